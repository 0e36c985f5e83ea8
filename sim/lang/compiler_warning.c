/* SyntaxWarnings: what the parser and the compiler note, and how they are issued. CPython 3.13
 * Python/compile.c (check_compare, check_caller, check_subscripter, check_index). */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/lang/warning.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

void syntax_warn(struct arena *arena, struct syntax_error *error, int lineno, int col_offset,
                 const char *format, ...)
{
    char message[200];
    va_list list;
    va_start(list, format);
    vsnprintf(message, sizeof message, format, list);
    va_end(list);
    struct syntax_warning **place = &error->warnings;
    for (; *place; place = &(*place)->next)
        if ((*place)->lineno == lineno && (*place)->col_offset == col_offset)
            return;
    struct syntax_warning *warning = arena_alloc(arena, sizeof *warning + strlen(message) + 1);
    if (!warning)
        return;
    warning->next = NULL;
    warning->lineno = lineno;
    warning->col_offset = col_offset;
    strcpy(warning->message, message);
    *place = warning;
}

static void warn_at(struct compiler *c, const struct node *node, const char *format,
                    const char *first, const char *second)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    syntax_warn(&c->arena, &c->error, node->lineno, node->col_offset, format, first, second);
#pragma GCC diagnostic pop
}

static const char *constant_type(const struct constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_STR: return "str";
    case CONSTANT_BYTES: return "bytes";
    case CONSTANT_INT: return "int";
    case CONSTANT_FLOAT: return "float";
    case CONSTANT_COMPLEX: return "complex";
    case CONSTANT_TRUE: case CONSTANT_FALSE: return "bool";
    case CONSTANT_ELLIPSIS: return "ellipsis";
    default: return "NoneType";
    }
}

/* The type that a display or literal certainly has, or NULL. */
static const char *known_type(const struct node *node)
{
    switch (node->kind) {
    case NODE_Constant: return constant_type(&node->Constant.value);
    case NODE_Tuple: return "tuple";
    case NODE_List: case NODE_ListComp: return "list";
    case NODE_Dict: case NODE_DictComp: return "dict";
    case NODE_Set: case NODE_SetComp: return "set";
    case NODE_GeneratorExp: return "generator";
    case NODE_Lambda: return "function";
    case NODE_JoinedStr: case NODE_FormattedValue: return "str";
    default: return NULL;
    }
}

static bool is_constant_tuple(const struct node *node)
{
    if (node->kind != NODE_Tuple)
        return false;
    for (int i = 0; i < node->Tuple.elts.count; i++) {
        const struct node *item = node->Tuple.elts.items[i];
        if (item->kind != NODE_Constant && !is_constant_tuple(item))
            return false;
    }
    return true;
}

/* May its identity be asked for? */
static bool has_identity(const struct node *node)
{
    if (is_constant_tuple(node))
        return false;
    if (node->kind != NODE_Constant)
        return true;
    switch (node->Constant.value.kind) {
    case CONSTANT_STR: case CONSTANT_BYTES: case CONSTANT_INT: case CONSTANT_FLOAT:
    case CONSTANT_COMPLEX: return false;
    default: return true;
    }
}

void warn_identity(struct compiler *c, struct node *node)
{
    struct node *left = node->Compare.left;
    for (int i = 0; i < node->Compare.ops.count; i++) {
        struct node *right = node->Compare.comparators.items[i];
        enum tree_operator op = node->Compare.ops.items[i];
        bool plain = has_identity(left) && has_identity(right);
        if ((op == TREE_Is || op == TREE_IsNot) && !plain)
            warn_at(c, node,
                    op == TREE_Is ? "\"is\" with '%s' literal. Did you mean \"==\"?%s"
                                  : "\"is not\" with '%s' literal. Did you mean \"!=\"?%s",
                    known_type(has_identity(left) ? right : left), "");
        left = right;
    }
}

void warn_call(struct compiler *c, struct node *node)
{
    const struct node *func = node->Call.func;
    const char *type = func->kind == NODE_Lambda ? NULL : known_type(func);
    if (type)
        warn_at(c, node, "'%s' object is not callable; perhaps you missed a comma?%s", type, "");
}

static bool is_index(const char *type)
{
    return !type || strcmp(type, "int") == 0 || strcmp(type, "bool") == 0;
}

void warn_subscript(struct compiler *c, struct node *node)
{
    const struct node *whole = node->Subscript.value;
    const char *type = known_type(whole);
    if (!type)
        return;
    bool sequence = strcmp(type, "str") == 0 || strcmp(type, "tuple") == 0 ||
                    strcmp(type, "list") == 0 || strcmp(type, "bytes") == 0;
    const char *index = known_type(node->Subscript.slice);
    if (sequence && !is_index(index))
        warn_at(c, node, "%s indices must be integers or slices, not %s; perhaps you missed a "
                         "comma?", type, index);
    else if (!sequence && strcmp(type, "dict") != 0 && strcmp(type, "bool") != 0)
        warn_at(c, node, "'%s' object is not subscriptable; perhaps you missed a comma?%s", type,
                "");
}

void warn_assert(struct compiler *c, struct node *node)
{
    const struct node *test = node->Assert.test;
    if (test->kind == NODE_Tuple && test->Tuple.elts.count > 0)
        warn_at(c, node, "assertion is always true, perhaps remove parentheses?%s%s", "", "");
}

/* A filter made it an error: CPython raises a SyntaxError of the same words there. */
static void become_error(struct compiler *c, const struct syntax_warning *warning)
{
    if (!error_is(c->m, c->m->types.SyntaxWarning))
        return;
    error_clear(c->m);
    struct syntax_error *error = &c->error;
    error->kind = SYNTAX_ERROR;
    snprintf(error->message, sizeof error->message, "%s", warning->message);
    error->lineno = error->end_lineno = warning->lineno;
    error->col_offset = error->end_col_offset = warning->col_offset;
    compiler_raise(c);
}

bool compiler_issue_warnings(struct compiler *c)
{
    struct machine *m = c->m;
    value before = error_take(m);
    bool ok = true;
    for (struct syntax_warning *w = c->error.warnings; ok && w; w = w->next) {
        value text = str_from(m, w->message);
        ok = text && warning_issue_at(m, m->types.SyntaxWarning, text, c->source->file_name,
                                      (uint32_t)w->lineno, c->source);
        drop(m, text);
        if (!ok)
            become_error(c, w);
    }
    if (ok)
        m->error = before;
    else
        drop(m, before);
    return ok;
}
