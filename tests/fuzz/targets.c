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

static void run_with(struct sim_options options)
{
    options.path = "fuzz.py";
    options.memory_limit = MEMORY;
    struct sim *sim = sim_open(&options);
    if (!sim)
        abort();
    while (sim_advance(sim, 1000) == SIM_GOES_ON)
        ;
    if (sim_exit_status(sim) < 0 || sim_exit_status(sim) > 255)
        abort();
    sim_close(sim);
}

static void run(const uint8_t *bytes, size_t size, uint64_t ticks)
{
    run_with((struct sim_options){.text = (const char *)bytes, .size = size, .tick_limit = ticks});
}

void fuzz_parser(const uint8_t *bytes, size_t size)
{
    run(bytes, size, 1);
}

void fuzz_run(const uint8_t *bytes, size_t size)
{
    run(bytes, size, TICKS);
}

void fuzz_interventions(const uint8_t *bytes, size_t size)
{
    static const char program[] =
        "import asyncio, httpx\nasync def f(n):\n    await asyncio.sleep(n)\n"
        "async def main():\n    async with httpx.AsyncClient() as c:\n"
        "        a = asyncio.create_task(f(.2), name='a')\n        b = asyncio.create_task(f(.1))\n"
        "        await c.get('http://x/y')\n        await asyncio.wait([a, b])\nasyncio.run(main())\n";
    struct sim_mistake mistake;
    char *text = malloc(size + 1);
    if (!text)
        abort();
    memcpy(text, bytes, size);
    text[size] = '\0';
    sim_check_interventions(text, size, &mistake);
    run_with((struct sim_options){.text = program, .size = sizeof program - 1, .tick_limit = TICKS,
                                  .interventions = text, .interventions_size = size,
                                  .interventions_path = "fuzz.interventions"});
    free(text);
}

void fuzz_grammar(const uint8_t *bytes, size_t size)
{
    size_t length;
    char *program = grammar_program(bytes, size, &length);
    if (!program)
        abort();
    run((const uint8_t *)program, length, TICKS);
    free(program);
}
