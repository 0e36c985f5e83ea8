/* Resources: locks, semaphores, conditions, events, barriers, queues; holder, contents, waiters. */
#include "ui/views/view.h"

static void resources_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int row = 1;
    view_heading(stage, area, &resources_view, "(who waits, in order)");
    for (uint64_t number = 1; number < story->resources.count && row < area.height; number++) {
        struct words words;
        if (sentence_resource_whole(&words, story, number))
            draw_words(&stage->canvas, area, row++, 2, STYLE_PLAIN, &words);
    }
    if (row == 1)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "none");
}

static int resources_rows(const struct stage *stage, int width)
{
    (void)width;
    size_t count = stage->story->resources.count;
    return count > 1 ? (int)count : 2;
}

const struct view resources_view = {
    .name = "Resources", .id = PANE_RESOURCES, .draw = resources_draw, .rows = resources_rows};

