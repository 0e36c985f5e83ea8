/* "What if": a person's words at a stop made into a line of a file of interventions, and the texts of
 * such files. The simulator checks and understands the lines (sim.h). */
#ifndef LOOPGLASS_UI_STORY_WHATIF_H
#define LOOPGLASS_UI_STORY_WHATIF_H

#include "ui/story/reel.h"

#define WHATIF_LINE 600
#define WHATIF_HELP                                                                                \
    "cancel Task-3; hold Task-3 for 100ms; run Task-3 next; timer 2 due 0.5s; timer 2 before "     \
    "timer 1; request 1 takes 1s (or slower, faster, fails, refused); latency URL 500ms; seed 7"

/* "at step 5 cancel Task-3" from "cancel Task-3" at the reel's position. Short forms are about `task`
 * (0: none): "cancel", "hold 1s", "fails", "takes 1s" of its request. A line that says its own moment
 * ("at 0.5s ...") stays as it is. */
void whatif_line(char line[WHATIF_LINE], const struct reel *reel, uint64_t task, const char *said);
/* How the line names a task: "Task-3", in quotes with blanks, "task 7" when the name is not its own. */
void whatif_task(char *name, size_t size, const struct story *story, uint64_t task);
/* A time as a line needs it, exactly: "0.25s". */
void whatif_time(char *text, size_t size, double time);

/* The text with one more line; NULL with *reason (in `message`, or constant): a mistake, no memory.
 * `changes` NULL: none so far. The caller's to free. */
char *whatif_add(const char *changes, const char *line, char *message, size_t size);
/* Without its last line that says something; NULL: it has none, or no memory. */
char *whatif_without_last(const char *changes);
/* How many lines say something; and the number'th of them, from 0: borrowed, *size bytes. */
size_t whatif_count(const char *changes);
const char *whatif_get(const char *changes, size_t number, size_t *size);
/* "gather.py" -> "gather.interventions", beside it. False: too long. */
bool whatif_path(char *path, size_t size, const char *scenario_path);
bool whatif_save(const char *changes, const char *path);

#endif
