/* Coroutine objects. CPython 3.13 Objects/genobject.c. */
#include "sim/lang/coroutine.h"

#include "sim/lang/eval.h"
#include "sim/lang/source.h"
#include "sim/lang/types.h"
#include "sim/lang/warning.h"
#include "sim/value/descriptor.h"
#include "sim/value/exception.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- running on a fiber of its own */

static value run_body(struct machine *m, value owner)
{
    struct generator *coroutine = AS_GENERATOR(owner);
    value result = NULL;
    if (generator_enter(m, coroutine, RETURN_TO_NATIVE))
        eval_resume(m, coroutine, NONE, &result);
    return result;
}

/* Why it cannot be sent to now. True when it can. */
static bool check_send(struct machine *m, struct generator *coroutine, value sent, bool throwing)
{
    if (!coroutine->frame)
        raise_error(m, m->types.RuntimeError, "cannot reuse already awaited coroutine");
    else if (coroutine->runs_on && !fiber_is_waiting(coroutine->runs_on))
        raise_error(m, m->types.ValueError, "coroutine already executing");
    else if (coroutine->runs_on && !coroutine->fiber)
        raise_error(m, m->types.RuntimeError, "coroutine is being awaited already");
    else if (!coroutine->frame->begun && !throwing && sent != NONE)
        raise_error(m, m->types.TypeError,
                    "can't send non-None value to a just-started coroutine");
    else
        return true;
    return false;
}

static void mark_exiting(struct fiber *fiber, bool exiting)
{
    for (struct generator *gen = fiber->entered; gen; gen = gen->entered)
        gen->exiting = exiting;
}

/* Who of those that GeneratorExit went to has yielded, if another coroutine awaits it; else NULL. */
static struct generator *who_ignores(struct fiber *fiber)
{
    struct generator *gen = fiber->entered;
    while (gen && !gen->exiting)
        gen = gen->entered;
    return gen && gen->entered ? gen : NULL;
}

/* CPython closes a chain of awaits from the inside out: one that yields meanwhile is let go of, which
 * closes it a second time, and RuntimeError is raised where it was awaited. */
static enum send_result throw_exit(struct machine *m, struct generator *coroutine, value exit,
                                   value *result)
{
    enum { PATIENCE = 100 };
    value self = &coroutine->head;
    mark_exiting(coroutine->fiber, true);
    enum send_result outcome =
        fiber_drive_light(m, &coroutine->fiber, run_body, self, exit, true, result);
    for (int i = 0; outcome == SEND_YIELDED && i < PATIENCE; i++) {
        struct generator *gen = who_ignores(coroutine->fiber);
        if (!gen)
            break;
        drop(m, *result);
        coroutine->fiber->ignores = gen;
        raise_with(m, m->types.GeneratorExit, NULL);
        value again = error_take(m);
        outcome = fiber_drive_light(m, &coroutine->fiber, run_body, self, again, true, result);
        drop(m, again);
    }
    if (coroutine->fiber) {
        mark_exiting(coroutine->fiber, false);
        coroutine->fiber->ignores = NULL;
    }
    return outcome;
}

enum send_result coroutine_send(struct machine *m, value self, value sent, bool throwing,
                                value *result)
{
    struct generator *coroutine = AS_GENERATOR(self);
    *result = NULL;
    if (!check_send(m, coroutine, sent, throwing))
        return SEND_RAISED;
    if (throwing && coroutine->fiber && is_instance(m, sent, m->types.GeneratorExit))
        return throw_exit(m, coroutine, sent, result);
    if (coroutine->frame->begun || !throwing)
        return fiber_drive_light(m, &coroutine->fiber, run_body, self, sent, throwing, result);
    if (!generator_enter(m, coroutine, RETURN_TO_NATIVE))
        return SEND_RAISED;
    reraise(m, keep(sent));
    return eval_resume(m, coroutine, NULL, result);
}

value coroutine_refuse_await(struct machine *m, struct generator *coroutine)
{
    if (!coroutine->frame)
        return raise_error(m, m->types.RuntimeError, "cannot reuse already awaited coroutine");
    if (coroutine->runs_on && !fiber_is_waiting(coroutine->runs_on))
        return raise_error(m, m->types.ValueError, "coroutine already executing");
    return raise_error(m, m->types.RuntimeError, "coroutine is being awaited already");
}

