/* Time travel: a moment that a run is taken back to is the moment that it went through, in the simulator
 * (state, trace, output) and in the story. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/run.h"
#include "ui/story/reel.h"

/* Long enough for many checkpoints: tasks that sleep, wait for a queue, spawn, time out, use random
 * numbers and a generator. */
static const char program[] =
    "import asyncio, random\n"
    "def numbers():\n"
    "    n = 0\n"
    "    while True:\n"
    "        n += random.randrange(10)\n"
    "        yield n\n"
    "async def child(n):\n"
    "    await asyncio.sleep(n % 3 / 1000)\n"
    "    return {'n': n, 'text': str(n) * 3}\n"
    "async def worker(name, queue):\n"
    "    source = numbers()\n"
    "    for turn in range(150):\n"
    "        await queue.put(next(source))\n"
    "        found = await asyncio.create_task(child(turn))\n"
    "        item = await queue.get()\n"
    "        try:\n"
    "            async with asyncio.timeout(0.001):\n"
    "                await asyncio.sleep(item % 4 / 1000)\n"
    "        except TimeoutError:\n"
    "            item = -item\n"
    "        if turn % 50 == 0:\n"
    "            print(name, turn, item, found)\n"
    "async def main():\n"
    "    queue = asyncio.Queue(7)\n"
    "    await asyncio.gather(*[worker(f'w{i}', queue) for i in range(6)])\n"
    "asyncio.run(main())\n";

static size_t written;

static void count_output(void *host, int stream, const char *text, size_t size)
{
    (void)host;
    (void)stream;
    (void)text;
    written += size;
}

static struct sim *open_sim(bool forward_only)
{
    struct sim_options options = {.path = "test.py",
                                  .text = program,
                                  .size = sizeof program - 1,
                                  .forward_only = forward_only,
                                  .output = count_output};
    struct sim *sim = sim_open(&options);
    ck_assert_ptr_nonnull(sim);
    return sim;
}

static void run_to_end(struct sim *sim)
{
    while (sim_advance(sim, 5000) == SIM_GOES_ON)
        ;
    ck_assert_int_eq(sim_exit_status(sim), 0);
}

/* All frames and variables of some tasks, as text. */
static char *look(struct sim *sim)
{
    size_t size = 0;
    char *text = NULL;
    FILE *out = open_memstream(&text, &size);
    fprintf(out, "tick %llu time %.9f\n", (unsigned long long)sim_tick(sim), sim_time(sim));
    for (uint64_t task = 0; task < 9; task++) {
        size_t count;
        const struct sim_frame *frames = sim_frames(sim, task, &count);
        for (size_t i = 0; frames && i < count; i++) {
            fprintf(out, "%s:%u", frames[i].function, frames[i].line);
            for (size_t j = 0; j < frames[i].variable_count; j++)
                fprintf(out, " %s=%s", frames[i].variables[j].name, frames[i].variables[j].text);
            fprintf(out, "\n");
        }
    }
    fclose(out);
    return text;
}

#define MOMENTS 12

START_TEST(test_sim_seek)
{
    char *seen[MOMENTS];
    struct sim *sim = open_sim(false);
    run_to_end(sim);
    uint64_t end = sim_tick(sim), events = trace_count(sim_trace(sim));
    size_t said = written;
    for (uint64_t i = 0; i < MOMENTS; i++) { /* each by a run that never went back */
        struct sim *fresh = open_sim(true);
        sim_seek(fresh, end * (i + 1) / (MOMENTS + 1));
        seen[i] = look(fresh);
        sim_close(fresh);
    }
    written = said;
    for (uint64_t turn = 0; turn < 3 * MOMENTS; turn++) {
        uint64_t i = (turn * 5 + turn / MOMENTS) % MOMENTS;
        ck_assert(sim_seek(sim, end * (i + 1) / (MOMENTS + 1)));
        char *now = look(sim);
        ck_assert_str_eq(now, seen[i]);
        free(now);
        if (turn % 7 == 0) {
            run_to_end(sim);
            ck_assert_uint_eq(sim_tick(sim), end);
        }
    }
    run_to_end(sim);
    ck_assert_uint_eq(trace_count(sim_trace(sim)), events);
    ck_assert_uint_eq(sim->run->tracer.failed, 0); /* what was written again was the same */
    ck_assert_uint_eq(written, said);              /* and the program's words were given once */
    for (size_t i = 0; i < MOMENTS; i++)
        free(seen[i]);
    sim_close(sim);
}
END_TEST

START_TEST(test_steps_back)
{
    struct sim *sim = open_sim(false);
    run_to_end(sim);
    uint64_t middle = sim_tick(sim) / 2;
    for (uint64_t i = 0; i < 300; i++) {
        ck_assert(sim_seek(sim, middle - 7 * i));
        /* The first moment at which the run can stop: some events belong together. */
        ck_assert_uint_ge(sim_tick(sim), middle - 7 * i);
        ck_assert_uint_le(sim_tick(sim), middle - 7 * i + 20);
    }
    run_to_end(sim);
    ck_assert_uint_eq(sim->run->tracer.failed, 0);
    sim_close(sim);
}
END_TEST

