/* A few lines of Python run straight from their tree. */
#include "tests/expression.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma push_macro("CONSTANT") /* tree.h uses the word in another sense */
#undef CONSTANT
#include "sim/lang/parser.h"
#pragma pop_macro("CONSTANT")
#include "sim/value/dict.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

struct scope {
    struct machine *m;
    struct dict *names;
};

static value evaluate(struct scope *s, struct node *node);

/* --- builtins that the room itself does not bring */

static value builtin_len(struct machine *m, value *args)
{
    int64_t n = object_length(m, args[0]);
    return n < 0 ? NULL : int_new(m, n);
}

static value builtin_iter(struct machine *m, value *args)
{
    return object_iter(m, args[0]);
}

static value builtin_next(struct machine *m, value *args)
{
    value item = object_next(m, args[0]);
    return item || m->error ? item : raise_stop_iteration(m, NONE);
}

static value builtin_hash(struct machine *m, value *args)
{
    int64_t hash;
    return object_hash(m, args[0], &hash) ? int_new(m, hash) : NULL;
}

static value builtin_repr(struct machine *m, value *args)
{
    return object_repr(m, args[0]);
}

static value builtin_sorted(struct machine *m, value *args)
{
    value list = list_from_iterable(m, args[0]);
    if (list && !list_sort(m, list, args[1], object_truth(m, args[2])))
        return drop_and_fail(m, list);
    return list;
}

static const struct native_spec natives[] = {
    {"len(v, /)", builtin_len, NULL},
    {"iter(v, /)", builtin_iter, NULL},
    {"next(v, /)", builtin_next, NULL},
    {"hash(v, /)", builtin_hash, NULL},
    {"repr(v, /)", builtin_repr, NULL},
    {"sorted(v, /, *, key=None, reverse=False)", builtin_sorted, NULL},
    {NULL, NULL, NULL},
};

static void add_types(struct machine *m, struct dict *names)
{
    struct type *types[] = {
        m->types.object, m->types.type, m->types.int_, m->types.bool_, m->types.float_,
        m->types.str, m->types.list, m->types.tuple, m->types.dict, m->types.set,
        m->types.frozenset, m->types.range, m->types.slice, m->types.enumerate, m->types.zip,
        m->types.map, m->types.filter, m->types.reversed, m->types.bytes};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        ck_assert(dict_set(m, names, types[i]->name, (value)types[i]));
    ck_assert(dict_set_text(m, names, "mappingproxy", (value)m->types.mappingproxy));
    ck_assert(dict_set_text(m, names, "SimpleNamespace", (value)m->types.simple_namespace));
}

/* --- expressions */

static value constant(struct machine *m, const struct constant *c)
{
    switch (c->kind) {
    case CONSTANT_NONE: return NONE;
    case CONSTANT_TRUE: return TRUE;
    case CONSTANT_FALSE: return FALSE;
    case CONSTANT_ELLIPSIS: return ELLIPSIS;
    case CONSTANT_INT: return int_from_text(m, c->bytes, c->size, c->base);
    case CONSTANT_FLOAT: return float_new(m, c->number);
    default: return str_intern(m, c->bytes, c->size);
    }
}

/* The values of a list of nodes, as a list. */
static value all_of(struct scope *s, struct node_list *nodes)
{
    value list = list_new(s->m, 0);
    for (int i = 0; list && i < nodes->count; i++) {
        struct node *node = nodes->items[i];
        bool starred = node->kind == NODE_Starred;
        value item = evaluate(s, starred ? node->Starred.value : node);
        bool ok = item && (starred ? list_extend(s->m, list, item) : list_append(s->m, list, item));
        drop(s->m, item);
        if (!ok)
            return drop_and_fail(s->m, list);
    }
    return list;
}

static value display(struct scope *s, struct node_list *nodes, struct type *type)
{
    value items = all_of(s, nodes);
    if (!items || type == s->m->types.list)
        return items;
    value result = object_call1(s->m, (value)type, items);
    drop(s->m, items);
    return result;
}

static value dict_display(struct scope *s, struct node *node)
{
    struct dict *dict = dict_new(s->m);
    for (int i = 0; dict && i < node->Dict.values.count; i++) {
        value key = evaluate(s, node->Dict.keys.items[i]);
        value item = key ? evaluate(s, node->Dict.values.items[i]) : NULL;
        bool ok = item && dict_set(s->m, dict, key, item);
        drop(s->m, key);
        drop(s->m, item);
        if (!ok)
            return drop_and_fail(s->m, (value)dict);
    }
    return (value)dict;
}

