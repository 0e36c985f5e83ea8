/* Sums, products and distances that lose nothing, or nearly nothing, to rounding. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "sim/modules/math_parts.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

/* A number as the sum of two floats that do not overlap. */
struct pair {
    double high, low;
};

/* |a| >= |b| */
static struct pair fast_sum(double a, double b)
{
    double sum = a + b;
    return (struct pair){sum, (a - sum) + b};
}

static struct pair exact_sum(double a, double b)
{
    double sum = a + b, part = sum - a;
    return (struct pair){sum, (a - (sum - part)) + (b - part)};
}

static struct pair exact_product(double a, double b)
{
    double product = a * b;
    return (struct pair){product, fma(a, b, -product)};
}

/* Adds the exact square of x to sum, which stays the first part of 1 + all squares so far. */
static void add_product(double x, double y, double *sum, double *low, double *lower)
{
    struct pair product = exact_product(x, y), next = fast_sum(*sum, product.high);
    *sum = next.high;
    *low += product.low;
    *lower += next.low;
}

double math_vector_norm(double *vector, size_t count, double max, bool found_nan)
{
    int exponent;
    double sum = 1.0, low = 0.0, lower = 0.0, factor = 1.0;
    if (isinf(max))
        return max;
    if (found_nan)
        return NAN;
    if (max == 0.0 || count <= 1)
        return max;
    frexp(max, &exponent);
    if (exponent < -1023) { /* 2**-exponent would be infinite: subnormals are made normal first */
        factor = DBL_MIN;
        frexp(max / DBL_MIN, &exponent);
    }
    double scale = ldexp(1.0, -exponent);
    for (size_t i = 0; i < count; i++) {
        double x = vector[i] / factor * scale;
        add_product(x, x, &sum, &low, &lower);
    }
    double root = sqrt(sum - 1.0 + (low + lower));
    add_product(-root, root, &sum, &low, &lower);
    root += (sum - 1.0 + (low + lower)) / (2.0 * root);
    return factor * (root / scale);
}

/* Room for the sizes of all coordinates; the caller frees it. NULL: error. */
static double *new_vector(struct machine *m, size_t count)
{
    double *vector = heap_alloc(&m->heap, count * sizeof(double));
    if (!vector)
        raise_memory_error(m);
    return vector;
}

static void note(double x, double *place, double *max, bool *found_nan)
{
    *place = fabs(x);
    *found_nan |= isnan(x);
    if (*place > *max)
        *max = *place;
}

value math_hypot(struct machine *m, value *args)
{
    size_t count = tuple_size(args[0]);
    double max = 0.0, x = 0.0;
    bool found_nan = false, failed = false;
    double *vector = new_vector(m, count);
    if (!vector)
        return NULL;
    for (size_t i = 0; i < count && !failed; i++) {
        failed = !object_as_double(m, AS_TUPLE(args[0])->items[i], &x);
        note(x, &vector[i], &max, &found_nan);
    }
    value result = failed ? NULL
                          : float_new(m, math_vector_norm(vector, count, max, found_nan));
    heap_free(&m->heap, vector, count * sizeof(double));
    return result;
}

static value distance(struct machine *m, value p, value q)
{
    size_t count = tuple_size(p);
    double max = 0.0, x, y;
    bool found_nan = false, failed = false;
    if (count != tuple_size(q))
        return raise_error(m, m->types.ValueError,
                           "both points must have the same number of dimensions");
    double *vector = new_vector(m, count);
    if (!vector)
        return NULL;
    for (size_t i = 0; i < count && !failed; i++) {
        failed = !object_as_double(m, AS_TUPLE(p)->items[i], &x) ||
                 !object_as_double(m, AS_TUPLE(q)->items[i], &y);
        if (!failed)
            note(x - y, &vector[i], &max, &found_nan);
    }
    value result = failed ? NULL
                          : float_new(m, math_vector_norm(vector, count, max, found_nan));
    heap_free(&m->heap, vector, count * sizeof(double));
    return result;
}

value math_dist(struct machine *m, value *args)
{
    value p = tuple_from_iterable(m, args[0]);
    value q = p ? tuple_from_iterable(m, args[1]) : NULL;
    value result = q ? distance(m, p, q) : NULL;
    drop(m, p);
    drop(m, q);
    return result;
}

/* The exact sum of what has come so far, as floats of growing size that do not overlap. */
struct partials {
    double *items;
    size_t count, capacity;
    double special; /* infinities and NaNs, added up */
    bool infinite;
};

static bool add_partial(struct machine *m, struct partials *p, double x)
{
    size_t kept = 0;
    double y = x;
    for (size_t i = 0; i < p->count; i++) {
        double other = p->items[i];
        struct pair sum = fabs(y) < fabs(other) ? fast_sum(other, y) : fast_sum(y, other);
        if (sum.low != 0.0)
            p->items[kept++] = sum.low;
        y = sum.high;
    }
    p->count = kept;
    if (y == 0.0)
        return true;
    if (!isfinite(y)) {
        if (isfinite(x)) {
            raise_error(m, m->types.OverflowError, "intermediate overflow in fsum");
            return false;
        }
        p->infinite |= isinf(x);
        p->special += x;
        p->count = 0;
        return true;
    }
    if (p->count == p->capacity) {
        size_t bytes = p->capacity * sizeof(double);
        double *more = heap_realloc(&m->heap, p->items, bytes, 2 * bytes + 32 * sizeof(double));
        if (!more) {
            raise_memory_error(m);
            return false;
        }
        p->items = more;
        p->capacity = 2 * p->capacity + 32;
    }
    p->items[p->count++] = y;
    return true;
}

