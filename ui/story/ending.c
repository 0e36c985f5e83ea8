/* The last words. */
#include "ui/story/ending.h"

#include "ui/story/sentence.h"

static void add_totals(struct words *words, const struct story *story)
{
    size_t tasks = 0;
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        tasks += !story_task(story, number)->closing;
    sentence_ran(words, story);
    words_add(words, " %llu step%s of %zu task%s took ", (unsigned long long)story->steps,
              story->steps == 1 ? "" : "s", tasks, tasks == 1 ? "" : "s");
    words_add_time(words, story, story->time);
    words_add(words, " of virtual time.");
}

void ending_make(struct ending *ending, const struct story *story, const struct scenario *scenario,
                 struct score score, const char *next_lesson)
{
    for (int i = 0; i < ENDING_PARTS; i++)
        words_clear(&ending->parts[i]);
    add_totals(&ending->parts[ENDING_TOTALS], story);
    if (*scenario->answer)
        words_add(&ending->parts[ENDING_ANSWER], "Answer: %s", scenario->answer);
    if (score.asked)
        words_add(&ending->parts[ENDING_SCORE], "Predictions: %u of %u right.", score.right, score.asked);
    if (*scenario->change)
        words_add(&ending->parts[ENDING_TRY], "Try: %s", scenario->change);
    if (next_lesson)
        words_add(&ending->parts[ENDING_NEXT], "Next lesson: loopglass %s", next_lesson);
}
