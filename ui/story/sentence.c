/* What ran, why, and what comes: in words. */
#include "ui/story/sentence.h"

#include <string.h>
#include <strings.h>

/* --- the pieces */

static bool says(phrase words, const char *text)
{
    return words.size == strlen(text) && memcmp(words.text, text, words.size) == 0;
}

/* A timer that the task's own sleep set: the task stands where it waits for it. */
static bool wakes(const struct story *story, const struct story_timer *timer)
{
    const struct story_task *task = story_task(story, timer->task);
    return timer->task && task->timer && story_timer(story, task->timer) == timer;
}

/* "door_lock" and "Locks" say already that it is a lock. */
static bool has_word(phrase name, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= name.size; i++)
        if (strncasecmp(name.text + i, word, size) == 0)
            return true;
    return false;
}

void sentence_resource(struct words *words, const struct story *story, uint64_t number)
{
    static const char *const kinds[] = {"resource",  "lock",    "event", "condition",
                                        "semaphore", "barrier", "queue"};
    const struct story_resource *resource = story_resource(story, number);
    const char *kind = kinds[resource->kind <= RESOURCE_QUEUE ? resource->kind : 0];
    if (!resource->name.size) {
        words_add(words, "%c%s %u", *kind - 'a' + 'A', kind + 1, resource->ordinal);
        return;
    }
    if (!has_word(resource->name, kind))
        words_add(words, "%s ", kind);
    words_add_text(words, resource->name);
    if (resource->ordinal > 1)
        words_add(words, " %u", resource->ordinal);
}

static bool label_ends(phrase label, const char *word)
{
    size_t size = strlen(word);
    return label.size >= size && memcmp(label.text + label.size - size, word, size) == 0;
}

/* "room in Queue 1", "an item from Queue 1", "Lock 2" */
static void wait_for_resource(struct words *words, const struct story *story,
                              const struct story_task *task)
{
    enum resource_kind kind = story_resource(story, task->what)->kind;
    bool join = kind == RESOURCE_QUEUE && label_ends(task->label, ".join");
    if (kind == RESOURCE_QUEUE && label_ends(task->label, ".put"))
        words_add(words, "room in ");
    else if (kind == RESOURCE_QUEUE && label_ends(task->label, ".get"))
        words_add(words, "an item in ");
    sentence_resource(words, story, task->what);
    if (join)
        words_add(words, " to be done");
    else if (kind == RESOURCE_EVENT)
        words_add(words, " to be set");
}

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
        wait_for_resource(words, story, task);
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
    if (task->lost) {
        words_add(words, "lost: nobody kept it");
        return;
    }
    if (task->cancel_asked) {
        words_add(words, "cancel asked by ");
        if (task->cancel_by_person)
            words_add(words, "you");
        else
            words_add_task(words, story, task->cancel_by);
        if (task->cancel_line)
            words_add(words, ":%u", task->cancel_line);
        return;
    }
    if (task->state == TASK_READY) {
        words_add(words, task->begun ? "ready" : "ready, not begun");
        return;
    }
    words_add(words, task->cancelling ? "cancelling, waits " : "waits ");
    sentence_wait(words, story, task);
}

