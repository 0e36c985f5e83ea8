/* The stepper as a person meets it: the real program in a pseudo-person.terminal. What the screens must
 * look like lies in tests/screens, to be read in a review. */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/person.h"

#define LESSONS TOP_DIR "/scenarios/1_first_look/"

static struct person person;

static void close_terminal(void)
{
    person_leaves(&person);
}

/* --- screens at the three sizes, and small ones */

static const struct {
    const char *lesson, *name;
    int rows, columns, step;
} moments[] = {
    {"03_all_at_once", "gather-80x24", 24, 80, 5},
    {"03_all_at_once", "gather-120x40", 40, 120, 5},
    {"03_all_at_once", "gather-200x50", 50, 200, 5},
    {"03_all_at_once", "gather-56x20", 20, 56, 5},
    {"03_all_at_once", "gather-41x15", 15, 41, 5},
    {"03_all_at_once", "start-80x24", 24, 80, 0},
    {"03_all_at_once", "start-120x40", 40, 120, 0},
    {"03_all_at_once", "start-200x50", 50, 200, 0},
    {"03_all_at_once", "hand-over-120x40", 40, 120, 4},
    {"03_all_at_once", "hand-over-200x50", 50, 200, 4},
    {"02_one_after_another", "one-after-another-120x40", 40, 120, 3},
    {"02_one_after_another", "one-after-another-200x50", 50, 200, 3},
    {"05_blocking_the_loop", "overdue-120x40", 40, 120, 5},
    {"05_blocking_the_loop", "overdue-200x50", 50, 200, 5},
    {"07_cancel_and_clean_up", "cancel-asked-120x40", 40, 120, 5},
    {"07_cancel_and_clean_up", "cancel-asked-200x50", 50, 200, 5},
    {"07_cancel_and_clean_up", "cancel-thrown-120x40", 40, 120, 6},
    {"07_cancel_and_clean_up", "cancel-thrown-200x50", 50, 200, 6},
    {"../7_blocking/34_a_thread_for_what_blocks", "outside-80x24", 24, 80, 3},
    {"../7_blocking/34_a_thread_for_what_blocks", "outside-120x40", 40, 120, 3},
    {"../7_blocking/34_a_thread_for_what_blocks", "outside-200x50", 50, 200, 3},
    {"02_one_after_another", "one-after-another-80x24", 24, 80, 3},
    {"05_blocking_the_loop", "overdue-80x24", 24, 80, 5},
    {"05_blocking_the_loop", "late-80x24", 24, 80, 6},
    {"05_blocking_the_loop", "late-120x40", 40, 120, 6},
    {"06_timeout", "timeout-80x24", 24, 80, 3},
    {"07_cancel_and_clean_up", "cancel-asked-80x24", 24, 80, 5},
    {"07_cancel_and_clean_up", "cancel-thrown-80x24", 24, 80, 6},
    {"07_cancel_and_clean_up", "cancelled-80x24", 24, 80, 7},
    {"07_cancel_and_clean_up", "cancel-raised-80x24", 24, 80, 8},
    {"09_producer_consumer", "queue-full-80x24", 24, 80, 12},
    {"09_producer_consumer", "queue-full-120x40", 40, 120, 12},
    {"09_producer_consumer", "queue-full-200x50", 50, 200, 12},
};

START_TEST(test_moment)
{
    person_opens(&person, moments[_i].lesson, moments[_i].rows, moments[_i].columns);
    person_steps_to(&person, moments[_i].step);
    person_sees(&person, moments[_i].name);
    person_quits(&person);
}
END_TEST

START_TEST(test_deadlock)
{
    person_opens(&person, "08_deadlock", 24, 80);
    person_steps_to(&person, 5);
    person_presses(&person, KEYS_RIGHT, "Deadlock");
    person_sees(&person, "deadlock-80x24");
    person_presses(&person, KEYS_RIGHT, "step 6 ");
    terminal_expect_gone(&person.terminal, "Deadlock");
    person_sees(&person, "after-deadlock-80x24");
    person_presses(&person, KEYS_LEFT, "Deadlock");
    person_quits(&person);
}
END_TEST

START_TEST(test_help)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "?", "uninterrupted run");
    person_sees(&person, "help-80x24");
    person_presses(&person, "x", "step 0 ");
    person_quits(&person);
}
END_TEST

/* --- moving */

