/* The methods of str that fill it up to a width. */
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str_internal.h"
#include "sim/value/str_methods.h"
#include "sim/value/text.h"
#include "sim/value/utf8.h"

#include <string.h>

/* self with `left` and `right` times the fill character around it. */
static value pad(struct machine *m, value self, int64_t left, int64_t right, const char *fill,
                 size_t fill_size)
{
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    if (left == 0 && right == 0)
        return str_exact(m, self);
    if (left + right > (int64_t)m->heap.limit)
        return raise_memory_error(m);
    size_t count = (size_t)(left + right);
    if (!text_charge(m, count))
        return NULL;
    value v = str_allocate(m, str_size(self) + count * fill_size, str_length(self) + count);
    if (!v)
        return NULL;
    char *out = AS_STR(v)->text;
    text_repeat(out, fill, fill_size, (size_t)left);
    out += (size_t)left * fill_size;
    memcpy(out, str_text(self), str_size(self));
    text_repeat(out + str_size(self), fill, fill_size, (size_t)right);
    return v;
}

static bool parse(struct machine *m, value *args, int64_t *missing)
{
    int64_t width;
    value fill = args[2];
    if (!text_number(m, args[1], &width))
        return false;
    if (!is_str(m, fill)) {
        raise_error(m, m->types.TypeError,
                    "The fill character must be a unicode character, not %T", fill);
        return false;
    }
    if (str_length(fill) != 1) {
        raise_error(m, m->types.TypeError,
                    "The fill character must be exactly one character long");
        return false;
    }
    *missing = width < (int64_t)str_length(args[0]) ? 0 : width - (int64_t)str_length(args[0]);
    return true;
}

value str_method_center(struct machine *m, value *args)
{
    int64_t missing;
    if (!parse(m, args, &missing))
        return NULL;
    int64_t width = missing + (int64_t)str_length(args[0]);
    int64_t left = missing / 2 + (missing & width & 1);
    return pad(m, args[0], left, missing - left, str_text(args[2]), str_size(args[2]));
}

value str_method_ljust(struct machine *m, value *args)
{
    int64_t missing;
    if (!parse(m, args, &missing))
        return NULL;
    return pad(m, args[0], 0, missing, str_text(args[2]), str_size(args[2]));
}

value str_method_rjust(struct machine *m, value *args)
{
    int64_t missing;
    if (!parse(m, args, &missing))
        return NULL;
    return pad(m, args[0], missing, 0, str_text(args[2]), str_size(args[2]));
}

value str_method_zfill(struct machine *m, value *args)
{
    int64_t width;
    value self = args[0];
    if (!text_number(m, args[1], &width))
        return NULL;
    if (width <= (int64_t)str_length(self))
        return str_exact(m, self);
    int64_t missing = width - (int64_t)str_length(self);
    value v = pad(m, self, missing, 0, "0", 1);
    char sign = str_text(self)[0];
    if (v && (sign == '+' || sign == '-')) {
        AS_STR(v)->text[missing] = '0';
        AS_STR(v)->text[0] = sign;
    }
    return v;
}

static bool add_spaces(struct machine *m, struct str_builder *b, int64_t count)
{
    static const char spaces[] = "                ";
    int64_t most = (int64_t)sizeof spaces - 1;
    if (!text_charge(m, (size_t)count))
        return false;
    for (; count > most; count -= most) {
        if (!str_builder_add(m, b, spaces, (size_t)most))
            return false;
    }
    return str_builder_add(m, b, spaces, (size_t)count);
}

value str_method_expandtabs(struct machine *m, value *args)
{
    int64_t tab, column = 0;
    struct str_builder b = {0};
    const char *at = str_text(args[0]), *end = at + str_size(args[0]);
    if (!text_number(m, args[1], &tab))
        return NULL;
    while (at < end && !b.failed) {
        const char *start = at;
        uint32_t c = utf8_next(&at);
        if (c == '\t') {
            int64_t count = tab > 0 ? tab - column % tab : 0;
            column += count;
            if (!add_spaces(m, &b, count)) {
                str_builder_abandon(m, &b);
                return NULL;
            }
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        str_builder_add(m, &b, start, (size_t)(at - start));
    }
    return str_builder_finish(m, &b);
}
