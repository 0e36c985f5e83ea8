/* The `# sim:` lines of a scenario, line by line. */
#include "sim/world/header.h"

#include "sim/value/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK            "# sim:"
#define DEFAULT_STARTUP 0.05  /* seconds until a new process is ready */
#define DEFAULT_NETWORK 0.001 /* seconds that a piece of data is under way */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

struct header_word header_next_word(struct header_reader *reader)
{
    while (reader->at < reader->end && is_blank(*reader->at))
        reader->at++;
    struct header_word word = {reader->at, 0};
    while (reader->at < reader->end && !is_blank(*reader->at))
        reader->at++;
    word.size = (size_t)(reader->at - word.text);
    return word;
}

bool header_word_is(struct header_word word, const char *text)
{
    return word.size == strlen(text) && memcmp(word.text, text, word.size) == 0;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
bool header_fail(struct header_reader *reader, struct header_word where, const char *format)
{
    struct header_error *error = &reader->header->error;
    int shown = where.size > 60 ? 60 : (int)where.size;
    while (shown > 0 && (size_t)shown < where.size && ((unsigned char)where.text[shown] & 0xc0) == 0x80)
        shown--; /* no half of a character */
    error->line = reader->number;
    error->column = (uint32_t)(where.text - reader->line);
    error->length = where.size ? (uint32_t)where.size : 1;
    snprintf(error->message, sizeof error->message, format, shown, where.text);
    return false;
}
#pragma GCC diagnostic pop

bool header_fail_among(struct header_reader *reader, struct header_word where, const char *format,
                       const char *const *words)
{
    struct header_error *error = &reader->header->error;
    header_fail(reader, where, format);
    size_t size = strlen(error->message);
    const char *near = suggest_word(words, where.text, where.size);
    if (near)
        snprintf(error->message + size, sizeof error->message - size, "; did you mean '%s'?", near);
    for (bool first = true; !near && *words; words++, first = false) {
        size = strlen(error->message);
        snprintf(error->message + size, sizeof error->message - size, "%s%s",
                 first ? "; there are " : words[1] ? ", " : " and ", *words);
    }
    return false;
}

/* --- what the lines say */

static bool read_seed(struct header_reader *reader, struct header_word word)
{
    reader->header->has_seed = true;
    return header_read_number(reader, word, 0, UINT64_MAX, &reader->header->seed);
}

static bool read_slow(struct header_reader *reader, struct header_word word)
{
    return header_read_duration(reader, word, &reader->header->slow);
}

static bool read_cores(struct header_reader *reader, struct header_word word)
{
    return header_read_number(reader, word, 1, 1024, &reader->header->cores);
}

static bool read_start(struct header_reader *reader, struct header_word word)
{
    return header_read_moment(reader, word, &reader->header->start);
}

static bool read_statement(struct header_reader *reader, struct header_word word)
{
    return header_read_cost_of(reader, word, &reader->header->statement);
}

static bool read_startup(struct header_reader *reader, struct header_word word)
{
    return header_read_cost_of(reader, word, &reader->header->startup);
}

static bool read_gil(struct header_reader *reader, struct header_word word)
{
    reader->header->no_lock = header_word_is(word, "off");
    return reader->header->no_lock || header_word_is(word, "on") ||
           header_fail(reader, word, "the interpreter lock is 'on' or 'off', not '%.*s'");
}

/* Lines with one word behind the key. */
static const struct {
    const char *key;
    bool (*read)(struct header_reader *reader, struct header_word word);
} keys[] = {
    {"seed", read_seed},   {"slow", read_slow},           {"cores", read_cores},
    {"start", read_start}, {"statement", read_statement}, {"startup", read_startup},
    {"gil", read_gil},
};

static bool read_single(struct header_reader *reader, struct header_word key,
                        bool (*read)(struct header_reader *reader, struct header_word word))
{
    struct header_word word = header_next_word(reader), more = header_next_word(reader);
    if (word.size == 0)
        return header_fail(reader, key, "'%.*s' needs a value");
    if (more.size > 0)
        return header_fail(reader, more, "'%.*s' is one word too many");
    return read(reader, word);
}

static const char *const all_keys[] = {"title",   "about",   "ask",       "answer", "try",   "seed",
                                       "service", "network", "slow",      "start",  "stub",  "statement",
                                       "cost",    "cores",   "gil",       "startup", NULL};

static bool read_line(struct header_reader *reader)
{
    struct header_word key = header_next_word(reader);
    static const char *const words_for_people[] = {"title", "about", "ask", "answer", "try"};
    for (size_t i = 0; i < sizeof words_for_people / sizeof *words_for_people; i++)
        if (header_word_is(key, words_for_people[i]))
            return true;
    if (header_word_is(key, "service"))
        return header_read_service(reader);
    if (header_word_is(key, "stub"))
        return header_read_stub(reader);
    if (header_word_is(key, "cost"))
        return header_read_cost(reader);
    if (header_word_is(key, "network"))
        return header_read_network(reader);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (header_word_is(key, keys[i].key))
            return read_single(reader, key, keys[i].read);
    return header_fail_among(reader, key, "'%.*s' is no header line", all_keys);
}

bool header_parse(struct header *header, const char *text, size_t size)
{
    *header = (struct header){.slow = 0.1, .cores = 4, .startup = DEFAULT_STARTUP,
                              .network_latency = {DEFAULT_NETWORK, DEFAULT_NETWORK}};
    const char *end = text + size;
    uint32_t number = 0;
    while (text < end && !header->error.line) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const char *line_end = newline ? newline : end;
        struct header_reader reader = {header, text, ++number, text + strlen(MARK), line_end, false};
        if ((size_t)(line_end - text) >= strlen(MARK) && memcmp(text, MARK, strlen(MARK)) == 0)
            read_line(&reader);
        if (reader.out_of_memory)
            return false;
        text = newline ? newline + 1 : end;
    }
    return true;
}

void header_free(struct header *header)
{
    for (size_t i = 0; i < header->service_count; i++) {
        free(header->services[i].pattern);
        free(header->services[i].body);
    }
    free(header->services);
    for (size_t i = 0; i < header->cost_count; i++)
        free(header->costs[i].function);
    free(header->costs);
    *header = (struct header){0};
}