/* The partials added up from the largest down, and rounded half to even. */
static double rounded_sum(struct partials *p)
{
    double high = 0.0, low = 0.0;
    size_t n = p->count;
    if (n > 0)
        high = p->items[--n];
    while (n > 0) {
        struct pair sum = fast_sum(high, p->items[--n]);
        high = sum.high;
        low = sum.low;
        if (low != 0.0)
            break;
    }
    /* Half way between two floats, what is further down decides. */
    if (n > 0 && ((low < 0.0 && p->items[n - 1] < 0.0) || (low > 0.0 && p->items[n - 1] > 0.0))) {
        double twice = low * 2.0, rounded = high + twice;
        if (twice == rounded - high)
            high = rounded;
    }
    return high;
}

static value finish_sum(struct machine *m, struct partials *p)
{
    if (p->special == 0.0 && !isnan(p->special))
        return float_new(m, rounded_sum(p));
    if (isnan(p->special) && p->infinite)
        return raise_error(m, m->types.ValueError, "-inf + inf in fsum");
    return float_new(m, p->special);
}

value math_fsum(struct machine *m, value *args)
{
    struct partials p = {0};
    value item, iterator = object_iter(m, args[0]), result = NULL;
    while (iterator && (item = object_next(m, iterator))) {
        double x;
        bool done = object_as_double(m, item, &x) && machine_charge(m, 1 + p.count / 4) &&
                    add_partial(m, &p, x);
        drop(m, item);
        if (!done)
            break;
    }
    if (iterator && !m->error)
        result = finish_sum(m, &p);
    drop(m, iterator);
    heap_free(&m->heap, p.items, p.capacity * sizeof(double));
    return result;
}

value math_prod(struct machine *m, value *args)
{
    value item, iterator = object_iter(m, args[0]);
    value product = iterator ? keep(args[1]) : NULL;
    while (product && (item = object_next(m, iterator))) {
        replace_place(m, product, object_binary(m, BINARY_MUL, product, item));
        drop(m, item);
    }
    drop(m, iterator);
    return product && m->error ? drop_and_fail(m, product) : product;
}

/* A sum of products under way. Floats are added up with about three times their precision, until
 * something comes that is no float or int. */
struct sum_of_products {
    value total; /* what does not lie in the parts */
    double high, low, tiny;
    bool in_floats; /* the parts are in use */
    bool floats_over; /* they are not used again */
};

static void add_exact(struct sum_of_products *s, double x, double y)
{
    struct pair product = exact_product(x, y), sum = exact_sum(s->high, product.high);
    struct pair first = exact_sum(s->low, product.low), second = exact_sum(first.high, sum.low);
    s->high = sum.high;
    s->low = second.high;
    s->tiny += first.low + second.low;
}

static double exact_total(const struct sum_of_products *s)
{
    struct pair last = exact_sum(s->low, s->tiny), first = exact_sum(s->high, last.high);
    return first.high + first.low + last.low;
}

/* total += what the parts hold */
static bool leave_floats(struct machine *m, struct sum_of_products *s)
{
    if (!s->in_floats)
        return true;
    value sum = float_new(m, exact_total(s));
    replace_place(m, s->total, sum ? object_binary(m, BINARY_ADD, s->total, sum) : NULL);
    drop(m, sum);
    s->in_floats = false;
    s->floats_over = true;
    s->high = s->low = s->tiny = 0.0;
    return s->total;
}

/* Do these two ints leave the parts free for floats that come later, as in CPython? */
static bool word_operands(value p, value q)
{
    int64_t product;
    return is_small_int(p) && is_small_int(q) &&
           !__builtin_mul_overflow(small_int(p), small_int(q), &product);
}

/* Can the product of these go into the parts? At least one of them is then exactly a float, and
 * the other a float or an int. */
static bool float_operands(struct machine *m, value p, value q, double *x, double *y)
{
    bool p_float = is_exactly(p, m->types.float_), q_float = is_exactly(q, m->types.float_);
    bool p_int = is_small_int(p) || is_bool(p), q_int = is_small_int(q) || is_bool(q);
    if (!(p_float && (q_float || q_int)) && !(p_int && q_float))
        return false;
    return float_operand(m, p, x) > 0 && float_operand(m, q, y) > 0;
}

static bool add_pair(struct machine *m, struct sum_of_products *s, value p, value q)
{
    double x, y;
    if (!s->floats_over && float_operands(m, p, q, &x, &y)) {
        struct sum_of_products next = *s;
        add_exact(&next, x, y);
        next.in_floats = true;
        if (isfinite(next.high)) {
            *s = next;
            return true;
        }
    }
    s->floats_over |= !word_operands(p, q);
    if (!leave_floats(m, s))
        return false;
    value product = object_binary(m, BINARY_MUL, p, q);
    replace_place(m, s->total, product ? object_binary(m, BINARY_ADD, s->total, product) : NULL);
    drop(m, product);
    return s->total;
}

value math_sumprod(struct machine *m, value *args)
{
    struct sum_of_products s = {.total = tag_small_int(0)};
    value p = object_iter(m, args[0]), q = p ? object_iter(m, args[1]) : NULL;
    bool going = q;
    while (going) {
        value a = object_next(m, p);
        value b = m->error ? NULL : object_next(m, q);
        if (!m->error && (!a != !b))
            raise_error(m, m->types.ValueError, "Inputs are not the same length");
        going = a && b && machine_charge(m, 1) && add_pair(m, &s, a, b);
        drop(m, a);
        drop(m, b);
    }
    if (!q || m->error || !leave_floats(m, &s))
        replace_place(m, s.total, NULL);
    drop(m, p);
    drop(m, q);
    return s.total;
}
