/* Writing events, and the numbers and words in them. */
#include "sim/loop/record.h"

#include "sim/loop/loops.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/str.h"

#include <string.h>

bool record_begin(struct machine *m)
{
    if (m->loops->untold)
        clock_tell(m);
    m->ticks++;
    m->countdown--; /* so that ticks never outrun the countdown: seeking stops exactly */
    return !m->tracer->off;
}

uint64_t record_number(struct machine *m, enum record_series series)
{
    return ++m->loops->series[series];
}

struct event_text_field record_field(value str)
{
    if (!str)
        return (struct event_text_field){"", 0};
    return (struct event_text_field){str_text(str), str_size(str)};
}

uint32_t record_str(struct machine *m, value str)
{
    struct dict *texts = m->loops->texts;
    value known = dict_get(m, texts, str);
    if (known)
        return (uint32_t)small_int(known);
    uint32_t id = m->loops->last_text + 1;
    if (!dict_set(m, texts, str, tag_small_int(id))) {
        error_clear(m);
        return 0;
    }
    m->loops->last_text = id;
    RECORD(m, text, .id = id, .text = record_field(str));
    return id;
}

uint32_t record_words(struct machine *m, const char *words)
{
    uintptr_t at = (uintptr_t)words;
    struct known_words *known = &m->loops->known_words[(at ^ at >> 6) % KNOWN_WORDS];
    if (known->words == words && strcmp(str_text(known->str), words) == 0)
        return known->text;
    value str = str_intern(m, words, strlen(words));
    if (!str) {
        error_clear(m);
        return 0;
    }
    drop(m, known->str);
    *known = (struct known_words){words, str, record_str(m, str)};
    return known->text;
}

uint32_t record_passing_text(struct machine *m, const char *text, size_t size)
{
    uint32_t id = ++m->loops->last_text;
    RECORD(m, text, .id = id, .text = {text, size});
    return id;
}

uint32_t record_text(struct machine *m, const char *text, size_t size)
{
    value str = str_intern(m, text, size);
    if (!str) {
        error_clear(m);
        return 0;
    }
    uint32_t id = record_str(m, str);
    drop(m, str);
    return id;
}

value record_find_text(struct machine *m, uint32_t id)
{
    size_t position = 0;
    value text, number;
    while (dict_next(m->loops->texts, &position, &text, &number))
        if (small_int(number) == id)
            return text;
    return NULL;
}
