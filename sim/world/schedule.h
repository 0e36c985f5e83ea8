/*
 * The simulated operating system: who has which core, who has the interpreter lock of a process.
 *
 * A thread wants both, then works: its code runs, in no time, until it computes (which holds both for
 * as long as the computing takes), blocks (which gives both back) or ends. The lock is as in CPython
 * 3.13 (Python/ceval_gil.c): who waits for it asks for it after the switch interval, and the holder
 * lets go. Where the real world is a matter of chance (how late a request is seen, which of several
 * waiting threads gets the lock) the run's own generator decides, so the same seed gives the same
 * switches. Threads that want a core while all are taken take turns of SCHEDULE_SLICE; one that has
 * been waiting for something and wakes gets a core at once.
 *
 * All this runs on the main thread's stack: other threads come back to it whenever they stop.
 */
#ifndef LOOPGLASS_WORLD_SCHEDULE_H
#define LOOPGLASS_WORLD_SCHEDULE_H

#include "sim/world/thread.h"

#define SCHEDULE_SLICE  0.004 /* seconds for which a thread keeps a core that others want */
#define SWITCH_INTERVAL 0.005 /* CPython's default */
#define SWITCH_JITTER   0.2   /* a request is seen up to so much of the interval later */

/* A thread that is in no list wants to run, after `work` seconds of computing. */
void schedule_want(struct machine *m, struct thread *thread, double work);
/* Takes lock and core from a thread that works, and the thread from the list. */
void schedule_release(struct machine *m, struct thread *thread);
/* By the main thread, which blocks or computes: lets the others go on and time pass until it is its
 * turn again. 1; 0: it never will be; -1: error. */
int schedule_drive(struct machine *m);
/* The thread that runs computes for so many seconds. False: error. */
bool schedule_compute(struct machine *m, double seconds);
/* Has the time come at which the thread that runs is to give way? Lets others go on if so. */
bool schedule_check(struct machine *m);

/* The moment on the grid of nanoseconds that is nearest, so that sums of costs stay exact. */
double schedule_moment(double time);

#endif
