/* Statements: the simple ones, if, loops, imports. */
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- functions around */

static struct unit *function_unit(struct compiler *c)
{
    return c->unit->top->kind == SCOPE_FUNCTION ? c->unit : NULL;
}

bool in_async_function(struct compiler *c)
{
    struct unit *unit = function_unit(c);
    if (!unit)
        return false;
    struct node *node = unit->top->node;
    return node->kind == NODE_AsyncFunctionDef ||
           (unit->top->is_genexpr && unit->top->is_coroutine);
}

/* --- if and loops */

void compile_if(struct compiler *c, struct node *node)
{
    int end = label_new(c);
    bool *before = assigned_save(c);
    for (;;) { /* elif clauses are a chain */
        int next = label_new(c);
        compile_jump_if(c, node->If.test, next, false);
        compile_statements(c, &node->If.body);
        struct node_list *orelse = &node->If.orelse;
        if (orelse->count)
            emit_jump(c, OP_JUMP, end, NOWHERE);
        label_bind(c, next);
        assigned_restore(c, before);
        if (orelse->count != 1 || orelse->items[0]->kind != NODE_If) {
            compile_statements(c, orelse);
            break;
        }
        node = orelse->items[0];
    }
    assigned_restore(c, before);
    label_bind(c, end);
}

void compile_while(struct compiler *c, struct node *node)
{
    int top = label_new(c), end = label_new(c), orelse = label_new(c);
    bool *before = assigned_save(c);
    struct block block;
    label_bind(c, top);
    forget_line(c);
    block_push(c, &block, BLOCK_WHILE, -1);
    block.on_continue = top;
    block.on_break = end;
    if (constant_truth(node->While.test) == 1)
        emit_nop_line(c, at_node(node->While.test));
    else
        compile_jump_if(c, node->While.test, orelse, false);
    compile_statements(c, &node->While.body);
    emit_jump(c, OP_JUMP_BACKWARD, top, NOWHERE);
    block_pop(c);
    assigned_restore(c, before);
    label_bind(c, orelse);
    compile_statements(c, &node->While.orelse);
    assigned_restore(c, before);
    label_bind(c, end);
}

void compile_for(struct compiler *c, struct node *node)
{
    int top = label_new(c), orelse = label_new(c), end = label_new(c);
    struct position at = at_node(node->For.iter);
    struct block block;
    compile_walked(c, node->For.iter);
    bool *before = assigned_save(c);
    emit(c, OP_GET_ITER, 0, at);
    label_bind(c, top);
    block_push(c, &block, BLOCK_FOR, -1);
    block.on_continue = top;
    block.on_break = end;
    emit_jump(c, OP_FOR_ITER, orelse, at);
    compile_store(c, node->For.target);
    compile_statements(c, &node->For.body);
    emit_jump_back(c, top, at);
    block_pop(c);
    assigned_restore(c, before);
    label_bind(c, orelse);
    compile_statements(c, &node->For.orelse);
    assigned_restore(c, before);
    label_bind(c, end);
}

void compile_async_for(struct compiler *c, struct node *node)
{
    int top = label_new(c), done = label_new(c), end = label_new(c);
    struct position at = at_node(node->For.iter);
    struct block loop, next;
    if (!in_async_function(c))
        compiler_fail(c, node, "'async for' outside async function");
    compile_expression(c, node->For.iter);
    bool *before = assigned_save(c);
    emit(c, OP_GET_AITER, 0, at);
    label_bind(c, top);
    block_push(c, &loop, BLOCK_FOR, -1);
    loop.on_continue = top;
    loop.on_break = end;
    int depth = c->unit->depth;
    block_push(c, &next, BLOCK_CLEANUP, done);
    emit(c, OP_GET_ANEXT, 0, at);
    emit(c, OP_AWAIT, 3, at);
    block_pop(c);
    compile_store(c, node->For.target);
    compile_statements(c, &node->For.body);
    emit_jump_back(c, top, at);
    block_pop(c);
    assigned_restore(c, before);
    handler_bind(c, done, depth);
    stay_on_line(c, at);
    emit(c, OP_END_ASYNC_FOR, 0, at);
    compile_statements(c, &node->For.orelse);
    assigned_restore(c, before);
    label_bind(c, end);
}

static struct block *innermost_loop(struct compiler *c, struct node *node)
{
    struct block *block = c->unit->block;
    for (; block; block = block->outer) {
        if (block->kind == BLOCK_WHILE || block->kind == BLOCK_FOR)
            return block;
        if (block->kind == BLOCK_STAR_HANDLER)
            compiler_fail(c, node, "'break', 'continue' and 'return' cannot appear in an except* "
                                   "block");
    }
    return NULL;
}

