/* Warnings that only may be so: from the record and the text of the program together. */
#ifndef LOOPGLASS_UI_STORY_SUSPICIONS_H
#define LOOPGLASS_UI_STORY_SUSPICIONS_H

#include "ui/story/warnings.h"

/* A new warning; NULL when there is no room, or the same stands there already. */
struct warning *warnings_add(struct warnings *warnings, const char *name, uint32_t line);

/* The same coroutine function awaited twice in sequence by one task, where the second call uses
 * nothing that the first one gave: they could overlap. */
void suspect_sequence(struct warnings *warnings, const struct story *story,
                      const struct scenario *scenario);
/* A value read before an await and written after it, while another task stood in between, too. */
void suspect_race(struct warnings *warnings, const struct story *story,
                  const struct scenario *scenario);

#endif
