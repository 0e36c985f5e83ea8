/*
 * A reel: a run that can be wound to any stop. It lets the simulator compute as much as is asked
 * for and no more, keeps way marks (copies of the story) so that going back is quick, and asks the
 * simulator for lines and variables where a position lies within a step.
 *
 * A position is a stop, and within the step after it a number of lines.
 */
#ifndef LOOPGLASS_UI_STORY_REEL_H
#define LOOPGLASS_UI_STORY_REEL_H

#include "sim/sim.h"
#include "ui/story/snapshot.h"
#include "ui/story/stops.h"
#include "ui/story/story.h"

struct reel_mark {
    size_t stop;
    struct snapshot *snapshot;
};

struct reel {
    struct sim *sim;          /* computes events; NULL for a trace that was read */
    struct sim *looker;       /* a second run of the same, wound freely for lines and variables */
    struct sim_options options; /* to open the looker with */
    const struct trace *trace;
    struct stops stops;
    struct story story;       /* at `stop` (and the events of the lines beyond it) */
    size_t stop;              /* position in stops */
    size_t line;              /* lines shown of the step that follows the stop; 0: at the stop */
    struct sim_line *lines;   /* of the step that follows, once asked for */
    size_t line_count;
    size_t lines_of;          /* the stop whose lines these are; SIZE_MAX: none */
    struct reel_mark *marks;
    size_t mark_count, mark_capacity;
    size_t mark_bytes;        /* that they hold, about */
    size_t mark_spacing;      /* stops between way marks */
    uint64_t computed;        /* tick that `sim` has come to */
    bool whole;               /* the run has ended: all its stops are known */
    bool failed;              /* out of memory: what is shown is not whole */
};

/* `options` serve to open the looker when it is needed; they and sim stay the caller's. */
bool reel_open(struct reel *reel, struct sim *sim, const struct trace *trace,
               const struct sim_options *options);
void reel_close(struct reel *reel);

/* Computes until stop `position` is known or the run ends, at most about `budget` units of work.
 * True when it is known. */
bool reel_compute(struct reel *reel, size_t position, uint64_t budget);
/* Winds to a stop that is known. */
void reel_go(struct reel *reel, size_t position);

/* Moves; true when the position changed. Forward moves compute as needed, within a bound: a program
 * that never comes to such a stop stays where it is. */
bool reel_forward(struct reel *reel, uint32_t kinds);
/* Where reel_forward would go; computes as far, and stays where it is. */
size_t reel_next(struct reel *reel, uint32_t kinds);
bool reel_back(struct reel *reel, uint32_t kinds);
bool reel_line_forward(struct reel *reel);
bool reel_line_back(struct reel *reel);
bool reel_first(struct reel *reel);
/* The last step before asyncio.run's closing; from there (or beyond), the very end. */
bool reel_last(struct reel *reel);
/* Whether the last step before that closing, or what comes after it, is shown. */
bool reel_at_last(const struct reel *reel);
bool reel_to_step(struct reel *reel, uint64_t step);
bool reel_to_time(struct reel *reel, double time);

/* To the line that was executed at a tick. False: there is none. */
bool reel_to_tick(struct reel *reel, uint64_t tick);
/* Makes `story` (all zero, or open) that of a known stop; the reel stays where it is. False: out of
 * memory. */
bool reel_story_at(const struct reel *reel, size_t stop, struct story *story);
/* Lines executed between two ticks; owned by the looker, until the reel is asked for anything else. */
const struct sim_line *reel_lines_between(struct reel *reel, uint64_t from, uint64_t to, size_t *count);
/* Frames of a task at any tick. */
const struct sim_frame *reel_frames_at(struct reel *reel, uint64_t task, uint64_t tick, size_t *count);

/* The tick of the position, lines included. */
uint64_t reel_tick(const struct reel *reel);
/* Frames of a task (0: the main program) at the position; owned by the looker. NULL: none. */
const struct sim_frame *reel_frames(struct reel *reel, uint64_t task, size_t *count);

#endif
