/* Recording: how the rooms from loop upwards write events. */
#ifndef LOOPGLASS_LOOP_RECORD_H
#define LOOPGLASS_LOOP_RECORD_H

#include "sim/trace/trace.h"
#include "sim/value/machine.h"

/* RECORD(m, timer_cancelled, .timer = 7) : one event at the next tick. */
#define RECORD(m, name_, ...)                                                                      \
    do {                                                                                           \
        struct event_##name_ event_ = {__VA_ARGS__};                                               \
        if (record_begin(m))                                                                       \
            trace_write_##name_((m)->tracer, (m)->ticks, &event_);                                 \
    } while (0)

/* Is anybody going to see what is written? For skipping the making of words, never events. */
static inline bool recording(struct machine *m)
{
    return !m->tracer->off;
}

/* Counts a tick; whether the event is to be written. */
bool record_begin(struct machine *m);

/* The number that events use for a text; announces it the first time. 0 when memory ran out (no
 * error is set: the event then has no words). */
uint32_t record_text(struct machine *m, const char *text, size_t size);
uint32_t record_str(struct machine *m, value str);
/* The same for words that stand somewhere for long: the quick way for those that come often. */
uint32_t record_words(struct machine *m, const char *words);
/* The number for a text that is not likely to come again: nothing remembers it. */
uint32_t record_passing_text(struct machine *m, const char *text, size_t size);

/* The text with this number: borrowed str, or NULL (no error; also for passing texts). Slow: for
 * messages. */
value record_find_text(struct machine *m, uint32_t id);

/* A str as a text field; valid while the str is. */
struct event_text_field record_field(value str);

/* A short repr for a person: at most `most` bytes, cut with "..", never running Python: an object
 * whose class has its own __repr__ is Class(...). New str; NULL (no error) when nothing is recorded
 * or memory ran out. */
value record_brief(struct machine *m, value v, size_t most);
/* The same into a buffer of `most` bytes, of which there are RECORD_BRIEF_MOST at most; how many bytes
 * it takes (0 when nothing is recorded). */
#define RECORD_BRIEF_MOST 400
size_t record_brief_into(struct machine *m, value v, size_t most, char *buffer);

/* The digits of a number end at `end`; where they begin. */
static inline char *record_digits(uint64_t number, char *end)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return end;
}

/* Numbers things of the run from 1. */
enum record_series {
    SERIES_LOOP, SERIES_HANDLE, SERIES_TIMER, SERIES_TASK, SERIES_FUTURE, SERIES_GROUP,
    SERIES_RESOURCE, SERIES_REQUEST, SERIES_JOB, SERIES_THREAD, SERIES_COUNT
};
uint64_t record_number(struct machine *m, enum record_series series);

#endif
