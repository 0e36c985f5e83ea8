/* Primaries and atoms: calls, attributes, subscripts, brackets of every kind, comprehensions. */
#include <stdlib.h>
#include <string.h>

#include "sim/lang/parse.h"

/* --- comprehensions */

bool parse_at_comprehension(struct parser *parser)
{
    return parse_at(parser, TOKEN_FOR) ||
           (parse_at(parser, TOKEN_ASYNC) && parse_peek_at(parser, 1)->kind == TOKEN_FOR);
}

void parse_generators(struct parser *parser, struct node_list *generators)
{
    while (parse_at_comprehension(parser)) {
        int start = parser->pos;
        bool is_async = parse_take(parser, TOKEN_ASYNC);
        parse_need(parser, TOKEN_FOR);
        struct node *target = parse_star_targets(parser, true);
        parse_need(parser, TOKEN_IN);
        struct node *iter = parse_disjunction(parser);
        struct node_list ifs = {0};
        while (parse_take(parser, TOKEN_IF))
            parse_append(parser, &ifs, parse_disjunction(parser));
        struct node *node = parse_node(parser, NODE_comprehension, start);
        node->comprehension.target = target;
        node->comprehension.iter = iter;
        node->comprehension.ifs = ifs;
        node->comprehension.is_async = is_async;
        parse_append(parser, generators, node);
    }
}

static struct node *comprehension(struct parser *parser, enum node_kind kind, struct node *elt,
                                  int start, enum token_kind close)
{
    struct node_list generators = {0};
    if (elt->kind == NODE_Starred)
        parse_fail_node(parser, elt, "iterable unpacking cannot be used in comprehension");
    parse_generators(parser, &generators);
    parse_need(parser, close);
    struct node *node = parse_node(parser, kind, start);
    node->ListComp.elt = elt; /* the three kinds with one element have one layout */
    node->ListComp.generators = generators;
    return node;
}

/* `[a, b for ...]`: the target wants parentheses. */
static void fail_bare_target(struct parser *parser, struct node_list *items)
{
    if (!parse_at_comprehension(parser) || items->count < 1 || parser->trying)
        return;
    struct node *first = items->items[0];
    if (items->count == 1) {
        struct token *comma = &parser->tokens[parser->pos - 1];
        struct node end = {.end_lineno = comma->end_lineno,
                           .end_col_offset = comma->end_col_offset};
        parse_fail_nodes(parser, first, &end,
                         "did you forget parentheses around the comprehension target?");
    }
    parse_fail_nodes(parser, first, items->items[items->count - 1],
                     "did you forget parentheses around the comprehension target?");
}

/* Items up to the closing bracket, the first already there. */
static void items(struct parser *parser, struct node_list *list, struct node *first,
                  enum token_kind close)
{
    parse_append(parser, list, first);
    while (parse_take(parser, TOKEN_COMMA)) {
        if (parse_at(parser, close))
            break;
        if (close != TOKEN_RIGHT_PAREN)
            fail_bare_target(parser, list);
        parse_append(parser, list, parse_star_named_expression(parser));
        if (close != TOKEN_RIGHT_PAREN)
            fail_bare_target(parser, list);
    }
    parse_need(parser, close);
}

static bool is_bare_walrus(const struct node *node)
{
    return node->kind == NODE_NamedExpr && !node->parenthesised;
}

/* --- ( ... ) */

static struct node *tuple(struct parser *parser, struct node *first, int start)
{
    struct node_list elts = {0};
    if (first)
        items(parser, &elts, first, TOKEN_RIGHT_PAREN);
    else
        parse_need(parser, TOKEN_RIGHT_PAREN);
    struct node *node = parse_node(parser, NODE_Tuple, start);
    node->Tuple.elts = elts;
    return node;
}

static struct node *group(struct parser *parser, struct node *inner)
{
    if (inner->kind == NODE_Starred && parse_at(parser, TOKEN_RIGHT_PAREN) && !parser->trying)
        parse_fail_node(parser, inner, "cannot use starred expression here");
    parse_need(parser, TOKEN_RIGHT_PAREN);
    inner->parenthesised = true;
    return inner;
}

