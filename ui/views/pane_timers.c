/* The timers: the heap, in the order in which they fire; overdue and cancelled ones are still in it. */
#include "ui/views/view.h"

#include <stdlib.h>

static void draw_timer(struct stage *stage, struct area area, int row,
                       const struct story_timer *timer)
{
    const struct story *story = stage->story;
    double late = story_overdue(story, timer);
    struct words words;
    words_clear(&words);
    words_add_time(&words, story, timer->when);
    if (late > 0) {
        words_add(&words, "  %.*f overdue", story->digits, late);
    } else if (timer->state == TIMER_SET) {
        words_add(&words, "   in %.*f", story->digits, timer->when - story->time);
    }
    words_add(&words, late > 0 ? "  " : "   ");
    sentence_timer(&words, story, timer);
    bool fresh = stage_is_new(stage, timer->set_step);
    if (fresh)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NEW, MARK_NEW);
    enum style style = late > 0                            ? STYLE_ERROR
                       : timer->state == TIMER_CANCELLED ? STYLE_DIM
                                                         : STYLE_WAIT;
    int after = draw_words(&stage->canvas, area, row, 2, style, &words);
    if (area.width >= 56 && timer->set_step)
        draw(&stage->canvas, area, row, after + 3, STYLE_DIM, "set in step %llu",
             (unsigned long long)timer->set_step);
}

static void timers_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    size_t count;
    const struct story_timer **sorted = story_timers_sorted(story, &count);
    if (!sorted)
        return;
    int rows = area.height - 1, first = view_first(stage, &timers_view, 0, rows, (int)count);
    view_heading_of_list(stage, area, &timers_view, "earliest first", rows, (int)count);
    for (int i = first; i < (int)count && i - first < rows; i++)
        draw_timer(stage, area, i - first + 1, sorted[i]);
    if (count == 0)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "none");
    free(sorted);
}

static int timers_rows(const struct stage *stage, int width)
{
    (void)width;
    size_t count = stage->story->live_timers.count;
    return count ? (int)count + 1 : 2;
}

const struct view timers_view = {.name = "Timers", .id = PANE_TIMERS, .draw = timers_draw, .rows = timers_rows};

