/* Lanes, read off a story. */
#include "ui/export/lanes.h"

#include "ui/story/spans.h"

#include <stdio.h>
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
                                             bar->label, bar->step, false, 0});
    }
    free(order);
    return ok;
}

/* The calls of a lane that unfolds, oldest first. */
static bool add_calls(struct lane *lane, const struct story *story, const struct story_task *task)
{
    struct wait_span spans[MOST_SPANS];
    int count = spans_find(story, task, spans);
    if (!spans_unfold(story, spans, count))
        return true;
    lane->calls = calloc((size_t)count, sizeof *lane->calls);
    lane->call_names = calloc((size_t)count, sizeof *lane->call_names);
    if (!lane->calls || !lane->call_names)
        return false;
    while (count-- > 0) {
        struct words words;
        spans_say(&words, story, &spans[count]);
        snprintf(lane->call_names[lane->call_count], sizeof *lane->call_names, "%.47s", words.text);
        lane->calls[lane->call_count++] = (struct lane_bar){
            .from = spans[count].from, .to = spans[count].to, .kind = BAR_WAITED, .label = spans[count].label};
    }
    return true;
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
    return add_task_bars(lane, story, task) && add_calls(lane, story, task);
}

/* --- threads and cores, when computing takes time */

static phrase phrase_of(const char *text)
{
    return (phrase){text, strlen(text)};
}

static struct lane_bar bar_of_span(const struct story *story, const struct story_span *span)
{
    static const enum bar_kind kinds[] = {0, BAR_RAN, BAR_WAITED, BAR_WAITED, BAR_READY, BAR_READY};
    static const char *const words[] = {"", "", "sleeps", "waits", "wants the interpreter lock",
                                        "wants a core"};
    phrase label = phrase_of(words[span->kind]);
    if (span->kind == SPAN_RUNS && span->job)
        label = story_job(story, span->job)->what;
    return (struct lane_bar){span->from, span->to < 0 ? story->time : span->to, kinds[span->kind],
                             label, 0, span->forced, 0};
}

/* A thread (0: the main one) with all that it did. */
static bool add_computing_thread(struct lanes *lanes, const struct story *story, uint64_t number)
{
    const struct story_thread *thread = story_thread(story, number);
    struct lane *lane = add_lane(lanes);
    if (!lane)
        return false;
    lane->name = story_thread_name(story, number);
    lane->from = lane->to = thread->started;
    bool ok = true;
    for (size_t i = 0; i < story->thread_spans.count && ok; i++) {
        const struct story_span *span = STORY_AT(story, thread_spans, story_span, i);
        if (span->thread != number || !(span->to != span->from))
            continue;
        ok = add_bar(lane, bar_of_span(story, span));
    }
    return ok;
}

#define CORES_SHOWN 8

static bool add_core(struct lanes *lanes, const struct story *story, uint64_t core)
{
    static const char *const names[CORES_SHOWN + 1] = {"",       "core 1", "core 2", "core 3", "core 4",
                                                       "core 5", "core 6", "core 7", "core 8"};
    struct lane *lane = NULL;
    bool ok = true;
    for (size_t i = 0; i < story->thread_spans.count && ok; i++) {
        const struct story_span *span = STORY_AT(story, thread_spans, story_span, i);
        if (span->kind != SPAN_RUNS || span->core != core || span->to == span->from)
            continue;
        if (!lane) {
            if (!(lane = add_lane(lanes)))
                return false;
            lane->name = phrase_of(names[core]);
        }
        struct lane_bar bar = bar_of_span(story, span);
        bar.label = story_thread_name(story, span->thread);
        ok = add_bar(lane, bar);
    }
    return ok;
}

/* --- the interpreter lock of a process: whoever of its threads computes holds it */

