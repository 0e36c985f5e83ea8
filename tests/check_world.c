/* The `# sim:` lines of a scenario: what is read from them, and what is refused where; what computing
 * costs and how threads and processes share cores, in numbers that can be checked by hand. */
#include "sim/sim.h"
#include "sim/world/header.h"
#include "sim/world/service.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct header header;

static void parse(const char *text)
{
    ck_assert(header_parse(&header, text, strlen(text)));
}

static void forget(void)
{
    header_free(&header);
}

static const struct header_service *only_service(const char *text)
{
    parse(text);
    ck_assert_msg(header.error.line == 0, "%s", header.error.message);
    ck_assert_uint_eq(header.service_count, 1);
    return &header.services[0];
}

static void check_error(const char *text, uint32_t line, uint32_t column, uint32_t length,
                        const char *words)
{
    parse(text);
    ck_assert_uint_eq(header.error.line, line);
    ck_assert_uint_eq(header.error.column, column);
    ck_assert_uint_eq(header.error.length, length);
    ck_assert_ptr_nonnull(strstr(header.error.message, words));
}

START_TEST(nothing_said)
{
    parse("import asyncio\n# simple: seed x\n");
    ck_assert_uint_eq(header.error.line, 0);
    ck_assert(!header.has_seed);
    ck_assert_uint_eq(header.service_count, 0);
    ck_assert_uint_eq(header.cores, 4);
    ck_assert_double_eq(header.slow, 0.1);
}
END_TEST

START_TEST(single_values)
{
    parse("# sim: title Any words = 7 at all\n# sim: seed 18446744073709551615\r\n"
          "# sim: cores 8\nprint()\n# sim: slow 250ms");
    ck_assert_uint_eq(header.error.line, 0);
    ck_assert(header.has_seed);
    ck_assert_uint_eq(header.seed, UINT64_MAX);
    ck_assert_uint_eq(header.cores, 8);
    ck_assert_double_eq(header.slow, 0.25);
}
END_TEST

START_TEST(moments)
{
    parse("# sim: start 2026-01-01T09:00");
    ck_assert_double_eq(header.start, 1767258000);
    forget();
    parse("# sim: start 2024-02-29");
    ck_assert_double_eq(header.start, 1709164800);
    forget();
    parse("# sim: start 1970-01-01T00:00:01");
    ck_assert_double_eq(header.start, 1);
}
END_TEST

START_TEST(a_service)
{
    const struct header_service *service = only_service(
        "# sim: service https://a/*  latency=50ms..1.5s fail=2 status=404 chunks=12 every=40us\n");
    ck_assert_str_eq(service->pattern, "https://a/*");
    ck_assert_double_eq(service->latency.low, 0.05);
    ck_assert_double_eq(service->latency.high, 1.5);
    ck_assert_double_eq(service->every.low, 40e-6);
    ck_assert(service->has_every);
    ck_assert_uint_eq(service->fail, 2);
    ck_assert_uint_eq(service->status, 404);
    ck_assert_uint_eq(service->chunks, 12);
    ck_assert_ptr_null(service->body);
}
END_TEST

START_TEST(a_service_left_alone)
{
    const struct header_service *service = only_service("# sim: service x");
    ck_assert_double_eq(service->latency.low, 0.1);
    ck_assert_double_eq(service->latency.high, 0.1);
    ck_assert_uint_eq(service->status, 200);
    ck_assert(!service->has_every);
}
END_TEST

START_TEST(json_with_blanks)
{
    const struct header_service *service =
        only_service("# sim: service x json={\"id\":1,\"name\":  \"A\xc3\xa9 b\"} latency=1s\n");
    ck_assert_str_eq(service->body, "{\"id\": 1, \"name\": \"A\\u00E9 b\"}");
    ck_assert_double_eq(service->latency.low, 1);
    forget();
    ck_assert_str_eq(only_service("# sim: service x json=[1.5, null]")->body, "[1.5, null]");
    forget();
    ck_assert_str_eq(only_service("# sim: service x json=\"a b\"")->body, "\"a b\"");
}
END_TEST

