/* The lesson that a file is, and what is kept of having gone through it. */
#ifndef LOOPGLASS_UI_CLI_LESSON_H
#define LOOPGLASS_UI_CLI_LESSON_H

#include "ui/cli/cli.h"
#include "ui/story/progress.h"

struct lesson_place {
    char *name, *next; /* NULL: it is no lesson; it is the last one */
};

/* By the name of the file: a copy that a learner has changed counts, too. */
void lesson_find(struct lesson_place *place, const char *file);
void lesson_note(const struct lesson_place *place, bool done, struct score score);
void lesson_close(struct lesson_place *place);

#endif