static value coroutine_close(struct machine *m, value self)
{
    struct generator *coroutine = AS_GENERATOR(self);
    value result;
    if (!coroutine->fiber)
        return generator_close(m, self); /* fresh, ended or running */
    if (!fiber_is_waiting(coroutine->fiber))
        return raise_error(m, m->types.ValueError, "coroutine already executing");
    raise_with(m, m->types.GeneratorExit, NULL);
    value exit = error_take(m);
    enum send_result outcome = coroutine_send(m, self, exit, true, &result);
    drop(m, exit);
    if (outcome == SEND_YIELDED) {
        drop(m, result);
        return raise_error(m, m->types.RuntimeError, "coroutine ignored GeneratorExit");
    }
    if (outcome == SEND_RETURNED)
        return result;
    if (!error_is(m, m->types.GeneratorExit) && !error_is(m, m->types.StopIteration))
        return NULL;
    error_clear(m);
    return NONE;
}

value coroutine_awaits(struct generator *coroutine)
{
    struct frame *frame = coroutine->frame;
    if (!frame || !frame->begun || !coroutine->runs_on || !fiber_is_waiting(coroutine->runs_on) ||
        frame->top == frame_operands(frame))
        return NULL;
    for (struct native_wait *wait = coroutine->runs_on->waits; wait; wait = wait->outer)
        if (wait->frame == frame)
            return wait->coroutine;
    return frame->top[-1];
}

/* --- life */

/* The frame of the program that called `frame`, on this fiber or on one that resumed it. */
static struct frame *caller_of(struct fiber **fiber, struct frame *frame)
{
    do {
        frame = frame ? frame->back : NULL;
        while (!frame && (*fiber)->resumer) {
            *fiber = (*fiber)->resumer;
            frame = (*fiber)->frame;
        }
    } while (frame && frame->code->flags & CODE_LIBRARY);
    return frame;
}

value coroutine_origin(struct machine *m, bool own_frame)
{
    value list = list_new(m, 0);
    struct fiber *fiber = m->fiber;
    struct frame *frame = fiber->frame;
    if (own_frame || (frame && frame->code->flags & CODE_LIBRARY))
        frame = caller_of(&fiber, frame);
    for (uint32_t i = 0; list && frame && i < m->lang->origin_depth; i++) {
        value line = tag_small_int(frame->line);
        value entry = tuple_pack3(m, frame->code->source->file_name, line, frame->code->name);
        if (!entry || !list_append_steal(m, list, entry))
            return drop_and_fail(m, list);
        frame = caller_of(&fiber, frame);
    }
    value tuple = list ? tuple_from_iterable(m, list) : NULL;
    drop(m, list);
    return tuple;
}

static void coroutine_finalize(struct machine *m, value self)
{
    struct generator *coroutine = AS_GENERATOR(self);
    if (!coroutine->frame)
        return;
    value error = error_take(m);
    if (!coroutine->frame->begun) {
        coroutine_warn_never_awaited(m, self, coroutine->qualname, coroutine->origin);
    } else {
        value result = coroutine_close(m, self);
        drop(m, result);
        if (!result)
            m->hooks.unraisable(m, self, NULL);
    }
    m->error = error;
}

static void coroutine_destroy(struct machine *m, value self)
{
    fiber_abandon(m, &AS_GENERATOR(self)->fiber);
    generator_destroy(m, self);
}

static void coroutine_clear(struct machine *m, value self)
{
    fiber_abandon(m, &AS_GENERATOR(self)->fiber);
    generator_clear(m, self);
}

/* "File "f", line 1, in g" and the line of text, for each entry of an origin, oldest call first. */
static bool add_origin(struct machine *m, struct str_builder *b, value origin)
{
    str_builder_add_text(m, b, "\nCoroutine created at (most recent call last)");
    for (size_t i = tuple_size(origin); i-- > 0;) {
        value *entry = AS_TUPLE(AS_TUPLE(origin)->items[i])->items;
        value text = str_format(m, "\n  File \"%S\", line %lld, in %S", entry[0],
                                (long long)small_int(entry[1]), entry[2]);
        value line = text ? warning_source_line(m, entry[0], (uint32_t)small_int(entry[1])) : NULL;
        bool ok = text && str_builder_add_value(m, b, text);
        if (ok && line)
            ok = str_builder_add_text(m, b, "\n    ") && str_builder_add_value(m, b, line);
        drop(m, text);
        drop(m, line);
        if (!ok)
            return false;
    }
    return true;
}

void coroutine_warn_never_awaited(struct machine *m, value coroutine, value qualname, value origin)
{
    struct str_builder b = {0};
    value first = str_format(m, "coroutine '%S' was never awaited", qualname);
    bool ok = first && str_builder_add_value(m, &b, first) &&
              (!origin || !is_exactly(origin, m->types.tuple) || add_origin(m, &b, origin));
    value text = ok ? str_builder_finish(m, &b) : NULL;
    if (!ok)
        str_builder_abandon(m, &b);
    if (!text || !warning_issue(m, m->types.RuntimeWarning, text, coroutine))
        m->hooks.unraisable(m, coroutine, NULL);
    drop(m, first);
    drop(m, text);
}

/* --- methods */

