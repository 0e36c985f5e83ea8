/* Scopes that functions, classes and the types of PEP 695 open. */
#include "sim/lang/scope_walk.h"

#include <string.h>

/* --- functions and classes */

static void add_parameter(struct scope_builder *builder, struct node *arg)
{
    struct node_list *list = &builder->scope->parameters;
    if (!arg)
        return;
    scope_check_debug(builder, arg, arg->arg.arg, "assign to");
    scope_bind(builder, arg, arg->arg.arg, SYMBOL_PARAMETER);
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
    scope_visit_list(builder, &arguments->arguments.defaults);
    scope_visit_list(builder, &arguments->arguments.kw_defaults);
}

static bool visit_annotation(struct scope_builder *builder, struct node *arg)
{
    if (!arg || !arg->arg.annotation)
        return false;
    scope_visit(builder, arg->arg.annotation);
    return true;
}

struct scope *scope_module(struct scope *scope)
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
    if (!has_annotations(node) || scope_module(builder->scope)->is_module_future)
        return;
    holder->scope = scope_enter(builder, SCOPE_FUNCTION, holder, "__annotate__");
    holder->scope->type_words = "an annotation";
    for (int i = 0; i < arguments->posonlyargs.count; i++)
        visit_annotation(builder, arguments->posonlyargs.items[i]);
    for (int i = 0; i < arguments->args.count; i++)
        visit_annotation(builder, arguments->args.items[i]);
    visit_annotation(builder, arguments->vararg);
    for (int i = 0; i < arguments->kwonlyargs.count; i++)
        visit_annotation(builder, arguments->kwonlyargs.items[i]);
    visit_annotation(builder, arguments->kwarg);
    scope_visit(builder, node->FunctionDef.returns);
    scope_leave(builder);
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
    wrapper->scope = scope_enter(builder, SCOPE_FUNCTION, wrapper, name);
    wrapper->scope->type_words = words;
    scope_visit(builder, inner);
    scope_leave(builder);
    *place = wrapper;
}

static void visit_type_parameters(struct scope_builder *builder, struct node_list *list)
{
    static const char *const words[] = {"a TypeVar default", "a ParamSpec default",
                                        "a TypeVarTuple default"};
    for (int i = 0; i < list->count; i++) {
        struct node *node = list->items[i];
        const char *name = node->TypeVar.name; /* the three kinds begin with the name */
        scope_bind(builder, node, name, SYMBOL_TYPE_PARAMETER | SYMBOL_LOCAL);
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

/* The parameters of a class are mangled as names of its body are. */
static bool has_private_name(const struct node_list *list)
{
    for (int i = 0; i < list->count; i++)
        if (strncmp(list->items[i]->TypeVar.name, "__", 2) == 0)
            return true;
    return false;
}

static void enter_type_parameters(struct scope_builder *builder, struct node *node,
                                  struct node_list *list, const char *name)
{
    if (!list->count)
        return;
    struct scope *scope = scope_enter(builder, SCOPE_TYPE_PARAMETERS, node, name);
    list->items[0]->scope = scope;
    scope->type_words = "the definition of a generic";
    if (node->kind == NODE_ClassDef && has_private_name(list))
        scope->class_name = name;
    visit_type_parameters(builder, list);
}

void scope_visit_function(struct scope_builder *builder, struct node *node, bool is_coroutine)
{
    struct node_list *type_params = &node->FunctionDef.type_params;
    scope_check_debug(builder, node, node->FunctionDef.name, "assign to");
    scope_bind(builder, node, node->FunctionDef.name, SYMBOL_LOCAL);
    scope_visit_list(builder, &node->FunctionDef.decorator_list);
    visit_defaults(builder, node->FunctionDef.args);
    enter_type_parameters(builder, node, type_params, node->FunctionDef.name);
    visit_annotations(builder, node);
    node->scope = scope_enter(builder, SCOPE_FUNCTION, node, node->FunctionDef.name);
    node->scope->is_coroutine = is_coroutine;
    add_parameters(builder, node->FunctionDef.args);
    scope_visit_list(builder, &node->FunctionDef.body);
    scope_leave(builder);
    if (type_params->count)
        scope_leave(builder);
}

void scope_visit_lambda(struct scope_builder *builder, struct node *node)
{
    visit_defaults(builder, node->Lambda.args);
    node->scope = scope_enter(builder, SCOPE_FUNCTION, node, "<lambda>");
    node->scope->is_lambda = true;
    add_parameters(builder, node->Lambda.args);
    scope_visit(builder, node->Lambda.body);
    scope_leave(builder);
}

void scope_visit_class(struct scope_builder *builder, struct node *node)
{
    struct node_list *type_params = &node->ClassDef.type_params;
    scope_check_debug(builder, node, node->ClassDef.name, "assign to");
    scope_bind(builder, node, node->ClassDef.name, SYMBOL_LOCAL);
    scope_visit_list(builder, &node->ClassDef.decorator_list);
    enter_type_parameters(builder, node, type_params, node->ClassDef.name);
    if (type_params->count) {
        scope_bind(builder, node, ".type_params", SYMBOL_LOCAL | SYMBOL_USED);
        scope_bind(builder, node, ".generic_base", SYMBOL_LOCAL | SYMBOL_USED);
    }
    scope_visit_list(builder, &node->ClassDef.bases);
    scope_visit_list(builder, &node->ClassDef.keywords);
    node->scope = scope_enter(builder, SCOPE_CLASS, node, node->ClassDef.name);
    node->scope->class_name = node->ClassDef.name;
    scope_visit_list(builder, &node->ClassDef.body);
    scope_leave(builder);
    if (type_params->count)
        scope_leave(builder);
}

void scope_visit_type_alias(struct scope_builder *builder, struct node *node)
{
    struct node_list *type_params = &node->TypeAlias.type_params;
    scope_visit(builder, node->TypeAlias.name);
    enter_type_parameters(builder, node, type_params, node->TypeAlias.name->Name.id);
    node->scope = scope_enter(builder, SCOPE_FUNCTION, node, node->TypeAlias.name->Name.id);
    node->scope->type_words = "a type alias";
    scope_visit(builder, node->TypeAlias.value);
    scope_leave(builder);
    if (type_params->count)
        scope_leave(builder);
}
