/* Functions, lambdas, classes, type parameters and type aliases. */
#include <stdio.h>
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/lang/source.h"
#include "sim/lang/state.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

enum { HAS_DEFAULTS = 1, HAS_KWDEFAULTS = 2, HAS_ANNOTATIONS = 4, HAS_CLOSURE = 8 };

/* --- making a function of code */

static void make_function(struct compiler *c, struct code *code, struct scope *scope,
                          uint32_t flags, struct position at)
{
    for (int i = 0; i < scope->free_count; i++)
        load_closure(c, scope->free[i], at);
    if (scope->free_count) {
        emit(c, OP_BUILD_TUPLE, (uint32_t)scope->free_count, at);
        flags |= HAS_CLOSURE;
    }
    emit_constant(c, (value)code, at);
    emit(c, OP_MAKE_FUNCTION, flags, at);
}

/* Around the body of a generator or coroutine: RETURN_GENERATOR before it, and StopIteration does
 * not get out of it. */
static void generator_begin(struct compiler *c, struct block *block, int *failed)
{
    emit(c, OP_RETURN_GENERATOR, 0, NOWHERE);
    *failed = label_new(c);
    block_push(c, block, BLOCK_CLEANUP, *failed);
}

static void generator_end(struct compiler *c, int failed)
{
    block_pop(c);
    handler_bind(c, failed, 0);
    emit(c, OP_STOPITERATION_ERROR, 0, NOWHERE);
    emit(c, OP_RERAISE, 0, NOWHERE);
}

static uint32_t generator_flags(const struct scope *scope)
{
    if (scope->is_coroutine)
        return scope->is_generator ? CODE_ASYNC_GENERATOR : CODE_COROUTINE;
    return scope->is_generator ? CODE_GENERATOR : 0;
}

/* --- defaults and annotations */

static uint32_t defaults(struct compiler *c, struct node *holder)
{
    __typeof__(holder->arguments) *arguments = &holder->arguments;
    uint32_t flags = 0, named = 0;
    if (arguments->defaults.count) {
        struct node tuple = *arguments->defaults.items[0];
        tuple.kind = NODE_Tuple;
        tuple.Tuple.elts = arguments->defaults;
        tuple.Tuple.ctx = TREE_Load;
        compile_expression(c, &tuple);
        flags |= HAS_DEFAULTS;
    }
    for (int i = 0; i < arguments->kwonlyargs.count; i++) {
        struct node *item = arguments->kw_defaults.items[i];
        if (!item)
            continue;
        load_str(c, mangled(c, arguments->kwonlyargs.items[i]->arg.arg), at_node(item));
        compile_expression(c, item);
        named++;
    }
    if (named) {
        emit(c, OP_BUILD_MAP, named, NOWHERE);
        flags |= HAS_KWDEFAULTS;
    }
    return flags;
}

static uint32_t annotation_of(struct compiler *c, struct node *annotation, const char *name,
                              struct position at)
{
    if (!annotation)
        return 0;
    load_str(c, mangled(c, name), at);
    if (c->lazy_annotations) {
        emit_constant(c, source_text(c, annotation), at_node(annotation));
    } else if (annotation->kind == NODE_Starred) { /* *args: *Ts means the one item of Ts */
        compile_expression(c, annotation->Starred.value);
        emit(c, OP_UNPACK_SEQUENCE, 1, at_node(annotation));
    } else {
        compile_expression(c, annotation);
    }
    return 1;
}

static uint32_t annotations_of(struct compiler *c, struct node_list *list)
{
    uint32_t count = 0;
    for (int i = 0; i < list->count; i++) {
        struct node *arg = list->items[i];
        count += annotation_of(c, arg->arg.annotation, arg->arg.arg, at_node(arg));
    }
    return count;
}

static uint32_t annotation_of_arg(struct compiler *c, struct node *arg)
{
    return arg ? annotation_of(c, arg->arg.annotation, arg->arg.arg, at_node(arg)) : 0;
}

/* Pushes name, value for every annotation, in CPython's order; how many. */
static uint32_t push_annotations(struct compiler *c, struct node *node)
{
    struct node *holder = node->FunctionDef.args;
    __typeof__(holder->arguments) *arguments = &holder->arguments;
    uint32_t count = annotations_of(c, &arguments->args);
    count += annotations_of(c, &arguments->posonlyargs);
    count += annotation_of_arg(c, arguments->vararg);
    count += annotations_of(c, &arguments->kwonlyargs);
    count += annotation_of_arg(c, arguments->kwarg);
    count += annotation_of(c, node->FunctionDef.returns, "return", at_node(node));
    return count;
}

