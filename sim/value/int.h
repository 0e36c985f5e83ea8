/* int: tagged when it fits 63 bits, else limbs for GMP's mpn_* functions inside the object. Never
 * wraps; a result larger than machine->max_int_bytes raises MemoryError before it is computed. */
#ifndef LOOPGLASS_VALUE_INT_H
#define LOOPGLASS_VALUE_INT_H

#include "sim/value/machine.h"

/* A large int, or an instance of a subclass of int (which may hold a small number). */
struct big_int {
    struct object head;
    int64_t size; /* limbs in use, normalised; negative when the number is negative */
    unsigned long limbs[];
};

value int_new(struct machine *m, int64_t n);
value int_from_uint64(struct machine *m, uint64_t n);
/* d must be finite; truncates toward zero. */
value int_from_double(struct machine *m, double d);
/* Digits in base 2..36, or 0 for a Python literal's prefix; underscores allowed as in Python.
 * ValueError with int()'s words when it is no number. */
value int_from_text(struct machine *m, const char *text, size_t size, int base);
value int_to_text(struct machine *m, value v, int base); /* no prefix */
bool is_int(struct machine *m, value v);                 /* bool and subclasses too */
/* False without error when it does not fit. */
bool int_fits_int64(value v, int64_t *n);
/* An instance of `type`, a subclass of int, with the number of an int; int itself is allowed. */
value int_new_of_type(struct machine *m, struct type *type, value number);
/* An argument that is a size, by __index__. False with CPython's errors for a Py_ssize_t. */
bool int_as_size(struct machine *m, value v, int64_t *n);
/* OverflowError when it does not fit a double; correctly rounded. */
bool int_to_double(struct machine *m, value v, double *d);
int int_sign(value v);
bool int_hash(value v, int64_t *hash);
size_t int_bit_length(value v);
value int_binary(struct machine *m, enum binary_op op, value a, value b);
int int_compare(value a, value b);
/* <0, 0, >0, exactly; d is not NaN. */
int int_compare_double(value v, double d);
/* A double of 53 bits and *exponent with v about double * 2**exponent: for logarithms of ints that
 * no double can hold. */
double int_to_scaled_double(value v, int64_t *exponent);
/* pow(base, exponent, modulus) of three ints. CPython 3.13 long_pow. */
value int_power_modulo(struct machine *m, value base, value exponent, value modulus);
/* math.isqrt and math.gcd. */
value int_square_root(struct machine *m, value v); /* v >= 0 */
value int_gcd(struct machine *m, value a, value b);
/* int.from_bytes and to_bytes. `size` bytes of two's complement when is_signed. */
value int_from_bytes(struct machine *m, const unsigned char *data, size_t size, bool little,
                     bool is_signed);
bool int_to_bytes(struct machine *m, value v, unsigned char *data, size_t size, bool little,
                  bool is_signed);
/* int(x): by __int__, __index__, __trunc__ or from text. CPython 3.13 PyNumber_Long. */
value int_from_value(struct machine *m, value v);

/* Raises the MemoryError of an int larger than machine->max_int_bytes. Returns false. */
bool int_refuse_size(struct machine *m);

#endif
