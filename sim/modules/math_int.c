/* The functions of math on whole numbers. */
#include "sim/modules/math_parts.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

typedef value int_function(struct machine *m, value a, value b);

static value lcm_of_two(struct machine *m, value a, value b)
{
    if (int_sign(a) == 0 || int_sign(b) == 0)
        return tag_small_int(0);
    value divisor = int_gcd(m, a, b);
    value part = divisor ? int_binary(m, BINARY_FLOORDIV, a, divisor) : NULL;
    value product = part ? int_binary(m, BINARY_MUL, part, b) : NULL;
    value result = product ? object_unary(m, UNARY_ABS, product) : NULL;
    drop(m, divisor);
    drop(m, part);
    drop(m, product);
    return result;
}

/* Folds the tuple of arguments, every one of which must be an int. */
static value fold(struct machine *m, value numbers, int64_t start, int_function *function)
{
    value result = tag_small_int(start);
    for (size_t i = 0; result && i < tuple_size(numbers); i++) {
        value number = object_index(m, AS_TUPLE(numbers)->items[i]);
        replace_place(m, result, number ? function(m, result, number) : NULL);
        drop(m, number);
    }
    return result;
}

value math_gcd(struct machine *m, value *args)
{
    return fold(m, args[0], 0, int_gcd);
}

value math_lcm(struct machine *m, value *args)
{
    return fold(m, args[0], 1, lcm_of_two);
}

value math_isqrt(struct machine *m, value *args)
{
    value number = object_index(m, args[0]);
    if (!number)
        return NULL;
    value root = int_sign(number) < 0
                     ? raise_error(m, m->types.ValueError,
                                   "isqrt() argument must be nonnegative")
                     : int_square_root(m, number);
    drop(m, number);
    return root;
}

/* The product of all numbers from first to last, halved again and again so that the factors stay
 * of like size. */
static value product_of_range(struct machine *m, int64_t first, int64_t last)
{
    if (last - first < 8) {
        value product = tag_small_int(1);
        for (int64_t i = first; product && i <= last; i++) {
            value factor = int_new(m, i);
            replace_place(m, product, factor ? int_binary(m, BINARY_MUL, product, factor) : NULL);
            drop(m, factor);
        }
        return product;
    }
    int64_t middle = first + (last - first) / 2;
    value low = product_of_range(m, first, middle);
    value high = low ? product_of_range(m, middle + 1, last) : NULL;
    value product = high ? int_binary(m, BINARY_MUL, low, high) : NULL;
    drop(m, low);
    drop(m, high);
    return product;
}

/* Refuses before the work what would not fit anyway: n! has more bits than n for n > 3. */
static bool product_allowed(struct machine *m, int64_t factors)
{
    return (uint64_t)factors / 8 <= m->max_int_bytes || int_refuse_size(m);
}

value math_factorial(struct machine *m, value *args)
{
    int64_t n;
    value number = object_index(m, args[0]);
    if (!number)
        return NULL;
    int sign = int_sign(number);
    bool fits = int_fits_int64(number, &n);
    drop(m, number);
    if (sign < 0)
        return raise_error(m, m->types.ValueError,
                           "factorial() not defined for negative values");
    if (!fits)
        return raise_error(m, m->types.OverflowError,
                           "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    return product_allowed(m, n) ? product_of_range(m, 2, n) : NULL;
}

/* n and k as ints; false with CPython's errors. Both are new references, also on failure NULLs. */
static bool take_pair(struct machine *m, value *args, value *n, value *k)
{
    *k = NULL;
    *n = object_index(m, args[0]);
    if (*n)
        *k = object_index(m, args[1]);
    if (!*k)
        return false;
    if (int_sign(*n) < 0)
        raise_error(m, m->types.ValueError, "n must be a non-negative integer");
    else if (int_sign(*k) < 0)
        raise_error(m, m->types.ValueError, "k must be a non-negative integer");
    return !m->error;
}

/* n * (n - 1) * ... of `count` factors */
static value falling_product(struct machine *m, value n, int64_t count)
{
    int64_t top;
    if (!product_allowed(m, count))
        return NULL;
    if (int_fits_int64(n, &top))
        return product_of_range(m, top - count + 1, top);
    value product = tag_small_int(1);
    for (int64_t i = 0; product && i < count; i++) {
        value factor = int_binary(m, BINARY_SUB, n, tag_small_int(i));
        replace_place(m, product, factor ? int_binary(m, BINARY_MUL, product, factor) : NULL);
        drop(m, factor);
    }
    return product;
}

static value permutations(struct machine *m, value n, value k)
{
    int64_t count;
    if (int_compare(k, n) > 0)
        return tag_small_int(0);
    if (!int_fits_int64(k, &count))
        return raise_error(m, m->types.OverflowError, "k must not exceed %lld",
                           (long long)INT64_MAX);
    return falling_product(m, n, count);
}

value math_perm(struct machine *m, value *args)
{
    value n, k;
    if (args[1] == NONE)
        return math_factorial(m, args);
    value result = take_pair(m, args, &n, &k) ? permutations(m, n, k) : NULL;
    drop(m, n);
    drop(m, k);
    return result;
}

static value combinations(struct machine *m, value n, value k)
{
    int64_t count;
    value rest = int_binary(m, BINARY_SUB, n, k);
    if (!rest)
        return NULL;
    if (int_sign(rest) < 0) {
        drop(m, rest);
        return tag_small_int(0);
    }
    bool fits = int_fits_int64(int_compare(rest, k) < 0 ? rest : k, &count);
    drop(m, rest);
    if (!fits)
        return raise_error(m, m->types.OverflowError, "min(n - k, k) must not exceed %lld",
                           (long long)INT64_MAX);
    value above = falling_product(m, n, count);
    value below = above ? product_of_range(m, 2, count) : NULL;
    value result = below ? int_binary(m, BINARY_FLOORDIV, above, below) : NULL;
    drop(m, above);
    drop(m, below);
    return result;
}

value math_comb(struct machine *m, value *args)
{
    value n, k;
    value result = take_pair(m, args, &n, &k) ? combinations(m, n, k) : NULL;
    drop(m, n);
    drop(m, k);
    return result;
}
