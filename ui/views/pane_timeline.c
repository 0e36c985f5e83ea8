/* The timeline: a lane for every task and thread, with what each waited for; below the chosen task its
 * calls, one after another. Zoomed and panned by the person. */
#include "ui/story/spans.h"
#include "ui/views/lane.h"

#define LABEL_CELLS 30

/* --- the calls of one task, one below the other: its staircase */

static int draw_spans(struct stage *stage, struct area area, int row, const struct scale *scale,
                      const struct story_task *task)
{
    const struct story *story = stage->story;
    struct wait_span spans[MOST_SPANS];
    int count = spans_find(story, task, spans);
    for (int i = count; i-- > 0 && row < area.height && count > 1; row++) {
        struct area part = area;
        struct words words;
        spans_say(&words, story, &spans[i]);
        part.width = scale->column - 1;
        draw_words(&stage->canvas, part, row, 6, STYLE_DIM, &words);
        lane_stretch(stage, area, row, scale, spans[i].from, spans[i].to, BAR_WAITED);
    }
    return row;
}

/* --- rows */

static int draw_task(struct stage *stage, struct area area, int row, const struct scale *scale,
                     uint64_t number)
{
    const struct story *story = stage->story;
    const struct story_task *task = story_task(story, number);
    struct area part = area;
    struct words words;
    bool ran = number == (story->running_task ? story->running_task : story->step.task);
    part.width = scale->column - 1;
    words_clear(&words);
    words_add_task(&words, story, number);
    words_add(&words, " ");
    words_add_text(&words, task->call);
    if (ran)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NOW, MARK_JUST_RAN);
    draw_words(&stage->canvas, part, row, 1, ran ? STYLE_NOW : STYLE_PLAIN, &words);
    lane_draw(stage, area, row++, scale, task);
    if (number == stage->chosen)
        row = draw_spans(stage, area, row, scale, task);
    if (task->kept_waiting > 0 && row < area.height) {
        words_clear(&words);
        words_add_time(&words, story, task->kept_waiting);
        words_add(&words, " kept waiting");
        draw_words(&stage->canvas, part, row++, 6, STYLE_ERROR, &words);
    }
    return row;
}

/* A thread's lane: when it worked at which job. */
static int draw_thread(struct stage *stage, struct area area, int row, const struct scale *scale,
                       uint64_t number)
{
    const struct story *story = stage->story;
    const struct story_thread *thread = story_thread(story, number);
    struct area part = area;
    bool jobs = false;
    part.width = scale->column - 1;
    draw(&stage->canvas, part, row, 1, STYLE_PLAIN, "%s %.*s", thread->process ? "process" : "thread",
         (int)thread->name.size, thread->name.text);
    for (uint64_t i = 1; i < story->jobs.count; i++) {
        const struct story_job *job = story_job(story, i);
        if (job->thread != number || job->state < JOB_BEGUN)
            continue;
        lane_stretch(stage, area, row, scale, job->begun,
                     job->state == JOB_ENDED ? job->ended : story->time, BAR_RAN);
        jobs = true;
    }
    for (size_t i = 0; i < story->thread_spans.count && !jobs; i++) {
        const struct story_span *span = STORY_AT(story, thread_spans, story_span, i);
        if (span->thread == number && span->kind != SPAN_RUNS)
            lane_stretch(stage, area, row, scale, span->from, span->to < 0 ? story->time : span->to,
                         BAR_WAITED);
    }
    for (size_t i = 0; i < story->thread_spans.count && !jobs; i++) {
        const struct story_span *span = STORY_AT(story, thread_spans, story_span, i);
        if (span->thread == number && span->kind == SPAN_RUNS)
            lane_stretch(stage, area, row, scale, span->from, span->to < 0 ? story->time : span->to,
                         BAR_RAN);
    }
    return row + 1;
}

static void timeline_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int label = area.width >= 100 ? LABEL_CELLS : 26, row = 1, skipped = 0;
    struct scale scale = scale_make(stage, label, area.width - label - 1);
    view_heading(stage, area, &timeline_view, "");
    scale_draw(stage, area, &scale);
    int skip = stage->scroll[PANE_TIMELINE] > 0 ? stage->scroll[PANE_TIMELINE] : 0;
    for (uint64_t number = 1; number <= story_task_count(story) && row < area.height - 1; number++)
        if (story_task(story, number)->name.size && !story_task(story, number)->closing &&
            skipped++ >= skip)
            row = draw_task(stage, area, row, &scale, number);
    if (story->computes)
        lanes_of_computing(stage, area, row, &scale);
    for (uint64_t number = 1;
         !story->computes && number < story->threads.count && row < area.height - 1; number++)
        if (story_thread(story, number)->state)
            row = draw_thread(stage, area, row, &scale, number);
    draw(&stage->canvas, area, area.height - 1, 1, STYLE_DIM,
         "%s ran  %s waited  %s kept waiting  %s to wait  %s due%s%s    { } zoom  ( ) pan  c task  J K scroll",
         canvas_mark(&stage->canvas, MARK_LANE_RAN), canvas_mark(&stage->canvas, MARK_LANE_WAITED),
         canvas_mark(&stage->canvas, MARK_LANE_KEPT), canvas_mark(&stage->canvas, MARK_LANE_TO_WAIT),
         canvas_mark(&stage->canvas, MARK_LANE_DUE), story->computes ? "  " : "",
         story->computes ? stage->canvas.ascii ? "X forced away" : "\u2573 forced away" : "");
}

static int timeline_rows(const struct stage *stage, int width)
{
    (void)width;
    return (int)story_task_count(stage->story) + 4;
}

const struct view timeline_view = {
    .name = "Timeline", .id = PANE_TIMELINE, .draw = timeline_draw, .rows = timeline_rows};
