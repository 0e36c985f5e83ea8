/* Async generators and the awaitables of their steps. CPython 3.13 Objects/genobject.c. */
#include "sim/lang/async_generator.h"

#include "sim/lang/coroutine.h"
#include "sim/lang/eval.h"
#include "sim/lang/types.h"
#include "sim/lang/warning.h"
#include "sim/value/descriptor.h"
#include "sim/value/exception.h"
#include "sim/value/str.h"

/* --- steps, as the evaluator takes them */

static const char *word_of(const struct async_step *step)
{
    return step->kind == STEP_SEND    ? "anext"
           : step->kind == STEP_CLOSE ? "aclose"
                                      : "athrow";
}

static int refuse(struct machine *m, struct async_step *step, struct type *type, const char *words)
{
    step->state = STEP_CLOSED;
    if (words)
        raise_error(m, type, "%s", words);
    else
        raise_with(m, type, NULL);
    return -1;
}

static int begin_send(struct machine *m, struct async_step *step, value *sent)
{
    struct generator *gen = AS_GENERATOR(step->generator);
    value argument = step->argument ? step->argument : NONE;
    if (!gen->frame) {
        gen->closed = true;
        return refuse(m, step, m->types.StopAsyncIteration, NULL);
    }
    if (!gen->frame->begun && argument != NONE)
        return refuse(m, step, m->types.TypeError,
                      "can't send non-None value to a just-started async generator");
    *sent = keep(argument);
    return 1;
}

static int begin_throw(struct machine *m, struct async_step *step, value *sent)
{
    struct generator *gen = AS_GENERATOR(step->generator);
    if (!gen->frame) {
        step->state = STEP_CLOSED;
        *sent = NONE;
        return 0;
    }
    if (gen->closed)
        return refuse(m, step, m->types.StopAsyncIteration, NULL);
    if (step->kind == STEP_CLOSE && !step->argument) {
        gen->closed = true;
        raise_with(m, m->types.GeneratorExit, NULL);
    } else {
        reraise(m, keep(step->argument));
    }
    *sent = NULL;
    return 1;
}

