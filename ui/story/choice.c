/* What asyncio's order would say to a person's decision. */
#include "ui/story/choice.h"

#include "ui/story/sentence.h"

#include <stdio.h>
#include <string.h>

/* The position of the first entry to come that is about a task, or (task 0) of any task; SIZE_MAX: none. */
static size_t find_ready(const struct story *story, uint64_t task)
{
    const struct story_handle *handles = story->handles.items;
    for (size_t i = story->next_handle; i < story->handles.count; i++)
        if (handles[i].state == HANDLE_TO_COME && handles[i].kind != HANDLE_CALLBACK &&
            (!task || handles[i].task == task))
            return i;
    return SIZE_MAX;
}

static bool anything_ready(const struct story *story)
{
    const struct story_handle *handles = story->handles.items;
    for (size_t i = story->next_handle; i < story->handles.count; i++)
        if (handles[i].state == HANDLE_TO_COME)
            return true;
    return false;
}

static bool is_in(const uint64_t *tasks, size_t count, uint64_t task)
{
    for (size_t i = 0; i < count; i++)
        if (tasks[i] == task)
            return true;
    return false;
}

/* A timer of a sleep or of a request's reply: the task stands where it waits for it. */
static bool wakes(const struct story *story, uint64_t number)
{
    const struct story_timer *timer = story_timer(story, number);
    const struct story_task *task = story_task(story, timer->task);
    if (timer->state != TIMER_SET || task->state != TASK_WAITING)
        return false;
    return task->timer == number ||
           (task->wait == WAIT_REQUEST && task->label.size == timer->purpose.size &&
            memcmp(task->label.text, timer->purpose.text, task->label.size) == 0);
}

static uint64_t waker_of(const struct story *story, uint64_t task)
{
    const uint64_t *live = story->live_timers.items;
    for (size_t i = 0; i < story->live_timers.count; i++)
        if (story_timer(story, live[i])->task == task && wakes(story, live[i]))
            return live[i];
    return 0;
}

/* The live timer that fires first after another one (0: of all) and wakes a task. */
static uint64_t next_waker(const struct story *story, uint64_t after)
{
    const uint64_t *live = story->live_timers.items;
    uint64_t found = 0;
    for (size_t i = 0; i < story->live_timers.count; i++) {
        const struct story_timer *timer = story_timer(story, live[i]);
        if (wakes(story, live[i]) && (!after || story_timer_precedes(story_timer(story, after), timer)) &&
            (!found || story_timer_precedes(timer, story_timer(story, found))))
            found = live[i];
    }
    return found;
}

size_t choice_tasks(const struct story *story, uint64_t *tasks, size_t most)
{
    const struct story_handle *handles = story->handles.items;
    size_t count = 0;
    for (size_t i = story->next_handle; i < story->handles.count && count < most; i++)
        if (handles[i].state == HANDLE_TO_COME && handles[i].kind != HANDLE_CALLBACK &&
            !is_in(tasks, count, handles[i].task))
            tasks[count++] = handles[i].task;
    for (uint64_t timer = next_waker(story, 0); timer && count < most; timer = next_waker(story, timer))
        if (!is_in(tasks, count, story_timer(story, timer)->task))
            tasks[count++] = story_timer(story, timer)->task;
    return count;
}

/* --- the verdicts */

static void judge_ready(struct decision *decision, const struct reel *reel, uint64_t task)
{
    const struct story *story = &reel->story;
    const struct story_handle *handles = story->handles.items;
    size_t first = find_ready(story, 0), its = find_ready(story, task);
    if (its == first) {
        decision->verdict = VERDICT_ASYNCIO;
        words_add(&decision->why, "Yes: of the tasks it stands first in the ready queue.");
        return;
    }
    char name[80], said[100];
    decision->verdict = VERDICT_NEVER;
    words_add(&decision->why, "Never: the ready queue is first in, first out, and ");
    words_add_task(&decision->why, story, handles[first].task);
    words_add(&decision->why, " stands before it.");
    whatif_task(name, sizeof name, story, task);
    snprintf(said, sizeof said, "run %s next", name);
    whatif_line(decision->lines[0], reel, task, said);
}

static void put_before(struct decision *decision, const struct reel *reel, int line, uint64_t timer,
                       uint64_t other)
{
    char said[100];
    snprintf(said, sizeof said, "timer %llu before timer %llu", (unsigned long long)timer,
             (unsigned long long)other);
    whatif_line(decision->lines[line], reel, 0, said);
}

/* Nothing is ready: the loop will wait for the first timer. */
static void judge_timer(struct decision *decision, const struct reel *reel, uint64_t task)
{
    const struct story *story = &reel->story;
    uint64_t timer = waker_of(story, task), first = story_next_timer(story);
    const struct story_timer *its = story_timer(story, timer), *other = story_timer(story, first);
    struct words *why = &decision->why;
    if (timer == first) {
        decision->verdict = VERDICT_ASYNCIO;
        words_add(why, "Yes: its timer is due first, at ");
        words_add_time(why, story, its->when);
        words_add(why, ".");
    } else if (story_task(story, task)->wait == WAIT_REQUEST) {
        char time[80], said[140];
        decision->verdict = VERDICT_NETWORK;
        words_add(why, "It could be: how long a reply takes is the network's affair. Had it come at ");
        words_add_time(why, story, other->when);
        words_add(why, ":");
        whatif_time(time, sizeof time, other->when);
        snprintf(said, sizeof said, "timer %llu due %s", (unsigned long long)timer, time);
        whatif_line(decision->lines[0], reel, 0, said);
        put_before(decision, reel, 1, timer, first);
    } else if (!(its->when > other->when)) {
        decision->verdict = VERDICT_NEVER;
        words_add(why, "Never: equal timers fire in the order of their setting; on a real clock the "
                       "earlier set is due earlier.");
        put_before(decision, reel, 0, timer, first);
    } else {
        decision->verdict = VERDICT_IMPOSSIBLE;
        words_add(why, "No: its timer is due at ");
        words_add_time(why, story, its->when);
        words_add(why, ", later than that of ");
        words_add_time(why, story, other->when);
        words_add(why, ". What if it were earlier: timer %llu due ...", (unsigned long long)timer);
    }
}

static void judge_waiting(struct decision *decision, const struct story *story, uint64_t task)
{
    decision->verdict = VERDICT_IMPOSSIBLE;
    words_add(&decision->why, "No: ");
    words_add_task(&decision->why, story, task);
    words_add(&decision->why, " is not ready: ");
    sentence_state(&decision->why, story, story_task(story, task));
    words_add(&decision->why, ". Whatever becomes ready now stands at the end of the queue.");
}

void choice_judge(struct decision *decision, const struct reel *reel, uint64_t task)
{
    const struct story *story = &reel->story;
    *decision = (struct decision){.verdict = VERDICT_IMPOSSIBLE};
    words_clear(&decision->why);
    if (find_ready(story, task) != SIZE_MAX)
        judge_ready(decision, reel, task);
    else if (!anything_ready(story) && waker_of(story, task))
        judge_timer(decision, reel, task);
    else
        judge_waiting(decision, story, task);
}
