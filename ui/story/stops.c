/* Where one can stop. */
#include "ui/story/stops.h"

#include <stdlib.h>
#include <string.h>

static bool add_step(struct stops *stops)
{
    if (stops->step_count == stops->step_capacity) {
        size_t capacity = stops->step_capacity ? stops->step_capacity * 2 : 64;
        uint32_t *steps = realloc(stops->steps, capacity * sizeof *steps);
        if (!steps)
            return false;
        stops->steps = steps;
        stops->step_capacity = capacity;
    }
    stops->steps[stops->step_count++] = (uint32_t)stops->count;
    return true;
}

static void add(struct stops *stops, uint32_t kinds)
{
    if (stops->count == stops->capacity) {
        size_t capacity = stops->capacity ? stops->capacity * 2 : 64;
        struct stop *all = realloc(stops->all, capacity * sizeof *all);
        if (!all) {
            stops->failed = true;
            return;
        }
        stops->all = all;
        stops->capacity = capacity;
    }
    if (kinds & STOP_STEP && !add_step(stops)) {
        stops->failed = true;
        return;
    }
    stops->all[stops->count++] = (struct stop){
        .event = stops->cursor.index,
        .tick = stops->cursor.tick,
        .time = stops->time,
        .step = (uint32_t)stops->step_count,
        .kinds = kinds | (stops->closing ? STOP_CLOSING : 0u),
    };
}

bool stops_open(struct stops *stops, const struct trace *trace)
{
    memset(stops, 0, sizeof *stops);
    stops->trace = trace;
    trace_begin(trace, &stops->cursor);
    add(stops, STOP_START | STOP_ACT | STOP_ITERATION);
    return !stops->failed;
}

void stops_close(struct stops *stops)
{
    free(stops->all);
    free(stops->steps);
    memset(stops, 0, sizeof *stops);
}

/* The iteration is over when the next begins: its last stop is the one added last. */
static void end_iteration(struct stops *stops)
{
    stops->all[stops->count - 1].kinds |= STOP_ITERATION;
}

static void see(struct stops *stops, const struct event *event)
{
    switch (event->kind) {
    case EVENT_clock:
        stops->time = event->clock.time;
        if (event->clock.cause == CLOCK_LOOP_WAITED)
            add(stops, STOP_ACT);
        break;
    case EVENT_handle_queued:
        if (event->handle_queued.timer)
            add(stops, STOP_ACT);
        break;
    case EVENT_step_waits:
    case EVENT_step_ended: stops->in_step = true; break;
    case EVENT_handle_ended:
        add(stops, STOP_ACT | (stops->in_step ? STOP_STEP : 0u));
        stops->in_step = false;
        break;
    case EVENT_iteration:
    case EVENT_loop_stopped: end_iteration(stops); break;
    case EVENT_loop_closing: stops->closing = true; break;
    case EVENT_loop_closed: stops->closing = false; break;
    case EVENT_deadlock: add(stops, STOP_ACT | STOP_DEADLOCK); break;
    case EVENT_bound_hit:
    case EVENT_program_ended: add(stops, STOP_ACT | STOP_END); break;
    default: break;
    }
}

void stops_scan(struct stops *stops)
{
    struct event event;
    while (!stops->failed && trace_next(stops->trace, &stops->cursor, &event))
        see(stops, &event);
}

/* What the stepper calls a step: steps, and the moments that stand between or after them. */
size_t stops_next(const struct stops *stops, size_t from, uint32_t kinds)
{
    for (size_t i = from + 1; i < stops->count; i++)
        if (stops->all[i].kinds & kinds)
            return i;
    return from;
}

size_t stops_previous(const struct stops *stops, size_t from, uint32_t kinds)
{
    for (size_t i = from; i-- > 0;)
        if (stops->all[i].kinds & kinds)
            return i;
    return from;
}

size_t stops_at_tick(const struct stops *stops, uint64_t tick)
{
    size_t low = 0, high = stops->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (stops->all[middle].tick <= tick)
            low = middle;
        else
            high = middle;
    }
    return low;
}
