/* Lanes, read off a story. */
#include "ui/export/lanes.h"

#include <stdlib.h>
#include <string.h>

static struct lane *add_lane(struct lanes *lanes)
{
    if (lanes->count == lanes->capacity) {
        size_t capacity = lanes->capacity ? lanes->capacity * 2 : 16;
        struct lane *grown = realloc(lanes->all, capacity * sizeof *grown);
        if (!grown)
            return NULL;
        lanes->all = grown;
        lanes->capacity = capacity;
    }
    struct lane *lane = &lanes->all[lanes->count++];
    memset(lane, 0, sizeof *lane);
    return lane;
}

static bool add_bar(struct lane *lane, struct lane_bar bar)
{
    if (lane->count == lane->capacity) {
        size_t capacity = lane->capacity ? lane->capacity * 2 : 8;
        struct lane_bar *grown = realloc(lane->bars, capacity * sizeof *grown);
        if (!grown)
            return false;
        lane->bars = grown;
        lane->capacity = capacity;
    }
    lane->bars[lane->count++] = bar;
    double *total = bar.kind == BAR_RAN     ? &lane->ran
                    : bar.kind == BAR_READY ? &lane->ready
                                            : &lane->waited;
    *total += bar.to - bar.from;
    lane->to = bar.to;
    return true;
}

/* --- tasks */

/* The bars of a task are linked from the last to the first: turn them around. */
static bool add_task_bars(struct lane *lane, const struct story *story,
                          const struct story_task *task)
{
    size_t count = 0;
    for (uint32_t i = task->last_bar; i; i = STORY_AT(story, bars, story_bar, i)->previous)
        count++;
    uint32_t *order = malloc((count + 1) * sizeof *order);
    if (!order)
        return false;
    for (uint32_t i = task->last_bar, at = (uint32_t)count; i;
         i = STORY_AT(story, bars, story_bar, i)->previous)
        order[--at] = i;
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        const struct story_bar *bar = STORY_AT(story, bars, story_bar, order[i]);
        bool open = i + 1 == count && task->state < TASK_DONE;
        ok = add_bar(lane, (struct lane_bar){bar->from, open ? story->time : bar->to, bar->kind,
                                             bar->label, bar->step});
    }
    free(order);
    return ok;
}

static bool add_task(struct lanes *lanes, const struct story *story, uint64_t number)
{
    const struct story_task *task = story_task(story, number);
    if (task->closing)
        return true;
    struct lane *lane = add_lane(lanes);
    if (!lane)
        return false;
    lane->name = task->name;
    lane->call = task->call;
    lane->task = number;
    lane->from = lane->to = task->created_time;
    return add_task_bars(lane, story, task);
}

/* --- threads: what they work at */

static bool add_thread(struct lanes *lanes, const struct story *story, uint64_t number)
{
    const struct story_thread *thread = story_thread(story, number);
    bool works = false;
    for (uint64_t i = 1; i < story->jobs.count; i++)
        works |= story_job(story, i)->thread == number && story_job(story, i)->state >= JOB_BEGUN;
    if (!works)
        return true;
    struct lane *lane = add_lane(lanes);
    if (!lane)
        return false;
    lane->name = thread->name;
    lane->from = lane->to = thread->started;
    bool ok = true;
    for (uint64_t i = 1; i < story->jobs.count && ok; i++) {
        const struct story_job *job = story_job(story, i);
        if (job->thread == number && job->state >= JOB_BEGUN)
            ok = add_bar(lane, (struct lane_bar){job->begun,
                                                 job->state == JOB_ENDED ? job->ended : story->time,
                                                 BAR_RAN, job->what, 0});
    }
    return ok;
}

bool lanes_open(struct lanes *lanes, const struct story *story)
{
    *lanes = (struct lanes){.digits = story->digits, .end = story->time};
    bool ok = true;
    for (uint64_t number = 1; number <= story_task_count(story) && ok; number++)
        ok = add_task(lanes, story, number);
    for (uint64_t number = 1; number < story->threads.count && ok; number++)
        ok = add_thread(lanes, story, number);
    if (!ok)
        lanes_close(lanes);
    return ok;
}

void lanes_close(struct lanes *lanes)
{
    for (size_t i = 0; i < lanes->count; i++)
        free(lanes->all[i].bars);
    free(lanes->all);
    memset(lanes, 0, sizeof *lanes);
}
