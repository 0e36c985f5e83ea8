/* What `with`, `async for`, `yield from` and `await` ask of objects. */
#include "sim/lang/eval.h"

#include "sim/lang/async_generator.h"
#include "sim/lang/coroutine.h"
#include "sim/lang/lang.h"
#include "sim/lang/native_coroutine.h"
#include "sim/value/exception.h"
#include "sim/value/str.h"

/* --- with */

static bool refuse_manager(struct machine *m, value manager, bool async, const char *missed)
{
    if (!m->error)
        raise_error(m, m->types.TypeError, "'%T' object does not support the %scontext manager "
                                           "protocol%s",
                    manager, async ? "asynchronous " : "", missed);
    return false;
}

bool eval_before_with(struct machine *m, value manager, bool async, value *exit, value *result)
{
    struct names *n = &m->names;
    value enter = object_find_special(m, manager, async ? n->dunder_aenter : n->dunder_enter);
    if (!enter)
        return refuse_manager(m, manager, async, "");
    *exit = object_find_special(m, manager, async ? n->dunder_aexit : n->dunder_exit);
    if (!*exit) {
        drop(m, enter);
        return refuse_manager(m, manager, async,
                              async ? " (missed __aexit__ method)" : " (missed __exit__ method)");
    }
    *result = object_call0(m, enter);
    drop(m, enter);
    if (!*result)
        drop_place(m, *exit);
    return *result != NULL;
}

value eval_with_exit(struct machine *m, value exit, value exception)
{
    value traceback = AS_EXCEPTION(exception)->traceback;
    return object_call3(m, exit, (value)exception->type, exception, traceback ? traceback : NONE);
}

/* --- iteration */

static bool is_coroutine_like(struct machine *m, value v)
{
    return is_exactly(v, m->types.coroutine) || is_exactly(v, m->types.native_coroutine);
}

