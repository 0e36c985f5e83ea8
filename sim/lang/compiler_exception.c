/* try, except, finally, except*, with. */
#include "sim/lang/compiler.h"

/* --- except clauses */

static void forget_name(struct compiler *c, struct node *handler)
{
    load_none(c, NOWHERE);
    name_operation(c, handler->ExceptHandler.name, NAME_STORE, NOWHERE);
    name_operation(c, handler->ExceptHandler.name, NAME_DELETE, NOWHERE);
}

/* The body of a clause with `as name`: the name is gone at its end, however it ends. The stack
 * holds `depth` operands when an exception leaves it. */
static void named_body(struct compiler *c, struct node *handler, struct block *block, int *failed)
{
    *failed = label_new(c);
    block_push(c, block, BLOCK_HANDLER_NAME, *failed);
    block->node = handler;
    compile_statements(c, &handler->ExceptHandler.body);
    block_pop(c);
}

/* Stack: handled_before exception. */
static void except_clause(struct compiler *c, struct node *handler, struct block *clauses, int end)
{
    struct position at = at_node(handler);
    struct block region, body;
    int failed = -1, next = label_new(c), depth = c->unit->depth - 1;
    if (handler->ExceptHandler.type) {
        compile_expression(c, handler->ExceptHandler.type);
        emit(c, OP_CHECK_EXC_MATCH, 0, at_node(handler->ExceptHandler.type));
        emit_jump(c, OP_POP_JUMP_IF_FALSE, next, at_node(handler->ExceptHandler.type));
    } else {
        emit_nop_line(c, at);
    }
    if (handler->ExceptHandler.name)
        store_name(c, handler->ExceptHandler.name, at);
    else
        emit(c, OP_POP_TOP, 0, at);
    block_push(c, &region, BLOCK_HANDLER, -1);
    if (handler->ExceptHandler.name)
        named_body(c, handler, &body, &failed);
    else
        compile_statements(c, &handler->ExceptHandler.body);
    block_pop(c);
    emit(c, OP_POP_EXCEPT, 0, NOWHERE);
    block_suspend(c, clauses);
    if (handler->ExceptHandler.name)
        forget_name(c, handler);
    emit_jump(c, OP_JUMP, end, NOWHERE);
    block_resume(c, clauses);
    if (handler->ExceptHandler.name) {
        handler_bind(c, failed, depth);
        forget_name(c, handler);
        emit(c, OP_RERAISE, 0, NOWHERE);
    }
    label_bind(c, next);
}

static void check_bare_last(struct compiler *c, struct node_list *handlers)
{
    for (int i = 0; i + 1 < handlers->count; i++)
        if (!handlers->items[i]->ExceptHandler.type)
            compiler_fail(c, handlers->items[i], "default 'except:' must be last");
}

/* try: ... except ...: ... else: ..., without its finally. */
static void try_except(struct compiler *c, struct node *node)
{
    int failed = label_new(c), cleanup = label_new(c), end = label_new(c);
    int depth = c->unit->depth;
    bool *before = assigned_save(c);
    struct block body, clauses;
    check_bare_last(c, &node->Try.handlers);
    emit_nop_line(c, at_node(node));
    block_push(c, &body, BLOCK_TRY, failed);
    compile_statements(c, &node->Try.body);
    block_pop(c);
    compile_statements(c, &node->Try.orelse);
    emit_jump(c, OP_JUMP, end, NOWHERE);

    handler_bind(c, failed, depth);
    emit(c, OP_PUSH_EXC_INFO, 0, NOWHERE);
    block_push(c, &clauses, BLOCK_CLEANUP, cleanup);
    clauses.depth = depth + 1;
    for (int i = 0; i < node->Try.handlers.count; i++) {
        assigned_restore(c, before);
        except_clause(c, node->Try.handlers.items[i], &clauses, end);
    }
    emit(c, OP_RERAISE, 0, NOWHERE);
    block_pop(c);
    handler_bind(c, cleanup, depth + 1);
    emit_reraise_cleanup(c);
    assigned_restore(c, before);
    label_bind(c, end);
}

/* --- finally */

