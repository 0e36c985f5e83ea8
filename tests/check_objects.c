/* The objects of the value room: types, classes, natives, attributes, exceptions, collection. The
 * classes here are made as `class` statements make them, with natives for methods, so that no
 * evaluator is needed. */
#include "sim/value/machine.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/alloc.h"
#include "sim/value/cell.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/gc.h"
#include "sim/value/generic_alias.h"
#include "sim/value/int.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/weakref.h"

static struct region region;
static struct machine machine, *m;

static void open_machine(void)
{
    ck_assert(region_open(&region, (size_t)1 << 30, (size_t)1 << 20));
    memset(&machine, 0, sizeof machine);
    m = &machine;
    ck_assert(machine_open_values(m, &region, (size_t)256 << 20));
}

/* Everything that a machine made is given back. */
static void close_machine(void)
{
    machine_close_values(m);
    ck_assert_uint_eq(heap_live_blocks(&m->heap), 0);
    region_close(&region);
}

static void expect_text(value text, const char *expected)
{
    ck_assert_ptr_nonnull(text);
    ck_assert_str_eq(str_text(text), expected);
    drop(m, text);
}

static void expect_error(struct type *type, const char *message)
{
    value error = error_take(m);
    ck_assert_ptr_nonnull(error);
    ck_assert_str_eq(str_text(type_of(m, error)->name), str_text(type->name));
    expect_text(object_str(m, error), message);
    drop(m, error);
}

START_TEST(opens_and_closes)
{
    ck_assert_ptr_eq(type_of(m, (value)m->types.object), m->types.type);
    expect_text(object_repr(m, (value)m->types.object), "<class 'object'>");
    expect_text(object_repr(m, NONE), "None");
    expect_text(object_repr(m, (value)m->types.CancelledError),
                "<class 'asyncio.exceptions.CancelledError'>");
    ck_assert_ptr_null(object_get_attribute(m, tag_small_int(1), m->names.value));
    expect_error(m->types.AttributeError, "'int' object has no attribute 'value'");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("objects");
    TCase *basics = tcase_create("basics");
    tcase_add_checked_fixture(basics, open_machine, close_machine);
    tcase_add_test(basics, opens_and_closes);
    suite_add_tcase(suite, basics);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
