/* types.MappingProxyType (cls.__dict__) and types.SimpleNamespace. CPython 3.13
 * Objects/descrobject.c, namespaceobject.c. */
#include "sim/value/arguments.h"
#include "sim/value/dict_parts.h"
#include "sim/value/generic_alias.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct mappingproxy {
    struct object head;
    value mapping;
};

#define MAPPING(v) (((struct mappingproxy *)(v))->mapping)

value mappingproxy_new(struct machine *m, value mapping)
{
    value v = object_alloc(m, m->types.mappingproxy, sizeof(struct mappingproxy));
    if (v)
        MAPPING(v) = keep(mapping);
    return v;
}

static value proxy_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (!args_positional(m, args, "mappingproxy", 1, 1))
        return NULL;
    value mapping = args->items[0];
    if (!type_of(m, mapping)->slots.get_item || has_type_flag(m, mapping, TYPE_IS_LIST | TYPE_IS_TUPLE))
        return raise_error(m, m->types.TypeError,
                           "mappingproxy() argument must be a mapping, not %T", mapping);
    return mappingproxy_new(m, mapping);
}

static void proxy_destroy(struct machine *m, value self)
{
    drop_place(m, MAPPING(self));
}

static int proxy_traverse(value self, visit_fn *visit, void *closure)
{
    return MAPPING(self) ? visit(MAPPING(self), closure) : 0;
}

static value proxy_repr(struct machine *m, value self)
{
    return str_format(m, "mappingproxy(%R)", MAPPING(self));
}

static value proxy_str(struct machine *m, value self)
{
    return object_str(m, MAPPING(self));
}

static bool proxy_hash(struct machine *m, value self, int64_t *hash)
{
    return object_hash(m, MAPPING(self), hash);
}

static value proxy_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_exactly(self, m->types.mappingproxy))
        return NOT_IMPLEMENTED;
    return object_compare(m, op, MAPPING(self), other);
}

static value proxy_binary(struct machine *m, enum binary_op op, value left, value right)
{
    if (op != BINARY_OR)
        return NOT_IMPLEMENTED;
    if (is_exactly(left, m->types.mappingproxy))
        left = MAPPING(left);
    if (is_exactly(right, m->types.mappingproxy))
        right = MAPPING(right);
    return object_binary(m, op, left, right);
}

static value proxy_inplace(struct machine *m, enum binary_op op, value left, value right)
{
    (void)right;
    if (op != BINARY_OR)
        return NOT_IMPLEMENTED;
    return raise_error(m, m->types.TypeError,
                       "'|=' is not supported by %T; use '|' instead", left);
}

static int64_t proxy_length(struct machine *m, value self)
{
    return object_length(m, MAPPING(self));
}

static value proxy_get_item(struct machine *m, value self, value key)
{
    return object_get_item(m, MAPPING(self), key);
}

static int proxy_contains(struct machine *m, value self, value key)
{
    return object_contains(m, MAPPING(self), key);
}

static value proxy_iter(struct machine *m, value self)
{
    return object_iter(m, MAPPING(self));
}

/* The methods ask the mapping for the method of the same name. */
static value ask0(struct machine *m, value self, const char *name)
{
    value method = str_from(m, name);
    value result = method ? object_call_method0(m, MAPPING(self), method) : NULL;
    drop(m, method);
    return result;
}

static value method_get(struct machine *m, value *args)
{
    return object_call_method2(m, MAPPING(args[0]), m->names.get, args[1], args[2]);
}

static value method_keys(struct machine *m, value *args)
{
    return object_call_method0(m, MAPPING(args[0]), m->names.keys);
}

static value method_values(struct machine *m, value *args)
{
    return object_call_method0(m, MAPPING(args[0]), m->names.values);
}

static value method_items(struct machine *m, value *args)
{
    return object_call_method0(m, MAPPING(args[0]), m->names.items);
}

static value method_copy(struct machine *m, value *args)
{
    return ask0(m, args[0], "copy");
}

static value method_reversed(struct machine *m, value *args)
{
    return object_call_method0(m, MAPPING(args[0]), m->names.dunder_reversed);
}