static struct node *round_brackets(struct parser *parser)
{
    int start = parser->pos++;
    if (parse_at(parser, TOKEN_RIGHT_PAREN))
        return tuple(parser, NULL, start);
    if (parse_at(parser, TOKEN_YIELD))
        return group(parser, parse_yield(parser));
    if (parse_at(parser, TOKEN_DOUBLE_STAR)) {
        struct token *stars = parse_peek(parser);
        int pos = parser->pos++;
        if (parse_attempt(parser, parse_one_expression) && parse_at(parser, TOKEN_RIGHT_PAREN))
            parse_fail_token(parser, stars, "cannot use double starred expression here");
        parser->pos = pos;
        parse_fail(parser);
    }
    struct node *first = parse_star_named_expression(parser);
    if (parse_at_comprehension(parser))
        return comprehension(parser, NODE_GeneratorExp, first, start, TOKEN_RIGHT_PAREN);
    if (parse_at(parser, TOKEN_COMMA))
        return tuple(parser, first, start);
    return group(parser, first);
}

/* --- [ ... ] */

static struct node *square_brackets(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list elts = {0};
    if (!parse_take(parser, TOKEN_RIGHT_BRACKET)) {
        struct node *first = parse_star_named_expression(parser);
        if (parse_at_comprehension(parser))
            return comprehension(parser, NODE_ListComp, first, start, TOKEN_RIGHT_BRACKET);
        items(parser, &elts, first, TOKEN_RIGHT_BRACKET);
    }
    struct node *node = parse_node(parser, NODE_List, start);
    node->List.elts = elts;
    return node;
}

/* --- { ... } */

static struct node *set(struct parser *parser, struct node *first, int start)
{
    struct node_list elts = {0};
    if (parse_at_comprehension(parser))
        return comprehension(parser, NODE_SetComp, first, start, TOKEN_RIGHT_BRACE);
    items(parser, &elts, first, TOKEN_RIGHT_BRACE);
    struct node *node = parse_node(parser, NODE_Set, start);
    node->Set.elts = elts;
    return node;
}

static struct node *dict_value(struct parser *parser, struct token *colon)
{
    if (!parser->trying) {
        if (parse_at(parser, TOKEN_RIGHT_BRACE) || parse_at(parser, TOKEN_COMMA))
            parse_fail_token(parser, colon, "expression expected after dictionary key and ':'");
        if (parse_at(parser, TOKEN_STAR)) {
            struct token *star = &parser->tokens[parser->pos++];
            parse_bitwise_or(parser);
            parse_fail_from(parser, star,
                            "cannot use a starred expression in a dictionary value");
        }
    }
    return parse_one_expression(parser);
}

static struct node *dict_comprehension(struct parser *parser, struct node *key,
                                       struct node *value, int start)
{
    struct node_list generators = {0};
    parse_generators(parser, &generators);
    parse_need(parser, TOKEN_RIGHT_BRACE);
    struct node *node = parse_node(parser, NODE_DictComp, start);
    node->DictComp.key = key;
    node->DictComp.value = value;
    node->DictComp.generators = generators;
    return node;
}

static void fail_dict_key(struct parser *parser, struct node *key)
{
    if (parse_at(parser, TOKEN_COLON) || parse_at(parser, TOKEN_ERROR) || parser->trying)
        return;
    struct node end = {.lineno = key->lineno, .col_offset = key->end_col_offset - 1,
                       .end_lineno = key->end_lineno, .end_col_offset = -1};
    parse_fail_node(parser, &end, "':' expected after dictionary key");
}

