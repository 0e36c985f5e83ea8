/* Variables of the chosen task, resources and who waits for them, requests under way, the whole run. */
#include "ui/views/view.h"

#include <stdio.h>
#include <string.h>

/* --- variables */

static void variables_draw(struct stage *stage, struct area area)
{
    struct words words;
    words_clear(&words);
    words_add(&words, " Variables of ");
    words_add_task(&words, stage->story, stage->chosen);
    draw_words(&stage->canvas, area, 0, 0, STYLE_HEADING, &words);
    size_t count;
    const struct sim_frame *frames = reel_frames(stage->reel, stage->chosen, &count);
    int row = 1;
    if (!frames || count == 0)
        draw(&stage->canvas, area, row, 2, STYLE_DIM, "none");
    for (size_t i = 0; frames && i < count && row < area.height; i++) {
        if (count > 1)
            draw(&stage->canvas, area, row++, 2, STYLE_DIM, "%s, line %u", frames[i].function,
                 frames[i].line);
        for (size_t j = 0; j < frames[i].variable_count && row < area.height; j++) {
            struct area name = area;
            name.width = 14;
            draw(&stage->canvas, name, row, 3, STYLE_PLAIN, "%s", frames[i].variables[j].name);
            draw(&stage->canvas, area, row++, 15, STYLE_PLAIN, "%s", frames[i].variables[j].text);
        }
    }
}

static int variables_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 6;
}

const struct view variables_view = {
    .name = "Variables", .draw = variables_draw, .rows = variables_rows};

/* --- resources */

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
    static const char *const kinds[] = {"",          "Lock",    "Event", "Condition",
                                        "Semaphore", "Barrier", "Queue"};
    const struct story *story = stage->story;
    int row = 1;
    draw_heading(&stage->canvas, area, " Resources", "(who waits, in order)");
    for (uint64_t number = 1; number < story->resources.count && row < area.height; number++) {
        const struct story_resource *resource = story_resource(story, number);
        if (resource->kind == 0 || resource->kind > RESOURCE_QUEUE)
            continue;
        struct words words;
        words_clear(&words);
        words_add(&words, "%s ", kinds[resource->kind]);
        if (resource->name.size)
            words_add_text(&words, resource->name);
        else
            words_add(&words, "%llu", (unsigned long long)number);
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
    .name = "Resources", .draw = resources_draw, .rows = resources_rows};

/* --- outside */

static void outside_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int row = 0;
    draw(&stage->canvas, area, 0, 0, STYLE_HEADING, " Outside");
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

const struct view outside_view = {.name = "Outside", .draw = outside_draw, .rows = outside_rows};

/* --- the whole run */

static void run_draw(struct stage *stage, struct area area)
{
    const struct stops *stops = &stage->reel->stops;
    size_t known = stops->step_count, now = (size_t)stage->story->steps;
    int width = area.width - 12;
    draw(&stage->canvas, area, 0, 0, STYLE_HEADING, " Run");
    if (known == 0 || width < 10)
        return;
    struct area bar = {area.row, area.column + 8, 1, width};
    for (int cell = 0; cell < width; cell++) {
        size_t step = (size_t)cell * (known > 1 ? known - 1 : 1) / (size_t)(width - 1) + 1;
        bool closing = step <= known && stops->all[stops->steps[step - 1]].kinds & STOP_CLOSING;
        draw_mark(&stage->canvas, bar, 0, cell, STYLE_DIM,
                  step <= now ? MARK_LANE_WAITED : closing ? MARK_BOUNDARY : MARK_LANE_TO_WAIT);
    }
    int at = now && known > 1 ? (int)((now - 1) * (size_t)(width - 1) / (known - 1)) : 0;
    draw_mark(&stage->canvas, bar, 0, at, STYLE_NOW, MARK_LANE_RAN);
}

static int run_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 1;
}

const struct view run_view = {.name = "Run", .draw = run_draw, .rows = run_rows};
