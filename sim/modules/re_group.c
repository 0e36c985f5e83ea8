/* Round brackets in regular expressions. */
#include "sim/modules/re_parse.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/utf8.h"

#include <string.h>

#define UNTERMINATED "missing ), unterminated subpattern"

/* --- names */

/* The text up to `terminator`, as a str; NULL with the error set. */
static value read_name(struct re_parser *p, char terminator, const char *what)
{
    const char *start = p->at;
    int64_t position = p->position;
    for (;;) {
        const char *here = p->at;
        int64_t c = re_next(p);
        if (c >= 0 && c != terminator)
            continue;
        if (here == start)
            re_fail(p, position, "missing %s", what);
        else if (c < 0)
            re_fail(p, position, "missing %c, unterminated name", terminator);
        else
            return str_new(p->m, start, (size_t)(here - start));
        return NULL;
    }
}

/* A bytes pattern's names are ASCII. */
static bool check_name(struct re_parser *p, value name, int64_t position)
{
    if (!p->is_text && str_size(name) != str_length(name))
        return re_fail(p, position, "bad character in group name %R", name);
    if (!str_is_identifier(name))
        return re_fail(p, position, "bad character in group name %R", name);
    return true;
}

/* The group of that name, or 0 with the error set. */
static size_t find_name(struct re_parser *p, value name, int64_t position)
{
    value number = check_name(p, name, position) ? dict_get(p->m, p->program->names, name) : NULL;
    if (number)
        return (size_t)small_int(number);
    if (!p->m->error)
        re_fail(p, position, "unknown group name %R", name);
    return 0;
}

/* --- back references */

bool re_check_behind(struct re_parser *p, size_t group)
{
    if (p->behind_groups == 0)
        return true;
    if (group > p->program->group_count || !p->closed[group])
        return re_fail(p, p->position, "cannot refer to an open group");
    if (group >= p->behind_groups)
        return re_fail(p, p->position,
                       "cannot refer to group defined in the same lookbehind subpattern");
    return true;
}

bool re_put_reference(struct re_parser *p, size_t group, struct re_width *width)
{
    *width = (struct re_width){p->widths[group].least, p->widths[group].most};
    value text = str_format(p->m, "\\g{%zu}", group);
    bool good = text && str_builder_add_value(p->m, &p->program->out, text);
    drop(p->m, text);
    return good;
}

/* Behind (?P= */
static bool named_reference(struct re_parser *p, struct re_width *width)
{
    int64_t position = p->position;
    value name = read_name(p, ')', "group name");
    size_t group = name ? find_name(p, name, position) : 0;
    drop(p->m, name);
    if (group == 0)
        return false;
    if (!p->closed[group])
        return re_fail(p, position, "cannot refer to an open group");
    return re_check_behind(p, group) && re_put_reference(p, group, width);
}

/* --- flags */

static int64_t flag_of(int64_t c)
{
    switch (c) {
    case 'i': return RE_IGNORECASE;
    case 'L': return RE_LOCALE;
    case 'm': return RE_MULTILINE;
    case 's': return RE_DOTALL;
    case 'x': return RE_VERBOSE;
    case 'a': return RE_ASCII;
    case 'u': return RE_UNICODE;
    default: return 0;
    }
}

#define TYPE_FLAGS (RE_ASCII | RE_UNICODE | RE_LOCALE)

