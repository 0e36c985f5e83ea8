/* Linear mode: what each command word answers. */
#include "ui/linear/linear.h"
#include "ui/linear/quiz.h"

#include "sim/sim.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char two_sleepers[] = "# sim: title Two sleepers\n"
                                   "import asyncio\n"
                                   "lock = asyncio.Lock()\n"
                                   "async def nap(name, delay):\n"
                                   "    async with lock:\n"
                                   "        await asyncio.sleep(delay)  #> The timer wakes it.\n"
                                   "    print(name)\n"
                                   "async def main():\n"
                                   "    await asyncio.gather(nap('a', 0.2), nap('b', 0.1))\n"
                                   "asyncio.run(main())\n";

/* What a session of these commands says; malloc'ed. */
static char *session(const char *program, const char *input)
{
    struct sim_options options = {.path = "program.py", .text = program, .size = strlen(program)};
    struct sim *sim = sim_open(&options);
    struct scenario scenario;
    struct reel reel;
    char *said = NULL;
    size_t size;
    ck_assert_ptr_nonnull(sim);
    ck_assert(scenario_open(&scenario, "program.py", strdup(program), strlen(program)));
    ck_assert(reel_open(&reel, sim, sim_trace(sim), &options));
    struct linear_options linear = {.in = fmemopen((void *)(uintptr_t)input, strlen(input), "r"),
                                    .out = open_memstream(&said, &size)};
    ck_assert(linear.in && linear.out);
    struct runs runs = {.now = {.reel = &reel, .scenario = &scenario}};
    linear_run(&runs, &linear);
    fclose(linear.in);
    fclose(linear.out);
    reel_close(&reel);
    scenario_close(&scenario);
    sim_close(sim);
    return said;
}

/* The answers after the greeting hold `words`. */
static void expect(const char *input, const char *words)
{
    char *said = session(two_sleepers, input);
    const char *greeting = "The word help lists the commands.\n", *answers = strstr(said, greeting);
    ck_assert_ptr_nonnull(answers);
    ck_assert_msg(strstr(answers, words) != NULL, "after %s:\n%s\nwithout: %s", input, answers,
                  words);
    free(said);
}

START_TEST(it_begins_with_the_title_and_the_start)
{
    char *said = session(two_sleepers, "q\n");
    ck_assert_str_eq(said, "Two sleepers.\n"
                           "Step 0, 0.000 s.\n"
                           "Nothing has run yet.\n"
                           "Next: the program's first line.\n"
                           "An empty line is the next step. The word help lists the commands.\n");
    free(said);
}
END_TEST

START_TEST(an_empty_line_is_the_next_step)
{
    char *by_word = session(two_sleepers, "next\nnext\n"), *by_line = session(two_sleepers, "\n\n");
    ck_assert_str_eq(by_word, by_line);
    ck_assert_ptr_nonnull(strstr(by_word, "Step 2"));
    free(by_word);
    free(by_line);
}
END_TEST

START_TEST(back_says_what_was_said_there)
{
    char *there = session(two_sleepers, "last\nnext\nback\ngoto 2\n");
    char *first = strstr(there, "Step 2 of");
    ck_assert_ptr_nonnull(first);
    free(there);
    expect("n\nn\nn\nb\n", "nap('a', 0.2), began.");
    expect("b\n", "This is the start.\n");
    expect("last\nlast\nnext\n", "This is the end of the run.\n");
}
END_TEST

START_TEST(lines_and_variables)
{
    expect("n\nline\n", "Line 5 ran: async with lock:\n");
    expect("n\nn\nvars\n", "name is 'a'.\ndelay is 0.2.\n");
    expect("n\nn\nvars Task-1\n", "In main, line 9:\n");
    expect("vars Task-9\n", "There is no such task.");
}
END_TEST

START_TEST(lists)
{
    expect("goto 3\ntasks\n", "Task-3, nap('b', 0.1): waits lock, held by Task-2 at line 5.\n");
    expect("goto 1\nready\n", "1. Task-2 begins, iteration 2.\n2. Task-3 begins, iteration 2.\n");
    expect("goto 2\ntimers\n", "0.200 s, in 0.200 s: wakes Task-2.\n");
    expect("goto 3\nthings\n", "lock  held by Task-2; waiting: Task-3.\n");
    expect("last\noutput\n", "Task-2: a\nTask-3: b\n");
    expect("goto 2\nsource\n", "here   6          await asyncio.sleep(delay)    here waits: Task-2\n");
    expect("goto 2\nn\nb\n", "Note, line 6: The timer wakes it.\n");
    expect("goto 2\nwhy\n", "It could run because Task-1 made it in step 1.\n");
}
END_TEST

