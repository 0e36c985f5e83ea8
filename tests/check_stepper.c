/* The stepper as a person meets it: the real program in a pseudo-terminal. What the screens must
 * look like lies in tests/screens, to be read in a review. */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/pseudo_terminal.h"

#define LESSONS TOP_DIR "/scenarios/1_first_look/"

static struct pseudo_terminal terminal;

static void open_lesson(const char *lesson, int rows, int columns)
{
    char path[1024];
    snprintf(path, sizeof path, LESSONS "%s.py", lesson);
    const char *const argv[] = {LOOPGLASS, path, NULL};
    terminal_start(&terminal, rows, columns, argv, NULL);
    terminal_expect(&terminal, "step 0");
}

static void close_terminal(void)
{
    terminal_stop(&terminal);
}

static void press(const char *keys, const char *expected)
{
    terminal_press(&terminal, keys);
    terminal_expect(&terminal, expected);
}

/* Forward by steps, one after another. */
static void go_to_step(int step)
{
    char expected[32];
    for (int i = 1; i <= step; i++) {
        snprintf(expected, sizeof expected, "step %d ", i);
        press(KEYS_RIGHT, expected);
    }
}

static void expect_screen(const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, TOP_DIR "/tests/screens/%s.txt", name);
    terminal_expect_screen(&terminal, path);
}

static void expect_quits(void)
{
    terminal_press(&terminal, "q");
    int status = terminal_wait_end(&terminal);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "ended with %d", status);
    ck_assert(!terminal.alternate);
    ck_assert(terminal.cursor);
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
    open_lesson(moments[_i].lesson, moments[_i].rows, moments[_i].columns);
    go_to_step(moments[_i].step);
    expect_screen(moments[_i].name);
    expect_quits();
}
END_TEST

START_TEST(test_deadlock)
{
    open_lesson("08_deadlock", 24, 80);
    go_to_step(5);
    press(KEYS_RIGHT, "Deadlock");
    expect_screen("deadlock-80x24");
    press(KEYS_RIGHT, "step 6 ");
    terminal_expect_gone(&terminal, "Deadlock");
    expect_screen("after-deadlock-80x24");
    press(KEYS_LEFT, "Deadlock");
    expect_quits();
}
END_TEST

START_TEST(test_help)
{
    open_lesson("03_all_at_once", 24, 80);
    press("?", "uninterrupted run");
    expect_screen("help-80x24");
    press("x", "step 0 ");
    expect_quits();
}
END_TEST

/* --- moving */

START_TEST(test_two_back_two_forward)
{
    static const int sizes[][2] = {{24, 80}, {40, 120}, {50, 200}};
    open_lesson("03_all_at_once", sizes[_i][0], sizes[_i][1]);
    terminal_expect(&terminal, "of 10 ");
    go_to_step(6);
    while (terminal_take(&terminal, 300))
        ;
    VTermScreenCell *cells = terminal_cells(&terminal);
    press(KEYS_LEFT, "step 5 ");
    press(KEYS_LEFT, "step 4 ");
    press(KEYS_RIGHT, "step 5 ");
    press(KEYS_RIGHT, "step 6 ");
    terminal_expect_cells(&terminal, cells);
    free(cells);
    expect_quits();
}
END_TEST

START_TEST(test_letters_are_keys_too)
{
    open_lesson("03_all_at_once", 24, 80);
    press("n", "step 1 ");
    press("n", "step 2 ");
    press("b", "step 1 ");
    press("j", "line 1 ");
    press("k", "step 1 ");
    terminal_expect_gone(&terminal, "line 1 ");
    expect_quits();
}
END_TEST

START_TEST(test_ends)
{
    open_lesson("03_all_at_once", 24, 80);
    press(KEYS_END, "step 8 of 10");
    expect_screen("end-80x24");
    press(KEYS_END, "step 10 of 10");
    expect_screen("closed-80x24");
    press(KEYS_RIGHT, "the end");
    press(KEYS_HOME, "step 0 ");
    press(KEYS_LEFT, "the start");
    expect_quits();
}
END_TEST

START_TEST(test_acts_show_the_leap)
{
    open_lesson("03_all_at_once", 24, 80);
    go_to_step(4);
    press(".", "0.100 s");
    expect_screen("leap-waited-80x24");
    press(".", "moved it to the ready queue");
    expect_screen("leap-moved-80x24");
    press(".", "ran a callback");
    expect_screen("leap-woken-80x24");
    press(".", "step 5 ");
    press(",", "ran a callback");
    press(",", "moved it");
    press(",", "the loop waited");
    press(",", "Task-4, fetch");
    expect_quits();
}
END_TEST

START_TEST(test_iterations)
{
    open_lesson("03_all_at_once", 24, 80);
    press("]", "step 1 ");
    press("]", "step 4 ");
    press("]", "iteration 3");
    press("[", "step 4 ");
    press("[", "step 1 ");
    expect_quits();
}
END_TEST

