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
        {116, " Left/Right step   Up/Down line   , . act   [ ] turn   Space play   p predict   w why   "
              "/ search   ? help   q quit"},
        {90, " Left/Right step   Up/Down line   , . act   [ ] turn   p predict   w why   ? help   q quit"},
        {76, " Left/Right step  Up/Down line  , . act  p predict  w why  ? help  q quit"},
        {52, " n next  b back  j k line  v view  ? help  q quit"},
        {0, " n next  b back  v view  ? help  q quit"},
    };
    if (stage->message && area.width < 80 && area.row < 17) { /* there is no row for it elsewhere */
        draw(&stage->canvas, area, 0, 1, STYLE_KEY, "%s", stage->message);
        return;
    }
    if (stage->over == &beside_view) {
        draw(&stage->canvas, area, 0, 0, STYLE_DIM, "%s",
             area.width < 76 ? " n next  b back  Y other run  y back  u what if"
                             : " Left/Right step (both)  Y wind the other run  y back to one run  u what if  "
                               "? help");
        return;
    }
    int choice = 0;
    while (area.width < choices[choice].width)
        choice++;
    const char *words = choices[choice].words;
    draw(&stage->canvas, area, 0, 0, STYLE_DIM, "%s", words);
}

const struct view keys_view = {.name = "Keys", .draw = keys_draw, .rows = one_row};

/* Where there is no room for panes: the other way to step through a run. */
static void small_draw(struct stage *stage, struct area area)
{
    draw(&stage->canvas, area, 0, 0, STYLE_NOTE, " Small screen: --linear tells it in words.");
    draw(&stage->canvas, area, 1, 0, STYLE_DIM, " n next  b back  q quit");
}

const struct view small_view = {.name = "Small", .draw = small_draw, .rows = one_row};