value eval_get_yield_from_iter(struct machine *m, struct frame *frame, value iterable)
{
    if (is_coroutine_like(m, iterable)) {
        if (frame->code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE))
            return keep(iterable);
        return raise_error(m, m->types.TypeError,
                           "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    if (is_exactly(iterable, m->types.generator))
        return keep(iterable);
    return object_iter(m, iterable);
}

value eval_get_aiter(struct machine *m, value v)
{
    struct type *type = type_of(m, v);
    if (!type->slots.aiter)
        return raise_error(m, m->types.TypeError,
                           "'async for' requires an object with __aiter__ method, got %T", v);
    value iterator = type->slots.aiter(m, v);
    if (iterator && !type_of(m, iterator)->slots.anext) {
        raise_error(m, m->types.TypeError,
                    "'async for' received an object from __aiter__ that does not implement "
                    "__anext__: %T",
                    iterator);
        return drop_and_fail(m, iterator);
    }
    return iterator;
}

value eval_get_anext(struct machine *m, value v)
{
    struct type *type = type_of(m, v);
    if (!type->slots.anext)
        return raise_error(m, m->types.TypeError,
                           "'async for' requires an iterator with __anext__ method, got %T", v);
    return type->slots.anext(m, v);
}

/* --- await */

static value refuse_await(struct machine *m, value v, enum await_kind kind)
{
    static const char *const words[] = {
        [AWAIT_PLAIN] = "object %T can't be used in 'await' expression",
        [AWAIT_AENTER] = "'async with' received an object from __aenter__ that does not implement "
                         "__await__: %T",
        [AWAIT_AEXIT] = "'async with' received an object from __aexit__ that does not implement "
                        "__await__: %T",
        [AWAIT_ANEXT] = "'async for' received an invalid object from __anext__: %T",
    };
    value text = kind == AWAIT_PLAIN    ? str_format(m, words[AWAIT_PLAIN], v)
                 : kind == AWAIT_AENTER ? str_format(m, words[AWAIT_AENTER], v)
                 : kind == AWAIT_AEXIT  ? str_format(m, words[AWAIT_AEXIT], v)
                                        : str_format(m, words[AWAIT_ANEXT], v);
    if (text)
        raise_with(m, m->types.TypeError, text);
    drop(m, text);
    return NULL;
}

/* _PyErr_FormatFromCause: what __await__ raised is the cause. */
static value blame_anext(struct machine *m, value v)
{
    value cause = error_take(m);
    raise_error(m, m->types.TypeError, "'async for' received an invalid object from __anext__: %T",
                v);
    struct exception *error = AS_EXCEPTION(m->error);
    replace_place(m, error->context, keep(cause));
    replace_place(m, error->cause, cause);
    error->suppress_context = true;
    return NULL;
}

/* The iterator of an awaitable that is none of ours. */
static value awaitable_iterator(struct machine *m, value v, enum await_kind kind)
{
    struct type *type = type_of(m, v);
    if (is_exactly(v, m->types.generator) &&
        AS_GENERATOR(v)->code->flags & CODE_ITERABLE_COROUTINE)
        return keep(v);
    if (!type->slots.await)
        return refuse_await(m, v, kind);
    value iterator = type->slots.await(m, v);
    if (!iterator)
        return kind == AWAIT_ANEXT ? blame_anext(m, v) : NULL;
    if (is_coroutine_like(m, iterator))
        raise_error(m, m->types.TypeError, "__await__() returned a coroutine");
    else if (!object_is_iterator(m, iterator))
        raise_error(m, m->types.TypeError, "__await__() returned non-iterator of type '%T'",
                    iterator);
    return m->error ? drop_and_fail(m, iterator) : iterator;
}

/* Sends on what this fiber is sent until the iterator returns; what it yields, the fiber yields. */
static value drive(struct machine *m, value iterator)
{
    value sent = NONE, yielded = NULL;
    enum send_result outcome;
    for (;;) {
        if (sent) {
            outcome = object_send(m, iterator, sent, false, &yielded);
            drop(m, sent);
        } else {
            value thrown = error_take(m);
            outcome = delegate_throw(m, iterator, thrown, &yielded);
            drop(m, thrown);
        }
        if (outcome != SEND_YIELDED)
            return outcome == SEND_RETURNED ? yielded : NULL;
        native_wait_hold(m, 1, yielded);
        sent = fiber_yield(m, yielded);
        native_wait_hold(m, 1, NULL);
        drop(m, yielded);
    }
}

static value await_iterator(struct machine *m, value iterator)
{
    struct native_wait wait = {.outer = m->fiber->waits, .frame = m->fiber->frame,
                               .coroutine = iterator, .held = {iterator}};
    m->fiber->waits = &wait;
    value result = drive(m, iterator);
    m->fiber->waits = wait.outer;
    return result;
}

static value await_coroutine(struct machine *m, value v)
{
    struct generator *coroutine = AS_GENERATOR(v);
    value result = NULL;
    if (!coroutine_is_fresh(coroutine))
        return coroutine_refuse_await(m, coroutine);
    if (!generator_enter(m, coroutine, RETURN_TO_NATIVE))
        return NULL;
    eval_resume(m, coroutine, NONE, &result);
    return result;
}

static bool is_plain_future(struct machine *m, value v)
{
    struct type *future = m->types.future;
    return future && m->lang->future_await && is_object(v) &&
           v->type->slots.await == future->slots.await && type_is_subtype(v->type, future);
}

value eval_await(struct machine *m, value v, enum await_kind kind)
{
    if (is_exactly(v, m->types.native_coroutine))
        return native_coroutine_run(m, v);
    if (is_plain_future(m, v))
        return m->lang->future_await(m, v);
    if (is_exactly(v, m->types.coroutine))
        return await_coroutine(m, v);
    if (is_exactly(v, m->types.async_generator_asend) ||
        is_exactly(v, m->types.async_generator_athrow))
        return async_step_await(m, v);
    if (is_exactly(v, m->types.anext_awaitable))
        return anext_awaitable_await(m, v);
    value iterator = awaitable_iterator(m, v, kind);
    value result = iterator ? await_iterator(m, iterator) : NULL;
    drop(m, iterator);
    return result;
}

static value wait_for_future(struct machine *m, value future, bool *parked)
{
    if (m->lang->future_begin_wait(m, future)) {
        fiber_park(m, future);
        *parked = true;
        return NULL;
    }
    return m->lang->future_end_wait(m, future);
}

value eval_await_parking(struct machine *m, value v, enum await_kind kind, bool *parked)
{
    if (is_exactly(v, m->types.native_coroutine))
        return native_coroutine_begin(m, v, parked);
    if (is_plain_future(m, v))
        return wait_for_future(m, v, parked);
    if (!m->fiber->direct)
        return eval_await(m, v, kind);
    fiber_want_stack(m);
    *parked = true;
    return NULL;
}

value eval_end_wait(struct machine *m, value v, value sent, bool throwing, bool *parked)
{
    if (is_exactly(v, m->types.native_coroutine) && AS_NATIVE_COROUTINE(v)->then)
        return native_coroutine_go_on(m, v, sent, throwing, parked);
    return throwing ? reraise(m, keep(sent)) : m->lang->future_end_wait(m, v);
}

value lang_await(struct machine *m, value awaitable)
{
    return eval_await(m, awaitable, AWAIT_PLAIN);
}
