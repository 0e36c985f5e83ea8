/* itertools: count, cycle, repeat, accumulate, pairwise, batched. */
#include "sim/modules/itertools/parts.h"
#include "sim/value/arguments.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- count: a the next one, b the step */

static bool is_number(struct machine *m, value v)
{
    struct type *type = type_of(m, v);
    return type->flags & (TYPE_IS_INT | TYPE_IS_FLOAT) || type->slots.as_int ||
           type->slots.as_index || type->slots.as_float || v == NULL ||
           is_instance(m, v, m->types.complex_);
}

static value count_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"start", "step", NULL};
    value given[2];
    if (!args_bind(m, args, "count", names, 0, given))
        return NULL;
    value start = given[0] ? given[0] : tag_small_int(0);
    value step = given[1] ? given[1] : tag_small_int(1);
    if (!is_number(m, start) || !is_number(m, step))
        return raise_error(m, m->types.TypeError, "a number is required");
    return tool_new(m, type, keep(start), keep(step));
}

static value count_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    value next = object_binary(m, BINARY_ADD, t->a, t->b);
    if (!next)
        return NULL;
    value item = t->a;
    t->a = next;
    return item;
}

static value count_repr(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    if (t->b == tag_small_int(1))
        return str_format(m, "count(%R)", t->a);
    return str_format(m, "count(%R, %R)", t->a, t->b);
}

const struct type_spec itertools_count_spec = {
    .name = "count",
    .module = "itertools",
    .instance_size = sizeof(struct tool),
    .flags = TYPE_TRACKED,
    .slots = {.make = count_make,
              .destroy = tool_destroy,
              .traverse = tool_traverse,
              .repr = count_repr,
              .iter = tool_iter,
              .next = count_next},
    .doc = "Return a count object whose .__next__() method returns consecutive values.",
};

/* --- cycle: a the iterator until it is exhausted, b what it gave, n where in it */

static value cycle_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "cycle", 1, 1))
        return NULL;
    value saved = list_new(m, 0);
    return saved ? tool_new(m, type, object_iter(m, args->items[0]), saved) : NULL;
}

static value cycle_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    if (t->a) {
        value iterator = keep(t->a), item = object_next_inside(m, iterator);
        drop(m, iterator);
        if (item)
            return list_append(m, t->b, item) ? item : drop_and_fail(m, item);
        if (m->error)
            return NULL;
        drop_place(m, t->a);
    }
    if (list_size(t->b) == 0)
        return NULL;
    value item = keep(AS_LIST(t->b)->items[t->n]);
    t->n = (size_t)t->n + 1 < list_size(t->b) ? t->n + 1 : 0;
    return item;
}

TOOL_SPEC(cycle, "cycle", cycle_make, cycle_next,
          "Return elements from the iterable until it is exhausted. Then repeat the sequence "
          "indefinitely.");

/* --- repeat: a the object, n how often still; -1 for ever */

static value repeat_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"object", "times", NULL};
    value given[2];
    int64_t times = -1;
    if (!args_bind(m, args, "repeat", names, 1, given) ||
        (given[1] && !object_as_int64(m, given[1], &times)))
        return NULL;
    value v = tool_new(m, type, keep(given[0]), NULL);
    if (v)
        AS_TOOL(v)->n = given[1] && times < 0 ? 0 : times;
    return v;
}

static value repeat_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    (void)m;
    if (t->n == 0)
        return NULL;
    if (t->n > 0)
        t->n--;
    return keep(t->a);
}

static value repeat_repr(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    if (t->n < 0)
        return str_format(m, "repeat(%R)", t->a);
    return str_format(m, "repeat(%R, %lld)", t->a, (long long)t->n);
}

static value repeat_length_hint(struct machine *m, value *args)
{
    if (AS_TOOL(args[0])->n < 0)
        return raise_error(m, m->types.TypeError, "len() of unsized object");
    return int_new(m, AS_TOOL(args[0])->n);
}

