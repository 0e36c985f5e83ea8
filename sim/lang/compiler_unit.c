/* Units: a code object from its first instruction to its last. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

const char *mangled(struct compiler *c, const char *name)
{
    const char *full = scope_mangle(&c->arena, c->unit->scope->class_name, name);
    return full ? full : compiler_alloc(c, SIZE_MAX / 2);
}

/* --- slots */

static bool has_slot(const struct symbol *symbol)
{
    return symbol->definer == symbol && symbol->binding == BINDING_SLOT;
}

static bool is_free_cell(const struct symbol *symbol)
{
    return symbol->flags & (SYMBOL_CAPTURED | SYMBOL_IMPLICIT) &&
           !(symbol->flags & SYMBOL_PARAMETER);
}

/* Calls `visit` for every symbol that has a slot in the frame of `owner`. */
static void each_slot(struct scope *scope, struct scope *owner,
                      void (*visit)(struct symbol *, void *), void *context)
{
    for (int i = 0; i < scope->symbol_count; i++)
        if (has_slot(scope->symbols[i]))
            visit(scope->symbols[i], context);
    for (struct scope *child = scope->first_child; child; child = child->sibling)
        if (child->owner == owner)
            each_slot(child, owner, visit, context);
}

struct slot_count {
    int locals, cells;
    struct symbol **cell_list;
};

static void count_slot(struct symbol *symbol, void *context)
{
    struct slot_count *count = context;
    if (!is_free_cell(symbol))
        count->locals++;
    else if (count->cell_list)
        count->cell_list[count->cells++] = symbol;
    else
        count->cells++;
}

static int by_name(const void *left, const void *right)
{
    const struct symbol *a = *(struct symbol *const *)left, *b = *(struct symbol *const *)right;
    int order = strcmp(a->name, b->name);
    return order ? order : a->scope > b->scope ? 1 : -1;
}

static void number_cells(struct compiler *c, struct unit *unit)
{
    struct scope *top = unit->top;
    struct slot_count again = {0};
    again.cell_list = compiler_alloc(c, (size_t)(unit->cell_count + 1) * sizeof(struct symbol *));
    each_slot(top, top, count_slot, &again);
    qsort(again.cell_list, (size_t)again.cells, sizeof *again.cell_list, by_name);
    if (top->free_count > 0)
        qsort(top->free, (size_t)top->free_count, sizeof *top->free, by_name);
    for (int i = 0; i < again.cells; i++) {
        again.cell_list[i]->slot = unit->local_count + i;
        unit->slots[unit->local_count + i] = again.cell_list[i];
    }
    for (int i = 0; i < top->free_count; i++)
        unit->slots[unit->local_count + unit->cell_count + i] = top->free[i];
}

/* A generator expression's only argument, ".0", has no symbol. */
static bool has_dot_zero(const struct scope *scope) { return scope->is_genexpr; }

static void number_slots(struct compiler *c, struct unit *unit)
{
    struct scope *top = unit->top;
    struct slot_count count = {0};
    each_slot(top, top, count_slot, &count);
    unit->local_count = count.locals + top->captures + has_dot_zero(top);
    unit->cell_count = count.cells;
    size_t slots = (size_t)(unit->local_count + unit->cell_count + top->free_count + 1);
    unit->slots = compiler_alloc(c, slots * sizeof *unit->slots);
    unit->assigned = compiler_alloc(c, slots * sizeof *unit->assigned);
    unit->next_local = has_dot_zero(top);
    unit->assigned[0] = has_dot_zero(top);
    for (int i = 0; i < top->parameters.count; i++) {
        const char *name = mangled(c, top->parameters.items[i]->arg.arg);
        struct symbol *symbol = scope_find_mangled(top, name);
        symbol->slot = unit->next_local++;
        unit->slots[symbol->slot] = symbol;
        unit->assigned[symbol->slot] = true;
    }
    number_cells(c, unit);
}

static void make_cells(struct compiler *c, struct unit *unit)
{
    for (int i = 0; i < unit->local_count + unit->cell_count; i++) {
        struct symbol *symbol = unit->slots[i];
        bool inlined = symbol && symbol->scope != unit->top;
        if (symbol && symbol->flags & (SYMBOL_CAPTURED | SYMBOL_IMPLICIT) && !inlined)
            emit(c, OP_MAKE_CELL, (uint32_t)i, NOWHERE);
    }
}

