/* The match statement and its patterns. */
#include "sim/lang/parse.h"

static struct node *pattern(struct parser *parser);

/* --- values */

static struct node *match_value(struct parser *parser, struct node *value, int start)
{
    struct node *node = parse_node(parser, NODE_MatchValue, start);
    node->MatchValue.value = value;
    return node;
}

static struct node *signed_number(struct parser *parser)
{
    int start = parser->pos;
    if (!parse_take(parser, TOKEN_MINUS))
        return parse_number(parser);
    struct node *operand = parse_number(parser);
    struct node *node = parse_node(parser, NODE_UnaryOp, start);
    node->UnaryOp.op = TREE_USub;
    node->UnaryOp.operand = operand;
    return node;
}

static bool is_imaginary(const struct node *node)
{
    const struct node *number = node->kind == NODE_UnaryOp ? node->UnaryOp.operand : node;
    return number->Constant.value.kind == CONSTANT_COMPLEX;
}

/* A number, perhaps `real + imaginary`. */
static struct node *number(struct parser *parser)
{
    int start = parser->pos;
    struct node *left = signed_number(parser);
    bool plus = parse_at(parser, TOKEN_PLUS);
    if (!plus && !parse_at(parser, TOKEN_MINUS))
        return left;
    parser->pos++;
    struct node *right = parse_number(parser);
    if (is_imaginary(left))
        parse_fail_node(parser, left, "real number required in complex literal");
    if (!is_imaginary(right))
        parse_fail_node(parser, right, "imaginary number required in complex literal");
    struct node *node = parse_node(parser, NODE_BinOp, start);
    node->BinOp.left = left;
    node->BinOp.op = plus ? TREE_Add : TREE_Sub;
    node->BinOp.right = right;
    return node;
}

static struct node *singleton(struct parser *parser, enum constant_kind kind)
{
    int start = parser->pos++;
    struct node *node = parse_node(parser, NODE_MatchSingleton, start);
    node->MatchSingleton.value.kind = kind;
    return node;
}

static struct node *name_or_attribute(struct parser *parser)
{
    int start = parser->pos;
    const char *id = parse_name(parser);
    struct node *node = parse_node(parser, NODE_Name, start);
    node->Name.id = id;
    while (parse_take(parser, TOKEN_DOT)) {
        const char *attr = parse_name(parser);
        struct node *attribute = parse_node(parser, NODE_Attribute, start);
        attribute->Attribute.value = node;
        attribute->Attribute.attr = attr;
        node = attribute;
    }
    return node;
}

/* --- sequences */

static struct node *star_pattern(struct parser *parser)
{
    int start = parser->pos++;
    bool wildcard = parse_at_soft(parser, "_");
    const char *name = parse_name(parser);
    struct node *node = parse_node(parser, NODE_MatchStar, start);
    node->MatchStar.name = wildcard ? NULL : name;
    return node;
}

static struct node *maybe_star_pattern(struct parser *parser)
{
    return parse_at(parser, TOKEN_STAR) ? star_pattern(parser) : pattern(parser);
}

static struct node *sequence(struct parser *parser, int start, struct node_list patterns)
{
    struct node *node = parse_node(parser, NODE_MatchSequence, start);
    node->MatchSequence.patterns = patterns;
    return node;
}

static struct node *square_pattern(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list patterns = {0};
    while (!parse_at(parser, TOKEN_RIGHT_BRACKET)) {
        parse_append(parser, &patterns, maybe_star_pattern(parser));
        if (!parse_take(parser, TOKEN_COMMA))
            break;
    }
    parse_need(parser, TOKEN_RIGHT_BRACKET);
    return sequence(parser, start, patterns);
}

static struct node *round_pattern(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list patterns = {0};
    bool comma = false;
    while (!parse_at(parser, TOKEN_RIGHT_PAREN)) {
        parse_append(parser, &patterns, maybe_star_pattern(parser));
        if (!parse_take(parser, TOKEN_COMMA))
            break;
        comma = true;
    }
    if (patterns.count == 1 && !comma && patterns.items[0]->kind == NODE_MatchStar)
        parse_fail(parser);
    parse_need(parser, TOKEN_RIGHT_PAREN);
    if (patterns.count == 1 && !comma)
        return patterns.items[0];
    return sequence(parser, start, patterns);
}

/* --- mappings and classes */

static struct node *mapping_key(struct parser *parser)
{
    int start = parser->pos;
    struct node *node;
    switch (parse_peek(parser)->kind) {
    case TOKEN_NUMBER: case TOKEN_MINUS: return number(parser);
    case TOKEN_STRING: case TOKEN_FSTRING_START: return parse_strings(parser);
    case TOKEN_NONE: case TOKEN_TRUE: case TOKEN_FALSE:
        return parse_atom(parser);
    default:
        node = name_or_attribute(parser);
        if (node->kind != NODE_Attribute) {
            parser->pos = start + 1;
            parse_fail(parser);
        }
        return node;
    }
}

