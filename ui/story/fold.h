/* The folds: what each event does to the story. One function for each group of events; each
 * ignores what is not its own. Private to the story. */
#ifndef LOOPGLASS_UI_STORY_FOLD_H
#define LOOPGLASS_UI_STORY_FOLD_H

#include "ui/story/table.h"

void fold_loop(struct story *story, const struct event *event);   /* iterations, handles, clock */
void fold_timers(struct story *story, const struct event *event);
void fold_tasks(struct story *story, const struct event *event);  /* tasks and their steps */
void fold_things(struct story *story, const struct event *event); /* resources, output, warnings */

void fold_outside(struct story *story, const struct event *event); /* jobs, threads */

/* A task to be changed; NULL when memory ran out. */
struct story_task *fold_task(struct story *story, uint64_t number);
/* A time was seen: the story shows all its times with the decimals that the finest needs. */
void fold_digits(struct story *story, double time);
/* The task goes over to another kind of bar now. */
void fold_bar(struct story *story, uint64_t task, enum bar_kind kind);
void fold_end_bar(struct story *story, uint64_t task);

#define REACH(story, table, type, number)                                                          \
    ((struct type *)fold_reached((story), table_reach(&(story)->table, sizeof(struct type), number)))
#define ADD(story, table, type)                                                                    \
    ((struct type *)fold_reached((story), table_add(&(story)->table, sizeof(struct type))))

static inline void *fold_reached(struct story *story, void *item)
{
    if (!item)
        story->failed = true;
    return item;
}

#endif
