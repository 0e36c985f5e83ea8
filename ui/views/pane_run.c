/* The whole run on one row: how far we are, and what is marked. */
#include "ui/views/view.h"

static void run_draw(struct stage *stage, struct area area)
{
    const struct stops *stops = &stage->reel->stops;
    size_t known = stops->step_count, now = (size_t)stage->story->steps;
    int width = area.width - 12;
    view_heading(stage, area, &run_view, "");
    if (known == 0 || width < 10)
        return;
    struct area bar = {area.row, area.column + 8, 1, width};
    for (int cell = 0; cell < width; cell++) {
        size_t step = (size_t)cell * (known > 1 ? known - 1 : 1) / (size_t)(width - 1) + 1;
        bool closing = step <= known && stops->all[stops->steps[step - 1]].kinds & STOP_CLOSING;
        draw_mark(&stage->canvas, bar, 0, cell, STYLE_DIM,
                  step <= now ? MARK_LANE_WAITED : closing ? MARK_BOUNDARY : MARK_LANE_TO_WAIT);
    }
    int at = now && known > 1 ? (int)((now - 1) * (size_t)(width - 1) / (known - 1)) : 0;
    draw_mark(&stage->canvas, bar, 0, at, STYLE_NOW, MARK_LANE_RAN);
}

static int run_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 1;
}

const struct view run_view = {.name = "Run", .draw = run_draw, .rows = run_rows};
