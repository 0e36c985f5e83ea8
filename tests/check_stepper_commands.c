/* Every command of the stepper, in the real program, in a pseudo-terminal. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/person.h"

static struct person person;

static void leave(void)
{
    person_leaves(&person);
}

/* --- going to places */

START_TEST(test_goto)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, ":6\r", "step 6 ");
    person_presses(&person, ":0.1s\r", "step 5 ");
    person_presses(&person, ":step 2\r", "step 2 ");
    person_presses(&person, ":line 23\r", "line 23 comes next");
    person_presses(&person, ":99\r", "There is no step 99");
    person_presses(&person, ":x\r", "no bookmark");
    person_quits(&person);
}
END_TEST

START_TEST(test_start_anywhere)
{
    static const struct {
        const char *options[4], *expected;
    } starts[] = {
        {{"--step", "5", NULL}, "step 5 "},
        {{"--time", "0.25s", NULL}, "step 6 "},
        {{"--line", "14", NULL}, "line 14 comes next"},
        {{"--bookmark", "nowhere", NULL}, "no bookmark"},
    };
    person_opens_with(&person, "03_all_at_once", 24, 80, starts[_i].options);
    terminal_expect(&person.terminal, starts[_i].expected);
    person_quits(&person);
}
END_TEST

START_TEST(test_over_stays_in_the_task)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 1);
    person_presses(&person, "j", "line 11 comes next");
    person_presses(&person, "o", "line 12 comes next");
    person_presses(&person, "o", "line 13 comes next");
    terminal_expect(&person.terminal, "Task-2, fetch('ada', 0.3), is running");
    person_presses(&person, "O", "line 12 comes next");
    terminal_expect(&person.terminal, "Task-2, fetch('ada', 0.3), is running");
    person_quits(&person);
}
END_TEST

/* --- breakpoints */

static const struct {
    const char *lesson, *words, *forward, *back;
} stops[] = {
    {"03_all_at_once", "line 13", "line 13 comes next", "No breakpoint strikes before"},
    {"03_all_at_once", "Task-4 ends", "step 6 ", "No breakpoint strikes before"},
    {"03_all_at_once", "waits fetch('cyd'", "step 4 ", "No breakpoint strikes before"},
    {"03_all_at_once", "runs Task-3", "step 3 ", "No breakpoint strikes before"},
    {"03_all_at_once", "time 0.15", "0.200 s", "No breakpoint strikes before"},
    {"03_all_at_once", "output got bob", "step 5 ", "No breakpoint strikes before"},
    {"07_cancel_and_clean_up", "cancelled", "step 5 ", "No breakpoint strikes before"},
    {"07_cancel_and_clean_up", "raised closing", "step 6 ", "No breakpoint strikes before"},
    {"08_deadlock", "contended", "step 4 ", "No breakpoint strikes before"},
    {"09_producer_consumer", "full", "step 9 ", "No breakpoint strikes before"},
    {"09_producer_consumer", "empty", "step 5 ", "No breakpoint strikes before"},
};

START_TEST(test_breakpoint)
{
    char keys[80];
    snprintf(keys, sizeof keys, "t%s\r", stops[_i].words);
    person_opens(&person, stops[_i].lesson, 24, 80);
    person_presses(&person, keys, "Breakpoint 1");
    person_presses(&person, ">", stops[_i].forward);
    person_presses(&person, "<", stops[_i].back);
    person_quits(&person);
}
END_TEST

/* An exception that never leaves its step is seen, at the line that raises it, both ways. */
START_TEST(test_break_at_caught_exception)
{
    person_writes(&person, "import asyncio\nasync def main():\n    for n in (1, 0, 2, 0):\n        try:\n"
                           "            print(1 / n)\n        except ZeroDivisionError:\n"
                           "            print('none')\n    await asyncio.sleep(1)\nasyncio.run(main())\n",
                  24, 80);
    person_presses(&person, "traised Zero\r", "Breakpoint 1");
    person_presses(&person, ">", "line 5 comes next");
    terminal_expect(&person.terminal, "Task-1     1.0");
    person_presses(&person, ">", "Task-1     0.5");
    person_presses(&person, ">", "No breakpoint strikes later");
    terminal_press(&person.terminal, "<");
    terminal_expect_gone(&person.terminal, "0.5");
    person_presses(&person, "<", "No breakpoint strikes before");
    person_quits(&person);
}
END_TEST

START_TEST(test_run_back)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "truns Task-3\r", "Breakpoint 1");
    person_presses(&person, KEYS_END, "step 8 ");
    person_presses(&person, "<", "step 5 ");
    person_presses(&person, "<", "step 3 ");
    person_presses(&person, ">", "step 5 ");
    person_presses(&person, ">", "No breakpoint strikes later");
    person_presses(&person, "T1\r", "Breakpoints: 0");
    person_presses(&person, ">", "There is no breakpoint");
    person_presses(&person, "tnonsense\r", "Not understood");
    person_quits(&person);
}
END_TEST

