/* Generators: entering and leaving frames that objects own, and the type generator.
 * CPython 3.13 Objects/genobject.c. */
#include "sim/lang/generator.h"

#include "sim/lang/async_generator.h"
#include "sim/lang/coroutine.h"
#include "sim/lang/eval.h"
#include "sim/lang/frame_object.h"
#include "sim/lang/types.h"
#include "sim/lang/warning.h"
#include "sim/value/exception.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- making, entering, leaving */

static struct type *type_for(struct machine *m, uint32_t flags)
{
    return flags & CODE_ASYNC_GENERATOR ? m->types.async_generator
           : flags & CODE_COROUTINE     ? m->types.coroutine
                                        : m->types.generator;
}

value generator_new(struct machine *m, struct frame *frame)
{
    struct code *code = frame->code;
    value v = object_alloc(m, type_for(m, code->flags), sizeof(struct generator));
    if (!v)
        return NULL;
    struct generator *gen = AS_GENERATOR(v);
    gen->code = AS_CODE(keep(&code->head));
    gen->name = keep(frame->function ? frame->function->name : code->name);
    gen->qualname = keep(frame->function ? frame->function->qualname : code->qualname);
    if (code->flags & CODE_COROUTINE && m->lang->origin_depth > 0) {
        gen->origin = coroutine_origin(m, true);
        if (!gen->origin)
            return drop_and_fail(m, v);
    }
    gen->frame = frame;
    frame->owner = v;
    return v;
}

bool generator_enter(struct machine *m, struct generator *gen, enum frame_return returns)
{
    struct fiber *fiber = m->fiber;
    if (!eval_check_depth(m))
        return false;
    m->depth++;
    gen->frame->back = fiber->frame;
    gen->frame->returns = (uint8_t)returns;
    fiber->frame = gen->frame;
    gen->runs_on = fiber;
    gen->entered = fiber->entered;
    fiber->entered = gen;
    gen->outer_handled = fiber->handled;
    fiber->handled = gen->handled;
    gen->handled = NULL;
    return true;
}

/* Its frame will not be entered again. */
static void finish(struct machine *m, struct generator *gen)
{
    struct frame *frame = gen->frame;
    gen->frame = NULL;
    frame->owner = NULL;
    frame_free(m, frame);
}

void generator_leave(struct machine *m, struct generator *gen, enum send_result outcome)
{
    struct fiber *fiber = m->fiber;
    m->depth--;
    fiber->frame = gen->frame->back;
    if (outcome != SEND_YIELDED && gen->frame->view)
        frame_view_detach(m, gen->frame); /* while it still knows its caller */
    gen->frame->back = NULL;
    fiber->entered = gen->entered;
    gen->entered = NULL;
    gen->handled = fiber->handled;
    fiber->handled = gen->outer_handled;
    gen->outer_handled = NULL;
    gen->runs_on = NULL;
    if (gen == fiber->thrown_at) {
        fiber->thrown_at = fiber->entered;
        if (outcome == SEND_RAISED && fiber->entered)
            exception_chain_to(m, m->error, fiber->handled); /* thrown into the one outside */
    }
    if (gen == fiber->ignores && outcome != SEND_YIELDED) {
        fiber->ignores = NULL;
        if (outcome == SEND_RAISED) {
            error_clear(m);
            raise_error(m, m->types.RuntimeError, "coroutine ignored GeneratorExit");
        }
    }
    if (outcome == SEND_YIELDED)
        return;
    drop_place(m, gen->handled);
    gen->last_line = frame_line(gen->frame);
    finish(m, gen);
}

value generator_delegate(const struct generator *gen)
{
    return gen->frame && gen->frame->delegating ? gen->frame->top[-1] : NULL;
}

const char *generator_word(struct machine *m, value self)
{
    return self->type == m->types.generator   ? "generator"
           : self->type == m->types.coroutine ? "coroutine"
                                              : "async generator";
}

/* --- sending, throwing, closing */

static value raise_executing(struct machine *m, value self)
{
    return raise_error(m, m->types.ValueError, "%s already executing", generator_word(m, self));
}