static bool add_lock(struct lanes *lanes, const struct story *story, uint64_t process, phrase name)
{
    struct lane *lane = story_threads_of(story, process) > 1 ? add_lane(lanes) : NULL;
    bool ok = true;
    if (!lane)
        return story_threads_of(story, process) <= 1;
    lane->name = name;
    lane->is_lock = true;
    for (size_t i = 0; i < story->thread_spans.count && ok; i++) {
        const struct story_span *span = STORY_AT(story, thread_spans, story_span, i);
        const struct story_thread *thread = story_thread(story, span->thread);
        if (span->kind != SPAN_RUNS || thread->of_process != process || !(span->to != span->from))
            continue;
        struct lane_bar bar = bar_of_span(story, span);
        bar.label = story_thread_name(story, span->thread);
        bar.holder = story_thread_letter(story, span->thread);
        bar.forced = false; /* the threads' lanes say so */
        ok = add_bar(lane, bar);
    }
    return ok;
}

static bool add_locks(struct lanes *lanes, const struct story *story)
{
    bool ok = add_lock(lanes, story, 0, phrase_of("interpreter lock"));
    for (uint64_t number = 1; number < story->threads.count && ok; number++) {
        const struct story_thread *thread = story_thread(story, number);
        if (thread->process && thread->of_process)
            ok = add_lock(lanes, story, thread->of_process, phrase_of("its interpreter lock"));
    }
    return ok;
}

static bool add_computing(struct lanes *lanes, const struct story *story)
{
    bool ok = true;
    for (uint64_t number = 0; number < story->threads.count && ok; number++)
        ok = add_computing_thread(lanes, story, number);
    if (story_has_locks(story))
        ok = ok && add_locks(lanes, story);
    for (uint64_t core = 1; core <= CORES_SHOWN && ok; core++)
        ok = add_core(lanes, story, core);
    return ok;
}

/* --- threads: what they work at */

/* One that the program started itself: it runs in no time, and sleeps or waits in between. */
static bool add_own_thread(struct lane *lane, const struct story *story, uint64_t number)
{
    bool ok = true;
    for (size_t i = 0; i < story->thread_spans.count && ok; i++) {
        const struct story_span *span = STORY_AT(story, thread_spans, story_span, i);
        if (span->thread == number && (span->kind == SPAN_RUNS || span->to != span->from))
            ok = add_bar(lane, bar_of_span(story, span));
    }
    return ok;
}

static bool add_thread(struct lanes *lanes, const struct story *story, uint64_t number)
{
    const struct story_thread *thread = story_thread(story, number);
    bool works = false;
    for (uint64_t i = 1; i < story->jobs.count; i++)
        works |= story_job(story, i)->thread == number && story_job(story, i)->state >= JOB_BEGUN;
    if (!works && !thread->name.size)
        return true;
    struct lane *lane = add_lane(lanes);
    if (!lane)
        return false;
    lane->name = thread->name;
    lane->from = lane->to = thread->started;
    if (!works)
        return add_own_thread(lane, story, number);
    bool ok = true;
    for (uint64_t i = 1; i < story->jobs.count && ok; i++) {
        const struct story_job *job = story_job(story, i);
        if (job->thread == number && job->state >= JOB_BEGUN)
            ok = add_bar(lane, (struct lane_bar){job->begun,
                                                 job->state == JOB_ENDED ? job->ended : story->time,
                                                 BAR_RAN, job->what, 0, false, 0});
    }
    return ok;
}

bool lanes_open(struct lanes *lanes, const struct story *story)
{
    *lanes = (struct lanes){.digits = story->digits, .end = story->time};
    bool ok = true;
    for (uint64_t number = 1; number <= story_task_count(story) && ok; number++)
        ok = add_task(lanes, story, number);
    if (story->computes)
        ok = ok && add_computing(lanes, story);
    for (uint64_t number = 1; number < story->threads.count && ok && !story->computes; number++)
        ok = add_thread(lanes, story, number);
    if (!ok)
        lanes_close(lanes);
    return ok;
}

void lanes_close(struct lanes *lanes)
{
    for (size_t i = 0; i < lanes->count; i++) {
        free(lanes->all[i].bars);
        free(lanes->all[i].calls);
        free(lanes->all[i].call_names);
    }
    free(lanes->all);
    memset(lanes, 0, sizeof *lanes);
}