static value method_send(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = coroutine_send(m, args[0], args[1], false, &result);
    return send_outcome(m, outcome, result);
}

static value method_throw(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "throw", args[1], args[2], args[3]), result;
    if (!exception)
        return NULL;
    enum send_result outcome = coroutine_send(m, args[0], exception, true, &result);
    drop(m, exception);
    return send_outcome(m, outcome, result);
}

static value method_close(struct machine *m, value *args)
{
    return coroutine_close(m, args[0]);
}

static value coroutine_await_slot(struct machine *m, value self)
{
    value v = object_alloc(m, m->types.coroutine_wrapper, sizeof(struct coroutine_wrapper));
    if (v)
        ((struct coroutine_wrapper *)v)->coroutine = keep(self);
    return v;
}

static value get_await(struct machine *m, value self)
{
    value awaited = coroutine_awaits(AS_GENERATOR(self));
    (void)m;
    return awaited ? keep(awaited) : NONE;
}

static value get_origin(struct machine *m, value self)
{
    value origin = AS_GENERATOR(self)->origin;
    (void)m;
    return origin ? keep(origin) : NONE;
}

static value coroutine_repr(struct machine *m, value self)
{
    return str_format(m, "<coroutine object %S at 0x%llx>", AS_GENERATOR(self)->qualname,
                      (long long)object_address(m, self));
}

static const struct native_spec coroutine_methods[] = {
    {"send(self, value, /)", method_send, NULL},
    {"throw(self, type, value=..., traceback=..., /)", method_throw, NULL},
    {"close(self, /)", method_close, "close() -> raise GeneratorExit inside coroutine."},
    {0},
};

static const struct getset_spec coroutine_getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"cr_frame", generator_get_frame, NULL},
    {"cr_code", generator_get_code, NULL},
    {"cr_running", generator_get_running, NULL},
    {"cr_suspended", generator_get_suspended, NULL},
    {"cr_await", get_await, NULL},
    {"cr_origin", get_origin, member_readonly},
    {0},
};

const struct type_spec coroutine_type_spec = {
    .name = "coroutine",
    .instance_size = sizeof(struct generator),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.finalize = coroutine_finalize,
              .destroy = coroutine_destroy,
              .traverse = generator_traverse,
              .clear = coroutine_clear,
              .repr = coroutine_repr,
              .await = coroutine_await_slot,
              .send = coroutine_send},
    .methods = coroutine_methods,
    .getsets = coroutine_getsets,
};

/* --- what __await__ gives: an iterator over the coroutine */

#define WRAPPED(v) (((struct coroutine_wrapper *)(v))->coroutine)

static value wrapper_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static value wrapper_next(struct machine *m, value self)
{
    value result;
    enum send_result outcome = object_send(m, WRAPPED(self), NONE, false, &result);
    return outcome == SEND_RETURNED ? drop_and_fail(m, result) : result;
}

static enum send_result wrapper_send(struct machine *m, value self, value sent, bool throwing,
                                     value *result)
{
    return object_send(m, WRAPPED(self), sent, throwing, result);
}

static value wrapper_method_next(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = object_send(m, WRAPPED(args[0]), NONE, false, &result);
    return send_outcome(m, outcome, result);
}

static value wrapper_method_send(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = object_send(m, WRAPPED(args[0]), args[1], false, &result);
    return send_outcome(m, outcome, result);
}

static value wrapper_method_throw(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "throw", args[1], args[2], args[3]), result;
    if (!exception)
        return NULL;
    enum send_result outcome = object_send(m, WRAPPED(args[0]), exception, true, &result);
    drop(m, exception);
    return send_outcome(m, outcome, result);
}

static value wrapper_method_close(struct machine *m, value *args)
{
    return object_call_method0(m, WRAPPED(args[0]), m->names.close);
}

static void wrapper_destroy(struct machine *m, value self)
{
    drop_place(m, WRAPPED(self));
}

static int wrapper_traverse(value self, visit_fn *visit, void *closure)
{
    return WRAPPED(self) ? visit(WRAPPED(self), closure) : 0;
}

static const struct native_spec wrapper_methods[] = {
    {"__next__(self, /)", wrapper_method_next, "Implement next(self)."},
    {"send(self, value, /)", wrapper_method_send, NULL},
    {"throw(self, type, value=..., traceback=..., /)", wrapper_method_throw, NULL},
    {"close(self, /)", wrapper_method_close, NULL},
    {0},
};

const struct type_spec coroutine_wrapper_type_spec = {
    .name = "coroutine_wrapper",
    .instance_size = sizeof(struct coroutine_wrapper),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.destroy = wrapper_destroy,
              .traverse = wrapper_traverse,
              .clear = wrapper_destroy,
              .iter = wrapper_iter,
              .next = wrapper_next,
              .send = wrapper_send},
    .methods = wrapper_methods,
};
