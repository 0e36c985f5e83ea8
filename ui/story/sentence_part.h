/* What the files of the sentences share; for no others. */
#ifndef LOOPGLASS_UI_STORY_SENTENCE_PART_H
#define LOOPGLASS_UI_STORY_SENTENCE_PART_H

#include "ui/story/sentence.h"

bool label_says(phrase label, const char *words);
/* Whether its last word is this one. */
bool label_ends(phrase label, const char *word);
/* A timer that the task's own sleep set: the task stands where it waits for it. */
bool timer_wakes(const struct story *story, const struct story_timer *timer);
/* Whether the position is one after a step, not one of the ends of a run. */
bool is_after_step(const struct story *story);
/* The first request or job under way: what a loop without due timers waits for. False: none. */
bool sentence_outside(struct words *words, const struct story *story);
/* Why the step's task woke, and whether it was late. */
void sentence_woke(struct words *words, const struct story *story);
void sentence_late(struct words *words, const struct story *story);

#endif
