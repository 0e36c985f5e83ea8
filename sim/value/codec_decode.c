/* bytes to str. See codec.h. */
#include "sim/value/bytes.h"
#include "sim/value/codec_internal.h"
#include "sim/value/error.h"
#include "sim/value/str_internal.h"
#include "sim/value/text.h"
#include "sim/value/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* What stands at a place: a code point, or (reason set) `size` bytes that are none. */
struct unit {
    uint32_t c;
    size_t size;
    const char *reason;
};

typedef struct unit reader(const unsigned char *at, const unsigned char *end);

/* --- utf-8 */

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* May `second` follow `first`? Shuts out surrogates, overlong forms and what lies above. */
static bool may_follow(unsigned char first, unsigned char second)
{
    if (!is_continuation(second))
        return false;
    switch (first) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second < 0xA0;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second < 0x90;
    default: return true;
    }
}

static struct unit read_utf8(const unsigned char *at, const unsigned char *end)
{
    unsigned char first = at[0];
    if (first < 0x80)
        return (struct unit){first, 1, NULL};
    if (first < 0xC2 || first > 0xF4)
        return (struct unit){0, 1, "invalid start byte"};
    size_t size = utf8_size((char)first);
    for (size_t i = 1; i < size; i++) {
        if (at + i == end)
            return (struct unit){0, i, "unexpected end of data"};
        if (i == 1 ? !may_follow(first, at[1]) : !is_continuation(at[i]))
            return (struct unit){0, i, "invalid continuation byte"};
    }
    const char *text = (const char *)at;
    return (struct unit){utf8_next(&text), size, NULL};
}

/* --- the others */

static struct unit read_ascii(const unsigned char *at, const unsigned char *end)
{
    (void)end;
    return (struct unit){at[0], 1, at[0] < 0x80 ? NULL : "ordinal not in range(128)"};
}

static struct unit read_latin1(const unsigned char *at, const unsigned char *end)
{
    (void)end;
    return (struct unit){at[0], 1, NULL};
}

static uint32_t read_fixed(const unsigned char *at, size_t width, bool big)
{
    uint32_t c = 0;
    for (size_t i = 0; i < width; i++)
        c = c << 8 | at[big ? i : width - 1 - i];
    return c;
}

static struct unit read_utf16(const unsigned char *at, const unsigned char *end, bool big)
{
    size_t left = (size_t)(end - at);
    if (left < 2)
        return (struct unit){0, left, "truncated data"};
    uint32_t c = read_fixed(at, 2, big);
    if (c < 0xD800 || c >= 0xE000)
        return (struct unit){c, 2, NULL};
    if (c >= 0xDC00)
        return (struct unit){0, 2, "illegal encoding"};
    if (left < 4)
        return (struct unit){0, left, "unexpected end of data"};
    uint32_t low = read_fixed(at + 2, 2, big);
    if (low < 0xDC00 || low >= 0xE000)
        return (struct unit){0, 2, "illegal UTF-16 surrogate"};
    return (struct unit){0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF)), 4, NULL};
}

static struct unit read_utf16_le(const unsigned char *at, const unsigned char *end)
{
    return read_utf16(at, end, false);
}

static struct unit read_utf16_be(const unsigned char *at, const unsigned char *end)
{
    return read_utf16(at, end, true);
}

static struct unit read_utf32(const unsigned char *at, const unsigned char *end, bool big)
{
    if (end - at < 4)
        return (struct unit){0, (size_t)(end - at), "truncated data"};
    uint32_t c = read_fixed(at, 4, big);
    if (c >= 0x110000)
        return (struct unit){0, 4, "code point not in range(0x110000)"};
    if (c >= 0xD800 && c < 0xE000)
        return (struct unit){0, 4, "code point in surrogate code point range(0xd800, 0xe000)"};
    return (struct unit){c, 4, NULL};
}

static struct unit read_utf32_le(const unsigned char *at, const unsigned char *end)
{
    return read_utf32(at, end, false);
}

static struct unit read_utf32_be(const unsigned char *at, const unsigned char *end)
{
    return read_utf32(at, end, true);
}

/* --- decoding */

struct decoder {
    const char *name;
    reader *read;
    value source, errors;
    const unsigned char *data, *at, *end;
    struct str_builder out;
};

