/* What Unicode says about a code point, as CPython 3.13 (Unicode 15.1) sees it. */
#ifndef LOOPGLASS_VALUE_UNICODE_H
#define LOOPGLASS_VALUE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The questions that str's methods ask; a code point answers with a set of these. */
enum unicode_flag {
    UNICODE_ALPHA = 1 << 0,
    UNICODE_DECIMAL = 1 << 1,
    UNICODE_DIGIT = 1 << 2,
    UNICODE_NUMERIC = 1 << 3,
    UNICODE_SPACE = 1 << 4,
    UNICODE_LOWER = 1 << 5,
    UNICODE_UPPER = 1 << 6,
    UNICODE_TITLE = 1 << 7,
    UNICODE_PRINTABLE = 1 << 8,
    UNICODE_ID_START = 1 << 9, /* the underscore too */
    UNICODE_ID_CONTINUE = 1 << 10,
    UNICODE_CASE_IGNORABLE = 1 << 11,
};
#define UNICODE_CASED  (UNICODE_LOWER | UNICODE_UPPER | UNICODE_TITLE)
#define UNICODE_ALNUM  (UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC)

unsigned unicode_flags(uint32_t code_point);
static inline bool unicode_is(uint32_t code_point, unsigned any_of)
{
    return unicode_flags(code_point) & any_of;
}
/* 0 to 9, or -1 when it is no decimal digit. */
int unicode_decimal(uint32_t code_point);
/* Does str.splitlines end a line here? */
bool unicode_is_line_break(uint32_t code_point);

/* A mapping of case: lower, upper, title or fold. */
struct unicode_case_run {
    uint32_t first, last, step;
    int32_t difference;
};
struct unicode_case_special {
    uint32_t code_point;
    const char *text;
};
struct unicode_case {
    const struct unicode_case_run *runs; /* sorted by first */
    size_t run_count;
    const struct unicode_case_special *specials; /* those that become several code points */
    size_t special_count;
};
extern const struct unicode_case unicode_lower, unicode_upper;
extern const struct unicode_case unicode_title; /* where it differs from upper */
extern const struct unicode_case unicode_fold;  /* where it differs from lower */

#define UNICODE_CASE_MAX 13 /* bytes of the longest result, and a NUL */
/* Writes what a code point becomes, as UTF-8 without a NUL; returns its bytes. */
size_t unicode_to_lower(uint32_t code_point, char out[UNICODE_CASE_MAX]);
size_t unicode_to_upper(uint32_t code_point, char out[UNICODE_CASE_MAX]);
size_t unicode_to_title(uint32_t code_point, char out[UNICODE_CASE_MAX]);
size_t unicode_to_fold(uint32_t code_point, char out[UNICODE_CASE_MAX]);

/* The code point with this name (letters of either case), or -1: not one of those of which the
 * project carries the names; see make_unicode_names.py. */
int32_t unicode_by_name(const char *name, size_t size);

/* The generated tables. */
extern const char unicode_names[];
extern const uint16_t unicode_kinds[];
extern const uint32_t unicode_ranges[];
extern const size_t unicode_range_count;

#endif
