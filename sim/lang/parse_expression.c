/* Expressions: lists with stars, named and conditional expressions, the operators. */
#include "sim/lang/parse.h"

/* Notes an operand for the words of an error right behind it. */
static struct node *noted(struct parser *parser, struct node *node, int start)
{
    parser->operand = node;
    parser->operand_start = start;
    parser->operand_end = parser->pos;
    return node;
}

/* --- lists with stars */

struct node *parse_starred(struct parser *parser, parse_rule *operand)
{
    int start = parser->pos;
    parse_need(parser, TOKEN_STAR);
    const struct token *next = parse_peek(parser);
    if (next->kind == TOKEN_RIGHT_PAREN || next->kind == TOKEN_RIGHT_BRACKET ||
        (parser->lexer.level > 0 && (next->kind == TOKEN_COLON || next->kind == TOKEN_COMMA)))
        parse_fail_token(parser, next, "Invalid star expression");
    struct node *value = operand(parser);
    struct node *node = parse_node(parser, NODE_Starred, start);
    node->Starred.value = value;
    return node;
}

struct node *parse_rest_of_tuple(struct parser *parser, struct node *first, int start,
                                 parse_rule *item)
{
    struct node_list items = {0};
    if (!parse_at(parser, TOKEN_COMMA))
        return first;
    parse_append(parser, &items, first);
    while (parse_take(parser, TOKEN_COMMA)) {
        if (!parse_at_expression(parser) && !parse_at(parser, TOKEN_STAR))
            break;
        parse_append(parser, &items, item(parser));
    }
    struct node *node = parse_node(parser, NODE_Tuple, start);
    node->Tuple.elts = items;
    return node;
}

static struct node *star_expression(struct parser *parser)
{
    if (parse_at(parser, TOKEN_STAR))
        return parse_starred(parser, parse_bitwise_or);
    return parse_one_expression(parser);
}

struct node *parse_star_expressions(struct parser *parser)
{
    int start = parser->pos;
    struct node *first = star_expression(parser);
    return parse_rest_of_tuple(parser, first, start, star_expression);
}

struct node *parse_star_named_expression(struct parser *parser)
{
    if (parse_at(parser, TOKEN_STAR))
        return parse_starred(parser, parse_bitwise_or);
    return parse_named_expression(parser);
}

static struct node *star_target(struct parser *parser)
{
    if (parse_at(parser, TOKEN_STAR))
        return parse_starred(parser, parse_bitwise_or);
    return parse_bitwise_or(parser);
}

struct node *parse_star_targets(struct parser *parser, bool comprehension)
{
    int start = parser->pos;
    struct node *first = star_target(parser);
    struct node *targets = parse_rest_of_tuple(parser, first, start, star_target);
    if (comprehension && !parse_at(parser, TOKEN_IN) && !parse_at(parser, TOKEN_ERROR))
        parse_fail_last(parser, SYNTAX_ERROR, "'in' expected after for-loop variables");
    parse_make_target(parser, targets, TARGET_FOR);
    return targets;
}

struct node *parse_yield(struct parser *parser)
{
    int start = parser->pos;
    struct node *node, *value = NULL;
    parse_need(parser, TOKEN_YIELD);
    if (parse_take(parser, TOKEN_FROM)) {
        value = parse_one_expression(parser);
        node = parse_node(parser, NODE_YieldFrom, start);
        node->YieldFrom.value = value;
        return node;
    }
    if (parse_at_expression(parser) || parse_at(parser, TOKEN_STAR))
        value = parse_star_expressions(parser);
    node = parse_node(parser, NODE_Yield, start);
    node->Yield.value = value;
    return node;
}

struct node *parse_yield_or_star_expressions(struct parser *parser)
{
    return parse_at(parser, TOKEN_YIELD) ? parse_yield(parser) : parse_star_expressions(parser);
}

/* --- named and conditional expressions */

/* What stands before a lone `=` where none may be: did they mean `==`? */
static bool could_be_compared(const struct node *node)
{
    if (node->parenthesised)
        return true;
    switch (node->kind) {
    case NODE_BoolOp: case NODE_Compare: case NODE_IfExp: case NODE_Lambda: return false;
    case NODE_UnaryOp: return node->UnaryOp.op != TREE_Not;
    default: return true;
    }
}

