/*
 * Simulated threads and processes. A thread runs on a fiber of its own and gives way where it blocks
 * (time.sleep, a result that is not there), where it ends and, when computing takes virtual time,
 * wherever the simulated operating system takes the interpreter lock or the core from it; the
 * virtual clock is one for all. A thread begins, in the order of starting, when the main thread next
 * polls its loop or blocks. At equal times threads go before timers and before the main thread.
 */
#ifndef LOOPGLASS_WORLD_THREAD_H
#define LOOPGLASS_WORLD_THREAD_H

#include "sim/loop/clock.h"
#include "sim/value/machine.h"

struct process;

/* What a thread waits for: until `holds` says so (NULL: never) or, if `timed`, a time has come. */
struct condition {
    int (*holds)(struct machine *m, value on); /* 1, 0, -1 */
    value on;
    bool timed;
    double until;
};

enum thread_phase {
    THREAD_BLOCKED, /* until its condition holds */
    THREAD_WANTS,   /* the interpreter lock or a core */
    THREAD_WORKS,   /* has both: computes until a moment, then its code goes on */
};

struct thread {
    struct object head;
    uint64_t number;          /* in the trace; the main thread: 0 */
    struct fiber *fiber;      /* its base; NULL when it has ended */
    struct fiber *innermost;  /* that goes on when it does */
    struct process *process;
    value target;             /* what it calls */
    const struct condition *condition; /* on its stack, while it is blocked */
    struct thread *next;      /* in the list that holds it */
    enum thread_phase phase;
    double until;             /* while it works: when its code goes on */
    double work;              /* while it wants: seconds of computing that are still to do */
    double computed;          /* seconds, in all */
    double owed;              /* of the line that runs: not yet computed */
    int64_t core;             /* that it has or had last; -1: none yet */
    double core_since;
    bool has_core;
    uint8_t wants;            /* what the trace says that it wants: 0 nothing, 1 the lock, 2 a core */
    bool abandoned;           /* its process was ended from outside; it never goes on */
    /* the machine's state that is the thread's, while it does not run */
    uint32_t depth, native_depth;
    uintptr_t stack_low;
    value running_loop, context, asyncgen_firstiter, asyncgen_finalizer, repr_stack;
};

#define AS_THREAD(v) ((struct thread *)(v))

struct thread_list {
    struct thread *first, *last;
};

/* Threads with one memory and one interpreter lock. */
struct process {
    uint64_t number;          /* in the trace; the main one: 0 */
    struct thread *holder;    /* of the interpreter lock; NULL: it is free */
    struct thread *next_holder; /* who gets it after a forced switch */
    double drop_at;           /* when the holder is made to let go; INFINITY: nobody waits */
    value namespaces;         /* list of (namespace of a module, dict with this process's values) */
    double computed;          /* seconds, by all its threads */
    struct process *next;
};

/* Makes the type ready and puts the hooks of loops in place. */
bool threads_open(struct machine *m);
/* Empties the stacks of threads that have not ended, so that they give back what they hold; none of
 * the program's code runs. */
void threads_close(struct machine *m);

/* A thread that will call `target` without arguments, in the process of whoever runs. New reference.
 * What leaves target as an exception is printed as one that cannot be raised. */
value thread_start(struct machine *m, value target, value name);
/* The same as the only thread of a new process, which first computes for `startup` seconds.
 * namespaces: a list of pairs of dicts: while the process runs, the first of each holds what the
 * second held. */
value thread_start_process(struct machine *m, value target, value name, value namespaces,
                           double startup);
bool thread_ended(value thread);
/* The one that runs; the main thread's is no Python object. */
struct thread *thread_running(struct machine *m);
/* Its number in the trace; 0: the main thread runs. */
uint64_t thread_current_number(struct machine *m);
/* Blocks whichever thread runs. 1: the condition holds; 0: the time is over, or (not timed) nothing
 * can ever make it hold; -1: error. `cause`: why the clock moves when the main thread waits. */
int thread_wait(struct machine *m, const struct condition *condition, enum clock_cause cause);

/* --- for schedule.c */

void thread_list_append(struct thread_list *list, struct thread *thread);
struct thread *thread_list_take_first(struct thread_list *list);
void thread_list_remove(struct thread_list *list, struct thread *thread);
/* By the main thread: lets another one run until it blocks, computes or ends. */
bool thread_let_run(struct machine *m, struct thread *thread);

#endif
