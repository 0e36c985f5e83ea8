/* Warnings: named, with line. */
#include "ui/views/view.h"

static void warnings_draw(struct stage *stage, struct area area)
{
    const struct story_warning *warnings = stage->story->warnings.items;
    size_t count = stage->story->warnings.count, rows = (size_t)area.height;
    view_heading(stage, area, &warnings_view, "");
    if (count == 0)
        draw(&stage->canvas, area, 0, 12, STYLE_DIM, "none");
    size_t first = count > rows ? count - rows : 0;
    for (size_t i = first; i < count; i++) {
        struct words words;
        words_clear(&words);
        if (warnings[i].line)
            words_add(&words, "line %u: ", warnings[i].line);
        words_add_text(&words, warnings[i].text);
        draw_words(&stage->canvas, area, (int)(i - first), 12, STYLE_ERROR, &words);
    }
}

static int warnings_rows(const struct stage *stage, int width)
{
    (void)width;
    size_t count = stage->story->warnings.count;
    return count == 0 ? 1 : count < 4 ? (int)count : 4;
}

const struct view warnings_view = {.name = "Warnings", .id = PANE_WARNINGS, .draw = warnings_draw, .rows = warnings_rows};
