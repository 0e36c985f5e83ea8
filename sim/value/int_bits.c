/* Shifts, bitwise operators, and bytes of ints: all as if negative numbers were two's complement
 * with an endless row of ones before them. */
#include <string.h>

#include "sim/value/error.h"
#include "sim/value/limbs.h"

size_t limbs_shift_left(mp_limb_t *limbs, const struct int_view *a, size_t shift)
{
    size_t low = shift / LIMB_BITS;
    unsigned part = shift % LIMB_BITS;
    if (a->size == 0)
        return 0;
    memset(limbs, 0, low * sizeof(mp_limb_t));
    limbs[low + a->size] = 0;
    if (part)
        limbs[low + a->size] = mpn_lshift(limbs + low, a->limbs, (mp_size_t)a->size, part);
    else
        memcpy(limbs + low, a->limbs, a->size * sizeof(mp_limb_t));
    return limbs_normalised(limbs, low + a->size + 1);
}

static value shift_left(struct machine *m, value v, size_t shift)
{
    int64_t n;
    if (shift < 62 && int_is_word(v, &n) && n <= (INT64_MAX >> (shift + 1)) &&
        n >= (INT64_MIN >> (shift + 1)))
        return int_new(m, (int64_t)((uint64_t)n << shift));
    struct int_view view;
    int_view(v, &view);
    if (view.size == 0)
        return tag_small_int(0);
    struct limb_buffer limbs;
    size_t size = view.size + shift / LIMB_BITS + 1;
    if (!int_size_allowed(m, size - 1) || !machine_charge(m, size / 16) ||
        !limb_buffer_open(m, &limbs, size))
        return NULL;
    size = limbs_shift_left(limbs.limbs, &view, shift);
    return int_from_buffer(m, &limbs, size, view.negative);
}

/* Rounds toward minus infinity: where a negative number loses a one, the magnitude grows. */
static value shift_right(struct machine *m, value v, size_t shift)
{
    int64_t n;
    if (int_is_word(v, &n))
        return tag_small_int(n >> (shift > 63 ? 63 : shift));
    struct int_view view;
    int_view(v, &view);
    size_t low = shift / LIMB_BITS;
    unsigned part = shift % LIMB_BITS;
    if (low >= view.size)
        return tag_small_int(view.negative && view.size ? -1 : 0);
    size_t size = view.size - low;
    struct limb_buffer limbs;
    if (!machine_charge(m, size / 16) || !limb_buffer_open(m, &limbs, size + 1))
        return NULL;
    bool lost = limbs_normalised(view.limbs, low) != 0;
    if (part)
        lost |= mpn_rshift(limbs.limbs, view.limbs + low, (mp_size_t)size, part) != 0;
    else
        memcpy(limbs.limbs, view.limbs + low, size * sizeof(mp_limb_t));
    limbs.limbs[size] = 0;
    if (lost && view.negative)
        limbs.limbs[size] = mpn_add_1(limbs.limbs, limbs.limbs, (mp_size_t)size, 1);
    return int_from_buffer(m, &limbs, size + 1, view.negative);
}

value int_shift(struct machine *m, enum binary_op op, value a, value b)
{
    int64_t count;
    if (int_sign(b) < 0)
        return raise_error(m, m->types.ValueError, "negative shift count");
    if (!int_fits_int64(b, &count)) {
        if (op == BINARY_RSHIFT || int_sign(a) == 0)
            return tag_small_int(op == BINARY_RSHIFT && int_sign(a) < 0 ? -1 : 0);
        return raise_error(m, m->types.OverflowError, "too many digits in integer");
    }
    return op == BINARY_LSHIFT ? shift_left(m, a, (size_t)count) : shift_right(m, a, (size_t)count);
}

/* `size` limbs (more than the view has) of two's complement. */
static void spread(const struct int_view *view, mp_limb_t *limbs, size_t size)
{
    memcpy(limbs, view->limbs, view->size * sizeof(mp_limb_t));
    memset(limbs + view->size, 0, (size - view->size) * sizeof(mp_limb_t));
    if (view->negative)
        mpn_neg(limbs, limbs, (mp_size_t)size);
}

static value gather(struct machine *m, struct limb_buffer *limbs, size_t size)
{
    bool negative = limbs->limbs[size - 1] >> (LIMB_BITS - 1);
    if (negative)
        mpn_neg(limbs->limbs, limbs->limbs, (mp_size_t)size);
    return int_from_buffer(m, limbs, size, negative);
}

