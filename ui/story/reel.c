/* A run that can be wound to any stop. */
#include "ui/story/reel.h"

#include <stdlib.h>
#include <string.h>

#define PORTION      ((uint64_t)20000)    /* units of work between two looks at the stops */
#define MOVE_BUDGET  ((uint64_t)50000000) /* one move computes no more than this */
#define MARK_SPACING 2000                 /* stops between way marks, at first */
#define MOST_MARKS   400                  /* beyond, every second one is given up */
#define MARKS_BYTES  ((size_t)256 << 20)  /* held beyond what there is but once; likewise */

bool reel_open(struct reel *reel, struct sim *sim, const struct trace *trace,
               const struct sim_options *options)
{
    memset(reel, 0, sizeof *reel);
    reel->sim = sim;
    reel->trace = trace;
    reel->lines_of = SIZE_MAX;
    reel->mark_spacing = MARK_SPACING;
    reel->whole = sim == NULL;
    if (options) {
        reel->options = *options;
        reel->options.output = NULL;
    }
    bool ok = stops_open(&reel->stops, trace) && story_open(&reel->story, trace);
    if (!sim)
        stops_scan(&reel->stops);
    return ok;
}

void reel_close(struct reel *reel)
{
    for (size_t i = 0; i < reel->mark_count; i++)
        snapshot_free(reel->marks[i].snapshot);
    free(reel->marks);
    free(reel->lines);
    stops_close(&reel->stops);
    story_close(&reel->story);
    sim_close(reel->looker);
    memset(reel, 0, sizeof *reel);
}

/* --- computing */

bool reel_compute(struct reel *reel, size_t position, uint64_t budget)
{
    while (!reel->whole && reel->stops.count <= position && budget > 0) {
        uint64_t portion = budget < PORTION ? budget : PORTION;
        if (sim_tick(reel->sim) < reel->computed) /* it was taken back for a look */
            sim_seek(reel->sim, reel->computed);
        reel->whole = sim_advance(reel->sim, portion) == SIM_ENDED;
        reel->computed = sim_tick(reel->sim);
        stops_scan(&reel->stops);
        budget -= portion;
    }
    return position < reel->stops.count;
}

/* --- winding */

static void thin_marks(struct reel *reel)
{
    size_t kept = 0;
    for (size_t i = 0; i < reel->mark_count; i++) {
        if (i % 2)
            reel->marks[kept++] = reel->marks[i];
        else {
            reel->mark_bytes -= snapshot_bytes(reel->marks[i].snapshot);
            snapshot_free(reel->marks[i].snapshot);
        }
    }
    reel->mark_count = kept;
    reel->mark_spacing *= 2;
}

/* Leaves a way mark here when the last one is far behind. */
static void maybe_mark(struct reel *reel)
{
    size_t last = reel->mark_count ? reel->marks[reel->mark_count - 1].stop : 0;
    if (reel->stop < last + reel->mark_spacing)
        return;
    if (reel->mark_count == MOST_MARKS ||
        reel->mark_bytes > MARKS_BYTES + snapshot_least_bytes(&reel->story))
        thin_marks(reel);
    if (reel->mark_count == reel->mark_capacity) {
        size_t capacity = reel->mark_capacity ? reel->mark_capacity * 2 : 8;
        struct reel_mark *marks = realloc(reel->marks, capacity * sizeof *marks);
        if (!marks)
            return; /* slower, but right */
        reel->marks = marks;
        reel->mark_capacity = capacity;
    }
    struct reel_mark *mark = &reel->marks[reel->mark_count];
    mark->stop = reel->stop;
    mark->snapshot = snapshot_take(&reel->story);
    if (!mark->snapshot)
        return;
    reel->mark_bytes += snapshot_bytes(mark->snapshot);
    reel->mark_count++;
}

/* Puts the story at the nearest way mark at or before a stop; one that lies ahead of where it is, when it
 * need not go back. */
static void rewind_to_mark(struct reel *reel, size_t position)
{
    bool back = position < reel->stop || reel->line > 0;
    for (size_t i = reel->mark_count; i-- > 0;) {
        if (reel->marks[i].stop <= position) {
            if (!back && reel->marks[i].stop <= reel->stop)
                return;
            reel->failed |= !snapshot_restore(reel->marks[i].snapshot, &reel->story);
            reel->stop = reel->marks[i].stop;
            return;
        }
    }
    if (!back)
        return;
    story_close(&reel->story);
    reel->failed |= !story_open(&reel->story, reel->trace);
    reel->stop = 0;
}

/* Tells events up to a stop, marking the way. */
static void tell_to(struct reel *reel, size_t position)
{
    while (reel->stop < position) {
        reel->stop++;
        while (reel->story.cursor.index < reel->stops.all[reel->stop].event &&
               story_next(&reel->story))
            ;
        maybe_mark(reel);
    }
    reel->failed |= reel->story.failed;
}

