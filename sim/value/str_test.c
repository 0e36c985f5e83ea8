/* The methods of str that ask what it is made of: isalpha and its like. */
#include "sim/value/str_internal.h"
#include "sim/value/str_methods.h"
#include "sim/value/text.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

/* Has every code point one of the flags? */
static bool all_are(value self, unsigned any_of)
{
    const char *end = str_text(self) + str_size(self);
    for (const char *at = str_text(self); at < end;) {
        if (!unicode_is(utf8_next(&at), any_of))
            return false;
    }
    return true;
}

/* As all_are; the empty str has none. */
static value made_of(struct machine *m, value self, unsigned any_of)
{
    if (!text_charge(m, str_size(self)))
        return NULL;
    return tag_bool(str_size(self) > 0 && all_are(self, any_of));
}

value str_method_isalnum(struct machine *m, value *args)
{
    return made_of(m, args[0], UNICODE_ALNUM);
}

value str_method_isalpha(struct machine *m, value *args)
{
    return made_of(m, args[0], UNICODE_ALPHA);
}

value str_method_isdecimal(struct machine *m, value *args)
{
    return made_of(m, args[0], UNICODE_DECIMAL);
}

value str_method_isdigit(struct machine *m, value *args)
{
    return made_of(m, args[0], UNICODE_DIGIT);
}

value str_method_isnumeric(struct machine *m, value *args)
{
    return made_of(m, args[0], UNICODE_NUMERIC);
}

value str_method_isspace(struct machine *m, value *args)
{
    return made_of(m, args[0], UNICODE_SPACE);
}

value str_method_isprintable(struct machine *m, value *args)
{
    if (!text_charge(m, str_size(args[0])))
        return NULL;
    return tag_bool(all_are(args[0], UNICODE_PRINTABLE));
}

value str_method_isascii(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(str_is_ascii(args[0]));
}

bool str_is_identifier(value v)
{
    const char *at = str_text(v), *end = at + str_size(v);
    if (at == end || !unicode_is(utf8_next(&at), UNICODE_ID_START))
        return false;
    while (at < end) {
        if (!unicode_is(utf8_next(&at), UNICODE_ID_CONTINUE))
            return false;
    }
    return true;
}

value str_method_isidentifier(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(str_is_identifier(args[0]));
}

/* Is there a code point of the one case and none of the others? */
static value one_case(struct machine *m, value self, unsigned wanted, unsigned refused)
{
    bool seen = false;
    const char *end = str_text(self) + str_size(self);
    if (!text_charge(m, str_size(self)))
        return NULL;
    for (const char *at = str_text(self); at < end;) {
        unsigned flags = unicode_flags(utf8_next(&at));
        if (flags & refused)
            return FALSE;
        seen = seen || (flags & wanted);
    }
    return tag_bool(seen);
}

value str_method_islower(struct machine *m, value *args)
{
    return one_case(m, args[0], UNICODE_LOWER, UNICODE_UPPER | UNICODE_TITLE);
}

value str_method_isupper(struct machine *m, value *args)
{
    return one_case(m, args[0], UNICODE_UPPER, UNICODE_LOWER | UNICODE_TITLE);
}

/* Capitals begin words, and only they do. */
value str_method_istitle(struct machine *m, value *args)
{
    bool seen = false, in_word = false;
    const char *end = str_text(args[0]) + str_size(args[0]);
    if (!text_charge(m, str_size(args[0])))
        return NULL;
    for (const char *at = str_text(args[0]); at < end;) {
        unsigned flags = unicode_flags(utf8_next(&at));
        bool capital = flags & (UNICODE_UPPER | UNICODE_TITLE);
        if ((flags & UNICODE_CASED) && capital == in_word)
            return FALSE;
        in_word = flags & UNICODE_CASED;
        seen = seen || in_word;
    }
    return tag_bool(seen);
}
