/* The whole run, by steps: how far we are, when time passed, and what is marked. It is the pane that
 * knows the future: while a question may be open, nothing right of the present is drawn. */
#include "ui/story/marks.h"
#include "ui/views/view.h"

#include <stdio.h>
#include <string.h>

#define LEFT 8       /* columns before the bar */
#define ROOMY 6      /* columns for a step when there are few */
#define LEAST 4

/* Which step stands in which column. */
struct bar {
    struct area area;
    size_t known, now; /* steps */
    int each;          /* columns for a step; 0: many steps share a column */
};

static struct bar measure(const struct stage *stage, struct area area)
{
    struct bar bar = {.area = {area.row, area.column + LEFT, area.height, area.width - LEFT - 2},
                      .known = stage->reel->stops.step_count,
                      .now = (size_t)stage->story->steps};
    if (stage->hide_future) /* how much is to come is a part of what is hidden */
        bar.known = bar.now;
    if (bar.known && bar.area.width > 0 && (size_t)bar.area.width / bar.known >= LEAST)
        bar.each = bar.area.width / (int)bar.known < ROOMY ? LEAST : ROOMY;
    return bar;
}

static int column_of(const struct bar *bar, size_t step)
{
    if (bar->each)
        return (int)step * bar->each - bar->each + 1;
    if (bar->known < 2 || step == 0)
        return 0;
    return (int)((step - 1) * (size_t)(bar->area.width - 1) / (bar->known - 1));
}

static size_t step_at(const struct bar *bar, int column)
{
    size_t step = bar->each ? (size_t)(column / bar->each) + 1
                            : (size_t)column * (bar->known > 1 ? bar->known - 1 : 1) /
                                      (size_t)(bar->area.width > 1 ? bar->area.width - 1 : 1) + 1;
    return step > bar->known ? bar->known : step;
}

static const struct stop *stop_of(const struct stage *stage, size_t step)
{
    const struct stops *stops = &stage->reel->stops;
    return &stops->all[stops->steps[step - 1]];
}

static bool is_closing(const struct stage *stage, size_t step)
{
    return stop_of(stage, step)->kinds & STOP_CLOSING;
}

/* "1   2   3  [4]  5  |  6": a number for each step. */
static void draw_numbers(struct stage *stage, const struct bar *bar)
{
    for (size_t step = 1; step <= bar->known; step++) {
        bool now = step == bar->now;
        int column = column_of(bar, step);
        if (is_closing(stage, step) && (step == 1 || !is_closing(stage, step - 1)))
            draw_mark(&stage->canvas, bar->area, 0, column - 2, STYLE_DIM, MARK_LANE_NOW);
        draw(&stage->canvas, bar->area, 0, column - now, now ? STYLE_NOW : STYLE_DIM,
             now ? "[%zu]" : "%zu", step);
    }
}

static void draw_line(struct stage *stage, const struct bar *bar)
{
    int at = column_of(bar, bar->now ? bar->now : 1);
    for (int column = 0; column < bar->area.width; column++) {
        size_t step = step_at(bar, column);
        draw_mark(&stage->canvas, bar->area, 0, column, STYLE_DIM,
                  step <= bar->now           ? MARK_LANE_WAITED
                  : is_closing(stage, step) ? MARK_BOUNDARY
                                            : MARK_LANE_TO_WAIT);
    }
    draw_mark(&stage->canvas, bar->area, 0, at, STYLE_NOW, MARK_LANE_RAN);
}

/* Warnings `!` and bookmarks `b`, behind the number of a step or on the line. */
static void draw_marks(struct stage *stage, const struct bar *bar)
{
    const struct story_warning *warnings = stage->story->warnings.items;
    for (size_t i = 0; i < stage->story->warnings.count; i++) {
        size_t step = (size_t)warnings[i].step;
        if (step && step <= bar->known)
            draw(&stage->canvas, bar->area, 0, column_of(bar, step) + (bar->each ? 2 : 0), STYLE_ERROR,
                 "!");
    }
    for (size_t i = 0; i < stage->marks->count; i++) {
        size_t step = (size_t)stage->marks->all[i].step;
        if (step && step <= bar->known)
            draw(&stage->canvas, bar->area, 0, column_of(bar, step) + (bar->each ? 2 : 0), STYLE_NOTE,
                 "b");
    }
}

/* The time of a step where it is another than that of the label before, as far as there is room. */
static void draw_times(struct stage *stage, const struct bar *bar)
{
    double before = -1;
    int free_from = 0;
    for (int column = 0; column < bar->area.width; column++) {
        size_t step = step_at(bar, column);
        if (column_of(bar, step) > column || column < free_from ||
            stop_of(stage, step)->time <= before || step > bar->known)
            continue;
        char text[40];
        int size = snprintf(text, sizeof text, "%.*f", stage->story->digits, stop_of(stage, step)->time);
        if (stop_of(stage, step)->time >= 100) /* nobody reads its thousandths */
            size = snprintf(text, sizeof text, "%.0f", stop_of(stage, step)->time);
        if (column + size > bar->area.width)
            return;
        draw(&stage->canvas, bar->area, 1, column, STYLE_DIM, "%s", text);
        before = stop_of(stage, step)->time;
        free_from = column + size + 2;
        if (bar->each && column == column_of(bar, bar->known))
            return;
    }
}

static void run_draw(struct stage *stage, struct area area)
{
    struct bar bar = measure(stage, area);
    view_heading(stage, area, &run_view, "");
    if (bar.known == 0 || bar.area.width < 10)
        return;
    if (bar.each)
        draw_numbers(stage, &bar);
    else
        draw_line(stage, &bar);
    draw_marks(stage, &bar);
    if (area.height > 1)
        draw_times(stage, &bar);
}

static int run_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 2;
}

/* A click goes to the step that stands there. */
static void run_click(struct stage *stage, struct area area, int row, int column)
{
    (void)row;
    struct bar bar = measure(stage, area);
    if (bar.known && column >= LEFT && column < LEFT + bar.area.width)
        reel_to_step(stage->reel, step_at(&bar, column - LEFT));
}

const struct view run_view = {.name = "Run", .draw = run_draw, .rows = run_rows, .click = run_click};
