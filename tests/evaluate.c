/* A walker over the trees of simple expressions. See evaluate.h. */
#include "sim/lang/parser.h" /* first: it undefines a CONSTANT of its own */

#include "tests/evaluate.h"

#include "sim/value/bytes.h"
#include "sim/value/complex.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX_SIZE 4096
#define MAX_ARGUMENTS 16

static value walk(struct machine *m, struct node *node);

static value constant(struct machine *m, const struct constant *c)
{
    switch (c->kind) {
    case CONSTANT_NONE: return NONE;
    case CONSTANT_TRUE: return TRUE;
    case CONSTANT_FALSE: return FALSE;
    case CONSTANT_ELLIPSIS: return ELLIPSIS;
    case CONSTANT_INT: return int_from_text(m, c->bytes, c->size, c->base);
    case CONSTANT_FLOAT: return float_new(m, c->number);
    case CONSTANT_COMPLEX: return complex_new(m, 0.0, c->number);
    case CONSTANT_STR: return str_new(m, c->bytes, c->size);
    case CONSTANT_BYTES: return bytes_new(m, c->bytes, c->size);
    default: ck_abort_msg("a constant that evaluate.c does not know");
    }
    return NULL;
}

static value name(struct machine *m, const char *id)
{
    const struct {
        const char *name;
        struct type *type;
    } types[] = {
        {"str", m->types.str},       {"bytes", m->types.bytes},
        {"list", m->types.list},     {"bytearray", m->types.bytearray},
        {"tuple", m->types.tuple},   {"memoryview", m->types.memoryview},
        {"dict", m->types.dict},     {"set", m->types.set},
        {"int", m->types.int_},      {"float", m->types.float_},
        {"bool", m->types.bool_},    {"frozenset", m->types.frozenset},
        {"range", m->types.range},   {"slice", m->types.slice},
        {"type", m->types.type},     {"object", m->types.object},
        {"complex", m->types.complex_},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i].name, id) == 0)
            return keep((value)types[i].type);
    }
    value builtin = m->builtins ? dict_get_text(m, m->builtins, id) : NULL; /* a test's own */
    if (builtin)
        return keep(builtin);
    return raise_error(m, m->types.NameError, "name '%s' is not defined", id);
}

/* len, hash and the like, which are no part of the value room. NULL and *known false: another. */
static value function(struct machine *m, const char *id, value a, bool *known)
{
    int64_t number;
    *known = true;
    if (strcmp(id, "len") == 0)
        return (number = object_length(m, a)) < 0 ? NULL : int_new(m, number);
    if (strcmp(id, "hash") == 0)
        return object_hash(m, a, &number) ? int_new(m, number) : NULL;
    if (strcmp(id, "ascii") == 0)
        return object_ascii(m, a);
    if (strcmp(id, "repr") == 0)
        return object_repr(m, a);
    if (strcmp(id, "abs") == 0)
        return object_unary(m, UNARY_ABS, a);
    *known = false;
    return NULL;
}

/* --- containers */

static value items(struct machine *m, const struct node_list *list)
{
    value made = list_new(m, 0);
    for (int i = 0; made && i < list->count; i++) {
        value item = walk(m, list->items[i]);
        if (!item || !list_append_steal(m, made, item))
            return drop_and_fail(m, made);
    }
    return made;
}

static value converted(struct machine *m, value list, value convert(struct machine *m, value v))
{
    value made = list ? convert(m, list) : NULL;
    drop(m, list);
    return made;
}

static value dict(struct machine *m, struct node *node)
{
    struct dict *made = dict_new(m);
    for (int i = 0; made && i < node->Dict.keys.count; i++) {
        value key = walk(m, node->Dict.keys.items[i]);
        value item = key ? walk(m, node->Dict.values.items[i]) : NULL;
        bool good = item && dict_set(m, made, key, item);
        drop(m, key);
        drop(m, item);
        if (!good)
            return drop_and_fail(m, (value)made);
    }
    return (value)made;
}

/* --- operators */

static value binary(struct machine *m, struct node *node)
{
    static const enum binary_op ops[] = {
        [TREE_Add] = BINARY_ADD,       [TREE_Sub] = BINARY_SUB,
        [TREE_Mult] = BINARY_MUL,      [TREE_MatMult] = BINARY_MATMUL,
        [TREE_Div] = BINARY_TRUEDIV,   [TREE_Mod] = BINARY_MOD,
        [TREE_Pow] = BINARY_POW,       [TREE_LShift] = BINARY_LSHIFT,
        [TREE_RShift] = BINARY_RSHIFT, [TREE_BitOr] = BINARY_OR,
        [TREE_BitXor] = BINARY_XOR,    [TREE_BitAnd] = BINARY_AND,
        [TREE_FloorDiv] = BINARY_FLOORDIV,
    };
    value left = walk(m, node->BinOp.left);
    value right = left ? walk(m, node->BinOp.right) : NULL;
    value made = right ? object_binary(m, ops[node->BinOp.op], left, right) : NULL;
    drop(m, left);
    drop(m, right);
    return made;
}

