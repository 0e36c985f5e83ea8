/* The stepper: the screen on which a person winds through a run. */
#ifndef LOOPGLASS_UI_VIEWS_STEPPER_H
#define LOOPGLASS_UI_VIEWS_STEPPER_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"

struct stage;

struct stepper_options {
    bool ascii, no_colour;
    bool present;         /* the presenter's layout */
    uint64_t step;        /* to begin at */
    const char *go_to;    /* the same in words, "time 0.5", "line 9"; NULL: none */
    const char *bookmark; /* NULL: none */
    const char *lesson;      /* the name of this one, to note what was done; NULL: it is none */
    const char *next_lesson; /* its name; NULL: none */
    /* Opens the file anew and puts what it gives into the stage. False with *reason. NULL: cannot. */
    bool (*reload)(struct stage *stage, const char **reason);
    void *host;           /* for reload */
};

/* Runs until the person quits or a signal asks to end. False with *reason when the terminal cannot
 * show it; *ended_by is the signal, or 0. */
bool stepper_run(struct reel *reel, struct scenario *scenario,
                 const struct stepper_options *options, const char **reason, int *ended_by);

#endif
