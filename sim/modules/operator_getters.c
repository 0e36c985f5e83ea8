/* operator.itemgetter, attrgetter and methodcaller. CPython 3.13 Modules/_operator.c. */
#include "sim/modules/operator_getters.h"

#include "sim/value/arguments.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* What is to be got: for itemgetter the keys, for attrgetter tuples of names (one for each dotted
 * name), for methodcaller the arguments as given. */
struct getter {
    struct object head;
    value wanted; /* tuple */
    value name;   /* methodcaller: str */
    value names;  /* methodcaller: tuple of the keywords, or NULL */
};

#define AS_GETTER(v) ((struct getter *)(v))

static void getter_destroy(struct machine *m, value self)
{
    drop_place(m, AS_GETTER(self)->wanted);
    drop_place(m, AS_GETTER(self)->name);
    drop_place(m, AS_GETTER(self)->names);
}

static int getter_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_GETTER(self)->wanted ? visit(AS_GETTER(self)->wanted, closure) : 0;
}

/* Steals wanted. */
static value getter_new(struct machine *m, struct type *type, value wanted)
{
    value v = wanted ? object_alloc(m, type, type->instance_size) : NULL;
    if (!v)
        return drop_and_fail(m, wanted);
    AS_GETTER(v)->wanted = wanted;
    return v;
}

typedef value get_one(struct machine *m, value object, value wanted);

/* One thing, or a tuple of several. */
static value get_all(struct machine *m, value self, const struct args *args, const char *name,
                     get_one *get)
{
    if (!args_positional(m, args, name, 1, 1))
        return NULL;
    value wanted = AS_GETTER(self)->wanted, object = args->items[0];
    if (tuple_size(wanted) == 1)
        return get(m, object, AS_TUPLE(wanted)->items[0]);
    value result = tuple_new(m, tuple_size(wanted));
    for (size_t i = 0; result && i < tuple_size(wanted); i++) {
        value item = get(m, object, AS_TUPLE(wanted)->items[i]);
        if (!item)
            return drop_and_fail(m, result);
        AS_TUPLE(result)->items[i] = item;
    }
    return result;
}

/* --- itemgetter */

static value itemgetter_make(struct machine *m, struct type *type, const struct args *args)
{
    if (args->count > 0 && !args_positional(m, args, "itemgetter", 1, SIZE_MAX))
        return NULL;
    if (args->count == 0 && !args_positional(m, args, "itemgetter", 1, 1))
        return NULL;
    return getter_new(m, type, tuple_from(m, args->items, args->count));
}

static value itemgetter_call(struct machine *m, value self, const struct args *args)
{
    return get_all(m, self, args, "itemgetter", object_get_item);
}

/* "operator.itemgetter(1, 'a')" from the reprs of a tuple's items. */
static value repr_of(struct machine *m, const char *name, value items)
{
    struct str_builder b = {0};
    bool ok = str_builder_add_text(m, &b, "operator.") && str_builder_add_text(m, &b, name);
    for (size_t i = 0; ok && i < tuple_size(items); i++)
        ok = str_builder_add_text(m, &b, i ? ", " : "(") &&
             str_builder_add_repr(m, &b, AS_TUPLE(items)->items[i]);
    str_builder_add_text(m, &b, ")");
    return str_builder_finish(m, &b);
}

static value itemgetter_repr(struct machine *m, value self)
{
    return repr_of(m, "itemgetter", AS_GETTER(self)->wanted);
}

const struct type_spec itemgetter_type_spec = {
    .name = "itemgetter",
    .module = "operator",
    .instance_size = sizeof(struct getter),
    .flags = TYPE_TRACKED,
    .slots = {.make = itemgetter_make,
              .destroy = getter_destroy,
              .traverse = getter_traverse,
              .repr = itemgetter_repr,
              .call = itemgetter_call},
    .doc = "Return a callable object that fetches the given item(s) from its operand.",
};

/* --- attrgetter */

/* "a.b" as a tuple of interned names. */
static value split_name(struct machine *m, value name)
{
    if (!has_type_flag(m, name, TYPE_IS_STR))
        return raise_error(m, m->types.TypeError, "attribute name must be a string");
    value parts = list_new(m, 0);
    const char *text = str_text(name), *end = text + str_size(name);
    while (parts) {
        const char *dot = memchr(text, '.', (size_t)(end - text));
        const char *stop = dot ? dot : end;
        value part = str_intern(m, text, (size_t)(stop - text));
        if (!part || !list_append_steal(m, parts, part))
            return drop_and_fail(m, parts);
        if (!dot)
            break;
        text = dot + 1;
    }
    value result = parts ? tuple_from_iterable(m, parts) : NULL;
    drop(m, parts);
    return result;
}