/* An address would tell nothing, and seem to change from run to run. */
START_TEST(functions_have_no_address)
{
    char *said = session("import asyncio\n"
                         "async def main():\n"
                         "    one, two, three = main, [].append, b' at 0x12'\n"
                         "    await asyncio.sleep(1)\n"
                         "asyncio.run(main())\n",
                         "next\nvars\n");
    ck_assert_msg(strstr(said, "one is <function main>.\n"
                               "two is <built-in method append of list object>.\n"
                               "three is b' at 0x12'.\n"), "%s", said);
    free(said);
}
END_TEST

/* By the variables that hold them, wherever the code stores them. */
START_TEST(resources_have_the_names_of_variables)
{
    char *said = session("import asyncio\n"
                         "class Shop:\n"
                         "    def __init__(self):\n"
                         "        self.counter = asyncio.Lock()\n"
                         "async def main():\n"
                         "    left, right = asyncio.Lock(), asyncio.Lock()\n"
                         "    forks = [asyncio.Lock() for fork in range(2)]\n"
                         "    work = more = asyncio.Queue(maxsize=3)\n"
                         "    ready, known = asyncio.Event(), {'x': asyncio.Semaphore(2)}\n"
                         "    changed = asyncio.Condition()\n"
                         "    shops = [Shop(), Shop()]\n"
                         "    print(asyncio.Lock())\n"
                         "    await asyncio.sleep(1)\n"
                         "asyncio.run(main())\n",
                         "n\nthings\n");
    static const char *const names[] = {"\nlock left  ", "\nlock right  ", "\nlock forks  ",
                                        "\nlock forks 2  ", "\nqueue work  ", "\nevent ready  ",
                                        "\nSemaphore 1  ", "\nchanged's lock  ", "\ncondition changed  ",
                                        "\nlock counter  ", "\nlock counter 2  ", "\nLock 1  "};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_msg(strstr(said, names[i]) != NULL, "without%s:\n%s", names[i], said);
    free(said);
}
END_TEST

START_TEST(exceptions_that_are_caught_are_told)
{
    char *said = session("import asyncio\n"
                         "async def main():\n"
                         "    try:\n"
                         "        {}['no']\n"
                         "    except KeyError:\n"
                         "        pass\n"
                         "    for number in iter([]):\n"
                         "        pass\n"
                         "    await asyncio.sleep(0)\n"
                         "    int('x')\n"
                         "asyncio.run(main())\n",
                         "n\nn\n");
    ck_assert_ptr_nonnull(strstr(said, "began. KeyError('no') was raised at line 4 and caught."));
    ck_assert_ptr_nonnull(strstr(said, "ValueError(\"invalid literal for int() with base 10: 'x'\")"
                                       " was raised at line 10. It failed with"));
    free(said);
}
END_TEST

START_TEST(going_to_a_time)
{
    expect("goto 0.25s\n", "0.200 s");
    expect("goto nowhere\n", "Go to which step?");
    expect("goto line 7\n", "Line 7 ran: print(name)\n");
    expect("goto line 2\ngoto line 99\n", "That line never runs.\n");
    expect("goto 999\n", "The run has no such step.\n");
}
END_TEST

START_TEST(what_is_no_command_is_said)
{
    expect("sing\n", "That is no command. The word help lists them.\n");
    expect("help\n", "next, or n: forward by one step of a task.\n");
}
END_TEST

START_TEST(text_of_the_program_cannot_steer_the_terminal)
{
    char *said = session("print('\\x1b[2J\\x07')\n# \x1b[31m\n", "last\nlast\noutput\nsource\n");
    ck_assert_ptr_null(strchr(said, '\x1b'));
    ck_assert_ptr_null(strchr(said, '\x07'));
    free(said);
}
END_TEST

/* --- the quiz */

