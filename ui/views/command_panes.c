/* Commands on panes: focus, enlarge, hide, scroll; colours; help; quit. */
#include "ui/views/actions.h"
#include "ui/views/input.h"

/* --- focus: among the panes that stand on the screen */

static void move_focus(struct stage *stage, int by)
{
    const struct layout *layout = &stage->layout;
    enum pane_id shown[MOST_PANES];
    int count = 0, at = -1;
    for (int i = 0; i < layout->count; i++) {
        if (layout->panes[i].view->id == stage->focus && stage->focus)
            at = count;
        if (layout->panes[i].view->id)
            shown[count++] = layout->panes[i].view->id;
    }
    if (count == 0)
        return;
    stage->focus = at < 0 ? shown[by > 0 ? 0 : count - 1] : shown[(at + by + count) % count];
    stage_say(stage, "%s: Enter enlarges, x hides, J and K scroll.",
              view_of_pane(stage->focus)->name);
}

void command_focus_next(struct stage *stage)
{
    move_focus(stage, 1);
}

void command_focus_previous(struct stage *stage)
{
    move_focus(stage, -1);
}

void command_enlarge(struct stage *stage)
{
    if (stage->over)
        stage->over = NULL;
    else if (stage->focus)
        stage->over = view_of_pane(stage->focus);
    else
        stage->message = "Tab goes to a pane first.";
}

void command_hide(struct stage *stage)
{
    if (stage->over) {
        stage->over = NULL;
    } else if (stage->focus) {
        stage_say(stage, "%s is hidden; X shows all panes again.", view_of_pane(stage->focus)->name);
        stage->settings.hidden[stage->focus] = true;
        stage->focus = PANE_NONE;
    } else {
        stage->message = "Tab goes to a pane first.";
    }
}

void command_show_all(struct stage *stage)
{
    for (int id = 0; id < PANE_COUNT; id++)
        stage->settings.hidden[id] = false;
    stage->over = NULL;
    stage->focus = PANE_NONE;
}

static void scroll_by(struct stage *stage, int rows)
{
    enum pane_id id = stage->over ? stage->over->id : stage->focus ? stage->focus : PANE_SOURCE;
    stage->scroll[id] += rows;
}

void command_scroll_down(struct stage *stage)
{
    scroll_by(stage, 1);
}

void command_scroll_up(struct stage *stage)
{
    scroll_by(stage, -1);
}

void command_next_view(struct stage *stage)
{
    stage->narrow++;
}

/* --- views over all others */

static void toggle(struct stage *stage, const struct view *view)
{
    stage->over = stage->over == view ? NULL : view;
    stage->scroll[view->id] = 0;
}

void command_why(struct stage *stage)
{
    toggle(stage, &why_view);
}

void command_warnings(struct stage *stage)
{
    toggle(stage, &warnings_view);
}

/* --- the rest */

void command_theme(struct stage *stage)
{
    stage->settings.light = !stage->settings.light;
    canvas_theme(&stage->canvas, stage->settings.light);
    stage->message = stage->settings.light ? "Colours for a light background."
                                           : "Colours for a dark background.";
}

void command_redraw(struct stage *stage)
{
    (void)stage;
    clearok(curscr, TRUE);
}

void command_help(struct stage *stage)
{
    stage->over = &help_view;
    stage->scroll[PANE_NONE] = 0;
}

void command_quit(struct stage *stage)
{
    if (stage->over)
        stage->over = NULL;
    else
        stage->quit = true;
}
