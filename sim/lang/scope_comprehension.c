/* Scopes of comprehensions, and where := binds in them. */
#include "sim/lang/scope_walk.h"

#include <string.h>

/* --- comprehensions */

static void visit_iterable(struct scope_builder *builder, struct node *node)
{
    builder->iterables++;
    scope_visit(builder, node);
    builder->iterables--;
}

/* A comprehension that awaits makes a comprehension around it asynchronous as well. */
static void spread_async(struct scope *scope)
{
    struct scope *outer = scope->parent;
    if (scope->is_coroutine && scope->kind == SCOPE_COMPREHENSION &&
        (outer->kind == SCOPE_COMPREHENSION || outer->is_genexpr))
        outer->is_coroutine = true;
}

static void visit_target(struct scope_builder *builder, struct node *node);

void scope_visit_comprehension(struct scope_builder *builder, struct node *node,
                                struct node_list *generators, struct node *first,
                                struct node *second)
{
    bool lazy = node->kind == NODE_GeneratorExp;
    struct node *outermost = generators->items[0];
    visit_iterable(builder, outermost->comprehension.iter);
    struct scope *scope = node->scope = scope_enter(
        builder, lazy ? SCOPE_FUNCTION : SCOPE_COMPREHENSION, node, lazy ? "<genexpr>" : "<comp>");
    scope->is_genexpr = lazy;
    for (int i = 0; i < generators->count; i++) {
        struct node *generator = generators->items[i];
        scope->is_coroutine = scope->is_coroutine || generator->comprehension.is_async;
        visit_target(builder, generator->comprehension.target);
        if (i > 0)
            visit_iterable(builder, generator->comprehension.iter);
        scope_visit_list(builder, &generator->comprehension.ifs);
    }
    scope_visit(builder, first);
    scope_visit(builder, second);
    if (scope->is_generator)
        scope_fail(builder, scope->first_yield, "'yield' inside %s",
                   node->kind == NODE_ListComp    ? "list comprehension"
                   : node->kind == NODE_SetComp   ? "set comprehension"
                   : node->kind == NODE_DictComp ? "dict comprehension"
                                                  : "generator expression");
    scope->is_generator = lazy;
    scope_leave(builder);
    spread_async(scope);
}

/* The targets of a comprehension's `for`: every name in them is an iteration variable. */
static void visit_target(struct scope_builder *builder, struct node *node)
{
    struct node_list *items = node->kind == NODE_Tuple ? &node->Tuple.elts
                              : node->kind == NODE_List ? &node->List.elts
                                                        : NULL;
    if (node->kind == NODE_Name) {
        scope_check_debug(builder, node, node->Name.id, "assign to");
        scope_bind(builder, node, node->Name.id, SYMBOL_LOCAL | SYMBOL_ITERATED);
    } else if (node->kind == NODE_Starred) {
        visit_target(builder, node->Starred.value);
    } else if (items) {
        for (int i = 0; i < items->count; i++)
            visit_target(builder, items->items[i]);
    } else {
        scope_visit(builder, node);
    }
}

/* `:=` inside a comprehension binds in the function around it. */
static void extend_walrus(struct scope_builder *builder, struct node *target)
{
    const char *name = scope_mangled(builder, target->Name.id);
    struct scope *inner = builder->scope;
    struct scope *scope = inner;
    for (; scope->kind == SCOPE_COMPREHENSION || scope->is_genexpr; scope = scope->parent) {
        struct symbol *symbol = scope_find_mangled(scope, name);
        if (symbol && symbol->flags & SYMBOL_ITERATED)
            scope_fail(builder, target,
                       "assignment expression cannot rebind comprehension iteration variable '%s'",
                       target->Name.id);
    }
    if (scope->type_words)
        scope_fail(builder, target,
                   "assignment expression within a comprehension cannot be used within %s",
                   scope->type_words);
    if (scope->kind == SCOPE_CLASS)
        scope_fail(builder, target,
                   "assignment expression within a comprehension cannot be used in a class body");
    struct symbol *outer = scope_find_mangled(scope, name);
    bool global = scope->kind == SCOPE_MODULE || (outer && outer->flags & SYMBOL_GLOBAL);
    scope_add(builder, inner, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
    struct symbol *bound = scope_add(builder, scope, name,
                                     scope->kind == SCOPE_MODULE ? SYMBOL_GLOBAL
                                     : outer && outer->flags & SYMBOL_NONLOCAL ? 0
                                                                               : SYMBOL_LOCAL);
    if (!bound->declared)
        bound->declared = target;
}

/* In the scopes of types yield, await and := have no meaning. */
void scope_check_types(struct scope_builder *builder, const struct node *node,
                             const char *what)
{
    if (builder->scope->type_words)
        scope_fail(builder, node, "%s cannot be used within %s", what,
                   builder->scope->type_words);
}

void scope_visit_walrus(struct scope_builder *builder, struct node *node)
{
    struct node *target = node->NamedExpr.target;
    scope_check_types(builder, node, "named expression");
    bool comprehension =
        builder->scope->kind == SCOPE_COMPREHENSION || builder->scope->is_genexpr;
    if (builder->iterables)
        scope_fail(builder, node,
                   "assignment expression cannot be used in a comprehension iterable expression");
    if (comprehension)
        extend_walrus(builder, target);
    scope_visit(builder, node->NamedExpr.value);
    if (!comprehension)
        scope_visit(builder, target);
    else
        scope_check_debug(builder, target, target->Name.id, "assign to");
}
