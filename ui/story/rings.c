/* Who waits for whom. */
#include "ui/story/rings.h"

#include <string.h>

/* For what one task alone can give: its end, or what it holds. */
static uint64_t single_next(const struct story *story, uint64_t number, uint64_t *what)
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

static bool leads_to(const struct story *story, uint64_t from, uint64_t to)
{
    uint64_t what;
    for (size_t i = 0; from && i < story_task_count(story); i++) {
        if (from == to)
            return true;
        from = single_next(story, from, &what);
    }
    return false;
}

static bool needs_all(const struct story_group *group)
{
    phrase kind = group->kind;
    return (kind.size == 6 && memcmp(kind.text, "gather", 6) == 0) ||
           (kind.size == 9 && memcmp(kind.text, "TaskGroup", 9) == 0);
}

/* Who waits for several needs every one of them: the first that waits for him in turn. */
static uint64_t member_next(const struct story *story, uint64_t number)
{
    const struct story_task *task = story_task(story, number);
    const struct story_member *members = story->members.items;
    if (task->state != TASK_WAITING || task->cancel_asked || task->wait != WAIT_GROUP ||
        !needs_all(story_group(story, task->what)))
        return 0;
    for (size_t i = 0; i < story->members.count; i++)
        if (members[i].group == task->what && leads_to(story, members[i].task, number))
            return members[i].task;
    return 0;
}

uint64_t ring_next(const struct story *story, uint64_t number, uint64_t *what)
{
    uint64_t next = single_next(story, number, what);
    return next ? next : member_next(story, number);
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
