/* Calls: methods without bound objects, keywords, stars, super(). */
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- super() */

static bool is_name(const struct node *node, const char *name)
{
    return node->kind == NODE_Name && strcmp(node->Name.id, name) == 0;
}

/* `super()` inside a method: the class's cell and the first argument are its arguments. */
static bool is_bare_super(struct compiler *c, const struct node *node)
{
    struct unit *unit = c->unit;
    if (node->kind != NODE_Call || !is_name(node->Call.func, "super") || node->Call.args.count ||
        node->Call.keywords.count)
        return false;
    struct symbol *super = scope_find_mangled(unit->scope, "super");
    struct symbol *class = scope_find_mangled(unit->scope, "__class__");
    struct node_list *parameters = &unit->top->parameters;
    bool method = unit->top->kind == SCOPE_FUNCTION && !unit->top->is_genexpr &&
                  parameters->count > 0;
    return method && super && super->binding == BINDING_GLOBAL && class &&
           class->binding == BINDING_FREE;
}

/* Only a positional parameter is a first argument. */
static struct node *first_argument(struct compiler *c)
{
    struct scope *top = c->unit->top;
    struct node *holder = top->node->kind == NODE_Lambda ? top->node->Lambda.args
                                                         : top->node->FunctionDef.args;
    __typeof__(holder->arguments) *arguments = &holder->arguments;
    if (arguments->posonlyargs.count)
        return arguments->posonlyargs.items[0];
    return arguments->args.count ? arguments->args.items[0] : NULL;
}

static void load_super_arguments(struct compiler *c, struct node *first, struct position at)
{
    struct symbol *class = scope_find_mangled(c->unit->scope, "__class__");
    struct symbol *self = scope_find_mangled(c->unit->top, mangled(c, first->arg.arg));
    int slot = slot_of(c, self);
    emit(c, OP_LOAD_DEREF, (uint32_t)slot_of(c, class->definer), at);
    emit(c, self->flags & SYMBOL_CAPTURED ? OP_LOAD_DEREF : OP_LOAD_FAST_CHECK, (uint32_t)slot, at);
}

bool compile_super_attribute(struct compiler *c, struct node *node, enum op op)
{
    struct node *call = node->Attribute.value, *first;
    if (!is_bare_super(c, call) || !(first = first_argument(c)))
        return false;
    struct position at = at_node(call);
    load_name(c, "super", at_node(call->Call.func));
    load_super_arguments(c, first, at);
    emit_site(c, op, mangled(c, node->Attribute.attr), attribute_place(at_node(node), node));
    return true;
}

/* --- arguments */

static bool is_plain(const struct node_list *arguments, const struct node_list *keywords)
{
    for (int i = 0; i < arguments->count; i++)
        if (arguments->items[i]->kind == NODE_Starred)
            return false;
    for (int i = 0; i < keywords->count; i++)
        if (!keywords->items[i]->keyword.arg)
            return false;
    return true;
}

static void check_repeated(struct compiler *c, const struct node_list *keywords)
{
    for (int i = 0; i < keywords->count; i++) {
        const char *name = keywords->items[i]->keyword.arg;
        if (name && strcmp(name, "__debug__") == 0)
            compiler_fail(c, keywords->items[i], "cannot assign to __debug__");
        for (int j = i + 1; name && j < keywords->count; j++) {
            const char *other = keywords->items[j]->keyword.arg;
            if (other && strcmp(name, other) == 0)
                compiler_fail(c, keywords->items[j], "keyword argument repeated: %s", name);
        }
    }
}

static value keyword_names(struct compiler *c, const struct node_list *keywords)
{
    value names = tuple_new(c->m, (size_t)keywords->count);
    for (int i = 0; names && i < keywords->count; i++) {
        const char *name = mangled(c, keywords->items[i]->keyword.arg);
        value item = str_intern(c->m, name, strlen(name));
        if (!item) {
            drop(c->m, names);
            compiler_fail_raised(c);
        }
        AS_TUPLE(names)->items[i] = item;
    }
    return names;
}