START_TEST(errors_name_their_place)
{
    static const struct {
        const char *text;
        uint32_t line, column, length;
        const char *words;
    } cases[] = {
        {"\n# sim: sevice x", 2, 7, 6, "'sevice' is no header line; did you mean 'service'?"},
        {"# sim: xyzzy x", 1, 7, 5, "; there are title, about,"},
        {"# sim: service x latncy=3s", 1, 17, 6, "no option 'latncy'; did you mean 'latency'?"},
        {"# sim:", 1, 6, 1, "no header line"},
        {"# sim: seed", 1, 7, 4, "'seed' needs a value"},
        {"# sim: seed 1 2", 1, 14, 1, "one word too many"},
        {"# sim: seed 1x", 1, 12, 2, "'1x' is no whole number"},
        {"# sim: seed 18446744073709551616", 1, 12, 20, "no whole number"},
        {"# sim: cores 0", 1, 13, 1, "out of range"},
        {"# sim: slow 10", 1, 12, 2, "'10' is no duration"},
        {"# sim: slow -1s", 1, 12, 3, "no duration"},
        {"# sim: statement 1", 1, 17, 1, "no duration"},
        {"# sim: statement 0.0001us", 1, 17, 8, "shorter"},
        {"# sim: start 2026-02-30", 1, 13, 10, "no moment"},
        {"# sim: start 2026-1-01", 1, 13, 9, "no moment"},
        {"# sim: service", 1, 14, 1, "needs a URL"},
        {"# sim: service x latency", 1, 17, 7, "is no option"},
        {"# sim: service x delay=1s", 1, 17, 5, "no option 'delay'"},
        {"# sim: service x latency=2s..1s", 1, 25, 6, "ends before it begins"},
        {"# sim: service x latency=1s..", 1, 29, 1, "no duration"},
        {"# sim: service x status=99", 1, 24, 2, "out of range"},
        {"# sim: service x json={1}", 1, 22, 3, "JSON"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_error(cases[i].text, cases[i].line, cases[i].column, cases[i].length,
                    cases[i].words);
        forget();
    }
}
END_TEST

START_TEST(the_first_error_counts)
{
    check_error("# sim: one\n# sim: two\n", 1, 7, 3, "'one'");
}
END_TEST

START_TEST(patterns)
{
    ck_assert(service_matches("https://a/*", "https://a/b/c?d=e"));
    ck_assert(service_matches("https://a/*", "https://a/"));
    ck_assert(!service_matches("https://a/*", "https://a"));
    ck_assert(service_matches("*/user/*/x", "h/user/user/1/y/x"));
    ck_assert(!service_matches("*/user/*/x", "h/user/1/xy"));
    ck_assert(service_matches("a?b=[c]", "a?b=[c]"));
    ck_assert(!service_matches("a", "ab"));
    ck_assert(service_matches("https://a/item/?", "https://a/item/7"));
    ck_assert(!service_matches("https://a/item/?", "https://a/item/17"));
    ck_assert(service_matches("a?*d", "abcd"));
    ck_assert(service_matches("**", ""));
}
END_TEST

START_TEST(costs)
{
    parse("# sim: statement 2us\n# sim: cost f=1s Store.load=10ms..20ms\n# sim: gil off\n"
          "# sim: startup 70ms\n# sim: network latency=2ms bandwidth=10MB\n");
    ck_assert_msg(header.error.line == 0, "%s", header.error.message);
    ck_assert_double_eq(header.statement, 2e-6);
    ck_assert_uint_eq(header.cost_count, 2);
    ck_assert_str_eq(header.costs[1].function, "Store.load");
    ck_assert_double_eq(header.costs[1].range.high, 0.02);
    ck_assert(header.no_lock);
    ck_assert_double_eq(header.network_bandwidth, 1e7);
    forget();
    check_error("# sim: cost f", 1, 12, 1, "FUNCTION=20ms");
    forget();
    check_error("# sim: gil maybe", 1, 11, 5, "'on' or 'off'");
    forget();
    check_error("# sim: network speed=1", 1, 15, 7, "no option");
}
END_TEST

/* --- running */

static char output[65536];
static size_t output_size;
static bool keeps_errors; /* standard error is looked at, too */

static void keep_output(void *host, int stream, const char *text, size_t size)
{
    (void)host;
    if (stream != 1 && !keeps_errors)
        return;
    ck_assert_uint_lt(output_size + size, sizeof output);
    memcpy(output + output_size, text, size);
    output_size += size;
    output[output_size] = '\0';
}

/* What a program prints; its virtual time in *time if asked. */
static const char *run_seeded(const char *text, uint64_t seed, double *time)
{
    struct sim_options options = {.path = "test.py",
                                  .text = text,
                                  .size = strlen(text),
                                  .has_seed = true,
                                  .seed = seed,
                                  .output = keep_output,
                                  .no_trace = true};
    output_size = 0;
    output[0] = '\0';
    struct sim *sim = sim_open(&options);
    ck_assert_ptr_nonnull(sim);
    while (sim_advance(sim, 1000000) == SIM_GOES_ON)
        continue;
    if (time)
        *time = sim_time(sim);
    sim_close(sim);
    return output;
}

static void check_output(const char *text, const char *expected)
{
    ck_assert_str_eq(run_seeded(text, 0, NULL), expected);
}

#define CLOCK "from time import perf_counter as clock\n"

START_TEST(a_line_costs)
{
    check_output("# sim: statement 1ms\n" CLOCK /* 1 ms for each of these lines */
                 "begun = clock()\n"
                 "for i in range(3):\n"
                 "    x = i\n"
                 "print(round(clock() - begun, 6))\n",
                 "0.008\n"); /* 4 times the head, 3 times the body, and the line that asks */
}
END_TEST

START_TEST(a_function_costs)
{
    check_output("# sim: cost work=1s\n" CLOCK
                 "def work(): pass\n"
                 "class Other:\n"
                 "    def work(self): return clock()\n"
                 "work()\n"
                 "print(Other().work(), clock())\n",
                 "2.0 2.0\n");
}
END_TEST

#define FOUR                                                                                       \
    "# sim: cost work=1s\n# sim: cores 4\n# sim: startup 50ms\n" CLOCK                             \
    "from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor\n"                     \
    "def work(n): return n * n\n"                                                                  \
    "def pooled(kind, workers=4):\n"                                                               \
    "    with kind(workers) as pool: return list(pool.map(work, range(4)))\n"                      \
    "if __name__ == '__main__':\n"

START_TEST(four_computations_alone)
{
    check_output(FOUR "    print([work(n) for n in range(4)], clock())\n", "[0, 1, 4, 9] 4.0\n");
}
END_TEST

START_TEST(four_computations_in_threads)
{
    check_output(FOUR "    print(pooled(ThreadPoolExecutor), clock())\n", "[0, 1, 4, 9] 4.0\n");
}
END_TEST

START_TEST(four_computations_in_processes)
{
    check_output(FOUR "    print(pooled(ProcessPoolExecutor), clock())\n", "[0, 1, 4, 9] 1.05\n");
    check_output(FOUR "    print(pooled(ProcessPoolExecutor, 2), clock())\n",
                 "[0, 1, 4, 9] 2.05\n");
    check_output("# sim: cores 2\n" FOUR "    print(pooled(ProcessPoolExecutor, 2), clock())\n",
                 "[0, 1, 4, 9] 2.05\n");
}
END_TEST

START_TEST(four_computations_without_the_lock)
{
    check_output("# sim: gil off\n" FOUR "    print(pooled(ThreadPoolExecutor), clock())\n",
                 "[0, 1, 4, 9] 1.0\n");
}
END_TEST

START_TEST(a_builtin_costs)
{
    check_output("# sim: cost sorted=50ms list.sort=20ms\n" CLOCK
                 "a = [2, 1]\n"
                 "sorted(a); sorted(a, reverse=True)\n"
                 "print(round(clock(), 3))\n"
                 "a.sort(); f = a.sort; f(); list.sort(a)\n"
                 "print(round(clock(), 3))\n"
                 "list(map(sorted, [a, a]))\n"
                 "print(round(clock(), 3))\n",
                 "0.1\n0.16\n0.26\n");
}
END_TEST

START_TEST(what_is_misspelt_is_said)
{
    keeps_errors = true;
    check_output("# sim: cost wrok=1s\ndef work(): pass\nwork()\n",
                 "loopglass: line 1: no function 'wrok' costs anything: the program has none; did you mean "
                 "'work'?\n");
    check_output("# sim: cost xyzzy=1s\n",
                 "loopglass: line 1: no function 'xyzzy' costs anything: the program has none\n");
    check_output("# sim: service https://api.exmaple.com/* latency=1s\n# sim: service ftp* latency=1s\n"
                 "import requests\nrequests.get('https://api.example.com/a')\n",
                 "loopglass: line 1: the service 'https://api.exmaple.com/*' was never asked; did you mean "
                 "'https://api.example.com/a'?\n");
    check_output("# sim: service https://a.com/* latency=1s\n# sim: cost work=1s sorted=1s\n"
                 "def work(): pass\n", "");
    keeps_errors = false;
}
END_TEST

START_TEST(three_fetches)
{
    check_output("# sim: service https://a/* latency=100ms json={\"id\": 1}\n" CLOCK
                 "import asyncio, httpx, requests\n"
                 "from concurrent.futures import ThreadPoolExecutor\n"
                 "urls = [f'https://a/{i}' for i in range(3)]\n"
                 "def timed(what):\n"
                 "    begun = clock()\n"
                 "    what()\n"
                 "    print(round((clock() - begun) * 1000))\n"
                 "def threads():\n"
                 "    with ThreadPoolExecutor(3) as pool: list(pool.map(requests.get, urls))\n"
                 "async def tasks():\n"
                 "    async with httpx.AsyncClient() as client:\n"
                 "        await asyncio.gather(*(client.get(url) for url in urls))\n"
                 "timed(lambda: [requests.get(url) for url in urls])\n"
                 "timed(threads)\n"
                 "timed(lambda: asyncio.run(tasks()))\n",
                 "300\n100\n100\n");
}
END_TEST

START_TEST(processes_have_memory_of_their_own)
{
    check_output("import multiprocessing as mp\n"
                 "n, seen = 0, []\n"
                 "def change(queue):\n"
                 "    global n\n"
                 "    n += 1\n"
                 "    seen.append(n)\n"
                 "    queue.put((n, seen))\n"
                 "if __name__ == '__main__':\n"
                 "    queue = mp.Queue()\n"
                 "    for _ in range(2):\n"
                 "        child = mp.Process(target=change, args=(queue,))\n"
                 "        child.start()\n"
                 "        child.join()\n"
                 "    print(queue.get(), queue.get(), n, seen)\n",
                 "(1, [1]) (1, [1]) 0 []\n");
}
END_TEST

START_TEST(what_cannot_be_copied)
{
    check_output("from concurrent.futures import ProcessPoolExecutor\n"
                 "import threading\n"
                 "def same(x): return x\n"
                 "def refused(*call):\n"
                 "    try: pool.submit(*call).result()\n"
                 "    except Exception as error:\n"
                 "        print(type(error).__name__, str(error).split(' at 0x')[0])\n"
                 "def outer():\n"
                 "    def inner(): pass\n"
                 "    return inner\n"
                 "if __name__ == '__main__':\n"
                 "    with ProcessPoolExecutor(1) as pool:\n"
                 "        refused(lambda: 1)\n"
                 "        refused(outer())\n"
                 "        refused(same, threading.Lock())\n"
                 "        refused(same, (x for x in []))\n"
                 "        print(pool.submit(same, {1: [2]}).result())\n",
                 "PicklingError Can't pickle <function <lambda>\n"
                 "AttributeError Can't get local object 'outer.<locals>.inner'\n"
                 "TypeError cannot pickle '_thread.lock' object\n"
                 "TypeError cannot pickle 'generator' object\n"
                 "{1: [2]}\n");
}
END_TEST

/* Two threads of 800 lines each that count without and with a lock; prints both counts. */
#define COUNTING                                                                                   \
    "# sim: statement 10us\n"                                                                      \
    "import sys, threading\n"                                                                      \
    "sys.setswitchinterval(0.0005)\n"                                                              \
    "n = m = 0\n"                                                                                  \
    "lock = threading.Lock()\n"                                                                    \
    "def count():\n"                                                                               \
    "    global n, m\n"                                                                            \
    "    for _ in range(200):\n"                                                                   \
    "        n += 1\n"                                                                             \
    "        with lock:\n"                                                                         \
    "            m += 1\n"                                                                         \
    "threads = [threading.Thread(target=count) for _ in range(2)]\n"                               \
    "for t in threads: t.start()\n"                                                                \
    "for t in threads: t.join()\n"                                                                 \
    "print(n, m)\n"

START_TEST(a_thousand_seeds)
{
    char first[64];
    int lost = 0, kinds = 0, before = -1;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        double time, again;
        int n = -1, m = -1;
        strcpy(first, run_seeded(COUNTING, seed, &time));
        ck_assert_str_eq(run_seeded(COUNTING, seed, &again), first);
        ck_assert_double_eq(time, again);
        ck_assert_int_eq(sscanf(first, "%d %d", &n, &m), 2);
        ck_assert_int_eq(m, 400);
        ck_assert_int_le(n, 400);
        lost += n < 400;
        kinds += n != before;
        before = n;
    }
    ck_assert_int_gt(lost, 100);
    ck_assert_int_gt(kinds, 10);
}
END_TEST

