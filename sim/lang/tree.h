/* The tree of a Python program, node for node as in Python's `ast` module (3.13). One table names
 * the kinds and their fields; structures, names and walkers are all made from it. */
#ifndef LOOPGLASS_LANG_TREE_H
#define LOOPGLASS_LANG_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct node;
struct scope;

struct node_list {
    struct node **items; /* an item may be NULL where ast has None (Dict.keys, kw_defaults) */
    int count;
};

struct name_list {
    const char **items; /* NUL-terminated UTF-8; an item may be NULL where ast has None */
    int count;
};

/* The context of a target (zero is Load, so that a fresh node is read) and the operators of all
 * four families; names as in ast. */
#define TREE_OPERATORS(X)                                                                          \
    X(Load) X(Store) X(Del) X(And) X(Or)                                                           \
    X(Add) X(Sub) X(Mult) X(MatMult) X(Div) X(Mod) X(Pow) X(LShift) X(RShift) X(BitOr) X(BitXor)    \
    X(BitAnd) X(FloorDiv)                                                                          \
    X(Invert) X(Not) X(UAdd) X(USub)                                                               \
    X(Eq) X(NotEq) X(Lt) X(LtE) X(Gt) X(GtE) X(Is) X(IsNot) X(In) X(NotIn)

enum tree_operator {
#define X(name) TREE_##name,
    TREE_OPERATORS(X)
#undef X
};

struct operator_list {
    enum tree_operator *items;
    int count;
};

enum constant_kind {
    CONSTANT_NONE,
    CONSTANT_TRUE,
    CONSTANT_FALSE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INT,     /* digits in `bytes` without prefix and underscores, in `base` */
    CONSTANT_FLOAT,   /* `number` */
    CONSTANT_COMPLEX, /* `number` is the imaginary part; the real part is 0 */
    CONSTANT_STR,     /* `bytes` in UTF-8; lone surrogates as three bytes each (WTF-8) */
    CONSTANT_BYTES,
};

struct constant {
    enum constant_kind kind;
    int base;          /* of an int: 2, 8, 10 or 16 */
    const char *bytes; /* a NUL stands behind them */
    size_t size;
    double number;
};

/* The kinds of node. Fields: CHILD a node or NULL, LIST nodes, NAME an identifier or NULL, NAMES
 * identifiers, INT a small number, OP an operator, OPS operators, CONSTANT a value. */
#define TREE_NODES(NODE, CHILD, LIST, NAME, NAMES, INT, OP, OPS, CONSTANT)                         \
    NODE(Module, LIST(body))                                                                       \
    NODE(Expression, CHILD(body))                                                                  \
    NODE(FunctionDef, NAME(name) CHILD(args) LIST(body) LIST(decorator_list) CHILD(returns)        \
                          LIST(type_params))                                                       \
    NODE(AsyncFunctionDef, NAME(name) CHILD(args) LIST(body) LIST(decorator_list) CHILD(returns)   \
                               LIST(type_params))                                                  \
    NODE(ClassDef, NAME(name) LIST(bases) LIST(keywords) LIST(body) LIST(decorator_list)           \
                       LIST(type_params))                                                          \
    NODE(Return, CHILD(value))                                                                     \
    NODE(Delete, LIST(targets))                                                                    \
    NODE(Assign, LIST(targets) CHILD(value))                                                       \
    NODE(TypeAlias, CHILD(name) LIST(type_params) CHILD(value))                                    \
    NODE(AugAssign, CHILD(target) OP(op) CHILD(value))                                             \
    NODE(AnnAssign, CHILD(target) CHILD(annotation) CHILD(value) INT(simple))                      \
    NODE(For, CHILD(target) CHILD(iter) LIST(body) LIST(orelse))                                   \
    NODE(AsyncFor, CHILD(target) CHILD(iter) LIST(body) LIST(orelse))                              \
    NODE(While, CHILD(test) LIST(body) LIST(orelse))                                               \
    NODE(If, CHILD(test) LIST(body) LIST(orelse))                                                  \
    NODE(With, LIST(items) LIST(body))                                                             \
    NODE(AsyncWith, LIST(items) LIST(body))                                                        \
    NODE(Match, CHILD(subject) LIST(cases))                                                        \
    NODE(Raise, CHILD(exc) CHILD(cause))                                                           \
    NODE(Try, LIST(body) LIST(handlers) LIST(orelse) LIST(finalbody))                              \
    NODE(TryStar, LIST(body) LIST(handlers) LIST(orelse) LIST(finalbody))                          \
    NODE(Assert, CHILD(test) CHILD(msg))                                                           \
    NODE(Import, LIST(names))                                                                      \
    NODE(ImportFrom, NAME(module) LIST(names) INT(level))                                          \
    NODE(Global, NAMES(names))                                                                     \
    NODE(Nonlocal, NAMES(names))                                                                   \
    NODE(Expr, CHILD(value))                                                                       \
    NODE(Pass, )                                                                                   \
    NODE(Break, )                                                                                  \
    NODE(Continue, )                                                                               \
    NODE(BoolOp, OP(op) LIST(values))                                                              \
    NODE(NamedExpr, CHILD(target) CHILD(value))                                                    \
    NODE(BinOp, CHILD(left) OP(op) CHILD(right))                                                   \
    NODE(UnaryOp, OP(op) CHILD(operand))                                                           \
    NODE(Lambda, CHILD(args) CHILD(body))                                                          \
    NODE(IfExp, CHILD(test) CHILD(body) CHILD(orelse))                                             \
    NODE(Dict, LIST(keys) LIST(values))                                                            \
    NODE(Set, LIST(elts))                                                                          \
    NODE(ListComp, CHILD(elt) LIST(generators))                                                    \
    NODE(SetComp, CHILD(elt) LIST(generators))                                                     \
    NODE(DictComp, CHILD(key) CHILD(value) LIST(generators))                                       \
    NODE(GeneratorExp, CHILD(elt) LIST(generators))                                                \
    NODE(Await, CHILD(value))                                                                      \
    NODE(Yield, CHILD(value))                                                                      \
    NODE(YieldFrom, CHILD(value))                                                                  \
    NODE(Compare, CHILD(left) OPS(ops) LIST(comparators))                                          \
    NODE(Call, CHILD(func) LIST(args) LIST(keywords))                                              \
    NODE(FormattedValue, CHILD(value) INT(conversion) CHILD(format_spec))                          \
    NODE(JoinedStr, LIST(values))                                                                  \
    NODE(Constant, CONSTANT(value) NAME(kind))                                                     \
    NODE(Attribute, CHILD(value) NAME(attr) OP(ctx))                                               \
    NODE(Subscript, CHILD(value) CHILD(slice) OP(ctx))                                             \
    NODE(Starred, CHILD(value) OP(ctx))                                                            \
    NODE(Name, NAME(id) OP(ctx))                                                                   \
    NODE(List, LIST(elts) OP(ctx))                                                                 \
    NODE(Tuple, LIST(elts) OP(ctx))                                                                \
    NODE(Slice, CHILD(lower) CHILD(upper) CHILD(step))                                             \
    NODE(comprehension, CHILD(target) CHILD(iter) LIST(ifs) INT(is_async))                         \
    NODE(ExceptHandler, CHILD(type) NAME(name) LIST(body))                                         \
    NODE(arguments, LIST(posonlyargs) LIST(args) CHILD(vararg) LIST(kwonlyargs) LIST(kw_defaults)  \
                        CHILD(kwarg) LIST(defaults))                                               \
    NODE(arg, NAME(arg) CHILD(annotation))                                                         \
    NODE(keyword, NAME(arg) CHILD(value))                                                          \
    NODE(alias, NAME(name) NAME(asname))                                                           \
    NODE(withitem, CHILD(context_expr) CHILD(optional_vars))                                       \
    NODE(match_case, CHILD(pattern) CHILD(guard) LIST(body))                                       \
    NODE(MatchValue, CHILD(value))                                                                 \
    NODE(MatchSingleton, CONSTANT(value))                                                          \
    NODE(MatchSequence, LIST(patterns))                                                            \
    NODE(MatchMapping, LIST(keys) LIST(patterns) NAME(rest))                                       \
    NODE(MatchClass, CHILD(cls) LIST(patterns) NAMES(kwd_attrs) LIST(kwd_patterns))                \
    NODE(MatchStar, NAME(name))                                                                    \
    NODE(MatchAs, CHILD(pattern) NAME(name))                                                       \
    NODE(MatchOr, LIST(patterns))                                                                  \
    NODE(TypeVar, NAME(name) CHILD(bound) CHILD(default_value))                                    \
    NODE(ParamSpec, NAME(name) CHILD(default_value))                                               \
    NODE(TypeVarTuple, NAME(name) CHILD(default_value))

