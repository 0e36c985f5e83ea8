/* What the files that translate regular expressions share. Functions that return bool fail with the
 * error set. */
#ifndef LOOPGLASS_MODULES_RE_PARSE_H
#define LOOPGLASS_MODULES_RE_PARSE_H

#include "sim/modules/re.h"

#define RE_MAX_REPEAT 65535 /* PCRE2's bound */
#define RE_ENDLESS    ((int64_t)1 << 40)

struct re_parser {
    struct machine *m;
    value pattern, error_type;
    const char *at, *end;
    bool is_text;
    int64_t position; /* of `at`, in code points */
    int64_t flags;    /* that hold here */
    int depth;
    uint16_t group;   /* the innermost capturing group that is open */
    struct re_program *program;
    bool closed[RE_MAX_GROUPS];
    struct { int64_t least, most; } widths[RE_MAX_GROUPS];
    bool uneven_behind;      /* a look-behind has no fixed width; said last, as CPython does */
    size_t behind_groups;    /* inside a look-behind: groups before it + 1; else 0 */
    int64_t condition_at[RE_MAX_GROUPS]; /* position + 1 of (?(N)...) */
};

/* What stands before a quantifier: a place matches no text, and cannot be repeated. */
enum re_item { RE_ITEM_NONE, RE_ITEM_PLAIN, RE_ITEM_PLACE, RE_ITEM_REPEATED };

/* How many code points an item can match. */
struct re_width {
    int64_t least, most;
};
void re_width_add(struct re_width *width, struct re_width *more); /* `more` becomes 0 */

int64_t re_peek(struct re_parser *p); /* -1 at the end */
int64_t re_next(struct re_parser *p);
bool re_take(struct re_parser *p, char c);
bool re_fail(struct re_parser *p, int64_t position, const char *format, ...);
bool re_put(struct re_parser *p, const char *text);
bool re_put_literal(struct re_parser *p, uint32_t c);

bool re_parse_sequence(struct re_parser *p, struct re_width *width, bool first);
bool re_parse_alternatives(struct re_parser *p, struct re_width *width, bool first);
/* re_group.c; behind the bracket */
bool re_parse_group(struct re_parser *p, enum re_item *item, struct re_width *width, bool first);
/* re_escape.c; behind the backslash, behind the bracket */
bool re_parse_escape(struct re_parser *p, enum re_item *item, struct re_width *width);
bool re_parse_set(struct re_parser *p);
/* Inside a look-behind only groups that were closed before it may be referred to. */
bool re_check_behind(struct re_parser *p, size_t group);
/* A back reference, whose group is known to exist. */
bool re_put_reference(struct re_parser *p, size_t group, struct re_width *width);

#endif
