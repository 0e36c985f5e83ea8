/* Names and fields of the tree's nodes, made from the table in tree.h. */
#include "sim/lang/tree.h"

#define T_CHILD(field) visitor->visit(visitor, #field, FIELD_CHILD, &fields->field);
#define T_LIST(field) visitor->visit(visitor, #field, FIELD_LIST, &fields->field);
#define T_NAME(field) visitor->visit(visitor, #field, FIELD_NAME, &fields->field);
#define T_NAMES(field) visitor->visit(visitor, #field, FIELD_NAMES, &fields->field);
#define T_INT(field) visitor->visit(visitor, #field, FIELD_INT, &fields->field);
#define T_OP(field) visitor->visit(visitor, #field, FIELD_OP, &fields->field);
#define T_OPS(field) visitor->visit(visitor, #field, FIELD_OPS, &fields->field);
#define T_CONSTANT(field) visitor->visit(visitor, #field, FIELD_CONSTANT, &fields->field);

void tree_visit_fields(struct node *node, struct tree_visitor *visitor)
{
    switch (node->kind) {
#define NODE(kind, visits)                                                                         \
    case NODE_##kind: {                                                                            \
        __typeof__(node->kind) *fields = &node->kind;                                              \
        (void)fields;                                                                              \
        visits                                                                                     \
        break;                                                                                     \
    }
        TREE_NODES(NODE, T_CHILD, T_LIST, T_NAME, T_NAMES, T_INT, T_OP, T_OPS, T_CONSTANT)
#undef NODE
    case NODE_KINDS: break;
    }
}

const char *tree_kind_name(enum node_kind kind)
{
    static const char *const names[] = {
#define NODE(name, ...) #name,
        TREE_NODES(NODE, TREE_NOTHING, TREE_NOTHING, TREE_NOTHING, TREE_NOTHING, TREE_NOTHING,
                   TREE_NOTHING, TREE_NOTHING, TREE_NOTHING)
#undef NODE
    };
    return names[kind];
}

const char *tree_operator_name(enum tree_operator operator_)
{
    static const char *const names[] = {
#define X(name) #name,
        TREE_OPERATORS(X)
#undef X
    };
    return names[operator_];
}