#define TREE_NOTHING(...)
enum node_kind {
#define NODE(name, ...) NODE_##name,
    TREE_NODES(NODE, TREE_NOTHING, TREE_NOTHING, TREE_NOTHING, TREE_NOTHING, TREE_NOTHING,
               TREE_NOTHING, TREE_NOTHING, TREE_NOTHING)
#undef NODE
    NODE_KINDS
};

/* A node: `node->BinOp.left` and so on by its kind. Lines count from 1, columns from 0 in bytes of
 * UTF-8; the end is exclusive. Nodes without a place in ast (arguments, comprehension, withitem,
 * match_case, Module) have one here only where it helps. */
struct node {
    enum node_kind kind;
    int lineno, col_offset, end_lineno, end_col_offset;
    bool parenthesised; /* stood in round brackets of its own */
    struct scope *scope; /* that it opens; set by scope.c */
    union {
#define NODE(kind, fields) struct { int no_field_; fields } kind;
#define T_CHILD(field) struct node *field;
#define T_LIST(field) struct node_list field;
#define T_NAME(field) const char *field;
#define T_NAMES(field) struct name_list field;
#define T_INT(field) int field;
#define T_OP(field) enum tree_operator field;
#define T_OPS(field) struct operator_list field;
#define T_CONSTANT(field) struct constant field;
        TREE_NODES(NODE, T_CHILD, T_LIST, T_NAME, T_NAMES, T_INT, T_OP, T_OPS, T_CONSTANT)
#undef NODE
#undef T_CHILD
#undef T_LIST
#undef T_NAME
#undef T_NAMES
#undef T_INT
#undef T_OP
#undef T_OPS
#undef T_CONSTANT
    };
};

enum field_type {
    FIELD_CHILD, FIELD_LIST, FIELD_NAME, FIELD_NAMES, FIELD_INT, FIELD_OP, FIELD_OPS, FIELD_CONSTANT
};

/* What is called for each field of a node: its name in ast, its type, and where it lies in the node (a
 * `struct node **`, `struct node_list *`, `const char **` and so on by its type). */

struct tree_visitor {
    void (*visit)(struct tree_visitor *visitor, const char *name, enum field_type type,
                  void *field);
};

/* Calls the visitor for every field of `node` in ast's order; does not descend. */
void tree_visit_fields(struct node *node, struct tree_visitor *visitor);

/* The name of a kind ("BinOp") and of an operator ("Add"), as in ast. */
const char *tree_kind_name(enum node_kind kind);
const char *tree_operator_name(enum tree_operator operator_);

#endif
