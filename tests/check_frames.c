/* The lines that run and what they see: frames and variables of each moment, compared with what CPython
 * was seen to do (tests/frames, recorded by tests/cpython/record_frames.py). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/sim.h"
#include "ui/story/scenario.h"

#define LONGEST 1000

static const char *const names[] = {"by_hand", "comprehensions", "shared", "thread"};

static const char *const folder = SOURCE_LESSON_DIR "/../tests/frames/";

/* --- one moment, as the recordings have it */

static void add_variable(char *row, const struct sim_variable *variable)
{
    size_t size = strlen(row);
    snprintf(row + size, LONGEST - size, "|%s=%s", variable->name, variable->text);
}

static int by_name(const void *a, const void *b)
{
    const struct sim_variable *const *x = a, *const *y = b;
    return strcmp((*x)->name, (*y)->name);
}

static void describe(struct sim *sim, const struct sim_line *line, char *row)
{
    size_t count;
    ck_assert(sim_seek(sim, line->tick));
    const struct sim_frame *frames = sim_frames(sim, line->task, &count);
    ck_assert_ptr_nonnull(frames);
    ck_assert_uint_gt(count, 0);
    const struct sim_frame *innermost = &frames[count - 1];
    ck_assert_uint_eq(innermost->line, line->line);
    snprintf(row, LONGEST, "%u|%s", line->line, innermost->function);
    if (strcmp(innermost->function, "<module>") == 0)
        return;
    const struct sim_variable *sorted[50];
    ck_assert_uint_le(innermost->variable_count, 50);
    for (size_t i = 0; i < innermost->variable_count; i++)
        sorted[i] = &innermost->variables[i];
    qsort(sorted, innermost->variable_count, sizeof *sorted, by_name);
    for (size_t i = 0; i < innermost->variable_count; i++)
        add_variable(row, sorted[i]);
}

/* A `?` in the recording is any value. */
static bool is_like(const char *row, const char *recorded)
{
    while (*row && *recorded) {
        if (*recorded == '?') {
            recorded++;
            row += strcspn(row, "|");
        } else if (*row++ != *recorded++) {
            return false;
        }
    }
    return !*row && !*recorded;
}

/* --- a program */

static struct sim_line *all_lines(struct sim *sim, size_t *count)
{
    while (sim_advance(sim, 100000) == SIM_GOES_ON)
        ;
    const struct sim_line *lines = sim_lines(sim, 0, sim_tick(sim), count);
    ck_assert_ptr_nonnull(lines);
    struct sim_line *copy = malloc((*count + 1) * sizeof *copy);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, lines, *count * sizeof *copy);
    return copy;
}

static void compare(struct sim *sim, const struct sim_line *lines, size_t count, FILE *recording)
{
    char row[LONGEST], recorded[LONGEST];
    for (size_t i = 0; i < count; i++) {
        describe(sim, &lines[i], row);
        ck_assert_msg(fgets(recorded, sizeof recorded, recording), "too much: %s", row);
        recorded[strcspn(recorded, "\n")] = '\0';
        ck_assert_msg(is_like(row, recorded), "row %zu: %s\nCPython: %s", i + 1, row, recorded);
    }
    ck_assert_msg(!fgets(recorded, sizeof recorded, recording), "missing: %s", recorded);
}

START_TEST(test_frames)
{
    char path[4096];
    struct scenario scenario;
    size_t count;
    snprintf(path, sizeof path, "%s%s.lines", folder, names[_i]);
    FILE *recording = fopen(path, "r");
    ck_assert_ptr_nonnull(recording);
    snprintf(path, sizeof path, "%s%s.py", folder, names[_i]);
    ck_assert(scenario_read(&scenario, path));
    struct sim_options options = {
        .path = scenario.path, .text = scenario.text, .size = scenario.size};
    struct sim *sim = sim_open(&options);
    ck_assert_ptr_nonnull(sim);
    struct sim_line *lines = all_lines(sim, &count);
    compare(sim, lines, count, recording);
    free(lines);
    sim_close(sim);
    scenario_close(&scenario);
    fclose(recording);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("frames");
    TCase *all = tcase_create("lines and variables");
    tcase_set_timeout(all, 60);
    tcase_add_loop_test(all, test_frames, 0, (int)(sizeof names / sizeof *names));
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}
