/* Length, items, iteration and sending for any value. CPython 3.13 Objects/abstract.c. */
#include "sim/value/object.h"

#include "sim/value/deep.h"
#include "sim/value/dunder.h"
#include "sim/value/exception.h"
#include "sim/value/generic_alias.h"
#include "sim/value/int.h"
#include "sim/value/iterators.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct deep_question {
    value v, item;
    int64_t answer;
};

static void ask_length(struct machine *m, void *closure)
{
    struct deep_question *call = closure;
    call->answer = object_length(m, call->v);
}

static void ask_contains(struct machine *m, void *closure)
{
    struct deep_question *call = closure;
    call->answer = object_contains(m, call->v, call->item);
}

static int64_t on_fresh_stack(struct machine *m, deep_body *body, value v, value item)
{
    struct deep_question call = {v, item, -1};
    deep_run(m, body, &call);
    return call.answer;
}

int64_t object_length(struct machine *m, value v)
{
    struct slots *slots = &type_of(m, v)->slots;
    if (stack_is_low(m))
        return on_fresh_stack(m, ask_length, v, NULL);
    if (slots->length)
        return slots->length(m, v);
    raise_error(m, m->types.TypeError, "object of type '%T' has no len()", v);
    return -1;
}

int64_t object_length_hint(struct machine *m, value v)
{
    if (type_of(m, v)->slots.length) {
        int64_t length = object_length(m, v);
        if (length >= 0 || !error_is(m, m->types.TypeError))
            return length;
        error_clear(m);
    }
    value hint = dunder_call(m, v, m->names.dunder_length_hint, NULL, 0);
    if (!hint) {
        error_clear_if(m, m->types.TypeError);
        return m->error ? -1 : 0;
    }
    int64_t n = 0;
    if (hint != NOT_IMPLEMENTED && !is_int(m, hint))
        raise_error(m, m->types.TypeError, "__length_hint__ must be an integer, not %T", hint);
    else if (hint != NOT_IMPLEMENTED && object_as_int64(m, hint, &n) && n < 0)
        raise_error(m, m->types.ValueError, "__length_hint__() should return >= 0");
    drop(m, hint);
    return m->error ? -1 : n;
}

/* Class[...]: a metaclass's __getitem__ comes first, then __class_getitem__. */
static value subscript_class(struct machine *m, value v, value key)
{
    if (AS_TYPE(v) == m->types.type)
        return generic_alias_new(m, v, key);
    value method = object_find_attribute(m, v, m->names.dunder_class_getitem);
    if (method) {
        value result = object_call1(m, method, key);
        drop(m, method);
        return result;
    }
    if (m->error)
        return NULL;
    return raise_error(m, m->types.TypeError, "type '%S' is not subscriptable", AS_TYPE(v)->name);
}

value object_get_item(struct machine *m, value v, value key)
{
    struct slots *slots = &type_of(m, v)->slots;
    if (stack_is_low(m))
        return deep2(m, object_get_item, v, key);
    if (slots->get_item)
        return slots->get_item(m, v, key);
    if (has_type_flag(m, v, TYPE_IS_TYPE))
        return subscript_class(m, v, key);
    return raise_error(m, m->types.TypeError, "'%T' object is not subscriptable", v);
}

bool object_set_item(struct machine *m, value v, value key, value item)
{
    struct slots *slots = &type_of(m, v)->slots;
    if (slots->set_item)
        return slots->set_item(m, v, key, item);
    /* CPython words it differently where a sequence is given an index. */
    bool sequence = (slots->length || slots->contains) && type_of(m, key)->slots.as_index;
    raise_error(m, m->types.TypeError,
                item       ? "'%T' object does not support item assignment"
                : sequence ? "'%T' object doesn't support item deletion"
                           : "'%T' object does not support item deletion",
                v);
    return false;
}

