/* Which panes stand where. Small: source left, loop right, tasks below; from 100 columns and 32
 * rows on, everything; from 160 columns on a third column for variables and resources. Under 80x24
 * one column. */
#include "ui/views/layout.h"

static void add(struct layout *layout, const struct view *view, int row, int column, int height,
                int width)
{
    if (layout->count < MOST_PANES && height > 0 && width > 0)
        layout->panes[layout->count++] = (struct pane){view, {row, column, height, width}};
}

static int at_least(int value, int least)
{
    return value < least ? least : value;
}

static int at_most(int value, int most)
{
    return value > most ? most : value;
}

/* Gives each view of a column its share of the rows: what it wants, as far as there is room; what
 * is left over goes to the last. */
static void add_column(struct layout *layout, const struct stage *stage,
                       const struct view *const *views, int count, struct area area)
{
    int row = area.row, left = area.height;
    for (int i = 0; i < count && left > 0; i++) {
        int others = (count - i - 1) * 3;
        int share = i == count - 1 ? left
                                   : at_least(at_most(views[i]->rows(stage, area.width) + 1,
                                                      left - others), 3);
        int height = at_most(share, left);
        add(layout, views[i], row, area.column, height - (i < count - 1), area.width);
        row += height;
        left -= height;
    }
}

static void two_columns(struct layout *layout, const struct stage *stage, int height, int width)
{
    static const struct view *const right[] = {&ready_view, &timers_view, &output_view};
    int top = 1 + sentence_view.rows(stage, width);
    int tasks = at_most(tasks_view.rows(stage, width), at_least((height - top - 1) * 2 / 5, 5));
    int middle = height - top - tasks - 2;
    int left = width * 53 / 100;
    add(layout, &source_view, top, 0, middle, left - 1);
    add_column(layout, stage, right, 3, (struct area){top, left, middle, width - left});
    add(layout, &note_view, top + middle, 0, 1, width);
    add(layout, &tasks_view, height - 1 - tasks, 0, tasks, width);
}

/* Everything: the loop's iterations, outside work, variables, warnings, the run's bar. */
static void full(struct layout *layout, const struct stage *stage, int height, int width)
{
    static const struct view *const loop[] = {&loop_view, &ready_view, &timers_view, &outside_view,
                                              &output_view};
    static const struct view *const things[] = {&variables_view, &resources_view};
    bool third = width >= 160;
    int top = 3 + sentence_view.rows(stage, width);
    int warnings = warnings_view.rows(stage, width);
    int tasks = at_most(tasks_view.rows(stage, width), at_least((height - top) / 3, 5));
    int bottom = height - 3 - warnings - tasks - 1;
    int left = third ? width * 36 / 100 : width / 2 - 2;
    int right = third ? width * 62 / 100 : left;
    int variables = third ? 0 : at_most((bottom - top) / 3, 7);
    add(layout, &source_view, top, 0, bottom - top - variables - 1, left - 2);
    if (third)
        add_column(layout, stage, things, 2,
                   (struct area){top, left, bottom - top - 1, right - left - 2});
    else
        add(layout, &variables_view, bottom - variables, 0, variables - 1, left - 2);
    add_column(layout, stage, loop, 5, (struct area){top, right, bottom - top - 1, width - right});
    add(layout, &note_view, bottom - 1, 0, 1, width);
    add(layout, &tasks_view, bottom, 0, tasks, width);
    add(layout, &warnings_view, bottom + tasks + 1, 0, warnings, width);
    add(layout, &run_view, height - 2, 0, 1, width);
}

/* A narrow terminal, or a projector's large letters: sentence, source, tasks and, in a row each, the
 * rest below each other. */
static void one_column(struct layout *layout, const struct stage *stage, int height, int width)
{
    int top = at_most(1 + sentence_view.rows(stage, width), height - 2);
    int brief = height >= 18 ? 3 : height >= 14 ? 1 : 0;
    int gap = height >= 18;
    int tasks = at_most(tasks_view.rows(stage, width), (height - top - brief - 1) / 2);
    int source = height - top - 1 - tasks - brief - gap;
    add(layout, &source_view, top, 0, source, width);
    if (gap)
        add(layout, &note_view, top + source, 0, 1, width);
    add(layout, &tasks_view, top + source + gap, 0, tasks, width);
    add(layout, &brief_view, top + source + gap + tasks, 0, brief, width);
}

void layout_make(struct layout *layout, const struct stage *stage, int height, int width)
{
    layout->count = 0;
    add(layout, &title_view, 0, 0, 1, width);
    if (height > 1)
        add(layout, &keys_view, height - 1, 0, 1, width);
    if (height < 4)
        return;
    bool large = width >= 100 && height >= 32;
    add(layout, &sentence_view, large ? 2 : 1, 0,
        at_most(sentence_view.rows(stage, width), height - 2), width);
    if (large)
        full(layout, stage, height, width);
    else if (width >= 72 && height >= 18)
        two_columns(layout, stage, height, width);
    else
        one_column(layout, stage, height, width);
}
