/* Tasks: their steps. The Python face is task_type.c. */
#include "sim/loop/task.h"

#include "sim/loop/context.h"
#include "sim/loop/face.h"
#include "sim/loop/handle.h"
#include "sim/loop/hook.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/loop/place.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* --- the list of tasks that are not done */

static void enlist(struct machine *m, struct task *task)
{
    struct loops *loops = m->loops;
    task->prev = loops->last_task;
    task->next = NULL;
    if (loops->last_task)
        loops->last_task->next = task;
    else
        loops->tasks = task;
    loops->last_task = task;
}

void task_delist(struct machine *m, struct task *task)
{
    struct loops *loops = m->loops;
    if (!task->prev && !task->next && loops->tasks != task)
        return;
    if (task->prev)
        task->prev->next = task->next;
    else
        loops->tasks = task->next;
    if (task->next)
        task->next->prev = task->prev;
    else
        loops->last_task = task->prev;
    task->next = task->prev = NULL;
}

/* --- which task runs */

value task_current(struct machine *m)
{
    value loop = loop_running_or_null(m), task = loop ? AS_LOOP(loop)->current_task : NULL;
    /* _enter_task() may have put anything there. */
    return task && type_is_subtype(type_of(m, task), m->types.task) ? task : NULL;
}

static bool enter(struct machine *m, struct task *task)
{
    struct event_loop *loop = AS_LOOP(task->future.loop);
    if (loop->current_task) {
        raise_error(m, m->types.RuntimeError,
                    "Cannot enter into task %R while another task %R is being executed.",
                    (value)task, loop->current_task);
        return false;
    }
    loop->current_task = keep((value)task);
    task->running = true;
    return true;
}

static void leave(struct machine *m, struct task *task)
{
    task->running = false;
    drop_place(m, AS_LOOP(task->future.loop)->current_task);
}

/* --- scheduling */

static const struct hook_spec task_wakeup_hook, task_step_hook;
static bool step_handle(struct machine *m, value argument);
static bool wakeup_handle(struct machine *m, value argument);

/* By a call_soon() of the program's: with a callable, as CPython's tasks always do it. */
static bool schedule_by_method(struct machine *m, struct task *task, enum handle_kind kind)
{
    bool wakes = kind == HANDLE_WAKEUP;
    value callable = hook_new(m, wakes ? &task_wakeup_hook : &task_step_hook, (value)task);
    value args = wakes && callable ? tuple_pack1(m, task->waiter) : NULL;
    value handle = m->error ? NULL
                            : own_loop_call_soon(m, task->future.loop, callable, args,
                                                 task->context);
    drop(m, callable);
    drop(m, args);
    drop(m, handle);
    return handle != NULL;
}

static bool schedule(struct machine *m, struct task *task, handle_native *native, value argument,
                     enum handle_kind kind, size_t hidden)
{
    if (!task->future.loop)
        return true; /* the collector has been here */
    if (AS_LOOP(task->future.loop)->own & OWN_CALL_SOON)
        return schedule_by_method(m, task, kind);
    if (AS_LOOP(task->future.loop)->closed) {
        raise_error(m, m->types.RuntimeError, "Event loop is closed");
        return false;
    }
    struct handle *handle = handle_new(m, m->loops->handle, task->future.loop, task->context,
                                       hidden);
    if (!handle)
        return false;
    handle->native = native;
    handle->argument = keep(argument);
    bool ok = handle_queue(m, handle, kind, task->future.number, 0);
    drop(m, &handle->head);
    return ok;
}

static bool schedule_step(struct machine *m, struct task *task)
{
    return schedule(m, task, step_handle, (value)task, HANDLE_STEP, HIDDEN_CALL_SOON);
}

bool task_schedule_wakeup(struct machine *m, value task)
{
    return schedule(m, AS_TASK(task), wakeup_handle, task, HANDLE_WAKEUP, HIDDEN_CALL_SOON);
}

/* The error that is set will be thrown into the task at its next step. */
static bool schedule_throw(struct machine *m, struct task *task)
{
    replace_place(m, task->thrown, error_take(m));
    return schedule_step(m, task);
}

/* --- what came out of a step */

static bool finish(struct machine *m, struct task *task, value result)
{
    bool ok;
    if (task->future.must_cancel) {
        task->future.must_cancel = false;
        RECORD(m, step_ended, .task = task->future.number, .outcome = OUTCOME_CANCELLED,
               .line = place_last_line(m, (value)task), .result = {"", 0});
        ok = future_mark_cancelled(m, (value)task, task->future.cancel_message);
    } else {
        char text[60];
        RECORD(m, step_ended, .task = task->future.number, .outcome = OUTCOME_RETURNED,
               .line = place_last_line(m, (value)task),
               .result = {text, record_brief_into(m, result, sizeof text, text)});
        ok = future_set_result(m, (value)task, result);
    }
    task_delist(m, task);
    return ok;
}

