/* The lexer's main line: indentation, names, operators, brackets. */
#include "sim/lang/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TAB_SIZE 8

struct token lexer_fail(struct lexer *lexer, const char *behind, const char *format, ...)
{
    struct syntax_error *error = lexer->error;
    if (error->kind == SYNTAX_OK) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        error->kind = SYNTAX_ERROR;
        error->lineno = error->end_lineno = lexer->lineno;
        error->col_offset = behind > lexer->line_start ? (int)(behind - lexer->line_start) - 1 : 0;
        error->end_col_offset = error->col_offset;
    }
    return lexer_token(lexer, TOKEN_ERROR, lexer->cursor);
}

struct token lexer_token(struct lexer *lexer, enum token_kind kind, const char *start)
{
    int column = (int)(start - lexer->line_start);
    return (struct token){.kind = kind,
                          .level = lexer->level,
                          .start = start,
                          .end = lexer->cursor,
                          .lineno = lexer->lineno,
                          .col_offset = column,
                          .end_lineno = lexer->lineno,
                          .end_col_offset = (int)(lexer->cursor - lexer->line_start)};
}

static void new_line(struct lexer *lexer)
{
    lexer->lineno++;
    lexer->line_start = lexer->cursor;
}

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_name_start(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (unsigned char)byte >= 128;
}

bool lexer_is_name_byte(char byte) { return is_name_start(byte) || is_digit(byte); }

/* --- indentation */

static struct token indentation_fail(struct lexer *lexer, enum syntax_error_kind kind,
                                     const char *message)
{
    const char *line_end = strchr(lexer->cursor, '\n');
    bool mixed = kind == SYNTAX_TAB_ERROR; /* placed at the line's beginning */
    lexer_fail(lexer, mixed ? lexer->line_start : line_end ? line_end + 1 : lexer->end, "%s",
               message);
    lexer->error->kind = kind;
    lexer->error->end_col_offset = mixed ? -1 : -2;
    return lexer_token(lexer, TOKEN_ERROR, lexer->cursor);
}

/* After a backslash: the newline that it hides. */
static bool continuation(struct lexer *lexer)
{
    if (*lexer->cursor != '\n' || lexer->cursor >= lexer->end) {
        lexer_fail(lexer, lexer->cursor + 1,
                   "unexpected character after line continuation character");
        lexer->error->end_col_offset = -1;
        return false;
    }
    lexer->cursor++;
    if (lexer->cursor >= lexer->end) {
        lexer_fail(lexer, lexer->cursor, "unexpected EOF while parsing");
        lexer->error->end_col_offset = -2;
        return false;
    }
    new_line(lexer);
    return true;
}

/* Measures the white space at a line's beginning, with tabs of 8 and of 1. */
static bool measure(struct lexer *lexer, int *column, int *alternate)
{
    int before_continuation = 0;
    *column = *alternate = 0;
    for (;; lexer->cursor++) {
        char byte = *lexer->cursor;
        if (byte == ' ') {
            ++*column, ++*alternate;
        } else if (byte == '\t') {
            *column = (*column / TAB_SIZE + 1) * TAB_SIZE;
            ++*alternate;
        } else if (byte == '\f') {
            *column = *alternate = 0;
        } else if (byte == '\\') {
            before_continuation = before_continuation ? before_continuation : *column;
            lexer->cursor++;
            if (!continuation(lexer))
                return false;
            lexer->cursor--;
        } else {
            break;
        }
    }
    if (before_continuation)
        *column = *alternate = before_continuation;
    return true;
}

static bool dedent(struct lexer *lexer, int column)
{
    while (lexer->indents > 0 && column < lexer->indent[lexer->indents]) {
        lexer->indents--;
        lexer->pending--;
    }
    if (column == lexer->indent[lexer->indents])
        return true;
    indentation_fail(lexer, SYNTAX_INDENTATION_ERROR,
                     "unindent does not match any outer indentation level");
    return false;
}

