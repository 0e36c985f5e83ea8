/* loopglass verify: what it says when the two runs agree and when they part. Where a CPython would
 * stand, a shell script does: it plays back what a CPython is to have printed. */
#include "ui/verify/difference.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char scenario[] = "import asyncio\n"
                               "async def main():\n"
                               "    await asyncio.sleep(1)\n"
                               "    print('done')\n"
                               "asyncio.run(main())\n";
static const char steps[] = "1\\t0.000000\\tTask-1\\n3\\t1.000000\\tTask-1\\n"
                            "5\\t1.000000\\tTask-2\\n7\\t1.000000\\tTask-3\\nend\\t1.000000\\t0\\n";

struct stage {
    char folder[64];
    char program[96], python[96];
    char said[4096];
    int status;
};

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

/* A CPython that is `version`, prints `out` and `err` and logs `logged`, as printf's formats. */
static void open_stage(struct stage *stage, const char *version, const char *out, const char *err,
                       const char *logged)
{
    char script[2048];
    memset(stage, 0, sizeof *stage);
    strcpy(stage->folder, "/tmp/check_verify.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(stage->folder));
    snprintf(stage->program, sizeof stage->program, "%s/program.py", stage->folder);
    snprintf(stage->python, sizeof stage->python, "%s/python", stage->folder);
    write_file(stage->program, scenario);
    snprintf(script, sizeof script,
             "#!/bin/sh\n"
             "if [ \"$1\" = -c ]; then echo %s; exit 0; fi\n"
             "printf '%s'; printf '%s' >&2; printf '%s' >\"$4\"\n",
             version, out, err, logged);
    write_file(stage->python, script);
    ck_assert_int_eq(chmod(stage->python, 0700), 0);
}

static void verify(struct stage *stage)
{
    char command[512];
    snprintf(command, sizeof command, "'%s' verify --python '%s' '%s' 2>&1", LOOPGLASS,
             stage->python, stage->program);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    size_t size = fread(stage->said, 1, sizeof stage->said - 1, pipe);
    stage->said[size] = '\0';
    stage->status = WEXITSTATUS(pclose(pipe));
}

static void close_stage(struct stage *stage)
{
    unlink(stage->program);
    unlink(stage->python);
    ck_assert_int_eq(rmdir(stage->folder), 0);
}

static void expect(const char *version, const char *out, const char *err, const char *logged,
                   int status, const char *said)
{
    struct stage stage;
    open_stage(&stage, version, out, err, logged);
    verify(&stage);
    ck_assert_str_eq(stage.said, said);
    ck_assert_int_eq(stage.status, status);
    close_stage(&stage);
}

START_TEST(runs_that_agree)
{
    expect("3.13.0", "done\\n", "", steps, 0,
           "program.py: same as CPython 3.13.0: 1 line of output, 4 steps, exit status 0\n");
}
END_TEST

START_TEST(another_version_is_held_to_output_and_steps)
{
    expect("3.12.1", "done\\n", "words of 3.12\\n", steps, 0,
           "program.py: same as CPython 3.12.1: 1 line of output, 4 steps, exit status 0; errors "
           "are compared with a 3.13 only\n");
}
END_TEST

START_TEST(output_that_differs)
{
    expect("3.13.0", "done\\nand more\\n", "", steps, 1,
           "program.py: differs from CPython 3.13.0: output, line 2\n"
           "    loopglass: (the end)\n"
           "    CPython:   and more\n");
}
END_TEST

START_TEST(errors_that_differ)
{
    expect("3.13.0", "done\\n", "oops\\n", steps, 1,
           "program.py: differs from CPython 3.13.0: errors, line 1\n"
           "    loopglass: (the end)\n"
           "    CPython:   oops\n");
}
END_TEST

START_TEST(steps_that_differ)
{
    expect("3.13.0", "done\\n", "", "1\\t0.000000\\tTask-1\\nend\\t0.000000\\t0\\n", 1,
           "program.py: differs from CPython 3.13.0: steps, line 2\n"
           "    loopglass: 3\t1.000000\tTask-1\n"
           "    CPython:   end\t0.000000\t0\n");
}
END_TEST

START_TEST(an_old_python_is_refused)
{
    struct stage stage;
    open_stage(&stage, "3.10.2", "", "", "");
    verify(&stage);
    ck_assert_int_eq(stage.status, 2);
    ck_assert_ptr_nonnull(strstr(stage.said, "verify needs CPython, 3.11 or newer"));
    close_stage(&stage);
}
END_TEST

START_TEST(a_missing_python_is_said)
{
    struct stage stage;
    open_stage(&stage, "3.13.0", "", "", "");
    unlink(stage.python);
    verify(&stage);
    ck_assert_int_eq(stage.status, 2);
    ck_assert_ptr_nonnull(strstr(stage.said, "verify needs CPython, 3.11 or newer"));
    close_stage(&stage);
}
END_TEST

START_TEST(what_no_two_runs_share_is_taken_out)
{
    char text[] = "<Task at 0x7f12ab> /a/b/asyncio/tasks.py:703 /home/x/p.py\n"
                  "RuntimeError: deadlock: all wait\nend";
    difference_normalise(text, "/home/x");
    ck_assert_str_eq(text, "<Task at 0x> asyncio/tasks.py p.py\nRuntimeError: deadlock:\nend");
}
END_TEST

START_TEST(the_first_difference_has_its_line)
{
    struct difference part;
    ck_assert(!difference_find(&part, "a\nb\n", "a\nb\n"));
    ck_assert(difference_find(&part, "a\nb\nc", "a\nx\nc"));
    ck_assert_int_eq(part.line, 2);
    ck_assert_str_eq(part.got, "b\nc");
    ck_assert_str_eq(part.expected, "x\nc");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("verify");
    TCase *tests = tcase_create("verify");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, runs_that_agree);
    tcase_add_test(tests, another_version_is_held_to_output_and_steps);
    tcase_add_test(tests, output_that_differs);
    tcase_add_test(tests, errors_that_differ);
    tcase_add_test(tests, steps_that_differ);
    tcase_add_test(tests, an_old_python_is_refused);
    tcase_add_test(tests, a_missing_python_is_said);
    tcase_add_test(tests, what_no_two_runs_share_is_taken_out);
    tcase_add_test(tests, the_first_difference_has_its_line);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
