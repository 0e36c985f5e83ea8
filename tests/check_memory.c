/* Memory that runs out: the n-th allocation fails, for every n. Whatever is under way then ends in an
 * error that is told, never in a crash, and (under a leak checker) never in a leak.
 *
 * Two allocators: the run's own heap (heap_fail_nth), which makes MemoryErrors, and the host's malloc,
 * which the linker wraps in this program. LOOPGLASS_EVERY=1 leaves no n out; else long runs are taken
 * with a stride, and nothing is done under memory checkers, where it takes an hour (tests/README.md says
 * what they still find). */
#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/run.h"
#include "sim/sim.h"
#include "ui/export/handout.h"
#include "ui/export/lanes.h"
#include "ui/export/tables.h"
#include "ui/linear/linear.h"
#include "ui/story/reel.h"

/* --- the host's allocator */

static struct {
    uint64_t fail_in; /* 0: never */
    bool failed;
} host;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *text);

static bool refuse(void)
{
    bool now = host.fail_in > 0 && --host.fail_in == 0;
    host.failed |= now;
    return now;
}

void *__wrap_malloc(size_t size)
{
    return refuse() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return refuse() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return refuse() ? NULL : __real_realloc(block, size);
}

char *__wrap_strdup(const char *text)
{
    return refuse() ? NULL : __real_strdup(text);
}

/* --- what is run */

static const char *const programs[] = {
    "import asyncio\nasync def f(n):\n    await asyncio.sleep(n)\n    return [n, str(n)]\n"
    "async def main():\n    print(await asyncio.gather(f(.2), f(.1)))\nasyncio.run(main())\n",

    "import asyncio\nasync def f(n):\n    try:\n        await asyncio.sleep(n)\n"
    "        raise ValueError(n)\n    finally:\n        await asyncio.sleep(0)\n"
    "async def main():\n    try:\n        async with asyncio.TaskGroup() as g:\n"
    "            for n in range(3): g.create_task(f(n / 10), name=f't{n}')\n"
    "    except* ValueError as error:\n        print(error)\n"
    "    q = asyncio.Queue(1)\n    async def put():\n        for i in range(3): await q.put(i)\n"
    "    t = asyncio.create_task(put())\n    for i in range(3): print(await q.get())\n"
    "    try:\n        async with asyncio.timeout(.1): await asyncio.Event().wait()\n"
    "    except TimeoutError as error: print(repr(error))\n"
    "    lock = asyncio.Lock()\n    async with lock: print(lock)\n    1 / 0\nasyncio.run(main())\n",

    "class A:\n    def __init__(self, n): self.n = n\n    def __repr__(self): return f'<{self.n:>4}>'\n"
    "    def __del__(self): seen.append(1)\nseen = []\n"
    "def gen():\n    yield from (A(i) for i in range(3))\n"
    "print(sorted(gen(), key=lambda a: -a.n), {i: i * i for i in range(9)}, {*'abc'})\n"
    "match [1, {'k': 2}]:\n    case [x, {'k': y}]: print(x + y, 10 ** 40, 'a,b'.split(','))\n"
    "try:\n    {}['x']\nexcept KeyError as e:\n    raise RuntimeError('y') from e\n",

    "import json, re, dataclasses, collections, datetime\n@dataclasses.dataclass\nclass P:\n    x: int = 1\n"
    "print(P(2), json.loads('[1, {\"a\": null}]'), re.sub('(a)b', r'\\1', 'abab'))\n"
    "print(collections.Counter('abca'), datetime.timedelta(1))\n",

    "# sim: service http://x/* latency=50ms\nimport asyncio, httpx, time\nasync def main():\n"
    "    async with httpx.AsyncClient() as c:\n        print((await c.get('http://x/y')).status_code)\n"
    "    print(await asyncio.to_thread(time.sleep, .1))\nasyncio.run(main())\n",

    "def f(:\n",
};
#define PROGRAMS ((int)(sizeof programs / sizeof *programs))
enum { SHORT_RUNS = 60 }; /* of one program, where not every n is taken */

static bool every(void)
{
    const char *wish = getenv("LOOPGLASS_EVERY");
    return wish && *wish == '1';
}

static struct sim_options options_of(const char *program)
{
    return (struct sim_options){.path = "memory.py", .text = program, .size = strlen(program),
                                .tick_limit = 50000, .work_limit = 3000000};
}

static void run_out(struct sim *sim)
{
    while (sim_advance(sim, 100000) == SIM_GOES_ON)
        ;
    int status = sim_exit_status(sim);
    if (status < 0 || status > 3) /* Check's own functions may need memory */
        abort();
}

/* --- the run's heap */