void compile_break(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    struct block *loop = innermost_loop(c, node);
    emit_nop_line(c, at);
    if (!loop)
        compiler_fail(c, node, "'break' outside loop");
    unwind_blocks(c, loop, false, &at);
    if (loop->kind == BLOCK_FOR)
        emit(c, OP_POP_TOP, 0, at);
    emit_jump(c, OP_JUMP, loop->on_break, at);
    reopen_blocks(c, loop);
}

void compile_continue(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    struct block *loop = innermost_loop(c, node);
    emit_nop_line(c, at);
    if (!loop)
        compiler_fail(c, node, "'continue' not properly in loop");
    unwind_blocks(c, loop, false, &at);
    if (loop->kind == BLOCK_FOR) {
        struct position top = c->unit->positions[c->unit->labels[loop->on_continue].target];
        emit_jump_back(c, loop->on_continue, top);
    } else {
        emit_jump(c, OP_JUMP_BACKWARD, loop->on_continue, at);
    }
    reopen_blocks(c, loop);
}

static void check_return(struct compiler *c, struct node *node)
{
    struct unit *unit = function_unit(c);
    if (!unit)
        compiler_fail(c, node, "'return' outside function");
    if (node->Return.value && unit->flags & CODE_ASYNC_GENERATOR)
        compiler_fail(c, node, "'return' with value in async generator");
    for (struct block *block = unit->block; block; block = block->outer)
        if (block->kind == BLOCK_STAR_HANDLER)
            compiler_fail(c, node, "'break', 'continue' and 'return' cannot appear in an except* "
                                   "block");
}

void compile_return(struct compiler *c, struct node *node)
{
    struct node *result = node->Return.value;
    struct position at = at_node(node);
    bool keep = result && result->kind != NODE_Constant;
    check_return(c, node);
    if (keep)
        compile_expression(c, result);
    emit_nop_line(c, at);
    unwind_blocks(c, NULL, keep, &at);
    if (!result)
        load_none(c, at);
    else if (!keep)
        load_constant(c, &result->Constant.value, at);
    emit(c, OP_RETURN_VALUE, 0, at);
    reopen_blocks(c, NULL);
}

/* --- imports */

void compile_import(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    for (int i = 0; i < node->Import.names.count; i++) {
        struct node *alias = node->Import.names.items[i];
        const char *name = alias->alias.name, *dot = strchr(name, '.');
        load_int(c, 0, at);
        load_none(c, at);
        emit_site(c, OP_IMPORT_NAME, name, at);
        if (!alias->alias.asname) {
            size_t length = strcspn(name, ".");
            char *first = compiler_alloc(c, length + 1);
            memcpy(first, name, length);
            store_name(c, first, at);
            continue;
        }
        while (dot) { /* a.b.c as d: the innermost module */
            size_t length = strcspn(dot + 1, ".");
            char *part = compiler_alloc(c, length + 1);
            memcpy(part, dot + 1, length);
            dot = strchr(dot + 1, '.');
            emit_site(c, OP_IMPORT_FROM, part, at);
            emit(c, OP_SWAP, 2, at);
            emit(c, OP_POP_TOP, 0, at);
        }
        store_name(c, alias->alias.asname, at);
    }
}

/* `from __future__` stands at the beginning and names features that there are. */
static void check_future(struct compiler *c, struct node *node)
{
    static const char *const features[] = {
        "nested_scopes", "generators", "division", "absolute_import", "with_statement",
        "print_function", "unicode_literals", "generator_stop", "annotations",
    };
    struct node *top = c->unit->top->node;
    struct node_list *body = top->kind == NODE_Module ? &top->Module.body : NULL;
    bool at_beginning = false;
    for (int i = 0; body && i < body->count && !at_beginning; i++) {
        struct node *item = body->items[i];
        at_beginning = item == node;
        bool future = item->kind == NODE_ImportFrom && item->ImportFrom.module &&
                      strcmp(item->ImportFrom.module, "__future__") == 0;
        if (!future && !(i == 0 && docstring_of(body)))
            break;
    }
    if (!at_beginning)
        compiler_fail(c, node, "from __future__ imports must occur at the beginning of the file");
    for (int i = 0; i < node->ImportFrom.names.count; i++) {
        const char *name = node->ImportFrom.names.items[i]->alias.name;
        size_t known = 0, count = sizeof features / sizeof *features;
        while (known < count && strcmp(features[known], name) != 0)
            known++;
        if (strcmp(name, "braces") == 0)
            compiler_fail(c, node, "not a chance");
        if (known == count && strcmp(name, "barry_as_FLUFL") != 0)
            compiler_fail(c, node, "future feature %s is not defined", name);
    }
}