static void plain_call(struct compiler *c, int pushed, struct node_list *arguments,
                       struct node_list *keywords, struct position at)
{
    uint32_t count = (uint32_t)(pushed + arguments->count + keywords->count);
    for (int i = 0; i < arguments->count; i++)
        compile_expression(c, arguments->items[i]);
    for (int i = 0; i < keywords->count; i++)
        compile_expression(c, keywords->items[i]->keyword.value);
    if (!keywords->count) {
        emit(c, OP_CALL, count, at);
        return;
    }
    emit_constant(c, keyword_names(c, keywords), at);
    emit(c, OP_CALL_KW, count, at);
}

/* Keywords with ** among them, into one dict. */
static void keyword_dict(struct compiler *c, struct node_list *keywords, struct position at)
{
    int pending = 0;
    bool made = false;
    for (int i = 0; i < keywords->count; i++) {
        struct node *keyword = keywords->items[i];
        if (keyword->keyword.arg) {
            load_str(c, mangled(c, keyword->keyword.arg), at_node(keyword));
            compile_expression(c, keyword->keyword.value);
            pending++;
            continue;
        }
        if (pending || !made) {
            emit(c, OP_BUILD_MAP, (uint32_t)pending, at);
            if (made)
                emit(c, OP_DICT_MERGE, 1, at);
            made = true;
            pending = 0;
        }
        compile_expression(c, keyword->keyword.value);
        emit(c, OP_DICT_MERGE, 1, at);
    }
    if (pending) {
        emit(c, OP_BUILD_MAP, (uint32_t)pending, at);
        if (made)
            emit(c, OP_DICT_MERGE, 1, at);
    }
}

void compile_call_arguments(struct compiler *c, int pushed, struct node_list *arguments,
                            struct node_list *keywords, struct position at)
{
    check_repeated(c, keywords);
    if (is_plain(arguments, keywords)) {
        plain_call(c, pushed, arguments, keywords, at);
        return;
    }
    if (!pushed && arguments->count == 1 && arguments->items[0]->kind == NODE_Starred)
        compile_expression(c, arguments->items[0]->Starred.value); /* the call makes a tuple */
    else
        compile_sequence(c, arguments, OP_BUILD_TUPLE, pushed, at);
    if (keywords->count)
        keyword_dict(c, keywords, at);
    emit(c, OP_CALL_FUNCTION_EX, keywords->count > 0, at);
}

/* --- calls */

static void method_call(struct compiler *c, struct node *node, struct node *func)
{
    struct position at = attribute_place(at_node(node), func);
    if (!compile_super_attribute(c, func, OP_LOAD_SUPER_METHOD)) {
        compile_expression(c, func->Attribute.value);
        emit_site(c, OP_LOAD_METHOD, mangled(c, func->Attribute.attr),
                  attribute_place(at_node(func), func));
    }
    compile_call_arguments(c, 0, &node->Call.args, &node->Call.keywords, at);
}

void compile_call(struct compiler *c, struct node *node)
{
    struct node *func = node->Call.func;
    struct position at = at_node(node);
    bool plain = is_plain(&node->Call.args, &node->Call.keywords);
    warn_call(c, node);
    if (func->kind == NODE_Attribute && plain) {
        method_call(c, node, func);
        return;
    }
    if (is_bare_super(c, node) && first_argument(c)) {
        load_name(c, "super", at_node(func));
        emit(c, OP_PUSH_NULL, 0, at);
        load_super_arguments(c, first_argument(c), at);
        emit(c, OP_CALL, 2, at);
        return;
    }
    compile_expression(c, func);
    emit(c, OP_PUSH_NULL, 0, at_node(func));
    compile_call_arguments(c, 0, &node->Call.args, &node->Call.keywords, at);
}