enum send_result delegate_throw(struct machine *m, value iterator, value exception, value *result)
{
    *result = NULL;
    if (is_instance(m, exception, m->types.GeneratorExit)) {
        if (delegate_close(m, iterator))
            reraise(m, keep(exception));
        return SEND_RAISED;
    }
    if (type_of(m, iterator)->slots.send)
        return object_send(m, iterator, exception, true, result);
    value throw = object_find_attribute(m, iterator, m->names.throw);
    if (!throw) {
        if (!m->error)
            reraise(m, keep(exception));
        return SEND_RAISED;
    }
    *result = object_call1(m, throw, exception);
    drop(m, throw);
    if (*result)
        return SEND_YIELDED;
    if (!error_is(m, m->types.StopIteration))
        return SEND_RAISED;
    value stop = error_take(m);
    *result = AS_EXCEPTION(stop)->extra[0] ? keep(AS_EXCEPTION(stop)->extra[0]) : NONE;
    drop(m, stop);
    return SEND_RETURNED;
}

bool delegate_close(struct machine *m, value iterator)
{
    value result;
    if (is_exactly(iterator, m->types.generator)) {
        result = generator_close(m, iterator);
    } else {
        value close = object_find_attribute(m, iterator, m->names.close);
        if (!close)
            return !m->error;
        result = object_call0(m, close);
        drop(m, close);
    }
    drop(m, result);
    return result != NULL;
}

/* Goes on with the error that is set, or with `sent` (stolen) when there is none. */
static enum send_result go_on(struct machine *m, struct generator *gen, value sent, value *result)
{
    if (generator_enter(m, gen, RETURN_TO_NATIVE))
        return eval_resume(m, gen, sent, result);
    drop(m, sent);
    return SEND_RAISED;
}

static enum send_result throw_into(struct machine *m, struct generator *gen, value exception,
                                   value *result)
{
    struct frame *frame = gen->frame;
    if (!frame->delegating) {
        reraise(m, keep(exception));
        return go_on(m, gen, NULL, result);
    }
    value delegate = keep(frame->top[-1]), given = NULL;
    gen->runs_on = m->fiber; /* whoever enters it now is told that it runs */
    enum send_result outcome = delegate_throw(m, delegate, exception, &given);
    gen->runs_on = NULL;
    drop(m, delegate);
    if (outcome == SEND_YIELDED) {
        *result = given;
        return SEND_YIELDED;
    }
    frame->delegating = false;
    if (outcome == SEND_RETURNED)
        drop(m, *--frame->top);
    return go_on(m, gen, given, result);
}

enum send_result generator_send(struct machine *m, value self, value sent, bool throwing,
                                value *result)
{
    struct generator *gen = AS_GENERATOR(self);
    *result = NULL;
    if (gen->runs_on) {
        raise_executing(m, self);
        return SEND_RAISED;
    }
    if (!gen->frame) {
        if (throwing)
            reraise(m, keep(sent));
        *result = throwing ? NULL : NONE;
        return throwing ? SEND_RAISED : SEND_RETURNED;
    }
    if (throwing)
        return throw_into(m, gen, sent, result);
    if (!gen->frame->begun && sent != NONE) {
        raise_error(m, m->types.TypeError, "can't send non-None value to a just-started %s",
                    generator_word(m, self));
        return SEND_RAISED;
    }
    return go_on(m, gen, keep(sent), result);
}

static value generator_next(struct machine *m, value self)
{
    value result;
    enum send_result outcome = generator_send(m, self, NONE, false, &result);
    return outcome == SEND_RETURNED ? drop_and_fail(m, result) : result;
}

