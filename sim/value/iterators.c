/* The builtin iterators over other iterables: enumerate, zip, map, filter, reversed. CPython 3.13
 * Python/bltinmodule.c, Objects/enumobject.c. */
#include "sim/value/arguments.h"
#include "sim/value/generic_alias.h"
#include "sim/value/int.h"
#include "sim/value/iterators.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value self_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

/* iter() of each argument from `first` on, as a tuple. */
static value iterators_of(struct machine *m, const struct args *args, size_t first)
{
    value tuple = tuple_new(m, args->count - first);
    for (size_t i = first; tuple && i < args->count; i++) {
        value iterator = object_iter(m, args->items[i]);
        if (!iterator)
            return drop_and_fail(m, tuple);
        AS_TUPLE(tuple)->items[i - first] = iterator;
    }
    return tuple;
}

/* --- enumerate */

struct enumerate {
    struct object head;
    value iterator;
    value next; /* int */
};

#define AS_ENUMERATE(v) ((struct enumerate *)(v))

static bool enumerate_arguments(struct machine *m, const struct args *args, value *iterable,
                                value *start)
{
    size_t names = args->names ? tuple_size(args->names) : 0;
    *iterable = args->count > 0 ? args->items[0] : NULL;
    *start = args->count > 1 ? args->items[1] : NULL;
    for (size_t i = 0; i < names; i++) {
        value name = AS_TUPLE(args->names)->items[i], given = args->items[args->count + i];
        if (str_equals_text(name, "iterable") && !*iterable)
            *iterable = given;
        else if (str_equals_text(name, "start") && !*start)
            *start = given;
        else
            return raise_error(m, m->types.TypeError,
                               "'%S' is an invalid keyword argument for enumerate()", name);
    }
    if (args->count + names > 2)
        return raise_error(m, m->types.TypeError,
                           "enumerate() takes at most 2 arguments (%zu given)",
                           args->count + names);
    if (!*iterable)
        return raise_error(m, m->types.TypeError,
                           "enumerate() missing required argument 'iterable'");
    return true;
}

static value enumerate_make(struct machine *m, struct type *type, const struct args *args)
{
    value iterable, start;
    if (!enumerate_arguments(m, args, &iterable, &start))
        return NULL;
    start = start ? object_index(m, start) : tag_small_int(0);
    value iterator = start ? object_iter(m, iterable) : NULL;
    value v = iterator ? object_alloc(m, type, type->instance_size) : NULL;
    if (!v) {
        drop(m, start);
        drop(m, iterator);
        return NULL;
    }
    AS_ENUMERATE(v)->iterator = iterator;
    AS_ENUMERATE(v)->next = start;
    return v;
}

static void enumerate_destroy(struct machine *m, value self)
{
    drop_place(m, AS_ENUMERATE(self)->iterator);
    drop_place(m, AS_ENUMERATE(self)->next);
}

static int enumerate_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_ENUMERATE(self)->iterator ? visit(AS_ENUMERATE(self)->iterator, closure) : 0;
}

static value enumerate_next(struct machine *m, value self)
{
    struct enumerate *e = AS_ENUMERATE(self);
    value item = object_next_inside(m, e->iterator);
    if (!item)
        return NULL;
    value pair = tuple_new(m, 2);
    if (!pair)
        return drop_and_fail(m, item);
    AS_TUPLE(pair)->items[0] = keep(e->next);
    AS_TUPLE(pair)->items[1] = item;
    if (is_small_int(e->next) && small_int(e->next) < SMALL_INT_MAX) {
        e->next = tag_small_int(small_int(e->next) + 1);
        return pair;
    }
    value next = int_binary(m, BINARY_ADD, e->next, tag_small_int(1));
    if (!next)
        return drop_and_fail(m, pair);
    replace_place(m, e->next, next);
    return pair;
}

