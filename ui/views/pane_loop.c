/* The loop: its last iterations, a row each; asyncio's phases are columns. */
#include "ui/views/view.h"

/* "Task-2 Task-3 and 4 more" */
static void draw_callbacks(struct stage *stage, struct area area, int row,
                           const struct story_iteration *iteration)
{
    struct words words;
    words_clear(&words);
    uint32_t shown = area.width >= 75 ? ITERATION_SHOWS : 2, i;
    for (i = 0; i < iteration->ran && i < shown; i++) {
        words_add(&words, i ? ", " : "");
        sentence_handle(&words, stage->story, &iteration->first_ran[i]);
    }
    if (iteration->ran > i)
        words_add(&words, ", and %u more", iteration->ran - i);
    draw_words(&stage->canvas, area, row, 43, STYLE_PLAIN, &words);
}

static void draw_iteration(struct stage *stage, struct area area, int row,
                           const struct story_iteration *iteration, bool current)
{
    const struct story *story = stage->story;
    struct words words;
    if (current)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NOW, MARK_JUST_RAN);
    draw(&stage->canvas, area, row, 2, STYLE_PLAIN, "iteration %llu",
         (unsigned long long)iteration->number);
    words_clear(&words);
    if (iteration->waited_until > iteration->waited_from)
        words_add_time(&words, story, iteration->waited_until);
    else
        words_add(&words, "did not wait");
    draw_words(&stage->canvas, area, row, 17, STYLE_PLAIN, &words);
    words_clear(&words);
    const struct story_timer *timer = story_timer(story, iteration->first_due);
    if (iteration->timers_due == 0)
        words_add(&words, "none");
    else if (timer->task)
        words_add_task(&words, story, timer->task);
    else
        words_add_text(&words, timer->purpose);
    if (iteration->timers_due > 1)
        words_add(&words, " and %u more", iteration->timers_due - 1);
    struct area part = area;
    part.width = area.width < 42 ? area.width : 42;
    draw_words(&stage->canvas, part, row, 31, STYLE_PLAIN, &words);
    draw_callbacks(stage, area, row, iteration);
}

static void loop_draw(struct stage *stage, struct area area)
{
    static const char *const phases[] = {"", "it waits", "it moves due timers", "it runs the batch"};
    const struct story *story = stage->story;
    const struct story_iteration *iterations = story->iterations.items;
    view_heading(stage, area, &loop_view, "");
    draw(&stage->canvas, area, 0, 17, STYLE_DIM, "waited until");
    draw(&stage->canvas, area, 0, 31, STYLE_DIM, "timers due");
    draw(&stage->canvas, area, 0, 43, STYLE_DIM, "callbacks run");
    int count = (int)story->iterations.count, rows = area.height - 1;
    const char *phase = phases[story->phase];
    if (count == 0)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "has not run yet");
    else if (*phase && area.width >= 80)
        draw(&stage->canvas, area, 0, area.width - 22, STYLE_DIM, "now %s", phase);
    int first = view_first(stage, &loop_view, count - rows, rows, count);
    for (int i = first; i < count && i - first < rows; i++)
        draw_iteration(stage, area, i - first + 1, &iterations[i], i == count - 1);
}

static int loop_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 4;
}

const struct view loop_view = {.name = "Loop", .id = PANE_LOOP, .draw = loop_draw, .rows = loop_rows};