static value call(struct scope *s, struct node *node)
{
    struct machine *m = s->m;
    value callee = evaluate(s, node->Call.func), items = callee ? all_of(s, &node->Call.args) : NULL;
    value names = items ? list_new(m, 0) : NULL;
    struct args args = {NULL, items ? list_size(items) : 0, NULL};
    bool ok = names != NULL;
    for (int i = 0; ok && i < node->Call.keywords.count; i++) {
        struct node *keyword = node->Call.keywords.items[i];
        const char *text = keyword->keyword.arg;
        ok = list_append_steal(m, names, str_intern(m, text, strlen(text)));
        value item = ok ? evaluate(s, keyword->keyword.value) : NULL;
        ok = item && list_append_steal(m, items, item);
    }
    value result = NULL;
    if (ok) {
        args.items = AS_LIST(items)->items;
        args.names = list_size(names) ? tuple_from_iterable(m, names) : NULL;
        result = object_call(m, callee, &args);
    }
    drop(m, args.names);
    drop(m, callee);
    drop(m, items);
    drop(m, names);
    return result;
}

static value slice_part(struct scope *s, struct node *node)
{
    return node ? evaluate(s, node) : NONE;
}

static value slice(struct scope *s, struct node *node)
{
    value a = slice_part(s, node->Slice.lower), b = slice_part(s, node->Slice.upper);
    value c = slice_part(s, node->Slice.step), result = slice_new(s->m, a, b, c);
    drop(s->m, a);
    drop(s->m, b);
    drop(s->m, c);
    return result;
}

static enum binary_op binary_op(enum tree_operator op)
{
    switch (op) {
    case TREE_Add: return BINARY_ADD;
    case TREE_Sub: return BINARY_SUB;
    case TREE_Mult: return BINARY_MUL;
    case TREE_BitOr: return BINARY_OR;
    case TREE_BitAnd: return BINARY_AND;
    case TREE_BitXor: return BINARY_XOR;
    case TREE_Pow: return BINARY_POW;
    case TREE_Div: return BINARY_TRUEDIV;
    case TREE_FloorDiv: return BINARY_FLOORDIV;
    case TREE_LShift: return BINARY_LSHIFT;
    default: return BINARY_MOD;
    }
}

static value comparison(struct machine *m, enum tree_operator op, value a, value b)
{
    int found;
    switch (op) {
    case TREE_Eq: return object_compare(m, COMPARE_EQ, a, b);
    case TREE_NotEq: return object_compare(m, COMPARE_NE, a, b);
    case TREE_Lt: return object_compare(m, COMPARE_LT, a, b);
    case TREE_LtE: return object_compare(m, COMPARE_LE, a, b);
    case TREE_Gt: return object_compare(m, COMPARE_GT, a, b);
    case TREE_GtE: return object_compare(m, COMPARE_GE, a, b);
    case TREE_Is: return tag_bool(a == b);
    case TREE_IsNot: return tag_bool(a != b);
    default:
        found = object_contains(m, b, a);
        return found < 0 ? NULL : tag_bool(found == (op == TREE_In));
    }
}

static value two_sided(struct scope *s, struct node *node)
{
    bool compare = node->kind == NODE_Compare;
    value a = evaluate(s, compare ? node->Compare.left : node->BinOp.left);
    value b = a ? evaluate(s, compare ? node->Compare.comparators.items[0] : node->BinOp.right) : NULL;
    value result = NULL;
    if (b)
        result = compare ? comparison(s->m, node->Compare.ops.items[0], a, b)
                         : object_binary(s->m, binary_op(node->BinOp.op), a, b);
    drop(s->m, a);
    drop(s->m, b);
    return result;
}

static value attribute(struct scope *s, struct node *node)
{
    value v = evaluate(s, node->Attribute.value);
    value name = v ? str_intern(s->m, node->Attribute.attr, strlen(node->Attribute.attr)) : NULL;
    value result = name ? object_get_attribute(s->m, v, name) : NULL;
    drop(s->m, v);
    drop(s->m, name);
    return result;
}

static value subscript(struct scope *s, struct node *node)
{
    value v = evaluate(s, node->Subscript.value);
    value key = v ? evaluate(s, node->Subscript.slice) : NULL;
    value result = key ? object_get_item(s->m, v, key) : NULL;
    drop(s->m, v);
    drop(s->m, key);
    return result;
}

static value name(struct scope *s, const char *id)
{
    value v = dict_get_text(s->m, s->names, id);
    return v ? keep(v) : raise_error(s->m, s->m->types.NameError, "name '%s' is not defined", id);
}

static value unary(struct scope *s, struct node *node)
{
    value v = evaluate(s, node->UnaryOp.operand), result = NULL;
    if (v && node->UnaryOp.op == TREE_Not)
        result = tag_bool(!object_truth(s->m, v));
    else if (v)
        result = object_unary(s->m, node->UnaryOp.op == TREE_USub ? UNARY_NEG : UNARY_INVERT, v);
    drop(s->m, v);
    return result;
}

