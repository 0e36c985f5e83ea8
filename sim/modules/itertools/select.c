/* itertools: those that pass on, leave out or join: chain, compress, dropwhile, takewhile,
 * filterfalse, starmap, islice, zip_longest. */
#include "sim/modules/itertools/parts.h"
#include "sim/value/arguments.h"
#include "sim/value/generic_alias.h"
#include "sim/value/indexing.h"
#include "sim/value/iterators.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- chain: a the iterator over iterables (NULL: done), b the one at work */

static value chain_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "chain", 0, SIZE_MAX))
        return NULL;
    value iterables = tuple_from(m, args->items, args->count);
    value iterator = iterables ? tuple_iterator_new(m, iterables) : NULL;
    drop(m, iterables);
    return tool_new(m, type, iterator, NULL);
}

static value chain_from_iterable(struct machine *m, value *args)
{
    return tool_new(m, AS_TYPE(args[0]), object_iter(m, args[1]), NULL);
}

static value chain_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    while (t->a) {
        if (!t->b) {
            value iterable = object_next_inside(m, t->a);
            value iterator = iterable ? object_iter(m, iterable) : NULL;
            drop(m, iterable);
            if (!iterator) {
                drop_place(m, t->a);
                return NULL;
            }
            replace_place(m, t->b, iterator);
        }
        value item = object_next_inside(m, t->b);
        if (item || m->error)
            return item;
        drop_place(m, t->b);
        if (!machine_charge(m, 1))
            return NULL;
    }
    return NULL;
}

static const struct native_spec chain_methods[] = {
    {"%from_iterable(cls, iterable, /)", chain_from_iterable,
     "Alternative chain() constructor taking a single iterable argument that evaluates lazily."},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

const struct type_spec itertools_chain_spec = {
    .name = "chain",
    .module = "itertools",
    .instance_size = sizeof(struct tool),
    .flags = TYPE_TRACKED,
    .slots = {.make = chain_make,
              .destroy = tool_destroy,
              .traverse = tool_traverse,
              .iter = tool_iter,
              .next = chain_next},
    .methods = chain_methods,
    .doc = "Return a chain object whose .__next__() method returns elements from the\nfirst iterable "
           "until it is exhausted, then elements from the next\niterable, until all of the "
           "iterables are exhausted.",
};

/* --- compress: a the data, b the selectors */

static value compress_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"data", "selectors", NULL};
    value given[2];
    if (!args_bind(m, args, "compress", names, 2, given))
        return NULL;
    value data = object_iter(m, given[0]), selectors = data ? object_iter(m, given[1]) : NULL;
    if (!selectors)
        return drop_and_fail(m, data);
    return tool_new(m, type, data, selectors);
}

static value compress_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    for (;;) {
        value item = object_next_inside(m, t->a);
        value selector = item ? object_next_inside(m, t->b) : NULL;
        int truth = selector ? object_truth(m, selector) : -1;
        drop(m, selector);
        if (truth > 0)
            return item;
        drop_and_fail(m, item);
        if (truth < 0 || !machine_charge(m, 1))
            return NULL;
    }
}

TOOL_SPEC(compress, "compress", compress_make, compress_next,
          "Return data elements corresponding to true selector elements.");

/* --- with a function: a the iterator, b the function, flag as told */

static value with_function(struct machine *m, struct type *type, const struct args *args,
                           const char *name)
{
    if (!args_positional(m, args, name, 2, 2))
        return NULL;
    return tool_new(m, type, object_iter(m, args->items[1]), keep(args->items[0]));
}

static int ask(struct machine *m, value function, value item)
{
    if (function == NONE || function == (value)m->types.bool_)
        return object_truth(m, item);
    value answer = object_call1(m, function, item);
    int truth = answer ? object_truth(m, answer) : -1;
    drop(m, answer);
    return truth;
}

static value dropwhile_make(struct machine *m, struct type *type, const struct args *args)
{
    return with_function(m, type, args, "dropwhile");
}

