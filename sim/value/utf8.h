/* Reading and writing UTF-8 code point by code point. The text is known to be well formed, but for
 * surrogates, which are written as three bytes like any other code point of their size. */
#ifndef LOOPGLASS_VALUE_UTF8_H
#define LOOPGLASS_VALUE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_MAX 4 /* bytes of the longest code point */

/* Does a code point start with this byte (or does it go on)? */
static inline int utf8_is_start(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Bytes of the code point that starts with this byte. */
static inline size_t utf8_size(char start)
{
    unsigned char byte = (unsigned char)start;
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* The code point at *text; moves *text behind it. */
static inline uint32_t utf8_next(const char **text)
{
    const unsigned char *t = (const unsigned char *)*text;
    size_t size = utf8_size((char)t[0]);
    *text += size;
    if (size == 1)
        return t[0];
    if (size == 2)
        return (uint32_t)(t[0] & 0x1F) << 6 | (t[1] & 0x3F);
    if (size == 3)
        return (uint32_t)(t[0] & 0x0F) << 12 | (uint32_t)(t[1] & 0x3F) << 6 | (t[2] & 0x3F);
    return (uint32_t)(t[0] & 0x07) << 18 | (uint32_t)(t[1] & 0x3F) << 12 |
           (uint32_t)(t[2] & 0x3F) << 6 | (t[3] & 0x3F);
}

/* The code point that ends before *text; moves *text to its start. */
static inline uint32_t utf8_previous(const char **text)
{
    const char *start;
    do {
        --*text;
    } while (!utf8_is_start(**text));
    start = *text;
    return utf8_next(&start);
}

/* Writes a code point, returns its bytes. */
static inline size_t utf8_write(char out[UTF8_MAX], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* How many code points stand in `size` bytes. */
static inline size_t utf8_length(const char *text, size_t size)
{
    size_t length = 0;
    for (size_t i = 0; i < size; i++)
        length += (size_t)utf8_is_start(text[i]);
    return length;
}

#endif
