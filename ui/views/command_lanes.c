/* Commands on tasks and their lanes: order, filter, zoom and pan. */
#include "ui/views/actions.h"
#include "ui/views/input.h"
#include "ui/views/lane.h"

#include <string.h>

void do_sort_tasks(struct stage *stage)
{
    static const char *const words[] = {"Tasks as they were made.", "Tasks by state.",
                                        "Tasks by name.", "Tasks by how long they waited."};
    stage->settings.order = (enum task_order)((stage->settings.order + 1) % ORDER_COUNT);
    stage->message = words[stage->settings.order];
}

void do_filter_tasks(struct stage *stage)
{
    char text[sizeof stage->filter];
    strcpy(text, stage->filter);
    if (!input_line(stage, "Tasks with (nothing: all):", text, sizeof text))
        return;
    strcpy(stage->filter, text);
    stage_say(stage, *text ? "Tasks with \"%s\" only; F with nothing: all." : "All tasks.%s", text);
}

/* The part of the time that is shown now, or all. */
static void begin_window(struct stage *stage)
{
    if (stage->lanes_to > stage->lanes_from)
        return;
    struct scale all = scale_make(stage, 0, 2);
    stage->lanes_from = all.first;
    stage->lanes_to = all.last;
}

/* Around now, if it is to be seen, else around the middle. */
static void zoom(struct stage *stage, double factor)
{
    struct scale all = {0};
    begin_window(stage);
    double from = stage->lanes_from, to = stage->lanes_to, now = stage->story->time;
    double around = now >= from && now <= to ? now : (from + to) / 2;
    stage->lanes_from = stage->lanes_to = 0;
    all = scale_make(stage, 0, 2);
    from = around - (around - from) * factor;
    to = around + (to - around) * factor;
    if (from < 0)
        from = 0;
    if ((from <= 0 && to >= all.last) || to - from < 1e-9)
        return;
    stage->lanes_from = from;
    stage->lanes_to = to;
    stage_say(stage, "Lanes from %.6g s to %.6g s.", from, to);
}

void do_zoom_in(struct stage *stage)
{
    zoom(stage, 0.5);
}

void do_zoom_out(struct stage *stage)
{
    zoom(stage, 2);
}

static void pan(struct stage *stage, double share)
{
    if (stage->lanes_to <= stage->lanes_from) {
        stage->message = "All of the time is shown: } shows a shorter part.";
        return;
    }
    double by = (stage->lanes_to - stage->lanes_from) * share;
    if (stage->lanes_from + by < 0)
        by = -stage->lanes_from;
    stage->lanes_from += by;
    stage->lanes_to += by;
    stage_say(stage, "Lanes from %.6g s to %.6g s.", stage->lanes_from, stage->lanes_to);
}

void do_pan_right(struct stage *stage)
{
    pan(stage, 0.25);
}

void do_pan_left(struct stage *stage)
{
    pan(stage, -0.25);
}
