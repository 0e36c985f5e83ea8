/* The simulated operating system. See schedule.h. */
#include "sim/world/schedule.h"

#include "sim/lang/fiber.h"
#include "sim/loop/loops.h"
#include "sim/value/error.h"
#include "sim/world/cost.h"
#include "sim/world/process.h"
#include "sim/world/world.h"

#include <math.h>

#define GRID_LIMIT 4e6 /* seconds up to which a double holds single nanoseconds */

double schedule_moment(double time)
{
    return time < GRID_LIMIT ? rint(time * 1e9) / 1e9 : time;
}

/* --- lock and cores */

void schedule_want(struct machine *m, struct thread *thread, double work)
{
    thread->phase = THREAD_WANTS;
    thread->work = work;
    thread_list_append(&m->world->wanting, thread);
    m->world->changed = true;
}

static void leave_core(struct world *world, struct thread *thread)
{
    if (!thread->has_core)
        return;
    world->core_taken[thread->core] = false;
    thread->has_core = false;
}

static void leave_lock(struct machine *m, struct thread *thread)
{
    struct process *process = thread->process;
    if (process->holder != thread)
        return;
    process->holder = NULL;
    process->drop_at = INFINITY;
    if (m->world->others > 0 && cost_is_set(m))
        RECORD(m, interpreter_lock, .process = process->number, .thread = thread->number,
               .taken = 0);
}

void schedule_release(struct machine *m, struct thread *thread)
{
    thread_list_remove(&m->world->working, thread);
    leave_core(m->world, thread);
    leave_lock(m, thread);
}

/* When the holder of a lock that somebody wants is made to let go. */
static void ask_for_lock(struct machine *m, struct process *process)
{
    if (process->drop_at != INFINITY)
        return;
    double late = m->world->switch_interval * SWITCH_JITTER * world_chance(m);
    process->drop_at = schedule_moment(clock_now(m) + m->world->switch_interval + late);
}

/* Does the thread have the lock of its process, or get it now? */
static bool get_lock(struct machine *m, struct thread *thread)
{
    struct process *process = thread->process;
    if (m->world->no_lock || process->holder == thread)
        return true;
    if (process->holder || (process->next_holder && process->next_holder != thread)) {
        if (process->holder)
            ask_for_lock(m, process);
        return false;
    }
    process->holder = thread;
    process->next_holder = NULL;
    process->drop_at = INFINITY;
    if (m->world->others > 0 && cost_is_set(m))
        RECORD(m, interpreter_lock, .process = process->number, .thread = thread->number,
               .taken = 1);
    return true;
}

/* The core that the thread had last if it is free, else the first that is; -1: none. */
static int64_t free_core(const struct world *world, const struct thread *thread)
{
    if (thread->core >= 0 && !world->core_taken[thread->core])
        return thread->core;
    for (uint64_t i = 0; i < world->header->cores; i++)
        if (!world->core_taken[i])
            return (int64_t)i;
    return -1;
}

static bool get_core(struct machine *m, struct thread *thread)
{
    struct world *world = m->world;
    int64_t core = free_core(world, thread);
    if (core < 0) {
        /* one that has waited for something goes before those that only compute */
        double slice = thread->work > 0 ? SCHEDULE_SLICE : 0;
        double ends = schedule_moment(clock_now(m) + slice);
        if (ends < world->slice_ends)
            world->slice_ends = ends;
        return false;
    }
    world->core_taken[core] = true;
    thread->core = core;
    thread->has_core = true;
    thread->core_since = clock_now(m);
    return true;
}

/* Tells of a thread that has woken and must wait still. */
static void tell_want(struct machine *m, struct thread *thread)
{
    bool has_lock = m->world->no_lock || thread->process->holder == thread;
    uint8_t wants = has_lock ? 2 : 1;
    if (thread->wants == wants || !cost_is_set(m))
        return;
    thread->wants = wants;
    RECORD(m, thread_wants, .thread = thread->number, .what = wants);
}

static void begin_to_work(struct machine *m, struct thread *thread)
{
    thread->phase = THREAD_WORKS;
    thread->wants = 0;
    thread->until = thread->work > 0 ? schedule_moment(clock_now(m) + thread->work)
                                     : clock_now(m);
    thread->work = 0;
    thread_list_append(&m->world->working, thread);
    if (thread != &m->world->main || cost_is_set(m))
        RECORD(m, thread_runs, .thread = thread->number, .core = (uint64_t)thread->core + 1);
}

