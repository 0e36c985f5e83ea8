/* Resources: locks, semaphores, conditions, events, barriers, queues; holder, contents, waiters. */
#include "ui/views/view.h"

static void resource_state(struct words *words, const struct stage *stage,
                           const struct story_resource *resource)
{
    const struct story *story = stage->story;
    unsigned long long count = resource->count, limit = resource->limit;
    switch (resource->kind) {
    case RESOURCE_LOCK:
        words_add(words, count ? "held" : "free");
        if (resource->holder) {
            words_add(words, " by ");
            words_add_task(words, story, resource->holder);
        }
        break;
    case RESOURCE_EVENT: words_add(words, count ? "set" : "not set"); break;
    case RESOURCE_SEMAPHORE: words_add(words, "%llu of %llu free", count, limit); break;
    case RESOURCE_QUEUE:
        words_add(words, limit ? "%llu of %llu items" : "%llu items", count, limit);
        break;
    case RESOURCE_BARRIER: words_add(words, "%llu of %llu there", count, limit); break;
    case RESOURCE_CONDITION: break;
    }
}

static void resource_people(struct words *words, const struct stage *stage, uint64_t number)
{
    const struct story *story = stage->story;
    const struct story_waiter *waiters = story->waiters.items;
    const struct story_item *items = story->items.items;
    size_t shown = 0;
    for (size_t i = story->first_item; i < story->items.count; i++) {
        if (items[i].resource != number)
            continue;
        words_add(words, shown++ ? ", " : ": ");
        words_add_text(words, items[i].item);
    }
    shown = 0;
    for (size_t i = story->first_waiter; i < story->waiters.count; i++) {
        if (waiters[i].resource != number || !waiters[i].task)
            continue;
        words_add(words, shown++ ? ", " : "; waiting: ");
        words_add_task(words, story, waiters[i].task);
    }
}

static void resources_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int row = 1;
    view_heading(stage, area, &resources_view, "(who waits, in order)");
    for (uint64_t number = 1; number < story->resources.count && row < area.height; number++) {
        const struct story_resource *resource = story_resource(story, number);
        if (resource->kind == 0 || resource->kind > RESOURCE_QUEUE)
            continue;
        struct words words;
        words_clear(&words);
        sentence_resource(&words, story, number);
        words_add(&words, "  ");
        resource_state(&words, stage, resource);
        resource_people(&words, stage, number);
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

