/* Warnings: named, with line, what happened, what it costs; enlarged, how to mend it, too. */
#include "ui/story/warnings.h"
#include "ui/views/view.h"

#include <stdlib.h>

/* On the stage's heap: it is large. NULL: out of memory. */
static struct warnings *find(const struct stage *stage)
{
    struct warnings *warnings = malloc(sizeof *warnings);
    if (warnings)
        warnings_find(warnings, stage->story, stage->scenario);
    return warnings;
}

static void name_words(struct words *words, const struct warning *warning)
{
    words_clear(words);
    words_add(words, "%s%s", warning->name, warning->suspicion ? "?" : "");
    if (warning->line)
        words_add(words, ", line %u", warning->line);
    words_add(words, ": ");
}

static void draw_short(struct stage *stage, struct area area, int row, const struct warning *warning)
{
    struct words words;
    name_words(&words, warning);
    words_add(&words, "%s. %s", warning->what.text, warning->cost.text);
    draw_words(&stage->canvas, area, row, 12, warning->suspicion ? STYLE_READY : STYLE_ERROR, &words);
}

static int draw_whole(struct stage *stage, struct area area, int row, const struct warning *warning)
{
    struct area text = {area.row, area.column + 3, area.height, area.width - 4};
    struct words words;
    name_words(&words, warning);
    if (warning->suspicion)
        words_add(&words, "a suspicion. ");
    words_add(&words, "%s.", warning->what.text);
    row += draw_paragraph(&stage->canvas, text, row, 3,
                          warning->suspicion ? STYLE_READY : STYLE_ERROR, words.text);
    row += draw_paragraph(&stage->canvas, text, row, 2, STYLE_PLAIN, warning->cost.text);
    return row + draw_paragraph(&stage->canvas, text, row, 2, STYLE_NOTE, warning->mend.text) + 1;
}

static void warnings_draw(struct stage *stage, struct area area)
{
    struct warnings *warnings = find(stage);
    bool whole = stage->over == &warnings_view;
    view_heading(stage, area, &warnings_view, "");
    if (!warnings)
        return;
    size_t count = warnings->count, rows = (size_t)area.height;
    size_t first = whole ? (size_t)view_first(stage, &warnings_view, 0, 1, (int)count)
                         : count > rows ? count - rows : 0;
    if (count == 0)
        draw(&stage->canvas, area, 0, 12, STYLE_DIM, "none");
    int row = whole;
    for (size_t i = first; i < count && row < area.height; i++) {
        if (whole)
            row = draw_whole(stage, area, row, &warnings->all[i]);
        else
            draw_short(stage, area, row++, &warnings->all[i]);
    }
    free(warnings);
}

static int warnings_rows(const struct stage *stage, int width)
{
    (void)width;
    struct warnings *warnings = find(stage);
    size_t count = warnings ? warnings->count : 0;
    free(warnings);
    return count == 0 ? 1 : count < 4 ? (int)count : 4;
}

const struct view warnings_view = {
    .name = "Warnings", .id = PANE_WARNINGS, .draw = warnings_draw, .rows = warnings_rows};
