/* Around the turns of a loop: running until something is done, what debug mode watches, and to whom
 * errors are told. CPython 3.13 Lib/asyncio/base_events.py. */
#include "sim/lang/state.h"
#include "sim/loop/face.h"
#include "sim/loop/handle.h"
#include "sim/loop/hook.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* constants.DEBUG_STACK_DEPTH */
#define ORIGIN_DEPTH 10

/* object.method(...) by the text of its name; argument NULL: none. */
static value call_named(struct machine *m, value object, const char *method, value argument)
{
    value name = str_from(m, method);
    value result = !name      ? NULL
                   : argument ? object_call_method1(m, object, name, argument)
                              : object_call_method0(m, object, name);
    drop(m, name);
    return result;
}

value loop_current(struct machine *m)
{
    if (m->loops->running)
        return keep(m->loops->running);
    value events = dict_get_text(m, m->sys_modules, "asyncio.events");
    if (events) {
        value loop = call_named(m, events, "get_event_loop", NULL);
        value ours = loop ? own_loop_for(m, loop) : NULL;
        drop(m, loop);
        return ours;
    }
    return raise_error(m, m->types.RuntimeError,
                       "There is no current event loop in thread 'MainThread'.");
}

/* --- run_until_complete */

/* _run_until_complete_cb: an error that ends the run has stopped the loop already. */
static bool stop_when_done(struct machine *m, value loop, value future)
{
    if (AS_FUTURE(future)->state == FUTURE_FINISHED) {
        AS_FUTURE(future)->log_traceback = false;
        value error = AS_FUTURE(future)->exception;
        if (error && (is_instance(m, error, m->types.SystemExit) ||
                      is_instance(m, error, m->types.KeyboardInterrupt)))
            return true;
    }
    loop_stop(loop);
    return true;
}

static const struct hook_spec stop_hook = {
    stop_when_done, "_run_until_complete_cb", "asyncio/base_events.py:181", "stops the loop",
    HANDLE_CALLBACK,
};

/* BaseEventLoop._check_closed and _check_running */
static bool can_run(struct machine *m, struct event_loop *loop)
{
    if (loop->closed)
        raise_error(m, m->types.RuntimeError, "Event loop is closed");
    else if (loop->running)
        raise_error(m, m->types.RuntimeError, "This event loop is already running");
    else if (m->loops->running)
        raise_error(m, m->types.RuntimeError,
                    "Cannot run the event loop while another loop is running");
    else
        return true;
    return false;
}

static value run_until_done(struct machine *m, value loop, value future, bool is_new)
{
    value hook = hook_new(m, &stop_hook, loop);
    if (!hook || !future_add_callback_any(m, future, hook))
        return drop_and_fail(m, hook);
    bool ran = loop_run_forever(m, loop);
    value error = ran ? NULL : error_take(m);
    if (!ran && is_new && AS_FUTURE(future)->state == FUTURE_FINISHED)
        AS_FUTURE(future)->log_traceback = false;
    future_remove_callback(m, future, hook);
    drop(m, hook);
    if (!ran)
        return reraise(m, error);
    if (!future_done(future))
        return raise_error(m, m->types.RuntimeError,
                           "Event loop stopped before Future completed.");
    return future_result(m, future);
}

value loop_run_until_complete(struct machine *m, value loop, value awaitable)
{
    if (!can_run(m, AS_LOOP(loop)))
        return NULL;
    int was_future = is_future_like(m, awaitable);
    value future = was_future < 0 ? NULL : ensure_future(m, awaitable, loop, NULL);
    if (!future)
        return NULL;
    value result = NULL;
    if (!was_future)
        AS_FUTURE(future)->log_destroy_pending = false;
    if (is_future(m, future))
        result = run_until_done(m, loop, future, !was_future);
    else
        raise_error(m, m->types.TypeError,
                    "run_until_complete() takes a coroutine, a task or an asyncio.Future; an "
                    "object that only behaves like one ('%T') must be awaited in a coroutine",
                    future);
    drop(m, future);
    return result;
}