static void raise_strict(struct machine *m, struct decoder *d, struct unit unit)
{
    value object = keep(d->source);
    if (!has_type_flag(m, object, TYPE_IS_BYTES)) {
        drop(m, object);
        object = bytes_new(m, d->data, (size_t)(d->end - d->data));
    }
    size_t start = (size_t)(d->at - d->data);
    if (object)
        codec_raise(m, m->types.UnicodeDecodeError, d->name, object, start, start + unit.size,
                    unit.reason);
    drop(m, object);
}

/* Do surrogates stand here as surrogatepass writes them? */
static bool pass_surrogate(struct machine *m, struct decoder *d)
{
    const char *text = (const char *)d->at;
    if (d->read != read_utf8 || d->end - d->at < 3 || d->at[0] != 0xED ||
        !is_continuation(d->at[1]) || !is_continuation(d->at[2]))
        return false;
    d->at += 3;
    return str_builder_add_code_point(m, &d->out, utf8_next(&text));
}

static void add_escapes(struct machine *m, struct decoder *d, size_t size)
{
    char escape[10];
    for (size_t i = 0; i < size; i++)
        str_builder_add(m, &d->out, escape, str_write_escape(escape, d->at[i]));
}

/* How many of the bytes at `at` surrogateescape can carry. */
static size_t add_surrogates(struct machine *m, struct decoder *d, size_t size)
{
    size_t taken = 0;
    for (; taken < size && d->at[taken] >= 0x80; taken++)
        str_builder_add_code_point(m, &d->out, 0xDC00u + d->at[taken]);
    return taken;
}

static bool handle(struct machine *m, struct decoder *d, struct unit unit)
{
    size_t taken = unit.size;
    switch (codec_handler(m, d->errors)) {
    case HANDLER_UNKNOWN: return false;
    case HANDLER_IGNORE: break;
    case HANDLER_REPLACE: str_builder_add_code_point(m, &d->out, REPLACEMENT); break;
    case HANDLER_BACKSLASH: add_escapes(m, d, unit.size); break;
    case HANDLER_SURROGATE_ESCAPE: taken = add_surrogates(m, d, unit.size); break;
    case HANDLER_SURROGATE_PASS:
        if (pass_surrogate(m, d))
            return true;
        taken = 0;
        break;
    case HANDLER_XML:
        raise_error(m, m->types.TypeError,
                    "don't know how to handle UnicodeDecodeError in error callback");
        return false;
    default: taken = 0; break;
    }
    d->at += taken;
    if (taken == 0)
        raise_strict(m, d, unit);
    return taken > 0 && !d->out.failed;
}

/* Adds well-formed UTF-8 as it stands. */
static bool add_utf8_run(struct machine *m, struct decoder *d)
{
    const unsigned char *start = d->at;
    while (d->at < d->end) {
        struct unit unit = read_utf8(d->at, d->end);
        if (unit.reason)
            break;
        d->at += unit.size;
    }
    return str_builder_add(m, &d->out, (const char *)start, (size_t)(d->at - start));
}

static bool decode_all(struct machine *m, struct decoder *d)
{
    while (d->at < d->end) {
        if (d->read == read_utf8 && !add_utf8_run(m, d))
            return false;
        if (d->at == d->end)
            break;
        struct unit unit = d->read(d->at, d->end);
        if (unit.reason) {
            if (!handle(m, d, unit))
                return false;
            continue;
        }
        if (!str_builder_add_code_point(m, &d->out, unit.c))
            return false;
        d->at += unit.size;
    }
    return true;
}

/* --- as in a literal of Python */

static struct unit read_digits(const unsigned char *at, const unsigned char *end, size_t digits,
                               const char *why)
{
    uint32_t c = 0;
    for (size_t i = 0; i < digits; i++) {
        const unsigned char *digit = at + 2 + i;
        unsigned char letter = digit < end ? *digit | 0x20 : 0;
        bool is_digit = digit < end && *digit >= '0' && *digit <= '9';
        if (!is_digit && (letter < 'a' || letter > 'f'))
            return (struct unit){0, 2 + i, why};
        c = c << 4 | (is_digit ? (uint32_t)(*digit - '0') : (uint32_t)(letter - 'a' + 10));
    }
    return (struct unit){c, 2 + digits, NULL};
}

