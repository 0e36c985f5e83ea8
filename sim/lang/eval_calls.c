/* Calls of all kinds, and the making of functions and classes. */
#include "sim/lang/eval.h"
#include "sim/lang/eval_fast.h"

#include "sim/value/dunder.h"
#include "sim/value/native.h"
#include "sim/value/str.h"

bool eval_check_depth(struct machine *m)
{
    if (m->depth < m->depth_limit)
        return true;
    raise_error(m, m->types.RecursionError, "maximum recursion depth exceeded");
    return false;
}

/* --- natives: called straight from the operand stack when the arguments fit as they are */

static inline bool fits(const struct native *native, size_t count)
{
    const struct signature *s = native->signature;
    return s && count == s->count && s->positional == s->count && !native->goes_round;
}

static value call_native(struct machine *m, struct native *native, value *args, size_t count)
{
    struct args given = {args, count, NULL};
    if (!native->self)
        return fits(native, count) ? native->body(m, args) : native_call(m, (value)native, &given);
    if (args[-1] == NULL && fits(native, count + 1)) {
        args[-1] = native->self;
        value result = native->body(m, args - 1);
        args[-1] = NULL;
        return result;
    }
    return native_call(m, (value)native, &given);
}

/* A method of one of our types: the first argument is self. */
static value call_descriptor(struct machine *m, struct native *native, value *args, size_t count)
{
    struct args given = {args, count, NULL};
    if (count > 0 && fits(native, count) && is_instance(m, args[0], native->owner))
        return native->body(m, args);
    return object_call(m, (value)native, &given);
}

/* args[-1] lies on the operand stack too and is NULL if the callee takes no self. */
value eval_call(struct machine *m, value callee, value *args, size_t count)
{
    struct args given = {args, count, NULL};
    if (is_native(m, callee))
        return call_native(m, (struct native *)callee, args, count);
    if (is_native_method(m, callee))
        return call_descriptor(m, (struct native *)callee, args, count);
    return object_call(m, callee, &given);
}

value eval_call_keywords(struct machine *m, value callee, value *args, size_t count, value names)
{
    struct args given = {args, count, names};
    return object_call(m, callee, &given);
}

/* --- calls with *args and **kwargs */

/* "f()" as messages call it: the qualified name of a function, else str() of the callee. */
static value callee_text(struct machine *m, value callee)
{
    if (is_exactly(callee, m->types.method))
        callee = AS_METHOD(callee)->function;
    if (is_exactly(callee, m->types.function)) {
        struct function *f = AS_FUNCTION(callee);
        if (is_str(m, f->module) && !str_equals_text(f->module, "builtins"))
            return str_format(m, "%S.%S()", f->module, f->qualname);
        return str_format(m, "%S()", f->qualname);
    }
    if (is_native(m, callee) || is_native_method(m, callee))
        return str_format(m, "%S()", ((struct native *)callee)->name);
    return object_str(m, callee);
}

static bool raise_for_callee(struct machine *m, value callee, const char *format, value shown)
{
    value text = callee_text(m, callee);
    if (text)
        raise_error(m, m->types.TypeError, format, text, shown);
    drop(m, text);
    return false;
}

bool eval_dict_merge(struct machine *m, value callee, value into, value mapping)
{
    if (!has_type_flag(m, mapping, TYPE_IS_DICT)) {
        value keys = object_find_attribute(m, mapping, m->names.keys);
        drop(m, keys);
        if (!keys)
            return !m->error && raise_for_callee(m, callee,
                                                 "%S argument after ** must be a mapping, not %T",
                                                 mapping);
    }
    struct dict *copy = dict_new(m);
    if (!copy || !dict_update(m, copy, mapping)) {
        drop(m, (value)copy);
        return false;
    }
    size_t position = 0;
    value key, item;
    bool ok = true;
    while (ok && dict_next(copy, &position, &key, &item)) {
        if (dict_get(m, AS_DICT(into), key)) {
            ok = raise_for_callee(m, callee, "%S got multiple values for keyword argument '%S'",
                                  key);
        } else {
            ok = !m->error && dict_set(m, AS_DICT(into), key, item);
        }
    }
    drop(m, &copy->head);
    return ok;
}

