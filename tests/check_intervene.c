/* Interventions: how their text is read and refused, what each does to a run, and that a changed run is
 * as much a pure function of what it was given as any other. */
#include "sim/sim.h"
#include "sim/world/intervention.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK INTERVENTIONS_MARK "\n"

/* --- the text */

static struct interventions list;

static void parse(const char *text)
{
    ck_assert(interventions_parse(&list, text, strlen(text)));
}

START_TEST(moments_and_acts)
{
    parse(MARK "\n# a word\nat step 5 cancel Task-3\r\n  at 250ms hold \"slow worker\" for 1s\n"
               "at start latency http* 1ms..2ms\nat tick 9 timer 4 before timer 2\n"
               "at request 2 fails 500\nat start run task 7 next\nat start seed 12");
    ck_assert_msg(list.error.line == 0, "%s", list.error.message);
    ck_assert_uint_eq(list.count, 7);
    ck_assert_int_eq(list.all[0].moment, MOMENT_STEP);
    ck_assert_uint_eq(list.all[0].when, 5);
    ck_assert_str_eq(list.all[0].name, "Task-3");
    ck_assert_str_eq(list.all[0].words, "cancel Task-3");
    ck_assert_int_eq(list.all[1].moment, MOMENT_TIME);
    ck_assert_double_eq(list.all[1].time, 0.25);
    ck_assert_str_eq(list.all[1].name, "slow worker");
    ck_assert_double_eq(list.all[1].range.low, 1);
    ck_assert_double_eq(list.all[2].range.high, 2e-3);
    ck_assert_int_eq(list.all[3].act, ACT_TIMER_BEFORE);
    ck_assert_uint_eq(list.all[3].other, 2);
    ck_assert_str_eq(list.all[4].words, "request 2 fails 500");
    ck_assert_ptr_null(list.all[5].name);
    ck_assert_uint_eq(list.all[5].number, 7);
    ck_assert_uint_eq(*interventions_seed(&list), 12);
    interventions_free(&list);
}
END_TEST

