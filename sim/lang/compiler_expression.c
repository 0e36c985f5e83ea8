/* Expressions. */
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- operators */

enum binary_op binary_operator(enum tree_operator op)
{
    switch (op) {
    case TREE_Add: return BINARY_ADD;
    case TREE_Sub: return BINARY_SUB;
    case TREE_Mult: return BINARY_MUL;
    case TREE_MatMult: return BINARY_MATMUL;
    case TREE_Div: return BINARY_TRUEDIV;
    case TREE_Mod: return BINARY_MOD;
    case TREE_Pow: return BINARY_POW;
    case TREE_LShift: return BINARY_LSHIFT;
    case TREE_RShift: return BINARY_RSHIFT;
    case TREE_BitOr: return BINARY_OR;
    case TREE_BitXor: return BINARY_XOR;
    case TREE_BitAnd: return BINARY_AND;
    default: return BINARY_FLOORDIV;
    }
}

/* A long chain a + b + c + ... is a deep tree to the left: taken in a loop. */
static void binary(struct compiler *c, struct node *node)
{
    int count = 0;
    struct node *leftmost = node;
    for (; leftmost->kind == NODE_BinOp; leftmost = leftmost->BinOp.left)
        count++;
    struct node **chain = compiler_alloc(c, (size_t)count * sizeof(struct node *));
    for (int i = count; i > 0; node = node->BinOp.left)
        chain[--i] = node;
    compile_expression(c, leftmost);
    for (int i = 0; i < count; i++) {
        compile_expression(c, chain[i]->BinOp.right);
        emit(c, OP_BINARY_OP, binary_operator(chain[i]->BinOp.op), at_node(chain[i]));
    }
}

static void unary(struct compiler *c, struct node *node)
{
    static const enum op ops[] = {OP_UNARY_INVERT, OP_UNARY_NOT, OP_UNARY_POSITIVE,
                                  OP_UNARY_NEGATIVE};
    compile_expression(c, node->UnaryOp.operand);
    emit(c, ops[node->UnaryOp.op - TREE_Invert], 0, at_node(node));
}

static void bool_operation(struct compiler *c, struct node *node)
{
    enum op jump = node->BoolOp.op == TREE_And ? OP_JUMP_IF_FALSE_OR_POP : OP_JUMP_IF_TRUE_OR_POP;
    int end = label_new(c), count = node->BoolOp.values.count;
    bool *after_first = NULL;
    for (int i = 0; i < count; i++) {
        compile_expression(c, node->BoolOp.values.items[i]);
        if (i + 1 < count)
            emit_jump(c, jump, end, at_node(node));
        if (i == 0)
            after_first = assigned_save(c);
    }
    assigned_restore(c, after_first);
    label_bind(c, end);
}

static void compare_operator(struct compiler *c, enum tree_operator op, struct position at)
{
    static const uint8_t compares[] = {COMPARE_EQ, COMPARE_NE, COMPARE_LT,
                                       COMPARE_LE, COMPARE_GT, COMPARE_GE};
    switch (op) {
    case TREE_Is: case TREE_IsNot: emit(c, OP_IS_OP, op == TREE_IsNot, at); break;
    case TREE_In: case TREE_NotIn: emit(c, OP_CONTAINS_OP, op == TREE_NotIn, at); break;
    default: emit(c, OP_COMPARE_OP, compares[op - TREE_Eq], at);
    }
}

/* The right side of `in` and what a `for` walks over: a list or set of constants need not be made
 * anew. */
void compile_walked(struct compiler *c, struct node *node)
{
    bool set = node->kind == NODE_Set;
    value constant = NULL;
    if (c->unit->reachable && (set || (node->kind == NODE_List && node->List.elts.count)))
        constant = fold_items(c, set ? &node->Set.elts : &node->List.elts, set);
    if (constant)
        emit_constant(c, constant, at_node(node));
    else
        compile_expression(c, node);
}

static void comparison(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    int count = node->Compare.ops.count, cleanup = label_new(c), end = label_new(c);
    bool *after_first = NULL;
    warn_identity(c, node);
    compile_expression(c, node->Compare.left);
    for (int i = 0; i < count; i++) {
        enum tree_operator op = node->Compare.ops.items[i];
        if ((op == TREE_In || op == TREE_NotIn) && i + 1 == count)
            compile_walked(c, node->Compare.comparators.items[i]);
        else
            compile_expression(c, node->Compare.comparators.items[i]);
        if (i + 1 == count) {
            compare_operator(c, op, at);
            break;
        }
        emit(c, OP_SWAP, 2, at);
        emit(c, OP_COPY, 2, at); /* a b -> b a b */
        compare_operator(c, op, at);
        emit_jump(c, OP_JUMP_IF_FALSE_OR_POP, cleanup, at);
        if (i == 0)
            after_first = assigned_save(c);
    }
    if (count == 1)
        return;
    assigned_restore(c, after_first);
    emit_jump(c, OP_JUMP, end, NOWHERE);
    label_bind(c, cleanup);
    emit(c, OP_SWAP, 2, at);
    emit(c, OP_POP_TOP, 0, at);
    label_bind(c, end);
}

