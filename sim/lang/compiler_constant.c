/* Constants: values made of literals, folding as CPython folds. */
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/bytes.h"
#include "sim/value/complex.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

/* Like a name: such strings are interned, so that attribute look-ups by them are quick. */
static bool looks_like_name(const struct constant *constant)
{
    for (size_t i = 0; i < constant->size; i++) {
        char byte = constant->bytes[i];
        if (!((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
              (byte >= '0' && byte <= '9')))
            return false;
    }
    return true;
}

static value make(struct compiler *c, const struct constant *constant)
{
    struct machine *m = c->m;
    switch (constant->kind) {
    case CONSTANT_NONE: return NONE;
    case CONSTANT_TRUE: return TRUE;
    case CONSTANT_FALSE: return FALSE;
    case CONSTANT_ELLIPSIS: return ELLIPSIS;
    case CONSTANT_INT: return int_from_text(m, constant->bytes, constant->size, constant->base);
    case CONSTANT_FLOAT: return float_new(m, constant->number);
    case CONSTANT_COMPLEX: return complex_new(m, 0.0, constant->number);
    case CONSTANT_BYTES: return bytes_new(m, constant->bytes, constant->size);
    case CONSTANT_STR:
        return looks_like_name(constant) ? str_intern(m, constant->bytes, constant->size)
                                         : str_new(m, constant->bytes, constant->size);
    }
    return NULL;
}

value constant_value(struct compiler *c, const struct constant *constant)
{
    value v = make(c, constant);
    if (!v)
        compiler_fail_raised(c);
    return v;
}

static bool same_constant(const struct constant *a, const struct constant *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case CONSTANT_INT: case CONSTANT_STR: case CONSTANT_BYTES:
        return (a->kind != CONSTANT_INT || a->base == b->base) && a->size == b->size &&
               memcmp(a->bytes, b->bytes, a->size) == 0;
    case CONSTANT_FLOAT: case CONSTANT_COMPLEX:
        return memcmp(&a->number, &b->number, sizeof a->number) == 0;
    default: return true;
    }
}

/* Adds a constant (stolen) with what it came from, or NULL for one of its own. */
static int add(struct compiler *c, value v, const struct constant *key)
{
    struct unit *unit = c->unit;
    value *grown = unit->constants;
    unit->constant_keys =
        compiler_grow(c, unit->constant_keys, unit->constant_count, sizeof *unit->constant_keys);
    grown = compiler_grow(c, unit->constants, unit->constant_count, sizeof *unit->constants);
    unit->constants = grown;
    unit->constants[unit->constant_count] = v;
    if (key)
        unit->constant_keys[unit->constant_count] = *key;
    else
        unit->constant_keys[unit->constant_count].base = -1;
    return unit->constant_count++;
}

void load_constant(struct compiler *c, const struct constant *constant, struct position at)
{
    struct unit *unit = c->unit;
    if (!unit->reachable)
        return;
    for (int i = 0; i < unit->constant_count; i++) {
        if (unit->constant_keys[i].base >= 0 && same_constant(&unit->constant_keys[i], constant)) {
            emit(c, OP_LOAD_CONST, (uint32_t)i, at);
            return;
        }
    }
    int index = add(c, constant_value(c, constant), constant);
    emit(c, OP_LOAD_CONST, (uint32_t)index, at);
}

void emit_constant(struct compiler *c, value v, struct position at)
{
    if (!v)
        compiler_fail_raised(c);
    int index = add(c, v, NULL);
    emit(c, OP_LOAD_CONST, (uint32_t)index, at);
}

void load_none(struct compiler *c, struct position at)
{
    load_constant(c, &(struct constant){.kind = CONSTANT_NONE}, at);
}

void load_int(struct compiler *c, int64_t n, struct position at)
{
    emit_constant(c, int_new(c->m, n), at);
}

void load_str(struct compiler *c, const char *text, struct position at)
{
    load_constant(c,
                  &(struct constant){.kind = CONSTANT_STR, .bytes = text, .size = strlen(text)},
                  at);
}

/* --- folding */

static bool is_number(struct machine *m, value v) { return is_int(m, v) || is_float(m, v); }

/* Forgets an error of folding: the operation will raise it when it is run. */
static value or_unfolded(struct compiler *c, value v)
{
    if (!v)
        error_clear(c->m);
    return v;
}

static value fold_unary(struct compiler *c, struct node *node)
{
    enum tree_operator op = node->UnaryOp.op;
    value operand = fold(c, node->UnaryOp.operand), result = NULL;
    if (!operand)
        return NULL;
    if (op == TREE_Not) {
        int truth = object_truth(c->m, operand);
        result = truth < 0 ? or_unfolded(c, NULL) : tag_bool(!truth);
    } else if (is_number(c->m, operand) || is_exactly(operand, c->m->types.complex_)) {
        enum unary_op unary = op == TREE_USub   ? UNARY_NEG
                              : op == TREE_UAdd ? UNARY_POS
                                                : UNARY_INVERT;
        if (unary == UNARY_INVERT && is_bool(operand)) /* folded, and so without its warning */
            result = tag_small_int(operand == TRUE ? -2 : -1);
        else
            result = or_unfolded(c, object_unary(c->m, unary, operand));
    }
    drop(c->m, operand);
    return result;
}

