/* Comprehensions: lists, sets and dicts in the frame around them (PEP 709), generator expressions
 * as functions of their own. */
#include "sim/lang/compiler.h"
#include "sim/value/error.h"

struct loop {
    struct compiler *c;
    struct node *node;
    struct node_list *generators;
    int iterators; /* on the stack between the result and the element */
};

/* Where the element stands; from there the loop goes on, too. */
static struct position at_element(struct node *node)
{
    if (node->kind != NODE_DictComp)
        return at_node(node->ListComp.elt);
    struct position at = at_node(node->DictComp.key);
    at.end_line = (uint32_t)node->DictComp.value->end_lineno;
    at.end_column = (uint32_t)node->DictComp.value->end_col_offset;
    return at;
}

static void element(struct loop *loop)
{
    struct compiler *c = loop->c;
    struct node *node = loop->node;
    uint32_t below = (uint32_t)loop->iterators + 1;
    struct position at = at_element(node);
    if (node->kind == NODE_DictComp) {
        compile_expression(c, node->DictComp.key);
        compile_expression(c, node->DictComp.value);
        emit(c, OP_MAP_ADD, below, at);
        return;
    }
    compile_expression(c, node->ListComp.elt);
    if (node->kind == NODE_ListComp) {
        emit(c, OP_LIST_APPEND, below, at);
    } else if (node->kind == NODE_SetComp) {
        emit(c, OP_SET_ADD, below, at);
    } else {
        bool async = c->unit->flags & CODE_ASYNC_GENERATOR;
        emit(c, async ? OP_ASYNC_GEN_YIELD : OP_YIELD_VALUE, 0, at);
        emit(c, OP_POP_TOP, 0, at);
    }
}

static void clauses(struct loop *loop, int number);

/* What one item of an iterator is put through: target, conditions, inner loops or the element. */
static void one_item(struct loop *loop, int number, int next)
{
    struct compiler *c = loop->c;
    struct node *generator = loop->generators->items[number];
    compile_store(c, generator->comprehension.target);
    for (int i = 0; i < generator->comprehension.ifs.count; i++)
        compile_jump_if(c, generator->comprehension.ifs.items[i], next, false);
    if (number + 1 < loop->generators->count)
        clauses(loop, number + 1);
    else
        element(loop);
}

/* On to the next item: by way of the element's line, as in CPython. What a condition turns away has a
 * jump of its own, so that the line is told once. */
static void next_item(struct loop *loop, int number, int top, int next)
{
    struct compiler *c = loop->c;
    struct node *generator = loop->generators->items[number];
    struct position at = at_node(generator->comprehension.iter);
    if (generator->comprehension.ifs.count) {
        emit_nop_line(c, at_element(loop->node));
        emit_jump_back(c, top, at);
    }
    label_bind(c, next);
    emit_nop_line(c, at_element(loop->node));
    emit_jump_back(c, top, at);
}

/* Stack: ... iterator. */
static void sync_loop(struct loop *loop, int number, struct position at)
{
    struct compiler *c = loop->c;
    int top = label_new(c), next = label_new(c), end = label_new(c);
    emit_nop_line(c, at);
    label_bind(c, top);
    emit_jump(c, OP_FOR_ITER, end, at);
    one_item(loop, number, next);
    next_item(loop, number, top, next);
    label_bind(c, end);
}

static void async_loop(struct loop *loop, int number, struct position at)
{
    struct compiler *c = loop->c;
    int top = label_new(c), next = label_new(c), done = label_new(c);
    int depth = c->unit->depth;
    struct block block;
    emit_nop_line(c, at);
    label_bind(c, top);
    block_push(c, &block, BLOCK_CLEANUP, done);
    emit(c, OP_GET_ANEXT, 0, at);
    emit(c, OP_AWAIT, 3, at);
    block_pop(c);
    one_item(loop, number, next);
    next_item(loop, number, top, next);
    handler_bind(c, done, depth);
    stay_on_line(c, at);
    emit(c, OP_END_ASYNC_FOR, 0, at);
}

static void clauses(struct loop *loop, int number)
{
    struct compiler *c = loop->c;
    struct node *generator = loop->generators->items[number];
    struct position at = at_node(generator->comprehension.iter);
    bool async = generator->comprehension.is_async;
    if (number > 0) { /* the outermost one is there already */
        compile_expression(c, generator->comprehension.iter);
        emit(c, async ? OP_GET_AITER : OP_GET_ITER, 0, at);
    }
    loop->iterators++;
    if (async)
        async_loop(loop, number, at);
    else
        sync_loop(loop, number, at);
    loop->iterators--;
}

static struct node_list *generators_of(struct node *node)
{
    return node->kind == NODE_DictComp ? &node->DictComp.generators : &node->ListComp.generators;
}

