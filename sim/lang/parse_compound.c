/* Compound statements: blocks, if, loops, with, try, functions, classes. */
#include "sim/lang/parse.h"

/* --- blocks */

void parse_block_colon(struct parser *parser)
{
    if (parse_at(parser, TOKEN_NEWLINE) && !parser->trying)
        parse_fail_last(parser, SYNTAX_ERROR, "expected ':'");
    parse_need(parser, TOKEN_COLON);
}

void parse_block(struct parser *parser, struct node_list *body, const struct token *keyword,
                 const char *what)
{
    if (!parse_take(parser, TOKEN_NEWLINE)) {
        parse_simple_statements(parser, body);
        return;
    }
    if (!parse_at(parser, TOKEN_INDENT))
        parse_fail_last(parser, SYNTAX_INDENTATION_ERROR,
                        "expected an indented block after %s on line %d", what, keyword->lineno);
    parser->pos++;
    while (!parse_take(parser, TOKEN_DEDENT)) {
        if (parse_at(parser, TOKEN_END))
            break;
        parse_statement(parser, body);
    }
}

static void optional_else(struct parser *parser, struct node_list *orelse)
{
    if (!parse_at(parser, TOKEN_ELSE))
        return;
    struct token *keyword = &parser->tokens[parser->pos++];
    parse_force(parser, TOKEN_COLON, ":");
    parse_block(parser, orelse, keyword, "'else' statement");
}

/* --- if, while, for */

static struct node *if_clause(struct parser *parser, int *start, const char *what)
{
    struct token *keyword = &parser->tokens[*start = parser->pos++];
    struct node_list body = {0};
    struct node *test = parse_named_expression(parser);
    parse_block_colon(parser);
    parse_block(parser, &body, keyword, what);
    struct node *node = parse_node(parser, NODE_If, *start);
    node->If.test = test;
    node->If.body = body;
    return node;
}

/* The elif clauses are a chain in the tree, made here in a loop. */
static struct node *if_statement(struct parser *parser)
{
    int start;
    struct node *first = if_clause(parser, &start, "'if' statement"), *last = first;
    while (parse_at(parser, TOKEN_ELIF)) {
        struct node *next = if_clause(parser, &start, "'elif' statement");
        parse_append(parser, &last->If.orelse, next);
        last = next;
    }
    bool had_else = parse_at(parser, TOKEN_ELSE);
    optional_else(parser, &last->If.orelse);
    if (had_else && parse_at(parser, TOKEN_ELIF))
        parse_fail_last(parser, SYNTAX_ERROR, "'elif' block follows an 'else' block");
    struct node *end = parse_node(parser, NODE_Pass, start);
    for (struct node *node = first;; node = node->If.orelse.items[0]) {
        node->end_lineno = end->end_lineno;
        node->end_col_offset = end->end_col_offset;
        if (node == last)
            return first;
    }
}

static struct node *while_statement(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list body = {0}, orelse = {0};
    struct node *test = parse_named_expression(parser);
    parse_block_colon(parser);
    parse_block(parser, &body, &parser->tokens[start], "'while' statement");
    optional_else(parser, &orelse);
    struct node *node = parse_node(parser, NODE_While, start);
    node->While.test = test;
    node->While.body = body;
    node->While.orelse = orelse;
    return node;
}

static struct node *for_statement(struct parser *parser, int start, enum node_kind kind)
{
    struct token *keyword = &parser->tokens[parser->pos++];
    struct node_list body = {0}, orelse = {0};
    struct node *target = parse_star_targets(parser, false);
    parse_need(parser, TOKEN_IN);
    struct node *iter = parse_star_expressions(parser);
    parse_block_colon(parser);
    parse_block(parser, &body, keyword, "'for' statement");
    optional_else(parser, &orelse);
    struct node *node = parse_node(parser, kind, start);
    node->For.target = target; /* AsyncFor has the same layout */
    node->For.iter = iter;
    node->For.body = body;
    node->For.orelse = orelse;
    return node;
}

/* --- with */

static struct node *with_item(struct parser *parser)
{
    int start = parser->pos;
    struct node *context = parse_one_expression(parser), *vars = NULL;
    if (parse_take(parser, TOKEN_AS)) {
        vars = parse_star_named_expression(parser);
        if (!parse_at(parser, TOKEN_COMMA) && !parse_at(parser, TOKEN_RIGHT_PAREN) &&
            !parse_at(parser, TOKEN_COLON) && !parse_at(parser, TOKEN_NEWLINE))
            parse_fail(parser);
        parse_make_target(parser, vars, TARGET_ASSIGN);
    }
    struct node *node = parse_node(parser, NODE_withitem, start);
    node->withitem.context_expr = context;
    node->withitem.optional_vars = vars;
    return node;
}

