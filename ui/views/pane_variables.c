/* Variables of every frame in the chain of the chosen task; what this step changed is marked, with
 * what it was before. */
#include "ui/views/view.h"

#include <stdlib.h>
#include <string.h>

/* A copy of the frames at the moment before, since the reel owns only those of one moment. */
struct known {
    size_t depth;
    char *name, *text;
};
struct before {
    const struct reel *reel;
    uint64_t tick, task;
    struct known *all;
    size_t count;
};

static void forget(struct before *before)
{
    for (size_t i = 0; i < before->count; i++) {
        free(before->all[i].name);
        free(before->all[i].text);
    }
    free(before->all);
}

static void remember(struct before *before, const struct sim_frame *frames, size_t count)
{
    size_t all = 0;
    for (size_t i = 0; i < count; i++)
        all += frames[i].variable_count;
    before->all = calloc(all + 1, sizeof *before->all);
    for (size_t i = 0; before->all && i < count; i++)
        for (size_t j = 0; j < frames[i].variable_count; j++)
            before->all[before->count++] = (struct known){i, strdup(frames[i].variables[j].name),
                                                          strdup(frames[i].variables[j].text)};
}

/* NULL: it was not there. */
static const char *text_before(const struct before *before, size_t depth, const char *name)
{
    for (size_t i = 0; i < before->count; i++)
        if (before->all[i].depth == depth && before->all[i].name &&
            strcmp(before->all[i].name, name) == 0)
            return before->all[i].text;
    return NULL;
}

/* The moment to compare with: one line, or one step earlier. */
static uint64_t tick_before(const struct stage *stage)
{
    const struct reel *reel = stage->reel;
    if (reel->line > 1)
        return reel->lines[reel->line - 2].tick;
    if (reel->line == 1)
        return reel->stops.all[reel->stop].tick;
    size_t stop = stops_previous(&reel->stops, reel->stop, STOP_STEP | STOP_START);
    return reel->stops.all[stop].tick;
}

/* Kept until another moment is compared with: a screen that is drawn again does not run again. */
static const struct before *frames_before(struct stage *stage)
{
    uint64_t tick = tick_before(stage);
    struct before *before = stage->before;
    if (!before)
        before = stage->before = calloc(1, sizeof *before);
    static const struct before nothing;
    if (!before)
        return &nothing;
    if (before->all && before->reel == stage->reel && before->tick == tick &&
        before->task == stage->chosen)
        return before;
    size_t count;
    forget(before);
    *before = (struct before){.reel = stage->reel, .tick = tick, .task = stage->chosen};
    const struct sim_frame *frames = reel_frames_at(stage->reel, stage->chosen, tick, &count);
    if (frames)
        remember(before, frames, count);
    return before;
}

void variables_forget(struct stage *stage)
{
    if (stage->before)
        forget(stage->before);
    free(stage->before);
    stage->before = NULL;
}

static void draw_variable(struct stage *stage, struct area area, int row,
                          const struct sim_variable *variable, size_t depth, const struct before *before)
{
    const char *was = text_before(before, depth, variable->name);
    bool compared = before->count > 0;
    bool changed = compared && (!was || strcmp(was, variable->text) != 0);
    struct area name = area;
    name.width = 14;
    if (changed)
        draw_mark(&stage->canvas, area, row, 1, STYLE_CHANGED, MARK_NEW);
    draw(&stage->canvas, name, row, 3, changed ? STYLE_CHANGED : STYLE_PLAIN, "%s", variable->name);
    int after = draw(&stage->canvas, area, row, 15, changed ? STYLE_CHANGED : STYLE_PLAIN, "%s",
                     variable->text);
    if (changed && was && after + 8 < area.width)
        draw(&stage->canvas, area, row, after + 2, STYLE_DIM, "was %s", was);
}

/* Draws the rows from `first` on; returns how many there are. */
static int draw_frames(struct stage *stage, struct area area, const struct sim_frame *frames,
                       size_t count, const struct before *before, int first)
{
    int row = 1 - first;
    for (size_t i = 0; i < count; i++) {
        if (count > 1) {
            if (row >= 1)
                draw(&stage->canvas, area, row, 2, STYLE_DIM, "%s, line %u", frames[i].function,
                     frames[i].line);
            row++;
        }
        for (size_t j = 0; j < frames[i].variable_count; j++, row++)
            if (row >= 1)
                draw_variable(stage, area, row, &frames[i].variables[j], i, before);
    }
    return row - 1 + first;
}

static size_t rows_of(const struct sim_frame *frames, size_t count)
{
    size_t rows = count > 1 ? count : 0;
    for (size_t i = 0; i < count; i++)
        rows += frames[i].variable_count;
    return rows;
}

static void variables_draw(struct stage *stage, struct area area)
{
    struct words words;
    words_clear(&words);
    words_add(&words, "of ");
    words_add_task_call(&words, stage->story, stage->chosen);
    view_heading(stage, area, &variables_view, words.text);
    const struct before *before = frames_before(stage);
    size_t count;
    const struct sim_frame *frames = reel_frames(stage->reel, stage->chosen, &count);
    if (!frames || count == 0 || rows_of(frames, count) == 0)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "none");
    else
        draw_frames(stage, area, frames, count, before,
                    view_first(stage, &variables_view,
                               (int)rows_of(frames, count) - (area.height - 1), area.height - 1,
                               (int)rows_of(frames, count)));
}

static int variables_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 8;
}

const struct view variables_view = {
    .name = "Variables", .id = PANE_VARIABLES, .draw = variables_draw, .rows = variables_rows};
