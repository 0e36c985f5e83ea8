/* Floats from text and to text. What dtoa.c is to CPython, the C library's exact printf and strtod
 * are here. CPython 3.13 Python/pystrtod.c. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/float.h"
#include "sim/value/float_shortest.h"

#define ENOUGH 1100 /* digits: 1074 behind the point of the smallest double */

#define SHORTEST_DIGITS 17

/* A decimal number 0.d1d2d3... * 10**point without trailing zeros. */
struct decimal {
    char digits[FLOAT_SHORTEST_MOST];
    int count;
    int point;
};

static void strip_zeros(struct decimal *d)
{
    while (d->count > 1 && d->digits[d->count - 1] == '0')
        d->count--;
}

/* Floats as programs have them, without the C library. */
static bool everyday(double a, struct decimal *d)
{
    if (!float_shortest_digits(a, d->digits, &d->count, &d->point))
        return false;
    if (d->point == 0) {
        int zeros = 0; /* they are no digits of the decimal: 0.05 is 0.5 * 10**-1 */
        while (d->digits[zeros] == '0')
            zeros++;
        d->count -= zeros;
        d->point -= zeros;
        memmove(d->digits, d->digits + zeros, (size_t)d->count);
    }
    strip_zeros(d);
    return true;
}

/* Digits and exponent of "d.ddde+xx". */
static void read_scientific(const char *text, struct decimal *d)
{
    d->count = 0;
    for (; *text != 'e'; text++)
        if (*text != '.')
            d->digits[d->count++] = *text;
    d->point = atoi(text + 1) + 1;
    strip_zeros(d);
}

/* Below a power of two floats are twice as dense as above it, so the nearest decimal may lie on the
 * near side and read back as its neighbour where the one after it would do. */
static bool next_up_reads_back(char *text, double a)
{
    for (char *at = strchr(text, 'e') - 1; at >= text; at--) {
        if (*at == '.')
            continue;
        if (*at != '9') {
            ++*at;
            break;
        }
        *at = '0';
    }
    return strtod(text, NULL) == a;
}

/* Writes `a` with so many digits; whether that reads back as `a`. */
static bool try_digits(double a, int count, char text[40])
{
    snprintf(text, 40, "%.*e", count - 1, a);
    return strtod(text, NULL) == a;
}

/* Fewer digits than 15 do where a float has less than its full precision; the nearest decimal is
 * not always the one to take next to a power of two. */
static void shortest_by_trial(double a, bool power_of_two, char text[40])
{
    for (int count = 1; count < SHORTEST_DIGITS; count++)
        if (try_digits(a, count, text) || (power_of_two && next_up_reads_back(text, a)))
            return;
    try_digits(a, SHORTEST_DIGITS, text);
}

static void shortest(double a, struct decimal *d)
{
    char text[40], shorter[40];
    int exponent;
    if (everyday(a, d))
        return;
    bool power_of_two = frexp(a, &exponent) == 0.5;
    if (power_of_two || a < 2.3e-308)
        shortest_by_trial(a, power_of_two, text);
    else if (!try_digits(a, 16, text)) /* then 15 would not do either */
        try_digits(a, SHORTEST_DIGITS, text);
    else if (try_digits(a, 15, shorter))
        memcpy(text, shorter, sizeof text);
    read_scientific(text, d);
}

static char *put_zeros(char *at, int count)
{
    for (; count > 0; count--)
        *at++ = '0';
    return at;
}

static char *put_digits(char *at, const char *digits, int count)
{
    memcpy(at, digits, (size_t)count);
    return at + count;
}

/* The layout of repr: scientific below 1e-4 and from 1e16 on. */
static size_t put_shortest(double a, unsigned flags, char *buffer)
{
    struct decimal d = {.digits = "0", .count = 1, .point = 1};
    char *at = buffer;
    if (a != 0)
        shortest(a, &d);
    if (d.point <= -4 || d.point > 16) {
        *at++ = d.digits[0];
        if (d.count > 1 || (flags & FLOAT_TEXT_ALTERNATE))
            *at++ = '.';
        at = put_digits(at, d.digits + 1, d.count - 1);
        return (size_t)(at - buffer) + (size_t)sprintf(at, "e%+03d", d.point - 1);
    }
    if (d.point <= 0) {
        at = put_digits(at, "0.", 2);
        at = put_zeros(at, -d.point);
        return (size_t)(put_digits(at, d.digits, d.count) - buffer);
    }
    int whole = d.count < d.point ? d.count : d.point;
    at = put_digits(at, d.digits, whole);
    at = put_zeros(at, d.point - whole);
    if (d.count > whole) {
        *at++ = '.';
        at = put_digits(at, d.digits + whole, d.count - whole);
    } else if (flags & (FLOAT_TEXT_ADD_DOT_0 | FLOAT_TEXT_ALTERNATE)) {
        *at++ = '.';
        if (flags & FLOAT_TEXT_ADD_DOT_0)
            *at++ = '0';
    }
    return (size_t)(at - buffer);
}

/* "1.500e+10" to "1.5e+10" */
static size_t strip_mantissa(char *buffer)
{
    char *exponent = strchr(buffer, 'e');
    char *end = exponent;
    if (memchr(buffer, '.', (size_t)(exponent - buffer))) {
        while (end[-1] == '0')
            end--;
        if (end[-1] == '.')
            end--;
    }
    memmove(end, exponent, strlen(exponent) + 1);
    return strlen(buffer);
}

