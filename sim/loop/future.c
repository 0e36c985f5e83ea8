/* Futures: settling them and calling back. The Python face is future_type.c. */
#include "sim/loop/future.h"

#include "sim/lang/fiber.h"
#include "sim/loop/context.h"
#include "sim/loop/face.h"
#include "sim/loop/handle.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/loop/task.h"
#include "sim/value/deep.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

value future_new(struct machine *m, value loop)
{
    struct future *future = (struct future *)object_alloc(m, m->types.future, sizeof *future);
    if (!future)
        return NULL;
    future->loop = keep(loop);
    if (AS_LOOP(loop)->debug && !(future->source_traceback = source_traceback_new(m)))
        return drop_and_fail(m, (value)future);
    return (value)future;
}

bool is_future(struct machine *m, value v)
{
    struct type *type = type_of(m, v);
    return type == m->types.task || type == m->types.future ||
           type_is_subtype(type, m->types.future) || type_is_subtype(type, m->types.task);
}

/* --- done callbacks */

/* One callback becomes one handle. A task in the place of a callback stands for its wakeup. */
static bool schedule_one(struct machine *m, value future, value callable, value context)
{
    if (is_object(callable) && type_is_subtype(callable->type, m->types.task) &&
        AS_TASK(callable)->waiter == future)
        return task_schedule_wakeup(m, callable);
    value loop = AS_FUTURE(future)->loop;
    if (!loop)
        return true; /* the collector has been here */
    value args = tuple_pack1(m, future);
    if (!args)
        return false;
    value handle = AS_LOOP(loop)->own & OWN_CALL_SOON
                       ? own_loop_call_soon(m, loop, callable, args, context)
                       : loop_call_soon(m, loop, callable, args, context);
    drop(m, args);
    drop(m, handle);
    return handle != NULL;
}

static bool schedule_more(struct machine *m, value future, value list)
{
    bool ok = true;
    for (size_t i = 0; ok && i < list_size(list); i++) {
        value pair = AS_LIST(list)->items[i];
        ok = schedule_one(m, future, AS_TUPLE(pair)->items[0], AS_TUPLE(pair)->items[1]);
    }
    return ok;
}

/* Future.__schedule_callbacks: all are scheduled, in the order in which they were added. */
static bool schedule_callbacks(struct machine *m, value future)
{
    struct future *self = AS_FUTURE(future);
    struct future_callback first = self->callback;
    value more = self->callbacks;
    self->callback = (struct future_callback){0};
    self->callbacks = NULL;
    bool ok = !first.call || schedule_one(m, future, first.call, first.context);
    if (ok && more)
        ok = schedule_more(m, future, more);
    drop(m, first.call);
    drop(m, first.context);
    drop(m, more);
    return ok;
}

bool future_add_callback(struct machine *m, value future, value callable, value context)
{
    struct future *self = AS_FUTURE(future);
    value own = context ? keep(context) : context_copy_current(m);
    if (!own)
        return false;
    bool ok;
    if (self->state != FUTURE_PENDING) {
        ok = schedule_one(m, future, callable, own);
    } else if (!self->callback.call && !self->callbacks) {
        self->callback = (struct future_callback){keep(callable), keep(own)};
        ok = true;
    } else {
        value pair = tuple_pack2(m, callable, own);
        if (pair && !self->callbacks)
            self->callbacks = list_new(m, 4);
        ok = pair && self->callbacks && list_append(m, self->callbacks, pair);
        drop(m, pair);
    }
    drop(m, own);
    return ok;
}

bool future_has_plain_callbacks(struct machine *m, value future)
{
    struct type *type = type_of(m, future);
    return type == m->types.task || type == m->types.future ||
           type_lookup(m, type, m->names.add_done_callback) ==
               type_lookup(m, m->types.future, m->names.add_done_callback);
}

bool future_add_callback_any(struct machine *m, value future, value callable)
{
    if (future_has_plain_callbacks(m, future))
        return future_add_callback(m, future, callable, NULL);
    value added = object_call_method1(m, future, m->names.add_done_callback, callable);
    drop(m, added);
    return added != NULL;
}

static int remove_first(struct machine *m, struct future *self, value callable)
{
    if (!self->callback.call)
        return 0;
    int equal = object_compare_bool(m, COMPARE_EQ, self->callback.call, callable);
    if (equal == 1) {
        drop_place(m, self->callback.call);
        drop_place(m, self->callback.context);
    }
    return equal;
}

