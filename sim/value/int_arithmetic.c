/* The operators + - * // % and divmod of ints, and the table that finds the others. */
#include <math.h>

#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/limbs.h"
#include "sim/value/sequence.h"

static value add_magnitudes(struct machine *m, const struct int_view *a, const struct int_view *b)
{
    if (a->size < b->size)
        return add_magnitudes(m, b, a);
    struct limb_buffer sum;
    if (!int_size_allowed(m, a->size) || !limb_buffer_open(m, &sum, a->size + 1))
        return NULL;
    sum.limbs[a->size] = 0;
    if (b->size)
        sum.limbs[a->size] =
            mpn_add(sum.limbs, a->limbs, (mp_size_t)a->size, b->limbs, (mp_size_t)b->size);
    else
        mpn_copyi(sum.limbs, a->limbs, (mp_size_t)a->size);
    return int_from_buffer(m, &sum, a->size + 1, a->negative);
}

/* |a| - |b| with the sign that a has; the other way round where b is the larger one. */
static value subtract_magnitudes(struct machine *m, const struct int_view *a,
                                 const struct int_view *b, bool negative)
{
    int order = limbs_compare(a->limbs, a->size, b->limbs, b->size);
    if (order == 0)
        return tag_small_int(0);
    if (order < 0)
        return subtract_magnitudes(m, b, a, !negative);
    struct limb_buffer rest;
    if (!limb_buffer_open(m, &rest, a->size))
        return NULL;
    if (b->size)
        mpn_sub(rest.limbs, a->limbs, (mp_size_t)a->size, b->limbs, (mp_size_t)b->size);
    else
        mpn_copyi(rest.limbs, a->limbs, (mp_size_t)a->size);
    return int_from_buffer(m, &rest, a->size, negative);
}

static value add_ints(struct machine *m, value a, value b, bool subtract)
{
    int64_t x, y, sum;
    if (int_is_word(a, &x) && int_is_word(b, &y) &&
        !(subtract ? __builtin_sub_overflow(x, y, &sum) : __builtin_add_overflow(x, y, &sum)))
        return int_new(m, sum);
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    if (!machine_charge(m, (av.size + bv.size) / 16))
        return NULL;
    if (subtract)
        bv.negative = !bv.negative;
    if (av.size == 0)
        av.negative = bv.negative;
    if (bv.size == 0)
        bv.negative = av.negative;
    if (av.negative == bv.negative)
        return add_magnitudes(m, &av, &bv);
    return subtract_magnitudes(m, &av, &bv, av.negative);
}

static value multiply_ints(struct machine *m, value a, value b)
{
    int64_t x, y, product;
    if (int_is_word(a, &x) && int_is_word(b, &y) && !__builtin_mul_overflow(x, y, &product))
        return int_new(m, product);
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    if (av.size == 0 || bv.size == 0)
        return tag_small_int(0);
    const struct int_view *longer = av.size >= bv.size ? &av : &bv;
    const struct int_view *other = av.size >= bv.size ? &bv : &av;
    size_t size = av.size + bv.size;
    struct limb_buffer limbs;
    if (!int_size_allowed(m, size - 1) || !machine_charge(m, size / 4) ||
        !limb_buffer_open(m, &limbs, size))
        return NULL;
    mpn_mul(limbs.limbs, longer->limbs, (mp_size_t)longer->size, other->limbs,
            (mp_size_t)other->size);
    return int_from_buffer(m, &limbs, size, av.negative != bv.negative);
}

static value divided_by_zero(struct machine *m, enum binary_op op)
{
    return raise_error(m, m->types.ZeroDivisionError,
                       op == BINARY_MOD ? "integer modulo by zero"
                                        : "integer division or modulo by zero");
}

/* The pair or the half of it that was asked for; steals both. */
static value chosen_part(struct machine *m, enum binary_op op, value quotient, value rest)
{
    value result = NULL;
    if (quotient && rest)
        result = op == BINARY_DIVMOD     ? tuple_pack2(m, quotient, rest)
                 : op == BINARY_FLOORDIV ? keep(quotient)
                                         : keep(rest);
    drop(m, quotient);
    drop(m, rest);
    return result;
}

static value divide_words(struct machine *m, enum binary_op op, int64_t a, int64_t b)
{
    if (b == 0)
        return divided_by_zero(m, op);
    int64_t quotient = a / b, rest = a % b;
    if (rest != 0 && (rest < 0) != (b < 0)) {
        quotient--;
        rest += b;
    }
    if (op == BINARY_MOD)
        return tag_small_int(rest);
    if (op == BINARY_FLOORDIV)
        return int_new(m, quotient);
    return chosen_part(m, op, int_new(m, quotient), tag_small_int(rest));
}

