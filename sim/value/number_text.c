/* Text that stands for a number, before int(), float() and complex() read it. */
#include "sim/value/number_text.h"

#include <string.h>

#include "sim/value/bytes.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
}

static char ascii_of(uint32_t c)
{
    int digit = unicode_decimal(c);
    if (digit >= 0)
        return (char)('0' + digit);
    return unicode_is(c, UNICODE_SPACE) ? ' ' : '?';
}

static bool is_ascii(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static bool make_ascii(struct machine *m, struct number_text *number)
{
    number->made_size = number->size;
    number->made = heap_alloc(&m->heap, number->size);
    if (!number->made) {
        raise_memory_error(m);
        return false;
    }
    size_t length = 0;
    const char *at = number->text, *end = at + number->size;
    while (at < end) {
        uint32_t c = utf8_next(&at);
        number->made[length++] = c < 0x80 ? (char)c : ascii_of(c);
    }
    number->text = number->made;
    number->size = length;
    return true;
}

bool number_text_open(struct machine *m, struct number_text *number, const char *text, size_t size)
{
    *number = (struct number_text){.text = text, .size = size};
    if (!is_ascii(text, size) && !make_ascii(m, number))
        return false;
    while (number->size && is_ascii_space(number->text[0])) {
        number->text++;
        number->size--;
    }
    while (number->size && is_ascii_space(number->text[number->size - 1]))
        number->size--;
    return true;
}

void number_text_close(struct machine *m, struct number_text *number)
{
    heap_free(&m->heap, number->made, number->made_size);
}

int number_text_of(struct machine *m, struct number_text *number, value v)
{
    if (is_str(m, v))
        return number_text_open(m, number, str_text(v), str_size(v)) ? 1 : -1;
    const unsigned char *data;
    size_t size;
    if (!bytes_view(m, v, &data, &size))
        return 0;
    if (!is_ascii((const char *)data, size)) { /* no number, whatever the bytes would spell */
        data = (const unsigned char *)"?";
        size = 1;
    }
    return number_text_open(m, number, (const char *)data, size) ? 1 : -1;
}

value number_text_repr(struct machine *m, value v)
{
    const unsigned char *data;
    size_t size;
    if (is_str(m, v) || !bytes_view(m, v, &data, &size))
        return object_repr(m, v);
    value bytes = bytes_new(m, data, size);
    value text = bytes ? object_repr(m, bytes) : NULL;
    drop(m, bytes);
    return text;
}
