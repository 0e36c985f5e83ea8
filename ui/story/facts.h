/* What there is to say at a stop, fact by fact and in the sentences of the screen: for `explain`,
 * linear mode and the pages made of a run. */
#ifndef LOOPGLASS_UI_STORY_FACTS_H
#define LOOPGLASS_UI_STORY_FACTS_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"
#include "ui/story/words.h"

enum fact_kind {
    FACT_CHANGED, /* what a person changed in the run just before */
    FACT_RAN,     /* what ran and what it did; at other stops what happened */
    FACT_WHY,     /* why it could run */
    FACT_PRINTED, /* what it printed beyond what FACT_RAN says */
    FACT_NOTE,    /* the teaching note of the line at which the task stands */
    FACT_WARNING,
    FACT_NEXT     /* what the loop does next */
};

struct fact {
    enum fact_kind kind;
    uint32_t line;            /* FACT_NOTE: of the source; else 0 */
    const struct words *words;
};

/* Gives the facts of the reel's stop in that order to `take`; the words live as long as the call. */
void facts_at_stop(const struct reel *reel, const struct scenario *scenario,
                   void (*take)(void *host, const struct fact *fact), void *host);
/* Where the reel stands: "Step 5 of 10, 0.100 s, iteration 4". Without `whole` the number of steps
 * is left out. */
void facts_position(struct words *words, const struct reel *reel, bool whole);

#endif
