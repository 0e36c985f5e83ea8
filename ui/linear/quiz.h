/* A quiz on a run: before each step what can be predicted of it (ui/story/question.h). In plain text,
 * from a person or from a file of answers. */
#ifndef LOOPGLASS_UI_LINEAR_QUIZ_H
#define LOOPGLASS_UI_LINEAR_QUIZ_H

#include "ui/story/question.h"
#include "ui/story/scenario.h"

#include <stdio.h>

struct quiz_options {
    FILE *in, *out;    /* answers, one a line; what is said */
    unsigned most;     /* questions at most */
    bool silent;       /* ask and explain nothing: only count */
};

/* Until the run, the answers or the questions end. The reel stays the caller's. */
struct score quiz_run(struct reel *reel, const struct scenario *scenario,
                      const struct quiz_options *options);

/* Asks one question, reads one line, says whether it is right, and counts. An empty line is a wrong
 * answer when `scored`, else it passes. False: there are no more lines. */
bool quiz_ask(const struct quiz_options *options, const struct question *question,
              const struct story *story, struct score *score, bool scored);

#endif
