/* Replacement texts of sub() and expand(): \1, \g<name> and the escapes. CPython 3.13
 * Lib/re/_parser.py parse_template. */
#include "sim/modules/re.h"
#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/utf8.h"

#include <string.h>

struct reader {
    struct machine *m;
    struct re_pattern *pattern;
    value source;          /* the template */
    struct re_subject text;
    size_t at;             /* bytes */
    value parts;           /* list */
    struct str_builder literal;
};

static bool fail(struct reader *r, size_t at, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    value message = str_vformat(r->m, format, list);
    va_end(list);
    re_raise(r->m, r->pattern->error_type, message, r->source, re_position(&r->text, at));
    return false;
}

/* The byte at a place, 0 behind the end. */
static char byte_at(struct reader *r, size_t at)
{
    return at < r->text.size ? r->text.data[at] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* --- parts */

static bool put(struct reader *r, uint32_t c)
{
    char byte = (char)c;
    return r->text.is_text ? str_builder_add_code_point(r->m, &r->literal, c)
                           : str_builder_add(r->m, &r->literal, &byte, 1);
}

static bool end_literal(struct reader *r)
{
    if (r->literal.size == 0)
        return !r->literal.failed;
    value part = r->text.is_text ? str_new(r->m, r->literal.text, r->literal.size)
                                 : bytes_new(r->m, r->literal.text, r->literal.size);
    str_builder_abandon(r->m, &r->literal);
    return part && list_append_steal(r->m, r->parts, part);
}

static bool add_group(struct reader *r, size_t group, size_t at)
{
    if (group > r->pattern->group_count)
        return fail(r, at, "invalid group reference %zu", group);
    return end_literal(r) && list_append_steal(r->m, r->parts, tag_small_int((int64_t)group));
}

/* --- \g<name> */

/* The group that `name` (str) means; SIZE_MAX with the error set. */
static size_t named_group(struct reader *r, value name, size_t at)
{
    size_t group = 0;
    if (strspn(str_text(name), "0123456789") == str_size(name)) {
        for (const char *digit = str_text(name); *digit && group < RE_MAX_GROUPS; digit++)
            group = group * 10 + (size_t)(*digit - '0');
        return group;
    }
    if (!str_is_identifier(name)) {
        fail(r, at, "bad character in group name %R", name);
        return SIZE_MAX;
    }
    value number = dict_get(r->m, r->pattern->names, name);
    if (number)
        return (size_t)small_int(number);
    if (!r->m->error)
        raise_error(r->m, r->m->types.IndexError, "unknown group name %R", name);
    return SIZE_MAX;
}

static bool group_by_name(struct reader *r)
{
    size_t start = ++r->at;
    if (byte_at(r, start - 1) != '<')
        return fail(r, start - 1, "missing <");
    const char *end = memchr(r->text.data + start, '>', r->text.size - start);
    if (!end && start == r->text.size)
        return fail(r, start, "missing group name");
    if (!end)
        return fail(r, start, "missing >, unterminated name");
    size_t size = (size_t)(end - r->text.data) - start;
    if (size == 0)
        return fail(r, start, "missing group name");
    value name = str_new(r->m, r->text.data + start, size);
    size_t group = name ? named_group(r, name, start) : SIZE_MAX;
    drop(r->m, name);
    r->at = start + size + 1;
    return group != SIZE_MAX && add_group(r, group, start);
}

/* --- numbers and letters */

/* \0, \1, \123; r->at is at the first digit. */
static bool number(struct reader *r)
{
    size_t start = r->at - 1;
    char a = byte_at(r, r->at), b = byte_at(r, r->at + 1), c = byte_at(r, r->at + 2);
    if (a == '0') {
        uint32_t code = 0;
        for (int i = 0; i < 3 && is_octal(byte_at(r, r->at)); i++)
            code = code * 8 + (uint32_t)(byte_at(r, r->at++) - '0');
        return put(r, code & 0xFF);
    }
    r->at++;
    if (!is_digit(b))
        return add_group(r, (size_t)(a - '0'), start + 1);
    r->at++;
    if (!is_octal(a) || !is_octal(b) || !is_octal(c))
        return add_group(r, (size_t)((a - '0') * 10 + b - '0'), start + 1);
    r->at++;
    uint32_t code = (uint32_t)((a - '0') * 64 + (b - '0') * 8 + c - '0');
    if (code > 0377)
        return fail(r, start, "octal escape value \\%c%c%c outside of range 0-0o377", a, b, c);
    return put(r, code);
}

static bool letter(struct reader *r)
{
    static const char letters[] = "abfnrtv\\", meanings[] = "\a\b\f\n\r\t\v\\";
    char c = byte_at(r, r->at);
    const char *known = c ? strchr(letters, c) : NULL;
    if (known) {
        r->at++;
        return put(r, (uint32_t)meanings[known - letters]);
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return fail(r, r->at - 1, "bad escape \\%c", c);
    return put(r, '\\');
}

static bool escape(struct reader *r)
{
    if (r->at == r->text.size)
        return fail(r, r->at - 1, "bad escape (end of pattern)");
    char c = byte_at(r, r->at);
    if (c == 'g') {
        r->at++;
        return group_by_name(r);
    }
    return is_digit(c) ? number(r) : letter(r);
}

static bool read_all(struct reader *r)
{
    while (r->at < r->text.size) {
        const char *at = r->text.data + r->at;
        const char *next = memchr(at, '\\', r->text.size - r->at);
        size_t plain = next ? (size_t)(next - at) : r->text.size - r->at;
        if (!str_builder_add(r->m, &r->literal, at, plain))
            return false;
        r->at += plain;
        if (next) {
            r->at++;
            if (!escape(r))
                return false;
        }
    }
    return end_literal(r);
}

value re_template_parse(struct machine *m, struct re_pattern *pattern, value text)
{
    struct reader r = {.m = m, .pattern = pattern, .source = text};
    if (!re_subject_of(m, NULL, text, &r.text))
        return raise_error(m, m->types.TypeError,
                           "decoding to str: need a bytes-like object, %T found", text);
    if (r.text.is_text != is_str(m, pattern->pattern)) /* joining it will fail */
        return list_from(m, &text, 1);
    r.parts = list_new(m, 0);
    bool good = r.parts && read_all(&r);
    str_builder_abandon(m, &r.literal);
    return good ? r.parts : r.parts ? drop_and_fail(m, r.parts) : NULL;
}

bool re_template_apply(struct machine *m, value parts, struct re_match *match, value list)
{
    for (size_t i = 0; i < list_size(parts); i++) {
        value part = AS_LIST(parts)->items[i];
        if (!is_small_int(part)) {
            if (!list_append(m, list, part))
                return false;
            continue;
        }
        value text = re_match_group(m, match, (size_t)small_int(part), NONE);
        if (text == NONE)
            continue;
        if (!text || !list_append_steal(m, list, text))
            return false;
    }
    return true;
}

value re_join(struct machine *m, bool is_text, value list)
{
    value separator = is_text ? str_new(m, "", 0) : bytes_new(m, "", 0), joined = NULL;
    if (separator && is_text)
        joined = str_join(m, separator, list);
    else if (separator) {
        value name = str_intern(m, "join", 4);
        joined = name ? object_call_method1(m, separator, name, list) : NULL;
        drop(m, name);
    }
    drop(m, separator);
    return joined;
}