static void record_raised(struct machine *m, struct task *task, value error, enum outcome outcome)
{
    char text[80];
    RECORD(m, step_ended, .task = task->future.number, .outcome = outcome,
           .line = place_last_line(m, (value)task),
           .result = {text, record_brief_into(m, error, sizeof text, text)});
}

static bool fail(struct machine *m, struct task *task)
{
    bool ends_run = error_ends_run(m), ok;
    value error = error_take(m);
    if (is_instance(m, error, m->types.CancelledError)) {
        record_raised(m, task, error, OUTCOME_CANCELLED);
        replace_place(m, task->future.cancelled_error, keep(error));
        ok = future_cancel(m, (value)task, NULL) >= 0;
    } else {
        record_raised(m, task, error, OUTCOME_RAISED);
        ok = future_set_exception(m, (value)task, error);
    }
    task_delist(m, task);
    if (ok && ends_run) {
        reraise(m, error);
        return false;
    }
    drop(m, error);
    return ok;
}

/* cancel() was asked for before the task began to wait: what it waits for is cancelled. */
static bool pass_cancel_on(struct machine *m, struct task *task, value future)
{
    int cancelled = future_cancel_any(m, future, task->future.cancel_message);
    if (cancelled == 1)
        task->future.must_cancel = false;
    return cancelled >= 0;
}

static bool wait_for_future(struct machine *m, struct task *task, value future)
{
    AS_FUTURE(future)->blocking = false;
    replace_place(m, task->waiter, keep(future));
    place_record_wait(m, (value)task, future);
    if (!future_add_callback(m, future, (value)task, task->context))
        return false;
    if (!task->future.must_cancel)
        return true;
    return pass_cancel_on(m, task, future);
}

static bool yielded_future(struct machine *m, struct task *task, value future)
{
    if (future == (value)task)
        raise_error(m, m->types.RuntimeError, "Task cannot await on itself: %R", (value)task);
    else if (AS_FUTURE(future)->loop != task->future.loop)
        raise_error(m, m->types.RuntimeError,
                    "Task %R got Future %R attached to a different loop", (value)task, future);
    else if (!AS_FUTURE(future)->blocking)
        raise_error(m, m->types.RuntimeError,
                    "yield was used instead of yield from in task %R with %R", (value)task, future);
    else
        return wait_for_future(m, task, future);
    place_record_yield(m, (value)task);
    return schedule_throw(m, task);
}

/* An object that is no Future of ours but behaves like one. */
static bool wait_for_foreign(struct machine *m, struct task *task, value future)
{
    value loop = future_get_loop(m, future);
    drop(m, loop);
    if (!loop || !object_set_attribute(m, future, m->names._asyncio_future_blocking, FALSE))
        return false;
    value wakeup = hook_new(m, &task_wakeup_hook, (value)task);
    value add = object_get_attribute(m, future, m->names.add_done_callback);
    value names = tuple_pack1(m, m->names.context);
    value items[] = {wakeup, task->context};
    struct args args = {items, 1, names};
    value added = wakeup && add && names ? object_call(m, add, &args) : NULL;
    drop(m, wakeup);
    drop(m, add);
    drop(m, names);
    drop(m, added);
    if (!added)
        return false;
    replace_place(m, task->waiter, keep(future));
    return !task->future.must_cancel || pass_cancel_on(m, task, future);
}

/* 1: it is waited for; 0: an error is set, to be thrown into the task; -1: other errors. */
static int yielded_foreign(struct machine *m, struct task *task, value future, value blocking)
{
    int truth = object_truth(m, blocking);
    value loop = truth >= 0 ? future_get_loop(m, future) : NULL;
    if (!loop)
        return -1;
    drop(m, loop);
    if (loop != own_loop_face(task->future.loop))
        raise_error(m, m->types.RuntimeError,
                    "Task %R got Future %R attached to a different loop", (value)task, future);
    else if (!truth)
        raise_error(m, m->types.RuntimeError,
                    "yield was used instead of yield from in task %R with %R", (value)task, future);
    else
        return wait_for_foreign(m, task, future) ? 1 : -1;
    return 0;
}

/* task_step_handle_result_impl */
static bool yielded(struct machine *m, struct task *task, value result)
{
    if (result == NONE) { /* sleep(0), a bare yield */
        place_record_yield(m, (value)task);
        return schedule_step(m, task);
    }
    if (result == (value)task || (is_future(m, result) && future_has_plain_callbacks(m, result)))
        return yielded_future(m, task, result);
    place_record_yield(m, (value)task);
    value foreign = object_find_attribute(m, result, m->names._asyncio_future_blocking);
    if (foreign && foreign != NONE) {
        int waits = yielded_foreign(m, task, result, foreign);
        drop(m, foreign);
        return waits == 0 ? schedule_throw(m, task) : waits == 1;
    }
    drop(m, foreign);
    if (m->error)
        return false;
    if (is_exactly(result, m->types.generator))
        raise_error(m, m->types.RuntimeError,
                    "yield was used instead of yield from for generator in task %R with %R",
                    (value)task, result);
    else
        raise_error(m, m->types.RuntimeError, "Task got bad yield: %R", result);
    return schedule_throw(m, task);
}

