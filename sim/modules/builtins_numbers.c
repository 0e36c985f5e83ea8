/* Builtins about numbers and characters. */
#include "sim/modules/builtins.h"

#include "sim/value/bytes.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/utf8.h"

static value builtin_abs(struct machine *m, value *args)
{
    return object_unary(m, UNARY_ABS, args[0]);
}

static value builtin_divmod(struct machine *m, value *args)
{
    return object_binary(m, BINARY_DIVMOD, args[0], args[1]);
}

static value builtin_pow(struct machine *m, value *args)
{
    return object_power(m, args[0], args[1], args[2]);
}

static value builtin_round(struct machine *m, value *args)
{
    value round = object_find_special(m, args[0], m->names.dunder_round);
    if (!round)
        return m->error ? NULL
                        : raise_error(m, m->types.TypeError,
                                      "type %T doesn't define __round__ method", args[0]);
    value result = args[1] == NONE ? object_call0(m, round) : object_call1(m, round, args[1]);
    drop(m, round);
    return result;
}

static value with_prefix(struct machine *m, value v, int base, const char *prefix)
{
    value index = object_index(m, v);
    value digits = index ? int_to_text(m, index, base) : NULL;
    value text = NULL;
    if (digits && str_text(digits)[0] == '-')
        text = str_format(m, "-%s%s", prefix, str_text(digits) + 1);
    else if (digits)
        text = str_format(m, "%s%S", prefix, digits);
    drop(m, index);
    drop(m, digits);
    return text;
}

static value builtin_bin(struct machine *m, value *args)
{
    return with_prefix(m, args[0], 2, "0b");
}

static value builtin_oct(struct machine *m, value *args)
{
    return with_prefix(m, args[0], 8, "0o");
}

static value builtin_hex(struct machine *m, value *args)
{
    return with_prefix(m, args[0], 16, "0x");
}

static value builtin_chr(struct machine *m, value *args)
{
    value index = object_index(m, args[0]);
    if (!index)
        return NULL;
    int64_t n = is_small_int(index) ? small_int(index) : -1;
    drop(m, index);
    if (n < 0 || n > 0x10ffff)
        return raise_error(m, m->types.ValueError, "chr() arg not in range(0x110000)");
    char text[UTF8_MAX];
    return str_new(m, text, utf8_write(text, (uint32_t)n));
}

static value builtin_ord(struct machine *m, value *args)
{
    const unsigned char *data;
    size_t size;
    if (is_str(m, args[0])) {
        size = str_length(args[0]);
        if (size == 1)
            return tag_small_int(str_code_point(args[0], 0));
    } else if (bytes_view(m, args[0], &data, &size)) {
        if (size == 1)
            return tag_small_int(data[0]);
    } else {
        return raise_error(m, m->types.TypeError,
                           "ord() expected string of length 1, but %T found", args[0]);
    }
    return raise_error(m, m->types.TypeError,
                       "ord() expected a character, but string of length %zu found", size);
}

const struct native_spec builtins_numbers[] = {
    {"abs(x, /)", builtin_abs, NULL},
    {"bin(number, /)", builtin_bin, NULL},
    {"chr(i, /)", builtin_chr, NULL},
    {"divmod(x, y, /)", builtin_divmod, NULL},
    {"hex(number, /)", builtin_hex, NULL},
    {"oct(number, /)", builtin_oct, NULL},
    {"ord(c, /)", builtin_ord, NULL},
    {"pow(base, exp, mod=None)", builtin_pow, NULL},
    {"round(number, ndigits=None)", builtin_round, NULL},
    {0},
};
