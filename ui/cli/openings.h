/* The openings of a scenario in one session: the command's own, and those made anew when the file was read
 * again or the run was changed. */
#ifndef LOOPGLASS_UI_CLI_OPENINGS_H
#define LOOPGLASS_UI_CLI_OPENINGS_H

#include "ui/cli/cli.h"
#include "ui/story/runs.h"

struct opening;

struct openings {
    struct runs runs;        /* for the stepper and linear mode */
    struct opening *newest;  /* of these, the two that `runs` shows and the first stay */
};

/* On a job that is open and stays the caller's. False: out of memory. */
bool openings_begin(struct openings *openings, struct job *job);
/* Another program beside it; the first is then the other run. */
bool openings_compare(struct openings *openings, struct job *job);
void openings_end(struct openings *openings);

#endif