/* The arguments of f(*tuple, **dict) laid out in a row, all borrowed: [self] positional, keywords.
 * *names: new tuple or NULL. The block has `size` entries; the caller frees it. */
struct spread {
    value *items;
    size_t size;
    struct args args;
};

static bool keys_are_text(struct machine *m, value dict)
{
    size_t position = 0;
    value key;
    while (dict && dict_next(AS_DICT(dict), &position, &key, NULL))
        if (!is_str(m, key))
            return raise_error(m, m->types.TypeError, "keywords must be strings");
    return true;
}

static bool spread_arguments(struct machine *m, value self, value tuple, value dict,
                             struct spread *spread)
{
    size_t positional = tuple_size(tuple) + (self ? 1 : 0), at = 0, position = 0;
    size_t keywords = dict ? AS_DICT(dict)->count : 0;
    if (!keys_are_text(m, dict))
        return false;
    value names = keywords ? tuple_new(m, keywords) : NULL, key, item;
    spread->size = positional + keywords + 1;
    spread->items = heap_alloc(&m->heap, spread->size * sizeof(value));
    if (!spread->items || (keywords && !names)) {
        heap_free(&m->heap, spread->items, spread->size * sizeof(value));
        drop(m, names);
        return raise_memory_error(m);
    }
    if (self)
        spread->items[at++] = self;
    for (size_t i = 0; i < tuple_size(tuple); i++)
        spread->items[at++] = AS_TUPLE(tuple)->items[i];
    for (size_t i = 0; i < keywords && dict_next(AS_DICT(dict), &position, &key, &item); i++) {
        AS_TUPLE(names)->items[i] = keep(key);
        spread->items[at++] = item;
    }
    spread->args = (struct args){spread->items, positional, names};
    return true;
}

static void spread_free(struct machine *m, struct spread *spread)
{
    heap_free(&m->heap, spread->items, spread->size * sizeof(value));
    drop(m, spread->args.names);
}

/* What stands after * in a call, as a tuple. */
static value star_tuple(struct machine *m, value callee, value iterable)
{
    if (is_exactly(iterable, m->types.tuple))
        return keep(iterable);
    value tuple = tuple_from_iterable(m, iterable);
    if (!tuple && error_is(m, m->types.TypeError) && !type_of(m, iterable)->slots.iter &&
        !type_of(m, iterable)->slots.get_item)
        raise_for_callee(m, callee, "%S argument after * must be an iterable, not %T", iterable);
    return tuple;
}

struct frame *eval_frame_ex(struct machine *m, value called, value iterable, value dict)
{
    value self = NULL, callee = called;
    if (is_exactly(callee, m->types.method)) {
        self = AS_METHOD(callee)->self;
        callee = AS_METHOD(callee)->function;
    }
    if (!is_exactly(callee, m->types.function) || !eval_check_depth(m))
        return NULL;
    value tuple = star_tuple(m, called, iterable);
    struct spread spread;
    struct frame *frame = NULL;
    if (tuple && spread_arguments(m, self, tuple, dict, &spread)) {
        frame = function_frame(m, AS_FUNCTION(callee), &spread.args);
        spread_free(m, &spread);
    }
    drop(m, tuple);
    return frame;
}

value eval_call_ex(struct machine *m, value callee, value iterable, value dict)
{
    struct spread spread;
    value tuple = star_tuple(m, callee, iterable), result = NULL;
    if (tuple && spread_arguments(m, NULL, tuple, dict, &spread)) {
        result = object_call(m, callee, &spread.args);
        spread_free(m, &spread);
    }
    drop(m, tuple);
    return result;
}

/* --- Python functions */

