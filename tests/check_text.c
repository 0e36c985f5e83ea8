/* str, bytes, bytearray and memoryview: cases recorded from CPython 3.13, and what no expression
 * can show: growing in place, interning, tables of Unicode, str_format. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/bytes.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/unicode.h"
#include "tests/evaluate.h"

static struct region region;
static struct machine *m;

static void open_machine(void)
{
    evaluate_open(&m, &region);
}

static void close_machine(void)
{
    evaluate_close(m, &region);
}

static void check_str(value v, const char *expected)
{
    ck_assert_ptr_nonnull(v);
    ck_assert_str_eq(str_text(v), expected);
    ck_assert_uint_eq(str_size(v), strlen(expected));
    drop(m, v);
}

START_TEST(cases_give_what_cpython_gives)
{
    evaluate_check_file(m, "text_cases.txt");
}
END_TEST

START_TEST(appending_grows_in_place)
{
    value piece = str_from(m, "\xE2\x82\xAC"), text = str_from(m, "x");
    uint64_t before = m->heap.allocations;
    for (int i = 0; i < 100000; i++) {
        text = str_append(m, text, piece);
        ck_assert_ptr_nonnull(text);
    }
    ck_assert_uint_lt(m->heap.allocations - before, 500);
    ck_assert_uint_eq(str_length(text), 100001);
    ck_assert_uint_eq(str_size(text), 300001);
    ck_assert_uint_eq(str_code_point(text, 77777), 0x20AC);
    drop(m, text);
    drop(m, piece);
}
END_TEST

START_TEST(appending_leaves_shared_and_interned_text_alone)
{
    value shared = str_from(m, "abc"), tail = str_from(m, "d");
    value grown = str_append(m, keep(shared), tail);
    ck_assert_str_eq(str_text(shared), "abc");
    check_str(grown, "abcd");
    value name = str_intern(m, "some_name", 9);
    grown = str_append(m, keep(name), tail);
    ck_assert_str_eq(str_text(name), "some_name");
    check_str(grown, "some_named");
    value twice = str_append(m, shared, shared); /* steals its only reference while it reads it */
    check_str(twice, "abcabc");
    drop(m, name);
    drop(m, tail);
}
END_TEST

START_TEST(hash_is_forgotten_when_text_grows)
{
    value text = str_from(m, "ab"), tail = str_from(m, "c"), whole = str_from(m, "abc");
    str_hash(text);
    text = str_append(m, text, tail);
    ck_assert_int_eq(str_hash(text), str_hash(whole));
    drop(m, text);
    drop(m, tail);
    drop(m, whole);
}
END_TEST

START_TEST(interning_gives_one_object)
{
    value a = str_intern(m, "alpha", 5), plain = str_from(m, "alpha");
    value b = str_intern_value(m, plain);
    ck_assert_ptr_eq(a, b);
    ck_assert_ptr_ne(a, plain);
    ck_assert(str_equal(a, plain));
    drop(m, a);
    drop(m, b);
    drop(m, plain);
}
END_TEST

START_TEST(format_knows_its_directives)
{
    value v = str_from(m, "h\xC3\xA9");
    check_str(str_format(m, "%s|%.2s|%.*s|%c|%%", "abc", "abc", 1, "abc", 'x'),
              "abc|ab|a|x|%");
    check_str(str_format(m, "%d %5d %05d %ld %lld %zu %u %x", -1, 42, -42, -2L, -3LL, (size_t)4,
                         5u, 255),
              "-1    42 -0042 -2 -3 4 5 ff");
    check_str(str_format(m, "%S %R %T", v, v, v), "h\xC3\xA9 'h\xC3\xA9' str");
    check_str(str_format(m, "%.1S", v), "h");
    check_str(str_format(m, "%.2s", "h\xC3\xA9"), "h");
    drop(m, v);
}
END_TEST

START_TEST(builder_counts_code_points)
{
    struct str_builder b = {0};
    str_builder_add_text(m, &b, "a\xC3\xA9");
    str_builder_add_code_point(m, &b, 0x1F600);
    value v = str_builder_finish(m, &b);
    ck_assert_uint_eq(str_length(v), 3);
    ck_assert_uint_eq(str_code_point(v, 2), 0x1F600);
    drop(m, v);
    v = str_builder_finish(m, &b);
    ck_assert_uint_eq(str_length(v), 0);
    drop(m, v);
}
END_TEST

START_TEST(builder_dies_of_a_failure)
{
    struct str_builder b = {0};
    heap_fail_nth(&m->heap, 1);
    ck_assert(!str_builder_add_text(m, &b, "abc"));
    ck_assert(error_is(m, m->types.MemoryError));
    ck_assert(!str_builder_add_text(m, &b, "def"));
    ck_assert_ptr_null(str_builder_finish(m, &b));
    error_clear(m);
}
END_TEST

START_TEST(decimal_digits_have_their_values)
{
    ck_assert_int_eq(unicode_decimal('7'), 7);
    ck_assert_int_eq(unicode_decimal(0x0663), 3);
    ck_assert_int_eq(unicode_decimal(0x1D7D8), 0); /* the second run of a range of five */
    ck_assert_int_eq(unicode_decimal('x'), -1);
}
END_TEST

START_TEST(a_viewed_bytearray_keeps_its_size)
{
    value array = bytearray_new(m, "abc", 3), append, result;
    value view = object_call1(m, (value)m->types.memoryview, array);
    value name = str_intern(m, "append", 6);
    append = object_get_attribute(m, array, name);
    result = object_call1(m, append, tag_small_int(1));
    ck_assert_ptr_null(result);
    ck_assert(error_is(m, m->types.BufferError));
    error_clear(m);
    drop(m, view);
    result = object_call1(m, append, tag_small_int(1));
    ck_assert_ptr_eq(result, NONE);
    drop(m, append);
    drop(m, name);
    drop(m, array);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text");
    TCase *cases = tcase_create("text");
    tcase_add_checked_fixture(cases, open_machine, close_machine);
    tcase_add_test(cases, cases_give_what_cpython_gives);
    tcase_add_test(cases, appending_grows_in_place);
    tcase_add_test(cases, appending_leaves_shared_and_interned_text_alone);
    tcase_add_test(cases, hash_is_forgotten_when_text_grows);
    tcase_add_test(cases, interning_gives_one_object);
    tcase_add_test(cases, format_knows_its_directives);
    tcase_add_test(cases, builder_counts_code_points);
    tcase_add_test(cases, builder_dies_of_a_failure);
    tcase_add_test(cases, decimal_digits_have_their_values);
    tcase_add_test(cases, a_viewed_bytearray_keeps_its_size);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
