/* random.choice, choices, shuffle and sample. CPython 3.13 Lib/random.py: the same draws in the
 * same order. */
#include <math.h>
#include <string.h>

#include "sim/modules/random_parts.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

static value item_at(struct machine *m, value sequence, int64_t position)
{
    value index = int_new(m, position);
    value item = index ? object_get_item(m, sequence, index) : NULL;
    drop(m, index);
    return item;
}

value random_choice(struct machine *m, value *args)
{
    struct source source;
    int64_t length = object_length(m, args[1]), position;
    if (length < 0)
        return NULL;
    if (length == 0)
        return raise_error(m, m->types.IndexError, "Cannot choose from an empty sequence");
    if (!source_open(m, args[0], &source))
        return NULL;
    bool drawn = source_below(&source, length, &position);
    source_close(&source);
    return drawn ? item_at(m, args[1], position) : NULL;
}

/* x[i], x[j] = x[j], x[i] */
static bool exchange(struct machine *m, value x, int64_t i, int64_t j)
{
    if (is_exactly(x, m->types.list) && (size_t)i < list_size(x) && (size_t)j < list_size(x)) {
        value *items = AS_LIST(x)->items, kept = items[i];
        items[i] = items[j];
        items[j] = kept;
        return true;
    }
    value second = item_at(m, x, j), first = second ? item_at(m, x, i) : NULL;
    bool done = first && object_set_item(m, x, tag_small_int(i), second) &&
                object_set_item(m, x, tag_small_int(j), first);
    drop(m, first);
    drop(m, second);
    return done;
}

value random_shuffle(struct machine *m, value *args)
{
    struct source source;
    int64_t length = object_length(m, args[1]), j;
    if (length < 0 || !source_open(m, args[0], &source))
        return NULL;
    bool done = true;
    for (int64_t i = length - 1; done && i > 0; i--)
        done = machine_charge(m, 1) && source_below(&source, i + 1, &j) &&
               exchange(m, args[1], i, j);
    source_close(&source);
    return done ? NONE : NULL;
}

/* --- sample */

/* A set of numbers, of which there are few: open addressing. */
struct number_set {
    int64_t *slots; /* -1: free */
    size_t mask;
};

static bool number_set_add(struct number_set *set, int64_t n)
{
    size_t at = ((uint64_t)n * 0x9e3779b97f4a7c15u >> 32) & set->mask;
    for (; set->slots[at] != -1; at = (at + 1) & set->mask)
        if (set->slots[at] == n)
            return false;
    set->slots[at] = n;
    return true;
}

/* From a population not much larger than the sample: each drawn place is filled with the last one
 * not drawn yet. */
static bool sample_from_pool(struct source *s, int64_t n, int64_t k, int64_t *out)
{
    struct machine *m = s->m;
    int64_t j, *pool = heap_alloc(&m->heap, (size_t)n * sizeof *pool);
    if (!pool) {
        raise_memory_error(m);
        return false;
    }
    for (int64_t i = 0; i < n; i++)
        pool[i] = i;
    bool done = true;
    for (int64_t i = 0; i < k && done; i++) {
        done = machine_charge(m, 1) && source_below(s, n - i, &j);
        if (!done)
            break;
        out[i] = pool[j];
        pool[j] = pool[n - i - 1];
    }
    heap_free(&m->heap, pool, (size_t)n * sizeof *pool);
    return done;
}

/* From a large population: drawn again until it is a new one. */
static bool sample_by_trial(struct source *s, int64_t n, int64_t k, int64_t *out)
{
    struct machine *m = s->m;
    size_t capacity = 16;
    while (capacity < (size_t)k * 2)
        capacity *= 2;
    struct number_set set = {heap_alloc(&m->heap, capacity * sizeof *set.slots), capacity - 1};
    if (!set.slots) {
        raise_memory_error(m);
        return false;
    }
    memset(set.slots, 0xff, capacity * sizeof *set.slots);
    bool done = true;
    for (int64_t i = 0; i < k && done; i++) {
        do
            done = machine_charge(m, 1) && source_below(s, n, &out[i]);
        while (done && !number_set_add(&set, out[i]));
    }
    heap_free(&m->heap, set.slots, capacity * sizeof *set.slots);
    return done;
}

