/* Powers of ints, with and without a modulus, and what else needs many multiplications. CPython
 * 3.13 Objects/longobject.c. */
#include <string.h>

#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/limbs.h"

/* base ** exponent by squaring, from the highest bit of the exponent down. */
static value power_by_squaring(struct machine *m, value base, uint64_t exponent)
{
    value result = int_exact(m, base);
    for (int bit = 62 - __builtin_clzl(exponent); result && bit >= 0; bit--) {
        value square = int_binary(m, BINARY_MUL, result, result);
        drop(m, result);
        result = square;
        if (result && (exponent >> bit & 1)) {
            value more = int_binary(m, BINARY_MUL, result, base);
            drop(m, result);
            result = more;
        }
    }
    return result;
}

/* Refuses at once what would be too large in the end. |base| >= 2. */
static bool power_allowed(struct machine *m, value base, value exponent, int64_t *count)
{
    size_t bits = int_bit_length(base) - 1, total;
    if (!int_fits_int64(exponent, count) || __builtin_mul_overflow(bits, (size_t)*count, &total))
        return int_size_allowed(m, SIZE_MAX);
    return int_size_allowed(m, total / LIMB_BITS);
}

static value power_of_doubles(struct machine *m, value a, value b)
{
    double x, y;
    if (!int_to_double(m, a, &x) || !int_to_double(m, b, &y))
        return NULL;
    return float_power(m, x, y);
}

value int_power(struct machine *m, value a, value b)
{
    int64_t base, count;
    if (int_sign(b) < 0)
        return power_of_doubles(m, a, b);
    if (int_sign(b) == 0)
        return tag_small_int(1);
    if (int_is_word(a, &base) && base >= -1 && base <= 1)
        return tag_small_int(base == -1 && !int_is_odd(b) ? 1 : base);
    if (!power_allowed(m, a, b, &count))
        return NULL;
    if (int_is_word(a, &base) && base == 2)
        return int_shift(m, BINARY_LSHIFT, tag_small_int(1), b);
    return power_by_squaring(m, a, (uint64_t)count);
}

/* a becomes op(a, b); a is stolen and may be NULL. */
static value then(struct machine *m, enum binary_op op, value a, value b)
{
    value result = a ? int_binary(m, op, a, b) : NULL;
    drop(m, a);
    return result;
}

/* The x with v * x == 1 (mod modulus > 0), by Euclid; NULL with ValueError when there is none. */
static value inverse(struct machine *m, value v, value modulus)
{
    value a = keep(modulus), b = int_binary(m, BINARY_MOD, v, modulus);
    value x = tag_small_int(0), y = tag_small_int(1);
    while (b && y && int_sign(b) != 0) {
        value quotient = int_binary(m, BINARY_FLOORDIV, a, b);
        value rest = int_binary(m, BINARY_MOD, a, b);
        value part = quotient ? int_binary(m, BINARY_MUL, quotient, y) : NULL;
        value next = part ? int_binary(m, BINARY_SUB, x, part) : NULL;
        drop(m, quotient);
        drop(m, part);
        replace_place(m, a, b);
        replace_place(m, x, y);
        b = rest;
        y = next;
    }
    bool failed = !b || !y;
    bool invertible = !failed && int_compare(a, tag_small_int(1)) == 0;
    drop(m, a);
    drop(m, b);
    drop(m, y);
    if (invertible)
        return then(m, BINARY_MOD, x, modulus);
    drop(m, x);
    if (failed)
        return NULL;
    return raise_error(m, m->types.ValueError,
                       "base is not invertible for the given modulus");
}

bool int_is_odd(value v)
{
    struct int_view view;
    int_view(v, &view);
    return view.size && (view.limbs[0] & 1);
}

/* base ** exponent % modulus for 0 <= base < modulus < 2**31: nothing leaves a word. */
static value power_of_words(uint64_t base, const struct int_view *exponent, uint64_t modulus)
{
    uint64_t result = 1 % modulus;
    for (size_t i = exponent->size; i-- > 0;) {
        for (int bit = LIMB_BITS - 1; bit >= 0; bit--) {
            result = result * result % modulus;
            if (exponent->limbs[i] >> bit & 1)
                result = result * base % modulus;
        }
    }
    return tag_small_int((int64_t)result);
}

