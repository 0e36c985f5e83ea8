/* Slot wrappers: `int.__add__`, `super().__init__`, `(5).__repr__`: dunders of our types as objects
 * that a program can get hold of and call. CPython 3.13 Objects/descrobject.c, typeobject.c (wrap_*). */
#include "sim/value/descriptor.h"
#include "sim/value/dunder.h"

#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static bool expect(struct machine *m, struct slot_wrapper *w, const struct args *args,
                   size_t least, size_t most)
{
    if (args->names && tuple_size(args->names)) {
        raise_error(m, m->types.TypeError, "wrapper %S() takes no keyword arguments",
                    *(value *)((char *)&m->names + w->def->name));
        return false;
    }
    if (args->count >= least && args->count <= most)
        return true;
    if (least == most)
        raise_error(m, m->types.TypeError, "expected %zu argument%s, got %zu", least,
                    least == 1 ? "" : "s", args->count);
    else
        raise_error(m, m->types.TypeError, "expected at %s %zu argument%s, got %zu",
                    args->count < least ? "least" : "most", args->count < least ? least : most,
                    (args->count < least ? least : most) == 1 ? "" : "s", args->count);
    return false;
}

#define SLOT(w) ((w)->owner->slots)

static value none_if(bool done)
{
    return done ? NONE : NULL;
}

value wrap_init(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    return none_if(SLOT(w).init(m, self, args));
}

value wrap_call(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    return SLOT(w).call(m, self, args);
}

value wrap_hash(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    int64_t hash;
    if (!expect(m, w, args, 0, 0) || !SLOT(w).hash(m, self, &hash))
        return NULL;
    return int_new(m, hash);
}

value wrap_compare(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect(m, w, args, 1, 1))
        return NULL;
    return SLOT(w).compare(m, (enum compare_op)w->def->op, self, args->items[0]);
}

value wrap_truth(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    int truth = expect(m, w, args, 0, 0) ? SLOT(w).truth(m, self) : -1;
    return truth < 0 ? NULL : tag_bool(truth);
}

/* Slots that take nothing but self and give a value. */
#define WRAP_SIMPLE(slot)                                                                          \
    value wrap_##slot(struct machine *m, struct slot_wrapper *w, value self,                       \
                      const struct args *args)                                                     \
    {                                                                                              \
        return expect(m, w, args, 0, 0) ? SLOT(w).slot(m, self) : NULL;                               \
    }
WRAP_SIMPLE(repr)
WRAP_SIMPLE(str)
WRAP_SIMPLE(as_index)
WRAP_SIMPLE(as_int)
WRAP_SIMPLE(as_float)
WRAP_SIMPLE(iter)
WRAP_SIMPLE(await)
WRAP_SIMPLE(aiter)
WRAP_SIMPLE(anext)

/* Slots that take one value and give one. */
#define WRAP_ONE(slot)                                                                             \
    value wrap_##slot(struct machine *m, struct slot_wrapper *w, value self,                       \
                      const struct args *args)                                                     \
    {                                                                                              \
        return expect(m, w, args, 1, 1) ? SLOT(w).slot(m, self, args->items[0]) : NULL;               \
    }
WRAP_ONE(get_item)

value wrap_format(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect(m, w, args, 1, 1))
        return NULL;
    value spec = args->items[0];
    if (!is_str(m, spec))
        return raise_error(m, m->types.TypeError, "__format__() argument must be str, not %T",
                           spec);
    return SLOT(w).format(m, self, spec);
}

static bool expect_name(struct machine *m, value name)
{
    if (!is_str(m, name))
        raise_error(m, m->types.TypeError, "attribute name must be string, not '%T'", name);
    return !m->error;
}

value wrap_get_attribute(struct machine *m, struct slot_wrapper *w, value self,
                         const struct args *args)
{
    if (!expect(m, w, args, 1, 1) || !expect_name(m, args->items[0]))
        return NULL;
    return SLOT(w).get_attribute(m, self, args->items[0]);
}

value wrap_set_attribute(struct machine *m, struct slot_wrapper *w, value self,
                         const struct args *args)
{
    if (!expect(m, w, args, 2, 2) || !expect_name(m, args->items[0]))
        return NULL;
    return none_if(SLOT(w).set_attribute(m, self, args->items[0], args->items[1]));
}

