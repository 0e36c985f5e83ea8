/* The classes of contextvars: Context, ContextVar, Token. CPython 3.13 Python/context.c. */
#include "sim/loop/context.h"
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/generic_alias.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- ContextVar */

struct context_var {
    struct object head;
    value name, fallback; /* fallback: the default, NULL-able */
};

struct context_token {
    struct object head;
    value context, var, old; /* old NULL: it was not set */
    bool used;
};

#define AS_VAR(v)   ((struct context_var *)(v))
#define AS_TOKEN(v) ((struct context_token *)(v))

static value var_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"name", "default"};
    value given[2];
    if (!bind_arguments(m, "ContextVar", args, names, 2, 1, given))
        return NULL;
    if (!given[0])
        return raise_error(m, m->types.TypeError,
                           "ContextVar() missing required argument 'name' (pos 1)");
    if (!is_str(m, given[0]))
        return raise_error(m, m->types.TypeError, "context variable name must be a str");
    struct context_var *var = (struct context_var *)object_alloc(m, type, sizeof *var);
    if (var) {
        var->name = keep(given[0]);
        var->fallback = keep_or_null(given[1]);
    }
    return (value)var;
}

static int var_traverse(value self, visit_fn *visit, void *closure)
{
    VISIT(AS_VAR(self)->fallback);
    return 0;
}

static void var_clear(struct machine *m, value self)
{
    drop_place(m, AS_VAR(self)->fallback);
}

static void var_destroy(struct machine *m, value self)
{
    drop_place(m, AS_VAR(self)->fallback);
    drop_place(m, AS_VAR(self)->name);
}

static value var_repr(struct machine *m, value self)
{
    struct context_var *var = AS_VAR(self);
    long long id = (long long)object_id(m, self);
    if (var->fallback)
        return str_format(m, "<ContextVar name=%R default=%R at 0x%llx>", var->name, var->fallback,
                          id);
    return str_format(m, "<ContextVar name=%R at 0x%llx>", var->name, id);
}

static value current_value(struct machine *m, value var)
{
    value current = m->loops->context_now;
    struct dict *vars = current ? AS_CONTEXT(current)->vars : NULL;
    return vars ? dict_get(m, vars, var) : NULL;
}

static value var_get(struct machine *m, value *args)
{
    value found = current_value(m, args[0]);
    if (!found)
        found = args[1] ? args[1] : AS_VAR(args[0])->fallback;
    if (found)
        return keep(found);
    return m->error ? NULL : raise_with(m, m->types.LookupError, args[0]);
}

/* The context's own dict, to be changed; item NULL: takes the variable out. */
static bool change(struct machine *m, value context, value var, value item)
{
    struct context *self = AS_CONTEXT(context);
    if (!self->vars || self->vars->head.refs > 1) {
        struct dict *own = self->vars ? dict_copy(m, self->vars) : dict_new(m);
        if (!own)
            return false;
        replace_place(m, self->vars, (void *)own);
    }
    return item ? dict_set(m, self->vars, var, item) : dict_delete(m, self->vars, var) >= 0;
}

static value var_set(struct machine *m, value *args)
{
    value context = context_current(m), old = current_value(m, args[0]);
    struct context_token *token =
        context && !m->error
            ? (struct context_token *)object_alloc(m, m->loops->context_token, sizeof *token)
            : NULL;
    if (!token)
        return NULL;
    token->context = keep(context);
    token->var = keep(args[0]);
    token->old = keep_or_null(old);
    return change(m, context, args[0], args[1]) ? (value)token : drop_and_fail(m, (value)token);
}

static value var_reset(struct machine *m, value *args)
{
    struct context_token *token = AS_TOKEN(args[1]);
    if (!is_instance(m, args[1], m->loops->context_token))
        return raise_error(m, m->types.TypeError, "expected an instance of Token, got %R", args[1]);
    if (token->used)
        return raise_error(m, m->types.RuntimeError, "%R has already been used once", args[1]);
    if (token->var != args[0])
        return raise_error(m, m->types.ValueError, "%R was created by a different ContextVar",
                           args[1]);
    value context = context_current(m);
    if (!context)
        return NULL;
    if (token->context != context)
        return raise_error(m, m->types.ValueError, "%R was created in a different Context", args[1]);
    token->used = true;
    return change(m, context, args[0], token->old) ? NONE : NULL;
}