static void conditional(struct compiler *c, struct node *node)
{
    int orelse = label_new(c), end = label_new(c);
    compile_jump_if(c, node->IfExp.test, orelse, false);
    bool *before = assigned_save(c);
    compile_expression(c, node->IfExp.body);
    emit_jump(c, OP_JUMP, end, NOWHERE);
    label_bind(c, orelse);
    assigned_restore(c, before);
    compile_expression(c, node->IfExp.orelse);
    assigned_restore(c, before);
    label_bind(c, end);
}

/* --- tests */

static void jump_if_bool(struct compiler *c, struct node *test, int label, bool when)
{
    bool short_circuit = (test->BoolOp.op == TREE_Or) == when;
    int past = short_circuit ? label : label_new(c), count = test->BoolOp.values.count;
    bool *after_first = NULL;
    for (int i = 0; i < count; i++) {
        bool last = i + 1 == count;
        compile_jump_if(c, test->BoolOp.values.items[i], last ? label : past,
                        last ? when : test->BoolOp.op == TREE_Or);
        if (i == 0)
            after_first = assigned_save(c);
    }
    assigned_restore(c, after_first);
    if (!short_circuit)
        label_bind(c, past);
}

/* Jumps to the label when the test comes out as `when`; goes on otherwise. */
void compile_jump_if(struct compiler *c, struct node *test, int label, bool when)
{
    int truth = constant_truth(test);
    if (truth >= 0) {
        emit_nop_line(c, at_node(test));
        if (truth == when)
            emit_jump(c, OP_JUMP, label, at_node(test));
        return;
    }
    if (test->kind == NODE_UnaryOp && test->UnaryOp.op == TREE_Not) {
        compile_jump_if(c, test->UnaryOp.operand, label, !when);
        return;
    }
    if (test->kind == NODE_BoolOp) {
        jump_if_bool(c, test, label, when);
        return;
    }
    compile_expression(c, test);
    emit_jump(c, when ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, label, at_node(test));
}

/* --- displays */

/* With a star, or too many for the stack: then they are added one by one, as CPython does it. */
#define MANY 30

static bool is_built_up(const struct node_list *elts, int pushed)
{
    if (elts->count + pushed > MANY)
        return true;
    for (int i = 0; i < elts->count; i++)
        if (elts->items[i]->kind == NODE_Starred)
            return true;
    return false;
}

/* Elements, perhaps with stars, into a list, set or tuple; `pushed` are on the stack already. */
void compile_sequence(struct compiler *c, struct node_list *elts, enum op build, int pushed,
                      struct position at)
{
    bool set = build == OP_BUILD_SET, made = false;
    if (!is_built_up(elts, pushed)) {
        for (int i = 0; i < elts->count; i++)
            compile_expression(c, elts->items[i]);
        emit(c, build, (uint32_t)(elts->count + pushed), at);
        return;
    }
    if (elts->count + pushed > MANY) {
        emit(c, set ? OP_BUILD_SET : OP_BUILD_LIST, (uint32_t)pushed, at);
        made = true;
    }
    for (int i = 0; i < elts->count; i++) {
        struct node *item = elts->items[i];
        bool starred = item->kind == NODE_Starred;
        if (starred && !made) {
            emit(c, set ? OP_BUILD_SET : OP_BUILD_LIST, (uint32_t)(i + pushed), at);
            made = true;
        }
        compile_expression(c, starred ? item->Starred.value : item);
        if (starred)
            emit(c, set ? OP_SET_UPDATE : OP_LIST_EXTEND, 1, at);
        else if (made)
            emit(c, set ? OP_SET_ADD : OP_LIST_APPEND, 1, at);
    }
    if (build == OP_BUILD_TUPLE)
        emit(c, OP_LIST_TO_TUPLE, 0, at);
}

/* Three constants or more come ready-made, and for a set in the order in which CPython, which does
 * the same, has them. */
static bool constant_display(struct compiler *c, struct node_list *elts, bool set,
                             struct position at)
{
    value items = elts->count >= 3 && c->unit->reachable ? fold_items(c, elts, set) : NULL;
    if (!items)
        return false;
    emit(c, set ? OP_BUILD_SET : OP_BUILD_LIST, 0, at);
    emit_constant(c, items, at);
    emit(c, set ? OP_SET_UPDATE : OP_LIST_EXTEND, 1, at);
    return true;
}