static const struct native_spec generic_methods[] = {
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

const struct type_spec enumerate_type_spec = {
    .name = "enumerate",
    .instance_size = sizeof(struct enumerate),
    .flags = TYPE_TRACKED,
    .slots = {.make = enumerate_make,
              .destroy = enumerate_destroy,
              .traverse = enumerate_traverse,
              .iter = self_iter,
              .next = enumerate_next},
    .methods = generic_methods,
    .doc = "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe "
           "enumerate object yields pairs containing a count (from start, which\ndefaults to zero) "
           "and a value yielded by the iterable argument.",
};

/* --- zip and map */

struct parallel {
    struct object head;
    value iterators; /* tuple */
    value function;  /* of map; NULL for zip */
    bool strict;
};

#define AS_PARALLEL(v) ((struct parallel *)(v))

static void parallel_destroy(struct machine *m, value self)
{
    drop_place(m, AS_PARALLEL(self)->iterators);
    drop_place(m, AS_PARALLEL(self)->function);
}

static int parallel_traverse(value self, visit_fn *visit, void *closure)
{
    struct parallel *p = AS_PARALLEL(self);
    int stop = p->iterators ? visit(p->iterators, closure) : 0;
    return stop || !p->function ? stop : visit(p->function, closure);
}

static value parallel_new(struct machine *m, struct type *type, value iterators)
{
    value v = iterators ? object_alloc(m, type, type->instance_size) : NULL;
    if (!v)
        return drop_and_fail(m, iterators);
    AS_PARALLEL(v)->iterators = iterators;
    return v;
}

/* The keyword argument `strict` alone, for the plain type. 1, 0, -1 */
static int zip_strict(struct machine *m, const struct args *args)
{
    size_t names = args->names ? tuple_size(args->names) : 0;
    int strict = 0;
    if (names > 1) {
        raise_error(m, m->types.TypeError, "zip() takes at most 1 keyword argument (%zu given)",
                    names);
        return -1;
    }
    for (size_t i = 0; i < names && strict >= 0; i++) {
        value name = AS_TUPLE(args->names)->items[i];
        if (str_equals_text(name, "strict")) {
            strict = object_truth(m, args->items[args->count + i]);
        } else {
            args_raise_unexpected_text(m, "zip", name, (const char *const[]){"strict", NULL});
            strict = -1;
        }
    }
    return strict;
}

static value zip_make(struct machine *m, struct type *type, const struct args *args)
{
    int strict = zip_strict(m, args);
    value v = strict < 0 ? NULL : parallel_new(m, type, iterators_of(m, args, 0));
    if (v)
        AS_PARALLEL(v)->strict = strict;
    return v;
}

static value uneven(struct machine *m, size_t i, const char *how)
{
    return raise_error(m, m->types.ValueError, "zip() argument %zu is %s than argument%s%zu", i + 1,
                       how, i == 1 ? " " : "s 1-", i);
}

/* Iterator i is exhausted: with `strict` the others must be too. */
static value zip_end(struct machine *m, struct parallel *zip, size_t i)
{
    if (m->error || !zip->strict)
        return NULL;
    if (i > 0)
        return uneven(m, i, "shorter");
    for (i = 1; i < tuple_size(zip->iterators); i++) {
        value item = object_next_inside(m, AS_TUPLE(zip->iterators)->items[i]);
        if (item) {
            drop(m, item);
            return uneven(m, i, "longer");
        }
        if (m->error)
            return NULL;
    }
    return NULL;
}

static value zip_next(struct machine *m, value self)
{
    struct parallel *zip = AS_PARALLEL(self);
    size_t count = tuple_size(zip->iterators);
    value result = count ? tuple_new(m, count) : NULL;
    for (size_t i = 0; result && i < count; i++) {
        value item = object_next_inside(m, AS_TUPLE(zip->iterators)->items[i]);
        if (!item) {
            drop(m, result);
            return zip_end(m, zip, i);
        }
        AS_TUPLE(result)->items[i] = item;
    }
    return result;
}

const struct type_spec zip_type_spec = {
    .name = "zip",
    .instance_size = sizeof(struct parallel),
    .flags = TYPE_TRACKED,
    .slots = {.make = zip_make,
              .destroy = parallel_destroy,
              .traverse = parallel_traverse,
              .iter = self_iter,
              .next = zip_next},
    .doc = "The zip object yields n-length tuples, where n is the number of iterables\npassed as "
           "positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th "
           "iterable argument to zip().  This continues until the\nshortest argument is "
           "exhausted.\n\nIf strict is true and one of the arguments is exhausted before the "
           "others,\nraise a ValueError.",
};

static value map_make(struct machine *m, struct type *type, const struct args *args)
{
    if (type == m->types.map && !args_positional(m, args, "map", 0, SIZE_MAX))
        return NULL;
    if (args->count < 2)
        return raise_error(m, m->types.TypeError, "map() must have at least two arguments.");
    value v = parallel_new(m, type, iterators_of(m, args, 1));
    if (v)
        AS_PARALLEL(v)->function = keep(args->items[0]);
    return v;
}

static value map_several(struct machine *m, struct parallel *map, value *items)
{
    size_t count = tuple_size(map->iterators), filled = 0;
    value result = NULL;
    while (filled < count) {
        items[filled] = object_next_inside(m, AS_TUPLE(map->iterators)->items[filled]);
        if (!items[filled])
            break;
        filled++;
    }
    if (filled == count) {
        struct args args = {items, count, NULL};
        result = object_call(m, map->function, &args);
    }
    while (filled > 0)
        drop(m, items[--filled]);
    return result;
}

static value map_next(struct machine *m, value self)
{
    struct parallel *map = AS_PARALLEL(self);
    size_t count = tuple_size(map->iterators);
    value items[4];
    if (count == 1) {
        items[0] = object_next_inside(m, AS_TUPLE(map->iterators)->items[0]);
        value result = items[0] ? object_call1(m, map->function, items[0]) : NULL;
        drop(m, items[0]);
        return result;
    }
    if (count <= 4)
        return map_several(m, map, items);
    value *many = heap_alloc(&m->heap, count * sizeof(value));
    value result = many ? map_several(m, map, many) : raise_memory_error(m);
    heap_free(&m->heap, many, count * sizeof(value));
    return result;
}

const struct type_spec map_type_spec = {
    .name = "map",
    .instance_size = sizeof(struct parallel),
    .flags = TYPE_TRACKED,
    .slots = {.make = map_make,
              .destroy = parallel_destroy,
              .traverse = parallel_traverse,
              .iter = self_iter,
              .next = map_next},
    .doc = "Make an iterator that computes the function using arguments from\neach of the "
           "iterables.  Stops when the shortest iterable is exhausted.",
};

/* --- filter */

struct filter {
    struct object head;
    value function, iterator;
};

#define AS_FILTER(v) ((struct filter *)(v))

static value filter_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "filter", 2, 2))
        return NULL;
    value iterator = object_iter(m, args->items[1]);
    value v = iterator ? object_alloc(m, type, type->instance_size) : NULL;
    if (!v)
        return drop_and_fail(m, iterator);
    AS_FILTER(v)->iterator = iterator;
    AS_FILTER(v)->function = keep(args->items[0]);
    return v;
}