static const struct native_spec var_methods[] = {
    {"get(self, default=..., /)", var_get, NULL},
    {"set(self, value, /)", var_set, NULL},
    {"reset(self, token, /)", var_reset, NULL},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, NULL},
    {NULL, NULL, NULL},
};

static value var_get_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_VAR(self)->name);
}

static const struct getset_spec var_getsets[] = {
    {"name", var_get_name, member_readonly},
    {NULL, NULL, NULL},
};

const struct type_spec context_var_type_spec = {
    .name = "ContextVar",
    .module = "_contextvars",
    .instance_size = sizeof(struct context_var),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.make = var_make,
              .destroy = var_destroy,
              .traverse = var_traverse,
              .clear = var_clear,
              .repr = var_repr},
    .methods = var_methods,
    .getsets = var_getsets,
};

/* --- Token */

static int token_traverse(value self, visit_fn *visit, void *closure)
{
    VISIT(AS_TOKEN(self)->context);
    VISIT(AS_TOKEN(self)->var);
    VISIT(AS_TOKEN(self)->old);
    return 0;
}

static void token_clear(struct machine *m, value self)
{
    drop_place(m, AS_TOKEN(self)->context);
    drop_place(m, AS_TOKEN(self)->var);
    drop_place(m, AS_TOKEN(self)->old);
}

static value token_repr(struct machine *m, value self)
{
    return str_format(m, "<Token%s var=%R at 0x%llx>", AS_TOKEN(self)->used ? " used" : "",
                      AS_TOKEN(self)->var, (long long)object_id(m, self));
}

static value token_get_var(struct machine *m, value self)
{
    (void)m;
    return keep(AS_TOKEN(self)->var);
}

static value token_get_old_value(struct machine *m, value self)
{
    return keep(AS_TOKEN(self)->old ? AS_TOKEN(self)->old : m->loops->token_missing);
}

static const struct native_spec token_methods[] = {
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, NULL},
    {NULL, NULL, NULL},
};

static const struct getset_spec token_getsets[] = {
    {"var", token_get_var, NULL},
    {"old_value", token_get_old_value, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec context_token_type_spec = {
    .name = "Token",
    .module = "_contextvars",
    .instance_size = sizeof(struct context_token),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = token_clear,
              .traverse = token_traverse,
              .clear = token_clear,
              .repr = token_repr},
    .methods = token_methods,
    .getsets = token_getsets,
};

static value missing_repr(struct machine *m, value self)
{
    (void)self;
    return str_from(m, "<Token.MISSING>");
}

const struct type_spec token_missing_type_spec = {
    .name = "Token.MISSING",
    .module = "_contextvars",
    .instance_size = sizeof(struct object),
    .flags = TYPE_FINAL,
    .slots = {.repr = missing_repr},
};

/* --- Context */

static value context_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (args->count || args->names)
        return raise_error(m, m->types.TypeError, "Context() does not accept any arguments");
    return context_new(m);
}

static int context_traverse(value self, visit_fn *visit, void *closure)
{
    VISIT(AS_CONTEXT(self)->vars);
    VISIT(AS_CONTEXT(self)->previous);
    return 0;
}

static void context_clear(struct machine *m, value self)
{
    drop_place(m, AS_CONTEXT(self)->vars);
    drop_place(m, AS_CONTEXT(self)->previous);
}

static value context_get(struct machine *m, value self, value var)
{
    if (!is_instance(m, var, m->loops->context_var))
        return raise_error(m, m->types.TypeError, "a ContextVar key was expected, got %R", var);
    return AS_CONTEXT(self)->vars ? dict_get(m, AS_CONTEXT(self)->vars, var) : NULL;
}

static value context_get_item(struct machine *m, value self, value var)
{
    value found = context_get(m, self, var);
    if (found)
        return keep(found);
    return m->error ? NULL : raise_key_error(m, var);
}

static int context_contains(struct machine *m, value self, value var)
{
    value found = context_get(m, self, var);
    return found ? 1 : m->error ? -1 : 0;
}

static int64_t context_length(struct machine *m, value self)
{
    (void)m;
    return AS_CONTEXT(self)->vars ? (int64_t)AS_CONTEXT(self)->vars->count : 0;
}