/* --- the step */

/* What is to be thrown: the error handed over, or CancelledError when cancel() was asked for. NULL
 * with no error set: nothing. Steals `thrown`. */
static bool choose_thrown(struct machine *m, struct task *task, value *thrown)
{
    if (!task->future.must_cancel)
        return true;
    if (!*thrown || !is_instance(m, *thrown, m->types.CancelledError)) {
        replace_place(m, *thrown, future_make_cancelled_error(m, (value)task));
        if (!*thrown)
            return false;
    }
    task->future.must_cancel = false;
    return true;
}

static bool run_step(struct machine *m, struct task *task, value thrown)
{
    m->loops->in_step = true;
    m->loops->task_steps++;
    RECORD(m, step_begun, .task = task->future.number);
    if (thrown) {
        char text[80];
        RECORD(m, step_threw, .task = task->future.number,
               .exception = {text, record_brief_into(m, thrown, sizeof text, text)});
    }
    value result = NULL, coroutine = keep(task->coroutine);
    enum send_result sent =
        object_send(m, coroutine, thrown ? thrown : NONE, thrown != NULL, &result);
    drop(m, coroutine);
    bool ok = sent == SEND_YIELDED    ? yielded(m, task, result)
              : sent == SEND_RETURNED ? finish(m, task, result)
                                      : fail(m, task);
    drop(m, result);
    return ok;
}

/* task_step. Steals thrown (NULL: nothing). */
static bool step(struct machine *m, struct task *task, value thrown)
{
    bool ok = false;
    keep((value)task);
    if (task->future.state != FUTURE_PENDING) {
        raise_error(m, m->types.InvalidStateError, "__step(): already done: %R %R", (value)task,
                    thrown ? thrown : NONE);
    } else if (choose_thrown(m, task, &thrown)) {
        drop_place(m, task->waiter);
        if (enter(m, task)) {
            ok = run_step(m, task, thrown);
            leave(m, task);
        }
    }
    drop(m, thrown);
    drop(m, (value)task);
    return ok;
}

static bool step_handle(struct machine *m, value argument)
{
    struct task *task = AS_TASK(argument);
    value thrown = task->thrown;
    task->thrown = NULL;
    return step(m, task, thrown);
}

/* task_wakeup: the future's error is thrown, its result is not sent (the await asks for it). */
static bool wakeup_handle(struct machine *m, value argument)
{
    struct task *task = AS_TASK(argument);
    value future = keep_or_null(task->waiter), thrown = NULL;
    if (future && is_future(m, future))
        thrown = future_take_error(m, future);
    /* C's task_wakeup raises it, within whatever surrounds the loop, before it is thrown. */
    if (thrown && AS_FUTURE(future)->state == FUTURE_CANCELLED)
        exception_chain(m, thrown);
    drop(m, future);
    return step(m, task, thrown);
}

/* The hook that wakes a task up when an object that only behaves like a future is done. */
static bool wakeup_by_foreign(struct machine *m, value target, value future)
{
    value name = str_from(m, "result"), thrown = NULL;
    value result = name ? object_call_method0(m, future, name) : NULL;
    drop(m, name);
    drop(m, result);
    if (!result)
        thrown = error_take(m);
    return step(m, AS_TASK(target), thrown);
}

static const struct hook_spec task_wakeup_hook = {
    wakeup_by_foreign, "TaskWakeupMethWrapper", NULL, "wakes up", HANDLE_WAKEUP,
};

static bool step_by_hook(struct machine *m, value target, value nothing)
{
    (void)nothing;
    return step_handle(m, target);
}

static const struct hook_spec task_step_hook = {
    step_by_hook, "TaskStepMethWrapper", NULL, "steps", HANDLE_STEP,
};

/* --- making one */

static bool start_eagerly(struct machine *m, struct task *task)
{
    struct event_loop *loop = AS_LOOP(task->future.loop);
    value outer = loop->current_task; /* its step goes on after ours */
    loop->current_task = NULL;
    bool ok = context_enter(m, task->context);
    if (ok) {
        ok = step(m, task, NULL);
        context_leave(m, task->context);
    }
    replace_place(m, loop->current_task, outer);
    /* All tasks stand in the order in which they were scheduled: it is from now on. One that is done
     * lets its coroutine go. */
    if (task->future.state == FUTURE_PENDING) {
        task_delist(m, task);
        enlist(m, task);
    } else {
        drop_place(m, task->coroutine);
    }
    return ok;
}

