/* Handles. CPython 3.13 Lib/asyncio/events.py Handle, TimerHandle. */
#include "sim/loop/handle.h"

#include "sim/loop/context.h"
#include "sim/loop/loops.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct handle *handle_new(struct machine *m, struct type *type, value loop, value context)
{
    struct handle *handle = (struct handle *)object_alloc(m, type, sizeof *handle);
    if (!handle)
        return NULL;
    handle->loop = keep(loop);
    handle->context = context ? keep(context) : context_copy_current(m);
    if (!handle->context) {
        drop(m, &handle->head);
        return NULL;
    }
    handle->number = record_number(m, SERIES_HANDLE);
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
    if (handle->is_timer) {
        if (handle->scheduled)
            AS_LOOP(handle->loop)->timers.cancelled++;
        RECORD(m, timer_cancelled, .timer = handle->sequence);
    } else {
        RECORD(m, handle_cancelled, .handle = handle->number);
    }
    drop_place(m, handle->callback);
    drop_place(m, handle->argument);
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

/* "Exception in callback fetched(1, 2) at app.py:5" to the loop's exception handler. */
static void report(struct machine *m, struct handle *handle)
{
    value exception = error_take(m);
    struct dict *context = dict_new(m);
    value text = handle->callback ? loop_format_callback(m, handle->callback, handle->argument)
                                  : str_from(m, "None");
    value message = text ? str_format(m, "Exception in callback %S", text) : NULL;
    if (context && message && dict_set_text(m, context, "message", message) &&
        dict_set_text(m, context, "exception", exception) &&
        dict_set_text(m, context, "handle", &handle->head) &&
        (!handle->source_traceback ||
         dict_set_text(m, context, "source_traceback", handle->source_traceback)))
        loop_call_exception_handler(m, handle->loop, context);
    error_clear(m);
    drop(m, text);
    drop(m, message);
    drop(m, (value)context);
    drop(m, exception);
}

bool error_ends_run(struct machine *m)
{
    return error_is(m, m->types.SystemExit) || error_is(m, m->types.KeyboardInterrupt);
}

bool handle_run(struct machine *m, struct handle *handle)
{
    if (!context_enter(m, handle->context)) {
        report(m, handle);
        return true;
    }
    bool ok = call(m, handle);
    context_leave(m, handle->context);
    if (ok)
        return true;
    if (error_ends_run(m))
        return false;
    report(m, handle);
    return true;
}
