/* range and its iterator. Numbers of 64 bits are the rule and quick; ranges beyond them are computed
 * with ints. CPython 3.13 Objects/rangeobject.c. */
#include "sim/value/descriptor.h"
#include "sim/value/arguments.h"
#include "sim/value/indexing.h"
#include "sim/value/int.h"
#include "sim/value/iterators.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct range {
    struct object head;
    value start, stop, step; /* ints */
    value length;            /* int */
    bool quick;              /* all fit 64 bits, and so: */
    int64_t first, stride;
    uint64_t count;
};

#define AS_RANGE(v) ((struct range *)(v))

/* --- arithmetic on ints */

/* a op b, with both references stolen; NULL operands fail. */
static value calculate(struct machine *m, enum binary_op op, value a, value b)
{
    value result = a && b ? int_binary(m, op, a, b) : NULL;
    drop(m, a);
    drop(m, b);
    return result;
}

static uint64_t quick_count(int64_t start, int64_t stop, int64_t step)
{
    if (step > 0)
        return start < stop ? ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1 : 0;
    if (start <= stop)
        return 0;
    return ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1;
}

static value big_count(struct machine *m, value start, value stop, value step)
{
    bool up = int_sign(step) > 0;
    value low = up ? start : stop, high = up ? stop : start;
    if (int_compare(low, high) >= 0)
        return tag_small_int(0);
    value span = calculate(m, BINARY_SUB, keep(high), keep(low));
    span = calculate(m, BINARY_SUB, span, tag_small_int(1));
    value stride = up ? keep(step) : calculate(m, BINARY_SUB, tag_small_int(0), keep(step));
    span = calculate(m, BINARY_FLOORDIV, span, stride);
    return calculate(m, BINARY_ADD, span, tag_small_int(1));
}

/* The item at a position (an int, stolen), without checks. */
static value item_at(struct machine *m, struct range *r, value position)
{
    value offset = calculate(m, BINARY_MUL, position, keep(r->step));
    return calculate(m, BINARY_ADD, keep(r->start), offset);
}

/* --- making */

/* A range of three ints, stolen; step is not zero. */
static value range_of(struct machine *m, value start, value stop, value step)
{
    value v = start && stop && step ? object_alloc(m, m->types.range, sizeof(struct range)) : NULL;
    if (!v) {
        drop(m, start);
        drop(m, stop);
        drop(m, step);
        return NULL;
    }
    struct range *r = AS_RANGE(v);
    int64_t end;
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->quick = int_fits_int64(start, &r->first) && int_fits_int64(stop, &end) &&
               int_fits_int64(step, &r->stride);
    if (r->quick) {
        r->count = quick_count(r->first, end, r->stride);
        r->length = int_from_uint64(m, r->count);
    } else {
        r->length = big_count(m, start, stop, step);
    }
    return r->length ? v : drop_and_fail(m, v);
}

value range_new(struct machine *m, int64_t start, int64_t stop, int64_t step)
{
    return range_of(m, int_new(m, start), int_new(m, stop), int_new(m, step));
}

static value range_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    value given[3] = {tag_small_int(0), NULL, tag_small_int(1)};
    if (!args_positional(m, args, "range", 1, 3))
        return NULL;
    for (size_t i = 0; i < args->count; i++) {
        value number = object_index(m, args->items[i]);
        if (!number) {
            for (size_t k = 0; k < 3; k++)
                drop(m, given[k]);
            return NULL;
        }
        given[args->count == 1 ? 1 : i] = number;
    }
    if (given[2] == tag_small_int(0)) {
        drop(m, given[0]);
        drop(m, given[1]);
        return raise_error(m, m->types.ValueError, "range() arg 3 must not be zero");
    }
    return range_of(m, given[0], given[1], given[2]);
}

static void range_destroy(struct machine *m, value self)
{
    struct range *r = AS_RANGE(self);
    drop_place(m, r->start);
    drop_place(m, r->stop);
    drop_place(m, r->step);
    drop_place(m, r->length);
}

/* --- basics */

