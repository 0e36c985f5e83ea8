/*
 * Fetching into the processor's cache what the loop will need next. With 100,000 tasks nothing that
 * belongs to one is there when its turn comes, and a step leads through a chain of a dozen objects,
 * each found only through the one before: the processor waits for memory most of the time. But the
 * loop knows its next steps. So each turn of it takes one more link of the chains of the steps to come
 * (handle, future or task, coroutine, frame and fiber), which by then has arrived. Gather of 100,000
 * fetches: 0.53 to 0.45 s. It changes nothing but the time.
 */
#ifndef LOOPGLASS_LOOP_AHEAD_H
#define LOOPGLASS_LOOP_AHEAD_H

#include "sim/loop/loop.h"

/* Called when a handle has been taken from the queue. */
void ahead_of_ready(struct machine *m, const struct ready_queue *queue);
/* Called a few times in each iteration: one more link of the chain of the first timer. */
void ahead_of_timer(struct machine *m, struct event_loop *loop);

#endif