START_TEST(test_lines)
{
    open_lesson("03_all_at_once", 24, 80);
    go_to_step(4);
    press(KEYS_DOWN, "line 1 ");
    expect_screen("line-80x24");
    press(KEYS_DOWN, "line 2 ");
    press(KEYS_UP, "line 1 ");
    press(KEYS_UP, "step 4 ");
    terminal_expect_gone(&terminal, "line 1 ");
    expect_quits();
}
END_TEST

START_TEST(test_follow)
{
    open_lesson("03_all_at_once", 24, 80);
    go_to_step(2);
    press("f", "Following");
    press("N", "step 7 ");
    press("B", "step 2 ");
    press("B", "had not run before");
    expect_quits();
}
END_TEST

START_TEST(test_play)
{
    open_lesson("03_all_at_once", 24, 80);
    terminal_press(&terminal, "+++++++");
    press(" ", "step 10 of 10");
    expect_quits();
}
END_TEST

/* --- the terminal */

START_TEST(test_resize)
{
    open_lesson("03_all_at_once", 24, 80);
    go_to_step(5);
    terminal_expect(&terminal, "of 10 ");
    while (terminal_take(&terminal, 300))
        ;
    VTermScreenCell *cells = terminal_cells(&terminal);
    terminal_resize(&terminal, 20, 60);
    expect_screen("resized-60x20");
    terminal_resize(&terminal, 12, 40);
    expect_screen("resized-40x12");
    terminal_resize(&terminal, 24, 80);
    terminal_expect_cells(&terminal, cells);
    terminal_resize(&terminal, 1, 1);
    terminal_resize(&terminal, 2, 5);
    terminal_resize(&terminal, 24, 80);
    terminal_expect_cells(&terminal, cells);
    free(cells);
    expect_quits();
}
END_TEST

START_TEST(test_starts_tiny)
{
    static const int sizes[][2] = {{1, 1}, {1, 80}, {2, 2}, {3, 200}, {24, 1}, {5, 20}, {18, 72}};
    char path[] = LESSONS "05_blocking_the_loop.py";
    const char *const argv[] = {LOOPGLASS, path, NULL};
    terminal_start(&terminal, sizes[_i][0], sizes[_i][1], argv, NULL);
    while (!terminal.alternate)
        terminal_take(&terminal, 100);
    terminal_press(&terminal, "nnnnnnjjjj.,?x");
    expect_quits();
}
END_TEST

START_TEST(test_signals)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    open_lesson("03_all_at_once", 24, 80);
    ck_assert(terminal.alternate);
    ck_assert(!terminal.cursor);
    kill(terminal.child, signals[_i]);
    int status = terminal_wait_end(&terminal);
    ck_assert(WIFSIGNALED(status));
    ck_assert_int_eq(WTERMSIG(status), signals[_i]);
    ck_assert(!terminal.alternate);
    ck_assert(terminal.cursor);
}
END_TEST

START_TEST(test_ascii)
{
    const char *const argv[] = {LOOPGLASS, "--ascii", LESSONS "03_all_at_once.py", NULL};
    terminal_start(&terminal, 24, 80, argv, NULL);
    go_to_step(5);
    expect_screen("ascii-80x24");
    ck_assert(terminal_ascii(&terminal));
    ck_assert(terminal_coloured(&terminal));
    expect_quits();
}
END_TEST

START_TEST(test_no_color)
{
    const char *const argv[] = {LOOPGLASS, LESSONS "03_all_at_once.py", NULL};
    terminal_start(&terminal, 24, 80, argv, "NO_COLOR=1");
    go_to_step(5);
    ck_assert(!terminal_coloured(&terminal));
    expect_screen("gather-80x24");
    expect_quits();
}
END_TEST

/* --- programs of other kinds */

static void open_program(const char *text, char *path)
{
    int fd = mkstemps(path, 3);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    const char *const argv[] = {LOOPGLASS, path, NULL};
    terminal_start(&terminal, 24, 80, argv, NULL);
    terminal_expect(&terminal, "step 0");
}

START_TEST(test_endless)
{
    char path[] = "/tmp/loopglass-endless-XXXXXX.py";
    open_program("import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n"
                 "asyncio.run(main())\n",
                 path);
    press(KEYS_RIGHT, "step 1 ");
    press(KEYS_RIGHT, "1.000 s");
    press(KEYS_DOWN, "line 1");
    press(KEYS_LEFT, "step 2 ");
    press(KEYS_LEFT, "step 1 ");
    unlink(path);
    expect_quits();
}
END_TEST

START_TEST(test_without_a_loop)
{
    char path[] = "/tmp/loopglass-plain-XXXXXX.py";
    open_program("total = 0\nfor number in range(3):\n    total += number\nprint(total)\n", path);
    press(KEYS_DOWN, "line 1 ");
    press(KEYS_END, "program is over");
    unlink(path);
    expect_quits();
}
END_TEST

START_TEST(test_does_not_compile)
{
    char path[] = "/tmp/loopglass-broken-XXXXXX.py";
    open_program("async def main(:\n    pass\n", path);
    press(KEYS_RIGHT, "SyntaxError");
    unlink(path);
    expect_quits();
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
