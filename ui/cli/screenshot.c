/* loopglass screenshot: the stepper's screen at a step, as a picture.
 * loopglass cast: a run played in the stepper, as a recording for asciinema. */
#include "ui/cli/cli.h"

#include "ui/export/picture.h"
#include "ui/export/safe_file.h"
#include "ui/views/layout.h"
#include "ui/views/offscreen.h"

#include <getopt.h>
#include <locale.h>
#include <stdlib.h>

#define PAUSE      1.5   /* seconds on each step of a recording */
#define CAST_STEPS 2000  /* of an endless run */

struct wishes {
    struct job job;
    struct offscreen_options screen;
    const char *path;
    double speed;
    bool cast;
    char place[80];
};

static bool play(struct wishes *wishes, struct offscreen *screen, FILE *file, const char *title)
{
    struct reel *reel = screen->stage.reel;
    struct cast cast;
    const struct grid *grid = offscreen_draw(screen);
    double time = 0;
    bool ok = cast_open(&cast, file, grid, title) && cast_frame(&cast, grid, 0);
    while (ok && reel->story.steps < CAST_STEPS && reel_forward(reel, STOP_STEP)) {
        time += PAUSE / wishes->speed;
        ok = cast_frame(&cast, offscreen_draw(screen), time);
    }
    cast_close(&cast);
    return ok;
}

static bool write_picture(struct wishes *wishes, struct offscreen *screen)
{
    struct safe_file file;
    const struct scenario *scenario = &wishes->job.scenario;
    const char *title = *scenario->title ? scenario->title : scenario->file;
    if (!safe_file_open(&file, wishes->path))
        return false;
    bool ok = wishes->cast ? play(wishes, screen, file.stream, title)
                           : picture_svg(file.stream, offscreen_draw(screen), title,
                                         wishes->screen.light);
    return safe_file_close(&file, ok);
}

static bool picture(struct wishes *wishes)
{
    struct job *job = &wishes->job;
    struct reel reel;
    struct offscreen *screen = malloc(sizeof *screen);
    const char *reason = "out of memory";
    bool ok = screen && reel_open(&reel, job->sim, job_trace(job), job_again(job));
    if (ok) {
        bool open = offscreen_open(screen, &reel, &job->scenario, &wishes->screen, &reason);
        ok = open && write_picture(wishes, screen);
        if (!open)
            fprintf(stderr, "loopglass: %s\n", reason);
        offscreen_close(screen);
        reel_close(&reel);
    }
    free(screen);
    return ok;
}

/* "120x40": columns and rows. */
static bool take_size(struct wishes *wishes, const char *size)
{
    char after;
    int found = sscanf(size, "%3dx%3d%c", &wishes->screen.columns, &wishes->screen.rows, &after);
    if (found == 2 && wishes->screen.columns >= LEAST_WIDTH && wishes->screen.rows >= LEAST_HEIGHT &&
        wishes->screen.columns <= GRID_MOST_COLUMNS && wishes->screen.rows <= GRID_MOST_ROWS)
        return true;
    usage_error("'%s' is no size from %dx%d to %dx%d", size, LEAST_WIDTH, LEAST_HEIGHT,
                GRID_MOST_COLUMNS, GRID_MOST_ROWS);
    return false;
}

static bool take_option(struct wishes *wishes, int code, const char *argument)
{
    switch (code) {
    case 'a': wishes->screen.ascii = true; return true;
    case 'g': wishes->screen.light = true; return true;
    case 'o': wishes->path = argument; return true;
    case 'y': wishes->screen.present = true; return true;
    case 'z': return take_size(wishes, argument);
    case 'n':
    case 't':
    case 'i':
        snprintf(wishes->place, sizeof wishes->place, "%s %s",
                 code == 'n' ? "step" : code == 't' ? "time" : "line", argument);
        wishes->screen.go_to = wishes->place;
        return true;
    case 'p':
        wishes->speed = strtod(argument, NULL);
        if (!(wishes->speed > 0))
            usage_error("'%s' is no speed", argument);
        return wishes->speed > 0;
    default: return job_option(&wishes->job, code, argument);
    }
}

static int run_command(int argc, char **argv, bool cast)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"ascii", no_argument, NULL, 'a'},
        {"light", no_argument, NULL, 'g'},
        {"line", required_argument, NULL, 'i'},
        {"output", required_argument, NULL, 'o'},
        {"present", no_argument, NULL, 'y'},
        {"size", required_argument, NULL, 'z'},
        {"speed", required_argument, NULL, 'p'},
        {"step", required_argument, NULL, 'n'},
        {"time", required_argument, NULL, 't'},
        {0},
    };
    struct wishes wishes = {
        .screen = {.rows = 24, .columns = 80}, .path = "-", .speed = 1, .cast = cast};
    int code;
    if (MB_CUR_MAX == 1) /* a picture is the same wherever it is made */
        setlocale(LC_CTYPE, "C.UTF-8");
    while ((code = getopt_long(argc, argv, "o:", longs, NULL)) != -1)
        if (!take_option(&wishes, code, optarg))
            return STATUS_USAGE;
    if (optind + 1 != argc)
        return usage_error("%s takes one file", argv[0]);
    bool ok = job_read(&wishes.job, argv[optind]) && job_open(&wishes.job) && picture(&wishes);
    job_close(&wishes.job);
    return ok ? 0 : STATUS_USAGE;
}

int command_screenshot(int argc, char **argv)
{
    return run_command(argc, argv, false);
}

int command_cast(int argc, char **argv)
{
    return run_command(argc, argv, true);
}
