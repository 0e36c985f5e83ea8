/* String literals: escapes, implicit concatenation, f-strings. */
#include <string.h>

#include "sim/lang/parse.h"
#include "sim/value/unicode.h"

struct string_state {
    struct node_list values; /* of the JoinedStr: Constants and FormattedValues */
    bool formatted, bytes, plain;
    struct token *token; /* the literal at work, for errors */
};

/* --- escapes */

static size_t put_code_point(char *to, unsigned code)
{
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        to[i] = (char)(0x80 | (code & 0x3F));
    to[0] = (char)((0xF00u >> length & 0xF0) | code);
    return length;
}

static int hex_value(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

struct escape {
    struct parser *parser;
    const struct token *token;
    const char *start, *at, *end; /* of the literal's body */
    bool bytes, warned;
};

noreturn static void fail_escape(struct escape *escape, const char *backslash, const char *why)
{
    int first = (int)(backslash - escape->start), last = (int)(escape->at - escape->start) - 1;
    if (escape->bytes)
        parse_fail_token(escape->parser, escape->token,
                         "(value error) invalid \\x escape at position %d", first);
    parse_fail_token(escape->parser, escape->token,
                     "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                     "%d-%d: %s", first, last, why);
}

static unsigned hex_escape(struct escape *escape, const char *backslash, int digits,
                           const char *why)
{
    unsigned code = 0;
    for (int i = 0; i < digits; i++) {
        int value = escape->at < escape->end ? hex_value(*escape->at) : -1;
        if (value < 0)
            fail_escape(escape, backslash, why);
        code = code << 4 | (unsigned)value;
        escape->at++;
    }
    if (code > 0x10FFFF)
        fail_escape(escape, backslash, "illegal Unicode character");
    return code;
}

static unsigned octal_escape(struct escape *escape, char first)
{
    unsigned code = (unsigned)(first - '0');
    for (int i = 0; i < 2 && escape->at < escape->end; i++) {
        if (*escape->at < '0' || *escape->at > '7')
            break;
        code = code << 3 | (unsigned)(*escape->at++ - '0');
    }
    return code;
}

/* One letter for one control character; 0 for what is none of these. */
static char simple_escape(char letter)
{
    switch (letter) {
    case '\\': case '\'': case '"': return letter;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return 0;
    }
}

static size_t put(struct escape *escape, char *to, unsigned code)
{
    if (!escape->bytes)
        return put_code_point(to, code);
    *to = (char)code;
    return 1;
}

/* Behind \N: the code point whose name stands in curly brackets. */
static unsigned named_escape(struct escape *escape)
{
    const char *start = escape->at + 1, *close = NULL;
    if (escape->at < escape->end && *escape->at == '{')
        close = memchr(start, '}', (size_t)(escape->end - start));
    if (!close || close == start)
        parse_fail_token(escape->parser, escape->token,
                         "(unicode error) malformed \\N character escape");
    int32_t code = unicode_by_name(start, (size_t)(close - start));
    if (code < 0)
        parse_fail_token(escape->parser, escape->token,
                         "(unicode error) \\N{%.*s} is not known to loopglass: write the "
                         "character itself, or \\u and its number",
                         (int)(close - start), start);
    escape->at = close + 1;
    return (unsigned)code;
}

/* A backslash that means nothing. CPython 3.13 warn_invalid_escape_sequence: the first one of a
 * literal only, at the literal's first line. */
static void warn_escape(struct escape *escape, const char *backslash)
{
    bool octal = backslash[1] >= '4' && backslash[1] <= '7';
    if (escape->warned || escape->parser->trying)
        return;
    escape->warned = true;
    syntax_warn(escape->parser->arena, escape->parser->error, escape->token->lineno,
                escape->token->col_offset,
                octal ? "invalid octal escape sequence '\\%.3s'"
                      : "invalid escape sequence '\\%.1s'", backslash + 1);
}

/* Behind a backslash: writes what is meant, returns how many bytes. */
static size_t decode_escape(struct escape *escape, char *to)
{
    const char *backslash = escape->at - 1;
    char letter = *escape->at++;
    if (letter == '\n')
        return 0;
    if (simple_escape(letter)) {
        *to = simple_escape(letter);
        return 1;
    }
    if (letter >= '0' && letter <= '7') {
        unsigned code = octal_escape(escape, letter);
        if (code > 0377)
            warn_escape(escape, backslash);
        return put(escape, to, code);
    }
    if (letter == 'x')
        return put(escape, to, hex_escape(escape, backslash, 2, "truncated \\xXX escape"));
    if (!escape->bytes && letter == 'u')
        return put(escape, to, hex_escape(escape, backslash, 4, "truncated \\uXXXX escape"));
    if (!escape->bytes && letter == 'U')
        return put(escape, to, hex_escape(escape, backslash, 8, "truncated \\UXXXXXXXX escape"));
    if (!escape->bytes && letter == 'N')
        return put(escape, to, named_escape(escape));
    warn_escape(escape, backslash);
    escape->at--;
    *to = '\\';
    return 1;
}

/* Decodes the body of a literal. `doubled`: `{{` and `}}` stand for one brace. */
static struct constant decode(struct parser *parser, const struct token *token,
                              const char *start, const char *end, bool raw, bool bytes,
                              bool doubled)
{
    struct escape escape = {parser, token, start, start, end, bytes, false};
    char *text = parse_alloc(parser, (size_t)(end - start) + 1), *to = text;
    while (escape.at < end) {
        char byte = *escape.at++;
        if (byte == '\\' && !raw && escape.at < end) {
            to += decode_escape(&escape, to);
            continue;
        }
        if (byte == '\\' && !raw && doubled && *escape.at == '{')
            warn_escape(&escape, escape.at - 1);
        if (bytes && (unsigned char)byte >= 0x80)
            parse_fail_token(parser, token, "bytes can only contain ASCII literal characters");
        if (doubled && (byte == '{' || byte == '}') && escape.at < end && *escape.at == byte)
            escape.at++;
        *to++ = byte;
    }
    return (struct constant){.kind = bytes ? CONSTANT_BYTES : CONSTANT_STR,
                             .bytes = text,
                             .size = (size_t)(to - text)};
}

/* --- putting the pieces together */

/* A joined text owns its buffer, doubled as it grows; `base`, of no use to a text, holds how large
 * it is, so that a thousand literals in a row cost no thousand copies. */
static struct constant joined(struct parser *parser, const struct constant *left,
                              const struct constant *right)
{
    struct constant both = *left;
    both.size = left->size + right->size;
    if ((size_t)both.base <= both.size) {
        both.base = (int)both.size * 2 + 1;
        char *text = parse_alloc(parser, (size_t)both.base);
        memcpy(text, left->bytes, left->size);
        both.bytes = text;
    }
    char *end = (char *)both.bytes + left->size;
    memcpy(end, right->bytes, right->size);
    end[right->size] = '\0';
    return both;
}

/* Adds text to the values, joined with text before it. */
static void add_text(struct parser *parser, struct node_list *values, struct constant text,
                     int start)
{
    struct node *last = values->count ? values->items[values->count - 1] : NULL;
    struct node *node = parse_node(parser, NODE_Constant, start);
    if (last && last->kind == NODE_Constant) {
        last->Constant.value = joined(parser, &last->Constant.value, &text);
        last->end_lineno = node->end_lineno;
        last->end_col_offset = node->end_col_offset;
        return;
    }
    node->Constant.value = text;
    parse_append(parser, values, node);
}

static bool has_prefix(const struct token *token, char letter)
{
    for (const char *at = token->start; *at != '"' && *at != '\''; at++)
        if ((*at | 0x20) == letter)
            return true;
    return false;
}

static void plain_string(struct parser *parser, struct string_state *state)
{
    int start = parser->pos++;
    struct token *token = &parser->tokens[start];
    const char *quote = token->start + strcspn(token->start, "'\"");
    bool bytes = has_prefix(token, 'b');
    int size = quote[1] == *quote && quote[2] == *quote && token->end - quote >= 6 ? 3 : 1;
    struct constant text = decode(parser, token, quote + size, token->end - size,
                                  has_prefix(token, 'r'), bytes, false);
    state->bytes = state->bytes || bytes;
    state->plain = state->plain || !bytes;
    add_text(parser, &state->values, text, start);
}

/* --- replacement fields */

static void format_text(struct parser *parser, struct node_list *values, bool raw, bool spec)
{
    int start = parser->pos++;
    struct token *token = &parser->tokens[start];
    struct constant text = decode(parser, token, token->start, token->end, raw, false, !spec);
    add_text(parser, values, text, start);
}

/* The source of a field with `=`, from behind its brace to `end`, comments left out. */
static struct constant debug_text(struct parser *parser, const char *start, const char *end)
{
    char *text = parse_alloc(parser, (size_t)(end - start) + 1), *to = text;
    char quote = '\0';
    for (const char *at = start; at < end; at++) {
        if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? '\0' : *at;
        if (*at == '#' && !quote)
            at += strcspn(at, "\n");
        *to++ = *at;
    }
    return (struct constant){.kind = CONSTANT_STR, .bytes = text, .size = (size_t)(to - text)};
}

static void fail_field_start(struct parser *parser)
{
    struct token *token = parse_peek(parser);
    const char *what = token->kind == TOKEN_EQUAL         ? "="
                       : token->kind == TOKEN_EXCLAMATION ? "!"
                       : token->kind == TOKEN_COLON       ? ":"
                       : token->kind == TOKEN_RIGHT_BRACE ? "}"
                                                          : NULL;
    if (what)
        parse_fail_token(parser, token, "f-string: valid expression required before '%s'", what);
    if (!parse_at_expression(parser) && token->kind != TOKEN_STAR && token->kind != TOKEN_YIELD &&
        token->kind != TOKEN_ERROR)
        parse_fail_token(parser, token, "f-string: expecting a valid expression after '{'");
}

/* What CPython says where an expression has an error that has no words of its own: it takes the longest
 * beginning that is an expression, and misses the field's end behind it. */
noreturn static void explain_field(struct parser *parser, int start)
{
    parser->error->kind = SYNTAX_OK;
    for (int end = parser->count - 1; end > start; end--) {
        enum token_kind kind = parser->tokens[end].kind;
        parser->tokens[end].kind = TOKEN_RIGHT_BRACE;
        parser->pos = start;
        bool whole = parse_attempt(parser, parse_yield_or_star_expressions) && parser->pos == end;
        parser->tokens[end].kind = kind;
        if (whole)
            parse_fail_token(parser, &parser->tokens[end],
                             "f-string: expecting '=', or '!', or ':', or '}'");
    }
    parse_fail_token(parser, &parser->tokens[start],
                     "f-string: expecting a valid expression after '{'");
}

static struct node *field_expression(struct parser *parser)
{
    jmp_buf here, *const outer = parser->escape;
    const int start = parser->pos;
    if (parser->trying)
        return parse_yield_or_star_expressions(parser);
    parser->escape = &here;
    if (setjmp(here) == 0) {
        struct node *node = parse_yield_or_star_expressions(parser);
        parser->escape = outer;
        return node;
    }
    parser->escape = outer;
    if (parser->error->kind == SYNTAX_ERROR &&
        strcmp(parser->error->message, "invalid syntax") == 0)
        explain_field(parser, start);
    parse_escape(parser);
}

static int conversion(struct parser *parser)
{
    if (!parse_at(parser, TOKEN_EXCLAMATION))
        return -1;
    struct token *mark = &parser->tokens[parser->pos++], *token = parse_peek(parser);
    if (token->kind == TOKEN_COLON || token->kind == TOKEN_RIGHT_BRACE)
        parse_fail_token(parser, token, "f-string: missing conversion character");
    if (token->kind != TOKEN_NAME)
        parse_fail_token(parser, token, "f-string: invalid conversion character");
    if (token->start != mark->end)
        parse_fail_tokens(parser, mark, token,
                          "f-string: conversion type must come right after the exclamanation mark");
    if (token->end - token->start != 1 || !strchr("sra", *token->start))
        parse_fail_token(parser, token,
                         "f-string: invalid conversion character '%.*s': expected 's', 'r', or "
                         "'a'", (int)(token->end - token->start), token->start);
    parser->pos++;
    return *token->start;
}

static void field(struct parser *parser, struct node_list *values, bool raw);

static struct node *format_spec(struct parser *parser, bool raw)
{
    struct node_list values = {0};
    if (!parse_at(parser, TOKEN_COLON))
        return NULL;
    int start = parser->pos++;
    for (;;) {
        if (parse_at(parser, TOKEN_FSTRING_MIDDLE))
            format_text(parser, &values, raw, true);
        else if (parse_at(parser, TOKEN_LEFT_BRACE))
            field(parser, &values, raw);
        else
            break;
    }
    if (!parse_at(parser, TOKEN_RIGHT_BRACE) && !parse_at(parser, TOKEN_ERROR))
        parse_fail_token(parser, parse_peek(parser),
                         "f-string: expecting '}', or format specs");
    struct node *node = parse_node(parser, NODE_JoinedStr, start);
    node->JoinedStr.values = values;
    return node;
}

static void fail_field_end(struct parser *parser, bool debug, int converted)
{
    struct token *token = parse_peek(parser);
    if (token->kind == TOKEN_COLON || token->kind == TOKEN_RIGHT_BRACE ||
        token->kind == TOKEN_ERROR)
        return;
    if (parser->operand && parser->operand_end == parser->pos && parse_at_expression(parser))
        parse_fail(parser);
    if (converted >= 0)
        parse_fail_token(parser, token, "f-string: expecting ':' or '}'");
    if (debug)
        parse_fail_token(parser, token, "f-string: expecting '!', or ':', or '}'");
    parse_fail_token(parser, token, "f-string: expecting '=', or '!', or ':', or '}'");
}

static void field(struct parser *parser, struct node_list *values, bool raw)
{
    int start = parser->pos++;
    const char *source = parser->tokens[start].end;
    parse_enter(parser);
    fail_field_start(parser);
    struct node *value = field_expression(parser);
    bool debug = parse_take(parser, TOKEN_EQUAL);
    if (debug)
        add_text(parser, values, debug_text(parser, source, parse_peek(parser)->start), start);
    int converted = conversion(parser);
    fail_field_end(parser, debug, converted);
    struct node *spec = format_spec(parser, raw);
    parse_need(parser, TOKEN_RIGHT_BRACE);
    struct node *node = parse_node(parser, NODE_FormattedValue, start);
    node->FormattedValue.value = value;
    node->FormattedValue.conversion = converted < 0 && debug && !spec ? 'r' : converted;
    node->FormattedValue.format_spec = spec;
    parse_append(parser, values, node);
    parse_leave(parser);
}

static void format_string(struct parser *parser, struct string_state *state)
{
    struct token *token = &parser->tokens[parser->pos++];
    bool raw = has_prefix(token, 'r');
    state->formatted = state->plain = true;
    while (!parse_at(parser, TOKEN_FSTRING_END)) {
        if (parse_at(parser, TOKEN_FSTRING_MIDDLE))
            format_text(parser, &state->values, raw, false);
        else if (parse_at(parser, TOKEN_LEFT_BRACE))
            field(parser, &state->values, raw);
        else
            parse_fail(parser);
    }
    parser->pos++;
}

/* --- the whole */

static void drop_empty_text(struct node_list *values)
{
    int kept = 0;
    for (int i = 0; i < values->count; i++) {
        struct node *value = values->items[i];
        if (value->kind != NODE_Constant || value->Constant.value.size > 0)
            values->items[kept++] = value;
    }
    values->count = kept;
}

struct node *parse_strings(struct parser *parser)
{
    int start = parser->pos;
    struct string_state state = {0};
    bool u_prefix = parse_at(parser, TOKEN_STRING) && *parse_peek(parser)->start == 'u';
    parse_enter(parser);
    for (;;) {
        if (parse_at(parser, TOKEN_STRING))
            plain_string(parser, &state);
        else if (parse_at(parser, TOKEN_FSTRING_START))
            format_string(parser, &state);
        else
            break;
        if (state.bytes && state.plain && parse_peek(parser))
            parse_fail_last(parser, SYNTAX_ERROR, "cannot mix bytes and nonbytes literals");
    }
    parse_leave(parser);
    if (!state.formatted) {
        struct node *node = state.values.items[0];
        node->Constant.kind = u_prefix ? "u" : NULL;
        return node;
    }
    drop_empty_text(&state.values);
    struct node *node = parse_node(parser, NODE_JoinedStr, start);
    node->JoinedStr.values = state.values;
    return node;
}
