/* Interventions: each is an input of the run, taken between two handles of a loop. */
#include "sim/world/intervene.h"

#include "sim/loop/loops.h"
#include "sim/loop/task.h"
#include "sim/value/error.h"
#include "sim/value/str.h"
#include "sim/world/service.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_due(struct machine *m, const struct intervention *one)
{
    switch (one->moment) {
    case MOMENT_START: return true;
    case MOMENT_STEP: return m->loops->steps >= one->when;
    case MOMENT_TICK: return m->ticks >= one->when;
    case MOMENT_TIME: return clock_now(m) >= one->time;
    case MOMENT_REQUEST: break;
    }
    return false;
}

/* When the next of those that were not taken yet is due. */
static void find_next(struct machine *m)
{
    const struct interventions *list = m->world->interventions;
    struct loop_moment next = {UINT64_MAX, UINT64_MAX, INFINITY};
    for (size_t i = 0; i < list->count; i++) {
        const struct intervention *one = &list->all[i];
        if (m->world->intervened[i])
            continue;
        if (one->moment == MOMENT_TIME && one->time < next.time)
            next.time = one->time;
        if (one->moment == MOMENT_TICK && one->when < next.tick)
            next.tick = one->when;
        if (one->moment <= MOMENT_STEP && one->when < next.step)
            next.step = one->when;
    }
    m->loops->next = next;
    m->loops->watched = next.step != UINT64_MAX || next.tick != UINT64_MAX || !isinf(next.time);
}

/* --- saying so */

static void complain(struct machine *m, const struct intervention *one, const char *words)
{
    char line[2400];
    int size = snprintf(line, sizeof line, "loopglass: %s, line %u: %s: %s\n",
                        m->world->interventions_path, one->line, one->words, words);
    if (size >= (int)sizeof line)
        size = (int)sizeof line - 1;
    m->hooks.write(m, 2, line, (size_t)size);
}

static void tell(struct machine *m, const struct intervention *one, uint64_t task, const char *failed)
{
    char what[2400];
    snprintf(what, sizeof what, "%s%s%s", one->words, failed ? ": " : "", failed ? failed : "");
    RECORD(m, intervened, .number = (uint64_t)(one - m->world->interventions->all) + 1,
           .done = !failed, .task = task, .what = {what, strlen(what)});
    if (failed)
        complain(m, one, failed);
}

/* --- doing it */

static bool has_name(struct machine *m, struct task *task, const char *wanted)
{
    value name = task_name(m, (value)task);
    bool same = name && str_equals_text(name, wanted);
    drop(m, name);
    return same;
}

/* Borrowed; NULL: no such task is under way. */
static struct task *find_task(struct machine *m, const struct intervention *one)
{
    for (struct task *task = m->loops->tasks; task; task = task->next)
        if (one->name ? has_name(m, task, one->name) : task->future.number == one->number)
            return task;
    return NULL;
}

static const char *cancel(struct machine *m, struct task *task)
{
    keep((value)task);
    int cancelled = task_cancel(m, (value)task, NULL);
    drop(m, (value)task);
    if (cancelled >= 0)
        return NULL;
    error_clear(m);
    return "it raised an exception";
}

/* *left grows when the task comes from beyond the batch. */
static const char *run_next(struct machine *m, struct event_loop *loop, uint64_t task, size_t *left)
{
    for (size_t i = 0; i < loop->ready.count; i++) {
        struct handle *handle = ready_at(&loop->ready, i);
        if (handle->cancelled || handle_task(handle) != task)
            continue;
        if (i >= *left && *left)
            ++*left;
        ready_to_front(&loop->ready, i);
        RECORD(m, handle_moved, .handle = handle->number);
        return NULL;
    }
    return "it is not in the ready queue then: not even a loop of one's own could run it";
}

static const char *do_to_task(struct machine *m, struct event_loop *loop,
                              const struct intervention *one, uint64_t *number, size_t *left)
{
    struct task *task = find_task(m, one);
    if (!task)
        return "there is no such task then, or it has ended";
    *number = task->future.number;
    if (one->act == ACT_CANCEL)
        return cancel(m, task);
    if (one->act == ACT_RUN_NEXT)
        return run_next(m, loop, *number, left);
    return loop_hold_task(m, *number, clock_now(m) + one->range.low) ? NULL : "memory is short";
}

static const char *do_to_timer(struct machine *m, struct event_loop *loop,
                               const struct intervention *one)
{
    struct handle *timer = timer_find(&loop->timers, one->number);
    if (!timer)
        return "no such timer is set then";
    if (one->act == ACT_TIMER_DUE) {
        timer_set_due(&loop->timers, timer, fmax(one->range.low, clock_now(m)));
        RECORD(m, timer_moved, .timer = one->number, .when = timer->when);
        return NULL;
    }
    struct handle *other = timer_find(&loop->timers, one->other);
    if (!other)
        return "the other timer is not set then";
    if (timer->when < other->when || timer->when > other->when)
        return "the two are not due at the same time";
    timer_put_before(&loop->timers, timer, other);
    RECORD(m, timer_moved, .timer = one->number, .before = one->other, .when = timer->when);
    return NULL;
}

