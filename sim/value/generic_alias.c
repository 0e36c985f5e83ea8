/* list[int]. CPython 3.13 Objects/genericaliasobject.c. */
#include "sim/value/descriptor.h"
#include "sim/value/generic_alias.h"

#include "sim/value/dict.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/type_internal.h"

#define AS_ALIAS(v) ((struct generic_alias *)(v))

/* Is v a type variable (TypeVar, ParamSpec, TypeVarTuple)? They say so by __typing_subst__. */
static bool is_type_variable(struct machine *m, value v)
{
    value name = str_intern(m, "__typing_subst__", 16);
    bool is = name && !has_type_flag(m, v, TYPE_IS_TYPE) && type_lookup(m, type_of(m, v), name);
    drop(m, name);
    return is;
}

static bool add_once(struct machine *m, value list, value v)
{
    for (size_t i = 0; i < list_size(list); i++)
        if (AS_LIST(list)->items[i] == v)
            return true;
    return list_append(m, list, v);
}

static bool add_parameters_of(struct machine *m, value list, value arg)
{
    if (has_type_flag(m, arg, TYPE_IS_TYPE))
        return true;
    if (is_type_variable(m, arg))
        return add_once(m, list, arg);
    value inner = object_find_attribute(m, arg, m->names.dunder_parameters);
    bool done = !m->error;
    if (inner && has_type_flag(m, inner, TYPE_IS_TUPLE))
        for (size_t i = 0; done && i < tuple_size(inner); i++)
            done = add_once(m, list, AS_TUPLE(inner)->items[i]);
    drop(m, inner);
    return done;
}

static value find_parameters(struct machine *m, value args)
{
    value list = list_new(m, 0);
    for (size_t i = 0; list && i < tuple_size(args); i++)
        if (!add_parameters_of(m, list, AS_TUPLE(args)->items[i]))
            return drop_and_fail(m, list);
    value tuple = list ? tuple_from(m, AS_LIST(list)->items, list_size(list)) : NULL;
    drop(m, list);
    return tuple;
}

value generic_alias_new(struct machine *m, value origin, value args)
{
    struct generic_alias *alias =
        (struct generic_alias *)object_alloc(m, m->types.generic_alias, sizeof *alias);
    if (!alias)
        return NULL;
    alias->origin = keep(origin);
    alias->args = has_type_flag(m, args, TYPE_IS_TUPLE) ? keep(args) : tuple_pack1(m, args);
    return alias->args ? (value)alias : drop_and_fail(m, (value)alias);
}

static value parameters(struct machine *m, value self)
{
    struct generic_alias *alias = AS_ALIAS(self);
    if (!alias->parameters)
        alias->parameters = find_parameters(m, alias->args);
    return alias->parameters;
}

static value alias_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (args->names || args->count != 2)
        return raise_error(m, m->types.TypeError, "GenericAlias expected 2 arguments, got %zu",
                           args->count);
    return generic_alias_new(m, args->items[0], args->items[1]);
}

/* How annotations show a thing: a class by its name, `...`, anything else by its repr. */
bool type_repr_add(struct machine *m, struct str_builder *out, value v)
{
    if (v == ELLIPSIS)
        return str_builder_add_text(m, out, "...");
    if (v == NONE || v == (value)m->types.none)
        return str_builder_add_text(m, out, "None");
    if (!has_type_flag(m, v, TYPE_IS_TYPE))
        return str_builder_add_repr(m, out, v);
    value name = type_full_name(m, AS_TYPE(v));
    bool done = name && str_builder_add_value(m, out, name);
    drop(m, name);
    return done;
}

static bool add_arg(struct machine *m, struct str_builder *out, value arg)
{
    if (!has_type_flag(m, arg, TYPE_IS_LIST)) /* Callable[[int], str] has a list */
        return arg == NONE ? str_builder_add_text(m, out, "None") : type_repr_add(m, out, arg);
    str_builder_add_text(m, out, "[");
    for (size_t i = 0; i < list_size(arg); i++) {
        str_builder_add_text(m, out, i ? ", " : "");
        type_repr_add(m, out, AS_LIST(arg)->items[i]);
    }
    return str_builder_add_text(m, out, "]");
}

