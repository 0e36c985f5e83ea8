/* int | str. CPython 3.13 Objects/unionobject.c. */
#include "sim/value/descriptor.h"
#include "sim/value/generic_alias.h"

#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

#define ARGS(v) (((struct union_type *)(v))->args)

static bool can_stand_in(struct machine *m, value v)
{
    return v == NONE || has_type_flag(m, v, TYPE_IS_TYPE) ||
           is_exactly(v, m->types.generic_alias) || is_exactly(v, m->types.union_type) ||
           str_equals_text(type_of(m, v)->name, "TypeAliasType");
}

static bool add_member(struct machine *m, value list, value v)
{
    if (is_exactly(v, m->types.union_type)) {
        for (size_t i = 0; i < tuple_size(ARGS(v)); i++)
            if (!add_member(m, list, AS_TUPLE(ARGS(v))->items[i]))
                return false;
        return true;
    }
    if (v == NONE)
        v = (value)m->types.none;
    for (size_t i = 0; i < list_size(list); i++) {
        int same = object_equal(m, AS_LIST(list)->items[i], v);
        if (same)
            return same > 0;
    }
    return list_append(m, list, v);
}

value union_new(struct machine *m, value a, value b)
{
    if (!can_stand_in(m, a) || !can_stand_in(m, b))
        return NOT_IMPLEMENTED;
    value list = list_new(m, 2), result = NULL;
    if (list && add_member(m, list, a) && add_member(m, list, b)) {
        if (list_size(list) == 1) {
            result = keep(AS_LIST(list)->items[0]);
        } else {
            value args = tuple_from(m, AS_LIST(list)->items, list_size(list));
            result = args ? object_alloc(m, m->types.union_type, sizeof(struct union_type)) : NULL;
            if (result)
                ARGS(result) = args;
            else
                drop(m, args);
        }
    }
    drop(m, list);
    return result;
}

static value union_repr(struct machine *m, value self)
{
    struct str_builder out = {0};
    for (size_t i = 0; i < tuple_size(ARGS(self)); i++) {
        str_builder_add_text(m, &out, i ? " | " : "");
        type_repr_add(m, &out, AS_TUPLE(ARGS(self))->items[i]);
    }
    return str_builder_finish(m, &out);
}

static value as_set(struct machine *m, value self)
{
    value set = frozenset_new(m);
    for (size_t i = 0; set && i < tuple_size(ARGS(self)); i++)
        if (!set_add(m, set, AS_TUPLE(ARGS(self))->items[i]))
            return drop_and_fail(m, set);
    return set;
}

static value union_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exactly(other, m->types.union_type))
        return NOT_IMPLEMENTED;
    value a = as_set(m, self), b = as_set(m, other);
    value result = a && b ? object_compare(m, op, a, b) : NULL;
    drop(m, a);
    drop(m, b);
    return result;
}

static bool union_hash(struct machine *m, value self, int64_t *hash)
{
    value set = as_set(m, self);
    bool done = set && object_hash(m, set, hash);
    drop(m, set);
    return done;
}

static value union_binary(struct machine *m, enum binary_op op, value left, value right)
{
    return op == BINARY_OR ? union_new(m, left, right) : NOT_IMPLEMENTED;
}

static void union_destroy(struct machine *m, value self)
{
    drop_place(m, ARGS(self));
}

static int union_traverse(value self, visit_fn *visit, void *closure)
{
    return ARGS(self) ? visit(ARGS(self), closure) : 0;
}

static value get_args(struct machine *m, value self)
{
    (void)m;
    return keep(ARGS(self));
}

/* tuple[...] of the same arguments: it knows of type variables. */
static value same_alias(struct machine *m, value self)
{
    return generic_alias_new(m, (value)m->types.tuple, ARGS(self));
}

static value get_parameters(struct machine *m, value self)
{
    value alias = same_alias(m, self), name = str_from(m, "__parameters__");
    value found = alias && name ? object_get_attribute(m, alias, name) : NULL;
    drop(m, alias);
    drop(m, name);
    return found;
}

/* (int | list[T])[str]. CPython 3.13 union_getitem. */
static value union_get_item(struct machine *m, value self, value key)
{
    value parameters = get_parameters(m, self), result = NULL;
    size_t count = parameters ? tuple_size(parameters) : 0;
    drop(m, parameters);
    if (count == 0)
        return parameters ? raise_error(m, m->types.TypeError, "%R is not a generic class", self)
                          : NULL;
    value alias = same_alias(m, self), made = alias ? object_get_item(m, alias, key) : NULL;
    drop(m, alias);
    value args = made ? ((struct generic_alias *)made)->args : NULL;
    for (size_t i = 0; args && i < tuple_size(args); i++) {
        value next = AS_TUPLE(args)->items[i];
        value both = i ? object_binary(m, BINARY_OR, result, next) : keep(next);
        drop(m, result);
        if (!(result = both))
            break;
    }
    drop(m, made);
    return result;
}

static const struct getset_spec union_getsets[] = {{"__args__", get_args, member_readonly},
                                                   {"__parameters__", get_parameters, NULL},
                                                   {0}};

static value method_instancecheck(struct machine *m, value *args)
{
    int truth = object_is_instance(m, args[1], args[0]);
    return truth < 0 ? NULL : tag_bool(truth);
}

static value method_subclasscheck(struct machine *m, value *args)
{
    int truth = object_is_subclass(m, args[1], args[0]);
    return truth < 0 ? NULL : tag_bool(truth);
}

static const struct native_spec union_methods[] = {
    {"__instancecheck__(self, obj, /)", method_instancecheck, NULL},
    {"__subclasscheck__(self, cls, /)", method_subclasscheck, NULL},
    {0}};

const struct type_spec union_type_type_spec = {
    .name = "UnionType",
    .module = "types",
    .instance_size = sizeof(struct union_type),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL,
    .slots = {.repr = union_repr,
              .compare = union_compare,
              .hash = union_hash,
              .binary = union_binary,
              .get_item = union_get_item,
              .traverse = union_traverse,
              .clear = union_destroy,
              .destroy = union_destroy},
    .methods = union_methods,
    .getsets = union_getsets,
    .operators = 1u << BINARY_OR,
};
