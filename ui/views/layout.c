/* Which panes stand where. Small: source left, loop right, tasks below; from 100 columns and 32
 * rows on, everything; from 160 columns on a third column for variables and resources. Under 80
 * columns or 20 rows one column, one view at a time. */
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

static bool is_shown(const struct stage *stage, const struct view *view)
{
    return !stage->settings.hidden[view->id];
}

/* What the deadlock has to say stands where the ready queue stands, which is empty then. */
static const struct view *view_at_stop(const struct stage *stage, const struct view *view)
{
    return stage->story->deadlock && view == &ready_view ? &deadlock_view : view;
}

#define LEAST_ROWS 3 /* of a pane in a column, with the blank row below it */

/* How many rows each gets: what it wants, as far as there is room, one row after another, so that
 * none starves; what is left over goes to the last. */
static void share_rows(const struct stage *stage, const struct view *const *views, int count, int width,
                       int rows, int *shares)
{
    int wanted[8], left = rows;
    for (int i = 0; i < count; i++) {
        wanted[i] = views[i]->rows(stage, width) + 1;
        bool whole = views[i] == &deadlock_view; /* a ring with a gap would be none */
        shares[i] = at_most(whole ? wanted[i] : at_most(wanted[i], LEAST_ROWS), left);
        left -= shares[i];
    }
    for (bool given = true; given && left > 0;) {
        given = false;
        for (int i = 0; i < count && left > 0; i++) {
            if (shares[i] >= wanted[i])
                continue;
            shares[i]++;
            left--;
            given = true;
        }
    }
    if (count)
        shares[count - 1] += left;
}

static void add_column(struct layout *layout, const struct stage *stage,
                       const struct view *const *views, int count, struct area area)
{
    const struct view *shown[8];
    int shares[8], shown_count = 0, row = area.row;
    for (int i = 0; i < count && shown_count < 8; i++)
        if (is_shown(stage, views[i]))
            shown[shown_count++] = view_at_stop(stage, views[i]);
    share_rows(stage, shown, shown_count, area.width, area.height, shares);
    for (int i = 0; i < shown_count; i++) {
        add(layout, shown[i], row, area.column, shares[i] - (i < shown_count - 1), area.width);
        row += shares[i];
    }
}

static bool any_shown(const struct stage *stage, const struct view *const *views, int count)
{
    for (int i = 0; i < count; i++)
        if (is_shown(stage, views[i]))
            return true;
    return false;
}

/* Where the right column begins: at `wanted`, or at an edge when all of one side is hidden. */
static int border(const struct stage *stage, const struct view *const *right, int count, int width,
                  int wanted)
{
    if (!any_shown(stage, right, count))
        return width + 1;
    return is_shown(stage, &source_view) ? wanted : 0;
}

static int tasks_height(const struct stage *stage, int width, int most)
{
    return is_shown(stage, &tasks_view) ? at_most(tasks_view.rows(stage, width), most) : 0;
}

static void two_columns(struct layout *layout, const struct stage *stage, int height, int width)
{
    static const struct view *const thirds[] = {&output_view,    &variables_view, &resources_view,
                                                &outside_view,   &loop_view,      &warnings_view};
    const struct view *third = thirds[stage->settings.view % (int)(sizeof thirds / sizeof *thirds)];
    const struct view *const three[] = {&ready_view, &timers_view, third};
    const struct view *const four[] = {&ready_view, &timers_view, &outside_view, third};
    bool outside = outside_view.rows(stage, width) > 1 && third != &outside_view;
    const struct view *const *right = outside ? four : three;
    int count = outside ? 4 : 3;
    int top = 1 + sentence_view.rows(stage, width);
    int tasks = tasks_height(stage, width, at_least((height - top - 1) * 2 / 5, 5));
    int middle = height - top - tasks - 2;
    int left = border(stage, right, count, width, width * 53 / 100);
    if (left)
        add(layout, &source_view, top, 0, middle, at_most(left - 1, width));
    if (left < width)
        add_column(layout, stage, right, count, (struct area){top, left, middle, width - left});
    add(layout, &note_view, top + middle, 0, 1, width);
    add(layout, &tasks_view, height - 1 - tasks, 0, tasks, width);
}

