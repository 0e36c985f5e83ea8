/* The walk that notes which names each scope binds, reads and declares. */
#include "sim/lang/scope.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define MAX_DEPTH 3000 /* of the tree; about 200 bytes of stack each */

/* --- ground */

void scope_fail(struct scope_builder *builder, const struct node *node, const char *format, ...)
{
    va_list arguments;
    struct syntax_error *error = builder->error;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    error->kind = SYNTAX_ERROR;
    error->lineno = node->lineno;
    error->col_offset = node->col_offset;
    error->end_lineno = node->end_lineno;
    error->end_col_offset = node->end_col_offset;
    longjmp(*builder->escape, 1);
}

void *scope_alloc(struct scope_builder *builder, size_t size)
{
    void *memory = arena_alloc(builder->arena, size);
    if (!memory) {
        builder->error->kind = SYNTAX_MEMORY_ERROR;
        strcpy(builder->error->message, "the program is too large");
        longjmp(*builder->escape, 1);
    }
    return memory;
}

const char *scope_mangle(struct arena *arena, const char *class_name, const char *name)
{
    size_t length = strlen(name);
    if (!class_name || name[0] != '_' || name[1] != '_' || strchr(name, '.') ||
        (name[length - 1] == '_' && name[length - 2] == '_'))
        return name;
    class_name += strspn(class_name, "_");
    if (!*class_name)
        return name;
    char *mangled = arena_alloc(arena, 1 + strlen(class_name) + length + 1);
    if (mangled)
        strcat(strcat(strcpy(mangled, "_"), class_name), name);
    return mangled;
}

static const char *mangle(struct scope_builder *builder, const char *name)
{
    const char *mangled = scope_mangle(builder->arena, builder->scope->class_name, name);
    return mangled ? mangled : scope_alloc(builder, SIZE_MAX / 2);
}

static uint32_t hash_name(const char *name)
{
    uint32_t hash = 2166136261u;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash;
}

static struct symbol **place(const struct scope *scope, const char *name)
{
    uint32_t mask = (uint32_t)scope->table_size - 1, at = hash_name(name) & mask;
    while (scope->table[at] && strcmp(scope->table[at]->name, name) != 0)
        at = (at + 1) & mask;
    return &scope->table[at];
}

struct symbol *scope_find_mangled(const struct scope *scope, const char *name)
{
    return scope->table_size ? *place(scope, name) : NULL;
}

struct symbol *scope_find(const struct scope *scope, const char *name)
{
    char mangled[512];
    size_t length = strlen(name);
    const char *class_name = scope->class_name ? scope->class_name : "";
    class_name += strspn(class_name, "_");
    bool private = *class_name && length > 2 && name[0] == '_' && name[1] == '_' &&
                   strcmp(name + length - 2, "__") != 0 && !strchr(name, '.');
    if (private && strlen(class_name) <= 250 && length <= 250) {
        snprintf(mangled, sizeof mangled, "_%.250s%.250s", class_name, name);
        name = mangled;
    }
    return scope_find_mangled(scope, name);
}

static void grow(struct scope_builder *builder, struct scope *scope)
{
    int old_size = scope->table_size;
    struct symbol **old = scope->symbols;
    scope->table_size = old_size ? old_size * 2 : 8;
    scope->table = scope_alloc(builder, (size_t)scope->table_size * sizeof *scope->table);
    scope->symbols = scope_alloc(builder, (size_t)scope->table_size * sizeof *scope->symbols);
    for (int i = 0; i < scope->symbol_count; i++) {
        scope->symbols[i] = old[i];
        *place(scope, old[i]->name) = old[i];
    }
}

struct symbol *scope_add(struct scope_builder *builder, struct scope *scope, const char *name,
                         unsigned flags)
{
    if (scope->symbol_count * 2 >= scope->table_size)
        grow(builder, scope);
    struct symbol **at = place(scope, name);
    if (!*at) {
        struct symbol *symbol = scope_alloc(builder, sizeof *symbol);
        symbol->name = name;
        symbol->scope = scope;
        symbol->slot = -1;
        *at = scope->symbols[scope->symbol_count++] = symbol;
    }
    (*at)->flags |= flags;
    return *at;
}

/* --- entering and leaving */