/* Results stay small: a program must not grow by being compiled. */
static bool is_modest(struct compiler *c, enum tree_operator op, value left, value right)
{
    struct machine *m = c->m;
    int64_t n;
    if (is_bool(left) || is_bool(right))
        return false;
    if (is_float(m, left) || is_float(m, right) || op == TREE_Add || op == TREE_Sub)
        return op != TREE_Pow || !is_int(m, left) || !is_int(m, right);
    switch (op) {
    case TREE_Mult: return int_bit_length(left) + int_bit_length(right) <= 128;
    case TREE_Pow:
        return int_fits_int64(right, &n) && n >= 0 && n <= 128 &&
               int_bit_length(left) * (size_t)n <= 128;
    case TREE_LShift:
        return int_fits_int64(right, &n) && n >= 0 && int_bit_length(left) + (size_t)n <= 128;
    default: return true;
    }
}

static value fold_binary(struct compiler *c, struct node *node)
{
    enum tree_operator op = node->BinOp.op;
    value left = fold(c, node->BinOp.left);
    value right = left ? fold(c, node->BinOp.right) : NULL, result = NULL;
    bool numbers = right && is_number(c->m, left) && is_number(c->m, right);
    if (numbers && op != TREE_MatMult && is_modest(c, op, left, right))
        result = or_unfolded(c, object_binary(c->m, binary_operator(op), left, right));
    drop(c->m, left);
    drop(c->m, right);
    return result;
}

/* A frozenset is made twice, the second time in the order of the first: CPython's compiler does so
 * when it merges constants, and that decides the order in which the set is walked. */
static value frozen(struct compiler *c, value tuple)
{
    value first = frozenset_new(c->m), set = frozenset_new(c->m), item;
    bool ok = first && set;
    size_t position = 0;
    for (size_t i = 0; ok && i < tuple_size(tuple); i++)
        ok = set_add(c->m, first, AS_TUPLE(tuple)->items[i]);
    while (ok && set_next(first, &position, &item))
        ok = set_add(c->m, set, item);
    drop(c->m, tuple);
    drop(c->m, first);
    if (!ok) {
        drop(c->m, set);
        compiler_fail_raised(c);
    }
    return set;
}

value fold_items(struct compiler *c, struct node_list *elts, bool set)
{
    value tuple = tuple_new(c->m, (size_t)elts->count);
    if (!tuple)
        compiler_fail_raised(c);
    for (int i = 0; i < elts->count; i++) {
        value item = fold(c, elts->items[i]);
        if (!item) {
            drop(c->m, tuple);
            return NULL;
        }
        AS_TUPLE(tuple)->items[i] = item;
    }
    return set ? frozen(c, tuple) : tuple;
}

/* Folding looks again at what an outer fold has looked at: trees beyond this depth are left alone,
 * so that it costs no square of their depth. */
static bool is_shallow(const struct node *node, int levels)
{
    for (; node->kind == NODE_BinOp; node = node->BinOp.left, levels--)
        if (levels == 0 || !is_shallow(node->BinOp.right, levels - 1))
            return false;
    for (; node->kind == NODE_UnaryOp; node = node->UnaryOp.operand, levels--)
        if (levels == 0)
            return false;
    return true;
}

value fold(struct compiler *c, struct node *node)
{
    switch (node->kind) {
    case NODE_Constant: return constant_value(c, &node->Constant.value);
    case NODE_UnaryOp: return is_shallow(node, 20) ? fold_unary(c, node) : NULL;
    case NODE_BinOp: return is_shallow(node, 20) ? fold_binary(c, node) : NULL;
    case NODE_Tuple:
        return node->Tuple.ctx == TREE_Load ? fold_items(c, &node->Tuple.elts, false) : NULL;
    default: return NULL;
    }
}

int constant_truth(const struct node *node)
{
    if (node->kind != NODE_Constant)
        return -1;
    const struct constant *constant = &node->Constant.value;
    switch (constant->kind) {
    case CONSTANT_NONE: case CONSTANT_FALSE: return 0;
    case CONSTANT_TRUE: case CONSTANT_ELLIPSIS: return 1;
    case CONSTANT_INT: return strspn(constant->bytes, "0") < constant->size;
    case CONSTANT_FLOAT: case CONSTANT_COMPLEX: return constant->number != 0.0;
    default: return constant->size > 0;
    }
}

void first_constant(struct compiler *c, const struct constant *constant)
{
    add(c, constant_value(c, constant), constant);
}
