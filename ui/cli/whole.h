/* A run told to its end at once. */
#ifndef LOOPGLASS_UI_CLI_WHOLE_H
#define LOOPGLASS_UI_CLI_WHOLE_H

#include "ui/cli/cli.h"
#include "ui/story/story.h"

struct whole_options {
    struct sim_options sim;
    double until;         /* virtual seconds; INFINITY: to the end */
    bool until_deadlock;  /* stop there, before the loop raises */
    bool impatient;       /* a run of more than 300 virtual seconds and a million events goes on for ever */
};

struct whole {
    struct job job;
    struct story story;   /* at the last moment that was told */
    bool goes_on;         /* the run does not end there */
    char note[96];        /* and this says so; else "" */
    char errors[4096];    /* the beginning of what went to standard error */
    size_t errors_size;
};

/* Reads and runs `name`, a file or a lesson. False after saying why: no such file, it does not
 * compile, memory ran out. Close it in any case. */
bool whole_open(struct whole *whole, const char *name, const struct whole_options *options);
void whole_close(struct whole *whole);
/* The header's title, else the file's name. */
const char *whole_title(const struct whole *whole);

#endif
