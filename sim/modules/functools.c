/* functools: the part in C, reduce and cmp_to_key; partial and the cache have files of their own, the
 * rest is Python. CPython 3.13 Modules/_functoolsmodule.c. */
#include "sim/modules/functools_parts.h"
#include "sim/modules/registry.h"
#include "sim/value/arguments.h"
#include "sim/value/object.h"

static value reduce(struct machine *m, value *args)
{
    value iterator = object_iter(m, args[1]), item;
    if (!iterator) {
        if (error_is(m, m->types.TypeError))
            raise_error(m, m->types.TypeError, "reduce() arg 2 must support iteration");
        return NULL;
    }
    value result = args[2] ? keep(args[2]) : object_next(m, iterator);
    if (!result && !m->error)
        raise_error(m, m->types.TypeError,
                    "reduce() of empty iterable with no initial value");
    while (result && (item = object_next(m, iterator)) != NULL) {
        value total = object_call2(m, args[0], result, item);
        drop(m, item);
        replace_place(m, result, total);
    }
    drop_and_fail(m, iterator);
    return m->error ? drop_and_fail(m, result) : result;
}

/* --- cmp_to_key: a class of keys that ask the function */

struct key_wrapper {
    struct object head;
    value function;
    value object; /* NULL: this is the class-like callable itself */
};

#define AS_KEY(v) ((struct key_wrapper *)(v))

static void key_destroy(struct machine *m, value self)
{
    drop_place(m, AS_KEY(self)->function);
    drop_place(m, AS_KEY(self)->object);
}

static int key_traverse(value self, visit_fn *visit, void *closure)
{
    int stop = AS_KEY(self)->function ? visit(AS_KEY(self)->function, closure) : 0;
    return stop || !AS_KEY(self)->object ? stop : visit(AS_KEY(self)->object, closure);
}

static value key_new(struct machine *m, struct type *type, value function, value object)
{
    value v = object_alloc(m, type, type->instance_size);
    if (!v)
        return NULL;
    AS_KEY(v)->function = keep(function);
    AS_KEY(v)->object = keep_or_null(object);
    return v;
}

static value key_call(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"obj", NULL};
    value given[1];
    if (!args_bind(m, args, "K", names, 1, given))
        return NULL;
    return key_new(m, type_of(m, self), AS_KEY(self)->function, given[0]);
}

static value key_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_exactly(other, type_of(m, self)))
        return raise_error(m, m->types.TypeError, "other argument must be K instance");
    value a = AS_KEY(self)->object, b = AS_KEY(other)->object;
    if (!a || !b)
        return raise_error(m, m->types.AttributeError, "object");
    value answer = object_call2(m, AS_KEY(self)->function, a, b);
    value result = answer ? object_compare(m, op, answer, tag_small_int(0)) : NULL;
    drop(m, answer);
    return result;
}

static value get_object(struct machine *m, value self)
{
    value object = AS_KEY(self)->object;
    return object ? keep(object) : raise_error(m, m->types.AttributeError, "object");
}

static const struct getset_spec key_getsets[] = {
    {"obj", get_object, NULL},
    {NULL, NULL, NULL},
};

static const struct type_spec key_type_spec = {
    .name = "KeyWrapper",
    .module = "functools",
    .instance_size = sizeof(struct key_wrapper),
    .flags = TYPE_TRACKED,
    .slots = {.destroy = key_destroy,
              .traverse = key_traverse,
              .compare = key_compare,
              .call = key_call},
    .getsets = key_getsets,
};

static value cmp_to_key(struct machine *m, value *args)
{
    struct type *type = module_type_get(m, "functools", "_KeyWrapper");
    return type ? key_new(m, type, args[0], NULL) : NULL;
}

static const struct native_spec functions[] = {
    {"reduce(function, iterable, initial=..., /)", reduce,
     "Apply a function of two arguments cumulatively to the items of an iterable, from left to "
     "right."},
    {"cmp_to_key(mycmp)", cmp_to_key, "Convert a cmp= function into a key= function."},
    {NULL, NULL, NULL},
};

static const struct module_type types[] = {
    {"partial", &partial_type_spec},
    {"_lru_cache_wrapper", &lru_cache_type_spec},
    {"_KeyWrapper", &key_type_spec},
    {NULL, NULL},
};

const struct module_spec functools_module = {
    .name = "functools",
    .functions = functions,
    .types = types,
};