/* Where the signs differ and something is left over, the quotient is one lower and the rest is
 * counted from the divisor: q and r are |a| divided by |b| toward zero. */
static value floor_parts(struct machine *m, enum binary_op op, const struct int_view *a,
                         const struct int_view *b, struct limb_buffer *q, struct limb_buffer *r)
{
    size_t q_size = a->size - b->size + 1;
    bool opposite = a->negative != b->negative;
    q->limbs[q_size] = 0;
    if (opposite && limbs_normalised(r->limbs, b->size)) {
        q->limbs[q_size] = mpn_add_1(q->limbs, q->limbs, (mp_size_t)q_size, 1);
        mpn_sub_n(r->limbs, b->limbs, r->limbs, (mp_size_t)b->size);
    }
    value quotient = op == BINARY_MOD ? tag_small_int(0)
                                      : int_from_limbs(m, q->limbs, q_size + 1, opposite);
    value rest = op == BINARY_FLOORDIV ? tag_small_int(0)
                                       : int_from_limbs(m, r->limbs, b->size, b->negative);
    return chosen_part(m, op, quotient, rest);
}

static value divide_large(struct machine *m, enum binary_op op, const struct int_view *a,
                          const struct int_view *b)
{
    size_t q_size = a->size - b->size + 1;
    struct limb_buffer q, r;
    if (!machine_charge(m, a->size / 2) || !limb_buffer_open(m, &q, q_size + 1))
        return NULL;
    if (!limb_buffer_open(m, &r, b->size)) {
        limb_buffer_close(m, &q);
        return NULL;
    }
    mpn_tdiv_qr(q.limbs, r.limbs, 0, a->limbs, (mp_size_t)a->size, b->limbs, (mp_size_t)b->size);
    value result = floor_parts(m, op, a, b, &q, &r);
    limb_buffer_close(m, &r);
    limb_buffer_close(m, &q);
    return result;
}

value int_divide(struct machine *m, enum binary_op op, value a, value b)
{
    int64_t x, y;
    if (both_small_ints(a, b) || (int_is_word(a, &x) && int_is_word(b, &y)))
        return divide_words(m, op, is_bool(a) ? a == TRUE : small_int(a),
                            is_bool(b) ? b == TRUE : small_int(b));
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    if (bv.size == 0)
        return divided_by_zero(m, op);
    if (av.size >= bv.size)
        return divide_large(m, op, &av, &bv);
    if (av.size == 0 || av.negative == bv.negative)
        return chosen_part(m, op, tag_small_int(0), int_exact(m, a));
    return chosen_part(m, op, tag_small_int(-1), add_ints(m, a, b, false));
}

/* Products and quotients of large ints take their time: as much as the school's method, or for very
 * large ones as that of Fourier. */
static bool charge_for_size(struct machine *m, value a, value b)
{
    if (!is_object(a) || !is_object(b))
        return true;
    struct int_view x, y;
    int_view(a, &x);
    int_view(b, &y);
    size_t school = x.size * y.size / 32, fourier = (x.size + y.size) * 64;
    return machine_charge(m, school < fourier ? school : fourier);
}

value int_binary(struct machine *m, enum binary_op op, value a, value b)
{
    switch (op) {
    case BINARY_ADD: return add_ints(m, a, b, false);
    case BINARY_SUB: return add_ints(m, a, b, true);
    case BINARY_MUL: return charge_for_size(m, a, b) ? multiply_ints(m, a, b) : NULL;
    case BINARY_TRUEDIV: return int_true_divide(m, a, b);
    case BINARY_FLOORDIV:
    case BINARY_MOD:
    case BINARY_DIVMOD: return charge_for_size(m, a, b) ? int_divide(m, op, a, b) : NULL;
    case BINARY_POW: return int_power(m, a, b);
    case BINARY_LSHIFT:
    case BINARY_RSHIFT: return int_shift(m, op, a, b);
    case BINARY_AND:
    case BINARY_OR:
    case BINARY_XOR: return int_bitwise(m, op, a, b);
    default: return NOT_IMPLEMENTED;
    }
}

value int_unary(struct machine *m, enum unary_op op, value v)
{
    if (op == UNARY_INVERT)
        return int_invert(m, v);
    if (op == UNARY_NEG || (op == UNARY_ABS && int_sign(v) < 0))
        return add_ints(m, tag_small_int(0), v, true);
    return int_exact(m, v);
}

