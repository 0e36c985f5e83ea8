/* Reading a format spec, and laying a number out by it. CPython 3.13 Python/formatter_unicode.c. */
#include "sim/value/format_spec.h"

#include <string.h>

#include "sim/value/error.h"
#include "sim/value/utf8.h"

/* Reads code points of a spec from the left. */
struct reader {
    const char *at, *end;
};

static uint32_t peek(const struct reader *r, const char **after)
{
    *after = r->at;
    return utf8_next(after);
}

static bool is_align(char c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static bool accept(struct reader *r, char c)
{
    if (r->at >= r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

/* -1 when there are no digits; false: ValueError. */
static bool read_number(struct machine *m, struct reader *r, int64_t *number)
{
    *number = -1;
    for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
        if (*number < 0)
            *number = 0;
        if (__builtin_mul_overflow(*number, (int64_t)10, number) ||
            __builtin_add_overflow(*number, (int64_t)(*r->at - '0'), number)) {
            raise_error(m, m->types.ValueError, "Too many decimal digits in format string");
            return false;
        }
    }
    return true;
}

static void read_align(struct reader *r, struct format_spec *spec, bool *fill_given)
{
    const char *after;
    uint32_t fill = r->at < r->end ? peek(r, &after) : 0;
    if (fill && after < r->end && is_align(*after)) {
        spec->fill = fill;
        *fill_given = true;
        r->at = after;
    }
    if (r->at < r->end && is_align(*r->at)) {
        spec->align = *r->at++;
        spec->align_given = true;
    }
}

static void read_flags(struct reader *r, struct format_spec *spec, char default_align)
{
    bool fill_given = false;
    read_align(r, spec, &fill_given);
    if (r->at < r->end && (*r->at == '+' || *r->at == '-' || *r->at == ' '))
        spec->sign = *r->at++;
    spec->no_negative_zero = accept(r, 'z');
    spec->alternate = accept(r, '#');
    if (!fill_given && accept(r, '0')) {
        spec->fill = '0';
        if (!spec->align_given && default_align == '>')
            spec->align = '=';
    }
}

static bool both_separators(struct machine *m)
{
    raise_error(m, m->types.ValueError, "Cannot specify both ',' and '_'.");
    return false;
}

static bool read_grouping(struct machine *m, struct reader *r, struct format_spec *spec)
{
    if (accept(r, ','))
        spec->grouping = ',';
    if (accept(r, '_')) {
        if (spec->grouping)
            return both_separators(m);
        spec->grouping = '_';
    }
    if (r->at < r->end && *r->at == ',' && spec->grouping == '_')
        return both_separators(m);
    return true;
}

static bool read_precision(struct machine *m, struct reader *r, struct format_spec *spec)
{
    if (!accept(r, '.'))
        return true;
    if (!read_number(m, r, &spec->precision))
        return false;
    if (spec->precision < 0) {
        raise_error(m, m->types.ValueError, "Format specifier missing precision");
        return false;
    }
    return true;
}

static bool read_type(struct machine *m, struct reader *r, value text, const char *type_name,
                      struct format_spec *spec)
{
    const char *after;
    if (r->at >= r->end)
        return true;
    spec->type = peek(r, &after);
    if (after == r->end) {
        if (spec->type == 0)
            spec->type = FORMAT_NUL_TYPE;
        return true;
    }
    raise_error(m, m->types.ValueError,
                "Invalid format specifier '%S' for object of type '%s'", text, type_name);
    return false;
}

static bool check_grouping(struct machine *m, struct format_spec *spec)
{
    if (!spec->grouping || spec->type == 0 || (spec->type < 128 && strchr("defgEGF%", (int)spec->type)))
        return true;
    if (spec->grouping == '_' && spec->type < 128 && strchr("boxX", (int)spec->type)) {
        spec->group_size = 4;
        return true;
    }
    if (spec->type > 32 && spec->type < 128)
        raise_error(m, m->types.ValueError, "Cannot specify '%c' with '%c'.", spec->grouping,
                    (int)spec->type);
    else
        raise_error(m, m->types.ValueError, "Cannot specify '%c' with '\\x%x'.", spec->grouping,
                    (unsigned)(spec->type & ~FORMAT_NUL_TYPE));
    return false;
}

bool format_spec_parse(struct machine *m, value text, uint32_t default_type, char default_align,
                       const char *type_name, struct format_spec *spec)
{
    struct reader r = {.at = "", .end = ""};
    if (text) {
        r.at = str_text(text);
        r.end = r.at + str_size(text);
    }
    *spec = (struct format_spec){.fill = ' ',
                                 .align = default_align,
                                 .type = default_type,
                                 .width = -1,
                                 .precision = -1,
                                 .group_size = 3};
    read_flags(&r, spec, default_align);
    return read_number(m, &r, &spec->width) && read_grouping(m, &r, spec) &&
           read_precision(m, &r, spec) && read_type(m, &r, text, type_name, spec) &&
           check_grouping(m, spec);
}

value format_unknown_code(struct machine *m, uint32_t code, const char *type_name)
{
    if (code > 32 && code < 128)
        return raise_error(m, m->types.ValueError,
                           "Unknown format code '%c' for object of type '%s'", (int)code,
                           type_name);
    return raise_error(m, m->types.ValueError,
                       "Unknown format code '\\x%x' for object of type '%s'",
                       (unsigned)(code & ~FORMAT_NUL_TYPE), type_name);
}

bool format_put_fill(struct machine *m, struct str_builder *out, uint32_t fill, size_t count)
{
    if (count > m->heap.limit) {
        raise_memory_error(m);
        return str_builder_fail(m, out);
    }
    for (size_t i = 0; i < count; i++)
        if (!str_builder_add_code_point(m, out, fill))
            return false;
    return true;
}

/* How much of the padding stands on the left. */
static size_t left_padding(char align, size_t padding)
{
    return align == '>' ? padding : align == '^' ? padding / 2 : 0;
}

bool format_put_padded(struct machine *m, struct str_builder *out, const struct format_spec *spec,
                       const char *text, size_t size, size_t length)
{
    size_t padding = spec->width > 0 && (size_t)spec->width > length
                         ? (size_t)spec->width - length : 0;
    size_t left = left_padding(spec->align, padding);
    return format_put_fill(m, out, spec->fill, left) && str_builder_add(m, out, text, size) &&
           format_put_fill(m, out, spec->fill, padding - left);
}

/* Walks the groups from the right as CPython does: zeros fill up to min_width, and a separator is
 * never the first character, so that the result may be one wider. */
static size_t grouped_length(const struct format_spec *spec, size_t digits, int64_t min_width,
                             size_t *zeros)
{
    size_t group = spec->grouping ? (size_t)spec->group_size : SIZE_MAX, length = 0;
    int64_t left = (int64_t)digits;
    *zeros = 0;
    for (;;) {
        int64_t wanted = left > min_width ? left : min_width;
        size_t count = wanted < 1 ? 1 : (size_t)wanted;
        if (count > group)
            count = group;
        if ((int64_t)count > left)
            *zeros += count - (size_t)(left > 0 ? left : 0);
        length += count;
        left -= (int64_t)count;
        min_width -= (int64_t)count;
        if (left <= 0 && min_width <= 0)
            return length;
        min_width--; /* the separator */
        length++;
    }
}

/* Digits with zeros before them, and separators counted from the right. */
static bool put_digits(struct machine *m, struct str_builder *out, const struct format_spec *spec,
                       const char *digits, size_t count, size_t zeros)
{
    size_t total = zeros + count;
    for (size_t i = 0; i < total; i++) {
        char c = i < zeros ? '0' : digits[i - zeros];
        if (i && spec->grouping && (total - i) % (size_t)spec->group_size == 0 &&
            !str_builder_add(m, out, &spec->grouping, 1))
            return false;
        if (!str_builder_add(m, out, &c, 1))
            return false;
    }
    return true;
}

bool format_put_number(struct machine *m, struct str_builder *out, const struct format_spec *spec,
                       const struct number_parts *parts)
{
    size_t prefix = strlen(parts->prefix), zeros = 0;
    size_t fixed = (parts->sign != 0) + prefix + parts->rest_length, length = 0;
    int64_t min_width = 0;
    if (spec->width > 0 && (uint64_t)spec->width > m->heap.limit) {
        raise_memory_error(m);
        return str_builder_fail(m, out);
    }
    if (spec->fill == '0' && spec->align == '=')
        min_width = spec->width - (int64_t)fixed;
    if (parts->digit_count)
        length = grouped_length(spec, parts->digit_count, min_width, &zeros);
    length += fixed;
    size_t padding = spec->width > 0 && (size_t)spec->width > length
                         ? (size_t)spec->width - length : 0;
    size_t left = left_padding(spec->align, padding);
    size_t inside = spec->align == '=' ? padding : 0;
    return format_put_fill(m, out, spec->fill, left) &&
           (!parts->sign || str_builder_add(m, out, &parts->sign, 1)) &&
           str_builder_add(m, out, parts->prefix, prefix) &&
           format_put_fill(m, out, spec->fill, inside) &&
           put_digits(m, out, spec, parts->digits, parts->digit_count, zeros) &&
           str_builder_add(m, out, parts->rest, parts->rest_size) &&
           format_put_fill(m, out, spec->fill, padding - left - inside);
}

void format_split_float(const char *text, size_t size, char sign, struct number_parts *parts)
{
    *parts = (struct number_parts){.prefix = "", .sign = sign == '+' || sign == ' ' ? sign : 0};
    if (size && (*text == '-' || *text == '+')) {
        if (*text == '-')
            parts->sign = '-';
        text++;
        size--;
    }
    parts->digits = text;
    while (parts->digit_count < size && text[parts->digit_count] >= '0' &&
           text[parts->digit_count] <= '9')
        parts->digit_count++;
    parts->rest = text + parts->digit_count;
    parts->rest_length = parts->rest_size = size - parts->digit_count;
}
