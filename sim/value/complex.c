/* The type complex. CPython 3.13 Objects/complexobject.c. */
#include "sim/value/descriptor.h"
#include "sim/value/complex.h"
#include "sim/value/arguments.h"

#include <math.h>
#include <string.h>

#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/float_parts.h"
#include "sim/value/format.h"
#include "sim/value/int.h"
#include "sim/value/number_text.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value new_of_type(struct machine *m, struct type *type, struct complex_number number)
{
    value v = object_alloc(m, type, type->instance_size);
    if (v)
        ((struct complex_object *)v)->number = number;
    return v;
}

value complex_new(struct machine *m, double real, double imag)
{
    return new_of_type(m, m->types.complex_, (struct complex_number){real, imag});
}

bool is_complex(struct machine *m, value v)
{
    return is_object(v) && (v->type == m->types.complex_ || is_instance(m, v, m->types.complex_));
}

static struct complex_number multiply(struct complex_number a, struct complex_number b)
{
    return (struct complex_number){a.real * b.real - a.imag * b.imag,
                                   a.real * b.imag + a.imag * b.real};
}

/* Scaled by the larger part of the divisor, which is not zero. */
static struct complex_number divide(struct complex_number a, struct complex_number b)
{
    if (fabs(b.real) >= fabs(b.imag)) {
        double ratio = b.imag / b.real, whole = b.real + b.imag * ratio;
        return (struct complex_number){(a.real + a.imag * ratio) / whole,
                                       (a.imag - a.real * ratio) / whole};
    }
    if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag, whole = b.real * ratio + b.imag;
        return (struct complex_number){(a.real * ratio + a.imag) / whole,
                                       (a.imag * ratio - a.real) / whole};
    }
    return (struct complex_number){NAN, NAN};
}

/* a ** n for 0 < n <= 100 */
static struct complex_number small_power(struct complex_number a, long n)
{
    struct complex_number result = {1, 0}, square = a;
    for (long mask = 1; mask <= n; mask <<= 1) {
        if (n & mask)
            result = multiply(result, square);
        square = multiply(square, square);
    }
    return result;
}

/* False when there is no such power: the angle is infinite, which CPython hears of by errno. */
static bool polar_power(struct complex_number a, struct complex_number b,
                        struct complex_number *result)
{
    double size = hypot(a.real, a.imag);
    double length = pow(size, b.real), angle = atan2(a.imag, a.real), phase = angle * b.real;
    if (b.imag != 0) {
        length /= exp(angle * b.imag);
        phase += b.imag * log(size);
    }
    *result = (struct complex_number){length * cos(phase), length * sin(phase)};
    return !isinf(phase);
}

value complex_power(struct machine *m, struct complex_number a, struct complex_number b)
{
    struct complex_number result = {1, 0};
    bool is_zero = a.real == 0 && a.imag == 0;
    if (b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= 100.0) {
        if (is_zero && b.real < 0)
            goto zero;
        long n = (long)b.real;
        if (n > 0)
            result = small_power(a, n);
        else if (n < 0)
            result = divide(result, small_power(a, -n));
    } else if (is_zero) {
        if (b.imag != 0 || b.real < 0)
            goto zero;
        result = (struct complex_number){0, 0};
    } else if (!polar_power(a, b, &result)) {
        goto zero;
    }
    if (isinf(result.real) || isinf(result.imag))
        return raise_error(m, m->types.OverflowError, "complex exponentiation");
    return complex_new(m, result.real, result.imag);
zero:
    return raise_error(m, m->types.ZeroDivisionError, "0.0 to a negative or complex power");
}

/* 1, 0: not a number, -1: error. */
static int operand(struct machine *m, value v, struct complex_number *number)
{
    if (is_complex(m, v)) {
        *number = complex_value(v);
        return 1;
    }
    number->imag = 0;
    return float_operand(m, v, &number->real);
}