/* Everything: the loop's iterations, outside work, variables, warnings, the run's bar. */
static void full(struct layout *layout, const struct stage *stage, int height, int width)
{
    bool third = width >= 160;
    const struct view *loop[] = {&loop_view, &ready_view, &timers_view, &outside_view, &output_view,
                                 NULL};
    int loop_count = 5;
    if (!third && stage->story->resources.count > 1) { /* they have no column of their own */
        loop[4] = &resources_view;
        loop[loop_count++] = &output_view;
    }
    static const struct view *const things[] = {&variables_view, &resources_view};
    third = third && any_shown(stage, things, 2);
    int top = 2 + sentence_view.rows(stage, width);
    int warnings = is_shown(stage, &warnings_view) ? warnings_view.rows(stage, width) : 0;
    int tasks = tasks_height(stage, width, at_least((height - top) / 3, 5));
    int bottom = height - 4 - warnings - tasks - 1;
    int left = border(stage, loop, loop_count, width, third ? width * 36 / 100 : width / 2 - 2);
    if (third && left > width)
        left = width * 60 / 100;
    int right = third && any_shown(stage, loop, loop_count) ? at_least(width * 62 / 100, left)
                : third ? width + 2 : left;
    int variables = third || !is_shown(stage, &variables_view) || !left
                        ? 0 : at_most(at_least((bottom - top) / 3, 7), 12);
    if (left)
        add(layout, &source_view, top, 0, bottom - top - variables - 1, at_most(left - 2, width));
    if (third)
        add_column(layout, stage, things, 2,
                   (struct area){top, left, bottom - top - 1, right - left - 2});
    else
        add(layout, &variables_view, bottom - variables, 0, variables - 1, at_most(left - 2, width));
    if (right < width)
        add_column(layout, stage, loop, loop_count,
                   (struct area){top, right, bottom - top - 1, width - right});
    add(layout, &note_view, bottom - 1, 0, 1, width);
    add(layout, &tasks_view, bottom, 0, tasks, width);
    add(layout, &warnings_view, bottom + tasks + 1, 0, warnings, width);
    add(layout, &run_view, height - 3, 0, 2, width);
}

/* --- one column: sentence, source, and one view at a time */

static const struct view *const narrow[] = {&tasks_view,     &ready_view,     &timers_view,
                                            &output_view,    &variables_view, &resources_view,
                                            &warnings_view};
#define NARROW_COUNT ((int)(sizeof narrow / sizeof *narrow))

int layout_narrow_views(void)
{
    return NARROW_COUNT;
}

static void one_column(struct layout *layout, const struct stage *stage, int height, int width)
{
    const struct view *view = view_at_stop(stage, narrow[stage->settings.view % NARROW_COUNT]);
    int top = at_most(1 + sentence_view.rows(stage, width), height - 2);
    int brief = view != &tasks_view ? 0 : height >= 18 ? 3 : height >= 14 ? 1 : 0;
    int gap = height >= 18;
    int wanted = at_least(view->rows(stage, width), view == &tasks_view ? 1 : 4);
    int lower = at_most(wanted, (height - top - brief - 1) / 2);
    int source = height - top - 1 - lower - brief - gap;
    add(layout, &source_view, top, 0, source, width);
    if (gap)
        add(layout, &note_view, top + source, 0, 1, width);
    add(layout, view, top + source + gap, 0, lower, width);
    add(layout, &brief_view, top + source + gap + lower, 0, brief, width);
}

/* --- the presenter's: large letters leave few cells; what room there is goes to the source */

static void presenter(struct layout *layout, const struct stage *stage, int height, int width)
{
    int top = stage->hide_sentence ? 3 : 5;
    add(layout, &sentence_view, 2, 0, top - 2, width);
    if (stage->only_source) {
        add(layout, &source_view, top, 0, height - top - 1, width);
        add(layout, &note_view, height - 1, 0, 1, width);
        return;
    }
    int tasks = tasks_height(stage, width, at_least((height - top) / 3, 5));
    add(layout, &source_view, top, 0, height - top - tasks - 4, width);
    add(layout, &tasks_view, height - tasks - 4, 0, tasks, width);
    add(layout, &note_view, height - 4, 0, 1, width);
    add(layout, &brief_view, height - 3, 0, 3, width);
}

/* Too small for panes: the sentence, and that there is a way without a screen. */
static void tiny(struct layout *layout, int height, int width)
{
    add(layout, &title_view, 0, 0, 1, width);
    add(layout, &sentence_view, 1, 0, height - 3, width);
    add(layout, &small_view, height > 2 ? height - 2 : height - 1, 0, 2, width);
}

void layout_make(struct layout *layout, const struct stage *stage, int height, int width)
{
    bool large = width >= 100 && height >= 32;
    layout->count = 0;
    if (height < LEAST_HEIGHT || width < LEAST_WIDTH) {
        tiny(layout, height, width);
        return;
    }
    add(layout, &title_view, 0, 0, 1, width);
    if (stage->settings.present && height >= 16 && width >= 40 && !stage->over) {
        presenter(layout, stage, height, width);
        return;
    }
    if (height > 1)
        add(layout, &keys_view, height - 1, 0, 1, width);
    if (height < 4)
        return;
    int sentence = at_most(sentence_view.rows(stage, width), height - 2), top = large ? 2 : 1;
    add(layout, &sentence_view, top, 0, sentence, width);
    if (stage->over) {
        add(layout, stage->over, top + sentence + large, 0, height - top - sentence - large - 2,
            width);
        add(layout, &note_view, height - 2, 0, 1, width);
    } else if (large) {
        full(layout, stage, height, width);
    } else if (width >= 80 && height >= 20) {
        two_columns(layout, stage, height, width);
    } else {
        one_column(layout, stage, height, width);
    }
}