static struct scope *enter(struct scope_builder *builder, enum scope_kind kind, struct node *node,
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

static void leave(struct scope_builder *builder) { builder->scope = builder->scope->parent; }

/* --- binding */

static void check_debug(struct scope_builder *builder, const struct node *node, const char *name,
                        const char *doing)
{
    if (strcmp(name, "__debug__") == 0)
        scope_fail(builder, node, "cannot %s __debug__", doing);
}

static struct symbol *bind(struct scope_builder *builder, const struct node *node,
                           const char *name, unsigned flags)
{
    struct scope *scope = builder->scope;
    name = mangle(builder, name);
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

static void use(struct scope_builder *builder, const char *name)
{
    scope_add(builder, builder->scope, mangle(builder, name), SYMBOL_USED);
}

static void visit(struct scope_builder *builder, struct node *node);

static void visit_list(struct scope_builder *builder, struct node_list *list)
{
    for (int i = 0; i < list->count; i++)
        visit(builder, list->items[i]);
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
        visit(walk->builder, *(struct node **)field);
    else if (type == FIELD_LIST)
        visit_list(walk->builder, field);
}

static void visit_children(struct scope_builder *builder, struct node *node)
{
    struct child_walk walk = {{visit_field}, builder};
    tree_visit_fields(node, &walk.visitor);
}

/* --- functions and classes */

static void add_parameter(struct scope_builder *builder, struct node *arg)
{
    struct node_list *list = &builder->scope->parameters;
    if (!arg)
        return;
    check_debug(builder, arg, arg->arg.arg, "assign to");
    bind(builder, arg, arg->arg.arg, SYMBOL_PARAMETER);
    if ((list->count & (list->count - 1)) == 0) {
        struct node **items =
            scope_alloc(builder, (size_t)(list->count ? list->count * 2 : 1) * sizeof *items);
        if (list->count)
            memcpy(items, list->items, (size_t)list->count * sizeof *items);
        list->items = items;
    }
    list->items[list->count++] = arg;
}

static void add_parameters(struct scope_builder *builder, struct node *node)
{
    __typeof__(node->arguments) *arguments = &node->arguments;
    struct node_list *lists[] = {&arguments->posonlyargs, &arguments->args,
                                 &arguments->kwonlyargs};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < lists[i]->count; j++)
            add_parameter(builder, lists[i]->items[j]);
    add_parameter(builder, arguments->vararg);
    add_parameter(builder, arguments->kwarg);
}

static void visit_defaults(struct scope_builder *builder, struct node *arguments)
{
    visit_list(builder, &arguments->arguments.defaults);
    visit_list(builder, &arguments->arguments.kw_defaults);
}

static bool visit_annotation(struct scope_builder *builder, struct node *arg)
{
    if (!arg || !arg->arg.annotation)
        return false;
    visit(builder, arg->arg.annotation);
    return true;
}

static struct scope *module_of(struct scope *scope)
{
    while (scope->parent)
        scope = scope->parent;
    return scope;
}

static bool has_annotations(struct node *node)
{
    __typeof__(node->arguments) *arguments = &node->FunctionDef.args->arguments;
    struct node_list *lists[] = {&arguments->posonlyargs, &arguments->args,
                                 &arguments->kwonlyargs};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < lists[i]->count; j++)
            if (lists[i]->items[j]->arg.annotation)
                return true;
    return node->FunctionDef.returns ||
           (arguments->vararg && arguments->vararg->arg.annotation) ||
           (arguments->kwarg && arguments->kwarg->arg.annotation);
}

/* A function's annotations are a function of their own, run when somebody asks for them. Its scope
 * hangs on the arguments node. */
static void visit_annotations(struct scope_builder *builder, struct node *node)
{
    struct node *holder = node->FunctionDef.args;
    __typeof__(node->arguments) *arguments = &holder->arguments;
    if (!has_annotations(node) || module_of(builder->scope)->is_module_future)
        return;
    holder->scope = enter(builder, SCOPE_FUNCTION, holder, "__annotate__");
    holder->scope->type_words = "an annotation";
    for (int i = 0; i < arguments->posonlyargs.count; i++)
        visit_annotation(builder, arguments->posonlyargs.items[i]);
    for (int i = 0; i < arguments->args.count; i++)
        visit_annotation(builder, arguments->args.items[i]);
    visit_annotation(builder, arguments->vararg);
    for (int i = 0; i < arguments->kwonlyargs.count; i++)
        visit_annotation(builder, arguments->kwonlyargs.items[i]);
    visit_annotation(builder, arguments->kwarg);
    visit(builder, node->FunctionDef.returns);
    leave(builder);
}