static struct unit read_unicode(const unsigned char *at, const unsigned char *end,
                                const char *too_large)
{
    struct unit unit = {at[0], 1, NULL};
    if (at[0] == '\\' && at + 1 < end && at[1] == 'u')
        unit = read_digits(at, end, 4, "truncated \\uXXXX escape");
    if (at[0] == '\\' && at + 1 < end && at[1] == 'U')
        unit = read_digits(at, end, 8, "truncated \\UXXXXXXXX escape");
    if (unit.c > 0x10FFFF)
        unit = (struct unit){0, 10, too_large};
    return unit;
}

static struct unit read_raw_escape(const unsigned char *at, const unsigned char *end)
{
    return read_unicode(at, end, "\\Uxxxxxxxx out of range");
}

static struct unit read_octal(const unsigned char *at, const unsigned char *end)
{
    uint32_t c = 0;
    size_t size = 1;
    while (size < 4 && at + size < end && at[size] >= '0' && at[size] <= '7')
        c = c << 3 | (uint32_t)(at[size++] - '0');
    return (struct unit){c, size, NULL};
}

static struct unit read_escape(const unsigned char *at, const unsigned char *end)
{
    static const char letters[] = "\\'\"abfnrtv", meant[] = "\\'\"\a\b\f\n\r\t\v";
    if (at[0] != '\\')
        return (struct unit){at[0], 1, NULL};
    if (at + 1 == end)
        return (struct unit){0, 1, "\\ at end of string"};
    const char *letter = at[1] ? strchr(letters, at[1]) : NULL;
    if (letter)
        return (struct unit){(unsigned char)meant[letter - letters], 2, NULL};
    if (at[1] >= '0' && at[1] <= '7')
        return read_octal(at, end);
    if (at[1] == 'x')
        return read_digits(at, end, 2, "truncated \\xXX escape");
    if (at[1] == 'u' || at[1] == 'U')
        return read_unicode(at, end, "illegal Unicode character");
    return (struct unit){'\\', 1, NULL};
}

static bool starts_with(const struct decoder *d, const char *mark, size_t size)
{
    return (size_t)(d->end - d->at) >= size && memcmp(d->at, mark, size) == 0;
}

/* Skips a mark of the byte order; says whether it is the big one's. */
static bool skip_mark(struct decoder *d, enum codec codec)
{
    size_t size = codec == CODEC_UTF16 ? 2 : 4;
    bool big = starts_with(d, codec == CODEC_UTF16 ? "\xFE\xFF" : "\0\0\xFE\xFF", size);
    if (big || starts_with(d, "\xFF\xFE\0\0", size))
        d->at += size;
    return big;
}

static void choose(struct decoder *d, enum codec codec)
{
    static const struct {
        const char *name;
        reader *read;
    } readers[] = {{"utf-8", read_utf8},         {"utf-8", read_utf8},
                   {"ascii", read_ascii},        {"latin-1", read_latin1},
                   {NULL, NULL},                 {"utf-16-le", read_utf16_le},
                   {"utf-16-be", read_utf16_be}, {NULL, NULL},
                   {"utf-32-le", read_utf32_le}, {"utf-32-be", read_utf32_be},
                   {"unicodeescape", read_escape}, {"rawunicodeescape", read_raw_escape}};
    if (codec == CODEC_UTF8_SIG && starts_with(d, "\xEF\xBB\xBF", 3))
        d->at += 3;
    if (codec == CODEC_UTF16 || codec == CODEC_UTF32)
        codec = (enum codec)(codec + (skip_mark(d, codec) ? 2 : 1));
    d->name = readers[codec].name;
    d->read = readers[codec].read;
}

value codec_decode(struct machine *m, value source, value encoding, value errors)
{
    struct decoder d = {.source = source, .errors = errors};
    size_t size;
    if (!bytes_view(m, source, &d.data, &size))
        return raise_error(m, m->types.TypeError,
                           "decoding to str: need a bytes-like object, %T found", source);
    enum codec codec = codec_find(m, encoding);
    if (codec == CODEC_UNKNOWN || !text_charge(m, size) || !bytes_view(m, source, &d.data, &size))
        return NULL;
    d.at = d.data;
    d.end = d.data + size;
    choose(&d, codec);
    if (decode_all(m, &d))
        return str_builder_finish(m, &d.out);
    str_builder_abandon(m, &d.out);
    return NULL;
}