value wrap_delete_attribute(struct machine *m, struct slot_wrapper *w, value self,
                            const struct args *args)
{
    if (!expect(m, w, args, 1, 1) || !expect_name(m, args->items[0]))
        return NULL;
    return none_if(SLOT(w).set_attribute(m, self, args->items[0], NULL));
}

value wrap_descr_get(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect(m, w, args, 1, 2))
        return NULL;
    value object = args->items[0] == NONE ? NULL : args->items[0];
    value type = args->count == 2 && args->items[1] != NONE ? args->items[1] : NULL;
    if (!object && !type)
        return raise_error(m, m->types.TypeError, "__get__(None, None) is invalid");
    return SLOT(w).descr_get(m, self, object, type);
}

value wrap_descr_set(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect(m, w, args, 2, 2))
        return NULL;
    return none_if(SLOT(w).descr_set(m, self, args->items[0], args->items[1]));
}

value wrap_descr_delete(struct machine *m, struct slot_wrapper *w, value self,
                        const struct args *args)
{
    return expect(m, w, args, 1, 1) ? none_if(SLOT(w).descr_set(m, self, args->items[0], NULL)) : NULL;
}

/* pow() alone takes a third argument. */
static bool expect_operand(struct machine *m, struct slot_wrapper *w, const struct args *args)
{
    return expect(m, w, args, 1, w->def->op == BINARY_POW ? 2 : 1);
}

value wrap_binary(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect_operand(m, w, args))
        return NULL;
    if (args->count == 2 && args->items[1] != NONE)
        return object_power(m, self, args->items[0], args->items[1]);
    return SLOT(w).binary(m, (enum binary_op)w->def->op, self, args->items[0]);
}

value wrap_reflected(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect_operand(m, w, args))
        return NULL;
    return SLOT(w).binary(m, (enum binary_op)w->def->op, args->items[0], self);
}

value wrap_inplace(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect_operand(m, w, args))
        return NULL;
    return SLOT(w).inplace(m, (enum binary_op)w->def->op, self, args->items[0]);
}

value wrap_unary(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    return expect(m, w, args, 0, 0) ? SLOT(w).unary(m, (enum unary_op)w->def->op, self) : NULL;
}

value wrap_length(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    int64_t n = expect(m, w, args, 0, 0) ? SLOT(w).length(m, self) : -1;
    return n < 0 ? NULL : int_new(m, n);
}

value wrap_set_item(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect(m, w, args, 2, 2))
        return NULL;
    return none_if(SLOT(w).set_item(m, self, args->items[0], args->items[1]));
}

value wrap_delete_item(struct machine *m, struct slot_wrapper *w, value self,
                       const struct args *args)
{
    return expect(m, w, args, 1, 1) ? none_if(SLOT(w).set_item(m, self, args->items[0], NULL)) : NULL;
}

value wrap_contains(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    int found = expect(m, w, args, 1, 1) ? SLOT(w).contains(m, self, args->items[0]) : -1;
    return found < 0 ? NULL : tag_bool(found);
}

value wrap_next(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!expect(m, w, args, 0, 0))
        return NULL;
    value item = SLOT(w).next(m, self);
    if (!item && !m->error)
        raise_stop_iteration(m, NONE);
    return item;
}

/* The type slot_wrapper. */

static value call_on(struct machine *m, struct slot_wrapper *w, value self, const struct args *args)
{
    if (!is_instance(m, self, w->owner))
        return raise_error(m, m->types.TypeError,
                           "descriptor '%S' requires a '%S' object but received a '%T'",
                           slot_def_name(m, w->def), w->owner->name, self);
    return w->def->wrap(m, w, self, args);
}

static value wrapper_call(struct machine *m, value self, const struct args *args)
{
    struct slot_wrapper *w = AS_SLOT_WRAPPER(self);
    if (w->self)
        return w->def->wrap(m, w, w->self, args);
    if (args->count == 0)
        return raise_error(m, m->types.TypeError, "descriptor '%S' of '%S' object needs an argument",
                           slot_def_name(m, w->def), w->owner->name);
    struct args rest = {args->items + 1, args->count - 1, args->names};
    return call_on(m, w, args->items[0], &rest);
}

