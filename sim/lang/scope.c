/* The walk that notes which names each scope binds, reads and declares. */
#include "sim/lang/scope_walk.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define MAX_DEPTH 3000 /* of the tree; about 200 bytes of stack each */

/* --- entering and leaving */

struct scope *scope_enter(struct scope_builder *builder, enum scope_kind kind, struct node *node,
                          const char *name)
{
    struct scope *scope = scope_alloc(builder, sizeof *scope), *parent = builder->scope;
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->parent = parent;
    scope->owner = kind == SCOPE_COMPREHENSION ? parent->owner : scope;
    if (parent) {
        scope->class_name = parent->class_name;
        scope->nested = parent->nested || parent->kind == SCOPE_FUNCTION;
        if (parent->last_child)
            parent->last_child->sibling = scope;
        else
            parent->first_child = scope;
        parent->last_child = scope;
    }
    builder->scope = scope;
    return scope;
}

void scope_leave(struct scope_builder *builder) { builder->scope = builder->scope->parent; }

/* --- binding */

void scope_check_debug(struct scope_builder *builder, const struct node *node, const char *name,
                        const char *doing)
{
    if (strcmp(name, "__debug__") == 0)
        scope_fail(builder, node, "cannot %s __debug__", doing);
}

struct symbol *scope_bind(struct scope_builder *builder, const struct node *node,
                           const char *name, unsigned flags)
{
    struct scope *scope = builder->scope;
    name = scope_mangled(builder, name);
    struct symbol *known = scope_find_mangled(scope, name);
    if (known && flags & SYMBOL_PARAMETER && known->flags & SYMBOL_PARAMETER)
        scope_fail(builder, node, "duplicate argument '%s' in function definition", name);
    if (known && flags & SYMBOL_TYPE_PARAMETER && known->flags & SYMBOL_TYPE_PARAMETER)
        scope_fail(builder, node, "duplicate type parameter '%s'", name);
    bool comprehension = scope->kind == SCOPE_COMPREHENSION || scope->is_genexpr;
    if (comprehension && flags & SYMBOL_ITERATED && known &&
        known->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
        scope_fail(builder, node,
                   "comprehension inner loop cannot rebind assignment expression target '%s'",
                   name);
    return scope_add(builder, scope, name, flags);
}

void scope_use(struct scope_builder *builder, const char *name)
{
    scope_add(builder, builder->scope, scope_mangled(builder, name), SYMBOL_USED);
}

void scope_visit_list(struct scope_builder *builder, struct node_list *list)
{
    for (int i = 0; i < list->count; i++)
        scope_visit(builder, list->items[i]);
}

struct child_walk {
    struct tree_visitor visitor;
    struct scope_builder *builder;
};

static void visit_field(struct tree_visitor *visitor, const char *name, enum field_type type,
                        void *field)
{
    struct child_walk *walk = (struct child_walk *)visitor;
    (void)name;
    if (type == FIELD_CHILD)
        scope_visit(walk->builder, *(struct node **)field);
    else if (type == FIELD_LIST)
        scope_visit_list(walk->builder, field);
}

void scope_visit_children(struct scope_builder *builder, struct node *node)
{
    struct child_walk walk = {{visit_field}, builder};
    tree_visit_fields(node, &walk.visitor);
}

/* --- statements and expressions that bind or declare */

static void declare(struct scope_builder *builder, struct node *node, unsigned flag)
{
    const char *word = flag == SYMBOL_GLOBAL ? "global" : "nonlocal";
    for (int i = 0; i < node->Global.names.count; i++) {
        const char *name = scope_mangled(builder, node->Global.names.items[i]);
        struct symbol *known = scope_find_mangled(builder->scope, name);
        unsigned flags = known ? known->flags : 0;
        if (flags & SYMBOL_PARAMETER)
            scope_fail(builder, node, "name '%s' is parameter and %s", name, word);
        if (flags & SYMBOL_USED)
            scope_fail(builder, node, "name '%s' is used prior to %s declaration", name, word);
        if (flags & SYMBOL_ANNOTATED)
            scope_fail(builder, node, "annotated name '%s' can't be %s", name, word);
        if (flags & SYMBOL_LOCAL)
            scope_fail(builder, node, "name '%s' is assigned to before %s declaration", name,
                       word);
        struct symbol *symbol = scope_add(builder, builder->scope, name, flag);
        if (!symbol->declared)
            symbol->declared = node;
        /* Then it is a global of the module too, not a name of exec()'s locals: CPython's symtable. */
        if (flag == SYMBOL_GLOBAL && builder->scope->kind != SCOPE_MODULE)
            scope_add(builder, scope_module(builder->scope), name, SYMBOL_GLOBAL);
    }
}

static void visit_annotated(struct scope_builder *builder, struct node *node)
{
    struct node *target = node->AnnAssign.target;
    struct scope *scope = builder->scope;
    if (target->kind == NODE_Name) {
        const char *name = scope_mangled(builder, target->Name.id);
        struct symbol *known = scope_find_mangled(scope, name);
        scope_check_debug(builder, target, target->Name.id, "assign to");
        if (known && known->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) && node->AnnAssign.simple &&
            scope->kind != SCOPE_MODULE)
            scope_fail(builder, node, "annotated name '%s' can't be %s", name,
                       known->flags & SYMBOL_GLOBAL ? "global" : "nonlocal");
        if (node->AnnAssign.simple)
            scope_bind(builder, target, target->Name.id, SYMBOL_LOCAL | SYMBOL_ANNOTATED);
        else if (node->AnnAssign.value)
            scope_bind(builder, target, target->Name.id, SYMBOL_LOCAL);
    } else {
        scope_visit(builder, target);
    }
    bool kept = scope->kind == SCOPE_MODULE || scope->kind == SCOPE_CLASS;
    if (kept && !scope_module(scope)->is_module_future)
        scope_visit(builder, node->AnnAssign.annotation);
    scope_visit(builder, node->AnnAssign.value);
}

