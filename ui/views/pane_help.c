/* The help: every key, from the table of actions. */
#include "ui/views/actions.h"

#include <string.h>

static void help_draw(struct stage *stage, struct area area)
{
    const struct canvas *canvas = &stage->canvas;
    size_t count;
    const struct action *actions = actions_all(&count);
    int columns = area.width >= 110 ? 2 : 1, width = area.width / columns;
    int rows = area.height - 1, row = 0, column = 0, line = 0;
    int skipped = stage->scroll[PANE_NONE];
    const char *group = "";
    for (size_t i = 0; i < count; i++) {
        bool heading = strcmp(group, actions[i].group) != 0;
        group = actions[i].group;
        if (line++ < skipped)
            continue;
        if (row >= rows && ++column < columns)
            row = 0;
        if (column >= columns)
            break;
        struct area part = {area.row, area.column + column * width + 1, area.height, width - 2};
        if (heading || row == 0)
            draw(canvas, part, row, 0, STYLE_HEADING, "%s", group);
        draw(canvas, part, row, 6, STYLE_KEY, "%s", action_key_name(actions[i].key));
        draw(canvas, part, row, 13, STYLE_KEY, "%s", action_key_name(actions[i].second));
        draw(canvas, part, row++, 16, STYLE_PLAIN, "%s", actions[i].words);
    }
    draw(canvas, area, area.height - 1, 1, STYLE_DIM,
         "A step is one uninterrupted run of one task. J, K: scroll; ? a word; q: back.");
}

static int help_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 20;
}

const struct view help_view = {.name = "Help", .draw = help_draw, .rows = help_rows};
