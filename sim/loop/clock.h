/* The virtual clock: seconds since the start of the run, one for all loops and threads of it. */
#ifndef LOOPGLASS_LOOP_CLOCK_H
#define LOOPGLASS_LOOP_CLOCK_H

#include "sim/trace/event.h"
#include "sim/value/machine.h"

/* Now, in seconds. */
double clock_now(struct machine *m);
/* When a delay in seconds will be over, as Python's `now + delay` is. False: TypeError. */
bool clock_after(struct machine *m, value delay, double *when);
/* Moves the clock forward to exactly `time` (earlier: stays), records why. */
void clock_move_to(struct machine *m, double time, enum clock_cause cause);
/* The same, recorded only when the next event happens: for small steps. */
void clock_pass_to(struct machine *m, double time, enum clock_cause cause);
/* Records what clock_pass_to has put off. */
void clock_tell(struct machine *m);

#endif
