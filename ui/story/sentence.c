/* What ran, why, and what comes: in words. */
#include "ui/story/sentence.h"

#include <string.h>

/* --- the pieces */

void sentence_wait(struct words *words, const struct story *story, const struct story_task *task)
{
    const struct story_group *group = story_group(story, task->what);
    const struct story_resource *resource = story_resource(story, task->what);
    switch (task->wait) {
    case WAIT_GROUP:
        words_add_text(words, group->kind);
        words_add(words, " %llu of %llu", (unsigned long long)group->counted,
                  (unsigned long long)group->total);
        break;
    case WAIT_TASK: words_add_task(words, story, task->what); break;
    case WAIT_RESOURCE:
        words_add_text(words, task->label.size ? task->label : resource->name);
        if (resource->holder) {
            words_add(words, ", held by ");
            words_add_task(words, story, resource->holder);
        }
        break;
    case WAIT_NOTHING: words_add(words, "its turn"); break;
    default:
        if (task->label.size)
            words_add_text(words, task->label);
        else
            words_add(words, "a future");
    }
}

void sentence_state(struct words *words, const struct story *story, const struct story_task *task)
{
    switch (task->state) {
    case TASK_DONE:
        words_add(words, "done, ");
        words_add_text(words, task->result);
        return;
    case TASK_FAILED:
        words_add(words, "failed, ");
        words_add_text(words, task->result);
        return;
    case TASK_CANCELLED: words_add(words, "cancelled"); return;
    case TASK_RUNNING: words_add(words, "runs"); return;
    case TASK_READY:
    case TASK_WAITING: break;
    }
    if (task->cancel_asked) {
        words_add(words, "cancel asked by ");
        words_add_task(words, story, task->cancel_by);
        if (task->cancel_line)
            words_add(words, " line %u", task->cancel_line);
        return;
    }
    if (task->state == TASK_READY) {
        words_add(words, task->begun ? "ready" : "ready, not begun");
        return;
    }
    words_add(words, task->cancelling ? "cancelling, waits " : "waits ");
    sentence_wait(words, story, task);
}

void sentence_handle(struct words *words, const struct story *story,
                     const struct story_handle *handle)
{
    const struct story_task *task = story_task(story, handle->task);
    if (handle->kind != HANDLE_CALLBACK) {
        words_add_task(words, story, handle->task);
        if (!task->begun && handle->state == HANDLE_TO_COME)
            words_add(words, " begins");
        return;
    }
    if (handle->label.size)
        words_add_text(words, handle->label);
    else
        words_add(words, "a callback");
    if (handle->task) {
        words_add(words, " ");
        words_add_task(words, story, handle->task);
    }
}

void sentence_timer(struct words *words, const struct story *story, const struct story_timer *timer)
{
    bool sleeps = timer->task && story_task(story, timer->task)->timer &&
                  story_timer(story, story_task(story, timer->task)->timer) == timer;
    if (timer->state == TIMER_CANCELLED) {
        words_add(words, "cancelled");
    } else if (sleeps) {
        words_add(words, "wakes ");
        words_add_task(words, story, timer->task);
    } else {
        words_add_text(words, timer->purpose);
        if (timer->task && timer->purpose.size) {
            words_add(words, " of ");
            words_add_task(words, story, timer->task);
        }
    }
}

uint64_t story_next_timer(const struct story *story)
{
    const uint64_t *live = story->live_timers.items;
    uint64_t next = 0;
    for (size_t i = 0; i < story->live_timers.count; i++) {
        const struct story_timer *timer = story_timer(story, live[i]);
        const struct story_timer *best = story_timer(story, next);
        if (timer->state == TIMER_SET && (!next || timer->when < best->when ||
                                          (timer->when <= best->when && live[i] < next)))
            next = live[i];
    }
    return next;
}

/* --- what ran */

