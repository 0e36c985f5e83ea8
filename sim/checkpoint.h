/* Checkpoints: copies of the whole state of a run, to which it is taken back. A checkpoint holds the
 * used pages of the region; pages that have not changed since the one before are shared with it. They
 * are taken while the host has control, so far apart that they cost less than a tenth of the run's
 * time, and every second one is given up when together they hold more than 256 MiB. */
#ifndef LOOPGLASS_SIM_CHECKPOINT_H
#define LOOPGLASS_SIM_CHECKPOINT_H

#include "sim/sim.h"

struct checkpoint;

/* Zeroed: none. In order of their ticks; on the host's side. */
struct checkpoints {
    struct checkpoint **all;
    size_t count, capacity;
    size_t pages;      /* different pages held by all of them */
    double cost;       /* seconds that one takes to make, of late */
    double last_end;   /* processor time when it was made */
    uint64_t spacing;  /* ticks at least between two; grows when some are given up */
    size_t passing;    /* how many are */
    uint64_t made;     /* numbers them */
};

enum checkpoint_reason {
    CHECKPOINT_WHEN_DUE, /* for coming back later: when it is time for one */
    CHECKPOINT_NOW,      /* in any case */
    CHECKPOINT_PASSING,  /* one of the few that are soon given up again */
};
/* Makes one here, while the host has control. False: there is none (it is not time, or it is not possible
 * in this build, at this size, or for memory). */
bool checkpoints_take(struct sim *sim, enum checkpoint_reason reason);
/* Takes the run to the last one that is not after `tick`; `back`: in any case, else if that is ahead of
 * where the run stands. False: there is none. */
bool checkpoints_restore(struct sim *sim, uint64_t tick, bool back);
/* Whether this run can be copied as it is now. */
bool checkpoints_possible(const struct sim *sim);
/* Gives up all of them. */
void checkpoints_free(struct checkpoints *checkpoints);

#endif
