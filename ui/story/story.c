/* The story as a whole: beginning, telling on, copying, finding things in it. */
#include "ui/story/fold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_DIGITS 3
#define MOST_DIGITS  6

bool story_open(struct story *story, const struct trace *trace)
{
    memset(story, 0, sizeof *story);
    story->trace = trace;
    story->digits = LEAST_DIGITS;
    trace_begin(trace, &story->cursor);
    /* Bar 0 stands for "none". */
    return table_add(&story->bars, sizeof(struct story_bar)) != NULL;
}

#define TABLES(X) PAGED_TABLES(X) SMALL_TABLES(X)

void story_close(struct story *story)
{
#define X(table, type) table_free(&story->table);
    TABLES(X)
#undef X
    memset(story, 0, sizeof *story);
}

bool story_copy(struct story *to, const struct story *from)
{
    struct story kept = *to;
    *to = *from;
    bool ok = true;
#define X(table, type)                                                                             \
    to->table = kept.table;                                                                        \
    ok = table_copy(&to->table, &from->table, sizeof(type)) && ok;
    TABLES(X)
#undef X
    return ok;
}

bool story_next(struct story *story)
{
    struct event event;
    if (!trace_next(story->trace, &story->cursor, &event))
        return false;
    story->tick = event.tick;
    fold_loop(story, &event);
    fold_timers(story, &event);
    fold_tasks(story, &event);
    fold_things(story, &event);
    fold_outside(story, &event);
    return true;
}

void fold_digits(struct story *story, double time)
{
    while (story->digits < MOST_DIGITS) {
        double scaled = time * pow(10, story->digits);
        if (fabs(scaled - nearbyint(scaled)) < 1e-3)
            return;
        story->digits++;
    }
}

/* --- finding things */

#define FINDER(function, table, type)                                                              \
    const struct type *function(const struct story *story, uint64_t number)                        \
    {                                                                                              \
        static const struct type nothing;                                                          \
        if (number >= story->table.count)                                                          \
            return &nothing;                                                                       \
        return STORY_AT(story, table, type, number);                                               \
    }
FINDER(story_task, tasks, story_task)
FINDER(story_timer, timers, story_timer)
FINDER(story_place, places, story_place)
FINDER(story_group, groups, story_group)
FINDER(story_resource, resources, story_resource)
FINDER(story_job, jobs, story_job)
FINDER(story_thread, threads, story_thread)
FINDER(story_request, requests, story_request)

phrase story_text(const struct story *story, uint64_t number)
{
    if (number >= story->texts.count || number == 0)
        return (phrase){"", 0};
    phrase found = ((const phrase *)story->texts.items)[number];
    return found.text ? found : (phrase){"", 0};
}

size_t story_task_count(const struct story *story)
{
    return story->tasks.count ? story->tasks.count - 1 : 0;
}

uint32_t story_wait_line(const struct story *story, const struct story_task *task)
{
    uint64_t number = task->place;
    for (int depth = 0; number && depth < 10000; depth++) {
        const struct story_place *place = story_place(story, number);
        if (!place->native && place->line)
            return place->line;
        number = place->outer;
    }
    return 0;
}

bool story_timer_precedes(const struct story_timer *one, const struct story_timer *other)
{
    return one->when < other->when || (one->when <= other->when && one->order < other->order);
}

double story_overdue(const struct story *story, const struct story_timer *timer)
{
    double late = story->time - timer->when;
    return timer->state == TIMER_SET && late > 0 ? late : 0;
}

static int by_deadline(const void *a, const void *b)
{
    const struct story_timer *left = *(const struct story_timer *const *)a;
    const struct story_timer *right = *(const struct story_timer *const *)b;
    return story_timer_precedes(left, right) ? -1 : story_timer_precedes(right, left);
}

const struct story_timer **story_timers_sorted(const struct story *story, size_t *count)
{
    const uint64_t *live = story->live_timers.items;
    *count = story->live_timers.count;
    const struct story_timer **sorted = malloc((*count + 1) * sizeof *sorted);
    if (!sorted)
        return NULL;
    for (size_t i = 0; i < *count; i++)
        sorted[i] = story_timer(story, live[i]);
    qsort(sorted, *count, sizeof *sorted, by_deadline);
    return sorted;
}
