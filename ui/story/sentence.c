/* What ran: in words. */
#include "ui/story/sentence_part.h"

#include <string.h>

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
    words_add(words, step->tasks_made == 1 ? "; it has not run yet." : "; none of them has run yet.");
}

static void whom_it_asked(struct words *words, const struct story *story)
{
    if (!story->step.asked || story->step.asked == story->step.task)
        return;
    if (story->step.asked_count > 1) {
        words_add(words, " It asked %llu tasks to cancel: they get CancelledError when they next run.",
                  (unsigned long long)story->step.asked_count);
        return;
    }
    words_add(words, " It asked ");
    words_add_task(words, story, story->step.asked);
    words_add(words, " to cancel: ");
    words_add_task(words, story, story->step.asked);
    words_add(words, " gets CancelledError when it next runs.");
}

/* The first line of what the step printed. */
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

static void how_it_gave_way(struct words *words, const struct story *story,
                            const struct story_task *task)
{
    if (task->wait == WAIT_NOTHING) {
        words_add(words, "gave way for one turn");
        return;
    }
    words_add(words, task->cancelling ? "gave way in its clean-up: it waits for "
                                      : "gave way: it waits for ");
    sentence_wait(words, story, task);
    if (task->wait == WAIT_GROUP)
        words_add(words, " counted");
}

/* After " It ", or in the middle of a sentence. */
static void the_end(struct words *words, const struct story *story)
{
    const struct story_task *task = story_task(story, story->step.task);
    switch (task->state) {
    case TASK_DONE:
        words_add(words, "ended");
        if (task->result.size && !label_says(task->result, "None")) {
            words_add(words, ", returning ");
            words_add_text(words, task->result);
        }
        break;
    case TASK_FAILED:
        words_add(words, "failed with ");
        words_add_text(words, task->result);
        break;
    case TASK_CANCELLED: words_add(words, "ended: now it is cancelled"); break;
    default: how_it_gave_way(words, story, task);
    }
    words_add(words, ".");
}

static void how_it_ended(struct words *words, const struct story *story, bool printed)
{
    enum task_state state = story_task(story, story->step.task)->state;
    bool waits = state == TASK_WAITING || state == TASK_READY;
    words_add(words, !printed ? " It " : waits ? ", then " : " and ");
    the_end(words, story);
}

static void task_name(struct words *words, const struct story *story, bool with_call)
{
    if (with_call)
        words_add_task_call(words, story, story->step.task);
    else
        words_add_task(words, story, story->step.task);
}

static void how_it_began(struct words *words, const struct story *story, bool with_call)
{
    const struct story_step *step = &story->step;
    if (step->threw.size) {
        words_add_text(words, step->threw);
        words_add(words, " was raised in ");
        task_name(words, story, with_call);
        if (step->from_line)
            words_add(words, " at its await, line %u", step->from_line);
        return;
    }
    task_name(words, story, with_call);
    if (with_call && story_task(story, step->task)->call.size)
        words_add(words, ",");
    if (step->first)
        words_add(words, " began");
    else if (step->from_line)
        words_add(words, " went on after line %u", step->from_line);
    else
        words_add(words, " went on");
}

/* The sleeper whose timer is past due by most: it, too, had to wait. */
static bool who_is_overdue(struct words *words, const struct story *story)
{
    uint64_t next = story_next_timer(story);
    const struct story_timer *timer = story_timer(story, next);
    double late = next ? story_overdue(story, timer) : 0;
    if (late <= 0 || !timer->task)
        return false;
    words_add(words, " ");
    words_add_task(words, story, timer->task);
    words_add(words, " was due at ");
    words_add_time(words, story, timer->when);
    words_add(words, ": ");
    words_add_time(words, story, late);
    words_add(words, " overdue.");
    return true;
}

static void where_it_blocked(struct words *words, const struct story *story)
{
    if (story->step.blocked_line)
        words_add(words, " at line %u", story->step.blocked_line);
}

static void how_long_it_blocked(struct words *words, const struct story *story)
{
    if (story->step.blocked <= 0)
        return;
    words_add(words, " It held the thread for ");
    words_add_time(words, story, story->step.blocked);
    where_it_blocked(words, story);
    words_add(words, ": nothing else could run.");
    who_is_overdue(words, story);
}

static bool same_text(phrase a, phrase b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.text, b.text, a.size) == 0);
}

/* Exceptions of the step's own that it survived, or the line from which the one came that ended it. */
static void what_was_raised(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    if (step->raised_count == 0)
        return;
    const struct story_task *task = story_task(story, step->task);
    bool fatal = task->state == TASK_FAILED && same_text(task->result, step->raised);
    words_add(words, " ");
    if (step->raised_count > 1)
        words_add(words, "%llu exceptions were raised, the last ", (unsigned long long)step->raised_count);
    words_add_text(words, step->raised);
    words_add(words, step->raised_count > 1 ? " at line %u" : " was raised at line %u", step->raised_line);
    words_add(words, fatal ? "." : " and caught.");
}

