/* Looking for the nearest moment at which a breakpoint strikes, in growing spans of stops. */
#include "ui/story/breaks_match.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SPAN 8
#define MOST_SPAN  4096
#define PORTION    ((uint64_t)200000)

/* A moment found: a stop, or a tick within the step after it (a line). */
struct find {
    bool found;
    uint64_t tick;
    bool is_line;
    size_t stop, which;
};

struct search {
    const struct breaks *breaks;
    struct reel *reel;
    bool forward;
    bool lines, variables, events; /* which kinds of breakpoints there are */
    uint64_t from;                 /* the tick at which we stand */
};

/* The one nearer to where we stand wins. */
static void take(const struct search *search, struct find *best, struct find other)
{
    bool nearer = !best->found ||
                  (search->forward ? other.tick < best->tick : other.tick > best->tick);
    if (nearer)
        *best = other;
}

static bool is_beyond(const struct search *search, uint64_t tick)
{
    return search->forward ? tick > search->from : tick < search->from;
}

/* --- events */

/* An exception is shown at the line that raised it; all else when the act has ended. */
static struct find moment_of(const struct search *search, const struct event *event, size_t stop,
                             size_t which)
{
    const struct stop *stops = search->reel->stops.all;
    struct find found = {true, stops[stop].tick, false, stop, which};
    size_t count;
    if (event->kind != EVENT_raised)
        return found;
    const struct sim_line *lines =
        reel_lines_between(search->reel, stops[stop - 1].tick, event->tick, &count);
    for (size_t i = lines ? count : 0; i-- > 0 && !found.is_line;)
        if (lines[i].line == event->raised.line) {
            found.tick = lines[i].tick;
            found.is_line = true;
        }
    return found;
}

/* Tells the story over the stops after `first` up to `last`, looking at each event. */
static void look_at_events(const struct search *search, size_t first, size_t last, struct find *best)
{
    struct reel *reel = search->reel;
    struct story story;
    struct event event;
    memset(&story, 0, sizeof story);
    if (!reel_story_at(reel, first, &story)) {
        story_close(&story);
        return;
    }
    for (size_t stop = first + 1; stop <= last; stop++) {
        while (story.cursor.index < reel->stops.all[stop].event) {
            struct trace_cursor ahead = story.cursor;
            double before = story.time;
            if (!trace_next(reel->trace, &ahead, &event) || !story_next(&story))
                break;
            for (size_t i = 0; i < search->breaks->count; i++) {
                if (!breakpoint_strikes(&search->breaks->all[i], &story, &event, before))
                    continue;
                struct find found = moment_of(search, &event, stop, i);
                if (is_beyond(search, found.tick))
                    take(search, best, found);
            }
        }
    }
    story_close(&story);
}

/* --- lines */

static void look_at_lines(const struct search *search, size_t first, size_t last, struct find *best)
{
    const struct stop *stops = search->reel->stops.all;
    size_t count;
    const struct sim_line *lines =
        reel_lines_between(search->reel, stops[first].tick, stops[last].tick, &count);
    for (size_t i = 0; lines && i < count; i++)
        for (size_t j = 0; j < search->breaks->count; j++)
            if (search->breaks->all[j].kind == BREAK_LINE && is_beyond(search, lines[i].tick) &&
                lines[i].line == search->breaks->all[j].line)
                take(search, best, (struct find){true, lines[i].tick, true, 0, j});
}

/* --- variables */

/* A copy of the variable's text at a tick; NULL: it is not there. */
static char *variable_at(const struct search *search, const struct breakpoint *breakpoint, uint64_t tick)
{
    size_t count, name = strcspn(breakpoint->what, ".[");
    const struct sim_frame *frames = reel_frames_at(search->reel, breakpoint->task, tick, &count);
    for (size_t i = frames ? count : 0; i-- > 0;)
        for (size_t j = 0; j < frames[i].variable_count; j++)
            if (strncmp(frames[i].variables[j].name, breakpoint->what, name) == 0 &&
                frames[i].variables[j].name[name] == '\0')
                return strdup(frames[i].variables[j].text);
    return NULL;
}