/* A bound or default is evaluated when somebody asks: wrapped in a node with a scope of its own. */
static void visit_lazily(struct scope_builder *builder, struct node **place, const char *name,
                         const char *words)
{
    if (!*place)
        return;
    struct node *wrapper = scope_alloc(builder, sizeof *wrapper), *inner = *place;
    *wrapper = *inner;
    wrapper->kind = NODE_Expression;
    wrapper->Expression.body = inner;
    wrapper->scope = enter(builder, SCOPE_FUNCTION, wrapper, name);
    wrapper->scope->type_words = words;
    visit(builder, inner);
    leave(builder);
    *place = wrapper;
}

static void visit_type_parameters(struct scope_builder *builder, struct node_list *list)
{
    static const char *const words[] = {"a TypeVar default", "a ParamSpec default",
                                        "a TypeVarTuple default"};
    for (int i = 0; i < list->count; i++) {
        struct node *node = list->items[i];
        const char *name = node->TypeVar.name; /* the three kinds begin with the name */
        bind(builder, node, name, SYMBOL_TYPE_PARAMETER | SYMBOL_LOCAL);
        if (node->kind == NODE_TypeVar)
            visit_lazily(builder, &node->TypeVar.bound, name,
                         node->TypeVar.bound && node->TypeVar.bound->kind == NODE_Tuple
                             ? "a TypeVar constraint"
                             : "a TypeVar bound");
        visit_lazily(builder,
                     node->kind == NODE_TypeVar ? &node->TypeVar.default_value
                                                : &node->ParamSpec.default_value,
                     name, words[node->kind - NODE_TypeVar]);
    }
}

static void enter_type_parameters(struct scope_builder *builder, struct node *node,
                                  struct node_list *list, const char *name)
{
    if (!list->count)
        return;
    struct scope *scope = enter(builder, SCOPE_TYPE_PARAMETERS, node, name);
    list->items[0]->scope = scope;
    scope->type_words = "the definition of a generic";
    visit_type_parameters(builder, list);
}

static void visit_function(struct scope_builder *builder, struct node *node, bool is_coroutine)
{
    struct node_list *type_params = &node->FunctionDef.type_params;
    check_debug(builder, node, node->FunctionDef.name, "assign to");
    bind(builder, node, node->FunctionDef.name, SYMBOL_LOCAL);
    visit_list(builder, &node->FunctionDef.decorator_list);
    visit_defaults(builder, node->FunctionDef.args);
    enter_type_parameters(builder, node, type_params, node->FunctionDef.name);
    visit_annotations(builder, node);
    node->scope = enter(builder, SCOPE_FUNCTION, node, node->FunctionDef.name);
    node->scope->is_coroutine = is_coroutine;
    add_parameters(builder, node->FunctionDef.args);
    visit_list(builder, &node->FunctionDef.body);
    leave(builder);
    if (type_params->count)
        leave(builder);
}

static void visit_lambda(struct scope_builder *builder, struct node *node)
{
    visit_defaults(builder, node->Lambda.args);
    node->scope = enter(builder, SCOPE_FUNCTION, node, "<lambda>");
    node->scope->is_lambda = true;
    add_parameters(builder, node->Lambda.args);
    visit(builder, node->Lambda.body);
    leave(builder);
}

static void visit_class(struct scope_builder *builder, struct node *node)
{
    struct node_list *type_params = &node->ClassDef.type_params;
    check_debug(builder, node, node->ClassDef.name, "assign to");
    bind(builder, node, node->ClassDef.name, SYMBOL_LOCAL);
    visit_list(builder, &node->ClassDef.decorator_list);
    enter_type_parameters(builder, node, type_params, node->ClassDef.name);
    if (type_params->count) {
        bind(builder, node, ".type_params", SYMBOL_LOCAL | SYMBOL_USED);
        bind(builder, node, ".generic_base", SYMBOL_LOCAL | SYMBOL_USED);
    }
    visit_list(builder, &node->ClassDef.bases);
    visit_list(builder, &node->ClassDef.keywords);
    node->scope = enter(builder, SCOPE_CLASS, node, node->ClassDef.name);
    node->scope->class_name = node->ClassDef.name;
    visit_list(builder, &node->ClassDef.body);
    leave(builder);
    if (type_params->count)
        leave(builder);
}

