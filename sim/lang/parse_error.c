/* How the parser fails: where an error is placed, and the words CPython 3.13 finds for it. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/lang/parse.h"

const char *syntax_error_name(enum syntax_error_kind kind)
{
    switch (kind) {
    case SYNTAX_INDENTATION_ERROR: return "IndentationError";
    case SYNTAX_TAB_ERROR: return "TabError";
    case SYNTAX_MEMORY_ERROR: return "MemoryError";
    default: return "SyntaxError";
    }
}

struct node *parse_attempt(struct parser *parser, parse_rule *rule)
{
    jmp_buf here, *outer = parser->escape;
    struct node *volatile node = NULL;
    struct node *operand = parser->operand;
    int pos = parser->pos, depth = parser->depth, operand_start = parser->operand_start;
    int operand_end = parser->operand_end;
    parser->escape = &here;
    parser->trying++;
    if (setjmp(here) == 0)
        node = rule(parser);
    parser->escape = outer;
    parser->trying--;
    if (parser->error->kind != SYNTAX_OK) /* the lexer's errors are final */
        longjmp(*outer, 1);
    if (!node) {
        parser->pos = pos;
        parser->depth = depth;
        parser->operand = operand;
        parser->operand_start = operand_start;
        parser->operand_end = operand_end;
    }
    return node;
}

noreturn void parse_escape(struct parser *parser) { longjmp(*parser->escape, 1); }

static void never_closed(struct parser *parser, struct syntax_error *error)
{
    const struct lexer_bracket *open = &parser->lexer.brackets[parser->lexer.level - 1];
    *error = (struct syntax_error){.kind = SYNTAX_ERROR,
                                   .lineno = open->lineno,
                                   .col_offset = open->col_offset,
                                   .end_lineno = open->lineno,
                                   .end_col_offset = -1,
                                   .warnings = error->warnings};
    snprintf(error->message, sizeof error->message, "'%c' was never closed", open->open);
}

/* CPython reads on to the end of the file: what the tokenizer finds wrong there goes before what
 * the parser found, and so does a bracket opened on an earlier line that nothing closes. */
static void read_to_end(struct parser *parser)
{
    struct syntax_error found = {0};
    int error_line = parser->count ? parser->tokens[parser->count - 1].lineno : 1;
    enum token_kind kind;
    parser->lexer.error = &found;
    do
        kind = lexer_next(&parser->lexer).kind;
    while (kind != TOKEN_END && kind != TOKEN_ERROR);
    parser->lexer.error = parser->error;
    /* What has no end is wrong with lines, not tokens: that goes behind, as an open field does. */
    bool weak = found.end_col_offset < 0 || strcmp(found.message, "f-string: expecting '}'") == 0;
    if (found.kind != SYNTAX_OK && !weak)
        *parser->error = found;
    else if (kind == TOKEN_ERROR && parser->lexer.level > 0 &&
             error_line > parser->lexer.brackets[parser->lexer.level - 1].lineno)
        never_closed(parser, parser->error);
}

struct place {
    int lineno, col_offset, end_lineno, end_col_offset;
    bool at_end; /* of the text */
};

__attribute__((format(printf, 4, 0))) noreturn static void
fail_at(struct parser *parser, struct place place,
                             enum syntax_error_kind kind, const char *format, va_list arguments)
{
    if (parser->trying && kind != SYNTAX_MEMORY_ERROR)
        parse_escape(parser);
    struct syntax_error *error = parser->error;
    const struct token *last = parser->count ? &parser->tokens[parser->count - 1] : NULL;
    bool at_end = last && last->kind == TOKEN_ERROR && parser->lexer.level > 0;
    *error = (struct syntax_error){kind, "", place.lineno, place.col_offset, place.end_lineno,
                                   place.end_col_offset, place.at_end, error->warnings};
    vsnprintf(error->message, sizeof error->message, format, arguments);
    if (kind == SYNTAX_MEMORY_ERROR)
        parse_escape(parser);
    bool bare = last && (last->kind == TOKEN_INDENT || last->kind == TOKEN_DEDENT);
    if (at_end)
        never_closed(parser, error);
    else if (kind != SYNTAX_INDENTATION_ERROR || !bare)
        read_to_end(parser);
    parse_escape(parser);
}

static struct place token_place(const struct token *first, const struct token *last)
{
    return (struct place){first->lineno, first->col_offset, last->end_lineno,
                          last->end_col_offset, false};
}

/* Where CPython places tokens without text: at the byte before them; the end of the file still
 * belongs to the last line. */
