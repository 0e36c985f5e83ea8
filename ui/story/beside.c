/* Two runs beside each other. */
#include "ui/story/beside.h"

#include "ui/story/sentence.h"

#include <string.h>

#define PORTION ((uint64_t)200000)

/* --- the first difference */

static bool same_text(phrase a, phrase b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.text, b.text, a.size) == 0);
}

static bool same_time(double a, double b)
{
    return !(a < b) && !(a > b);
}

/* Whether two events are the same as far as a person sees; numbers of lines may have moved. */
static bool same_event(const struct event *a, const struct event *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case EVENT_clock: return same_time(a->clock.time, b->clock.time);
    case EVENT_output: return same_text(a->output.text, b->output.text);
    case EVENT_step_begun: return a->step_begun.task == b->step_begun.task;
    case EVENT_step_ended:
        return a->step_ended.task == b->step_ended.task &&
               a->step_ended.outcome == b->step_ended.outcome &&
               same_text(a->step_ended.result, b->step_ended.result);
    case EVENT_step_waits:
        return a->step_waits.task == b->step_waits.task && a->step_waits.wait == b->step_waits.wait;
    case EVENT_task_created: return same_text(a->task_created.call, b->task_created.call);
    case EVENT_timer_set: return same_time(a->timer_set.when, b->timer_set.when);
    case EVENT_request_sent:
        return same_time(a->request_sent.due, b->request_sent.due) &&
               same_text(a->request_sent.what, b->request_sent.what);
    case EVENT_request_done: return a->request_done.status == b->request_done.status;
    case EVENT_handle_begun: return a->handle_begun.handle == b->handle_begun.handle;
    default: return true;
    }
}

/* The next event that a person would see a difference in. */
static bool next_event(const struct trace *trace, struct trace_cursor *cursor, struct event *event)
{
    for (;;) {
        if (!trace_next(trace, cursor, event))
            return false;
        switch (event->kind) {
        case EVENT_place:
        case EVENT_text:
        case EVENT_intervened:
        case EVENT_timer_moved: break;
        default: return true;
        }
    }
}

/* How many stops have `events` events or fewer before them. */
static size_t stops_until(const struct stops *stops, uint64_t events)
{
    size_t low = 0, high = stops->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stops->all[middle].event <= events)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct beside beside_compare(struct reel *before, struct reel *now, uint64_t budget)
{
    while (budget >= PORTION && (!before->whole || !now->whole)) {
        reel_compute(before, SIZE_MAX, PORTION);
        reel_compute(now, SIZE_MAX, PORTION);
        budget -= PORTION;
    }
    struct trace_cursor left, right;
    struct event a, b;
    struct beside beside = {.whole = before->whole && now->whole};
    trace_begin(before->trace, &left);
    trace_begin(now->trace, &right);
    bool more, other, same;
    uint64_t seen;
    do {
        seen = left.index;
        more = next_event(before->trace, &left, &a);
        other = next_event(now->trace, &right, &b);
        same = more && other && same_event(&a, &b);
    } while (same);
    beside.common = stops_until(&before->stops, seen);
    bool differs = more && other ? true : more ? now->whole : other && before->whole;
    if (beside.common > now->stops.count)
        beside.common = now->stops.count;
    beside.kind = more ? a.kind : b.kind;
    if (differs)
        beside.step = before->stops.all[beside.common - 1].step + 1;
    return beside;
}

/* --- following */

/* Which of the steps at its own time the leader's last one is, from 1; 0: no step ended at that time. */
static size_t rank_at_time(const struct stops *stops, size_t stop, size_t common)
{
    size_t rank = 0;
    double time = stops->all[stop].time;
    for (size_t i = stop + 1; i-- > common && !(stops->all[i].time < time);)
        rank += (stops->all[i].kinds & STOP_STEP) != 0;
    return rank;
}

void beside_follow(const struct beside *beside, const struct reel *leader, struct reel *other)
{
    if (leader->stop < beside->common) {
        reel_go(other, leader->stop);
        return;
    }
    double time = leader->stops.all[leader->stop].time;
    const struct stops *stops = &other->stops;
    for (int i = 0; i < 100 && !other->whole && stops->all[stops->count - 1].time <= time; i++)
        reel_compute(other, stops->count, PORTION);
    size_t rank = rank_at_time(&leader->stops, leader->stop, beside->common), found = 0;
    for (size_t i = 0; i < stops->count && stops->all[i].time <= time; i++) {
        if (!(stops->all[i].time < time) && i >= beside->common && found && rank == 0)
            break;
        found = i;
        rank -= rank && i >= beside->common && !(stops->all[i].time < time) &&
                stops->all[i].kinds & STOP_STEP;
        if (rank == 0 && !(stops->all[i].time < time) && i >= beside->common)
            break;
    }
    /* Both have come to their ends. */
    if (leader->whole && other->whole && leader->stop == leader->stops.count - 1)
        found = stops->count - 1;
    reel_go(other, found);
}

/* --- in words */

static void say_step(struct words *words, struct reel *reel, uint64_t step)
{
    struct story story = {0};
    if (step > reel->stops.step_count) {
        words_add(words, reel->whole ? "no step any more" : "nothing yet");
        return;
    }
    if (reel_story_at(reel, reel->stops.steps[step - 1], &story)) {
        words_add_task(words, &story, story.step.task);
        words_add(words, " ran at ");
        words_add_time(words, &story, story.step.time);
        words_add(words, " (");
        sentence_state(words, &story, story_task(&story, story.step.task));
        words_add(words, ")");
    }
    story_close(&story);
}

void beside_words(struct words *words, const struct beside *beside, struct reel *before,
                  const char *before_name, struct reel *now, const char *now_name)
{
    struct words one, other;
    uint64_t step = beside->step, last = step + 50;
    bool shows = false;
    words_clear(words);
    if (!step) {
        words_add(words, beside->whole ? "The two runs are the same, to their ends."
                                       : "The two runs are the same, as far as they are known.");
        return;
    }
    /* What differs may show only later: another due time is no other step yet. */
    for (uint64_t at = step; at < last && !shows; at++) {
        words_clear(&one);
        words_clear(&other);
        say_step(&one, before, at);
        say_step(&other, now, at);
        step = at;
        shows = strcmp(one.text, other.text) != 0;
    }
    if (!shows) {
        words_add(words, "First difference: step %llu, in %s.", (unsigned long long)beside->step,
                  beside->kind == EVENT_output ? "what is printed" : "what happens within it");
        return;
    }
    words_add(words, "First difference: step %llu. %s: %s; %s: %s.", (unsigned long long)step,
              before_name, one.text, now_name, other.text);
}

static void say_total(struct words *words, struct reel *reel, const char *name)
{
    const struct stops *stops = &reel->stops;
    words_add(words, "%s: ", name);
    words_add_time(words, &reel->story, stops->all[stops->count - 1].time);
    words_add(words, ", %zu steps", stops->step_count);
}

void beside_totals(struct words *words, struct reel *before, const char *before_name, struct reel *now,
                   const char *now_name)
{
    words_clear(words);
    if (!before->whole || !now->whole)
        return;
    say_total(words, before, before_name);
    words_add(words, "; ");
    say_total(words, now, now_name);
    words_add(words, ".");
}
