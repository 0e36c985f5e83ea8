/* The ready queue: the batch of this iteration with what became of it, the boundary, the next batch. */
#include "ui/views/view.h"

#include <stdio.h>
#include <string.h>

static void draw_boundary(struct stage *stage, struct area area, int row)
{
    const char *mark = canvas_mark(&stage->canvas, MARK_BOUNDARY);
    for (int column = 2; column + 1 < area.width; column += 2)
        draw_text(&stage->canvas, area, row, column, STYLE_DIM, mark, strlen(mark));
}

static void draw_handle(struct stage *stage, struct area area, int row,
                        const struct story_handle *handle)
{
    struct words words;
    words_clear(&words);
    bool runs = handle->state == HANDLE_RUNS, ran = handle->state == HANDLE_RAN;
    bool fresh = handle->state == HANDLE_TO_COME && handle->queued_act + 1 >= stage->story->acts;
    if (ran || runs)
        draw_mark(&stage->canvas, area, row, 15, ran ? STYLE_DIM : STYLE_NOW,
                  ran ? MARK_RAN : MARK_JUST_RAN);
    else if (fresh)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NEW, MARK_NEW);
    sentence_handle(&words, stage->story, handle);
    int after = draw_words(&stage->canvas, area, row, 17, ran ? STYLE_DIM : STYLE_READY, &words);
    if (ran)
        draw(&stage->canvas, area, row, after + 3, STYLE_DIM, "%s", sentence_outcome(stage->story, handle));
    else if (handle->queued_by_task && area.width >= 56) {
        words_clear(&words);
        words_add(&words, "queued by ");
        words_add_task(&words, stage->story, handle->queued_by_task);
        words_add(&words, ", step %llu", (unsigned long long)handle->queued_by_step);
        draw_words(&stage->canvas, area, row, after + 3, STYLE_DIM, &words);
    }
}

/* Which part of the batch fits: around the place where the loop is. */
static size_t first_of_batch(const struct story *story, int rows)
{
    size_t keep = (size_t)(rows > 2 ? rows - 2 : 1);
    if (story->batch_end <= keep)
        return 0;
    size_t from = story->next_handle > keep / 2 ? story->next_handle - keep / 2 : 0;
    return from + keep > story->batch_end ? story->batch_end - keep : from;
}

/* With how many are still to run, when not all are seen. */
static void draw_ready_heading(struct stage *stage, struct area area)
{
    const struct story_handle *handles = stage->story->handles.items;
    char rule[60] = "(runs from the top)";
    size_t to_come = 0;
    for (size_t i = stage->story->next_handle; i < stage->story->handles.count; i++)
        to_come += handles[i].state == HANDLE_TO_COME;
    if (ready_view.rows(stage, area.width) > area.height)
        snprintf(rule, sizeof rule, area.width < 48 ? "(%zu to run)" : "(from the top; %zu to run)", to_come);
    view_heading(stage, area, &ready_view, rule);
}

static void ready_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    const struct story_handle *handles = story->handles.items;
    size_t waiting = story->handles.count - story->batch_end;
    draw_ready_heading(stage, area);
    int rows = area.height - 1, row = 1;
    int for_batch = rows - (waiting ? 2 : 0) - (waiting > 1 && rows > 4 ? 1 : 0);
    if (for_batch < 1 && story->batch_end)
        for_batch = 1; /* where the loop is comes first */
    if (story->handles.count == 0) {
        draw(&stage->canvas, area, row, 2, STYLE_DIM, "none");
        return;
    }
    size_t first = first_of_batch(story, for_batch + 2);
    for (size_t i = first; i < story->batch_end && row <= for_batch; i++) {
        if (handles[i].state == HANDLE_DROPPED)
            continue;
        if (i == first)
            draw(&stage->canvas, area, row, 2, STYLE_DIM, "iteration %llu",
                 (unsigned long long)story->iteration);
        draw_handle(stage, area, row++, &handles[i]);
    }
    if (!waiting)
        return;
    if (row >= rows) {
        draw(&stage->canvas, area, row, 2, STYLE_DIM, "then %zu in iteration %llu", waiting,
             (unsigned long long)handles[story->batch_end].iteration);
        return;
    }
    draw_boundary(stage, area, row++);
    size_t shown = 0;
    for (size_t i = story->batch_end; i < story->handles.count && row <= rows; i++) {
        if (handles[i].state == HANDLE_DROPPED)
            continue;
        if (row == rows && story->handles.count - i > 1) {
            draw(&stage->canvas, area, row, 17, STYLE_DIM, "and %zu more", story->handles.count - i);
            return;
        }
        if (shown++ == 0)
            draw(&stage->canvas, area, row, 2, STYLE_DIM, "iteration %llu",
                 (unsigned long long)handles[i].iteration);
        draw_handle(stage, area, row++, &handles[i]);
    }
}

static int ready_rows(const struct stage *stage, int width)
{
    (void)width;
    const struct story *story = stage->story;
    size_t waiting = story->handles.count - story->batch_end;
    return story->handles.count ? (int)story->handles.count + 1 + (waiting ? 1 : 0) : 2;
}

const struct view ready_view = {
    .name = "Ready queue", .id = PANE_READY, .draw = ready_draw, .rows = ready_rows};
