/* Backslashes and square brackets in regular expressions. */
#include "sim/modules/re_parse.h"
#include "sim/value/error.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

#include <string.h>

/* --- classes: each is a list of ranges, so that its opposite can be written inside a set */

struct range {
    uint32_t first, last;
};

static const struct range ascii_digits[] = {{'0', '9'}};
static const struct range ascii_words[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
static const struct range ascii_spaces[] = {{'\t', '\r'}, {' ', ' '}};
static const struct range spaces[] = {{'\t', '\r'},     {0x1C, 0x20},     {0x85, 0x85},
                                      {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
                                      {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F},
                                      {0x3000, 0x3000}};

static bool put_range(struct re_parser *p, uint32_t first, uint32_t last)
{
    value text = str_format(p->m, "\\x{%x}-\\x{%x}", first, last);
    bool good = text && str_builder_add_value(p->m, &p->program->out, text);
    drop(p->m, text);
    return good;
}

static bool put_ranges(struct re_parser *p, const struct range *ranges, size_t count, bool opposite)
{
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++) {
        if (!opposite && !put_range(p, ranges[i].first, ranges[i].last))
            return false;
        if (opposite && ranges[i].first > next && !put_range(p, next, ranges[i].first - 1))
            return false;
        next = ranges[i].last + 1;
    }
    return !opposite || put_range(p, next, p->is_text ? 0x10FFFF : 0xFF);
}

#define PUT(table, opposite) put_ranges(p, table, sizeof(table) / sizeof *(table), opposite)

static bool is_class(int64_t c)
{
    return c > 0 && c < 0x80 && strchr("dDsSwW", (int)c) != NULL;
}

/* The class of \c, to stand between square brackets. */
static bool put_class(struct re_parser *p, int64_t c)
{
    bool unicode = p->is_text && !(p->flags & RE_ASCII);
    switch (c) {
    case 'd': return unicode ? re_put(p, "\\p{Nd}") : PUT(ascii_digits, false);
    case 'D': return unicode ? re_put(p, "\\P{Nd}") : PUT(ascii_digits, true);
    case 's': return unicode ? PUT(spaces, false) : PUT(ascii_spaces, false);
    case 'S': return unicode ? PUT(spaces, true) : PUT(ascii_spaces, true);
    case 'w': return unicode ? re_put(p, "\\p{L}\\p{N}_") : PUT(ascii_words, false);
    default: return unicode ? re_put(p, "\\P{Xwd}") : PUT(ascii_words, true);
    }
}

/* --- single code points */

static int digit_of(int64_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    if (c >= 'a' && c <= 'f')
        return (int)(c - 'a') + 10;
    return c >= 'A' && c <= 'F' ? (int)(c - 'A') + 10 : 99;
}

/* Up to `most` digits. */
static int read_number(struct re_parser *p, int base, int most, uint32_t *number)
{
    int count = 0;
    for (; count < most && digit_of(re_peek(p)) < base; count++)
        *number = *number * (uint32_t)base + (uint32_t)digit_of(re_next(p));
    return count;
}

/* The escape from its backslash at `start` on, as it stands. */
static bool fail_escape(struct re_parser *p, int64_t start, const char *text, const char *what)
{
    return re_fail(p, start, "%s %.*s", what, (int)(p->at - text), text);
}

/* \xXX, \uXXXX, \UXXXXXXXX */
static bool read_hex(struct re_parser *p, int digits, int64_t start, const char *text, int64_t *c)
{
    uint32_t number = 0;
    if (read_number(p, 16, digits, &number) < digits)
        return fail_escape(p, start, text, "incomplete escape");
    if (number > 0x10FFFF)
        return fail_escape(p, start, text, "bad escape");
    *c = number;
    return true;
}

static int64_t simple_escape(int64_t c)
{
    switch (c) {
    case 'a': return '\a';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    case '\\': return '\\';
    default: return -1;
    }
}

static bool is_letter(int64_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_octal(int64_t c)
{
    return c >= '0' && c <= '7';
}

/* Behind \N */
static bool read_named(struct re_parser *p, int64_t start, int64_t *c)
{
    if (!re_take(p, '{'))
        return re_fail(p, p->position, "missing {");
    const char *name = p->at;
    while (re_peek(p) >= 0 && re_peek(p) != '}')
        re_next(p);
    int size = (int)(p->at - name);
    if (size == 0)
        return re_fail(p, p->position, "missing character name");
    if (!re_take(p, '}'))
        return re_fail(p, p->position - size, "missing }, unterminated name");
    *c = unicode_by_name(name, (size_t)size);
    return *c >= 0 || re_fail(p, start, "undefined character name '%.*s'", size, name);
}

/* Escapes that mean one code point wherever they stand; e, behind the backslash, has been read. */
static bool read_common(struct re_parser *p, int64_t e, int64_t start, const char *text, int64_t *c)
{
    *c = simple_escape(e);
    if (*c >= 0)
        return true;
    if (e == 'x')
        return read_hex(p, 2, start, text, c);
    if ((e == 'u' || e == 'U') && p->is_text)
        return read_hex(p, e == 'u' ? 4 : 8, start, text, c);
    if (e == 'N' && p->is_text)
        return read_named(p, start, c);
    if (is_letter(e) || (e >= '0' && e <= '9'))
        return fail_escape(p, start, text, "bad escape");
    *c = e;
    return true;
}

static bool check_octal(struct re_parser *p, uint32_t number, int64_t start, const char *text)
{
    if (number <= 0377)
        return true;
    return re_fail(p, start, "octal escape value %.*s outside of range 0-0o377",
                   (int)(p->at - text), text);
}

/* --- outside sets */

/* \N with N from 1 to 9 on: a back reference or an octal number. */
static bool number_escape(struct re_parser *p, int64_t e, int64_t start, const char *text,
                          struct re_width *width)
{
    size_t group = (size_t)(e - '0');
    int64_t second = re_peek(p);
    if (second >= '0' && second <= '9') {
        re_next(p);
        if (is_octal(e) && is_octal(second) && is_octal(re_peek(p))) {
            uint32_t number = (uint32_t)((e - '0') * 64 + (second - '0') * 8 + re_next(p) - '0');
            return check_octal(p, number, start, text) && re_put_literal(p, number);
        }
        group = group * 10 + (size_t)(second - '0');
    }
    if (group > p->program->group_count)
        return re_fail(p, start + 1, "invalid group reference %zu", group);
    if (!p->closed[group])
        return re_fail(p, start, "cannot refer to an open group");
    return re_check_behind(p, group) && re_put_reference(p, group, width);
}

#define WORD "[0-9A-Za-z_]"

/* \b and \B; PCRE2's own know the whole of Unicode unless the whole pattern is ASCII. */
static bool put_boundary(struct re_parser *p, bool inside)
{
    bool odd = p->is_text && (p->flags & RE_ASCII) && !(p->program->flags & RE_ASCII);
    if (inside && !re_put(p, "(?!\\A\\z)")) /* to CPython 3.13 the empty text has no inside */
        return false;
    if (!odd)
        return re_put(p, inside ? "\\B" : "\\b");
    return re_put(p, inside ? "(?:(?<=" WORD ")(?=" WORD ")|(?<!" WORD ")(?!" WORD "))"
                            : "(?:(?<=" WORD ")(?!" WORD ")|(?<!" WORD ")(?=" WORD "))");
}

bool re_parse_escape(struct re_parser *p, enum re_item *item, struct re_width *width)
{
    int64_t start = p->position - 1, c = 0;
    const char *text = p->at - 1;
    int64_t e = re_next(p);
    uint32_t number = 0;
    if (e < 0)
        return re_fail(p, start, "bad escape (end of pattern)");
    if (e == 'A' || e == 'Z' || e == 'b' || e == 'B') {
        *item = RE_ITEM_PLACE;
        *width = (struct re_width){0, 0};
        return e == 'A' ? re_put(p, "\\A") : e == 'Z' ? re_put(p, "\\z") : put_boundary(p, e == 'B');
    }
    if (is_class(e))
        return re_put(p, "[") && put_class(p, e) && re_put(p, "]");
    if (e == '0') {
        read_number(p, 8, 2, &number);
        return re_put_literal(p, number);
    }
    if (e >= '1' && e <= '9')
        return number_escape(p, e, start, text, width);
    return read_common(p, e, start, text, &c) && re_put_literal(p, (uint32_t)c);
}

/* --- sets */

/* One member of a set, not yet written: a code point, or a class (then `class_` is its letter). */
struct member {
    int64_t c, class_, start;
    const char *text;
};

static bool read_member(struct re_parser *p, struct member *member)
{
    member->start = p->position;
    member->text = p->at;
    member->class_ = 0;
    int64_t c = re_next(p);
    if (c != '\\') {
        member->c = c;
        return true;
    }
    uint32_t number = 0;
    int64_t e = re_next(p);
    if (e < 0)
        return re_fail(p, member->start, "bad escape (end of pattern)");
    if (is_class(e)) {
        member->class_ = e;
        return true;
    }
    if (is_octal(e)) {
        number = (uint32_t)(e - '0');
        read_number(p, 8, 2, &number);
        member->c = number;
        return check_octal(p, number, member->start, member->text);
    }
    if (e == 'b') {
        member->c = '\b';
        return true;
    }
    return read_common(p, e, member->start, member->text, &member->c);
}

static bool put_member(struct re_parser *p, const struct member *member)
{
    return member->class_ ? put_class(p, member->class_) : re_put_literal(p, (uint32_t)member->c);
}

/* Behind the minus: the end of a range, or the minus itself when the set ends. */
static bool read_range(struct re_parser *p, const struct member *first, int64_t here)
{
    struct member last;
    if (re_peek(p) < 0)
        return re_fail(p, here, "unterminated character set");
    if (re_peek(p) == ']')
        return put_member(p, first) && re_put_literal(p, '-');
    if (!read_member(p, &last))
        return false;
    if (first->class_ || last.class_ || last.c < first->c)
        return re_fail(p, first->start, "bad character range %.*s", (int)(p->at - first->text),
                       first->text);
    return re_put_literal(p, (uint32_t)first->c) && re_put(p, "-") &&
           re_put_literal(p, (uint32_t)last.c);
}

bool re_parse_set(struct re_parser *p)
{
    int64_t here = p->position - 1;
    struct member member;
    if (!re_put(p, re_take(p, '^') ? "[^" : "["))
        return false;
    for (bool empty = true;; empty = false) {
        if (re_peek(p) < 0)
            return re_fail(p, here, "unterminated character set");
        if (!empty && re_take(p, ']'))
            return re_put(p, "]");
        if (!read_member(p, &member))
            return false;
        bool good = re_take(p, '-') ? read_range(p, &member, here) : put_member(p, &member);
        if (!good)
            return false;
    }
}