/* flag: one has passed, so do all others. */
static value dropwhile_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    value item;
    while ((item = object_next_inside(m, t->a)) != NULL) {
        value answer = t->flag ? FALSE : object_call1(m, t->b, item);
        int truth = answer ? object_truth(m, answer) : -1;
        drop(m, answer);
        if (truth == 0) {
            t->flag = true;
            return item;
        }
        drop_and_fail(m, item);
        if (truth < 0 || !machine_charge(m, 1))
            return NULL;
    }
    return NULL;
}

TOOL_SPEC(dropwhile, "dropwhile", dropwhile_make, dropwhile_next,
          "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every "
          "element until the iterable is exhausted.");

static value takewhile_make(struct machine *m, struct type *type, const struct args *args)
{
    return with_function(m, type, args, "takewhile");
}

/* flag: one has failed; that is the end. */
static value takewhile_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    value item = t->flag ? NULL : object_next_inside(m, t->a);
    if (!item)
        return NULL;
    value answer = object_call1(m, t->b, item);
    int truth = answer ? object_truth(m, answer) : -1;
    drop(m, answer);
    if (truth > 0)
        return item;
    if (truth == 0)
        t->flag = true;
    return drop_and_fail(m, item);
}

TOOL_SPEC(takewhile, "takewhile", takewhile_make, takewhile_next,
          "Return successive entries from an iterable as long as the predicate evaluates to true "
          "for each entry.");

static value filterfalse_make(struct machine *m, struct type *type, const struct args *args)
{
    return with_function(m, type, args, "filterfalse");
}

static value filterfalse_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    value item;
    while ((item = object_next_inside(m, t->a)) != NULL) {
        int truth = ask(m, t->b, item);
        if (truth == 0)
            return item;
        drop_and_fail(m, item);
        if (truth < 0 || !machine_charge(m, 1))
            return NULL;
    }
    return NULL;
}

TOOL_SPEC(filterfalse, "filterfalse", filterfalse_make, filterfalse_next,
          "Return those items of iterable for which function(item) is false.\n\nIf function is None, "
          "return the items that are false.");

static value starmap_make(struct machine *m, struct type *type, const struct args *args)
{
    return with_function(m, type, args, "starmap");
}

static value starmap_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    value item = object_next_inside(m, t->a);
    value items = item ? tuple_from_iterable(m, item) : NULL;
    drop_and_fail(m, item);
    if (!items)
        return NULL;
    struct args args = {AS_TUPLE(items)->items, tuple_size(items), NULL};
    value result = object_call(m, t->b, &args);
    drop(m, items);
    return result;
}

TOOL_SPEC(starmap, "starmap", starmap_make, starmap_next,
          "Return an iterator whose values are returned from the function evaluated with an "
          "argument tuple taken from the given sequence.");

/* --- islice: a the iterator (NULL: done), n the next wanted, stop (-1: none), step */

struct islice {
    struct tool tool;
    int64_t taken;
};

/* A bound of islice: None gives `absent`. False: not acceptable, and no error is left. */
static bool slice_bound(struct machine *m, value v, int64_t absent, int64_t *n)
{
    *n = absent;
    if (v == NONE)
        return true;
    if (is_index(m, v) && object_as_int64(m, v, n) && *n >= 0)
        return true;
    error_clear(m);
    return false;
}