static void change_world(struct machine *m, const struct intervention *one)
{
    struct world *world = m->world;
    if (one->act == ACT_LATENCY)
        world->latencies[world->latency_count++] = one;
    else if (one->act == ACT_SEED)
        world_seed(m, one->number);
}

static void intervene(struct machine *m, value loop, const struct intervention *one, size_t *left)
{
    const char *failed = NULL;
    uint64_t task = 0;
    m->world->intervened[one - m->world->interventions->all] = true;
    if (one->act == ACT_TIMER_DUE || one->act == ACT_TIMER_BEFORE)
        failed = do_to_timer(m, AS_LOOP(loop), one);
    else if (one->act <= ACT_RUN_NEXT)
        failed = do_to_task(m, AS_LOOP(loop), one, &task, left);
    else
        change_world(m, one);
    tell(m, one, task, failed);
}

/* Hook of the loop: called between two handles. */
static bool intervene_now(struct machine *m, value loop, size_t *left)
{
    const struct loop_moment *next = &m->loops->next;
    const struct interventions *list = m->world->interventions;
    if (m->loops->steps < next->step && m->ticks < next->tick && clock_now(m) < next->time)
        return true;
    for (size_t i = 0; i < list->count; i++)
        if (!m->world->intervened[i] && is_due(m, &list->all[i]))
            intervene(m, loop, &list->all[i], left);
    find_next(m);
    return !m->error;
}

/* --- requests */

static const struct intervention *of_request(struct machine *m, uint64_t request,
                                             enum intervention_act from, enum intervention_act to)
{
    const struct interventions *list = m->world->interventions;
    const struct intervention *found = NULL;
    for (size_t i = 0; i < list->count; i++) {
        const struct intervention *one = &list->all[i];
        if (one->moment == MOMENT_REQUEST && one->when == request && one->act >= from && one->act <= to)
            found = one; /* the last one counts */
    }
    return found;
}

void intervene_request(struct machine *m, uint64_t request)
{
    const struct interventions *list = m->world->interventions;
    for (size_t i = 0; i < list->count; i++)
        if (list->all[i].moment == MOMENT_REQUEST && list->all[i].when == request) {
            value task = m->world->current ? NULL : task_current(m);
            m->world->intervened[i] = true;
            tell(m, &list->all[i], task ? AS_FUTURE(task)->number : 0, NULL);
        }
}

const struct header_range *intervene_latency(struct machine *m, const char *url)
{
    for (size_t i = m->world->latency_count; i-- > 0;)
        if (service_matches(m->world->latencies[i]->name, url))
            return &m->world->latencies[i]->range;
    return NULL;
}

double intervene_request_latency(struct machine *m, uint64_t request, double seconds)
{
    const struct intervention *one = of_request(m, request, ACT_REQUEST_TAKES, ACT_REQUEST_TIMES);
    if (!one)
        return seconds;
    return one->act == ACT_REQUEST_TAKES ? one->range.low : one->range.low * seconds;
}

uint64_t intervene_request_answer(struct machine *m, uint64_t request, uint64_t status)
{
    const struct intervention *one = of_request(m, request, ACT_REQUEST_ANSWERS, ACT_REQUEST_ANSWERS);
    return one ? one->number : status;
}

/* --- the room's part */

bool intervene_open(struct machine *m)
{
    struct world *world = m->world;
    size_t count = world->interventions->count;
    if (count == 0 || world->interventions->error.line)
        return true;
    world->intervened = heap_alloc(&m->heap, count * sizeof *world->intervened);
    world->latencies = heap_alloc(&m->heap, count * sizeof *world->latencies);
    if (!world->intervened || !world->latencies)
        return false;
    memset(world->intervened, 0, count * sizeof *world->intervened);
    m->loops->intervene = intervene_now;
    return true;
}

void intervene_close(struct machine *m)
{
    struct world *world = m->world;
    size_t count = world->interventions->count;
    if (world->intervened)
        heap_free(&m->heap, world->intervened, count * sizeof *world->intervened);
    if (world->latencies)
        heap_free(&m->heap, world->latencies, count * sizeof *world->latencies);
}

void intervene_at_start(struct machine *m)
{
    const struct interventions *list = m->world->interventions;
    size_t left = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->all[i].moment == MOMENT_START &&
            (list->all[i].act == ACT_LATENCY || list->all[i].act == ACT_SEED))
            intervene(m, NULL, &list->all[i], &left);
    find_next(m);
}

void intervene_at_end(struct machine *m)
{
    const struct interventions *list = m->world->interventions;
    for (size_t i = 0; i < list->count && m->world->intervened; i++)
        if (!m->world->intervened[i])
            tell(m, &list->all[i], 0, "this moment never came");
}