static int search(struct machine *m, value v, value item)
{
    value iterator = object_iter(m, v);
    if (!iterator) {
        if (error_is(m, m->types.TypeError) && !type_of(m, v)->slots.iter)
            raise_error(m, m->types.TypeError, "argument of type '%T' is not iterable", v);
        return -1;
    }
    int found = 0;
    value next;
    while (!found && (next = object_next(m, iterator)) != NULL) {
        found = object_equal(m, next, item);
        drop(m, next);
        if (!found && !machine_charge(m, 1))
            found = -1;
    }
    drop(m, iterator);
    return m->error ? -1 : found;
}

int object_contains(struct machine *m, value v, value item)
{
    struct slots *slots = &type_of(m, v)->slots;
    if (stack_is_low(m))
        return (int)on_fresh_stack(m, ask_contains, v, item);
    return slots->contains ? slots->contains(m, v, item) : search(m, v, item);
}

bool object_is_iterator(struct machine *m, value v)
{
    return type_of(m, v)->slots.next != NULL;
}

value object_iter(struct machine *m, value v)
{
    struct slots *slots = &type_of(m, v)->slots;
    if (stack_is_low(m))
        return deep1(m, object_iter, v);
    if (!slots->iter) {
        if (slots->get_item && !has_type_flag(m, v, TYPE_IS_DICT))
            return sequence_iterator_new(m, v);
        return raise_error(m, m->types.TypeError, "'%T' object is not iterable", v);
    }
    value iterator = slots->iter(m, v);
    if (iterator && !object_is_iterator(m, iterator)) {
        raise_error(m, m->types.TypeError, "iter() returned non-iterator of type '%T'", iterator);
        return drop_and_fail(m, iterator);
    }
    return iterator;
}

value object_next(struct machine *m, value iterator)
{
    struct slots *slots = &type_of(m, iterator)->slots;
    if (stack_is_low(m))
        return deep1(m, object_next, iterator);
    if (!machine_charge(m, 4)) /* what a line costs that does as much */
        return NULL;
    if (slots->next)
        return slots->next(m, iterator);
    return raise_error(m, m->types.TypeError, "'%T' object is not an iterator", iterator);
}

value object_next_inside(struct machine *m, value iterator)
{
    if (!machine_enter_native(m, ""))
        return NULL;
    value item = object_next(m, iterator);
    machine_leave_native(m);
    return item;
}

/* A StopIteration that is set ends the iterator: its value is the result. */
static enum send_result finish(struct machine *m, value *result)
{
    if (!error_is(m, m->types.StopIteration))
        return SEND_RAISED;
    value stop = error_take(m);
    value returned = AS_EXCEPTION(stop)->extra[0];
    *result = returned ? keep(returned) : NONE;
    drop(m, stop);
    return SEND_RETURNED;
}

static enum send_result answered(struct machine *m, value item, value *result)
{
    *result = item;
    if (item)
        return SEND_YIELDED;
    if (m->error)
        return finish(m, result);
    *result = NONE;
    return SEND_RETURNED;
}

static enum send_result throw_into(struct machine *m, value v, value exception, value *result)
{
    value method = object_find_attribute(m, v, m->names.throw);
    if (!method) {
        if (!m->error)
            reraise(m, keep(exception));
        return SEND_RAISED;
    }
    value item = object_call1(m, method, exception);
    drop(m, method);
    return answered(m, item, result);
}

enum send_result object_send(struct machine *m, value v, value sent, bool throwing, value *result)
{
    struct slots *slots = &type_of(m, v)->slots;
    *result = NULL;
    if (slots->send)
        return slots->send(m, v, sent, throwing, result);
    if (throwing)
        return throw_into(m, v, sent, result);
    if (sent != NONE)
        return answered(m, object_call_method1(m, v, m->names.send, sent), result);
    /* Called by its name, a Python __next__ keeps the value of its StopIteration. */
    if (slots->next == dunder_next)
        return answered(m, object_call_method0(m, v, m->names.dunder_next), result);
    if (!slots->next)
        return answered(m, object_call_method1(m, v, m->names.send, sent), result);
    return answered(m, object_next(m, v), result);
}
