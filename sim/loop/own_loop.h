/* Loops of which a program has written parts itself: subclasses that override methods, methods set
 * on one loop, and loops written from scratch or mocked, for which an event loop of ours stands in. */
#ifndef LOOPGLASS_LOOP_OWN_LOOP_H
#define LOOPGLASS_LOOP_OWN_LOOP_H

#include "sim/loop/loop.h"

/* Methods and attributes that may be the program's: bits of event_loop.own. */
enum loop_own {
    OWN_TIME = 1 << 0,
    OWN_CALL_SOON = 1 << 1,
    OWN_CALL_LATER = 1 << 2,
    OWN_CALL_AT = 1 << 3,
    OWN_RUN_ONCE = 1 << 4,
    OWN_CREATE_TASK = 1 << 5,
    OWN_SELECTOR = 1 << 6,
    OWN_GET_DEBUG = 1 << 7,
    OWN_CLOSED = 1 << 8,
};

/* Sets the bits of what the loop's class overrides. */
void own_loop_look(struct machine *m, struct event_loop *loop);
/* Slot: notices methods that are set on the loop itself. */
bool own_loop_set_attribute(struct machine *m, value self, value name, value v);

/* The loop that C works with for one that a program names: itself when it is one of ours, else one
 * that stands in for it. New reference. */
value own_loop_for(struct machine *m, value loop);
/* What a program sees of it. Borrowed. */
static inline value own_loop_face(value loop)
{
    return AS_LOOP(loop)->foreign ? AS_LOOP(loop)->foreign : loop;
}
/* A loop that stands in goes. */
void own_loop_forget(struct machine *m, struct event_loop *loop);

/* loop.get_debug(): 1, 0, -1 on error. */
int own_loop_debug(struct machine *m, value loop);
/* loop.time() in seconds. */
bool own_loop_time(struct machine *m, value loop, double *seconds);
/* loop.call_soon(callable, *args, context=context) by the program's method. args: a tuple or NULL.
 * New handle, or what it returns. */
value own_loop_call_soon(struct machine *m, value loop, value callable, value args, value context);
/* The same of call_at and call_later. */
value own_loop_call_timed(struct machine *m, value loop, const char *method, value when,
                          value callable, value args, value context);
/* loop._run_once(), where it is the program's. */
bool own_loop_run_once(struct machine *m, value loop);
/* The selector's part of a turn, where the clock or the selector is the program's. `next`: when the
 * first timer is due, by that clock. False: error. */
bool own_loop_wait(struct machine *m, value loop, bool idle, bool timed, double next);

#endif