int async_step_begin(struct machine *m, struct async_step *step, value *sent)
{
    struct generator *gen = AS_GENERATOR(step->generator);
    if (step->state != STEP_FRESH) {
        raise_error(m, m->types.RuntimeError, "cannot reuse already awaited %s",
                    step->kind == STEP_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
        return -1;
    }
    if (gen->running_async && (step->kind == STEP_SEND || gen->frame)) {
        step->state = STEP_CLOSED;
        raise_error(m, m->types.RuntimeError, "%s(): asynchronous generator is already running",
                    word_of(step));
        return -1;
    }
    step->state = STEP_ITERATING;
    int enter = step->kind == STEP_SEND ? begin_send(m, step, sent) : begin_throw(m, step, sent);
    gen->running_async = enter > 0;
    return enter;
}

static bool error_ends_iteration(struct machine *m)
{
    return error_is(m, m->types.StopAsyncIteration) || error_is(m, m->types.GeneratorExit);
}

value async_step_end(struct machine *m, struct async_step *step, enum send_result outcome,
                     value result)
{
    struct generator *gen = AS_GENERATOR(step->generator);
    step->state = STEP_CLOSED;
    if (gen) /* else the collector has been here meanwhile */
        gen->running_async = false;
    if (outcome == SEND_YIELDED && step->kind == STEP_CLOSE) {
        raise_error(m, m->types.RuntimeError, "async generator ignored GeneratorExit");
        return drop_and_fail(m, result);
    }
    if (outcome == SEND_YIELDED)
        return result;
    if (outcome == SEND_RETURNED) {
        drop(m, result);
        raise_with(m, m->types.StopAsyncIteration, NULL);
    }
    if (error_ends_iteration(m)) {
        if (gen)
            gen->closed = true;
        if (step->kind == STEP_CLOSE) {
            error_clear(m);
            return NONE;
        }
    }
    return NULL;
}

value async_step_await(struct machine *m, value self)
{
    struct async_step *step = AS_ASYNC_STEP(self);
    struct generator *gen = AS_GENERATOR(step->generator);
    value sent, result = NULL;
    int enter = async_step_begin(m, step, &sent);
    if (enter <= 0)
        return enter < 0 ? NULL : sent;
    gen->frame->delegating = false;
    if (!generator_enter(m, gen, RETURN_TO_NATIVE)) {
        drop(m, sent);
        return async_step_end(m, step, SEND_RAISED, NULL);
    }
    enum send_result outcome = eval_resume(m, gen, sent, &result);
    return async_step_end(m, step, outcome, result);
}

/* --- steps by hand, on a fiber of their own */

static enum send_result step_send(struct machine *m, value self, value sent, bool throwing,
                                  value *result)
{
    struct async_step *step = AS_ASYNC_STEP(self);
    *result = NULL;
    if (step->fiber && !fiber_is_waiting(step->fiber)) {
        raise_error(m, m->types.ValueError, "async generator already executing");
        return SEND_RAISED;
    }
    if (step->state == STEP_ITERATING && !step->fiber) {
        raise_error(m, m->types.RuntimeError, "%s(): asynchronous generator is already running",
                    word_of(step));
        return SEND_RAISED;
    }
    if (step->state == STEP_FRESH && throwing && AS_GENERATOR(step->generator)->running_async) {
        step->state = STEP_CLOSED;
        raise_error(m, m->types.RuntimeError, "%s(): asynchronous generator is already running",
                    word_of(step));
        return SEND_RAISED;
    }
    if (step->state == STEP_FRESH && throwing && !AS_GENERATOR(step->generator)->frame) {
        step->state = STEP_CLOSED;
        raise_exception(m, sent);
        return SEND_RAISED;
    }
    if (step->state == STEP_FRESH && throwing) {
        /* it throws into the generator instead of what it was made for */
        replace_place(m, step->argument, keep(sent));
        step->kind = step->kind == STEP_CLOSE ? STEP_CLOSE : STEP_THROW;
        throwing = false;
        sent = NONE;
    }
    if (step->state == STEP_FRESH && step->kind == STEP_SEND && sent != NONE)
        replace_place(m, step->argument, keep(sent));
    return fiber_drive(m, &step->fiber, async_step_await, self, sent, throwing, result);
}

static value step_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static value step_next(struct machine *m, value self)
{
    value result;
    enum send_result outcome = step_send(m, self, NONE, false, &result);
    return outcome == SEND_RETURNED ? drop_and_fail(m, result) : result;
}

static value step_method_next(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = step_send(m, args[0], NONE, false, &result);
    return send_outcome(m, outcome, result);
}

static value step_method_send(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = step_send(m, args[0], args[1], false, &result);
    return send_outcome(m, outcome, result);
}

static value step_method_throw(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "throw", args[1], args[2], args[3]), result;
    if (!exception)
        return NULL;
    enum send_result outcome = step_send(m, args[0], exception, true, &result);
    drop(m, exception);
    return send_outcome(m, outcome, result);
}

static value step_method_close(struct machine *m, value *args)
{
    struct async_step *step = AS_ASYNC_STEP(args[0]);
    value result;
    if (step->state == STEP_CLOSED || (step->state == STEP_ITERATING && !step->fiber)) {
        step->state = STEP_CLOSED;
        return NONE;
    }
    /* One that nobody has awaited throws into the generator too. */
    raise_with(m, m->types.GeneratorExit, NULL);
    value exit = error_take(m);
    enum send_result outcome = step_send(m, args[0], exit, true, &result);
    drop(m, exit);
    drop(m, result);
    if (outcome == SEND_YIELDED)
        return raise_error(m, m->types.RuntimeError, "coroutine ignored GeneratorExit");
    if (outcome == SEND_RAISED && !error_ends_iteration(m) &&
        !error_is(m, m->types.StopIteration))
        return NULL;
    error_clear(m);
    return NONE;
}

static void step_finalize(struct machine *m, value self)
{
    struct async_step *step = AS_ASYNC_STEP(self);
    if (step->state != STEP_FRESH)
        return;
    value error = error_take(m);
    value text = str_format(m, "coroutine method '%s' of %R was never awaited",
                            step->kind == STEP_SEND    ? "asend"
                            : step->kind == STEP_CLOSE ? "aclose"
                                                       : "athrow",
                            AS_GENERATOR(step->generator)->qualname);
    if (!text || !warning_issue(m, m->types.RuntimeWarning, text, NULL))
        m->hooks.unraisable(m, self, NULL);
    drop(m, text);
    m->error = error;
}

static void step_destroy(struct machine *m, value self)
{
    struct async_step *step = AS_ASYNC_STEP(self);
    fiber_abandon(m, &step->fiber);
    drop_place(m, step->argument);
    drop_place(m, step->generator);
}

