/* Two runs side by side at the same virtual time, drawn by the same panes on one scale; above, where they
 * first differ. */
#include "ui/views/lane.h"

#include <string.h>

#define HEAD_ROWS 3

/* What a pane looks at, for one of the runs. */
static struct stage stage_of(const struct stage *stage, const struct run_shown *run)
{
    struct stage half = *stage;
    half.reel = run->reel;
    half.story = &run->reel->story;
    half.scenario = run->scenario;
    half.focus = PANE_NONE;
    half.over = NULL;
    half.chosen = half.story->step.task;
    memset(half.scroll, 0, sizeof half.scroll);
    *half.filter = '\0';
    return half;
}

/* Both on one scale, that of the longer. */
static void set_scale(struct stage *left, struct stage *right)
{
    if (left->lanes_to > left->lanes_from)
        return;
    double a = scale_make(left, 0, 2).last, b = scale_make(right, 0, 2).last;
    left->lanes_from = right->lanes_from = 0;
    left->lanes_to = right->lanes_to = a > b ? a : b;
}

static void draw_name(struct stage *half, struct area area, const char *name, bool wound)
{
    struct words words;
    const struct story *story = half->story;
    words_clear(&words);
    words_add(&words, "%s   step %llu   iteration %llu   ", name, (unsigned long long)story->steps,
              (unsigned long long)story->iteration);
    words_add_time(&words, story, story->time);
    if (wound)
        draw_mark(&half->canvas, area, 0, 0, STYLE_NOW, MARK_JUST_RAN);
    draw_words(&half->canvas, area, 0, 2, STYLE_HEADING, &words);
}

/* The changes that have come to pass so far. */
static int draw_changes(struct stage *half, struct area area, int row)
{
    const struct story *story = half->story;
    struct words words;
    words_clear(&words);
    for (size_t i = 0; i < story->changes.count; i++) {
        const struct story_change *change = STORY_AT(story, changes, story_change, i);
        words_add(&words, "%s", i ? "; " : "You: ");
        words_add_text(&words, change->what);
        words_add(&words, " (");
        words_add_time(&words, story, change->time);
        words_add(&words, ")");
    }
    if (words.size)
        draw_words(&half->canvas, area, row, 2, STYLE_NOTE, &words);
    return row + 1;
}

static int draw_pane(struct stage *half, struct area area, int row, int rows, const struct view *view)
{
    struct area part = {area.row + row, area.column, rows, area.width};
    if (row + rows > area.height)
        part.height = area.height - row;
    if (part.height < 2)
        return area.height;
    view->draw(half, part);
    return row + rows + 1;
}

static int wanted(struct stage *half, const struct view *view, int width, int most)
{
    int rows = view->rows(half, width);
    return rows < most ? rows : most;
}

/* One of the two, one above the other: what fits. */
static void draw_short(struct stage *half, struct area area, const char *name, bool wound)
{
    struct area text = {area.row, area.column + 2, area.height, area.width - 3};
    struct words words;
    draw_name(half, area, name, wound);
    sentence_changes(&words, half->story);
    if (half->story->steps) {
        struct words ran;
        sentence_short(&ran, half->story);
        words_add(&words, "%s%s", words.size ? " " : "", ran.text);
    }
    int row = 1 + draw_paragraph(&half->canvas, text, 1, 2, STYLE_PLAIN, words.text);
    draw_pane(half, area, row, area.height - row, area.height - row > 2 ? &tasks_view : &output_view);
}

static void draw_half(struct stage *half, struct area area, const char *name, bool wound,
                      const struct stage *twin)
{
    struct area text = {area.row, area.column + 2, area.height, area.width - 3};
    struct words words;
    draw_name(half, area, name, wound);
    if (half->story->steps)
        sentence_short(&words, half->story);
    else
        words_clear(&words);
    draw_paragraph(&half->canvas, text, 1, 3, STYLE_PLAIN, words.text);
    int row = draw_changes(half, area, 4);
    /* The same rows in both halves, so that a pane stands beside its twin. */
    int tasks = wanted(half, &tasks_view, area.width, area.height / 3);
    struct stage other = *twin;
    int others = wanted(&other, &tasks_view, area.width, area.height / 3);
    row = draw_pane(half, area, row, tasks > others ? tasks : others, &tasks_view);
    if (area.height - row > 18)
        row = draw_pane(half, area, row, area.height - row > 26 ? 11 : 8, &source_view);
    row = draw_pane(half, area, row, area.height - row > 14 ? 6 : 4, &ready_view);
    if (area.height - row > 8)
        row = draw_pane(half, area, row, 4, &timers_view);
    draw_pane(half, area, row, area.height - row, &output_view);
}

static void beside_draw(struct stage *stage, struct area area)
{
    const struct runs *runs = stage->runs;
    struct words words;
    if (!runs->other.reel || stage->hide_future) {
        draw(&stage->canvas, area, 0, 1, STYLE_DIM,
             runs->other.reel ? "While you predict, the other run is hidden: it would give it away."
                              : "There is one run only.");
        return;
    }
    bool wide = area.width >= 100 && area.height >= 16;
    runs_difference(runs, &words, true);
    struct area text = {area.row, area.column + 1, HEAD_ROWS, area.width - 2};
    draw_paragraph(&stage->canvas, text, 0, HEAD_ROWS - wide, STYLE_KEY, words.text);
    if (!wide) {
        struct stage above = stage_of(stage, &runs->other), below = stage_of(stage, &runs->now);
        int rows = (area.height - HEAD_ROWS) / 2;
        set_scale(&above, &below);
        draw_short(&above, (struct area){area.row + HEAD_ROWS, area.column, rows, area.width},
                   runs->other.name, false);
        draw_short(&below, (struct area){area.row + HEAD_ROWS + rows, area.column, rows, area.width},
                   runs->now.name, true);
        return;
    }
    int middle = area.width / 2;
    struct area left = {area.row + HEAD_ROWS, area.column, area.height - HEAD_ROWS, middle - 1};
    struct area right = {left.row, area.column + middle + 1, left.height, area.width - middle - 1};
    struct stage one = stage_of(stage, &runs->other), other = stage_of(stage, &runs->now);
    set_scale(&one, &other);
    draw_half(&one, left, runs->other.name, false, &other);
    draw_half(&other, right, runs->now.name, true, &one);
    for (int row = 0; row < left.height; row++)
        draw_mark(&stage->canvas, left, row, middle - 1, STYLE_DIM, MARK_LANE_NOW);
}

static int beside_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 30;
}

const struct view beside_view = {.name = "Beside", .draw = beside_draw, .rows = beside_rows};