static void filter_destroy(struct machine *m, value self)
{
    drop_place(m, AS_FILTER(self)->function);
    drop_place(m, AS_FILTER(self)->iterator);
}

static int filter_traverse(value self, visit_fn *visit, void *closure)
{
    struct filter *f = AS_FILTER(self);
    int stop = f->function ? visit(f->function, closure) : 0;
    return stop || !f->iterator ? stop : visit(f->iterator, closure);
}

static int passes(struct machine *m, value function, value item)
{
    if (function == NONE || function == (value)m->types.bool_)
        return object_truth(m, item);
    value answer = object_call1(m, function, item);
    int truth = answer ? object_truth(m, answer) : -1;
    drop(m, answer);
    return truth;
}

static value filter_next(struct machine *m, value self)
{
    struct filter *f = AS_FILTER(self);
    value item;
    while ((item = object_next_inside(m, f->iterator)) != NULL) {
        int truth = passes(m, f->function, item);
        if (truth > 0)
            return item;
        drop(m, item);
        if (truth < 0 || !machine_charge(m, 1))
            return NULL;
    }
    return NULL;
}

const struct type_spec filter_type_spec = {
    .name = "filter",
    .instance_size = sizeof(struct filter),
    .flags = TYPE_TRACKED,
    .slots = {.make = filter_make,
              .destroy = filter_destroy,
              .traverse = filter_traverse,
              .iter = self_iter,
              .next = filter_next},
    .doc = "Return an iterator yielding those items of iterable for which function(item)\nis true. "
           "If function is None, return the items that are true.",
};

