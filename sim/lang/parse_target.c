/* Expressions turned into targets of assignments, loops and del. */
#include "sim/lang/parse.h"

static const char *constant_name(const struct constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_NONE: return "None";
    case CONSTANT_TRUE: return "True";
    case CONSTANT_FALSE: return "False";
    case CONSTANT_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

const char *parse_expression_name(const struct node *node)
{
    switch (node->kind) {
    case NODE_Attribute: return "attribute";
    case NODE_Subscript: return "subscript";
    case NODE_Starred: return "starred";
    case NODE_Name: return "name";
    case NODE_List: return "list";
    case NODE_Tuple: return "tuple";
    case NODE_Lambda: return "lambda";
    case NODE_Call: return "function call";
    case NODE_BoolOp: case NODE_BinOp: case NODE_UnaryOp: return "expression";
    case NODE_GeneratorExp: return "generator expression";
    case NODE_Yield: case NODE_YieldFrom: return "yield expression";
    case NODE_Await: return "await expression";
    case NODE_ListComp: return "list comprehension";
    case NODE_SetComp: return "set comprehension";
    case NODE_DictComp: return "dict comprehension";
    case NODE_Dict: return "dict literal";
    case NODE_Set: return "set display";
    case NODE_JoinedStr: case NODE_FormattedValue: return "f-string expression";
    case NODE_Constant: return constant_name(&node->Constant.value);
    case NODE_Compare: return "comparison";
    case NODE_IfExp: return "conditional expression";
    case NODE_NamedExpr: return "named expression";
    default: return "expression";
    }
}

static struct node *invalid_item(struct node_list *items, enum target_use use)
{
    for (int i = 0; i < items->count; i++) {
        struct node *invalid = parse_invalid_target(items->items[i], use);
        if (invalid)
            return invalid;
    }
    return NULL;
}

struct node *parse_invalid_target(struct node *node, enum target_use use)
{
    switch (node->kind) {
    case NODE_List: return invalid_item(&node->List.elts, use);
    case NODE_Tuple: return invalid_item(&node->Tuple.elts, use);
    case NODE_Starred:
        return use == TARGET_DELETE ? node : parse_invalid_target(node->Starred.value, use);
    case NODE_Name: case NODE_Subscript: case NODE_Attribute: return NULL;
    default: return node;
    }
}

static void set_contexts(struct node_list *items, enum tree_operator context)
{
    for (int i = 0; i < items->count; i++)
        parse_set_context(items->items[i], context);
}

void parse_set_context(struct node *node, enum tree_operator context)
{
    switch (node->kind) {
    case NODE_Name: node->Name.ctx = context; break;
    case NODE_Attribute: node->Attribute.ctx = context; break;
    case NODE_Subscript: node->Subscript.ctx = context; break;
    case NODE_Starred:
        node->Starred.ctx = context;
        parse_set_context(node->Starred.value, context);
        break;
    case NODE_List:
        node->List.ctx = context;
        set_contexts(&node->List.elts, context);
        break;
    case NODE_Tuple:
        node->Tuple.ctx = context;
        set_contexts(&node->Tuple.elts, context);
        break;
    default: break;
    }
}

void parse_make_target(struct parser *parser, struct node *node, enum target_use use)
{
    struct node *invalid = parse_invalid_target(node, use);
    if (invalid)
        parse_fail_node(parser, invalid,
                        use == TARGET_DELETE ? "cannot delete %s" : "cannot assign to %s",
                        parse_expression_name(invalid));
    parse_set_context(node, use == TARGET_DELETE ? TREE_Del : TREE_Store);
}
