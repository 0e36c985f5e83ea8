/* A trace as JSON Lines, out and in again. A line is one object; the first tells what run it is. */
#include "sim/trace/trace.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_NAME    "loopglass trace"
#define FORMAT_VERSION 1

/* Text as JSON; bytes that are not UTF-8 (lone surrogates of a scenario) become '?'. */
static json_t *json_text(const char *text, size_t size)
{
    json_t *string = json_stringn(text, size);
    if (string)
        return string;
    char *copy = malloc(size + 1);
    if (!copy)
        return NULL;
    for (size_t i = 0; i < size; i++)
        copy[i] = (unsigned char)text[i] < 0x80 ? text[i] : '?';
    string = json_stringn(copy, size);
    free(copy);
    return string;
}

static bool write_line(FILE *file, json_t *object)
{
    bool ok = object && json_dumpf(object, file, JSON_COMPACT) == 0 && putc('\n', file) != EOF;
    json_decref(object);
    return ok;
}

bool trace_write_header(FILE *file, const struct trace_header *header)
{
    json_t *object = json_object();
    json_object_set_new(object, "format", json_string(FORMAT_NAME));
    json_object_set_new(object, "version", json_integer(FORMAT_VERSION));
    json_object_set_new(object, "loopglass", json_string(header->version));
    json_object_set_new(object, "path", json_text(header->scenario_path,
                                                  strlen(header->scenario_path)));
    json_object_set_new(object, "seed", json_integer((json_int_t)header->seed));
    json_object_set_new(object, "options", json_string(header->options));
    if (header->interventions)
        json_object_set_new(object, "interventions",
                            json_text(header->interventions, strlen(header->interventions)));
    json_object_set_new(object, "text", json_text(header->scenario_text, header->scenario_size));
    return write_line(file, object);
}

static json_t *event_object(const struct event *event)
{
    json_t *object = json_object();
    json_object_set_new(object, "tick", json_integer((json_int_t)event->tick));
    json_object_set_new(object, "event", json_string(event_name(event->kind)));
    size_t count;
    const struct event_field *fields = event_fields(event->kind, &count);
    const unsigned char *at = (const unsigned char *)&event->text;
    for (size_t i = 0; i < count; i++) {
        json_t *item;
        if (fields[i].kind == 'U') {
            item = json_integer((json_int_t) * (const uint64_t *)(const void *)at);
            at += sizeof(uint64_t);
        } else if (fields[i].kind == 'T') {
            item = json_real(*(const double *)(const void *)at);
            at += sizeof(double);
        } else {
            const struct event_text_field *text = (const void *)at;
            item = json_text(text->text, text->size);
            at += sizeof *text;
        }
        json_object_set_new(object, fields[i].name, item);
    }
    return object;
}

bool trace_write_json_from(FILE *file, const struct trace *trace, struct trace_cursor *cursor)
{
    struct event event;
    while (trace_next(trace, cursor, &event))
        if (!write_line(file, event_object(&event)))
            return false;
    return true;
}

bool trace_write_json(FILE *file, const struct trace *trace)
{
    struct trace_cursor cursor;
    trace_begin(trace, &cursor);
    return trace_write_json_from(file, trace, &cursor);
}

/* --- reading */

struct reader {
    FILE *file;
    char *line;
    size_t capacity;
    unsigned long number;
    char *message;
    size_t message_size;
};

static bool bad(struct reader *reader, const char *reason)
{
    snprintf(reader->message, reader->message_size, "line %lu: %s", reader->number, reason);
    return false;
}

/* The next line as a JSON object; *object NULL at the end of the file. */
static bool read_object(struct reader *reader, json_t **object)
{
    *object = NULL;
    ssize_t size = getline(&reader->line, &reader->capacity, reader->file);
    if (size < 0)
        return true;
    reader->number++;
    if (reader->line[size - 1] != '\n')
        return bad(reader, "the line is cut off: it does not end in a newline");
    json_error_t error;
    *object = json_loadb(reader->line, (size_t)size, JSON_REJECT_DUPLICATES, &error);
    if (!*object)
        return bad(reader, error.text);
    if (!json_is_object(*object)) {
        json_decref(*object);
        *object = NULL;
        return bad(reader, "not a JSON object");
    }
    return true;
}

static char *copy_text(json_t *string)
{
    size_t size = json_string_length(string);
    char *copy = malloc(size + 1);
    if (copy)
        memcpy(copy, json_string_value(string), size + 1);
    return copy;
}