START_TEST(test_last_change)
{
    person_opens(&person, "09_producer_consumer", 40, 120);
    person_presses(&person, ":14\r", "step 14 ");
    person_presses(&person, "Vnumber\r", "Stopped: changes number");
    person_sees(&person, "last-change-120x40");
    person_quits(&person);
}
END_TEST

/* --- finding */

START_TEST(test_search)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "/got\r", "Line 13 has it");
    person_presses(&person, "*", "step 5 ");
    person_presses(&person, "*", "step 6 ");
    person_presses(&person, "#", "step 5 ");
    person_presses(&person, "#", "No further step");
    person_presses(&person, "/\025nowhere\r", "The source has no");
    person_quits(&person);
}
END_TEST

START_TEST(test_bookmarks)
{
    person_writes(&person,
                  "import asyncio\nasync def main():\n    for n in range(5):\n"
                  "        await asyncio.sleep(1)\nasyncio.run(main())\n",
                  24, 80);
    person_steps_to(&person, 2);
    person_presses(&person, "mhere\r", "Bookmark \"here\" is set");
    person_presses(&person, KEYS_RIGHT, "step 3 ");
    person_presses(&person, "j", "line 1 ");
    person_presses(&person, "m\r", "Bookmark \"2\" is set");
    person_presses(&person, KEYS_HOME, "step 0 ");
    person_presses(&person, "'here\r", "step 2 ");
    person_presses(&person, "2", "step 3 of 8, line 1 ");
    person_quits(&person);
    char path[1024];
    strcpy(path, person.path);
    const char *const argv[] = {LOOPGLASS, "--bookmark", "here", path, NULL};
    terminal_stop(&person.terminal);
    terminal_start(&person.terminal, 24, 80, argv, NULL);
    terminal_expect(&person.terminal, "step 2 ");
    person_quits(&person);
}
END_TEST

/* --- looking */

static const struct {
    const char *lesson, *keys, *expected, *screen;
    int rows, columns;
} looks[] = {
    {"03_all_at_once", ":8\rw", "That is the root", "why-80x24", 24, 80},
    {"03_all_at_once", ":8\rw", "That is the root", "why-120x40", 40, 120},
    {"03_all_at_once", ":8\rw", "That is the root", "why-200x50", 50, 200},
    {"07_cancel_and_clean_up", ":6\rw", "came out of the await", "why-cancelled-80x24", 24, 80},
    {"07_cancel_and_clean_up", ":7\rw", "went on when the clean-up", "why-went-on-80x24", 24, 80},
    {"03_all_at_once", ":4\r.", "the loop waited 0.100 s", "leap-waited-120x40", 40, 120},
    {"03_all_at_once", ":4\r.", "the loop waited 0.100 s", "leap-waited-200x50", 50, 200},
    {"05_blocking_the_loop", ":6\rW", "had to wait", "warnings-80x24", 24, 80},
    {"05_blocking_the_loop", ":6\rW", "had to wait", "warnings-120x40", 40, 120},
    {"05_blocking_the_loop", ":6\rW", "had to wait", "warnings-200x50", 50, 200},
    {"02_one_after_another", "Gl", "fetch:12 >", "timeline-80x24", 24, 80},
    {"02_one_after_another", "Gl", "fetch:12 > sleep(0.1)", "timeline-120x40", 40, 120},
    {"02_one_after_another", "Gl", "fetch:12 > sleep(0.1)", "timeline-200x50", 50, 200},
    {"09_producer_consumer", ":12\r}", "Lanes from", "zoomed-80x24", 24, 80},
    {"08_deadlock", "G", "<- cycle", "deadlock-120x40", 40, 120},
    {"08_deadlock", "G", "<- cycle", "deadlock-200x50", 50, 200},
    {"09_producer_consumer", ":12\r\t\t\r", "(runs from the top)", "enlarged-80x24", 24, 80},
    {"09_producer_consumer", ":12\r\t\tx", "is hidden", "hidden-80x24", 24, 80},
    {"09_producer_consumer", ":12\rss", "by name", "sorted-80x24", 24, 80},
    {"09_producer_consumer", ":12\rFconsume\r", "only", "filtered-80x24", 24, 80},
    {"03_all_at_once", ":5\rP", "only the source", "present-56x20", 20, 56},
    {"03_all_at_once", ":5\rPHS", "hidden", "present-source-56x20", 20, 56},
    {"07_cancel_and_clean_up", ":6\r\033[Z\033[Z\r", "made by Task-1 in step 1", "enlarged-tasks-120x40", 40, 120},
    {"09_producer_consumer", ":12\rv", "Variables", "view-variables-80x24", 24, 80},
    {"09_producer_consumer", ":12\rvv", "waiting in order", "view-resources-80x24", 24, 80},
    {"03_all_at_once", ":5\rv", "Ready queue", "view-ready-60x20", 20, 60},
    {"03_all_at_once", ":5\rvvvv", "Variables", "view-variables-60x20", 20, 60},
    {"03_all_at_once", "GG", "program is over", "over-120x40", 40, 120},
    {"03_all_at_once", "?", "uninterrupted", "help-120x40", 40, 120},
    {"03_all_at_once", "?", "uninterrupted", "help-200x50", 50, 200},
    {"03_all_at_once", "??ready\r", "What can run now", "help-word-80x24", 24, 80},
};