/* --- reversed */

static value reversed_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "reversed", 1, 1))
        return NULL;
    value sequence = args->items[0];
    value method = object_find_special(m, sequence, m->names.dunder_reversed);
    if (m->error)
        return NULL;
    if (method && method != NONE) {
        value result = object_call0(m, method);
        drop(m, method);
        return result;
    }
    if (method || !type_of(m, sequence)->slots.get_item || has_type_flag(m, sequence, TYPE_IS_DICT))
        return raise_error(m, m->types.TypeError, "'%T' object is not reversible", sequence);
    int64_t length = object_length(m, sequence);
    value v = length < 0 ? NULL : object_alloc(m, type, type->instance_size);
    if (!v)
        return NULL;
    ((struct sequence_iterator *)v)->sequence = keep(sequence);
    ((struct sequence_iterator *)v)->position = length - 1;
    return v;
}

static void reversed_destroy(struct machine *m, value self)
{
    drop_place(m, ((struct sequence_iterator *)self)->sequence);
}

static int reversed_traverse(value self, visit_fn *visit, void *closure)
{
    struct sequence_iterator *walk = (struct sequence_iterator *)self;
    return walk->sequence ? visit(walk->sequence, closure) : 0;
}

static value reversed_next(struct machine *m, value self)
{
    struct sequence_iterator *walk = (struct sequence_iterator *)self;
    if (walk->position < 0 || !walk->sequence)
        return NULL;
    value sequence = keep(walk->sequence);
    value item = object_get_item(m, sequence, tag_small_int(walk->position));
    drop(m, sequence);
    if (item) {
        walk->position--;
        return item;
    }
    if (error_is(m, m->types.IndexError) || error_is(m, m->types.StopIteration))
        error_clear(m);
    walk->position = -1;
    reversed_destroy(m, self);
    return NULL;
}

static value reversed_length_hint(struct machine *m, value *args)
{
    struct sequence_iterator *walk = (struct sequence_iterator *)args[0];
    if (!walk->sequence)
        return tag_small_int(0);
    int64_t length = object_length(m, walk->sequence);
    if (length < 0)
        return NULL;
    return tag_small_int(length < walk->position + 1 ? 0 : walk->position + 1);
}

static const struct native_spec reversed_methods[] = {
    {"__length_hint__(self, /)", reversed_length_hint, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec reversed_type_spec = {
    .name = "reversed",
    .instance_size = sizeof(struct sequence_iterator),
    .flags = TYPE_TRACKED,
    .slots = {.make = reversed_make,
              .destroy = reversed_destroy,
              .traverse = reversed_traverse,
              .clear = reversed_destroy,
              .iter = self_iter,
              .next = reversed_next},
    .methods = reversed_methods,
    .doc = "Return a reverse iterator over the values of the given sequence.",
};
