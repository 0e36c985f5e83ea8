/* str_format: what printf is to C, for messages and reprs made by C code. See str.h. */
#include "sim/value/dict.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/utf8.h"

#include <string.h>

#define DIGITS_MAX 24

/* One directive: %[0][width][.precision][length]conversion */
struct directive {
    char pad;       /* ' ' or '0' */
    size_t width;
    bool has_precision;
    size_t precision;
    int longs;      /* how many `l`s; `z` counts as one */
};

static size_t read_number(const char **format, va_list *list)
{
    size_t number = 0;
    if (**format == '*') {
        ++*format;
        int given = va_arg(*list, int);
        return given > 0 ? (size_t)given : 0;
    }
    while (**format >= '0' && **format <= '9')
        number = number * 10 + (size_t)(*(*format)++ - '0');
    return number;
}

static struct directive read_directive(const char **format, va_list *list)
{
    struct directive d = {.pad = ' '};
    if (**format == '0') {
        d.pad = '0';
        ++*format;
    }
    d.width = read_number(format, list);
    if (**format == '.') {
        ++*format;
        d.has_precision = true;
        d.precision = read_number(format, list);
    }
    for (; **format == 'l' || **format == 'z'; ++*format)
        d.longs++;
    return d;
}

static bool add_padding(struct machine *m, struct str_builder *b, const struct directive *d,
                        size_t length)
{
    for (; length < d->width; length++) {
        if (!str_builder_add(m, b, &d->pad, 1))
            return false;
    }
    return true;
}

/* A precision may cut a code point; then it is left out. */
static size_t whole_code_points(const char *text, size_t size)
{
    size_t start = size;
    while (start > 0 && !utf8_is_start(text[start - 1]))
        start--;
    if (start > 0 && start - 1 + utf8_size(text[start - 1]) > size)
        return start - 1;
    return size;
}

static bool add_text(struct machine *m, struct str_builder *b, const struct directive *d,
                     const char *text)
{
    size_t size = d->has_precision ? whole_code_points(text, strnlen(text, d->precision))
                                   : strlen(text);
    return add_padding(m, b, d, size) && str_builder_add(m, b, text, size);
}

static bool add_number(struct machine *m, struct str_builder *b, const struct directive *d,
                       bool negative, uint64_t number, unsigned base)
{
    char digits[DIGITS_MAX];
    size_t at = DIGITS_MAX;
    do {
        digits[--at] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number > 0);
    size_t length = DIGITS_MAX - at + negative;
    if (negative && d->pad == '0' && !str_builder_add(m, b, "-", 1))
        return false;
    if (!add_padding(m, b, d, length))
        return false;
    if (negative && d->pad != '0' && !str_builder_add(m, b, "-", 1))
        return false;
    return str_builder_add(m, b, digits + at, DIGITS_MAX - at);
}

static bool add_signed(struct machine *m, struct str_builder *b, const struct directive *d,
                       va_list *list)
{
    int64_t n = d->longs > 1 ? va_arg(*list, long long)
                : d->longs   ? va_arg(*list, long)
                             : va_arg(*list, int);
    return add_number(m, b, d, n < 0, n < 0 ? -(uint64_t)n : (uint64_t)n, 10);
}

static bool add_unsigned(struct machine *m, struct str_builder *b, const struct directive *d,
                         va_list *list, unsigned base)
{
    uint64_t n = d->longs > 1 ? va_arg(*list, unsigned long long)
                 : d->longs   ? va_arg(*list, unsigned long)
                              : va_arg(*list, unsigned);
    return add_number(m, b, d, false, n, base);
}

/* What str() or repr() gave; stolen. Precision cuts code points. */
static bool add_made(struct machine *m, struct str_builder *b, const struct directive *d, value v)
{
    if (v && d->has_precision && str_length(v) > d->precision) {
        value cut = str_slice(m, v, 0, d->precision);
        drop(m, v);
        v = cut;
    }
    bool added = v && str_builder_add_value(m, b, v);
    drop(m, v);
    return added;
}

/* The name of v's type as messages show it: with its module where CPython's type is made in C. */
/* Errors name CPython's types in C by their module, too; classes in Python by their name alone. Of
 * the carried modules in Python these are in C there. */
static value type_name(struct machine *m, value v)
{
    static const char *const modules[] = {
        "_asyncio", "_contextvars", "_csv",  "_hashlib",    "_io",       "_queue",    "_struct",
        "_thread",  "array",        "datetime", "decimal",  "re",        "time",      "weakref",
        "collections", "functools", "itertools", "operator", "types",    /* from here on not all */
    };
    size_t count = sizeof modules / sizeof *modules;
    struct type *type = type_of(m, v);
    value module = type->dict ? dict_get_name(m, type->dict, m->names.dunder_module) : NULL;
    if (type->flags & TYPE_PYTHON)
        count -= 5;
    for (size_t i = 0; module && is_str(m, module) && i < count; i++)
        if (str_equals_text(module, modules[i]))
            return str_format(m, "%S.%S", module, type->name);
    return keep(type->name);
}

static bool add_directive(struct machine *m, struct str_builder *b, const char **format,
                          va_list *list)
{
    struct directive d = read_directive(format, list);
    char conversion = *(*format)++;
    char c;
    switch (conversion) {
    case 's': return add_text(m, b, &d, va_arg(*list, const char *));
    case 'd': return add_signed(m, b, &d, list);
    case 'u': return add_unsigned(m, b, &d, list, 10);
    case 'x': return add_unsigned(m, b, &d, list, 16);
    case 'c': c = (char)va_arg(*list, int); return str_builder_add(m, b, &c, 1);
    case 'S': return add_made(m, b, &d, object_str(m, va_arg(*list, value)));
    case 'R': return add_made(m, b, &d, object_repr(m, va_arg(*list, value)));
    case 'T': return add_made(m, b, &d, type_name(m, va_arg(*list, value)));
    default: return str_builder_add(m, b, "%", 1);
    }
}

value str_vformat(struct machine *m, const char *format, va_list list)
{
    struct str_builder b = {0};
    va_list rest;
    va_copy(rest, list);
    bool good = true;
    while (good && *format) {
        size_t plain = strcspn(format, "%");
        good = str_builder_add(m, &b, format, plain);
        format += plain;
        if (good && *format) {
            format++;
            good = add_directive(m, &b, &format, &rest);
        }
    }
    va_end(rest);
    if (good)
        return str_builder_finish(m, &b);
    str_builder_abandon(m, &b);
    return NULL;
}

value str_format(struct machine *m, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    value v = str_vformat(m, format, list);
    va_end(list);
    return v;
}