/* --- names */

/* f inside g is "g.<locals>.f", inside class A "A.f"; global names stand alone. */
static value qualified_name(struct compiler *c, const char *name)
{
    struct unit *outer = c->unit->outer;
    while (outer && outer->top->kind == SCOPE_TYPE_PARAMETERS)
        outer = outer->outer;
    if (!outer || outer->top->kind == SCOPE_MODULE)
        return str_from(c->m, name);
    struct symbol *symbol = scope_find(outer->scope, name);
    if (symbol && symbol->binding == BINDING_GLOBAL && symbol->flags & SYMBOL_GLOBAL)
        return str_from(c->m, name);
    return str_format(c->m, outer->top->kind == SCOPE_CLASS ? "%S.%s" : "%S.<locals>.%s",
                      outer->qualname, name);
}

void unit_begin(struct compiler *c, struct scope *scope, const char *name, uint32_t first_line)
{
    struct unit *unit = compiler_alloc(c, sizeof *unit);
    *unit = (struct unit){.outer = c->unit,
                          .scope = scope,
                          .top = scope,
                          .first_line = first_line,
                          .reachable = true};
    c->unit = unit;
    unit->name = str_intern(c->m, name, strlen(name));
    unit->qualname = unit->name ? qualified_name(c, name) : NULL;
    if (!unit->qualname)
        compiler_fail_raised(c);
    unit->last = (struct position){.line = first_line, .end_line = first_line};
    if (scope->nested)
        unit->flags |= CODE_NESTED;
    number_slots(c, unit);
    make_cells(c, unit);
}

/* --- the end of a unit: everything moves from the arena to the heap */

static void *moved(struct compiler *c, const void *items, int count, size_t size)
{
    if (count == 0)
        return NULL;
    void *memory = heap_alloc(&c->m->heap, (size_t)count * size);
    if (!memory) {
        raise_memory_error(c->m);
        return NULL;
    }
    return memcpy(memory, items, (size_t)count * size);
}

static void patch_jumps(struct unit *unit)
{
    for (int i = 0; i < unit->count; i++) {
        enum op op = INSTRUCTION_OP(unit->code[i]);
        if (op_argument_kind(op) == ARG_JUMP)
            unit->code[i] =
                INSTRUCTION(op, unit->labels[INSTRUCTION_ARG(unit->code[i])].target);
    }
}

/* Inner ranges first: by level, deepest first; the order of one level does not matter. */
static void sort_ranges(struct unit *unit)
{
    for (int i = 1; i < unit->range_count; i++) {
        struct range range = unit->ranges[i];
        int at = i;
        for (; at > 0 && unit->ranges[at - 1].level < range.level; at--)
            unit->ranges[at] = unit->ranges[at - 1];
        unit->ranges[at] = range;
    }
}

static bool move_handlers(struct compiler *c, struct code *code, struct unit *unit)
{
    int count = unit->range_count;
    if (count == 0)
        return true;
    struct handler *handlers = heap_alloc(&c->m->heap, (size_t)count * sizeof *handlers);
    if (!handlers)
        return false;
    code->handlers = handlers;
    sort_ranges(unit);
    for (int i = 0; i < count; i++) {
        struct range *range = &unit->ranges[i];
        handlers[i] = (struct handler){range->start, range->end,
                                             unit->labels[range->label].target,
                                             (uint32_t)range->depth};
    }
    code->handler_count = (uint32_t)count;
    return true;
}

static uint8_t slot_kind(struct unit *unit, int slot)
{
    struct symbol *symbol = unit->slots[slot];
    int locals = unit->local_count, cells = locals + unit->cell_count;
    if (!symbol)
        return slot == 0 && has_dot_zero(unit->top) ? SLOT_LOCAL | SLOT_ARGUMENT
                                                    : SLOT_LOCAL | SLOT_HIDDEN;
    uint8_t kind = slot < locals ? SLOT_LOCAL : slot < cells ? SLOT_CELL : SLOT_FREE;
    if (slot < locals && symbol->flags & SYMBOL_PARAMETER)
        kind |= symbol->flags & SYMBOL_CAPTURED ? SLOT_ARGUMENT | SLOT_CELL : SLOT_ARGUMENT;
    if (slot < cells && symbol->scope != unit->top)
        kind |= SLOT_HIDDEN;
    return kind;
}