static bool read_header(struct reader *reader, struct trace_header *header)
{
    json_t *object;
    if (!read_object(reader, &object))
        return false;
    if (!object)
        return bad(reader, "the file is empty");
    const char *format = json_string_value(json_object_get(object, "format"));
    json_t *path = json_object_get(object, "path"), *text = json_object_get(object, "text");
    json_t *options = json_object_get(object, "options");
    json_t *version = json_object_get(object, "loopglass");
    json_t *interventions = json_object_get(object, "interventions");
    bool ok = true;
    if (!format || strcmp(format, FORMAT_NAME) != 0)
        ok = bad(reader, "not a loopglass trace: \"format\" is missing or another");
    else if (json_integer_value(json_object_get(object, "version")) != FORMAT_VERSION)
        ok = bad(reader, "a version of the format that this loopglass does not know");
    else if (!json_is_string(path) || !json_is_string(text) || !json_is_string(options) ||
             !json_is_string(version) || (interventions && !json_is_string(interventions)))
        ok = bad(reader, "\"path\", \"text\", \"options\", \"interventions\" and \"loopglass\" must "
                         "be strings");
    if (ok) {
        header->scenario_path = copy_text(path);
        header->scenario_text = copy_text(text);
        header->scenario_size = json_string_length(text);
        header->options = copy_text(options);
        header->version = copy_text(version);
        header->interventions = interventions ? copy_text(interventions) : NULL;
        ok = !interventions || header->interventions;
        header->seed = (uint64_t)json_integer_value(json_object_get(object, "seed"));
        if (!header->scenario_path || !header->scenario_text || !header->options || !header->version ||
            !ok)
            ok = bad(reader, "out of memory");
    }
    json_decref(object);
    return ok;
}

void trace_header_free(struct trace_header *header)
{
    free((void *)(uintptr_t)header->scenario_path);
    free((void *)(uintptr_t)header->scenario_text);
    free((void *)(uintptr_t)header->options);
    free((void *)(uintptr_t)header->version);
    free((void *)(uintptr_t)header->interventions);
    memset(header, 0, sizeof *header);
}

/* Numbers of things are given in order, so none is much larger than the number of the event that
 * names it: a hostile one must not make the reader of the trace reserve memory for it. */
static bool is_too_large(const struct event_field *field, uint64_t number, uint64_t events)
{
    static const char *const things[] = {"id",       "outer",   "function", "file",   "task",
                                         "loop",     "handle",  "timer",    "future", "group",
                                         "resource", "request", "thread",   "job",    "parent",
                                         "owner",    "label",   "purpose",  "place",  "what",
                                         "by",       "holder",  "process"};
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (strcmp(field->name, things[i]) == 0)
            return number > 16 * (events + 4096);
    return false;
}

static bool read_field(struct reader *reader, json_t *item, const struct event_field *field,
                       unsigned char **at)
{
    char reason[120];
    if (field->kind == 'U' && json_is_integer(item) && json_integer_value(item) >= 0) {
        uint64_t number = (uint64_t)json_integer_value(item);
        if (is_too_large(field, number, reader->number)) {
            snprintf(reason, sizeof reason, "field \"%s\" is far beyond what was named before",
                     field->name);
            return bad(reader, reason);
        }
        memcpy(*at, &number, sizeof number);
        *at += sizeof number;
    } else if (field->kind == 'T' && json_is_number(item)) {
        double time = json_number_value(item);
        memcpy(*at, &time, sizeof time);
        *at += sizeof time;
    } else if (field->kind == 'S' && json_is_string(item)) {
        struct event_text_field text = {json_string_value(item), json_string_length(item)};
        memcpy(*at, &text, sizeof text);
        *at += sizeof text;
    } else {
        snprintf(reason, sizeof reason, "field \"%s\" is missing or of another kind", field->name);
        return bad(reader, reason);
    }
    return true;
}

static bool read_event(struct reader *reader, json_t *object, struct event *event)
{
    const char *name = json_string_value(json_object_get(object, "event"));
    json_t *tick = json_object_get(object, "tick");
    memset(event, 0, sizeof *event);
    event->kind = name ? event_kind_from_name(name) : EVENT_none;
    if (event->kind == EVENT_none)
        return bad(reader, "\"event\" is missing or unknown");
    if (!json_is_integer(tick) || json_integer_value(tick) < 0)
        return bad(reader, "\"tick\" must be a number from 0");
    event->tick = (uint64_t)json_integer_value(tick);
    size_t count;
    const struct event_field *fields = event_fields(event->kind, &count);
    unsigned char *at = (unsigned char *)&event->text;
    for (size_t i = 0; i < count; i++)
        if (!read_field(reader, json_object_get(object, fields[i].name), &fields[i], &at))
            return false;
    return true;
}

static bool read_events(struct reader *reader, struct trace *trace)
{
    struct tracer tracer;
    tracer_open(&tracer, trace);
    for (;;) {
        json_t *object;
        if (!read_object(reader, &object))
            return false;
        if (!object)
            return true;
        struct event event;
        bool ok = read_event(reader, object, &event);
        if (ok && event.tick < tracer.tick)
            ok = bad(reader, "\"tick\" goes back");
        if (ok)
            trace_emit(&tracer, event.tick, &event);
        if (ok && tracer.failed)
            ok = bad(reader, "out of memory");
        json_decref(object);
        if (!ok)
            return false;
    }
}

struct trace *trace_read_json(FILE *file, struct trace_header *header, char *message,
                              size_t message_size)
{
    memset(header, 0, sizeof *header);
    struct reader reader = {.file = file, .message = message, .message_size = message_size};
    struct trace *trace = trace_new();
    bool ok = trace && read_header(&reader, header) && read_events(&reader, trace);
    free(reader.line);
    if (ok)
        return trace;
    trace_header_free(header);
    trace_free(trace);
    return NULL;
}
