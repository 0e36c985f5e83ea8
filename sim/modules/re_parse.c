/* The syntax of Python's regular expressions, translated for PCRE2. Messages and positions are those
 * of CPython 3.13 Lib/re/_parser.py. */
#include "sim/modules/re.h"

#include "sim/modules/re_parse.h"
#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

#include <string.h>

#define MAX_DEPTH 80 /* groups inside groups; PCRE2 needs C stack for each */

/* --- reading the pattern */

int64_t re_peek(struct re_parser *p)
{
    const char *at = p->at;
    if (at == p->end)
        return -1;
    return p->is_text ? (int64_t)utf8_next(&at) : (unsigned char)*at;
}

int64_t re_next(struct re_parser *p)
{
    int64_t c = re_peek(p);
    if (c < 0)
        return c;
    p->at += p->is_text ? utf8_size(*p->at) : 1;
    p->position++;
    return c;
}

bool re_take(struct re_parser *p, char c)
{
    if (p->at == p->end || *p->at != c)
        return false;
    re_next(p);
    return true;
}

/* --- failing */

void re_raise(struct machine *m, value error_type, value message, value pattern, int64_t position)
{
    value error = NULL;
    if (message)
        error = object_call3(m, error_type, message, pattern,
                             position < 0 ? NONE : tag_small_int(position));
    if (error)
        raise_exception(m, error);
    drop(m, error);
    drop(m, message);
}

bool re_fail(struct re_parser *p, int64_t position, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    value message = str_vformat(p->m, format, list);
    va_end(list);
    re_raise(p->m, p->error_type, message, p->pattern, position);
    return false;
}

/* --- writing for PCRE2 */

bool re_put(struct re_parser *p, const char *text)
{
    return str_builder_add_text(p->m, &p->program->out, text);
}

bool re_put_literal(struct re_parser *p, uint32_t c)
{
    bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                 c == '_' || (c == ' ') || (p->is_text && c >= 0x80 && (c & ~0x7FFu) != 0xD800);
    if (plain)
        return str_builder_add_code_point(p->m, &p->program->out, c);
    value text = str_format(p->m, "\\x{%x}", c);
    bool good = text && str_builder_add_value(p->m, &p->program->out, text);
    drop(p->m, text);
    return good;
}

/* --- quantifiers */

struct repeat {
    int64_t least, most; /* most -1: no bound */
};

static bool read_digits(struct re_parser *p, int64_t *number, bool *seen)
{
    *number = 0;
    *seen = false;
    for (int64_t c; (c = re_peek(p)) >= '0' && c <= '9'; re_next(p)) {
        *seen = true;
        *number = *number * 10 + (c - '0');
        if (*number > RE_MAX_REPEAT) {
            raise_error(p->m, p->m->types.OverflowError, "the repetition number is too large");
            return false;
        }
    }
    return true;
}

/* Behind a `{`. 1: a quantifier; 0: it is plain text; -1: error. */
static int read_braces(struct re_parser *p, struct repeat *repeat)
{
    const char *here = p->at;
    int64_t position = p->position;
    bool low, high;
    if (re_peek(p) == '}')
        return 0;
    if (!read_digits(p, &repeat->least, &low))
        return -1;
    repeat->most = low ? repeat->least : -1;
    if (re_take(p, ',')) {
        if (!read_digits(p, &repeat->most, &high))
            return -1;
        if (!high)
            repeat->most = -1;
    }
    if (!re_take(p, '}')) {
        p->at = here;
        p->position = position;
        return 0;
    }
    if (repeat->most >= 0 && repeat->most < repeat->least) {
        re_fail(p, position, "min repeat greater than max repeat");
        return -1;
    }
    return 1;
}

static bool put_repeat(struct re_parser *p, char c, const struct repeat *repeat)
{
    char sign[2] = {c, '\0'};
    if (c != '{')
        return re_put(p, sign);
    value text = repeat->most < 0 ? str_format(p->m, "{%lld,}", (long long)repeat->least)
                                  : str_format(p->m, "{%lld,%lld}", (long long)repeat->least,
                                               (long long)repeat->most);
    bool good = text && str_builder_add_value(p->m, &p->program->out, text);
    drop(p->m, text);
    return good;
}

static void multiply(struct re_width *width, const struct repeat *repeat)
{
    width->least *= repeat->least;
    if (repeat->most < 0)
        width->most = width->most > 0 ? RE_ENDLESS : 0;
    else
        width->most *= repeat->most;
    width->least = width->least > RE_ENDLESS ? RE_ENDLESS : width->least;
    width->most = width->most > RE_ENDLESS ? RE_ENDLESS : width->most;
}

/* c, just read, stands where a quantifier may stand: repeats the item before. */
static bool quantify(struct re_parser *p, char c, enum re_item *item, struct re_width *width)
{
    struct repeat repeat = {c == '+', c == '?' ? 1 : -1};
    int64_t position = p->position - 1;
    if (c == '{') {
        int found = read_braces(p, &repeat);
        if (found < 0)
            return false;
        if (found == 0) {
            *item = RE_ITEM_PLAIN;
            *width = (struct re_width){1, 1};
            return re_put_literal(p, '{');
        }
    }
    if (*item == RE_ITEM_NONE || *item == RE_ITEM_PLACE)
        return re_fail(p, position, "nothing to repeat");
    if (*item == RE_ITEM_REPEATED)
        return re_fail(p, position, "multiple repeat");
    *item = RE_ITEM_REPEATED;
    multiply(width, &repeat);
    if (!put_repeat(p, c, &repeat))
        return false;
    if (re_take(p, '?'))
        return re_put(p, "?");
    return !re_take(p, '+') || re_put(p, "+");
}

