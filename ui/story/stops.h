/* Where one can stop: the moments between which the stepper moves, found in the events. */
#ifndef LOOPGLASS_UI_STORY_STOPS_H
#define LOOPGLASS_UI_STORY_STOPS_H

#include "sim/trace/trace.h"

#include <stdbool.h>

/* What kind of moment a stop is; a stop can be several. Every stop is at least an act's end. */
enum stop_kind {
    STOP_ACT = 1,       /* the loop waited, moved a due timer, ran one callback */
    STOP_STEP = 2,      /* a step of a task has ended, with what its end set off */
    STOP_ITERATION = 4, /* the last one of an iteration of the loop */
    STOP_DEADLOCK = 8,
    STOP_START = 16,    /* before anything has happened */
    STOP_END = 32,      /* the program is over */
    STOP_CLOSING = 64,  /* within asyncio.run's clean-up */
};

struct stop {
    uint64_t event;  /* events before it have happened */
    uint64_t tick;
    double time;
    uint32_t step;   /* steps ended so far */
    uint32_t kinds;
};

struct stops {
    const struct trace *trace;
    struct trace_cursor cursor;
    struct stop *all;
    size_t count, capacity;
    uint32_t *steps;      /* positions in `all` of the stops that end steps, from step 1 on */
    size_t step_count, step_capacity;
    double time;
    bool in_step;         /* a step has ended, its handle has not */
    bool closing, failed;
};

/* Position 0 is the start. False: out of memory. */
bool stops_open(struct stops *stops, const struct trace *trace);
void stops_close(struct stops *stops);
/* Looks through what has been added to the trace since. */
void stops_scan(struct stops *stops);
/* The position after (or before) `from` whose kinds include one of `kinds`; `from` if none. */
size_t stops_next(const struct stops *stops, size_t from, uint32_t kinds);
size_t stops_previous(const struct stops *stops, size_t from, uint32_t kinds);
/* The last position at or before a tick. */
size_t stops_at_tick(const struct stops *stops, uint64_t tick);

#endif