value generator_close(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    value result;
    if (gen->runs_on)
        return raise_executing(m, self);
    if (!gen->frame)
        return NONE;
    if (!gen->frame->begun) {
        finish(m, gen);
        return NONE;
    }
    raise_with(m, m->types.GeneratorExit, NULL);
    value exit = error_take(m);
    enum send_result outcome = generator_send(m, self, exit, true, &result);
    drop(m, exit);
    if (outcome == SEND_YIELDED) {
        drop(m, result);
        return raise_error(m, m->types.RuntimeError, "%s ignored GeneratorExit",
                           generator_word(m, self));
    }
    if (outcome == SEND_RETURNED)
        return result;
    if (!error_is(m, m->types.GeneratorExit) && !error_is(m, m->types.StopIteration))
        return NULL;
    error_clear(m);
    return NONE;
}

/* --- life */

void generator_finalize(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    if (!gen->frame || gen->runs_on)
        return;
    value error = error_take(m);
    value result = generator_close(m, self);
    drop(m, result);
    if (!result)
        m->hooks.unraisable(m, self, NULL);
    m->error = error;
}

void generator_destroy(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    if (gen->frame) {
        frame_drop_operands(m, gen->frame, gen->frame->top);
        finish(m, gen);
    }
    drop_place(m, gen->handled);
    drop_place(m, gen->origin);
    drop_place(m, gen->finalizer);
    drop(m, gen->name);
    drop(m, gen->qualname);
    drop(m, (value)gen->code);
}

int generator_traverse(value self, visit_fn *visit, void *closure)
{
    struct generator *gen = AS_GENERATOR(self);
    int stop = 0;
    bool still = !gen->runs_on || fiber_is_waiting(gen->runs_on);
    if (gen->frame && still)
        stop = frame_traverse(gen->frame, visit, closure);
    if (!stop && gen->fiber && fiber_is_waiting(gen->fiber))
        stop = fiber_traverse(gen->fiber, visit, closure);
    value held[] = {gen->handled, still ? gen->outer_handled : NULL, gen->origin, gen->finalizer};
    for (size_t i = 0; !stop && i < sizeof held / sizeof *held; i++)
        if (held[i])
            stop = visit(held[i], closure);
    return stop;
}

void generator_clear(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    if (gen->frame && !gen->runs_on) {
        frame_drop_operands(m, gen->frame, gen->frame->top);
        finish(m, gen);
    }
    drop_place(m, gen->origin);
    drop_place(m, gen->finalizer);
}

/* --- attributes and methods */

value generator_get_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_GENERATOR(self)->name);
}

static bool set_text(struct machine *m, value *place, value v, const char *what)
{
    if (!v || !is_str(m, v))
        return raise_error(m, m->types.TypeError, "%s must be set to a string object", what);
    replace_place(m, *place, keep(v));
    return true;
}

bool generator_set_name(struct machine *m, value self, value v)
{
    return set_text(m, &AS_GENERATOR(self)->name, v, "__name__");
}

value generator_get_qualname(struct machine *m, value self)
{
    (void)m;
    return keep(AS_GENERATOR(self)->qualname);
}

bool generator_set_qualname(struct machine *m, value self, value v)
{
    return set_text(m, &AS_GENERATOR(self)->qualname, v, "__qualname__");
}

value generator_get_frame(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    return gen->frame ? frame_object(m, gen->frame) : NONE;
}

value generator_get_code(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_GENERATOR(self)->code);
}

value generator_get_running(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    (void)m;
    return tag_bool(gen->runs_on && !fiber_is_waiting(gen->runs_on));
}

value generator_get_suspended(struct machine *m, value self)
{
    struct generator *gen = AS_GENERATOR(self);
    (void)m;
    return tag_bool(gen->frame && gen->frame->begun &&
                    (!gen->runs_on || fiber_is_waiting(gen->runs_on)));
}

static value get_yieldfrom(struct machine *m, value self)
{
    value delegate = generator_delegate(AS_GENERATOR(self));
    (void)m;
    return delegate ? keep(delegate) : NONE;
}

static bool warn_of_signature(struct machine *m, const char *method)
{
    value text = str_format(m,
                            "the (type, exc, tb) signature of %s() is deprecated, use the "
                            "single-arg signature instead.",
                            method);
    bool ok = text && warning_issue(m, m->types.DeprecationWarning, text, NULL);
    drop(m, text);
    return ok;
}

