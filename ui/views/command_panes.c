/* Commands on panes: focus, enlarge, hide, scroll; colours; help; quit. */
#include "ui/story/glossary.h"
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
    stage->at_focus = true;
    stage_say(stage, "%s: Enter enlarges, x hides, J and K scroll.",
              view_of_pane(stage->focus)->name);
}

void do_focus_next(struct stage *stage)
{
    move_focus(stage, 1);
}

void do_focus_previous(struct stage *stage)
{
    move_focus(stage, -1);
}

void do_enlarge(struct stage *stage)
{
    if (stage->over)
        stage->over = NULL;
    else if (stage->focus)
        stage->over = view_of_pane(stage->focus);
    else
        stage->message = "Tab goes to a pane first.";
}

void do_hide(struct stage *stage)
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

void do_show_all(struct stage *stage)
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

void do_scroll_down(struct stage *stage)
{
    scroll_by(stage, 1);
}

void do_scroll_up(struct stage *stage)
{
    scroll_by(stage, -1);
}

void do_next_view(struct stage *stage)
{
    stage->settings.view = (stage->settings.view + 1) % VIEWS_IN_TURN;
    if (COLS >= 100 && LINES >= 32)
        stage->message = "Everything is shown; Tab and Enter enlarge a pane.";
}

/* --- views over all others */

static void toggle(struct stage *stage, const struct view *view)
{
    stage->over = stage->over == view ? NULL : view;
    stage->scroll[view->id] = 0;
}

void do_why(struct stage *stage)
{
    toggle(stage, &why_view);
}

void do_timeline(struct stage *stage)
{
    toggle(stage, &timeline_view);
}

void do_warnings(struct stage *stage)
{
    toggle(stage, &warnings_view);
}

/* --- the presenter's */

void do_present(struct stage *stage)
{
    stage->settings.present = !stage->settings.present;
    stage->hide_sentence = stage->only_source = false;
    stage->over = NULL;
    stage->message = stage->settings.present ? "P: back; H: the sentence; S: only the source." : NULL;
}

void do_hide_sentence(struct stage *stage)
{
    stage->hide_sentence = !stage->hide_sentence;
    stage->message = stage->hide_sentence ? "What happened here? H shows the sentence." : NULL;
}

void do_only_source(struct stage *stage)
{
    stage->only_source = !stage->only_source;
}

/* --- the mouse */

static const struct pane *pane_at(const struct stage *stage, int row, int column)
{
    for (int i = 0; i < stage->layout.count; i++) {
        struct area area = stage->layout.panes[i].area;
        if (row >= area.row && row < area.row + area.height && column >= area.column &&
            column < area.column + area.width)
            return &stage->layout.panes[i];
    }
    return NULL;
}

void do_mouse(struct stage *stage)
{
    MEVENT event;
    if (getmouse(&event) != OK)
        return;
    const struct pane *pane = pane_at(stage, event.y, event.x);
    if (!pane)
        return;
    if (event.bstate & BUTTON4_PRESSED) {
        stage->scroll[pane->view->id]--;
    } else if (event.bstate & BUTTON5_PRESSED) {
        stage->scroll[pane->view->id]++;
    } else {
        stage->focus = pane->view->id;
        if (pane->view->click)
            pane->view->click(stage, pane->area, event.y - pane->area.row,
                              event.x - pane->area.column);
    }
}

/* --- the rest */

void do_theme(struct stage *stage)
{
    stage->settings.light = !stage->settings.light;
    canvas_theme(&stage->canvas, stage->settings.light);
    stage->message = stage->settings.light ? "Colours for a light background."
                                           : "Colours for a dark background.";
}

void do_redraw(struct stage *stage)
{
    (void)stage;
    clearok(curscr, TRUE);
}

static void explain_a_word(struct stage *stage)
{
    char word[40] = "";
    if (!input_line(stage, "Explain which word (step, ready queue, gather, overdue ...):", word,
                    sizeof word) || !*word)
        return;
    const struct glossary_entry *entry = glossary_find(word);
    stage->word = entry ? entry->word : NULL;
    stage->scroll[PANE_NONE] = 0;
    if (!entry)
        stage_say(stage, "\"%s\" is no word of this screen.", word);
}

void do_help(struct stage *stage)
{
    if (stage->over == &help_view) {
        explain_a_word(stage);
        return;
    }
    const struct view *focused = stage->focus ? view_of_pane(stage->focus) : NULL;
    const struct glossary_entry *entry = focused ? glossary_find(focused->name) : NULL;
    stage->word = entry ? entry->word : NULL;
    stage->over = &help_view;
    stage->scroll[PANE_NONE] = 0;
}

void do_quit(struct stage *stage)
{
    if (stage->over)
        stage->over = NULL;
    else
        stage->quit = true;
}
