/* Arguments of calls; parameters of functions and lambdas; type parameters. */
#include <string.h>

#include "sim/lang/parse.h"

/* --- arguments of a call */

struct call_state {
    struct node_list *arguments, *keywords;
    bool keyword_seen, unpacking_seen; /* `name=` and `**` */
    int open;                          /* the position of the round bracket */
};

static void append_keyword(struct parser *parser, struct call_state *state, int start,
                           const char *name, struct node *value)
{
    struct node *node = parse_node(parser, NODE_keyword, start);
    node->keyword.arg = name;
    node->keyword.value = value;
    parse_append(parser, state->keywords, node);
}

static void keyword_argument(struct parser *parser, struct call_state *state)
{
    int start = parser->pos;
    const char *name = parse_name(parser);
    parser->pos++;
    if ((parse_at(parser, TOKEN_COMMA) || parse_at(parser, TOKEN_RIGHT_PAREN)) && !parser->trying)
        parse_fail_tokens(parser, &parser->tokens[start], &parser->tokens[start + 1],
                          "expected argument value expression");
    struct node *value = parse_one_expression(parser);
    if (parse_at_comprehension(parser))
        parse_fail_tokens(parser, &parser->tokens[start], &parser->tokens[start + 1],
                          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    append_keyword(parser, state, start, name, value);
    state->keyword_seen = true;
}

static void unpacked_keywords(struct parser *parser, struct call_state *state)
{
    int start = parser->pos++;
    struct node *value = parse_one_expression(parser);
    if (parse_take(parser, TOKEN_EQUAL)) {
        parse_one_expression(parser);
        parse_fail_tokens(parser, &parser->tokens[start], &parser->tokens[parser->pos - 1],
                          "cannot assign to keyword argument unpacking");
    }
    append_keyword(parser, state, start, NULL, value);
    state->unpacking_seen = true;
}

static void unpacked_argument(struct parser *parser, struct call_state *state)
{
    struct token *comma = &parser->tokens[parser->pos - 1];
    if (state->unpacking_seen) {
        parse_starred(parser, parse_one_expression);
        parse_fail_tokens(parser, comma, &parser->tokens[parser->pos - 1],
                         "iterable argument unpacking follows keyword argument unpacking");
    }
    struct node *starred = parse_starred(parser, parse_one_expression);
    if (parse_take(parser, TOKEN_EQUAL)) {
        struct node *value = parse_one_expression(parser);
        parse_fail_nodes(parser, starred, value, "cannot assign to iterable argument unpacking");
    }
    parse_append(parser, state->arguments, starred);
}

/* `f(x for x in y)`: the call's brackets are the generator's. */
static struct node *lone_generator(struct parser *parser, struct call_state *state,
                                   struct node *elt)
{
    struct node_list generators = {0};
    bool first = state->arguments->count == 0 && state->keywords->count == 0;
    parse_generators(parser, &generators);
    struct node *last = generators.items[generators.count - 1];
    if (!first || !parse_at(parser, TOKEN_RIGHT_PAREN))
        if (parse_at(parser, TOKEN_COMMA) || (!first && parse_at(parser, TOKEN_RIGHT_PAREN)))
            parse_fail_nodes(parser, elt, last, "Generator expression must be parenthesized");
    if (!parse_at(parser, TOKEN_RIGHT_PAREN))
        parse_fail(parser);
    parser->pos++;
    struct node *node = parse_node(parser, NODE_GeneratorExp, state->open);
    parser->pos--;
    node->GeneratorExp.elt = elt;
    node->GeneratorExp.generators = generators;
    return node;
}

static void fail_assignment(struct parser *parser, struct node *left)
{
    struct token *equal = parse_peek(parser);
    if (equal->kind != TOKEN_EQUAL || parser->trying)
        return;
    struct node end = {.end_lineno = equal->end_lineno, .end_col_offset = equal->end_col_offset};
    if (left->kind == NODE_Constant && left->Constant.value.kind <= CONSTANT_FALSE &&
        !left->parenthesised)
        parse_fail_nodes(parser, left, &end, "cannot assign to %s", parse_expression_name(left));
    parse_fail_nodes(parser, left, &end,
                     "expression cannot contain assignment, perhaps you meant \"==\"?");
}

static struct node *argument_expression(struct parser *parser)
{
    if (parse_at(parser, TOKEN_NAME) && parse_peek_at(parser, 1)->kind == TOKEN_COLON_EQUAL)
        return parse_named_expression(parser);
    struct node *node = parse_one_expression(parser);
    fail_assignment(parser, node);
    if (parse_at(parser, TOKEN_COLON_EQUAL))
        parse_fail_node(parser, node, "cannot use assignment expressions with %s",
                        parse_expression_name(node));
    return node;
}

static void positional_argument(struct parser *parser, struct call_state *state)
{
    struct node *node = argument_expression(parser);
    if (parse_at_comprehension(parser) && state->open < 0)
        parse_fail(parser); /* a class has no such base */
    if (parse_at_comprehension(parser))
        node = lone_generator(parser, state, node);
    if (state->keyword_seen || state->unpacking_seen) {
        while (parse_take(parser, TOKEN_COMMA) && parse_at_expression(parser))
            argument_expression(parser);
        parse_fail_last(parser, SYNTAX_ERROR,
                        state->unpacking_seen
                            ? "positional argument follows keyword argument unpacking"
                            : "positional argument follows keyword argument");
    }
    parse_append(parser, state->arguments, node);
}

void parse_arguments(struct parser *parser, struct node_list *arguments,
                     struct node_list *keywords, int open)
{
    struct call_state state = {.arguments = arguments, .keywords = keywords, .open = open};
    while (!parse_at(parser, TOKEN_RIGHT_PAREN)) {
        if (parse_at(parser, TOKEN_STAR))
            unpacked_argument(parser, &state);
        else if (parse_at(parser, TOKEN_DOUBLE_STAR))
            unpacked_keywords(parser, &state);
        else if (parse_at(parser, TOKEN_NAME) && parse_peek_at(parser, 1)->kind == TOKEN_EQUAL)
            keyword_argument(parser, &state);
        else
            positional_argument(parser, &state);
        if (!parse_take(parser, TOKEN_COMMA))
            break;
    }
    parse_need(parser, TOKEN_RIGHT_PAREN);
}

/* --- parameters */

struct parameter_state {
    struct node *node; /* the arguments node being filled */
    enum token_kind close;
    bool slash_seen, star_seen, default_seen;
};

static struct node *parameter(struct parser *parser, struct parameter_state *state, bool starred)
{
    int start = parser->pos;
    struct node *annotation = NULL;
    const char *name = parse_name(parser);
    if (state->close == TOKEN_RIGHT_PAREN && parse_take(parser, TOKEN_COLON))
        annotation = starred && parse_at(parser, TOKEN_STAR)
                         ? parse_starred(parser, parse_bitwise_or)
                         : parse_one_expression(parser);
    struct node *node = parse_node(parser, NODE_arg, start);
    node->arg.arg = name;
    node->arg.annotation = annotation;
    return node;
}

static struct node *parameter_default(struct parser *parser, struct parameter_state *state)
{
    if (!parse_take(parser, TOKEN_EQUAL))
        return NULL;
    if ((parse_at(parser, state->close) || parse_at(parser, TOKEN_COMMA)) && !parser->trying)
        parse_fail_token(parser, &parser->tokens[parser->pos - 1],
                         "expected default value expression");
    return parse_one_expression(parser);
}

static void plain_parameter(struct parser *parser, struct parameter_state *state)
{
    struct node *node = parameter(parser, state, false);
    struct node *value = parameter_default(parser, state);
    __typeof__(state->node->arguments) *arguments = &state->node->arguments;
    if (state->star_seen) {
        parse_append(parser, &arguments->kwonlyargs, node);
        parse_append(parser, &arguments->kw_defaults, value);
        return;
    }
    if (!value && state->default_seen && (parse_at(parser, TOKEN_COMMA) ||
                                          parse_at(parser, state->close)))
        parse_fail_node(parser, node,
                        "parameter without a default follows parameter with a default");
    state->default_seen = state->default_seen || value;
    parse_append(parser, &arguments->args, node);
    if (value)
        parse_append(parser, &arguments->defaults, value);
}

static void slash(struct parser *parser, struct parameter_state *state)
{
    struct token *token = &parser->tokens[parser->pos++];
    __typeof__(state->node->arguments) *arguments = &state->node->arguments;
    if (state->slash_seen)
        parse_fail_token(parser, token, "/ may appear only once");
    if (state->star_seen)
        parse_fail_token(parser, token, "/ must be ahead of *");
    if (arguments->args.count == 0) {
        if (!parse_at(parser, TOKEN_COMMA))
            parser->pos--, parse_fail(parser);
        parse_fail_token(parser, &parser->tokens[parser->pos - 1],
                         "at least one argument must precede /");
    }
    state->slash_seen = true;
    arguments->posonlyargs = arguments->args;
    arguments->args = (struct node_list){0};
    if (parse_at(parser, TOKEN_STAR))
        parse_fail_token(parser, parse_peek(parser), "expected comma between / and *");
}

static void bare_star(struct parser *parser, struct parameter_state *state)
{
    struct token star = parser->tokens[parser->pos - 1];
    bool nothing = parse_at(parser, state->close);
    if (parse_at(parser, TOKEN_COMMA)) {
        enum token_kind next = parse_peek_at(parser, 1)->kind;
        nothing = next == state->close || next == TOKEN_DOUBLE_STAR;
    }
    if (!nothing)
        return;
    if (state->close == TOKEN_RIGHT_PAREN)
        parse_fail_token(parser, &star, "named arguments must follow bare *");
    parse_fail_last(parser, SYNTAX_ERROR, "named arguments must follow bare *");
}

static void star(struct parser *parser, struct parameter_state *state)
{
    struct token *token = &parser->tokens[parser->pos++];
    if (state->star_seen)
        parse_fail_token(parser, token, "* argument may appear only once");
    state->star_seen = true;
    if (!parse_at(parser, TOKEN_NAME)) {
        bare_star(parser, state);
        return;
    }
    state->node->arguments.vararg = parameter(parser, state, true);
    if (parse_at(parser, TOKEN_EQUAL))
        parse_fail_token(parser, parse_peek(parser),
                         "var-positional argument cannot have default value");
}

static void double_star(struct parser *parser, struct parameter_state *state)
{
    parser->pos++;
    state->node->arguments.kwarg = parameter(parser, state, false);
    if (parse_at(parser, TOKEN_EQUAL))
        parse_fail_token(parser, parse_peek(parser),
                         "var-keyword argument cannot have default value");
    if (!parse_at(parser, TOKEN_COMMA))
        return;
    enum token_kind next = parse_peek_at(parser, 1)->kind;
    if (next == TOKEN_NAME) {
        parser->pos++;
        struct node *after = parameter(parser, state, false);
        parse_fail_node(parser, after, "arguments cannot follow var-keyword argument");
    }
    if (next == TOKEN_STAR || next == TOKEN_DOUBLE_STAR || next == TOKEN_SLASH)
        parse_fail_token(parser, parse_peek_at(parser, 1),
                         "arguments cannot follow var-keyword argument");
}

static void fail_parenthesised(struct parser *parser, struct parameter_state *state)
{
    struct token open = *parse_peek(parser);
    if (open.kind != TOKEN_LEFT_PAREN || parser->trying)
        return;
    int pos = parser->pos++;
    while (parse_take(parser, TOKEN_NAME) && parse_take(parser, TOKEN_COMMA))
        ;
    if (parse_at(parser, TOKEN_RIGHT_PAREN) && parser->pos > pos + 1)
        parse_fail_tokens(parser, &open, parse_peek(parser),
                          "%s parameters cannot be parenthesized",
                          state->close == TOKEN_COLON ? "Lambda expression" : "Function");
    parser->pos = pos;
}

struct node *parse_parameters(struct parser *parser, enum token_kind close)
{
    parse_peek(parser);
    struct parameter_state state = {.close = close};
    state.node = parse_node(parser, NODE_arguments, parser->pos);
    while (!parse_at(parser, close)) {
        switch (parse_peek(parser)->kind) {
        case TOKEN_SLASH: slash(parser, &state); break;
        case TOKEN_STAR: star(parser, &state); break;
        case TOKEN_DOUBLE_STAR: double_star(parser, &state); break;
        default:
            fail_parenthesised(parser, &state);
            plain_parameter(parser, &state);
        }
        if (!parse_take(parser, TOKEN_COMMA))
            break;
        if (state.node->arguments.kwarg)
            break;
    }
    return state.node;
}

struct node *parse_lambda(struct parser *parser)
{
    int start = parser->pos++;
    struct node *arguments = parse_parameters(parser, TOKEN_COLON);
    parse_need(parser, TOKEN_COLON);
    const struct lexer *lexer = &parser->lexer;
    bool began_spec = parser->pos == parser->count && lexer->fstrings > 0 &&
                      lexer->fstring[lexer->fstrings - 1].in_spec;
    if (began_spec)
        parse_fail_tokens(parser, &parser->tokens[start], &parser->tokens[parser->pos - 1],
                          "f-string: lambda expressions are not allowed without parentheses");
    struct node *body = parse_one_expression(parser);
    struct node *node = parse_node(parser, NODE_Lambda, start);
    node->Lambda.args = arguments;
    node->Lambda.body = body;
    return node;
}

/* --- type parameters (PEP 695, defaults of PEP 696) */

static struct node *type_default(struct parser *parser, bool starred)
{
    if (!parse_take(parser, TOKEN_EQUAL))
        return NULL;
    if (starred && parse_at(parser, TOKEN_STAR))
        return parse_starred(parser, parse_bitwise_or);
    return parse_one_expression(parser);
}

static struct node *type_variable(struct parser *parser)
{
    int start = parser->pos;
    struct node *bound = NULL;
    const char *name = parse_name(parser);
    if (parse_take(parser, TOKEN_COLON))
        bound = parse_one_expression(parser);
    struct node *value = type_default(parser, false);
    struct node *node = parse_node(parser, NODE_TypeVar, start);
    node->TypeVar.name = name;
    node->TypeVar.bound = bound;
    node->TypeVar.default_value = value;
    return node;
}

static struct node *starred_type_variable(struct parser *parser, bool tuple)
{
    int start = parser->pos++;
    const char *name = parse_name(parser);
    struct token *colon = parse_peek(parser);
    if (colon->kind == TOKEN_COLON && !parser->trying) {
        parser->pos++;
        struct node *bound = parse_one_expression(parser);
        const char *word = bound->kind == NODE_Tuple ? "constraints" : "bound";
        parse_fail_tokens(parser, &parser->tokens[start + 2], &parser->tokens[parser->pos - 1],
                          "cannot use %s with %s", word, tuple ? "TypeVarTuple" : "ParamSpec");
    }
    struct node *value = type_default(parser, tuple);
    struct node *node = parse_node(parser, tuple ? NODE_TypeVarTuple : NODE_ParamSpec, start);
    node->ParamSpec.name = name; /* TypeVarTuple has the same layout */
    node->ParamSpec.default_value = value;
    return node;
}

void parse_type_parameters(struct parser *parser, struct node_list *list)
{
    if (!parse_take(parser, TOKEN_LEFT_BRACKET))
        return;
    if (parse_at(parser, TOKEN_RIGHT_BRACKET))
        parse_fail_from(parser, parse_peek(parser), "Type parameter list cannot be empty");
    while (!parse_at(parser, TOKEN_RIGHT_BRACKET)) {
        if (parse_at(parser, TOKEN_STAR) || parse_at(parser, TOKEN_DOUBLE_STAR))
            parse_append(parser, list,
                         starred_type_variable(parser, parse_at(parser, TOKEN_STAR)));
        else
            parse_append(parser, list, type_variable(parser));
        if (!parse_take(parser, TOKEN_COMMA))
            break;
    }
    parse_need(parser, TOKEN_RIGHT_BRACKET);
}