static int step_traverse(value self, visit_fn *visit, void *closure)
{
    struct async_step *step = AS_ASYNC_STEP(self);
    int stop = step->generator ? visit(step->generator, closure) : 0;
    if (!stop && step->argument)
        stop = visit(step->argument, closure);
    if (!stop && step->fiber && fiber_is_waiting(step->fiber))
        stop = fiber_traverse(step->fiber, visit, closure);
    return stop;
}

static const struct native_spec step_methods[] = {
    {"__next__(self, /)", step_method_next, "Implement next(self)."},
    {"send(self, value, /)", step_method_send, NULL},
    {"throw(self, type, value=..., traceback=..., /)", step_method_throw, NULL},
    {"close(self, /)", step_method_close, NULL},
    {0},
};

#define STEP_SLOTS                                                                                 \
    {                                                                                              \
        .finalize = step_finalize, .destroy = step_destroy, .traverse = step_traverse,             \
        .clear = step_destroy, .await = step_iter, .iter = step_iter, .next = step_next,           \
        .send = step_send                                                                          \
    }

const struct type_spec async_generator_asend_type_spec = {
    .name = "async_generator_asend",
    .instance_size = sizeof(struct async_step),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = STEP_SLOTS,
    .methods = step_methods,
};

const struct type_spec async_generator_athrow_type_spec = {
    .name = "async_generator_athrow",
    .instance_size = sizeof(struct async_step),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = STEP_SLOTS,
    .methods = step_methods,
};

/* --- the generator */

/* The first time that it is iterated: sys.set_asyncgen_hooks. */
static bool call_hooks(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    if (gen->hooks_done)
        return true;
    gen->hooks_done = true;
    gen->finalizer = keep_or_null(m->lang->asyncgen_finalizer);
    if (!m->lang->asyncgen_firstiter)
        return true;
    value result = object_call1(m, m->lang->asyncgen_firstiter, self);
    drop(m, result);
    return result != NULL;
}

/* argument: borrowed, NULL-able. */
static value step_new(struct machine *m, value generator, enum step_kind kind, value argument)
{
    struct type *type = kind == STEP_SEND ? m->types.async_generator_asend
                                          : m->types.async_generator_athrow;
    if (!call_hooks(m, generator))
        return NULL;
    value v = object_alloc(m, type, sizeof(struct async_step));
    if (!v)
        return NULL;
    AS_ASYNC_STEP(v)->generator = keep(generator);
    AS_ASYNC_STEP(v)->kind = kind;
    AS_ASYNC_STEP(v)->argument = keep_or_null(argument);
    return v;
}

value async_generator_anext(struct machine *m, value self)
{
    return step_new(m, self, STEP_SEND, NULL);
}

static value method_asend(struct machine *m, value *args)
{
    return step_new(m, args[0], STEP_SEND, args[1]);
}

static value method_aclose(struct machine *m, value *args)
{
    return step_new(m, args[0], STEP_CLOSE, NULL);
}

static value method_athrow(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "athrow", args[1], args[2], args[3]);
    value step = exception ? step_new(m, args[0], STEP_THROW, exception) : NULL;
    drop(m, exception);
    return step;
}

/* Without a hook it is closed at once; it cannot wait for anything then. */
static void close_now(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    value step, result;
    gen->hooks_done = true;
    if (gen->running_async || gen->closed || !(step = step_new(m, self, STEP_CLOSE, NULL)))
        return;
    enum send_result outcome = step_send(m, step, NONE, false, &result);
    drop(m, result);
    if (outcome == SEND_YIELDED)
        raise_error(m, m->types.RuntimeError, "async generator ignored GeneratorExit");
    if (m->error)
        m->hooks.unraisable(m, self, NULL);
    drop(m, step);
}

static void async_generator_finalize(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    if (!gen->frame || gen->runs_on)
        return;
    value error = error_take(m);
    if (gen->finalizer && !gen->closed) {
        value result = object_call1(m, gen->finalizer, self);
        if (!result)
            m->hooks.unraisable(m, self, NULL);
        drop(m, result);
    } else if (gen->frame->begun) {
        close_now(m, self);
    }
    m->error = error;
}

static value async_generator_aiter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static value async_generator_repr(struct machine *m, value self)
{
    return str_format(m, "<async_generator object %S at 0x%llx>", AS_GENERATOR(self)->qualname,
                      (long long)object_address(m, self));
}

static value get_running(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_GENERATOR(self)->running_async);
}

static value get_await(struct machine *m, value self)
{
    value awaited = coroutine_awaits(AS_GENERATOR(self));
    (void)m;
    return awaited ? keep(awaited) : NONE;
}