static value attrgetter_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "attrgetter", 1, args->count ? SIZE_MAX : 1))
        return NULL;
    value wanted = tuple_new(m, args->count);
    for (size_t i = 0; wanted && i < args->count; i++) {
        value parts = split_name(m, args->items[i]);
        if (!parts)
            return drop_and_fail(m, wanted);
        AS_TUPLE(wanted)->items[i] = parts;
    }
    return getter_new(m, type, wanted);
}

static value get_dotted(struct machine *m, value object, value parts)
{
    keep(object);
    for (size_t i = 0; object && i < tuple_size(parts); i++)
        replace_place(m, object, object_get_attribute(m, object, AS_TUPLE(parts)->items[i]));
    return object;
}

static value attrgetter_call(struct machine *m, value self, const struct args *args)
{
    return get_all(m, self, args, "attrgetter", get_dotted);
}

static value attrgetter_repr(struct machine *m, value self)
{
    value wanted = AS_GETTER(self)->wanted, dot = str_from(m, ".");
    value names = dot ? tuple_new(m, tuple_size(wanted)) : NULL;
    for (size_t i = 0; names && i < tuple_size(wanted); i++) {
        AS_TUPLE(names)->items[i] = str_join(m, dot, AS_TUPLE(wanted)->items[i]);
        if (!AS_TUPLE(names)->items[i])
            names = drop_and_fail(m, names);
    }
    value text = names ? repr_of(m, "attrgetter", names) : NULL;
    drop(m, dot);
    drop(m, names);
    return text;
}

const struct type_spec attrgetter_type_spec = {
    .name = "attrgetter",
    .module = "operator",
    .instance_size = sizeof(struct getter),
    .flags = TYPE_TRACKED,
    .slots = {.make = attrgetter_make,
              .destroy = getter_destroy,
              .traverse = getter_traverse,
              .repr = attrgetter_repr,
              .call = attrgetter_call},
    .doc = "Return a callable object that fetches the given attribute(s) from its operand.",
};

/* --- methodcaller */

static value methodcaller_make(struct machine *m, struct type *type, const struct args *args)
{
    if (args->count == 0)
        return raise_error(m, m->types.TypeError,
                           "methodcaller needs at least one argument, the method name");
    if (!has_type_flag(m, args->items[0], TYPE_IS_STR))
        return raise_error(m, m->types.TypeError, "method name must be a string");
    size_t names = args->names ? tuple_size(args->names) : 0;
    value v = getter_new(m, type, tuple_from(m, args->items + 1, args->count - 1 + names));
    if (!v)
        return NULL;
    AS_GETTER(v)->names = names ? keep(args->names) : NULL;
    AS_GETTER(v)->name = str_intern(m, str_text(args->items[0]), str_size(args->items[0]));
    return AS_GETTER(v)->name ? v : drop_and_fail(m, v);
}

static value methodcaller_call(struct machine *m, value self, const struct args *args)
{
    struct getter *getter = AS_GETTER(self);
    if (!args_positional(m, args, "methodcaller", 1, 1))
        return NULL;
    value method = object_get_attribute(m, args->items[0], getter->name);
    if (!method)
        return NULL;
    size_t names = getter->names ? tuple_size(getter->names) : 0;
    struct args call = {AS_TUPLE(getter->wanted)->items, tuple_size(getter->wanted) - names,
                        getter->names};
    value result = object_call(m, method, &call);
    drop(m, method);
    return result;
}

static value methodcaller_repr(struct machine *m, value self)
{
    struct getter *getter = AS_GETTER(self);
    size_t names = getter->names ? tuple_size(getter->names) : 0;
    size_t positional = tuple_size(getter->wanted) - names;
    struct str_builder b = {0};
    bool ok = str_builder_add_text(m, &b, "operator.methodcaller(") &&
              str_builder_add_repr(m, &b, getter->name);
    for (size_t i = 0; ok && i < tuple_size(getter->wanted); i++) {
        ok = str_builder_add_text(m, &b, ", ");
        if (ok && i >= positional)
            ok = str_builder_add_value(m, &b, AS_TUPLE(getter->names)->items[i - positional]) &&
                 str_builder_add_text(m, &b, "=");
        ok = ok && str_builder_add_repr(m, &b, AS_TUPLE(getter->wanted)->items[i]);
    }
    str_builder_add_text(m, &b, ")");
    return str_builder_finish(m, &b);
}

const struct type_spec methodcaller_type_spec = {
    .name = "methodcaller",
    .module = "operator",
    .instance_size = sizeof(struct getter),
    .flags = TYPE_TRACKED,
    .slots = {.make = methodcaller_make,
              .destroy = getter_destroy,
              .traverse = getter_traverse,
              .repr = methodcaller_repr,
              .call = methodcaller_call},
    .doc = "Return a callable object that calls the given method on its operand.",
};