/* What asyncio's own callbacks do, in words. */
static phrase plain_label(phrase label)
{
    static const struct {
        const char *name, *words;
    } known[] = {
        {"_chain_future.<locals>._set_state", "hands a thread's result over"},
        {"_chain_future.<locals>._call_check_cancel", "tells the thread's future"},
        {"_release_waiter", "wait's time is up"},
        {"_set_result_unless_cancelled", "settles a sleeper's future"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (says(label, known[i].name))
            return (phrase){known[i].words, strlen(known[i].words)};
    return label;
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
    const struct story_timer *timer = story_timer(story, handle->timer);
    bool slept = timer->purpose.size > 6 && memcmp(timer->purpose.text, "sleep(", 6) == 0;
    if (timer->task && (slept || wakes(story, timer))) {
        words_add(words, "timer wakes ");
        words_add_task(words, story, timer->task);
        return;
    }
    if (says(handle->label, "stops the loop")) {
        words_add_task(words, story, handle->task);
        words_add(words, "'s end stops the loop");
        return;
    }
    if (handle->label.size)
        words_add_text(words, plain_label(handle->label));
    else
        words_add(words, "a callback");
    if (handle->task) {
        words_add(words, " ");
        words_add_task(words, story, handle->task);
    } else if (label_ends(handle->label, " counts")) {
        words_add(words, " a future");
    }
}

void sentence_timer(struct words *words, const struct story *story, const struct story_timer *timer)
{
    if (timer->state == TIMER_CANCELLED) {
        words_add(words, "cancelled");
    } else if (wakes(story, timer)) {
        /* who is to be cancelled is woken by that */
        words_add(words, story_task(story, timer->task)->cancel_asked ? "was to wake " : "wakes ");
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
        if (timer->state == TIMER_SET && (!next || story_timer_precedes(timer, best)))
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
        if (task->result.size && !says(task->result, "None")) {
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

static bool is_step(const struct story *story)
{
    return story->step.number && !story->deadlock && !story->ended && !story->bound_hit;
}

/* The first request or job under way: what a loop without due timers waits for. */
static bool what_is_outside(struct words *words, const struct story *story)
{
    for (uint64_t i = 1; i < story->jobs.count; i++) {
        const struct story_job *job = story_job(story, i);
        if (job->state != JOB_QUEUED && job->state != JOB_BEGUN)
            continue;
        words_add_text(words, job->what);
        words_add(words, story_thread(story, job->thread)->process ? " in another process"
                                                                   : " in another thread");
        return true;
    }
    return false;
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
        words_add(words, wakes(story, timer) ? "" : "is there for ");
        sentence_timer(words, story, timer);
    } else if (!what_is_outside(words, story)) {
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
    if (!is_step(story)) {
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

/* --- why */

static void why_it_got_the_resource(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    bool join = label_ends(step->woke_label, ".join");
    switch (story_resource(story, step->woke_what)->kind) {
    case RESOURCE_QUEUE:
        sentence_resource(words, story, step->woke_what);
        words_add(words, label_ends(step->woke_label, ".put") ? " had room again"
                         : join ? " had all its items done" : " had an item");
        return;
    case RESOURCE_EVENT:
        sentence_resource(words, story, step->woke_what);
        words_add(words, " was set");
        return;
    default:
        words_add(words, "its turn came at ");
        sentence_resource(words, story, step->woke_what);
    }
}

/* wait may have had enough, or given up when its time was over. */
static void why_the_group_woke(struct words *words, const struct story *story)
{
    const struct story_group *group = story_group(story, story->step.woke_what);
    if (group->counted == 0 && group->total > 0 && says(group->kind, "wait")) {
        words_add(words, "wait's time was up");
        return;
    }
    words_add_text(words, group->kind);
    if (group->counted < group->total)
        words_add(words, " had enough: %llu of %llu", (unsigned long long)group->counted,
                  (unsigned long long)group->total);
    else
        words_add(words, " had all it waited for");
}

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
    case WAIT_GROUP: why_the_group_woke(words, story); break;
    case WAIT_RESOURCE:
        why_it_got_the_resource(words, story);
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
    if (task->closing) {
        words_add(words, "asyncio.run made it, to clean up");
    } else if (!task->parent) {
        words_add(words, says(task->owner, "asyncio.run") ? "asyncio.run made it"
                                                          : "it was made outside of any task");
    } else {
        words_add_task(words, story, task->parent);
        words_add(words, " made it");
        if (task->created_step)
            words_add(words, " in step %llu", (unsigned long long)task->created_step);
    }
}

static void why_time_was_up(struct words *words, const struct story *story)
{
    uint64_t timer = story_task(story, story->step.task)->cancel_timer;
    uint64_t owner = story_timer(story, timer)->task;
    if (!owner || owner == story->step.task) {
        words_add(words, "its time was up: the timeout for ");
        words_add_time(words, story, story_timer(story, timer)->when);
        words_add(words, " asked to cancel it");
        return;
    }
    words_add(words, "the time of ");
    words_add_task(words, story, owner);
    words_add(words, " was up, and the cancellation was passed on to what it waits for");
}

static void why_it_was_thrown_at(struct words *words, const struct story *story)
{
    uint64_t by = story_task(story, story->step.task)->cancel_by;
    if (story->step.woke_from == WAIT_TASK &&
        story_task(story, story->step.woke_what)->state >= TASK_FAILED) {
        words_add_task(words, story, story->step.woke_what);
        words_add(words, " had ended with it");
    } else if (by) {
        words_add_task(words, story, by);
        words_add(words, " had asked to cancel it");
    } else if (story_task(story, story->step.task)->cancel_by_person) {
        words_add(words, "you had asked to cancel it");
    } else if (story->closing) {
        words_add(words, "asyncio.run cancels what is left");
    } else if (story_task(story, story->step.task)->cancel_timer) {
        why_time_was_up(words, story);
    } else if (story->step.woke_from == WAIT_SLEEP) {
        words_add(words, "its time was up: a timeout asked to cancel it");
    } else {
        words_add(words, "what it waited for ended with it");
    }
}

static void why_late(struct words *words, const struct story *story)
{
    if (story->step.late <= 0)
        return;
    words_add_time(words, story, story->step.late);
    words_add(words, " late");
    if (story->blocking_step)
        words_add(words, ", because step %llu held the thread",
                  (unsigned long long)story->blocking_step);
}

void sentence_why(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    words_clear(words);
    if (!is_step(story) || story->act != ACT_STEP)
        return;
    if (step->waited > 0) {
        words_add(words, "Nothing was ready, so the loop waited ");
        words_add_time(words, story, step->waited);
        words_add(words, ". ");
    }
    words_add(words, step->threw.size ? "It was raised because " : "It could run because ");
    if (step->threw.size)
        why_it_was_thrown_at(words, story);
    else if (step->first)
        why_it_began(words, story);
    else
        why_it_woke(words, story);
    words_add(words, ".");
    if (step->late > 0) {
        words_add(words, " It ran ");
        why_late(words, story);
        words_add(words, ".");
    }
}

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
    if (!is_step(story)) {
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
        why_late(words, story);
        words_add(words, step->late > 0 ? ": " : "");
        why_it_woke(words, story);
    }
    words_add(words, ".");
    what_it_made(words, story);
    whom_it_asked(words, story);
    how_it_ended(words, story, !busy && what_it_printed(words, story));
}

/* --- what comes */

static void next_in_queue(struct words *words, const struct story *story,
                          const struct story_handle *handle)
{
    words_add(words, "Next: ");
    sentence_handle(words, story, handle);
    if (handle->kind != HANDLE_CALLBACK && story_task(story, handle->task)->begun)
        words_add(words, " goes on");
    if (handle->iteration > story->iteration)
        words_add(words, ", without waiting (iteration %llu).",
                  (unsigned long long)handle->iteration);
    else
        words_add(words, ", without waiting (this iteration).");
}

static void next_timer(struct words *words, const struct story *story, uint64_t number)
{
    const struct story_timer *timer = story_timer(story, number);
    if (timer->when > story->time) {
        words_add(words, "Next: nothing is ready; the loop waits until ");
        words_add_time(words, story, timer->when);
        words_add(words, wakes(story, timer) ? ": a timer " : ": ");
    } else {
        words_add(words, "Next: the timer for ");
        words_add_time(words, story, timer->when);
        words_add(words, wakes(story, timer) ? " is due: it " : " is due: ");
    }
    sentence_timer(words, story, timer);
    words_add(words, ".");
}

static void nothing_is_set(struct words *words, const struct story *story)
{
    words_add(words, "Next: nothing is ready and no timer is set");
    words_add(words, "; the loop waits for ");
    size_t before = words->size;
    if (!what_is_outside(words, story)) {
        words->size = before - strlen("; the loop waits for ");
        words->text[words->size] = '\0';
    }
    words_add(words, ".");
}

void sentence_next(struct words *words, const struct story *story)
{
    const struct story_handle *handles = story->handles.items;
    words_clear(words);
    if (story->ended)
        return;
    if (story->deadlock) {
        words_add(words, "Next: the loop raises RuntimeError out of its run. (CPython would hang.)");
        return;
    }
    for (size_t i = story->next_handle; i < story->handles.count; i++) {
        if (handles[i].state == HANDLE_TO_COME) {
            next_in_queue(words, story, &handles[i]);
            return;
        }
    }
    uint64_t timer = story_next_timer(story);
    if (story->phase == PHASE_NOT_RUNNING)
        words_add(words, story->steps ? "Next: the loop has stopped; the program goes on after it."
                                      : "Next: the program's first line.");
    else if (timer)
        next_timer(words, story, timer);
    else
        nothing_is_set(words, story);
}
