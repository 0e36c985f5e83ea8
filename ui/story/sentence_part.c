/* The parts that sentences are made of: what a task waits for, how it stands, what a timer or an entry of the
 * ready queue will do. */
#include "ui/story/sentence_part.h"

#include <string.h>
#include <strings.h>

bool label_says(phrase words, const char *text)
{
    return words.size == strlen(text) && memcmp(words.text, text, words.size) == 0;
}

bool timer_wakes(const struct story *story, const struct story_timer *timer)
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

bool label_ends(phrase label, const char *word)
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
        if (label_says(label, known[i].name))
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
    if (timer->task && (slept || timer_wakes(story, timer))) {
        words_add(words, "timer wakes ");
        words_add_task(words, story, timer->task);
        return;
    }
    if (label_says(handle->label, "stops the loop")) {
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
    } else if (timer_wakes(story, timer)) {
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

bool is_after_step(const struct story *story)
{
    return story->step.number && !story->deadlock && !story->ended && !story->bound_hit;
}

bool sentence_outside(struct words *words, const struct story *story)
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
