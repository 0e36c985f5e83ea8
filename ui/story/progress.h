/* What a learner has been through: which lessons were seen to their end, and how many predictions
 * came true at best. A line for each lesson in a small text file of the person's state. */
#ifndef LOOPGLASS_UI_STORY_PROGRESS_H
#define LOOPGLASS_UI_STORY_PROGRESS_H

#include "ui/story/question.h"

struct progress_entry {
    char lesson[64]; /* "03_all_at_once" */
    bool done;
    struct score best;
};

#define MOST_LESSONS 512
struct progress {
    struct progress_entry all[MOST_LESSONS];
    size_t count;
};

/* What cannot be read is as if there were nothing. */
void progress_read(struct progress *progress);
/* NULL: nothing is known of it. */
const struct progress_entry *progress_find(const struct progress *progress, const char *lesson);
/* Adds to what is known of a lesson and keeps it. False: it cannot be kept; nobody is troubled. */
bool progress_note(const char *lesson, bool done, struct score score);

#endif
