/* Lanes: what became of a task over virtual time. Left of now is what happened, right of now only
 * what is known: a timer's due time. */
#include "ui/views/lane.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static double latest_known(const struct story *story)
{
    const uint64_t *live = story->live_timers.items;
    double last = story->time;
    for (size_t i = 0; i < story->live_timers.count; i++) {
        const struct story_timer *timer = story_timer(story, live[i]);
        if (timer->state == TIMER_SET && timer->when > last && isfinite(timer->when))
            last = timer->when;
    }
    return last;
}

struct scale scale_make(const struct stage *stage, int column, int width)
{
    struct scale scale = {column, width, 0, latest_known(stage->story)};
    if (stage->lanes_to > stage->lanes_from) {
        scale.first = stage->lanes_from;
        scale.last = stage->lanes_to;
    }
    return scale;
}

int scale_cell(const struct scale *scale, double time)
{
    if (scale->last <= scale->first || time <= scale->first)
        return 0;
    if (time >= scale->last)
        return scale->width - 1;
    return (int)((time - scale->first) / (scale->last - scale->first) * (scale->width - 1) + 0.5);
}

/* Whether something of a stretch is to be seen. */
static bool is_in_view(const struct scale *scale, double from, double to)
{
    return to >= scale->first && from <= scale->last;
}

/* A row of labels in the making: blanks are free. */
struct labels {
    char text[512];
    int width;
};

/* Puts a label so that it stands over its cell, unless it would touch another. */
static void put_label(struct labels *labels, int cell, int number_size, const char *words, int size)
{
    int at = cell - number_size / 2;
    if (at + size > labels->width)
        at = labels->width - size;
    if (at < 0)
        at = 0;
    if (size > labels->width)
        return;
    for (int i = at > 0 ? at - 1 : 0; i <= at + size && i < labels->width; i++)
        if (labels->text[i] != ' ')
            return;
    memcpy(labels->text + at, words, (size_t)size);
}

/* "0.1", "2.05": as short as the time allows, at most the digits of the story. */
static int short_time(char *text, size_t size, double time, int digits)
{
    int length = snprintf(text, size, "%.*f", digits, time);
    while (length > 3 && text[length - 1] == '0' && text[length - 2] != '.')
        length--;
    text[length] = '\0';
    return length;
}

static void label_time(struct labels *labels, const struct scale *scale, double time, int digits,
                       const char *after)
{
    char text[64];
    int number = short_time(text, 48, time, digits);
    strcpy(text + number, after);
    if (!is_in_view(scale, time, time))
        return;
    put_label(labels, scale_cell(scale, time), number, text, (int)strlen(text));
}

/* 1, 2 or 5 times a power of ten, so that about one label comes every twelve cells. */
static double tick_distance(const struct scale *scale)
{
    double wanted = (scale->last - scale->first) * 12 / (scale->width > 0 ? scale->width : 1);
    double power = pow(10, floor(log10(wanted)));
    return wanted <= power ? power : wanted <= 2 * power ? 2 * power
                                 : wanted <= 5 * power ? 5 * power
                                                       : 10 * power;
}

/* "0.0      0.1 now   0.2      0.3": now, the ends, and a few between. */
void scale_draw(struct stage *stage, struct area area, const struct scale *scale)
{
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    struct labels labels = {.width = scale->width < 512 ? scale->width : 511};
    const struct story *story = stage->story;
    memset(labels.text, ' ', sizeof labels.text - 1);
    label_time(&labels, scale, story->time, story->digits, " now");
    label_time(&labels, scale, scale->first, story->digits, "");
    label_time(&labels, scale, scale->last, story->digits, "");
    double distance = scale->last > scale->first ? tick_distance(scale) : 0;
    double start = distance > 0 ? ceil(scale->first / distance) : 0;
    for (int i = 0; distance > 0 && (start + i) * distance < scale->last && i < 100; i++)
        label_time(&labels, scale, (start + i) * distance, story->digits, "");
    labels.text[labels.width] = '\0';
    const char *now = strstr(labels.text, " now");
    draw(&stage->canvas, lanes, 0, 0, STYLE_DIM, "%s", labels.text);
    const char *from = now;
    while (from && from > labels.text && from[-1] != ' ')
        from--;
    if (now)
        draw_text(&stage->canvas, lanes, 0, (int)(from - labels.text), STYLE_HEADING, from,
                  (size_t)(now - from) + 4);
}

