/* Coroutines with a body in C. See native_coroutine.h. */
#include "sim/lang/native_coroutine.h"

#include "sim/lang/coroutine.h"
#include "sim/lang/eval.h"
#include "sim/lang/lang.h"
#include "sim/lang/state.h"
#include "sim/lang/types.h"
#include "sim/value/deep.h"
#include "sim/value/exception.h"
#include "sim/value/native.h"
#include "sim/value/str.h"

#include <string.h>

static size_t size_for(size_t count)
{
    return sizeof(struct native_coroutine) + count * sizeof(value);
}

static size_t native_coroutine_memory(value self)
{
    return size_for(AS_NATIVE_COROUTINE(self)->count);
}

static value make(struct machine *m, value name, value qualname, native_body *body, value *args,
                  size_t count, bool waits_last)
{
    value v = object_alloc(m, m->types.native_coroutine, size_for(count));
    if (!v)
        return NULL;
    struct native_coroutine *made = AS_NATIVE_COROUTINE(v);
    made->body = body;
    made->name = keep(name);
    made->qualname = keep(qualname);
    made->count = count;
    made->waits_last = waits_last;
    for (size_t i = 0; i < count; i++)
        made->args[i] = keep_or_null(args[i]);
    if (m->lang->origin_depth > 0 && !(made->origin = coroutine_origin(m, false)))
        return drop_and_fail(m, v);
    return v;
}

value native_coroutine_new(struct machine *m, const char *qualname, native_body *body, value *args,
                           size_t count)
{
    const char *dot = strrchr(qualname, '.');
    value name = str_from(m, dot ? dot + 1 : qualname), full = str_from(m, qualname);
    value v = name && full ? make(m, name, full, body, args, count, false) : NULL;
    drop(m, name);
    drop(m, full);
    return v;
}

/* "Lock.acquire": made once, then shared. */
static value full_name(struct machine *m, struct native *native)
{
    if (!native->owner)
        return native->name;
    if (!native->full_name)
        native->full_name = str_format(m, "%S.%S", native->owner->qualname, native->name);
    return native->full_name;
}

value native_coroutine_from(struct machine *m, struct native *native, value *bound)
{
    value name = full_name(m, native);
    return name ? make(m, native->name, name, native->body, bound, native->signature->count,
                       native->waits_last)
                : NULL;
}

static void drop_args(struct machine *m, struct native_coroutine *c)
{
    for (size_t i = 0; i < c->count; i++)
        drop_place(m, c->args[i]);
}

/* --- running */

value native_wait(struct machine *m, value future, value kept, native_then *then)
{
    struct native_wait *wait = m->fiber->waits;
    wait->held[0] = future;
    wait->held[1] = kept;
    AS_NATIVE_COROUTINE(wait->coroutine)->then = then;
    return NULL;
}

/* What it waited for is over: lets the body go on. woken: stolen; NULL: the error that is set. */
static value end_wait(struct machine *m, struct native_coroutine *c, value woken)
{
    native_then *then = c->then;
    value future = c->wait.held[0], kept = c->wait.held[1];
    c->then = NULL;
    c->wait.held[0] = c->wait.held[1] = NULL;
    value result = then(m, c->args, future, kept, woken);
    drop(m, woken);
    drop(m, kept);
    drop(m, future);
    return result;
}

bool native_needs_stack(struct machine *m)
{
    if (!m->fiber->direct)
        return false;
    fiber_want_stack(m);
    return true;
}

/* The body, or its rest, has come back with `result`: it is over, or it waits, with or without its
 * stack (parked NULL: with it). */
static value leave_body(struct machine *m, struct native_coroutine *c, value result, bool *parked)
{
    while (c->then) {
        value future = c->wait.held[0], woken;
        if (parked && (!future || m->lang->future_begin_wait(m, future))) {
            machine_leave_native(m);
            *parked = true;
            fiber_park(m, future ? future : NONE);
            return NULL;
        }
        woken = future ? m->lang->future_await(m, future) : fiber_yield(m, NONE);
        result = end_wait(m, c, woken);
    }
    machine_leave_native(m);
    m->fiber->waits = c->wait.outer;
    c->state = NATIVE_ENDED;
    drop_args(m, c);
    return result;
}

