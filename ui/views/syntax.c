/* Colours for Python source: as much of the language as colours need. */
#include "ui/views/syntax.h"

#include <ctype.h>
#include <string.h>

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_one_of(const char *text, size_t size, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == size && memcmp(*words, text, size) == 0)
            return true;
    return false;
}

static enum style word_style(const char *text, size_t size)
{
    static const char *const awaits[] = {"async", "await", "yield", NULL};
    static const char *const keywords[] = {
        "and",  "as",     "assert", "break", "class",    "continue", "def",    "del",  "elif", "else",
        "except", "False", "finally", "for", "from",     "global",   "if",     "import", "in", "is",
        "lambda", "None", "nonlocal", "not", "or",       "pass",     "raise",  "return", "True", "try",
        "while", "with",  "match",  "case",  NULL};
    if (is_one_of(text, size, awaits))
        return STYLE_AWAIT;
    return is_one_of(text, size, keywords) ? STYLE_KEYWORD : STYLE_PLAIN;
}

/* The end of a string from `at` (behind its opening quotes); *open tells whether it goes on. */
static size_t end_of_string(const char *text, size_t size, size_t at, char quote, bool triple, bool *open)
{
    for (; at < size; at++) {
        if (text[at] == '\\') {
            at++;
        } else if (text[at] == quote) {
            if (!triple) {
                *open = false;
                return at + 1;
            }
            if (at + 2 < size && text[at + 1] == quote && text[at + 2] == quote) {
                *open = false;
                return at + 3;
            }
        }
    }
    *open = triple;
    return size;
}

static size_t colour(unsigned char *styles, size_t from, size_t to, enum style style)
{
    memset(styles + from, style, to - from);
    return to;
}

static size_t string_from(struct syntax *syntax, const char *text, size_t size, size_t at,
                          unsigned char *styles)
{
    char quote = text[at];
    bool triple = at + 2 < size && text[at + 1] == quote && text[at + 2] == quote, open;
    size_t end = end_of_string(text, size, at + (triple ? 3 : 1), quote, triple, &open);
    syntax->open = open ? quote : '\0';
    return colour(styles, at, end, STYLE_STRING);
}

static size_t word_from(const char *text, size_t size, size_t at, unsigned char *styles, bool *defines)
{
    size_t end = at;
    while (end < size && is_word_byte(text[end]))
        end++;
    size_t length = end - at;
    bool prefix = length <= 2 && end < size && (text[end] == '"' || text[end] == '\'');
    enum style style = prefix ? STYLE_STRING : *defines ? STYLE_DEFINED : word_style(text + at, length);
    *defines = (length == 3 && memcmp(text + at, "def", 3) == 0) ||
               (length == 5 && memcmp(text + at, "class", 5) == 0);
    return colour(styles, at, end, style);
}

void syntax_line(struct syntax *syntax, const char *text, size_t size, unsigned char *styles)
{
    size_t at = 0;
    bool defines = false, open;
    memset(styles, STYLE_PLAIN, size);
    if (syntax->open) {
        at = end_of_string(text, size, 0, syntax->open, true, &open);
        colour(styles, 0, at, STYLE_STRING);
        syntax->open = open ? syntax->open : '\0';
    }
    while (at < size) {
        char c = text[at];
        if (c == '#') {
            at = colour(styles, at, size, STYLE_DIM);
        } else if (c == '"' || c == '\'') {
            at = string_from(syntax, text, size, at, styles);
        } else if (isdigit((unsigned char)c)) {
            size_t end = at;
            while (end < size && (is_word_byte(text[end]) || text[end] == '.'))
                end++;
            at = colour(styles, at, end, STYLE_NUMBER);
        } else if (is_word_byte(c)) {
            at = word_from(text, size, at, styles, &defines);
        } else if (c == '@' && (at == 0 || text[at - 1] == ' ')) {
            size_t end = at + 1;
            while (end < size && (is_word_byte(text[end]) || text[end] == '.'))
                end++;
            at = colour(styles, at, end, STYLE_DEFINED);
        } else {
            at++;
        }
    }
}

struct syntax syntax_before(const struct scenario *scenario, uint32_t number)
{
    struct syntax syntax = {'\0'};
    unsigned char styles[2048];
    for (uint32_t i = 1; i < number; i++) {
        struct scenario_line line = scenario_line(scenario, i);
        if (line.size <= sizeof styles)
            syntax_line(&syntax, line.text, line.size, styles);
    }
    return syntax;
}