int64_t future_remove_callback(struct machine *m, value future, value callable)
{
    struct future *self = AS_FUTURE(future);
    int64_t removed = remove_first(m, self, callable);
    if (removed < 0 || !self->callbacks)
        return removed;
    value old = keep(self->callbacks), kept = list_new(m, list_size(old));
    if (!kept) {
        drop(m, old);
        return -1;
    }
    for (size_t i = 0; i < list_size(old); i++) {
        value pair = AS_LIST(old)->items[i];
        int equal = object_compare_bool(m, COMPARE_EQ, AS_TUPLE(pair)->items[0], callable);
        if (equal < 0 || (equal == 0 && !list_append(m, kept, pair))) {
            drop(m, old);
            drop(m, kept);
            return -1;
        }
        removed += equal;
    }
    drop(m, old);
    replace_place(m, self->callbacks, kept);
    return removed;
}

/* --- settling */

static bool must_be_pending(struct machine *m, value future)
{
    if (AS_FUTURE(future)->state == FUTURE_PENDING)
        return true;
    raise_error(m, m->types.InvalidStateError, "invalid state");
    return false;
}

static void record_settled(struct machine *m, value future, enum outcome outcome, value result)
{
    struct future *self = AS_FUTURE(future);
    if (self->is_task || !self->number)
        return;
    char text[60];
    size_t size = result ? record_brief_into(m, result, sizeof text, text) : 0;
    RECORD(m, future_settled, .future = self->number, .outcome = outcome, .result = {text, size});
}

bool future_set_result(struct machine *m, value future, value result)
{
    if (!must_be_pending(m, future))
        return false;
    struct future *self = AS_FUTURE(future);
    self->result = keep(result);
    self->state = FUTURE_FINISHED;
    record_settled(m, future, OUTCOME_RETURNED, result);
    return schedule_callbacks(m, future);
}

/* StopIteration cannot be raised out of an awaiting coroutine: RuntimeError carries it. */
static value stop_iteration_in_disguise(struct machine *m, value stop)
{
    raise_error(m, m->types.RuntimeError,
                "StopIteration interacts badly with generators and cannot be raised into a Future");
    value error = error_take(m);
    if (error && is_instance(m, error, m->types.RuntimeError)) {
        AS_EXCEPTION(error)->cause = keep(stop);
        AS_EXCEPTION(error)->suppress_context = true;
        replace_place(m, AS_EXCEPTION(error)->context, keep(stop));
    }
    return error;
}

bool future_set_exception(struct machine *m, value future, value exception)
{
    if (!must_be_pending(m, future))
        return false;
    bool is_class = has_type_flag(m, exception, TYPE_IS_TYPE);
    value error = is_class ? object_call0(m, exception) : keep(exception);
    if (error && !has_type_flag(m, error, TYPE_IS_EXCEPTION)) {
        raise_error(m, m->types.TypeError, "invalid exception object");
        drop_place(m, error);
    }
    if (error && is_instance(m, error, m->types.StopIteration)) {
        value disguised = stop_iteration_in_disguise(m, error);
        drop(m, error);
        error = disguised;
    }
    if (!error)
        return false;
    struct future *self = AS_FUTURE(future);
    self->exception = error;
    self->exception_traceback = keep_or_null(AS_EXCEPTION(error)->traceback);
    self->state = FUTURE_FINISHED;
    self->log_traceback = true;
    record_settled(m, future, OUTCOME_RAISED, error);
    return schedule_callbacks(m, future);
}

bool future_mark_cancelled(struct machine *m, value future, value message)
{
    struct future *self = AS_FUTURE(future);
    self->state = FUTURE_CANCELLED;
    replace_place(m, self->cancel_message, keep_or_null(message));
    record_settled(m, future, OUTCOME_CANCELLED, NULL);
    return schedule_callbacks(m, future);
}

int future_cancel(struct machine *m, value future, value message)
{
    struct future *self = AS_FUTURE(future);
    self->log_traceback = false;
    if (self->state != FUTURE_PENDING)
        return 0;
    return future_mark_cancelled(m, future, message) ? 1 : -1;
}

struct deep_cancel {
    value future, message;
    int result;
};

static void cancel_deep(struct machine *m, void *closure)
{
    struct deep_cancel *call = closure;
    call->result = future_cancel_any(m, call->future, call->message);
}