static bool change_indentation(struct lexer *lexer, int column, int alternate)
{
    static const char mixed[] = "inconsistent use of tabs and spaces in indentation";
    bool deeper = column > lexer->indent[lexer->indents];
    if (deeper) {
        if (lexer->indents + 1 >= LEXER_MAX_INDENTS) {
            indentation_fail(lexer, SYNTAX_INDENTATION_ERROR, "too many levels of indentation");
            return false;
        }
        if (alternate > lexer->alternate[lexer->indents]) {
            lexer->indent[++lexer->indents] = column;
            lexer->alternate[lexer->indents] = alternate;
            lexer->pending++;
            return true;
        }
    } else {
        if (!dedent(lexer, column))
            return false;
        if (alternate == lexer->alternate[lexer->indents])
            return true;
    }
    indentation_fail(lexer, SYNTAX_TAB_ERROR, mixed);
    return false;
}

/* At a line's beginning: false on error. Blank lines are passed over by the caller. */
static bool line_begins(struct lexer *lexer)
{
    int column, alternate;
    lexer->at_line_start = false;
    if (!measure(lexer, &column, &alternate))
        return false;
    bool blank = *lexer->cursor == '#' || (*lexer->cursor == '\n' && lexer->cursor < lexer->end);
    if (blank || lexer->level > 0)
        return true;
    return change_indentation(lexer, column, alternate);
}

/* --- brackets and operators */

static struct token open_bracket(struct lexer *lexer)
{
    const char *start = lexer->cursor++;
    if (lexer->level >= LEXER_MAX_BRACKETS)
        return lexer_fail(lexer, lexer->cursor, "too many nested parentheses");
    lexer->brackets[lexer->level++] =
        (struct lexer_bracket){*start, lexer->lineno, (int)(start - lexer->line_start)};
    enum token_kind kind = *start == '('   ? TOKEN_LEFT_PAREN
                           : *start == '[' ? TOKEN_LEFT_BRACKET
                                           : TOKEN_LEFT_BRACE;
    return lexer_token(lexer, kind, start);
}

static struct lexer_fstring *open_field(struct lexer *lexer)
{
    struct lexer_fstring *fstring =
        lexer->fstrings ? &lexer->fstring[lexer->fstrings - 1] : NULL;
    return fstring && fstring->fields > 0 ? fstring : NULL;
}

static struct token mismatch(struct lexer *lexer, char close, struct lexer_bracket *open)
{
    if (open->lineno != lexer->lineno)
        return lexer_fail(lexer, lexer->cursor,
                          "closing parenthesis '%c' does not match opening parenthesis '%c' "
                          "on line %d", close, open->open, open->lineno);
    return lexer_fail(lexer, lexer->cursor,
                      "closing parenthesis '%c' does not match opening parenthesis '%c'",
                      close, open->open);
}

static struct token close_bracket(struct lexer *lexer)
{
    const char *start = lexer->cursor++;
    struct lexer_fstring *fstring = open_field(lexer);
    if (lexer->level == 0)
        return lexer_fail(lexer, lexer->cursor, "unmatched '%c'", *start);
    struct lexer_bracket *open = &lexer->brackets[lexer->level - 1];
    bool ends_field = fstring && lexer->level == fstring->field_level[fstring->fields - 1];
    if (ends_field && *start != '}')
        return lexer_fail(lexer, lexer->cursor, "f-string: unmatched '%c'", *start);
    char expected = open->open == '(' ? ')' : open->open == '[' ? ']' : '}';
    if (*start != expected)
        return mismatch(lexer, *start, open);
    lexer->level--;
    if (ends_field) {
        fstring->fields--;
        fstring->in_text = true;
        fstring->in_spec = fstring->fields > 0;
    }
    enum token_kind kind = *start == ')'   ? TOKEN_RIGHT_PAREN
                           : *start == ']' ? TOKEN_RIGHT_BRACKET
                                           : TOKEN_RIGHT_BRACE;
    return lexer_token(lexer, kind, start);
}

/* A colon right inside a replacement field begins its format spec. */
static bool begins_spec(struct lexer *lexer)
{
    struct lexer_fstring *fstring = open_field(lexer);
    if (*lexer->cursor != ':' || !fstring ||
        lexer->level != fstring->field_level[fstring->fields - 1])
        return false;
    fstring->in_text = fstring->in_spec = true;
    return true;
}

