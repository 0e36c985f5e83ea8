/* The containers and the iterators over them: what small programs give, compared with what CPython
 * 3.13 gave (tests/expressions), and what C code asks of list, dict and set. */
#include "sim/value/machine.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/dict.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"
#include "tests/expression.h"

static struct region region;
static struct machine machine, *m;

static bool countdown_expired(struct machine *expired)
{
    expired->countdown = 1000;
    return true;
}

static void open_machine(void)
{
    ck_assert(region_open(&region, (size_t)1 << 30, (size_t)1 << 20));
    memset(&machine, 0, sizeof machine);
    m = &machine;
    ck_assert(machine_open_values(m, &region, (size_t)256 << 20));
    m->hooks.countdown_expired = countdown_expired;
}

/* Everything that a machine made is given back. */
static void close_machine(void)
{
    machine_close_values(m);
    ck_assert_uint_eq(heap_live_blocks(&m->heap), 0);
    region_close(&region);
}

/* --- small programs */

static const struct {
    const char *program, *outcome;
} cases[] = {
#include "tests/expressions/containers.h"
};

START_TEST(programs_give_what_cpython_gives)
{
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *outcome = expression_outcome(m, cases[i].program);
        if (strcmp(outcome, cases[i].outcome) != 0) {
            printf("--- %s\nexpected: %s\nbut was:  %s\n", cases[i].program, cases[i].outcome,
                   outcome);
            wrong++;
        }
        free(outcome);
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* Every allocation fails once: an error comes out, nothing is lost, nothing crashes. */
START_TEST(memory_may_run_out_anywhere)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i += 3)
        for (uint64_t n = 200; n < 1200; n += 97) {
            struct dict *names = dict_new(m);
            ck_assert_ptr_nonnull(names);
            heap_fail_nth(&m->heap, n);
            char *outcome = expression_outcome(m, cases[i].program);
            heap_fail_nth(&m->heap, 0);
            free(outcome);
            drop(m, (value)names);
        }
}
END_TEST

/* --- dict */

static value name_of(int64_t n)
{
    char text[32];
    int size = snprintf(text, sizeof text, "name%lld", (long long)n);
    return str_intern(m, text, (size_t)size);
}

START_TEST(dict_finds_every_name_at_every_size)
{
    struct dict *dict = dict_new(m);
    for (int64_t n = 0; n < 1000; n++) {
        value name = name_of(n);
        ck_assert(dict_set(m, dict, name, tag_small_int(n)));
        drop(m, name);
        for (int64_t k = n > 40 ? n - 40 : 0; k <= n; k++) {
            name = name_of(k);
            ck_assert_ptr_eq(dict_get_name(m, dict, name), tag_small_int(k));
            ck_assert_ptr_eq(dict_get(m, dict, name), tag_small_int(k));
            ck_assert_int_eq(dict_position(m, dict, name), k);
            drop(m, name);
        }
        name = name_of(n + 1);
        ck_assert_ptr_null(dict_get_name(m, dict, name));
        ck_assert_ptr_null(dict_get(m, dict, name));
        drop(m, name);
    }
    drop(m, (value)dict);
}
END_TEST

START_TEST(dict_finds_a_name_that_is_not_interned)
{
    struct dict *dict = dict_new(m);
    value plain = str_from(m, "plain"), interned = str_intern(m, "plain", 5);
    ck_assert_ptr_ne(plain, interned);
    ck_assert(dict_set(m, dict, plain, TRUE));
    ck_assert_ptr_eq(dict_get_name(m, dict, interned), TRUE);
    ck_assert(dict_set(m, dict, interned, FALSE));
    ck_assert_uint_eq(dict->count, 1);
    for (int64_t n = 0; n < 20; n++) {
        value name = name_of(n);
        ck_assert(dict_set(m, dict, name, NONE));
        drop(m, name);
    }
    ck_assert_ptr_eq(dict_get_name(m, dict, interned), FALSE);
    drop(m, plain);
    drop(m, interned);
    drop(m, (value)dict);
}
END_TEST

