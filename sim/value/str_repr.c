/* repr() and ascii() of text: quotes, escapes, and which code points are shown as they are. */
#include "sim/value/str_internal.h"
#include "sim/value/text.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

#include <string.h>

#define ESCAPE_MAX 10 /* \UXXXXXXXX */

/* A double quote only where it saves escapes. */
static char quote_for(value v)
{
    bool single = memchr(str_text(v), '\'', str_size(v)) != NULL;
    bool twofold = memchr(str_text(v), '"', str_size(v)) != NULL;
    return single && !twofold ? '"' : '\'';
}

static size_t write_hex(char *out, char letter, uint32_t c, int digits)
{
    out[0] = '\\';
    out[1] = letter;
    for (int i = 0; i < digits; i++)
        out[2 + i] = "0123456789abcdef"[c >> 4 * (digits - 1 - i) & 15];
    return (size_t)digits + 2;
}

size_t str_write_escape(char out[ESCAPE_MAX], uint32_t c)
{
    if (c < 0x100)
        return write_hex(out, 'x', c, 2);
    return c < 0x10000 ? write_hex(out, 'u', c, 4) : write_hex(out, 'U', c, 8);
}

static size_t write_simple_escape(char *out, char letter)
{
    out[0] = '\\';
    out[1] = letter;
    return 2;
}

/* What stands in the repr for c. */
static size_t write_shown(char out[ESCAPE_MAX], uint32_t c, char quote)
{
    if (c == (uint32_t)quote || c == '\\')
        return write_simple_escape(out, (char)c);
    if (c == '\n')
        return write_simple_escape(out, 'n');
    if (c == '\r')
        return write_simple_escape(out, 'r');
    if (c == '\t')
        return write_simple_escape(out, 't');
    bool printable = c < 0x7F ? c >= ' ' : unicode_is(c, UNICODE_PRINTABLE);
    return printable ? utf8_write(out, c) : str_write_escape(out, c);
}

value str_repr(struct machine *m, value v)
{
    struct str_builder b = {0};
    char quote = quote_for(v), out[ESCAPE_MAX];
    const char *end = str_text(v) + str_size(v);
    if (!text_charge(m, str_size(v)))
        return NULL;
    str_builder_add(m, &b, &quote, 1);
    for (const char *at = str_text(v); at < end && !b.failed;) {
        size_t size = write_shown(out, utf8_next(&at), quote);
        str_builder_add(m, &b, out, size);
    }
    str_builder_add(m, &b, &quote, 1);
    return str_builder_finish(m, &b);
}

value str_ascii(struct machine *m, value v)
{
    struct str_builder b = {0};
    char out[ESCAPE_MAX];
    const char *end = str_text(v) + str_size(v);
    if (str_is_ascii(v))
        return keep(v);
    for (const char *at = str_text(v); at < end;) {
        uint32_t c = utf8_next(&at);
        size_t size = c < 0x80 ? utf8_write(out, c) : str_write_escape(out, c);
        str_builder_add(m, &b, out, size);
    }
    return str_builder_finish(m, &b);
}