START_TEST(test_two_back_two_forward)
{
    static const int sizes[][2] = {{24, 80}, {40, 120}, {50, 200}};
    person_opens(&person, "03_all_at_once", sizes[_i][0], sizes[_i][1]);
    terminal_expect(&person.terminal, "of 10 ");
    person_steps_to(&person, 6);
    while (terminal_take(&person.terminal, 300))
        ;
    VTermScreenCell *cells = terminal_cells(&person.terminal);
    person_presses(&person, KEYS_LEFT, "step 5 ");
    person_presses(&person, KEYS_LEFT, "step 4 ");
    person_presses(&person, KEYS_RIGHT, "step 5 ");
    person_presses(&person, KEYS_RIGHT, "step 6 ");
    terminal_expect_cells(&person.terminal, cells);
    free(cells);
    person_quits(&person);
}
END_TEST

START_TEST(test_letters_are_keys_too)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "n", "step 1 ");
    person_presses(&person, "n", "step 2 ");
    person_presses(&person, "b", "step 1 ");
    person_presses(&person, "j", "line 1 ");
    person_presses(&person, "k", "step 1 ");
    terminal_expect_gone(&person.terminal, "line 1 ");
    person_quits(&person);
}
END_TEST

START_TEST(test_ends)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, KEYS_END, "step 8 of 10");
    person_sees(&person, "end-80x24");
    person_presses(&person, KEYS_END, "step 10 of 10");
    person_sees(&person, "closed-80x24");
    person_presses(&person, KEYS_RIGHT, "the end");
    person_presses(&person, KEYS_HOME, "step 0 ");
    person_presses(&person, KEYS_LEFT, "the start");
    person_quits(&person);
}
END_TEST

START_TEST(test_acts_show_the_leap)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 4);
    person_presses(&person, ".", "0.100 s");
    person_sees(&person, "leap-waited-80x24");
    person_presses(&person, ".", "moved it to the ready queue");
    person_sees(&person, "leap-moved-80x24");
    person_presses(&person, ".", "ran a callback");
    person_sees(&person, "leap-woken-80x24");
    person_presses(&person, ".", "step 5 ");
    person_presses(&person, ",", "ran a callback");
    person_presses(&person, ",", "moved it");
    person_presses(&person, ",", "the loop waited");
    person_presses(&person, ",", "Task-4, fetch");
    person_quits(&person);
}
END_TEST

START_TEST(test_iterations)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "]", "step 1 ");
    person_presses(&person, "]", "step 4 ");
    person_presses(&person, "]", "iteration 3");
    person_presses(&person, "[", "step 4 ");
    person_presses(&person, "[", "step 1 ");
    person_quits(&person);
}
END_TEST

START_TEST(test_lines)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 4);
    person_presses(&person, KEYS_DOWN, "line 1 ");
    person_sees(&person, "line-80x24");
    person_presses(&person, KEYS_DOWN, "line 2 ");
    person_presses(&person, KEYS_UP, "line 1 ");
    person_presses(&person, KEYS_UP, "step 4 ");
    terminal_expect_gone(&person.terminal, "line 1 ");
    person_quits(&person);
}
END_TEST

START_TEST(test_follow)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 2);
    person_presses(&person, "f", "Following");
    person_presses(&person, "N", "step 7 ");
    person_presses(&person, "B", "step 2 ");
    person_presses(&person, "B", "had not run before");
    person_quits(&person);
}
END_TEST

START_TEST(test_play)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    terminal_press(&person.terminal, "+++++++");
    person_presses(&person, " ", "step 10 of 10");
    person_quits(&person);
}
END_TEST

/* --- the terminal */

START_TEST(test_resize)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 5);
    terminal_expect(&person.terminal, "of 10 ");
    while (terminal_take(&person.terminal, 300))
        ;
    VTermScreenCell *cells = terminal_cells(&person.terminal);
    terminal_resize(&person.terminal, 20, 60);
    person_sees(&person, "resized-60x20");
    terminal_resize(&person.terminal, 12, 40);
    person_sees(&person, "resized-40x12");
    terminal_resize(&person.terminal, 24, 80);
    terminal_expect_cells(&person.terminal, cells);
    terminal_resize(&person.terminal, 1, 1);
    terminal_resize(&person.terminal, 2, 5);
    terminal_resize(&person.terminal, 24, 80);
    terminal_expect_cells(&person.terminal, cells);
    free(cells);
    person_quits(&person);
}
END_TEST

START_TEST(test_starts_tiny)
{
    static const int sizes[][2] = {{1, 1}, {1, 80}, {2, 2}, {3, 200}, {24, 1}, {5, 20}, {18, 72}};
    char path[] = LESSONS "05_blocking_the_loop.py";
    const char *const argv[] = {LOOPGLASS, path, NULL};
    terminal_start(&person.terminal, sizes[_i][0], sizes[_i][1], argv, NULL);
    while (!person.terminal.alternate)
        terminal_take(&person.terminal, 100);
    terminal_press(&person.terminal, "nnnnnnjjjj.,?x");
    person_quits(&person);
}
END_TEST