static struct node *mapping_pattern(struct parser *parser)
{
    int start = parser->pos++;
    struct node_list keys = {0}, patterns = {0};
    const char *rest = NULL;
    while (!parse_at(parser, TOKEN_RIGHT_BRACE)) {
        if (rest)
            parse_fail(parser);
        if (parse_take(parser, TOKEN_DOUBLE_STAR)) {
            if (parse_at_soft(parser, "_"))
                parse_fail(parser);
            rest = parse_name(parser);
        } else {
            parse_append(parser, &keys, mapping_key(parser));
            parse_need(parser, TOKEN_COLON);
            parse_append(parser, &patterns, pattern(parser));
        }
        if (!parse_take(parser, TOKEN_COMMA))
            break;
    }
    parse_need(parser, TOKEN_RIGHT_BRACE);
    struct node *node = parse_node(parser, NODE_MatchMapping, start);
    node->MatchMapping.keys = keys;
    node->MatchMapping.patterns = patterns;
    node->MatchMapping.rest = rest;
    return node;
}

static struct node *class_pattern(struct parser *parser, struct node *cls, int start)
{
    struct node_list patterns = {0}, keyword_patterns = {0};
    struct name_list names = {0};
    struct node *misplaced = NULL; /* the first behind a keyword */
    parser->pos++;
    while (!parse_at(parser, TOKEN_RIGHT_PAREN)) {
        if (parse_at(parser, TOKEN_NAME) && parse_peek_at(parser, 1)->kind == TOKEN_EQUAL) {
            parse_append_name(parser, &names, parse_name(parser));
            parser->pos++;
            parse_append(parser, &keyword_patterns, pattern(parser));
        } else {
            struct node *positional = pattern(parser);
            misplaced = misplaced || !names.count ? misplaced : positional;
            parse_append(parser, &patterns, positional);
        }
        if (!parse_take(parser, TOKEN_COMMA))
            break;
    }
    parse_need(parser, TOKEN_RIGHT_PAREN);
    if (misplaced)
        parse_fail_nodes(parser, misplaced, patterns.items[patterns.count - 1],
                         "positional patterns follow keyword patterns");
    struct node *node = parse_node(parser, NODE_MatchClass, start);
    node->MatchClass.cls = cls;
    node->MatchClass.patterns = patterns;
    node->MatchClass.kwd_attrs = names;
    node->MatchClass.kwd_patterns = keyword_patterns;
    return node;
}

/* --- names: captures, wildcards, values, classes */

static struct node *name_pattern(struct parser *parser)
{
    int start = parser->pos;
    bool wildcard = parse_at_soft(parser, "_");
    struct node *name = name_or_attribute(parser);
    if (parse_at(parser, TOKEN_LEFT_PAREN))
        return class_pattern(parser, name, start);
    if (name->kind == NODE_Attribute)
        return match_value(parser, name, start);
    struct node *node = parse_node(parser, NODE_MatchAs, start);
    node->MatchAs.name = wildcard ? NULL : name->Name.id;
    return node;
}

static struct node *closed_pattern(struct parser *parser)
{
    int start = parser->pos;
    switch (parse_peek(parser)->kind) {
    case TOKEN_NUMBER: case TOKEN_MINUS: return match_value(parser, number(parser), start);
    case TOKEN_STRING: case TOKEN_FSTRING_START:
        return match_value(parser, parse_strings(parser), start);
    case TOKEN_NONE: return singleton(parser, CONSTANT_NONE);
    case TOKEN_TRUE: return singleton(parser, CONSTANT_TRUE);
    case TOKEN_FALSE: return singleton(parser, CONSTANT_FALSE);
    case TOKEN_NAME: return name_pattern(parser);
    case TOKEN_LEFT_PAREN: return round_pattern(parser);
    case TOKEN_LEFT_BRACKET: return square_pattern(parser);
    case TOKEN_LEFT_BRACE: return mapping_pattern(parser);
    default: parse_fail(parser);
    }
}

static struct node *or_pattern(struct parser *parser)
{
    int start = parser->pos;
    struct node_list patterns = {0};
    struct node *first = closed_pattern(parser);
    if (!parse_at(parser, TOKEN_BAR))
        return first;
    parse_append(parser, &patterns, first);
    while (parse_take(parser, TOKEN_BAR))
        parse_append(parser, &patterns, closed_pattern(parser));
    struct node *node = parse_node(parser, NODE_MatchOr, start);
    node->MatchOr.patterns = patterns;
    return node;
}

static const char *as_target(struct parser *parser)
{
    if (parse_at_soft(parser, "_"))
        parse_fail_token(parser, parse_peek(parser), "cannot use '_' as a target");
    enum token_kind next = parse_at(parser, TOKEN_NAME) ? parse_peek_at(parser, 1)->kind
                                                        : TOKEN_END;
    if (parse_at(parser, TOKEN_NAME) && next != TOKEN_DOT && next != TOKEN_LEFT_PAREN &&
        next != TOKEN_LEFT_BRACKET)
        return parse_name(parser);
    struct node *wrong = parse_attempt(parser, parse_one_expression);
    if (wrong)
        parse_fail_node(parser, wrong, "invalid pattern target");
    return parse_name(parser);
}

