/* The parser's ground: tokens, nodes, and the entries for a file and for an expression. */
#include "sim/lang/parser.h"

#include <string.h>

#include "sim/lang/parse.h"

/* --- tokens */

static void grow_tokens(struct parser *parser)
{
    int capacity = parser->capacity ? parser->capacity * 2 : 256;
    struct token *tokens = parse_alloc(parser, (size_t)capacity * sizeof *tokens);
    if (parser->count)
        memcpy(tokens, parser->tokens, (size_t)parser->count * sizeof *tokens);
    parser->tokens = tokens;
    parser->capacity = capacity;
}

struct token *parse_peek_at(struct parser *parser, int ahead)
{
    while (parser->pos + ahead >= parser->count) {
        if (parser->count == parser->capacity)
            grow_tokens(parser);
        parser->tokens[parser->count++] = lexer_next(&parser->lexer);
        if (parser->error->kind != SYNTAX_OK)
            parse_escape(parser);
    }
    return &parser->tokens[parser->pos + ahead];
}

struct token *parse_peek(struct parser *parser) { return parse_peek_at(parser, 0); }

bool parse_at(struct parser *parser, enum token_kind kind)
{
    return parse_peek(parser)->kind == kind;
}

bool parse_take(struct parser *parser, enum token_kind kind)
{
    if (!parse_at(parser, kind))
        return false;
    parser->pos++;
    return true;
}

struct token *parse_need(struct parser *parser, enum token_kind kind)
{
    if (!parse_at(parser, kind))
        parse_fail(parser);
    return &parser->tokens[parser->pos++];
}

struct token *parse_force(struct parser *parser, enum token_kind kind, const char *text)
{
    struct token *token = parse_peek(parser);
    if (token->kind == TOKEN_ERROR)
        parse_fail(parser);
    if (token->kind != kind)
        parse_fail_token(parser, token, "expected '%s'", text);
    return &parser->tokens[parser->pos++];
}

bool parse_is_word(const struct token *token, const char *word)
{
    return token->kind == TOKEN_NAME && (size_t)(token->end - token->start) == strlen(word) &&
           memcmp(token->start, word, strlen(word)) == 0;
}

bool parse_at_soft(struct parser *parser, const char *word)
{
    return parse_is_word(parse_peek(parser), word);
}

const char *parse_token_text(struct parser *parser, const struct token *token)
{
    char *copy = arena_copy(parser->arena, token->start, (size_t)(token->end - token->start));
    if (!copy)
        parse_fail_last(parser, SYNTAX_MEMORY_ERROR, "the program is too large");
    return copy;
}

const char *parse_name(struct parser *parser)
{
    return parse_token_text(parser, parse_need(parser, TOKEN_NAME));
}

bool parse_at_expression(struct parser *parser)
{
    switch (parse_peek(parser)->kind) {
    case TOKEN_NAME: case TOKEN_NUMBER: case TOKEN_STRING: case TOKEN_FSTRING_START:
    case TOKEN_NONE: case TOKEN_TRUE: case TOKEN_FALSE: case TOKEN_ELLIPSIS: case TOKEN_NOT:
    case TOKEN_LAMBDA: case TOKEN_AWAIT: case TOKEN_LEFT_PAREN: case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE: case TOKEN_MINUS: case TOKEN_PLUS: case TOKEN_TILDE:
        return true;
    default:
        return false;
    }
}

/* --- memory and nodes */

void *parse_alloc(struct parser *parser, size_t size)
{
    void *memory = arena_alloc(parser->arena, size);
    if (!memory)
        parse_fail_last(parser, SYNTAX_MEMORY_ERROR, "the program is too large");
    return memory;
}

static bool is_white(enum token_kind kind)
{
    return kind == TOKEN_NEWLINE || kind == TOKEN_INDENT || kind == TOKEN_DEDENT ||
           kind == TOKEN_END;
}

struct node *parse_node(struct parser *parser, enum node_kind kind, int start)
{
    struct node *node = parse_alloc(parser, sizeof *node);
    const struct token *first = &parser->tokens[start];
    int last = parser->pos - 1;
    while (last > start && is_white(parser->tokens[last].kind))
        last--;
    const struct token *end = &parser->tokens[last < start ? start : last];
    node->kind = kind;
    node->lineno = first->lineno;
    node->col_offset = first->col_offset;
    node->end_lineno = end->end_lineno;
    node->end_col_offset = end->end_col_offset;
    return node;
}

/* Lists double at powers of two, so that they need no capacity of their own. */
static void *grown(struct parser *parser, void *items, int count, size_t size)
{
    if (count & (count - 1))
        return items;
    void *larger = parse_alloc(parser, (size_t)(count ? count * 2 : 1) * size);
    if (count)
        memcpy(larger, items, (size_t)count * size);
    return larger;
}

void parse_append(struct parser *parser, struct node_list *list, struct node *node)
{
    list->items = grown(parser, list->items, list->count, sizeof *list->items);
    list->items[list->count++] = node;
}

void parse_append_name(struct parser *parser, struct name_list *list, const char *name)
{
    list->items = grown(parser, list->items, list->count, sizeof *list->items);
    list->items[list->count++] = name;
}

void parse_enter(struct parser *parser)
{
    if (++parser->depth > PARSE_MAX_DEPTH)
        parse_fail_last(parser, SYNTAX_MEMORY_ERROR,
                        "Parser stack overflowed - Python source too complex to parse");
}

void parse_leave(struct parser *parser) { parser->depth--; }

/* --- the entries */

static struct node *module(struct parser *parser)
{
    parse_peek(parser);
    struct node *node = parse_node(parser, NODE_Module, 0);
    while (!parse_at(parser, TOKEN_END))
        parse_statement(parser, &node->Module.body);
    return node;
}

static struct node *lone_expression(struct parser *parser)
{
    const struct token *first = parse_peek(parser);
    if (first->kind == TOKEN_END) { /* nothing but comments: CPython places it behind the last line */
        int line = first->lineno - 1;
        struct node place = {.lineno = line, .col_offset = -1, .end_lineno = line,
                             .end_col_offset = -1};
        parse_fail_node(parser, &place, "invalid syntax");
    }
    struct node *node = parse_node(parser, NODE_Expression, 0);
    node->Expression.body = parse_star_expressions(parser);
    while (parse_take(parser, TOKEN_NEWLINE))
        ;
    parse_need(parser, TOKEN_END);
    return node;
}

static struct node *run(struct arena *arena, const char *text, size_t size,
                        struct syntax_error *error, parse_rule *rule)
{
    jmp_buf escape;
    struct parser *parser = arena_alloc(arena, sizeof *parser);
    *error = (struct syntax_error){.lineno = 1};
    if (!parser) {
        error->kind = SYNTAX_MEMORY_ERROR;
        strcpy(error->message, "the program is too large");
        return NULL;
    }
    if (!lexer_init(&parser->lexer, arena, text, size, error))
        return NULL;
    parser->arena = arena;
    parser->error = error;
    parser->escape = &escape;
    if (setjmp(escape) != 0)
        return NULL;
    return rule(parser);
}

struct node *parse_file(struct arena *arena, const char *text, size_t size,
                        struct syntax_error *error)
{
    return run(arena, text, size, error, module);
}

struct node *parse_expression(struct arena *arena, const char *text, size_t size,
                              struct syntax_error *error)
{
    size_t white = 0;
    while (white < size && (text[white] == ' ' || text[white] == '\t'))
        white++;
    return run(arena, text + white, size - white, error, lone_expression);
}
