/* Work outside the loop that is under way: requests, jobs of threads and processes, with how far
 * they are on the virtual clock. */
#include "ui/views/view.h"

/* "[####....]" for the share of a time that has passed. */
static int draw_progress(struct stage *stage, struct area area, int row, int column, double from,
                         double to)
{
    const struct canvas *canvas = &stage->canvas;
    double share = to > from ? (stage->story->time - from) / (to - from) : 0;
    int done = (int)(share * 8 + 0.5);
    for (int i = 0; i < 8; i++)
        draw_mark(canvas, area, row, column + i, i < done ? STYLE_WAIT : STYLE_DIM,
                  i < done ? MARK_LANE_RAN : MARK_LANE_TO_WAIT);
    return column + 10;
}

static void draw_request(struct stage *stage, struct area area, int row,
                         const struct story_request *request)
{
    struct words words;
    int column = draw_progress(stage, area, row, 2, request->sent, request->due);
    words_clear(&words);
    words_add_time(&words, stage->story, request->due);
    words_add(&words, "  ");
    words_add_text(&words, request->what);
    if (request->task) {
        words_add(&words, " for ");
        words_add_task(&words, stage->story, request->task);
    }
    draw_words(&stage->canvas, area, row, column, STYLE_WAIT, &words);
}

static void draw_job(struct stage *stage, struct area area, int row, const struct story_job *job)
{
    struct words words;
    words_clear(&words);
    words_add_text(&words, job->what);
    if (job->state == JOB_QUEUED) {
        words_add(&words, " queued: no worker has begun it");
    } else {
        words_add(&words, " at work for ");
        words_add_time(&words, stage->story, stage->story->time - job->begun);
        words_add(&words, " in ");
        words_add_text(&words, story_thread(stage->story, job->thread)->name);
    }
    if (job->task) {
        words_add(&words, ", for ");
        words_add_task(&words, stage->story, job->task);
    }
    draw_words(&stage->canvas, area, row, 2, STYLE_WAIT, &words);
}

/* A thread that the program started itself. */
static void draw_thread(struct stage *stage, struct area area, int row,
                        const struct story_thread *thread)
{
    static const char *const states[] = {"", "runs", "sleeps", "waits", "ended"};
    struct words words;
    words_clear(&words);
    words_add_text(&words, thread->name);
    words_add(&words, " %s", states[thread->state]);
    draw_words(&stage->canvas, area, row, 2, STYLE_WAIT, &words);
}

static bool works(const struct story *story, uint64_t number)
{
    const struct story_thread *thread = story_thread(story, number);
    return thread->state && thread->state < THREAD_WAITS && !thread->job;
}

static size_t count_under_way(const struct story *story)
{
    size_t count = 0;
    for (uint64_t i = 1; i < story->requests.count; i++)
        count += story_request(story, i)->what.size && !story_request(story, i)->done;
    for (uint64_t i = 1; i < story->jobs.count; i++)
        count += story_job(story, i)->state == JOB_QUEUED || story_job(story, i)->state == JOB_BEGUN;
    for (uint64_t i = 1; i < story->threads.count; i++)
        count += works(story, i);
    return count;
}

static void outside_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    int count = (int)count_under_way(story), row = 1;
    if (count)
        view_heading_of_list(stage, area, &outside_view, "goes on meanwhile", area.height - 1, count);
    else
        view_heading(stage, area, &outside_view, "nothing under way");
    for (uint64_t i = 1; i < story->requests.count && row < area.height; i++)
        if (story_request(story, i)->what.size && !story_request(story, i)->done)
            draw_request(stage, area, row++, story_request(story, i));
    for (uint64_t i = 1; i < story->jobs.count && row < area.height; i++)
        if (story_job(story, i)->state == JOB_QUEUED || story_job(story, i)->state == JOB_BEGUN)
            draw_job(stage, area, row++, story_job(story, i));
    for (uint64_t i = 1; i < story->threads.count && row < area.height; i++)
        if (works(story, i))
            draw_thread(stage, area, row++, story_thread(story, i));
}

static int outside_rows(const struct stage *stage, int width)
{
    (void)width;
    size_t count = count_under_way(stage->story);
    return count ? (int)count + 1 : 1;
}

const struct view outside_view = {
    .name = "Outside", .id = PANE_OUTSIDE, .draw = outside_draw, .rows = outside_rows};
