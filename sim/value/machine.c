/* Opening and closing a machine: its types, interned names and constants. The types need each other
 * (a type's name is a str, its attributes a dict), so all are first made without names, then
 * filled. */
#include "sim/value/machine.h"

#include "sim/value/alloc.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/exception_internal.h"
#include "sim/value/gc.h"
#include "sim/value/sequence.h"
#include "sim/value/specs.h"
#include "sim/value/str.h"
#include "sim/value/type_internal.h"

#include <math.h>
#include <string.h>

#define MAX_INT_BYTES ((size_t)32 << 20) /* a product of two such takes about a second */

bool machine_refuse_native(struct machine *m, const char *doing)
{
    enum { HEADROOM = 100 }; /* making the error takes calls, too */
    m->native_depth -= HEADROOM + 1;
    raise_error(m, m->types.RecursionError, "maximum recursion depth exceeded%s", doing);
    m->native_depth += HEADROOM;
    return false;
}

static const struct {
    size_t field;
    const struct type_spec *spec;
} specs[] = {
    {offsetof(struct types, object), &object_type_spec},
    {offsetof(struct types, type), &type_type_spec},
    {offsetof(struct types, str), &str_type_spec},
#define X(name) {offsetof(struct types, name), &name##_type_spec},
    CORE_TYPES(X) VALUE_TYPES(X)
#undef X
};
#define SPEC_COUNT (sizeof specs / sizeof *specs)

static struct type **type_field(struct machine *m, size_t offset)
{
    return (struct type **)((char *)&m->types + offset);
}

/* The first two stand for each other: a temporary type serves until `type` is there. */
static bool make_bare_types(struct machine *m)
{
    struct type first = {.flags = type_type_spec.flags, .instance_size = sizeof(struct type)};
    m->types.type = &first;
    struct type *object = type_allocate(m, &object_type_spec, NULL);
    m->types.object = object;
    struct type *type = object ? type_allocate(m, &type_type_spec, object) : NULL;
    m->types.type = type;
    if (!type)
        return false;
    object->head.type = type->head.type = type;
    for (size_t i = 2; i < SPEC_COUNT; i++) {
        struct type *base = *type_field(m, specs[i].spec->base);
        struct type *made = type_allocate(m, specs[i].spec, base);
        if (!made)
            return false;
        *type_field(m, specs[i].field) = made;
    }
    return true;
}

static bool intern_names(struct machine *m)
{
    struct names *n = &m->names;
#define X(name)                                                                                    \
    if (!(n->dunder_##name = str_intern(m, "__" #name "__", sizeof "__" #name "__" - 1)))          \
        return false;
    DUNDER_NAMES(X)
#undef X
#define X(name)                                                                                    \
    if (!(n->name = str_intern(m, #name, sizeof #name - 1)))                                       \
        return false;
    PLAIN_NAMES(X)
#undef X
    return (n->empty = str_intern(m, "", 0)) && (n->lambda = str_intern(m, "<lambda>", 8)) &&
           (n->genexpr = str_intern(m, "<genexpr>", 9)) &&
           (n->listcomp = str_intern(m, "<listcomp>", 10)) &&
           (n->module_ = str_intern(m, "<module>", 8)) && (n->none_ = str_intern(m, "None", 4)) &&
           (n->unknown_location = str_intern(m, "unknown location", 16));
}

static bool fill_types(struct machine *m)
{
    for (size_t i = 0; i < SPEC_COUNT; i++)
        if (!type_fill(m, *type_field(m, specs[i].field), specs[i].spec))
            return false;
    return true;
}

static bool make_memory_error(struct machine *m)
{
    struct exception *e = (struct exception *)object_alloc(m, m->types.MemoryError,
                                                           m->types.MemoryError->instance_size);
    return e && (e->args = tuple_new(m, 0)) && (m->memory_error = (value)e);
}

bool machine_open_values(struct machine *m, struct region *region, size_t memory_limit)
{
    if (!heap_open(&m->heap, region, memory_limit))
        return false;
    m->region = region;
    m->tracked.prev = m->tracked.next = &m->tracked;
    m->depth_limit = 1000;
    m->int_digit_limit = 4300;
    m->max_int_bytes = memory_limit / 8 < MAX_INT_BYTES ? memory_limit / 8 : MAX_INT_BYTES;
    m->limits = (struct machine_limits){HUGE_VAL, UINT64_MAX, UINT64_MAX};
    m->gc_threshold = 0;
    if (m->countdown == 0)
        m->countdown = INT64_MAX;
    return make_bare_types(m) && (m->type_cache = type_cache_new(m)) &&
           (m->interned = dict_new(m)) && intern_names(m) && fill_types(m) &&
           exception_types_make(m) && make_memory_error(m) &&
           (m->native_types = list_new(m, 0));
}

/* Takes every type of ours out of the ring and empties it; their blocks go last, since objects
 * that are freed ask their types. */
static void empty_types(struct machine *m, struct gc_link *types)
{
    struct gc_link *at = m->tracked.next, *next;
    for (; at != &m->tracked; at = next) {
        next = at->next;
        value v = object_of_link(at);
        if ((v->type->flags & TYPE_IS_TYPE) && (AS_TYPE(v)->flags & TYPE_IMMUTABLE)) {
            gc_link_remove(at);
            gc_link_append(types, at);
            v->refs += 1u << 30; /* whoever lets go of it does not free it */
        }
    }
    for (at = types->next; at != types; at = at->next) {
        struct type *type = AS_TYPE(object_of_link(at));
        drop_place(m, type->dict);
        drop_place(m, type->subclasses);
    }
    for (at = types->next; at != types; at = at->next) {
        struct type *type = AS_TYPE(object_of_link(at));
        drop_place(m, type->mro);
        drop_place(m, type->bases);
        drop_place(m, type->name);
        drop_place(m, type->qualname);
    }
}

static void free_types(struct machine *m, struct gc_link *types)
{
    size_t prefix = object_prefix(type_type_spec.flags | TYPE_TRACKED);
    while (types->next != types) {
        struct gc_link *at = types->next;
        gc_link_remove(at);
        heap_free(&m->heap, (char *)object_of_link(at) - prefix, prefix + sizeof(struct type));
    }
}

void machine_close_values(struct machine *m)
{
    error_clear(m);
    drop_place(m, m->repr_stack);
    drop_place(m, m->builtins);
    drop_place(m, m->sys_modules);
    gc_collect(m);
    drop_place(m, m->native_types);
    drop_place(m, m->memory_error);
    drop_place(m, m->empty_tuple);
    if (m->type_cache)
        type_cache_free(m, m->type_cache);
    m->type_cache = NULL;
    value *names = (value *)&m->names;
    for (size_t i = 0; i < sizeof m->names / sizeof *names; i++)
        drop_place(m, names[i]);
    struct gc_link types = {&types, &types};
    empty_types(m, &types);
    drop_place(m, m->interned);
    free_types(m, &types);
    heap_close(&m->heap);
}