/* --- asynchronous generators */

/* A bound method of the loop, or NULL (no error) where it has none. */
static value find_hook(struct machine *m, value loop, const char *method)
{
    value name = str_from(m, method);
    value hook = name ? object_find_attribute(m, loop, name) : NULL;
    drop(m, name);
    return hook;
}

value loop_install_asyncgen_hooks(struct machine *m, value loop)
{
    struct lang *lang = m->lang;
    value first = find_hook(m, loop, "_asyncgen_firstiter_hook");
    value final = m->error ? NULL : find_hook(m, loop, "_asyncgen_finalizer_hook");
    value before = m->error ? NULL
                            : tuple_pack2(m, lang->asyncgen_firstiter ? lang->asyncgen_firstiter : NONE,
                                          lang->asyncgen_finalizer ? lang->asyncgen_finalizer : NONE);
    if (!before) {
        drop(m, first);
        drop(m, final);
        return NULL;
    }
    replace_place(m, lang->asyncgen_firstiter, first);
    replace_place(m, lang->asyncgen_finalizer, final);
    return before;
}

void loop_restore_asyncgen_hooks(struct machine *m, value before)
{
    value *old = AS_TUPLE(before)->items;
    replace_place(m, m->lang->asyncgen_firstiter, old[0] == NONE ? NULL : keep(old[0]));
    replace_place(m, m->lang->asyncgen_finalizer, old[1] == NONE ? NULL : keep(old[1]));
    drop(m, before);
}

/* --- debug mode */

void loop_track_origins(struct machine *m, struct event_loop *loop, bool on)
{
    if (loop->tracks_origins == on)
        return;
    loop->tracks_origins = on;
    if (on) {
        loop->saved_origin_depth = m->lang->origin_depth;
        m->lang->origin_depth = ORIGIN_DEPTH;
    } else {
        m->lang->origin_depth = loop->saved_origin_depth;
    }
}

/* _format_handle: a task's step is shown as the task */
static value format_handle(struct machine *m, struct handle *handle)
{
    if (handle->kind == HANDLE_CALLBACK)
        return handle_repr(m, (value)handle);
    value task = handle->native ? handle->argument : AS_HOOK(handle->callback)->target;
    return object_repr(m, task);
}

static bool warn_slow(struct machine *m, struct event_loop *loop, struct handle *handle,
                      double seconds)
{
    double limit = m->loops->slow;
    if (loop->slow_callback_duration && !object_as_double(m, loop->slow_callback_duration, &limit))
        return false;
    if (!(seconds >= limit))
        return true;
    value shown = format_handle(m, handle), duration = float_new(m, seconds);
    value name = str_from(m, "_warn_slow");
    value text = shown && duration && name
                     ? object_call_method2(m, (value)loop, name, shown, duration)
                     : NULL;
    if (text && text != NONE)
        RECORD(m, warned, .kind = WARNING_SLOW_CALLBACK,
               .task = handle->kind != HANDLE_CALLBACK && handle->native
                           ? AS_FUTURE(handle->argument)->number
                           : 0,
               .text = record_field(text));
    drop(m, shown);
    drop(m, duration);
    drop(m, name);
    drop(m, text);
    return text != NULL;
}

bool loop_run_watched(struct machine *m, struct event_loop *loop, struct handle *handle)
{
    double begun = clock_now(m);
    return handle_run(m, handle) && warn_slow(m, loop, handle, clock_now(m) - begun);
}

/* --- telling of errors */

bool loop_call_exception_handler(struct machine *m, value loop, struct dict *context)
{
    value name = str_from(m, "call_exception_handler");
    value method = name && loop ? object_find_attribute(m, own_loop_face(loop), name) : NULL;
    drop(m, name);
    if (!method)
        return !m->error;
    value done = object_call1(m, method, (value)context);
    drop(m, method);
    drop(m, done);
    if (!done && !error_ends_run(m)) {
        m->hooks.unraisable(m, loop, "in call_exception_handler");
        error_clear(m);
        return true;
    }
    return done != NULL;
}