START_TEST(the_holder_lets_go_after_the_switch_interval)
{
    double time;
    const char *said = run_seeded("# sim: cost work=1s\n" CLOCK
                                  "import threading, time\n"
                                  "def work(): pass\n"
                                  "thread = threading.Thread(target=work)\n"
                                  "thread.start()\n"
                                  "time.sleep(0.1)\n"
                                  "print(0.105 <= clock() <= 0.106)\n",
                                  0, &time);
    ck_assert_str_eq(said, "True\n");
    ck_assert_double_eq(time, 1);
}
END_TEST

START_TEST(a_loop_waits_for_its_turn)
{
    check_output("# sim: cost crunch=500ms\n" CLOCK
                 "import asyncio\n"
                 "def crunch(): pass\n"
                 "async def tick():\n"
                 "    await asyncio.sleep(0.1)\n"
                 "    print(clock() >= 0.5)\n"
                 "async def main():\n"
                 "    task = asyncio.create_task(tick())\n"
                 "    await asyncio.sleep(0)\n"
                 "    crunch()\n"
                 "    await task\n"
                 "asyncio.run(main())\n",
                 "True\n");
}
END_TEST

/* --- whole programs: tests/world/NAME.py prints NAME.out */

static char *read_whole(const char *name, const char *ending)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s%s", WORLD_DIR, name, ending);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be read", path);
    char *text = malloc(sizeof output);
    size_t size = fread(text, 1, sizeof output - 1, file);
    text[size] = '\0';
    fclose(file);
    return text;
}