START_TEST(test_signals)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    person_opens(&person, "03_all_at_once", 24, 80);
    ck_assert(person.terminal.alternate);
    ck_assert(!person.terminal.cursor);
    kill(person.terminal.child, signals[_i]);
    int status = terminal_wait_end(&person.terminal);
    ck_assert(WIFSIGNALED(status));
    ck_assert_int_eq(WTERMSIG(status), signals[_i]);
    ck_assert(!person.terminal.alternate);
    ck_assert(person.terminal.cursor);
}
END_TEST

START_TEST(test_ascii)
{
    const char *const argv[] = {LOOPGLASS, "--ascii", LESSONS "03_all_at_once.py", NULL};
    terminal_start(&person.terminal, 24, 80, argv, NULL);
    person_steps_to(&person, 5);
    person_sees(&person, "ascii-80x24");
    ck_assert(terminal_ascii(&person.terminal));
    ck_assert(terminal_coloured(&person.terminal));
    person_quits(&person);
}
END_TEST

START_TEST(test_no_color)
{
    const char *const argv[] = {LOOPGLASS, LESSONS "03_all_at_once.py", NULL};
    terminal_start(&person.terminal, 24, 80, argv, "NO_COLOR=1");
    person_steps_to(&person, 5);
    ck_assert(!terminal_coloured(&person.terminal));
    person_sees(&person, "gather-80x24");
    person_quits(&person);
}
END_TEST

/* --- programs of other kinds */

START_TEST(test_endless)
{
    person_writes(&person, "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n"
                 "asyncio.run(main())\n", 24, 80);
    person_presses(&person, KEYS_RIGHT, "step 1 ");
    person_presses(&person, KEYS_RIGHT, "1.000 s");
    person_presses(&person, KEYS_DOWN, "line 1");
    person_presses(&person, KEYS_LEFT, "step 2 ");
    person_presses(&person, KEYS_LEFT, "step 1 ");
    person_quits(&person);
}
END_TEST

/* Keys that come before the run is computed: none is lost, none takes End back. */
START_TEST(test_keys_typed_ahead)
{
    person_writes(&person, "import asyncio\nasync def main():\n    await asyncio.sleep(1)\n"
                 "asyncio.run(main())\n", 24, 80);
    person_presses(&person, "GbG", "step 2 of 4");
    person_quits(&person);
}
END_TEST

START_TEST(test_without_a_loop)
{
    person_writes(&person, "total = 0\nfor number in range(3):\n    total += number\nprint(total)\n", 24, 80);
    person_presses(&person, KEYS_DOWN, "line 1 ");
    person_presses(&person, KEYS_END, "program is over");
    person_quits(&person);
}
END_TEST

START_TEST(test_does_not_compile)
{
    person_writes(&person, "async def main(:\n    pass\n", 24, 80);
    person_presses(&person, KEYS_RIGHT, "SyntaxError");
    person_quits(&person);
}
END_TEST

static Suite *stepper_suite(void)
{
    Suite *suite = suite_create("stepper");
    TCase *screens = tcase_create("screens"), *moves = tcase_create("moves");
    TCase *ends = tcase_create("terminal"), *programs = tcase_create("programs");
    TCase *all[] = {screens, moves, ends, programs};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tcase_add_checked_fixture(all[i], NULL, close_terminal);
        tcase_set_timeout(all[i], 100);
        suite_add_tcase(suite, all[i]);
    }
    tcase_add_loop_test(screens, test_moment, 0, sizeof moments / sizeof *moments);
    tcase_add_test(screens, test_deadlock);
    tcase_add_test(screens, test_help);
    tcase_add_loop_test(moves, test_two_back_two_forward, 0, 3);
    tcase_add_test(moves, test_letters_are_keys_too);
    tcase_add_test(moves, test_ends);
    tcase_add_test(moves, test_acts_show_the_leap);
    tcase_add_test(moves, test_iterations);
    tcase_add_test(moves, test_lines);
    tcase_add_test(moves, test_follow);
    tcase_add_test(moves, test_play);
    tcase_add_test(ends, test_resize);
    tcase_add_loop_test(ends, test_starts_tiny, 0, 7);
    tcase_add_loop_test(ends, test_signals, 0, 3);
    tcase_add_test(ends, test_ascii);
    tcase_add_test(ends, test_no_color);
    tcase_add_test(programs, test_endless);
    tcase_add_test(programs, test_keys_typed_ahead);
    tcase_add_test(programs, test_without_a_loop);
    tcase_add_test(programs, test_does_not_compile);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(stepper_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
