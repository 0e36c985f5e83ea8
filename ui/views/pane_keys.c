/* The bottom row: the keys that matter most. */
#include "ui/views/view.h"

static int one_row(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 1;
}

static void keys_draw(struct stage *stage, struct area area)
{
    static const struct {
        int width;
        const char *words;
    } choices[] = {
        {100, " Left/Right step   Up/Down line   , . act   [ ] iteration   Home/End   Space play   "
              "f follow   ? help   q quit"},
        {78, " Left/Right step  Up/Down line  , . act  [ ] turn  Space play  ? help  q quit"},
        {52, " n next  b back  j k line  , . act  ? help  q quit"},
        {0, " n next  b back  ? help  q quit"},
    };
    int choice = 0;
    while (area.width < choices[choice].width)
        choice++;
    const char *words = choices[choice].words;
    draw(&stage->canvas, area, 0, 0, STYLE_DIM, "%s", words);
}

const struct view keys_view = {.name = "Keys", .draw = keys_draw, .rows = one_row};
