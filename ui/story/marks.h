/* Bookmarks: named positions of a run, kept in a small text file beside the scenario. */
#ifndef LOOPGLASS_UI_STORY_MARKS_H
#define LOOPGLASS_UI_STORY_MARKS_H

#include "ui/story/reel.h"

/* A step, and beyond it acts of the loop and lines: it survives small changes of the program. */
struct bookmark {
    char name[40];
    uint64_t step, acts, line;
};

#define MOST_MARKS 99
struct marks {
    struct bookmark all[MOST_MARKS];
    size_t count;
    char path[4096]; /* "" when there is no place for it */
};

/* Reads SCENARIO.marks; that there is none is no error. */
void marks_read(struct marks *marks, const char *scenario_path);
/* False with errno when it cannot be written. */
bool marks_write(const struct marks *marks);
/* Names the reel's position; a mark of this name moves here. False: there are too many. */
bool marks_set(struct marks *marks, const char *name, const struct reel *reel);
/* By name, or "1", "2" ... by number when no name is that. NULL: none. */
const struct bookmark *marks_find(const struct marks *marks, const char *name);
/* Winds there. False: the run has no such position any more. */
bool marks_go(const struct bookmark *mark, struct reel *reel);

#endif
