/* Simulated threads. See thread.h. */
#include "sim/world/thread.h"

#include "sim/lang/fiber.h"
#include "sim/lang/state.h"
#include "sim/loop/loops.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/world/cost.h"
#include "sim/world/process.h"
#include "sim/world/schedule.h"
#include "sim/world/world.h"

#include <math.h>

/* --- lists */

void thread_list_append(struct thread_list *list, struct thread *thread)
{
    thread->next = NULL;
    if (list->last)
        list->last->next = thread;
    else
        list->first = thread;
    list->last = thread;
}

struct thread *thread_list_take_first(struct thread_list *list)
{
    struct thread *thread = list->first;
    list->first = thread->next;
    if (!list->first)
        list->last = NULL;
    return thread;
}

void thread_list_remove(struct thread_list *list, struct thread *thread)
{
    struct thread_list rest = {0};
    while (list->first) {
        struct thread *first = thread_list_take_first(list);
        if (first != thread)
            thread_list_append(&rest, first);
    }
    *list = rest;
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
    SWAP(m->repr_stack, thread->repr_stack);
    SWAP(m->native_depth, thread->native_depth);
    SWAP(m->stack_low, thread->stack_low);
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
    drop_place(m, thread->repr_stack);
    struct fiber *over = thread->fiber;
    thread->fiber = thread->innermost = NULL;
    fiber_free(m, over);
    drop_place(m, thread->target);
    schedule_release(m, thread);
    m->world->others--;
    RECORD(m, thread_ended, .thread = thread->number);
    process_left(m, thread->process);
    drop(m, &thread->head);
}

bool thread_let_run(struct machine *m, struct thread *thread)
{
    m->world->current = thread;
    exchange_state(m, thread);
    bool goes_on = fiber_run_base(thread->fiber);
    exchange_state(m, thread);
    m->world->current = NULL;
    cost_unplant(m);
    if (!goes_on)
        end(m, thread);
    return machine_charge(m, 1);
}

/* --- starting */

/* The base of a thread's stack. */
static value run_target(struct machine *m, value owner)
{
    value result = object_call0(m, AS_THREAD(owner)->target);
    if (!result) {
        if (!m->unwinding)
            m->hooks.unraisable(m, AS_THREAD(owner)->target, "Exception ignored in thread");
        error_clear(m);
    }
    drop(m, result);
    return NONE;
}

static value start(struct machine *m, value target, value name, struct process *process,
                   double work)
{
    value made = object_alloc(m, m->world->thread_type, sizeof(struct thread));
    struct fiber *fiber = made ? fiber_new(m, run_target, made) : NULL;
    if (!fiber)
        return drop_and_fail(m, made);
    struct thread *thread = AS_THREAD(made);
    thread->number = record_number(m, SERIES_THREAD);
    thread->fiber = thread->innermost = fiber;
    thread->process = process;
    thread->target = keep(target);
    thread->core = -1;
    RECORD(m, thread_started, .thread = thread->number,
           .kind = process != thread_running(m)->process ? 2 : 1, .process = process->number,
           .name = record_field(name));
    m->world->others++;
    schedule_want(m, (struct thread *)keep(made), work);
    return made;
}

value thread_start(struct machine *m, value target, value name)
{
    return start(m, target, name, thread_running(m)->process, 0);
}

value thread_start_process(struct machine *m, value target, value name, value namespaces,
                           double startup)
{
    struct process *process = process_new(m, namespaces);
    return process ? start(m, target, name, process, startup) : NULL;
}

bool thread_ended(value thread)
{
    return !AS_THREAD(thread)->fiber || AS_THREAD(thread)->abandoned;
}

struct thread *thread_running(struct machine *m)
{
    return m->world->current ? m->world->current : &m->world->main;
}

uint64_t thread_current_number(struct machine *m)
{
    return thread_running(m)->number;
}

/* --- waiting */

static int holds(struct machine *m, const struct condition *condition)
{
    return condition->holds ? condition->holds(m, condition->on) : 0;
}

static bool is_over(struct machine *m, const struct condition *condition)
{
    return condition->timed && condition->until <= clock_now(m);
}

