/* Tasks and their steps. */
#include "ui/story/fold.h"

#include <string.h>

struct story_task *fold_task(struct story *story, uint64_t number)
{
    return REACH(story, tasks, story_task, number);
}

/* --- bars */

static void count_bar(struct story_task *task, const struct story_bar *bar)
{
    double *total = bar->kind == BAR_RAN     ? &task->ran
                    : bar->kind == BAR_READY ? &task->kept_waiting
                                             : &task->waited;
    *total += bar->to - bar->from;
}

void fold_end_bar(struct story *story, uint64_t number)
{
    struct story_task *task = fold_task(story, number);
    if (!task || !task->last_bar)
        return;
    struct story_bar *bar = REACH(story, bars, story_bar, task->last_bar);
    bar->to = story->time;
    count_bar(task, bar);
}

void fold_bar(struct story *story, uint64_t number, enum bar_kind kind)
{
    fold_end_bar(story, number);
    struct story_task *task = fold_task(story, number);
    struct story_bar *bar = task ? ADD(story, bars, story_bar) : NULL;
    if (!bar)
        return;
    *bar = (struct story_bar){.from = story->time,
                              .to = story->time,
                              .task = number,
                              .step = story->steps + 1,
                              .previous = task->last_bar,
                              .kind = kind};
    task->last_bar = (uint32_t)(story->bars.count - 1);
    task->since = story->time;
}

/* --- life */

static void create(struct story *story, const struct event_task_created *event)
{
    struct story_task *task = fold_task(story, event->task);
    if (!task)
        return;
    *task = (struct story_task){
        .parent = event->parent,
        .loop = event->loop,
        .name = event->name,
        .call = event->call,
        .owner = story_text(story, event->owner),
        .state = TASK_READY,
        .closing = story->closing,
        .created_step = story->running_task ? story->steps + 1 : 0,
        .created_line = (uint32_t)event->line,
        .created_time = story->time,
        .since = story->time,
    };
    if (story->next_step.tasks_made++ == 0)
        story->next_step.first_task_made = event->task;
    fold_bar(story, event->task, BAR_READY);
}

/* A sleeper whose timer was served late was kept waiting from its due time on. */
static void keep_waiting_since_due(struct story *story, struct story_task *task)
{
    double due = story_timer(story, task->timer)->when;
    struct story_bar *bars = story->bars.items, *kept = &bars[task->last_bar];
    struct story_bar *slept = &bars[kept->previous];
    table_touch(&story->bars, sizeof *bars, task->last_bar);
    table_touch(&story->bars, sizeof *bars, kept->previous);
    if (!task->timer || !kept->previous || due >= story->time || due < slept->from)
        return;
    task->waited -= slept->to - due;
    slept->to = kept->from = due;
}

/* A task's handle was queued: what it waited for has come. */
static void becomes_ready(struct story *story, const struct event_handle_queued *event)
{
    struct story_task *task = event->task ? fold_task(story, event->task) : NULL;
    if (!task || event->kind == HANDLE_CALLBACK || task->state != TASK_WAITING)
        return;
    task->state = TASK_READY;
    fold_bar(story, event->task, BAR_READY);
    keep_waiting_since_due(story, task);
}

static void begin_step(struct story *story, uint64_t number)
{
    struct story_task *task = fold_task(story, number);
    if (!task)
        return;
    struct story_step *step = &story->next_step;
    step->number = story->steps + 1;
    step->tasks_made = step->asked = step->asked_count = 0;
    step->first_output = story->outputs.count;
    step->first_warning = story->warnings.count;
    step->task = number;
    step->first = !task->begun;
    step->from_place = task->begun ? task->place : 0;
    step->from_line = task->begun ? story_wait_line(story, task) : 0;
    step->time = story->time;
    step->waited = story->waited;
    step->woke_from = task->begun ? task->wait : (enum wait_kind)0;
    step->woke_what = task->what;
    step->woke_label = task->label;
    if (step->woke_from == WAIT_SLEEP) {
        double late = story->time - story_timer(story, task->what)->when;
        step->late = late > 0 ? late : 0;
    }
    story->running_task = number;
    task->state = TASK_RUNNING;
    task->begun = true;
    fold_bar(story, number, BAR_RAN);
}

/* Whoever was ready or came due meanwhile had to wait: how long, and one of them. */
static void find_victims(const struct story *story, uint64_t by, struct story_warning *warning)
{
    for (uint64_t number = 1; number < story->tasks.count; number++) {
        const struct story_task *task = story_task(story, number);
        const struct story_timer *timer = story_timer(story, task->timer);
        double since = story->time;
        if (task->state == TASK_READY)
            since = task->since;
        else if (task->state == TASK_WAITING && timer->state == TIMER_SET)
            since = timer->when;
        if (since < story->step.time)
            since = story->step.time;
        double late = story->time - since;
        if (number == by || task->closing || late <= 0)
            continue;
        warning->victims++;
        if (late > warning->late) {
            warning->late = late;
            warning->victim = number;
        }
    }
}