/* Annotations are evaluated when somebody asks for them: a function that makes the dict. */
static uint32_t annotations(struct compiler *c, struct node *node)
{
    struct scope *scope = node->FunctionDef.args->scope;
    struct position at = at_node(node);
    if (c->lazy_annotations) {
        uint32_t count = push_annotations(c, node);
        if (count)
            emit(c, OP_BUILD_TUPLE, 2 * count, at);
        return count ? HAS_ANNOTATIONS : 0;
    }
    if (!scope)
        return 0;
    unit_begin(c, scope, "__annotate__", (uint32_t)node->lineno);
    uint32_t count = push_annotations(c, node);
    emit(c, OP_BUILD_MAP, count, at);
    emit(c, OP_RETURN_VALUE, 0, at);
    make_function(c, unit_end(c), scope, 0, at);
    return HAS_ANNOTATIONS;
}

/* --- type parameters (PEP 695) */

static void lazy_expression(struct compiler *c, struct node *wrapper)
{
    struct position at = at_node(wrapper);
    unit_begin(c, wrapper->scope, wrapper->scope->name, (uint32_t)wrapper->lineno);
    compile_expression(c, wrapper->Expression.body);
    emit(c, OP_RETURN_VALUE, 0, at);
    make_function(c, unit_end(c), wrapper->scope, 0, at);
}

static void type_parameter(struct compiler *c, struct node *node)
{
    static const uint32_t plain[] = {INTRINSIC_TYPEVAR, INTRINSIC_PARAMSPEC,
                                     INTRINSIC_TYPEVARTUPLE};
    struct position at = at_node(node);
    struct node *bound = node->kind == NODE_TypeVar ? node->TypeVar.bound : NULL;
    struct node *fallback = node->kind == NODE_TypeVar ? node->TypeVar.default_value
                                                       : node->ParamSpec.default_value;
    load_str(c, node->TypeVar.name, at);
    if (bound) {
        lazy_expression(c, bound);
        emit(c, OP_INTRINSIC_2,
             bound->Expression.body->kind == NODE_Tuple ? INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
                                                        : INTRINSIC_TYPEVAR_WITH_BOUND, at);
    } else {
        emit(c, OP_INTRINSIC_1, plain[node->kind - NODE_TypeVar], at);
    }
    if (fallback) {
        lazy_expression(c, fallback);
        emit(c, OP_INTRINSIC_2, INTRINSIC_SET_TYPEPARAM_DEFAULT, at);
    }
    emit(c, OP_COPY, 1, at);
    store_name(c, node->TypeVar.name, at);
}

static void check_type_defaults(struct compiler *c, struct node_list *list)
{
    bool seen = false;
    for (int i = 0; i < list->count; i++) {
        struct node *node = list->items[i];
        bool has_default = node->kind == NODE_TypeVar ? node->TypeVar.default_value != NULL
                                                      : node->ParamSpec.default_value != NULL;
        if (seen && !has_default)
            compiler_fail(c, node,
                          "non-default type parameter '%s' follows default type parameter",
                          node->TypeVar.name);
        seen = seen || has_default;
    }
}

/* Begins the function in which the parameters are made; leaves their tuple on its stack. */
static void type_parameters_begin(struct compiler *c, struct node_list *list, const char *name,
                                  struct node *node)
{
    size_t size = strlen(name) + 32;
    char *title = compiler_alloc(c, size);
    snprintf(title, size, "<generic parameters of %s>", name);
    check_type_defaults(c, list);
    unit_begin(c, list->items[0]->scope, title, (uint32_t)node->lineno);
    for (int i = 0; i < list->count; i++)
        type_parameter(c, list->items[i]);
    emit(c, OP_BUILD_TUPLE, (uint32_t)list->count, at_node(node));
}

/* Ends it with the result on the stack, and calls it. */
static void type_parameters_end(struct compiler *c, struct node_list *list, struct position at)
{
    emit(c, OP_RETURN_VALUE, 0, at);
    make_function(c, unit_end(c), list->items[0]->scope, 0, at);
    emit(c, OP_PUSH_NULL, 0, at);
    emit(c, OP_CALL, 0, at);
}

/* --- functions */

static uint32_t first_line(struct node *node, struct node_list *decorators)
{
    return (uint32_t)(decorators->count ? decorators->items[0]->lineno : node->lineno);
}