static value range_repr(struct machine *m, value self)
{
    struct range *r = AS_RANGE(self);
    if (r->step == tag_small_int(1))
        return str_format(m, "range(%R, %R)", r->start, r->stop);
    return str_format(m, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

static bool range_hash(struct machine *m, value self, int64_t *hash)
{
    struct range *r = AS_RANGE(self);
    value start = r->length == tag_small_int(0) ? NONE : r->start;
    value step = start == NONE || r->length == tag_small_int(1) ? NONE : r->step;
    value parts = tuple_pack3(m, r->length, start, step);
    bool ok = parts && object_hash(m, parts, hash);
    drop(m, parts);
    return ok;
}

static bool ranges_equal(struct range *a, struct range *b)
{
    if (int_compare(a->length, b->length) != 0)
        return false;
    if (a->length == tag_small_int(0))
        return true;
    if (int_compare(a->start, b->start) != 0)
        return false;
    return a->length == tag_small_int(1) || int_compare(a->step, b->step) == 0;
}

static value range_compare(struct machine *m, enum compare_op op, value self, value other)
{
    bool ranges = is_exactly(self, m->types.range) && is_exactly(other, m->types.range);
    if (!ranges || (op != COMPARE_EQ && op != COMPARE_NE))
        return NOT_IMPLEMENTED;
    return tag_bool(ranges_equal(AS_RANGE(self), AS_RANGE(other)) == (op == COMPARE_EQ));
}

static int range_truth(struct machine *m, value self)
{
    (void)m;
    return AS_RANGE(self)->length != tag_small_int(0);
}

static int64_t range_length(struct machine *m, value self)
{
    int64_t n;
    if (int_fits_int64(AS_RANGE(self)->length, &n))
        return n;
    raise_error(m, m->types.OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}

/* --- subscripts */

static value get_index(struct machine *m, struct range *r, value key)
{
    value position = object_index(m, key);
    if (position && int_sign(position) < 0)
        position = calculate(m, BINARY_ADD, position, keep(r->length));
    if (!position)
        return NULL;
    if (int_sign(position) < 0 || int_compare(position, r->length) >= 0) {
        drop(m, position);
        return raise_error(m, m->types.IndexError, "range object index out of range");
    }
    return item_at(m, r, position);
}

static value get_slice(struct machine *m, value self, value slice)
{
    struct range *r = AS_RANGE(self);
    int64_t start, stop, step, count, length = range_length(m, self);
    if (length < 0 || !slice_indices(m, slice, length, &start, &stop, &step, &count))
        return NULL;
    value first = item_at(m, r, int_new(m, start)), last = item_at(m, r, int_new(m, stop));
    value stride = calculate(m, BINARY_MUL, int_new(m, step), keep(r->step));
    return range_of(m, first, last, stride);
}

static value range_get_item(struct machine *m, value self, value key)
{
    if (is_index(m, key))
        return get_index(m, AS_RANGE(self), key);
    if (is_exactly(key, m->types.slice))
        return get_slice(m, self, key);
    return raise_error(m, m->types.TypeError, "range indices must be integers or slices, not %T",
                       key);
}

/* Is the int v one of the range's? 1, 0, -1 */
static int holds_int(struct machine *m, struct range *r, value v)
{
    bool up = int_sign(r->step) > 0;
    if (up ? int_compare(v, r->start) < 0 || int_compare(v, r->stop) >= 0
           : int_compare(v, r->start) > 0 || int_compare(v, r->stop) <= 0)
        return 0;
    value rest = calculate(m, BINARY_SUB, keep(v), keep(r->start));
    rest = calculate(m, BINARY_MOD, rest, keep(r->step));
    if (!rest)
        return -1;
    int whole = int_sign(rest) == 0;
    drop(m, rest);
    return whole;
}

static bool is_plain_int(struct machine *m, value v)
{
    return is_small_int(v) || is_bool(v) || is_exactly(v, m->types.int_);
}

/* Counts what is equal, up to `most`; *at: the position of the last. -1 on error. */
static int64_t count_equal(struct machine *m, value self, value sought, int64_t most, int64_t *at)
{
    value iterator = object_iter(m, self), item;
    int64_t found = 0;
    for (*at = -1; iterator && found < most && (item = object_next(m, iterator)) != NULL;) {
        int same = object_equal(m, item, sought);
        drop(m, item);
        if (same < 0 || !machine_charge(m, 1))
            break;
        ++*at;
        found += same;
    }
    drop(m, iterator);
    return m->error ? -1 : found;
}

static int range_contains(struct machine *m, value self, value v)
{
    int64_t at;
    if (is_bool(v))
        v = tag_small_int(v == TRUE);
    if (is_plain_int(m, v))
        return holds_int(m, AS_RANGE(self), v);
    return (int)count_equal(m, self, v, 1, &at);
}

/* --- methods */

static value method_count(struct machine *m, value *args)
{
    int64_t at;
    if (is_plain_int(m, args[1])) {
        int found = range_contains(m, args[0], args[1]);
        return found < 0 ? NULL : tag_small_int(found);
    }
    int64_t found = count_equal(m, args[0], args[1], INT64_MAX, &at);
    return found < 0 ? NULL : tag_small_int(found);
}

static value method_index(struct machine *m, value *args)
{
    struct range *r = AS_RANGE(args[0]);
    int64_t at;
    if (!is_plain_int(m, args[1])) {
        int64_t found = count_equal(m, args[0], args[1], 1, &at);
        if (found == 0)
            return raise_error(m, m->types.ValueError,
                               "sequence.index(x): x not in sequence");
        return found < 0 ? NULL : tag_small_int(at);
    }
    int found = range_contains(m, args[0], args[1]);
    if (found == 0)
        return raise_error(m, m->types.ValueError, "%R is not in range", args[1]);
    if (found < 0)
        return NULL;
    value number = is_bool(args[1]) ? tag_small_int(args[1] == TRUE) : keep(args[1]);
    value offset = calculate(m, BINARY_SUB, number, keep(r->start));
    return calculate(m, BINARY_FLOORDIV, offset, keep(r->step));
}

static value get_start(struct machine *m, value self)
{
    (void)m;
    return keep(AS_RANGE(self)->start);
}

static value get_stop(struct machine *m, value self)
{
    (void)m;
    return keep(AS_RANGE(self)->stop);
}

static value get_step(struct machine *m, value self)
{
    (void)m;
    return keep(AS_RANGE(self)->step);
}

/* --- the iterator */

#define AS_ITERATOR(v) ((struct range_iterator *)(v))

value range_iterator_new(struct machine *m, int64_t start, int64_t step, uint64_t count)
{
    value v = object_alloc(m, m->types.range_iterator, sizeof(struct range_iterator));
    if (!v)
        return NULL;
    AS_ITERATOR(v)->next = start;
    AS_ITERATOR(v)->step = step;
    AS_ITERATOR(v)->left = count;
    return v;
}

/* Steals its ints. */
static value big_iterator_new(struct machine *m, value start, value step, value length)
{
    value v = start && step && length ? range_iterator_new(m, 0, 0, 0) : NULL;
    if (!v) {
        drop(m, start);
        drop(m, step);
        drop(m, length);
        return NULL;
    }
    AS_ITERATOR(v)->big_next = start;
    AS_ITERATOR(v)->big_step = step;
    AS_ITERATOR(v)->big_left = length;
    return v;
}

static value range_iter(struct machine *m, value self)
{
    struct range *r = AS_RANGE(self);
    if (r->quick)
        return range_iterator_new(m, r->first, r->stride, r->count);
    return big_iterator_new(m, keep(r->start), keep(r->step), keep(r->length));
}

static value range_reversed(struct machine *m, value *args)
{
    struct range *r = AS_RANGE(args[0]);
    if (r->quick && r->stride != INT64_MIN) {
        uint64_t last = (uint64_t)r->first + (r->count - 1) * (uint64_t)r->stride;
        return range_iterator_new(m, (int64_t)last, -r->stride, r->count);
    }
    value last = calculate(m, BINARY_SUB, keep(r->length), tag_small_int(1));
    last = last ? item_at(m, r, last) : NULL;
    return big_iterator_new(m, last,
                            calculate(m, BINARY_SUB, tag_small_int(0), keep(r->step)),
                            keep(r->length));
}

static value big_next(struct machine *m, struct range_iterator *it)
{
    if (!it->big_next || it->big_left == tag_small_int(0))
        return NULL;
    value next = calculate(m, BINARY_ADD, keep(it->big_next), keep(it->big_step));
    value left = next ? calculate(m, BINARY_SUB, keep(it->big_left), tag_small_int(1)) : NULL;
    if (!left) {
        drop(m, next);
        return NULL;
    }
    value item = it->big_next;
    it->big_next = next;
    replace_place(m, it->big_left, left);
    return item;
}

value range_iterator_next(struct machine *m, value self)
{
    struct range_iterator *it = AS_ITERATOR(self);
    if (it->left == 0)
        return big_next(m, it);
    int64_t n = it->next;
    it->left--;
    it->next = (int64_t)((uint64_t)n + (uint64_t)it->step);
    return fits_small_int(n) ? tag_small_int(n) : int_new(m, n);
}

static void iterator_destroy(struct machine *m, value self)
{
    drop_place(m, AS_ITERATOR(self)->big_next);
    drop_place(m, AS_ITERATOR(self)->big_step);
    drop_place(m, AS_ITERATOR(self)->big_left);
}

static value iterator_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static value iterator_length_hint(struct machine *m, value *args)
{
    struct range_iterator *it = AS_ITERATOR(args[0]);
    return it->big_left ? keep(it->big_left) : int_from_uint64(m, it->left);
}

static const struct native_spec iterator_methods[] = {
    {"__length_hint__(self, /)", iterator_length_hint, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec range_iterator_type_spec = {
    .name = "range_iterator",
    .instance_size = sizeof(struct range_iterator),
    .flags = TYPE_FINAL,
    .slots = {.destroy = iterator_destroy, .iter = iterator_iter, .next = range_iterator_next},
    .methods = iterator_methods,
};

static const struct native_spec range_methods[] = {
    {"count(self, value, /)", method_count, "rangeobject.count(value) -> integer -- return number "
                                            "of occurrences of value"},
    {"index(self, value, /)", method_index,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value "
     "is not present."},
    {"__reversed__(self, /)", range_reversed, "Return a reverse iterator."},
    {NULL, NULL, NULL},
};

static const struct getset_spec range_getsets[] = {
    {"start", get_start, member_readonly},
    {"stop", get_stop, member_readonly},
    {"step", get_step, member_readonly},
    {NULL, NULL, NULL},
};

const struct type_spec range_type_spec = {
    .name = "range",
    .instance_size = sizeof(struct range),
    .flags = TYPE_FINAL | TYPE_MATCH_SEQUENCE,
    .slots = {.make = range_make,
              .destroy = range_destroy,
              .repr = range_repr,
              .hash = range_hash,
              .compare = range_compare,
              .truth = range_truth,
              .length = range_length,
              .get_item = range_get_item,
              .contains = range_contains,
              .iter = range_iter},
    .methods = range_methods,
    .getsets = range_getsets,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an "
           "object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) "
           "by step.",
};
