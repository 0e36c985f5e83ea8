/* Work outside the loop that is under way: requests, jobs of threads and processes. */
#include "ui/views/view.h"

static void outside_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int row = 0;
    view_heading(stage, area, &outside_view, "");
    for (uint64_t number = 1; number < story->requests.count && row < area.height; number++) {
        const struct story_request *request = story_request(story, number);
        if (request->done || !request->what.size)
            continue;
        struct words words;
        words_clear(&words);
        words_add_text(&words, request->what);
        words_add(&words, "  reply at ");
        words_add_time(&words, story, request->due);
        draw_words(&stage->canvas, area, row++, 17, STYLE_WAIT, &words);
    }
    if (row == 0)
        draw(&stage->canvas, area, 0, 17, STYLE_DIM, "no request under way");
}

static int outside_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 2;
}

const struct view outside_view = {.name = "Outside", .id = PANE_OUTSIDE, .draw = outside_draw, .rows = outside_rows};

