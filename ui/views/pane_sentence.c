/* The sentence: what ran and why, what comes; and below the panes the note of the line. */
#include "ui/views/view.h"

#include <curses.h>

static int one_row(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 1;
}

static int at_least_one(int value)
{
    return value < 1 ? 1 : value;
}

/* The answer to the last key, or the teaching note of the line that ran last, or how to begin. */
static void note_draw(struct stage *stage, struct area area)
{
    struct scenario_line line = scenario_line(stage->scenario, stage_line(stage));
    struct area whole = area;
    area.column++;
    area.width -= 2;
    if (stage->message)
        draw(&stage->canvas, area, 0, 0, STYLE_KEY, "%s", stage->message);
    else if (line.note_size)
        draw_text(&stage->canvas, area, 0, 0, STYLE_NOTE, line.note, line.note_size);
    else if (stage->story->steps > 0 && LINES < 32 && COLS >= 60)
        run_view.draw(stage, whole);
    else if (stage->reel->stop == 0 && stage->reel->line == 0)
        draw(&stage->canvas, area, 0, 0, STYLE_NOTE,
             "Press Right (or n) for the first step, Left (or b) to go back, ? for all keys.");
}

const struct view note_view = {.name = "Note", .draw = note_draw, .rows = one_row};

/* In the middle of a step: which line comes. */
static void within_step(struct words *words, const struct stage *stage)
{
    const struct sim_line *line = &stage->reel->lines[stage->reel->line - 1];
    words_clear(words);
    words_add_task_call(words, stage->story, line->task);
    words_add(words, "%s is running; line %u comes next.",
              story_task(stage->story, line->task)->call.size ? "," : "", line->line);
}

static void draw_short(struct stage *stage, struct area area)
{
    struct words words;
    if (stage->reel->line)
        within_step(&words, stage);
    else
        sentence_short(&words, stage->story);
    int rows = draw_paragraph(&stage->canvas, area, 0, at_least_one(area.height - 1), STYLE_PLAIN,
                              words.text);
    sentence_next(&words, stage->story);
    if (rows < area.height && !stage->reel->line)
        draw_words(&stage->canvas, area, rows++, 0, STYLE_DIM, &words);
}

static void draw_labelled(struct stage *stage, struct area area, int row, const char *label,
                          const struct words *words)
{
    draw(&stage->canvas, area, row, 0, STYLE_HEADING, "%s", label);
    draw_words(&stage->canvas, area, row, 8, STYLE_PLAIN, words);
}

static void draw_long(struct stage *stage, struct area area)
{
    bool own = !stage->reel->line && stage->story->act != ACT_STEP;
    const char *const labels[] = {own ? "Loop" : "Ran", "Why", ""};
    struct words words[3];
    for (int i = 0; i < 3; i++)
        words_clear(&words[i]);
    if (stage->reel->line) {
        within_step(&words[0], stage);
    } else {
        sentence_ran(&words[0], stage->story);
        sentence_why(&words[1], stage->story);
        sentence_next(&words[2], stage->story);
    }
    for (int i = 0; i < 3; i++)
        if (words[i].size)
            draw_labelled(stage, area, i, labels[i], &words[i]);
}

static void sentence_draw(struct stage *stage, struct area area)
{
    area.column++;
    area.width -= 2;
    if (area.width >= 100 && area.height >= 3 && LINES >= 32)
        draw_long(stage, area);
    else
        draw_short(stage, area);
}

static int sentence_rows(const struct stage *stage, int width)
{
    (void)stage;
    return width < 72 ? 4 : 3;
}

const struct view sentence_view = {.name = "Sentence", .draw = sentence_draw, .rows = sentence_rows};

