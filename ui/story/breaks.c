/* Breakpoints: their words, and what strikes in an event. */
#include "ui/story/breaks_match.h"
#include "ui/story/sentence.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_words[] = {
#define X(name, word, takes) word,
    BREAK_KINDS(X)
#undef X
};

/* --- words */

static int kind_of(const char *word, size_t size)
{
    for (int kind = 0; kind < BREAK_KIND_COUNT; kind++)
        if (strlen(kind_words[kind]) == size && memcmp(kind_words[kind], word, size) == 0)
            return kind;
    return -1;
}

/* Takes the kind's word from the front or, "Task-3 runs", from the end; the rest goes to `what`. */
static int split(const char *words, char *what, size_t size)
{
    size_t first = strcspn(words, " "), length = strlen(words);
    int kind = kind_of(words, first);
    if (kind >= 0) {
        snprintf(what, size, "%s", words + first + strspn(words + first, " "));
        return kind;
    }
    const char *last = strrchr(words, ' ');
    kind = last ? kind_of(last + 1, length - (size_t)(last + 1 - words)) : -1;
    if (kind >= 0)
        snprintf(what, size, "%.*s", (int)(last - words), words);
    return kind;
}

static bool read_number(struct breakpoint *breakpoint, const char **reason)
{
    char *end;
    double number = strtod(breakpoint->what, &end);
    bool line = breakpoint->kind == BREAK_LINE;
    if (end == breakpoint->what || (*end && strcmp(end, "s") != 0 && strcmp(end, " s") != 0) ||
        !isfinite(number) || number < (line ? 1 : 0)) {
        *reason = line ? "a line is a number from 1" : "a time is a number of seconds";
        return false;
    }
    breakpoint->line = line ? (uint32_t)number : 0;
    breakpoint->time = line ? 0 : number;
    return true;
}

bool breakpoint_read(struct breakpoint *breakpoint, const char *words, const char **reason)
{
    memset(breakpoint, 0, sizeof *breakpoint);
    words += strspn(words, " ");
    int kind = split(words, breakpoint->what, sizeof breakpoint->what);
    if (kind < 0 && *words >= '0' && *words <= '9') {
        kind = strchr(words, '.') || strchr(words, 's') ? BREAK_TIME : BREAK_LINE;
        snprintf(breakpoint->what, sizeof breakpoint->what, "%s", words);
    }
    if (kind < 0) {
        *reason = "line, runs, waits, ends, cancelled, raised, full, empty, contended, time, output or "
                  "changes";
        return false;
    }
    breakpoint->kind = (enum break_kind)kind;
    if (kind == BREAK_LINE || kind == BREAK_TIME)
        return read_number(breakpoint, reason);
    if ((kind == BREAK_OUTPUT || kind == BREAK_CHANGES) && !*breakpoint->what) {
        *reason = kind == BREAK_OUTPUT ? "output needs a text" : "changes needs a variable";
        return false;
    }
    return true;
}

void breakpoint_say(struct words *words, const struct breakpoint *breakpoint)
{
    words_add(words, "%s", kind_words[breakpoint->kind]);
    if (*breakpoint->what)
        words_add(words, " %s", breakpoint->what);
}

/* --- what strikes in an event */

static bool contains(phrase text, const char *what)
{
    return !*what || (text.size && memmem(text.text, text.size, what, strlen(what)));
}

/* By its name, or the beginning of its call. */
static bool is_task(const struct story *story, uint64_t number, const char *what)
{
    const struct story_task *task = story_task(story, number);
    size_t size = strlen(what);
    if (size == 0 || (task->name.size == size && memcmp(task->name.text, what, size) == 0))
        return true;
    return task->call.size >= size && memcmp(task->call.text, what, size) == 0;
}

static bool is_resource(const struct story *story, uint64_t number, const char *what)
{
    struct words words;
    words_clear(&words);
    sentence_resource(&words, story, number);
    return !*what || strcmp(words.text, what) == 0;
}

static bool queue_strikes(const struct breakpoint *breakpoint, const struct story *story,
                          const struct event_resource_changed *event)
{
    const struct story_resource *queue = story_resource(story, event->resource);
    if (queue->kind != RESOURCE_QUEUE || !is_resource(story, event->resource, breakpoint->what))
        return false;
    return breakpoint->kind == BREAK_FULL ? queue->limit && event->count >= queue->limit
                                          : event->count == 0;
}

static bool is_raised(const struct breakpoint *breakpoint, const struct event *event)
{
    if (event->kind == EVENT_raised)
        return contains(event->raised.exception, breakpoint->what);
    if (event->kind == EVENT_step_threw)
        return contains(event->step_threw.exception, breakpoint->what);
    return event->kind == EVENT_step_ended && event->step_ended.outcome != OUTCOME_RETURNED &&
           contains(event->step_ended.result, breakpoint->what);
}

static bool is_cancelled(const struct breakpoint *breakpoint, const struct story *story,
                         const struct event *event)
{
    if (event->kind == EVENT_cancel_asked)
        return is_task(story, event->cancel_asked.task, breakpoint->what);
    return event->kind == EVENT_step_ended && event->step_ended.outcome == OUTCOME_CANCELLED &&
           is_task(story, event->step_ended.task, breakpoint->what);
}

bool breakpoint_strikes(const struct breakpoint *breakpoint, const struct story *story,
                        const struct event *event, double time_before)
{
    const char *what = breakpoint->what;
    switch (breakpoint->kind) {
    case BREAK_RUNS:
        return event->kind == EVENT_step_begun && is_task(story, event->step_begun.task, what);
    case BREAK_WAITS:
        return event->kind == EVENT_step_waits && is_task(story, event->step_waits.task, what);
    case BREAK_ENDS:
        return event->kind == EVENT_step_ended && is_task(story, event->step_ended.task, what);
    case BREAK_CANCELLED: return is_cancelled(breakpoint, story, event);
    case BREAK_RAISED: return is_raised(breakpoint, event);
    case BREAK_FULL:
    case BREAK_EMPTY:
        return event->kind == EVENT_resource_changed &&
               queue_strikes(breakpoint, story, &event->resource_changed);
    case BREAK_CONTENDED:
        return event->kind == EVENT_resource_waits && event->resource_waits.role == ROLE_ACQUIRE &&
               is_resource(story, event->resource_waits.resource, what);
    case BREAK_TIME:
        return event->kind == EVENT_clock && time_before < breakpoint->time &&
               event->clock.time >= breakpoint->time;
    case BREAK_OUTPUT: return event->kind == EVENT_output && contains(event->output.text, what);
    case BREAK_LINE:
    case BREAK_CHANGES:
    case BREAK_KIND_COUNT: break;
    }
    return false;
}
