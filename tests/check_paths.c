/* However a stop is reached, forward, backward or by a jump, the screen is the same to the last cell.
 * Every lesson is walked through forward once; then, by leaps and bounds, every screen must come again.
 * With files as arguments it walks through those instead. */
#include <check.h>
#include <curses.h>
#include <glob.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/story/breaks.h"
#include "ui/story/marks.h"
#include "ui/views/input.h"
#include "ui/views/view.h"

#define MOST_STOPS 60 /* of one program that are looked at */
#define ROUNDS     2  /* of jumps through all of them */

static const struct {
    int rows, columns;
} sizes[] = {{24, 80}, {50, 200}, {15, 45}};
#define SIZES ((int)(sizeof sizes / sizeof *sizes))

static char **files;
static size_t file_count;

/* --- a screen that nobody sees */

static void open_screen(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    FILE *nowhere = fopen("/dev/null", "r+");
    ck_assert_ptr_nonnull(nowhere);
    ck_assert_ptr_nonnull(newterm("xterm-256color", nowhere, nowhere));
}

/* What stands on the screen, styles included; the caller's to free. */
static char *take_screen(void)
{
    size_t size = 0;
    char *text = NULL;
    FILE *out = open_memstream(&text, &size);
    for (int row = 0; row < LINES; row++) {
        unsigned long styles = 0;
        for (int column = 0; column < COLS; column++) {
            wchar_t letters[CCHARW_MAX + 1] = {0};
            attr_t style = 0;
            short pair = 0;
            cchar_t cell;
            mvin_wch(row, column, &cell);
            getcchar(&cell, letters, &style, &pair, NULL);
            fprintf(out, "%lc", (wint_t)(letters[0] ? letters[0] : L' '));
            styles = styles * 31 + (unsigned long)style * 7 + (unsigned long)pair;
        }
        fprintf(out, "   (styles %016lx)\n", styles);
    }
    fclose(out);
    return text;
}

/* --- a program on it */

struct walk {
    struct scenario scenario;
    struct sim_options options;
    struct sim *sim;
    struct reel reel;
    struct breaks breaks;
    struct marks marks;
    struct stage stage;
    size_t stops;
    char *seen[MOST_STOPS][SIZES];
};

static void walk_open(struct walk *walk, const char *file)
{
    memset(walk, 0, sizeof *walk);
    ck_assert_msg(scenario_read(&walk->scenario, file), "cannot read %s", file);
    walk->options = (struct sim_options){.path = walk->scenario.path,
                                         .text = walk->scenario.text,
                                         .size = walk->scenario.size,
                                         .work_limit = 3000000};
    walk->sim = sim_open(&walk->options);
    ck_assert_ptr_nonnull(walk->sim);
    ck_assert(reel_open(&walk->reel, walk->sim, sim_trace(walk->sim), &walk->options));
    walk->stage = (struct stage){.reel = &walk->reel,
                                 .story = &walk->reel.story,
                                 .scenario = &walk->scenario,
                                 .breaks = &walk->breaks,
                                 .marks = &walk->marks,
                                 .speed = 1};
    canvas_open(&walk->stage.canvas, false, true);
    reel_compute(&walk->reel, SIZE_MAX, UINT64_MAX); /* the length of the run is on the screen */
    walk->stops = walk->reel.stops.count < MOST_STOPS ? walk->reel.stops.count : MOST_STOPS;
}

static void walk_close(struct walk *walk)
{
    for (size_t i = 0; i < walk->stops; i++)
        for (int size = 0; size < SIZES; size++)
            free(walk->seen[i][size]);
    variables_forget(&walk->stage);
    reel_close(&walk->reel);
    sim_close(walk->sim);
    scenario_close(&walk->scenario);
}

static char *draw_at(struct walk *walk, int size)
{
    resizeterm(sizes[size].rows, sizes[size].columns);
    input_draw(&walk->stage);
    return take_screen();
}

static void say_difference(const char *before, const char *after)
{
    while (*before && *after) {
        size_t first = strcspn(before, "\n"), second = strcspn(after, "\n");
        if (first != second || memcmp(before, after, first) != 0)
            fprintf(stderr, "- %.*s\n+ %.*s\n", (int)first, before, (int)second, after);
        before += first + (before[first] != '\0');
        after += second + (after[second] != '\0');
    }
}

static void compare(struct walk *walk, const char *how, size_t from)
{
    for (int size = 0; size < SIZES; size++) {
        char *now = draw_at(walk, size), *then = walk->seen[walk->reel.stop][size];
        if (strcmp(now, then) != 0) {
            say_difference(then, now);
            ck_abort_msg("%s: stop %zu (of %zu), reached %s from stop %zu, is another screen at %dx%d",
                         walk->scenario.path, walk->reel.stop, walk->stops, how, from,
                         sizes[size].columns, sizes[size].rows);
        }
        free(now);
    }
}

static void go_forward(struct walk *walk)
{
    for (size_t stop = 0; stop < walk->stops; stop++) {
        if (stop)
            ck_assert(reel_forward(&walk->reel, STOP_ACT));
        ck_assert_uint_eq(walk->reel.stop, stop);
        for (int size = 0; size < SIZES; size++)
            walk->seen[stop][size] = draw_at(walk, size);
    }
}

static void go_back(struct walk *walk)
{
    while (walk->reel.stop > 0) {
        size_t from = walk->reel.stop;
        ck_assert(reel_back(&walk->reel, STOP_ACT));
        compare(walk, "backward", from);
    }
}

/* Every stop once a round, each time in another order. */
static void jump(struct walk *walk)
{
    static const size_t strides[ROUNDS] = {151, 211}; /* primes beyond MOST_STOPS */
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < walk->stops; i++) {
            size_t from = walk->reel.stop;
            reel_go(&walk->reel, (i * strides[round] + (size_t)round) % walk->stops);
            compare(walk, "by a jump", from);
        }
    }
}

/* Into the lines of the next step, and back out of them. */
static void look_at_lines(struct walk *walk)
{
    for (size_t stop = 0; stop < walk->stops; stop++) {
        reel_go(&walk->reel, stop);
        if (reel_line_forward(&walk->reel)) {
            free(draw_at(walk, 0));
            reel_line_back(&walk->reel);
        }
        reel_go(&walk->reel, stop);
        compare(walk, "after a line", stop);
    }
}

static void walk_through(const char *file)
{
    struct walk *walk = malloc(sizeof *walk);
    ck_assert_ptr_nonnull(walk);
    walk_open(walk, file);
    go_forward(walk);
    go_back(walk);
    jump(walk);
    look_at_lines(walk);
    walk_close(walk);
    free(walk);
}

START_TEST(test_file)
{
    open_screen();
    walk_through(files[_i]);
    endwin();
}
END_TEST

int main(int argc, char **argv)
{
    glob_t lessons = {0};
    files = argv + 1;
    file_count = (size_t)argc - 1;
    if (argc == 1) {
        glob(SOURCE_LESSON_DIR "/*/*.py", 0, NULL, &lessons);
        files = lessons.gl_pathv;
        file_count = lessons.gl_pathc;
    }
    Suite *suite = suite_create("paths");
    TCase *all = tcase_create("every way to a stop shows the same screen");
    tcase_set_timeout(all, 120);
    tcase_add_loop_test(all, test_file, 0, (int)file_count);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    globfree(&lessons);
    return failed || !file_count;
}
