/* Names: which instruction reads, writes or deletes one, by how its scope binds it. */
#include <string.h>

#include "sim/lang/compiler.h"

/* --- slots */

static int free_slot(struct unit *unit, struct symbol *definer)
{
    for (int i = 0; i < unit->top->free_count; i++)
        if (unit->top->free[i] == definer)
            return unit->local_count + unit->cell_count + i;
    return -1;
}

/* Locals are numbered in the order in which code first names them, as CPython's are. */
int slot_of(struct compiler *c, struct symbol *definer)
{
    struct unit *unit = c->unit;
    if (definer->scope->owner != unit->top)
        return free_slot(unit, definer);
    if (definer->slot < 0) {
        definer->slot = unit->next_local++;
        unit->slots[definer->slot] = definer;
    }
    return definer->slot;
}

bool *assigned_save(struct compiler *c)
{
    struct unit *unit = c->unit;
    size_t size = (size_t)(unit->local_count + 1) * sizeof(bool);
    bool *saved = compiler_alloc(c, size);
    memcpy(saved, unit->assigned, size);
    return saved;
}

void assigned_restore(struct compiler *c, bool *saved)
{
    struct unit *unit = c->unit;
    memcpy(unit->assigned, saved, (size_t)(unit->local_count + 1) * sizeof(bool));
}

/* A hidden local in which a match keeps what a pattern has captured so far. */
int temporary_slot(struct compiler *c, int index)
{
    return c->unit->local_count - c->unit->top->captures + index;
}

/* --- operations */

static void fast_operation(struct compiler *c, struct symbol *symbol, int slot,
                           enum name_use use, struct position at)
{
    bool *assigned = &c->unit->assigned[slot];
    bool kept = !(symbol->flags & SYMBOL_DELETED);
    switch (use) {
    case NAME_LOAD:
        emit(c, *assigned && kept ? OP_LOAD_FAST : OP_LOAD_FAST_CHECK, (uint32_t)slot, at);
        *assigned = true;
        break;
    case NAME_STORE:
        emit(c, OP_STORE_FAST, (uint32_t)slot, at);
        *assigned = true;
        break;
    case NAME_DELETE: emit(c, OP_DELETE_FAST, (uint32_t)slot, at); break;
    }
}

static void cell_operation(struct compiler *c, struct symbol *symbol, enum name_use use,
                           struct position at)
{
    static const enum op ops[] = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF};
    int slot = slot_of(c, symbol->definer);
    if (use == NAME_LOAD && c->unit->scope->kind == SCOPE_CLASS) {
        emit(c, OP_LOAD_LOCALS, 0, at);
        emit(c, OP_LOAD_FROM_DICT_OR_DEREF, (uint32_t)slot, at);
        return;
    }
    emit(c, ops[use], (uint32_t)slot, at);
}

void name_operation(struct compiler *c, const char *name, enum name_use use, struct position at)
{
    static const enum op names[] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME};
    static const enum op globals[] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL};
    struct unit *unit = c->unit;
    const char *full = mangled(c, name);
    struct symbol *symbol = scope_find_mangled(unit->scope, full);
    enum binding binding = symbol ? symbol->binding
                           : unit->top->kind == SCOPE_FUNCTION ? BINDING_GLOBAL
                                                               : BINDING_NAME;
    switch (binding) {
    case BINDING_NAME: emit_site(c, names[use], full, at); break;
    case BINDING_GLOBAL: emit_site(c, globals[use], full, at); break;
    case BINDING_FREE: cell_operation(c, symbol, use, at); break;
    case BINDING_SLOT:
        if (symbol->definer->flags & SYMBOL_CAPTURED)
            cell_operation(c, symbol, use, at);
        else
            fast_operation(c, symbol->definer, slot_of(c, symbol->definer), use, at);
        break;
    }
}

void load_name(struct compiler *c, const char *name, struct position at)
{
    name_operation(c, name, NAME_LOAD, at);
}

void store_name(struct compiler *c, const char *name, struct position at)
{
    name_operation(c, name, NAME_STORE, at);
}

void load_closure(struct compiler *c, struct symbol *definer, struct position at)
{
    emit(c, OP_LOAD_CLOSURE, (uint32_t)slot_of(c, definer), at);
}