/* The tick between two at which the variable gets its new text: after which line. */
static void find_line_of_change(const struct search *search, size_t which, uint64_t from, uint64_t to,
                                size_t stop, struct find *best)
{
    size_t count;
    const struct sim_line *lines = reel_lines_between(search->reel, from, to, &count);
    uint64_t *ticks = lines && count < 500 ? malloc((count + 1) * sizeof *ticks) : NULL;
    for (size_t i = 0; ticks && i < count; i++)
        ticks[i] = lines[i].tick;
    const struct breakpoint *breakpoint = &search->breaks->all[which];
    char *before = variable_at(search, breakpoint, from);
    struct find found = {true, to, false, stop, which};
    for (size_t i = 0; ticks && i < count; i++) {
        char *text = variable_at(search, breakpoint, ticks[i]);
        if (text && (!before || strcmp(before, text) != 0) && is_beyond(search, ticks[i])) {
            found = (struct find){true, ticks[i], true, stop, which};
            if (search->forward)
                i = count;
        }
        if (text) {
            free(before);
            before = text;
        }
    }
    free(before);
    free(ticks);
    if (found.is_line || is_beyond(search, found.tick))
        take(search, best, found);
}

static void look_at_variable(const struct search *search, size_t which, size_t first, size_t last,
                             struct find *best)
{
    const struct breakpoint *breakpoint = &search->breaks->all[which];
    const struct stops *stops = &search->reel->stops;
    char *before = variable_at(search, breakpoint, stops->all[first].tick);
    uint64_t from = stops->all[first].tick, found_from = 0, found_to = 0;
    size_t found = 0;
    for (size_t stop = first + 1; stop <= last; stop++) {
        if (!(stops->all[stop].kinds & (STOP_STEP | STOP_END | STOP_DEADLOCK)))
            continue;
        uint64_t tick = stops->all[stop].tick;
        if (!search->forward && tick > search->from)
            tick = search->from;
        char *text = variable_at(search, breakpoint, tick);
        if (text && (!before || strcmp(before, text) != 0) && !(search->forward && found)) {
            found = stop;
            found_from = from;
            found_to = tick;
        }
        if (text) {
            free(before);
            before = text;
        }
        from = tick;
    }
    free(before);
    if (found)
        find_line_of_change(search, which, found_from, found_to, found, best);
}

/* --- spans */

static struct find look(const struct search *search, size_t first, size_t last)
{
    struct find best = {0};
    if (search->events)
        look_at_events(search, first, last, &best);
    if (search->lines)
        look_at_lines(search, first, last, &best);
    for (size_t i = 0; search->variables && i < search->breaks->count; i++)
        if (search->breaks->all[i].kind == BREAK_CHANGES)
            look_at_variable(search, i, first, last, &best);
    return best;
}

static struct find look_forward(const struct search *search, bool (*interrupts)(void))
{
    struct reel *reel = search->reel;
    size_t first = reel->stop, span = FIRST_SPAN;
    for (;;) {
        while (reel->stops.count <= first + span && !reel->whole && !interrupts())
            reel_compute(reel, first + span, PORTION);
        size_t last = first + span < reel->stops.count ? first + span : reel->stops.count - 1;
        struct find found = last > first ? look(search, first, last) : (struct find){0};
        if (found.found || interrupts() || (reel->whole && last == reel->stops.count - 1))
            return found;
        first = last;
        span = span < MOST_SPAN ? span * 2 : span;
    }
}

static struct find look_back(const struct search *search, bool (*interrupts)(void))
{
    struct reel *reel = search->reel;
    size_t last = reel->stop, span = FIRST_SPAN;
    if (reel->line > 0 && last + 1 < reel->stops.count)
        last = stops_next(&reel->stops, last, STOP_STEP | STOP_END | STOP_DEADLOCK);
    while (last > 0) {
        size_t first = last > span ? last - span : 0;
        struct find found = look(search, first, last);
        if (found.found || interrupts())
            return found;
        last = first;
        span = span < MOST_SPAN ? span * 2 : span;
    }
    return (struct find){0};
}

bool breaks_run(const struct breaks *breaks, struct reel *reel, bool forward, bool (*interrupts)(void),
                size_t *which)
{
    struct search search = {.breaks = breaks, .reel = reel, .forward = forward, .from = reel_tick(reel)};
    for (size_t i = 0; i < breaks->count; i++) {
        search.lines |= breaks->all[i].kind == BREAK_LINE;
        search.variables |= breaks->all[i].kind == BREAK_CHANGES;
        search.events |= breaks->all[i].kind != BREAK_LINE && breaks->all[i].kind != BREAK_CHANGES;
    }
    struct find found = forward ? look_forward(&search, interrupts) : look_back(&search, interrupts);
    if (!found.found)
        return false;
    *which = found.which;
    if (found.is_line)
        return reel_to_tick(reel, found.tick);
    reel_go(reel, found.stop);
    return true;
}
