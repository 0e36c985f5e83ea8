/* The type float: its constructor, slots and methods. CPython 3.13 Objects/floatobject.c. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/arguments.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/float_parts.h"
#include "sim/value/format.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value new_of_type(struct machine *m, struct type *type, double number)
{
    value v = object_alloc(m, type, type->instance_size);
    if (v)
        ((struct float_object *)v)->number = number;
    return v;
}

static value float_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "float", 0, 1))
        return NULL;
    value number = args->count ? float_from_value(m, args->items[0]) : float_new(m, 0.0);
    if (!number || type == m->types.float_)
        return number;
    value made = new_of_type(m, type, float_value(number));
    drop(m, number);
    return made;
}

static value float_repr(struct machine *m, value self)
{
    char text[32];
    size_t size = float_repr_text(float_value(self), text);
    return str_new(m, text, size);
}

static bool hash_slot(struct machine *m, value self, int64_t *hash)
{
    if (isnan(float_value(self))) { /* no two of them are equal, so by identity */
        *hash = object_id(m, self);
        return true;
    }
    return float_hash(float_value(self), hash);
}

static int truth_slot(struct machine *m, value self)
{
    (void)m;
    return float_value(self) != 0;
}

static value exact(struct machine *m, value self)
{
    return is_exactly(self, m->types.float_) ? keep(self) : float_new(m, float_value(self));
}

static value unary_slot(struct machine *m, enum unary_op op, value self)
{
    double number = float_value(self);
    switch (op) {
    case UNARY_NEG: return float_new(m, -number);
    case UNARY_ABS: return float_new(m, fabs(number));
    case UNARY_POS: return exact(m, self);
    default:
        return raise_error(m, m->types.TypeError, "bad operand type for unary ~: '%T'", self);
    }
}

static value as_int_slot(struct machine *m, value self)
{
    return float_to_int(m, trunc(float_value(self)));
}

static value truncate(struct machine *m, value *args)
{
    return as_int_slot(m, args[0]);
}

static value floor_method(struct machine *m, value *args)
{
    return float_to_int(m, floor(float_value(args[0])));
}

static value ceil_method(struct machine *m, value *args)
{
    return float_to_int(m, ceil(float_value(args[0])));
}

static value round_method(struct machine *m, value *args)
{
    double number = float_value(args[0]), result;
    int64_t digits;
    if (!args[1] || args[1] == NONE) {
        result = round(number);
        if (fabs(number - result) == 0.5)
            result = 2.0 * round(number / 2.0);
        return float_to_int(m, result);
    }
    if (!object_as_index(m, args[1], &digits) || !float_round(m, number, digits, &result))
        return NULL;
    return float_new(m, result);
}

static value is_integer(struct machine *m, value *args)
{
    (void)m;
    double number = float_value(args[0]);
    return tag_bool(isfinite(number) && floor(number) == number);
}

static value conjugate(struct machine *m, value *args)
{
    return exact(m, args[0]);
}

/* number == mantissa * 2**exponent, the mantissa odd or zero */
static value mantissa_int(struct machine *m, double number, int *exponent)
{
    double mantissa = frexp(number, exponent);
    while (mantissa != floor(mantissa)) {
        mantissa *= 2.0;
        --*exponent;
    }
    return int_from_double(m, mantissa);
}

static value as_integer_ratio(struct machine *m, value *args)
{
    double number = float_value(args[0]);
    int exponent;
    if (isinf(number))
        return raise_error(m, m->types.OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(number))
        return raise_error(m, m->types.ValueError, "cannot convert NaN to integer ratio");
    value numerator = mantissa_int(m, number, &exponent), denominator = tag_small_int(1), pair = NULL;
    value *part = exponent > 0 ? &numerator : &denominator;
    value shifted =
        numerator ? int_binary(m, BINARY_LSHIFT, *part, tag_small_int(abs(exponent))) : NULL;
    replace_place(m, *part, shifted);
    if (numerator && denominator)
        pair = tuple_pack2(m, numerator, denominator);
    drop(m, numerator);
    drop(m, denominator);
    return pair;
}

static value hex_method(struct machine *m, value *args)
{
    double number = float_value(args[0]);
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    if (!isfinite(number))
        return float_repr(m, args[0]);
    const char *sign = signbit(number) ? "-" : "";
    unsigned long long fraction = bits & (((uint64_t)1 << 52) - 1);
    int exponent = (int)(bits >> 52 & 0x7ff);
    char text[40];
    int size;
    if (number == 0)
        size = snprintf(text, sizeof text, "%s0x0.0p+0", sign);
    else
        size = snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, exponent > 0, fraction,
                        (exponent > 0 ? exponent : 1) - 1023);
    return str_new(m, text, (size_t)size);
}

static const char *skip_hex_digits(const char *at)
{
    while (*at && strchr("0123456789abcdefABCDEF", *at))
        at++;
    return at;
}