static struct node *pattern(struct parser *parser)
{
    int start = parser->pos;
    parse_enter(parser);
    struct node *node = or_pattern(parser);
    if (parse_take(parser, TOKEN_AS)) {
        const char *name = as_target(parser);
        struct node *inner = node;
        node = parse_node(parser, NODE_MatchAs, start);
        node->MatchAs.pattern = inner;
        node->MatchAs.name = name;
    }
    parse_leave(parser);
    return node;
}

/* What stands behind `case`: one pattern, or a sequence without brackets. */
static struct node *patterns(struct parser *parser)
{
    int start = parser->pos;
    struct node_list list = {0};
    struct node *first = maybe_star_pattern(parser);
    if (first->kind == NODE_MatchStar && !parse_at(parser, TOKEN_COMMA))
        parse_fail(parser);
    if (!parse_at(parser, TOKEN_COMMA))
        return first;
    parse_append(parser, &list, first);
    while (parse_take(parser, TOKEN_COMMA)) {
        if (parse_at(parser, TOKEN_COLON) || parse_at(parser, TOKEN_IF))
            break;
        parse_append(parser, &list, maybe_star_pattern(parser));
    }
    return sequence(parser, start, list);
}

/* --- the statement */

static struct node *match_case(struct parser *parser)
{
    int start = parser->pos++;
    struct token *keyword = &parser->tokens[start];
    struct node_list body = {0};
    struct node *subpattern = patterns(parser), *guard = NULL;
    if (parse_take(parser, TOKEN_IF))
        guard = parse_named_expression(parser);
    parse_block_colon(parser);
    parse_block(parser, &body, keyword, "'case' statement");
    struct node *node = parse_node(parser, NODE_match_case, start);
    node->match_case.pattern = subpattern;
    node->match_case.guard = guard;
    node->match_case.body = body;
    return node;
}

/* `match subject` up to its colon or to where that is missing. */
static struct node *match_header(struct parser *parser)
{
    parser->pos++;
    int start = parser->pos;
    struct node *first = parse_star_named_expression(parser);
    struct node *subject =
        parse_rest_of_tuple(parser, first, start, parse_star_named_expression);
    if (subject->kind == NODE_Starred)
        parse_fail(parser);
    if (parse_at(parser, TOKEN_COLON) && parse_peek_at(parser, 1)->kind == TOKEN_NEWLINE)
        return subject;
    if (!parse_at(parser, TOKEN_NEWLINE))
        parse_fail(parser);
    return subject;
}

/* Behind `match`: what can only be a subject, so that this is the statement. */
static bool begins_subject(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_NAME: case TOKEN_NUMBER: case TOKEN_STRING: case TOKEN_FSTRING_START:
    case TOKEN_NONE: case TOKEN_TRUE: case TOKEN_FALSE: case TOKEN_ELLIPSIS: case TOKEN_LAMBDA:
    case TOKEN_AWAIT: case TOKEN_LEFT_BRACE: case TOKEN_TILDE: case TOKEN_NOT:
        return true;
    default:
        return false;
    }
}

static bool may_begin_subject(enum token_kind kind)
{
    return kind == TOKEN_LEFT_PAREN || kind == TOKEN_LEFT_BRACKET || kind == TOKEN_STAR ||
           kind == TOKEN_MINUS || kind == TOKEN_PLUS;
}

static struct node *match_statement(struct parser *parser, struct node *subject, int start)
{
    struct node_list cases = {0};
    struct token *keyword = &parser->tokens[start];
    parse_block_colon(parser);
    parse_need(parser, TOKEN_NEWLINE);
    if (!parse_at(parser, TOKEN_INDENT))
        parse_fail_last(parser, SYNTAX_INDENTATION_ERROR,
                        "expected an indented block after 'match' statement on line %d",
                        keyword->lineno);
    parser->pos++;
    do {
        if (!parse_at_soft(parser, "case"))
            parse_fail(parser);
        parse_append(parser, &cases, match_case(parser));
    } while (!parse_take(parser, TOKEN_DEDENT));
    struct node *node = parse_node(parser, NODE_Match, start);
    node->Match.subject = subject;
    node->Match.cases = cases;
    return node;
}

bool parse_match(struct parser *parser, struct node_list *body)
{
    int start = parser->pos;
    if (!parse_at_soft(parser, "match"))
        return false;
    enum token_kind next = parse_peek_at(parser, 1)->kind;
    if (!begins_subject(next) && !may_begin_subject(next))
        return false;
    struct node *subject = parse_attempt(parser, match_header);
    if (!subject && begins_subject(next) && next != TOKEN_NOT)
        subject = match_header(parser); /* for its error */
    bool sure = subject && (begins_subject(next) || parse_at(parser, TOKEN_COLON));
    if (!sure) { /* `match(x)` and the like: an expression after all */
        parser->pos = start;
        return false;
    }
    parse_append(parser, body, match_statement(parser, subject, start));
    return true;
}
