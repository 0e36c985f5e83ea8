/* From names to variables: who binds what each scope mentions. */
#include <string.h>

#include "sim/lang/scope_walk.h"

/* The cell that methods share with their class: `__class__` in the class's body. */
static struct symbol *class_cell(struct scope_builder *builder, struct scope *class)
{
    struct symbol *symbol = scope_add(builder, class, ".class", SYMBOL_IMPLICIT);
    class->needs_class_cell = true;
    symbol->binding = BINDING_SLOT;
    symbol->definer = symbol;
    return symbol;
}

/* The symbol that binds `name` for code in `scope`, sought outwards; NULL: it is global. */
static struct symbol *outer_definer(struct scope_builder *builder, struct scope *scope,
                                    const char *name)
{
    for (struct scope *outer = scope->parent; outer && outer->parent; outer = outer->parent) {
        if (outer->kind == SCOPE_CLASS) {
            if (strcmp(name, "__class__") == 0)
                return class_cell(builder, outer);
            continue;
        }
        struct symbol *symbol = scope_find_mangled(outer, name);
        if (!symbol)
            continue;
        if (symbol->flags & SYMBOL_GLOBAL)
            return NULL;
        if (symbol->flags & SYMBOL_BOUND && !(symbol->flags & SYMBOL_NONLOCAL))
            return symbol;
    }
    return NULL;
}

static void add_free(struct scope_builder *builder, struct scope *owner, struct symbol *definer)
{
    for (int i = 0; i < owner->free_count; i++)
        if (owner->free[i] == definer)
            return;
    if ((owner->free_count & (owner->free_count - 1)) == 0) {
        size_t room = owner->free_count ? (size_t)owner->free_count * 2 : 1;
        struct symbol **grown = scope_alloc(builder, room * sizeof(*grown));
        if (owner->free_count)
            memcpy(grown, owner->free, (size_t)owner->free_count * sizeof(*grown));
        owner->free = grown;
    }
    owner->free[owner->free_count++] = definer;
}

/* Makes `definer` reachable from code in `scope`: the same frame, or a cell handed inwards. */
static void reach(struct scope_builder *builder, struct scope *scope, struct symbol *symbol,
                  struct symbol *definer)
{
    struct scope *home = definer->scope->owner;
    symbol->definer = definer;
    symbol->binding = BINDING_SLOT;
    if (scope->owner == home)
        return;
    symbol->binding = BINDING_FREE;
    definer->flags |= SYMBOL_CAPTURED;
    for (struct scope *owner = scope->owner; owner != home; owner = owner->parent->owner)
        add_free(builder, owner, definer);
}

static bool is_namespace(const struct scope *scope)
{
    return scope->kind == SCOPE_MODULE || scope->kind == SCOPE_CLASS;
}

static void resolve_nonlocal(struct scope_builder *builder, struct scope *scope,
                             struct symbol *symbol)
{
    struct symbol *definer = outer_definer(builder, scope, symbol->name);
    if (!definer)
        scope_fail(builder, symbol->declared ? symbol->declared : scope->node,
                   "no binding for nonlocal '%s' found", symbol->name);
    if (definer->flags & SYMBOL_TYPE_PARAMETER)
        scope_fail(builder, symbol->declared ? symbol->declared : scope->node,
                   "nonlocal binding not allowed for type parameter '%s'", symbol->name);
    reach(builder, scope, symbol, definer);
}

static void resolve_symbol(struct scope_builder *builder, struct scope *scope,
                           struct symbol *symbol)
{
    if (symbol->flags & SYMBOL_IMPLICIT)
        return;
    if (symbol->flags & SYMBOL_GLOBAL) {
        if (symbol->flags & SYMBOL_NONLOCAL)
            scope_fail(builder, symbol->declared, "name '%s' is nonlocal and global",
                       symbol->name);
        symbol->binding = BINDING_GLOBAL;
    } else if (symbol->flags & SYMBOL_NONLOCAL) {
        resolve_nonlocal(builder, scope, symbol);
    } else if (symbol->flags & SYMBOL_BOUND) {
        symbol->binding = is_namespace(scope) ? BINDING_NAME : BINDING_SLOT;
        symbol->definer = symbol;
    } else {
        struct symbol *definer = outer_definer(builder, scope, symbol->name);
        if (definer)
            reach(builder, scope, symbol, definer);
        else
            symbol->binding = is_namespace(scope) ? BINDING_NAME : BINDING_GLOBAL;
    }
}

bool scope_resolve(struct scope_builder *builder, struct scope *top)
{
    for (int i = 0; i < top->symbol_count; i++)
        resolve_symbol(builder, top, top->symbols[i]);
    for (struct scope *child = top->first_child; child; child = child->sibling)
        scope_resolve(builder, child);
    return true;
}
