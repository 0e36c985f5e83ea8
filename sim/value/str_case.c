/* The methods of str that change case, with Unicode's full mappings and the final sigma. */
#include "sim/value/error.h"
#include "sim/value/str_internal.h"
#include "sim/value/str_methods.h"
#include "sim/value/text.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

#define SIGMA       0x3A3
#define SMALL_SIGMA 0x3C3
#define FINAL_SIGMA 0x3C2

typedef size_t case_change(uint32_t code_point, char out[UNICODE_CASE_MAX]);

static bool add_changed(struct machine *m, struct str_builder *b, case_change *change, uint32_t c)
{
    char out[UNICODE_CASE_MAX];
    return str_builder_add(m, b, out, change(c, out));
}

/* The first code point from `at` on (or before it) that is not case-ignorable: is it cased? */
static bool cased_before(const char *at, const char *start)
{
    while (at > start) {
        unsigned flags = unicode_flags(utf8_previous(&at));
        if (!(flags & UNICODE_CASE_IGNORABLE))
            return flags & UNICODE_CASED;
    }
    return false;
}

static bool cased_after(const char *at, const char *end)
{
    while (at < end) {
        unsigned flags = unicode_flags(utf8_next(&at));
        if (!(flags & UNICODE_CASE_IGNORABLE))
            return flags & UNICODE_CASED;
    }
    return false;
}

/* A capital sigma at the end of a word has a small form of its own. `at` is behind it. */
static uint32_t small_sigma(value self, const char *at)
{
    const char *start = str_text(self), *end = start + str_size(self), *before = at;
    utf8_previous(&before);
    return cased_before(before, start) && !cased_after(at, end) ? FINAL_SIGMA : SMALL_SIGMA;
}

/* Lowers c, which ends at `at` of self. */
static bool add_lower(struct machine *m, struct str_builder *b, value self, uint32_t c,
                      const char *at)
{
    if (c == SIGMA)
        return str_builder_add_code_point(m, b, small_sigma(self, at));
    return add_changed(m, b, unicode_to_lower, c);
}

static value change_ascii(struct machine *m, value self, char first, char last)
{
    value v = str_allocate(m, str_size(self), str_length(self));
    for (size_t i = 0; v && i < str_size(self); i++) {
        char c = str_text(self)[i];
        AS_STR(v)->text[i] = c >= first && c <= last ? (char)(c ^ 0x20) : c;
    }
    return v;
}

value str_method_lower(struct machine *m, value *args)
{
    value self = args[0];
    if (!text_charge(m, str_size(self)))
        return NULL;
    if (str_is_ascii(self))
        return change_ascii(m, self, 'A', 'Z');
    struct str_builder b = {0};
    const char *end = str_text(self) + str_size(self);
    for (const char *at = str_text(self); at < end;) {
        uint32_t c = utf8_next(&at);
        add_lower(m, &b, self, c, at);
    }
    return str_builder_finish(m, &b);
}

static value change_all(struct machine *m, value self, case_change *change)
{
    struct str_builder b = {0};
    const char *end = str_text(self) + str_size(self);
    if (!text_charge(m, str_size(self)))
        return NULL;
    for (const char *at = str_text(self); at < end;)
        add_changed(m, &b, change, utf8_next(&at));
    return str_builder_finish(m, &b);
}

value str_method_upper(struct machine *m, value *args)
{
    if (!str_is_ascii(args[0]))
        return change_all(m, args[0], unicode_to_upper);
    return text_charge(m, str_size(args[0])) ? change_ascii(m, args[0], 'a', 'z') : NULL;
}

value str_method_casefold(struct machine *m, value *args)
{
    if (!str_is_ascii(args[0]))
        return change_all(m, args[0], unicode_to_fold);
    return text_charge(m, str_size(args[0])) ? change_ascii(m, args[0], 'A', 'Z') : NULL;
}

value str_method_capitalize(struct machine *m, value *args)
{
    value self = args[0];
    struct str_builder b = {0};
    const char *at = str_text(self), *end = at + str_size(self);
    if (!text_charge(m, str_size(self)))
        return NULL;
    if (at < end)
        add_changed(m, &b, unicode_to_title, utf8_next(&at));
    while (at < end) {
        uint32_t c = utf8_next(&at);
        add_lower(m, &b, self, c, at);
    }
    return str_builder_finish(m, &b);
}

value str_method_title(struct machine *m, value *args)
{
    value self = args[0];
    struct str_builder b = {0};
    bool in_word = false;
    const char *end = str_text(self) + str_size(self);
    if (!text_charge(m, str_size(self)))
        return NULL;
    for (const char *at = str_text(self); at < end;) {
        uint32_t c = utf8_next(&at);
        if (in_word)
            add_lower(m, &b, self, c, at);
        else
            add_changed(m, &b, unicode_to_title, c);
        in_word = unicode_is(c, UNICODE_CASED);
    }
    return str_builder_finish(m, &b);
}

value str_method_swapcase(struct machine *m, value *args)
{
    value self = args[0];
    struct str_builder b = {0};
    const char *end = str_text(self) + str_size(self);
    if (!text_charge(m, str_size(self)))
        return NULL;
    for (const char *at = str_text(self); at < end;) {
        uint32_t c = utf8_next(&at);
        unsigned flags = unicode_flags(c);
        if (flags & UNICODE_UPPER)
            add_lower(m, &b, self, c, at);
        else if (flags & UNICODE_LOWER)
            add_changed(m, &b, unicode_to_upper, c);
        else
            str_builder_add_code_point(m, &b, c);
    }
    return str_builder_finish(m, &b);
}