static const struct native_spec async_generator_methods[] = {
    {"asend(self, value, /)", method_asend, NULL},
    {"athrow(self, type, value=..., traceback=..., /)", method_athrow, NULL},
    {"aclose(self, /)", method_aclose, NULL},
    {0},
};

static const struct getset_spec async_generator_getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"ag_frame", generator_get_frame, NULL},
    {"ag_code", generator_get_code, NULL},
    {"ag_running", get_running, member_readonly},
    {"ag_suspended", generator_get_suspended, NULL},
    {"ag_await", get_await, NULL},
    {0},
};

const struct type_spec async_generator_type_spec = {
    .name = "async_generator",
    .instance_size = sizeof(struct generator),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.finalize = async_generator_finalize,
              .destroy = generator_destroy,
              .traverse = generator_traverse,
              .clear = generator_clear,
              .repr = async_generator_repr,
              .aiter = async_generator_aiter,
              .anext = async_generator_anext},
    .methods = async_generator_methods,
    .getsets = async_generator_getsets,
};

/* --- anext(iterator, default) */

#define AS_ANEXT(v) ((struct anext_awaitable *)(v))

value anext_awaitable_new(struct machine *m, value awaitable, value fallback)
{
    value v = object_alloc(m, m->types.anext_awaitable, sizeof(struct anext_awaitable));
    if (v) {
        AS_ANEXT(v)->wrapped = keep(awaitable);
        AS_ANEXT(v)->fallback = keep(fallback);
    }
    return v;
}

value anext_awaitable_await(struct machine *m, value self)
{
    value result = eval_await(m, AS_ANEXT(self)->wrapped, AWAIT_PLAIN);
    if (result || !error_is(m, m->types.StopAsyncIteration))
        return result;
    error_clear(m);
    return keep(AS_ANEXT(self)->fallback);
}

static enum send_result anext_send(struct machine *m, value self, value sent, bool throwing,
                                   value *result)
{
    struct anext_awaitable *anext = AS_ANEXT(self);
    *result = NULL;
    if (!anext->fiber && throwing) {
        reraise(m, keep(sent));
        return SEND_RAISED;
    }
    return fiber_drive(m, &anext->fiber, anext_awaitable_await, self, sent, throwing, result);
}

static value anext_next(struct machine *m, value self)
{
    value result;
    enum send_result outcome = anext_send(m, self, NONE, false, &result);
    return outcome == SEND_RETURNED ? drop_and_fail(m, result) : result;
}

static value anext_method_send(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = anext_send(m, args[0], args[1], false, &result);
    return send_outcome(m, outcome, result);
}

static value anext_method_throw(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "throw", args[1], args[2], args[3]), result;
    if (!exception)
        return NULL;
    enum send_result outcome = anext_send(m, args[0], exception, true, &result);
    drop(m, exception);
    return send_outcome(m, outcome, result);
}

static value anext_method_close(struct machine *m, value *args)
{
    fiber_abandon(m, &AS_ANEXT(args[0])->fiber);
    return NONE;
}

static void anext_destroy(struct machine *m, value self)
{
    fiber_abandon(m, &AS_ANEXT(self)->fiber);
    drop_place(m, AS_ANEXT(self)->wrapped);
    drop_place(m, AS_ANEXT(self)->fallback);
}

static int anext_traverse(value self, visit_fn *visit, void *closure)
{
    struct anext_awaitable *anext = AS_ANEXT(self);
    int stop = anext->wrapped ? visit(anext->wrapped, closure) : 0;
    if (!stop && anext->fallback)
        stop = visit(anext->fallback, closure);
    if (!stop && anext->fiber && fiber_is_waiting(anext->fiber))
        stop = fiber_traverse(anext->fiber, visit, closure);
    return stop;
}

static const struct native_spec anext_methods[] = {
    {"send(self, value, /)", anext_method_send, NULL},
    {"throw(self, type, value=..., traceback=..., /)", anext_method_throw, NULL},
    {"close(self, /)", anext_method_close, NULL},
    {0},
};

const struct type_spec anext_awaitable_type_spec = {
    .name = "anext_awaitable",
    .instance_size = sizeof(struct anext_awaitable),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.destroy = anext_destroy,
              .traverse = anext_traverse,
              .clear = anext_destroy,
              .await = step_iter,
              .iter = step_iter,
              .next = anext_next,
              .send = anext_send},
    .methods = anext_methods,
};
