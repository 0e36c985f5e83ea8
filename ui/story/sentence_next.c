/* What comes: in words. */
#include "ui/story/sentence_part.h"

#include <string.h>

static void next_in_queue(struct words *words, const struct story *story,
                          const struct story_handle *handle)
{
    words_add(words, "Next: ");
    sentence_handle(words, story, handle);
    if (handle->kind != HANDLE_CALLBACK && story_task(story, handle->task)->begun)
        words_add(words, " goes on");
    if (handle->iteration > story->iteration)
        words_add(words, ", without waiting (iteration %llu).",
                  (unsigned long long)handle->iteration);
    else
        words_add(words, ", without waiting (this iteration).");
}

static void next_timer(struct words *words, const struct story *story, uint64_t number)
{
    const struct story_timer *timer = story_timer(story, number);
    if (timer->when > story->time) {
        words_add(words, "Next: nothing is ready; the loop waits until ");
        words_add_time(words, story, timer->when);
        words_add(words, timer_wakes(story, timer) ? ": a timer " : ": ");
    } else {
        words_add(words, "Next: the timer for ");
        words_add_time(words, story, timer->when);
        words_add(words, timer_wakes(story, timer) ? " is due: it " : " is due: ");
    }
    sentence_timer(words, story, timer);
    words_add(words, ".");
}

static void nothing_is_set(struct words *words, const struct story *story)
{
    words_add(words, "Next: nothing is ready and no timer is set");
    words_add(words, "; the loop waits for ");
    size_t before = words->size;
    if (!sentence_outside(words, story)) {
        words->size = before - strlen("; the loop waits for ");
        words->text[words->size] = '\0';
    }
    words_add(words, ".");
}

void sentence_next(struct words *words, const struct story *story)
{
    const struct story_handle *handles = story->handles.items;
    words_clear(words);
    if (story->ended)
        return;
    if (story->deadlock) {
        words_add(words, "Next: the loop raises RuntimeError out of its run. (CPython would hang.)");
        return;
    }
    for (size_t i = story->next_handle; i < story->handles.count; i++) {
        if (handles[i].state == HANDLE_TO_COME) {
            next_in_queue(words, story, &handles[i]);
            return;
        }
    }
    uint64_t timer = story_next_timer(story);
    if (story->phase == PHASE_NOT_RUNNING)
        words_add(words, story->steps ? "Next: the loop has stopped; the program goes on after it."
                                      : "Next: the program's first line.");
    else if (timer)
        next_timer(words, story, timer);
    else
        nothing_is_set(words, story);
}
