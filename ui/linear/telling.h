/* A position told in words, one fact a line: for `explain` and for linear mode. */
#ifndef LOOPGLASS_UI_LINEAR_TELLING_H
#define LOOPGLASS_UI_LINEAR_TELLING_H

#include "ui/story/question.h"
#include "ui/story/scenario.h"

#include <stdio.h>

struct telling {
    FILE *file;
    const struct scenario *scenario;
    const struct reel *reel;
    const char *indent;     /* before each fact of a stop */
    bool *said;             /* notes by line that need no second telling; NULL: tell all */
    bool hide_future;       /* say nothing of what comes: somebody is to predict it */
};

/* What happened at the reel's stop: when, what ran, why, what it printed, the teaching note of the
 * line, warnings, and what comes. */
void telling_stop(const struct telling *telling);
/* The first line of that: "Step 5 of 10, 0.100 s, iteration 4." */
void telling_position(const struct telling *telling);
/* The last words: totals, the lesson's answer, the score, what to do next. */
void telling_end(const struct telling *telling, struct score score, const char *next_lesson);
/* Why the step ran, or that nothing has. */
void telling_why(const struct telling *telling);

#endif
