/* Blocks: what must be done on every way out of loops, try and with; which instructions lead to
 * which handler. */
#include "sim/lang/compiler.h"

static void open_range(struct compiler *c, struct block *block)
{
    block->open = block->handler >= 0;
    block->start = (uint32_t)c->unit->count;
}

static void close_range(struct compiler *c, struct block *block)
{
    struct unit *unit = c->unit;
    if (!block->open)
        return;
    block->open = false;
    if (block->start == (uint32_t)unit->count)
        return;
    unit->ranges = compiler_grow(c, unit->ranges, unit->range_count, sizeof *unit->ranges);
    unit->ranges[unit->range_count++] = (struct range){block->start, (uint32_t)unit->count,
                                                       block->handler, block->depth, unit->level};
    struct label *label = &unit->labels[block->handler];
    label->depth = block->depth + 1;
}

void block_suspend(struct compiler *c, struct block *block) { close_range(c, block); }
void block_resume(struct compiler *c, struct block *block) { open_range(c, block); }

void block_push(struct compiler *c, struct block *block, enum block_kind kind, int handler)
{
    *block = (struct block){.outer = c->unit->block,
                            .kind = kind,
                            .handler = handler,
                            .depth = c->unit->depth,
                            .on_continue = -1,
                            .on_break = -1};
    c->unit->block = block;
    c->unit->level++;
    open_range(c, block);
}

void block_pop(struct compiler *c)
{
    struct block *block = c->unit->block;
    close_range(c, block);
    c->unit->block = block->outer;
    c->unit->level--;
}

void handler_bind(struct compiler *c, int label, int depth)
{
    struct unit *unit = c->unit;
    bool reached = unit->labels[label].depth >= 0;
    unit->labels[label].target = (uint32_t)unit->count;
    unit->depth = depth + 1;
    if (unit->depth > unit->max_depth)
        unit->max_depth = unit->depth;
    unit->reachable = reached;
    unit->line = 0;
}

void emit_reraise_cleanup(struct compiler *c)
{
    emit(c, OP_SWAP, 2, NOWHERE);
    emit(c, OP_POP_EXCEPT, 0, NOWHERE);
    emit(c, OP_RERAISE, 0, NOWHERE);
}

/* --- ways out */

static void pop_below(struct compiler *c, bool keep, struct position at)
{
    if (keep)
        emit(c, OP_SWAP, 2, at);
    emit(c, OP_POP_TOP, 0, at);
}

static void pop_handled(struct compiler *c, bool keep)
{
    if (keep)
        emit(c, OP_SWAP, 2, NOWHERE);
    emit(c, OP_POP_EXCEPT, 0, NOWHERE);
}

static void forget_handler_name(struct compiler *c, struct node *handler)
{
    load_none(c, NOWHERE);
    name_operation(c, handler->ExceptHandler.name, NAME_STORE, NOWHERE);
    name_operation(c, handler->ExceptHandler.name, NAME_DELETE, NOWHERE);
}

static void leave_with(struct compiler *c, struct block *block, bool keep, struct position *at)
{
    struct position place = at_node(block->node->withitem.context_expr);
    if (keep)
        emit(c, OP_SWAP, 2, place);
    compile_with_exit_call(c, block->kind == BLOCK_ASYNC_WITH, place);
    emit(c, OP_POP_TOP, 0, place);
    *at = NOWHERE;
}

static void leave_finally(struct compiler *c, struct block *block, bool keep,
                          struct position *at)
{
    struct block kept; /* a break inside the finally drops the value that is being returned */
    if (keep) {
        block_push(c, &kept, BLOCK_CLEANUP, -1);
        kept.node = block->node;
    }
    compile_statements(c, &block->node->Try.finalbody);
    if (keep)
        block_pop(c);
    *at = NOWHERE;
}

static void leave_block(struct compiler *c, struct block *block, bool keep, struct position *at)
{
    switch (block->kind) {
    case BLOCK_WHILE: case BLOCK_TRY: break;
    case BLOCK_FOR: pop_below(c, keep, *at); break;
    case BLOCK_FINALLY: leave_finally(c, block, keep, at); break;
    case BLOCK_FINALLY_END:
        pop_below(c, keep, *at);
        pop_handled(c, keep);
        break;
    case BLOCK_HANDLER: pop_handled(c, keep); break;
    case BLOCK_HANDLER_NAME: forget_handler_name(c, block->node); break;
    case BLOCK_STAR_HANDLER: break;
    case BLOCK_WITH: case BLOCK_ASYNC_WITH: leave_with(c, block, keep, at); break;
    case BLOCK_CLEANUP:
        if (block->node) /* a value kept for a return that will not be */
            pop_below(c, keep, *at);
        break;
    }
}

/* While a block is being left, neither its handler nor those inside it are at work; code behind the
 * jump is theirs again. */
void unwind_blocks(struct compiler *c, struct block *until, bool keep, struct position *at)
{
    struct unit *unit = c->unit;
    struct block *innermost = unit->block;
    int level = unit->level;
    for (struct block *block = innermost; block != until; block = block->outer) {
        close_range(c, block);
        unit->block = block->outer;
        unit->level--;
        leave_block(c, block, keep, at);
    }
    unit->block = innermost;
    unit->level = level;
}

void reopen_blocks(struct compiler *c, struct block *until)
{
    for (struct block *block = c->unit->block; block != until; block = block->outer)
        open_range(c, block);
}
