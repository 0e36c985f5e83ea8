/* The targets of the fuzzers. See targets.h. */
#include "tests/fuzz/targets.h"

#include "sim/sim.h"
#include "sim/world/header.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TICKS = 3000, MEMORY = 16 << 20 };

void fuzz_header(const uint8_t *bytes, size_t size)
{
    struct header header;
    memset(&header, 0, sizeof header);
    char *text = malloc(size + 1);
    if (!text)
        abort();
    memcpy(text, bytes, size);
    text[size] = '\0';
    header_parse(&header, text, size);
    header_free(&header);
    free(text);
}

static void run(const uint8_t *bytes, size_t size, uint64_t ticks)
{
    struct sim_options options = {
        .path = "fuzz.py", .text = (const char *)bytes, .size = size,
        .memory_limit = MEMORY, .tick_limit = ticks,
    };
    struct sim *sim = sim_open(&options);
    if (!sim)
        abort();
    while (sim_advance(sim, 1000) == SIM_GOES_ON)
        ;
    if (sim_exit_status(sim) < 0 || sim_exit_status(sim) > 255)
        abort();
    sim_close(sim);
}

void fuzz_parser(const uint8_t *bytes, size_t size)
{
    run(bytes, size, 1);
}

void fuzz_run(const uint8_t *bytes, size_t size)
{
    run(bytes, size, TICKS);
}

void fuzz_trace(const uint8_t *bytes, size_t size)
{
    char message[200];
    struct trace_header header;
    memset(&header, 0, sizeof header);
    FILE *file = size ? fmemopen((void *)(uintptr_t)bytes, size, "r") : NULL;
    if (!file)
        return;
    struct trace *trace = trace_read_json(file, &header, message, sizeof message);
    if (trace) {
        FILE *null = fopen("/dev/null", "w");
        if (!null || !trace_write_header(null, &header) || !trace_write_json(null, trace))
            abort();
        fclose(null);
        trace_header_free(&header);
        trace_free(trace);
    }
    fclose(file);
}
