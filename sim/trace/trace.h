/*
 * A trace: the events of a run in the order in which they happened, in memory, compact, seekable.
 *
 * The bytes lie outside the run's region (blocks of malloc); the writer's state (struct tracer) lies
 * inside, so that a run that is taken back to an earlier moment goes on writing where it then was:
 * what a re-run writes again is byte for byte what stands there already and is checked, not stored.
 */
#ifndef LOOPGLASS_TRACE_TRACE_H
#define LOOPGLASS_TRACE_TRACE_H

#include "sim/trace/event.h"

#include <stdbool.h>
#include <stdio.h>

struct trace; /* the bytes: host side */

struct trace *trace_new(void);      /* NULL: out of memory */
void trace_free(struct trace *trace);
uint64_t trace_count(const struct trace *trace);  /* events so far */
size_t trace_bytes(const struct trace *trace);

/* Walking. A cursor is a plain struct: copy it to come back. */
struct trace_cursor {
    uint64_t index;   /* of the next event, from 0 */
    uint64_t tick;    /* of the event before it */
    size_t block, offset;
};
void trace_begin(const struct trace *trace, struct trace_cursor *cursor);
/* Decodes the next event; texts point into the trace. False at the end (of what is there so far). */
bool trace_next(const struct trace *trace, struct trace_cursor *cursor, struct event *event);
/* Places the cursor at event `index` (by way marks: quick anywhere). False beyond the end. */
bool trace_seek(const struct trace *trace, struct trace_cursor *cursor, uint64_t index);

/* Writing. In the region; `off` switches recording off (for benchmarks). */
struct tracer {
    struct trace *trace;
    uint64_t tick;       /* of the last event */
    uint64_t index;      /* events written, also when written again */
    uint64_t failed;     /* memory ran out: recording has stopped, the host is told */
    bool off;
    size_t block, offset;
};
void tracer_open(struct tracer *tracer, struct trace *trace);
/* Appends an event at a tick (not smaller than the last). Texts are copied. */
void trace_emit(struct tracer *tracer, uint64_t tick, const struct event *event);
/* trace_write_step_begun(tracer, tick, &fields) and so on: the same, a function for each event, for
 * those who write millions of them. The tracer is not off. */
#define EVENT(name, fields)                                                                        \
    void trace_write_##name(struct tracer *tracer, uint64_t tick, const struct event_##name *e);
EVENTS(EVENT)
#undef EVENT

/* JSON Lines: a first line with format name, version, scenario (path and text), seed and options;
 * then one object an event: {"tick":12,"event":"task_created",...}. Reading checks everything:
 * a bad line gives false and a message naming line and reason. */
struct trace_header {
    const char *scenario_path, *scenario_text;
    size_t scenario_size;
    uint64_t seed;
    const char *interventions; /* the text of their file; NULL: none */
    const char *options;   /* as given, words separated by blanks */
    const char *version;   /* of loopglass */
};
bool trace_write_header(FILE *file, const struct trace_header *header);
bool trace_write_json(FILE *file, const struct trace *trace);
/* The events from `cursor` on; the cursor moves past them. For writing as a run goes. */
bool trace_write_json_from(FILE *file, const struct trace *trace, struct trace_cursor *cursor);
struct trace *trace_read_json(FILE *file, struct trace_header *header, char *message,
                              size_t message_size);
void trace_header_free(struct trace_header *header);

#endif
