/* functools.partial. CPython 3.13 Modules/_functoolsmodule.c. */
#include "sim/modules/functools_parts.h"

#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/generic_alias.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct partial {
    struct object head;
    value function;
    value args;            /* tuple */
    struct dict *keywords; /* never NULL once made */
};

#define AS_PARTIAL(v) ((struct partial *)(v))

static void partial_destroy(struct machine *m, value self)
{
    drop_place(m, AS_PARTIAL(self)->function);
    drop_place(m, AS_PARTIAL(self)->args);
    drop_place(m, AS_PARTIAL(self)->keywords);
}

static int partial_traverse(value self, visit_fn *visit, void *closure)
{
    struct partial *p = AS_PARTIAL(self);
    value held[] = {p->function, p->args, (value)p->keywords};
    int stop = 0;
    for (size_t i = 0; i < 3 && !stop; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

static bool is_partial(value v)
{
    return is_object(v) && v->type->slots.traverse == partial_traverse;
}

/* before + args, as a new tuple */
static value joined(struct machine *m, value before, value const *args, size_t count)
{
    size_t first = before ? tuple_size(before) : 0;
    value result = tuple_new(m, first + count);
    for (size_t i = 0; result && i < first; i++)
        AS_TUPLE(result)->items[i] = keep(AS_TUPLE(before)->items[i]);
    for (size_t i = 0; result && i < count; i++)
        AS_TUPLE(result)->items[first + i] = keep(args[i]);
    return result;
}

static bool add_keywords(struct machine *m, struct dict *dict, const struct args *args)
{
    size_t names = args->names ? tuple_size(args->names) : 0;
    for (size_t i = 0; i < names; i++)
        if (!dict_set(m, dict, AS_TUPLE(args->names)->items[i], args->items[args->count + i]))
            return false;
    return true;
}

static value partial_make(struct machine *m, struct type *type, const struct args *args)
{
    if (args->count == 0)
        return raise_error(m, m->types.TypeError, "type 'partial' takes at least one argument");
    value function = args->items[0];
    if (!object_is_callable(m, function))
        return raise_error(m, m->types.TypeError, "the first argument must be callable");
    struct partial *inner = NULL;
    if (is_partial(function) && type_of(m, function) == type) {
        struct dict *own = object_dict(m, function, false);
        if (!own || own->count == 0)
            inner = AS_PARTIAL(function);
    }
    value v = object_alloc(m, type, type->instance_size);
    if (!v)
        return NULL;
    struct partial *p = AS_PARTIAL(v);
    p->function = keep(inner ? inner->function : function);
    p->args = joined(m, inner ? inner->args : NULL, args->items + 1, args->count - 1);
    p->keywords = inner ? dict_copy(m, inner->keywords) : dict_new(m);
    if (!p->args || !p->keywords || !add_keywords(m, p->keywords, args))
        return drop_and_fail(m, v);
    return v;
}

/* Without keywords on either side: the arguments side by side, on the stack when few. */
static value call_plain(struct machine *m, struct partial *p, const struct args *args)
{
    value few[12], *items = few;
    size_t first = tuple_size(p->args), count = first + args->count;
    if (count > 12 && !(items = heap_alloc(&m->heap, count * sizeof(value))))
        return raise_memory_error(m);
    value held = keep(p->args), function = keep(p->function);
    for (size_t i = 0; i < count; i++)
        items[i] = i < first ? AS_TUPLE(held)->items[i] : args->items[i - first];
    struct args call = {items, count, NULL};
    value result = object_call(m, function, &call);
    if (items != few)
        heap_free(&m->heap, items, count * sizeof(value));
    drop(m, held);
    drop(m, function);
    return result;
}

/* A call with positional arguments and a dict of keywords. */
static value call_with(struct machine *m, value function, value positional, struct dict *keywords)
{
    size_t first = tuple_size(positional), count = keywords->count, position = 0, at = first;
    value names = tuple_new(m, count), key, item;
    value *items = names ? heap_alloc(&m->heap, (first + count) * sizeof(value)) : NULL;
    value result = NULL;
    if (items) {
        for (size_t i = 0; i < first; i++)
            items[i] = AS_TUPLE(positional)->items[i];
        while (dict_next(keywords, &position, &key, &item)) {
            AS_TUPLE(names)->items[at - first] = keep(key);
            items[at++] = item;
        }
        struct args call = {items, first, count ? names : NULL};
        result = object_call(m, function, &call);
        heap_free(&m->heap, items, (first + count) * sizeof(value));
    } else if (names) {
        raise_memory_error(m);
    }
    drop(m, names);
    return result;
}

static value partial_call(struct machine *m, value self, const struct args *args)
{
    struct partial *p = AS_PARTIAL(self);
    if (p->keywords->count == 0 && (!args->names || tuple_size(args->names) == 0))
        return call_plain(m, p, args);
    value function = keep(p->function), positional = joined(m, p->args, args->items, args->count);
    struct dict *keywords = positional ? dict_copy(m, p->keywords) : NULL;
    value result = NULL;
    if (keywords && add_keywords(m, keywords, args))
        result = call_with(m, function, positional, keywords);
    drop(m, function);
    drop(m, positional);
    drop(m, (value)keywords);
    return result;
}

static bool add_arguments(struct machine *m, struct str_builder *b, struct partial *p)
{
    size_t position = 0;
    value key, item;
    for (size_t i = 0; i < tuple_size(p->args); i++)
        if (!str_builder_add_text(m, b, ", ") ||
            !str_builder_add_repr(m, b, AS_TUPLE(p->args)->items[i]))
            return false;
    while (dict_next(p->keywords, &position, &key, &item)) {
        keep(item);
        value text = str_format(m, ", %S=%R", key, item);
        bool ok = text && str_builder_add_value(m, b, text);
        drop(m, item);
        drop(m, text);
        if (!ok)
            return false;
    }
    return true;
}

static value partial_repr(struct machine *m, value self)
{
    struct type *type = type_of(m, self);
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "...");
    struct str_builder b = {0};
    value module = type_lookup(m, type, m->names.dunder_module);
    value head = str_format(m, "%S.%S(%R", module ? module : m->names.builtins, type->qualname,
                            AS_PARTIAL(self)->function);
    bool ok = head && str_builder_add_value(m, &b, head) &&
              add_arguments(m, &b, AS_PARTIAL(self));
    drop(m, head);
    repr_leave(m, self);
    if (ok)
        str_builder_add_text(m, &b, ")");
    else
        str_builder_abandon(m, &b);
    return ok ? str_builder_finish(m, &b) : NULL;
}

static value get_func(struct machine *m, value self)
{
    (void)m;
    return keep(AS_PARTIAL(self)->function);
}

static value get_args(struct machine *m, value self)
{
    (void)m;
    return keep(AS_PARTIAL(self)->args);
}

static value get_keywords(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_PARTIAL(self)->keywords);
}

