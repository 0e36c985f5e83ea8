/* Looking code points up in the generated table. See unicode.h. */
#include "sim/value/unicode.h"

#include "sim/value/utf8.h"

#include <stdlib.h>
#include <string.h>

static size_t range_of(uint32_t code_point)
{
    size_t low = 0, high = unicode_range_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (unicode_ranges[middle] >> 8 <= code_point)
            low = middle;
        else
            high = middle;
    }
    return low;
}

unsigned unicode_flags(uint32_t code_point)
{
    return unicode_kinds[unicode_ranges[range_of(code_point)] & 0xFF];
}

/* Every range of decimal digits is made of runs from 0 to 9. */
int unicode_decimal(uint32_t code_point)
{
    uint32_t range = unicode_ranges[range_of(code_point)];
    if (!(unicode_kinds[range & 0xFF] & UNICODE_DECIMAL))
        return -1;
    return (int)((code_point - (range >> 8)) % 10);
}

bool unicode_is_line_break(uint32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/* Runs that skip every other code point may lie inside one another, so all up to it are tried. */
static bool find_single(const struct unicode_case *mapping, uint32_t c, char *out, size_t *size)
{
    const struct unicode_case_run *end = mapping->runs + mapping->run_count;
    for (const struct unicode_case_run *run = mapping->runs; run < end && run->first <= c; run++) {
        if (c <= run->last && (c - run->first) % run->step == 0) {
            *size = utf8_write(out, (uint32_t)((int32_t)c + run->difference));
            return true;
        }
    }
    return false;
}

static bool find_special(const struct unicode_case *mapping, uint32_t c, char *out, size_t *size)
{
    for (size_t i = 0; i < mapping->special_count; i++) {
        if (mapping->specials[i].code_point == c) {
            *size = strlen(mapping->specials[i].text);
            memcpy(out, mapping->specials[i].text, *size);
            return true;
        }
    }
    return false;
}

static bool find_case(const struct unicode_case *mapping, uint32_t c, char *out, size_t *size)
{
    return find_single(mapping, c, out, size) || find_special(mapping, c, out, size);
}

size_t unicode_to_lower(uint32_t c, char out[UNICODE_CASE_MAX])
{
    size_t size;
    return find_case(&unicode_lower, c, out, &size) ? size : utf8_write(out, c);
}

size_t unicode_to_upper(uint32_t c, char out[UNICODE_CASE_MAX])
{
    size_t size;
    return find_case(&unicode_upper, c, out, &size) ? size : utf8_write(out, c);
}

size_t unicode_to_title(uint32_t c, char out[UNICODE_CASE_MAX])
{
    size_t size;
    return find_case(&unicode_title, c, out, &size) ? size : unicode_to_upper(c, out);
}

size_t unicode_to_fold(uint32_t c, char out[UNICODE_CASE_MAX])
{
    size_t size;
    return find_case(&unicode_fold, c, out, &size) ? size : unicode_to_lower(c, out);
}

/* --- names */

static bool is_name(const char *at, size_t length, const char *name, size_t size)
{
    if (length != size)
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
        if (c != at[i])
            return false;
    }
    return true;
}

int32_t unicode_by_name(const char *name, size_t size)
{
    int32_t code_point = 0;
    for (const char *at = unicode_names; *at;) {
        size_t length = strcspn(at, ";");
        if (*at == '#')
            code_point = (int32_t)strtol(at + 1, NULL, 16) - 1;
        else if (is_name(at, length, name, size))
            return code_point;
        code_point++;
        at += length + 1;
    }
    return -1;
}