/* [0x] digits [. digits] [p exponent], the whole of it */
static bool is_hex_float(const char *at)
{
    const char *start = at;
    at = skip_hex_digits(at);
    size_t digits = (size_t)(at - start);
    if (*at == '.') {
        start = at + 1;
        at = skip_hex_digits(start);
        digits += (size_t)(at - start);
    }
    if (digits && (*at == 'p' || *at == 'P')) {
        at += at[1] == '+' || at[1] == '-' ? 2 : 1;
        start = at;
        at += strspn(at, "0123456789");
        digits = (size_t)(at - start);
    }
    return digits && *at == '\0';
}

/* "inf", "infinity" or "nan" with or without a sign. */
static bool parse_word(const char *text, size_t size, double *number)
{
    char first = size ? text[size > 1 && (*text == '-' || *text == '+')] : '0';
    return (first | 0x20) >= 'i' && float_parse(text, size, number);
}

/* text: has room for two more characters in front, for the C library wants "0x". */
static bool parse_hex(char *text, double *number)
{
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    if (text[0] == '0' && (text[1] | 0x20) == 'x')
        text += 2;
    if (!is_hex_float(text))
        return false;
    text -= 2;
    memcpy(text, "0x", 2);
    *number = strtod(text, NULL);
    if (negative)
        *number = -*number;
    return true;
}

static value hex_number(struct machine *m, char *text, size_t size)
{
    double number;
    if (parse_word(text, size, &number))
        return float_new(m, number);
    if (strlen(text) != size || !parse_hex(text, &number))
        return raise_error(m, m->types.ValueError, "invalid hexadecimal floating-point string");
    if (isinf(number))
        return raise_error(m, m->types.OverflowError,
                           "hexadecimal value too large to represent as a float");
    return float_new(m, number);
}

static value from_hex(struct machine *m, value *args)
{
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "fromhex() argument must be str, not %T",
                           args[1]);
    const char *start = str_text(args[1]), *end = start + str_size(args[1]);
    while (start < end && strchr(" \t\n\v\f\r", *start))
        start++;
    while (end > start && strchr(" \t\n\v\f\r", end[-1]))
        end--;
    size_t size = (size_t)(end - start);
    char *copy = heap_alloc(&m->heap, size + 3);
    if (!copy)
        return raise_memory_error(m);
    memcpy(copy + 2, start, size);
    copy[size + 2] = '\0';
    value number = hex_number(m, copy + 2, size);
    heap_free(&m->heap, copy, size + 3);
    if (!number || args[0] == (value)m->types.float_)
        return number;
    value made = object_call1(m, args[0], number);
    drop(m, number);
    return made;
}

static value new_arguments(struct machine *m, value *args)
{
    value number = exact(m, args[0]);
    value tuple = number ? tuple_pack1(m, number) : NULL;
    drop(m, number);
    return tuple;
}

static value get_imag(struct machine *m, value self)
{
    (void)self;
    return float_new(m, 0.0);
}

static const struct native_spec float_methods[] = {
    {"is_integer(self, /)", is_integer, "Return True if the float is an integer."},
    {"as_integer_ratio(self, /)", as_integer_ratio,
     "Return a pair of integers, whose ratio is exactly equal to the original float."},
    {"conjugate(self, /)", conjugate, "Return self, the complex conjugate of any float."},
    {"hex(self, /)", hex_method, "Return a hexadecimal representation of a floating-point number."},
    {"%fromhex(type, string, /)", from_hex,
     "Create a floating-point number from a hexadecimal string."},
    {"__round__(self, ndigits=None, /)", round_method,
     "Return the Integral closest to x, rounding half toward even.\n\n"
     "When an argument is passed, work like built-in round(x, ndigits)."},
    {"__trunc__(self, /)", truncate, "Return the Integral closest to x between 0 and x."},
    {"__floor__(self, /)", floor_method, "Return the floor as an Integral."},
    {"__ceil__(self, /)", ceil_method, "Return the ceiling as an Integral."},
    {"__getnewargs__(self, /)", new_arguments, NULL},
    {0},
};

static const struct getset_spec float_getsets[] = {
    {"real", exact, NULL},
    {"imag", get_imag, NULL},
    {0},
};

const struct type_spec float__type_spec = {
    .name = "float",
    .instance_size = sizeof(struct float_object),
    .flags = TYPE_IS_FLOAT | TYPE_IMMUTABLE,
    .slots =
        {
            .make = float_make,
            .repr = float_repr,
            .format = format_float_value,
            .hash = hash_slot,
            .compare = float_compare,
            .truth = truth_slot,
            .binary = float_binary,
            .unary = unary_slot,
            .as_int = as_int_slot,
            .as_float = exact,
        },
    .methods = float_methods,
    .getsets = float_getsets,
    .doc = "Convert a string or number to a floating-point number, if possible.",
};