/* keys(), values() or items() as a list that nobody else sees. */
static value listed(struct machine *m, value self, bool keys, bool items)
{
    value list = list_new(m, 4), key, item;
    size_t position = 0;
    struct dict *vars = AS_CONTEXT(self)->vars;
    while (list && vars && dict_next(vars, &position, &key, &item)) {
        value entry = keys && items ? tuple_pack2(m, key, item) : keep(keys ? key : item);
        if (!entry || !list_append_steal(m, list, entry))
            return drop_and_fail(m, list);
    }
    return list;
}

static value iterated(struct machine *m, value list)
{
    value iterator = list ? object_iter(m, list) : NULL;
    drop(m, list);
    return iterator;
}

static value context_iter(struct machine *m, value self)
{
    return iterated(m, listed(m, self, true, false));
}

static value context_keys_method(struct machine *m, value *args)
{
    return iterated(m, listed(m, args[0], true, false));
}

static value context_values_method(struct machine *m, value *args)
{
    return iterated(m, listed(m, args[0], false, true));
}

static value context_items_method(struct machine *m, value *args)
{
    return iterated(m, listed(m, args[0], true, true));
}

static value context_get_method(struct machine *m, value *args)
{
    value found = context_get(m, args[0], args[1]);
    return m->error ? NULL : keep(found ? found : args[2]);
}

static value context_copy_method(struct machine *m, value *args)
{
    value copy = context_new(m);
    if (copy)
        AS_CONTEXT(copy)->vars =
            (struct dict *)keep_or_null((value)AS_CONTEXT(args[0])->vars);
    return copy;
}

/* (self, callable, *args, **kwargs) */
static value context_run_method(struct machine *m, value *args)
{
    size_t count = tuple_size(args[2]), named = args[3] ? AS_DICT(args[3])->count : 0;
    value names = named ? tuple_new(m, named) : NULL;
    size_t bytes = (count + named) * sizeof(value), position = 0, n = 0;
    value *items = heap_alloc(&m->heap, bytes), key, item, result = NULL;
    if (!items || (named && !names)) {
        raise_memory_error(m);
    } else if (context_enter(m, args[0])) {
        for (size_t i = 0; i < count; i++)
            items[i] = AS_TUPLE(args[2])->items[i];
        for (; named && dict_next(AS_DICT(args[3]), &position, &key, &item); n++) {
            AS_TUPLE(names)->items[n] = keep(key);
            items[count + n] = item;
        }
        struct args call = {items, count, names};
        result = object_call(m, args[1], &call);
        context_leave(m, args[0]);
    }
    heap_free(&m->heap, items, bytes);
    drop(m, names);
    return result;
}

static value context_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_instance(m, other, m->loops->context) || (op != COMPARE_EQ && op != COMPARE_NE))
        return NOT_IMPLEMENTED;
    struct dict *a = AS_CONTEXT(self)->vars, *b = AS_CONTEXT(other)->vars;
    size_t a_count = a ? a->count : 0, b_count = b ? b->count : 0;
    int equal = a == b || (a_count == 0 && b_count == 0);
    if (!equal && a_count == b_count)
        equal = object_equal(m, (value)a, (value)b);
    return equal < 0 ? NULL : tag_bool(equal == (op == COMPARE_EQ));
}

static bool context_hash(struct machine *m, value self, int64_t *hash)
{
    raise_error(m, m->types.TypeError, "unhashable type: '%T'", self);
    (void)hash;
    return false;
}

static const struct native_spec context_methods[] = {
    {"run(self, callable, /, *args, **kwargs)", context_run_method, NULL},
    {"copy(self, /)", context_copy_method, NULL},
    {"get(self, key, default=None, /)", context_get_method, NULL},
    {"keys(self, /)", context_keys_method, NULL},
    {"values(self, /)", context_values_method, NULL},
    {"items(self, /)", context_items_method, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec context_type_spec = {
    .name = "Context",
    .module = "_contextvars",
    .instance_size = sizeof(struct context),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL,
    .slots = {.make = context_make,
              .destroy = context_clear,
              .traverse = context_traverse,
              .clear = context_clear,
              .hash = context_hash,
              .compare = context_compare,
              .get_item = context_get_item,
              .contains = context_contains,
              .length = context_length,
              .iter = context_iter},
    .methods = context_methods,
};