/* "Task-7" is not made a str of for the record alone. */
static struct event_text_field name_field(struct task *task, char own[32])
{
    if (!is_small_int(task->name))
        return record_field(task->name);
    char *at = record_digits((uint64_t)small_int(task->name), own + 32) - 5;
    memcpy(at, "Task-", 5);
    return (struct event_text_field){at, (size_t)(own + 32 - at)};
}

static void record_created(struct machine *m, struct task *task, bool eager)
{
    if (++m->tasks_made > m->limits.tasks)
        machine_reach_bound(m, BOUND_TASKS);
    value current = task_current(m);
    char own[32], call[PLACE_CALL_MOST];
    uint32_t file = 0, line = 0;
    place_of_caller(m, &file, &line);
    RECORD(m, task_created, .task = task->future.number,
           .parent = current ? AS_FUTURE(current)->number : 0,
           .loop = AS_LOOP(task->future.loop)->number,
           .owner = task->owner, .file = file, .line = line,
           .eager = eager, .name = name_field(task, own),
           .call = {call, place_call_text(m, task->coroutine, call)});
}

bool task_init(struct machine *m, struct task *task, value coroutine, value loop, value name,
               value context, bool eager)
{
    replace_place(m, task->future.loop, keep(loop));
    if (AS_LOOP(loop)->closed) {
        raise_error(m, m->types.RuntimeError, "Event loop is closed");
        return false;
    }
    replace_place(m, task->coroutine, keep(coroutine));
    replace_place(m, task->context, context ? keep(context) : context_copy_current(m));
    if (!task->context)
        return false;
    value named = name && name != NONE ? object_str(m, name)
                                       : tag_small_int((int64_t)++m->loops->next_task_name);
    if (!named)
        return false;
    replace_place(m, task->name, named);
    task->future.is_task = true;
    task->future.log_destroy_pending = true;
    task->future.number = record_number(m, SERIES_TASK);
    record_created(m, task, eager);
    enlist(m, task);
    if (eager)
        return start_eagerly(m, task);
    return schedule(m, task, step_handle, (value)task, HANDLE_STEP,
                    HIDDEN_CALL_SOON + HIDDEN_CREATE_TASK);
}

value task_new(struct machine *m, value coroutine, value loop, value name, value context,
               const char *owner)
{
    struct task *task = (struct task *)object_alloc(m, m->types.task, sizeof *task);
    if (!task)
        return NULL;
    bool ok = true;
    if (AS_LOOP(loop)->debug)
        ok = (task->future.source_traceback = source_traceback_new(m)) != NULL;
    if (owner)
        task->owner = record_words(m, owner);
    if (!ok || !task_init(m, task, coroutine, loop, name, context, false)) {
        drop(m, (value)task);
        return NULL;
    }
    return (value)task;
}

value task_name(struct machine *m, value task)
{
    struct task *self = AS_TASK(task);
    if (is_small_int(self->name)) {
        value name = str_format(m, "Task-%lld", (long long)small_int(self->name));
        if (!name)
            return NULL;
        self->name = name;
    }
    return keep(self->name);
}

bool task_set_name(struct machine *m, value task, value name)
{
    value text = object_str(m, name);
    if (!text)
        return false;
    replace_place(m, AS_TASK(task)->name, text);
    RECORD(m, task_renamed, .task = AS_FUTURE(task)->number, .name = record_field(text));
    return true;
}

/* --- cancelling: CPython Task.cancel */

uint32_t task_uncancel(value task)
{
    struct task *self = AS_TASK(task);
    if (self->cancels_requested && --self->cancels_requested == 0)
        self->future.must_cancel = false;
    return self->cancels_requested;
}

int task_cancel(struct machine *m, value task_value, value message)
{
    struct task *task = AS_TASK(task_value);
    value current = task_current(m);
    uint32_t file = 0, line = 0;
    place_of_caller(m, &file, &line);
    bool pending = task->future.state == FUTURE_PENDING;
    value text = message && message != NONE ? record_brief(m, message, 60) : NULL;
    RECORD(m, cancel_asked, .task = task->future.number,
           .by = current ? AS_FUTURE(current)->number : 0, .file = file, .line = line,
           .accepted = pending, .message = record_field(text));
    drop(m, text);
    task->future.log_traceback = false;
    if (!pending)
        return 0;
    task->cancels_requested++;
    if (task->waiter) {
        value waiter = keep(task->waiter);
        int cancelled = future_cancel_any(m, waiter, message);
        drop(m, waiter);
        if (cancelled)
            return cancelled;
    }
    task->future.must_cancel = true;
    replace_place(m, task->future.cancel_message, keep_or_null(message));
    return 1;
}
