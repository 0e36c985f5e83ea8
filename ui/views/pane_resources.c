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

static bool is_waited_for(const struct story *story, uint64_t number)
{
    const struct story_waiter *waiters = story->waiters.items;
    for (size_t i = story->first_waiter; i < story->waiters.count; i++)
        if (waiters[i].resource == number && waiters[i].task)
            return true;
    return false;
}

static int rows_of(const struct story *story, uint64_t number)
{
    const struct story_resource *resource = story_resource(story, number);
    if (resource->kind == 0 || resource->kind > RESOURCE_QUEUE)
        return 0;
    return is_waited_for(story, number) ? 2 : 1;
}

static int count_rows(const struct story *story, int *count)
{
    int rows = 0;
    *count = 0;
    for (uint64_t number = 1; number < story->resources.count; number++) {
        rows += rows_of(story, number);
        *count += rows_of(story, number) > 0;
    }
    return rows;
}

/* Draws those that are waited for (or all), but the first `skipped`; how many were drawn. */
static int draw_some(struct stage *stage, struct area area, int *row, int *skipped, bool waited_for, bool all)
{
    const struct story *story = stage->story;
    int drawn = 0;
    for (uint64_t number = 1; number < story->resources.count && *row < area.height; number++) {
        struct words words;
        if (!all && is_waited_for(story, number) != waited_for)
            continue;
        if (!sentence_resource_now(&words, story, number) || (*skipped)-- > 0)
            continue;
        draw_words(&stage->canvas, area, (*row)++, 2, STYLE_PLAIN, &words);
        *row = draw_waiters(stage, area, *row, number);
        drawn++;
    }
    return drawn;
}

/* As they were made; where there is no room for all, those that somebody waits for come first. */
static void resources_draw(struct stage *stage, struct area area)
{
    int row = 1, count, drawn, skipped = stage->scroll[PANE_RESOURCES] > 0 ? stage->scroll[PANE_RESOURCES] : 0;
    if (count_rows(stage->story, &count) < area.height) {
        drawn = draw_some(stage, area, &row, &skipped, false, true);
    } else {
        drawn = draw_some(stage, area, &row, &skipped, true, false);
        drawn += draw_some(stage, area, &row, &skipped, false, false);
    }
    view_heading_of_list(stage, area, &resources_view, "who waits, in order", drawn, count);
    if (count == 0)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "none");
}

static int resources_rows(const struct stage *stage, int width)
{
    int count, rows = count_rows(stage->story, &count);
    (void)width;
    return count ? rows + 1 : 2;
}

const struct view resources_view = {
    .name = "Resources", .id = PANE_RESOURCES, .draw = resources_draw, .rows = resources_rows};
