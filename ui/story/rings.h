/* Who waits for whom: rings of holders, in which nobody can ever run again. */
#ifndef LOOPGLASS_UI_STORY_RINGS_H
#define LOOPGLASS_UI_STORY_RINGS_H

#include "ui/story/story.h"

/* Whom a task waits for; 0: nobody in particular. *what: the resource between them, 0: none. */
uint64_t ring_next(const struct story *story, uint64_t task, uint64_t *what);
/* Whether following who waits for whom from here comes back here. */
bool ring_holds(const struct story *story, uint64_t task);
/* Whether it is the member of a ring with the smallest number. */
bool ring_begins(const struct story *story, uint64_t task);

#endif