/* --- sequences */

static bool is_verbose_space(int64_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool skip_verbose(struct re_parser *p, int64_t c)
{
    if (!(p->flags & RE_VERBOSE))
        return false;
    if (is_verbose_space(c))
        return true;
    if (c != '#')
        return false;
    while ((c = re_next(p)) >= 0 && c != '\n')
        ;
    return true;
}

/* One item that begins with c, just read. */
static bool item_at(struct re_parser *p, int64_t c, enum re_item *item, struct re_width *width,
                    bool first)
{
    *item = RE_ITEM_PLAIN;
    *width = (struct re_width){1, 1};
    switch (c) {
    case '\\': return re_parse_escape(p, item, width);
    case '[': return re_parse_set(p);
    case '(': return re_parse_group(p, item, width, first);
    case '.': return re_put(p, ".");
    case '^':
    case '$':
        *item = RE_ITEM_PLACE;
        *width = (struct re_width){0, 0};
        return re_put(p, c == '^' ? "^" : "$");
    default: return re_put_literal(p, (uint32_t)c);
    }
}

bool re_parse_sequence(struct re_parser *p, struct re_width *width, bool first)
{
    enum re_item item = RE_ITEM_NONE;
    struct re_width last = {0, 0};
    *width = (struct re_width){0, 0};
    for (;;) {
        int64_t c = re_peek(p);
        if (c < 0 || c == '|' || c == ')')
            break;
        re_next(p);
        if (skip_verbose(p, c))
            continue;
        bool repeats = c == '*' || c == '+' || c == '?' || c == '{';
        if (!repeats) {
            re_width_add(width, &last);
            enum re_item before = item;
            if (!item_at(p, c, &item, &last, first && before == RE_ITEM_NONE))
                return false;
            if (item == RE_ITEM_NONE) /* a comment, flags: what stands before stays the item */
                item = before;
        } else {
            struct re_width before = last;
            if (!quantify(p, (char)c, &item, &last))
                return false;
            if (item == RE_ITEM_PLAIN) /* the brace was plain text */
                re_width_add(width, &before);
        }
    }
    re_width_add(width, &last);
    return true;
}

bool re_parse_alternatives(struct re_parser *p, struct re_width *width, bool first)
{
    if (p->depth++ == MAX_DEPTH) {
        raise_error(p->m, p->m->types.RecursionError,
                    "regular expression has more than %d groups inside one another", MAX_DEPTH);
        return false;
    }
    if (!re_parse_sequence(p, width, first))
        return false;
    while (re_take(p, '|')) {
        struct re_width other;
        if (!re_put(p, "|") || !re_parse_sequence(p, &other, false))
            return false;
        width->least = other.least < width->least ? other.least : width->least;
        width->most = other.most > width->most ? other.most : width->most;
    }
    p->depth--;
    return true;
}

void re_width_add(struct re_width *width, struct re_width *more)
{
    width->least += more->least;
    width->most += more->most;
    width->least = width->least > RE_ENDLESS ? RE_ENDLESS : width->least;
    width->most = width->most > RE_ENDLESS ? RE_ENDLESS : width->most;
    *more = (struct re_width){0, 0};
}

/* --- the whole */

static bool check_flags(struct re_parser *p)
{
    int64_t *flags = &p->program->flags;
    struct type *type = p->m->types.ValueError;
    if (p->is_text) {
        if (*flags & RE_LOCALE)
            return raise_error(p->m, type, "cannot use LOCALE flag with a str pattern");
        if ((*flags & RE_ASCII) && (*flags & RE_UNICODE))
            return raise_error(p->m, type, "ASCII and UNICODE flags are incompatible");
        if (!(*flags & RE_ASCII))
            *flags |= RE_UNICODE;
        return true;
    }
    if (*flags & RE_UNICODE)
        return raise_error(p->m, type, "cannot use UNICODE flag with a bytes pattern");
    if (*flags & RE_LOCALE)
        return raise_error(p->m, p->m->types.NotImplementedError,
                           "re.LOCALE is not supported by loopglass: use re.ASCII or a str "
                           "pattern instead");
    return true;
}

static bool check_conditions(struct re_parser *p)
{
    for (size_t i = 1; i < RE_MAX_GROUPS; i++) {
        if (p->condition_at[i] && i > p->program->group_count)
            return re_fail(p, p->condition_at[i] - 1, "invalid group reference %zu", i);
    }
    return true;
}

static bool translate(struct re_parser *p)
{
    struct re_width width;
    if (!re_parse_alternatives(p, &width, true))
        return false;
    if (p->at < p->end)
        return re_fail(p, p->position, "unbalanced parenthesis");
    if (!check_conditions(p) || !check_flags(p))
        return false;
    if (p->uneven_behind)
        return re_fail(p, -1, "look-behind requires fixed-width pattern");
    return !p->program->out.failed;
}

bool re_translate(struct machine *m, value pattern, int64_t flags, value error_type,
                  struct re_program *program)
{
    struct re_parser p = {.m = m, .pattern = pattern, .error_type = error_type,
                          .program = program, .flags = flags, .is_text = is_str(m, pattern)};
    const unsigned char *data;
    size_t size;
    if (p.is_text) {
        p.at = str_text(pattern);
        size = str_size(pattern);
    } else if (bytes_view(m, pattern, &data, &size)) {
        p.at = (const char *)data;
    }
    p.end = p.at + size;
    program->flags = flags;
    program->names = dict_new(m);
    if (program->names && translate(&p))
        return true;
    re_program_abandon(m, program);
    return false;
}

void re_program_abandon(struct machine *m, struct re_program *program)
{
    str_builder_abandon(m, &program->out);
    drop_place(m, program->names);
}
