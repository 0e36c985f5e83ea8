/* What stands on the panes of the stepper, as lists: one thing a line. */
#ifndef LOOPGLASS_UI_LINEAR_LISTS_H
#define LOOPGLASS_UI_LINEAR_LISTS_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"

#include <stdio.h>

void list_tasks(FILE *file, const struct story *story);
void list_ready(FILE *file, const struct story *story);
void list_timers(FILE *file, const struct story *story);
void list_resources(FILE *file, const struct story *story);
void list_output(FILE *file, const struct story *story);
/* The frames of a task (0: the main program) and their variables; the reel looks them up. */
void list_variables(FILE *file, struct reel *reel, uint64_t task);
/* Five lines of the source on either side of `line`. */
void list_source(FILE *file, const struct scenario *scenario, const struct story *story,
                 uint32_t line);

#endif
