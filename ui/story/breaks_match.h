/* What strikes in an event. Private to the breakpoints. */
#ifndef LOOPGLASS_UI_STORY_BREAKS_MATCH_H
#define LOOPGLASS_UI_STORY_BREAKS_MATCH_H

#include "ui/story/breaks.h"

/* `story` is the one after the event; `time_before` the time before it. Lines and variables are not
 * events: they never strike here. */
bool breakpoint_strikes(const struct breakpoint *breakpoint, const struct story *story,
                        const struct event *event, double time_before);

#endif
