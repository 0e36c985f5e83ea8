/* Simple statements: assignments, imports, del, assert and the small ones. */
#include <string.h>

#include "sim/lang/parse.h"

/* --- assignments */

static bool augmented_operator(enum token_kind kind, enum tree_operator *op)
{
    switch (kind) {
    case TOKEN_PLUS_EQUAL: *op = TREE_Add; return true;
    case TOKEN_MINUS_EQUAL: *op = TREE_Sub; return true;
    case TOKEN_STAR_EQUAL: *op = TREE_Mult; return true;
    case TOKEN_AT_EQUAL: *op = TREE_MatMult; return true;
    case TOKEN_SLASH_EQUAL: *op = TREE_Div; return true;
    case TOKEN_PERCENT_EQUAL: *op = TREE_Mod; return true;
    case TOKEN_AMPERSAND_EQUAL: *op = TREE_BitAnd; return true;
    case TOKEN_BAR_EQUAL: *op = TREE_BitOr; return true;
    case TOKEN_CARET_EQUAL: *op = TREE_BitXor; return true;
    case TOKEN_LEFT_SHIFT_EQUAL: *op = TREE_LShift; return true;
    case TOKEN_RIGHT_SHIFT_EQUAL: *op = TREE_RShift; return true;
    case TOKEN_DOUBLE_STAR_EQUAL: *op = TREE_Pow; return true;
    case TOKEN_DOUBLE_SLASH_EQUAL: *op = TREE_FloorDiv; return true;
    default: return false;
    }
}

static bool is_single_target(const struct node *node)
{
    return node->kind == NODE_Name || node->kind == NODE_Attribute ||
           node->kind == NODE_Subscript;
}

static void fail_annotation(struct parser *parser, struct node *target, bool bracketed)
{
    if (target->kind == NODE_Tuple && !bracketed)
        parse_fail_node(parser, target->Tuple.elts.items[0],
                        "only single target (not tuple) can be annotated");
    if (target->kind == NODE_Tuple || target->kind == NODE_List)
        parse_fail_node(parser, target, "only single target (not %s) can be annotated",
                        parse_expression_name(target));
    parse_fail_node(parser, target, "illegal target for annotation");
}

static struct node *annotated(struct parser *parser, struct node *target, int start)
{
    struct node *value = NULL;
    bool bracketed = parser->tokens[start].kind == TOKEN_LEFT_PAREN;
    if (!is_single_target(target)) {
        struct token *colon = &parser->tokens[parser->pos++];
        if (target->kind != NODE_Starred && parse_attempt(parser, parse_one_expression))
            fail_annotation(parser, target, bracketed);
        parse_fail_token(parser, colon, "invalid syntax");
    }
    parse_need(parser, TOKEN_COLON);
    struct node *annotation = parse_one_expression(parser);
    if (parse_take(parser, TOKEN_EQUAL))
        value = parse_yield_or_star_expressions(parser);
    parse_set_context(target, TREE_Store);
    struct node *node = parse_node(parser, NODE_AnnAssign, start);
    node->AnnAssign.target = target;
    node->AnnAssign.annotation = annotation;
    node->AnnAssign.value = value;
    node->AnnAssign.simple = target->kind == NODE_Name && !target->parenthesised;
    return node;
}

static struct node *augmented(struct parser *parser, struct node *target, int start,
                              enum tree_operator op)
{
    if (!is_single_target(target))
        parse_fail_node(parser, target, "'%s' is an illegal expression for augmented assignment",
                        parse_expression_name(target));
    parser->pos++;
    struct node *value = parse_yield_or_star_expressions(parser);
    parse_set_context(target, TREE_Store);
    struct node *node = parse_node(parser, NODE_AugAssign, start);
    node->AugAssign.target = target;
    node->AugAssign.op = op;
    node->AugAssign.value = value;
    return node;
}

static void assignment_target(struct parser *parser, struct node *target, bool first)
{
    if (target->kind == NODE_Yield || target->kind == NODE_YieldFrom)
        if (!target->parenthesised)
            parse_fail_node(parser, target, "assignment to yield expression not possible");
    if (first && parse_invalid_target(target, TARGET_ASSIGN)) {
        struct node *last = target;
        if (target->kind == NODE_Tuple &&
            parser->tokens[parser->pos - 1].kind != TOKEN_RIGHT_PAREN)
            last = target->Tuple.elts.items[target->Tuple.elts.count - 1];
        if (last->kind != NODE_Name)
            parse_fail_equal(parser, last);
    }
    parse_make_target(parser, target, TARGET_ASSIGN);
}