/* --- moments that are no steps */

static void the_deadlock(struct words *words, const struct story *story)
{
    bool first = true;
    words_add(words, "Deadlock: nothing is ready, no timer is set, so nothing can ever wake");
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        if (story_task(story, number)->state != TASK_WAITING)
            continue;
        words_add(words, first ? " " : ", ");
        words_add_task(words, story, number);
        first = false;
    }
    words_add(words, ".");
}

static void no_step(struct words *words, const struct story *story)
{
    if (story->deadlock)
        the_deadlock(words, story);
    else if (story->bound_hit)
        words_add_text(words, story->words);
    else if (story->ended)
        words_add(words, "The program is over, exit status %d.", story->exit_status);
    else
        words_add(words, "Nothing has run yet.");
}

static void the_wait(struct words *words, const struct story *story)
{
    words_add(words, "Nothing was ready, so the loop waited ");
    words_add_time(words, story, story->waited);
    uint64_t next = story_next_timer(story);
    const struct story_timer *timer = story_timer(story, next);
    words_add(words, " for ");
    if (next && timer->when <= story->time) {
        words_add(words, "the timer that ");
        words_add(words, timer_wakes(story, timer) ? "" : "is there for ");
        sentence_timer(words, story, timer);
    } else if (!sentence_outside(words, story)) {
        words_add(words, "the earliest timer");
    }
    words_add(words, ".");
}

static void the_callback(struct words *words, const struct story *story)
{
    const struct story_handle *handle = &story->act_handle;
    const struct story_timer *timer = story_timer(story, handle->timer);
    words_add(words, "The loop ran a callback: ");
    sentence_handle(words, story, handle);
    if (timer->task && story_task(story, timer->task)->state == TASK_READY) {
        words_add(words, ". ");
        words_add_task(words, story, timer->task);
        words_add(words, " is in the ready queue again");
    }
    words_add(words, ".");
}

/* Between steps: what the loop itself has just done. False: a step is what happened last. */
static bool the_loops_own_act(struct words *words, const struct story *story)
{
    switch (story->act) {
    case ACT_WAITED: the_wait(words, story); return true;
    case ACT_TIMER:
        words_add(words, "The timer for ");
        words_add_time(words, story, story_timer(story, story->act_timer)->when);
        words_add(words, " was due: the loop moved it to the ready queue.");
        return true;
    case ACT_CALLBACK: the_callback(words, story); return true;
    default: return false;
    }
}

void sentence_ran(struct words *words, const struct story *story)
{
    words_clear(words);
    if (!is_after_step(story)) {
        no_step(words, story);
        return;
    }
    if (the_loops_own_act(words, story))
        return;
    how_it_began(words, story, true);
    words_add(words, ".");
    what_it_made(words, story);
    how_long_it_blocked(words, story);
    whom_it_asked(words, story);
    what_was_raised(words, story);
    how_it_ended(words, story, what_it_printed(words, story));
}

/* --- in short */

/* A step that held the thread: that is what there is to say of it. */
static void the_hog(struct words *words, const struct story *story)
{
    words_add_task(words, story, story->step.task);
    words_add(words, " held the thread for ");
    words_add_time(words, story, story->step.blocked);
    where_it_blocked(words, story);
    words_add(words, ": nothing else could run.");
    if (who_is_overdue(words, story)) {
        words_add(words, " ");
        words_add_task(words, story, story->step.task);
        words_add(words, " ");
        the_end(words, story);
    } else {
        how_it_ended(words, story, what_it_printed(words, story));
    }
}

void sentence_short(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    words_clear(words);
    if (!is_after_step(story)) {
        no_step(words, story);
        return;
    }
    if (the_loops_own_act(words, story))
        return;
    if (step->blocked > 0) {
        the_hog(words, story);
        return;
    }
    const struct story_task *task = story_task(story, step->task);
    bool asked = step->asked && step->asked != step->task;
    bool busy = asked || (step->threw.size && task->state < TASK_DONE);
    if (task->closing && step->first)
        words_add(words, "asyncio.run closes the loop: ");
    if (step->waited > 0 && !busy) {
        words_add(words, "The loop waited ");
        words_add_time(words, story, step->waited);
        words_add(words, ". ");
    }
    if (step->first || step->threw.size) {
        how_it_began(words, story, !step->threw.size);
    } else {
        words_add_task(words, story, step->task);
        words_add(words, step->late > 0 ? " woke " : " woke: ");
        sentence_late(words, story);
        words_add(words, step->late > 0 ? ": " : "");
        sentence_woke(words, story);
    }
    words_add(words, ".");
    what_it_made(words, story);
    whom_it_asked(words, story);
    how_it_ended(words, story, !busy && what_it_printed(words, story));
}
