/* Weak references: weakref.ref objects, and their end together with what they refer to. */
#include "sim/value/descriptor.h"
#include "sim/value/weakref.h"

#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define AS_WEAKREF(v) ((struct weakref *)(v))

value weakref_get(value weakref)
{
    value referent = AS_WEAKREF(weakref)->referent;
    /* What waits to be freed is dead already. */
    if (!referent || referent->refs == 0)
        return NULL;
    return keep(referent);
}

static void unlink_weakref(struct weakref *ref)
{
    if (!ref->referent)
        return;
    if (ref->prev)
        ref->prev->next = ref->next;
    else
        object_managed(ref->referent)->weakrefs = (value)ref->next;
    if (ref->next)
        ref->next->prev = ref->prev;
    ref->referent = NULL;
    ref->next = ref->prev = NULL;
}

/* In CPython's order: the plain reference, the plain proxy, then the others, newest first. */
static int rank(struct machine *m, const struct weakref *ref)
{
    if (ref->callback)
        return 2;
    if (ref->head.type == m->types.weakref)
        return 0;
    return ref->head.type == m->types.weakproxy || ref->head.type == m->types.weakcallableproxy ? 1
                                                                                                 : 2;
}

static void link_weakref(struct machine *m, struct weakref *ref, value referent)
{
    struct managed *managed = object_managed(referent);
    struct weakref *next = (struct weakref *)managed->weakrefs, *prev = NULL;
    int own = rank(m, ref);
    for (; next && rank(m, next) < own; next = next->next)
        prev = next;
    ref->referent = referent;
    ref->next = next;
    ref->prev = prev;
    if (next)
        next->prev = ref;
    if (prev)
        prev->next = ref;
    else
        managed->weakrefs = (value)ref;
}

/* The plain reference or proxy (no callback, no subclass) that already exists, as CPython shares it. */
static struct weakref *find_plain(struct machine *m, struct type *type, value referent)
{
    struct weakref *ref = (struct weakref *)object_managed(referent)->weakrefs;
    for (; ref && rank(m, ref) < 2; ref = ref->next)
        if (ref->head.type == type && ref->head.refs > 0)
            return ref;
    return NULL;
}

value weakref_of_type(struct machine *m, struct type *type, value referent, value callback)
{
    if (!has_type_flag(m, referent, TYPE_HAS_WEAKREFS))
        return raise_error(m, m->types.TypeError, "cannot create weak reference to '%T' object",
                           referent);
    if (callback == NONE)
        callback = NULL;
    struct weakref *plain = callback ? NULL : find_plain(m, type, referent);
    if (plain)
        return keep((value)plain);
    struct weakref *ref = (struct weakref *)object_alloc(m, type, type->instance_size);
    if (!ref)
        return NULL;
    ref->callback = keep_or_null(callback);
    ref->hash = -1;
    link_weakref(m, ref, referent);
    return (value)ref;
}

value weakref_new(struct machine *m, value referent, value callback)
{
    return weakref_of_type(m, m->types.weakref, referent, callback);
}

static void call_callback(struct machine *m, struct weakref *ref)
{
    value callback = ref->callback;
    ref->callback = NULL;
    value error = error_take(m);
    value result = object_call1(m, callback, (value)ref);
    if (!result) {
        if (m->hooks.unraisable)
            m->hooks.unraisable(m, callback, NULL);
        error_clear(m);
    }
    drop(m, result);
    m->error = error;
    drop(m, callback);
}

/* The newest comes first in the list, and CPython calls callbacks in this order. All are dead before the
 * first callback runs. */
void weakref_clear_all(struct machine *m, value v)
{
    struct weakref *with_callback = NULL, **end = &with_callback;
    struct weakref *ref;
    while ((ref = (struct weakref *)object_managed(v)->weakrefs) != NULL) {
        unlink_weakref(ref);
        if (ref->callback && ref->head.refs > 0) {
            keep((value)ref);
            *end = ref;
            end = &ref->next;
        }
    }
    *end = NULL;
    while ((ref = with_callback) != NULL) {
        with_callback = ref->next;
        ref->next = NULL;
        call_callback(m, ref);
        drop(m, (value)ref);
    }
}