/* Views that stand over the others are left with q first. */
static bool stands_over(const char *screen)
{
    static const char *const names[] = {"why", "warnings", "timeline", "enlarged", "help"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(screen, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

START_TEST(test_look)
{
    person_opens(&person, looks[_i].lesson, looks[_i].rows, looks[_i].columns);
    person_presses(&person, looks[_i].keys, looks[_i].expected);
    person_sees(&person, looks[_i].screen);
    if (stands_over(looks[_i].screen))
        terminal_press(&person.terminal, "q");
    person_quits(&person);
}
END_TEST

START_TEST(test_choose)
{
    person_opens(&person, "03_all_at_once", 40, 120);
    person_steps_to(&person, 5);
    person_presses(&person, "c", "of Task-4, fetch('cyd', 0.2)");
    person_presses(&person, "C", "of Task-3, fetch('bob', 0.1)");
    person_presses(&person, "f", "Following no task any more");
    person_quits(&person);
}
END_TEST

START_TEST(test_mouse)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 5);
    person_presses(&person, "\033[<0;12;9M\033[<0;12;9m", "Breakpoint 1: line ");
    person_presses(&person, "\033[<0;12;9M\033[<0;12;9m", "No breakpoint at line");
    person_quits(&person);
}
END_TEST

START_TEST(test_themes_differ_in_colour_only)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "d", "light background");
    person_presses(&person, "n", "step 1 ");
    person_presses(&person, "d", "dark background");
    person_quits(&person);
}
END_TEST

/* What is hidden stays hidden the next time; X brings it back. */
START_TEST(test_layout_is_remembered)
{
    char folder[] = "/tmp/loopglass-state-XXXXXX", extra[80], path[120];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(extra, sizeof extra, "XDG_STATE_HOME=%s", folder);
    const char *const argv[] = {LOOPGLASS, TOP_DIR "/scenarios/1_first_look/03_all_at_once.py", NULL};
    terminal_start(&person.terminal, 24, 80, argv, extra);
    person_presses(&person, "\t\t", "Ready queue: Enter");
    person_presses(&person, "x", "is hidden");
    person_presses(&person, "v", "Variables");
    person_quits(&person);
    terminal_stop(&person.terminal);
    terminal_start(&person.terminal, 24, 80, argv, extra);
    terminal_expect(&person.terminal, "Variables");
    terminal_expect_gone(&person.terminal, "Ready queue");
    person_presses(&person, "X", "Ready queue");
    person_quits(&person);
    snprintf(path, sizeof path, "%s/loopglass/stepper", folder);
    ck_assert_int_eq(remove(path), 0);
    snprintf(path, sizeof path, "%s/loopglass", folder);
    ck_assert_int_eq(remove(path), 0);
    ck_assert_int_eq(remove(folder), 0);
}
END_TEST

/* --- the file */

START_TEST(test_edit_and_reload)
{
    setenv("EDITOR", "sed -i s/range(5)/range(3)/ #", 1);
    unsetenv("VISUAL");
    person_writes(&person,
                  "import asyncio\nasync def main():\n    for n in range(5):\n"
                  "        await asyncio.sleep(1)\nasyncio.run(main())\n",
                  24, 80);
    person_steps_to(&person, 2);
    person_presses(&person, "r", "the same up to step 2");
    setenv("EDITOR", "", 1);
    person_quits(&person);
}
END_TEST

static Suite *commands_suite(void)
{
    Suite *suite = suite_create("stepper commands");
    TCase *all = tcase_create("commands");
    tcase_add_checked_fixture(all, NULL, leave);
    tcase_set_timeout(all, 100);
    suite_add_tcase(suite, all);
    tcase_add_test(all, test_goto);
    tcase_add_loop_test(all, test_start_anywhere, 0, 4);
    tcase_add_test(all, test_over_stays_in_the_task);
    tcase_add_loop_test(all, test_breakpoint, 0, sizeof stops / sizeof *stops);
    tcase_add_test(all, test_break_at_caught_exception);
    tcase_add_test(all, test_run_back);
    tcase_add_test(all, test_last_change);
    tcase_add_test(all, test_search);
    tcase_add_test(all, test_bookmarks);
    tcase_add_loop_test(all, test_look, 0, sizeof looks / sizeof *looks);
    tcase_add_test(all, test_choose);
    tcase_add_test(all, test_mouse);
    tcase_add_test(all, test_themes_differ_in_colour_only);
    tcase_add_test(all, test_layout_is_remembered);
    tcase_add_test(all, test_edit_and_reload);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(commands_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
