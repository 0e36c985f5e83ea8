/* The virtual clock. */
#include "sim/loop/clock.h"

#include "sim/loop/loops.h"

double clock_now(struct machine *m)
{
    return m->loops->now;
}

void clock_move_to(struct machine *m, double time, enum clock_cause cause)
{
    if (!(time > m->loops->now))
        return;
    m->loops->now = time;
    RECORD(m, clock, .cause = cause, .time = time);
}