void parse_fail_equal(struct parser *parser, struct node *left)
{
    struct token *equal = parse_peek(parser);
    if (equal->kind != TOKEN_EQUAL || parser->trying || !could_be_compared(left))
        return;
    int pos = parser->pos++;
    struct node *right = parse_attempt(parser, parse_bitwise_or);
    bool more = !right || parse_at(parser, TOKEN_EQUAL) || parse_at(parser, TOKEN_COLON_EQUAL);
    parser->pos = pos;
    if (more)
        return;
    if (left->kind == NODE_Name && !left->parenthesised)
        parse_fail_nodes(parser, left, right,
                         "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    if (left->kind == NODE_List || left->kind == NODE_Tuple || left->kind == NODE_GeneratorExp ||
        (left->kind == NODE_Constant && left->Constant.value.kind <= CONSTANT_FALSE))
        return;
    parse_fail_node(parser, left,
                    "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                    parse_expression_name(left));
}

static void fail_walrus(struct parser *parser, struct node *target)
{
    if (!parse_at(parser, TOKEN_COLON_EQUAL) || parser->trying)
        return;
    int pos = parser->pos++;
    struct node *value = parse_attempt(parser, parse_one_expression);
    parser->pos = pos;
    if (value)
        parse_fail_node(parser, target, "cannot use assignment expressions with %s",
                        parse_expression_name(target));
}

struct node *parse_named_expression(struct parser *parser)
{
    int start = parser->pos;
    if (parse_at(parser, TOKEN_NAME) && parse_peek_at(parser, 1)->kind == TOKEN_COLON_EQUAL) {
        const char *name = parse_name(parser);
        struct node *target = parse_node(parser, NODE_Name, start);
        target->Name.id = name;
        target->Name.ctx = TREE_Store;
        parser->pos++;
        struct node *value = parse_one_expression(parser);
        struct node *node = parse_node(parser, NODE_NamedExpr, start);
        node->NamedExpr.target = target;
        node->NamedExpr.value = value;
        return node;
    }
    struct node *node = parse_one_expression(parser);
    fail_walrus(parser, node);
    parse_fail_equal(parser, node);
    return node;
}

static struct node *conditional(struct parser *parser, struct node *body, int start)
{
    parse_need(parser, TOKEN_IF);
    struct node *test = parse_disjunction(parser);
    if (!parse_at(parser, TOKEN_ELSE) && !parse_at(parser, TOKEN_COLON) && !parser->trying &&
        !parse_at(parser, TOKEN_ERROR) && !parse_at_expression(parser))
        parse_fail_nodes(parser, body, test, "expected 'else' after 'if' expression");
    parse_need(parser, TOKEN_ELSE);
    struct node *orelse = parse_one_expression(parser);
    struct node *node = parse_node(parser, NODE_IfExp, start);
    node->IfExp.test = test;
    node->IfExp.body = body;
    node->IfExp.orelse = orelse;
    return node;
}

struct node *parse_one_expression(struct parser *parser)
{
    int start = parser->pos;
    struct node *node;
    parse_enter(parser);
    if (parse_at(parser, TOKEN_LAMBDA)) {
        node = parse_lambda(parser);
    } else {
        node = parse_disjunction(parser);
        if (parse_at(parser, TOKEN_IF))
            node = conditional(parser, node, start);
    }
    parse_leave(parser);
    return node;
}

/* --- and, or, not, comparisons */

static struct node *bool_operation(struct parser *parser, enum token_kind word,
                                   enum tree_operator op, parse_rule *operand)
{
    int start = parser->pos;
    struct node_list values = {0};
    struct node *first = operand(parser);
    if (!parse_at(parser, word))
        return first;
    parse_append(parser, &values, first);
    while (parse_take(parser, word))
        parse_append(parser, &values, operand(parser));
    struct node *node = parse_node(parser, NODE_BoolOp, start);
    node->BoolOp.op = op;
    node->BoolOp.values = values;
    return node;
}

static bool comparison_operator(struct parser *parser, enum tree_operator *op)
{
    enum token_kind second = TOKEN_END;
    switch (parse_peek(parser)->kind) {
    case TOKEN_EQUAL_EQUAL: *op = TREE_Eq; break;
    case TOKEN_NOT_EQUAL: *op = TREE_NotEq; break;
    case TOKEN_LESS: *op = TREE_Lt; break;
    case TOKEN_LESS_EQUAL: *op = TREE_LtE; break;
    case TOKEN_GREATER: *op = TREE_Gt; break;
    case TOKEN_GREATER_EQUAL: *op = TREE_GtE; break;
    case TOKEN_IN: *op = TREE_In; break;
    case TOKEN_NOT:
        if (parse_peek_at(parser, 1)->kind != TOKEN_IN)
            return false;
        *op = TREE_NotIn;
        second = TOKEN_IN;
        break;
    case TOKEN_IS:
        second = parse_peek_at(parser, 1)->kind == TOKEN_NOT ? TOKEN_NOT : TOKEN_END;
        *op = second == TOKEN_NOT ? TREE_IsNot : TREE_Is;
        break;
    default: return false;
    }
    parser->pos += second == TOKEN_END ? 1 : 2;
    return true;
}

static void append_operator(struct parser *parser, struct operator_list *list,
                            enum tree_operator op)
{
    if ((list->count & (list->count - 1)) == 0) {
        enum tree_operator *items =
            parse_alloc(parser, (size_t)(list->count ? list->count * 2 : 1) * sizeof *items);
        for (int i = 0; i < list->count; i++)
            items[i] = list->items[i];
        list->items = items;
    }
    list->items[list->count++] = op;
}

static struct node *comparison(struct parser *parser)
{
    int start = parser->pos;
    struct node *left = parse_bitwise_or(parser);
    struct operator_list ops = {0};
    struct node_list comparators = {0};
    enum tree_operator op;
    while (comparison_operator(parser, &op)) {
        append_operator(parser, &ops, op);
        parse_append(parser, &comparators, parse_bitwise_or(parser));
    }
    if (ops.count == 0)
        return left;
    struct node *node = parse_node(parser, NODE_Compare, start);
    node->Compare.left = left;
    node->Compare.ops = ops;
    node->Compare.comparators = comparators;
    return node;
}

static void fail_not(struct parser *parser, parse_rule *operand);

static struct node *unary(struct parser *parser, enum tree_operator op, parse_rule *operand)
{
    int start = parser->pos++;
    parse_enter(parser);
    if (op != TREE_Not)
        fail_not(parser, operand);
    struct node *value = operand(parser);
    parse_leave(parser);
    struct node *node = parse_node(parser, NODE_UnaryOp, start);
    node->UnaryOp.op = op;
    node->UnaryOp.operand = value;
    return node;
}

static struct node *inversion(struct parser *parser)
{
    return parse_at(parser, TOKEN_NOT) ? unary(parser, TREE_Not, inversion) : comparison(parser);
}

static struct node *conjunction(struct parser *parser)
{
    return bool_operation(parser, TOKEN_AND, TREE_And, inversion);
}

struct node *parse_disjunction(struct parser *parser)
{
    int start = parser->pos;
    return noted(parser, bool_operation(parser, TOKEN_OR, TREE_Or, conjunction), start);
}

/* --- arithmetic */

static struct node *factor(struct parser *parser);

static struct node *power(struct parser *parser)
{
    int start = parser->pos;
    struct node *left = parse_primary(parser);
    if (!parse_take(parser, TOKEN_DOUBLE_STAR))
        return left;
    parse_enter(parser);
    struct node *right = factor(parser);
    parse_leave(parser);
    struct node *node = parse_node(parser, NODE_BinOp, start);
    node->BinOp.left = left;
    node->BinOp.op = TREE_Pow;
    node->BinOp.right = right;
    return node;
}

static struct node *factor(struct parser *parser)
{
    switch (parse_peek(parser)->kind) {
    case TOKEN_PLUS: return unary(parser, TREE_UAdd, factor);
    case TOKEN_MINUS: return unary(parser, TREE_USub, factor);
    case TOKEN_TILDE: return unary(parser, TREE_Invert, factor);
    default: return power(parser);
    }
}

/* `1 + not x`, `-not x`. */
static void fail_not(struct parser *parser, parse_rule *operand)
{
    if (!parse_at(parser, TOKEN_NOT) || parser->trying)
        return;
    int start = parser->pos++;
    if (parse_attempt(parser, operand))
        parse_fail_tokens(parser, &parser->tokens[start], &parser->tokens[parser->pos - 1],
                          "'not' after an operator must be parenthesized");
    parser->pos = start;
}

/* How tightly a binary operator binds; 0 for what is none. */
static int binding(enum token_kind kind, enum tree_operator *op)
{
    switch (kind) {
    case TOKEN_BAR: *op = TREE_BitOr; return 1;
    case TOKEN_CARET: *op = TREE_BitXor; return 2;
    case TOKEN_AMPERSAND: *op = TREE_BitAnd; return 3;
    case TOKEN_LEFT_SHIFT: *op = TREE_LShift; return 4;
    case TOKEN_RIGHT_SHIFT: *op = TREE_RShift; return 4;
    case TOKEN_PLUS: *op = TREE_Add; return 5;
    case TOKEN_MINUS: *op = TREE_Sub; return 5;
    case TOKEN_STAR: *op = TREE_Mult; return 6;
    case TOKEN_SLASH: *op = TREE_Div; return 6;
    case TOKEN_DOUBLE_SLASH: *op = TREE_FloorDiv; return 6;
    case TOKEN_PERCENT: *op = TREE_Mod; return 6;
    case TOKEN_AT: *op = TREE_MatMult; return 6;
    default: return 0;
    }
}

static struct node *binary(struct parser *parser, int weakest)
{
    int start = parser->pos, strength;
    struct node *left = factor(parser);
    enum tree_operator op = TREE_Add;
    while ((strength = binding(parse_peek(parser)->kind, &op)) >= weakest) {
        enum tree_operator taken = op;
        parser->pos++;
        if (strength >= 5)
            fail_not(parser, inversion);
        struct node *right = binary(parser, strength + 1);
        struct node *node = parse_node(parser, NODE_BinOp, start);
        node->BinOp.left = left;
        node->BinOp.op = taken;
        node->BinOp.right = right;
        left = node;
    }
    return left;
}

struct node *parse_bitwise_or(struct parser *parser) { return binary(parser, 1); }