static void what_it_made(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    if (step->tasks_made == 0)
        return;
    const struct story_task *first = story_task(story, step->first_task_made);
    words_add(words, " It made ");
    if (step->tasks_made == 1)
        words_add_task_call(words, story, step->first_task_made);
    else
        words_add(words, "%llu tasks", (unsigned long long)step->tasks_made);
    if (first->owner.size) {
        words_add(words, " with ");
        words_add_text(words, first->owner);
    }
    words_add(words, "; none of them has run yet.");
}

/* The first line of what the step printed; how many more there are. */
static bool what_it_printed(struct words *words, const struct story *story)
{
    const struct story_output *outputs = story->outputs.items;
    for (size_t i = (size_t)story->step.first_output; i < story->outputs.count; i++) {
        if (outputs[i].step != story->step.number)
            continue;
        phrase line = outputs[i].text;
        const char *end = memchr(line.text, '\n', line.size);
        if (end)
            line.size = (size_t)(end - line.text);
        if (line.size == 0)
            continue;
        words_add(words, " It printed \"");
        words_add_text(words, line);
        words_add(words, "\"");
        return true;
    }
    return false;
}

static void how_it_ended(struct words *words, const struct story *story, bool printed)
{
    const struct story_task *task = story_task(story, story->step.task);
    bool waits = task->state == TASK_WAITING || task->state == TASK_READY;
    words_add(words, !printed ? " It " : waits ? ", then " : " and ");
    switch (task->state) {
    case TASK_DONE:
        words_add(words, "ended");
        if (task->result.size && !(task->result.size == 4 && !memcmp(task->result.text, "None", 4))) {
            words_add(words, ", returning ");
            words_add_text(words, task->result);
        }
        break;
    case TASK_FAILED:
        words_add(words, "failed with ");
        words_add_text(words, task->result);
        break;
    case TASK_CANCELLED: words_add(words, "is cancelled"); break;
    default:
        if (task->wait == WAIT_NOTHING) {
            words_add(words, "gave way for one turn of the loop");
        } else {
            words_add(words, "gave way: it waits for ");
            sentence_wait(words, story, task);
        }
    }
    words_add(words, ".");
}

static void how_it_began(struct words *words, const struct story *story, bool with_call)
{
    const struct story_step *step = &story->step;
    if (with_call)
        words_add_task_call(words, story, step->task);
    else
        words_add_task(words, story, step->task);
    if (step->threw.size) {
        words_add(words, " got ");
        words_add_text(words, step->threw);
        if (step->from_line)
            words_add(words, " at its await, line %u", step->from_line);
    } else if (step->first) {
        words_add(words, " began");
    } else if (step->from_line) {
        words_add(words, " went on after line %u", step->from_line);
    } else {
        words_add(words, " went on");
    }
}

static void how_long_it_blocked(struct words *words, const struct story *story)
{
    if (story->step.blocked <= 0)
        return;
    words_add(words, " It held the thread for ");
    words_add_time(words, story, story->step.blocked);
    words_add(words, ": nothing else could run.");
}

static void nothing_yet(struct words *words, const struct story *story)
{
    if (story->deadlock)
        words_add_text(words, story->words);
    else if (story->ended)
        words_add(words, "The program is over, exit status %d.", story->exit_status);
    else
        words_add(words, "Nothing has run yet.");
}

void sentence_ran(struct words *words, const struct story *story)
{
    words_clear(words);
    if (story->step.number == 0 || story->deadlock || story->ended) {
        nothing_yet(words, story);
        return;
    }
    how_it_began(words, story, true);
    words_add(words, ".");
    what_it_made(words, story);
    how_long_it_blocked(words, story);
    how_it_ended(words, story, what_it_printed(words, story));
}

/* --- why */