/* q * 2**shift for a quotient q of at most 2**62 or so that has been cut off (inexact), rounded
 * half to even. CPython 3.13 long_true_divide. */
static bool round_quotient(uint64_t q, bool inexact, int64_t shift, double *result)
{
    int64_t q_bits = 64 - __builtin_clzl(q);
    int64_t exponent = q_bits > -1021 - shift ? q_bits : -1021 - shift;
    int64_t extra_bits = exponent - 53;
    uint64_t mask = (uint64_t)1 << (extra_bits - 1);
    uint64_t low = q | inexact;
    if ((low & mask) && (low & (3 * mask - 1)))
        low += mask;
    q = low & ~(2 * mask - 1);
    double scaled = (double)q;
    if (shift + q_bits >= 1024 && (shift + q_bits > 1024 || scaled == ldexp(1.0, (int)q_bits)))
        return false;
    *result = ldexp(scaled, (int)shift);
    return true;
}

/* Divides |a| * 2**a_shift by |b| * 2**b_shift: the low limb of the quotient, and whether something
 * was left. The quotient is known to fit. */
static bool shifted_quotient(struct machine *m, const struct int_view *a, size_t a_shift,
                             const struct int_view *b, size_t b_shift, uint64_t *quotient,
                             bool *inexact)
{
    struct limb_buffer n, d, q, r;
    size_t n_size = a->size + a_shift / LIMB_BITS + 1, d_size = b->size + b_shift / LIMB_BITS + 1;
    if (!machine_charge(m, n_size) || !limb_buffer_open(m, &n, n_size))
        return false;
    if (!limb_buffer_open(m, &d, d_size))
        goto fail_d;
    if (!limb_buffer_open(m, &q, n_size + 1))
        goto fail_q;
    if (!limb_buffer_open(m, &r, d_size))
        goto fail_r;
    n_size = limbs_shift_left(n.limbs, a, a_shift);
    d_size = limbs_shift_left(d.limbs, b, b_shift);
    *quotient = 0;
    *inexact = true;
    if (n_size >= d_size) {
        mpn_tdiv_qr(q.limbs, r.limbs, 0, n.limbs, (mp_size_t)n_size, d.limbs, (mp_size_t)d_size);
        *quotient = q.limbs[0];
        *inexact = limbs_normalised(r.limbs, d_size) != 0;
    }
    limb_buffer_close(m, &r);
    limb_buffer_close(m, &q);
    limb_buffer_close(m, &d);
    limb_buffer_close(m, &n);
    return true;
fail_r:
    limb_buffer_close(m, &q);
fail_q:
    limb_buffer_close(m, &d);
fail_d:
    limb_buffer_close(m, &n);
    return false;
}

static value quotient_too_large(struct machine *m)
{
    return raise_error(m, m->types.OverflowError, "integer division result too large for a float");
}

static value true_divide_large(struct machine *m, const struct int_view *a,
                               const struct int_view *b)
{
    bool negative = a->negative != b->negative;
    int64_t difference = (int64_t)limbs_bit_length(a->limbs, a->size) -
                         (int64_t)limbs_bit_length(b->limbs, b->size);
    if (difference > 1024)
        return quotient_too_large(m);
    if (difference < -1076)
        return float_new(m, negative ? -0.0 : 0.0);
    int64_t shift = (difference > -1021 ? difference : -1021) - 55;
    uint64_t quotient;
    bool inexact;
    double result;
    if (!shifted_quotient(m, a, shift < 0 ? (size_t)-shift : 0, b, shift > 0 ? (size_t)shift : 0,
                          &quotient, &inexact))
        return NULL;
    if (quotient == 0)
        return float_new(m, negative ? -0.0 : 0.0);
    if (!round_quotient(quotient, inexact, shift, &result))
        return quotient_too_large(m);
    return float_new(m, negative ? -result : result);
}

value int_true_divide(struct machine *m, value a, value b)
{
    int64_t x, y, exact = (int64_t)1 << 53;
    if (int_is_word(b, &y) && y == 0)
        return raise_error(m, m->types.ZeroDivisionError, "division by zero");
    if (int_is_word(a, &x) && int_is_word(b, &y) && x <= exact && x >= -exact && y <= exact &&
        y >= -exact)
        return float_new(m, (double)x / (double)y);
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    if (bv.size == 0)
        return raise_error(m, m->types.ZeroDivisionError, "division by zero");
    if (av.size == 0)
        return float_new(m, bv.negative ? -0.0 : 0.0);
    return true_divide_large(m, &av, &bv);
}
