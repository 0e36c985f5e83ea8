/* Builtins that walk iterables. */
#include "sim/modules/builtins.h"

#include "sim/lang/async_generator.h"
#include "sim/lang/eval.h"
#include "sim/lang/generator.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/iterators.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <math.h>

static value builtin_iter(struct machine *m, value *args)
{
    if (!args[1])
        return object_iter(m, args[0]);
    if (!object_is_callable(m, args[0]))
        return raise_error(m, m->types.TypeError, "iter(v, w): v must be callable");
    return callable_iterator_new(m, args[0], args[1]);
}

/* The next item; at the end `fallback`, or StopIteration with what a generator returned. */
static value builtin_next(struct machine *m, value *args)
{
    value v;
    if (!object_is_iterator(m, args[0]))
        return raise_error(m, m->types.TypeError, "'%T' object is not an iterator", args[0]);
    if (is_exactly(args[0], m->types.generator) && !args[1]) {
        enum send_result outcome = generator_send(m, args[0], NONE, false, &v);
        return send_outcome(m, outcome, v);
    }
    v = type_of(m, args[0])->slots.next(m, args[0]);
    if (v || m->error)
        return v;
    return args[1] ? keep(args[1]) : raise_with(m, m->types.StopIteration, NULL);
}

static value builtin_aiter(struct machine *m, value *args)
{
    struct type *type = type_of(m, args[0]);
    if (!type->slots.aiter)
        return raise_error(m, m->types.TypeError, "'%T' object is not an async iterable", args[0]);
    value iterator = type->slots.aiter(m, args[0]);
    if (iterator && !type_of(m, iterator)->slots.anext) {
        raise_error(m, m->types.TypeError, "aiter() returned not an async iterator of type '%T'",
                    iterator);
        return drop_and_fail(m, iterator);
    }
    return iterator;
}

static value builtin_anext(struct machine *m, value *args)
{
    struct type *type = type_of(m, args[0]);
    if (!type->slots.anext)
        return raise_error(m, m->types.TypeError, "'%T' object is not an async iterator", args[0]);
    value awaitable = type->slots.anext(m, args[0]);
    if (!awaitable || !args[1])
        return awaitable;
    value result = anext_awaitable_new(m, awaitable, args[1]);
    drop(m, awaitable);
    return result;
}

/* --- any, all */

/* Is there an item whose truth is `wanted`? 1, 0, -1 */
static int find_truth(struct machine *m, value iterable, int wanted)
{
    value iterator = object_iter(m, iterable), item;
    int found = 0;
    if (!iterator)
        return -1;
    while (found == 0 && (item = object_next(m, iterator))) {
        int truth = object_truth(m, item);
        drop(m, item);
        found = truth < 0 ? -1 : truth == wanted;
    }
    drop(m, iterator);
    return m->error ? -1 : found;
}

static value builtin_any(struct machine *m, value *args)
{
    int found = find_truth(m, args[0], 1);
    return found < 0 ? NULL : tag_bool(found);
}

static value builtin_all(struct machine *m, value *args)
{
    int found = find_truth(m, args[0], 0);
    return found < 0 ? NULL : tag_bool(!found);
}

/* --- sum: floats are added with compensation, as CPython does since 3.12 */

struct compensated {
    double high, low;
};

static void add_compensated(struct compensated *sum, double x)
{
    double total = sum->high + x;
    if (fabs(sum->high) >= fabs(x))
        sum->low += (sum->high - total) + x;
    else
        sum->low += (x - total) + sum->high;
    sum->high = total;
}

/* Adds items while they are floats or ints. *item: the first other one (new reference), or NULL. */
static value sum_floats(struct machine *m, double start, value iterator, value *item)
{
    struct compensated sum = {start, 0};
    int64_t n;
    while ((*item = object_next(m, iterator))) {
        if (is_exactly(*item, m->types.float_))
            add_compensated(&sum, float_value(*item));
        else if (is_int(m, *item) && int_fits_int64(*item, &n))
            sum.high += (double)n;
        else
            break;
        drop(m, *item);
    }
    if (m->error)
        return NULL;
    return float_new(m, sum.low != 0 && isfinite(sum.low) ? sum.high + sum.low : sum.high);
}

static value add_item(struct machine *m, value sum, value item)
{
    value next = object_binary(m, BINARY_ADD, sum, item);
    drop(m, sum);
    drop(m, item);
    return next;
}

