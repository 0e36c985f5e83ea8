/* The event loop: one turn, and running it. The Python face is loop_type.c. */
#include "sim/loop/loop.h"

#include "sim/loop/ahead.h"
#include "sim/loop/context.h"
#include "sim/loop/deadlock.h"
#include "sim/loop/handle.h"
#include "sim/loop/hook.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <math.h>

/* CPython: _MIN_SCHEDULED_TIMER_HANDLES, _MIN_CANCELLED_TIMER_HANDLES_FRACTION */
#define PURGE_ABOVE_COUNT    100
#define PURGE_ABOVE_FRACTION 0.5
/* CPython's time.get_clock_info('monotonic').resolution, seconds. */
#define CLOCK_RESOLUTION 1e-9

value loop_new(struct machine *m)
{
    struct loops *loops = m->loops;
    struct event_loop *loop =
        (struct event_loop *)object_alloc(m, loops->event_loop, loops->event_loop->instance_size);
    if (!loop)
        return NULL;
    loop_begin(m, loop);
    return (value)loop;
}

void loop_begin(struct machine *m, struct event_loop *loop)
{
    loop->number = record_number(m, SERIES_LOOP);
    loop->debug = m->loops->debug;
    loop->clock_resolution = CLOCK_RESOLUTION;
    own_loop_look(m, loop);
    loop->next = m->loops->first;
    m->loops->first = loop;
    RECORD(m, loop_created, .loop = loop->number);
}

value loop_running_or_null(struct machine *m)
{
    return m->loops->running;
}

value loop_running(struct machine *m)
{
    if (!m->loops->running)
        return raise_error(m, m->types.RuntimeError, "no running event loop");
    return m->loops->running;
}

static bool must_be_open(struct machine *m, struct event_loop *loop)
{
    if (!loop->closed)
        return true;
    raise_error(m, m->types.RuntimeError, "Event loop is closed");
    return false;
}

/* --- scheduling */

static struct handle *new_handle(struct machine *m, value loop, value callable, value args,
                                 value context, bool timer)
{
    if (!must_be_open(m, AS_LOOP(loop)))
        return NULL;
    struct type *type = timer ? m->loops->timer_handle : m->loops->handle;
    struct handle *handle = handle_new(m, type, loop, context,
                                       timer ? HIDDEN_CALL_LATER : HIDDEN_CALL_SOON);
    if (handle && callable && !context && !(handle->context = context_copy_current(m))) {
        drop(m, &handle->head);
        return NULL;
    }
    if (handle && callable) {
        handle->callback = keep(callable);
        handle->argument = keep(args);
        handle->label = loop_callback_label(m, callable);
    }
    return handle;
}

/* A callback whose one argument is a task is about that task: "gather counts Task-3". */
static uint64_t task_called_about(struct machine *m, value args)
{
    if (!args || tuple_size(args) != 1)
        return 0;
    value argument = AS_TUPLE(args)->items[0];
    return is_future(m, argument) && AS_FUTURE(argument)->is_task ? AS_FUTURE(argument)->number : 0;
}

static value queue_soon(struct machine *m, struct handle *handle, uint64_t about)
{
    enum handle_kind kind = HANDLE_CALLBACK;
    if (handle && handle->callback && is_hook(m, handle->callback)) {
        struct hook *hook = AS_HOOK(handle->callback);
        kind = hook->spec->kind;
        if (kind != HANDLE_CALLBACK)
            about = AS_FUTURE(hook->target)->number;
    }
    if (handle && !handle_queue(m, handle, kind, about, 0)) {
        drop(m, &handle->head);
        return NULL;
    }
    return (value)handle;
}

value loop_call_soon(struct machine *m, value loop, value callable, value args, value context)
{
    struct handle *handle = new_handle(m, loop, callable, args, context, false);
    return queue_soon(m, handle, task_called_about(m, args));
}