void compile_import_from(struct compiler *c, struct node *node)
{
    struct position at = at_node(node);
    struct node_list *names = &node->ImportFrom.names;
    const char *module = node->ImportFrom.module ? node->ImportFrom.module : "";
    if (strcmp(module, "__future__") == 0 && node->ImportFrom.level == 0)
        check_future(c, node);
    load_int(c, node->ImportFrom.level, at);
    value list = tuple_new(c->m, (size_t)names->count);
    for (int i = 0; list && i < names->count; i++) {
        const char *name = names->items[i]->alias.name;
        AS_TUPLE(list)->items[i] = str_intern(c->m, name, strlen(name));
    }
    emit_constant(c, list, at);
    emit_site(c, OP_IMPORT_NAME, module, at);
    if (strcmp(names->items[0]->alias.name, "*") == 0) {
        emit(c, OP_IMPORT_STAR, 0, at);
        return;
    }
    for (int i = 0; i < names->count; i++) {
        struct node *alias = names->items[i];
        emit_site(c, OP_IMPORT_FROM, alias->alias.name, at);
        store_name(c, alias->alias.asname ? alias->alias.asname : alias->alias.name, at);
    }
    emit(c, OP_POP_TOP, 0, at);
}

/* --- the small ones */

static void compile_raise(struct compiler *c, struct node *node)
{
    uint32_t count = 0;
    if (node->Raise.exc) {
        compile_expression(c, node->Raise.exc);
        count++;
        if (node->Raise.cause) {
            compile_expression(c, node->Raise.cause);
            count++;
        }
    }
    emit(c, OP_RAISE_VARARGS, count, at_node(node));
}

static void compile_assert(struct compiler *c, struct node *node)
{
    int end = label_new(c);
    struct position at = at_node(node->Assert.test);
    warn_assert(c, node);
    bool *before = assigned_save(c);
    compile_jump_if(c, node->Assert.test, end, true);
    emit(c, OP_LOAD_ASSERTION_ERROR, 0, at);
    if (node->Assert.msg) {
        emit(c, OP_PUSH_NULL, 0, at);
        compile_expression(c, node->Assert.msg);
        emit(c, OP_CALL, 1, at);
    }
    emit(c, OP_RAISE_VARARGS, 1, at);
    assigned_restore(c, before);
    label_bind(c, end);
}

static void expression_statement(struct compiler *c, struct node *node)
{
    struct node *inner = node->Expr.value;
    if (c->shows && c->unit->scope->kind == SCOPE_MODULE) {
        compile_expression(c, inner);
        emit(c, OP_INTRINSIC_1, INTRINSIC_PRINT, at_node(inner));
        emit(c, OP_POP_TOP, 0, NOWHERE);
        return;
    }
    if (inner->kind == NODE_Constant) { /* nothing to be run, but a line */
        emit_nop_line(c, at_node(inner));
        return;
    }
    compile_expression(c, inner);
    emit(c, OP_POP_TOP, 0, NOWHERE);
}

static void statement(struct compiler *c, struct node *node)
{
    switch (node->kind) {
    case NODE_Expr: expression_statement(c, node); break;
    case NODE_Assign: compile_assign(c, node); break;
    case NODE_AugAssign: compile_augmented(c, node); break;
    case NODE_AnnAssign: compile_annotated(c, node); break;
    case NODE_Return: compile_return(c, node); break;
    case NODE_If: compile_if(c, node); break;
    case NODE_For: compile_for(c, node); break;
    case NODE_AsyncFor: compile_async_for(c, node); break;
    case NODE_While: compile_while(c, node); break;
    case NODE_Break: compile_break(c, node); break;
    case NODE_Continue: compile_continue(c, node); break;
    case NODE_Try: compile_try(c, node); break;
    case NODE_TryStar: compile_try_star(c, node); break;
    case NODE_With: compile_with(c, node, 0, false); break;
    case NODE_AsyncWith: compile_with(c, node, 0, true); break;
    case NODE_Match: compile_match(c, node); break;
    case NODE_Raise: compile_raise(c, node); break;
    case NODE_Assert: compile_assert(c, node); break;
    case NODE_Import: compile_import(c, node); break;
    case NODE_ImportFrom: compile_import_from(c, node); break;
    case NODE_Pass: emit_nop_line(c, at_node(node)); break;
    case NODE_Delete:
        for (int i = 0; i < node->Delete.targets.count; i++)
            compile_delete(c, node->Delete.targets.items[i]);
        break;
    case NODE_FunctionDef: compile_function(c, node, false); break;
    case NODE_AsyncFunctionDef: compile_function(c, node, true); break;
    case NODE_ClassDef: compile_class(c, node); break;
    case NODE_TypeAlias: compile_type_alias(c, node); break;
    default: break; /* global, nonlocal: scopes know */
    }
}

void compile_statement(struct compiler *c, struct node *node)
{
    if (++c->depth > COMPILER_MAX_DEPTH)
        compiler_fail(c, node, "too many nested expressions or statements");
    statement(c, node);
    c->depth--;
}

void compile_statements(struct compiler *c, struct node_list *list)
{
    for (int i = 0; i < list->count; i++)
        compile_statement(c, list->items[i]);
}
