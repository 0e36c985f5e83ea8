/* int, float, complex, formatting, math and random: cases recorded from CPython 3.13, and the bound
 * on ints. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/modules/builtins.h"
#include "sim/modules/module.h"
#include "sim/modules/registry.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/module.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "tests/evaluate.h"

static struct region region;
static struct machine *m;

/* Makes a native module a builtin name, as importing it would. */
static void add_module(const struct module_spec *spec)
{
    value name = str_from(m, spec->name), module = module_new(m, name);
    ck_assert_ptr_nonnull(module);
    struct dict *names = module_dict(module);
    ck_assert(!spec->functions || native_add_all(m, names, spec->functions, name));
    for (const struct module_type *type = spec->types; type && type->name; type++) {
        value made = (value)type_ready(m, type->spec, NULL);
        ck_assert(made && dict_set_text(m, names, type->name, made));
        drop(m, made);
    }
    ck_assert(!spec->fill || spec->fill(m, names));
    ck_assert(dict_set_text(m, m->builtins, spec->name, module));
    drop(m, module);
    drop(m, name);
}

static void open_machine(void)
{
    evaluate_open(&m, &region);
    if (!m->builtins)
        m->builtins = dict_new(m);
    ck_assert(native_add_all(m, m->builtins, builtins_numbers, NULL));
    ck_assert(native_add_all(m, m->builtins, builtins_objects, NULL));
    add_module(&math_module);
    add_module(&random_module);
}

static void close_machine(void)
{
    evaluate_close(m, &region);
}

START_TEST(cases_give_what_cpython_gives)
{
    evaluate_check_file(m, "number_cases.txt");
}
END_TEST

static void check_error(const char *source, const char *expected)
{
    value text = evaluate_to_text(m, source);
    ck_assert_str_eq(str_text(text), expected);
    drop(m, text);
}

/* CPython would go on until the real machine gives up. */
START_TEST(ints_stay_within_their_bound)
{
    const char *words = "MemoryError: an int larger than 1024 bytes is more than is allowed here";
    m->max_int_bytes = 1024;
    check_error("2 ** 8192", words);
    check_error("1 << 9000", words);
    check_error("10 ** 10 ** 20", words);
    check_error("3 ** 5000 * 3 ** 5000", words);
    check_error("math.factorial(10 ** 9)", words);
    check_error("random.getrandbits(9000)", words);
    check_error("pow(3, 10 ** 30, 1000007)", "687452");
}
END_TEST

START_TEST(digits_are_limited_as_asked)
{
    m->int_digit_limit = 700;
    check_error("int('1' * 701)",
                "ValueError: Exceeds the limit (700 digits) for integer string conversion: value "
                "has 701 digits; use sys.set_int_max_str_digits() to increase the limit");
    check_error("int('1' * 701, 16) > 0", "True");
    m->int_digit_limit = 0;
    check_error("len(str(10 ** 20000))", "20001");
}
END_TEST

START_TEST(numbers_of_programs_compare_with_floats_exactly)
{
    value big = int_from_text(m, "9007199254740993", 16, 10);
    ck_assert_int_eq(int_compare_double(big, 9007199254740992.0), 1);
    ck_assert_int_eq(int_compare_double(big, 9007199254740994.0), -1);
    ck_assert_int_eq(int_compare_double(tag_small_int(-1), -0.5), -1);
    ck_assert_int_eq(int_compare_double(tag_small_int(0), -0.5), 1);
    ck_assert_int_eq(int_compare_double(tag_small_int(0), -0.0), 0);
    drop(m, big);
}
END_TEST

/* Each allocation of a calculation is made to fail once: no leak, no crash, MemoryError. */
/* Digits of the repr, without zeros at both ends. */
static size_t digits_in(const char *text)
{
    char digits[40];
    size_t count = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9' && (count > 0 || *text != '0'))
            digits[count++] = *text;
    while (count > 1 && digits[count - 1] == '0')
        count--;
    return count;
}

static void check_repr(double number)
{
    char text[40], other[40];
    text[float_repr_text(number, text)] = '\0';
    ck_assert_msg(strtod(text, NULL) == number, "%a: %s", number, text);
    size_t digits = digits_in(text);
    if (digits > 1) {
        snprintf(other, sizeof other, "%.*e", (int)digits - 2, number);
        ck_assert_msg(strtod(other, NULL) != number, "%a: %s, not %s", number, text, other);
    }
    /* Of those as short the nearest. */
    snprintf(other, sizeof other, "%.*e", (int)digits - 1, number);
    if (strtod(other, NULL) == number)
        ck_assert_msg(strtold(other, NULL) == strtold(text, NULL), "%a: %s, not %s", number, text,
                      other);
}

START_TEST(reprs_of_floats_are_shortest)
{
    uint64_t state = 88172645463325252u;
    for (int i = 0; i < 100000; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        check_repr(ldexp((double)(state >> 11), (int)(state % 67) - 64));
        check_repr(ldexp((double)(state >> 52), (int)(state % 80) - 70));
    }
    for (int exponent = -12; exponent < 60; exponent++) {
        check_repr(ldexp(1, exponent));
        check_repr(nextafter(ldexp(1, exponent), 0));
        check_repr(nextafter(ldexp(1, exponent), INFINITY));
    }
}
END_TEST

START_TEST(failing_allocations_are_survived)
{
    static const char *const sources[] = {
        "(10 ** 60 + 7) // (10 ** 30 - 3) % 10 ** 25 ^ 3 ** 70",
        "divmod(-10 ** 400, 7 ** 90)",
        "'%s %#x %.3f' % (10 ** 500, -10 ** 90, 2.5)",
        "'{:>20,.2f} {0!r:^{1}}'.format(12345.678, 12)",
        "pow(3 ** 200, -5, 10 ** 60 + 7)",
        "round(10 ** 50 + 5, -1)",
        "(-1.5 + 2j) ** (0.5 - 1j)",
        "random.sample(range(1000), 10)",
        "math.fsum([1e100, 1.0, -1e100] * 20)",
        "math.comb(200, 77)",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        for (uint64_t nth = 1;; nth++) {
            heap_fail_nth(&m->heap, nth);
            value text = evaluate_to_text(m, sources[i]);
            heap_fail_nth(&m->heap, 0);
            bool failed = text && strncmp(str_text(text), "MemoryError", 11) == 0;
            drop(m, text);
            if (!failed)
                break;
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("numbers");
    TCase *cases = tcase_create("numbers");
    tcase_add_checked_fixture(cases, open_machine, close_machine);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, cases_give_what_cpython_gives);
    tcase_add_test(cases, ints_stay_within_their_bound);
    tcase_add_test(cases, digits_are_limited_as_asked);
    tcase_add_test(cases, numbers_of_programs_compare_with_floats_exactly);
    tcase_add_test(cases, reprs_of_floats_are_shortest);
    tcase_add_test(cases, failing_allocations_are_survived);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