static uint64_t combine(enum binary_op op, uint64_t a, uint64_t b)
{
    return op == BINARY_AND ? a & b : op == BINARY_OR ? a | b : a ^ b;
}

value int_bitwise(struct machine *m, enum binary_op op, value a, value b)
{
    int64_t x, y;
    if (int_is_word(a, &x) && int_is_word(b, &y))
        return tag_small_int((int64_t)combine(op, (uint64_t)x, (uint64_t)y));
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    size_t size = (av.size > bv.size ? av.size : bv.size) + 1;
    struct limb_buffer left, right;
    if (!machine_charge(m, size / 8) || !limb_buffer_open(m, &left, size))
        return NULL;
    if (!limb_buffer_open(m, &right, size)) {
        limb_buffer_close(m, &left);
        return NULL;
    }
    spread(&av, left.limbs, size);
    spread(&bv, right.limbs, size);
    for (size_t i = 0; i < size; i++)
        left.limbs[i] = combine(op, left.limbs[i], right.limbs[i]);
    limb_buffer_close(m, &right);
    return gather(m, &left, size);
}

/* ~v is -(v + 1) */
value int_invert(struct machine *m, value v)
{
    int64_t n;
    if (int_is_word(v, &n))
        return tag_small_int(~n);
    return int_binary(m, BINARY_SUB, tag_small_int(-1), v);
}

size_t int_bit_count(value v)
{
    struct int_view view;
    int_view(v, &view);
    return view.size ? mpn_popcount(view.limbs, (mp_size_t)view.size) : 0;
}

value int_from_bytes(struct machine *m, const unsigned char *data, size_t size, bool little,
                     bool is_signed)
{
    size_t count = size / sizeof(mp_limb_t) + 1;
    struct limb_buffer limbs;
    if (!int_size_allowed(m, count - 1) || !machine_charge(m, size / 16) ||
        !limb_buffer_open(m, &limbs, count))
        return NULL;
    bool negative = is_signed && size && (data[little ? size - 1 : 0] & 0x80);
    memset(limbs.limbs, negative ? 0xff : 0, count * sizeof(mp_limb_t));
    for (size_t i = 0; i < size; i++) {
        size_t bit = i % sizeof(mp_limb_t) * 8;
        mp_limb_t *limb = &limbs.limbs[i / sizeof(mp_limb_t)];
        mp_limb_t byte = data[little ? i : size - 1 - i];
        *limb = (*limb & ~((mp_limb_t)0xff << bit)) | byte << bit;
    }
    if (negative)
        mpn_neg(limbs.limbs, limbs.limbs, (mp_size_t)count);
    return int_from_buffer(m, &limbs, count, negative);
}

/* Whether the number fits so many bytes; signed, the lowest number is a bit shorter. */
static bool fits_bytes(const struct int_view *view, size_t size, bool is_signed)
{
    size_t bits = limbs_bit_length(view->limbs, view->size);
    if (!is_signed || bits == 0)
        return (bits + 7) / 8 <= size;
    size_t last = view->size - 1;
    mp_limb_t top = view->limbs[last];
    bool power_of_two = !(top & (top - 1)) && limbs_normalised(view->limbs, last) == 0;
    if (view->negative && power_of_two)
        bits--;
    return bits / 8 + 1 <= size;
}

bool int_to_bytes(struct machine *m, value v, unsigned char *data, size_t size, bool little,
                  bool is_signed)
{
    struct int_view view;
    int_view(v, &view);
    if (view.negative && !is_signed) {
        raise_error(m, m->types.OverflowError, "can't convert negative int to unsigned");
        return false;
    }
    if (!fits_bytes(&view, size, is_signed)) {
        raise_error(m, m->types.OverflowError, "int too big to convert");
        return false;
    }
    unsigned carry = view.negative; /* complement and add one, byte by byte */
    for (size_t i = 0; i < size; i++) {
        size_t limb = i / sizeof(mp_limb_t);
        unsigned byte = 0;
        if (limb < view.size)
            byte = view.limbs[limb] >> (i % sizeof(mp_limb_t) * 8) & 0xff;
        if (view.negative) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
        }
        data[little ? i : size - 1 - i] = (unsigned char)byte;
    }
    return true;
}