/* `(item, item,):` -- a node of kind With that holds the items only. */
static struct node *bracketed_items(struct parser *parser)
{
    int start = parser->pos;
    struct node *holder = parse_node(parser, NODE_With, start);
    parse_need(parser, TOKEN_LEFT_PAREN);
    do {
        if (holder->With.items.count && parse_at(parser, TOKEN_RIGHT_PAREN))
            break;
        parse_append(parser, &holder->With.items, with_item(parser));
    } while (parse_take(parser, TOKEN_COMMA));
    parse_need(parser, TOKEN_RIGHT_PAREN);
    if (!parse_at(parser, TOKEN_COLON) && !parse_at(parser, TOKEN_NEWLINE))
        parse_fail(parser);
    return holder;
}

static void with_items(struct parser *parser, struct node_list *items)
{
    struct node *holder = NULL;
    parse_peek(parser);
    if (parse_at(parser, TOKEN_LEFT_PAREN))
        holder = parse_attempt(parser, bracketed_items);
    if (holder) {
        *items = holder->With.items;
        return;
    }
    for (;;) {
        parse_append(parser, items, with_item(parser));
        if (!parse_take(parser, TOKEN_COMMA))
            return;
        if (parse_at(parser, TOKEN_COLON))
            parse_fail_token(parser, &parser->tokens[parser->pos - 1],
                             "the last 'with' item has a trailing comma");
    }
}

static struct node *with_statement(struct parser *parser, int start, enum node_kind kind)
{
    struct token *keyword = &parser->tokens[parser->pos++];
    struct node_list items = {0}, body = {0};
    with_items(parser, &items);
    parse_block_colon(parser);
    parse_block(parser, &body, keyword, "'with' statement");
    struct node *node = parse_node(parser, kind, start);
    node->With.items = items; /* AsyncWith has the same layout */
    node->With.body = body;
    return node;
}

/* --- try */

struct handler_state {
    struct node_list handlers;
    bool starred, plain;
};

static void check_star(struct parser *parser, struct handler_state *state, int start, bool starred)
{
    if (starred)
        state->starred = true;
    else
        state->plain = true;
    if (state->starred && state->plain)
        parse_fail_tokens(parser, &parser->tokens[start], &parser->tokens[start + starred],
                          "cannot have both 'except' and 'except*' on the same 'try'");
}

static void fail_handler(struct parser *parser, int start)
{
    int pos = parser->pos;
    if (!parse_at(parser, TOKEN_COMMA) || parser->trying)
        return;
    parser->pos++;
    struct node *rest = parse_attempt(parser, parse_star_expressions);
    if (rest) {
        if (parse_take(parser, TOKEN_AS))
            parse_take(parser, TOKEN_NAME);
        if (parse_at(parser, TOKEN_COLON))
            parse_fail_from(parser, &parser->tokens[start],
                            "multiple exception types must be parenthesized");
    }
    parser->pos = pos;
}

static const char *handler_name(struct parser *parser)
{
    if (!parse_take(parser, TOKEN_AS))
        return NULL;
    int pos = parser->pos;
    const char *name = parse_name(parser);
    if (parse_at(parser, TOKEN_DOT) || parse_at(parser, TOKEN_LEFT_BRACKET)) {
        parser->pos = pos;
        parse_peek_at(parser, 1);
        parser->pos++;
        parse_fail(parser);
    }
    return name;
}

static void handler(struct parser *parser, struct handler_state *state)
{
    int start = parser->pos++;
    struct token *keyword = &parser->tokens[start];
    bool starred = parse_take(parser, TOKEN_STAR);
    struct node *type = NULL;
    const char *name = NULL;
    struct node_list body = {0};
    if (starred && (parse_at(parser, TOKEN_NEWLINE) || parse_at(parser, TOKEN_COLON)))
        parse_fail_last(parser, SYNTAX_ERROR, "expected one or more exception types");
    if (!parse_at(parser, TOKEN_COLON) && !parse_at(parser, TOKEN_NEWLINE)) {
        int type_start = parser->pos;
        type = parse_one_expression(parser);
        fail_handler(parser, type_start);
        name = handler_name(parser);
    }
    if (parse_at(parser, TOKEN_COLON))
        check_star(parser, state, start, starred);
    parse_block_colon(parser);
    parse_block(parser, &body, keyword,
                starred ? "'except*' statement" : "'except' statement");
    struct node *node = parse_node(parser, NODE_ExceptHandler, start);
    node->ExceptHandler.type = type;
    node->ExceptHandler.name = name;
    node->ExceptHandler.body = body;
    parse_append(parser, &state->handlers, node);
}