static value evaluate(struct scope *s, struct node *node)
{
    switch (node->kind) {
    case NODE_Constant: return constant(s->m, &node->Constant.value);
    case NODE_Name: return name(s, node->Name.id);
    case NODE_List: return display(s, &node->List.elts, s->m->types.list);
    case NODE_Tuple: return display(s, &node->Tuple.elts, s->m->types.tuple);
    case NODE_Set: return display(s, &node->Set.elts, s->m->types.set);
    case NODE_Dict: return dict_display(s, node);
    case NODE_Call: return call(s, node);
    case NODE_Slice: return slice(s, node);
    case NODE_BinOp:
    case NODE_Compare: return two_sided(s, node);
    case NODE_UnaryOp: return unary(s, node);
    case NODE_Attribute: return attribute(s, node);
    case NODE_Subscript: return subscript(s, node);
    default: ck_abort_msg("%s is not for tests/expression.c", tree_kind_name(node->kind));
    }
}

/* --- statements */

/* v NULL deletes. */
static bool store(struct scope *s, struct node *target, value v)
{
    if (target->kind == NODE_Name)
        return dict_set_text(s->m, s->names, target->Name.id, v);
    ck_assert_int_eq(target->kind, NODE_Subscript);
    value container = evaluate(s, target->Subscript.value);
    value key = container ? evaluate(s, target->Subscript.slice) : NULL;
    bool ok = key && object_set_item(s->m, container, key, v);
    drop(s->m, container);
    drop(s->m, key);
    return ok;
}

static bool augment(struct scope *s, struct node *node)
{
    value left = evaluate(s, node->AugAssign.target);
    value right = left ? evaluate(s, node->AugAssign.value) : NULL;
    value result =
        right ? object_inplace(s->m, binary_op(node->AugAssign.op), left, right) : NULL;
    bool ok = result && store(s, node->AugAssign.target, result);
    drop(s->m, left);
    drop(s->m, right);
    drop(s->m, result);
    return ok;
}

static bool loop(struct scope *s, struct node *node);

static bool run(struct scope *s, struct node_list *body, value *last)
{
    bool ok = true;
    for (int i = 0; ok && i < body->count; i++) {
        struct node *node = body->items[i];
        value v = NONE;
        if (node->kind == NODE_Expr) {
            v = evaluate(s, node->Expr.value);
        } else if (node->kind == NODE_Assign) {
            v = evaluate(s, node->Assign.value);
            ok = v && store(s, node->Assign.targets.items[0], v);
            drop(s->m, v);
            v = NONE;
        } else if (node->kind == NODE_AugAssign) {
            ok = augment(s, node);
        } else if (node->kind == NODE_For) {
            ok = loop(s, node);
        } else {
            ck_assert_int_eq(node->kind, NODE_Delete);
            ok = store(s, node->Delete.targets.items[0], NULL);
        }
        replace_place(s->m, *last, v);
        ok = ok && v;
    }
    return ok;
}

static bool loop(struct scope *s, struct node *node)
{
    value iterable = evaluate(s, node->For.iter);
    value iterator = iterable ? object_iter(s->m, iterable) : NULL, item;
    bool ok = iterator != NULL;
    drop(s->m, iterable);
    while (ok && (item = object_next(s->m, iterator)) != NULL) {
        value last = NONE;
        ok = store(s, node->For.target, item) && run(s, &node->For.body, &last);
        drop(s->m, item);
        drop(s->m, last);
    }
    drop(s->m, iterator);
    return ok && !s->m->error;
}

value expression_run(struct machine *m, struct dict *names, const char *text)
{
    struct arena arena;
    arena_init(&arena, (size_t)16 << 20);
    struct syntax_error error;
    struct node *module = parse_file(&arena, text, strlen(text), &error);
    ck_assert_msg(module != NULL, "no Python: %s", text);
    struct scope scope = {m, names};
    value last = NONE;
    if (!run(&scope, &module->Module.body, &last)) {
        drop(m, last);
        last = NULL;
    }
    arena_free(&arena);
    return last;
}

static char *copy_text(value text)
{
    ck_assert_ptr_nonnull(text);
    char *copy = strdup(str_text(text));
    return copy;
}

char *expression_outcome(struct machine *m, const char *text)
{
    struct dict *names = dict_new(m);
    ck_assert(names && native_add_all(m, names, natives, NULL));
    add_types(m, names);
    value result = expression_run(m, names, text), shown = result ? object_repr(m, result) : NULL;
    if (!shown) {
        value error = error_take(m);
        ck_assert_msg(error != NULL, "no result and no error: %s", text);
        shown = str_format(m, "%S: %S", type_of(m, error)->name, error);
        drop(m, error);
    }
    char *copy = copy_text(shown);
    drop(m, shown);
    drop(m, result);
    drop(m, (value)names);
    return copy;
}