static bool sample_positions(struct source *s, int64_t n, int64_t k, int64_t *out)
{
    double set_size = 21; /* what CPython reckons a small set costs more than a list */
    if (k > 5)
        set_size += pow(4, ceil(log((double)(k * 3)) / log(4.0)));
    return (double)n <= set_size ? sample_from_pool(s, n, k, out)
                                 : sample_by_trial(s, n, k, out);
}

/* The positions turned into items: of the population, or where counts are given the one whose share
 * of 0..total the position falls into. */
static value sampled_items(struct machine *m, value population, const int64_t *cumulated,
                           int64_t groups, const int64_t *positions, int64_t k)
{
    value result = list_new(m, (size_t)k);
    for (int64_t i = 0; result && i < k; i++) {
        int64_t low = 0, high = groups, position = positions[i];
        while (cumulated && low < high) {
            int64_t middle = (low + high) / 2;
            if (position < cumulated[middle])
                high = middle;
            else
                low = middle + 1;
        }
        value item = item_at(m, population, cumulated ? low : position);
        if (!item || !list_append_steal(m, result, item))
            return drop_and_fail(m, result);
    }
    return result;
}

static value sample(struct source *s, value population, int64_t n, int64_t k,
                    const int64_t *cumulated, int64_t groups)
{
    struct machine *m = s->m;
    if (k < 0 || k > n)
        return raise_error(m, m->types.ValueError,
                           "Sample larger than population or is negative");
    size_t bytes = (size_t)k * sizeof(int64_t);
    int64_t *positions = heap_alloc(&m->heap, bytes);
    if (!positions)
        return raise_memory_error(m);
    value result = sample_positions(s, n, k, positions)
                       ? sampled_items(m, population, cumulated, groups, positions, k)
                       : NULL;
    heap_free(&m->heap, positions, bytes);
    return result;
}

/* How often each group occurs, summed up; *total gets the sum of all. Groups of no int raise. */
static bool cumulate_counts(struct machine *m, value counts, int64_t *cumulated, int64_t *total)
{
    *total = 0;
    for (size_t i = 0; i < list_size(counts); i++) {
        int64_t count;
        value item = AS_LIST(counts)->items[i];
        if (!is_int(m, item)) {
            raise_error(m, m->types.TypeError, "Counts must be integers");
            return false;
        }
        if (!object_as_int64(m, item, &count) || __builtin_add_overflow(*total, count, total))
            return false;
        cumulated[i] = *total;
    }
    if (*total > 0)
        return true;
    raise_error(m, m->types.ValueError, "Total of counts must be greater than zero");
    return false;
}

static value sample_with_counts(struct source *s, value population, int64_t n, int64_t k,
                                value counts_value)
{
    struct machine *m = s->m;
    int64_t total;
    value counts = list_from_iterable(m, counts_value), result = NULL;
    if (!counts)
        return NULL;
    if ((int64_t)list_size(counts) != n || n == 0) {
        if (n == 0 && list_size(counts) == 0)
            raise_error(m, m->types.IndexError, "pop from empty list");
        else
            raise_error(m, m->types.ValueError,
                        "The number of counts does not match the population");
        return drop_and_fail(m, counts);
    }
    int64_t *cumulated = heap_alloc(&m->heap, (size_t)n * sizeof *cumulated);
    if (!cumulated)
        raise_memory_error(m);
    else if (cumulate_counts(m, counts, cumulated, &total))
        result = sample(s, population, total, k, cumulated, n - 1);
    heap_free(&m->heap, cumulated, (size_t)n * sizeof *cumulated);
    drop(m, counts);
    return result;
}

static bool is_sequence(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_MATCH_SEQUENCE | TYPE_IS_STR | TYPE_IS_BYTES) ||
           is_exactly(v, m->types.bytearray) || is_exactly(v, m->types.memoryview);
}

value random_sample(struct machine *m, value *args)
{
    struct source source;
    int64_t k;
    if (!is_sequence(m, args[1]))
        return raise_error(m, m->types.TypeError,
                           "Population must be a sequence.  "
                           "For dicts or sets, use sorted(d).");
    int64_t n = object_length(m, args[1]);
    if (n < 0 || !object_as_int64(m, args[2], &k) || !source_open(m, args[0], &source))
        return NULL;
    value result = args[3] == NONE ? sample(&source, args[1], n, k, NULL, 0)
                                   : sample_with_counts(&source, args[1], n, k, args[3]);
    source_close(&source);
    return result;
}