value loop_call_soon_native(struct machine *m, value loop, handle_native *native, value argument,
                            value context, uint32_t label)
{
    struct handle *handle = new_handle(m, loop, NULL, NULL, context, false);
    if (handle) {
        handle->native = native;
        handle->argument = keep_or_null(argument);
        handle->label = label;
    }
    return queue_soon(m, handle, 0);
}

static value set_timer(struct machine *m, struct handle *handle, double when)
{
    if (!handle)
        return NULL;
    struct event_loop *loop = AS_LOOP(handle->loop);
    handle->is_timer = true;
    handle->when = when;
    handle->sequence = handle->order = record_number(m, SERIES_TIMER);
    handle->scheduled = true;
    value current = task_current(m);
    RECORD(m, timer_set, .timer = handle->sequence, .when = when,
           .task = current ? AS_FUTURE(current)->number : 0, .purpose = handle->label,
           .loop = loop->number);
    if (timer_push(m, &loop->timers, handle))
        return (value)handle;
    drop(m, &handle->head);
    return NULL;
}

value loop_call_at(struct machine *m, value loop, double when, value callable, value args,
                   value context)
{
    return set_timer(m, new_handle(m, loop, callable, args, context, true), when);
}

value loop_call_at_native(struct machine *m, value loop, double when, handle_native *native,
                          value argument, value context, uint32_t label)
{
    struct handle *handle = new_handle(m, loop, NULL, NULL, context, true);
    if (handle) {
        handle->native = native;
        handle->argument = keep_or_null(argument);
        handle->label = label;
    }
    return set_timer(m, handle, when);
}

/* --- one turn: BaseEventLoop._run_once */

static void drop_popped(struct machine *m, struct event_loop *loop)
{
    struct handle *handle = timer_pop(&loop->timers);
    handle->scheduled = false;
    if (loop->timers.cancelled)
        loop->timers.cancelled--;
    drop(m, &handle->head);
}

static void purge_cancelled(struct machine *m, struct event_loop *loop)
{
    struct timer_heap *timers = &loop->timers;
    size_t purged = 0;
    if (timers->count > PURGE_ABOVE_COUNT &&
        (double)timers->cancelled / (double)timers->count > PURGE_ABOVE_FRACTION) {
        purged = timers_purge(m, timers);
    } else {
        while (timers->count && timers->heap[0].handle->cancelled) {
            drop_popped(m, loop);
            purged++;
        }
    }
    if (purged)
        RECORD(m, handles_collected, .count = purged);
}

static void report_deadlock(struct machine *m, struct event_loop *loop)
{
    value words = deadlock_explain(m, (value)loop);
    if (!words)
        return;
    RECORD(m, deadlock, .loop = loop->number, .explanation = record_field(words));
    raise_with(m, m->types.RuntimeError, words);
    drop(m, words);
}

/* The selector's part: where nothing is ready, time passes to the next deadline, exactly, unless
 * something outside makes the loop ready before. False: nothing can ever happen again, or error. */
static bool wait_until_ready(struct machine *m, struct event_loop *loop)
{
    bool idle = !loop->ready.count && !loop->stopping;
    bool any = !idle || (loop->timers.count > 0 && !isinf(loop->timers.heap[0].when));
    if (loop->own & (OWN_TIME | OWN_SELECTOR) && (any || loop->own & OWN_SELECTOR))
        return own_loop_wait(m, (value)loop, idle, any && idle,
                             any && idle ? loop->timers.heap[0].when : 0);
    double next = !idle ? clock_now(m) : any ? loop->timers.heap[0].when : 0;
    if (idle && m->loops->watched && m->loops->next.time < (any ? next : INFINITY)) {
        next = m->loops->next.time; /* somebody intervenes before */
        any = true;
    }
    if (m->loops->poll && !m->loops->poll(m, (value)loop, any, next))
        return false;
    if (!idle || loop->ready.count)
        return true;
    if (!any) {
        report_deadlock(m, loop);
        return false;
    }
    clock_move_to(m, next, CLOCK_LOOP_WAITED);
    return true;
}

