/* Spans, read off the bars of a task. */
#include "ui/story/spans.h"

#include <string.h>

/* The call that the task's own function awaited, for a wait within it. */
static uint64_t call_of(const struct story *story, uint64_t place)
{
    uint64_t inner = 0, at = place;
    for (int depth = 0; at && depth < 1000; depth++) {
        const struct story_place *here = story_place(story, at);
        if (!here->outer)
            return inner ? inner : at;
        inner = at;
        at = here->outer;
    }
    return inner;
}

static bool same_text(phrase a, phrase b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.text, b.text, a.size) == 0);
}

int spans_find(const struct story *story, const struct story_task *task, struct wait_span *spans)
{
    int count = 0;
    for (uint32_t number = task->last_bar; number;) {
        const struct story_bar *bar = STORY_AT(story, bars, story_bar, number);
        bool open = number == task->last_bar && task->state < TASK_DONE;
        number = bar->previous;
        if (bar->kind != BAR_WAITED)
            continue;
        uint64_t call = call_of(story, bar->place);
        bool nested = story_place(story, call)->outer != 0;
        if (count && nested && spans[count - 1].place == call &&
            same_text(spans[count - 1].label, bar->label)) {
            spans[count - 1].from = bar->from;
            continue;
        }
        if (count == MOST_SPANS)
            break;
        spans[count++] = (struct wait_span){call, bar->label, bar->from, open ? story->time : bar->to};
    }
    return count;
}

void spans_say(struct words *words, const struct story *story, const struct wait_span *span)
{
    const struct story_place *place = story_place(story, span->place);
    words_clear(words);
    if (!place->outer) {
        words_add_text(words, span->label);
        return;
    }
    words_add_text(words, place->function);
    if (place->line)
        words_add(words, ":%u", place->line);
    if (span->label.size) {
        words_add(words, " > ");
        words_add_text(words, span->label);
    }
}

bool spans_unfold(const struct story *story, const struct wait_span *spans, int count)
{
    int calls = 0;
    for (int i = 0; i < count; i++)
        calls += story_place(story, spans[i].place)->outer != 0;
    return calls > 1;
}
