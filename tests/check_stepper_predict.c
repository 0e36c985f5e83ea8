/* Predicting in the stepper: what is asked, what is hidden meanwhile, how answers are judged, and
 * what is kept of them. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/person.h"

static struct person person;

static void close_terminal(void)
{
    person_leaves(&person);
}

static const struct {
    const char *name;
    int rows, columns;
} sizes[] = {{"80x24", 24, 80}, {"120x40", 40, 120}, {"200x50", 50, 200}, {"40x15", 15, 40}};

/* The question stands where the next sentence stood; nothing later than the present is seen. */
START_TEST(test_question_hides_what_comes)
{
    char name[40];
    person_opens(&person, "03_all_at_once", sizes[_i].rows, sizes[_i].columns);
    terminal_expect(&person.terminal, "of 10 ");
    person_presses(&person, "p", sizes[_i].columns < 80 ? "Predict" : "Right asks before it shows");
    terminal_expect_gone(&person.terminal, "of 10");
    person_presses(&person, "n", "Which task runs next?");
    terminal_expect_gone(&person.terminal, "Next:");
    snprintf(name, sizeof name, "predict-%s", sizes[_i].name);
    person_sees(&person, name);
    person_quits(&person);
}
END_TEST

START_TEST(test_answers_are_judged)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "p", "Predict");
    person_presses(&person, "n", "Which task runs next?");
    person_presses(&person, "n", "Your answer");
    person_presses(&person, "task 2\r", "Right.  (1 of 1 right)");
    person_presses(&person, "n", "Your answer (the line");
    person_presses(&person, "ask  BOB\r", "Right.  (2 of 2 right)");
    person_presses(&person, "n", "Your answer (3, Task-3");
    person_presses(&person, "3\r", "No: Task-4. Task-3 waits sleep(0.1) until 0.100 s.");
    terminal_expect(&person.terminal, "(2 of 3 right)");
    person_presses(&person, "n", "Your answer");
    person_presses(&person, "\r", "step 5 "); /* shown, not counted */
    person_presses(&person, "n\r", "step 6 ");
    person_presses(&person, "n", "seconds");
    person_presses(&person, "300ms\r", "3 of 4 right");
    person_presses(&person, "p", "Predicting is off: 3 of 4 were right.");
    terminal_expect(&person.terminal, "step 7 of 10");
    person_quits(&person);
}
END_TEST

START_TEST(test_going_back_asks_nothing_twice)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "pn", "Which task runs next?");
    person_presses(&person, "n2\r", "step 2 ");
    person_presses(&person, "b", "step 1 ");
    terminal_expect_gone(&person.terminal, "Which task");
    person_presses(&person, "n", "step 2 ");
    person_presses(&person, "n\033", "What is printed next?"); /* taken back: it stays */
    terminal_expect(&person.terminal, "step 2 ");
    person_presses(&person, "j", "Your answer");
    person_presses(&person, "\r", "line 1 ");
    person_quits(&person);
}
END_TEST

START_TEST(test_deadlock_is_an_answer)
{
    person_opens(&person, "08_deadlock", 24, 80);
    person_steps_to(&person, 4);
    person_presses(&person, "p", "Predict");
    person_presses(&person, "n\r", "step 5 ");
    person_presses(&person, "n", "none");
    person_presses(&person, "none\r", "Right.");
    terminal_expect(&person.terminal, "Deadlock");
    person_quits(&person);
}
END_TEST

/* The score at the end, kept in the list of lessons. */
START_TEST(test_score_is_kept)
{
    char folder[] = "/tmp/loopglass-state-XXXXXX", extra[80], command[1200], line[200] = "";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(extra, sizeof extra, "XDG_STATE_HOME=%s", folder);
    const char *const argv[] = {LOOPGLASS, TOP_DIR "/scenarios/1_first_look/03_all_at_once.py", NULL};
    terminal_start(&person.terminal, 24, 80, argv, extra);
    person_presses(&person, "pn", "Which task runs next?");
    person_presses(&person, "n2\r", "1 of 1 right");
    person_presses(&person, "n\033", "What is printed");
    person_presses(&person, "G", "End again");
    person_presses(&person, "G", "Predictions: 1 of 1 right.");
    person_sees(&person, "predicted-80x24");
    person_quits(&person);
    snprintf(command, sizeof command,
             "%s LOOPGLASS_LESSONS='%s/scenarios' '%s' list | grep 03_all; rm -r '%s'", extra, TOP_DIR,
             LOOPGLASS, folder);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    ck_assert_ptr_nonnull(fgets(line, sizeof line, pipe));
    pclose(pipe);
    ck_assert_ptr_nonnull(strstr(line, "   3 done 1/1  03_all_at_once "));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("predict");
    TCase *tests = tcase_create("predict");
    tcase_add_checked_fixture(tests, NULL, close_terminal);
    tcase_set_timeout(tests, 100);
    tcase_add_loop_test(tests, test_question_hides_what_comes, 0, sizeof sizes / sizeof *sizes);
    tcase_add_test(tests, test_answers_are_judged);
    tcase_add_test(tests, test_going_back_asks_nothing_twice);
    tcase_add_test(tests, test_deadlock_is_an_answer);
    tcase_add_test(tests, test_score_is_kept);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