static value binary_slot(struct machine *m, enum binary_op op, value left, value right)
{
    struct complex_number a, b;
    if (op != BINARY_POW && (op > BINARY_TRUEDIV || op == BINARY_MATMUL))
        return NOT_IMPLEMENTED;
    int found = operand(m, left, &a);
    if (found > 0)
        found = operand(m, right, &b);
    if (found <= 0)
        return found < 0 ? NULL : NOT_IMPLEMENTED;
    switch (op) {
    case BINARY_ADD: return complex_new(m, a.real + b.real, a.imag + b.imag);
    case BINARY_SUB: return complex_new(m, a.real - b.real, a.imag - b.imag);
    case BINARY_MUL: a = multiply(a, b); break;
    case BINARY_POW: return complex_power(m, a, b);
    default:
        if (b.real == 0 && b.imag == 0)
            return raise_error(m, m->types.ZeroDivisionError, "complex division by zero");
        a = divide(a, b);
    }
    return complex_new(m, a.real, a.imag);
}

static value absolute(struct machine *m, struct complex_number number)
{
    double size = hypot(number.real, number.imag);
    if (isinf(size) && isfinite(number.real) && isfinite(number.imag))
        return raise_error(m, m->types.OverflowError, "absolute value too large");
    return float_new(m, size);
}

static value exact(struct machine *m, value self)
{
    if (is_exactly(self, m->types.complex_))
        return keep(self);
    return complex_new(m, complex_value(self).real, complex_value(self).imag);
}

static value unary_slot(struct machine *m, enum unary_op op, value self)
{
    struct complex_number number = complex_value(self);
    switch (op) {
    case UNARY_NEG: return complex_new(m, -number.real, -number.imag);
    case UNARY_POS: return exact(m, self);
    case UNARY_ABS: return absolute(m, number);
    default:
        return raise_error(m, m->types.TypeError, "bad operand type for unary ~: '%T'", self);
    }
}

static value repr_slot(struct machine *m, value self)
{
    char text[80];
    struct complex_number number = complex_value(self);
    size_t size = 0;
    bool only_imag = number.real == 0 && !signbit(number.real);
    if (!only_imag) {
        text[size++] = '(';
        size += float_text(number.real, 'r', 0, 0, text + size);
    }
    size += float_text(number.imag, 'r', 0, only_imag ? 0 : FLOAT_TEXT_SIGN, text + size);
    text[size++] = 'j';
    if (!only_imag)
        text[size++] = ')';
    return str_new(m, text, size);
}

static bool hash_slot(struct machine *m, value self, int64_t *hash)
{
    struct complex_number number = complex_value(self);
    int64_t real, imag;
    if (isnan(number.real) || isnan(number.imag)) {
        *hash = object_id(m, self);
        return true;
    }
    float_hash(number.real, &real);
    float_hash(number.imag, &imag);
    *hash = (int64_t)((uint64_t)real + 1000003u * (uint64_t)imag);
    if (*hash == -1)
        *hash = -2;
    return true;
}

static value compare_slot(struct machine *m, enum compare_op op, value a, value b)
{
    struct complex_number x = complex_value(a);
    bool equal;
    if (op != COMPARE_EQ && op != COMPARE_NE)
        return NOT_IMPLEMENTED;
    if (is_complex(m, b))
        equal = x.real == complex_value(b).real && x.imag == complex_value(b).imag;
    else if (is_float(m, b))
        equal = x.imag == 0 && x.real == float_value(b);
    else if (is_int(m, b))
        equal = x.imag == 0 && !isnan(x.real) && int_compare_double(b, x.real) == 0;
    else
        return NOT_IMPLEMENTED;
    return tag_bool(equal == (op == COMPARE_EQ));
}

static int truth_slot(struct machine *m, value self)
{
    (void)m;
    return complex_value(self).real != 0 || complex_value(self).imag != 0;
}

static value format_slot(struct machine *m, value self, value spec)
{
    if (!spec || str_size(spec) == 0)
        return object_str(m, self);
    return format_complex(m, self, spec);
}

/* How much of a text is one float with its sign: up to the next sign that is no exponent's, or 'j'.
 * At least the first character, which may be a sign. */
