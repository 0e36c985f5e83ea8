/* Timers: those in the heap, due or not, cancelled or not. */
#include "ui/story/fold.h"

static void set_timer(struct story *story, const struct event_timer_set *event)
{
    struct story_timer *timer = REACH(story, timers, story_timer, event->timer);
    uint64_t *slot = timer ? fold_reached(story, table_add(&story->live_timers, sizeof *slot)) : NULL;
    if (!slot)
        return;
    fold_digits(story, event->when);
    *slot = event->timer;
    *timer = (struct story_timer){
        .task = event->task,
        .loop = event->loop,
        .when = event->when,
        .set_at = story->time,
        .set_step = story->running_task ? story->steps + 1 : 0,
        .purpose = story_text(story, event->purpose),
        .state = TIMER_SET,
        .order = event->timer,
        .slot = (uint32_t)(story->live_timers.count - 1),
    };
}

/* Takes it out of the list of live ones: the last takes its slot. */
static void timer_leaves(struct story *story, uint64_t number)
{
    struct story_timer *timers = story->timers.items;
    uint64_t *live = story->live_timers.items;
    if (number >= story->timers.count || timers[number].slot >= story->live_timers.count ||
        live[timers[number].slot] != number)
        return;
    uint64_t last = live[story->live_timers.count - 1];
    table_touch(&story->timers, sizeof *timers, last);
    table_touch(&story->timers, sizeof *timers, number);
    live[timers[number].slot] = last;
    timers[last].slot = timers[number].slot;
    timers[number].state = TIMER_GONE;
    story->live_timers.count--;
}

/* Which cancelled timers the loop purged is not said one by one: at the top of the heap, or all. */
static void purge_cancelled(struct story *story, uint64_t count)
{
    const struct story_timer *timers = story->timers.items;
    const uint64_t *live = story->live_timers.items;
    while (count-- > 0) {
        uint64_t earliest = 0;
        for (size_t i = 0; i < story->live_timers.count; i++) {
            const struct story_timer *timer = &timers[live[i]];
            if (timer->state == TIMER_CANCELLED &&
                (!earliest || story_timer_precedes(timer, &timers[earliest])))
                earliest = live[i];
        }
        if (!earliest)
            return;
        timer_leaves(story, earliest);
    }
}

/* When as many are purged as there are cancelled ones, no search for the earliest is needed. */
static void purge(struct story *story, uint64_t count)
{
    const struct story_timer *timers = story->timers.items;
    const uint64_t *live = story->live_timers.items;
    size_t cancelled = 0;
    for (size_t i = 0; i < story->live_timers.count; i++)
        cancelled += timers[live[i]].state == TIMER_CANCELLED;
    if (count < cancelled) {
        purge_cancelled(story, count);
        return;
    }
    for (size_t i = story->live_timers.count; i-- > 0;)
        if (timers[live[i]].state == TIMER_CANCELLED)
            timer_leaves(story, live[i]);
}

/* A loop that is closed forgets its timers: BaseEventLoop.close clears the heap. */
static void forget_timers(struct story *story, uint64_t loop)
{
    const struct story_timer *timers = story->timers.items;
    const uint64_t *live = story->live_timers.items;
    for (size_t i = story->live_timers.count; i-- > 0;)
        if (timers[live[i]].loop == loop)
            timer_leaves(story, live[i]);
}

/* The live timer that comes last before this one, and not before `least`; 0: none. */
static uint64_t previous_timer(const struct story *story, uint64_t number, uint64_t least)
{
    const struct story_timer *timers = story->timers.items;
    const uint64_t *live = story->live_timers.items;
    uint64_t found = least;
    for (size_t i = 0; i < story->live_timers.count; i++)
        if (story_timer_precedes(&timers[live[i]], &timers[number]) &&
            story_timer_precedes(&timers[found], &timers[live[i]]))
            found = live[i];
    return found;
}

/* A person gave it another time, or put it before another one that is due at the same time. */
static void move_timer(struct story *story, const struct event_timer_moved *event)
{
    struct story_timer *timer = REACH(story, timers, story_timer, event->timer);
    struct story_timer *other = event->before ? REACH(story, timers, story_timer, event->before) : NULL;
    if (!timer || (event->before && !other))
        return;
    timer = REACH(story, timers, story_timer, event->timer); /* reaching the other may have moved all */
    fold_digits(story, event->when);
    timer->when = event->when;
    bool equal = other && !(other->when < timer->when) && !(other->when > timer->when);
    while (equal && story_timer_precedes(other, timer)) {
        uint64_t number = previous_timer(story, event->timer, event->before), order = timer->order;
        struct story_timer *previous = REACH(story, timers, story_timer, number);
        timer->order = previous->order;
        previous->order = order;
    }
}

void fold_timers(struct story *story, const struct event *event)
{
    struct story_timer *timers = story->timers.items;
    switch (event->kind) {
    case EVENT_timer_set: set_timer(story, &event->timer_set); break;
    case EVENT_timer_cancelled:
        if (event->timer_cancelled.timer < story->timers.count &&
            timers[event->timer_cancelled.timer].state == TIMER_SET)
            REACH(story, timers, story_timer, event->timer_cancelled.timer)->state =
                TIMER_CANCELLED;
        break;
    case EVENT_loop_closed: forget_timers(story, event->loop_closed.loop); break;
    case EVENT_timer_moved: move_timer(story, &event->timer_moved); break;
    case EVENT_timer_due: timer_leaves(story, event->timer_due.timer); break;
    case EVENT_handle_queued:
        if (event->handle_queued.timer)
            timer_leaves(story, event->handle_queued.timer);
        break;
    case EVENT_handles_collected: purge(story, event->handles_collected.count); break;
    default: break;
    }
}
