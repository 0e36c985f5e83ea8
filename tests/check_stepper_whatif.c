/* What if, being the scheduler, and two runs side by side, as a person meets them. */
#include "tests/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct person person;

static void leave(void)
{
    person_leaves(&person);
}

START_TEST(test_a_task_is_cancelled_here)
{
    person_opens(&person, "03_all_at_once", 40, 120);
    person_steps_to(&person, 4);
    person_presses(&person, "u", "What if");
    person_presses(&person, "cancel Task-3\r", "First difference: step 5");
    person_sees(&person, "whatif-120x40");
    person_presses(&person, "n", "you had asked");
    person_sees(&person, "whatif-next-120x40");
    person_presses(&person, "Y", "This is the run \"before\"");
    person_presses(&person, "y", "Ready queue");
    person_quits(&person);
}
END_TEST

START_TEST(test_in_a_small_terminal_the_runs_take_turns)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 4);
    person_presses(&person, "u", "What if");
    person_presses(&person, "timer 1 due 0.05s\r", "First difference: step 5");
    person_presses(&person, "n", "0.050 s");
    person_sees(&person, "whatif-80x24");
    person_presses(&person, "y", "Ready queue");
    person_presses(&person, "Y", "This is the run \"before\"");
    person_sees(&person, "whatif-other-80x24");
    person_quits(&person);
}
END_TEST

START_TEST(test_what_cannot_be_says_why)
{
    person_opens(&person, "03_all_at_once", 24, 80);
    person_steps_to(&person, 4);
    person_presses(&person, "ukill Task-3\r", "'kill' is nothing that can be done");
    person_presses(&person, "uundo\r", "Nothing was changed.");
    person_presses(&person, "usave\r", "Nothing was changed.");
    person_presses(&person, "urun Task-2 next\r", "It could not be: run Task-2 next: it is not in the");
    person_presses(&person, "uundo\r", "in what is printed");
    person_presses(&person, "Y", "This is the run");
    person_presses(&person, "y", "Ready queue");
    person_quits(&person);
}
END_TEST

START_TEST(test_being_the_scheduler)
{
    person_opens(&person, "03_all_at_once", 40, 120);
    person_steps_to(&person, 1);
    person_presses(&person, "U", "Who runs next? 1 Task-2 2 Task-3 3 Task-4");
    person_presses(&person, "1\r", "Yes: of the tasks it stands first");
    person_presses(&person, "U", "Who runs next? 1 Task-3 2 Task-4");
    person_presses(&person, "2\r", "Never: the ready queue is first in, first out, and Task-3");
    person_sees(&person, "scheduler-120x40");
    person_presses(&person, "y", "Run ");
    person_quits(&person);
}
END_TEST

START_TEST(test_two_equal_timers)
{
    person_writes(&person,
                  "import asyncio\nasync def nap(n):\n    await asyncio.sleep(1)\n    print(n)\n"
                  "async def main():\n    await asyncio.gather(nap(1), nap(2))\nasyncio.run(main())\n",
                  40, 120);
    person_steps_to(&person, 3);
    person_presses(&person, "UTask-3\r", "Never: equal timers fire in the order");
    person_presses(&person, KEYS_RIGHT, "You: timer 2 before timer 1 (0.000 s)");
    person_presses(&person, "y", "Run ");
    person_quits(&person);
}
END_TEST

START_TEST(test_a_reply_that_comes_earlier)
{
    person_writes(&person,
                  "# sim: service */fast latency=100ms\n# sim: service */slow latency=300ms\n"
                  "import asyncio, httpx\nasync def get(client, what):\n"
                  "    await client.get('https://a/' + what)\n    print(what)\n"
                  "async def main():\n    async with httpx.AsyncClient() as client:\n"
                  "        await asyncio.gather(get(client, 'fast'), get(client, 'slow'))\n"
                  "asyncio.run(main())\n",
                  40, 120);
    person_steps_to(&person, 3);
    person_presses(&person, "UTask-3\r", "how long a reply takes is the network's affair");
    person_presses(&person, "Yuslower\r", "First difference");
    person_presses(&person, "y", "Run ");
    person_quits(&person);
}
END_TEST

START_TEST(test_changes_are_kept_beside_the_file)
{
    char path[1024], line[200] = "";
    person_writes(&person,
                  "import asyncio\nasync def main():\n    await asyncio.sleep(1)\nasyncio.run(main())\n",
                  24, 80);
    person_steps_to(&person, 1);
    person_presses(&person, "u0x\r", "nothing that can be done");
    person_presses(&person, "uhold 1500ms\r", "First difference");
    person_presses(&person, "ulist\r", "Changed: at step 1 hold Task-1 for 1500ms.");
    person_presses(&person, "usave\r", "Kept:");
    ck_assert_int_lt(snprintf(path, sizeof path, "%.*s.interventions", (int)strlen(person.path) - 3,
                              person.path), (int)sizeof path);
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    ck_assert_str_eq(line, "# loopglass interventions 1\n");
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    ck_assert_str_eq(line, "at step 1 hold Task-1 for 1500ms\n");
    fclose(file);
    ck_assert_int_eq(remove(path), 0);
    person_presses(&person, "y", "Ready queue");
    person_quits(&person);
}
END_TEST

START_TEST(test_the_former_run_after_reading_again)
{
    setenv("EDITOR", "f() { sed -i s/0.5/0.2/ \"$2\"; }; f", 1);
    unsetenv("VISUAL");
    person_writes(&person,
                  "import asyncio\nasync def main():\n    await asyncio.sleep(0.5)\n    print('there')\n"
                  "asyncio.run(main())\n",
                  40, 120);
    person_steps_to(&person, 2);
    person_presses(&person, "e", "Read again: it differs");
    person_presses(&person, "y", "First difference");
    person_presses(&person, KEYS_RIGHT, "now: Task-1 ran at 0.000 s (waits");
    person_presses(&person, "y", "Run ");
    setenv("EDITOR", "", 1);
    person_quits(&person);
}
END_TEST

START_TEST(test_compare_two_files)
{
    const char *const options[] = {"compare", TOP_DIR "/scenarios/1_first_look/02_one_after_another.py",
                                   NULL};
    person_opens_with(&person, "03_all_at_once", 50, 200, options);
    person_presses(&person, "nnnnn", "step 5");
    person_sees(&person, "compare-200x50");
    person_presses(&person, "y", "Run ");
    person_quits(&person);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("stepper what if");
    TCase *all = tcase_create("what if");
    tcase_add_checked_fixture(all, NULL, leave);
    tcase_set_timeout(all, 100);
    suite_add_tcase(suite, all);
    tcase_add_test(all, test_a_task_is_cancelled_here);
    tcase_add_test(all, test_in_a_small_terminal_the_runs_take_turns);
    tcase_add_test(all, test_what_cannot_be_says_why);
    tcase_add_test(all, test_being_the_scheduler);
    tcase_add_test(all, test_two_equal_timers);
    tcase_add_test(all, test_a_reply_that_comes_earlier);
    tcase_add_test(all, test_changes_are_kept_beside_the_file);
    tcase_add_test(all, test_the_former_run_after_reading_again);
    tcase_add_test(all, test_compare_two_files);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
