/* collections._tuplegetter(index, doc): the descriptor behind the fields of a named tuple. CPython
 * 3.13 Modules/_collectionsmodule.c. */
#include "sim/modules/tuplegetter.h"

#include "sim/value/arguments.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct tuplegetter {
    struct object head;
    int64_t index;
    value doc;
};

#define AS_GETTER(v) ((struct tuplegetter *)(v))

static value getter_make(struct machine *m, struct type *type, const struct args *args)
{
    int64_t index;
    if (!args_positional(m, args, "_tuplegetter", 2, 2) ||
        !object_as_int64(m, args->items[0], &index))
        return NULL;
    value v = object_alloc(m, type, type->instance_size);
    if (!v)
        return NULL;
    AS_GETTER(v)->index = index;
    AS_GETTER(v)->doc = keep(args->items[1]);
    return v;
}

static void getter_destroy(struct machine *m, value self)
{
    drop_place(m, AS_GETTER(self)->doc);
}

static int getter_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_GETTER(self)->doc ? visit(AS_GETTER(self)->doc, closure) : 0;
}

static value getter_repr(struct machine *m, value self)
{
    return str_format(m, "_tuplegetter(%lld, %R)", (long long)AS_GETTER(self)->index,
                      AS_GETTER(self)->doc);
}

static value getter_get(struct machine *m, value self, value object, value type)
{
    (void)type;
    if (!object || object == NONE)
        return keep(self);
    int64_t i = AS_GETTER(self)->index;
    if (!has_type_flag(m, object, TYPE_IS_TUPLE))
        return raise_error(m, m->types.TypeError,
                           "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' "
                           "object",
                           (long long)i, object);
    if (i < 0 || i >= (int64_t)tuple_size(object))
        return raise_error(m, m->types.IndexError, "tuple index out of range");
    return keep(AS_TUPLE(object)->items[i]);
}

static bool getter_set(struct machine *m, value self, value object, value v)
{
    (void)self;
    (void)object;
    raise_error(m, m->types.AttributeError, v ? "can't set attribute" : "can't delete attribute");
    return false;
}

static value get_doc(struct machine *m, value self)
{
    (void)m;
    return keep(AS_GETTER(self)->doc);
}

static bool set_doc(struct machine *m, value self, value v)
{
    replace_place(m, AS_GETTER(self)->doc, keep(v ? v : NONE));
    return true;
}

static const struct getset_spec getter_getsets[] = {
    {"__doc__", get_doc, set_doc},
    {NULL, NULL, NULL},
};

const struct type_spec tuplegetter_type_spec = {
    .name = "_tuplegetter",
    .module = "collections",
    .instance_size = sizeof(struct tuplegetter),
    .flags = TYPE_TRACKED,
    .slots = {.make = getter_make,
              .destroy = getter_destroy,
              .traverse = getter_traverse,
              .repr = getter_repr,
              .descr_get = getter_get,
              .descr_set = getter_set},
    .getsets = getter_getsets,
};
