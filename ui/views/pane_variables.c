/* Variables of every frame in the chain of the chosen task. */
#include "ui/views/view.h"

#include <string.h>

static void variables_draw(struct stage *stage, struct area area)
{
    struct words words;
    words_clear(&words);
    words_add(&words, " Variables of ");
    words_add_task(&words, stage->story, stage->chosen);
    draw_words(&stage->canvas, area, 0, 0, STYLE_HEADING, &words);
    size_t count;
    const struct sim_frame *frames = reel_frames(stage->reel, stage->chosen, &count);
    int row = 1;
    if (!frames || count == 0)
        draw(&stage->canvas, area, row, 2, STYLE_DIM, "none");
    for (size_t i = 0; frames && i < count && row < area.height; i++) {
        if (count > 1)
            draw(&stage->canvas, area, row++, 2, STYLE_DIM, "%s, line %u", frames[i].function,
                 frames[i].line);
        for (size_t j = 0; j < frames[i].variable_count && row < area.height; j++) {
            struct area name = area;
            name.width = 14;
            draw(&stage->canvas, name, row, 3, STYLE_PLAIN, "%s", frames[i].variables[j].name);
            draw(&stage->canvas, area, row++, 15, STYLE_PLAIN, "%s", frames[i].variables[j].text);
        }
    }
}

static int variables_rows(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 6;
}

const struct view variables_view = {
    .name = "Variables", .id = PANE_VARIABLES, .draw = variables_draw, .rows = variables_rows};