static struct place bare_place(struct parser *parser, const struct token *token)
{
    struct place place = {token->lineno, token->col_offset - 1, token->lineno, -2, false};
    if (token->start < parser->lexer.end || token->lineno == 1)
        return place;
    const char *newline = token->start - 1, *start = newline;
    while (start > parser->lexer.text && start[-1] != '\n')
        start--;
    place.lineno = place.end_lineno = token->lineno - 1;
    place.col_offset = (int)(newline - start);
    place.at_end = true;
    return place;
}

noreturn void parse_fail_last(struct parser *parser, enum syntax_error_kind kind,
                              const char *format, ...)
{
    static const struct token nowhere = {.lineno = 1, .end_lineno = 1};
    const struct token *last = parser->count ? &parser->tokens[parser->count - 1] : &nowhere;
    struct place place = token_place(last, last);
    va_list arguments;
    if (last->kind == TOKEN_INDENT || last->kind == TOKEN_DEDENT || last->kind == TOKEN_END)
        place = bare_place(parser, last);
    va_start(arguments, format);
    fail_at(parser, place, kind, format, arguments);
}

noreturn void parse_fail_token(struct parser *parser, const struct token *token,
                               const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail_at(parser, token_place(token, token), SYNTAX_ERROR, format, arguments);
}

noreturn void parse_fail_from(struct parser *parser, const struct token *first,
                              const char *format, ...)
{
    struct place place = token_place(first, &parser->tokens[parser->count - 1]);
    va_list arguments;
    place.end_col_offset--;
    va_start(arguments, format);
    fail_at(parser, place, SYNTAX_ERROR, format, arguments);
}

noreturn void parse_fail_tokens(struct parser *parser, const struct token *first,
                                const struct token *last, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail_at(parser, token_place(first, last), SYNTAX_ERROR, format, arguments);
}

noreturn void parse_fail_node(struct parser *parser, const struct node *node, const char *format,
                              ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail_at(parser,
            (struct place){node->lineno, node->col_offset, node->end_lineno,
                           node->end_col_offset, false},
            SYNTAX_ERROR, format, arguments);
}

noreturn void parse_fail_nodes(struct parser *parser, const struct node *first,
                               const struct node *last, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail_at(parser,
            (struct place){first->lineno, first->col_offset, last->end_lineno,
                           last->end_col_offset, false},
            SYNTAX_ERROR, format, arguments);
}

/* --- invalid syntax, and what it may have meant */

static bool is_soft_keyword(const struct token *token)
{
    return parse_is_word(token, "match") || parse_is_word(token, "case") ||
           parse_is_word(token, "type") || parse_is_word(token, "_");
}

static bool is_print_or_exec(const struct node *node)
{
    return node->kind == NODE_Name &&
           (strcmp(node->Name.id, "print") == 0 || strcmp(node->Name.id, "exec") == 0);
}

/* `print x`, as in Python 2. */
static void fail_print(struct parser *parser)
{
    struct node *name = parser->operand;
    if (!is_print_or_exec(name) || name->parenthesised)
        return;
    struct node *rest = parse_attempt(parser, parse_star_expressions);
    if (rest)
        parse_fail_nodes(parser, name, rest,
                         "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                         name->Name.id, name->Name.id);
}

/* Two expressions side by side inside brackets. */
static void fail_comma(struct parser *parser)
{
    struct node *left = parser->operand;
    const struct token *first = &parser->tokens[parser->operand_start];
    if (is_print_or_exec(left) || is_soft_keyword(first) ||
        (first->kind == TOKEN_NAME && first[1].kind == TOKEN_STRING))
        return;
    struct node *second = parse_attempt(parser, parse_one_expression);
    if (second && parser->tokens[parser->pos - 1].level > 0)
        parse_fail_nodes(parser, left, second,
                         "invalid syntax. Perhaps you forgot a comma?");
}

noreturn void parse_fail(struct parser *parser)
{
    if (parser->trying)
        parse_escape(parser);
    parse_peek(parser);
    struct token last = parser->tokens[parser->count - 1];
    int pos = parser->pos;
    if (last.kind != TOKEN_ERROR && parser->operand && parser->operand_end == pos &&
        parse_at_expression(parser)) {
        struct node *operand = parser->operand;
        fail_print(parser);
        parser->pos = pos;
        parser->operand = operand;
        fail_comma(parser);
    }
    if (last.kind == TOKEN_INDENT)
        parse_fail_last(parser, SYNTAX_INDENTATION_ERROR, "unexpected indent");
    if (last.kind == TOKEN_DEDENT)
        parse_fail_last(parser, SYNTAX_INDENTATION_ERROR, "unexpected unindent");
    parse_fail_token(parser, &last, "invalid syntax");
}
