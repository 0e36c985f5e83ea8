/* The stepper's screen, drawn where nobody looks. */
#include "ui/views/offscreen.h"

#include "ui/views/input.h"
#include "ui/views/terminal.h"

#include <stdlib.h>
#include <string.h>

#define COMPUTE_AHEAD ((uint64_t)20000000)
#define STOPS_AHEAD   100000

bool offscreen_open(struct offscreen *screen, struct reel *reel, struct scenario *scenario,
                    const struct offscreen_options *options, const char **reason)
{
    memset(screen, 0, sizeof *screen);
    screen->grid.rows = options->rows;
    screen->grid.columns = options->columns;
    screen->grid.cells = calloc((size_t)options->rows * (size_t)options->columns,
                                sizeof *screen->grid.cells);
    *reason = "out of memory";
    if (!screen->grid.cells ||
        !terminal_open_offscreen(options->rows, options->columns, reason))
        return false;
    screen->stage = (struct stage){.reel = reel,
                                   .story = &reel->story,
                                   .scenario = scenario,
                                   .breaks = &screen->breaks,
                                   .marks = &screen->marks,
                                   .speed = 1};
    screen->stage.settings.present = options->present;
    screen->stage.settings.light = options->light;
    canvas_open(&screen->stage.canvas, options->ascii, true);
    canvas_theme(&screen->stage.canvas, options->light);
    reel_compute(reel, STOPS_AHEAD, COMPUTE_AHEAD);
    if (options->go_to)
        stage_go_to(&screen->stage, options->go_to);
    screen->stage.message = NULL;
    return true;
}

const struct grid *offscreen_draw(struct offscreen *screen)
{
    input_draw(&screen->stage);
    grid_read(&screen->grid);
    return &screen->grid;
}

void offscreen_close(struct offscreen *screen)
{
    variables_forget(&screen->stage);
    terminal_close();
    free(screen->grid.cells);
    screen->grid.cells = NULL;
}
