/* The calls that one task awaited one after another: what its lane unfolds into. */
#ifndef LOOPGLASS_UI_STORY_SPANS_H
#define LOOPGLASS_UI_STORY_SPANS_H

#include "ui/story/words.h"

#define MOST_SPANS 12

struct wait_span {
    uint64_t place; /* of the call that the task's own function awaited */
    phrase label;   /* what was waited for within it */
    double from, to;
};

/* The latest waits of a task, newest first, at most MOST_SPANS; waits within one call lie together.
 * Returns how many. */
int spans_find(const struct story *story, const struct story_task *task, struct wait_span *spans);
/* "fetch:12 > sleep(0.3)", "sleep(0.3)" */
void spans_say(struct words *words, const struct story *story, const struct wait_span *span);
/* Whether its lane is worth unfolding: calls of coroutines, more than one. */
bool spans_unfold(const struct story *story, const struct wait_span *spans, int count);

#endif
