/* str to bytes. See codec.h. */
#include "sim/value/bytes.h"
#include "sim/value/codec_internal.h"
#include "sim/value/str_internal.h"
#include "sim/value/text.h"
#include "sim/value/utf8.h"

#include <string.h>

#define IS_SURROGATE(c)   ((c) >= 0xD800 && (c) < 0xE000)
#define ESCAPED_FIRST     0xDC80 /* surrogateescape: a byte from 0x80 on is this and what follows */
#define ESCAPED_LAST      0xDCFF
#define BYTE_ORDER_MARK   0xFEFF

struct encoder {
    enum codec codec;
    const char *name;   /* in messages */
    const char *reason; /* why a code point is refused */
    uint32_t limit;     /* the first code point that is refused */
    value source, errors;
    struct str_builder out; /* holds bytes, not text */
};

static bool accepts(const struct encoder *e, uint32_t c)
{
    if (e->codec >= CODEC_UNICODE_ESCAPE)
        return true;
    return c < e->limit && (e->limit <= 0x100 || !IS_SURROGATE(c));
}

static size_t write_fixed(char *out, uint32_t c, size_t width, bool big)
{
    for (size_t i = 0; i < width; i++)
        out[i] = (char)(c >> 8 * (big ? width - 1 - i : i));
    return width;
}

static size_t write_utf16(char out[4], uint32_t c, bool big)
{
    if (c < 0x10000)
        return write_fixed(out, c, 2, big);
    c -= 0x10000;
    write_fixed(out, 0xD800 | c >> 10, 2, big);
    write_fixed(out + 2, 0xDC00 | (c & 0x3FF), 2, big);
    return 4;
}

/* As in a literal of Python; `raw`: only what latin-1 has not. */
static size_t write_literal(char out[10], uint32_t c, bool raw)
{
    const char *named = strchr("\t\n\r\\", (int)c);
    if (raw && c < 0x100)
        return write_fixed(out, c, 1, false);
    if (!raw && c < 0x80 && c && named) {
        out[0] = '\\';
        out[1] = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\';
        return 2;
    }
    if (!raw && c >= 0x20 && c < 0x7F)
        return write_fixed(out, c, 1, false);
    return str_write_escape(out, c);
}

static bool put(struct machine *m, struct encoder *e, uint32_t c)
{
    char out[10];
    size_t size;
    switch (e->codec) {
    case CODEC_UNICODE_ESCAPE:
    case CODEC_RAW_UNICODE_ESCAPE:
        size = write_literal(out, c, e->codec == CODEC_RAW_UNICODE_ESCAPE);
        break;
    case CODEC_UTF8:
    case CODEC_UTF8_SIG: size = utf8_write(out, c); break;
    case CODEC_ASCII:
    case CODEC_LATIN1: size = write_fixed(out, c, 1, false); break;
    case CODEC_UTF16_BE: size = write_utf16(out, c, true); break;
    case CODEC_UTF32_BE: size = write_fixed(out, c, 4, true); break;
    case CODEC_UTF32:
    case CODEC_UTF32_LE: size = write_fixed(out, c, 4, false); break;
    default: size = write_utf16(out, c, false); break;
    }
    return str_builder_add(m, &e->out, out, size);
}

static bool put_ascii(struct machine *m, struct encoder *e, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (!put(m, e, (unsigned char)text[i]))
            return false;
    }
    return true;
}

/* &#N; */
static bool put_xml(struct machine *m, struct encoder *e, uint32_t c)
{
    char text[16];
    size_t at = sizeof text;
    text[--at] = ';';
    for (; c > 0; c /= 10)
        text[--at] = (char)('0' + c % 10);
    text[--at] = '#';
    text[--at] = '&';
    return put_ascii(m, e, text + at, sizeof text - at);
}