static value weakref_make(struct machine *m, struct type *type, const struct args *args)
{
    if (args->names)
        return raise_error(m, m->types.TypeError, "ref() takes no keyword arguments");
    if (args->count < 1 || args->count > 2)
        return raise_error(m, m->types.TypeError, "%s expected at %s %d argument%s, got %zu",
                           "ReferenceType", args->count < 1 ? "least" : "most",
                           args->count < 1 ? 1 : 2, args->count < 1 ? "" : "s", args->count);
    return weakref_of_type(m, type, args->items[0], args->count == 2 ? args->items[1] : NULL);
}

/* __new__ has looked at the arguments already. */
static bool weakref_init(struct machine *m, value self, const struct args *args)
{
    (void)m, (void)self, (void)args;
    return true;
}

static value weakref_call(struct machine *m, value self, const struct args *args)
{
    if (args->count || args->names)
        return raise_error(m, m->types.TypeError, "weakref() takes no arguments (%zu given)",
                           args->count);
    value referent = weakref_get(self);
    return referent ? referent : NONE;
}

static value weakref_repr(struct machine *m, value self)
{
    value referent = weakref_get(self);
    unsigned long id = (unsigned long)object_id(m, self);
    if (!referent)
        return str_format(m, "<weakref at 0x%lx; dead>", id);
    unsigned long other = (unsigned long)object_id(m, referent);
    value text = str_format(m, "<weakref at 0x%lx; to '%T' at 0x%lx>", id, referent, other);
    drop(m, referent);
    return text;
}

static bool weakref_hash(struct machine *m, value self, int64_t *hash)
{
    struct weakref *ref = AS_WEAKREF(self);
    if (ref->hash == -1) {
        value referent = weakref_get(self);
        if (!referent) {
            raise_error(m, m->types.TypeError, "weak object has gone away");
            return false;
        }
        bool done = object_hash(m, referent, &ref->hash);
        drop(m, referent);
        if (!done)
            return false;
    }
    *hash = ref->hash;
    return true;
}

static value weakref_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_instance(m, other, m->types.weakref))
        return NOT_IMPLEMENTED;
    value a = weakref_get(self), b = weakref_get(other);
    value result;
    if (!a || !b)
        result = tag_bool((self == other) == (op == COMPARE_EQ));
    else
        result = object_compare(m, op, a, b);
    drop(m, a);
    drop(m, b);
    return result;
}

void weakref_destroy(struct machine *m, value self)
{
    unlink_weakref(AS_WEAKREF(self));
    drop_place(m, AS_WEAKREF(self)->callback);
}

int weakref_traverse(value self, visit_fn *visit, void *closure)
{
    value callback = AS_WEAKREF(self)->callback;
    return callback ? visit(callback, closure) : 0;
}

void weakref_clear(struct machine *m, value self)
{
    drop_place(m, AS_WEAKREF(self)->callback);
}

static value get_callback(struct machine *m, value self)
{
    (void)m;
    value callback = AS_WEAKREF(self)->callback;
    return callback ? keep(callback) : NONE;
}

static const struct getset_spec weakref_getsets[] = {{"__callback__", get_callback, member_readonly}, {0}};

const struct type_spec weakref_type_spec = {
    .name = "ReferenceType",
    .module = "weakref",
    .instance_size = sizeof(struct weakref),
    .flags = TYPE_TRACKED,
    .slots = {.make = weakref_make,
              .init = weakref_init,
              .call = weakref_call,
              .repr = weakref_repr,
              .hash = weakref_hash,
              .compare = weakref_compare,
              .traverse = weakref_traverse,
              .clear = weakref_clear,
              .destroy = weakref_destroy},
    .getsets = weakref_getsets,
};