static void outermost_iterator(struct compiler *c, struct node *generator)
{
    compile_walked(c, generator->comprehension.iter);
    emit(c, generator->comprehension.is_async ? OP_GET_AITER : OP_GET_ITER, 0,
         at_node(generator->comprehension.iter));
}

/* --- in the frame around */

static void empty_slots(struct compiler *c, struct scope *scope)
{
    for (int i = 0; i < scope->symbol_count; i++) {
        struct symbol *symbol = scope->symbols[i];
        if (symbol->binding != BINDING_SLOT || symbol->definer != symbol)
            continue;
        emit(c, OP_PUSH_NULL, 0, NOWHERE);
        emit(c, OP_STORE_FAST, (uint32_t)slot_of(c, symbol), NOWHERE);
    }
}

static void make_cells(struct compiler *c, struct scope *scope)
{
    for (int i = 0; i < scope->symbol_count; i++) {
        struct symbol *symbol = scope->symbols[i];
        if (symbol->binding == BINDING_SLOT && symbol->definer == symbol &&
            symbol->flags & SYMBOL_CAPTURED)
            emit(c, OP_MAKE_CELL, (uint32_t)slot_of(c, symbol), NOWHERE);
    }
}

static void inlined(struct compiler *c, struct node *node)
{
    struct scope *outer = c->unit->scope;
    struct loop loop = {c, node, generators_of(node), 0};
    enum op build = node->kind == NODE_ListComp  ? OP_BUILD_LIST
                    : node->kind == NODE_SetComp ? OP_BUILD_SET
                                                 : OP_BUILD_MAP;
    int failed = label_new(c), end = label_new(c), depth = c->unit->depth;
    struct block block;
    outermost_iterator(c, loop.generators->items[0]);
    bool *before = assigned_save(c);
    c->unit->scope = node->scope;
    make_cells(c, node->scope);
    emit(c, build, 0, at_node(node));
    emit(c, OP_SWAP, 2, at_node(node));
    block_push(c, &block, BLOCK_CLEANUP, failed);
    block.depth = depth;
    clauses(&loop, 0);
    block_pop(c);
    emit_nop_line(c, at_node(node));
    empty_slots(c, node->scope);
    emit_jump(c, OP_JUMP, end, NOWHERE);
    handler_bind(c, failed, depth);
    empty_slots(c, node->scope);
    emit(c, OP_RERAISE, 0, NOWHERE);
    c->unit->scope = outer;
    assigned_restore(c, before);
    label_bind(c, end);
}

/* --- generator expressions */

static void generator(struct compiler *c, struct node *node)
{
    struct loop loop = {c, node, generators_of(node), 0};
    struct position at = at_node(node);
    outermost_iterator(c, loop.generators->items[0]);
    unit_begin(c, node->scope, "<genexpr>", (uint32_t)node->lineno);
    struct block block;
    c->unit->flags |= node->scope->is_coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
    emit(c, OP_RETURN_GENERATOR, 0, NOWHERE);
    int failed = label_new(c);
    block_push(c, &block, BLOCK_CLEANUP, failed);
    emit(c, OP_LOAD_FAST, 0, at);
    clauses(&loop, 0);
    load_none(c, NOWHERE);
    emit(c, OP_RETURN_VALUE, 0, NOWHERE);
    block_pop(c);
    handler_bind(c, failed, 0);
    emit(c, OP_STOPITERATION_ERROR, 0, NOWHERE);
    emit(c, OP_RERAISE, 0, NOWHERE);
    struct scope *scope = node->scope;
    struct code *code = unit_end(c);
    /* callable NULL iterator: the function goes below the iterator */
    uint32_t flags = 0;
    for (int i = 0; i < scope->free_count; i++)
        load_closure(c, scope->free[i], at);
    if (scope->free_count) {
        emit(c, OP_BUILD_TUPLE, (uint32_t)scope->free_count, at);
        flags = 8;
    }
    emit_constant(c, (value)code, at);
    emit(c, OP_MAKE_FUNCTION, flags, at);
    emit(c, OP_SWAP, 2, at);
    emit(c, OP_PUSH_NULL, 0, at);
    emit(c, OP_SWAP, 2, at);
    emit(c, OP_CALL, 1, at);
}

void compile_comprehension(struct compiler *c, struct node *node)
{
    bool lazy = node->kind == NODE_GeneratorExp;
    if (!lazy && node->scope->is_coroutine && !in_async_function(c) && !c->unit->top->is_genexpr)
        compiler_fail(c, node,
                      "asynchronous comprehension outside of an asynchronous function");
    if (lazy)
        generator(c, node);
    else
        inlined(c, node);
}
