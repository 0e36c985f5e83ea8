/* Text to tokens, as CPython 3.13's tokenizer does it, f-strings taken apart included. */
#ifndef LOOPGLASS_LANG_LEXER_H
#define LOOPGLASS_LANG_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/lang/arena.h"
#include "sim/lang/syntax_error.h"
#include "sim/lang/token.h"

/* CPython's bounds. */
#define LEXER_MAX_BRACKETS 200
#define LEXER_MAX_INDENTS  100
#define LEXER_MAX_FSTRINGS 150

/* An f-string that has begun and not ended. */
struct lexer_fstring {
    char quote;
    int quote_size; /* 1 or 3 */
    bool raw;
    bool in_text;        /* the lexer is in its text, not in a replacement field */
    bool in_spec;        /* that text is a format spec */
    int fields;          /* replacement fields open, nested ones in format specs included */
    int field_level[3];  /* for each, the bracket level inside it */
    const char *start;   /* of the whole literal */
    const char *line_start;
    int lineno;
};

struct lexer_bracket {
    char open;
    int lineno, col_offset;
};

struct lexer {
    const char *text, *end; /* ends in a newline and a NUL */
    const char *cursor, *line_start;
    int lineno;
    bool at_line_start;
    int pending; /* indents (positive) or dedents (negative) to be given */
    int level;
    struct lexer_bracket brackets[LEXER_MAX_BRACKETS];
    int indents;
    int indent[LEXER_MAX_INDENTS], alternate[LEXER_MAX_INDENTS];
    int fstrings;
    struct lexer_fstring fstring[LEXER_MAX_FSTRINGS];
    struct syntax_error *error;
    struct arena *arena; /* for warnings */
};

/* Begins on a copy (in the arena) of `text`, its newlines made uniform, its encoding checked.
 * False with *error set when the bytes are no Python source at all. */
bool lexer_init(struct lexer *lexer, struct arena *arena, const char *text, size_t size,
                struct syntax_error *error);

/* The next token; after TOKEN_END or TOKEN_ERROR the same again. */
struct token lexer_next(struct lexer *lexer);

/* For the lexer's own files. Sets the error at the byte before `behind` on the current line (as
 * CPython places it) and gives a TOKEN_ERROR. */
struct token lexer_fail(struct lexer *lexer, const char *behind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
struct token lexer_token(struct lexer *lexer, enum token_kind kind, const char *start);
struct token lexer_number(struct lexer *lexer);
struct token lexer_string(struct lexer *lexer, const char *start);
struct token lexer_fstring_begin(struct lexer *lexer, const char *start);
struct token lexer_fstring_text(struct lexer *lexer);
bool lexer_is_name_byte(char byte);

#endif