static value unary(struct machine *m, struct node *node)
{
    value made = NULL, operand = walk(m, node->UnaryOp.operand);
    if (operand && node->UnaryOp.op == TREE_Not) {
        int truth = object_truth(m, operand);
        made = truth < 0 ? NULL : tag_bool(!truth);
    } else if (operand) {
        enum unary_op op = node->UnaryOp.op == TREE_USub   ? UNARY_NEG
                           : node->UnaryOp.op == TREE_UAdd ? UNARY_POS
                                                           : UNARY_INVERT;
        made = object_unary(m, op, operand);
    }
    drop(m, operand);
    return made;
}

static value contains(struct machine *m, value item, value container, bool wanted)
{
    int found = object_contains(m, container, item);
    return found < 0 ? NULL : tag_bool(found == wanted);
}

static value compared(struct machine *m, enum tree_operator op, value left, value right)
{
    switch (op) {
    case TREE_Eq: return object_compare(m, COMPARE_EQ, left, right);
    case TREE_NotEq: return object_compare(m, COMPARE_NE, left, right);
    case TREE_Lt: return object_compare(m, COMPARE_LT, left, right);
    case TREE_LtE: return object_compare(m, COMPARE_LE, left, right);
    case TREE_Gt: return object_compare(m, COMPARE_GT, left, right);
    case TREE_GtE: return object_compare(m, COMPARE_GE, left, right);
    case TREE_Is: return tag_bool(left == right);
    case TREE_IsNot: return tag_bool(left != right);
    default: return contains(m, left, right, op == TREE_In);
    }
}

static value compare(struct machine *m, struct node *node)
{
    ck_assert_int_eq(node->Compare.ops.count, 1);
    value left = walk(m, node->Compare.left);
    value right = left ? walk(m, node->Compare.comparators.items[0]) : NULL;
    value made = right ? compared(m, node->Compare.ops.items[0], left, right) : NULL;
    drop(m, left);
    drop(m, right);
    return made;
}

/* --- places */

static value part(struct machine *m, struct node *node)
{
    return node ? walk(m, node) : NONE;
}

static value slice(struct machine *m, struct node *node)
{
    value start = part(m, node->Slice.lower), stop = part(m, node->Slice.upper);
    value step = part(m, node->Slice.step), made = NULL;
    if (start && stop && step)
        made = slice_new(m, start, stop, step);
    drop(m, start);
    drop(m, stop);
    drop(m, step);
    return made;
}

static value subscript(struct machine *m, struct node *node)
{
    value object = walk(m, node->Subscript.value);
    value key = object ? walk(m, node->Subscript.slice) : NULL;
    value made = key ? object_get_item(m, object, key) : NULL;
    drop(m, object);
    drop(m, key);
    return made;
}

static value attribute(struct machine *m, struct node *node)
{
    value object = walk(m, node->Attribute.value);
    value attr = object ? str_intern(m, node->Attribute.attr, strlen(node->Attribute.attr)) : NULL;
    value made = attr ? object_get_attribute(m, object, attr) : NULL;
    drop(m, object);
    drop(m, attr);
    return made;
}

/* --- calls */

static value call_with(struct machine *m, struct node *node, value callee)
{
    value arguments[MAX_ARGUMENTS], result = NULL;
    int count = node->Call.args.count, named = node->Call.keywords.count, made = 0;
    ck_assert_int_le(count + named, MAX_ARGUMENTS);
    value names = named ? tuple_new(m, (size_t)named) : NULL;
    if (named && !names)
        return NULL;
    for (int i = 0; i < count + named; i++, made++) {
        struct node *keyword = i < count ? NULL : node->Call.keywords.items[i - count];
        arguments[i] = walk(m, keyword ? keyword->keyword.value : node->Call.args.items[i]);
        if (!arguments[i])
            break;
        if (!keyword)
            continue;
        const char *word = keyword->keyword.arg;
        AS_TUPLE(names)->items[i - count] = str_intern(m, word, strlen(word));
    }
    if (made == count + named && !m->error) {
        struct args args = {arguments, (size_t)count, names};
        result = object_call(m, callee, &args);
    }
    while (made > 0)
        drop(m, arguments[--made]);
    drop(m, names);
    return result;
}

