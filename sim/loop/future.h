/* Futures. CPython 3.13 Lib/asyncio/futures.py, Modules/_asynciomodule.c. */
#ifndef LOOPGLASS_LOOP_FUTURE_H
#define LOOPGLASS_LOOP_FUTURE_H

#include "sim/trace/event.h"
#include "sim/value/machine.h"

enum future_state { FUTURE_PENDING, FUTURE_CANCELLED, FUTURE_FINISHED };

/* A done callback: kept inline for the first one, as most futures have just one. */
struct future_callback {
    value call;    /* a callable; or the waiting task itself, whose wakeup is then the callback */
    value context;
};

/* Both Future and the head of Task. Program code sees _state, _result ... as attributes. */
struct future {
    struct object head;
    value loop;
    struct future_callback callback;   /* the first done callback; call NULL: none */
    value callbacks;                   /* list of (callback, context) beyond the first, or NULL */
    value result;                      /* when finished without an exception */
    value exception;                   /* when finished with one */
    value exception_traceback;
    value cancel_message;
    value cancelled_error;             /* kept to be raised again with its context */
    value source_traceback;            /* debug mode */
    uint64_t number;                   /* in the trace; 0: not named yet */
    uint8_t state;                     /* enum future_state */
    bool log_traceback;                /* "exception was never retrieved" if it is freed so */
    bool blocking;                     /* _asyncio_future_blocking */
    bool log_destroy_pending;          /* tasks */
    bool must_cancel;                  /* tasks */
    bool is_task;
    /* what it stands for, for those who look: */
    uint8_t wait_kind;                 /* enum wait_kind of whoever awaits it */
    uint32_t label;                    /* text number in the trace: "sleep(0.3)" */
    uint64_t stands_for;               /* number of the timer, group, resource ... */
};

#define AS_FUTURE(v) ((struct future *)(v))

/* A pending Future of a loop. New reference. */
value future_new(struct machine *m, value loop);
bool is_future(struct machine *m, value v);          /* Future, Task and subclasses of them */
/* set_result and its like: InvalidStateError when not pending. Callbacks are scheduled. */
bool future_set_result(struct machine *m, value future, value result);
bool future_set_exception(struct machine *m, value future, value exception);
/* 1 cancelled now, 0 was done already, -1 error. Not for tasks: see task_cancel, and below. */
int future_cancel(struct machine *m, value future, value message);
/* cancel(msg=message) of anything like a future, tasks included: quick for ours. As above. */
int future_cancel_any(struct machine *m, value future, value message);
/* The loop of anything like a future. New reference. CPython futures._get_loop. */
value future_get_loop(struct machine *m, value future);
/* The error it is settled with, a CancelledError for one that was cancelled, to be thrown: new
 * reference, or NULL. It is raised by nobody, so it gets no context. CPython future_get_result. */
value future_take_error(struct machine *m, value future);
/* What exception() gives: new reference, NONE if there is none; errors as future_result. */
value future_exception(struct machine *m, value future);
/* Future.cancel's second half: the state, the message, the callbacks. For tasks too. */
bool future_mark_cancelled(struct machine *m, value future, value message);
/* The CancelledError to raise for a cancelled future. New reference. */
value future_make_cancelled_error(struct machine *m, value future);
/* What awaiting it would give: new reference, or NULL with its exception (or CancelledError) set. */
value future_result(struct machine *m, value future);
bool future_add_callback(struct machine *m, value future, value callable, value context);
/* Is its add_done_callback() ours? A subclass may have one of its own, which CPython calls. */
bool future_has_plain_callbacks(struct machine *m, value future);
/* The same by that method where there is one. */
bool future_add_callback_any(struct machine *m, value future, value callable);
/* Removes all equal callbacks; how many, or -1. */
int64_t future_remove_callback(struct machine *m, value future, value callable);
static inline bool future_done(value future)
{
    return AS_FUTURE(future)->state != FUTURE_PENDING;
}

/* `await future`, from C or the evaluator, inside a fiber: when it is done its result at once; else
 * the fiber gives way yielding the future and goes on when resumed (RuntimeError "await wasn't used
 * with future" if then it is not done). Future.__await__ of CPython. */
value future_await(struct machine *m, value future);
/* Its halves, for a fiber that gives its stack back in between. True: it is pending, and marked as
 * being awaited; the fiber must yield it. False as well when it bears that mark already, because
 * whoever it was yielded to would not wait for it (a task that awaits itself): end_wait raises. */
bool future_begin_wait(struct machine *m, value future);
value future_end_wait(struct machine *m, value future);

#endif
