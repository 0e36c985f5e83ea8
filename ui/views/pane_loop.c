/* The loop: its last iterations, a row each; asyncio's phases are columns. */
#include "ui/views/view.h"

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
    draw_words(&stage->canvas, area, row, 31, STYLE_PLAIN, &words);
    if (current) {
        static const char *const phases[] = {"not running", "waits", "moves due timers",
                                             "runs the batch"};
        draw(&stage->canvas, area, row, 43, STYLE_DIM, "%s", phases[story->phase]);
    }
}

static void loop_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    const struct story_iteration *iterations = story->iterations.items;
    view_heading(stage, area, &loop_view, "");
    draw(&stage->canvas, area, 0, 17, STYLE_DIM, "waited until");
    draw(&stage->canvas, area, 0, 31, STYLE_DIM, "timers due");
    draw(&stage->canvas, area, 0, 43, STYLE_DIM, "phase");
    size_t count = story->iterations.count, rows = (size_t)(area.height - 1);
    size_t first = count > rows ? count - rows : 0;
    if (count == 0)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "has not run yet");
    for (size_t i = first; i < count; i++)
        draw_iteration(stage, area, (int)(i - first) + 1, &iterations[i], i == count - 1);
}

static int loop_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 4;
}

const struct view loop_view = {.name = "Loop", .id = PANE_LOOP, .draw = loop_draw, .rows = loop_rows};

