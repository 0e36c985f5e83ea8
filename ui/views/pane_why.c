/* Why: the chain of causes of the last step, back to its root, and what a waiting task waits for. */
#include "ui/story/rings.h"
#include "ui/views/view.h"

#include <string.h>

#define MOST_CAUSES 40

/* What caused the step that ended last: a step before it, or 0 for the root. */
static uint64_t cause_of(const struct story *story)
{
    const struct story_step *step = &story->step;
    if (story->act_handle.kind != HANDLE_CALLBACK && story->act_handle.task == step->task &&
        story->act == ACT_STEP && story->act_handle.cause_step)
        return story->act_handle.cause_step;
    if (step->woke_from == WAIT_SLEEP && !step->threw.size)
        return story_timer(story, step->woke_what)->set_step;
    return step->first ? story_task(story, step->task)->created_step : 0;
}

static int draw_link(struct stage *stage, struct area area, int row, const struct story *story)
{
    struct area text = {area.row, area.column + 20, area.height, area.width - 21};
    struct words words;
    words_clear(&words);
    words_add_time(&words, story, story->step.time);
    draw(&stage->canvas, area, row, 1, STYLE_HEADING, "Step %llu", (unsigned long long)story->step.number);
    draw_words(&stage->canvas, area, row, 10, STYLE_DIM, &words);
    sentence_ran(&words, story);
    row += draw_paragraph(&stage->canvas, text, row, 2, STYLE_PLAIN, words.text);
    sentence_why(&words, story);
    return row + draw_paragraph(&stage->canvas, text, row, 2, STYLE_NOTE, words.text);
}

/* Draws links from number `skipped` on; follows the causes from the story's step. */
static int draw_chain(struct stage *stage, struct area area, int row, int skipped)
{
    struct reel *reel = stage->reel;
    uint64_t step = stage->story->step.number;
    for (int i = 0; i < MOST_CAUSES && step && row < area.height; i++) {
        struct story story;
        memset(&story, 0, sizeof story);
        if (step <= reel->stops.step_count &&
            reel_story_at(reel, reel->stops.steps[step - 1], &story)) {
            if (i >= skipped)
                row = draw_link(stage, area, row, &story);
            uint64_t cause = cause_of(&story);
            step = cause < step ? cause : 0;
        } else {
            step = 0;
        }
        story_close(&story);
    }
    if (row < area.height)
        draw(&stage->canvas, area, row++, 20, STYLE_DIM, "That is the root.");
    return row;
}

/* "Task-2 waits for Lock 1, held by Task-3; Task-3 waits for ..." */
static int draw_wait(struct stage *stage, struct area area, int row)
{
    const struct story *story = stage->story;
    uint64_t at = stage->chosen, what;
    for (int i = 0; i < 8 && at && row < area.height; i++) {
        const struct story_task *task = story_task(story, at);
        struct words words;
        words_clear(&words);
        words_add_task_call(&words, story, at);
        words_add(&words, ": ");
        sentence_state(&words, story, task);
        if (task->state == TASK_WAITING) {
            words_add(&words, ", since ");
            words_add_time(&words, story, task->since);
            words_add(&words, " (step %llu)", (unsigned long long)task->last_step);
        }
        if (i && at == stage->chosen)
            words_add(&words, "  <- cycle: nothing can ever wake these");
        draw_words(&stage->canvas, area, row++, 1 + 2 * i, STYLE_WAIT, &words);
        if (i && at == stage->chosen)
            break;
        at = ring_next(story, at, &what);
    }
    return row + 1;
}

/* Whether the task still stands at this await, further out in its chain. */
static bool still_stands(const struct story *story, const struct story_task *task, uint64_t place)
{
    uint64_t at = task->state < TASK_DONE ? task->place : 0;
    while (at && at != place)
        at = story_place(story, at)->outer;
    return at != 0;
}

/* Out of which awaits an exception has come. */
static void add_awaits(struct words *words, const struct story *story, uint64_t place, const char *first)
{
    const struct story_task *task = story_task(story, story->step.task);
    const char *link = first;
    for (; place && !still_stands(story, task, place); place = story_place(story, place)->outer) {
        if (story_place(story, place)->native)
            continue;
        words_add(words, "%s", link);
        words_add_text(words, story_place(story, place)->function);
        words_add(words, ", line %u", story_place(story, place)->line);
        link = ", then of the one in ";
    }
    if (place) {
        words_add(words, "; ");
        words_add_text(words, story_place(story, place)->function);
        words_add(words, ", line %u, has not seen it yet", story_place(story, place)->line);
    }
}

static void add_lines_that_ran(struct words *words, const struct stage *stage)
{
    size_t count, before = stops_previous(&stage->reel->stops, stage->reel->stop, STOP_STEP | STOP_START);
    const struct stop *stops = stage->reel->stops.all;
    const struct sim_line *lines =
        reel_lines_between(stage->reel, stops[before].tick, stops[stage->reel->stop].tick, &count);
    for (size_t i = 0, said = 0; lines && i < count && said < 5; i++)
        if (lines[i].task == stage->story->step.task)
            words_add(words, said++ ? ", %u" : "; then these lines ran: %u", lines[i].line);
}

/* Through which frames an exception went that was thrown in at an await, and where it was met; or, when
 * the clean-up that it met is over, through which it went on. */
static int draw_travel(struct stage *stage, struct area area, int row)
{
    const struct story *story = stage->story;
    const struct story_step *step = &story->step;
    bool goes_on = !step->threw.size && story_task(story, step->task)->state == TASK_CANCELLED;
    if (story->act != ACT_STEP || !(step->threw.size || goes_on))
        return row;
    struct words words;
    words_clear(&words);
    words_add_text(&words, step->threw);
    words_add(&words, goes_on ? "CancelledError went on when the clean-up at line %u was over"
                              : " came out of the await at line %u", step->from_line);
    add_awaits(&words, story, story_place(story, step->from_place)->outer,
               goes_on ? ": out of the await in " : ", then of the one in ");
    add_lines_that_ran(&words, stage);
    words_add(&words, ".");
    struct area text = {area.row, area.column + 1, area.height, area.width - 2};
    return row + draw_paragraph(&stage->canvas, text, row, 3, STYLE_ERROR, words.text) + 1;
}

static void why_draw(struct stage *stage, struct area area)
{
    view_heading(stage, area, &why_view, "(the causes, back to the root)");
    int row = 1;
    if (stage->chosen && stage->chosen != stage->story->step.task)
        row = draw_wait(stage, area, row);
    row = draw_travel(stage, area, row);
    if (stage->story->step.number == 0)
        draw(&stage->canvas, area, row, 1, STYLE_DIM, "Nothing has run yet.");
    else
        draw_chain(stage, area, row, stage->scroll[PANE_WHY] > 0 ? stage->scroll[PANE_WHY] : 0);
}

static int why_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 20;
}

const struct view why_view = {.name = "Why", .id = PANE_WHY, .draw = why_draw, .rows = why_rows};
