/* Being the scheduler: a person chooses which task runs next; whether asyncio could ever do so, and
 * which interventions would bring it about. */
#ifndef LOOPGLASS_UI_STORY_CHOICE_H
#define LOOPGLASS_UI_STORY_CHOICE_H

#include "ui/story/whatif.h"
#include "ui/story/words.h"

enum verdict {
    VERDICT_ASYNCIO,    /* this is what asyncio does */
    VERDICT_NEVER,      /* asyncio never does; it can be forced */
    VERDICT_NETWORK,    /* asyncio would, had the reply come earlier */
    VERDICT_IMPOSSIBLE  /* the task cannot run now */
};

struct decision {
    enum verdict verdict;
    struct words why;
    char lines[2][WHATIF_LINE]; /* what brings it about; empty: nothing is needed, or nothing can */
};

/* The tasks that may be meant, those in the ready queue first, then those whose timers are set, by time.
 * How many, at most `most`. */
size_t choice_tasks(const struct story *story, uint64_t *tasks, size_t most);
void choice_judge(struct decision *decision, const struct reel *reel, uint64_t task);

#endif