static value call(struct machine *m, struct node *node)
{
    struct node *func = node->Call.func;
    bool known = false;
    if (func->kind == NODE_Name && node->Call.args.count == 1) {
        value argument = walk(m, node->Call.args.items[0]);
        value result = argument ? function(m, func->Name.id, argument, &known) : NULL;
        drop(m, argument);
        if (known || !argument)
            return result;
    }
    value callee = walk(m, func);
    value result = callee ? call_with(m, node, callee) : NULL;
    drop(m, callee);
    return result;
}

static value walk(struct machine *m, struct node *node)
{
    switch (node->kind) {
    case NODE_Constant: return constant(m, &node->Constant.value);
    case NODE_Name: return name(m, node->Name.id);
    case NODE_List: return items(m, &node->List.elts);
    case NODE_Tuple: return converted(m, items(m, &node->Tuple.elts), tuple_from_iterable);
    case NODE_Set: return converted(m, items(m, &node->Set.elts), set_from_iterable);
    case NODE_Dict: return dict(m, node);
    case NODE_BinOp: return binary(m, node);
    case NODE_UnaryOp: return unary(m, node);
    case NODE_Compare: return compare(m, node);
    case NODE_Slice: return slice(m, node);
    case NODE_Subscript: return subscript(m, node);
    case NODE_Attribute: return attribute(m, node);
    case NODE_Call: return call(m, node);
    default: ck_abort_msg("evaluate.c does not know %s", tree_kind_name(node->kind));
    }
    return NULL;
}

value evaluate(struct machine *m, const char *source)
{
    struct arena arena;
    struct syntax_error error;
    value result = NULL;
    arena_init(&arena, (size_t)64 << 20);
    struct node *tree = parse_file(&arena, source, strlen(source), &error);
    ck_assert_msg(tree != NULL, "%s: %s", source, tree ? "" : error.message);
    struct node *statement = tree->Module.body.items[0];
    ck_assert_int_eq(statement->kind, NODE_Expr);
    result = walk(m, statement->Expr.value);
    arena_free(&arena);
    return result;
}

value evaluate_to_text(struct machine *m, const char *source)
{
    value result = evaluate(m, source);
    value text = result ? object_repr(m, result) : NULL;
    drop(m, result);
    if (text)
        return text;
    value error = error_take(m);
    ck_assert_msg(error != NULL, "%s: neither result nor error", source);
    text = str_format(m, "%T: %S", error, error);
    drop(m, error);
    return text;
}

static bool countdown_expired(struct machine *m)
{
    m->countdown = INT64_MAX / 2;
    return true;
}

void evaluate_open(struct machine **out, struct region *region)
{
    ck_assert(region_open(region, (size_t)1 << 30, (size_t)1 << 20));
    struct machine *m = region_extend_heap(region, sizeof *m);
    memset(m, 0, sizeof *m);
    m->hooks.countdown_expired = countdown_expired;
    ck_assert(machine_open_values(m, region, (size_t)512 << 20));
    m->hooks.countdown_expired = countdown_expired;
    m->countdown = INT64_MAX / 2;
    *out = m;
}

void evaluate_close(struct machine *m, struct region *region)
{
    machine_close_values(m);
    region_close(region);
}

static void check_line(struct machine *m, char *line)
{
    char *tab = strchr(line, '\t');
    ck_assert_msg(tab != NULL, "no tab in %s", line);
    *tab = '\0';
    line[strlen(line)] = '\0';
    tab[1 + strcspn(tab + 1, "\n")] = '\0';
    value text = evaluate_to_text(m, line);
    if (!text || strcmp(str_text(text), tab + 1) != 0) {
        fprintf(stderr, "%s\n    CPython   %s\n    loopglass %s\n", line, tab + 1,
                text ? str_text(text) : "no text");
        line[0] = '\0';
    }
    drop(m, text);
}

void evaluate_check_file(struct machine *m, const char *name_in_tests)
{
    char path[LINE_MAX_SIZE], line[LINE_MAX_SIZE];
    int wrong = 0;
    const char *folder = getenv("srcdir");
    snprintf(path, sizeof path, "%s/tests/%s", folder ? folder : TOP_DIR, name_in_tests);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "cannot read %s", path);
    while (fgets(line, sizeof line, file)) {
        check_line(m, line);
        wrong += line[0] == '\0';
    }
    fclose(file);
    ck_assert_int_eq(wrong, 0);
}