static struct node *assignment(struct parser *parser, struct node *first, int start)
{
    struct node_list targets = {0};
    struct node *value = first;
    while (parse_at(parser, TOKEN_EQUAL)) {
        assignment_target(parser, value, value == first);
        parser->pos++;
        parse_append(parser, &targets, value);
        value = parse_yield_or_star_expressions(parser);
    }
    struct node *node = parse_node(parser, NODE_Assign, start);
    node->Assign.targets = targets;
    node->Assign.value = value;
    return node;
}

static struct node *expression_statement(struct parser *parser)
{
    int start = parser->pos;
    enum tree_operator op;
    struct node *value = parse_yield_or_star_expressions(parser);
    if (parse_at(parser, TOKEN_EQUAL))
        return assignment(parser, value, start);
    if (augmented_operator(parse_peek(parser)->kind, &op))
        return augmented(parser, value, start, op);
    if (parse_at(parser, TOKEN_COLON) && value->kind != NODE_Yield)
        return annotated(parser, value, start);
    struct node *node = parse_node(parser, NODE_Expr, start);
    node->Expr.value = value;
    return node;
}

/* --- imports */

static const char *optional_as(struct parser *parser)
{
    if (!parse_take(parser, TOKEN_AS))
        return NULL;
    return parse_name(parser);
}

static const char *dotted_name(struct parser *parser)
{
    struct token *first = parse_need(parser, TOKEN_NAME), *last = first;
    size_t size = (size_t)(first->end - first->start);
    int start = parser->pos - 1;
    while (parse_take(parser, TOKEN_DOT)) {
        last = parse_need(parser, TOKEN_NAME);
        size += 1 + (size_t)(last->end - last->start);
    }
    char *name = parse_alloc(parser, size + 1), *to = name;
    for (int i = start; i < parser->pos; i++) {
        const struct token *token = &parser->tokens[i];
        memcpy(to, token->start, (size_t)(token->end - token->start));
        to += token->end - token->start;
    }
    return name;
}

static struct node *alias(struct parser *parser, const char *(*name_rule)(struct parser *))
{
    int start = parser->pos;
    const char *name = name_rule(parser), *asname = optional_as(parser);
    struct node *node = parse_node(parser, NODE_alias, start);
    node->alias.name = name;
    node->alias.asname = asname;
    return node;
}

static void fail_no_names(struct parser *parser)
{
    struct token *token = parse_peek(parser);
    if (token->kind != TOKEN_NEWLINE || parser->trying)
        return;
    struct node place = {.lineno = token->lineno, .col_offset = token->col_offset,
                         .end_lineno = token->lineno, .end_col_offset = token->col_offset};
    parse_fail_node(parser, &place, "Expected one or more names after 'import'");
}

static void fail_import_from(struct parser *parser, int start)
{
    int pos = parser->pos++;
    if (parse_at(parser, TOKEN_NAME)) {
        dotted_name(parser);
        parse_peek(parser);
        parse_fail_from(parser, &parser->tokens[start],
                        "Did you mean to use 'from ... import ...' instead?");
    }
    parser->pos = pos;
}

static struct node *import(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list names = {0};
    fail_no_names(parser);
    do
        parse_append(parser, &names, alias(parser, dotted_name));
    while (parse_take(parser, TOKEN_COMMA));
    if (parse_at(parser, TOKEN_FROM))
        fail_import_from(parser, start);
    struct node *node = parse_node(parser, NODE_Import, start);
    node->Import.names = names;
    return node;
}

static void imported_names(struct parser *parser, struct node_list *names)
{
    if (parse_at(parser, TOKEN_STAR)) {
        int start = parser->pos++;
        struct node *node = parse_node(parser, NODE_alias, start);
        node->alias.name = "*";
        parse_append(parser, names, node);
        return;
    }
    bool bracketed = parse_take(parser, TOKEN_LEFT_PAREN);
    fail_no_names(parser);
    do {
        if (names->count && !parse_at(parser, TOKEN_NAME)) {
            if (bracketed)
                break;
            if (parse_at(parser, TOKEN_NEWLINE))
                parse_fail_last(parser, SYNTAX_ERROR,
                                "trailing comma not allowed without surrounding parentheses");
        }
        parse_append(parser, names, alias(parser, parse_name));
    } while (parse_take(parser, TOKEN_COMMA));
    if (bracketed)
        parse_need(parser, TOKEN_RIGHT_PAREN);
}

static struct node *import_from(struct parser *parser)
{
    int start = parser->pos++, level = 0;
    const char *module = NULL;
    struct node_list names = {0};
    for (;;) {
        if (parse_take(parser, TOKEN_DOT))
            level += 1;
        else if (parse_take(parser, TOKEN_ELLIPSIS))
            level += 3;
        else
            break;
    }
    if (level == 0 || parse_at(parser, TOKEN_NAME))
        module = dotted_name(parser);
    parse_need(parser, TOKEN_IMPORT);
    imported_names(parser, &names);
    struct node *node = parse_node(parser, NODE_ImportFrom, start);
    node->ImportFrom.module = module;
    node->ImportFrom.names = names;
    node->ImportFrom.level = level;
    return node;
}

