/* Tasks. CPython 3.13 Lib/asyncio/tasks.py, Modules/_asynciomodule.c (task_step_impl). A task whose
 * coroutine is one of ours runs on a fiber of its own; any other object with send and throw is
 * driven by calls. */
#ifndef LOOPGLASS_LOOP_TASK_H
#define LOOPGLASS_LOOP_TASK_H

#include "sim/loop/future.h"

struct fiber;

struct task {
    struct future future;     /* must be first */
    value coroutine;
    struct fiber *fiber;      /* NULL before its first step and when it is done */
    value context;            /* contextvars.Context */
    value waiter;             /* _fut_waiter: the future it waits for, or NULL; owned */
    value name;               /* str or, until asked for, the small int of "Task-N" */
    uint32_t cancels_requested;
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
int task_cancel(struct machine *m, value task, value message);
value task_name(struct machine *m, value task); /* str, new reference */
/* Borrowed; NULL when no task runs in this thread. */
value task_current(struct machine *m);

#endif
