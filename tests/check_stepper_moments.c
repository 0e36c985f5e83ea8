/* The five moments after which a person says "now I understand async", each as it is met on the screen. */
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

/* 1. An await that waits gives the thread away at once: the time does not move, the margin grows, a
 * timer appears, the tick moves down. */
START_TEST(test_the_hand_over)
{
    static const struct {
        const char *margin, *timer;
    } steps[] = {
        {"2     12", "0.300 s   in 0.300   wakes Task-2"},
        {"2,3   12", "0.100 s   in 0.100   wakes Task-3"},
        {"2,3,4 12", "0.100 s   in 0.100   wakes Task-3"},
    };
    static const char *const screens[] = {"hand-over-2-80x24", "hand-over-3-80x24", "hand-over-4-80x24"};
    person_opens(&person, "03_all_at_once", 24, 80);
    person_presses(&person, "n", "Task-2 begins");
    for (int i = 0; i < 3; i++) {
        person_presses(&person, "n", steps[i].margin);
        terminal_expect(&person.terminal, steps[i].timer);
        terminal_expect(&person.terminal, "0.000 s");
        person_sees(&person, screens[i]);
    }
    person_quits(&person);
}
END_TEST

/* 2. Nothing is ready, so time passes: the timer comes due, moves, and its task goes on after its own
 * await while the others still stand there. */
START_TEST(test_the_leap)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 4);
    person_presses(&person, ".", "Nothing was ready, so the loop waited 0.100 s for the timer that wakes Task-3");
    person_presses(&person, ".", "was due: the loop moved it to the ready queue");
    person_presses(&person, ".", "The loop ran a callback: timer wakes Task-3");
    person_presses(&person, ".", "step 5 ");
    terminal_expect(&person.terminal, "2,4");
    person_quits(&person);
}
END_TEST

/* 3. The same three waits end to end: one lane, which unfolds into a staircase of its calls. */
START_TEST(test_end_to_end)
{
    person_opens(&person, "02_one_after_another", 40, 120);
    person_presses(&person, "G", "step 4 ");
    person_presses(&person, "l", "fetch:12 > sleep(0.2)");
    person_sees(&person, "timeline-120x40");
    person_presses(&person, "l", "Ready queue");
    person_quits(&person);
}
END_TEST

/* 4. The hog: the clock moves while everyone stands still; the overdue timer is still among the timers,
 * since the loop, which would move it, did not get to run. */
START_TEST(test_the_hog)
{
    person_opens(&person, "05_blocking_the_loop", 24, 80);
    person_steps_to(&person, 5);
    terminal_expect(&person.terminal, "held the thread for 0.300 s at line 21");
    terminal_expect(&person.terminal, "0.200 s  0.250 overdue  wakes Task-2");
    person_presses(&person, "n", "because step 5 held the thread");
    person_quits(&person);
}
END_TEST

/* 5. Cancelling is asking: asked, raised at the await, cleaned up, only then cancelled. */
START_TEST(test_cancelling_is_asking)
{
    person_opens(&person, "07_cancel_and_clean_up", 24, 80);
    person_steps_to(&person, 5);
    terminal_expect(&person.terminal, "cancel asked by Task-1:26");
    person_presses(&person, "n", "cancelling, waits");
    terminal_expect(&person.terminal, "0.600 s   cancelled");
    person_presses(&person, "n", "now it is cancelled");
    person_presses(&person, "n", "CancelledError");
    terminal_expect(&person.terminal, "was raised in Task-1");
    person_quits(&person);
}
END_TEST

/* And for engineers: the deadlock is a stop of its own, drawn as the ring that it is. */
START_TEST(test_the_ring)
{
    person_opens(&person, "08_deadlock", 24, 80);
    person_presses(&person, KEYS_END, "Task-2 wants lock right, held by");
    terminal_expect(&person.terminal, "Task-3 wants lock left, held by");
    terminal_expect(&person.terminal, "Task-2 again  <- cycle");
    terminal_expect(&person.terminal, "nothing can ever wake these");
    person_quits(&person);
}
END_TEST

static Suite *moments_suite(void)
{
    Suite *suite = suite_create("moments");
    TCase *all = tcase_create("moments");
    tcase_add_checked_fixture(all, NULL, leave);
    tcase_set_timeout(all, 100);
    suite_add_tcase(suite, all);
    tcase_add_test(all, test_the_hand_over);
    tcase_add_test(all, test_the_leap);
    tcase_add_test(all, test_end_to_end);
    tcase_add_test(all, test_the_hog);
    tcase_add_test(all, test_cancelling_is_asking);
    tcase_add_test(all, test_the_ring);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(moments_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