static value alias_repr(struct machine *m, value self)
{
    struct generic_alias *alias = AS_ALIAS(self);
    struct str_builder out = {0};
    if (!machine_enter_native(m, " while getting the repr of an object"))
        return NULL;
    if (alias->starred)
        str_builder_add_text(m, &out, "*");
    type_repr_add(m, &out, alias->origin);
    str_builder_add_text(m, &out, "[");
    for (size_t i = 0; i < tuple_size(alias->args); i++) {
        str_builder_add_text(m, &out, i ? ", " : "");
        add_arg(m, &out, AS_TUPLE(alias->args)->items[i]);
    }
    if (tuple_size(alias->args) == 0)
        str_builder_add_text(m, &out, "()");
    str_builder_add_text(m, &out, "]");
    machine_leave_native(m);
    return str_builder_finish(m, &out);
}

/* list[int]() is list(), marked with where it came from if it can be. */
static value alias_call(struct machine *m, value self, const struct args *args)
{
    value made = object_call(m, AS_ALIAS(self)->origin, args);
    if (made && !object_set_attribute(m, made, m->names.dunder_orig_class, self)) {
        error_clear_if(m, m->types.AttributeError);
        error_clear_if(m, m->types.TypeError);
        if (m->error)
            return drop_and_fail(m, made);
    }
    return made;
}

static value substituted(struct machine *m, value arg, value params, value items)
{
    for (size_t i = 0; i < tuple_size(params); i++)
        if (AS_TUPLE(params)->items[i] == arg)
            return keep(AS_TUPLE(items)->items[i]);
    if (has_type_flag(m, arg, TYPE_IS_TYPE))
        return keep(arg);
    value inner = object_find_attribute(m, arg, m->names.dunder_parameters);
    if (m->error)
        return NULL;
    size_t count = inner && has_type_flag(m, inner, TYPE_IS_TUPLE) ? tuple_size(inner) : 0;
    value key = count ? tuple_new(m, count) : NULL;
    for (size_t i = 0; key && i < count; i++) {
        value v = substituted(m, AS_TUPLE(inner)->items[i], params, items);
        if (!v)
            key = drop_and_fail(m, key);
        else
            AS_TUPLE(key)->items[i] = v;
    }
    value result = count ? key ? object_get_item(m, arg, key) : NULL : keep(arg);
    drop(m, key);
    drop(m, inner);
    return result;
}

/* dict[str, T][int] */
static value alias_get_item(struct machine *m, value self, value key)
{
    struct generic_alias *alias = AS_ALIAS(self);
    value params = parameters(m, self);
    if (!params)
        return NULL;
    if (tuple_size(params) == 0)
        return raise_error(m, m->types.TypeError, "%R is not a generic class", self);
    value items = has_type_flag(m, key, TYPE_IS_TUPLE) ? keep(key) : tuple_pack1(m, key);
    if (!items)
        return NULL;
    if (tuple_size(items) != tuple_size(params)) {
        raise_error(m, m->types.TypeError, "Too %s arguments for %R; actual %zu, expected %zu",
                    tuple_size(items) > tuple_size(params) ? "many" : "few", self,
                    tuple_size(items), tuple_size(params));
        return drop_and_fail(m, items);
    }
    value args = tuple_new(m, tuple_size(alias->args));
    for (size_t i = 0; args && i < tuple_size(args); i++) {
        value v = substituted(m, AS_TUPLE(alias->args)->items[i], params, items);
        if (!v)
            args = drop_and_fail(m, args);
        else
            AS_TUPLE(args)->items[i] = v;
    }
    drop(m, items);
    value result = args ? generic_alias_new(m, alias->origin, args) : NULL;
    drop(m, args);
    return result;
}

/* Names that are the alias's own; every other is the origin's. */
static bool is_own_name(struct machine *m, value name)
{
    static const char *const own[] = {"__class__", "__origin__", "__args__", "__parameters__",
                                      "__unpacked__", "__mro_entries__", "__typing_unpacked_tuple_args__",
                                      "__copy__", "__deepcopy__", "__reduce__", "__reduce_ex__",
                                      "__instancecheck__", "__subclasscheck__"};
    (void)m;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (str_equals_text(name, own[i]))
            return true;
    return false;
}