/* --- the small ones */

static struct node *names_statement(struct parser *parser, enum node_kind kind)
{
    int start = parser->pos++;
    struct name_list names = {0};
    do
        parse_append_name(parser, &names, parse_name(parser));
    while (parse_take(parser, TOKEN_COMMA));
    struct node *node = parse_node(parser, kind, start);
    node->Global.names = names; /* Nonlocal has the same layout */
    return node;
}

static struct node *return_statement(struct parser *parser)
{
    int start = parser->pos++;
    struct node *value = NULL;
    if (parse_at_expression(parser) || parse_at(parser, TOKEN_STAR))
        value = parse_star_expressions(parser);
    struct node *node = parse_node(parser, NODE_Return, start);
    node->Return.value = value;
    return node;
}

static struct node *raise_statement(struct parser *parser)
{
    int start = parser->pos++;
    struct node *exc = NULL, *cause = NULL;
    if (parse_at_expression(parser)) {
        exc = parse_one_expression(parser);
        if (parse_take(parser, TOKEN_FROM))
            cause = parse_one_expression(parser);
    }
    struct node *node = parse_node(parser, NODE_Raise, start);
    node->Raise.exc = exc;
    node->Raise.cause = cause;
    return node;
}

static struct node *delete_statement(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list targets = {0};
    do {
        if (targets.count && !parse_at_expression(parser) && !parse_at(parser, TOKEN_STAR))
            break;
        struct node *target = parse_star_named_expression(parser);
        parse_make_target(parser, target, TARGET_DELETE);
        parse_append(parser, &targets, target);
    } while (parse_take(parser, TOKEN_COMMA));
    struct node *node = parse_node(parser, NODE_Delete, start);
    node->Delete.targets = targets;
    return node;
}

static struct node *assert_statement(struct parser *parser)
{
    int start = parser->pos++;
    struct node *test = parse_one_expression(parser), *msg = NULL;
    if (parse_take(parser, TOKEN_COMMA))
        msg = parse_one_expression(parser);
    struct node *node = parse_node(parser, NODE_Assert, start);
    node->Assert.test = test;
    node->Assert.msg = msg;
    return node;
}

static struct node *type_alias(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list type_params = {0};
    int name_start = parser->pos;
    const char *id = parse_name(parser);
    struct node *name = parse_node(parser, NODE_Name, name_start);
    name->Name.id = id;
    name->Name.ctx = TREE_Store;
    parse_type_parameters(parser, &type_params);
    parse_need(parser, TOKEN_EQUAL);
    struct node *value = parse_one_expression(parser);
    struct node *node = parse_node(parser, NODE_TypeAlias, start);
    node->TypeAlias.name = name;
    node->TypeAlias.type_params = type_params;
    node->TypeAlias.value = value;
    return node;
}

static struct node *bare_statement(struct parser *parser, enum node_kind kind)
{
    int start = parser->pos++;
    return parse_node(parser, kind, start);
}

static struct node *simple_statement(struct parser *parser)
{
    switch (parse_peek(parser)->kind) {
    case TOKEN_RETURN: return return_statement(parser);
    case TOKEN_IMPORT: return import(parser);
    case TOKEN_FROM: return import_from(parser);
    case TOKEN_RAISE: return raise_statement(parser);
    case TOKEN_PASS: return bare_statement(parser, NODE_Pass);
    case TOKEN_BREAK: return bare_statement(parser, NODE_Break);
    case TOKEN_CONTINUE: return bare_statement(parser, NODE_Continue);
    case TOKEN_DEL: return delete_statement(parser);
    case TOKEN_ASSERT: return assert_statement(parser);
    case TOKEN_GLOBAL: return names_statement(parser, NODE_Global);
    case TOKEN_NONLOCAL: return names_statement(parser, NODE_Nonlocal);
    default: break;
    }
    if (parse_at_soft(parser, "type") && parse_peek_at(parser, 1)->kind == TOKEN_NAME)
        return type_alias(parser);
    return expression_statement(parser);
}

void parse_simple_statements(struct parser *parser, struct node_list *body)
{
    parse_append(parser, body, simple_statement(parser));
    while (parse_take(parser, TOKEN_SEMICOLON)) {
        if (parse_at(parser, TOKEN_NEWLINE))
            break;
        parse_append(parser, body, simple_statement(parser));
    }
    parse_need(parser, TOKEN_NEWLINE);
}

void parse_statement(struct parser *parser, struct node_list *body)
{
    parse_enter(parser);
    if (!parse_compound(parser, body))
        parse_simple_statements(parser, body);
    parse_leave(parser);
}
