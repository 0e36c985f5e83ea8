/* The table of events, as data. */
#include "sim/trace/event.h"

#include <string.h>

#define U(name) {#name, 'U'},
#define T(name) {#name, 'T'},
#define S(name) {#name, 'S'},
#define EVENT(name, fields) static const struct event_field fields_of_##name[] = {fields};
EVENTS(EVENT)
#undef EVENT

struct event_row {
    const char *name;
    const struct event_field *fields;
    size_t count;
};

static const struct event_row rows[EVENT_KIND_COUNT] = {
#define EVENT(name, fields)                                                                        \
    [EVENT_##name] = {#name, fields_of_##name, sizeof fields_of_##name / sizeof(struct event_field)},
    EVENTS(EVENT)
#undef EVENT
};

const char *event_name(enum event_kind kind)
{
    return rows[kind].name;
}

const struct event_field *event_fields(enum event_kind kind, size_t *count)
{
    *count = rows[kind].count;
    return rows[kind].fields;
}

enum event_kind event_kind_from_name(const char *name)
{
    for (int kind = 1; kind < EVENT_KIND_COUNT; kind++)
        if (strcmp(rows[kind].name, name) == 0)
            return (enum event_kind)kind;
    return EVENT_none;
}

struct event_text_field event_text(const char *text)
{
    return (struct event_text_field){text, strlen(text)};
}
