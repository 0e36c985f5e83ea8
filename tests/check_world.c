/* The `# sim:` lines of a scenario: what is read from them, and what is refused where. */
#include "sim/world/header.h"
#include "sim/world/service.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct header header;

static void parse(const char *text)
{
    ck_assert(header_parse(&header, text, strlen(text)));
}

static void forget(void)
{
    header_free(&header);
}

static const struct header_service *only_service(const char *text)
{
    parse(text);
    ck_assert_msg(header.error.line == 0, "%s", header.error.message);
    ck_assert_uint_eq(header.service_count, 1);
    return &header.services[0];
}

static void check_error(const char *text, uint32_t line, uint32_t column, uint32_t length,
                        const char *words)
{
    parse(text);
    ck_assert_uint_eq(header.error.line, line);
    ck_assert_uint_eq(header.error.column, column);
    ck_assert_uint_eq(header.error.length, length);
    ck_assert_ptr_nonnull(strstr(header.error.message, words));
}

START_TEST(nothing_said)
{
    parse("import asyncio\n# simple: seed x\n");
    ck_assert_uint_eq(header.error.line, 0);
    ck_assert(!header.has_seed);
    ck_assert_uint_eq(header.service_count, 0);
    ck_assert_uint_eq(header.cores, 4);
    ck_assert_double_eq(header.slow, 0.1);
}
END_TEST

START_TEST(single_values)
{
    parse("# sim: title Any words = 7 at all\n# sim: seed 18446744073709551615\r\n"
          "# sim: cores 8\nprint()\n# sim: slow 250ms");
    ck_assert_uint_eq(header.error.line, 0);
    ck_assert(header.has_seed);
    ck_assert_uint_eq(header.seed, UINT64_MAX);
    ck_assert_uint_eq(header.cores, 8);
    ck_assert_double_eq(header.slow, 0.25);
}
END_TEST

START_TEST(moments)
{
    parse("# sim: start 2026-01-01T09:00");
    ck_assert_double_eq(header.start, 1767258000);
    forget();
    parse("# sim: start 2024-02-29");
    ck_assert_double_eq(header.start, 1709164800);
    forget();
    parse("# sim: start 1970-01-01T00:00:01");
    ck_assert_double_eq(header.start, 1);
}
END_TEST

START_TEST(a_service)
{
    const struct header_service *service = only_service(
        "# sim: service https://a/*  latency=50ms..1.5s fail=2 status=404 chunks=12 every=40us\n");
    ck_assert_str_eq(service->pattern, "https://a/*");
    ck_assert_double_eq(service->latency.low, 0.05);
    ck_assert_double_eq(service->latency.high, 1.5);
    ck_assert_double_eq(service->every.low, 40e-6);
    ck_assert(service->has_every);
    ck_assert_uint_eq(service->fail, 2);
    ck_assert_uint_eq(service->status, 404);
    ck_assert_uint_eq(service->chunks, 12);
    ck_assert_ptr_null(service->body);
}
END_TEST

START_TEST(a_service_left_alone)
{
    const struct header_service *service = only_service("# sim: service x");
    ck_assert_double_eq(service->latency.low, 0.1);
    ck_assert_double_eq(service->latency.high, 0.1);
    ck_assert_uint_eq(service->status, 200);
    ck_assert(!service->has_every);
}
END_TEST

START_TEST(json_with_blanks)
{
    const struct header_service *service =
        only_service("# sim: service x json={\"id\":1,\"name\":  \"A\xc3\xa9 b\"} latency=1s\n");
    ck_assert_str_eq(service->body, "{\"id\": 1, \"name\": \"A\\u00E9 b\"}");
    ck_assert_double_eq(service->latency.low, 1);
    forget();
    ck_assert_str_eq(only_service("# sim: service x json=[1.5, null]")->body, "[1.5, null]");
    forget();
    ck_assert_str_eq(only_service("# sim: service x json=\"a b\"")->body, "\"a b\"");
}
END_TEST

START_TEST(errors_name_their_place)
{
    static const struct {
        const char *text;
        uint32_t line, column, length;
        const char *words;
    } cases[] = {
        {"\n# sim: sevice x", 2, 7, 6, "'sevice' is no header line"},
        {"# sim:", 1, 6, 1, "no header line"},
        {"# sim: seed", 1, 7, 4, "'seed' needs a value"},
        {"# sim: seed 1 2", 1, 14, 1, "one word too many"},
        {"# sim: seed 1x", 1, 12, 2, "'1x' is no whole number"},
        {"# sim: seed 18446744073709551616", 1, 12, 20, "no whole number"},
        {"# sim: cores 0", 1, 13, 1, "out of range"},
        {"# sim: slow 10", 1, 12, 2, "'10' is no duration"},
        {"# sim: slow -1s", 1, 12, 3, "no duration"},
        {"# sim: statement 1", 1, 17, 1, "no duration"},
        {"# sim: statement 0.0001us", 1, 17, 8, "shorter"},
        {"# sim: start 2026-02-30", 1, 13, 10, "no moment"},
        {"# sim: start 2026-1-01", 1, 13, 9, "no moment"},
        {"# sim: service", 1, 14, 1, "needs a URL"},
        {"# sim: service x latency", 1, 17, 7, "is no option"},
        {"# sim: service x delay=1s", 1, 17, 5, "no option 'delay'"},
        {"# sim: service x latency=2s..1s", 1, 25, 6, "ends before it begins"},
        {"# sim: service x latency=1s..", 1, 29, 1, "no duration"},
        {"# sim: service x status=99", 1, 24, 2, "out of range"},
        {"# sim: service x json={1}", 1, 22, 3, "JSON"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_error(cases[i].text, cases[i].line, cases[i].column, cases[i].length,
                    cases[i].words);
        forget();
    }
}
END_TEST

START_TEST(the_first_error_counts)
{
    check_error("# sim: one\n# sim: two\n", 1, 7, 3, "'one'");
}
END_TEST

START_TEST(patterns)
{
    ck_assert(service_matches("https://a/*", "https://a/b/c?d=e"));
    ck_assert(service_matches("https://a/*", "https://a/"));
    ck_assert(!service_matches("https://a/*", "https://a"));
    ck_assert(service_matches("*/user/*/x", "h/user/user/1/y/x"));
    ck_assert(!service_matches("*/user/*/x", "h/user/1/xy"));
    ck_assert(service_matches("a?b=[c]", "a?b=[c]"));
    ck_assert(!service_matches("a", "ab"));
    ck_assert(service_matches("**", ""));
}
END_TEST

static Suite *world_suite(void)
{
    Suite *suite = suite_create("world");
    TCase *tests = tcase_create("header");
    tcase_add_checked_fixture(tests, NULL, forget);
    tcase_add_test(tests, nothing_said);
    tcase_add_test(tests, single_values);
    tcase_add_test(tests, moments);
    tcase_add_test(tests, a_service);
    tcase_add_test(tests, a_service_left_alone);
    tcase_add_test(tests, json_with_blanks);
    tcase_add_test(tests, errors_name_their_place);
    tcase_add_test(tests, the_first_error_counts);
    tcase_add_test(tests, patterns);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(world_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
