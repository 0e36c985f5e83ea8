/* The Trace Event format, written event by event: a run may be long. */
#include "ui/export/perfetto.h"

#include "ui/story/words.h"

#include <jansson.h>
#include <string.h>

enum { PROCESS = 1, THREADS_FROM = 1000000000 /* track numbers of threads, beyond those of tasks */ };

struct writer {
    FILE *file;
    bool any, ok;
};

static void put(struct writer *writer, json_t *event)
{
    writer->ok = writer->ok && event && fputs(writer->any ? ",\n" : "", writer->file) >= 0 &&
                 json_dumpf(event, writer->file, JSON_COMPACT) == 0;
    writer->any = true;
    json_decref(event);
}

static json_int_t track_of(const struct lanes *lanes, size_t position)
{
    const struct lane *lane = &lanes->all[position];
    return lane->task ? (json_int_t)lane->task : THREADS_FROM + (json_int_t)position;
}

static void lane_words(struct words *words, const struct lane *lane)
{
    words_clear(words);
    words_add_text(words, lane->name);
    if (lane->call.size) {
        words_add(words, " ");
        words_add_text(words, lane->call);
    }
}

static void put_name(struct writer *writer, const char *what, json_int_t track, const char *name)
{
    put(writer, json_pack("{s:s, s:s, s:i, s:I, s:{s:s%}}", "ph", "M", "name", what, "pid", PROCESS,
                          "tid", track, "args", "name", name, strlen(name)));
}

static void put_slice(struct writer *writer, json_int_t track, const struct lane_bar *bar)
{
    struct words words;
    words_clear(&words);
    if (bar->kind == BAR_RAN && bar->step)
        words_add(&words, "step %llu", (unsigned long long)bar->step);
    else if (bar->kind == BAR_READY)
        words_add(&words, "ready, kept waiting");
    else if (bar->kind == BAR_WAITED)
        words_add(&words, "waits ");
    words_add_text(&words, bar->label);
    put(writer, json_pack("{s:s, s:s, s:i, s:I, s:f, s:f}", "ph", "X", "name", words.text, "pid",
                          PROCESS, "tid", track, "ts", bar->from * 1e6, "dur",
                          (bar->to - bar->from) * 1e6));
}

static void put_lane(struct writer *writer, const struct lanes *lanes, size_t position)
{
    const struct lane *lane = &lanes->all[position];
    json_int_t track = track_of(lanes, position);
    struct words words;
    lane_words(&words, lane);
    put_name(writer, "thread_name", track, words.text);
    for (size_t i = 0; i < lane->count; i++)
        if (lane->bars[i].kind == BAR_RAN || lane->bars[i].to > lane->bars[i].from)
            put_slice(writer, track, &lane->bars[i]);
}

/* --- arrows: whose step put whom into the ready queue */

struct wake {
    uint64_t handle, from; /* queued by this task's step */
    double time;
};

struct wakes {
    struct wake ring[1024]; /* the youngest; an older handle has no arrow */
    uint64_t running;
    double time;
};

static void put_end(struct writer *writer, const char *phase, uint64_t handle, uint64_t task,
                    double time)
{
    put(writer, json_pack("{s:s, s:s, s:s, s:I, s:i, s:I, s:f, s:s}", "ph", phase, "name", "wakes",
                          "cat", "wake", "id", (json_int_t)handle, "pid", PROCESS, "tid",
                          (json_int_t)task, "ts", time * 1e6, "bp", "e"));
}

static void put_arrow(struct writer *writer, const struct wakes *wakes, uint64_t handle, uint64_t to)
{
    const struct wake *wake = &wakes->ring[handle % 1024];
    if (wake->handle != handle || !wake->from || wake->from == to)
        return;
    put_end(writer, "s", handle, wake->from, wake->time);
    put_end(writer, "f", handle, to, wakes->time);
}

static void put_arrows(struct writer *writer, const struct trace *trace)
{
    static const struct wakes nothing;
    struct wakes wakes = nothing;
    struct trace_cursor cursor;
    struct event event;
    uint64_t handle = 0;
    trace_begin(trace, &cursor);
    while (writer->ok && trace_next(trace, &cursor, &event)) {
        switch (event.kind) {
        case EVENT_clock: wakes.time = event.clock.time; break;
        case EVENT_handle_begun: handle = event.handle_begun.handle; break;
        case EVENT_handle_queued:
            wakes.ring[event.handle_queued.handle % 1024] =
                (struct wake){event.handle_queued.handle, wakes.running, wakes.time};
            break;
        case EVENT_step_begun:
            wakes.running = event.step_begun.task;
            put_arrow(writer, &wakes, handle, wakes.running);
            break;
        case EVENT_step_waits:
        case EVENT_step_ended: wakes.running = 0; break;
        default: break;
        }
    }
}

bool perfetto_write(FILE *file, const struct lanes *lanes, const struct trace *trace,
                    const char *title)
{
    struct writer writer = {.file = file, .ok = true};
    fputs("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n", file);
    put_name(&writer, "process_name", 0, title);
    for (size_t i = 0; i < lanes->count; i++)
        put_lane(&writer, lanes, i);
    put_arrows(&writer, trace);
    fputs("\n]}\n", file);
    return writer.ok && !ferror(file);
}
