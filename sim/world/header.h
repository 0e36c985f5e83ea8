/* The `# sim:` lines of a scenario: the simulated outside of a program, read once when it is opened.
 * Kept on the host's side; the run reads it and never changes it. */
#ifndef LOOPGLASS_WORLD_HEADER_H
#define LOOPGLASS_WORLD_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Seconds, drawn uniformly from low..high; equal ends: always the same. */
struct header_range {
    double low, high;
};

/* `# sim: service PATTERN latency=100ms fail=2 status=200 chunks=12 every=40ms json=...` */
struct header_service {
    char *pattern;      /* of the URL; `*` stands for any text, `?` for any one character */
    struct header_range latency, every;
    bool has_every;
    uint64_t fail;      /* the first so many answers have status 503 */
    uint64_t refuse;    /* and before them so many connections are refused */
    uint64_t limit;     /* requests that it serves at the same time, others wait; 0: any number */
    uint64_t status;
    uint64_t chunks;    /* pieces of a streamed reply; 0: not said */
    uint32_t line;      /* on which it stands, from 1 */
    char *body;         /* the text of the JSON value, or NULL */
    bool stub, blocks;  /* a `stub` line: stands in for calls of a module; they hold the thread */
};

/* `# sim: cost FUNCTION=D` */
struct header_cost {
    char *function;
    struct header_range range;
    uint32_t line;
};

/* What is wrong with it, and where: from `column` (bytes, from 0) for `length` bytes. */
struct header_error {
    uint32_t line;      /* from 1; 0: nothing is wrong */
    uint32_t column, length;
    char message[200];
};

struct header {
    bool has_seed;
    uint64_t seed;
    struct header_service *services; /* in the order of the lines */
    size_t service_count;
    double start;       /* what time.time() shows at clock 0 */
    double slow;        /* slow_callback_duration, seconds */
    uint64_t cores;
    double statement;   /* what a line of the program costs, seconds */
    struct header_cost *costs; /* of functions, in the order of the lines */
    size_t cost_count;
    double startup;     /* what it takes to begin a process, seconds */
    bool no_lock;       /* `gil off`: threads compute at the same time */
    struct header_range network_latency; /* between two ends of a simulated connection */
    double network_bandwidth; /* bytes a second; 0: any number */
    struct header_error error;
};

/* Reads the lines of a scenario that begin with "# sim:". Titles and the like are others' to read.
 * The first thing that is wrong is told in `error`; lines from there on are not read. False: out of
 * memory. Free it in any case. */
bool header_parse(struct header *header, const char *text, size_t size);
void header_free(struct header *header);

/* --- for the files that read parts of a line */

/* A piece of the scenario's text, and where its line begins. */
struct header_word {
    const char *text;
    size_t size;
};
struct header_reader {
    struct header *header;
    const char *line;   /* the line's first byte */
    uint32_t number;    /* of the line */
    const char *at, *end;
    bool out_of_memory;
};

/* The next word up to white space; size 0 at the line's end. */
struct header_word header_next_word(struct header_reader *reader);
bool header_word_is(struct header_word word, const char *text);
/* Says what is wrong with a piece of the line; "%.*s" in the format stands for it. Returns false. */
bool header_fail(struct header_reader *reader, struct header_word where, const char *format);
/* The same for a word that is none of those that may stand there (ended by NULL): with the nearest one. */
bool header_fail_among(struct header_reader *reader, struct header_word where, const char *format,
                       const char *const *words);
/* A whole number, a duration ("100ms"), a range of durations ("50ms..150ms" or one duration), a
 * moment ("2026-01-01T09:00", in seconds after 1970). False: the error is set. */
bool header_read_number(struct header_reader *reader, struct header_word word, uint64_t least,
                        uint64_t most, uint64_t *number);
bool header_read_duration(struct header_reader *reader, struct header_word word, double *seconds);
/* A duration that computing takes: nothing or at least a nanosecond. */
bool header_read_cost_of(struct header_reader *reader, struct header_word word, double *seconds);
bool header_read_range(struct header_reader *reader, struct header_word word,
                       struct header_range *range);
bool header_read_moment(struct header_reader *reader, struct header_word word, double *moment);
/* The rest of a `cost` line: FUNCTION=D; of a `network` line: latency=D bandwidth=N. */
bool header_read_cost(struct header_reader *reader);
bool header_read_network(struct header_reader *reader);
/* The rest of a `service` line, added to the header. */
bool header_read_service(struct header_reader *reader);
/* The rest of a `stub` line: NAME or NAME.CALL, and how calls answer; a service of the address
 * "stub:NAME.*" or "stub:NAME.CALL". */
bool header_read_stub(struct header_reader *reader);

#endif
