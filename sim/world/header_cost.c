/* The `# sim: cost`, `# sim: statement` and `# sim: network` lines. */
#include "sim/world/header.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST 1e-9 /* what the clock of computing counts in */

bool header_read_cost_of(struct header_reader *reader, struct header_word word, double *seconds)
{
    if (!header_read_duration(reader, word, seconds))
        return false;
    if (*seconds > 0 && *seconds < LEAST)
        return header_fail(reader, word, "'%.*s' is shorter than a nanosecond");
    *seconds = rint(*seconds * 1e9) / 1e9;
    return true;
}

static struct header_cost *add(struct header_reader *reader, struct header_word function)
{
    struct header *header = reader->header;
    struct header_cost *more = realloc(header->costs, (header->cost_count + 1) * sizeof *more);
    char *copy = more ? malloc(function.size + 1) : NULL;
    if (more)
        header->costs = more;
    reader->out_of_memory |= !copy;
    if (!copy)
        return NULL;
    memcpy(copy, function.text, function.size);
    copy[function.size] = '\0';
    struct header_cost *made = &header->costs[header->cost_count++];
    *made = (struct header_cost){.function = copy, .line = reader->number};
    return made;
}

static bool split(struct header_reader *reader, struct header_word word, struct header_word *key,
                  struct header_word *rest, const char *otherwise)
{
    const char *equals = word.size ? memchr(word.text, '=', word.size) : NULL;
    if (!equals || equals == word.text)
        return header_fail(reader, word, otherwise);
    *key = (struct header_word){word.text, (size_t)(equals - word.text)};
    *rest = (struct header_word){equals + 1, word.size - key->size - 1};
    return true;
}

bool header_read_cost(struct header_reader *reader)
{
    static const char help[] = "'%.*s' names no cost; write it as FUNCTION=20ms";
    struct header_word word = header_next_word(reader);
    do {
        struct header_word function, duration;
        if (!split(reader, word, &function, &duration, help))
            return false;
        struct header_cost *cost = add(reader, function);
        if (!cost || !header_read_range(reader, duration, &cost->range))
            return false;
        word = header_next_word(reader);
    } while (word.size > 0);
    return true;
}

/* Bytes a second: "10MB", "500kB", "9600B". */
static bool read_bandwidth(struct header_reader *reader, struct header_word word, double *bandwidth)
{
    static const struct {
        const char *unit;
        double factor;
    } units[] = {{"GB", 1e9}, {"MB", 1e6}, {"kB", 1e3}, {"B", 1}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t size = strlen(units[i].unit);
        if (word.size <= size || memcmp(word.text + word.size - size, units[i].unit, size) != 0)
            continue;
        uint64_t number;
        struct header_word digits = {word.text, word.size - size};
        if (!header_read_number(reader, digits, 1, 1000000000, &number))
            return false;
        *bandwidth = (double)number * units[i].factor;
        return true;
    }
    return header_fail(reader, word, "'%.*s' is no bandwidth; write bytes a second as 10MB or 500kB");
}

bool header_read_network(struct header_reader *reader)
{
    static const char help[] = "'%.*s' is no option; a network has latency=2ms and bandwidth=10MB";
    struct header_word word = header_next_word(reader);
    do {
        struct header_word key, rest;
        if (!split(reader, word, &key, &rest, help))
            return false;
        bool ok = header_word_is(key, "latency")
                      ? header_read_range(reader, rest, &reader->header->network_latency)
                  : header_word_is(key, "bandwidth")
                      ? read_bandwidth(reader, rest, &reader->header->network_bandwidth)
                      : header_fail(reader, word, help);
        if (!ok)
            return false;
        word = header_next_word(reader);
    } while (word.size > 0);
    return true;
}