static bool timer_is_due(struct machine *m, const struct event_loop *loop)
{
    return loop->timers.count &&
           loop->timers.heap[0].when < clock_now(m) + loop->clock_resolution;
}

/* When somebody has intervened while it waited and nothing is ready yet, it waits on. */
static bool wait_for_events(struct machine *m, struct event_loop *loop)
{
    struct loops *loops = m->loops;
    size_t left = loop->ready.count;
    for (;;) {
        if (loops->watched && !loops->intervene(m, (value)loop, &left))
            return false;
        if (!wait_until_ready(m, loop))
            return false;
        if (!loops->watched || loops->next.time > clock_now(m))
            return true;
        if (!loops->intervene(m, (value)loop, &left))
            return false;
        if (loop->ready.count || loop->stopping || timer_is_due(m, loop))
            return true;
    }
}

static bool move_due_timers(struct machine *m, struct event_loop *loop)
{
    double now, end;
    if (!own_loop_time(m, (value)loop, &now))
        return false;
    end = now + loop->clock_resolution;
    struct timer_heap *timers = &loop->timers;
    while (timers->count && (timers->heap[0].when < end || timers->heap[0].when <= now)) {
        struct handle *handle = timer_pop(timers);
        handle->scheduled = false;
        if (!handle->cancelled) /* CPython leaves its count of cancelled ones as it is too */
            RECORD(m, timer_due, .timer = handle->sequence);
        bool ok = handle_queue(m, handle, HANDLE_CALLBACK, 0, handle->sequence);
        drop(m, &handle->head);
        if (!ok)
            return false;
    }
    return true;
}

/* --- tasks that somebody holds */

uint64_t handle_task(const struct handle *handle)
{
    if (handle->kind != HANDLE_STEP && handle->kind != HANDLE_WAKEUP)
        return 0;
    value task = handle->native ? handle->argument : AS_HOOK(handle->callback)->target;
    return AS_FUTURE(task)->number;
}

bool loop_hold_task(struct machine *m, uint64_t task, double until)
{
    struct loops *loops = m->loops;
    size_t size = loops->held_count * sizeof *loops->held;
    struct held_task *held =
        heap_realloc(&m->heap, loops->held, size, size + sizeof *held);
    if (!held)
        return raise_memory_error(m);
    loops->held = held;
    loops->held[loops->held_count++] = (struct held_task){task, until};
    return true;
}

static double held_until(struct machine *m, const struct handle *handle)
{
    uint64_t task = handle_task(handle);
    double until = 0;
    for (size_t i = 0; task && i < m->loops->held_count; i++)
        if (m->loops->held[i].task == task)
            until = fmax(until, m->loops->held[i].until);
    return until;
}

static bool is_held(struct machine *m, const struct handle *handle)
{
    return held_until(m, handle) > clock_now(m);
}

static bool let_go(struct machine *m, value argument)
{
    struct handle *handle = AS_HANDLE(argument);
    handle->number = record_number(m, SERIES_HANDLE);
    return handle_queue(m, handle, (enum handle_kind)handle->kind, handle_task(handle), 0);
}

/* A timer puts it into the ready queue again when its time is over. */
static bool hold(struct machine *m, struct event_loop *loop, struct handle *handle)
{
    static const char words[] = "held by you";
    RECORD(m, handle_cancelled, .handle = handle->number);
    value timer = loop_call_at_native(m, (value)loop, held_until(m, handle), let_go, (value)handle,
                                      NULL, record_text(m, words, sizeof words - 1));
    drop(m, timer);
    return timer != NULL;
}

static bool run_one(struct machine *m, struct event_loop *loop, struct handle *handle)
{
    if (handle->cancelled)
        return true;
    if (m->loops->held_count && is_held(m, handle))
        return hold(m, loop, handle);
    uint64_t number = handle->number;
    RECORD(m, handle_begun, .handle = number);
    loop->current_handle = handle;
    bool ok = loop->debug ? loop_run_watched(m, loop, handle) : handle_run(m, handle);
    loop->current_handle = NULL;
    RECORD(m, handle_ended, .handle = number);
    m->loops->steps += m->loops->in_step;
    m->loops->in_step = false;
    return ok && machine_charge(m, 1);
}

