/* The deadlock, drawn: who waits for what, held by whom; a ring is shown as a ring. */
#include "ui/story/rings.h"
#include "ui/views/view.h"

/* "Task-2 waits for Lock 2, held by" */
static void link_words(struct words *words, const struct story *story, uint64_t number, bool held,
                       bool narrow)
{
    const struct story_task *task = story_task(story, number);
    words_add_task(words, story, number);
    words_add(words, narrow && task->wait == WAIT_RESOURCE ? " wants " : " waits for ");
    if (task->wait == WAIT_RESOURCE) {
        sentence_resource(words, story, task->what);
        if (held)
            words_add(words, ", held by");
    } else {
        sentence_wait(words, story, task);
    }
}

/* Follows the ring once round from `start`; every task in it is told of once. */
static int draw_ring(struct stage *stage, struct area area, int row, uint64_t start)
{
    const struct story *story = stage->story;
    uint64_t at = start, what;
    struct words words;
    do {
        words_clear(&words);
        words_add(&words, at == start ? "+> " : "|  ");
        link_words(&words, story, at, true, area.width < 48);
        draw_words(&stage->canvas, area, row++, 2, STYLE_ERROR, &words);
        at = ring_next(story, at, &what);
    } while (at != start && row < area.height);
    words_clear(&words);
    words_add(&words, "+- ");
    words_add_task(&words, story, start);
    words_add(&words, " again  <- cycle");
    draw_words(&stage->canvas, area, row++, 2, STYLE_ERROR, &words);
    draw(&stage->canvas, area, row++, 5, STYLE_ERROR, "nothing can ever wake these");
    return row;
}

static void deadlock_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int row = 1;
    view_heading(stage, area, &deadlock_view, "(who waits for whom)");
    for (uint64_t number = 1; number <= story_task_count(story) && row < area.height; number++)
        if (ring_begins(story, number))
            row = draw_ring(stage, area, row, number);
    for (uint64_t number = 1; number <= story_task_count(story) && row < area.height; number++) {
        if (story_task(story, number)->state != TASK_WAITING || ring_holds(story, number))
            continue;
        struct words words;
        words_clear(&words);
        link_words(&words, story, number, false, area.width < 48);
        draw_words(&stage->canvas, area, row++, 5, STYLE_WAIT, &words);
    }
}

static int deadlock_rows(const struct stage *stage, int width)
{
    (void)width;
    int waiting = 0;
    for (uint64_t number = 1; number <= story_task_count(stage->story); number++)
        waiting += story_task(stage->story, number)->state == TASK_WAITING;
    return waiting + 3;
}

const struct view deadlock_view = {
    .name = "Deadlock", .id = PANE_READY, .draw = deadlock_draw, .rows = deadlock_rows};