static void visit_type_alias(struct scope_builder *builder, struct node *node)
{
    struct node_list *type_params = &node->TypeAlias.type_params;
    visit(builder, node->TypeAlias.name);
    enter_type_parameters(builder, node, type_params, node->TypeAlias.name->Name.id);
    node->scope = enter(builder, SCOPE_FUNCTION, node, node->TypeAlias.name->Name.id);
    node->scope->type_words = "a type alias";
    visit(builder, node->TypeAlias.value);
    leave(builder);
    if (type_params->count)
        leave(builder);
}

/* --- comprehensions */

static void visit_iterable(struct scope_builder *builder, struct node *node)
{
    builder->iterables++;
    visit(builder, node);
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

static void visit_comprehension(struct scope_builder *builder, struct node *node,
                                struct node_list *generators, struct node *first,
                                struct node *second)
{
    bool lazy = node->kind == NODE_GeneratorExp;
    struct node *outermost = generators->items[0];
    visit_iterable(builder, outermost->comprehension.iter);
    struct scope *scope = node->scope = enter(
        builder, lazy ? SCOPE_FUNCTION : SCOPE_COMPREHENSION, node, lazy ? "<genexpr>" : "<comp>");
    scope->is_genexpr = lazy;
    for (int i = 0; i < generators->count; i++) {
        struct node *generator = generators->items[i];
        scope->is_coroutine = scope->is_coroutine || generator->comprehension.is_async;
        visit_target(builder, generator->comprehension.target);
        if (i > 0)
            visit_iterable(builder, generator->comprehension.iter);
        visit_list(builder, &generator->comprehension.ifs);
    }
    visit(builder, first);
    visit(builder, second);
    if (scope->is_generator)
        scope_fail(builder, scope->first_yield, "'yield' inside %s",
                   node->kind == NODE_ListComp    ? "list comprehension"
                   : node->kind == NODE_SetComp   ? "set comprehension"
                   : node->kind == NODE_DictComp ? "dict comprehension"
                                                  : "generator expression");
    scope->is_generator = lazy;
    leave(builder);
    spread_async(scope);
}

/* The targets of a comprehension's `for`: every name in them is an iteration variable. */
static void visit_target(struct scope_builder *builder, struct node *node)
{
    struct node_list *items = node->kind == NODE_Tuple ? &node->Tuple.elts
                              : node->kind == NODE_List ? &node->List.elts
                                                        : NULL;
    if (node->kind == NODE_Name) {
        check_debug(builder, node, node->Name.id, "assign to");
        bind(builder, node, node->Name.id, SYMBOL_LOCAL | SYMBOL_ITERATED);
    } else if (node->kind == NODE_Starred) {
        visit_target(builder, node->Starred.value);
    } else if (items) {
        for (int i = 0; i < items->count; i++)
            visit_target(builder, items->items[i]);
    } else {
        visit(builder, node);
    }
}

/* `:=` inside a comprehension binds in the function around it. */
static void extend_walrus(struct scope_builder *builder, struct node *target)
{
    const char *name = mangle(builder, target->Name.id);
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
static void check_type_scope(struct scope_builder *builder, const struct node *node,
                             const char *what)
{
    if (builder->scope->type_words)
        scope_fail(builder, node, "%s cannot be used within %s", what,
                   builder->scope->type_words);
}

static void visit_walrus(struct scope_builder *builder, struct node *node)
{
    struct node *target = node->NamedExpr.target;
    check_type_scope(builder, node, "named expression");
    bool comprehension =
        builder->scope->kind == SCOPE_COMPREHENSION || builder->scope->is_genexpr;
    if (builder->iterables)
        scope_fail(builder, node,
                   "assignment expression cannot be used in a comprehension iterable expression");
    if (comprehension)
        extend_walrus(builder, target);
    visit(builder, node->NamedExpr.value);
    if (!comprehension)
        visit(builder, target);
    else
        check_debug(builder, target, target->Name.id, "assign to");
}

/* --- statements and expressions that bind or declare */

static void declare(struct scope_builder *builder, struct node *node, unsigned flag)
{
    const char *word = flag == SYMBOL_GLOBAL ? "global" : "nonlocal";
    for (int i = 0; i < node->Global.names.count; i++) {
        const char *name = mangle(builder, node->Global.names.items[i]);
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
    }
}

static void visit_annotated(struct scope_builder *builder, struct node *node)
{
    struct node *target = node->AnnAssign.target;
    struct scope *scope = builder->scope;
    if (target->kind == NODE_Name) {
        const char *name = mangle(builder, target->Name.id);
        struct symbol *known = scope_find_mangled(scope, name);
        check_debug(builder, target, target->Name.id, "assign to");
        if (known && known->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) && node->AnnAssign.simple &&
            scope->kind != SCOPE_MODULE)
            scope_fail(builder, node, "annotated name '%s' can't be %s", name,
                       known->flags & SYMBOL_GLOBAL ? "global" : "nonlocal");
        if (node->AnnAssign.simple)
            bind(builder, target, target->Name.id, SYMBOL_LOCAL | SYMBOL_ANNOTATED);
        else if (node->AnnAssign.value)
            bind(builder, target, target->Name.id, SYMBOL_LOCAL);
    } else {
        visit(builder, target);
    }
    bool kept = scope->kind == SCOPE_MODULE || scope->kind == SCOPE_CLASS;
    if (kept && !module_of(scope)->is_module_future)
        visit(builder, node->AnnAssign.annotation);
    visit(builder, node->AnnAssign.value);
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
            check_debug(builder, alias, first, "assign to");
            bind(builder, alias, first, SYMBOL_LOCAL);
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
        use(builder, id);
        if (strcmp(id, "super") == 0 && builder->scope->owner->kind == SCOPE_FUNCTION)
            use(builder, "__class__");
        return;
    }
    check_debug(builder, node, id, node->Name.ctx == TREE_Del ? "delete" : "assign to");
    bind(builder, node, id,
         node->Name.ctx == TREE_Del ? SYMBOL_LOCAL | SYMBOL_DELETED : SYMBOL_LOCAL);
}

