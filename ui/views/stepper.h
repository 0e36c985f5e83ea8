/* The stepper: the screen on which a person winds through a run. */
#ifndef LOOPGLASS_UI_VIEWS_STEPPER_H
#define LOOPGLASS_UI_VIEWS_STEPPER_H

#include "ui/story/runs.h"

struct stepper_options {
    bool ascii, no_colour;
    bool present;         /* the presenter's layout */
    uint64_t step;        /* to begin at */
    const char *go_to;    /* the same in words, "time 0.5", "line 9"; NULL: none */
    const char *bookmark; /* NULL: none */
    const char *lesson;      /* the name of this one, to note what was done; NULL: it is none */
    const char *next_lesson; /* its name; NULL: none */
    bool beside;          /* begin with the two runs side by side */
};

/* Runs until the person quits or a signal asks to end. False with *reason when the terminal cannot
 * show it; *ended_by is the signal, or 0. */
bool stepper_run(struct runs *runs, const struct stepper_options *options, const char **reason,
                 int *ended_by);

#endif