static void why_it_woke(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    switch (step->woke_from) {
    case WAIT_SLEEP:
        words_add(words, "its ");
        words_add_text(words, step->woke_label);
        words_add(words, " was over");
        break;
    case WAIT_TASK:
        words_add_task(words, story, step->woke_what);
        words_add(words, " had ended");
        break;
    case WAIT_GROUP:
        words_add_text(words, story_group(story, step->woke_what)->kind);
        words_add(words, " had what it waited for");
        break;
    case WAIT_RESOURCE:
        words_add_text(words, step->woke_label);
        words_add(words, " let it go on");
        break;
    case WAIT_NOTHING: words_add(words, "it had only let the others go first"); break;
    case WAIT_REQUEST: words_add(words, "the reply had come"); break;
    default:
        words_add_text(words, step->woke_label);
        words_add(words, step->woke_label.size ? " was done" : "what it waited for was done");
    }
}

static void why_it_began(struct words *words, const struct story *story)
{
    const struct story_task *task = story_task(story, story->step.task);
    if (!task->parent) {
        words_add(words, "the program started it");
    } else {
        words_add_task(words, story, task->parent);
        words_add(words, " made it");
        if (task->created_step)
            words_add(words, " in step %llu", (unsigned long long)task->created_step);
    }
}

void sentence_why(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    words_clear(words);
    if (step->number == 0)
        return;
    if (step->waited > 0) {
        words_add(words, "Nothing was ready, so the loop waited ");
        words_add_time(words, story, step->waited);
        words_add(words, ". ");
    }
    words_add(words, "It could run because ");
    if (step->threw.size && story_task(story, step->task)->cancel_by) {
        words_add_task(words, story, story_task(story, step->task)->cancel_by);
        words_add(words, " asked to cancel it");
    } else if (step->first) {
        why_it_began(words, story);
    } else {
        why_it_woke(words, story);
    }
    words_add(words, ".");
    if (step->late > 0) {
        words_add(words, " It ran ");
        words_add_time(words, story, step->late);
        words_add(words, " late.");
    }
}

void sentence_short(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    words_clear(words);
    if (step->number == 0 || story->deadlock || story->ended) {
        nothing_yet(words, story);
        return;
    }
    if (step->waited > 0) {
        words_add(words, "The loop waited ");
        words_add_time(words, story, step->waited);
        words_add(words, ". ");
    }
    if (step->first || step->threw.size) {
        how_it_began(words, story, !step->threw.size);
    } else {
        words_add_task(words, story, step->task);
        words_add(words, " woke because ");
        why_it_woke(words, story);
    }
    words_add(words, ".");
    how_long_it_blocked(words, story);
    what_it_made(words, story);
    how_it_ended(words, story, what_it_printed(words, story));
}

/* --- what comes */

static void next_in_queue(struct words *words, const struct story *story,
                          const struct story_handle *handle)
{
    bool later = handle->iteration > story->iteration;
    if (later)
        words_add(words, "Next, in iteration %llu: ", (unsigned long long)handle->iteration);
    else
        words_add(words, "Next, in this iteration: ");
    sentence_handle(words, story, handle);
    words_add(words, ".");
}

static void next_timer(struct words *words, const struct story *story, uint64_t number)
{
    const struct story_timer *timer = story_timer(story, number);
    words_add(words, "Next: nothing is ready; the loop waits until ");
    words_add_time(words, story, timer->when);
    words_add(words, ": ");
    sentence_timer(words, story, timer);
    words_add(words, ".");
}

void sentence_next(struct words *words, const struct story *story)
{
    const struct story_handle *handles = story->handles.items;
    words_clear(words);
    if (story->ended)
        return;
    if (story->deadlock) {
        words_add(words, "Next: the loop raises RuntimeError out of its run.");
        return;
    }
    for (size_t i = story->next_handle; i < story->handles.count; i++) {
        if (handles[i].state == HANDLE_TO_COME) {
            next_in_queue(words, story, &handles[i]);
            return;
        }
    }
    uint64_t timer = story_next_timer(story);
    if (timer)
        next_timer(words, story, timer);
    else if (story->phase == PHASE_NOT_RUNNING)
        words_add(words, story->steps ? "The loop has stopped." : "Next: the program's first line.");
    else
        words_add(words, "Next: nothing is ready and no timer is set.");
}
