/* Types of ours made from their specs, attribute lookup along the mro with its cache, and what
 * happens when a type changes. */
#include "sim/value/type_internal.h"

#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/dunder.h"
#include "sim/value/error.h"
#include "sim/value/native.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/weakref.h"

#include <string.h>

uint32_t type_next_version(struct machine *m)
{
    if (++m->next_version == 0)
        m->next_version = 1;
    return m->next_version;
}

void slots_inherit(struct slots *slots, const struct slots *from)
{
    any_function **to = (any_function **)slots;
    any_function *const *base = (any_function *const *)from;
    for (size_t i = 0; i < sizeof *slots / sizeof *to; i++)
        if (!to[i])
            to[i] = base[i];
}

struct type *type_allocate(struct machine *m, const struct type_spec *spec, struct type *base)
{
    struct type *type = (struct type *)object_alloc(m, m->types.type, sizeof *type);
    if (!type)
        return NULL;
    type->slots = spec->slots;
    type->flags = spec->flags | TYPE_IMMUTABLE;
    type->instance_size = spec->instance_size;
    type->base = base;
    type->version = type_next_version(m);
    if (!base)
        return type;
    keep((value)base);
    type->flags |= base->flags & TYPE_INHERITED_FLAGS;
    if (type->flags & (TYPE_HAS_DICT | TYPE_HAS_WEAKREFS))
        type->flags |= TYPE_TRACKED;
    if (type->instance_size == 0)
        type->instance_size = base->instance_size;
    if (type->slots.compare && !type->slots.hash)
        type->slots.hash = object_unhashable;
    struct slots inherited = base->slots;
    /* As CPython's static types: what extends object alone cannot be made unless it says so. */
    if (base == m->types.object)
        inherited.make = NULL;
    slots_inherit(&type->slots, &inherited);
    return type;
}

static bool set_bases(struct machine *m, struct type *type)
{
    struct type *base = type->base;
    size_t above = base ? tuple_size(base->mro) : 0;
    type->bases = base ? tuple_pack1(m, (value)base) : tuple_new(m, 0);
    type->mro = tuple_new(m, above + 1);
    if (!type->bases || !type->mro)
        return false;
    AS_TUPLE(type->mro)->items[0] = keep((value)type);
    for (size_t i = 0; i < above; i++)
        AS_TUPLE(type->mro)->items[i + 1] = keep(AS_TUPLE(base->mro)->items[i]);
    return !base || type_add_subclass(m, base, type);
}

static bool add_text(struct machine *m, struct dict *dict, value name, const char *text)
{
    value v = text ? str_intern(m, text, strlen(text)) : NONE;
    bool done = v && dict_set(m, dict, name, v);
    drop(m, v);
    return done;
}

static value method_name(struct machine *m, const struct native_spec *spec)
{
    const char *text = spec->signature + strspn(spec->signature, "@%~!^");
    return str_intern(m, text, strcspn(text, "("));
}

static bool add_methods(struct machine *m, struct type *type, const struct native_spec *specs)
{
    for (; specs && specs->signature; specs++) {
        value name = method_name(m, specs);
        value method = name ? native_method_new(m, specs, type) : NULL;
        bool done = method && dict_set(m, type->dict, name, method);
        drop(m, name);
        drop(m, method);
        if (!done)
            return false;
    }
    return true;
}

static bool add_getsets(struct machine *m, struct type *type, const struct getset_spec *specs)
{
    for (; specs && specs->name; specs++) {
        value descr = getset_new(m, specs, type);
        bool done = descr && dict_set(m, type->dict, ((struct getset *)descr)->name, descr);
        drop(m, descr);
        if (!done)
            return false;
    }
    return true;
}

static bool add_own_new(struct machine *m, struct type *type, const struct type_spec *spec)
{
    if (!spec->slots.make || dict_get_name(m, type->dict, m->names.dunder_new))
        return true;
    value wrapper = new_wrapper_create(m, type);
    bool done = wrapper && dict_set(m, type->dict, m->names.dunder_new, wrapper);
    drop(m, wrapper);
    return done;
}