/* --- choices */

static value choices_evenly(struct source *s, value population, int64_t n, int64_t k)
{
    double number;
    value result = list_new(s->m, k > 0 ? (size_t)k : 0);
    for (int64_t i = 0; result && i < k; i++) {
        value item = machine_charge(s->m, 1) && source_float(s, &number)
                         ? item_at(s->m, population, (int64_t)floor(number * (double)n))
                         : NULL;
        if (!item || !list_append_steal(s->m, result, item))
            return drop_and_fail(s->m, result);
    }
    return result;
}

/* itertools.accumulate as a list. */
static value accumulated(struct machine *m, value weights)
{
    value sum = NULL, item, iterator = object_iter(m, weights);
    value result = iterator ? list_new(m, 0) : NULL;
    while (result && (item = object_next(m, iterator))) {
        value next = sum ? object_binary(m, BINARY_ADD, sum, item) : keep(item);
        drop(m, item);
        replace_place(m, sum, next);
        if (!sum || !list_append(m, result, sum))
            break;
    }
    drop(m, iterator);
    drop(m, sum);
    return result && m->error ? drop_and_fail(m, result) : result;
}

static value cumulative_weights(struct machine *m, value weights, value cum_weights)
{
    if (cum_weights != NONE) {
        if (weights != NONE)
            return raise_error(m, m->types.TypeError,
                               "Cannot specify both weights and cumulative weights");
        return list_from_iterable(m, cum_weights);
    }
    value result = accumulated(m, weights);
    if (!result && error_is(m, m->types.TypeError) && is_int(m, weights)) {
        error_clear(m);
        raise_error(m, m->types.TypeError,
                    "The number of choices must be a keyword argument: k=%R", weights);
    }
    return result;
}

/* The first of `count` weights that is above x, or the last. */
static int64_t bisect(const double *weights, int64_t count, double x)
{
    int64_t low = 0, high = count - 1;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (x < weights[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static value choices_by_weight(struct source *s, value population, int64_t n, int64_t k,
                               const double *weights)
{
    struct machine *m = s->m;
    double total = weights[n - 1], number;
    if (total <= 0.0)
        return raise_error(m, m->types.ValueError, "Total of weights must be greater than zero");
    if (!isfinite(total))
        return raise_error(m, m->types.ValueError, "Total of weights must be finite");
    value result = list_new(m, k > 0 ? (size_t)k : 0);
    for (int64_t i = 0; result && i < k; i++) {
        value item = machine_charge(m, 1) && source_float(s, &number)
                         ? item_at(m, population, bisect(weights, n, number * total))
                         : NULL;
        if (!item || !list_append_steal(m, result, item))
            return drop_and_fail(m, result);
    }
    return result;
}

static value choices_of_list(struct source *s, value population, int64_t n, int64_t k, value list)
{
    struct machine *m = s->m;
    if ((int64_t)list_size(list) != n)
        return raise_error(m, m->types.ValueError,
                           "The number of weights does not match the population");
    if (n == 0)
        return raise_error(m, m->types.IndexError, "list index out of range");
    double *weights = heap_alloc(&m->heap, (size_t)n * sizeof *weights);
    if (!weights)
        return raise_memory_error(m);
    bool done = true;
    for (int64_t i = 0; i < n && done; i++)
        done = object_as_double(m, AS_LIST(list)->items[i], &weights[i]);
    value result = done ? choices_by_weight(s, population, n, k, weights) : NULL;
    heap_free(&m->heap, weights, (size_t)n * sizeof *weights);
    return result;
}

value random_choices(struct machine *m, value *args)
{
    struct source source;
    int64_t k, n = object_length(m, args[1]);
    value weights = NULL, result = NULL;
    bool evenly = args[2] == NONE && args[3] == NONE;
    if (n < 0 || (!evenly && !(weights = cumulative_weights(m, args[2], args[3]))))
        return NULL;
    if (object_as_int64(m, args[4], &k) && source_open(m, args[0], &source)) {
        result = evenly ? choices_evenly(&source, args[1], n, k)
                        : choices_of_list(&source, args[1], n, k, weights);
        source_close(&source);
    }
    drop(m, weights);
    return result;
}
