/* Iterations, the ready queue, the clock. */
#include "ui/story/fold.h"

#include <string.h>

#define ITERATIONS_KEPT 100

static struct story_iteration *last_iteration(struct story *story)
{
    if (story->iterations.count == 0)
        return NULL;
    return (struct story_iteration *)story->iterations.items + story->iterations.count - 1;
}

/* The batch that ran is forgotten; what was queued meanwhile is the next batch. */
static void begin_iteration(struct story *story, const struct event_iteration *event)
{
    story->loop = event->loop;
    story->iteration = event->number;
    story->phase = PHASE_WAIT;
    size_t left = story->handles.count - story->batch_end;
    struct story_handle *handles = story->handles.items;
    if (story->batch_end && left)
        memmove(handles, handles + story->batch_end, left * sizeof *handles);
    story->handles.count = left;
    story->batch_end = left;
    story->next_handle = 0;
    if (story->iterations.count == 2 * ITERATIONS_KEPT) { /* nobody looks at older ones */
        struct story_iteration *all = story->iterations.items;
        memmove(all, all + ITERATIONS_KEPT, ITERATIONS_KEPT * sizeof *all);
        story->iterations.count = ITERATIONS_KEPT;
    }
    struct story_iteration *iteration = ADD(story, iterations, story_iteration);
    if (iteration)
        *iteration = (struct story_iteration){.loop = event->loop,
                                              .number = event->number,
                                              .waited_from = story->time,
                                              .waited_until = story->time};
}

/* What a step's end sets off (its callbacks, who waits for it) is queued by it, too. */
static void note_who_queues(const struct story *story, struct story_handle *handle)
{
    const struct story_handle *handles = story->handles.items;
    if (story->running_task) {
        handle->queued_by_task = story->running_task;
        handle->queued_by_step = story->steps + 1;
    } else if (story->running_handle && story->next_handle + 1 < story->handles.count &&
               handles[story->next_handle].kind != HANDLE_CALLBACK) {
        handle->queued_by_task = story->step.task;
        handle->queued_by_step = story->steps;
    }
}

/* A callback passes on what caused it itself; a timer was set in some step. */
static uint64_t cause_of(const struct story *story, const struct story_handle *handle)
{
    const struct story_handle *handles = story->handles.items;
    if (handle->timer)
        return story_timer(story, handle->timer)->set_step;
    if (handle->queued_by_step)
        return handle->queued_by_step;
    if (story->running_handle && story->next_handle < story->handles.count)
        return handles[story->next_handle].cause_step;
    return 0;
}

static void queue_handle(struct story *story, const struct event_handle_queued *event)
{
    struct story_handle *handle = ADD(story, handles, story_handle);
    if (!handle)
        return;
    bool joins = story->phase != PHASE_BATCH && story->phase != PHASE_NOT_RUNNING;
    *handle = (struct story_handle){
        .number = event->handle,
        .task = event->task,
        .timer = event->timer,
        .kind = (enum handle_kind)event->kind,
        .label = story_text(story, event->label),
        .queued_act = story->acts,
        .iteration = story->iteration + (joins ? 0 : 1),
    };
    note_who_queues(story, handle);
    handle->cause_step = cause_of(story, handle);
    if (joins)
        story->batch_end = story->handles.count;
    if (story->phase == PHASE_WAIT && event->timer)
        story->phase = PHASE_TIMERS;
}

static void drop_handle(struct story *story, uint64_t number)
{
    struct story_handle *handles = story->handles.items;
    for (size_t i = story->next_handle; i < story->handles.count; i++)
        if (handles[i].number == number)
            handles[i].state = HANDLE_DROPPED;
}

/* A loop that is closed clears its ready queue. */
static void close_loop(struct story *story, uint64_t loop)
{
    struct story_handle *handles = story->handles.items;
    story->closing = false;
    for (size_t i = story->next_handle; loop == story->loop && i < story->handles.count; i++)
        if (handles[i].state == HANDLE_TO_COME)
            handles[i].state = HANDLE_DROPPED;
}

/* A person chose what runs next: it stands first of what is to come, and belongs to this batch. */
static void move_handle(struct story *story, uint64_t number)
{
    struct story_handle *handles = story->handles.items;
    for (size_t i = story->next_handle; i < story->handles.count; i++) {
        if (handles[i].number != number)
            continue;
        struct story_handle moved = handles[i];
        memmove(handles + story->next_handle + 1, handles + story->next_handle,
                (i - story->next_handle) * sizeof *handles);
        if (i >= story->batch_end && story->next_handle < story->batch_end) {
            moved.iteration = story->iteration;
            story->batch_end++;
        }
        handles[story->next_handle] = moved;
        return;
    }
}

