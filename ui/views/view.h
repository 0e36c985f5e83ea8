/* A view: one pane of the stepper, in one file, described by one constant struct. It draws from the
 * story at the reel's position and from nothing else. */
#ifndef LOOPGLASS_UI_VIEWS_VIEW_H
#define LOOPGLASS_UI_VIEWS_VIEW_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"
#include "ui/story/sentence.h"
#include "ui/views/canvas.h"

/* What views look at. */
struct stage {
    struct canvas canvas;
    struct reel *reel;
    const struct story *story;       /* the reel's */
    const struct scenario *scenario; /* the source and its header */
    uint64_t followed;               /* the task that is followed, 0: whichever runs */
    uint64_t chosen;                 /* whose variables are shown: the followed or the last that ran */
    bool playing;
    double speed;
    int scroll;                      /* rows that the focused pane is scrolled by */
    const char *message;             /* a short answer to the last key, or NULL */
};

struct view {
    const char *name;                /* "Tasks" */
    void (*draw)(struct stage *stage, struct area area);
    /* How many rows it would like, at this width, in this story. */
    int (*rows)(const struct stage *stage, int width);
};

/* The line of the scenario that ran last at this position; 0: none. */
uint32_t stage_line(const struct stage *stage);

/* Whether what happened in a step is new at this position. */
bool stage_is_new(const struct stage *stage, uint64_t step);

extern const struct view title_view, sentence_view, note_view, brief_view, source_view, ready_view, timers_view,
    output_view, tasks_view, variables_view, loop_view, outside_view, warnings_view, resources_view,
    run_view, keys_view;

#endif