static value sum_items(struct machine *m, value iterator, value sum)
{
    value item = NULL;
    while (sum) {
        if (is_exactly(sum, m->types.float_)) {
            double start = float_value(sum);
            drop(m, sum);
            sum = sum_floats(m, start, iterator, &item);
        } else {
            item = object_next(m, iterator);
        }
        if (!item)
            break;
        if (!sum || !machine_charge(m, 1)) {
            drop(m, item);
            return drop_and_fail(m, sum);
        }
        sum = add_item(m, sum, item);
    }
    return m->error ? drop_and_fail(m, sum) : sum;
}

static value builtin_sum(struct machine *m, value *args)
{
    if (is_str(m, args[1]))
        return raise_error(m, m->types.TypeError,
                           "sum() can't sum strings [use ''.join(seq) instead]");
    if (has_type_flag(m, args[1], TYPE_IS_BYTES))
        return raise_error(m, m->types.TypeError,
                           "sum() can't sum bytes [use b''.join(seq) instead]");
    value iterator = object_iter(m, args[0]);
    value sum = iterator ? sum_items(m, iterator, keep(args[1])) : NULL;
    drop(m, iterator);
    return sum;
}

/* --- min, max */

/* Is the candidate's key better than the best one's? 1, 0, -1 */
static int is_better(struct machine *m, enum compare_op op, value key, value best)
{
    if (both_small_ints(key, best))
        return op == COMPARE_LT ? small_int(key) < small_int(best)
                                : small_int(key) > small_int(best);
    return object_compare_bool(m, op, key, best);
}

/* The next one of several arguments, or of the one that is walked. */
static value next_candidate(struct machine *m, value arguments, size_t *position, value iterator)
{
    if (iterator)
        return object_next(m, iterator);
    return *position < tuple_size(arguments) ? keep(AS_TUPLE(arguments)->items[(*position)++])
                                             : NULL;
}

static value extreme_of(struct machine *m, value arguments, value iterator, value key,
                        enum compare_op op)
{
    value best = NULL, best_key = NULL, item;
    size_t position = 0;
    while ((item = next_candidate(m, arguments, &position, iterator))) {
        value item_key = key == NONE ? keep(item) : object_call1(m, key, item);
        int better = !item_key ? -1 : !best ? 1 : is_better(m, op, item_key, best_key);
        if (better > 0) {
            replace_place(m, best, item);
            replace_place(m, best_key, item_key);
            continue;
        }
        drop(m, item);
        drop(m, item_key);
        if (better < 0)
            break;
    }
    drop(m, best_key);
    return m->error ? drop_and_fail(m, best) : best;
}

static value extreme(struct machine *m, value *args, enum compare_op op, const char *name)
{
    value given = args[0], key = args[1], fallback = args[2];
    size_t count = tuple_size(given);
    if (count == 0)
        return raise_error(m, m->types.TypeError, "%s expected at least 1 argument, got 0", name);
    if (count > 1 && fallback)
        return raise_error(m, m->types.TypeError,
                           "Cannot specify a default for %s() with multiple positional arguments",
                           name);
    value iterator = count == 1 ? object_iter(m, AS_TUPLE(given)->items[0]) : NULL;
    value best = iterator || count > 1 ? extreme_of(m, given, iterator, key, op) : NULL;
    drop(m, iterator);
    if (best || m->error)
        return best;
    if (fallback)
        return keep(fallback);
    return raise_error(m, m->types.ValueError, "%s() iterable argument is empty", name);
}

static value builtin_min(struct machine *m, value *args)
{
    return extreme(m, args, COMPARE_LT, "min");
}

static value builtin_max(struct machine *m, value *args)
{
    return extreme(m, args, COMPARE_GT, "max");
}

static value builtin_sorted(struct machine *m, value *args)
{
    value list = list_from_iterable(m, args[0]);
    int reverse = list ? object_truth(m, args[2]) : -1;
    if (reverse < 0 || !list_sort(m, list, args[1] == NONE ? NULL : args[1], reverse))
        return drop_and_fail(m, list);
    return list;
}

const struct native_spec builtins_iteration[] = {
    {"aiter(async_iterable, /)", builtin_aiter, NULL},
    {"all(iterable, /)", builtin_all, NULL},
    {"anext(async_iterator, default=..., /)", builtin_anext, NULL},
    {"any(iterable, /)", builtin_any, NULL},
    {"iter(object, sentinel=..., /)", builtin_iter, NULL},
    {"max(*args, key=None, default=...)", builtin_max, NULL},
    {"min(*args, key=None, default=...)", builtin_min, NULL},
    {"next(iterator, default=..., /)", builtin_next, NULL},
    {"sorted(iterable, /, *, key=None, reverse=False)", builtin_sorted, NULL},
    {"sum(iterable, /, start=0)", builtin_sum, NULL},
    {0},
};