/* The main thread is the only one. */
static int wait_alone(struct machine *m, const struct condition *condition, enum clock_cause cause)
{
    int held = holds(m, condition);
    if (held == 0 && condition->timed) {
        bool told = condition->until > clock_now(m) && cost_is_set(m);
        if (condition->until > clock_now(m))
            m->world->idle += condition->until - clock_now(m);
        if (told)
            RECORD(m, thread_waits, .thread = 0, .why = PAUSE_SLEEPS);
        clock_move_to(m, condition->until, cause);
        if (told)
            RECORD(m, thread_runs, .thread = 0, .core = (uint64_t)m->world->main.core + 1);
    }
    return held;
}

/* What every wait comes to in a thread whose stack is being emptied. */
static int wait_in_vain(struct machine *m)
{
    raise_error(m, m->types.SystemExit, "the run is over");
    return -1;
}

/* The main thread's way of waiting. */
static int wait_as_main(struct machine *m, const struct condition *condition,
                        enum clock_cause cause)
{
    struct thread *self = &m->world->main;
    for (;;) {
        if (m->world->others == 0)
            return wait_alone(m, condition, cause);
        schedule_release(m, self);
        self->phase = THREAD_BLOCKED;
        self->condition = condition;
        m->world->main_cause = cause;
        if (cost_is_set(m))
            RECORD(m, thread_waits, .thread = 0,
                   .why = condition->timed ? PAUSE_SLEEPS : PAUSE_WAITS);
        int turn = schedule_drive(m);
        if (turn <= 0)
            return turn;
        int held = holds(m, condition);
        if (held != 0 || is_over(m, condition))
            return held;
    }
}

int thread_wait(struct machine *m, const struct condition *condition, enum clock_cause cause)
{
    struct thread *self = m->world->current;
    if (m->unwinding)
        return wait_in_vain(m);
    if (!self)
        return wait_as_main(m, condition, cause);
    for (;;) {
        schedule_release(m, self);
        self->phase = THREAD_BLOCKED;
        self->condition = condition;
        thread_list_append(&m->world->blocked, self);
        RECORD(m, thread_waits, .thread = self->number,
               .why = condition->timed ? PAUSE_SLEEPS : PAUSE_WAITS);
        fiber_block(m);
        if (m->unwinding)
            return wait_in_vain(m);
        int held = holds(m, condition); /* another may have been quicker */
        if (held != 0 || is_over(m, condition))
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

static value get_process(struct machine *m, value self)
{
    (void)m;
    return tag_small_int((int64_t)AS_THREAD(self)->process->number);
}

static const struct getset_spec thread_getsets[] = {
    {"number", get_number, NULL},
    {"ended", get_ended, NULL},
    {"process", get_process, NULL},
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

static void say_nothing(struct machine *m, int stream, const char *text, size_t size)
{
    (void)m;
    (void)stream;
    (void)text;
    (void)size;
}

static void unwind(struct machine *m, struct thread *thread)
{
    if (thread == &m->world->main)
        return;
    keep(&thread->head);
    while (thread->fiber && fiber_is_waiting(thread->fiber)) {
        thread_let_run(m, thread);
        error_clear(m);
    }
    if (thread->fiber) { /* it never began */
        fiber_free(m, thread->fiber);
        thread->fiber = thread->innermost = NULL;
        drop(m, &thread->head);
    }
    drop(m, &thread->head);
}

void threads_close(struct machine *m)
{
    struct world *world = m->world;
    struct thread_list *const lists[] = {&world->wanting, &world->working, &world->blocked,
                                         &world->dead};
    m->unwinding = true;
    m->tracer->off = true;
    m->hooks.write = say_nothing;
    m->countdown = INT64_MAX;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        while (lists[i]->first)
            unwind(m, thread_list_take_first(lists[i]));
    m->unwinding = false;
}

bool threads_open(struct machine *m)
{
    struct world *world = m->world;
    world->main.process = world->loaded = &world->process;
    world->main.phase = THREAD_WORKS;
    world->process.drop_at = world->slice_ends = INFINITY;
    world->process.holder = &world->main;
    world->main.core = 0;
    world->main.has_core = world->core_taken[0] = true;
    thread_list_append(&world->working, &world->main);
    world->switch_interval = SWITCH_INTERVAL;
    m->loops->block_until = block_until;
    m->loops->poll = poll;
    if (cost_is_set(m)) {
        RECORD(m, interpreter_lock, .process = 0, .thread = 0, .taken = 1);
        RECORD(m, thread_runs, .thread = 0, .core = 1);
    }
    world->thread_type = type_ready(m, &thread_type_spec, NULL);
    return world->thread_type &&
           list_append(m, m->native_types, (value)world->thread_type);
}