/* The body has found that it needs a stack; it will be called once more. */
static value begin_again(struct machine *m, struct native_coroutine *c, bool *parked)
{
    machine_leave_native(m);
    m->fiber->waits = c->wait.outer;
    c->state = NATIVE_FRESH;
    *parked = true;
    return NULL;
}

/* parked: NULL: it keeps its stack. */
static value begin(struct machine *m, value self, bool *parked)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    if (c->state != NATIVE_FRESH)
        return raise_error(m, m->types.RuntimeError,
                           c->state == NATIVE_ENDED ? "cannot reuse already awaited coroutine"
                                                    : "coroutine is being awaited already");
    if (m->fiber->direct && !c->waits_last) {
        fiber_want_stack(m);
        *parked = true;
        return NULL;
    }
    c->state = NATIVE_RUNNING;
    c->wait = (struct native_wait){.outer = m->fiber->waits, .frame = m->fiber->frame,
                                   .coroutine = self};
    if (!machine_enter_native(m, "")) {
        c->state = NATIVE_ENDED;
        drop_args(m, c);
        return NULL;
    }
    m->fiber->waits = &c->wait;
    value result = c->body(m, c->args);
    if (parked && m->fiber->wants_stack)
        return begin_again(m, c, parked);
    return leave_body(m, c, result, parked);
}

value native_coroutine_run(struct machine *m, value self)
{
    if (stack_is_low(m))
        return deep1(m, native_coroutine_run, self);
    return begin(m, self, NULL);
}

value native_coroutine_begin(struct machine *m, value self, bool *parked)
{
    return begin(m, self, parked);
}

value native_coroutine_go_on(struct machine *m, value self, value sent, bool throwing, bool *parked)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    value future = c->wait.held[0], woken;
    m->native_depth++;
    if (throwing)
        woken = reraise(m, keep(sent));
    else
        woken = future ? m->lang->future_end_wait(m, future) : keep(sent);
    return leave_body(m, c, end_wait(m, c, woken), parked);
}

/* The body of a fiber that has it for its outermost coroutine. */
static value run_on_fiber(struct machine *m, value self)
{
    bool parked = false;
    return begin(m, self, &parked);
}

static enum send_result native_coroutine_send(struct machine *m, value self, value sent,
                                              bool throwing, value *result)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    *result = NULL;
    if (c->state == NATIVE_ENDED)
        raise_error(m, m->types.RuntimeError, "cannot reuse already awaited coroutine");
    else if (c->state == NATIVE_RUNNING && !c->fiber)
        raise_error(m, m->types.RuntimeError, "coroutine is being awaited already");
    else if (c->fiber && !fiber_is_waiting(c->fiber))
        raise_error(m, m->types.ValueError, "coroutine already executing");
    else if (c->state == NATIVE_FRESH && !throwing && sent != NONE)
        raise_error(m, m->types.TypeError,
                    "can't send non-None value to a just-started coroutine");
    else if (c->state == NATIVE_FRESH && throwing) {
        c->state = NATIVE_ENDED;
        drop_args(m, c);
        reraise(m, keep(sent));
    } else {
        return fiber_drive_light(m, &c->fiber, run_on_fiber, self, sent, throwing, result);
    }
    return SEND_RAISED;
}

static value native_coroutine_close(struct machine *m, value self)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    value result;
    if (c->state != NATIVE_RUNNING) {
        c->state = NATIVE_ENDED;
        drop_args(m, c);
        return NONE;
    }
    raise_with(m, m->types.GeneratorExit, NULL);
    value exit = error_take(m);
    enum send_result outcome = native_coroutine_send(m, self, exit, true, &result);
    drop(m, exit);
    drop(m, result);
    if (outcome == SEND_YIELDED)
        return raise_error(m, m->types.RuntimeError, "coroutine ignored GeneratorExit");
    if (outcome == SEND_RAISED && !error_is(m, m->types.GeneratorExit))
        return NULL;
    error_clear(m);
    return NONE;
}

/* --- life */

static void native_coroutine_finalize(struct machine *m, value self)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    if (c->state == NATIVE_ENDED)
        return;
    value error = error_take(m);
    if (c->state == NATIVE_FRESH) {
        coroutine_warn_never_awaited(m, self, c->qualname, c->origin);
    } else if (c->state == NATIVE_RUNNING && c->fiber) {
        value result = native_coroutine_close(m, self);
        if (!result)
            m->hooks.unraisable(m, self, NULL);
        drop(m, result);
    }
    m->error = error;
}