/* A blocking call is only worth a word when somebody had to wait for it. */
static void warn_of_blocking(struct story *story, const struct story_task *task)
{
    struct story_warning warning = {.kind = (enum warning_kind)STORY_WARNING_BLOCKED,
                                    .task = story->step.task,
                                    .step = story->steps,
                                    .line = story->step.blocked_line,
                                    .held = story->step.slept};
    if (story->step.slept <= 0 || task->closing)
        return;
    find_victims(story, story->step.task, &warning);
    struct story_warning *made = warning.victims ? ADD(story, warnings, story_warning) : NULL;
    if (made)
        *made = warning;
}

/* The step is over: what was gathered about it is now the last step. */
static void end_step(struct story *story, struct story_task *task)
{
    story->steps++;
    story->step = story->next_step;
    story->next_step = (struct story_step){0};
    story->waited = 0;
    story->running_task = 0;
    task->steps++;
    task->last_step = story->steps;
    warn_of_blocking(story, task);
}

static void threw(struct story *story, const struct event_step_threw *event)
{
    struct story_task *task = fold_task(story, event->task);
    story->next_step.threw = event->exception;
    if (!task || !task->cancel_asked)
        return;
    task->cancel_asked = false;
    /* asyncio.timeout takes its own wish back: only who was asked by a task or at the end stays so. */
    task->cancelling = task->cancel_by || story->closing;
}

/* What was thrown in at the await is no news of the step's own. */
static void raised(struct story *story, const struct event_raised *event)
{
    struct story_step *step = &story->next_step;
    if (!event->task || event->task != story->running_task ||
        (step->threw.size == event->exception.size && step->threw.size &&
         memcmp(step->threw.text, event->exception.text, step->threw.size) == 0))
        return;
    step->raised = event->exception;
    step->raised_line = (uint32_t)event->line;
    step->raised_count++;
}

static void waits(struct story *story, const struct event_step_waits *event)
{
    struct story_task *task = fold_task(story, event->task);
    if (!task)
        return;
    task->state = event->wait == WAIT_NOTHING ? TASK_READY : TASK_WAITING;
    task->wait = (enum wait_kind)event->wait;
    task->what = event->what;
    task->label = story_text(story, event->label);
    task->place = event->place;
    task->timer = event->wait == WAIT_SLEEP ? event->what : 0;
    task->last_line = story_wait_line(story, task);
    fold_bar(story, event->task, task->state == TASK_READY ? BAR_READY : BAR_WAITED);
    struct story_bar *bar = REACH(story, bars, story_bar, task->last_bar);
    bar->place = task->place;
    bar->label = task->label;
    bar->wait = task->wait;
    end_step(story, task);
}

static void ended(struct story *story, const struct event_step_ended *event)
{
    static const enum task_state states[] = {
        [OUTCOME_RETURNED] = TASK_DONE,
        [OUTCOME_RAISED] = TASK_FAILED,
        [OUTCOME_CANCELLED] = TASK_CANCELLED,
    };
    struct story_task *task = fold_task(story, event->task);
    if (!task || event->outcome < OUTCOME_RETURNED || event->outcome > OUTCOME_CANCELLED)
        return;
    task->state = states[event->outcome];
    task->cancelling = task->cancel_asked = false;
    task->result = event->result;
    task->place = task->timer = task->what = 0;
    if (event->line)
        task->last_line = (uint32_t)event->line;
    fold_end_bar(story, event->task);
    end_step(story, task);
}

/* The timer whose callback runs, such as a timeout; 0: none. */
static uint64_t running_timer(const struct story *story)
{
    if (!story->running_handle || story->running_task || story->next_handle >= story->handles.count)
        return 0;
    return STORY_AT(story, handles, story_handle, story->next_handle)->timer;
}

static void cancel(struct story *story, const struct event_cancel_asked *event)
{
    struct story_task *task = fold_task(story, event->task);
    if (!task || !event->accepted)
        return;
    task->cancel_asked = true;
    task->cancel_by = event->by;
    task->cancel_by_person = false;
    task->cancel_line = (uint32_t)event->line;
    task->cancel_timer = event->by ? 0 : running_timer(story);
    if (!story->running_task)
        return;
    story->next_step.asked = event->task;
    story->next_step.asked_count++;
}

/* Its last reference went; one that has not ended will never run again. */
static void lose(struct story *story, uint64_t number)
{
    struct story_task *task = fold_task(story, number);
    if (!task || task->state >= TASK_DONE || !task->name.size)
        return;
    fold_end_bar(story, number);
    task->lost = true;
}

void fold_tasks(struct story *story, const struct event *event)
{
    struct story_task *task;
    switch (event->kind) {
    case EVENT_task_created: create(story, &event->task_created); break;
    case EVENT_task_renamed:
        if ((task = fold_task(story, event->task_renamed.task)))
            task->name = event->task_renamed.name;
        break;
    case EVENT_handle_queued: becomes_ready(story, &event->handle_queued); break;
    case EVENT_step_begun: begin_step(story, event->step_begun.task); break;
    case EVENT_step_threw: threw(story, &event->step_threw); break;
    case EVENT_raised: raised(story, &event->raised); break;
    case EVENT_step_waits: waits(story, &event->step_waits); break;
    case EVENT_step_ended: ended(story, &event->step_ended); break;
    case EVENT_cancel_asked: cancel(story, &event->cancel_asked); break;
    case EVENT_task_destroyed: lose(story, event->task_destroyed.task); break;
    default: break;
    }
}
