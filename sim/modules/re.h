/* Regular expressions: Python's syntax is checked and translated for PCRE2, whose memory lies in the
 * run's heap. The module `re` is python/re.py over the types and functions of `_re` here. CPython
 * 3.13 Lib/re/_parser.py (syntax, messages), Modules/_sre/sre.c (objects). */
#ifndef LOOPGLASS_MODULES_RE_H
#define LOOPGLASS_MODULES_RE_H

#include "sim/value/machine.h"
#include "sim/value/str.h"
#include "sim/value/type.h"

#define RE_IGNORECASE 2
#define RE_LOCALE     4
#define RE_MULTILINE  8
#define RE_DOTALL     16
#define RE_UNICODE    32
#define RE_VERBOSE    64
#define RE_DEBUG      128
#define RE_ASCII      256

/* Groups that a pattern may have, the whole match counted. */
#define RE_MAX_GROUPS 500

struct re_pattern {
    struct object head;
    value pattern;           /* str or bytes */
    int64_t flags;
    size_t group_count;      /* without the whole match */
    struct dict *names;      /* name -> number */
    uint16_t *parents;       /* of each group, the one around it; 0: none */
    struct pcre2_real_code_8 *code;
    value error_type;        /* re.PatternError, for wrong replacement texts */
    struct type *match_type;
};

#define RE_UNSET (-1)

struct re_match {
    struct object head;
    struct re_pattern *pattern; /* owned */
    value string;
    int64_t pos, end_pos;   /* code points */
    int64_t spans[];        /* two for each group: bytes, or RE_UNSET */
};

/* What is searched: a str, or anything with bytes. */
struct re_subject {
    value string;
    const char *data;
    size_t size;
    bool is_text;
};

/* --- re_parse.c */

/* What the translation of a pattern yields. Zero it; re_program_abandon gives it back. */
struct re_program {
    struct str_builder out; /* for PCRE2 */
    int64_t flags;          /* with those that the pattern sets itself */
    size_t group_count;
    struct dict *names;
    uint16_t parents[RE_MAX_GROUPS];
};
/* error_type: called with message, pattern and position (or None) for what is wrong. */
bool re_translate(struct machine *m, value pattern, int64_t flags, value error_type,
                  struct re_program *program);
void re_program_abandon(struct machine *m, struct re_program *program);
/* Raises error_type(message, pattern, position); position < 0: None. Message is stolen. */
void re_raise(struct machine *m, value error_type, value message, value pattern,
              int64_t position);

/* --- re_match.c */

/* TypeError unless the string is of the pattern's kind. */
bool re_subject_of(struct machine *m, struct re_pattern *pattern, value string,
                   struct re_subject *subject);
/* Searches in bytes [from, to). options: PCRE2's. 1: found, with a new match in *match; 0: not; -1:
 * error. pos and end_pos are what the match will say. */
int re_search(struct machine *m, struct re_pattern *pattern, const struct re_subject *subject,
              size_t from, size_t to, uint32_t options, value *match);
/* The text of a group; `absent` (borrowed) when it took no part. */
value re_match_group(struct machine *m, struct re_match *match, size_t group, value absent);
/* A part of the subject, as str or bytes. */
value re_cut(struct machine *m, const struct re_subject *subject, size_t from, size_t to);
/* Position in code points (or bytes) of a byte. */
int64_t re_position(const struct re_subject *subject, size_t offset);
size_t re_offset(const struct re_subject *subject, int64_t position);

/* --- re_template.c */

/* A replacement text taken apart: a list of str or bytes and of group numbers. */
value re_template_parse(struct machine *m, struct re_pattern *pattern, value text);
/* Its text for a match, added piece by piece to a list. */
bool re_template_apply(struct machine *m, value parts, struct re_match *match, value list);
/* Joins a list of pieces of the subject's kind. */
value re_join(struct machine *m, bool is_text, value list);

extern const struct type_spec re_pattern_type_spec, re_match_type_spec;

#endif