static void visit_import(struct scope_builder *builder, struct node_list *names)
{
    for (int i = 0; i < names->count; i++) {
        struct node *alias = names->items[i];
        const char *name = alias->alias.asname ? alias->alias.asname : alias->alias.name;
        size_t length = strcspn(name, ".");
        char *first = scope_alloc(builder, length + 1);
        memcpy(first, name, length);
        if (strcmp(name, "*") != 0) {
            scope_check_debug(builder, alias, first, "assign to");
            scope_bind(builder, alias, first, SYMBOL_LOCAL);
        } else if (builder->scope->kind != SCOPE_MODULE) {
            scope_fail(builder, alias, "import * only allowed at module level");
        }
    }
}

/* Notes `self.x = ...` in a method for the class's __static_attributes__. */
static void note_static(struct scope_builder *builder, struct node *node)
{
    struct scope *scope = builder->scope, *class;
    if (node->Attribute.ctx != TREE_Store || node->Attribute.value->kind != NODE_Name)
        return;
    if (strcmp(node->Attribute.value->Name.id, "self") != 0)
        return;
    for (class = scope; class && class->kind != SCOPE_CLASS; class = class->parent)
        ;
    if (!class || class == scope)
        return;
    for (int i = 0; i < class->static_count; i++)
        if (strcmp(class->static_names[i], node->Attribute.attr) == 0)
            return;
    if ((class->static_count & (class->static_count - 1)) == 0) {
        size_t room = class->static_count ? (size_t)class->static_count * 2 : 1;
        const char **names = scope_alloc(builder, room * sizeof *names);
        if (class->static_count)
            memcpy(names, class->static_names, (size_t)class->static_count * sizeof *names);
        class->static_names = names;
    }
    class->static_names[class->static_count++] = node->Attribute.attr;
}

static void visit_name(struct scope_builder *builder, struct node *node)
{
    const char *id = node->Name.id;
    if (node->Name.ctx == TREE_Load) {
        scope_use(builder, id);
        if (strcmp(id, "super") == 0 && builder->scope->owner->kind == SCOPE_FUNCTION)
            scope_use(builder, "__class__");
        return;
    }
    scope_check_debug(builder, node, id, node->Name.ctx == TREE_Del ? "delete" : "assign to");
    scope_bind(builder, node, id,
         node->Name.ctx == TREE_Del ? SYMBOL_LOCAL | SYMBOL_DELETED : SYMBOL_LOCAL);
}

static void visit_handler(struct scope_builder *builder, struct node *node)
{
    scope_visit(builder, node->ExceptHandler.type);
    if (node->ExceptHandler.name) {
        scope_check_debug(builder, node, node->ExceptHandler.name, "assign to");
        scope_bind(builder, node, node->ExceptHandler.name, SYMBOL_LOCAL | SYMBOL_DELETED);
    }
    scope_visit_list(builder, &node->ExceptHandler.body);
}

/* A yield or await. */
static void visit_giving_way(struct scope_builder *builder, struct node *node)
{
    struct scope *scope = builder->scope;
    bool await = node->kind == NODE_Await;
    scope_check_types(builder, node, await ? "await expression" : "yield expression");
    if (!await) {
        if (!scope->first_yield)
            scope->first_yield = node;
        scope->is_generator = true;
    } else if (scope->kind == SCOPE_COMPREHENSION || scope->is_genexpr) {
        scope->is_coroutine = true;
    }
    scope_visit_children(builder, node);
}

