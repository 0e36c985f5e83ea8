/* The step log: one line for each step of a task that a loop ran; what is compared with CPython.
 * iteration TAB virtual time TAB task name; last line `end`, the final time, the exit status. */
#ifndef LOOPGLASS_UI_EXPORT_STEPLOG_H
#define LOOPGLASS_UI_EXPORT_STEPLOG_H

#include "sim/trace/trace.h"

#include <stdbool.h>
#include <stdio.h>

struct steplog_queued {
    uint64_t handle, task; /* task 0: a callback of another kind */
};

struct steplog {
    FILE *file;
    const struct trace *trace;
    struct trace_cursor cursor;
    double time;
    uint64_t iteration;
    struct steplog_queued *queue; /* the ready queue: a ring */
    size_t first, count, capacity;
    char **names;                 /* by task number; escaped */
    size_t name_count;
    bool failed;
};

/* `file` stays the caller's. */
void steplog_open(struct steplog *log, FILE *file, const struct trace *trace);
/* Writes the lines for what has been added to the trace since. */
void steplog_scan(struct steplog *log);
/* Writes the last line and lets go of everything. False: memory ran out or writing failed. */
bool steplog_close(struct steplog *log, int exit_status);

#endif
