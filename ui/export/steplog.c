/* The step log. */
#include "ui/export/steplog.h"

#include <stdlib.h>
#include <string.h>

void steplog_open(struct steplog *log, FILE *file, const struct trace *trace)
{
    memset(log, 0, sizeof *log);
    log->file = file;
    log->trace = trace;
    trace_begin(trace, &log->cursor);
}

/* Tabs, newlines and backslashes in a name are escaped. A malloc'ed copy. */
static char *escaped(struct event_text_field name)
{
    char *copy = malloc(name.size * 2 + 1), *to = copy;
    if (!copy)
        return NULL;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.text[i];
        if (c == '\t' || c == '\n' || c == '\r' || c == '\\') {
            *to++ = '\\';
            c = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\';
        }
        *to++ = c;
    }
    *to = '\0';
    return copy;
}

static void set_name(struct steplog *log, uint64_t task, struct event_text_field name)
{
    if (task >= log->name_count) {
        size_t count = (size_t)task * 2 + 64;
        char **names = realloc(log->names, count * sizeof *names);
        if (!names) {
            log->failed = true;
            return;
        }
        memset(names + log->name_count, 0, (count - log->name_count) * sizeof *names);
        log->names = names;
        log->name_count = count;
    }
    free(log->names[task]);
    log->names[task] = escaped(name);
}

static void push(struct steplog *log, struct steplog_queued queued)
{
    if (log->count == log->capacity) {
        size_t capacity = log->capacity ? log->capacity * 2 : 64;
        struct steplog_queued *queue = malloc(capacity * sizeof *queue);
        if (!queue) {
            log->failed = true;
            return;
        }
        for (size_t i = 0; i < log->count; i++)
            queue[i] = log->queue[(log->first + i) & (log->capacity - 1)];
        free(log->queue);
        log->queue = queue;
        log->first = 0;
        log->capacity = capacity;
    }
    log->queue[(log->first + log->count++) & (log->capacity - 1)] = queued;
}

/* Handles run in the order of the queue; those passed over were cancelled. */
static void begin(struct steplog *log, uint64_t handle)
{
    while (log->count) {
        struct steplog_queued queued = log->queue[log->first];
        log->first = (log->first + 1) & (log->capacity - 1);
        log->count--;
        if (queued.handle != handle)
            continue;
        if (queued.task && queued.task < log->name_count && log->names[queued.task])
            fprintf(log->file, "%llu\t%.6f\t%s\n", (unsigned long long)log->iteration, log->time,
                    log->names[queued.task]);
        return;
    }
}

void steplog_scan(struct steplog *log)
{
    struct event event;
    while (trace_next(log->trace, &log->cursor, &event)) {
        switch (event.kind) {
        case EVENT_iteration: log->iteration = event.iteration.number; break;
        case EVENT_clock: log->time = event.clock.time; break;
        case EVENT_task_created:
            set_name(log, event.task_created.task, event.task_created.name);
            break;
        case EVENT_task_renamed:
            set_name(log, event.task_renamed.task, event.task_renamed.name);
            break;
        case EVENT_handle_queued:
            push(log, (struct steplog_queued){
                          event.handle_queued.handle,
                          event.handle_queued.kind == HANDLE_CALLBACK ? 0
                                                                      : event.handle_queued.task});
            break;
        case EVENT_handle_begun: begin(log, event.handle_begun.handle); break;
        case EVENT_loop_closed: log->count = 0; break;
        default: break;
        }
    }
}

bool steplog_close(struct steplog *log, int exit_status)
{
    fprintf(log->file, "end\t%.6f\t%d\n", log->time, exit_status);
    for (size_t i = 0; i < log->name_count; i++)
        free(log->names[i]);
    free(log->names);
    free(log->queue);
    return !log->failed && !ferror(log->file);
}