static struct node *try_statement(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list body = {0}, orelse = {0}, finalbody = {0};
    struct handler_state state = {0};
    parse_force(parser, TOKEN_COLON, ":");
    parse_block(parser, &body, &parser->tokens[start], "'try' statement");
    if (!parse_at(parser, TOKEN_EXCEPT) && !parse_at(parser, TOKEN_FINALLY))
        parse_fail_last(parser, SYNTAX_ERROR, "expected 'except' or 'finally' block");
    while (parse_at(parser, TOKEN_EXCEPT))
        handler(parser, &state);
    if (state.handlers.count)
        optional_else(parser, &orelse);
    if (parse_at(parser, TOKEN_FINALLY)) {
        struct token *keyword = &parser->tokens[parser->pos++];
        parse_force(parser, TOKEN_COLON, ":");
        parse_block(parser, &finalbody, keyword, "'finally' statement");
    }
    struct node *node = parse_node(parser, state.starred ? NODE_TryStar : NODE_Try, start);
    node->Try.body = body; /* TryStar has the same layout */
    node->Try.handlers = state.handlers;
    node->Try.orelse = orelse;
    node->Try.finalbody = finalbody;
    return node;
}

/* --- functions and classes */

static struct node *function(struct parser *parser, int start, enum node_kind kind,
                             struct node_list decorators)
{
    struct token *keyword = &parser->tokens[parser->pos++];
    struct node_list type_params = {0}, body = {0};
    struct node *returns = NULL;
    const char *name = parse_name(parser);
    parse_type_parameters(parser, &type_params);
    parse_force(parser, TOKEN_LEFT_PAREN, "(");
    struct node *arguments = parse_parameters(parser, TOKEN_RIGHT_PAREN);
    parse_need(parser, TOKEN_RIGHT_PAREN);
    if (parse_take(parser, TOKEN_ARROW))
        returns = parse_one_expression(parser);
    parse_force(parser, TOKEN_COLON, ":");
    parse_block(parser, &body, keyword, "function definition");
    struct node *node = parse_node(parser, kind, start);
    node->FunctionDef.name = name; /* AsyncFunctionDef has the same layout */
    node->FunctionDef.args = arguments;
    node->FunctionDef.body = body;
    node->FunctionDef.decorator_list = decorators;
    node->FunctionDef.returns = returns;
    node->FunctionDef.type_params = type_params;
    return node;
}

static struct node *class(struct parser *parser, struct node_list decorators)
{
    int start = parser->pos++;
    struct node_list type_params = {0}, bases = {0}, keywords = {0}, body = {0};
    const char *name = parse_name(parser);
    parse_type_parameters(parser, &type_params);
    if (parse_take(parser, TOKEN_LEFT_PAREN))
        parse_arguments(parser, &bases, &keywords, -1);
    parse_block_colon(parser);
    parse_block(parser, &body, &parser->tokens[start], "class definition");
    struct node *node = parse_node(parser, NODE_ClassDef, start);
    node->ClassDef.name = name;
    node->ClassDef.bases = bases;
    node->ClassDef.keywords = keywords;
    node->ClassDef.body = body;
    node->ClassDef.decorator_list = decorators;
    node->ClassDef.type_params = type_params;
    return node;
}

static struct node *async_statement(struct parser *parser, struct node_list decorators)
{
    int start = parser->pos++;
    if (parse_at(parser, TOKEN_DEF))
        return function(parser, start, NODE_AsyncFunctionDef, decorators);
    if (parse_at(parser, TOKEN_FOR) && !decorators.count)
        return for_statement(parser, start, NODE_AsyncFor);
    if (parse_at(parser, TOKEN_WITH) && !decorators.count)
        return with_statement(parser, start, NODE_AsyncWith);
    parse_fail(parser);
}

static struct node *decorated(struct parser *parser)
{
    struct node_list decorators = {0};
    while (parse_take(parser, TOKEN_AT)) {
        parse_append(parser, &decorators, parse_named_expression(parser));
        parse_need(parser, TOKEN_NEWLINE);
    }
    switch (parse_peek(parser)->kind) {
    case TOKEN_DEF: return function(parser, parser->pos, NODE_FunctionDef, decorators);
    case TOKEN_ASYNC: return async_statement(parser, decorators);
    case TOKEN_CLASS: return class(parser, decorators);
    default: parse_fail(parser);
    }
}

static struct node *compound(struct parser *parser)
{
    const struct node_list none = {0};
    switch (parse_peek(parser)->kind) {
    case TOKEN_IF: return if_statement(parser);
    case TOKEN_WHILE: return while_statement(parser);
    case TOKEN_FOR: return for_statement(parser, parser->pos, NODE_For);
    case TOKEN_WITH: return with_statement(parser, parser->pos, NODE_With);
    case TOKEN_TRY: return try_statement(parser);
    case TOKEN_DEF: return function(parser, parser->pos, NODE_FunctionDef, none);
    case TOKEN_CLASS: return class(parser, none);
    case TOKEN_ASYNC: return async_statement(parser, none);
    case TOKEN_AT: return decorated(parser);
    default: return NULL;
    }
}

bool parse_compound(struct parser *parser, struct node_list *body)
{
    struct node *node = compound(parser);
    if (!node)
        return parse_match(parser, body);
    parse_append(parser, body, node);
    return true;
}