/* Computing in a function may cost virtual time: the scenario's header says so. */
static void compile_cost(struct compiler *c)
{
    if (!c->m->lang->find_cost || c->source->is_library)
        return;
    int64_t cost = c->m->lang->find_cost(c->m, str_text(c->unit->qualname));
    if (cost >= 0)
        emit(c, OP_COST, (uint32_t)cost, NOWHERE);
}

static struct code *function_code(struct compiler *c, struct node *node, uint32_t line)
{
    struct node_list body = node->FunctionDef.body;
    struct node *doc = docstring_of(&body);
    struct block block;
    int failed = -1;
    unit_begin(c, node->scope, node->FunctionDef.name, line);
    if (doc) {
        struct constant text = clean_docstring(c, &doc->Constant.value);
        first_constant(c, &text);
        c->unit->flags |= CODE_DOCSTRING;
        body.items++;
        body.count--;
    }
    uint32_t kind = generator_flags(node->scope);
    c->unit->flags |= kind;
    if (kind)
        generator_begin(c, &block, &failed);
    compile_cost(c);
    compile_statements(c, &body);
    load_none(c, NOWHERE);
    emit(c, OP_RETURN_VALUE, 0, NOWHERE);
    if (kind)
        generator_end(c, failed);
    return unit_end(c);
}

static void store_attribute(struct compiler *c, const char *name, struct position at)
{
    /* value object -- object, with object.name = value */
    emit(c, OP_SWAP, 2, at);
    emit(c, OP_COPY, 2, at);
    emit_site(c, OP_STORE_ATTR, name, at);
}

static void generic_function(struct compiler *c, struct node *node, uint32_t line, uint32_t flags)
{
    struct node_list *type_params = &node->FunctionDef.type_params;
    struct position at = at_node(node);
    type_parameters_begin(c, type_params, node->FunctionDef.name, node);
    uint32_t inner = annotations(c, node);
    make_function(c, function_code(c, node, line), node->scope, inner, at);
    emit(c, OP_SWAP, 2, at);
    emit(c, OP_INTRINSIC_2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS, at);
    type_parameters_end(c, type_params, at);
    if (flags & HAS_KWDEFAULTS)
        store_attribute(c, "__kwdefaults__", at);
    if (flags & HAS_DEFAULTS)
        store_attribute(c, "__defaults__", at);
}

static void decorators_load(struct compiler *c, struct node_list *decorators)
{
    for (int i = 0; i < decorators->count; i++) {
        compile_expression(c, decorators->items[i]);
        emit(c, OP_PUSH_NULL, 0, at_node(decorators->items[i]));
    }
}

static void decorators_call(struct compiler *c, struct node_list *decorators)
{
    for (int i = decorators->count - 1; i >= 0; i--)
        emit(c, OP_CALL, 1, at_node(decorators->items[i]));
}

void compile_function(struct compiler *c, struct node *node, bool is_async)
{
    struct node_list *decorators = &node->FunctionDef.decorator_list;
    struct position at = at_node(node);
    uint32_t line = first_line(node, decorators);
    (void)is_async;
    decorators_load(c, decorators);
    uint32_t flags = defaults(c, node->FunctionDef.args);
    if (node->FunctionDef.type_params.count) {
        generic_function(c, node, line, flags);
    } else {
        flags |= annotations(c, node);
        make_function(c, function_code(c, node, line), node->scope, flags, at);
    }
    decorators_call(c, decorators);
    store_name(c, node->FunctionDef.name, at);
}

void compile_lambda(struct compiler *c, struct node *node)
{
    struct block block;
    int failed = -1;
    uint32_t flags = defaults(c, node->Lambda.args), kind = generator_flags(node->scope);
    unit_begin(c, node->scope, "<lambda>", (uint32_t)node->lineno);
    c->unit->flags |= kind;
    if (kind)
        generator_begin(c, &block, &failed);
    compile_expression(c, node->Lambda.body);
    emit(c, OP_RETURN_VALUE, 0, at_node(node->Lambda.body));
    if (kind)
        generator_end(c, failed);
    make_function(c, unit_end(c), node->scope, flags, at_node(node));
}

/* --- classes */

static void static_attributes(struct compiler *c, struct scope *scope)
{
    value names = tuple_new(c->m, (size_t)scope->static_count);
    for (int i = 0; names && i < scope->static_count; i++) {
        value name = str_intern(c->m, scope->static_names[i], strlen(scope->static_names[i]));
        if (!name) {
            drop(c->m, names);
            compiler_fail_raised(c);
        }
        AS_TUPLE(names)->items[i] = name;
    }
    emit_constant(c, names, NOWHERE);
    store_name(c, "__static_attributes__", NOWHERE);
}