static value slot_name(struct compiler *c, struct unit *unit, int slot)
{
    struct symbol *symbol = unit->slots[slot];
    const char *name = ".0";
    if (symbol)
        name = symbol->flags & SYMBOL_IMPLICIT ? "__class__" : symbol->name;
    return str_intern(c->m, name, strlen(name));
}

static bool move_slots(struct compiler *c, struct code *code, struct unit *unit)
{
    int count = unit->local_count + unit->cell_count + unit->top->free_count;
    code->slot_names = tuple_new(c->m, (size_t)count);
    if (!code->slot_names)
        return false;
    uint8_t *kinds = count ? heap_alloc(&c->m->heap, (size_t)count) : NULL;
    if (count && !kinds)
        return false;
    code->slot_kinds = kinds;
    code->slot_count = (uint32_t)count;
    code->free_count = (uint32_t)unit->top->free_count;
    for (int i = 0; i < count; i++) {
        value name = slot_name(c, unit, i);
        if (!name)
            return false;
        AS_TUPLE(code->slot_names)->items[i] = name;
        kinds[i] = slot_kind(unit, i);
    }
    return true;
}

static bool move_code(struct compiler *c, struct code *code, struct unit *unit)
{
    code->instructions = moved(c, unit->code, unit->count, sizeof *unit->code);
    code->instruction_count = code->instructions ? (uint32_t)unit->count : 0;
    code->positions = moved(c, unit->positions, unit->count, sizeof *unit->positions);
    code->constants = moved(c, unit->constants, unit->constant_count, sizeof(value));
    if (code->constants) {
        code->constant_count = (uint32_t)unit->constant_count;
        unit->constant_count = 0;
    }
    code->sites = moved(c, unit->sites, unit->site_count, sizeof *unit->sites);
    if (code->sites) {
        code->site_count = (uint32_t)unit->site_count;
        unit->site_count = 0;
    }
    return code->instructions && code->positions && !unit->constant_count && !unit->site_count;
}

static void count_arguments(struct code *code, struct unit *unit)
{
    struct node *node = unit->top->node;
    if (has_dot_zero(unit->top)) {
        code->argument_count = 1;
        return;
    }
    if (!unit->top->parameters.count)
        return;
    struct node *holder = node->kind == NODE_Lambda ? node->Lambda.args : node->FunctionDef.args;
    __typeof__(holder->arguments) *arguments = &holder->arguments;
    code->positional_only_count = (uint32_t)arguments->posonlyargs.count;
    code->argument_count = (uint32_t)(arguments->posonlyargs.count + arguments->args.count);
    code->keyword_only_count = (uint32_t)arguments->kwonlyargs.count;
    if (arguments->vararg)
        code->flags |= CODE_VARARGS;
    if (arguments->kwarg)
        code->flags |= CODE_VARKEYWORDS;
}

struct code *unit_end(struct compiler *c)
{
    struct unit *unit = c->unit;
    patch_jumps(unit);
    fuse_instructions(unit->code, (uint32_t)unit->count);
    struct code *code = code_new(c->m, c->source, unit->name, unit->qualname);
    if (!code)
        compiler_fail_raised(c);
    code->flags |= unit->flags;
    code->first_line = unit->first_line;
    code->stack_size = (uint32_t)unit->max_depth + 1;
    if (unit->top->kind == SCOPE_FUNCTION || unit->top->kind == SCOPE_TYPE_PARAMETERS)
        code->flags |= CODE_OPTIMIZED;
    count_arguments(code, unit);
    if (!move_code(c, code, unit) || !move_slots(c, code, unit) ||
        !move_handlers(c, code, unit)) {
        if (!c->m->error)
            raise_memory_error(c->m);
        drop(c->m, (value)code);
        compiler_fail_raised(c);
    }
    code_note_arguments(code);
    drop(c->m, unit->name);
    drop(c->m, unit->qualname);
    c->unit = unit->outer;
    return code;
}
