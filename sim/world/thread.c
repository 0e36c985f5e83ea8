/* Simulated threads. See thread.h. */
#include "sim/world/thread.h"

#include "sim/lang/fiber.h"
#include "sim/lang/state.h"
#include "sim/loop/loops.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/world/world.h"

#include <math.h>

/* --- lists */

static void append(struct thread_list *list, struct thread *thread)
{
    thread->next = NULL;
    if (list->last)
        list->last->next = thread;
    else
        list->first = thread;
    list->last = thread;
}

static struct thread *take_first(struct thread_list *list)
{
    struct thread *thread = list->first;
    list->first = thread->next;
    if (!list->first)
        list->last = NULL;
    return thread;
}

/* --- switching */

#define SWAP(a, b)                                                                                 \
    do {                                                                                           \
        __typeof__(a) was_ = (a);                                                                  \
        (a) = (b);                                                                                 \
        (b) = was_;                                                                                \
    } while (0)

/* Puts the thread's state into the machine and what was there into the thread; and back. */
static void exchange_state(struct machine *m, struct thread *thread)
{
    SWAP(m->fiber, thread->innermost);
    SWAP(m->depth, thread->depth);
    SWAP(m->native_depth, thread->native_depth);
    SWAP(m->loops->running, thread->running_loop);
    SWAP(m->loops->context_now, thread->context);
    SWAP(m->lang->asyncgen_firstiter, thread->asyncgen_firstiter);
    SWAP(m->lang->asyncgen_finalizer, thread->asyncgen_finalizer);
}

static void end(struct machine *m, struct thread *thread)
{
    drop_place(m, thread->context);
    drop_place(m, thread->asyncgen_firstiter);
    drop_place(m, thread->asyncgen_finalizer);
    struct fiber *over = thread->fiber;
    thread->fiber = thread->innermost = NULL;
    fiber_free(m, over);
    drop_place(m, thread->target);
    RECORD(m, thread_ended, .thread = thread->number);
    drop(m, &thread->head);
}

/* By the main thread: lets another one run until it blocks or ends. */
static bool let_run(struct machine *m, struct thread *thread)
{
    m->world->current = thread;
    RECORD(m, thread_runs, .thread = thread->number);
    exchange_state(m, thread);
    bool blocked = fiber_run_base(thread->fiber);
    exchange_state(m, thread);
    m->world->current = NULL;
    if (!blocked)
        end(m, thread);
    return machine_charge(m, 1);
}

/* The base of a thread's stack. */
static value run_target(struct machine *m, value owner)
{
    value result = object_call0(m, AS_THREAD(owner)->target);
    if (!result) {
        m->hooks.unraisable(m, AS_THREAD(owner)->target, "Exception ignored in thread");
        error_clear(m);
    }
    drop(m, result);
    return NONE;
}

value thread_start(struct machine *m, value target, value name)
{
    value made = object_alloc(m, m->world->thread_type, sizeof(struct thread));
    struct fiber *fiber = made ? fiber_new(m, run_target, made) : NULL;
    if (!fiber)
        return drop_and_fail(m, made);
    struct thread *thread = AS_THREAD(made);
    thread->number = record_number(m, SERIES_THREAD);
    thread->fiber = thread->innermost = fiber;
    thread->target = keep(target);
    RECORD(m, thread_started, .thread = thread->number, .kind = 1, .name = record_field(name));
    append(&m->world->ready, (struct thread *)keep(made));
    return made;
}

bool thread_ended(value thread)
{
    return !AS_THREAD(thread)->fiber;
}

uint64_t thread_current_number(struct machine *m)
{
    return m->world->current ? m->world->current->number : 0;
}

/* --- waiting */

static int holds(struct machine *m, const struct condition *condition)
{
    return condition->holds ? condition->holds(m, condition->on) : 0;
}

/* 1: it may go on; 0: not yet; -1: error */
static int can_go_on(struct machine *m, const struct condition *condition)
{
    if (condition->timed && condition->until <= clock_now(m))
        return 1;
    return holds(m, condition);
}