/* As fast_function_frame, for a call that leaves out arguments with defaults; NULL: it is not one. */
static struct frame *defaults_frame(struct machine *m, struct function *function, value *args,
                                    size_t count)
{
    struct code *code = function->code;
    size_t defaults = function->defaults ? tuple_size(function->defaults) : 0;
    if (code->plain_count == UINT32_MAX || count >= code->plain_count ||
        count + defaults < code->plain_count || m->depth >= m->depth_limit)
        return NULL;
    struct frame *frame = frame_make(m, code, function->globals, function, code->plain_count);
    if (!frame)
        return NULL;
    value *items = AS_TUPLE(function->defaults)->items + defaults - code->plain_count;
    for (size_t i = 0; i < count; i++)
        frame->slots[i] = args[i];
    for (size_t i = count; i < code->plain_count; i++)
        frame->slots[i] = keep(items[i]);
    if (code->free_count)
        frame_fill_free_slots(frame);
    return frame;
}

struct frame *eval_function_frame(struct machine *m, struct function *function, value *args,
                                  size_t count)
{
    struct frame *plain = defaults_frame(m, function, args, count);
    if (plain || m->error)
        return plain;
    struct args given = {args, count, NULL};
    struct frame *frame = eval_check_depth(m) ? function_frame(m, function, &given) : NULL;
    if (!frame)
        return NULL;
    for (size_t i = 0; i < count; i++)
        drop(m, args[i]);
    function->head.refs--; /* the caller's; the frame has its own */
    return frame;
}

/* --- instances of Python classes */

/* The __init__ of the type, if it is a Python function and the type is called in the usual way. */
static value python_init(struct machine *m, struct type *type)
{
    if (!(type->flags & TYPE_PYTHON) || type->head.type != m->types.type)
        return NULL;
    if (type->slots.make == dunder_make)
        return NULL; /* its __new__ may make something else */
    value init = type_lookup(m, type, m->names.dunder_init);
    return init && is_exactly(init, m->types.function) ? init : NULL;
}

struct frame *eval_instance_frame(struct machine *m, value *base, size_t count)
{
    struct type *type = AS_TYPE(base[0]);
    struct args given = {base + 2, count, NULL};
    value init = python_init(m, type);
    if (!init || !eval_check_depth(m))
        return NULL;
    value instance = type->slots.make(m, type, &given);
    if (!instance)
        return NULL;
    base[1] = keep(instance);
    keep(init);
    struct frame *frame = fast_function_frame(m, AS_FUNCTION(init), base + 1, count + 1);
    if (!frame) {
        drop(m, init);
        drop(m, instance);
        return NULL; /* base[1] goes with the operands */
    }
    frame->instance = instance;
    drop(m, base[0]);
    return frame;
}

value eval_finish_init(struct machine *m, value instance, value result)
{
    if (result == NONE)
        return instance;
    raise_error(m, m->types.TypeError, "__init__() should return None, not '%T'", result);
    drop(m, result);
    return drop_and_fail(m, instance);
}

/* --- functions and classes */

value eval_make_function(struct machine *m, struct frame *frame, value const *operands,
                         uint32_t flags)
{
    value const *at = operands;
    value defaults = flags & 1 ? *at++ : NULL, kwdefaults = flags & 2 ? *at++ : NULL;
    value annotations = flags & 4 ? *at++ : NULL, closure = flags & 8 ? *at++ : NULL;
    value v = function_new(m, AS_CODE(*at), frame->globals);
    if (!v)
        return NULL;
    AS_FUNCTION(v)->builtins = frame->builtins;
    AS_FUNCTION(v)->defaults = keep_or_null(defaults);
    AS_FUNCTION(v)->kwdefaults = keep_or_null(kwdefaults);
    AS_FUNCTION(v)->annotations = keep_or_null(annotations);
    AS_FUNCTION(v)->closure = keep_or_null(closure);
    return v;
}

value eval_load_build_class(struct machine *m, struct frame *frame)
{
    value v = dict_get_name(m, frame->builtins, m->names.dunder_build_class);
    return v ? keep(v) : raise_error(m, m->types.NameError, "__build_class__ not found");
}