void reel_go(struct reel *reel, size_t position)
{
    if (position >= reel->stops.count)
        position = reel->stops.count - 1;
    rewind_to_mark(reel, position);
    reel->line = 0;
    tell_to(reel, position);
}

/* --- moving by stops */

static size_t next_known(struct reel *reel, uint32_t kinds)
{
    uint64_t budget = MOVE_BUDGET;
    for (;;) {
        size_t next = stops_next(&reel->stops, reel->stop, kinds);
        /* An iteration's last stop is known when the next iteration has begun. */
        if (next > reel->stop || reel->whole || budget == 0)
            return next;
        uint64_t portion = budget < PORTION ? budget : PORTION;
        reel_compute(reel, reel->stops.count, portion);
        budget -= portion;
    }
}

size_t reel_next(struct reel *reel, uint32_t kinds)
{
    return next_known(reel, kinds | STOP_DEADLOCK | STOP_END);
}

bool reel_forward(struct reel *reel, uint32_t kinds)
{
    size_t before = reel->stop, before_line = reel->line;
    reel_go(reel, reel_next(reel, kinds));
    return reel->stop != before || reel->line != before_line;
}

bool reel_back(struct reel *reel, uint32_t kinds)
{
    size_t before = reel->stop, before_line = reel->line;
    kinds |= STOP_START | STOP_DEADLOCK;
    bool here = reel->line > 0 && reel->stops.all[reel->stop].kinds & kinds;
    reel_go(reel, here ? reel->stop : stops_previous(&reel->stops, reel->stop, kinds));
    return reel->stop != before || reel->line != before_line;
}

bool reel_first(struct reel *reel)
{
    bool moves = reel->stop != 0 || reel->line != 0;
    reel_go(reel, 0);
    return moves;
}

/* The last stop before the clean-up, or the end when there is none. */
static size_t last_before_closing(const struct stops *stops)
{
    size_t last = 0;
    for (size_t i = 0; i < stops->count; i++)
        if (stops->all[i].kinds & (STOP_STEP | STOP_DEADLOCK) &&
            !(stops->all[i].kinds & STOP_CLOSING))
            last = i;
    return last ? last : stops->count - 1;
}

bool reel_at_last(const struct reel *reel)
{
    size_t next = stops_next(&reel->stops, reel->stop, STOP_STEP | STOP_DEADLOCK | STOP_END);
    return reel->whole && (next == reel->stop || reel->stops.all[next].kinds & (STOP_CLOSING | STOP_END));
}

bool reel_last(struct reel *reel)
{
    size_t before = reel->stop, before_line = reel->line;
    reel_compute(reel, SIZE_MAX, MOVE_BUDGET);
    size_t last = last_before_closing(&reel->stops);
    reel_go(reel, before >= last && reel->whole ? reel->stops.count - 1 : last);
    return reel->stop != before || reel->line != before_line;
}

bool reel_to_step(struct reel *reel, uint64_t step)
{
    if (step == 0)
        return reel_first(reel);
    uint64_t budget = MOVE_BUDGET;
    while (reel->stops.step_count < step && !reel->whole && budget > 0) {
        reel_compute(reel, reel->stops.count, PORTION);
        budget -= PORTION;
    }
    if (reel->stops.step_count < step)
        return false;
    reel_go(reel, reel->stops.steps[step - 1]);
    return true;
}

bool reel_to_time(struct reel *reel, double time)
{
    uint64_t budget = MOVE_BUDGET;
    const struct stops *stops = &reel->stops;
    while (stops->all[stops->count - 1].time <= time && !reel->whole && budget > 0) {
        reel_compute(reel, stops->count, PORTION);
        budget -= PORTION;
    }
    size_t found = 0;
    for (size_t i = 0; i < stops->count && stops->all[i].time <= time; i++)
        if (stops->all[i].kinds & (STOP_STEP | STOP_START))
            found = i;
    reel_go(reel, found);
    return true;
}

/* --- moving by lines */

/* The run itself where it can be taken back; else a second one. */
static struct sim *looker(struct reel *reel)
{
    if (reel->sim && sim_is_quick_to_rewind(reel->sim))
        return reel->sim;
    if (!reel->looker && reel->options.text)
        reel->looker = sim_open(&reel->options);
    return reel->looker;
}

