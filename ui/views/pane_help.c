/* The help: a word explained, and every key, from the table of actions. */
#include "ui/story/glossary.h"
#include "ui/views/actions.h"

#include <string.h>

/* The word that was asked for, with a blank row below it; returns the rows. */
static int draw_word(struct stage *stage, struct area area)
{
    const struct glossary_entry *entry = stage->word ? glossary_find(stage->word) : NULL;
    if (!entry)
        return 0;
    struct area text = {area.row, area.column + 16, area.height, area.width - 17};
    draw(&stage->canvas, area, 0, 1, STYLE_HEADING, "%s", entry->word);
    return draw_paragraph(&stage->canvas, text, 0, 4, STYLE_NOTE, entry->words) + 1;
}

static void draw_action(struct stage *stage, struct area part, int row, const struct action *action,
                        bool with_group)
{
    const struct canvas *canvas = &stage->canvas;
    if (with_group)
        draw(canvas, part, row, 0, STYLE_HEADING, "%s", action->group);
    draw(canvas, part, row, 6, STYLE_KEY, "%s", action_key_name(action->key));
    draw(canvas, part, row, 13, STYLE_KEY, "%s", action_key_name(action->second));
    draw(canvas, part, row, 16, STYLE_PLAIN, "%s", action->words);
}

static void draw_keys(struct stage *stage, struct area area)
{
    size_t count;
    const struct action *actions = actions_all(&count);
    int columns = area.width >= 190 ? 3 : area.width >= 110 ? 2 : 1, width = area.width / columns;
    int column = 0, row = 0, skipped = stage->scroll[PANE_NONE] > 0 ? stage->scroll[PANE_NONE] : 0;
    for (size_t i = (size_t)skipped; i < count; i++) {
        if (row >= area.height) {
            row = 0;
            if (++column >= columns)
                return;
        }
        struct area part = {area.row, area.column + column * width + 1, area.height, width - 2};
        bool first = i == 0 || row == 0 || strcmp(actions[i - 1].group, actions[i].group) != 0;
        draw_action(stage, part, row++, &actions[i], first);
    }
}

static void help_draw(struct stage *stage, struct area area)
{
    int used = draw_word(stage, area);
    draw_keys(stage, (struct area){area.row + used, area.column, area.height - used - 1, area.width});
    draw(&stage->canvas, area, area.height - 1, 1, STYLE_DIM,
         "A step is one uninterrupted run of one task. J, K: scroll; ?: a word; q: back.");
}

static int help_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 20;
}

const struct view help_view = {.name = "Help", .draw = help_draw, .rows = help_rows};
