/* The sentence: what ran and why, what comes; and below the panes the note of the line. */
#include "ui/story/ending.h"
#include "ui/story/warnings.h"
#include "ui/views/view.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

static int one_row(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 1;
}

static int at_most(int value, int most)
{
    return value > most ? most : value;
}

static int at_least_one(int value)
{
    return value < 1 ? 1 : value;
}

static bool shows(const struct stage *stage, const struct view *view)
{
    for (int i = 0; i < stage->layout.count; i++)
        if (stage->layout.panes[i].view == view)
            return true;
    return false;
}

/* What there is to warn of in this step, where it has no pane of its own. */
static bool draw_new_warning(struct stage *stage, struct area area)
{
    if (shows(stage, &warnings_view) || stage->reel->line || stage->story->act != ACT_STEP)
        return false;
    struct warnings *warnings = malloc(sizeof *warnings);
    if (!warnings)
        return false;
    warnings_find(warnings, stage->story, stage->scenario);
    const struct warning *warning = warnings_new(warnings, stage->story);
    if (warning)
        draw(&stage->canvas, area, 0, 0, STYLE_ERROR, "! %s: %s. (W: more)", warning->name,
             warning->what.text);
    free(warnings);
    return warning != NULL;
}

/* The answer to the last key, or the teaching note of the line that ran last, or how to begin. */
static void note_draw(struct stage *stage, struct area area)
{
    struct scenario_line line = scenario_line(stage->scenario, stage_line(stage));
    struct area whole = area;
    struct words changes;
    area.column++;
    area.width -= 2;
    if (stage->message)
        draw(&stage->canvas, area, 0, 0, STYLE_KEY, "%s", stage->message);
    else if (sentence_changes(&changes, stage->story), changes.size)
        draw_words(&stage->canvas, area, 0, 0, STYLE_KEY, &changes);
    else if (draw_new_warning(stage, area))
        return;
    else if (line.note_size)
        draw_text(&stage->canvas, area, 0, 0, STYLE_NOTE, line.note, line.note_size);
    else if (stage->story->steps > 0 && !stage->settings.present && LINES < 32 && COLS >= 60)
        run_view.draw(stage, whole);
    else if (stage->reel->stop == 0 && stage->reel->line == 0)
        draw(&stage->canvas, area, 0, 0, STYLE_NOTE,
             area.width < 72 ? "Press Right, or n." : "Press Right, or n, for the first step.  p: predict each step.  ?: all keys.");
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

/* What the loop does next; or, when it is to be predicted, the question. True: a question. */
static bool what_comes(struct words *words, const struct stage *stage)
{
    const struct question *question = stage_question(stage);
    words_clear(words);
    if (question) {
        question_ask(words, question);
        words_add(words, " (Right asks)");
    } else if (!stage->reel->line) {
        sentence_next(words, stage->story);
    }
    return question != NULL;
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
    bool asks = what_comes(&words, stage);
    if (rows < area.height && words.size && (asks || !stage->settings.present))
        draw_words(&stage->canvas, area, rows++, 0, asks ? STYLE_KEY : STYLE_DIM, &words);
}

static int draw_labelled(struct stage *stage, struct area area, int row, int rows, const char *label,
                         const struct words *words)
{
    struct area text = {area.row, area.column + 8, area.height, area.width - 8};
    enum style style = strcmp(label, "Predict") == 0 ? STYLE_KEY : STYLE_PLAIN;
    draw(&stage->canvas, area, row, 0, STYLE_HEADING, "%s", label);
    return row + draw_paragraph(&stage->canvas, text, row, rows, style, words->text);
}

static void draw_long(struct stage *stage, struct area area)
{
    bool own = !stage->reel->line && stage->story->act != ACT_STEP;
    struct words words[3];
    for (int i = 0; i < 3; i++)
        words_clear(&words[i]);
    if (stage->reel->line) {
        within_step(&words[0], stage);
    } else {
        sentence_ran(&words[0], stage->story);
        sentence_why(&words[1], stage->story);
    }
    bool asks = what_comes(&words[2], stage);
    const char *const labels[] = {own ? "Loop" : "Ran", "Why", asks ? "Predict" : ""};
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

/* After the last step: totals, the answer, the score, a change to try, the next lesson. */
static void draw_end(struct stage *stage, struct area area)
{
    static const enum style styles[ENDING_PARTS] = {STYLE_PLAIN, STYLE_KEY, STYLE_READY, STYLE_NOTE, STYLE_DIM};
    struct ending ending;
    int row = 0;
    ending_make(&ending, stage->story, stage->scenario, stage->prediction.score, stage->next_lesson);
    for (int i = 0; i < ENDING_PARTS && row < area.height; i++)
        if (ending.parts[i].size)
            row += draw_paragraph(&stage->canvas, area, row, at_most(area.height - row, area.width < 60 ? 3 : 2),
                                  styles[i],
                                  ending.parts[i].text);
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
        return (width < 72 ? 9 : width < 100 ? 7 : 5) + (stage->prediction.score.asked > 0);
    if (stage->reel->stop == 0 && !stage->reel->line && *scenario->ask)
        return width < 72 ? 6 : 4;
    return width < 72 || width >= 100 ? 4 : 3;
}

const struct view sentence_view = {.name = "Sentence", .draw = sentence_draw, .rows = sentence_rows};
