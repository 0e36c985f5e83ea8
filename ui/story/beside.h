/* Two runs beside each other: where they first differ, and how the one follows the other. */
#ifndef LOOPGLASS_UI_STORY_BESIDE_H
#define LOOPGLASS_UI_STORY_BESIDE_H

#include "ui/story/reel.h"
#include "ui/story/words.h"

struct beside {
    size_t common;   /* so many stops from the start are the same in both */
    uint64_t step;   /* the first that differs; 0: none, as far as both are known */
    bool whole;      /* both runs are known to their ends */
    enum event_kind kind; /* of the event that differs first, in the run before */
};

/* Compares them event by event, as far as a person sees: numbers of lines may have moved, and what only
 * says that a person intervened is left out. Computes both for a while, up to `budget` units of work. */
struct beside beside_compare(struct reel *before, struct reel *now, uint64_t budget);

/* Winds `other` to the stop that belongs to where `leader` is: the same one as far as they are the same,
 * then by virtual time, and within one time by the order of the steps. */
void beside_follow(const struct beside *beside, const struct reel *leader, struct reel *other);

/* "They first differ in step 6. before: Task-3 ran at 0.100 s, done; now: ..." The names are how the two
 * are called. */
void beside_words(struct words *words, const struct beside *beside, struct reel *before,
                  const char *before_name, struct reel *now, const char *now_name);
/* "before: 0.300 s, 10 steps; now: 0.500 s, 9 steps": when both are whole, else nothing. */
void beside_totals(struct words *words, struct reel *before, const char *before_name, struct reel *now,
                   const char *now_name);

#endif