static int cancel_on_fresh_stack(struct machine *m, value future, value message)
{
    struct deep_cancel call = {future, message, -1};
    deep_run(m, cancel_deep, &call);
    return call.result;
}

int future_cancel_any(struct machine *m, value future, value message)
{
    if (stack_is_low(m))
        return cancel_on_fresh_stack(m, future, message);
    if (is_exactly(future, m->types.task))
        return task_cancel(m, future, message);
    if (is_exactly(future, m->types.future))
        return future_cancel(m, future, message);
    value method = object_get_attribute(m, future, m->names.cancel);
    value names = method ? tuple_pack1(m, m->names.msg) : NULL;
    value items[] = {message ? message : NONE};
    struct args args = {items, 0, names};
    value answer = names ? object_call(m, method, &args) : NULL;
    int truth = answer ? object_truth(m, answer) : -1;
    drop(m, method);
    drop(m, names);
    drop(m, answer);
    return truth;
}

value future_get_loop(struct machine *m, value future)
{
    if (is_future(m, future) && AS_FUTURE(future)->loop)
        return keep(own_loop_face(AS_FUTURE(future)->loop));
    value name = str_from(m, "get_loop");
    value method = name ? object_find_attribute(m, future, name) : NULL;
    drop(m, name);
    value loop = method ? object_call0(m, method) : NULL;
    drop(m, method);
    if (loop || m->error)
        return loop;
    name = str_from(m, "_loop");
    loop = name ? object_get_attribute(m, future, name) : NULL;
    drop(m, name);
    return loop;
}

/* Future._make_cancelled_error */
value future_make_cancelled_error(struct machine *m, value future)
{
    struct future *self = AS_FUTURE(future);
    if (self->cancelled_error) {
        value error = self->cancelled_error;
        self->cancelled_error = NULL;
        return error;
    }
    value args = self->cancel_message && self->cancel_message != NONE
                     ? tuple_pack1(m, self->cancel_message)
                     : tuple_new(m, 0);
    value error = args ? exception_new(m, m->types.CancelledError, args) : NULL;
    drop(m, args);
    return error;
}

/* The first retrieval starts from the traceback with which it was set, later ones from none. */
static value retrieve_exception(struct machine *m, struct future *self)
{
    value traceback = self->exception_traceback;
    self->exception_traceback = NULL;
    self->log_traceback = false;
    replace_place(m, AS_EXCEPTION(self->exception)->traceback, traceback);
    return self->exception;
}

value future_take_error(struct machine *m, value future)
{
    struct future *self = AS_FUTURE(future);
    if (self->state == FUTURE_CANCELLED)
        return future_make_cancelled_error(m, future);
    return self->exception ? keep(retrieve_exception(m, self)) : NULL;
}

value future_result(struct machine *m, value future)
{
    struct future *self = AS_FUTURE(future);
    if (self->state == FUTURE_CANCELLED) {
        value error = future_make_cancelled_error(m, future);
        if (error)
            raise_exception(m, error);
        drop(m, error);
        return NULL;
    }
    if (self->state == FUTURE_PENDING)
        return raise_error(m, m->types.InvalidStateError, "Result is not set.");
    self->log_traceback = false;
    if (!self->exception)
        return keep(self->result);
    return raise_exception(m, retrieve_exception(m, self));
}

value future_exception(struct machine *m, value future)
{
    struct future *self = AS_FUTURE(future);
    if (self->state == FUTURE_CANCELLED)
        return future_result(m, future);
    if (self->state == FUTURE_PENDING)
        return raise_error(m, m->types.InvalidStateError, "Exception is not set.");
    self->log_traceback = false;
    return self->exception ? keep(self->exception) : NONE;
}

bool future_begin_wait(struct machine *m, value future)
{
    (void)m;
    if (future_done(future) || AS_FUTURE(future)->blocking)
        return false;
    AS_FUTURE(future)->blocking = true;
    return true;
}

value future_end_wait(struct machine *m, value future)
{
    if (!future_done(future))
        return raise_error(m, m->types.RuntimeError, "await wasn't used with future");
    return future_result(m, future);
}

value future_await(struct machine *m, value future)
{
    if (future_begin_wait(m, future)) {
        value sent = fiber_yield(m, future);
        if (!sent)
            return NULL;
        drop(m, sent);
    }
    return future_end_wait(m, future);
}
