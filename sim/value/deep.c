/* Going on upon a fresh stack. See deep.h. */
#include "sim/value/deep.h"

bool deep_run(struct machine *m, deep_body *body, void *closure)
{
    return m->hooks.on_fresh_stack(m, body, closure);
}

struct deep_call {
    value (*f1)(struct machine *, value);
    value (*f2)(struct machine *, value, value);
    value a, b, result;
};

static void call1(struct machine *m, void *closure)
{
    struct deep_call *call = closure;
    call->result = call->f1(m, call->a);
}

static void call2(struct machine *m, void *closure)
{
    struct deep_call *call = closure;
    call->result = call->f2(m, call->a, call->b);
}

value deep1(struct machine *m, value (*f)(struct machine *, value), value a)
{
    struct deep_call call = {.f1 = f, .a = a};
    deep_run(m, call1, &call);
    return call.result;
}

value deep2(struct machine *m, value (*f)(struct machine *, value, value), value a, value b)
{
    struct deep_call call = {.f2 = f, .a = a, .b = b};
    deep_run(m, call2, &call);
    return call.result;
}