static void note_change(struct story *story, const struct event_intervened *event)
{
    struct story_change *change = ADD(story, changes, story_change);
    bool cancels = event->done && event->what.size > 7 && memcmp(event->what.text, "cancel ", 7) == 0;
    struct story_task *task = cancels ? fold_task(story, event->task) : NULL;
    if (task)
        task->cancel_by_person = true;
    if (change)
        *change = (struct story_change){.task = event->task,
                                        .step = story->steps,
                                        .time = story->time,
                                        .done = event->done,
                                        .what = event->what};
}

static void note_run(struct story *story, const struct story_handle *handle)
{
    struct story_iteration *iteration = last_iteration(story);
    if (iteration && iteration->ran++ < ITERATION_SHOWS)
        iteration->first_ran[iteration->ran - 1] = *handle;
}

static void begin_handle(struct story *story, uint64_t number)
{
    struct story_handle *handles = story->handles.items;
    story->phase = PHASE_BATCH;
    story->running_handle = number;
    for (; story->next_handle < story->handles.count; story->next_handle++) {
        if (handles[story->next_handle].number == number) {
            handles[story->next_handle].state = HANDLE_RUNS;
            note_run(story, &handles[story->next_handle]);
            return;
        }
        handles[story->next_handle].state = HANDLE_DROPPED;
    }
}

static void end_handle(struct story *story)
{
    struct story_handle *handles = story->handles.items;
    story->running_handle = 0;
    story->acts++;
    story->act = ACT_STEP;
    if (story->next_handle < story->handles.count) {
        story->act_handle = handles[story->next_handle];
        story->act = story->act_handle.kind == HANDLE_CALLBACK ? ACT_CALLBACK : ACT_STEP;
    }
    if (story->next_handle < story->handles.count)
        handles[story->next_handle++].state = HANDLE_RAN;
}

static void note_blocking_call(struct story *story, const struct event_clock *event, double passed)
{
    story->next_step.slept += passed;
    if (event->line)
        story->next_step.blocked_line = (uint32_t)event->line;
}

static void move_clock(struct story *story, const struct event_clock *event)
{
    double passed = event->time - story->time;
    if (event->cause == CLOCK_LOOP_WAITED) {
        story->waited += passed;
        story->act = ACT_WAITED;
        story->acts++;
        struct story_iteration *iteration = last_iteration(story);
        if (iteration)
            iteration->waited_until = event->time;
    } else {
        story->next_step.blocked += passed;
        if (story->running_task)
            story->blocking_step = story->steps + 1;
        if (event->cause == CLOCK_BLOCKED)
            note_blocking_call(story, event, passed);
    }
    story->time = event->time;
    fold_digits(story, event->time);
}

static void timer_came_due(struct story *story, uint64_t timer)
{
    struct story_iteration *iteration = last_iteration(story);
    story->phase = PHASE_TIMERS;
    story->act = ACT_TIMER;
    story->act_timer = timer;
    story->acts++;
    if (iteration && iteration->timers_due++ == 0)
        iteration->first_due = (uint32_t)timer;
}

static void warn_of_deadlock(struct story *story)
{
    struct story_warning *made = ADD(story, warnings, story_warning);
    if (made)
        *made = (struct story_warning){.kind = (enum warning_kind)STORY_WARNING_DEADLOCK,
                                       .step = story->steps,
                                       .text = story->words};
}

void fold_loop(struct story *story, const struct event *event)
{
    story->deadlock = event->kind == EVENT_deadlock;
    switch (event->kind) {
    case EVENT_loop_run:
        story->loop = event->loop_run.loop;
        story->phase = PHASE_WAIT;
        break;
    case EVENT_loop_stopped: story->phase = PHASE_NOT_RUNNING; break;
    case EVENT_loop_closing: story->closing = true; break;
    case EVENT_loop_closed: close_loop(story, event->loop_closed.loop); break;
    case EVENT_iteration: begin_iteration(story, &event->iteration); break;
    case EVENT_clock: move_clock(story, &event->clock); break;
    case EVENT_handle_queued: queue_handle(story, &event->handle_queued); break;
    case EVENT_handle_cancelled: drop_handle(story, event->handle_cancelled.handle); break;
    case EVENT_handle_begun: begin_handle(story, event->handle_begun.handle); break;
    case EVENT_handle_ended: end_handle(story); break;
    case EVENT_handle_moved: move_handle(story, event->handle_moved.handle); break;
    case EVENT_intervened: note_change(story, &event->intervened); break;
    case EVENT_timer_due: timer_came_due(story, event->timer_due.timer); break;
    case EVENT_deadlock:
        story->act = ACT_NONE;
        story->words = event->deadlock.explanation;
        warn_of_deadlock(story);
        break;
    case EVENT_bound_hit:
        story->bound_hit = true;
        story->words = event->bound_hit.what;
        break;
    case EVENT_program_ended:
        story->ended = true;
        story->exit_status = (int)event->program_ended.status;
        break;
    default: break;
    }
}