/* Gives what is free to those that want it, in order. How many can work now. */
static int grant(struct machine *m)
{
    struct thread_list wanting = m->world->wanting;
    m->world->wanting = (struct thread_list){0};
    int granted = 0;
    while (wanting.first) {
        struct thread *thread = thread_list_take_first(&wanting);
        if (get_lock(m, thread) && get_core(m, thread)) {
            begin_to_work(m, thread);
            granted++;
        } else {
            thread_list_append(&m->world->wanting, thread);
        }
    }
    for (struct thread *t = m->world->wanting.first; t; t = t->next) {
        if (granted && !m->world->no_lock && t->process->holder && t->process->holder != t)
            ask_for_lock(m, t->process);
        if (!granted && m->world->working.first)
            tell_want(m, t);
    }
    return granted;
}

/* --- taking away */

static void interrupt(struct machine *m, struct thread *thread, enum thread_pause why)
{
    double left = thread->until > clock_now(m) ? thread->until - clock_now(m) : 0;
    thread->wants = why == PAUSE_LOCK_TAKEN ? 1 : 2;
    RECORD(m, thread_waits, .thread = thread->number, .why = why);
    schedule_want(m, thread, left);
}

/* Which of those that wait for a lock gets it. */
static struct thread *choose_next(struct machine *m, const struct process *process)
{
    size_t count = 0;
    for (struct thread *t = m->world->wanting.first; t; t = t->next)
        count += t->process == process;
    size_t chosen = count ? (size_t)(world_chance(m) * (double)count) : 0;
    for (struct thread *t = m->world->wanting.first; t; t = t->next)
        if (t->process == process && chosen-- == 0)
            return t;
    return NULL;
}

static void take_locks_that_are_due(struct machine *m)
{
    for (struct process *p = &m->world->process; p; p = p->next) {
        if (!(p->drop_at <= clock_now(m)))
            continue;
        struct thread *holder = p->holder;
        p->drop_at = INFINITY;
        if (!holder || holder->phase != THREAD_WORKS)
            continue;
        p->next_holder = choose_next(m, p);
        if (!p->next_holder)
            continue;
        schedule_release(m, holder);
        interrupt(m, holder, PAUSE_LOCK_TAKEN);
    }
}