static value alias_get_attribute(struct machine *m, value self, value name)
{
    if (is_own_name(m, name))
        return object_generic_get(m, self, name);
    return object_get_attribute(m, AS_ALIAS(self)->origin, name);
}

static value alias_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exactly(other, m->types.generic_alias))
        return NOT_IMPLEMENTED;
    struct generic_alias *a = AS_ALIAS(self), *b = AS_ALIAS(other);
    int same = a->starred == b->starred ? object_equal(m, a->origin, b->origin) : 0;
    if (same > 0)
        same = object_equal(m, a->args, b->args);
    return same < 0 ? NULL : tag_bool(same == (op == COMPARE_EQ));
}

static bool alias_hash(struct machine *m, value self, int64_t *hash)
{
    int64_t origin, args;
    if (!object_hash(m, AS_ALIAS(self)->origin, &origin) ||
        !object_hash(m, AS_ALIAS(self)->args, &args))
        return false;
    *hash = origin ^ args;
    return true;
}

static value alias_binary(struct machine *m, enum binary_op op, value left, value right)
{
    return op == BINARY_OR ? union_new(m, left, right) : NOT_IMPLEMENTED;
}

/* `*tuple[int, ...]` iterates to one starred alias. */
static value alias_iter(struct machine *m, value self)
{
    struct generic_alias *alias = AS_ALIAS(self);
    struct generic_alias *starred =
        (struct generic_alias *)generic_alias_new(m, alias->origin, alias->args);
    if (!starred)
        return NULL;
    starred->starred = true;
    value one = tuple_pack1(m, (value)starred);
    drop(m, (value)starred);
    value iterator = one ? object_iter(m, one) : NULL;
    drop(m, one);
    return iterator;
}

static void alias_destroy(struct machine *m, value self)
{
    drop_place(m, AS_ALIAS(self)->origin);
    drop_place(m, AS_ALIAS(self)->args);
    drop_place(m, AS_ALIAS(self)->parameters);
}

static int alias_traverse(value self, visit_fn *visit, void *closure)
{
    value held[] = {AS_ALIAS(self)->origin, AS_ALIAS(self)->args, AS_ALIAS(self)->parameters};
    int stop = 0;
    for (int i = 0; !stop && i < 3; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

static value get_origin(struct machine *m, value self)
{
    (void)m;
    return keep(AS_ALIAS(self)->origin);
}

static value get_args(struct machine *m, value self)
{
    (void)m;
    return keep(AS_ALIAS(self)->args);
}

static value get_parameters(struct machine *m, value self)
{
    value v = parameters(m, self);
    return v ? keep(v) : NULL;
}

static value get_unpacked(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_ALIAS(self)->starred);
}

static const struct getset_spec alias_getsets[] = {{"__origin__", get_origin, member_readonly},
                                                   {"__args__", get_args, member_readonly},
                                                   {"__parameters__", get_parameters, NULL},
                                                   {"__unpacked__", get_unpacked, member_readonly},
                                                   {0}};

static value mro_entries(struct machine *m, value *args)
{
    return tuple_pack1(m, AS_ALIAS(args[0])->origin);
}

static value refuse_check(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.TypeError,
                       "isinstance() argument 2 cannot be a parameterized generic");
}

static value refuse_subclass(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.TypeError,
                       "issubclass() argument 2 cannot be a parameterized generic");
}

static const struct native_spec alias_methods[] = {
    {"__mro_entries__(self, bases, /)", mro_entries, NULL},
    {"__instancecheck__(self, instance, /)", refuse_check, NULL},
    {"__subclasscheck__(self, cls, /)", refuse_subclass, NULL},
    {0}};

const struct type_spec generic_alias_type_spec = {
    .name = "GenericAlias",
    .module = "types",
    .instance_size = sizeof(struct generic_alias),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS,
    .slots = {.make = alias_make,
              .repr = alias_repr,
              .call = alias_call,
              .get_item = alias_get_item,
              .get_attribute = alias_get_attribute,
              .compare = alias_compare,
              .hash = alias_hash,
              .binary = alias_binary,
              .iter = alias_iter,
              .traverse = alias_traverse,
              .clear = alias_destroy,
              .destroy = alias_destroy},
    .methods = alias_methods,
    .getsets = alias_getsets,
    .operators = 1u << BINARY_OR,
};
