/* What is said when a run is over: totals, the answer to the lesson's question, how the predictions
 * came out, a change to try, the next lesson. The same on the screen and in linear mode. */
#ifndef LOOPGLASS_UI_STORY_ENDING_H
#define LOOPGLASS_UI_STORY_ENDING_H

#include "ui/story/question.h"
#include "ui/story/scenario.h"

enum ending_part { ENDING_TOTALS, ENDING_ANSWER, ENDING_SCORE, ENDING_TRY, ENDING_NEXT, ENDING_PARTS };

struct ending {
    struct words parts[ENDING_PARTS]; /* empty: nothing to say */
};

/* `next_lesson`: its name, or NULL. */
void ending_make(struct ending *ending, const struct story *story, const struct scenario *scenario,
                 struct score score, const char *next_lesson);

#endif