static void take_core_that_is_due(struct machine *m)
{
    struct world *world = m->world;
    if (!(world->slice_ends <= clock_now(m)))
        return;
    world->slice_ends = INFINITY;
    struct thread *longest = NULL;
    for (struct thread *t = world->working.first; t; t = t->next)
        if (!longest || t->core_since < longest->core_since)
            longest = t;
    if (!longest || !world->wanting.first)
        return;
    thread_list_remove(&world->working, longest);
    leave_core(world, longest);
    interrupt(m, longest, PAUSE_CORE_TAKEN);
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

/* Moves those that can go on to those that want to, in order. How many, or -1. */
static int wake(struct machine *m)
{
    struct thread_list blocked = m->world->blocked;
    m->world->blocked = (struct thread_list){0};
    int woken = 0;
    bool failed = false;
    while (blocked.first) {
        struct thread *thread = thread_list_take_first(&blocked);
        int can = failed ? 0 : can_go_on(m, thread->condition);
        failed |= can < 0;
        if (can > 0)
            schedule_want(m, thread, 0);
        else
            thread_list_append(&m->world->blocked, thread);
        woken += can > 0;
    }
    return failed ? -1 : woken;
}

static int wake_main(struct machine *m)
{
    struct thread *self = &m->world->main;
    if (self->phase != THREAD_BLOCKED)
        return 0;
    int can = can_go_on(m, self->condition);
    if (can > 0)
        schedule_want(m, self, 0);
    return can;
}

/* --- time */

static void note_earlier(double *next, double time)
{
    if (time < *next)
        *next = time;
}

/* The next moment at which something happens by itself, but for what `self` does. */
static double next_moment(struct machine *m, const struct thread *self)
{
    struct world *world = m->world;
    double next = world->slice_ends;
    for (struct process *p = &world->process; p; p = p->next)
        if (p->holder)
            note_earlier(&next, p->drop_at);
    for (struct thread *t = world->working.first; t; t = t->next)
        if (t != self)
            note_earlier(&next, t->until);
    for (struct thread *t = world->blocked.first; t; t = t->next)
        if (t->condition->timed)
            note_earlier(&next, t->condition->until);
    if (world->main.phase == THREAD_BLOCKED && world->main.condition->timed)
        note_earlier(&next, world->main.condition->until);
    return next;
}

static bool let_time_pass(struct machine *m)
{
    double next = next_moment(m, NULL);
    if (next == INFINITY)
        return false;
    bool computing = m->world->working.first != NULL;
    bool idle = m->world->main.phase == THREAD_BLOCKED;
    if (!computing)
        m->world->idle += next - clock_now(m);
    if (computing)
        clock_pass_to(m, next, idle ? m->world->main_cause : CLOCK_COMPUTED);
    else
        clock_move_to(m, next, m->world->main_cause);
    return true;
}

/* The first that works and has computed what it had to. */
static struct thread *next_to_run(struct machine *m)
{
    for (struct thread *t = m->world->working.first; t; t = t->next)
        if (t->until <= clock_now(m))
            return t;
    return NULL;
}

static void look_ahead(struct machine *m, const struct thread *self)
{
    m->world->horizon = next_moment(m, self);
    m->world->changed = m->world->wanting.first && !m->world->working.first;
}

/* 1: something happened; 0: nothing can any more; 2: it is the main thread's turn; -1 */
static int drive_once(struct machine *m)
{
    struct world *world = m->world;
    take_locks_that_are_due(m);
    take_core_that_is_due(m);
    struct thread *thread = next_to_run(m);
    if (thread) {
        process_load(m, thread->process);
        look_ahead(m, thread);
        world->driving = false;
        if (thread == &world->main)
            return 2;
        bool ok = thread_let_run(m, thread);
        world->driving = true;
        return ok ? 1 : -1;
    }
    if (grant(m) > 0)
        return 1;
    int woken = wake(m);
    if (woken == 0)
        woken = wake_main(m);
    if (woken != 0)
        return woken < 0 ? -1 : 1;
    return let_time_pass(m);
}

int schedule_drive(struct machine *m)
{
    int more = 1;
    cost_unplant(m);
    m->world->driving = true;
    while (more == 1)
        more = drive_once(m);
    m->world->driving = false;
    struct thread *self = &m->world->main;
    if (more != 2 && self->phase != THREAD_WORKS) { /* it goes on by itself */
        if (self->phase == THREAD_WANTS)
            thread_list_remove(&m->world->wanting, self);
        process_load(m, self->process);
        self->until = clock_now(m);
        self->phase = THREAD_WORKS;
        thread_list_append(&m->world->working, self);
        if (!m->world->process.holder)
            m->world->process.holder = self;
    }
    return more == 2 ? 1 : more;
}

/* --- computing */

static bool pass_control(struct machine *m)
{
    if (!m->world->current)
        return schedule_drive(m) >= 0;
    fiber_block(m);
    if (m->unwinding)
        raise_error(m, m->types.SystemExit, "the run is over");
    return !m->unwinding;
}

/* Can the main thread go on by what this one has done? Its loop may have got something. */
static bool main_is_waited_for(struct machine *m)
{
    const struct thread *self = &m->world->main;
    return self->phase == THREAD_BLOCKED && m->world->main_cause == CLOCK_LOOP_WAITED &&
           AS_LOOP(self->condition->on)->ready.count > 0;
}

bool schedule_compute(struct machine *m, double seconds)
{
    struct world *world = m->world;
    struct thread *self = thread_running(m);
    double until = schedule_moment(clock_now(m) + seconds);
    self->computed += seconds;
    self->process->computed += seconds;
    if (world->others == 0 || world->driving || m->emptying_trash || m->collecting) {
        clock_pass_to(m, until, CLOCK_COMPUTED);
        return true;
    }
    if (until < world->horizon && !world->changed && !main_is_waited_for(m)) {
        clock_pass_to(m, until, CLOCK_COMPUTED);
        return true;
    }
    self->until = until;
    return pass_control(m);
}

bool schedule_check(struct machine *m)
{
    thread_running(m)->until = clock_now(m);
    return m->world->others == 0 || pass_control(m);
}