static const struct native_spec proxy_methods[] = {
    {"get(self, key, default=None, /)", method_get,
     "Return the value for key if key is in the mapping, else default."},
    {"keys(self, /)", method_keys, "D.keys() -> a set-like object providing a view on D's keys"},
    {"values(self, /)", method_values, "D.values() -> an object providing a view on D's values"},
    {"items(self, /)", method_items,
     "D.items() -> a set-like object providing a view on D's items"},
    {"copy(self, /)", method_copy, "D.copy() -> a shallow copy of D"},
    {"__reversed__(self, /)", method_reversed, "D.__reversed__() -> reverse iterator"},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

const struct type_spec mappingproxy_type_spec = {
    .name = "mappingproxy",
    .instance_size = sizeof(struct mappingproxy),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_MATCH_MAPPING,
    .slots = {.make = proxy_make,
              .destroy = proxy_destroy,
              .traverse = proxy_traverse,
              .clear = proxy_destroy,
              .repr = proxy_repr,
              .str = proxy_str,
              .hash = proxy_hash,
              .compare = proxy_compare,
              .binary = proxy_binary,
              .inplace = proxy_inplace,
              .length = proxy_length,
              .get_item = proxy_get_item,
              .contains = proxy_contains,
              .iter = proxy_iter},
    .methods = proxy_methods,
    .doc = "Read-only proxy of a mapping.",
    .operators = 1 << BINARY_OR,
};

/* --- SimpleNamespace: all that it is lies in its __dict__ */

static value namespace_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return object_alloc(m, type, type->instance_size);
}

static bool namespace_fill(struct machine *m, struct dict *dict, const struct args *args)
{
    size_t names = args->names ? tuple_size(args->names) : 0, position = 0;
    value key;
    if (args->count == 1 && !dict_update(m, dict, args->items[0]))
        return false;
    while (dict_next(dict, &position, &key, NULL))
        if (!has_type_flag(m, key, TYPE_IS_STR))
            return raise_error(m, m->types.TypeError, "keywords must be strings");
    for (size_t i = 0; i < names; i++)
        if (!dict_set(m, dict, AS_TUPLE(args->names)->items[i], args->items[args->count + i]))
            return false;
    return true;
}

static bool namespace_init(struct machine *m, value self, const struct args *args)
{
    if (args->count > 1)
        return raise_error(m, m->types.TypeError, "%s expected at most 1 argument, got %zu",
                           str_text(type_of(m, self)->name), args->count);
    struct dict *fresh = dict_new(m), *own = object_dict(m, self, true);
    bool ok = fresh && own && namespace_fill(m, fresh, args) && dict_update(m, own, (value)fresh);
    drop(m, (value)fresh);
    return ok;
}

static bool add_field(struct machine *m, struct str_builder *b, value key, value item)
{
    return str_builder_add_value(m, b, key) && str_builder_add_text(m, b, "=") &&
           str_builder_add_repr(m, b, item);
}

static value namespace_repr(struct machine *m, value self)
{
    const char *name = is_exactly(self, m->types.simple_namespace)
                           ? "namespace"
                           : str_text(type_of(m, self)->name);
    struct dict *dict = object_dict(m, self, true);
    int entered = dict ? repr_enter(m, self) : -1;
    if (entered)
        return entered < 0 ? NULL : str_format(m, "%s(...)", name);
    struct str_builder b = {0};
    const char *between = "(";
    size_t position = 0;
    value key, item;
    bool ok = str_builder_add_text(m, &b, name);
    while (ok && dict_next(dict, &position, &key, &item)) {
        if (!has_type_flag(m, key, TYPE_IS_STR))
            continue;
        keep(key);
        keep(item);
        ok = str_builder_add_text(m, &b, between) && add_field(m, &b, key, item);
        drop(m, key);
        drop(m, item);
        between = ", ";
    }
    str_builder_add_text(m, &b, *between == '(' ? "()" : ")");
    repr_leave(m, self);
    return str_builder_finish(m, &b);
}

static value namespace_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_instance(m, self, m->types.simple_namespace) ||
        !is_instance(m, other, m->types.simple_namespace))
        return NOT_IMPLEMENTED;
    struct dict *a = object_dict(m, self, true), *b = object_dict(m, other, true);
    return a && b ? object_compare(m, op, (value)a, (value)b) : NULL;
}

static value namespace_replace(struct machine *m, value *args)
{
    value fresh = object_call0(m, (value)type_of(m, args[0]));
    struct dict *from = object_dict(m, args[0], true);
    struct dict *to = fresh ? object_dict(m, fresh, true) : NULL;
    bool ok = from && to && dict_update(m, to, (value)from) &&
              (!args[1] || dict_update(m, to, args[1]));
    return ok ? fresh : drop_and_fail(m, fresh);
}

static const struct native_spec namespace_methods[] = {
    {"__replace__(self, /, **changes)", namespace_replace,
     "Return a copy of the namespace object with new values for the specified attributes."},
    {NULL, NULL, NULL},
};

const struct type_spec simple_namespace_type_spec = {
    .name = "SimpleNamespace",
    .module = "types",
    .instance_size = sizeof(struct object),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT,
    .slots = {.make = namespace_make,
              .init = namespace_init,
              .repr = namespace_repr,
              .compare = namespace_compare},
    .methods = namespace_methods,
    .doc = "A simple attribute-based namespace.",
};
