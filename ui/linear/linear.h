/* Linear mode: the stepper without a screen. Commands are words read from a file, answers are
 * sentences, one fact a line: for screen readers, for pipes, for terminals that cannot draw. */
#ifndef LOOPGLASS_UI_LINEAR_LINEAR_H
#define LOOPGLASS_UI_LINEAR_LINEAR_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"

#include <stdio.h>

struct linear_options {
    FILE *in, *out;
    bool prompt;    /* write "> " before each command is read */
    uint64_t step;  /* begin at this one */
};

/* Until `quit` or the end of `in`. The reel stays the caller's. */
void linear_run(struct reel *reel, const struct scenario *scenario,
                const struct linear_options *options);

#endif