static const char *const programs[] = {
    "aiohttp_and_files", "databases", "hooks_of_the_end", "http_clients", "processes", "standard_modules",
    "streams", "stubs",
};

START_TEST(a_program)
{
    char *text = read_whole(programs[_i], ".py"), *expected = read_whole(programs[_i], ".out");
    double time, again;
    ck_assert_str_eq(run_seeded(text, 0, &time), expected);
    ck_assert_str_eq(run_seeded(text, 0, &again), expected);
    ck_assert_double_eq(time, again);
    free(text);
    free(expected);
}
END_TEST

/* Lessons whose computing costs: CPython 3.13 prints the same. */
static const struct {
    const char *path, *prints;
    double ends;
} lessons[] = {
    {"12_async_threads_processes/61_the_lost_update", "left: 50\n", 0.2},
    {"12_async_threads_processes/62_one_lock_for_all", "[(0, 0), (1, 1), (2, 4), (3, 9)]\n", 4},
    {"12_async_threads_processes/63_a_core_for_each", "[0, 1, 4, 9]\n", 1.05},
};

START_TEST(a_lesson)
{
    char path[200];
    snprintf(path, sizeof path, "../../scenarios/%s", lessons[_i].path);
    char *text = read_whole(path, ".py");
    for (uint64_t seed = 0; seed < 20; seed++) {
        double time;
        ck_assert_str_eq(run_seeded(text, seed, &time), lessons[_i].prints);
        ck_assert_double_eq_tol(time, lessons[_i].ends, 1e-9);
    }
    free(text);
}
END_TEST