static const struct {
    enum token_kind kind;
    char text[4];
} operators[] = {
#define X(name, text) {TOKEN_##name, text},
    TOKEN_OPERATORS(X)
#undef X
};

static struct token operator_or_unknown(struct lexer *lexer)
{
    const char *start = lexer->cursor;
    if (strchr("([{", *start))
        return open_bracket(lexer);
    if (strchr(")]}", *start))
        return close_bracket(lexer);
    if (begins_spec(lexer)) {
        lexer->cursor++;
        return lexer_token(lexer, TOKEN_COLON, start);
    }
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        size_t length = strlen(operators[i].text);
        if (strncmp(start, operators[i].text, length) == 0) {
            lexer->cursor += length;
            return lexer_token(lexer, operators[i].kind, start);
        }
    }
    lexer->cursor++;
    if (*start < ' ' || *start == 127)
        return lexer_fail(lexer, lexer->cursor, "invalid non-printable character U+%04X",
                          (unsigned)*start);
    return lexer_token(lexer, TOKEN_UNKNOWN, start);
}

/* --- names */

static enum token_kind name_kind(const char *start, size_t length)
{
    static const struct {
        enum token_kind kind;
        const char *text;
    } keywords[] = {
#define X(name, text) {TOKEN_##name, text},
        TOKEN_KEYWORDS(X)
#undef X
    };
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i].text) == length && memcmp(keywords[i].text, start, length) == 0)
            return keywords[i].kind;
    return TOKEN_NAME;
}

/* The prefixes of a string literal: at most one each of r, b, u, f; u alone; b never with f. */
static bool is_string_prefix(const char *start, size_t length, bool *formatted)
{
    bool r = false, b = false, u = false, f = false;
    for (size_t i = 0; i < length; i++) {
        bool *seen = strchr("rR", start[i])   ? &r
                     : strchr("bB", start[i]) ? &b
                     : strchr("uU", start[i]) ? &u
                     : strchr("fF", start[i]) ? &f
                                              : NULL;
        if (!seen || *seen)
            return false;
        *seen = true;
    }
    *formatted = f;
    return !(u && (r || b || f)) && !(b && f);
}

/* The code point at *cursor (the text is known to be UTF-8), moving on behind it. */
static unsigned next_code_point(const char **cursor)
{
    unsigned char first = (unsigned char)*(*cursor)++;
    int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    unsigned code = more ? first & (0x3Fu >> more) : first;
    while (more--)
        code = code << 6 | ((unsigned char)*(*cursor)++ & 0x3F);
    return code;
}

/* Code points beyond ASCII that are surely no part of a name: controls, punctuation, symbols,
 * dingbats, private use, emoji. */
static bool never_in_name(unsigned code)
{
    static const unsigned ranges[][2] = {
        {0x80, 0xA9}, {0xAB, 0xB4}, {0xB6, 0xB6}, {0xB8, 0xB9}, {0xBB, 0xBF}, {0xD7, 0xD7},
        {0xF7, 0xF7}, {0x2000, 0x203E}, {0x2041, 0x2053}, {0x2055, 0x2070}, {0x2074, 0x207E},
        {0x2080, 0x208E}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004},
        {0x3008, 0x3020}, {0xD800, 0xF8FF}, {0xFE50, 0xFE6F}, {0xFEFF, 0xFF0F}, {0xFF1A, 0xFF20},
        {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xF0000, 0x10FFFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i][0] && code <= ranges[i][1])
            return true;
    return false;
}

static bool is_printable(unsigned code)
{
    return !(code <= 0xA0 || code == 0xAD || (code >= 0x2000 && code <= 0x200F) ||
             (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F) ||
             code == 0x3000 || (code >= 0xD800 && code <= 0xF8FF) || code == 0xFEFF ||
             (code >= 0xFFF0 && code <= 0xFFFB) || code >= 0xF0000);
}

static bool check_name(struct lexer *lexer, const char *start)
{
    for (const char *at = start; at < lexer->cursor;) {
        const char *character = at;
        unsigned code = next_code_point(&at);
        if (code < 128 || !never_in_name(code))
            continue;
        lexer->cursor = at;
        if (is_printable(code))
            lexer_fail(lexer, character + 1, "invalid character '%.*s' (U+%04X)",
                       (int)(at - character), character, code);
        else
            lexer_fail(lexer, character + 1, "invalid non-printable character U+%04X", code);
        return false;
    }
    return true;
}