/* The rest of a dict whose first key (NULL for `**`) and value are there. */
static struct node *dict_rest(struct parser *parser, struct node *key, struct node *value,
                              int start)
{
    struct node_list keys = {0}, values = {0};
    for (;;) {
        parse_append(parser, &keys, key);
        parse_append(parser, &values, value);
        if (!parse_take(parser, TOKEN_COMMA) || parse_at(parser, TOKEN_RIGHT_BRACE))
            break;
        if (parse_take(parser, TOKEN_DOUBLE_STAR)) {
            key = NULL;
            value = parse_bitwise_or(parser);
            continue;
        }
        key = parse_one_expression(parser);
        fail_dict_key(parser, key);
        struct token *colon = parse_need(parser, TOKEN_COLON);
        value = dict_value(parser, colon);
    }
    parse_need(parser, TOKEN_RIGHT_BRACE);
    struct node *node = parse_node(parser, NODE_Dict, start);
    node->Dict.keys = keys;
    node->Dict.values = values;
    return node;
}

static struct node *curly_brackets(struct parser *parser)
{
    int start = parser->pos++;
    if (parse_take(parser, TOKEN_RIGHT_BRACE))
        return parse_node(parser, NODE_Dict, start);
    if (parse_at(parser, TOKEN_DOUBLE_STAR)) {
        struct token *stars = parse_peek(parser);
        parser->pos++;
        struct node *value = parse_bitwise_or(parser);
        if (parse_at_comprehension(parser))
            parse_fail_token(parser, stars, "dict unpacking cannot be used in dict comprehension");
        return dict_rest(parser, NULL, value, start);
    }
    struct node *first = parse_star_named_expression(parser);
    if (first->kind == NODE_Starred || is_bare_walrus(first) || !parse_at(parser, TOKEN_COLON))
        return set(parser, first, start);
    struct token *colon = parse_need(parser, TOKEN_COLON);
    struct node *value = dict_value(parser, colon);
    if (parse_at_comprehension(parser))
        return dict_comprehension(parser, first, value, start);
    return dict_rest(parser, first, value, start);
}

/* --- names and constants */

static struct node *constant(struct parser *parser, enum constant_kind kind)
{
    int start = parser->pos++;
    struct node *node = parse_node(parser, NODE_Constant, start);
    node->Constant.value.kind = kind;
    return node;
}

static struct node *name(struct parser *parser)
{
    int start = parser->pos;
    const char *id = parse_name(parser);
    struct node *node = parse_node(parser, NODE_Name, start);
    node->Name.id = id;
    return node;
}

/* The digits of a number without prefix and underscores. */
static size_t strip(char *to, const struct token *token)
{
    size_t size = 0;
    for (const char *from = token->start; from < token->end; from++)
        if (*from != '_')
            to[size++] = *from;
    to[size] = '\0';
    return size;
}

struct node *parse_number(struct parser *parser)
{
    int start = parser->pos;
    struct token *token = parse_need(parser, TOKEN_NUMBER);
    struct node *node = parse_node(parser, NODE_Constant, start);
    struct constant *value = &node->Constant.value;
    char *text = parse_alloc(parser, (size_t)(token->end - token->start) + 1);
    size_t size = strip(text, token);
    char prefix = size > 1 && text[0] == '0' ? (char)(text[1] | 0x20) : '\0';
    value->kind = CONSTANT_INT;
    value->base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 10;
    value->bytes = value->base == 10 ? text : text + 2;
    value->size = value->base == 10 ? size : size - 2;
    if (value->base == 10 && strpbrk(text, ".eEjJ")) {
        bool imaginary = (text[size - 1] | 0x20) == 'j';
        value->kind = imaginary ? CONSTANT_COMPLEX : CONSTANT_FLOAT;
        value->number = strtod(text, NULL); /* LC_NUMERIC is never set */
    }
    return node;
}

struct node *parse_atom(struct parser *parser)
{
    switch (parse_peek(parser)->kind) {
    case TOKEN_NAME: return name(parser);
    case TOKEN_NUMBER: return parse_number(parser);
    case TOKEN_STRING: case TOKEN_FSTRING_START: return parse_strings(parser);
    case TOKEN_NONE: return constant(parser, CONSTANT_NONE);
    case TOKEN_TRUE: return constant(parser, CONSTANT_TRUE);
    case TOKEN_FALSE: return constant(parser, CONSTANT_FALSE);
    case TOKEN_ELLIPSIS: return constant(parser, CONSTANT_ELLIPSIS);
    case TOKEN_LEFT_PAREN: return round_brackets(parser);
    case TOKEN_LEFT_BRACKET: return square_brackets(parser);
    case TOKEN_LEFT_BRACE: return curly_brackets(parser);
    default: parse_fail(parser);
    }
}

