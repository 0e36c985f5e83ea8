/* Fetching ahead. See ahead.h. */
#include "sim/loop/ahead.h"

#include "sim/lang/frame.h"
#include "sim/lang/generator.h"
#include "sim/loop/future.h"
#include "sim/loop/task.h"

#define LINE      64 /* bytes of a line of the cache */
#define FEW       8  /* handles: what so few need is still there */
#define PREFIX    32 /* bytes in front of an object: the collector's */
#define LAST_LINK 5

static inline void fetch(const void *from, size_t size)
{
#if defined(__GNUC__)
    const char *at = from;
    for (size_t i = 0; i < size; i += LINE)
        __builtin_prefetch(at + i, 1);
    __builtin_prefetch(at + size - 1, 1);
#else
    (void)from;
    (void)size;
#endif
}

static inline void fetch_object(const void *object, size_t size)
{
    fetch((const char *)object - PREFIX, size + PREFIX);
}

static struct task *task_of(struct machine *m, value v)
{
    return v && is_exactly(v, m->types.task) ? AS_TASK(v) : NULL;
}

static void fetch_coroutine(const struct task *task)
{
    if (task->coroutine)
        fetch_object(task->coroutine, sizeof(struct generator));
    if (task->waiter)
        fetch_object(task->waiter, sizeof(struct future));
}

static void fetch_frame(struct machine *m, const struct task *task)
{
    if (!task->coroutine || !is_exactly(task->coroutine, m->types.coroutine))
        return;
    const struct generator *coroutine = AS_GENERATOR(task->coroutine);
    if (coroutine->frame)
        fetch(coroutine->frame, sizeof(struct frame) + LINE);
    if (coroutine->fiber)
        fetch(coroutine->fiber, sizeof(struct fiber));
}

/* --- the ready queue */

static struct task *task_at(struct machine *m, const struct ready_queue *queue, size_t position)
{
    const struct handle *handle =
        queue->ring[(queue->first + position) & (queue->capacity - 1)];
    return handle->native ? task_of(m, handle->argument) : NULL;
}

void ahead_of_ready(struct machine *m, const struct ready_queue *queue)
{
    const struct task *task;
    if (queue->count < FEW)
        return;
    fetch_object(queue->ring[(queue->first + 5) & (queue->capacity - 1)], sizeof(struct handle));
    const struct handle *handle = queue->ring[(queue->first + 4) & (queue->capacity - 1)];
    if (handle->native && handle->argument)
        fetch_object(handle->argument, sizeof(struct task));
    if ((task = task_at(m, queue, 2)))
        fetch_coroutine(task);
    if ((task = task_at(m, queue, 1)))
        fetch_frame(m, task);
}

/* --- the first timer */

/* The task that a sleeping future wakes up. */
static struct task *sleeper(struct machine *m, const struct handle *handle)
{
    value future = handle->native ? handle->argument : NULL;
    return future && is_exactly(future, m->types.future) ? task_of(m, AS_FUTURE(future)->callback.call)
                                                         : NULL;
}

static void fetch_link(struct machine *m, const struct timer_heap *timers, int link)
{
    const struct handle *handle = timers->heap[0].handle;
    const struct task *task = link > 2 ? sleeper(m, handle) : NULL;
    switch (link) {
    case 0:
        for (size_t i = 1; i < 3 && i < timers->count; i++)
            fetch_object(timers->heap[i].handle, sizeof(struct handle));
        break;
    case 1:
        if (handle->native && handle->argument)
            fetch_object(handle->argument, sizeof(struct future));
        break;
    case 2:
        if (handle->native && handle->argument && is_exactly(handle->argument, m->types.future) &&
            AS_FUTURE(handle->argument)->callback.call)
            fetch_object(AS_FUTURE(handle->argument)->callback.call, sizeof(struct task));
        break;
    case 3:
        if (task)
            fetch_coroutine(task);
        break;
    case 4:
        if (task)
            fetch_frame(m, task);
        break;
    default: break;
    }
}

void ahead_of_timer(struct machine *m, struct event_loop *loop)
{
    if (loop->timers.count < FEW)
        return;
    if (loop->ahead != loop->timers.heap[0].handle) {
        loop->ahead = loop->timers.heap[0].handle;
        loop->ahead_link = 0;
    }
    if (loop->ahead_link < LAST_LINK)
        fetch_link(m, &loop->timers, loop->ahead_link++);
}