static struct score quiz(const char *answers, unsigned most, char **said)
{
    struct sim_options options = {
        .path = "program.py", .text = two_sleepers, .size = strlen(two_sleepers)};
    struct sim *sim = sim_open(&options);
    struct scenario scenario;
    struct reel reel;
    size_t size;
    ck_assert_ptr_nonnull(sim);
    ck_assert(scenario_open(&scenario, "program.py", strdup(two_sleepers), strlen(two_sleepers)));
    ck_assert(reel_open(&reel, sim, sim_trace(sim), &options));
    struct quiz_options wishes = {.in = fmemopen((void *)(uintptr_t)answers, strlen(answers), "r"),
                                  .out = open_memstream(said, &size),
                                  .most = most};
    struct score score = quiz_run(&reel, &scenario, &wishes);
    fclose(wishes.in);
    fclose(wishes.out);
    reel_close(&reel);
    scenario_close(&scenario);
    sim_close(sim);
    return score;
}

START_TEST(the_quiz_counts_right_answers)
{
    char *said;
    struct score score = quiz("Task-2\ntask 3\n0.2\n", 3, &said);
    ck_assert_uint_eq(score.asked, 3);
    ck_assert_uint_eq(score.right, 3);
    ck_assert_ptr_nonnull(strstr(said, "Which task runs next? (3, Task-3, or none) Right.\n"));
    ck_assert_ptr_null(strstr(said, "Next:")); /* nothing is given away */
    ck_assert_ptr_null(strstr(said, " of 9"));
    free(said);
}
END_TEST

START_TEST(the_quiz_tells_what_is_right)
{
    char *said;
    struct score score = quiz("Task-3\n\n never \n3\n", 20, &said);
    ck_assert_uint_eq(score.asked, 4); /* the answers end there */
    ck_assert_uint_eq(score.right, 1);
    ck_assert_ptr_nonnull(strstr(said, "No: Task-2. Task-3 is ready, but stands behind it.\n"));
    ck_assert_ptr_nonnull(strstr(said, "No: Task-3.\n"));
    ck_assert_ptr_nonnull(strstr(said, "No: 0.200 s.\n"));
    free(said);
}
END_TEST

START_TEST(predicting_asks_before_it_tells)
{
    expect("predict\n\n\nTask-2\n", "Which task runs next? (3, Task-3, or none) Right.\n"
                                     "Step 2, 0.000 s, iteration 2.\n");
    expect("predict\nn\nn\n\n", "Which task runs next? (3, Task-3, or none) Step 2, ");
    expect("predict\nn\nn\n3\npredict\n", "Predicting is off: 0 of 1 were right.\n");
    expect("predict\nn\nn\n2\nlast\nlast\n", "Predictions: 1 of 1 right.\n");
}
END_TEST

START_TEST(what_if_needs_a_run_that_can_be_opened_again)
{
    expect("n\nwhatif\n", "Nothing was changed.\nYou can say whatif and: cancel Task-3;");
    expect("n\nwhatif cancel Task-1\n", "It cannot be changed: this run cannot be run anew.\n");
    expect("n\nwhatif stop\n", "'stop' is nothing that can be done:");
    expect("differ\nother\n", "There is one run only. The word whatif changes it.\nThere is one run only.");
}
END_TEST

START_TEST(the_scheduler_is_judged)
{
    expect("n\nchoose\n", "as in choose Task-2. There are Task-2, Task-3.\n");
    expect("n\nchoose Task-2\n", "Yes: of the tasks it stands first in the ready queue.\nStep 2");
    expect("n\nchoose Task-3\n", "Never: the ready queue is first in, first out, and Task-2 stands");
    expect("goto 3\nchoose Task-3\n", "No: Task-3 is not ready: waits lock, held by Task-2.");
    expect("choose Task-7\n", "There is no such task.\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("linear");
    TCase *tests = tcase_create("linear");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, it_begins_with_the_title_and_the_start);
    tcase_add_test(tests, an_empty_line_is_the_next_step);
    tcase_add_test(tests, back_says_what_was_said_there);
    tcase_add_test(tests, lines_and_variables);
    tcase_add_test(tests, lists);
    tcase_add_test(tests, functions_have_no_address);
    tcase_add_test(tests, resources_have_the_names_of_variables);
    tcase_add_test(tests, exceptions_that_are_caught_are_told);
    tcase_add_test(tests, going_to_a_time);
    tcase_add_test(tests, what_is_no_command_is_said);
    tcase_add_test(tests, text_of_the_program_cannot_steer_the_terminal);
    tcase_add_test(tests, the_quiz_counts_right_answers);
    tcase_add_test(tests, the_quiz_tells_what_is_right);
    tcase_add_test(tests, predicting_asks_before_it_tells);
    tcase_add_test(tests, what_if_needs_a_run_that_can_be_opened_again);
    tcase_add_test(tests, the_scheduler_is_judged);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