static void native_coroutine_clear(struct machine *m, value self)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    fiber_abandon(m, &c->fiber);
    if (c->state != NATIVE_RUNNING)
        drop_args(m, c);
}

static void native_coroutine_destroy(struct machine *m, value self)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    fiber_abandon(m, &c->fiber);
    if (c->state != NATIVE_ENDED)
        drop_args(m, c);
    drop(m, c->name);
    drop(m, c->qualname);
    drop(m, c->origin);
}

static int native_coroutine_traverse(value self, visit_fn *visit, void *closure)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    int stop = 0;
    for (size_t i = 0; !stop && i < c->count; i++)
        if (c->args[i])
            stop = visit(c->args[i], closure);
    if (!stop && c->fiber && fiber_is_waiting(c->fiber))
        stop = fiber_traverse(c->fiber, visit, closure);
    return stop;
}

/* --- the face */

static value method_send(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = native_coroutine_send(m, args[0], args[1], false, &result);
    return send_outcome(m, outcome, result);
}

static value method_throw(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "throw", args[1], args[2], args[3]), result;
    if (!exception)
        return NULL;
    enum send_result outcome = native_coroutine_send(m, args[0], exception, true, &result);
    drop(m, exception);
    return send_outcome(m, outcome, result);
}

static value method_close(struct machine *m, value *args)
{
    return native_coroutine_close(m, args[0]);
}

static value native_coroutine_await(struct machine *m, value self)
{
    return m->types.coroutine->slots.await(m, self);
}

static value native_coroutine_repr(struct machine *m, value self)
{
    return str_format(m, "<coroutine object %S at 0x%llx>", AS_NATIVE_COROUTINE(self)->qualname,
                      (long long)object_address(m, self));
}

static value get_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_NATIVE_COROUTINE(self)->name);
}

static value get_qualname(struct machine *m, value self)
{
    (void)m;
    return keep(AS_NATIVE_COROUTINE(self)->qualname);
}

static value get_closed(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_NATIVE_COROUTINE(self)->state == NATIVE_ENDED);
}

static value get_origin(struct machine *m, value self)
{
    value origin = AS_NATIVE_COROUTINE(self)->origin;
    (void)m;
    return origin ? keep(origin) : NONE;
}

static value get_none(struct machine *m, value self)
{
    (void)m;
    (void)self;
    return NONE;
}

static bool is_waiting(value self)
{
    struct native_coroutine *c = AS_NATIVE_COROUTINE(self);
    return c->state == NATIVE_RUNNING && c->fiber && fiber_is_waiting(c->fiber);
}

static value get_running(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_NATIVE_COROUTINE(self)->state == NATIVE_RUNNING && !is_waiting(self));
}

static value get_suspended(struct machine *m, value self)
{
    (void)m;
    return tag_bool(is_waiting(self));
}

static const struct native_spec native_coroutine_methods[] = {
    {"send(self, value, /)", method_send, NULL},
    {"throw(self, type, value=..., traceback=..., /)", method_throw, NULL},
    {"close(self, /)", method_close, NULL},
    {0},
};

/* isinstance(c, types.CoroutineType) */
static value get_class(struct machine *m, value self)
{
    (void)self;
    return keep((value)m->types.coroutine);
}

static const struct getset_spec native_coroutine_getsets[] = {
    {"__class__", get_class, NULL},
    {"__name__", get_name, NULL},       {"__qualname__", get_qualname, NULL},
    {"cr_frame", get_none, NULL},       {"cr_code", get_none, NULL},
    {"cr_running", get_running, NULL},  {"cr_suspended", get_suspended, NULL},
    {"cr_await", get_none, NULL},       {"cr_origin", get_origin, NULL},
    {"_cr_closed", get_closed, NULL}, /* for inspect: it has no frame to tell by */
    {0},
};

const struct type_spec native_coroutine_type_spec = {
    .name = "coroutine",
    .instance_size = sizeof(struct native_coroutine),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.finalize = native_coroutine_finalize,
              .destroy = native_coroutine_destroy,
              .memory = native_coroutine_memory,
              .traverse = native_coroutine_traverse,
              .clear = native_coroutine_clear,
              .repr = native_coroutine_repr,
              .await = native_coroutine_await,
              .send = native_coroutine_send},
    .methods = native_coroutine_methods,
    .getsets = native_coroutine_getsets,
};