static value wrapper_get(struct machine *m, value self, value object, value type)
{
    (void)type;
    if (!object)
        return keep(self);
    struct slot_wrapper *w = AS_SLOT_WRAPPER(self);
    struct slot_wrapper *bound = (struct slot_wrapper *)object_alloc(m, m->types.method_wrapper,
                                                                     sizeof *bound);
    if (!bound)
        return NULL;
    bound->def = w->def;
    bound->owner = w->owner;
    bound->self = keep(object);
    return (value)bound;
}

static value wrapper_repr(struct machine *m, value self)
{
    struct slot_wrapper *w = AS_SLOT_WRAPPER(self);
    value name = slot_def_name(m, w->def);
    if (!w->self)
        return str_format(m, "<slot wrapper '%S' of '%S' objects>", name, w->owner->name);
    return str_format(m, "<method-wrapper '%S' of %T object at 0x%lx>", name, w->self,
                      (unsigned long)object_id(m, w->self));
}

static value wrapper_compare(struct machine *m, enum compare_op op, value self, value other)
{
    struct slot_wrapper *a = AS_SLOT_WRAPPER(self), *b = AS_SLOT_WRAPPER(other);
    (void)m;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_object(other) ||
        other->type != self->type)
        return NOT_IMPLEMENTED;
    bool same = a->def == b->def && a->owner == b->owner && a->self == b->self;
    return tag_bool(same == (op == COMPARE_EQ));
}

static bool wrapper_hash(struct machine *m, value self, int64_t *hash)
{
    struct slot_wrapper *w = AS_SLOT_WRAPPER(self);
    *hash = (w->self ? object_id(m, w->self) : 0) * 1009 + (w->def - slot_defs);
    return true;
}

static void wrapper_destroy(struct machine *m, value self)
{
    drop_place(m, AS_SLOT_WRAPPER(self)->self);
}

static int wrapper_traverse(value self, visit_fn *visit, void *closure)
{
    value bound = AS_SLOT_WRAPPER(self)->self;
    return bound ? visit(bound, closure) : 0;
}

static value get_name(struct machine *m, value self)
{
    return keep(slot_def_name(m, AS_SLOT_WRAPPER(self)->def));
}

static value get_qualname(struct machine *m, value self)
{
    struct slot_wrapper *w = AS_SLOT_WRAPPER(self);
    return str_format(m, "%S.%S", w->owner->qualname, slot_def_name(m, w->def));
}

static value get_objclass(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_SLOT_WRAPPER(self)->owner);
}

static value get_self(struct machine *m, value self)
{
    (void)m;
    value bound = AS_SLOT_WRAPPER(self)->self;
    return bound ? keep(bound) : NONE;
}

static value get_doc(struct machine *m, value self)
{
    (void)m, (void)self;
    return NONE;
}

static const struct getset_spec wrapper_getsets[] = {{"__name__", get_name, member_readonly},
                                                     {"__qualname__", get_qualname, NULL},
                                                     {"__objclass__", get_objclass, member_readonly},
                                                     {"__doc__", get_doc, NULL},
                                                     {0}};

static const struct getset_spec bound_getsets[] = {{"__name__", get_name, member_readonly},
                                                   {"__qualname__", get_qualname, NULL},
                                                   {"__objclass__", get_objclass, member_readonly},
                                                   {"__self__", get_self, member_readonly},
                                                   {"__doc__", get_doc, NULL},
                                                   {0}};

const struct type_spec slot_wrapper_type_spec = {
    .name = "wrapper_descriptor",
    .instance_size = sizeof(struct slot_wrapper),
    .flags = TYPE_IS_GENERIC_METHOD | TYPE_FINAL,
    .slots = {.call = wrapper_call,
              .descr_get = wrapper_get,
              .repr = wrapper_repr,
              .destroy = wrapper_destroy},
    .getsets = wrapper_getsets,
};

const struct type_spec method_wrapper_type_spec = {
    .name = "method-wrapper",
    .instance_size = sizeof(struct slot_wrapper),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.call = wrapper_call,
              .repr = wrapper_repr,
              .compare = wrapper_compare,
              .hash = wrapper_hash,
              .traverse = wrapper_traverse,
              .clear = wrapper_destroy,
              .destroy = wrapper_destroy},
    .getsets = bound_getsets,
};