static void visit_handler(struct scope_builder *builder, struct node *node)
{
    visit(builder, node->ExceptHandler.type);
    if (node->ExceptHandler.name) {
        check_debug(builder, node, node->ExceptHandler.name, "assign to");
        bind(builder, node, node->ExceptHandler.name, SYMBOL_LOCAL | SYMBOL_DELETED);
    }
    visit_list(builder, &node->ExceptHandler.body);
}

/* A yield or await. */
static void visit_giving_way(struct scope_builder *builder, struct node *node)
{
    struct scope *scope = builder->scope;
    bool await = node->kind == NODE_Await;
    check_type_scope(builder, node, await ? "await expression" : "yield expression");
    if (!await) {
        if (!scope->first_yield)
            scope->first_yield = node;
        scope->is_generator = true;
    } else if (scope->kind == SCOPE_COMPREHENSION || scope->is_genexpr) {
        scope->is_coroutine = true;
    }
    visit_children(builder, node);
}

static void visit_pattern_name(struct scope_builder *builder, struct node *node, const char *name)
{
    if (name) {
        check_debug(builder, node, name, "assign to");
        bind(builder, node, name, SYMBOL_LOCAL);
        builder->captures++;
    }
}

static void visit_case(struct scope_builder *builder, struct node *node)
{
    struct scope *owner = builder->scope->owner;
    builder->captures = 0;
    visit(builder, node->match_case.pattern);
    if (builder->captures > owner->captures)
        owner->captures = builder->captures;
    visit(builder, node->match_case.guard);
    visit_list(builder, &node->match_case.body);
}

static void visit_node(struct scope_builder *builder, struct node *node)
{
    switch (node->kind) {
    case NODE_FunctionDef: visit_function(builder, node, false); return;
    case NODE_AsyncFunctionDef: visit_function(builder, node, true); return;
    case NODE_ClassDef: visit_class(builder, node); return;
    case NODE_Lambda: visit_lambda(builder, node); return;
    case NODE_TypeAlias: visit_type_alias(builder, node); return;
    case NODE_ListComp: case NODE_SetComp: case NODE_GeneratorExp:
        visit_comprehension(builder, node, &node->ListComp.generators, node->ListComp.elt, NULL);
        return;
    case NODE_DictComp:
        visit_comprehension(builder, node, &node->DictComp.generators, node->DictComp.key,
                            node->DictComp.value);
        return;
    case NODE_NamedExpr: visit_walrus(builder, node); return;
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
        visit(builder, node->MatchAs.pattern);
        visit_pattern_name(builder, node, node->MatchAs.name);
        return;
    default: break;
    }
    visit_children(builder, node);
}

static void visit(struct scope_builder *builder, struct node *node)
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
    *error = (struct syntax_error){.lineno = 1};
    if (setjmp(escape) != 0)
        return NULL;
    struct scope *top = tree->scope = enter(&builder, SCOPE_MODULE, tree, "<module>");
    top->is_module_future = has_annotations_future(tree);
    visit_children(&builder, tree);
    scope_resolve(&builder, top);
    return top;
}
