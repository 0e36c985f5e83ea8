/* Floats: arithmetic, comparing, hashing, rounding. CPython 3.13 Objects/floatobject.c. */
#include "sim/value/float.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/complex.h"
#include "sim/value/error.h"
#include "sim/value/float_parts.h"
#include "sim/value/int.h"
#include "sim/value/number_text.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define HASH_BITS    61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)
#define HASH_INF     314159

/* round() to more digits than these changes nothing, to fewer leaves nothing. */
#define MOST_DIGITS  323
#define LEAST_DIGITS (-308)

value float_new(struct machine *m, double number)
{
    struct float_object *v = heap_alloc(&m->heap, sizeof *v);
    if (!v)
        return raise_memory_error(m);
    *v = (struct float_object){{.refs = 1, .type = m->types.float_}, number};
    return &v->head;
}

bool is_float(struct machine *m, value v)
{
    return is_object(v) && has_type_flag(m, v, TYPE_IS_FLOAT);
}

int float_operand(struct machine *m, value v, double *number)
{
    if (is_float(m, v)) {
        *number = float_value(v);
        return 1;
    }
    if (!is_int(m, v))
        return 0;
    return int_to_double(m, v, number) ? 1 : -1;
}

static value divided_by_zero(struct machine *m, enum binary_op op)
{
    return raise_error(m, m->types.ZeroDivisionError,
                       op == BINARY_TRUEDIV    ? "float division by zero"
                       : op == BINARY_FLOORDIV ? "float floor division by zero"
                       : op == BINARY_MOD      ? "float modulo by zero"
                                               : "float divmod()");
}

/* fmod is exact; where the signs differ the rest is counted from the divisor. */
static void floor_divide(double a, double b, double *quotient, double *rest)
{
    double left = fmod(a, b);
    double parts = (a - left) / b; /* a whole number, but for rounding */
    if (left == 0) {
        left = copysign(0.0, b);
    } else if ((b < 0) != (left < 0)) {
        left += b;
        parts -= 1.0;
    }
    *rest = left;
    *quotient = parts != 0 ? floor(parts) : copysign(0.0, a / b);
    if (parts != 0 && parts - *quotient > 0.5)
        *quotient += 1.0;
}

static value divide(struct machine *m, enum binary_op op, double a, double b)
{
    double quotient, rest;
    if (b == 0)
        return divided_by_zero(m, op);
    if (op == BINARY_TRUEDIV)
        return float_new(m, a / b);
    floor_divide(a, b, &quotient, &rest);
    if (op != BINARY_DIVMOD)
        return float_new(m, op == BINARY_MOD ? rest : quotient);
    value first = float_new(m, quotient), second = float_new(m, rest);
    value pair = first && second ? tuple_pack2(m, first, second) : NULL;
    drop(m, first);
    drop(m, second);
    return pair;
}

static bool is_odd(double d)
{
    return fmod(fabs(d), 2.0) == 1.0;
}

/* pow() where an operand is infinite, NaN or zero, decided here and not by the C library. */
static bool special_power(double base, double exponent, double *result)
{
    bool odd = is_odd(exponent);
    if (exponent == 0)
        *result = 1.0;
    else if (isnan(base))
        *result = base;
    else if (isnan(exponent))
        *result = base == 1.0 ? 1.0 : exponent;
    else if (isinf(exponent) && fabs(base) == 1.0)
        *result = 1.0;
    else if (isinf(exponent))
        *result = (exponent > 0) == (fabs(base) > 1.0) ? fabs(exponent) : 0.0;
    else if (isinf(base) && exponent > 0)
        *result = odd ? base : fabs(base);
    else if (isinf(base))
        *result = odd ? copysign(0.0, base) : 0.0;
    else if (base == 0 && exponent > 0)
        *result = odd ? base : 0.0;
    else
        return false;
    return true;
}

value raise_out_of_range(struct machine *m)
{
    value words = str_from(m, "Numerical result out of range");
    value args = words ? tuple_pack2(m, tag_small_int(34), words) : NULL;
    value error = args ? object_call(m, (value)m->types.OverflowError,
                                     &(struct args){.items = AS_TUPLE(args)->items, .count = 2})
                       : NULL;
    drop(m, words);
    drop(m, args);
    if (error)
        raise_exception(m, error);
    drop(m, error);
    return NULL;
}

value float_power(struct machine *m, double base, double exponent)
{
    double result;
    if (special_power(base, exponent, &result))
        return float_new(m, result);
    if (base == 0)
        return raise_error(m, m->types.ZeroDivisionError,
                           "0.0 cannot be raised to a negative power");
    if (base < 0 && exponent != floor(exponent))
        return complex_power(m, (struct complex_number){base, 0},
                             (struct complex_number){exponent, 0});
    bool negate = base < 0 && is_odd(exponent);
    result = fabs(base) == 1.0 ? 1.0 : pow(fabs(base), exponent);
    if (isinf(result))
        return raise_out_of_range(m);
    return float_new(m, negate ? -result : result);
}

value float_binary(struct machine *m, enum binary_op op, value left, value right)
{
    double a, b;
    if (op == BINARY_MATMUL || (op >= BINARY_LSHIFT && op <= BINARY_XOR))
        return NOT_IMPLEMENTED;
    int found = float_operand(m, left, &a);
    if (found > 0)
        found = float_operand(m, right, &b);
    if (found <= 0)
        return found < 0 ? NULL : NOT_IMPLEMENTED;
    switch (op) {
    case BINARY_ADD: return float_new(m, a + b);
    case BINARY_SUB: return float_new(m, a - b);
    case BINARY_MUL: return float_new(m, a * b);
    case BINARY_POW: return float_power(m, a, b);
    default: return divide(m, op, a, b);
    }
}