static struct symbol *class_cell(struct scope *scope)
{
    return scope_find_mangled(scope, ".class");
}

static struct code *class_code(struct compiler *c, struct node *node, uint32_t line)
{
    struct scope *scope = node->scope;
    struct position at = {.line = line, .end_line = line};
    unit_begin(c, scope, node->ClassDef.name, line);
    load_name(c, "__name__", at);
    store_name(c, "__module__", at);
    emit_constant(c, keep(c->unit->qualname), at);
    store_name(c, "__qualname__", at);
    load_int(c, line, at);
    store_name(c, "__firstlineno__", at);
    compile_body(c, &node->ClassDef.body, true);
    static_attributes(c, scope);
    if (scope->needs_class_cell) {
        load_closure(c, class_cell(scope), NOWHERE);
        emit(c, OP_COPY, 1, NOWHERE);
        store_name(c, "__classcell__", NOWHERE);
    } else {
        load_none(c, NOWHERE);
    }
    emit(c, OP_RETURN_VALUE, 0, NOWHERE);
    return unit_end(c);
}

/* build_class(function, name, *bases, **keywords) */
static void build_class(struct compiler *c, struct node *node, uint32_t line, bool generic)
{
    struct position at = at_node(node);
    struct node_list bases = node->ClassDef.bases;
    emit(c, OP_LOAD_BUILD_CLASS, 0, at);
    emit(c, OP_PUSH_NULL, 0, at);
    make_function(c, class_code(c, node, line), node->scope, 0, at);
    load_str(c, node->ClassDef.name, at);
    if (generic) { /* Generic[...] is one more base: a name that compiles to it */
        struct node *base = compiler_alloc(c, sizeof *base);
        *base = *node;
        base->kind = NODE_Name;
        base->Name.id = ".generic_base";
        base->Name.ctx = TREE_Load;
        struct node **items = compiler_alloc(c, (size_t)(bases.count + 1) * sizeof *items);
        if (bases.count)
            memcpy(items, bases.items, (size_t)bases.count * sizeof *items);
        items[bases.count] = base;
        bases = (struct node_list){items, bases.count + 1};
    }
    compile_call_arguments(c, 2, &bases, &node->ClassDef.keywords, at);
}

void compile_class(struct compiler *c, struct node *node)
{
    struct node_list *decorators = &node->ClassDef.decorator_list;
    struct node_list *type_params = &node->ClassDef.type_params;
    struct position at = at_node(node);
    uint32_t line = first_line(node, decorators);
    decorators_load(c, decorators);
    if (type_params->count) {
        type_parameters_begin(c, type_params, node->ClassDef.name, node);
        emit(c, OP_COPY, 1, at);
        store_name(c, ".type_params", at);
        emit(c, OP_INTRINSIC_1, INTRINSIC_SUBSCRIPT_GENERIC, at);
        store_name(c, ".generic_base", at);
        build_class(c, node, line, true);
        load_name(c, ".type_params", at);
        emit(c, OP_COPY, 2, at);
        emit_site(c, OP_STORE_ATTR, "__type_params__", at);
        type_parameters_end(c, type_params, at);
    } else {
        build_class(c, node, line, false);
    }
    decorators_call(c, decorators);
    store_name(c, node->ClassDef.name, at);
}

/* --- type aliases: a tuple of name, type parameters and a function that gives the value */

void compile_type_alias(struct compiler *c, struct node *node)
{
    struct node_list *type_params = &node->TypeAlias.type_params;
    struct position at = at_node(node);
    const char *name = node->TypeAlias.name->Name.id;
    if (type_params->count)
        type_parameters_begin(c, type_params, name, node);
    else
        load_none(c, at);
    load_str(c, name, at);
    emit(c, OP_SWAP, 2, at);
    unit_begin(c, node->scope, name, (uint32_t)node->lineno);
    compile_expression(c, node->TypeAlias.value);
    emit(c, OP_RETURN_VALUE, 0, at);
    make_function(c, unit_end(c), node->scope, 0, at);
    emit(c, OP_BUILD_TUPLE, 3, at);
    emit(c, OP_INTRINSIC_1, INTRINSIC_TYPEALIAS, at);
    if (type_params->count)
        type_parameters_end(c, type_params, at);
    store_name(c, name, at);
}