static void try_finally(struct compiler *c, struct node *node, void (*inner)(struct compiler *,
                                                                             struct node *))
{
    int failed = label_new(c), cleanup = label_new(c), end = label_new(c);
    int depth = c->unit->depth;
    bool *before = assigned_save(c);
    struct block body, after;
    emit_nop_line(c, at_node(node));
    block_push(c, &body, BLOCK_FINALLY, failed);
    body.node = node;
    if (node->Try.handlers.count)
        inner(c, node);
    else
        compile_statements(c, &node->Try.body);
    block_pop(c);
    assigned_restore(c, before);
    compile_statements(c, &node->Try.finalbody);
    emit_jump(c, OP_JUMP, end, NOWHERE);

    handler_bind(c, failed, depth);
    emit(c, OP_PUSH_EXC_INFO, 0, NOWHERE);
    block_push(c, &after, BLOCK_FINALLY_END, cleanup);
    after.depth = depth + 1;
    assigned_restore(c, before);
    compile_statements(c, &node->Try.finalbody);
    emit(c, OP_RERAISE, 0, NOWHERE);
    block_pop(c);
    handler_bind(c, cleanup, depth + 1);
    emit_reraise_cleanup(c);
    label_bind(c, end);
}

void compile_try(struct compiler *c, struct node *node)
{
    if (node->Try.finalbody.count)
        try_finally(c, node, try_except);
    else
        try_except(c, node);
}

/* --- except* */

/* Stack: handled_before original list rest. */
static void star_clause(struct compiler *c, struct node *handler)
{
    struct position at = at_node(handler);
    struct block region, body;
    int failed = label_new(c), next = label_new(c), no_match = label_new(c);
    int depth = c->unit->depth;
    compile_expression(c, handler->ExceptHandler.type);
    emit(c, OP_CHECK_EG_MATCH, 0, at);
    emit(c, OP_COPY, 1, at);
    emit_jump(c, OP_POP_JUMP_IF_NONE, no_match, at);
    if (handler->ExceptHandler.name)
        store_name(c, handler->ExceptHandler.name, at);
    else
        emit(c, OP_POP_TOP, 0, at);
    block_push(c, &region, BLOCK_STAR_HANDLER, -1);
    block_push(c, &body, BLOCK_CLEANUP, failed);
    compile_statements(c, &handler->ExceptHandler.body);
    block_pop(c);
    block_pop(c);
    if (handler->ExceptHandler.name)
        forget_name(c, handler);
    emit_jump(c, OP_JUMP, next, NOWHERE);

    handler_bind(c, failed, depth);
    if (handler->ExceptHandler.name)
        forget_name(c, handler);
    emit(c, OP_LIST_APPEND, 2, NOWHERE);
    emit_jump(c, OP_JUMP, next, NOWHERE);

    label_bind(c, no_match);
    emit(c, OP_POP_TOP, 0, NOWHERE);
    label_bind(c, next);
}

/* Stack: handled_before, and the exception that is to be raised again or None. */
static void star_end(struct compiler *c, int end)
{
    int reraise = label_new(c);
    emit(c, OP_COPY, 1, NOWHERE);
    emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, reraise, NOWHERE);
    emit(c, OP_POP_TOP, 0, NOWHERE);
    emit(c, OP_POP_EXCEPT, 0, NOWHERE);
    emit_jump(c, OP_JUMP, end, NOWHERE);
    label_bind(c, reraise);
    emit(c, OP_SWAP, 2, NOWHERE);
    emit(c, OP_POP_EXCEPT, 0, NOWHERE);
    emit(c, OP_RERAISE, 0, NOWHERE);
}