/* Only what was ready when the batch began: what its callbacks add waits for the next turn. */
static bool run_batch(struct machine *m, struct event_loop *loop)
{
    for (size_t left = loop->ready.count; left > 0; left--) {
        if (m->loops->watched && !m->loops->intervene(m, (value)loop, &left))
            return false;
        struct handle *handle = ready_pop(&loop->ready);
        ahead_of_ready(m, &loop->ready);
        bool ok = run_one(m, loop, handle);
        drop(m, &handle->head);
        if (!ok)
            return false;
    }
    return true;
}

bool loop_run_once(struct machine *m, value loop_value)
{
    struct event_loop *loop = AS_LOOP(loop_value);
    loop->iteration++;
    RECORD(m, iteration, .loop = loop->number, .number = loop->iteration);
    ahead_of_timer(m, loop);
    purge_cancelled(m, loop);
    if (!wait_for_events(m, loop))
        return false;
    if (!move_due_timers(m, loop))
        return false;
    ahead_of_timer(m, loop);
    if (!run_batch(m, loop))
        return false;
    ahead_of_timer(m, loop);
    return true;
}

/* --- running */

static bool begin_run(struct machine *m, struct event_loop *loop)
{
    if (!must_be_open(m, loop))
        return false;
    if (loop->running)
        raise_error(m, m->types.RuntimeError, "This event loop is already running");
    else if (m->loops->running)
        raise_error(m, m->types.RuntimeError,
                    "Cannot run the event loop while another loop is running");
    else
        return true;
    return false;
}

bool loop_run_begin(struct machine *m, value loop_value)
{
    struct event_loop *loop = AS_LOOP(loop_value);
    if (!begin_run(m, loop))
        return false;
    value hooks = loop_install_asyncgen_hooks(m, loop_value);
    if (!hooks)
        return false;
    replace_place(m, loop->hooks_before, hooks);
    keep(loop_value);
    loop_track_origins(m, loop, loop->debug);
    loop->running = true;
    m->loops->running = loop_value;
    RECORD(m, loop_run, .loop = loop->number);
    return true;
}

void loop_run_end(struct machine *m, value loop_value)
{
    struct event_loop *loop = AS_LOOP(loop_value);
    if (!loop->running)
        return;
    value hooks = loop->hooks_before;
    loop->hooks_before = NULL;
    loop->stopping = false;
    loop->running = false;
    m->loops->running = NULL;
    loop_track_origins(m, loop, false);
    RECORD(m, loop_stopped, .loop = loop->number);
    loop_restore_asyncgen_hooks(m, hooks);
    drop(m, loop_value);
}

bool loop_run_forever(struct machine *m, value loop_value)
{
    struct event_loop *loop = AS_LOOP(loop_value);
    if (!loop_run_begin(m, loop_value))
        return false;
    bool ok = true;
    while (ok) {
        ok = loop->own & OWN_RUN_ONCE ? own_loop_run_once(m, loop_value)
                                      : loop_run_once(m, loop_value);
        if (loop->stopping)
            break;
    }
    loop_run_end(m, loop_value);
    return ok;
}

void loop_stop(value loop)
{
    AS_LOOP(loop)->stopping = true;
}

bool loop_close(struct machine *m, value loop_value)
{
    struct event_loop *loop = AS_LOOP(loop_value);
    if (loop->running) {
        raise_error(m, m->types.RuntimeError, "Cannot close a running event loop");
        return false;
    }
    if (loop->closed)
        return true;
    loop->closed = true;
    RECORD(m, loop_closed, .loop = loop->number);
    ready_free(m, &loop->ready);
    timers_free(m, &loop->timers);
    return true;
}