START_TEST(mistakes_name_their_place)
{
    static const struct {
        const char *text;
        uint32_t line, column, length;
        const char *words;
    } cases[] = {
        {"", 1, 0, 1, "first line"},
        {"# loopglass interventions 2\n", 1, 0, 1, "first line"},
        {MARK "cancel Task-3", 2, 0, 6, "'at'"},
        {MARK "at noon cancel A", 2, 3, 4, "no moment"},
        {MARK "at step -1 cancel A", 2, 8, 2, "whole number"},
        {MARK "at 5 cancel A", 2, 3, 1, "no duration"},
        {MARK "\nat 5s kill A", 3, 6, 4, "nothing that can be done"},
        {MARK "at 5s cancel", 2, 12, 1, "which task"},
        {MARK "at 5s cancel \"A", 2, 13, 2, "never closed"},
        {MARK "at 5s cancel A B", 2, 15, 1, "one word too many"},
        {MARK "at 5s hold A 1s", 2, 13, 2, "'for'"},
        {MARK "at 5s timer 1 after 2", 2, 14, 5, "'before'"},
        {MARK "at 5s latency x 2s..1s", 2, 16, 6, "ends before"},
        {MARK "at 5s takes 1s", 2, 6, 5, "nothing that can be done"},
        {MARK "at request 1 cancel", 2, 13, 6, "to a request"},
        {MARK "at request 1 fails 200", 2, 19, 3, "out of range"},
        {MARK "at 5s can\xff" "cel A", 2, 9, 1, "no text"},
        {MARK "at 5s can\x1b[2Jcel A", 2, 9, 1, "no text"},
        {MARK "at 5s cancel \xed\xa0\x80", 2, 13, 1, "no text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parse(cases[i].text);
        ck_assert_msg(list.error.line == cases[i].line && list.error.column == cases[i].column &&
                          list.error.length == cases[i].length &&
                          strstr(list.error.message, cases[i].words),
                      "case %zu: line %u, column %u, length %u: %s", i, list.error.line,
                      list.error.column, list.error.length, list.error.message);
        for (const char *at = list.wrong_line; *at; at++)
            ck_assert((unsigned char)*at >= ' ');
        interventions_free(&list);
    }
}
END_TEST

START_TEST(hostile_bytes)
{
    char text[300];
    uint64_t state = 7;
    for (int round = 0; round < 3000; round++) {
        size_t mark = round % 4 ? strlen(MARK) : 0;
        memcpy(text, MARK, mark);
        for (size_t i = mark; i < sizeof text; i++) {
            static const char often[] = "at step 1 cancel request timer due before \"\n\n0s.";
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint64_t drawn = state >> 33;
            text[i] = drawn % 5 ? often[drawn / 5 % (sizeof often - 1)] : (char)(drawn >> 8);
        }
        ck_assert(interventions_parse(&list, text, sizeof text));
        interventions_free(&list);
    }
}
END_TEST

/* --- runs */

struct written {
    char text[4000];
    size_t size;
};

static void keep_output(void *host, int stream, const char *text, size_t size)
{
    struct written *written = host;
    (void)stream;
    if (size > sizeof written->text - 1 - written->size)
        size = sizeof written->text - 1 - written->size;
    memcpy(written->text + written->size, text, size);
    written->size += size;
    written->text[written->size] = '\0';
}

static struct written written;

static struct sim *open_run(const char *program, const char *changes)
{
    written = (struct written){.size = 0};
    struct sim_options options = {.path = "program.py",
                                  .text = program,
                                  .size = strlen(program),
                                  .interventions = changes,
                                  .interventions_size = changes ? strlen(changes) : 0,
                                  .output = keep_output,
                                  .host = &written};
    struct sim *sim = sim_open(&options);
    ck_assert_ptr_nonnull(sim);
    return sim;
}

/* What it prints, and the virtual time at its end. */
static double run(const char *program, const char *changes)
{
    struct sim *sim = open_run(program, changes);
    while (sim_advance(sim, 1000) == SIM_GOES_ON)
        ;
    double time = sim_time(sim);
    sim_close(sim);
    return time;
}

static void check_run(const char *program, const char *changes, const char *prints, double ends)
{
    double time = run(program, changes);
    ck_assert_str_eq(written.text, prints);
    ck_assert_double_eq_tol(time, ends, 1e-12);
}

static const char three[] = "import asyncio\n"
                            "async def fetch(name, delay):\n"
                            "    try:\n"
                            "        await asyncio.sleep(delay)\n"
                            "    except asyncio.CancelledError:\n"
                            "        name = 'no ' + name\n"
                            "    print(name, asyncio.get_running_loop().time())\n"
                            "async def main():\n"
                            "    await asyncio.gather(fetch('a', 0.5), fetch('b', 0.25), fetch('c', 0.25))\n"
                            "asyncio.run(main())\n";

START_TEST(nothing_changed)
{
    check_run(three, NULL, "b 0.25\nc 0.25\na 0.5\n", 0.5);
    check_run(three, MARK, "b 0.25\nc 0.25\na 0.5\n", 0.5);
}
END_TEST

START_TEST(a_task_is_cancelled)
{
    check_run(three, MARK "at 125ms cancel Task-3\n", "no b 0.125\nc 0.25\na 0.5\n", 0.5);
    check_run(three, MARK "at step 4 cancel Task-2\nat step 4 cancel task 4\n",
              "no a 0.0\nno c 0.0\nb 0.25\n", 0.25);
    check_run(three, MARK "at 1s cancel Task-3\n",
              "b 0.25\nc 0.25\na 0.5\n"
              "loopglass: interventions, line 2: cancel Task-3: this moment never came\n", 0.5);
    check_run(three, MARK "at 0.3s cancel Task-3\n",
              "b 0.25\nc 0.25\n"
              "loopglass: interventions, line 2: cancel Task-3: there is no such task then, or it "
              "has ended\n"
              "a 0.5\n", 0.5);
}
END_TEST

START_TEST(a_task_is_held)
{
    check_run(three, MARK "at 0.1s hold Task-3 for 1s\n", "c 0.25\na 0.5\nb 1.1\n", 1.1);
    check_run(three, MARK "at step 1 hold Task-2 for 125ms\n", "b 0.25\nc 0.25\na 0.625\n", 0.625);
    check_run(three, MARK "at step 4 hold Task-2 for 100ms\n", "b 0.25\nc 0.25\na 0.5\n", 0.5);
}
END_TEST

START_TEST(what_runs_next_is_chosen)
{
    check_run(three, MARK "at step 1 run Task-4 next\n", "c 0.25\nb 0.25\na 0.5\n", 0.5);
    check_run(three, MARK "at step 4 run Task-4 next\n",
              "loopglass: interventions, line 2: run Task-4 next: it is not in the ready queue then: not "
              "even a loop of one's own could run it\n"
              "b 0.25\nc 0.25\na 0.5\n", 0.5);
}
END_TEST

START_TEST(timers_are_moved)
{
    check_run(three, MARK "at step 4 timer 3 before timer 2\n", "c 0.25\nb 0.25\na 0.5\n", 0.5);
    check_run(three, MARK "at step 4 timer 2 before timer 3\n", "b 0.25\nc 0.25\na 0.5\n", 0.5);
    check_run(three, MARK "at step 4 timer 1 due 0.125s\n", "a 0.125\nb 0.25\nc 0.25\n", 0.25);
    check_run(three, MARK "at 0.2s timer 1 due 0.1s\n", "a 0.2\nb 0.25\nc 0.25\n", 0.25);
    check_run(three, MARK "at step 4 timer 1 before timer 3\n",
              "loopglass: interventions, line 2: timer 1 before timer 3: the two are not due at the "
              "same time\n"
              "b 0.25\nc 0.25\na 0.5\n", 0.5);
}
END_TEST

START_TEST(timers_between_two_stay_in_order)
{
    static const char five[] =
        "import asyncio\n"
        "async def main():\n"
        "    loop = asyncio.get_running_loop()\n"
        "    for i in range(1, 6):\n"
        "        loop.call_at(1, print, i)\n"
        "    await asyncio.sleep(2)\n"
        "asyncio.run(main())\n";
    check_run(five, MARK "at step 1 timer 4 before timer 2\n", "1\n4\n2\n3\n5\n", 2);
    check_run(five, MARK "at step 1 timer 5 before timer 1\nat step 1 timer 3 before timer 2\n",
              "5\n1\n3\n2\n4\n", 2);
}
END_TEST

START_TEST(a_wait_for_ever_ends)
{
    static const char hangs[] = "import asyncio\n"
                                "async def main():\n"
                                "    try:\n"
                                "        await asyncio.Event().wait()\n"
                                "    except asyncio.CancelledError:\n"
                                "        print('freed')\n"
                                "asyncio.run(main())\n";
    check_run(hangs, MARK "at 2s cancel Task-1\n", "freed\n", 2);
}
END_TEST

static const char services[] = "# sim: service https://a/* latency=100ms..300ms\n"
                               "import asyncio, httpx\n"
                               "async def get(client, name):\n"
                               "    try:\n"
                               "        answer = await client.get('https://a/' + name)\n"
                               "        print(name, answer.status_code, end=' ')\n"
                               "    except httpx.ConnectError:\n"
                               "        print(name, 'refused', end=' ')\n"
                               "    print(round(asyncio.get_running_loop().time(), 3))\n"
                               "async def main():\n"
                               "    async with httpx.AsyncClient() as client:\n"
                               "        await asyncio.gather(get(client, 'x'), get(client, 'y'))\n"
                               "asyncio.run(main())\n";

START_TEST(requests_are_changed)
{
    check_run(services, MARK "at start latency https://a/* 1s\n", "x 200 1.0\ny 200 1.0\n", 1);
    check_run(services, MARK "at request 1 takes 2s\nat request 2 takes 1500ms\n",
              "y 200 1.5\nx 200 2.0\n", 2);
    check_run(services,
              MARK "at start latency https://* 1s\nat request 1 slower\nat request 2 faster\n",
              "y 200 0.5\nx 200 2.0\n", 2);
    check_run(services,
              MARK "at start latency * 1s\nat request 1 fails 500\nat request 2 refused\n",
              "x 500 1.0\ny refused 1.0\n", 1);
}
END_TEST

START_TEST(a_seed_is_changed)
{
    double first = run(services, NULL), other = run(services, MARK "at start seed 5\n");
    ck_assert_double_ne(first, other);
    char seeded[1000];
    snprintf(seeded, sizeof seeded, "# sim: seed 5\n%s", services);
    ck_assert_double_eq(run(seeded, NULL), other);
}
END_TEST

/* --- determinism, and going back */

static const char busy[] =
    "# sim: service https://a/* latency=10ms..90ms\n"
    "import asyncio, httpx, random\n"
    "async def work(client, i):\n"
    "    for j in range(3):\n"
    "        try:\n"
    "            async with asyncio.timeout(0.5):\n"
    "                await client.get(f'https://a/{i}/{j}')\n"
    "                await asyncio.sleep(random.random() / 10)\n"
    "        except TimeoutError:\n"
    "            print('late', i, j)\n"
    "async def main():\n"
    "    async with httpx.AsyncClient() as client:\n"
    "        got = await asyncio.gather(*(work(client, i) for i in range(5)), return_exceptions=True)\n"
    "        print(got, asyncio.get_running_loop().time())\n"
    "asyncio.run(main())\n";

static const char busy_changes[] =
    MARK "at step 3 run Task-6 next\nat step 9 hold Task-4 for 200ms\nat 0.1s cancel Task-5\n"
         "at request 4 takes 800ms\nat request 6 fails\nat tick 700 latency https://a/1/* 100ms\n"
         "at 120ms seed 99\nat step 30 timer 3 due 2s\n";

static char *whole_trace(struct sim *sim, size_t *size)
{
    char *text;
    FILE *file = open_memstream(&text, size);
    ck_assert(trace_write_json(file, sim_trace(sim)));
    fclose(file);
    return text;
}

START_TEST(the_same_again)
{
    size_t sizes[3];
    char *traces[3];
    const uint64_t portions[] = {1000000, 1, 97};
    for (int i = 0; i < 3; i++) {
        struct sim *sim = open_run(busy, busy_changes);
        while (sim_advance(sim, portions[i]) == SIM_GOES_ON)
            ;
        traces[i] = whole_trace(sim, &sizes[i]);
        sim_close(sim);
        ck_assert_uint_eq(sizes[i], sizes[0]);
        ck_assert_int_eq(memcmp(traces[i], traces[0], sizes[0]), 0);
    }
    ck_assert_ptr_nonnull(strstr(traces[0], "\"what\":\"hold Task-4 for 200ms\""));
    ck_assert_ptr_nonnull(strstr(traces[0], "\"what\":\"request 6 fails\""));
    for (int i = 0; i < 3; i++)
        free(traces[i]);
}
END_TEST

/* Taken back to any tick and on to the end, the run is the same and stands where it was asked to. */
START_TEST(seeking_is_exact)
{
    struct sim *sim = open_run(busy, busy_changes), *straight = open_run(busy, busy_changes);
    while (sim_advance(sim, 1000) == SIM_GOES_ON)
        ;
    size_t size, again;
    char *trace = whole_trace(sim, &size);
    uint64_t end = sim_tick(sim);
    double last = sim_time(sim);
    ck_assert_uint_gt(end, 700);
    for (uint64_t tick = 1; tick < end; tick += 13) {
        uint64_t to = tick * 7919 % end;
        ck_assert(sim_seek(sim, to));
        ck_assert_uint_ge(sim_tick(sim), to);
        ck_assert(sim_seek(straight, 0));
        ck_assert(sim_seek(straight, to));
        ck_assert_uint_eq(sim_tick(sim), sim_tick(straight));
        ck_assert_double_eq(sim_time(sim), sim_time(straight));
    }
    while (sim_advance(sim, 100) == SIM_GOES_ON)
        ;
    ck_assert_uint_eq(sim_tick(sim), end);
    ck_assert_double_eq(sim_time(sim), last);
    char *other = whole_trace(sim, &again);
    ck_assert_uint_eq(size, again);
    ck_assert_int_eq(memcmp(trace, other, size), 0);
    free(trace);
    free(other);
    sim_close(sim);
    sim_close(straight);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intervene");
    TCase *tests = tcase_create("intervene");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, moments_and_acts);
    tcase_add_test(tests, mistakes_name_their_place);
    tcase_add_test(tests, hostile_bytes);
    tcase_add_test(tests, nothing_changed);
    tcase_add_test(tests, a_task_is_cancelled);
    tcase_add_test(tests, a_task_is_held);
    tcase_add_test(tests, what_runs_next_is_chosen);
    tcase_add_test(tests, timers_are_moved);
    tcase_add_test(tests, timers_between_two_stay_in_order);
    tcase_add_test(tests, a_wait_for_ever_ends);
    tcase_add_test(tests, requests_are_changed);
    tcase_add_test(tests, a_seed_is_changed);
    tcase_add_test(tests, the_same_again);
    tcase_add_test(tests, seeking_is_exact);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