/* The attribute __dict__ of a type whose instances have one, unless it says itself what that is. */
static bool add_dict_getset(struct machine *m, struct type *type)
{
    bool inherited = type->base && type->base->flags & TYPE_HAS_DICT;
    if (!(type->flags & TYPE_HAS_DICT) || inherited ||
        dict_get_name(m, type->dict, m->names.dunder_dict))
        return true;
    value getset = dict_getset_new(m, type);
    bool done = getset && dict_set(m, type->dict, m->names.dunder_dict, getset);
    drop(m, getset);
    return done;
}

static bool fill_dict(struct machine *m, struct type *type, const struct type_spec *spec)
{
    struct names *n = &m->names;
    return add_methods(m, type, spec->methods) && add_getsets(m, type, spec->getsets) &&
           add_dict_getset(m, type) &&
           slot_wrappers_add(m, type, &spec->slots, spec->operators) &&
           add_own_new(m, type, spec) &&
           (type->slots.hash != object_unhashable || spec->slots.hash ||
            dict_set(m, type->dict, n->dunder_hash, NONE)) &&
           (dict_get_name(m, type->dict, n->dunder_doc) ||
            add_text(m, type->dict, n->dunder_doc, spec->doc)) &&
           (!spec->module || dict_get_name(m, type->dict, n->dunder_module) ||
            add_text(m, type->dict, n->dunder_module, spec->module));
}

bool type_fill(struct machine *m, struct type *type, const struct type_spec *spec)
{
    type->name = str_intern(m, spec->name, strlen(spec->name));
    type->qualname = keep_or_null(type->name);
    type->dict = dict_new(m);
    return type->name && type->dict && set_bases(m, type) && fill_dict(m, type, spec);
}

struct type *type_ready(struct machine *m, const struct type_spec *spec, struct type *base)
{
    if (!base)
        base = *(struct type **)((char *)&m->types + spec->base);
    struct type *type = type_allocate(m, spec, base);
    if (type && !type_fill(m, type, spec)) {
        drop(m, (value)type);
        return NULL;
    }
    return type;
}

bool type_is_subtype(struct type *type, struct type *base)
{
    if (type == base)
        return true;
    struct tuple *mro = AS_TUPLE(type->mro);
    if (!mro) /* not ready yet, or cleared by the collector */
        return type->base && type_is_subtype(type->base, base);
    for (size_t i = 1; i < mro->size; i++)
        if (mro->items[i] == (value)base)
            return true;
    return false;
}

/* The cache: direct mapped; an entry is good for one version of one type. */

struct type_cache_entry {
    uint32_t version;
    value name;   /* owned, so that its address is not used again */
    value result; /* borrowed: the version guards it; NULL: there is none */
};

#define CACHE_SIZE 1024
struct type_cache {
    struct type_cache_entry entries[CACHE_SIZE];
};

struct type_cache *type_cache_new(struct machine *m)
{
    struct type_cache *cache = heap_alloc(&m->heap, sizeof *cache);
    if (cache)
        memset(cache, 0, sizeof *cache);
    return cache;
}

void type_cache_free(struct machine *m, struct type_cache *cache)
{
    for (size_t i = 0; i < CACHE_SIZE; i++)
        drop_place(m, cache->entries[i].name);
    heap_free(&m->heap, cache, sizeof *cache);
}

static value find_in_mro(struct machine *m, struct type *type, value name)
{
    struct tuple *mro = AS_TUPLE(type->mro);
    if (!mro) /* cleared by the collector */
        return type->base ? find_in_mro(m, type->base, name) : NULL;
    for (size_t i = 0; i < mro->size; i++) {
        value found = dict_get_name(m, AS_TYPE(mro->items[i])->dict, name);
        if (found)
            return found;
    }
    return NULL;
}