static void visit_pattern_name(struct scope_builder *builder, struct node *node, const char *name)
{
    if (name) {
        scope_check_debug(builder, node, name, "assign to");
        scope_bind(builder, node, name, SYMBOL_LOCAL);
        builder->captures++;
    }
}

static void visit_case(struct scope_builder *builder, struct node *node)
{
    struct scope *owner = builder->scope->owner;
    builder->captures = 0;
    scope_visit(builder, node->match_case.pattern);
    if (builder->captures > owner->captures)
        owner->captures = builder->captures;
    scope_visit(builder, node->match_case.guard);
    scope_visit_list(builder, &node->match_case.body);
}

static void visit_node(struct scope_builder *builder, struct node *node)
{
    switch (node->kind) {
    case NODE_FunctionDef: scope_visit_function(builder, node, false); return;
    case NODE_AsyncFunctionDef: scope_visit_function(builder, node, true); return;
    case NODE_ClassDef: scope_visit_class(builder, node); return;
    case NODE_Lambda: scope_visit_lambda(builder, node); return;
    case NODE_TypeAlias: scope_visit_type_alias(builder, node); return;
    case NODE_ListComp: case NODE_SetComp: case NODE_GeneratorExp:
        scope_visit_comprehension(builder, node, &node->ListComp.generators, node->ListComp.elt,
                                  NULL);
        return;
    case NODE_DictComp:
        scope_visit_comprehension(builder, node, &node->DictComp.generators, node->DictComp.key,
                            node->DictComp.value);
        return;
    case NODE_NamedExpr: scope_visit_walrus(builder, node); return;
    case NODE_Global: declare(builder, node, SYMBOL_GLOBAL); return;
    case NODE_Nonlocal:
        if (builder->scope->kind == SCOPE_MODULE)
            scope_fail(builder, node, "nonlocal declaration not allowed at module level");
        declare(builder, node, SYMBOL_NONLOCAL);
        return;
    case NODE_AnnAssign: visit_annotated(builder, node); return;
    case NODE_Import: visit_import(builder, &node->Import.names); return;
    case NODE_ImportFrom: visit_import(builder, &node->ImportFrom.names); return;
    case NODE_Name: visit_name(builder, node); return;
    case NODE_Attribute: note_static(builder, node); break;
    case NODE_ExceptHandler: visit_handler(builder, node); return;
    case NODE_Yield: case NODE_YieldFrom: case NODE_Await:
        visit_giving_way(builder, node);
        return;
    case NODE_match_case: visit_case(builder, node); return;
    case NODE_MatchStar: visit_pattern_name(builder, node, node->MatchStar.name); break;
    case NODE_MatchMapping: visit_pattern_name(builder, node, node->MatchMapping.rest); break;
    case NODE_MatchAs:
        scope_visit(builder, node->MatchAs.pattern);
        visit_pattern_name(builder, node, node->MatchAs.name);
        return;
    default: break;
    }
    scope_visit_children(builder, node);
}

void scope_visit(struct scope_builder *builder, struct node *node)
{
    if (!node)
        return;
    if (++builder->depth > MAX_DEPTH) {
        scope_fail(builder, node, "too many nested expressions or statements");
    }
    visit_node(builder, node);
    builder->depth--;
}

/* `from __future__ import annotations` anywhere at the beginning. */
static bool has_annotations_future(struct node *tree)
{
    for (int i = 0; tree->kind == NODE_Module && i < tree->Module.body.count; i++) {
        struct node *node = tree->Module.body.items[i];
        if (node->kind != NODE_ImportFrom || !node->ImportFrom.module ||
            strcmp(node->ImportFrom.module, "__future__") != 0)
            continue;
        for (int j = 0; j < node->ImportFrom.names.count; j++)
            if (strcmp(node->ImportFrom.names.items[j]->alias.name, "annotations") == 0)
                return true;
    }
    return false;
}

struct scope *scope_analyse(struct arena *arena, struct node *tree, struct syntax_error *error)
{
    jmp_buf escape;
    struct scope_builder builder = {.arena = arena, .error = error, .escape = &escape};
    *error = (struct syntax_error){.lineno = 1, .warnings = error->warnings};
    if (setjmp(escape) != 0)
        return NULL;
    struct scope *top = tree->scope = scope_enter(&builder, SCOPE_MODULE, tree, "<module>");
    top->is_module_future = has_annotations_future(tree);
    scope_visit_children(&builder, tree);
    scope_resolve(&builder, top);
    return top;
}
