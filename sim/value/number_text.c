/* Text that stands for a number, before int(), float() and complex() read it. */
#include "sim/value/number_text.h"

#include <string.h>

#include "sim/value/bytes.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

/* The zeros of Unicode 15.1's rows of decimal digits (category Nd); nine more follow each. */
static const uint32_t digit_zeros[] = {
    0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66,
    0x0CE6,  0x0D66,  0x0DE6,  0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,
    0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,
    0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0,
    0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950,
    0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2,
    0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
};

static bool is_wide_space(uint32_t c)
{
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
}

static char ascii_of(uint32_t c)
{
    if (is_wide_space(c))
        return ' ';
    for (size_t i = 0; i < sizeof digit_zeros / sizeof *digit_zeros; i++)
        if (c >= digit_zeros[i] && c < digit_zeros[i] + 10)
            return (char)('0' + (c - digit_zeros[i]));
    return '?';
}

/* One code point of valid UTF-8; *at moves past it. */
static uint32_t next_code_point(const char *text, size_t size, size_t *at)
{
    unsigned char first = (unsigned char)text[(*at)++];
    if (first < 0x80)
        return first;
    uint32_t c = first >= 0xF0 ? first & 7 : first >= 0xE0 ? first & 15 : first & 31;
    while (*at < size && ((unsigned char)text[*at] & 0xC0) == 0x80)
        c = c << 6 | ((unsigned char)text[(*at)++] & 0x3F);
    return c;
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
    for (size_t at = 0; at < number->size;) {
        uint32_t c = next_code_point(number->text, number->size, &at);
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
