/* format() of ints, floats, strs and complex numbers. CPython 3.13 Python/formatter_unicode.c. */
#include "sim/value/format.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "sim/value/complex.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/format_spec.h"
#include "sim/value/int.h"
#include "sim/value/object.h"

static bool is_empty(value spec)
{
    return !spec || str_size(spec) == 0;
}

static value not_allowed(struct machine *m, const char *what, const char *kind)
{
    return raise_error(m, m->types.ValueError, "%s not allowed in %s format specifier", what, kind);
}

static value check_str_spec(struct machine *m, const struct format_spec *spec)
{
    if (spec->sign)
        return not_allowed(m, spec->sign == ' ' ? "Space" : "Sign", "string");
    if (spec->no_negative_zero)
        return not_allowed(m, "Negative zero coercion (z)", "string");
    if (spec->alternate)
        return not_allowed(m, "Alternate form (#)", "string");
    if (spec->align == '=')
        return not_allowed(m, "'=' alignment", "string");
    return NONE;
}

value format_str(struct machine *m, value v, value spec_text)
{
    struct format_spec spec;
    struct str_builder out = {0};
    if (is_empty(spec_text))
        return object_str(m, v);
    const char *type_name = str_text(type_of(m, v)->name);
    if (!format_spec_parse(m, spec_text, 's', '<', type_name, &spec))
        return NULL;
    if (spec.type != 's')
        return format_unknown_code(m, spec.type, type_name);
    if (!check_str_spec(m, &spec))
        return NULL;
    value text = keep(v);
    if (spec.precision >= 0 && (uint64_t)spec.precision < str_length(v))
        replace_place(m, text, str_slice(m, v, 0, (size_t)spec.precision));
    if (!text)
        return NULL;
    format_put_padded(m, &out, &spec, str_text(text), str_size(text), str_length(text));
    drop(m, text);
    return str_builder_finish(m, &out);
}

static value format_character(struct machine *m, value v, const struct format_spec *spec)
{
    int64_t code;
    if (spec->sign)
        return raise_error(m, m->types.ValueError,
                           "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return raise_error(m, m->types.ValueError,
                           "Alternate form (#) not allowed with integer format specifier 'c'");
    if (!int_fits_int64(v, &code))
        return raise_error(m, m->types.OverflowError,
                           "Python int too large to convert to C long");
    if (code < 0 || code > 0x10ffff)
        return raise_error(m, m->types.OverflowError, "%%c arg not in range(0x110000)");
    struct str_builder character = {0}, out = {0};
    if (!str_builder_add_code_point(m, &character, (uint32_t)code))
        return NULL;
    struct number_parts parts = {.prefix = "",
                                 .digits = "",
                                 .rest = character.text,
                                 .rest_size = character.size,
                                 .rest_length = 1};
    format_put_number(m, &out, spec, &parts);
    str_builder_abandon(m, &character);
    return str_builder_finish(m, &out);
}

static int base_of(uint32_t type)
{
    switch (type) {
    case 'b': return 2;
    case 'o': return 8;
    case 'x':
    case 'X': return 16;
    default: return 10;
    }
}

static const char *prefix_of(const struct format_spec *spec)
{
    if (!spec->alternate)
        return "";
    switch (spec->type) {
    case 'b': return "0b";
    case 'o': return "0o";
    case 'x': return "0x";
    case 'X': return "0X";
    default: return "";
    }
}

static void make_upper(char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] >= 'a' && text[i] <= 'z')
            text[i] = (char)(text[i] & ~0x20);
}

static value format_digits(struct machine *m, value v, const struct format_spec *spec)
{
    struct str_builder out = {0};
    value text = int_to_text(m, v, base_of(spec->type));
    if (!text)
        return NULL;
    bool negative = *str_text(text) == '-';
    if (spec->type == 'X') /* nobody else holds it yet */
        make_upper(AS_STR(text)->text, str_size(text));
    struct number_parts parts = {
        .sign = negative ? '-' : spec->sign == '-' ? 0 : spec->sign,
        .prefix = prefix_of(spec),
        .digits = str_text(text) + negative,
        .digit_count = str_size(text) - negative,
        .rest = "",
    };
    format_put_number(m, &out, spec, &parts);
    drop(m, text);
    return str_builder_finish(m, &out);
}

static bool is_float_code(uint32_t type)
{
    return type < 128 && type && strchr("eEfFgG%", (int)type);
}

static value format_double(struct machine *m, double number, const struct format_spec *spec,
                           const char *type_name);

value format_int(struct machine *m, value v, value spec_text)
{
    struct format_spec spec;
    const char *type_name = str_text(type_of(m, v)->name);
    if (is_empty(spec_text))
        return object_str(m, v);
    if (!format_spec_parse(m, spec_text, 'd', '>', type_name, &spec))
        return NULL;
    if (is_float_code(spec.type)) {
        double number;
        return int_to_double(m, v, &number) ? format_double(m, number, &spec, type_name) : NULL;
    }
    if (spec.type == 0 || spec.type >= 128 || !strchr("bcdoxXn", (int)spec.type))
        return format_unknown_code(m, spec.type, type_name);
    if (spec.precision >= 0)
        return raise_error(m, m->types.ValueError,
                           "Precision not allowed in integer format specifier");
    if (spec.no_negative_zero)
        return not_allowed(m, "Negative zero coercion (z)", "integer");
    if (spec.type == 'c')
        return format_character(m, v, &spec);
    return format_digits(m, v, &spec);
}

/* What float_text is to be asked for. */
struct float_style {
    char type;
    int precision;
    unsigned flags;
    bool percent;
};

