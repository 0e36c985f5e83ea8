/* The `# sim: service` and `# sim: stub` lines. */
#include "sim/world/header.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_LATENCY 0.1

static bool read_latency(struct header_reader *reader, struct header_word word,
                         struct header_service *service)
{
    return header_read_range(reader, word, &service->latency);
}

static bool read_every(struct header_reader *reader, struct header_word word,
                       struct header_service *service)
{
    service->has_every = true;
    return header_read_range(reader, word, &service->every);
}

static bool read_fail(struct header_reader *reader, struct header_word word,
                      struct header_service *service)
{
    return header_read_number(reader, word, 0, UINT64_MAX, &service->fail);
}

static bool read_refuse(struct header_reader *reader, struct header_word word,
                        struct header_service *service)
{
    return header_read_number(reader, word, 0, UINT64_MAX, &service->refuse);
}

static bool read_limit(struct header_reader *reader, struct header_word word,
                       struct header_service *service)
{
    return header_read_number(reader, word, 1, 100000, &service->limit);
}

static bool read_status(struct header_reader *reader, struct header_word word,
                        struct header_service *service)
{
    return header_read_number(reader, word, 100, 599, &service->status);
}

static bool read_chunks(struct header_reader *reader, struct header_word word,
                        struct header_service *service)
{
    return header_read_number(reader, word, 1, 1000000, &service->chunks);
}

static const struct {
    const char *key;
    bool (*read)(struct header_reader *reader, struct header_word word,
                 struct header_service *service);
} options[] = {
    {"latency", read_latency}, {"every", read_every},   {"fail", read_fail},
    {"status", read_status},   {"chunks", read_chunks}, {"limit", read_limit},
    {"refuse", read_refuse},
};

/* json=VALUE may contain blanks: the value itself says where it ends. The body is the value written
 * as Python's json.dumps writes it. */
static bool read_json(struct header_reader *reader, struct header_word value,
                      struct header_service *service)
{
    json_error_t error;
    size_t size = (size_t)(reader->end - value.text);
    json_t *body = json_loadb(value.text, size, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, &error);
    if (!body)
        return header_fail(reader, (struct header_word){value.text, size},
                           "'%.*s' does not begin with a JSON value");
    free(service->body);
    service->body = json_dumps(body, JSON_ENCODE_ANY | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(15));
    json_decref(body);
    reader->out_of_memory |= !service->body;
    reader->at = value.text + error.position;
    return service->body != NULL;
}

static bool read_blocks(struct header_reader *reader, struct header_word word,
                        struct header_service *service)
{
    service->blocks = header_word_is(word, "yes");
    return service->blocks || header_word_is(word, "no") ||
           header_fail(reader, word, "a stub's calls block: 'yes' or 'no', not '%.*s'");
}

static bool read_option(struct header_reader *reader, struct header_word word,
                        struct header_service *service)
{
    const char *equals = memchr(word.text, '=', word.size);
    if (!equals)
        return header_fail(reader, word, "'%.*s' is no option; write it as latency=100ms");
    struct header_word key = {word.text, (size_t)(equals - word.text)};
    struct header_word rest = {equals + 1, word.size - key.size - 1};
    if (header_word_is(key, "json"))
        return read_json(reader, rest, service);
    if (service->stub && header_word_is(key, "blocks"))
        return read_blocks(reader, rest, service);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (header_word_is(key, options[i].key))
            return options[i].read(reader, rest, service);
    if (service->stub)
        return header_fail(reader, key,
                           "a stub has no option '%.*s'; there are latency, json, fail and blocks");
    static const char *const words[] = {"latency", "fail",   "refuse", "limit", "status",
                                        "chunks",  "every", "json",   NULL};
    return header_fail_among(reader, key, "a service has no option '%.*s'", words);
}

/* Its pattern is the word with something before and behind it. */
static struct header_service *add(struct header_reader *reader, const char *before,
                                  struct header_word pattern, const char *behind)
{
    struct header *header = reader->header;
    size_t size = strlen(before) + pattern.size + strlen(behind) + 1;
    struct header_service *more =
        realloc(header->services, (header->service_count + 1) * sizeof *more);
    char *copy = more ? malloc(size) : NULL;
    if (more)
        header->services = more;
    reader->out_of_memory |= !copy;
    if (!copy)
        return NULL;
    snprintf(copy, size, "%s%.*s%s", before, (int)pattern.size, pattern.text, behind);
    struct header_service *made = &header->services[header->service_count++];
    *made = (struct header_service){
        .pattern = copy, .latency = {DEFAULT_LATENCY, DEFAULT_LATENCY}, .status = 200,
        .line = reader->number};
    return made;
}

static bool read_options(struct header_reader *reader, struct header_service *service)
{
    for (;;) {
        struct header_word word = header_next_word(reader);
        if (word.size == 0)
            return true;
        if (!read_option(reader, word, service))
            return false;
    }
}

bool header_read_service(struct header_reader *reader)
{
    struct header_word pattern = header_next_word(reader);
    if (pattern.size == 0)
        return header_fail(reader, pattern,
                           "a service needs a URL, such as https://api.example.com/*%.*s");
    struct header_service *service = add(reader, "", pattern, "");
    return service && read_options(reader, service);
}

bool header_read_stub(struct header_reader *reader)
{
    struct header_word name = header_next_word(reader);
    if (name.size == 0 || memchr(name.text, ':', name.size) || *name.text == '.')
        return header_fail(reader, name, "a stub needs the name of a module, not '%.*s'");
    bool whole = !memchr(name.text, '.', name.size);
    struct header_service *service = add(reader, "stub:", name, whole ? ".*" : "");
    if (service)
        service->stub = true;
    return service && read_options(reader, service);
}
