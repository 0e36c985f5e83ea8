/* float and its text. CPython 3.13 Objects/floatobject.c, Python/pystrtod.c. */
#ifndef LOOPGLASS_VALUE_FLOAT_H
#define LOOPGLASS_VALUE_FLOAT_H

#include "sim/value/machine.h"

struct float_object {
    struct object head;
    double number;
};

value float_new(struct machine *m, double number);
bool is_float(struct machine *m, value v);
static inline double float_value(value v)
{
    return ((struct float_object *)v)->number;
}
/* Shortest text that reads back as the same number, as repr() prints it. Buffer of 32 bytes. */
size_t float_repr_text(double number, char *buffer);
/* As format(number, spec) for one of the types e f g E F G %, precision >= 0; new str. `flags`
 * as in a parsed format spec; see format.h. */
bool float_hash(double number, int64_t *hash);
/* float("...") with Python's syntax (underscores, inf, nan). False: no number (no error set). */
bool float_parse(const char *text, size_t size, double *number);
/* base ** exponent: float, or complex for a negative base and a broken exponent; CPython's errors. */
value float_power(struct machine *m, double base, double exponent);
/* round(number, digits), half to even of the exact decimal value. False with OverflowError. */
bool float_round(struct machine *m, double number, int64_t digits, double *result);
/* The number of a float or int operand: 1; 0 when v is neither, -1 on OverflowError. */
int float_operand(struct machine *m, value v, double *number);
/* An int for math.floor and the like: ValueError or OverflowError when it is not finite. */
value float_to_int(struct machine *m, double number);
/* float(x): by __float__, __index__ or from text. CPython 3.13 PyNumber_Float. */
value float_from_value(struct machine *m, value v);
/* A result of v's __float__ that is of a subclass is warned of. False: a filter made that an error. */
bool float_warn_of_subclass(struct machine *m, value v, value result);

/* Text of a float as printf would make it, with CPython's rules. type: e E f F g G, or r for the
 * shortest repr (precision is then ignored). */
enum float_text_flags {
    FLOAT_TEXT_SIGN = 1,      /* '+' before what is not negative */
    FLOAT_TEXT_ADD_DOT_0 = 2, /* "1.0" where "1" would be */
    FLOAT_TEXT_ALTERNATE = 4, /* '#': keeps the point and zeros */
    FLOAT_TEXT_NO_NEG_0 = 8,  /* 'z': no minus before what is rounded to zero */
};

/* Bytes that float_text can write, its NUL included. */
static inline size_t float_text_room(int precision)
{
    return (size_t)precision + 400;
}
size_t float_text(double number, char type, int precision, unsigned flags, char *buffer);

#endif
