/* A run, inside: what lies in the region, and what the host keeps beside it. Private to sim/. */
#ifndef LOOPGLASS_SIM_RUN_H
#define LOOPGLASS_SIM_RUN_H

#include "sim/checkpoint.h"
#include "sim/coro/coro.h"
#include "sim/sim.h"
#include "sim/trace/trace.h"
#include "sim/value/machine.h"
#include "sim/world/header.h"
#include "sim/world/intervention.h"

struct sim_text_store; /* the host's copies of names and reprs for sim_frames */

/* In the region: a copy of the region's pages is a copy of it. */
struct run {
    struct machine machine; /* must be first: hooks get from the machine to the run */
    struct tracer tracer;
    struct coro_chain chain; /* the main program's thread */
    struct coro *base;
    struct sim *sim;
    int exit_status;
    bool ended;
    uint64_t work;  /* units of the countdown used up, in all */
    bool bound_hit; /* stopped by a bound of the options, for good */
};

/* On the host's side. */
struct sim {
    struct region region;
    struct run *run;
    struct trace *trace;
    struct sim_options options; /* its texts are our copies */
    struct header header;       /* of the scenario; the run reads it */
    struct interventions interventions; /* likewise */
    uint64_t seed;
    uint64_t told;              /* up to this tick the output has been given to the host */
    uint64_t lines_from;        /* lines are collected above this tick, while line_detail is on */
    size_t peak_memory;
    struct sim_line *lines;
    size_t line_count, line_capacity;
    bool lines_failed;
    struct sim_text_store *texts;
    struct checkpoints checkpoints;
    bool at_tick;               /* it stands at the first moment of its tick */
    bool looked;                /* sim_frames has run in its heap since: it does not go on from here */
};

/* Makes everything in a fresh region, ready to begin. False: out of memory. */
bool run_open(struct sim *sim);
/* Drops the run and its region. */
void run_close(struct sim *sim);

/* Runs the scenario from its first line to its last breath, on the base coroutine: compiling,
 * running, reporting what nobody caught, taking down. Sets exit_status and ended. */
void program_run(struct run *run);

/* Lets go of what sim_frames gave last. */
void sim_forget_frames(struct sim *sim);

/* --- bounds.c */

#define STATUS_BOUND 3 /* of a run that a bound ended */

/* No more than is left until the next bound of ticks, work or trace. */
uint64_t bounds_cut_budget(const struct sim *sim, uint64_t budget);
/* When a bound is reached, says so and stops the run for good. */
void bounds_stop(struct sim *sim);
/* Says that the MemoryError that just ended the program was raised for this bound. */
void bounds_say_refused(struct run *run, enum machine_bound bound);

static inline struct run *run_of(struct machine *m)
{
    return (struct run *)m;
}

#endif