static void try_star(struct compiler *c, struct node *node)
{
    int failed = label_new(c), cleanup = label_new(c), end = label_new(c);
    int depth = c->unit->depth;
    bool *before = assigned_save(c);
    struct block body, clauses;
    emit_nop_line(c, at_node(node));
    block_push(c, &body, BLOCK_TRY, failed);
    compile_statements(c, &node->Try.body);
    block_pop(c);
    compile_statements(c, &node->Try.orelse);
    emit_jump(c, OP_JUMP, end, NOWHERE);

    handler_bind(c, failed, depth);
    emit(c, OP_PUSH_EXC_INFO, 0, NOWHERE);
    block_push(c, &clauses, BLOCK_CLEANUP, cleanup);
    clauses.depth = depth + 1;
    emit(c, OP_COPY, 1, NOWHERE);
    emit(c, OP_BUILD_LIST, 0, NOWHERE);
    emit(c, OP_SWAP, 2, NOWHERE);
    for (int i = 0; i < node->Try.handlers.count; i++) {
        assigned_restore(c, before);
        star_clause(c, node->Try.handlers.items[i]);
    }
    emit(c, OP_LIST_APPEND, 1, NOWHERE);
    emit(c, OP_PREP_RERAISE_STAR, 0, NOWHERE);
    block_pop(c);
    star_end(c, end);
    handler_bind(c, cleanup, depth + 1);
    emit_reraise_cleanup(c);
    assigned_restore(c, before);
    label_bind(c, end);
}

void compile_try_star(struct compiler *c, struct node *node)
{
    if (node->Try.finalbody.count)
        try_finally(c, node, try_star);
    else
        try_star(c, node);
}

/* --- with */

/* Stack: exit. Calls it as after a body without an exception: exit becomes its result. */
void compile_with_exit_call(struct compiler *c, bool is_async, struct position at)
{
    emit(c, OP_PUSH_NULL, 0, at);
    load_none(c, at);
    load_none(c, at);
    load_none(c, at);
    emit(c, OP_CALL, 3, at);
    if (is_async)
        emit(c, OP_AWAIT, 2, at);
}

/* Stack: exit, and the exception pushed. */
static void with_failed(struct compiler *c, bool is_async, int depth, int end, struct position at)
{
    int cleanup = label_new(c), suppressed = label_new(c);
    struct block region;
    emit(c, OP_PUSH_EXC_INFO, 0, NOWHERE);
    block_push(c, &region, BLOCK_CLEANUP, cleanup);
    region.depth = depth + 1;
    emit(c, OP_WITH_EXCEPT_START, 0, at);
    if (is_async)
        emit(c, OP_AWAIT, 2, at);
    emit_jump(c, OP_POP_JUMP_IF_TRUE, suppressed, at);
    emit(c, OP_RERAISE, 0, NOWHERE);
    label_bind(c, suppressed);
    emit(c, OP_POP_TOP, 0, at);
    block_pop(c);
    emit(c, OP_POP_EXCEPT, 0, at);
    emit(c, OP_POP_TOP, 0, at);
    emit_jump(c, OP_JUMP, end, at);
    handler_bind(c, cleanup, depth + 1);
    emit_reraise_cleanup(c);
}

void compile_with(struct compiler *c, struct node *node, int number, bool is_async)
{
    struct node *item = node->With.items.items[number];
    struct position at = at_node(item->withitem.context_expr);
    int failed = label_new(c), end = label_new(c);
    struct block block;
    if (is_async && !in_async_function(c))
        compiler_fail(c, node, "'async with' outside async function");
    compile_expression(c, item->withitem.context_expr);
    emit(c, is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH, 0, at);
    if (is_async)
        emit(c, OP_AWAIT, 1, at);
    bool *before = assigned_save(c);
    int depth = c->unit->depth - 1;
    block_push(c, &block, is_async ? BLOCK_ASYNC_WITH : BLOCK_WITH, failed);
    block.depth = depth;
    block.node = item;
    if (item->withitem.optional_vars)
        compile_store(c, item->withitem.optional_vars);
    else
        emit(c, OP_POP_TOP, 0, at);
    if (number + 1 < node->With.items.count)
        compile_with(c, node, number + 1, is_async);
    else
        compile_statements(c, &node->With.body);
    block_pop(c);
    compile_with_exit_call(c, is_async, at);
    emit(c, OP_POP_TOP, 0, at);
    emit_jump(c, OP_JUMP, end, NOWHERE);
    handler_bind(c, failed, depth);
    with_failed(c, is_async, depth, end, at);
    assigned_restore(c, before);
    label_bind(c, end);
}
