/* The top and the bottom: title with step, iteration and time; the sentence; the keys. */
#include "ui/views/view.h"

#include <string.h>

static void title_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    struct words left, right;
    words_clear(&left);
    words_clear(&right);
    words_add(&left, " %s", stage->scenario->file);
    if (*stage->scenario->title && area.width >= 70)
        words_add(&left, "   %s", stage->scenario->title);
    words_add(&right, "step %llu of %zu%s", (unsigned long long)story->steps,
              stage->reel->stops.step_count, stage->reel->whole ? "" : "+");
    if (stage->reel->line)
        words_add(&right, ", line %zu", stage->reel->line);
    words_add(&right, "    iteration %llu    ", (unsigned long long)story->iteration);
    words_add_time(&right, story, story->time);
    int cells = text_cells(right.text, right.size);
    struct area room = area;
    room.width = area.width - cells - 2;
    draw_words(&stage->canvas, room, 0, 0, STYLE_HEADING, &left);
    draw_words(&stage->canvas, area, 0, area.width - cells - 1, STYLE_HEADING, &right);
}

static int one_row(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 1;
}

const struct view title_view = {.name = "Title", .draw = title_draw, .rows = one_row};

/* --- the sentence */

/* The note of the line that ran last, or the answer to the last key. */
static void draw_note(struct stage *stage, struct area area, int row)
{
    struct scenario_line line = scenario_line(stage->scenario, stage_line(stage));
    if (stage->message)
        draw(&stage->canvas, area, row, 0, STYLE_NOTE, "%s", stage->message);
    else if (line.note_size)
        draw_text(&stage->canvas, area, row, 0, STYLE_NOTE, line.note, line.note_size);
}

static void draw_short(struct stage *stage, struct area area)
{
    struct words words;
    sentence_short(&words, stage->story);
    int rows = draw_paragraph(&stage->canvas, area, 0, area.height - 1, STYLE_PLAIN, words.text);
    sentence_next(&words, stage->story);
    if (rows < area.height)
        draw_words(&stage->canvas, area, rows++, 0, STYLE_DIM, &words);
    if (rows < area.height)
        draw_note(stage, area, rows);
}

static void draw_labelled(struct stage *stage, struct area area, int row, const char *label,
                          const struct words *words)
{
    draw(&stage->canvas, area, row, 0, STYLE_HEADING, "%s", label);
    draw_words(&stage->canvas, area, row, 8, STYLE_PLAIN, words);
}

static void draw_long(struct stage *stage, struct area area)
{
    struct words words;
    sentence_ran(&words, stage->story);
    draw_labelled(stage, area, 0, "Ran", &words);
    sentence_why(&words, stage->story);
    draw_labelled(stage, area, 1, "Why", &words);
    sentence_next(&words, stage->story);
    draw_labelled(stage, area, 2, "", &words);
    area.column += 8;
    area.width -= 8;
    draw_note(stage, area, 3);
}

static void sentence_draw(struct stage *stage, struct area area)
{
    area.column++;
    area.width -= 2;
    if (area.width >= 100 && area.height >= 4)
        draw_long(stage, area);
    else
        draw_short(stage, area);
}

static int sentence_rows(const struct stage *stage, int width)
{
    (void)stage;
    return width >= 102 ? 4 : 3;
}

const struct view sentence_view = {.name = "Sentence", .draw = sentence_draw, .rows = sentence_rows};

/* --- the keys */

static void keys_draw(struct stage *stage, struct area area)
{
    const char *words = area.width >= 100
                            ? " Left/Right step   Up/Down line   , . act   [ ] iteration   Home/End   "
                              "Space play   f follow   ? help   q quit"
                            : " Left/Right step  Up/Down line  , . act  [ ] turn  Space play  ? help  "
                              "q quit";
    draw(&stage->canvas, area, 0, 0, STYLE_DIM, "%s", words);
}

const struct view keys_view = {.name = "Keys", .draw = keys_draw, .rows = one_row};