static struct token name_or_string(struct lexer *lexer)
{
    const char *start = lexer->cursor;
    bool formatted, ascii = true;
    while (lexer_is_name_byte(*lexer->cursor))
        ascii = (unsigned char)*lexer->cursor++ < 128 && ascii;
    size_t length = (size_t)(lexer->cursor - start);
    if ((*lexer->cursor == '"' || *lexer->cursor == '\'') && length <= 2 &&
        is_string_prefix(start, length, &formatted))
        return formatted ? lexer_fstring_begin(lexer, start) : lexer_string(lexer, start);
    if (!ascii && !check_name(lexer, start))
        return lexer_token(lexer, TOKEN_ERROR, start);
    return lexer_token(lexer, name_kind(start, length), start);
}

/* --- the main line */

static struct token pending_indentation(struct lexer *lexer)
{
    enum token_kind kind = lexer->pending > 0 ? TOKEN_INDENT : TOKEN_DEDENT;
    lexer->pending += lexer->pending > 0 ? -1 : 1;
    return lexer_token(lexer, kind, lexer->cursor);
}

/* Passes over spaces, comments, joined and blank lines. False on error. */
static bool skip_blank(struct lexer *lexer)
{
    for (;;) {
        char byte = *lexer->cursor;
        if (byte == ' ' || byte == '\t' || byte == '\f') {
            lexer->cursor++;
        } else if (byte == '#') {
            lexer->cursor = strchr(lexer->cursor, '\n');
        } else if (byte == '\\') {
            lexer->cursor++;
            if (!continuation(lexer))
                return false;
        } else if (byte == '\n' && lexer->level > 0) {
            lexer->cursor++;
            new_line(lexer);
        } else {
            return true;
        }
    }
}

static bool at_blank_line(const struct lexer *lexer)
{
    const char *at = lexer->cursor;
    while (*at == ' ' || *at == '\t' || *at == '\f')
        at++;
    return (*at == '\n' || *at == '#') && at < lexer->end;
}

static bool begin_lines(struct lexer *lexer)
{
    while (lexer->at_line_start) {
        if (!line_begins(lexer))
            return false;
        if (lexer->level == 0 && lexer->pending == 0 && at_blank_line(lexer)) {
            lexer->cursor = strchr(lexer->cursor, '\n') + 1;
            new_line(lexer);
            lexer->at_line_start = true;
        }
    }
    return true;
}

static struct token newline(struct lexer *lexer)
{
    const char *start = lexer->cursor++;
    struct token token = lexer_token(lexer, TOKEN_NEWLINE, start);
    new_line(lexer);
    lexer->at_line_start = true;
    return token;
}

static struct token at_end(struct lexer *lexer)
{
    return lexer_token(lexer, lexer->level ? TOKEN_ERROR : TOKEN_END, lexer->cursor);
}

struct token lexer_next(struct lexer *lexer)
{
    if (lexer->error->kind != SYNTAX_OK)
        return lexer_token(lexer, TOKEN_ERROR, lexer->cursor);
    if (lexer->fstrings && lexer->fstring[lexer->fstrings - 1].in_text)
        return lexer_fstring_text(lexer);
    if (!begin_lines(lexer))
        return lexer_token(lexer, TOKEN_ERROR, lexer->cursor);
    if (lexer->pending)
        return pending_indentation(lexer);
    if (!skip_blank(lexer))
        return lexer_token(lexer, TOKEN_ERROR, lexer->cursor);
    char byte = *lexer->cursor;
    if (lexer->cursor >= lexer->end)
        return at_end(lexer);
    if (byte == '\n')
        return newline(lexer);
    if (is_name_start(byte))
        return name_or_string(lexer);
    if (is_digit(byte) || (byte == '.' && is_digit(lexer->cursor[1])))
        return lexer_number(lexer);
    if (byte == '"' || byte == '\'')
        return lexer_string(lexer, lexer->cursor);
    return operator_or_unknown(lexer);
}
