/*
 * Simulated threads. One runs at a time, on a fiber of its own, and gives way only where it blocks
 * (time.sleep, a result that is not there) or ends; the virtual clock is one for all. A thread begins,
 * in the order of starting, when the main thread next polls its loop or blocks. The main thread drives
 * the others: whenever it waits it lets all run that can, and moves the clock to the next moment at
 * which one can go on. At equal times threads go before timers and before the main thread.
 */
#ifndef LOOPGLASS_WORLD_THREAD_H
#define LOOPGLASS_WORLD_THREAD_H

#include "sim/loop/clock.h"
#include "sim/value/machine.h"

/* What a thread waits for: until `holds` says so (NULL: never) or, if `timed`, a time has come. */
struct condition {
    int (*holds)(struct machine *m, value on); /* 1, 0, -1 */
    value on;
    bool timed;
    double until;
};

struct thread {
    struct object head;
    uint64_t number;          /* in the trace */
    struct fiber *fiber;      /* its base; NULL when it has ended */
    struct fiber *innermost;  /* that goes on when it does */
    value target;             /* what it calls */
    const struct condition *condition; /* on its stack, while it is blocked */
    struct thread *next;      /* in the list that holds it */
    /* the machine's state that is the thread's, while it does not run */
    uint32_t depth, native_depth;
    value running_loop, context, asyncgen_firstiter, asyncgen_finalizer;
};

#define AS_THREAD(v) ((struct thread *)(v))

/* Makes the type ready and puts the hooks of loops in place. */
bool threads_open(struct machine *m);

/* A thread that will call `target` without arguments; kind: 1 thread, 2 process. New reference. What
 * leaves target as an exception is printed as one that cannot be raised. */
value thread_start(struct machine *m, value target, value name);
bool thread_ended(value thread);
/* Its number in the trace; 0: the main thread runs. */
uint64_t thread_current_number(struct machine *m);
/* Blocks whichever thread runs. 1: the condition holds; 0: the time is over, or (not timed) nothing
 * can ever make it hold; -1: error. `cause`: why the clock moves when the main thread waits. */
int thread_wait(struct machine *m, const struct condition *condition, enum clock_cause cause);

#endif