void compile_display(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    bool set = node->kind == NODE_Set;
    if (node->kind != NODE_Tuple && constant_display(c, &node->List.elts, set, at))
        return;
    switch (node->kind) {
    case NODE_Tuple: compile_sequence(c, &node->Tuple.elts, OP_BUILD_TUPLE, 0, at); break;
    case NODE_List: compile_sequence(c, &node->List.elts, OP_BUILD_LIST, 0, at); break;
    default: compile_sequence(c, &node->Set.elts, OP_BUILD_SET, 0, at);
    }
}

/* Pairs are built in portions, so that a large dict needs no large stack. */
#define PORTION 16

static bool constant_keys(const struct node_list *keys, int start, int end)
{
    for (int i = start; i < end; i++)
        if (keys->items[i]->kind != NODE_Constant)
            return false;
    return true;
}

/* The pairs [start, end) as a dict of their own. */
static void dict_portion(struct compiler *c, struct node *node, int start, int end)
{
    struct position at = at_node(node);
    struct node_list keys = {node->Dict.keys.items + start, end - start};
    bool full = end - start >= PORTION;
    bool constant = end - start > 1 && !full && constant_keys(&node->Dict.keys, start, end);
    if (full)
        emit(c, OP_BUILD_MAP, 0, at);
    for (int i = start; i < end; i++) {
        if (!constant)
            compile_expression(c, node->Dict.keys.items[i]);
        compile_expression(c, node->Dict.values.items[i]);
        if (full)
            emit(c, OP_MAP_ADD, 1, at);
    }
    if (constant && c->unit->reachable)
        emit_constant(c, fold_items(c, &keys, false), at);
    if (!full)
        emit(c, constant ? OP_BUILD_CONST_KEY_MAP : OP_BUILD_MAP, (uint32_t)(end - start), at);
}

static void dict(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    struct node_list *keys = &node->Dict.keys;
    bool made = false;
    for (int i = 0, end; i < keys->count || !made; i = end) {
        for (end = i; end < keys->count && keys->items[end] && end - i < PORTION; end++)
            ;
        if (end > i || !made) {
            dict_portion(c, node, i, end);
            if (made)
                emit(c, OP_DICT_UPDATE, 1, at);
            made = true;
        }
        if (end < keys->count && !keys->items[end]) {
            compile_expression(c, node->Dict.values.items[end++]);
            emit(c, OP_DICT_UPDATE, 1, at);
        }
    }
}

/* --- f-strings */

static void formatted(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    int conversion = node->FormattedValue.conversion;
    compile_expression(c, node->FormattedValue.value);
    if (conversion > 0)
        emit(c, OP_CONVERT_VALUE, conversion == 's' ? 1 : conversion == 'r' ? 2 : 3, at);
    if (node->FormattedValue.format_spec) {
        compile_expression(c, node->FormattedValue.format_spec);
        emit(c, OP_FORMAT_WITH_SPEC, 0, at);
    } else {
        emit(c, OP_FORMAT_SIMPLE, 0, at);
    }
}

void compile_joined(struct compiler *c, struct node *node)
{
    struct node_list *values = &node->JoinedStr.values;
    if (values->count == 0)
        load_str(c, "", at_node(node));
    for (int i = 0; i < values->count; i++)
        compile_expression(c, values->items[i]);
    if (values->count > 1)
        emit(c, OP_BUILD_STRING, (uint32_t)values->count, at_node(node));
}

/* --- subscripts and attributes */

static void slice(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    struct node *bounds[] = {node->Slice.lower, node->Slice.upper, node->Slice.step};
    int count = node->Slice.step ? 3 : 2;
    for (int i = 0; i < count; i++) {
        if (bounds[i])
            compile_expression(c, bounds[i]);
        else
            load_none(c, at);
    }
    emit(c, OP_BUILD_SLICE, (uint32_t)count, at);
}

/* In a chain over several lines an attribute's place is its name, not the chain's beginning. */
struct position attribute_place(struct position at, const struct node *attribute)
{
    int length = (int)strlen(attribute->Attribute.attr);
    if (attribute->lineno == attribute->end_lineno)
        return at;
    at.line = (uint32_t)attribute->end_lineno;
    at.column = (uint32_t)attribute->end_col_offset;
    if (length <= attribute->end_col_offset)
        at.column -= (uint32_t)length;
    else
        at.end_line = at.line, at.end_column = at.column;
    return at;
}