/* Runs with the n-th allocation of the heap failing. Whether the run came so far. */
static bool run_failing(const char *program, uint64_t n)
{
    struct sim_options options = options_of(program);
    options.no_trace = n % 2;
    options.forward_only = n % 3;
    struct sim *sim = sim_open(&options);
    ck_assert_ptr_nonnull(sim);
    heap_fail_nth(&sim->run->machine.heap, n);
    run_out(sim);
    bool failed = sim->run->machine.heap.fail_in == 0;
    sim_close(sim);
    return failed;
}

static uint64_t count_allocations(const char *program)
{
    struct sim_options options = options_of(program);
    struct sim *sim = sim_open(&options);
    ck_assert_ptr_nonnull(sim);
    heap_fail_nth(&sim->run->machine.heap, UINT64_MAX);
    run_out(sim);
    uint64_t count = UINT64_MAX - sim->run->machine.heap.fail_in;
    sim_close(sim);
    return count;
}

START_TEST(the_heap_fails_at_every_place)
{
    const char *program = programs[_i];
    uint64_t count = count_allocations(program);
    uint64_t stride = every() || count < SHORT_RUNS ? 1 : count / SHORT_RUNS;
    for (uint64_t n = 1; n <= count; n += stride)
        run_failing(program, n);
}
END_TEST

/* Too little for the machine itself, then for the modules, then for the program. */
START_TEST(however_small_the_memory)
{
    size_t least = 0;
    for (size_t limit = 1024; limit < (8 << 20); limit += limit / (every() ? 256 : 16)) {
        struct sim_options options = options_of(programs[0]);
        options.memory_limit = limit;
        struct sim *sim = sim_open(&options);
        if (!sim)
            continue;
        least = least ? least : limit;
        run_out(sim);
        sim_close(sim);
    }
    ck_assert_uint_gt(least, 1024);
}
END_TEST

/* --- the host's malloc */

static void look_at(struct sim *sim, const struct sim_options *options, FILE *null)
{
    struct scenario scenario;
    struct reel reel;
    struct lanes lanes;
    char *text = strdup(options->text);
    if (!text || !scenario_open(&scenario, options->path, text, options->size))
        return;
    if (reel_open(&reel, sim, sim_trace(sim), options)) {
        size_t count;
        handout_write(null, &reel, &scenario, HANDOUT_MARKDOWN);
        reel_first(&reel);
        reel_line_forward(&reel);
        reel_frames(&reel, 1, &count);
        reel_line_back(&reel);
        if (lanes_open(&lanes, &reel.story))
            csv_write(null, &lanes);
        lanes_close(&lanes);
    }
    reel_close(&reel);
    scenario_close(&scenario);
}

static void use_trace(struct sim *sim, FILE *file)
{
    struct trace_header header = {.scenario_path = "x", .scenario_text = "y", .scenario_size = 1,
                                  .options = "", .version = ""};
    char message[200];
    rewind(file);
    if (!trace_write_header(file, &header) || !trace_write_json(file, sim_trace(sim)))
        return;
    rewind(file);
    struct trace *trace = trace_read_json(file, &header, message, sizeof message);
    if (trace) {
        trace_header_free(&header);
        trace_free(trace);
    }
}

/* Everything that a person can do with a run, the host's n-th allocation failing. Whether it came so far. */
static bool host_failing(const char *program, uint64_t n, FILE *null, FILE *file)
{
    struct sim_options options = options_of(program);
    host.failed = false;
    host.fail_in = n;
    struct sim *sim = sim_open(&options);
    if (sim) {
        run_out(sim);
        size_t count;
        sim_seek(sim, sim_tick(sim) / 2);
        sim_lines(sim, 0, 50, &count);
        sim_frames(sim, 0, &count);
        look_at(sim, &options, null);
        use_trace(sim, file);
        sim_close(sim);
    }
    host.fail_in = 0;
    return host.failed;
}

START_TEST(the_host_fails_at_every_place)
{
    FILE *null = fopen("/dev/null", "w"), *file = tmpfile();
    ck_assert(null && file);
    uint64_t stride = every() ? 1 : 61;
    for (uint64_t n = 1; host_failing(programs[_i], n, null, file); n += n < 60 ? 1 : stride)
        ;
    fclose(null);
    fclose(file);
}
END_TEST

int main(void)
{
#ifdef LOOPGLASS_MALLOC_HEAP
    if (!every())
        return 77; /* skipped */
#endif
    Suite *suite = suite_create("memory");
    TCase *memory = tcase_create("memory");
    tcase_set_timeout(memory, 3000);
    tcase_add_loop_test(memory, the_heap_fails_at_every_place, 0, PROGRAMS);
    tcase_add_test(memory, however_small_the_memory);
    tcase_add_loop_test(memory, the_host_fails_at_every_place, 0, PROGRAMS);
    suite_add_tcase(suite, memory);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
