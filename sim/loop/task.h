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
    uint32_t owner;           /* text number of who created it ("gather"); 0: the program */
    bool running;             /* its step is under way */
    struct task *next, *prev; /* all tasks of the run that are not done, in order of creation */
};

#define AS_TASK(v) ((struct task *)(v))

/* Schedules the first step. name, context: NULL-able. `owner`: who makes it, in words, or NULL. */
value task_new(struct machine *m, value coroutine, value loop, value name, value context,
               const char *owner);
/* loop.create_task, with the loop's task factory. `owner`: who creates it, in words, for the trace. */
value loop_create_task(struct machine *m, value loop, value coroutine, value name, value context,
                       const char *owner);
/* asyncio.ensure_future: a future as it is; a coroutine or awaitable becomes a task. */
value ensure_future(struct machine *m, value awaitable, value loop, const char *owner);
/* asyncio.isfuture: 1, 0, -1 on error. */
int is_future_like(struct machine *m, value v);
/* The second half of Task.__init__: what task_new does to an object that exists already; when
 * `eager` the first step is run at once. */
bool task_init(struct machine *m, struct task *task, value coroutine, value loop, value name,
               value context, bool eager);
/* Takes it out of the list of tasks that are not done. */
void task_delist(struct machine *m, struct task *task);
/* The future it waits for is done: its __wakeup goes into the ready queue. */
bool task_schedule_wakeup(struct machine *m, value task);
int task_cancel(struct machine *m, value task, value message);
/* Task.uncancel(): cancel requests that are left. */
uint32_t task_uncancel(value task);
bool task_set_name(struct machine *m, value task, value name);
value task_name(struct machine *m, value task); /* str, new reference */
/* Borrowed; NULL when no task runs in this thread. */
value task_current(struct machine *m);

#endif
