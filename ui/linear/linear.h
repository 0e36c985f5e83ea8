/* Linear mode: the stepper without a screen. Commands are words read from a file, answers are
 * sentences, one fact a line: for screen readers, for pipes, for terminals that cannot draw. */
#ifndef LOOPGLASS_UI_LINEAR_LINEAR_H
#define LOOPGLASS_UI_LINEAR_LINEAR_H

#include "ui/story/question.h"
#include "ui/story/runs.h"

#include <stdio.h>

struct linear_options {
    FILE *in, *out;
    bool prompt;    /* write "> " before each command is read */
    uint64_t step;  /* begin at this one */
    const char *next_lesson; /* NULL: none */
    const char *go_to;       /* what to begin with, as goto has it: "time 0.5s", "line 9"; NULL: none */
};

/* What came of it. */
struct linear_result {
    bool saw_the_end;
    struct score score; /* of what was predicted */
};

/* Until `quit` or the end of `in`. The runs stay the caller's. */
struct linear_result linear_run(struct runs *runs, const struct linear_options *options);

#endif
