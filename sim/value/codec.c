/* The names of codecs and error handlers, and the errors that they raise. */
#include "sim/value/codec_internal.h"

#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#include <string.h>

#define NAME_MAX_SIZE 32

static const struct {
    const char *name;
    enum codec codec;
} codec_names[] = {
    {"utf_8", CODEC_UTF8},           {"utf8", CODEC_UTF8},
    {"u8", CODEC_UTF8},              {"utf", CODEC_UTF8},
    {"cp65001", CODEC_UTF8},         {"utf_8_sig", CODEC_UTF8_SIG},
    {"ascii", CODEC_ASCII},          {"us_ascii", CODEC_ASCII},
    {"646", CODEC_ASCII},            {"iso646_us", CODEC_ASCII},
    {"latin_1", CODEC_LATIN1},       {"latin1", CODEC_LATIN1},
    {"latin", CODEC_LATIN1},         {"l1", CODEC_LATIN1},
    {"iso_8859_1", CODEC_LATIN1},    {"iso8859_1", CODEC_LATIN1},
    {"iso8859", CODEC_LATIN1},       {"8859", CODEC_LATIN1},
    {"cp819", CODEC_LATIN1},         {"utf_16", CODEC_UTF16},
    {"utf16", CODEC_UTF16},          {"u16", CODEC_UTF16},
    {"utf_16_le", CODEC_UTF16_LE},   {"utf_16le", CODEC_UTF16_LE},
    {"utf_16_be", CODEC_UTF16_BE},   {"utf_16be", CODEC_UTF16_BE},
    {"utf_32", CODEC_UTF32},         {"utf32", CODEC_UTF32},
    {"u32", CODEC_UTF32},            {"utf_32_le", CODEC_UTF32_LE},
    {"utf_32le", CODEC_UTF32_LE},    {"utf_32_be", CODEC_UTF32_BE},
    {"utf_32be", CODEC_UTF32_BE},    {"unicode_escape", CODEC_UNICODE_ESCAPE},
    {"unicodeescape", CODEC_UNICODE_ESCAPE},
    {"raw_unicode_escape", CODEC_RAW_UNICODE_ESCAPE},
    {"rawunicodeescape", CODEC_RAW_UNICODE_ESCAPE},
};

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
}

/* Lower case, and one underscore for any run of other signs, as encodings.normalize_encoding. */
static void normalize(const char *name, char out[NAME_MAX_SIZE])
{
    size_t size = 0;
    bool gap = false;
    for (; *name && size + 2 < NAME_MAX_SIZE; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name + 32) : *name;
        if (!is_name_byte(c)) {
            gap = size > 0;
            continue;
        }
        if (gap)
            out[size++] = '_';
        gap = false;
        out[size++] = c;
    }
    out[size] = '\0';
}

enum codec codec_find(struct machine *m, value name)
{
    char normal[NAME_MAX_SIZE];
    if (!name)
        return CODEC_UTF8;
    normalize(str_text(name), normal);
    for (size_t i = 0; i < sizeof codec_names / sizeof *codec_names; i++) {
        if (strcmp(codec_names[i].name, normal) == 0)
            return codec_names[i].codec;
    }
    raise_error(m, m->types.LookupError, "unknown encoding: %S", name);
    return CODEC_UNKNOWN;
}

enum error_handler codec_handler(struct machine *m, value name)
{
    static const char *const names[] = {"strict",           "ignore",          "replace",
                                        "backslashreplace", "xmlcharrefreplace", "surrogateescape",
                                        "surrogatepass"};
    if (!name)
        return HANDLER_STRICT;
    for (int i = 0; i < HANDLER_UNKNOWN; i++) {
        if (str_equals_text(name, names[i]))
            return (enum error_handler)i;
    }
    raise_error(m, m->types.LookupError, "unknown error handler name '%S'", name);
    return HANDLER_UNKNOWN;
}

void codec_raise(struct machine *m, struct type *type, const char *encoding, value object,
                 size_t start, size_t end, const char *reason)
{
    value items[5] = {str_from(m, encoding), object, tag_small_int((int64_t)start),
                      tag_small_int((int64_t)end), str_from(m, reason)};
    struct args args = {items, 5, NULL};
    value exception = items[0] && items[4] ? object_call(m, (value)type, &args) : NULL;
    if (exception)
        raise_exception(m, exception);
    drop(m, exception);
    drop(m, items[0]);
    drop(m, items[4]);
}
