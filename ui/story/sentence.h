/* The sentences: what ran and why, what the loop does next, what a task waits for. The same words
 * on the screen, in `explain` and in linear mode. Each is about the story's position. */
#ifndef LOOPGLASS_UI_STORY_SENTENCE_H
#define LOOPGLASS_UI_STORY_SENTENCE_H

#include "ui/story/words.h"

/* "Task-3 woke because its sleep(0.1) was over. It printed "got bob" and ended." */
void sentence_short(struct words *words, const struct story *story);
/* The parts, for larger screens: what it did ... */
void sentence_ran(struct words *words, const struct story *story);
/* ... why it could run, and what the loop had done since the step before ... */
void sentence_why(struct words *words, const struct story *story);
/* ... and what comes. */
void sentence_next(struct words *words, const struct story *story);
/* "gather 0 of 3", "sleep(0.3)", "lock `door`, held by Task-2", "Task-2" */
void sentence_wait(struct words *words, const struct story *story, const struct story_task *task);
/* By the name of its variable, "queue orders", "door_lock", "lock left 2" (the second of that name); else
 * "Lock 2". */
void sentence_resource(struct words *words, const struct story *story, uint64_t number);
/* One entry of the ready queue: "gather counts Task-3", "Task-3 wakes", "Task-2 begins". */
void sentence_handle(struct words *words, const struct story *story,
                     const struct story_handle *handle);
/* "done, 'BOB'", "waits sleep(0.3)", "ready", "cancel asked by Task-1 line 14" */
void sentence_state(struct words *words, const struct story *story, const struct story_task *task);
/* What a person changed since the step before: "You: cancel Task-3." Empty: nothing. */
void sentence_changes(struct words *words, const struct story *story);
/* What one timer will do: "wakes Task-2", "times out Task-1", "calls tick" */
void sentence_timer(struct words *words, const struct story *story, const struct story_timer *timer);
/* The same with when: "0.200 s, in 0.100 s: wakes Task-4" */
void sentence_timer_whole(struct words *words, const struct story *story,
                          const struct story_timer *timer);
/* What became of an entry of the ready queue that ran: "ran", "ran, ended"; owned by nobody. */
const char *sentence_outcome(const struct story *story, const struct story_handle *handle);
/* "Lock 1  held by Task-2; waiting: Task-3", "Queue jobs  2 of 5 items: 'a', 'b'". False: the
 * number stands for no lock, queue or the like. */
/* The same without who waits. */
bool sentence_resource_now(struct words *words, const struct story *story, uint64_t number);
bool sentence_resource_whole(struct words *words, const struct story *story, uint64_t number);

/* The timer that fires next among those not cancelled; its number, 0: none. */
uint64_t story_next_timer(const struct story *story);

#endif