START_TEST(test_lines_and_looks_between)
{
    size_t count, again;
    struct sim *sim = open_sim(false);
    sim_advance(sim, 30000);
    uint64_t here = sim_tick(sim);
    ck_assert_ptr_nonnull(sim_lines(sim, here / 2, here / 2 + 500, &count));
    ck_assert_uint_gt(count, 50);
    free(look(sim));
    ck_assert_ptr_nonnull(sim_lines(sim, here / 2, here / 2 + 500, &again));
    ck_assert_uint_eq(again, count);
    run_to_end(sim);
    ck_assert_uint_eq(sim->run->tracer.failed, 0);
    sim_close(sim);
}
END_TEST

/* --- the story */

static void assert_same_story(const struct story *a, const struct story *b)
{
    ck_assert_uint_eq(a->tick, b->tick);
    ck_assert_uint_eq(a->acts, b->acts);
    ck_assert_uint_eq(a->tasks.count, b->tasks.count);
    ck_assert_uint_eq(a->bars.count, b->bars.count);
    ck_assert_uint_eq(a->timers.count, b->timers.count);
    ck_assert_uint_eq(a->handles.count, b->handles.count);
    ck_assert_uint_eq(a->live_timers.count, b->live_timers.count);
    ck_assert_uint_eq(a->outputs.count, b->outputs.count);
    for (size_t i = 1; i < a->tasks.count; i++) {
        const struct story_task *x = story_task(a, i), *y = story_task(b, i);
        ck_assert(x->state == y->state && x->steps == y->steps && x->what == y->what &&
                  x->last_bar == y->last_bar && x->place == y->place && x->ran == y->ran &&
                  x->kept_waiting == y->kept_waiting && x->waited == y->waited);
    }
    for (size_t i = 1; i < a->bars.count; i++) {
        const struct story_bar *x = STORY_AT(a, bars, story_bar, i);
        const struct story_bar *y = STORY_AT(b, bars, story_bar, i);
        ck_assert(x->from == y->from && x->to == y->to && x->kind == y->kind &&
                  x->task == y->task && x->place == y->place && x->previous == y->previous);
    }
    for (size_t i = 1; i < a->timers.count; i++) {
        const struct story_timer *x = story_timer(a, i), *y = story_timer(b, i);
        ck_assert(x->state == y->state && x->when == y->when && x->task == y->task);
    }
}

START_TEST(test_reel)
{
    struct sim *sim = open_sim(false);
    struct sim_options options = {.path = "test.py", .text = program, .size = sizeof program - 1};
    struct reel reel;
    struct story told;
    ck_assert(reel_open(&reel, sim, sim_trace(sim), &options));
    reel.mark_spacing = 50;
    reel_last(&reel);
    ck_assert(reel.whole && reel.mark_count > 20);
    size_t stops = reel.stops.count;
    for (size_t turn = 0; turn < 60; turn++) {
        size_t at = turn * 7919 % stops;
        reel_go(&reel, at);
        ck_assert(story_open(&told, reel.trace));
        while (told.cursor.index < reel.stops.all[at].event && story_next(&told))
            ;
        assert_same_story(&reel.story, &told);
        story_close(&told);
    }
    ck_assert(!reel.failed);
    reel_close(&reel);
    sim_close(sim);
}
END_TEST

/* The computing goes on where it was, however often one looks at variables meanwhile. */
START_TEST(test_reel_looks_while_computing)
{
    struct sim *sim = open_sim(false), *plain = open_sim(true);
    struct sim_options options = {.path = "test.py", .text = program, .size = sizeof program - 1};
    struct reel reel;
    size_t count;
    run_to_end(plain);
    ck_assert(reel_open(&reel, sim, sim_trace(sim), &options));
    for (int i = 0; i < 400 && reel_forward(&reel, STOP_STEP); i++) {
        if (i % 3 == 0)
            ck_assert_ptr_nonnull(reel_frames(&reel, reel.story.step.task, &count));
        if (i % 7 == 0)
            reel_back(&reel, STOP_STEP);
        if (i % 11 == 0)
            reel_line_forward(&reel);
    }
    reel_last(&reel);
    ck_assert_uint_eq(trace_count(sim_trace(sim)), trace_count(sim_trace(plain)));
    ck_assert_uint_eq(trace_bytes(sim_trace(sim)), trace_bytes(sim_trace(plain)));
    reel_close(&reel);
    sim_close(sim);
    sim_close(plain);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rewind");
    TCase *tests = tcase_create("time travel");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, test_sim_seek);
    tcase_add_test(tests, test_steps_back);
    tcase_add_test(tests, test_lines_and_looks_between);
    tcase_add_test(tests, test_reel);
    tcase_add_test(tests, test_reel_looks_while_computing);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