static size_t float_part(const char *text, size_t size)
{
    size_t i = size > 0;
    for (; i < size && text[i] != 'j' && text[i] != 'J'; i++)
        if ((text[i] == '+' || text[i] == '-') && (text[i - 1] | 0x20) != 'e')
            break;
    return i;
}

/* "1.5", "+" and "-" (for "+j") are factors of j. */
static bool parse_imaginary(const char *text, size_t size, double *number)
{
    if (size == 0 || (size == 1 && (*text == '+' || *text == '-'))) {
        *number = size && *text == '-' ? -1.0 : 1.0;
        return true;
    }
    return float_parse(text, size, number);
}

static bool has_space(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r'))
            return true;
    return false;
}

static bool is_j(char c)
{
    return c == 'j' || c == 'J';
}

/* Reads "real", "imagj" or "real+imagj", trimmed. */
static bool parse_parts(const char *text, size_t size, struct complex_number *number)
{
    *number = (struct complex_number){0, 0};
    if (size == 0 || has_space(text, size))
        return false;
    if (size == 1 && is_j(*text)) {
        number->imag = 1.0;
        return true;
    }
    size_t first = float_part(text, size);
    if (first < size && is_j(text[first]))
        return first + 1 == size && parse_imaginary(text, first, &number->imag);
    if (!float_parse(text, first, &number->real))
        return false;
    text += first;
    size -= first;
    if (size == 0)
        return true;
    first = float_part(text, size);
    return first + 1 == size && is_j(text[first]) && parse_imaginary(text, first, &number->imag);
}

static bool parse_complex(const char *text, size_t size, struct complex_number *number)
{
    if (size >= 2 && text[0] == '(' && text[size - 1] == ')') {
        text++;
        size -= 2;
        while (size && (*text == ' ' || (*text >= '\t' && *text <= '\r'))) {
            text++;
            size--;
        }
        while (size && (text[size - 1] == ' ' || (text[size - 1] >= '\t' && text[size - 1] <= '\r')))
            size--;
    }
    return parse_parts(text, size, number);
}

static bool number_from_text(struct machine *m, value v, struct complex_number *number)
{
    struct number_text text;
    if (!number_text_open(m, &text, str_text(v), str_size(v)))
        return false;
    bool parsed = parse_complex(text.text, text.size, number);
    number_text_close(m, &text);
    if (!parsed)
        raise_error(m, m->types.ValueError, "complex() arg is a malformed string");
    return parsed;
}

/* The result of __complex__: 1, 0 when v has none, -1. */
static int number_from_method(struct machine *m, value v, struct complex_number *number)
{
    value method = is_object(v) ? object_find_special(m, v, m->names.dunder_complex) : NULL;
    if (!method)
        return m->error ? -1 : 0;
    value result = object_call0(m, method);
    drop(m, method);
    if (result && !is_complex(m, result))
        raise_error(m, m->types.TypeError, "__complex__ returned non-complex (type %T)", result);
    else if (result && (is_exactly(result, m->types.complex_) ||
                        warn_of_subclass(m, result, "__complex__", "complex")))
        *number = complex_value(result);
    drop(m, result);
    return m->error ? -1 : 1;
}

static bool number_from_value(struct machine *m, value v, const char *which,
                              struct complex_number *number)
{
    const struct slots *slots = &type_of(m, v)->slots;
    if (is_complex(m, v)) {
        *number = complex_value(v);
        return true;
    }
    if (slots->as_float || slots->as_index) {
        number->imag = 0;
        return object_as_double(m, v, &number->real);
    }
    raise_error(m, m->types.TypeError, "complex() %s argument must be %sa number, not '%T'", which,
                *which == 'f' ? "a string or " : "", v);
    return false;
}

