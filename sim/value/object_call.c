/* Calling any value. */
#include "sim/value/object.h"

#include "sim/value/deep.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct deep_call {
    value callee, result;
    const struct args *args;
};

static void call_deep(struct machine *m, void *closure)
{
    struct deep_call *call = closure;
    call->result = object_call(m, call->callee, call->args);
}

static value call_on_fresh_stack(struct machine *m, value callee, const struct args *args)
{
    struct deep_call call = {callee, NULL, args};
    deep_run(m, call_deep, &call);
    return call.result;
}

/* CPython 3.13 object_is_not_callable: a module with a function of its own name was meant. */
static value raise_not_callable(struct machine *m, value callee)
{
    value name = NULL, inner = NULL;
    if (is_instance(m, callee, m->types.module))
        name = object_find_attribute(m, callee, m->names.dunder_name);
    if (name && is_str(m, name))
        inner = object_find_attribute(m, callee, name);
    error_clear(m);
    if (inner && type_of(m, inner)->slots.call)
        raise_error(m, m->types.TypeError, "'%T' object is not callable. Did you mean: '%S.%S(...)'?",
                    callee, name, name);
    else
        raise_error(m, m->types.TypeError, "'%T' object is not callable", callee);
    drop(m, name);
    drop(m, inner);
    return NULL;
}

value object_call(struct machine *m, value callee, const struct args *args)
{
    struct slots *slots = &type_of(m, callee)->slots;
    if (!slots->call)
        return raise_not_callable(m, callee);
    if (stack_is_low(m))
        return call_on_fresh_stack(m, callee, args);
    if (!machine_enter_native(m, " while calling a Python object"))
        return NULL;
    value result = slots->call(m, callee, args);
    machine_leave_native(m);
    return result;
}

value object_call0(struct machine *m, value callee)
{
    struct args args = {NULL, 0, NULL};
    return object_call(m, callee, &args);
}

value object_call1(struct machine *m, value callee, value a)
{
    struct args args = {&a, 1, NULL};
    return object_call(m, callee, &args);
}

value object_call2(struct machine *m, value callee, value a, value b)
{
    value items[] = {a, b};
    struct args args = {items, 2, NULL};
    return object_call(m, callee, &args);
}

value object_call3(struct machine *m, value callee, value a, value b, value c)
{
    value items[] = {a, b, c};
    struct args args = {items, 3, NULL};
    return object_call(m, callee, &args);
}

/* items[0] is free for self. */
static value call_method(struct machine *m, value v, value name, value *items, size_t count)
{
    value self;
    value callee = object_get_method(m, v, name, &self);
    if (!callee)
        return NULL;
    items[0] = v;
    struct args args = {self ? items : items + 1, self ? count + 1 : count, NULL};
    value result = object_call(m, callee, &args);
    drop(m, callee);
    return result;
}

value object_call_method0(struct machine *m, value v, value name)
{
    value items[1];
    return call_method(m, v, name, items, 0);
}

value object_call_method1(struct machine *m, value v, value name, value a)
{
    value items[] = {NULL, a};
    return call_method(m, v, name, items, 1);
}

value object_call_method2(struct machine *m, value v, value name, value a, value b)
{
    value items[] = {NULL, a, b};
    return call_method(m, v, name, items, 2);
}

bool object_is_callable(struct machine *m, value v)
{
    return type_of(m, v)->slots.call != NULL;
}