/* Writes in place of c what the handler says. 0: it leaves c to strict. */
static int put_refused(struct machine *m, struct encoder *e, enum error_handler handler, uint32_t c)
{
    char escape[10];
    switch (handler) {
    case HANDLER_IGNORE: return 1;
    case HANDLER_REPLACE: return put(m, e, '?') ? 1 : -1;
    case HANDLER_BACKSLASH: return put_ascii(m, e, escape, str_write_escape(escape, c)) ? 1 : -1;
    case HANDLER_XML: return put_xml(m, e, c) ? 1 : -1;
    case HANDLER_SURROGATE_ESCAPE:
        escape[0] = (char)(c & 0xFF);
        if (c < ESCAPED_FIRST || c > ESCAPED_LAST || e->codec >= CODEC_UTF16)
            return 0;
        return str_builder_add(m, &e->out, escape, 1) ? 1 : -1;
    case HANDLER_SURROGATE_PASS:
        if (!IS_SURROGATE(c) || e->limit <= 0x100)
            return 0;
        return put(m, e, c) ? 1 : -1;
    default: return 0;
    }
}

/* Handles the run of refused code points from *at on, the first of which is the `position`-th. */
static bool handle_run(struct machine *m, struct encoder *e, const char **at, size_t *position)
{
    const char *end = str_text(e->source) + str_size(e->source);
    enum error_handler handler = codec_handler(m, e->errors);
    while (handler != HANDLER_UNKNOWN && *at < end) {
        const char *next = *at;
        uint32_t c = utf8_next(&next);
        if (accepts(e, c))
            return true;
        int handled = put_refused(m, e, handler, c);
        if (handled < 0)
            return false;
        if (handled == 0)
            break;
        *at = next;
        ++*position;
    }
    if (handler == HANDLER_UNKNOWN || *at >= end)
        return handler != HANDLER_UNKNOWN;
    size_t last = *position;
    for (const char *next = *at; next < end && !accepts(e, utf8_next(&next));)
        last++;
    codec_raise(m, m->types.UnicodeEncodeError, e->name, e->source, *position, last, e->reason);
    return false;
}

static bool encode_all(struct machine *m, struct encoder *e)
{
    size_t position = 0;
    const char *at = str_text(e->source), *end = at + str_size(e->source);
    if (e->codec == CODEC_UTF8_SIG || e->codec == CODEC_UTF16 || e->codec == CODEC_UTF32)
        put(m, e, BYTE_ORDER_MARK);
    while (at < end) {
        const char *next = at;
        uint32_t c = utf8_next(&next);
        if (!accepts(e, c)) {
            if (!handle_run(m, e, &at, &position))
                return false;
            continue;
        }
        if (!put(m, e, c))
            return false;
        at = next;
        position++;
    }
    return true;
}

static bool has_surrogates(value v)
{
    const char *at = str_text(v), *end = at + str_size(v);
    while ((at = memchr(at, 0xED, (size_t)(end - at)))) {
        if ((unsigned char)at[1] >= 0xA0)
            return true;
        at++;
    }
    return false;
}

value codec_encode(struct machine *m, value str, value encoding, value errors)
{
    static const char *const names[] = {"utf-8",     "utf-8",     "ascii",  "latin-1",   "utf-16",
                                        "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
                                        "unicodeescape", "rawunicodeescape"};
    enum codec codec = codec_find(m, encoding);
    if (codec == CODEC_UNKNOWN || !text_charge(m, str_size(str)))
        return NULL;
    if (codec <= CODEC_LATIN1 && codec != CODEC_UTF8_SIG && str_is_ascii(str))
        return bytes_new(m, str_text(str), str_size(str));
    if (codec == CODEC_UTF8 && !has_surrogates(str))
        return bytes_new(m, str_text(str), str_size(str));
    struct encoder e = {codec, names[codec], "surrogates not allowed", 0x110000, str, errors, {0}};
    if (codec == CODEC_ASCII || codec == CODEC_LATIN1) {
        e.limit = codec == CODEC_ASCII ? 0x80 : 0x100;
        e.reason = codec == CODEC_ASCII ? "ordinal not in range(128)" : "ordinal not in range(256)";
    }
    bool good = encode_all(m, &e) && !e.out.failed;
    value bytes = good ? bytes_new(m, e.out.size ? e.out.text : "", e.out.size) : NULL;
    str_builder_abandon(m, &e.out);
    return bytes;
}
