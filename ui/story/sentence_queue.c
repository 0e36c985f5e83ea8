/* Sentences about what stands in the ready queue and in the heap of timers. */
#include "ui/story/sentence.h"

const char *sentence_outcome(const struct story *story, const struct story_handle *handle)
{
    const struct story_task *task = story_task(story, handle->task);
    if (handle->kind == HANDLE_CALLBACK)
        return "ran";
    switch (task->state) {
    case TASK_DONE: return "ran, ended";
    case TASK_FAILED: return "ran, failed";
    case TASK_CANCELLED: return "ran, cancelled";
    default: return "ran";
    }
}

void sentence_timer_whole(struct words *words, const struct story *story,
                          const struct story_timer *timer)
{
    double late = story_overdue(story, timer);
    words_clear(words);
    words_add_time(words, story, timer->when);
    if (late > 0) {
        words_add(words, ", ");
        words_add_time(words, story, late);
        words_add(words, " overdue");
    } else if (timer->state == TIMER_SET) {
        words_add(words, ", in ");
        words_add_time(words, story, timer->when - story->time);
    }
    words_add(words, ": ");
    sentence_timer(words, story, timer);
}