static bool is_letter(int64_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Adds the flag c, and reads the letter behind it into *c. */
static bool add_flag(struct re_parser *p, int64_t *c, int64_t *added)
{
    int64_t flag = flag_of(*c);
    if (p->is_text && flag == RE_LOCALE)
        return re_fail(p, p->position,
                       "bad inline flags: cannot use 'L' flag with a str pattern");
    if (!p->is_text && flag == RE_UNICODE)
        return re_fail(p, p->position,
                       "bad inline flags: cannot use 'u' flag with a bytes pattern");
    *added |= flag;
    if ((flag & TYPE_FLAGS) && (*added & TYPE_FLAGS) != flag)
        return re_fail(p, p->position,
                       "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    *c = re_next(p);
    if (*c < 0)
        return re_fail(p, p->position, "missing -, : or )");
    if (*c != ')' && *c != '-' && *c != ':' && !flag_of(*c))
        return re_fail(p, p->position - 1,
                       is_letter(*c) ? "unknown flag" : "missing -, : or )");
    return true;
}

/* Behind a minus: the flags to be turned off, up to the colon. */
static bool read_removed(struct re_parser *p, int64_t *removed)
{
    int64_t c = re_next(p);
    if (c < 0)
        return re_fail(p, p->position, "missing flag");
    if (!flag_of(c))
        return re_fail(p, p->position - 1, is_letter(c) ? "unknown flag" : "missing flag");
    while (c != ':') {
        if (flag_of(c) & TYPE_FLAGS)
            return re_fail(p, p->position,
                           "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        *removed |= flag_of(c);
        c = re_next(p);
        if (c < 0)
            return re_fail(p, p->position, "missing :");
        if (c != ':' && !flag_of(c))
            return re_fail(p, p->position - 1, is_letter(c) ? "unknown flag" : "missing :");
    }
    return true;
}

static bool put_flag_letters(struct re_parser *p, int64_t flags)
{
    return (!(flags & RE_IGNORECASE) || re_put(p, "i")) &&
           (!(flags & RE_MULTILINE) || re_put(p, "m")) && (!(flags & RE_DOTALL) || re_put(p, "s"));
}

static bool put_flags(struct re_parser *p, int64_t added, int64_t removed)
{
    return re_put(p, "(?") && put_flag_letters(p, added) &&
           (!removed || (re_put(p, "-") && put_flag_letters(p, removed))) && re_put(p, ":");
}

/* --- bodies */

static bool close_bracket(struct re_parser *p, int64_t start)
{
    if (!re_take(p, ')'))
        return re_fail(p, start, UNTERMINATED);
    return re_put(p, ")");
}

/* The opening has been written; the rest up to the closing bracket. */
static bool body(struct re_parser *p, int64_t start, struct re_width *width)
{
    return re_parse_alternatives(p, width, false) && close_bracket(p, start);
}

/* Flags c... that hold for the group, or, ended by a bracket, for all. */
static bool flags_group(struct re_parser *p, int64_t c, int64_t start, enum re_item *item,
                        struct re_width *width, bool first)
{
    int64_t added = 0, removed = 0, outside = p->flags;
    while (c != '-' && c != ')' && c != ':') {
        if (!add_flag(p, &c, &added))
            return false;
    }
    if (c == ')') {
        if (!first)
            return re_fail(p, start, "global flags not at the start of the expression");
        p->flags |= added;
        p->program->flags |= added;
        *item = RE_ITEM_NONE;
        *width = (struct re_width){0, 0};
        return true;
    }
    if (c == '-' && !read_removed(p, &removed))
        return false;
    if (added & removed)
        return re_fail(p, p->position - 1, "bad inline flags: flag turned on and off");
    p->flags = (outside | added) & ~removed;
    if (added & TYPE_FLAGS)
        p->flags = (p->flags & ~(int64_t)TYPE_FLAGS) | (added & TYPE_FLAGS);
    bool good = put_flags(p, added, removed) && body(p, start, width);
    p->flags = outside;
    return good;
}

static bool comment(struct re_parser *p, int64_t start, enum re_item *item, struct re_width *width)
{
    int64_t c;
    *item = RE_ITEM_NONE;
    *width = (struct re_width){0, 0};
    while ((c = re_next(p)) != ')') {
        if (c < 0)
            return re_fail(p, start, "missing ), unterminated comment");
    }
    return true;
}

static bool look_around(struct re_parser *p, int64_t c, int64_t start, struct re_width *width)
{
    struct re_width inside;
    bool behind = c == '<';
    if (behind) {
        c = re_next(p);
        if (c < 0)
            return re_fail(p, p->position, "unexpected end of pattern");
        if (c != '=' && c != '!') {
            char shown[UTF8_MAX];
            return re_fail(p, p->position - 3, "unknown extension ?<%.*s",
                           (int)utf8_write(shown, (uint32_t)c), shown);
        }
    }
    *width = (struct re_width){0, 0};
    size_t outside = p->behind_groups;
    if (behind && outside == 0)
        p->behind_groups = p->program->group_count + 1;
    const char *opening = behind ? (c == '=' ? "(?<=" : "(?<!") : (c == '=' ? "(?=" : "(?!");
    if (!re_put(p, opening) || !body(p, start, &inside))
        return false;
    p->behind_groups = outside;
    p->uneven_behind = p->uneven_behind || (behind && inside.least != inside.most);
    return true;
}

/* The group of a condition, given by number; 0: error. */
static size_t numbered_condition(struct re_parser *p, value name, int64_t position)
{
    size_t number = 0;
    for (const char *at = str_text(name); *at && number < RE_MAX_GROUPS; at++)
        number = number * 10 + (size_t)(*at - '0');
    if (number == 0) {
        re_fail(p, position, "bad group number");
        return 0;
    }
    if (number >= RE_MAX_GROUPS) {
        re_fail(p, position, "invalid group reference %S", name);
        return 0;
    }
    if (!p->condition_at[number])
        p->condition_at[number] = position + 1;
    return number;
}

/* Behind (?( */
static bool conditional(struct re_parser *p, int64_t start, struct re_width *width)
{
    int64_t position = p->position;
    struct re_width other = {0, 0};
    value name = read_name(p, ')', "group name");
    if (!name)
        return false;
    bool digits = strspn(str_text(name), "0123456789") == str_size(name);
    size_t group = digits ? numbered_condition(p, name, position) : find_name(p, name, position);
    drop(p->m, name);
    if (group && !re_check_behind(p, group))
        return false;
    value opening = group ? str_format(p->m, "(?(%zu)", group) : NULL;
    bool good = opening && str_builder_add_value(p->m, &p->program->out, opening);
    drop(p->m, opening);
    if (!good || !re_parse_sequence(p, width, false))
        return false;
    if (re_take(p, '|')) {
        if (!re_put(p, "|") || !re_parse_sequence(p, &other, false))
            return false;
        if (re_peek(p) == '|')
            return re_fail(p, p->position, "conditional backref with more than two branches");
    }
    width->least = other.least < width->least ? other.least : width->least;
    width->most = other.most > width->most ? other.most : width->most;
    return close_bracket(p, start);
}

/* name: str or NULL; stolen. */
static bool capture(struct re_parser *p, value name, int64_t name_at, int64_t start,
                    struct re_width *width)
{
    struct re_program *program = p->program;
    size_t group = program->group_count + 1;
    value known = name ? dict_get(p->m, program->names, name) : NULL;
    bool good = !known && !p->m->error;
    if (known)
        re_fail(p, name_at, "redefinition of group name %R as group %zu; was group %lld", name,
                group, (long long)small_int(known));
    if (good && group == RE_MAX_GROUPS)
        good = re_fail(p, start, "too many groups");
    if (good && name)
        good = dict_set(p->m, program->names, name, tag_small_int((int64_t)group));
    drop(p->m, name);
    if (!good || !re_put(p, "("))
        return false;
    program->group_count = group;
    program->parents[group] = p->group;
    uint16_t outside = p->group;
    p->group = (uint16_t)group;
    if (!body(p, start, width))
        return false;
    p->group = outside;
    p->closed[group] = true;
    p->widths[group].least = width->least;
    p->widths[group].most = width->most;
    return true;
}

/* Behind (?P */
static bool extension_p(struct re_parser *p, int64_t start, struct re_width *width)
{
    if (re_take(p, '<')) {
        int64_t position = p->position;
        value name = read_name(p, '>', "group name");
        if (name && !check_name(p, name, position)) {
            drop_place(p->m, name);
        }
        return name && capture(p, name, position, start, width);
    }
    if (re_take(p, '='))
        return named_reference(p, width);
    int64_t c = re_next(p);
    char shown[UTF8_MAX];
    if (c < 0)
        return re_fail(p, p->position, "unexpected end of pattern");
    return re_fail(p, p->position - 3, "unknown extension ?P%.*s",
                   (int)utf8_write(shown, (uint32_t)c), shown);
}

bool re_parse_group(struct re_parser *p, enum re_item *item, struct re_width *width, bool first)
{
    int64_t start = p->position - 1;
    char shown[UTF8_MAX];
    if (!re_take(p, '?'))
        return capture(p, NULL, 0, start, width);
    int64_t c = re_next(p);
    switch (c) {
    case -1: return re_fail(p, p->position, "unexpected end of pattern");
    case 'P': return extension_p(p, start, width);
    case ':': return re_put(p, "(?:") && body(p, start, width);
    case '>': return re_put(p, "(?>") && body(p, start, width);
    case '#': return comment(p, start, item, width);
    case '=':
    case '!':
    case '<': return look_around(p, c, start, width);
    case '(': return conditional(p, start, width);
    default:
        if (c == '-' || flag_of(c))
            return flags_group(p, c, start, item, width, first);
        return re_fail(p, p->position - 2, "unknown extension ?%.*s",
                       (int)utf8_write(shown, (uint32_t)c), shown);
    }
}