static value islice_make(struct machine *m, struct type *type, const struct args *args)
{
    int64_t start = 0, stop, step = 1;
    if (!args_positional(m, args, "islice", 2, 4))
        return NULL;
    if (args->count == 2) {
        if (!slice_bound(m, args->items[1], -1, &stop))
            return raise_error(m, m->types.ValueError,
                               "Stop argument for islice() must be None or an integer: 0 <= x <= "
                               "sys.maxsize.");
    } else {
        if (!slice_bound(m, args->items[2], -1, &stop))
            return raise_error(m, m->types.ValueError,
                               "Stop argument for islice() must be None or an integer: 0 <= x <= "
                               "sys.maxsize.");
        if (!slice_bound(m, args->items[1], 0, &start))
            return raise_error(m, m->types.ValueError,
                               "Indices for islice() must be None or an integer: 0 <= x <= "
                               "sys.maxsize.");
    }
    if (args->count == 4 && (!slice_bound(m, args->items[3], 1, &step) || step < 1))
        return raise_error(m, m->types.ValueError,
                           "Step for islice() must be a positive integer or None.");
    value v = tool_new(m, type, object_iter(m, args->items[0]), NULL);
    if (v) {
        AS_TOOL(v)->n = start;
        AS_TOOL(v)->stop = stop;
        AS_TOOL(v)->step = step;
    }
    return v;
}

static value islice_end(struct machine *m, struct tool *t)
{
    value iterator = t->a;
    t->a = NULL;
    return drop_and_fail(m, iterator);
}

static value islice_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    int64_t *taken = &((struct islice *)self)->taken;
    if (!t->a)
        return NULL;
    for (; *taken < t->n; ++*taken) {
        value item = object_next_inside(m, t->a);
        if (!item || !machine_charge(m, 1)) {
            drop_and_fail(m, item);
            return islice_end(m, t);
        }
        drop(m, item);
    }
    if (t->stop != -1 && *taken >= t->stop)
        return islice_end(m, t);
    value item = object_next_inside(m, t->a);
    if (!item)
        return islice_end(m, t);
    ++*taken;
    t->n = t->n > INT64_MAX - t->step ? INT64_MAX : t->n + t->step;
    if (t->stop != -1 && t->n > t->stop)
        t->n = t->stop;
    return item;
}

const struct type_spec itertools_islice_spec = {
    .name = "islice",
    .module = "itertools",
    .instance_size = sizeof(struct islice),
    .flags = TYPE_TRACKED,
    .slots = {.make = islice_make,
              .destroy = tool_destroy,
              .traverse = tool_traverse,
              .iter = tool_iter,
              .next = islice_next},
    .doc = "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> "
           "islice object\n\nReturn an iterator whose next() method returns selected values from "
           "an\niterable.",
};

/* --- zip_longest: a the iterators (NULL where exhausted), b what fills, n those still at work */

static value zip_longest_make(struct machine *m, struct type *type, const struct args *args)
{
    size_t names = args->names ? tuple_size(args->names) : 0;
    if (names > 1 ||
        (names == 1 && !str_equals_text(AS_TUPLE(args->names)->items[0], "fillvalue")))
        return raise_error(m, m->types.TypeError,
                           "zip_longest() got an unexpected keyword argument");
    value fill = names ? args->items[args->count] : NONE;
    value v = tool_new(m, type, tool_iterators(m, args->items, args->count), keep(fill));
    if (v)
        AS_TOOL(v)->n = (int64_t)args->count;
    return v;
}

/* The item at place i: the next one, or the filling. NULL: all are exhausted, or an error. */
static value longest_item(struct machine *m, struct tool *t, size_t i)
{
    value *place = &AS_TUPLE(t->a)->items[i];
    if (*place) {
        value iterator = keep(*place), item = object_next_inside(m, iterator);
        drop_and_fail(m, iterator);
        if (item)
            return item;
        if (m->error || --t->n == 0) {
            t->n = 0;
            return NULL;
        }
        drop_place(m, *place);
    }
    return keep(t->b);
}

static value zip_longest_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    size_t count = tuple_size(t->a);
    value result = t->n > 0 ? tuple_new(m, count) : NULL;
    for (size_t i = 0; result && i < count; i++) {
        value item = longest_item(m, t, i);
        if (!item)
            return drop_and_fail(m, result);
        AS_TUPLE(result)->items[i] = item;
    }
    return result;
}

TOOL_SPEC(zip_longest, "zip_longest", zip_longest_make, zip_longest_next,
          "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th "
          "element comes from the i-th iterable argument.");