START_TEST(dict_version_changes_with_its_keys)
{
    struct dict *dict = dict_new(m);
    uint32_t empty = dict->version;
    ck_assert_uint_ne(empty, 0);
    ck_assert(dict_set_text(m, dict, "a", NONE));
    uint32_t one = dict->version;
    ck_assert_uint_ne(one, empty);
    ck_assert_int_eq(dict_delete(m, dict, m->names.args), 0);
    ck_assert_uint_eq(dict->version, one);
    value a = str_intern(m, "a", 1);
    ck_assert_int_eq(dict_delete(m, dict, a), 1);
    ck_assert_uint_ne(dict->version, one);
    drop(m, a);
    drop(m, (value)dict);
}
END_TEST

START_TEST(dict_works_as_a_queue)
{
    struct dict *dict = dict_new(m);
    for (int64_t n = 0; n < 100000; n++) {
        ck_assert(dict_set(m, dict, tag_small_int(n), NONE));
        if (n >= 3)
            ck_assert_int_eq(dict_delete(m, dict, tag_small_int(n - 3)), 1);
    }
    ck_assert_uint_eq(dict->count, 3);
    ck_assert_uint_le(dict->capacity, 21);
    drop(m, (value)dict);
}
END_TEST

/* --- set */

static value plain_object(void)
{
    return object_call0(m, (value)m->types.object);
}

START_TEST(set_of_objects_keeps_their_order)
{
    value set = set_new(m), objects[300], item;
    ck_assert(set_add(m, set, tag_small_int(7)));
    for (int i = 0; i < 300; i++) {
        objects[i] = plain_object();
        ck_assert(set_add(m, set, objects[i]));
    }
    for (int i = 0; i < 300; i += 2)
        ck_assert_int_eq(set_discard(m, set, objects[i]), 1);
    ck_assert(set_add(m, set, objects[0]));
    size_t position = 0;
    ck_assert(set_next(set, &position, &item));
    ck_assert_ptr_eq(item, tag_small_int(7));
    for (int i = 1; i < 300; i += 2) {
        ck_assert(set_next(set, &position, &item));
        ck_assert_ptr_eq(item, objects[i]);
    }
    ck_assert(set_next(set, &position, &item));
    ck_assert_ptr_eq(item, objects[0]);
    ck_assert(!set_next(set, &position, &item));
    for (int i = 0; i < 300; i++)
        drop(m, objects[i]);
    drop(m, set);
}
END_TEST

/* --- list */

START_TEST(sort_is_stable_and_keeps_the_list_on_errors)
{
    value list = list_new(m, 0);
    for (int64_t i = 0; i < 1000; i++) {
        value pair = tuple_pack2(m, tag_small_int(i % 7), tag_small_int(i));
        ck_assert(list_append_steal(m, list, pair));
    }
    ck_assert(list_sort(m, list, NONE, false));
    for (size_t i = 1; i < 1000; i++) {
        value *a = AS_TUPLE(AS_LIST(list)->items[i - 1])->items;
        value *b = AS_TUPLE(AS_LIST(list)->items[i])->items;
        ck_assert(small_int(a[0]) < small_int(b[0]) ||
                  (a[0] == b[0] && small_int(a[1]) < small_int(b[1])));
    }
    ck_assert(list_append(m, list, NONE));
    ck_assert(!list_sort(m, list, NONE, false));
    ck_assert(error_is(m, m->types.TypeError));
    error_clear(m);
    ck_assert_uint_eq(list_size(list), 1001);
    drop(m, list);
}
END_TEST

START_TEST(deep_nesting_is_refused_not_fatal)
{
    value list = list_new(m, 0);
    for (int i = 0; i < 100000; i++) {
        value outer = list_from(m, &list, 1);
        drop(m, list);
        list = outer;
    }
    ck_assert_ptr_null(object_repr(m, list));
    ck_assert(error_is(m, m->types.RecursionError));
    error_clear(m);
    drop(m, list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("containers");
    TCase *all = tcase_create("containers");
    tcase_set_timeout(all, 120);
    tcase_add_checked_fixture(all, open_machine, close_machine);
    tcase_add_test(all, programs_give_what_cpython_gives);
    tcase_add_test(all, memory_may_run_out_anywhere);
    tcase_add_test(all, dict_finds_every_name_at_every_size);
    tcase_add_test(all, dict_finds_a_name_that_is_not_interned);
    tcase_add_test(all, dict_version_changes_with_its_keys);
    tcase_add_test(all, dict_works_as_a_queue);
    tcase_add_test(all, set_of_objects_keeps_their_order);
    tcase_add_test(all, sort_is_stable_and_keeps_the_list_on_errors);
    tcase_add_test(all, deep_nesting_is_refused_not_fatal);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