/* Type g where a float must look like one: scientific one power earlier, else at least ".0". */
static size_t put_general_dotted(double a, int precision, unsigned flags, char *buffer)
{
    bool alternate = flags & FLOAT_TEXT_ALTERNATE;
    if (precision == 0)
        precision = 1;
    sprintf(buffer, alternate ? "%#.*e" : "%.*e", precision - 1, a);
    int exponent = atoi(strchr(buffer, 'e') + 1);
    if (exponent < -4 || exponent >= precision - 1)
        return alternate ? strlen(buffer) : strip_mantissa(buffer);
    size_t size = (size_t)sprintf(buffer, alternate ? "%#.*g" : "%.*g", precision, a);
    if (!memchr(buffer, '.', size))
        size += (size_t)sprintf(buffer + size, ".0");
    return size;
}

static size_t put_magnitude(double a, char type, int precision, unsigned flags, char *buffer)
{
    bool alternate = flags & FLOAT_TEXT_ALTERNATE;
    if (isnan(a) || isinf(a))
        return (size_t)sprintf(buffer, isnan(a) ? "nan" : "inf");
    switch (type) {
    case 'r': return put_shortest(a, flags, buffer);
    case 'e': return (size_t)sprintf(buffer, alternate ? "%#.*e" : "%.*e", precision, a);
    case 'f': return (size_t)sprintf(buffer, alternate ? "%#.*f" : "%.*f", precision, a);
    default:
        if (flags & FLOAT_TEXT_ADD_DOT_0)
            return put_general_dotted(a, precision, flags, buffer);
        return (size_t)sprintf(buffer, alternate ? "%#.*g" : "%.*g", precision, a);
    }
}

static bool all_zeros(const char *digits, size_t size)
{
    for (size_t i = 0; i < size && digits[i] != 'e'; i++)
        if (digits[i] != '0' && digits[i] != '.')
            return false;
    return true;
}

/* Puts `count` zeros where more digits would stand. */
static size_t insert_zeros(char *digits, size_t size, int count)
{
    char *exponent = memchr(digits, 'e', size);
    size_t at = exponent ? (size_t)(exponent - digits) : size;
    memmove(digits + at + count, digits + at, size - at);
    memset(digits + at, '0', (size_t)count);
    return size + (size_t)count;
}

/* No double has more digits than ENOUGH: beyond are zeros, however many are wanted. */
static size_t put_precise(double a, char type, int precision, unsigned flags, char *digits)
{
    if (precision <= ENOUGH)
        return put_magnitude(a, type, precision, flags, digits);
    size_t size = put_magnitude(a, type, ENOUGH, flags, digits);
    bool padded = type == 'e' || type == 'f' || (type == 'g' && (flags & FLOAT_TEXT_ALTERNATE));
    return padded && isfinite(a) ? insert_zeros(digits, size, precision - ENOUGH) : size;
}

size_t float_text(double number, char type, int precision, unsigned flags, char *buffer)
{
    bool upper = type == 'E' || type == 'F' || type == 'G';
    bool negative = signbit(number) && !isnan(number);
    char *digits = buffer + 1;
    size_t size = put_precise(fabs(number), upper ? (char)(type | 0x20) : type, precision, flags,
                              digits);
    if ((flags & FLOAT_TEXT_NO_NEG_0) && negative && all_zeros(digits, size))
        negative = false;
    for (size_t i = 0; upper && i < size; i++)
        if (digits[i] >= 'a' && digits[i] <= 'z')
            digits[i] = (char)(digits[i] & ~0x20);
    if (negative || (flags & FLOAT_TEXT_SIGN)) {
        buffer[0] = negative ? '-' : '+';
        size++;
    } else {
        memmove(buffer, digits, size);
    }
    buffer[size] = '\0';
    return size;
}

size_t float_repr_text(double number, char *buffer)
{
    return float_text(number, 'r', 0, FLOAT_TEXT_ADD_DOT_0, buffer);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *at)
{
    while (is_digit(*at))
        at++;
    return at;
}

/* Does the whole text, NUL at its end, follow the grammar of a decimal float? */
static bool is_decimal_float(const char *at)
{
    const char *start = at;
    at = skip_digits(at);
    bool digits = at > start;
    if (*at == '.') {
        start = ++at;
        at = skip_digits(at);
        digits |= at > start;
    }
    if (digits && (*at == 'e' || *at == 'E')) {
        at++;
        if (*at == '+' || *at == '-')
            at++;
        start = at;
        at = skip_digits(at);
        digits = at > start;
    }
    return digits && *at == '\0';
}

static bool same_word(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if ((*text | 0x20) != *word)
            return false;
    return *text == '\0';
}

static bool parse_terminated(const char *text, double *number)
{
    const char *at = text + (*text == '+' || *text == '-');
    if (same_word(at, "inf") || same_word(at, "infinity"))
        *number = HUGE_VAL;
    else if (same_word(at, "nan"))
        *number = NAN;
    else if (is_decimal_float(at))
        *number = strtod(at, NULL);
    else
        return false;
    if (*text == '-')
        *number = -*number;
    return true;
}

/* Copies without underscores, which may only stand between two digits. False: one did not, or there
 * is a NUL within. */
static bool copy_without_underscores(const char *text, size_t size, char *copy)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\0')
            return false;
        if (text[i] != '_')
            *copy++ = text[i];
        else if (i == 0 || i + 1 == size || !is_digit(text[i - 1]) || !is_digit(text[i + 1]))
            return false;
    }
    *copy = '\0';
    return true;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
}

bool float_parse(const char *text, size_t size, double *number)
{
    char local[128];
    while (size && is_space(text[0])) {
        text++;
        size--;
    }
    while (size && is_space(text[size - 1]))
        size--;
    char *copy = size < sizeof local ? local : malloc(size + 1);
    bool parsed = copy && copy_without_underscores(text, size, copy) &&
                  parse_terminated(copy, number);
    if (copy != local)
        free(copy);
    return parsed;
}
