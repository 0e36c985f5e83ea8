/* The stepper: the screen on which a person winds through a run. */
#ifndef LOOPGLASS_UI_VIEWS_STEPPER_H
#define LOOPGLASS_UI_VIEWS_STEPPER_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"

struct stepper_options {
    bool ascii, no_colour;
    uint64_t step; /* to begin at */
};

/* Runs until the person quits or a signal asks to end. False with *reason when the terminal cannot
 * show it; *ended_by is the signal, or 0. */
bool stepper_run(struct reel *reel, struct scenario *scenario,
                 const struct stepper_options *options, const char **reason, int *ended_by);

#endif
