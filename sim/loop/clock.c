/* The virtual clock. */
#include "sim/loop/clock.h"

#include "sim/loop/loops.h"
#include "sim/loop/place.h"
#include "sim/loop/record.h"
#include "sim/value/float.h"
#include "sim/value/object.h"

double clock_now(struct machine *m)
{
    return m->loops->now;
}

void clock_move_to(struct machine *m, double time, enum clock_cause cause)
{
    if (!(time > m->loops->now))
        return;
    clock_tell(m);
    m->loops->now = time;
    if (time > m->limits.time)
        machine_reach_bound(m, BOUND_TIME);
    uint32_t file = 0, line = 0;
    if (cause == CLOCK_BLOCKED && recording(m))
        place_of_caller(m, &file, &line);
    RECORD(m, clock, .cause = cause, .line = line, .time = time);
}

void clock_pass_to(struct machine *m, double time, enum clock_cause cause)
{
    if (!(time > m->loops->now))
        return;
    if (m->loops->untold != cause)
        clock_tell(m);
    m->loops->now = time;
    if (time > m->limits.time)
        machine_reach_bound(m, BOUND_TIME);
    m->loops->untold = cause;
}

void clock_tell(struct machine *m)
{
    enum clock_cause cause = m->loops->untold;
    if (!cause)
        return;
    m->loops->untold = 0;
    RECORD(m, clock, .cause = cause, .time = m->loops->now);
}

bool clock_after(struct machine *m, value delay, double *when)
{
    if (is_small_int(delay)) {
        *when = clock_now(m) + (double)small_int(delay);
        return true;
    }
    if (is_exactly(delay, m->types.float_)) {
        *when = clock_now(m) + float_value(delay);
        return true;
    }
    value now = float_new(m, clock_now(m));
    value sum = now ? object_binary(m, BINARY_ADD, now, delay) : NULL;
    bool ok = sum && object_as_double(m, sum, when);
    drop(m, now);
    drop(m, sum);
    return ok;
}