value throw_arguments(struct machine *m, const char *method, value type, value v, value traceback)
{
    if ((v || traceback) && !warn_of_signature(m, method))
        return NULL;
    value exception = NULL;
    if (traceback && traceback != NONE && !is_exactly(traceback, m->types.traceback))
        return raise_error(m, m->types.TypeError,
                           "throw() third argument must be a traceback object");
    if (has_type_flag(m, type, TYPE_IS_TYPE) && AS_TYPE(type)->flags & TYPE_IS_EXCEPTION) {
        if (v && v != NONE && is_instance(m, v, AS_TYPE(type)))
            exception = keep(v);
        else if (!v || v == NONE)
            exception = object_call0(m, type);
        else if (has_type_flag(m, v, TYPE_IS_TUPLE))
            exception = object_call(m, type,
                                    &(struct args){AS_TUPLE(v)->items, tuple_size(v), NULL});
        else
            exception = object_call1(m, type, v);
        if (exception && !has_type_flag(m, exception, TYPE_IS_EXCEPTION)) {
            raise_error(m, m->types.TypeError,
                        "calling %R should have returned an instance of BaseException, not %R",
                        type, (value)type_of(m, exception));
            return drop_and_fail(m, exception);
        }
    } else if (has_type_flag(m, type, TYPE_IS_EXCEPTION)) {
        if (v && v != NONE)
            return raise_error(m, m->types.TypeError,
                               "instance exception may not have a separate value");
        exception = keep(type);
    } else {
        return raise_error(m, m->types.TypeError,
                           "exceptions must be classes or instances deriving from BaseException, "
                           "not %T",
                           type);
    }
    if (exception && traceback && traceback != NONE)
        replace_place(m, AS_EXCEPTION(exception)->traceback, keep(traceback));
    return exception;
}

value send_outcome(struct machine *m, enum send_result outcome, value result)
{
    if (outcome != SEND_RETURNED)
        return result;
    raise_stop_iteration(m, result);
    return drop_and_fail(m, result);
}

static value method_send(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = generator_send(m, args[0], args[1], false, &result);
    return send_outcome(m, outcome, result);
}

static value method_next(struct machine *m, value *args)
{
    value result;
    enum send_result outcome = generator_send(m, args[0], NONE, false, &result);
    return send_outcome(m, outcome, result);
}

static value method_throw(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "throw", args[1], args[2], args[3]), result;
    if (!exception)
        return NULL;
    enum send_result outcome = generator_send(m, args[0], exception, true, &result);
    drop(m, exception);
    return send_outcome(m, outcome, result);
}

static value method_close(struct machine *m, value *args)
{
    return generator_close(m, args[0]);
}

static value generator_repr(struct machine *m, value self)
{
    return str_format(m, "<generator object %S at 0x%llx>", AS_GENERATOR(self)->qualname,
                      (long long)object_address(m, self));
}

static value generator_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static const struct native_spec generator_methods[] = {
    {"__next__(self, /)", method_next, "Implement next(self)."},
    {"send(self, value, /)", method_send, "send(value) -> send 'value' into generator"},
    {"throw(self, type, value=..., traceback=..., /)", method_throw, NULL},
    {"close(self, /)", method_close, "close() -> raise GeneratorExit inside generator."},
    {0},
};

static const struct getset_spec generator_getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"gi_frame", generator_get_frame, NULL},
    {"gi_code", generator_get_code, NULL},
    {"gi_running", generator_get_running, NULL},
    {"gi_suspended", generator_get_suspended, NULL},
    {"gi_yieldfrom", get_yieldfrom, NULL},
    {0},
};

const struct type_spec generator_type_spec = {
    .name = "generator",
    .instance_size = sizeof(struct generator),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.finalize = generator_finalize,
              .destroy = generator_destroy,
              .traverse = generator_traverse,
              .clear = generator_clear,
              .repr = generator_repr,
              .iter = generator_iter,
              .next = generator_next,
              .send = generator_send},
    .methods = generator_methods,
    .getsets = generator_getsets,
};
