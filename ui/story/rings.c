/* Who waits for whom. */
#include "ui/story/rings.h"

uint64_t ring_next(const struct story *story, uint64_t number, uint64_t *what)
{
    const struct story_task *task = story_task(story, number);
    *what = 0;
    if (task->state != TASK_WAITING || task->cancel_asked)
        return 0;
    if (task->wait == WAIT_TASK)
        return task->what;
    if (task->wait != WAIT_RESOURCE)
        return 0;
    *what = task->what;
    return story_resource(story, task->what)->holder;
}

bool ring_holds(const struct story *story, uint64_t start)
{
    uint64_t at = start, what;
    for (size_t i = 0; i <= story_task_count(story); i++) {
        at = ring_next(story, at, &what);
        if (!at || at == start)
            return at != 0;
    }
    return false;
}

bool ring_begins(const struct story *story, uint64_t start)
{
    if (!ring_holds(story, start))
        return false;
    uint64_t at = start, what;
    do {
        if (at < start)
            return false;
        at = ring_next(story, at, &what);
    } while (at != start);
    return true;
}
