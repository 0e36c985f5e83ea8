/* The loop: its ready queue with the batch of this iteration, its timers, its last iterations. */
#include "ui/views/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the ready queue */

static void draw_boundary(struct stage *stage, struct area area, int row)
{
    const char *mark = canvas_mark(&stage->canvas, MARK_BOUNDARY);
    for (int column = 2; column + 1 < area.width; column += 2)
        draw_text(&stage->canvas, area, row, column, STYLE_DIM, mark, strlen(mark));
}

static const char *what_became(const struct stage *stage, const struct story_handle *handle)
{
    const struct story_task *task = story_task(stage->story, handle->task);
    if (handle->kind == HANDLE_CALLBACK)
        return "ran";
    switch (task->state) {
    case TASK_DONE: return "ran, ended";
    case TASK_FAILED: return "ran, failed";
    case TASK_CANCELLED: return "ran, cancelled";
    default: return "ran";
    }
}

static void draw_handle(struct stage *stage, struct area area, int row,
                        const struct story_handle *handle)
{
    struct words words;
    words_clear(&words);
    bool runs = handle->state == HANDLE_RUNS, ran = handle->state == HANDLE_RAN;
    bool fresh = handle->state == HANDLE_TO_COME && handle->queued_act + 1 >= stage->story->acts;
    if (ran || runs)
        draw_mark(&stage->canvas, area, row, 15, ran ? STYLE_DIM : STYLE_NOW,
                  ran ? MARK_RAN : MARK_JUST_RAN);
    else if (fresh)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NEW, MARK_NEW);
    sentence_handle(&words, stage->story, handle);
    int after = draw_words(&stage->canvas, area, row, 17, ran ? STYLE_DIM : STYLE_READY, &words);
    if (ran)
        draw(&stage->canvas, area, row, after + 3, STYLE_DIM, "%s", what_became(stage, handle));
    else if (handle->queued_by_task && area.width >= 56)
    {
        words_clear(&words);
        words_add(&words, "queued by ");
        words_add_task(&words, stage->story, handle->queued_by_task);
        words_add(&words, ", step %llu", (unsigned long long)handle->queued_by_step);
        draw_words(&stage->canvas, area, row, after + 3, STYLE_DIM, &words);
    }
}

/* Which part of the batch fits: around the place where the loop is. */
static size_t first_of_batch(const struct story *story, int rows)
{
    size_t keep = (size_t)(rows > 2 ? rows - 2 : 1);
    if (story->batch_end <= keep)
        return 0;
    size_t from = story->next_handle > keep / 2 ? story->next_handle - keep / 2 : 0;
    return from + keep > story->batch_end ? story->batch_end - keep : from;
}

static void ready_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    const struct story_handle *handles = story->handles.items;
    draw_heading(&stage->canvas, area, " Ready queue", "(runs from the top)");
    size_t waiting = story->handles.count - story->batch_end;
    int rows = area.height - 1, row = 1;
    int for_batch = rows - 1 - (waiting ? 1 : 0) - (waiting > 1 && rows > 4 ? 1 : 0);
    if (story->handles.count == 0) {
        draw(&stage->canvas, area, row, 2, STYLE_DIM, "none");
        return;
    }
    size_t first = first_of_batch(story, for_batch + 2);
    for (size_t i = first; i < story->batch_end && row <= for_batch; i++) {
        if (handles[i].state == HANDLE_DROPPED)
            continue;
        if (i == first)
            draw(&stage->canvas, area, row, 2, STYLE_DIM, "iteration %llu",
                 (unsigned long long)story->iteration);
        draw_handle(stage, area, row++, &handles[i]);
    }
    if (!waiting)
        return;
    draw_boundary(stage, area, row++);
    size_t shown = 0;
    for (size_t i = story->batch_end; i < story->handles.count && row <= rows; i++) {
        if (handles[i].state == HANDLE_DROPPED)
            continue;
        if (row == rows && story->handles.count - i > 1) {
            draw(&stage->canvas, area, row, 17, STYLE_DIM, "and %zu more", story->handles.count - i);
            return;
        }
        if (shown++ == 0)
            draw(&stage->canvas, area, row, 2, STYLE_DIM, "iteration %llu",
                 (unsigned long long)handles[i].iteration);
        draw_handle(stage, area, row++, &handles[i]);
    }
}

static int ready_rows(const struct stage *stage, int width)
{
    (void)width;
    return (int)stage->story->handles.count + 3;
}

const struct view ready_view = {.name = "Ready queue", .draw = ready_draw, .rows = ready_rows};

/* --- timers */

static int by_deadline(const void *a, const void *b)
{
    const struct story_timer *left = *(const struct story_timer *const *)a;
    const struct story_timer *right = *(const struct story_timer *const *)b;
    if (left->when < right->when)
        return -1;
    if (left->when > right->when)
        return 1;
    return left < right ? -1 : left > right; /* they lie in the order of their setting */
}

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
    const uint64_t *live = story->live_timers.items;
    size_t count = story->live_timers.count;
    draw_heading(&stage->canvas, area, " Timers", "(earliest first)");
    const struct story_timer **sorted = malloc((count + 1) * sizeof *sorted);
    if (!sorted)
        return;
    for (size_t i = 0; i < count; i++)
        sorted[i] = story_timer(story, live[i]);
    qsort(sorted, count, sizeof *sorted, by_deadline);
    int rows = area.height - 1;
    for (size_t i = 0; i < count && (int)i < rows; i++) {
        if ((int)i == rows - 1 && count - i > 1)
            draw(&stage->canvas, area, (int)i + 1, 2, STYLE_DIM, "and %zu more", count - i);
        else
            draw_timer(stage, area, (int)i + 1, sorted[i]);
    }
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

const struct view timers_view = {.name = "Timers", .draw = timers_draw, .rows = timers_rows};

/* --- iterations: asyncio's phases are columns */

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
    draw(&stage->canvas, area, 0, 0, STYLE_HEADING, " Loop");
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

const struct view loop_view = {.name = "Loop", .draw = loop_draw, .rows = loop_rows};

/* --- in a row each, where there is no room for panes */

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