static Suite *world_suite(void)
{
    Suite *suite = suite_create("world");
    TCase *tests = tcase_create("header");
    tcase_add_checked_fixture(tests, NULL, forget);
    tcase_add_test(tests, nothing_said);
    tcase_add_test(tests, single_values);
    tcase_add_test(tests, moments);
    tcase_add_test(tests, a_service);
    tcase_add_test(tests, a_service_left_alone);
    tcase_add_test(tests, json_with_blanks);
    tcase_add_test(tests, errors_name_their_place);
    tcase_add_test(tests, the_first_error_counts);
    tcase_add_test(tests, patterns);
    tcase_add_test(tests, costs);
    suite_add_tcase(suite, tests);
    TCase *machine = tcase_create("machine");
    tcase_set_timeout(machine, 120);
    tcase_add_test(machine, a_line_costs);
    tcase_add_test(machine, a_function_costs);
    tcase_add_test(machine, four_computations_alone);
    tcase_add_test(machine, four_computations_in_threads);
    tcase_add_test(machine, four_computations_in_processes);
    tcase_add_test(machine, four_computations_without_the_lock);
    tcase_add_test(machine, three_fetches);
    tcase_add_test(machine, a_builtin_costs);
    tcase_add_test(machine, what_is_misspelt_is_said);
    tcase_add_test(machine, processes_have_memory_of_their_own);
    tcase_add_test(machine, what_cannot_be_copied);
    tcase_add_test(machine, a_thousand_seeds);
    tcase_add_test(machine, the_holder_lets_go_after_the_switch_interval);
    tcase_add_test(machine, a_loop_waits_for_its_turn);
    tcase_add_loop_test(machine, a_program, 0, sizeof programs / sizeof *programs);
    tcase_add_loop_test(machine, a_lesson, 0, sizeof lessons / sizeof *lessons);
    suite_add_tcase(suite, machine);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(world_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
