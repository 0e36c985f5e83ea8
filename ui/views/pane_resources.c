/* Resources: locks, semaphores, conditions, events, barriers, queues; holder, contents, and who waits,
 * in the order of waiting. */
#include "ui/views/view.h"

static int draw_waiters(struct stage *stage, struct area area, int row, uint64_t number)
{
    const struct story *story = stage->story;
    const struct story_waiter *waiters = story->waiters.items;
    struct words words;
    size_t shown = 0;
    words_clear(&words);
    for (size_t i = story->first_waiter; i < story->waiters.count; i++) {
        if (waiters[i].resource != number || !waiters[i].task)
            continue;
        words_add(&words, shown++ ? ", " : "waiting in order: ");
        words_add_task(&words, story, waiters[i].task);
        uint32_t line = story_wait_line(story, story_task(story, waiters[i].task));
        if (line)
            words_add(&words, " (line %u)", line);
    }
    if (!shown)
        return row;
    draw_words(&stage->canvas, area, row, 4, STYLE_WAIT, &words);
    return row + 1;
}

static void resources_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int row = 1, number_shown = 0;
    int skipped = stage->scroll[PANE_RESOURCES] > 0 ? stage->scroll[PANE_RESOURCES] : 0;
    view_heading(stage, area, &resources_view, "(who waits, in order)");
    for (uint64_t number = 1; number < story->resources.count && row < area.height; number++) {
        struct words words;
        if (!sentence_resource_now(&words, story, number) || number_shown++ < skipped)
            continue;
        draw_words(&stage->canvas, area, row++, 2, STYLE_PLAIN, &words);
        row = draw_waiters(stage, area, row, number);
    }
    if (number_shown == 0)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "none");
}

static int resources_rows(const struct stage *stage, int width)
{
    (void)width;
    size_t count = stage->story->resources.count;
    return count > 1 ? (int)count * 2 : 2;
}

const struct view resources_view = {
    .name = "Resources", .id = PANE_RESOURCES, .draw = resources_draw, .rows = resources_rows};
