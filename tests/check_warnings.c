/* Warnings of the story: each kind where it belongs, and none at programs that deserve none. With file
 * names as arguments it says instead what it would warn of at the end of each. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/story/reel.h"
#include "ui/story/warnings.h"

static struct warnings warnings;

/* Runs a program to its end (or to its deadlock) and finds what there is to warn of. */
static void warn_of(struct scenario *scenario)
{
    struct sim_options options = {.path = scenario->path,
                                  .text = scenario->text,
                                  .size = scenario->size,
                                  .tick_limit = 2000000};
    struct sim *sim = sim_open(&options);
    struct reel reel;
    if (!sim || !reel_open(&reel, sim, sim_trace(sim), &options))
        abort();
    reel_last(&reel);
    warnings_find(&warnings, &reel.story, scenario);
    reel_close(&reel);
    sim_close(sim);
}

static void warn_of_text(const char *text)
{
    struct scenario scenario;
    ck_assert(scenario_open(&scenario, "program.py", strdup(text), strlen(text)));
    warn_of(&scenario);
    scenario_close(&scenario);
}

static const struct warning *find(const char *name)
{
    for (size_t i = 0; i < warnings.count; i++)
        if (strcmp(warnings.all[i].name, name) == 0)
            return &warnings.all[i];
    return NULL;
}

#define BEGIN "import asyncio, time\n"
#define END   "asyncio.run(main())\n"

START_TEST(test_blocking_call_names_its_victim)
{
    warn_of_text(BEGIN "async def hog():\n    time.sleep(0.5)\n"
                       "async def other():\n    await asyncio.sleep(0.1)\n"
                       "async def main():\n    await asyncio.gather(other(), hog())\n" END);
    const struct warning *found = find("blocking call");
    ck_assert_ptr_nonnull(found);
    ck_assert_ptr_nonnull(strstr(found->what.text, "Task-3 held the thread for 0.500 s"));
    ck_assert_str_eq(found->cost.text, "Task-2 had to wait, 0.400 s too long.");
}
END_TEST

START_TEST(test_blocking_alone_harms_nobody)
{
    warn_of_text(BEGIN "async def main():\n    time.sleep(0.5)\n    await asyncio.sleep(0.1)\n" END);
    ck_assert_uint_eq(warnings.count, 0);
}
END_TEST

START_TEST(test_awaits_in_sequence)
{
    warn_of_text(BEGIN "async def fetch(n):\n    await asyncio.sleep(n)\n    return n\n"
                       "async def main():\n    a = await fetch(0.1)\n    b = await fetch(0.2)\n" END);
    const struct warning *found = find("awaits in sequence");
    ck_assert_ptr_nonnull(found);
    ck_assert(found->suspicion);
    ck_assert_ptr_nonnull(strstr(found->cost.text, "0.100 s saved"));
}
END_TEST

START_TEST(test_a_call_that_needs_the_first_is_no_sequence)
{
    warn_of_text(BEGIN "async def fetch(n):\n    await asyncio.sleep(n)\n    return n\n"
                       "async def main():\n    a = await fetch(0.1)\n    b = await fetch(a + 1)\n"
                       "    await asyncio.sleep(0.1)\n    await asyncio.sleep(0.2)\n" END);
    ck_assert_uint_eq(warnings.count, 0);
}
END_TEST

START_TEST(test_lost_update)
{
    const char *add = BEGIN "total = 0\nasync def add(n):\n    global total\n    seen = total\n"
                            "    await asyncio.sleep(0.1)\n    total = seen + n\n";
    char text[600];
    snprintf(text, sizeof text, "%sasync def main():\n    await asyncio.gather(add(1), add(2))\n" END, add);
    warn_of_text(text);
    ck_assert_ptr_nonnull(find("race"));
    snprintf(text, sizeof text, "%sasync def main():\n    await add(1)\n    await add(2)\n" END, add);
    warn_of_text(text);
    ck_assert_ptr_null(find("race"));
}
END_TEST

START_TEST(test_deadlock_and_ring)
{
    const char *both = BEGIN "async def take(a, b):\n    async with a:\n        await asyncio.sleep(0.1)\n"
                             "        async with b:\n            pass\n"
                             "async def main():\n    a, b = asyncio.Lock(), asyncio.Lock()\n";
    char text[800];
    snprintf(text, sizeof text, "%s    await asyncio.gather(take(a, b), take(b, a))\n" END, both);
    warn_of_text(text);
    ck_assert_ptr_nonnull(find("deadlock"));
    snprintf(text, sizeof text,
             "%s    t = [asyncio.create_task(take(a, b)), asyncio.create_task(take(b, a))]\n"
             "    await asyncio.sleep(1)\n    import sys; sys.exit(0)\n" END, both);
    warn_of_text(text);
}
END_TEST

START_TEST(test_from_the_record)
{
    warn_of_text(BEGIN "async def f():\n    1 / 0\n"
                       "async def main():\n    f()\n    asyncio.create_task(f())\n"
                       "    await asyncio.sleep(0)\n    await asyncio.sleep(0)\n" END);
    ck_assert_ptr_nonnull(find("never awaited"));
    ck_assert_ptr_nonnull(find("never awaited")->mend.text);
}
END_TEST

static Suite *warnings_suite(void)
{
    Suite *suite = suite_create("warnings");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, test_blocking_call_names_its_victim);
    tcase_add_test(all, test_blocking_alone_harms_nobody);
    tcase_add_test(all, test_awaits_in_sequence);
    tcase_add_test(all, test_a_call_that_needs_the_first_is_no_sequence);
    tcase_add_test(all, test_lost_update);
    tcase_add_test(all, test_deadlock_and_ring);
    tcase_add_test(all, test_from_the_record);
    suite_add_tcase(suite, all);
    return suite;
}

static void say(const char *path)
{
    struct scenario scenario;
    if (!scenario_read(&scenario, path))
        return;
    warn_of(&scenario);
    for (size_t i = 0; i < warnings.count; i++)
        printf("%s:%u: %s%s: %s. %s\n", path, warnings.all[i].line, warnings.all[i].name,
               warnings.all[i].suspicion ? "?" : "", warnings.all[i].what.text,
               warnings.all[i].cost.text);
    fflush(stdout);
    scenario_close(&scenario);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        say(argv[i]);
    if (argc > 1)
        return 0;
    SRunner *runner = srunner_create(warnings_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