value type_lookup(struct machine *m, struct type *type, value name)
{
    if (!AS_STR(name)->interned) {
        value interned = str_intern_value(m, name);
        if (!interned) {
            error_clear(m);
            return find_in_mro(m, type, name);
        }
        value found = type_lookup(m, type, interned);
        drop(m, interned);
        return found;
    }
    size_t at = (type->version * 31 + ((uintptr_t)name >> 4)) % CACHE_SIZE;
    struct type_cache_entry *entry = &m->type_cache->entries[at];
    if (entry->version == type->version && entry->name == name)
        return entry->result;
    value result = find_in_mro(m, type, name);
    value before = entry->name;
    *entry = (struct type_cache_entry){type->version, keep(name), result};
    drop(m, before);
    return result;
}

bool type_add_subclass(struct machine *m, struct type *base, struct type *type)
{
    if (!base->subclasses && !(base->subclasses = list_new(m, 0)))
        return false;
    struct list *list = AS_LIST(base->subclasses);
    value ref = weakref_new(m, (value)type, NULL);
    if (!ref)
        return false;
    for (size_t i = 0; i < list->size; i++) {
        struct weakref *old = (struct weakref *)list->items[i];
        if (old->referent)
            continue;
        replace_place(m, list->items[i], ref);
        /* Order is the order of making: the fresh one goes to the end. */
        memmove(list->items + i, list->items + i + 1, (list->size - i - 1) * sizeof(value));
        list->items[list->size - 1] = ref;
        return true;
    }
    return list_append_steal(m, base->subclasses, ref);
}

void type_remove_subclass(struct machine *m, struct type *base, struct type *type)
{
    struct list *refs = AS_LIST(base->subclasses);
    for (size_t i = 0; refs && i < refs->size; i++)
        if (((struct weakref *)refs->items[i])->referent == (value)type) {
            drop(m, list_pop(m, (value)refs, i));
            return;
        }
}

value type_subclasses(struct machine *m, struct type *type)
{
    value result = list_new(m, 0);
    struct list *refs = AS_LIST(type->subclasses);
    for (size_t i = 0; result && refs && i < refs->size; i++) {
        value subclass = weakref_get(refs->items[i]);
        if (subclass && !list_append_steal(m, result, subclass))
            return drop_and_fail(m, result);
    }
    return result;
}

/* The type and all types below, the nearest first, each with a new version, by which the walk knows
 * whom it has met. */
static value type_and_below(struct machine *m, struct type *type)
{
    uint32_t before = m->next_version;
    value all = list_new(m, 4);
    if (!all || !list_append(m, all, (value)type))
        return drop_and_fail(m, all);
    for (size_t i = 0; i < list_size(all); i++) {
        struct type *at = AS_TYPE(AS_LIST(all)->items[i]);
        struct list *refs = AS_LIST(at->subclasses);
        at->version = type_next_version(m);
        for (size_t k = 0; refs && k < refs->size; k++) {
            struct type *below = (struct type *)((struct weakref *)refs->items[k])->referent;
            if (!below || below->head.refs == 0 || below->version > before)
                continue;
            below->version = type_next_version(m);
            if (!list_append(m, all, (value)below))
                return drop_and_fail(m, all);
        }
    }
    return all;
}

static bool is_dunder(value name)
{
    size_t size = str_size(name);
    const char *text = str_text(name);
    return size > 4 && !memcmp(text, "__", 2) && !memcmp(text + size - 2, "__", 2);
}

void type_modified(struct machine *m, struct type *type, value name)
{
    bool slots = !name || is_dunder(name);
    bool has_subclasses = type->subclasses && list_size(type->subclasses);
    type->version = type_next_version(m);
    if (!has_subclasses) {
        if (slots && (type->flags & TYPE_PYTHON))
            slots_update(m, type, name);
        return;
    }
    value error = error_take(m);
    value all = type_and_below(m, type);
    for (size_t i = 0; all && slots && i < list_size(all); i++) {
        struct type *below = AS_TYPE(AS_LIST(all)->items[i]);
        if (below->flags & TYPE_PYTHON)
            slots_update(m, below, name);
    }
    drop(m, all);
    error_clear(m);
    m->error = error;
}
