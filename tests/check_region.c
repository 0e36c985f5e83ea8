/* The region: two parts that grow without moving, bounds, and coming back from a copy. */
#include "config.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/region/region.h"

#define MIB ((size_t)1 << 20)

static struct region region;

static void open_region(void)
{
    ck_assert(region_open(&region, 64 * MIB, 128 * MIB));
}

static void close_region(void)
{
    region_close(&region);
}

START_TEST(parts_grow_side_by_side)
{
    unsigned char *first = region_extend_heap(&region, 100);
    unsigned char *stacks = region_extend_stacks(&region, 1);
    unsigned char *second = region_extend_heap(&region, 5 * MIB);
    ck_assert_uint_eq((uintptr_t)first % 16, 0);
    ck_assert_ptr_eq(second, first + 112);
    ck_assert_uint_eq((uintptr_t)stacks % 4096, 0);
    memset(second, 1, 5 * MIB);
    memset(stacks, 2, 4096);
    ck_assert_uint_eq(second[5 * MIB - 1], 1);
    ck_assert(region_holds(&region, first));
    ck_assert(region_holds(&region, stacks));
    ck_assert(!region_holds(&region, &region));
    struct region_range heap = region_used_heap(&region);
    ck_assert_ptr_eq((unsigned char *)heap.start + heap.size, second + 5 * MIB);
    ck_assert_uint_eq(region_used_stacks(&region).size, 4096);
}
END_TEST

START_TEST(bounds_are_answered_with_null)
{
    ck_assert_ptr_null(region_extend_heap(&region, 65 * MIB));
    ck_assert_ptr_null(region_extend_heap(&region, SIZE_MAX));
    ck_assert_ptr_null(region_extend_heap(&region, SIZE_MAX - 8));
    ck_assert_ptr_nonnull(region_extend_heap(&region, 63 * MIB));
    ck_assert_ptr_null(region_extend_heap(&region, 2 * MIB));
    ck_assert_ptr_nonnull(region_extend_stacks(&region, 128 * MIB));
    ck_assert_ptr_null(region_extend_stacks(&region, 1));
}
END_TEST

START_TEST(a_copy_brings_the_state_back)
{
    char *words = region_extend_heap(&region, 64);
    region.head->root = words;
    strcpy(words, "before");
    struct region_range used = region_used_heap(&region);
    void *copy = malloc(used.size);
    memcpy(copy, used.start, used.size);
    strcpy(words, "after");
    void *next = region_extend_heap(&region, 3 * MIB);
    region.head->root = next;
    memcpy(used.start, copy, used.size);
    free(copy);
    ck_assert_str_eq(region.head->root, "before");
    ck_assert_ptr_eq(region_extend_heap(&region, 3 * MIB), next);
}
END_TEST

START_TEST(closing_twice_is_allowed)
{
    region_close(&region);
    region_close(&region);
    ck_assert(!region_holds(&region, NULL));
    ck_assert(!region_open(&region, SIZE_MAX - 100, 0));
}
END_TEST

static Suite *region_suite(void)
{
    Suite *suite = suite_create("region");
    TCase *tests = tcase_create("region");
    tcase_add_checked_fixture(tests, open_region, close_region);
    tcase_add_test(tests, parts_grow_side_by_side);
    tcase_add_test(tests, bounds_are_answered_with_null);
    tcase_add_test(tests, a_copy_brings_the_state_back);
    tcase_add_test(tests, closing_twice_is_allowed);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(region_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