/* Moves those that can go on to the ready ones, in order. How many, or -1. */
static int wake(struct machine *m)
{
    struct thread_list blocked = m->world->blocked;
    m->world->blocked = (struct thread_list){0};
    int woken = 0;
    bool failed = false;
    while (blocked.first) {
        struct thread *thread = take_first(&blocked);
        int can = failed ? 0 : can_go_on(m, thread->condition);
        failed |= can < 0;
        append(can > 0 ? &m->world->ready : &m->world->blocked, thread);
        woken += can > 0;
    }
    return failed ? -1 : woken;
}

static bool earliest(struct machine *m, double *until)
{
    bool any = false;
    for (struct thread *thread = m->world->blocked.first; thread; thread = thread->next)
        if (thread->condition->timed && (!any || thread->condition->until < *until)) {
            *until = thread->condition->until;
            any = true;
        }
    return any;
}

/* Lets time pass to the next moment at which something can happen. False: the wait is over. */
static bool let_time_pass(struct machine *m, const struct condition *condition,
                          enum clock_cause cause)
{
    double next = 0;
    if (earliest(m, &next) && (!condition->timed || next <= condition->until)) {
        clock_move_to(m, next, cause);
        return true;
    }
    if (condition->timed)
        clock_move_to(m, condition->until, cause);
    return false;
}

/* The main thread's way of waiting. */
static int drive(struct machine *m, const struct condition *condition, enum clock_cause cause)
{
    for (;;) {
        while (m->world->ready.first)
            if (!let_run(m, take_first(&m->world->ready)))
                return -1;
        int woken = wake(m);
        if (woken > 0)
            continue;
        int held = woken < 0 ? -1 : holds(m, condition);
        if (held != 0)
            return held;
        if (!let_time_pass(m, condition, cause))
            return 0;
    }
}

int thread_wait(struct machine *m, const struct condition *condition, enum clock_cause cause)
{
    struct thread *self = m->world->current;
    if (!self)
        return drive(m, condition, cause);
    for (;;) {
        self->condition = condition;
        append(&m->world->blocked, self);
        RECORD(m, thread_waits, .thread = self->number, .why = condition->timed ? 1 : 2);
        fiber_block(m);
        int held = holds(m, condition); /* another may have been quicker */
        if (held != 0 || (condition->timed && condition->until <= clock_now(m)))
            return held;
    }
}

/* --- the loop's hooks */

static bool block_until(struct machine *m, double until)
{
    const struct condition condition = {.timed = true, .until = until};
    return thread_wait(m, &condition, CLOCK_BLOCKED) >= 0;
}

static int loop_is_ready(struct machine *m, value loop)
{
    (void)m;
    return AS_LOOP(loop)->ready.count > 0;
}

static bool poll(struct machine *m, value loop, bool timed, double until)
{
    const struct condition condition = {loop_is_ready, loop, timed, until};
    return thread_wait(m, &condition, CLOCK_LOOP_WAITED) >= 0;
}

/* --- the type */

static void thread_destroy(struct machine *m, value self)
{
    drop_place(m, AS_THREAD(self)->target);
}

static int thread_traverse(value self, visit_fn *visit, void *closure)
{
    value target = AS_THREAD(self)->target;
    return target ? visit(target, closure) : 0;
}

static value get_number(struct machine *m, value self)
{
    (void)m;
    return tag_small_int((int64_t)AS_THREAD(self)->number);
}

static value get_ended(struct machine *m, value self)
{
    (void)m;
    return tag_bool(thread_ended(self));
}

static const struct getset_spec thread_getsets[] = {
    {"number", get_number, NULL},
    {"ended", get_ended, NULL},
    {NULL, NULL, NULL},
};

static const struct type_spec thread_type_spec = {
    .name = "SimulatedThread",
    .module = "_threads",
    .instance_size = sizeof(struct thread),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.destroy = thread_destroy, .traverse = thread_traverse, .clear = thread_destroy},
    .getsets = thread_getsets,
};

bool threads_open(struct machine *m)
{
    m->loops->block_until = block_until;
    m->loops->poll = poll;
    m->world->thread_type = type_ready(m, &thread_type_spec, NULL);
    return m->world->thread_type != NULL;
}
