/* The kinds of token, and one token. */
#ifndef LOOPGLASS_LANG_TOKEN_H
#define LOOPGLASS_LANG_TOKEN_H

/* Keywords (X: name, text). Soft keywords are plain names for the lexer. */
#define TOKEN_KEYWORDS(X)                                                                          \
    X(FALSE, "False") X(NONE, "None") X(TRUE, "True") X(AND, "and") X(AS, "as")                    \
    X(ASSERT, "assert") X(ASYNC, "async") X(AWAIT, "await") X(BREAK, "break") X(CLASS, "class")    \
    X(CONTINUE, "continue") X(DEF, "def") X(DEL, "del") X(ELIF, "elif") X(ELSE, "else")            \
    X(EXCEPT, "except") X(FINALLY, "finally") X(FOR, "for") X(FROM, "from") X(GLOBAL, "global")    \
    X(IF, "if") X(IMPORT, "import") X(IN, "in") X(IS, "is") X(LAMBDA, "lambda")                    \
    X(NONLOCAL, "nonlocal") X(NOT, "not") X(OR, "or") X(PASS, "pass") X(RAISE, "raise")            \
    X(RETURN, "return") X(TRY, "try") X(WHILE, "while") X(WITH, "with") X(YIELD, "yield")

/* Operators and delimiters, longest first, so that the first match is the right one. */
#define TOKEN_OPERATORS(X)                                                                         \
    X(DOUBLE_STAR_EQUAL, "**=") X(DOUBLE_SLASH_EQUAL, "//=") X(LEFT_SHIFT_EQUAL, "<<=")            \
    X(RIGHT_SHIFT_EQUAL, ">>=") X(ELLIPSIS, "...")                                                 \
    X(NOT_EQUAL, "!=") X(PERCENT_EQUAL, "%=") X(AMPERSAND_EQUAL, "&=") X(DOUBLE_STAR, "**")        \
    X(STAR_EQUAL, "*=") X(PLUS_EQUAL, "+=") X(MINUS_EQUAL, "-=") X(ARROW, "->")                    \
    X(DOUBLE_SLASH, "//") X(SLASH_EQUAL, "/=") X(COLON_EQUAL, ":=") X(LEFT_SHIFT, "<<")            \
    X(LESS_EQUAL, "<=") X(LESS_GREATER, "<>") X(EQUAL_EQUAL, "==") X(GREATER_EQUAL, ">=")          \
    X(RIGHT_SHIFT, ">>") X(AT_EQUAL, "@=") X(CARET_EQUAL, "^=") X(BAR_EQUAL, "|=")                 \
    X(EXCLAMATION, "!") X(PERCENT, "%") X(AMPERSAND, "&") X(LEFT_PAREN, "(")                       \
    X(RIGHT_PAREN, ")") X(STAR, "*") X(PLUS, "+") X(COMMA, ",") X(MINUS, "-") X(DOT, ".")          \
    X(SLASH, "/") X(COLON, ":") X(SEMICOLON, ";") X(LESS, "<") X(EQUAL, "=") X(GREATER, ">")       \
    X(AT, "@") X(LEFT_BRACKET, "[") X(RIGHT_BRACKET, "]") X(CARET, "^") X(LEFT_BRACE, "{")         \
    X(BAR, "|") X(RIGHT_BRACE, "}") X(TILDE, "~")

enum token_kind {
    TOKEN_END,
    TOKEN_ERROR, /* the lexer's error says which; END inside brackets is an ERROR without one */
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING, /* with prefix and quotes */
    TOKEN_FSTRING_START,
    TOKEN_FSTRING_MIDDLE, /* raw text between replacement fields, `{{` still doubled */
    TOKEN_FSTRING_END,
    TOKEN_UNKNOWN, /* a character that Python has no use for: $ ? ` */
#define X(name, text) TOKEN_##name,
    TOKEN_KEYWORDS(X) TOKEN_OPERATORS(X)
#undef X
    TOKEN_KINDS
};

struct token {
    enum token_kind kind;
    int level;              /* open brackets behind the token */
    const char *start, *end; /* in the lexer's copy of the text */
    int lineno, col_offset, end_lineno, end_col_offset;
};

#endif
