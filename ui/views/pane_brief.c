/* Ready queue, timers and output in a row each, where there is no room for panes. */
#include "ui/views/view.h"

static void brief_ready(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    const struct story_handle *handles = story->handles.items;
    struct words words;
    int shown = 0;
    words_clear(&words);
    for (size_t i = story->next_handle; i < story->handles.count; i++) {
        if (handles[i].state != HANDLE_TO_COME)
            continue;
        words_add(&words, shown++ ? ", " : "");
        sentence_handle(&words, story, &handles[i]);
    }
    draw(&stage->canvas, area, 0, 0, STYLE_HEADING, " Ready");
    if (shown)
        draw_words(&stage->canvas, area, 0, 9, STYLE_READY, &words);
    else
        draw(&stage->canvas, area, 0, 9, STYLE_DIM, "none");
}

static void brief_timer(struct stage *stage, struct area area)
{
    uint64_t next = story_next_timer(stage->story);
    const struct story_timer *timer = story_timer(stage->story, next);
    struct words words;
    words_clear(&words);
    draw(&stage->canvas, area, 1, 0, STYLE_HEADING, " Timers");
    if (!next) {
        draw(&stage->canvas, area, 1, 9, STYLE_DIM, "none");
        return;
    }
    words_add_time(&words, stage->story, timer->when);
    words_add(&words, story_overdue(stage->story, timer) > 0 ? " overdue, " : " ");
    sentence_timer(&words, stage->story, timer);
    if (stage->story->live_timers.count > 1)
        words_add(&words, ", and %zu more", stage->story->live_timers.count - 1);
    draw_words(&stage->canvas, area, 1, 9, STYLE_WAIT, &words);
}

static void brief_output(struct stage *stage, struct area area)
{
    const struct story_output *outputs = stage->story->outputs.items;
    size_t count = stage->story->outputs.count;
    struct words words;
    words_clear(&words);
    draw(&stage->canvas, area, 2, 0, STYLE_HEADING, " Output");
    if (count) {
        phrase text = outputs[count - 1].text;
        if (text.size && text.text[text.size - 1] == '\n')
            text.size--;
        words_add_text(&words, text);
        draw_words(&stage->canvas, area, 2, 9, STYLE_PLAIN, &words);
    } else {
        draw(&stage->canvas, area, 2, 9, STYLE_DIM, "none");
    }
}

static void brief_draw(struct stage *stage, struct area area)
{
    brief_ready(stage, area);
    brief_timer(stage, area);
    brief_output(stage, area);
}

static int brief_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 3;
}

const struct view brief_view = {.name = "Brief", .draw = brief_draw, .rows = brief_rows};
