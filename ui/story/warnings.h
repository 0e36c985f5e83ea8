/*
 * Warnings at a position: what happened, what it costs, how to mend it. Facts come from the events;
 * what only may be so is worded as a suspicion.
 */
#ifndef LOOPGLASS_UI_STORY_WARNINGS_H
#define LOOPGLASS_UI_STORY_WARNINGS_H

#include "ui/story/scenario.h"
#include "ui/story/words.h"

struct warning {
    const char *name;      /* "blocking call" */
    bool suspicion;
    uint32_t line;         /* 0: none */
    uint64_t step;         /* in or after which it showed; 0: now */
    struct words what, cost, mend;
};

#define MOST_WARNINGS 24

struct warnings {
    struct warning all[MOST_WARNINGS];
    size_t count;
    size_t more;           /* for which there was no room */
};

/* The first that showed in the step that ended last and is no suspicion; NULL: none. */
const struct warning *warnings_new(const struct warnings *warnings, const struct story *story);

/* Everything there is to warn of in the story so far, in the order of the steps, the same thing at the
 * same line once. */
void warnings_find(struct warnings *warnings, const struct story *story,
                   const struct scenario *scenario);

#endif