static const struct native_spec repeat_methods[] = {
    {"__length_hint__(self, /)", repeat_length_hint, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec itertools_repeat_spec = {
    .name = "repeat",
    .module = "itertools",
    .instance_size = sizeof(struct tool),
    .flags = TYPE_TRACKED,
    .slots = {.make = repeat_make,
              .destroy = tool_destroy,
              .traverse = tool_traverse,
              .repr = repeat_repr,
              .iter = tool_iter,
              .next = repeat_next},
    .methods = repeat_methods,
    .doc = "repeat(object [,times]) -> create an iterator which returns the object\nfor the "
           "specified number of times.  If not specified, returns the object\nendlessly.",
};

/* --- accumulate: a the iterator, b the function or NULL for +, c the total, d the initial value */

static value accumulate_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    value given[3];
    if (!args_bind(m, args, "accumulate", names, 1, given))
        return NULL;
    value function = given[1] && given[1] != NONE ? keep(given[1]) : NULL;
    value v = tool_new(m, type, object_iter(m, given[0]), function);
    if (v && given[2] && given[2] != NONE)
        AS_TOOL(v)->d = keep(given[2]);
    return v;
}

static value accumulate_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    if (t->d) {
        t->c = t->d;
        t->d = NULL;
        return keep(t->c);
    }
    value item = object_next_inside(m, t->a);
    if (!item)
        return NULL;
    if (t->c) {
        value total = t->b ? object_call2(m, t->b, t->c, item)
                           : object_binary(m, BINARY_ADD, t->c, item);
        drop(m, item);
        if (!total)
            return NULL;
        item = total;
    }
    replace_place(m, t->c, keep(item));
    return item;
}

TOOL_SPEC(accumulate, "accumulate", accumulate_make, accumulate_next,
          "Return series of accumulated sums.");

/* --- pairwise: a the iterator, b the one before */

static value pairwise_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "pairwise", 1, 1))
        return NULL;
    return tool_new(m, type, object_iter(m, args->items[0]), NULL);
}

static value pairwise_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    if (!t->a)
        return NULL;
    value iterator = keep(t->a), before = keep_or_null(t->b);
    if (!before)
        before = object_next_inside(m, iterator);
    value item = before ? object_next_inside(m, iterator) : NULL;
    value pair = item ? tuple_pack2(m, before, item) : NULL;
    replace_place(m, t->b, item);
    if (!item)
        drop_place(m, t->a);
    drop_and_fail(m, before);
    drop_and_fail(m, iterator);
    return pair;
}

TOOL_SPEC(pairwise, "pairwise", pairwise_make, pairwise_next,
          "Return an iterator of overlapping pairs taken from the input iterator.");

/* --- batched: a the iterator, n the size, flag strict */

static value batched_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"iterable", "n", "strict", NULL};
    value given[3];
    int64_t n;
    if (!args_bind(m, args, "batched", names, 2, given) || !object_as_int64(m, given[1], &n))
        return NULL;
    int strict = given[2] ? object_truth(m, given[2]) : 0;
    if (strict < 0)
        return NULL;
    if (n < 1)
        return raise_error(m, m->types.ValueError, "n must be at least one");
    value v = tool_new(m, type, object_iter(m, given[0]), NULL);
    if (v) {
        AS_TOOL(v)->n = n;
        AS_TOOL(v)->flag = strict;
    }
    return v;
}

static value batched_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    value batch = t->a ? list_new(m, 0) : NULL, item;
    if (!batch)
        return NULL;
    while ((int64_t)list_size(batch) < t->n && (item = object_next_inside(m, t->a)) != NULL)
        if (!list_append_steal(m, batch, item))
            break;
    bool incomplete = (int64_t)list_size(batch) < t->n;
    if (incomplete)
        drop_place(m, t->a);
    if (m->error || list_size(batch) == 0)
        return drop_and_fail(m, batch);
    if (incomplete && t->flag) {
        drop(m, batch);
        return raise_error(m, m->types.ValueError, "batched(): incomplete batch");
    }
    value result = tuple_from_iterable(m, batch);
    drop(m, batch);
    return result;
}

TOOL_SPEC(batched, "batched", batched_make, batched_next,
          "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over "
          "the input iterable and accumulates data into tuples\nup to size n.  The input is "
          "consumed lazily, just enough to\nfill a batch.");