static void attribute(struct compiler *c, struct node *node)
{
    if (compile_super_attribute(c, node, OP_LOAD_SUPER_ATTR))
        return;
    compile_expression(c, node->Attribute.value);
    emit_site(c, OP_LOAD_ATTR, mangled(c, node->Attribute.attr),
              attribute_place(at_node(node), node));
}

/* --- yield, await */

static void check_function(struct compiler *c, struct node *node, const char *what)
{
    if (c->unit->top->kind != SCOPE_FUNCTION)
        compiler_fail(c, node, "'%s' outside function", what);
}

static void yield(struct compiler *c, struct node *node)
{
    check_function(c, node, "yield");
    if (node->Yield.value)
        compile_expression(c, node->Yield.value);
    else
        load_none(c, at_node(node));
    emit(c, c->unit->flags & CODE_ASYNC_GENERATOR ? OP_ASYNC_GEN_YIELD : OP_YIELD_VALUE, 0,
         at_node(node));
}

static void yield_from(struct compiler *c, struct node *node)
{
    check_function(c, node, "yield from");
    if (c->unit->top->node->kind == NODE_AsyncFunctionDef)
        compiler_fail(c, node, "'yield from' inside async function");
    compile_expression(c, node->YieldFrom.value);
    emit(c, OP_GET_YIELD_FROM_ITER, 0, at_node(node));
    emit(c, OP_YIELD_FROM, 0, at_node(node));
}

static void await(struct compiler *c, struct node *node)
{
    check_function(c, node, "await");
    if (!in_async_function(c) && !c->unit->top->is_genexpr)
        compiler_fail(c, node, "'await' outside async function");
    compile_expression(c, node->Await.value);
    emit(c, OP_AWAIT, 0, at_node(node));
}

/* --- the rest */

static void name(struct compiler *c, struct node *node)
{
    if (strcmp(node->Name.id, "__debug__") == 0)
        load_constant(c, &(struct constant){.kind = CONSTANT_TRUE}, at_node(node));
    else
        load_name(c, node->Name.id, at_node(node));
}

static void named(struct compiler *c, struct node *node)
{
    compile_expression(c, node->NamedExpr.value);
    emit(c, OP_COPY, 1, at_node(node));
    store_name(c, node->NamedExpr.target->Name.id, at_node(node->NamedExpr.target));
}

static bool folded(struct compiler *c, struct node *node)
{
    value constant = c->unit->reachable ? fold(c, node) : NULL;
    if (constant)
        emit_constant(c, constant, at_node(node));
    return constant != NULL;
}

static void expression(struct compiler *c, struct node *node)
{
    switch (node->kind) {
    case NODE_Constant: load_constant(c, &node->Constant.value, at_node(node)); break;
    case NODE_Name: name(c, node); break;
    case NODE_BinOp:
        if (!folded(c, node))
            binary(c, node);
        break;
    case NODE_UnaryOp:
        if (!folded(c, node))
            unary(c, node);
        break;
    case NODE_Tuple:
        if (!folded(c, node))
            compile_display(c, node);
        break;
    case NODE_BoolOp: bool_operation(c, node); break;
    case NODE_Compare: comparison(c, node); break;
    case NODE_IfExp: conditional(c, node); break;
    case NODE_NamedExpr: named(c, node); break;
    case NODE_Lambda: compile_lambda(c, node); break;
    case NODE_List: case NODE_Set: compile_display(c, node); break;
    case NODE_Dict: dict(c, node); break;
    case NODE_ListComp: case NODE_SetComp: case NODE_DictComp: case NODE_GeneratorExp:
        compile_comprehension(c, node);
        break;
    case NODE_Call: compile_call(c, node); break;
    case NODE_Attribute: attribute(c, node); break;
    case NODE_Subscript:
        warn_subscript(c, node);
        compile_expression(c, node->Subscript.value);
        compile_expression(c, node->Subscript.slice);
        emit(c, OP_BINARY_SUBSCR, 0, at_node(node));
        break;
    case NODE_Slice: slice(c, node); break;
    case NODE_JoinedStr: compile_joined(c, node); break;
    case NODE_FormattedValue: formatted(c, node); break;
    case NODE_Yield: yield(c, node); break;
    case NODE_YieldFrom: yield_from(c, node); break;
    case NODE_Await: await(c, node); break;
    default: compiler_fail(c, node, "can't use starred expression here");
    }
}

void compile_expression(struct compiler *c, struct node *node)
{
    if (++c->depth > COMPILER_MAX_DEPTH)
        compiler_fail(c, node, "too many nested expressions or statements");
    expression(c, node);
    c->depth--;
}