/* Puts positional and named arguments in their places; either may stay NULL. */
static bool take_arguments(struct machine *m, const struct args *args, value places[2])
{
    static const char *const names[] = {"real", "imag", NULL};
    size_t named = args->names ? tuple_size(args->names) : 0;
    if (args->count + named > 2) {
        raise_error(m, m->types.TypeError, "complex() takes at most 2 arguments (%zu given)",
                    args->count + named);
        return false;
    }
    for (size_t i = 0; i < args->count; i++)
        places[i] = args->items[i];
    for (size_t i = 0; i < named; i++) {
        value name = AS_TUPLE(args->names)->items[i];
        size_t place = str_equals_text(name, names[0]) ? 0 : str_equals_text(name, names[1]) ? 1 : 2;
        if (place < 2 && !places[place]) {
            places[place] = args->items[args->count + i];
            continue;
        }
        if (place == 2)
            args_raise_unexpected_text(m, "complex", name, names);
        else
            raise_error(m, m->types.TypeError,
                        "argument for complex() given by name ('%S') and position (%zu)", name,
                        place + 1);
        return false;
    }
    return true;
}

/* real + imag * 1j, where both may be complex; parts that are real keep the sign of their zero. */
static bool combine(struct machine *m, value real, value imag, struct complex_number *number)
{
    struct complex_number second = {0, 0};
    int found = number_from_method(m, real, number);
    if (found < 0 || (found == 0 && !number_from_value(m, real, "first", number)))
        return false;
    if (!imag)
        return true;
    if (!number_from_value(m, imag, "second", &second))
        return false;
    bool first_complex = is_complex(m, real) || found;
    double imag_of_first = first_complex ? number->imag : 0;
    if (is_complex(m, imag))
        number->real -= second.imag;
    number->imag = first_complex ? imag_of_first + second.real : second.real;
    return true;
}

static value complex_make(struct machine *m, struct type *type, const struct args *args)
{
    value places[2] = {NULL, NULL};
    struct complex_number number = {0, 0};
    if (!take_arguments(m, args, places))
        return NULL;
    value real = places[0], imag = places[1];
    if (real && !imag && type == m->types.complex_ && is_exactly(real, type))
        return keep(real);
    if (imag && is_str(m, imag) && !(real && is_str(m, real)))
        return raise_error(m, m->types.TypeError, "complex() second arg can't be a string");
    if (real && is_str(m, real)) {
        if (imag)
            return raise_error(m, m->types.TypeError,
                               "complex() can't take second arg if first is a string");
        if (!number_from_text(m, real, &number))
            return NULL;
    } else if (!combine(m, real ? real : tag_small_int(0), imag, &number)) {
        return NULL;
    }
    return new_of_type(m, type, number);
}

static value conjugate(struct machine *m, value *args)
{
    return complex_new(m, complex_value(args[0]).real, -complex_value(args[0]).imag);
}

static value complex_method(struct machine *m, value *args)
{
    return exact(m, args[0]);
}

static value new_arguments(struct machine *m, value *args)
{
    value real = float_new(m, complex_value(args[0]).real);
    value imag = float_new(m, complex_value(args[0]).imag);
    value pair = real && imag ? tuple_pack2(m, real, imag) : NULL;
    drop(m, real);
    drop(m, imag);
    return pair;
}

static value get_real(struct machine *m, value self)
{
    return float_new(m, complex_value(self).real);
}

static value get_imag(struct machine *m, value self)
{
    return float_new(m, complex_value(self).imag);
}

static const struct native_spec complex_methods[] = {
    {"conjugate(self, /)", conjugate, "Return the complex conjugate of its argument."},
    {"__complex__(self, /)", complex_method, "Convert this value to exact type complex."},
    {"__getnewargs__(self, /)", new_arguments, NULL},
    {0},
};

static const struct getset_spec complex_getsets[] = {
    {"real", get_real, member_readonly},
    {"imag", get_imag, member_readonly},
    {0},
};

const struct type_spec complex__type_spec = {
    .name = "complex",
    .instance_size = sizeof(struct complex_object),
    .flags = TYPE_IMMUTABLE,
    .slots =
        {
            .make = complex_make,
            .repr = repr_slot,
            .format = format_slot,
            .hash = hash_slot,
            .compare = compare_slot,
            .truth = truth_slot,
            .binary = binary_slot,
            .unary = unary_slot,
        },
    .methods = complex_methods,
    .getsets = complex_getsets,
    .doc = "Create a complex number from a string or numbers.",
};
