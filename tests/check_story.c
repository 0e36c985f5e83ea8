/* The story told from a trace: stops, tasks, queues, timers and the sentences about them; and the
 * reel, which winds a run to any of its stops. Traces are made by hand, or by the simulator. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "ui/story/reel.h"
#include "ui/story/scenario.h"
#include "ui/story/sentence.h"

/* --- a trace by hand */

static struct trace *trace;
static struct tracer tracer;
static struct stops stops;
static struct story story;
static struct words words;
static uint64_t tick;

static void open_trace(void)
{
    trace = trace_new();
    tracer_open(&tracer, trace);
    tick = 0;
}

static void close_trace(void)
{
    story_close(&story);
    stops_close(&stops);
    trace_free(trace);
}

#define EMIT(name, ...)                                                                            \
    trace_emit(&tracer, ++tick, &(struct event){.kind = EVENT_##name, .name = {__VA_ARGS__}})

/* Two tasks: the first waits for a sleep of 0.25 s, the second holds the thread for 0.5 s. */
static void emit_late_sleeper(void)
{
    EMIT(text, .id = 1, .text = event_text("sleep(0.25)"));
    EMIT(loop_created, .loop = 1);
    EMIT(task_created, .task = 1, .loop = 1, .line = 9, .name = event_text("Task-1"),
         .call = event_text("sleeper()"));
    EMIT(handle_queued, .handle = 1, .kind = HANDLE_STEP, .task = 1);
    EMIT(task_created, .task = 2, .loop = 1, .line = 9, .name = event_text("hog"));
    EMIT(handle_queued, .handle = 2, .kind = HANDLE_STEP, .task = 2);
    EMIT(loop_run, .loop = 1);
    EMIT(iteration, .loop = 1, .number = 1);
    EMIT(handle_begun, .handle = 1);
    EMIT(step_begun, .task = 1);
    EMIT(output, .stream = 1, .text = event_text("good night\n"));
    EMIT(timer_set, .timer = 1, .when = 0.25, .task = 1, .purpose = 1, .loop = 1);
    EMIT(step_waits, .task = 1, .wait = WAIT_SLEEP, .what = 1, .label = 1);
    EMIT(handle_ended, .handle = 1);
    EMIT(handle_begun, .handle = 2);
    EMIT(step_begun, .task = 2);
    EMIT(clock, .cause = CLOCK_BLOCKED, .time = 0.5);
    EMIT(step_ended, .task = 2, .outcome = OUTCOME_RETURNED, .line = 5, .result = event_text("None"));
    EMIT(handle_ended, .handle = 2);
    EMIT(iteration, .loop = 1, .number = 2);
    EMIT(timer_due, .timer = 1);
    EMIT(handle_queued, .handle = 3, .kind = HANDLE_CALLBACK, .label = 1, .timer = 1);
    EMIT(handle_begun, .handle = 3);
    EMIT(handle_queued, .handle = 4, .kind = HANDLE_WAKEUP, .task = 1);
    EMIT(handle_ended, .handle = 3);
    EMIT(iteration, .loop = 1, .number = 3);
    EMIT(handle_begun, .handle = 4);
    EMIT(step_begun, .task = 1);
    EMIT(step_ended, .task = 1, .outcome = OUTCOME_RAISED, .line = 4,
         .result = event_text("ValueError('a\tb')"));
    EMIT(handle_ended, .handle = 4);
    EMIT(program_ended, .status = 1);
}

/* Tells the story up to a stop of that kind, the `number`-th from 1. */
static void tell_to_stop(uint32_t kinds, int number)
{
    size_t at = 0;
    while (number-- > 0) {
        size_t next = stops_next(&stops, at, kinds);
        ck_assert_uint_gt(next, at);
        at = next;
    }
    while (story.cursor.index < stops.all[at].event)
        ck_assert(story_next(&story));
}

static void open_late_sleeper(void)
{
    open_trace();
    emit_late_sleeper();
    ck_assert(stops_open(&stops, trace));
    stops_scan(&stops);
    ck_assert(story_open(&story, trace));
}

START_TEST(test_stops)
{
    ck_assert_uint_eq(stops.step_count, 3);
    ck_assert(stops.all[0].kinds & STOP_START);
    /* start, two steps, the timer, its callback, a step, the end */
    ck_assert_uint_eq(stops.count, 7);
    ck_assert_uint_eq(stops_next(&stops, 0, STOP_STEP), 1);
    ck_assert_uint_eq(stops_next(&stops, 2, STOP_STEP), 5);
    ck_assert_uint_eq(stops_previous(&stops, 5, STOP_STEP), 2);
    ck_assert_uint_eq(stops_next(&stops, 1, STOP_ITERATION), 2);
    ck_assert_uint_eq(stops_next(&stops, 6, STOP_STEP), 6);
    ck_assert_uint_eq(stops_previous(&stops, 0, STOP_STEP), 0);
    ck_assert_uint_eq(stops_at_tick(&stops, stops.all[3].tick), 3);
    ck_assert_uint_eq(stops_at_tick(&stops, 0), 0);
    ck_assert_double_eq(stops.all[2].time, 0.5);
}
END_TEST

START_TEST(test_state_after_a_step)
{
    tell_to_stop(STOP_STEP, 1);
    const struct story_task *task = story_task(&story, 1);
    ck_assert_int_eq(task->state, TASK_WAITING);
    ck_assert_int_eq(story_task(&story, 2)->state, TASK_READY);
    ck_assert_uint_eq(story_next_timer(&story), 1);
    ck_assert_uint_eq(story.step.task, 1);
    words_clear(&words);
    sentence_state(&words, &story, task);
    ck_assert_str_eq(words.text, "waits sleep(0.25)");
    sentence_short(&words, &story);
    ck_assert_str_eq(words.text, "Task-1, sleeper(), began. It printed \"good night\", then gave way: "
                                 "it waits for sleep(0.25).");
    sentence_next(&words, &story);
    ck_assert_str_eq(words.text, "Next: hog begins, without waiting (this iteration).");
}
END_TEST

START_TEST(test_overdue)
{
    tell_to_stop(STOP_STEP, 2);
    const struct story_timer *timer = story_timer(&story, 1);
    ck_assert_double_eq(story_overdue(&story, timer), 0.25);
    ck_assert_double_eq(story.step.blocked, 0.5);
    sentence_short(&words, &story);
    ck_assert_str_eq(words.text, "hog held the thread for 0.500 s: nothing else could run. Task-1 was "
                                 "due at 0.250 s: 0.250 s overdue. hog ended.");
    sentence_next(&words, &story);
    ck_assert_str_eq(words.text, "Next: the timer for 0.250 s is due: it wakes Task-1.");
}
END_TEST

START_TEST(test_late)
{
    tell_to_stop(STOP_STEP, 3);
    ck_assert_double_eq(story.step.late, 0.25);
    sentence_short(&words, &story);
    ck_assert_str_eq(words.text, "Task-1 woke 0.250 s late, because step 2 held the thread: its "
                                 "sleep(0.25) was over. It failed with ValueError('a\\tb').");
    const struct story_task *task = story_task(&story, 1);
    ck_assert_double_eq(task->waited, 0.25);
    ck_assert_double_eq(task->kept_waiting, 0.25);
    ck_assert_uint_eq(task->last_line, 4);
}
END_TEST

START_TEST(test_acts)
{
    tell_to_stop(STOP_ACT, 3);
    ck_assert_int_eq(story.act, ACT_TIMER);
    ck_assert_uint_eq(story.live_timers.count, 0);
    sentence_short(&words, &story);
    ck_assert_str_eq(words.text, "The timer for 0.250 s was due: the loop moved it to the ready queue.");
    tell_to_stop(STOP_ACT, 4);
    ck_assert_int_eq(story.act, ACT_CALLBACK);
    sentence_short(&words, &story);
    ck_assert_str_eq(words.text, "The loop ran a callback: timer wakes Task-1. Task-1 is in the ready "
                                 "queue again.");
    ck_assert_uint_eq(story.handles.count - story.batch_end, 1);
}
END_TEST

START_TEST(test_end)
{
    tell_to_stop(STOP_END, 1);
    sentence_short(&words, &story);
    ck_assert_str_eq(words.text, "The program is over, exit status 1.");
    sentence_next(&words, &story);
    ck_assert_str_eq(words.text, "");
    ck_assert(!story_next(&story));
}
END_TEST

START_TEST(test_a_closed_loop_forgets)
{
    EMIT(loop_created, .loop = 2);
    EMIT(timer_set, .timer = 70, .when = 9, .loop = 1);
    EMIT(timer_set, .timer = 71, .when = 8, .loop = 2);
    EMIT(handle_queued, .handle = 70, .kind = HANDLE_CALLBACK);
    while (story_next(&story))
        ;
    ck_assert_uint_eq(story.live_timers.count, 2);
    ck_assert_uint_gt(story.handles.count, 0);
    EMIT(loop_closed, .loop = 1);
    ck_assert(story_next(&story));
    ck_assert_uint_eq(story.live_timers.count, 1);
    ck_assert_uint_eq(*(const uint64_t *)story.live_timers.items, 71);
    const struct story_handle *handles = story.handles.items;
    ck_assert_int_eq(handles[story.handles.count - 1].state, HANDLE_DROPPED);
}
END_TEST

START_TEST(test_copies_are_apart)
{
    struct story copy = {0};
    tell_to_stop(STOP_STEP, 1);
    ck_assert(story_copy(&copy, &story));
    tell_to_stop(STOP_STEP, 3);
    ck_assert_int_eq(story_task(&copy, 1)->state, TASK_WAITING);
    ck_assert_int_eq(story_task(&story, 1)->state, TASK_FAILED);
    ck_assert_uint_eq(copy.steps, 1);
    while (story_next(&copy))
        ;
    ck_assert_int_eq(story_task(&copy, 1)->state, TASK_FAILED);
    story_close(&copy);
}
END_TEST

START_TEST(test_unknown_numbers_are_empty)
{
    ck_assert_uint_eq(story_task(&story, 1000000)->name.size, 0);
    ck_assert_uint_eq(story_text(&story, 1000000).size, 0);
    ck_assert_double_eq(story_timer(&story, UINT64_MAX)->when, 0);
}
END_TEST

/* A trace may be anybody's: events about things that were never made must do no harm. */
START_TEST(test_nonsense)
{
    open_trace();
    EMIT(handle_ended, .handle = 7);
    EMIT(step_ended, .task = 99, .outcome = 250);
    EMIT(step_waits, .task = 3, .wait = WAIT_GROUP, .what = 12, .place = 5);
    EMIT(timer_due, .timer = 44);
    EMIT(timer_cancelled, .timer = 45);
    EMIT(handles_collected, .count = 1000);
    EMIT(resource_left, .resource = 3, .task = 3);
    EMIT(resource_item, .resource = 3, .change = 2, .item = event_text("x"));
    EMIT(place, .id = 5, .outer = 5);
    EMIT(task_created, .task = UINT64_MAX, .name = event_text("far away"));
    EMIT(iteration, .loop = 9, .number = 9);
    EMIT(program_ended, .status = 0);
    ck_assert(stops_open(&stops, trace));
    stops_scan(&stops);
    ck_assert(story_open(&story, trace));
    while (story_next(&story)) {
        sentence_short(&words, &story);
        sentence_ran(&words, &story);
        sentence_why(&words, &story);
        sentence_next(&words, &story);
    }
    ck_assert(story.ended);
}
END_TEST

/* --- words */

START_TEST(test_words_are_cut_between_characters)
{
    words_clear(&words);
    for (int i = 0; i < WORDS_SIZE; i++)
        words_add(&words, "\u00e9");
    ck_assert(words.cut);
    ck_assert_uint_lt(words.size, WORDS_SIZE);
    ck_assert_str_eq(words.text + words.size - 2, "..");
    ck_assert_uint_eq((words.size - 2) % 2, 0);
    words_add(&words, "more");
    ck_assert_str_eq(words.text + words.size - 2, "..");
}
END_TEST

START_TEST(test_control_characters_are_shown)
{
    words_clear(&words);
    words_add_text(&words, event_text("a\n\t\033[2J"));
    ck_assert_str_eq(words.text, "a\\n\\t\\x1b[2J");
}
END_TEST

START_TEST(test_scenario_lines)
{
    static const char text[] = "# sim: title Two words \n# sim: about What it is.\nx = 1  #> A note.\n\ny = 2";
    struct scenario scenario;
    ck_assert(scenario_open(&scenario, "some/where.py", strdup(text), sizeof text - 1));
    ck_assert_str_eq(scenario.file, "where.py");
    ck_assert_str_eq(scenario.title, "Two words");
    ck_assert_str_eq(scenario.about, "What it is.");
    ck_assert_uint_eq(scenario.line_count, 5);
    struct scenario_line line = scenario_line(&scenario, 3);
    ck_assert_uint_eq(line.size, 5);
    ck_assert_uint_eq(line.note_size, 7);
    ck_assert_mem_eq(line.note, "A note.", 7);
    ck_assert_uint_eq(scenario_line(&scenario, 5).size, 5);
    ck_assert_uint_eq(scenario_line(&scenario, 6).size, 0);
    scenario_close(&scenario);
}
END_TEST

/* --- the reel, on real runs */

static struct sim *sim;
static struct reel reel;

static void open_run(const char *text)
{
    struct sim_options options = {.path = "test.py", .text = text, .size = strlen(text)};
    sim = sim_open(&options);
    ck_assert_ptr_nonnull(sim);
    ck_assert(reel_open(&reel, sim, sim_trace(sim), &options));
}

static void close_run(void)
{
    reel_close(&reel);
    sim_close(sim);
}

#define GATHER                                                                                     \
    "import asyncio\n"                                                                             \
    "async def nap(t):\n"                                                                          \
    "    await asyncio.sleep(t)\n"                                                                 \
    "async def main():\n"                                                                          \
    "    await asyncio.gather(nap(0.2), nap(0.1))\n"                                               \
    "asyncio.run(main())\n"

/* What the screen would say at every stop, forward; the same when one comes back to it. */
START_TEST(test_back_and_forth)
{
    char said[32][WORDS_SIZE];
    open_run(GATHER);
    size_t count = 0;
    do {
        sentence_ran(&words, &reel.story);
        strcpy(said[count++], words.text);
    } while (reel_forward(&reel, STOP_ACT) && count < 32);
    ck_assert(reel.whole);
    ck_assert(reel.story.ended);
    for (size_t i = count - 1; i-- > 0;) {
        ck_assert(reel_back(&reel, STOP_ACT));
        sentence_ran(&words, &reel.story);
        ck_assert_str_eq(words.text, said[i]);
    }
    ck_assert(!reel_back(&reel, STOP_ACT));
    for (size_t i = count; i-- > 0;) {
        reel_go(&reel, i);
        sentence_ran(&words, &reel.story);
        ck_assert_str_eq(words.text, said[i]);
    }
    close_run();
}
END_TEST

START_TEST(test_first_last)
{
    open_run(GATHER);
    ck_assert(!reel_first(&reel));
    ck_assert(reel_last(&reel));
    ck_assert_uint_eq(reel.story.steps, 6);
    ck_assert(!reel.story.ended);
    ck_assert(reel_last(&reel));
    ck_assert(reel.story.ended);
    ck_assert_uint_eq(reel.story.steps, 8);
    ck_assert(!reel_last(&reel));
    ck_assert(reel_first(&reel));
    ck_assert_uint_eq(reel.story.steps, 0);
    ck_assert(reel_to_step(&reel, 4));
    ck_assert_uint_eq(reel.story.steps, 4);
    ck_assert_double_eq(reel.story.time, 0.1);
    ck_assert(!reel_to_step(&reel, 100));
    ck_assert(reel_to_time(&reel, 0.15));
    ck_assert_uint_eq(reel.story.steps, 4);
    close_run();
}
END_TEST

START_TEST(test_lines_and_frames)
{
    size_t count;
    open_run(GATHER);
    ck_assert(reel_to_step(&reel, 1));
    ck_assert(reel_line_forward(&reel));
    ck_assert_uint_eq(reel.lines[reel.line - 1].line, 3);
    const struct sim_frame *frames = reel_frames(&reel, 2, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(frames[0].function, "nap");
    ck_assert_uint_eq(frames[0].variable_count, 1);
    ck_assert_str_eq(frames[0].variables[0].name, "t");
    ck_assert_str_eq(frames[0].variables[0].text, "0.2");
    ck_assert(reel_line_back(&reel));
    ck_assert_uint_eq(reel.line, 0);
    ck_assert_uint_eq(reel.story.steps, 1);
    close_run();
}
END_TEST

START_TEST(test_endless_run_is_computed_as_needed)
{
    open_run("import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n"
             "asyncio.run(main())\n");
    for (int i = 1; i <= 10000; i++)
        ck_assert(reel_forward(&reel, STOP_STEP));
    ck_assert_uint_eq(reel.story.steps, 10000);
    ck_assert_double_eq(reel.story.time, 9999);
    ck_assert(!reel.whole);
    ck_assert(reel_back(&reel, STOP_STEP));
    ck_assert_uint_eq(reel.story.steps, 9999);
    ck_assert(reel_to_step(&reel, 17));
    ck_assert_double_eq(reel.story.time, 16);
    close_run();
}
END_TEST

START_TEST(test_deadlock_is_one_moment)
{
    open_run("import asyncio\nasync def main():\n    await asyncio.get_running_loop().create_future()\n"
             "asyncio.run(main())\n");
    ck_assert(reel_forward(&reel, STOP_STEP));
    ck_assert(!reel.story.deadlock);
    ck_assert(reel_forward(&reel, STOP_STEP));
    ck_assert(reel.story.deadlock);
    sentence_short(&words, &reel.story);
    ck_assert_str_eq(words.text, "Deadlock: nothing is ready, no timer is set, so nothing can ever wake "
                                 "Task-1.");
    ck_assert(reel_forward(&reel, STOP_STEP));
    ck_assert(!reel.story.deadlock);
    close_run();
}
END_TEST

START_TEST(test_cancelling)
{
    open_run("import asyncio\n"
             "async def work():\n"
             "    try:\n"
             "        await asyncio.sleep(9)\n"
             "    finally:\n"
             "        await asyncio.sleep(1)\n"
             "async def main():\n"
             "    task = asyncio.create_task(work())\n"
             "    await asyncio.sleep(0)\n"
             "    task.cancel()\n"
             "    await asyncio.wait([task])\n"
             "asyncio.run(main())\n");
    ck_assert(reel_to_step(&reel, 3));
    words_clear(&words);
    sentence_state(&words, &reel.story, story_task(&reel.story, 2));
    ck_assert_str_eq(words.text, "cancel asked by Task-1:10");
    ck_assert(reel_to_step(&reel, 4));
    words_clear(&words);
    sentence_state(&words, &reel.story, story_task(&reel.story, 2));
    ck_assert_str_eq(words.text, "cancelling, waits sleep(1)");
    ck_assert_int_eq(story_timer(&reel.story, 1)->state, TIMER_CANCELLED);
    ck_assert(reel_to_step(&reel, 5));
    words_clear(&words);
    sentence_state(&words, &reel.story, story_task(&reel.story, 2));
    ck_assert_str_eq(words.text, "cancelled");
    close_run();
}
END_TEST

static Suite *story_suite(void)
{
    Suite *suite = suite_create("story");
    TCase *told = tcase_create("told"), *small = tcase_create("small"), *runs = tcase_create("reel");
    tcase_add_checked_fixture(told, open_late_sleeper, close_trace);
    tcase_add_test(told, test_stops);
    tcase_add_test(told, test_state_after_a_step);
    tcase_add_test(told, test_overdue);
    tcase_add_test(told, test_late);
    tcase_add_test(told, test_acts);
    tcase_add_test(told, test_end);
    tcase_add_test(told, test_a_closed_loop_forgets);
    tcase_add_test(told, test_copies_are_apart);
    tcase_add_test(told, test_unknown_numbers_are_empty);
    tcase_add_test(small, test_words_are_cut_between_characters);
    tcase_add_test(small, test_control_characters_are_shown);
    tcase_add_test(small, test_scenario_lines);
    TCase *nonsense = tcase_create("nonsense");
    tcase_add_checked_fixture(nonsense, NULL, close_trace);
    tcase_add_test(nonsense, test_nonsense);
    tcase_set_timeout(runs, 100);
    tcase_add_test(runs, test_back_and_forth);
    tcase_add_test(runs, test_first_last);
    tcase_add_test(runs, test_lines_and_frames);
    tcase_add_test(runs, test_endless_run_is_computed_as_needed);
    tcase_add_test(runs, test_deadlock_is_one_moment);
    tcase_add_test(runs, test_cancelling);
    suite_add_tcase(suite, told);
    suite_add_tcase(suite, small);
    suite_add_tcase(suite, nonsense);
    suite_add_tcase(suite, runs);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(story_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
