/* Handles. CPython 3.13 Lib/asyncio/events.py Handle, TimerHandle. */
#include "sim/loop/handle.h"

#include "sim/lang/fiber.h"
#include "sim/loop/context.h"
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct handle *handle_new(struct machine *m, struct type *type, value loop, value context,
                          size_t hidden)
{
    struct handle *handle = (struct handle *)object_alloc(m, type, sizeof *handle);
    if (!handle)
        return NULL;
    handle->loop = keep(loop);
    handle->context = keep_or_null(context);
    handle->number = record_number(m, SERIES_HANDLE);
    if (AS_LOOP(loop)->debug && !(handle->source_traceback = source_traceback_short(m, hidden))) {
        drop(m, &handle->head);
        return NULL;
    }
    return handle;
}

bool handle_queue(struct machine *m, struct handle *handle, enum handle_kind kind, uint64_t task,
                  uint64_t timer)
{
    handle->kind = kind;
    RECORD(m, handle_queued, .handle = handle->number, .kind = kind, .task = task,
           .label = handle->label, .timer = timer);
    return ready_push(m, &AS_LOOP(handle->loop)->ready, handle);
}

void handle_cancel(struct machine *m, value handle_value)
{
    struct handle *handle = AS_HANDLE(handle_value);
    if (handle->cancelled)
        return;
    handle->cancelled = true;
    if (!handle->loop)
        return; /* the collector has been here */
    value shown = NULL; /* debug mode keeps what it was */
    if (own_loop_debug(m, handle->loop) > 0 && !(shown = handle_repr(m, handle_value)))
        error_clear(m);
    if (handle->is_timer) {
        if (handle->scheduled)
            AS_LOOP(handle->loop)->timers.cancelled++;
        if (handle->scheduled)
            RECORD(m, timer_cancelled, .timer = handle->sequence);
    } else if (handle != AS_LOOP(handle->loop)->current_handle) {
        RECORD(m, handle_cancelled, .handle = handle->number);
    }
    drop_place(m, handle->callback);
    replace_place(m, handle->argument, shown);
}

static value call_python(struct machine *m, struct handle *handle)
{
    struct tuple *arguments = AS_TUPLE(handle->argument);
    struct args args = {arguments->items, arguments->size, NULL};
    value callback = keep(handle->callback), held = keep(handle->argument);
    value result = object_call(m, callback, &args);
    drop(m, callback);
    drop(m, held);
    return result;
}

static bool call(struct machine *m, struct handle *handle)
{
    if (handle->native) {
        value argument = keep_or_null(handle->argument);
        bool ok = handle->native(m, argument);
        drop(m, argument);
        return ok;
    }
    value result = call_python(m, handle);
    drop(m, result);
    return result != NULL;
}

/* Within an `except` block of Handle._run, as the handler sees it. */
static bool handle_error(struct machine *m, value loop, struct dict *context, value exception)
{
    value before = m->fiber->handled;
    m->fiber->handled = keep(exception);
    bool ok = loop_call_exception_handler(m, loop, context);
    replace_place(m, m->fiber->handled, before);
    return ok;
}

/* "Exception in callback fetched(1, 2) at app.py:5" to the loop's exception handler. */
static bool report(struct machine *m, struct handle *handle)
{
    value exception = error_take(m);
    struct dict *context = dict_new(m);
    bool debug = own_loop_debug(m, handle->loop) > 0, ok = true;
    value text = handle->callback
                     ? format_callback(m, handle->callback, handle->argument, debug, true)
                     : str_from(m, "None");
    value message = text ? str_format(m, "Exception in callback %S", text) : NULL;
    if (context && message && dict_set_text(m, context, "message", message) &&
        dict_set_text(m, context, "exception", exception) &&
        dict_set_text(m, context, "handle", &handle->head) &&
        (!handle->source_traceback ||
         dict_set_text(m, context, "source_traceback", handle->source_traceback)))
        ok = handle_error(m, handle->loop, context, exception);
    if (ok)
        error_clear(m);
    drop(m, text);
    drop(m, message);
    drop(m, (value)context);
    drop(m, exception);
    return ok;
}

bool error_ends_run(struct machine *m)
{
    return error_is(m, m->types.SystemExit) || error_is(m, m->types.KeyboardInterrupt);
}

bool handle_run(struct machine *m, struct handle *handle)
{
    value context = keep_or_null(handle->context);
    bool ok = !context || context_enter(m, context);
    if (ok) {
        ok = call(m, handle);
        if (context)
            context_leave(m, context);
    }
    drop(m, context);
    if (ok)
        return true;
    if (error_ends_run(m))
        return false;
    return report(m, handle);
}
