/* Handles: making, cancelling, running one. */
#ifndef LOOPGLASS_LOOP_HANDLE_H
#define LOOPGLASS_LOOP_HANDLE_H

#include "sim/loop/loop.h"

/* A handle not queued anywhere yet. context NULL: it runs in that of the loop. hidden: how many
 * frames of its own CPython has between the program and Handle.__init__, which debug mode counts. */
struct handle *handle_new(struct machine *m, struct type *type, value loop, value context,
                          size_t hidden);
enum {
    HIDDEN_CALL_SOON = 2,  /* call_soon, _call_soon */
    HIDDEN_CALL_LATER = 3, /* call_later, call_at, TimerHandle.__init__ */
    HIDDEN_CREATE_TASK = 2 /* asyncio.create_task, loop.create_task */
};
/* Runs its callback in its context. What the callback raises goes to the loop's exception handler;
 * false only for SystemExit, KeyboardInterrupt and bounds, which end the loop's run. */
bool handle_run(struct machine *m, struct handle *handle);
/* Appends to the ready queue and records it. Consumes nothing. */
bool handle_queue(struct machine *m, struct handle *handle, enum handle_kind kind, uint64_t task,
                  uint64_t timer);

/* A loop object that has just been made gets its number and joins the others. */
void loop_begin(struct machine *m, struct event_loop *loop);
/* repr(handle). */
value handle_repr(struct machine *m, value self);

#endif
