/* Numbers, strings and the text of f-strings, as CPython 3.13's tokenizer takes them. */
#include "sim/lang/lexer.h"

#include <string.h>

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_hex(char byte)
{
    return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

static bool is_octal(char byte) { return byte >= '0' && byte <= '7'; }
static bool is_binary(char byte) { return byte == '0' || byte == '1'; }

/* --- numbers */

/* Digits with single underscores between them. False on an underscore that ends them. */
static bool digits(struct lexer *lexer, const char *kind)
{
    for (;;) {
        while (is_digit(*lexer->cursor))
            lexer->cursor++;
        if (*lexer->cursor != '_')
            return true;
        lexer->cursor++;
        if (!is_digit(*lexer->cursor)) {
            lexer_fail(lexer, lexer->cursor, "invalid %s literal", kind);
            return false;
        }
    }
}

/* Does a keyword stand here that may follow a number at once? CPython 3.13 verify_end_of_number:
 * of "if", "in", "is" only the two letters are looked at. */
static bool at_keyword(const char *cursor)
{
    static const char *const keywords[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        size_t size = strlen(keywords[i]);
        if (strncmp(cursor, keywords[i], size) == 0)
            return *cursor == 'i' || !lexer_is_name_byte(cursor[size]);
    }
    return false;
}

/* A keyword may follow a number at once (`1if x else y`), with a warning; no other name may. */
static bool ends_well(struct lexer *lexer, const char *kind)
{
    if (at_keyword(lexer->cursor)) {
        syntax_warn(lexer->arena, lexer->error, lexer->lineno,
                    (int)(lexer->cursor - lexer->line_start), "invalid %s literal", kind);
        return true;
    }
    if (!lexer_is_name_byte(*lexer->cursor) || (unsigned char)*lexer->cursor >= 128)
        return true;
    lexer_fail(lexer, lexer->cursor, "invalid %s literal", kind);
    return false;
}

static struct token based(struct lexer *lexer, const char *start, const char *kind,
                          bool (*is_right)(char))
{
    lexer->cursor += 2;
    do {
        if (*lexer->cursor == '_')
            lexer->cursor++;
        if (!is_right(*lexer->cursor)) {
            if (is_digit(*lexer->cursor))
                return lexer_fail(lexer, lexer->cursor + 1, "invalid digit '%c' in %s literal",
                                  *lexer->cursor, kind);
            return lexer_fail(lexer, lexer->cursor, "invalid %s literal", kind);
        }
        while (is_right(*lexer->cursor))
            lexer->cursor++;
    } while (*lexer->cursor == '_');
    if (is_digit(*lexer->cursor))
        return lexer_fail(lexer, lexer->cursor + 1, "invalid digit '%c' in %s literal",
                          *lexer->cursor, kind);
    if (!ends_well(lexer, kind))
        return lexer_token(lexer, TOKEN_ERROR, start);
    return lexer_token(lexer, TOKEN_NUMBER, start);
}

static bool fraction_and_exponent(struct lexer *lexer, bool *is_float)
{
    if (*lexer->cursor == '.') {
        *is_float = true;
        lexer->cursor++;
        if (is_digit(*lexer->cursor) && !digits(lexer, "decimal"))
            return false;
    }
    if (*lexer->cursor == 'e' || *lexer->cursor == 'E') {
        int sign = lexer->cursor[1] == '+' || lexer->cursor[1] == '-';
        if (is_digit(lexer->cursor[1 + sign])) {
            *is_float = true;
            lexer->cursor += 1 + sign;
            return digits(lexer, "decimal");
        }
        if (sign) {
            lexer_fail(lexer, lexer->cursor + 2, "invalid decimal literal");
            return false;
        }
    }
    return true;
}

static struct token leading_zeros(struct lexer *lexer, const char *start, const char *zeros_end)
{
    lexer_fail(lexer, start + 1,
               "leading zeros in decimal integer literals are not permitted; "
               "use an 0o prefix for octal integers");
    lexer->error->end_col_offset = (int)(zeros_end - lexer->line_start);
    return lexer_token(lexer, TOKEN_ERROR, start);
}

static struct token decimal(struct lexer *lexer, const char *start)
{
    bool is_float = false;
    if (is_digit(*start) && !digits(lexer, "decimal"))
        return lexer_token(lexer, TOKEN_ERROR, start);
    const char *digits_end = lexer->cursor;
    if (!fraction_and_exponent(lexer, &is_float))
        return lexer_token(lexer, TOKEN_ERROR, start);
    bool imaginary = *lexer->cursor == 'j' || *lexer->cursor == 'J';
    if (*start == '0' && !is_float && !imaginary) {
        const char *zeros_end = start + strspn(start, "0_");
        if (zeros_end < digits_end)
            return leading_zeros(lexer, start, zeros_end);
    }
    lexer->cursor += imaginary;
    if (!ends_well(lexer, imaginary ? "imaginary" : "decimal"))
        return lexer_token(lexer, TOKEN_ERROR, start);
    return lexer_token(lexer, TOKEN_NUMBER, start);
}

struct token lexer_number(struct lexer *lexer)
{
    const char *start = lexer->cursor;
    if (*start == '0') {
        switch (start[1]) {
        case 'x': case 'X': return based(lexer, start, "hexadecimal", is_hex);
        case 'o': case 'O': return based(lexer, start, "octal", is_octal);
        case 'b': case 'B': return based(lexer, start, "binary", is_binary);
        }
    }
    return decimal(lexer, start);
}

/* --- strings */

struct place {
    const char *start, *line_start;
    int lineno;
};

/* Where the literal begins, found again when it turns out not to end. */
static struct token fail_at(struct lexer *lexer, const struct place *place, const char *format,
                            int detected)
{
    lexer->lineno = place->lineno;
    lexer->line_start = place->line_start;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return lexer_fail(lexer, place->start + 1, format, detected);
#pragma GCC diagnostic pop
}

static int quote_size(const char *quote)
{
    return quote[1] == *quote && quote[2] == *quote ? 3 : 1;
}

static struct token spanning_token(struct lexer *lexer, enum token_kind kind,
                                   const struct place *place)
{
    struct token token = lexer_token(lexer, kind, lexer->cursor);
    token.start = place->start;
    token.lineno = place->lineno;
    token.col_offset = (int)(place->start - place->line_start);
    return token;
}

static struct token unterminated(struct lexer *lexer, const struct place *place, char quote,
                                 int size, bool escaped_quote)
{
    int detected = lexer->lineno;
    if (lexer->fstrings) {
        struct lexer_fstring *outer = &lexer->fstring[lexer->fstrings - 1];
        if (outer->quote == quote && outer->quote_size == size)
            return fail_at(lexer, place, "f-string: expecting '}'%.0d", 0);
    }
    if (size == 3) {
        if (lexer->cursor >= lexer->end && lexer->cursor == lexer->line_start)
            detected = lexer->lineno - 1;
        return fail_at(lexer, place,
                       "unterminated triple-quoted string literal (detected at line %d)",
                       detected);
    }
    return fail_at(lexer, place,
                   escaped_quote ? "unterminated string literal (detected at line %d); "
                                   "perhaps you escaped the end quote?"
                                 : "unterminated string literal (detected at line %d)",
                   detected);
}

struct token lexer_string(struct lexer *lexer, const char *start)
{
    struct place place = {start, lexer->line_start, lexer->lineno};
    char quote = *lexer->cursor;
    int size = quote_size(lexer->cursor), run = 0;
    bool escaped_quote = false;
    if (size == 1 && lexer->cursor[1] == quote)
        size = 2; /* the empty string */
    lexer->cursor += size;
    while (size != 2 && run < size) {
        char byte = *lexer->cursor;
        if (lexer->cursor >= lexer->end || (size == 1 && byte == '\n'))
            return unterminated(lexer, &place, quote, size, escaped_quote);
        lexer->cursor++;
        run = byte == quote ? run + 1 : 0;
        if (byte == '\\' && lexer->cursor < lexer->end) {
            byte = *lexer->cursor++;
            escaped_quote = escaped_quote || byte == quote;
        }
        if (byte == '\n') {
            lexer->lineno++;
            lexer->line_start = lexer->cursor;
        }
    }
    return spanning_token(lexer, TOKEN_STRING, &place);
}

/* --- f-strings */

struct token lexer_fstring_begin(struct lexer *lexer, const char *start)
{
    if (lexer->fstrings >= LEXER_MAX_FSTRINGS)
        return lexer_fail(lexer, start + 1, "too many nested f-strings");
    struct lexer_fstring *fstring = &lexer->fstring[lexer->fstrings++];
    *fstring = (struct lexer_fstring){
        .quote = *lexer->cursor,
        .quote_size = quote_size(lexer->cursor),
        .raw = memchr(start, 'r', (size_t)(lexer->cursor - start)) != NULL ||
               memchr(start, 'R', (size_t)(lexer->cursor - start)) != NULL,
        .in_text = true,
        .start = start,
        .line_start = lexer->line_start,
        .lineno = lexer->lineno,
    };
    lexer->cursor += fstring->quote_size;
    return lexer_token(lexer, TOKEN_FSTRING_START, start);
}

static bool at_quote(const struct lexer *lexer, const struct lexer_fstring *fstring)
{
    for (int i = 0; i < fstring->quote_size; i++)
        if (lexer->cursor[i] != fstring->quote)
            return false;
    return true;
}

static struct token field_begins(struct lexer *lexer, struct lexer_fstring *fstring)
{
    const char *start = lexer->cursor++;
    if (fstring->fields >= (int)(sizeof fstring->field_level / sizeof *fstring->field_level))
        return lexer_fail(lexer, lexer->cursor, "f-string: expressions nested too deeply");
    if (lexer->level >= LEXER_MAX_BRACKETS)
        return lexer_fail(lexer, lexer->cursor, "too many nested parentheses");
    lexer->brackets[lexer->level++] =
        (struct lexer_bracket){'{', lexer->lineno, (int)(start - lexer->line_start)};
    fstring->field_level[fstring->fields++] = lexer->level;
    fstring->in_text = fstring->in_spec = false;
    return lexer_token(lexer, TOKEN_LEFT_BRACE, start);
}

static struct token fstring_unterminated(struct lexer *lexer, struct lexer_fstring *fstring)
{
    struct place place = {fstring->start, fstring->line_start, fstring->lineno};
    int detected = lexer->lineno;
    if (lexer->cursor >= lexer->end && lexer->cursor == lexer->line_start)
        detected--;
    return fail_at(lexer, &place,
                   fstring->quote_size == 3
                       ? "unterminated triple-quoted f-string literal (detected at line %d)"
                       : "unterminated f-string literal (detected at line %d)",
                   detected);
}

/* Behind a backslash in the text: what belongs to the escape is passed over. */
static void skip_escape(struct lexer *lexer, const struct lexer_fstring *fstring)
{
    char byte = *lexer->cursor;
    if (byte == '{' || byte == '}' || lexer->cursor >= lexer->end)
        return;
    lexer->cursor++;
    if (byte == '\n') {
        lexer->lineno++;
        lexer->line_start = lexer->cursor;
    }
    if (byte == 'N' && !fstring->raw && *lexer->cursor == '{') {
        const char *close = lexer->cursor + strcspn(lexer->cursor, "}\n\"'");
        lexer->cursor = *close == '}' ? close + 1 : lexer->cursor;
    }
}

/* Moves to the end of the text that begins here. False when the literal does not end. */
static bool skip_text(struct lexer *lexer, struct lexer_fstring *fstring)
{
    for (;;) {
        char byte = *lexer->cursor;
        if (at_quote(lexer, fstring))
            return true;
        if (lexer->cursor >= lexer->end)
            return false;
        if (byte == '\n' && fstring->quote_size == 1)
            return fstring->in_spec;
        if (byte == '{' || byte == '}') {
            if (fstring->in_spec || lexer->cursor[1] != byte)
                return true;
            lexer->cursor++;
        }
        lexer->cursor++;
        if (byte == '\n') {
            lexer->lineno++;
            lexer->line_start = lexer->cursor;
        } else if (byte == '\\') {
            skip_escape(lexer, fstring);
        }
    }
}

struct token lexer_fstring_text(struct lexer *lexer)
{
    struct lexer_fstring *fstring = &lexer->fstring[lexer->fstrings - 1];
    struct place place = {lexer->cursor, lexer->line_start, lexer->lineno};
    if (!skip_text(lexer, fstring))
        return fstring_unterminated(lexer, fstring);
    if (lexer->cursor > place.start)
        return spanning_token(lexer, TOKEN_FSTRING_MIDDLE, &place);
    if (at_quote(lexer, fstring)) {
        lexer->cursor += fstring->quote_size;
        lexer->fstrings--;
        return lexer_token(lexer, TOKEN_FSTRING_END, place.start);
    }
    if (*lexer->cursor == '{')
        return field_begins(lexer, fstring);
    if (fstring->in_spec) { /* back into the field: its brace, or what is wrong there */
        fstring->in_text = fstring->in_spec = false;
        return lexer_next(lexer);
    }
    return lexer_fail(lexer, lexer->cursor + 1, "f-string: single '}' is not allowed");
}