static bool float_style(struct machine *m, const struct format_spec *spec, struct float_style *style)
{
    if (spec->precision > INT_MAX || (spec->precision > 0 &&
                                      (uint64_t)spec->precision > m->heap.limit)) {
        if (spec->precision > INT_MAX)
            raise_error(m, m->types.ValueError, "precision too big");
        else
            raise_memory_error(m);
        return false;
    }
    *style = (struct float_style){.type = (char)spec->type, .precision = (int)spec->precision};
    if (spec->alternate)
        style->flags |= FLOAT_TEXT_ALTERNATE;
    if (spec->no_negative_zero)
        style->flags |= FLOAT_TEXT_NO_NEG_0;
    if (spec->type == 'n')
        style->type = 'g';
    style->percent = spec->type == '%';
    if (style->percent)
        style->type = 'f';
    if (spec->type == 0)
        style->type = spec->precision < 0 ? 'r' : 'g';
    if (style->precision < 0)
        style->precision = style->type == 'r' ? 0 : 6;
    return true;
}

/* The text in a block of the heap of float_text_room(precision) + 1 bytes; NULL: MemoryError. */
static char *float_characters(struct machine *m, double number, const struct float_style *style,
                              size_t *size)
{
    if (!machine_charge(m, (size_t)style->precision / 8))
        return NULL;
    char *text = heap_alloc(&m->heap, float_text_room(style->precision) + 1);
    if (!text) {
        raise_memory_error(m);
        return NULL;
    }
    *size = float_text(style->percent ? number * 100 : number, style->type, style->precision,
                       style->flags, text);
    if (style->percent)
        text[(*size)++] = '%';
    return text;
}

static value format_double(struct machine *m, double number, const struct format_spec *spec,
                           const char *type_name)
{
    struct float_style style;
    struct number_parts parts;
    struct str_builder out = {0};
    size_t size;
    if (spec->type != 0 && spec->type != 'n' && !is_float_code(spec->type))
        return format_unknown_code(m, spec->type, type_name);
    if (!float_style(m, spec, &style))
        return NULL;
    if (spec->type == 0)
        style.flags |= FLOAT_TEXT_ADD_DOT_0;
    char *text = float_characters(m, number, &style, &size);
    if (!text)
        return NULL;
    format_split_float(text, size, spec->sign, &parts);
    format_put_number(m, &out, spec, &parts);
    heap_free(&m->heap, text, float_text_room(style.precision) + 1);
    return str_builder_finish(m, &out);
}

value format_float(struct machine *m, double number, value spec_text)
{
    struct format_spec spec;
    char text[32];
    if (is_empty(spec_text))
        return str_new(m, text, float_repr_text(number, text));
    if (!format_spec_parse(m, spec_text, 0, '>', "float", &spec))
        return NULL;
    return format_double(m, number, &spec, "float");
}

value format_float_value(struct machine *m, value v, value spec_text)
{
    struct format_spec spec;
    const char *type_name = str_text(type_of(m, v)->name);
    if (is_empty(spec_text))
        return object_str(m, v);
    if (!format_spec_parse(m, spec_text, 0, '>', type_name, &spec))
        return NULL;
    return format_double(m, float_value(v), &spec, type_name);
}

/* Appends one part of a complex number: grouped, not padded. */
static bool put_part(struct machine *m, struct str_builder *out, double number,
                     const struct format_spec *spec, const struct float_style *style, char sign)
{
    struct number_parts parts;
    size_t size;
    struct format_spec plain = *spec;
    plain.width = -1;
    plain.align = '<';
    char *text = float_characters(m, number, style, &size);
    if (!text)
        return false;
    format_split_float(text, size, sign, &parts);
    bool done = format_put_number(m, out, &plain, &parts);
    heap_free(&m->heap, text, float_text_room(style->precision) + 1);
    return done;
}

static bool put_complex(struct machine *m, struct str_builder *out, struct complex_number number,
                        const struct format_spec *spec, const struct float_style *style)
{
    bool parentheses = spec->type == 0;
    bool only_imag = parentheses && number.real == 0 && !signbit(number.real);
    parentheses &= !only_imag;
    return (!parentheses || str_builder_add(m, out, "(", 1)) &&
           (only_imag || put_part(m, out, number.real, spec, style, spec->sign)) &&
           put_part(m, out, number.imag, spec, style, only_imag ? spec->sign : '+') &&
           str_builder_add(m, out, "j)", parentheses ? 2 : 1);
}

value format_complex(struct machine *m, value v, value spec_text)
{
    struct format_spec spec;
    struct float_style style;
    struct str_builder number = {0}, out = {0};
    if (is_empty(spec_text))
        return object_str(m, v);
    if (!format_spec_parse(m, spec_text, 0, '>', "complex", &spec))
        return NULL;
    if (spec.type == '%' || (spec.type && spec.type != 'n' && !is_float_code(spec.type)))
        return format_unknown_code(m, spec.type, "complex");
    if (spec.fill == '0')
        return raise_error(m, m->types.ValueError,
                           "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return raise_error(m, m->types.ValueError,
                           "'=' alignment flag is not allowed in complex format specifier");
    if (!float_style(m, &spec, &style))
        return NULL;
    if (!put_complex(m, &number, complex_value(v), &spec, &style)) {
        str_builder_abandon(m, &number);
        return NULL;
    }
    format_put_padded(m, &out, &spec, number.text, number.size, number.length);
    str_builder_abandon(m, &number);
    return str_builder_finish(m, &out);
}
