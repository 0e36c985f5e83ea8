/* Tasks. CPython 3.13 Lib/asyncio/tasks.py, Modules/_asynciomodule.c (task_step_impl). A step sends
 * into the task's coroutine; one of ours then runs on its fiber, any other object with send and
 * throw is called. */
#ifndef LOOPGLASS_LOOP_TASK_H
#define LOOPGLASS_LOOP_TASK_H

#include "sim/loop/future.h"

struct task {
    struct future future;     /* must be first */
    value coroutine;
    value context;            /* contextvars.Context */
    value waiter;             /* _fut_waiter: the future it waits for, or NULL; owned */
    value name;               /* str or, until asked for, the small int of "Task-N" */
    uint32_t cancels_requested;
    value thrown;             /* to be thrown by the step that is scheduled, or NULL */
    value owner;              /* in words, who created it: "gather"; NULL: the program */
    bool running;             /* its step is under way */
    struct task *next, *prev; /* all tasks of the run that are not done, in order of creation */
};

#define AS_TASK(v) ((struct task *)(v))

/* Schedules the first step (or runs it at once when eager). name, context: NULL-able. */
value task_new(struct machine *m, value coroutine, value loop, value name, value context, bool eager);
/* loop.create_task, with the loop's task factory. `owner`: who creates it, in words, for the trace. */
value loop_create_task(struct machine *m, value loop, value coroutine, value name, value context,
                       const char *owner);
/* asyncio.ensure_future: a future as it is; a coroutine or awaitable becomes a task. */
value ensure_future(struct machine *m, value awaitable, value loop, const char *owner);
/* The second half of Task.__init__: what task_new does to an object that exists already. */
bool task_init(struct machine *m, struct task *task, value coroutine, value loop, value name,
               value context, bool eager);
/* Takes it out of the list of tasks that are not done. */
void task_delist(struct machine *m, struct task *task);
/* Waits for an object that is no Future of ours but has _asyncio_future_blocking. */
bool task_wait_for_foreign(struct machine *m, struct task *task, value future);
/* waiter.cancel(msg) for any future-like object, quick for ours. New reference. */
value object_call_method_cancel(struct machine *m, value waiter, value message);
/* The future it waits for is done: its __wakeup goes into the ready queue. */
bool task_schedule_wakeup(struct machine *m, value task);
int task_cancel(struct machine *m, value task, value message);
value task_name(struct machine *m, value task); /* str, new reference */
/* Borrowed; NULL when no task runs in this thread. */
value task_current(struct machine *m);

#endif
