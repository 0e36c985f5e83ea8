/* What the files of int share: an int of any kind seen as sign and limbs, and room for results
 * that are not objects yet. Limbs are GMP's, least significant first. */
#ifndef LOOPGLASS_VALUE_LIMBS_H
#define LOOPGLASS_VALUE_LIMBS_H

#include <gmp.h>

#include "sim/value/int.h"

#define LIMB_BITS 64

/* A borrowed look at an int. Must not be copied: `limbs` may point to `own`. */
struct int_view {
    const mp_limb_t *limbs;
    size_t size; /* normalised: 0 for zero */
    bool negative;
    mp_limb_t own;
};

/* v: any int (tagged, bool, large, instance of a subclass). */
void int_view(value v, struct int_view *view);
void int_view_of_int64(int64_t n, struct int_view *view);

/* Temporary limbs; not cleared. Must not be copied. */
#define LIMB_BUFFER_LOCAL 20
struct limb_buffer {
    mp_limb_t *limbs;
    size_t capacity;
    mp_limb_t local[LIMB_BUFFER_LOCAL];
};

/* Room for `size` limbs, at least one. False: MemoryError is set and nothing is to be closed. */
bool limb_buffer_open(struct machine *m, struct limb_buffer *buffer, size_t size);
void limb_buffer_close(struct machine *m, struct limb_buffer *buffer);

/* The int with these limbs (leading zeros allowed), which are copied. */
value int_from_limbs(struct machine *m, const mp_limb_t *limbs, size_t size, bool negative);
/* As above, and closes the buffer that held them. */
value int_from_buffer(struct machine *m, struct limb_buffer *buffer, size_t size, bool negative);

/* False with MemoryError when a result of so many limbs is more than the machine allows. */
bool int_size_allowed(struct machine *m, size_t size);

/* Leading zero limbs taken off. */
static inline size_t limbs_normalised(const mp_limb_t *limbs, size_t size)
{
    while (size > 0 && limbs[size - 1] == 0)
        size--;
    return size;
}

size_t limbs_bit_length(const mp_limb_t *limbs, size_t size);
/* Compares magnitudes: <0, 0, >0. */
int limbs_compare(const mp_limb_t *a, size_t a_size, const mp_limb_t *b, size_t b_size);

/* Writes a * 2**shift into limbs, which has room for a->size + shift / 64 + 1; returns its size. */
size_t limbs_shift_left(mp_limb_t *limbs, const struct int_view *a, size_t shift);

/* True with the number when v is tagged or a bool: the quick ways. */
static inline bool int_is_word(value v, int64_t *n)
{
    if (is_small_int(v)) {
        *n = small_int(v);
        return true;
    }
    *n = v == TRUE;
    return is_bool(v);
}

/* v itself when it is exactly an int, else an int of its number. New reference. */
value int_exact(struct machine *m, value v);

/* The operators of each file; operands are ints of any kind. */
value int_divide(struct machine *m, enum binary_op op, value a, value b); /* // % divmod */
value int_true_divide(struct machine *m, value a, value b);
value int_power(struct machine *m, value a, value b);
value int_shift(struct machine *m, enum binary_op op, value a, value b);
value int_bitwise(struct machine *m, enum binary_op op, value a, value b);
value int_invert(struct machine *m, value v);
value int_unary(struct machine *m, enum unary_op op, value v);
size_t int_bit_count(value v);
bool int_is_odd(value v);
/* int(v, base) for a str, bytes or bytearray, with its messages; NULL and *is_text false, without an
 * error, when v is none of them. */
value int_from_text_value(struct machine *m, value v, int base, bool *is_text);
/* number.__round__(digits) for a negative `digits`, an int: half to even. */
value int_round_to(struct machine *m, value v, value digits);

/* int("...") without its message: 1 and a new reference in *result; 0 no number, no error set; -1
 * another error is set. base as in int_from_text, already checked. */
int int_parse(struct machine *m, const char *text, size_t size, int base, value *result);

#endif