/* The lines between this stop and the next one at which a step (or the program) ends. */
static void want_lines(struct reel *reel)
{
    if (reel->lines_of == reel->stop)
        return;
    reel->line_count = 0;
    reel->lines_of = reel->stop;
    size_t next = next_known(reel, STOP_STEP | STOP_DEADLOCK | STOP_END);
    if (next == reel->stop || !looker(reel))
        return;
    uint64_t from = reel->stops.all[reel->stop].tick, to = reel->stops.all[next].tick;
    size_t count;
    const struct sim_line *lines = sim_lines(looker(reel), from, to, &count);
    struct sim_line *kept = lines ? realloc(reel->lines, (count + 1) * sizeof *kept) : NULL;
    if (!kept)
        return;
    memcpy(kept, lines, count * sizeof *kept);
    reel->lines = kept;
    reel->line_count = count;
}

/* Tells the events that happened before line `line` of the step is executed. */
static void show_line(struct reel *reel, size_t line)
{
    size_t stop = reel->stop;
    if (reel->line > 0)
        rewind_to_mark(reel, stop);
    tell_to(reel, stop);
    reel->line = line;
    if (line == 0)
        return;
    uint64_t tick = reel->lines[line - 1].tick;
    for (;;) {
        struct trace_cursor ahead = reel->story.cursor;
        struct event event;
        if (!trace_next(reel->trace, &ahead, &event) || event.tick > tick)
            return;
        story_next(&reel->story);
    }
}

bool reel_line_forward(struct reel *reel)
{
    want_lines(reel);
    if (reel->line < reel->line_count) {
        show_line(reel, reel->line + 1);
        return true;
    }
    return reel_forward(reel, STOP_STEP);
}

bool reel_line_back(struct reel *reel)
{
    if (reel->line > 0) {
        show_line(reel, reel->line - 1);
        return true;
    }
    if (!reel_back(reel, STOP_STEP))
        return false;
    want_lines(reel);
    if (reel->line_count)
        show_line(reel, reel->line_count);
    return true;
}

/* --- looking closer */

uint64_t reel_tick(const struct reel *reel)
{
    if (reel->line > 0)
        return reel->lines[reel->line - 1].tick;
    return reel->stops.all[reel->stop].tick;
}

/* A task that ended with this stop has no frames any more: the moment before its last line has. */
static uint64_t last_line_of(struct reel *reel, uint64_t task)
{
    size_t before = stops_previous(&reel->stops, reel->stop, STOP_STEP | STOP_START), count;
    uint64_t tick = reel_tick(reel), from = reel->stops.all[before].tick;
    const struct sim_line *lines = sim_lines(looker(reel), from, tick, &count);
    for (size_t i = lines ? count : 0; i-- > 0;)
        if (lines[i].task == task)
            return lines[i].tick;
    return tick;
}

const struct sim_frame *reel_frames(struct reel *reel, uint64_t task, size_t *count)
{
    *count = 0;
    if (!looker(reel))
        return NULL;
    uint64_t tick = reel_tick(reel);
    if (reel->line == 0 && reel->story.step.task == task &&
        story_task(&reel->story, task)->state >= TASK_DONE)
        tick = last_line_of(reel, task);
    if (!sim_seek(looker(reel), tick))
        return NULL;
    return sim_frames(looker(reel), task, count);
}

bool reel_to_tick(struct reel *reel, uint64_t tick)
{
    size_t stop = stops_at_tick(&reel->stops, tick - 1);
    if (!(reel->stops.all[stop].kinds & (STOP_STEP | STOP_START | STOP_DEADLOCK)))
        stop = stops_previous(&reel->stops, stop, STOP_STEP | STOP_START | STOP_DEADLOCK);
    reel_go(reel, stop);
    want_lines(reel);
    for (size_t i = 0; i < reel->line_count; i++) {
        if (reel->lines[i].tick == tick) {
            show_line(reel, i + 1);
            return true;
        }
    }
    return false;
}

bool reel_story_at(const struct reel *reel, size_t stop, struct story *story)
{
    const struct snapshot *from = NULL;
    for (size_t i = reel->mark_count; i-- > 0 && !from;)
        if (reel->marks[i].stop <= stop)
            from = reel->marks[i].snapshot;
    if (!(from ? snapshot_restore(from, story) : story_open(story, reel->trace)))
        return false;
    while (story->cursor.index < reel->stops.all[stop].event && story_next(story))
        ;
    return !story->failed;
}

const struct sim_line *reel_lines_between(struct reel *reel, uint64_t from, uint64_t to, size_t *count)
{
    *count = 0;
    return looker(reel) ? sim_lines(looker(reel), from, to, count) : NULL;
}

const struct sim_frame *reel_frames_at(struct reel *reel, uint64_t task, uint64_t tick, size_t *count)
{
    *count = 0;
    if (!looker(reel) || !sim_seek(looker(reel), tick))
        return NULL;
    return sim_frames(looker(reel), task, count);
}