/* --- attributes, subscripts, calls */

static struct node *optional_bound(struct parser *parser)
{
    return parse_at_expression(parser) ? parse_one_expression(parser) : NULL;
}

static struct node *slice(struct parser *parser)
{
    int start = parser->pos;
    struct node *lower = NULL, *upper, *step = NULL;
    if (parse_at(parser, TOKEN_STAR))
        return parse_starred(parser, parse_bitwise_or);
    if (!parse_at(parser, TOKEN_COLON)) {
        lower = parse_named_expression(parser);
        if (!parse_at(parser, TOKEN_COLON) || is_bare_walrus(lower))
            return lower;
    }
    parser->pos++;
    upper = optional_bound(parser);
    if (parse_take(parser, TOKEN_COLON))
        step = optional_bound(parser);
    struct node *node = parse_node(parser, NODE_Slice, start);
    node->Slice.lower = lower;
    node->Slice.upper = upper;
    node->Slice.step = step;
    return node;
}

static struct node *slices(struct parser *parser)
{
    int start = parser->pos;
    struct node *first = slice(parser);
    if (!parse_at(parser, TOKEN_COMMA) && first->kind != NODE_Starred)
        return first;
    struct node_list elts = {0};
    parse_append(parser, &elts, first);
    while (parse_take(parser, TOKEN_COMMA) && !parse_at(parser, TOKEN_RIGHT_BRACKET))
        parse_append(parser, &elts, slice(parser));
    struct node *node = parse_node(parser, NODE_Tuple, start);
    node->Tuple.elts = elts;
    return node;
}

static struct node *subscript(struct parser *parser, struct node *value, int start)
{
    parser->pos++;
    struct node *index = slices(parser);
    parse_need(parser, TOKEN_RIGHT_BRACKET);
    struct node *node = parse_node(parser, NODE_Subscript, start);
    node->Subscript.value = value;
    node->Subscript.slice = index;
    return node;
}

static struct node *attribute(struct parser *parser, struct node *value, int start)
{
    parser->pos++;
    const char *attr = parse_name(parser);
    struct node *node = parse_node(parser, NODE_Attribute, start);
    node->Attribute.value = value;
    node->Attribute.attr = attr;
    return node;
}

static struct node *call(struct parser *parser, struct node *func, int start)
{
    struct node_list arguments = {0}, keywords = {0};
    int open = parser->pos++;
    parse_arguments(parser, &arguments, &keywords, open);
    struct node *node = parse_node(parser, NODE_Call, start);
    node->Call.func = func;
    node->Call.args = arguments;
    node->Call.keywords = keywords;
    return node;
}

static struct node *awaited(struct parser *parser)
{
    int start = parser->pos++;
    struct node *value = parse_primary(parser);
    struct node *node = parse_node(parser, NODE_Await, start);
    node->Await.value = value;
    return node;
}

struct node *parse_primary(struct parser *parser)
{
    int start = parser->pos;
    if (parse_at(parser, TOKEN_AWAIT)) {
        if (parse_peek_at(parser, 1)->kind == TOKEN_AWAIT) {
            parser->pos++;
            parse_fail(parser);
        }
        return awaited(parser);
    }
    struct node *node = parse_atom(parser);
    for (;;) {
        switch (parse_peek(parser)->kind) {
        case TOKEN_DOT: node = attribute(parser, node, start); break;
        case TOKEN_LEFT_PAREN: node = call(parser, node, start); break;
        case TOKEN_LEFT_BRACKET: node = subscript(parser, node, start); break;
        default: return node;
        }
    }
}