static value power_of_ints(struct machine *m, value base, const struct int_view *exponent,
                           value modulus)
{
    size_t bits = limbs_bit_length(exponent->limbs, exponent->size);
    value result = int_binary(m, BINARY_MOD, tag_small_int(1), modulus);
    for (size_t bit = bits; result && bit-- > 0;) {
        value square = int_binary(m, BINARY_MUL, result, result);
        drop(m, result);
        result = then(m, BINARY_MOD, square, modulus);
        if (result && (exponent->limbs[bit / LIMB_BITS] >> (bit % LIMB_BITS) & 1))
            result = then(m, BINARY_MOD, then(m, BINARY_MUL, result, base), modulus);
    }
    return result;
}

/* modulus > 0 */
static value power_modulo(struct machine *m, value base, value exponent, value modulus)
{
    struct int_view view;
    int64_t n, small;
    value start = int_sign(exponent) < 0 ? inverse(m, base, modulus)
                                         : int_binary(m, BINARY_MOD, base, modulus);
    if (!start)
        return NULL;
    int_view(exponent, &view);
    if (!machine_charge(m, view.size * 16))
        return drop_and_fail(m, start);
    if (int_is_word(modulus, &n) && n < (int64_t)1 << 31 && int_is_word(start, &small))
        return power_of_words((uint64_t)small, &view, (uint64_t)n);
    value result = power_of_ints(m, start, &view, modulus);
    drop(m, start);
    return result;
}

value int_power_modulo(struct machine *m, value base, value exponent, value modulus)
{
    int sign = int_sign(modulus);
    if (sign == 0)
        return raise_error(m, m->types.ValueError, "pow() 3rd argument cannot be 0");
    value size = sign < 0 ? int_unary(m, UNARY_NEG, modulus) : keep(modulus);
    value result = size ? power_modulo(m, base, exponent, size) : NULL;
    if (result && sign < 0 && int_sign(result) > 0)
        result = then(m, BINARY_ADD, result, modulus);
    drop(m, size);
    return result;
}

value int_round_to(struct machine *m, value v, value digits)
{
    int64_t places;
    if (!int_fits_int64(digits, &places) || (uint64_t)-places > int_bit_length(v) + 1)
        return tag_small_int(0); /* the unit is more than twice the number */
    value count = int_unary(m, UNARY_NEG, digits);
    value unit = count ? int_power(m, tag_small_int(10), count) : NULL;
    drop(m, count);
    value rest = unit ? int_divide(m, BINARY_MOD, v, unit) : NULL;
    value result = rest ? int_binary(m, BINARY_SUB, v, rest) : NULL;
    value twice = result ? int_binary(m, BINARY_ADD, rest, rest) : NULL;
    drop(m, rest);
    if (!twice) {
        drop(m, unit);
        return drop_and_fail(m, result);
    }
    int order = int_compare(twice, unit);
    drop(m, twice);
    if (order == 0) { /* half: to the even multiple */
        value multiple = int_divide(m, BINARY_FLOORDIV, result, unit);
        order = !multiple ? 0 : int_is_odd(multiple) ? 1 : -1;
        drop(m, multiple);
    }
    if (order > 0)
        result = then(m, BINARY_ADD, result, unit);
    drop(m, unit);
    return order == 0 ? drop_and_fail(m, result) : result;
}

value int_square_root(struct machine *m, value v)
{
    struct int_view view;
    int_view(v, &view);
    if (view.size == 0)
        return tag_small_int(0);
    struct limb_buffer root;
    size_t size = (view.size + 1) / 2;
    if (!machine_charge(m, view.size) || !limb_buffer_open(m, &root, size))
        return NULL;
    mpn_sqrtrem(root.limbs, NULL, view.limbs, (mp_size_t)view.size);
    return int_from_buffer(m, &root, size, false);
}

/* Euclid, in words as soon as both fit. */
value int_gcd(struct machine *m, value a, value b)
{
    value x = int_unary(m, UNARY_ABS, a), y = int_unary(m, UNARY_ABS, b);
    while (x && y && int_sign(y) != 0) {
        int64_t p, q;
        if (int_is_word(x, &p) && int_is_word(y, &q)) {
            while (q) {
                int64_t rest = p % q;
                p = q;
                q = rest;
            }
            return tag_small_int(p);
        }
        value rest = int_divide(m, BINARY_MOD, x, y);
        replace_place(m, x, y);
        y = rest;
    }
    if (!x || !y)
        replace_place(m, x, NULL);
    drop(m, y);
    return x;
}
