/* A quiz on a run: before each decision of the loop, which task runs next, and when? In plain text,
 * from a person or from a file of answers. */
#ifndef LOOPGLASS_UI_LINEAR_QUIZ_H
#define LOOPGLASS_UI_LINEAR_QUIZ_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"

#include <stdio.h>

struct quiz_options {
    FILE *in, *out;    /* answers, one a line; what is said */
    unsigned most;     /* questions at most */
    bool silent;       /* ask and explain nothing: only count */
};

struct quiz_score {
    unsigned asked, right;
};

/* Until the run, the answers or the questions end. The reel stays the caller's. */
struct quiz_score quiz_run(struct reel *reel, const struct scenario *scenario,
                           const struct quiz_options *options);

#endif
