/* What all sequences share: reading an index, comparing lengths. CPython 3.13 Objects/abstract.c,
 * Python/ceval.c (_PyEval_SliceIndex). */
#include "sim/value/indexing.h"

#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"

bool is_index(struct machine *m, value v)
{
    if (is_small_int(v))
        return true;
    struct type *type = type_of(m, v);
    return type->flags & TYPE_IS_INT || type->slots.as_index;
}

bool sequence_index(struct machine *m, value v, int64_t *n)
{
    if (is_small_int(v)) {
        *n = small_int(v);
        return true;
    }
    value number = object_index(m, v);
    if (!number)
        return false;
    bool fits = int_fits_int64(number, n);
    drop(m, number);
    if (!fits)
        raise_error(m, m->types.IndexError, "cannot fit '%T' into an index-sized integer", v);
    return fits;
}

static bool range_end(struct machine *m, value v, int64_t length, int64_t absent, int64_t *n)
{
    *n = absent;
    if (!v || v == NONE)
        return true;
    if (!is_index(m, v)) {
        raise_error(m, m->types.TypeError,
                    "slice indices must be integers or have an __index__ method");
        return false;
    }
    if (!object_as_index(m, v, n))
        return false;
    if (*n < 0) {
        *n += length;
        if (*n < 0)
            *n = 0;
    }
    return true;
}

bool sequence_range(struct machine *m, value start, value stop, int64_t length, int64_t *from,
                    int64_t *to)
{
    return range_end(m, start, length, 0, from) && range_end(m, stop, length, INT64_MAX, to);
}

value right_operand(struct machine *m, enum binary_op op, value left, value right)
{
    struct type *type = type_of(m, right);
    uint32_t sequence = TYPE_IS_STR | TYPE_IS_BYTES | TYPE_IS_LIST | TYPE_IS_TUPLE;
    if (type->flags & sequence && !(type->flags & TYPE_PYTHON))
        return NOT_IMPLEMENTED; /* it would only complain itself */
    if (!type->slots.binary || type->slots.binary == type_of(m, left)->slots.binary)
        return NOT_IMPLEMENTED; /* the same function would be asked for ever */
    return type->slots.binary(m, op, left, right);
}

bool sequence_repeats(struct machine *m, value count, size_t size, size_t *repeats)
{
    value number = object_index(m, count);
    int64_t n;
    if (!number)
        return false;
    bool fits = int_fits_int64(number, &n);
    drop(m, number);
    if (!fits) {
        raise_error(m, m->types.OverflowError, "cannot fit '%T' into an index-sized integer",
                    count);
        return false;
    }
    *repeats = n < 0 ? 0 : (size_t)n;
    if (size > 0 && *repeats > (SIZE_MAX >> 5) / size) {
        raise_memory_error(m);
        return false;
    }
    return true;
}

value sequence_not_repeatable(struct machine *m, value count)
{
    return raise_error(m, m->types.TypeError, "can't multiply sequence by non-int of type '%T'",
                       count);
}

value compare_sizes(enum compare_op op, int64_t a, int64_t b)
{
    switch (op) {
    case COMPARE_LT: return tag_bool(a < b);
    case COMPARE_LE: return tag_bool(a <= b);
    case COMPARE_EQ: return tag_bool(a == b);
    case COMPARE_NE: return tag_bool(a != b);
    case COMPARE_GT: return tag_bool(a > b);
    default: return tag_bool(a >= b);
    }
}
