/*
 * The event loop: CPython 3.13's BaseEventLoop with a virtual clock for a selector. One turn:
 *
 *      purge cancelled timers; wait (nothing ready: the clock jumps to the next deadline);
 *      take what came from outside; move due timers to the ready queue; run what was ready then.
 */
#ifndef LOOPGLASS_LOOP_LOOP_H
#define LOOPGLASS_LOOP_LOOP_H

#include "sim/loop/clock.h"
#include "sim/value/machine.h"

/* What is called by a handle of ours without a Python callable in between. */
typedef bool handle_native(struct machine *m, value argument);

/* A callback to run: asyncio.Handle, and with `when` TimerHandle. Hot: one alloc of one size. */
struct handle {
    struct object head;
    value callback;       /* callable; NULL when cancelled or when `native` is set */
    handle_native *native; /* a task's step and wakeup, sleep's timer: argument in `argument` */
    value argument;       /* tuple of arguments for callback, or what `native` gets */
    value context;        /* contextvars.Context to run in; NULL: in that of the loop (C needs none) */
    value loop;
    value source_traceback; /* debug mode */
    double when;          /* timers: due time in seconds */
    uint64_t sequence;    /* timers: number in the trace, in the order of setting */
    uint64_t order;       /* timers: among equal due times; the sequence, unless somebody intervened */
    uint64_t number;      /* in the trace */
    uint32_t label;       /* text number in the trace */
    bool cancelled, scheduled, is_timer;
    bool whole;           /* `when` was given as an int */
    uint8_t kind;         /* enum handle_kind */
};

#define AS_HANDLE(v) ((struct handle *)(v))

/* A ring of handles that grows; owns a reference to each. */
struct ready_queue {
    struct handle **ring;
    size_t first, count, capacity; /* capacity is a power of two */
};
bool ready_push(struct machine *m, struct ready_queue *queue, struct handle *handle);  /* borrowed */
struct handle *ready_pop(struct ready_queue *queue); /* NULL: empty; the reference is handed over */
/* Moves the entry at a position, from 0, to the front. */
void ready_to_front(struct ready_queue *queue, size_t position);
struct handle *ready_at(const struct ready_queue *queue, size_t position); /* borrowed */
void ready_free(struct machine *m, struct ready_queue *queue); /* drops all entries */

/* A binary heap by (when, order); owns a reference to each handle. The keys stand beside the pointer,
 * so that finding the place of an entry reads no handle. */
struct timer {
    double when;
    uint64_t order;
    struct handle *handle;
};
struct timer_heap {
    struct timer *heap;
    size_t count, capacity;
    size_t cancelled; /* cancelled ones still in it */
};
bool timer_push(struct machine *m, struct timer_heap *timers, struct handle *handle);
struct handle *timer_pop(struct timer_heap *timers);
/* Takes all cancelled ones out; how many. A cancelled handle holds nothing, so dropping runs no code. */
size_t timers_purge(struct machine *m, struct timer_heap *timers);
void timers_free(struct machine *m, struct timer_heap *timers);
/* The timer with this number of the trace, not cancelled: borrowed, or NULL. */
struct handle *timer_find(const struct timer_heap *timers, uint64_t number);
void timer_set_due(struct timer_heap *timers, struct handle *handle, double when);
/* Both are due at the same time: the first is to come before the other, all others stay in order. */
void timer_put_before(struct timer_heap *timers, struct handle *handle, struct handle *other);

struct event_loop {
    struct object head;
    struct ready_queue ready;
    struct timer_heap timers;
    const struct handle *ahead; /* the first timer of late, only to be compared: see ahead.h */
    int ahead_link;
    uint64_t number, iteration;
    value exception_handler, task_factory; /* NULL-able */
    value asyncgens;         /* list of weak references to those under way, or NULL */
    value slow_callback_duration; /* seconds: what programs set; NULL: the default */
    struct event_loop *next; /* all loops of the run */
    uint16_t own;            /* enum loop_own: what is the program's */
    value foreign;           /* the program's object for which this one stands in, or NULL */
    double clock_resolution; /* seconds */
    value hooks_before;      /* sys.set_asyncgen_hooks() from before its run, or NULL; owned */
    bool running, stopping, closed, debug;
    struct handle *current_handle; /* that runs, or NULL; borrowed */
    value current_task;      /* owned or NULL */
    uint32_t saved_origin_depth; /* of coroutines, from before debug mode was switched on */
    bool tracks_origins;
};

#define AS_LOOP(v) ((struct event_loop *)(v))

value loop_new(struct machine *m);
/* The running loop of this thread: borrowed; NULL and RuntimeError("no running event loop"). */
value loop_running(struct machine *m);
value loop_running_or_null(struct machine *m);
/* call_soon, call_later, call_at of a callable with a tuple of arguments. New handle. */
value loop_call_soon(struct machine *m, value loop, value callable, value args, value context);
value loop_call_at(struct machine *m, value loop, double when, value callable, value args,
                   value context);
/* The same for C: no Python object is called. `argument` is kept. `label` says in words what it
 * will do (a text number of the trace). */
value loop_call_soon_native(struct machine *m, value loop, handle_native *native, value argument,
                            value context, uint32_t label);
value loop_call_at_native(struct machine *m, value loop, double when, handle_native *native,
                          value argument, value context, uint32_t label);
void handle_cancel(struct machine *m, value handle);
bool loop_run_forever(struct machine *m, value loop);
/* What it does before its turns (False: error) and after them. */
bool loop_run_begin(struct machine *m, value loop);
void loop_run_end(struct machine *m, value loop);
value loop_run_until_complete(struct machine *m, value loop, value awaitable);
void loop_stop(value loop);
bool loop_close(struct machine *m, value loop);
/* A text number of the trace that names a callable: "fetched". */
uint32_t loop_callback_label(struct machine *m, value callable);
/* Debug mode: runs a handle and warns when it held the loop too long. */
bool loop_run_watched(struct machine *m, struct event_loop *loop, struct handle *handle);
/* sys.set_asyncgen_hooks for the time of a run; what was there before, for restoring (stolen). */
value loop_install_asyncgen_hooks(struct machine *m, value loop);
void loop_restore_asyncgen_hooks(struct machine *m, value before);
/* SystemExit and KeyboardInterrupt pass through every `except BaseException` of asyncio. */
bool error_ends_run(struct machine *m);
/* Reports to the loop's exception handler; context is a dict. False: SystemExit and its like. */
bool loop_call_exception_handler(struct machine *m, value loop, struct dict *context);
/* asyncio.get_event_loop(): the running loop, else the policy's. New reference. */
value loop_current(struct machine *m);
/* One turn. False: error. */
bool loop_run_once(struct machine *m, value loop);
/* Switches debug mode's record of where coroutines are made on or off. */
void loop_track_origins(struct machine *m, struct event_loop *loop, bool on);

/* A task's next step, whenever it is to run before a time, waits until then. False: error. */
bool loop_hold_task(struct machine *m, uint64_t task, double until);
/* The task whose step or wakeup a handle is: its number, or 0. */
uint64_t handle_task(const struct handle *handle);

/* Makes the loop room's types and hooks ready; and the end. */
bool loops_open(struct machine *m);
void loops_close(struct machine *m);

#endif