value float_compare(struct machine *m, enum compare_op op, value a, value b)
{
    double x = float_value(a);
    bool other_float = is_float(m, b);
    if (!other_float && !is_int(m, b))
        return NOT_IMPLEMENTED;
    double y = other_float ? float_value(b) : 0;
    if (isnan(x) || isnan(y))
        return tag_bool(op == COMPARE_NE);
    return compare_result(op, other_float ? (x > y) - (x < y) : -int_compare_double(b, x));
}

bool float_hash(double number, int64_t *hash)
{
    int exponent;
    if (isnan(number) || isinf(number)) {
        *hash = isnan(number) ? 0 : number > 0 ? HASH_INF : -HASH_INF;
        return true;
    }
    double rest = frexp(fabs(number), &exponent);
    uint64_t x = 0;
    while (rest != 0) { /* 28 bits at a time */
        x = ((x << 28) & HASH_MODULUS) | x >> (HASH_BITS - 28);
        rest *= 268435456.0;
        exponent -= 28;
        uint64_t part = (uint64_t)rest;
        rest -= (double)part;
        x += part;
        if (x >= HASH_MODULUS)
            x -= HASH_MODULUS;
    }
    exponent = exponent >= 0 ? exponent % HASH_BITS
                             : HASH_BITS - 1 - (-1 - exponent) % HASH_BITS;
    x = ((x << exponent) & HASH_MODULUS) | x >> (HASH_BITS - exponent);
    *hash = number < 0 ? -(int64_t)x : (int64_t)x;
    if (*hash == -1)
        *hash = -2;
    return true;
}

/* Rounds to a power of ten above the units. `%.*e` rounds the exact decimal value half to even. */
static double round_to_power(double number, int digits)
{
    char text[1200];
    snprintf(text, sizeof text, "%.17e", number); /* enough to tell it from any power of ten */
    int precision = atoi(strchr(text, 'e') + 1) + digits;
    if (precision < -1)
        return copysign(0.0, number);
    if (precision >= 0) {
        snprintf(text, sizeof text, "%.*e", precision, number);
        return strtod(text, NULL);
    }
    snprintf(text, sizeof text, "%.800e", fabs(number)); /* nothing or one unit: is it over half? */
    bool over = text[0] > '5';
    for (const char *at = text + 2; text[0] == '5' && *at != 'e' && !over; at++)
        over = *at != '0';
    snprintf(text, sizeof text, "1e%d", -digits);
    return copysign(over ? strtod(text, NULL) : 0.0, number);
}

bool float_round(struct machine *m, double number, int64_t digits, double *result)
{
    char text[800];
    *result = number;
    if (!isfinite(number) || number == 0 || digits > MOST_DIGITS)
        return true;
    if (digits < LEAST_DIGITS) {
        *result = 0.0 * number;
        return true;
    }
    if (digits < 0) {
        *result = round_to_power(number, (int)digits);
    } else {
        snprintf(text, sizeof text, "%.*f", (int)digits, number);
        *result = strtod(text, NULL);
    }
    if (!isinf(*result))
        return true;
    raise_error(m, m->types.OverflowError, "rounded value too large to represent");
    return false;
}

value float_to_int(struct machine *m, double number)
{
    if (isnan(number))
        return raise_error(m, m->types.ValueError, "cannot convert float NaN to integer");
    if (isinf(number))
        return raise_error(m, m->types.OverflowError, "cannot convert float infinity to integer");
    return int_from_double(m, number);
}

bool float_warn_of_subclass(struct machine *m, value v, value result)
{
    value what = is_exactly(result, m->types.float_) ? NULL : str_format(m, "%T.__float__", v);
    bool good = is_exactly(result, m->types.float_) ||
                (what && warn_of_subclass(m, result, str_text(what), "float"));
    drop(m, what);
    return good;
}

static value from_method(struct machine *m, value v)
{
    value result = type_of(m, v)->slots.as_float(m, v);
    if (!result || is_exactly(result, m->types.float_))
        return result;
    if (is_float(m, result)) {
        double number = float_value(result);
        bool good = float_warn_of_subclass(m, v, result);
        drop(m, result);
        return good ? float_new(m, number) : NULL;
    }
    raise_error(m, m->types.TypeError, "%T.__float__ returned non-float (type %T)", v, result);
    return drop_and_fail(m, result);
}

static value from_index(struct machine *m, value v)
{
    double number;
    value index = object_index(m, v);
    bool fits = index && int_to_double(m, index, &number);
    drop(m, index);
    return fits ? float_new(m, number) : NULL;
}

static value no_float(struct machine *m, value source)
{
    value repr = number_text_repr(m, source);
    if (repr)
        raise_error(m, m->types.ValueError, "could not convert string to float: %S", repr);
    return drop_and_fail(m, repr);
}

value float_from_value(struct machine *m, value v)
{
    struct number_text text;
    double number;
    if (is_exactly(v, m->types.float_))
        return keep(v);
    int found = number_text_of(m, &text, v);
    if (found < 0)
        return NULL;
    if (found > 0) {
        bool parsed = float_parse(text.text, text.size, &number);
        number_text_close(m, &text);
        return parsed ? float_new(m, number) : no_float(m, v);
    }
    if (type_of(m, v)->slots.as_float)
        return from_method(m, v);
    if (type_of(m, v)->slots.as_index)
        return from_index(m, v);
    return raise_error(m, m->types.TypeError,
                       "float() argument must be a string or a real number, not '%T'", v);
}