/* --- lanes */

static enum mark bar_mark(enum bar_kind kind)
{
    return kind == BAR_RAN ? MARK_LANE_RAN : kind == BAR_READY ? MARK_LANE_KEPT : MARK_LANE_WAITED;
}

static enum style bar_style(enum bar_kind kind)
{
    return kind == BAR_RAN ? STYLE_NOW : kind == BAR_READY ? STYLE_ERROR : STYLE_WAIT;
}

static void put(struct stage *stage, struct area lanes, int row, int cell, enum bar_kind kind)
{
    draw_mark(&stage->canvas, lanes, row, cell, bar_style(kind), bar_mark(kind));
}

/* Bars come newest first; where two share a cell, running shows over waiting. */
static void draw_bars(struct stage *stage, struct area lanes, int row, const struct scale *scale,
                      const struct story_task *task, bool over)
{
    const struct story *story = stage->story;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t number = task->last_bar; number;
             number = STORY_AT(story, bars, story_bar, number)->previous) {
            const struct story_bar *bar = STORY_AT(story, bars, story_bar, number);
            bool open = number == task->last_bar && !over;
            double to = open ? story->time : bar->to;
            if (!is_in_view(scale, bar->from, to))
                continue;
            int from_cell = scale_cell(scale, bar->from), to_cell = scale_cell(scale, to);
            if ((bar->kind == BAR_RAN) != (pass == 1) || (bar->kind == BAR_READY && to <= bar->from))
                continue;
            for (int cell = from_cell; cell <= to_cell; cell++)
                put(stage, lanes, row, cell, bar->kind);
        }
    }
}

/* From its due time on, a sleeper that is not woken is kept waiting by whoever holds the thread. */
static void draw_lateness(struct stage *stage, struct area lanes, int row,
                          const struct scale *scale, const struct story_timer *timer)
{
    if (story_overdue(stage->story, timer) <= 0 ||
        !is_in_view(scale, timer->when, stage->story->time))
        return;
    for (int cell = scale_cell(scale, timer->when); cell <= scale_cell(scale, stage->story->time); cell++)
        put(stage, lanes, row, cell, BAR_READY);
}

void lane_draw(struct stage *stage, struct area area, int row, const struct scale *scale,
                      const struct story_task *task)
{
    const struct story *story = stage->story;
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    bool over = task->state >= TASK_DONE || task->lost;
    const struct story_timer *timer = story_timer(story, task->timer);
    int now = scale_cell(scale, story->time);
    bool now_seen = is_in_view(scale, story->time, story->time);
    draw_bars(stage, lanes, row, scale, task, over);
    draw_lateness(stage, lanes, row, scale, timer);
    if (over)
        return;
    if (now_seen && story->time < scale->last && task->state != TASK_RUNNING &&
        !(task->last_step == story->steps && story->step.task))
        draw_mark(&stage->canvas, lanes, row, now, STYLE_DIM, MARK_LANE_NOW);
    if (task->state != TASK_WAITING || timer->state != TIMER_SET || timer->when <= story->time)
        return;
    int due = scale_cell(scale, timer->when);
    if (!is_in_view(scale, story->time, timer->when))
        return;
    for (int cell = now_seen ? now + 1 : 0; cell < due; cell++)
        draw_mark(&stage->canvas, lanes, row, cell, STYLE_DIM, MARK_LANE_TO_WAIT);
    if (timer->when <= scale->last)
        draw_mark(&stage->canvas, lanes, row, due, STYLE_WAIT, MARK_LANE_DUE);
}

void lane_stretch(struct stage *stage, struct area area, int row, const struct scale *scale,
                  double from, double to, enum bar_kind kind)
{
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    if (!is_in_view(scale, from, to))
        return;
    for (int cell = scale_cell(scale, from); cell <= scale_cell(scale, to); cell++)
        put(stage, lanes, row, cell, kind);
}
