/* The virtual clock: seconds since the start of the run, one for all loops and threads of it. */
#ifndef LOOPGLASS_LOOP_CLOCK_H
#define LOOPGLASS_LOOP_CLOCK_H

#include "sim/trace/event.h"
#include "sim/value/machine.h"

/* Now, in seconds. */
double clock_now(struct machine *m);
/* Moves the clock forward to exactly `time` (earlier: stays), records why. */
void clock_move_to(struct machine *m, double time, enum clock_cause cause);

#endif
