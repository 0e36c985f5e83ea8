/* The methods of bytes and bytearray that turn them into something else: hex, decode, translate. */
#include "sim/value/bytes_internal.h"
#include "sim/value/codec.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

/* --- hex */

static bool parse_separator(struct machine *m, value v, char *separator)
{
    struct view text = bytes_of(m, v);
    if (is_str(m, v))
        text = (struct view){str_text(v), str_size(v)};
    int64_t length = text.data ? (int64_t)text.size : object_length(m, v);
    if (length < 0)
        return false;
    if (is_str(m, v) && str_length(v) == 1 && length > 1) {
        raise_error(m, m->types.ValueError, "sep must be ASCII.");
        return false;
    }
    if (length != 1) {
        raise_error(m, m->types.ValueError, "sep must be length 1.");
        return false;
    }
    if (!text.data) {
        raise_error(m, m->types.TypeError, "sep must be str or bytes.");
        return false;
    }
    *separator = text.data[0];
    return true;
}

/* Groups are counted from the right when `group` is positive, from the left when negative. */
static value hex_text(struct machine *m, struct view all, char separator, int64_t group)
{
    struct str_builder b = {0};
    size_t every = (size_t)(group < 0 ? -group : group);
    for (size_t i = 0; i < all.size && !b.failed; i++) {
        size_t counted = group < 0 ? i : all.size - i;
        unsigned char byte = (unsigned char)all.data[i];
        if (every > 0 && i > 0 && counted % every == 0)
            str_builder_add(m, &b, &separator, 1);
        char digits[2] = {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
        str_builder_add(m, &b, digits, 2);
    }
    return str_builder_finish(m, &b);
}

value bytes_method_hex(struct machine *m, value *args)
{
    char separator = '\0';
    int64_t group;
    if (!text_number(m, args[2], &group) || (args[1] && !parse_separator(m, args[1], &separator)))
        return NULL;
    if (!text_charge(m, bytes_of(m, args[0]).size))
        return NULL;
    return hex_text(m, bytes_of(m, args[0]), separator, args[1] ? group : 0);
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* False with *wrong at the place that is no digit. */
static bool read_hex(struct machine *m, struct str_builder *b, value text, size_t *wrong)
{
    const char *t = str_text(text);
    size_t size = str_size(text);
    for (size_t i = 0; i < size; i += 2) {
        while (i < size && (t[i] == ' ' || (t[i] >= '\t' && t[i] <= '\r')))
            i++;
        if (i >= size)
            break;
        *wrong = i;
        int high = digit_value(t[i]);
        if (high < 0)
            return false;
        *wrong = i + 1;
        int low = i + 1 < size ? digit_value(t[i + 1]) : -1;
        if (low < 0)
            return false;
        char byte = (char)(high << 4 | low);
        str_builder_add(m, b, &byte, 1);
    }
    return true;
}

value bytes_method_fromhex(struct machine *m, value *args)
{
    struct str_builder b = {0}; /* of bytes */
    size_t wrong = 0;
    struct type *type = AS_TYPE(args[0]);
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "fromhex() argument must be str, not %T",
                           args[1]);
    if (!read_hex(m, &b, args[1], &wrong)) {
        str_builder_abandon(m, &b);
        return raise_error(m, m->types.ValueError,
                           "non-hexadecimal number found in fromhex() arg at position %zu", wrong);
    }
    value v = NULL;
    if (!b.failed)
        v = type_is_subtype(type, m->types.bytearray) ? bytearray_new(m, b.text, b.size)
                                                      : bytes_new(m, b.text, b.size);
    str_builder_abandon(m, &b);
    if (!v || v->type == type)
        return v;
    value made = object_call1(m, args[0], v);
    drop(m, v);
    return made;
}

/* --- decode */

value bytes_method_decode(struct machine *m, value *args)
{
    for (int i = 1; i < 3; i++) {
        if (!is_str(m, args[i]))
            return raise_error(m, m->types.TypeError, "decode() argument '%s' must be str, not %T",
                               i == 1 ? "encoding" : "errors", args[i]);
    }
    return codec_decode(m, args[0], args[1], args[2]);
}

/* --- translate */

value bytes_method_translate(struct machine *m, value *args)
{
    struct view table = {NULL, 0}, removed = {NULL, 0};
    struct str_builder b = {0}; /* of bytes */
    if (args[1] != NONE && !bytes_require(m, args[1], &table))
        return NULL;
    if (table.data && table.size != 256)
        return raise_error(m, m->types.ValueError,
                           "translation table must be 256 characters long");
    if (args[2] && !bytes_require(m, args[2], &removed))
        return NULL;
    struct view all = bytes_of(m, args[0]);
    for (size_t i = 0; i < all.size; i++) {
        char c = all.data[i];
        if (removed.size && memchr(removed.data, c, removed.size))
            continue;
        str_builder_add(m, &b, table.data ? &table.data[(unsigned char)c] : &c, 1);
    }
    value v = b.failed ? NULL : bytes_like(m, args[0], b.text, b.size);
    str_builder_abandon(m, &b);
    return v;
}

value bytes_method_maketrans(struct machine *m, value *args)
{
    struct view from, to;
    char table[256];
    if (!bytes_require(m, args[0], &from) || !bytes_require(m, args[1], &to))
        return NULL;
    if (from.size != to.size)
        return raise_error(m, m->types.ValueError, "maketrans arguments must have same length");
    for (int i = 0; i < 256; i++)
        table[i] = (char)i;
    for (size_t i = 0; i < from.size; i++)
        table[(unsigned char)from.data[i]] = to.data[i];
    return bytes_new(m, table, 256);
}
