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
    else if (stage->story->steps > 0 && !stage->settings.present && LINES < 32 && COLS >= 60)
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
    int room = at_least_one(area.height - !stage->settings.present);
    int rows = draw_paragraph(&stage->canvas, area, 0, room, STYLE_PLAIN,
                              words.text);
    sentence_next(&words, stage->story);
    if (rows < area.height && !stage->reel->line && !stage->hide_future && !stage->settings.present)
        draw_words(&stage->canvas, area, rows++, 0, STYLE_DIM, &words);
}

static int draw_labelled(struct stage *stage, struct area area, int row, int rows, const char *label,
                         const struct words *words)
{
    struct area text = {area.row, area.column + 8, area.height, area.width - 8};
    draw(&stage->canvas, area, row, 0, STYLE_HEADING, "%s", label);
    return row + draw_paragraph(&stage->canvas, text, row, rows, STYLE_PLAIN, words->text);
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
        if (!stage->hide_future)
            sentence_next(&words[2], stage->story);
    }
    int row = 0;
    for (int i = 0; i < 3; i++)
        if (words[i].size)
            row = draw_labelled(stage, area, row, i == 0 ? area.height - 2 : 1, labels[i], &words[i]);
}

/* Before the first step: what the lesson is about, and its question. */
static void draw_beginning(struct stage *stage, struct area area)
{
    const struct scenario *scenario = stage->scenario;
    int row = 0;
    if (*scenario->about)
        row = draw_paragraph(&stage->canvas, area, 0, 2, STYLE_PLAIN, scenario->about);
    else
        row = draw_paragraph(&stage->canvas, area, 0, 1, STYLE_PLAIN, "Nothing has run yet.");
    if (*scenario->ask)
        draw_paragraph(&stage->canvas, area, row, area.height - row, STYLE_KEY, scenario->ask);
}

static int draw_part(struct stage *stage, struct area area, int row, enum style style,
                     const char *label, const char *text)
{
    struct words words;
    if (!text || !*text || row >= area.height)
        return row;
    words_clear(&words);
    words_add(&words, "%s%s", label, text);
    return row + draw_paragraph(&stage->canvas, area, row, 2, style, words.text);
}

/* After the last step: totals, the answer, a change to try, the next lesson. */
static void draw_end(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    struct words words;
    size_t tasks = 0;
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        tasks += !story_task(story, number)->closing;
    sentence_ran(&words, story);
    words_add(&words, " %llu steps of %zu task%s took ", (unsigned long long)story->steps, tasks,
              tasks == 1 ? "" : "s");
    words_add_time(&words, story, story->time);
    words_add(&words, " of virtual time.");
    int row = draw_paragraph(&stage->canvas, area, 0, 2, STYLE_PLAIN, words.text);
    row = draw_part(stage, area, row, STYLE_KEY, "", stage->scenario->answer);
    row = draw_part(stage, area, row, STYLE_NOTE, "Try: ", stage->scenario->change);
    draw_part(stage, area, row, STYLE_DIM, "Next lesson: loopglass ", stage->next_lesson);
}

static void sentence_draw(struct stage *stage, struct area area)
{
    area.column++;
    area.width -= 2;
    if (stage->hide_sentence)
        draw(&stage->canvas, area, 0, 0, STYLE_DIM, "(the sentence is hidden: H)");
    else if (stage->story->ended && !stage->reel->line)
        draw_end(stage, area);
    else if (stage->reel->stop == 0 && !stage->reel->line)
        draw_beginning(stage, area);
    else if (area.width >= 100 && area.height >= 3 && LINES >= 32)
        draw_long(stage, area);
    else
        draw_short(stage, area);
}

static int sentence_rows(const struct stage *stage, int width)
{
    const struct scenario *scenario = stage->scenario;
    bool lesson = *scenario->ask || *scenario->answer || *scenario->change || stage->next_lesson;
    if (stage->story->ended && !stage->reel->line && lesson)
        return width < 100 ? 7 : 5;
    if (stage->reel->stop == 0 && !stage->reel->line && *scenario->ask)
        return width < 72 ? 6 : 4;
    return width < 72 || width >= 100 ? 4 : 3;
}

const struct view sentence_view = {.name = "Sentence", .draw = sentence_draw, .rows = sentence_rows};