static const struct getset_spec partial_getsets[] = {
    {"func", get_func, member_readonly},
    {"args", get_args, member_readonly},
    {"keywords", get_keywords, member_readonly},
    {NULL, NULL, NULL},
};

/* (type, (func,), (func, args, keywords, dict or None)), for copies. */
static value partial_reduce(struct machine *m, value *args)
{
    struct partial *p = AS_PARTIAL(args[0]);
    struct dict *own = object_dict(m, args[0], false);
    value made = tuple_pack1(m, p->function);
    value items[4] = {p->function, p->args, (value)p->keywords, own ? (value)own : NONE};
    value state = made ? tuple_new(m, 4) : NULL;
    for (size_t i = 0; state && i < 4; i++)
        AS_TUPLE(state)->items[i] = keep(items[i]);
    value result = state ? tuple_pack3(m, (value)type_of(m, args[0]), made, state) : NULL;
    drop(m, made);
    drop(m, state);
    return result;
}

static bool is_state(struct machine *m, value v)
{
    if (!v || !is_object(v) || !is_exactly(v, m->types.tuple) || tuple_size(v) != 4)
        return false;
    value *items = AS_TUPLE(v)->items;
    return object_is_callable(m, items[0]) && is_instance(m, items[1], m->types.tuple) &&
           (items[2] == NONE || is_instance(m, items[2], m->types.dict)) &&
           (items[3] == NONE || is_instance(m, items[3], m->types.dict));
}

static value partial_setstate(struct machine *m, value *args)
{
    struct partial *p = AS_PARTIAL(args[0]);
    if (!is_state(m, args[1]))
        return raise_error(m, m->types.TypeError, "invalid partial state");
    value *items = AS_TUPLE(args[1])->items;
    value positional = joined(m, NULL, AS_TUPLE(items[1])->items, tuple_size(items[1]));
    struct dict *keywords = !positional ? NULL
                            : items[2] == NONE ? dict_new(m)
                                               : is_exactly(items[2], m->types.dict)
                                 ? (struct dict *)keep(items[2])
                                 : dict_copy(m, (struct dict *)items[2]);
    if (!keywords)
        return drop_and_fail(m, positional);
    replace_place(m, p->function, keep(items[0]));
    replace_place(m, p->args, positional);
    value old = (value)p->keywords;
    p->keywords = keywords;
    drop(m, old);
    if (items[3] != NONE) {
        struct dict *own = object_dict(m, args[0], true);
        if (!own || !dict_update(m, own, items[3]))
            return NULL;
    }
    return NONE;
}

static const struct native_spec partial_methods[] = {
    {"__reduce__(self)", partial_reduce, NULL},
    {"__setstate__(self, state, /)", partial_setstate, NULL},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

const struct type_spec partial_type_spec = {
    .name = "partial",
    .module = "functools",
    .instance_size = sizeof(struct partial),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = partial_make,
              .destroy = partial_destroy,
              .traverse = partial_traverse,
              .repr = partial_repr,
              .call = partial_call},
    .methods = partial_methods,
    .getsets = partial_getsets,
    .doc = "Create a new function with partial application of the given arguments and keywords.",
};
