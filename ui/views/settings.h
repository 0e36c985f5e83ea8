/* What the stepper remembers from one time to the next: which panes are hidden, colours, layout. A
 * small text file in the person's own folder for such things. */
#ifndef LOOPGLASS_UI_VIEWS_SETTINGS_H
#define LOOPGLASS_UI_VIEWS_SETTINGS_H

#include <stdbool.h>

/* Panes that can be focused, enlarged and hidden: X(NAME, word in the file) */
#define PANES(X)                                                                                   \
    X(SOURCE, "source") X(VARIABLES, "variables") X(RESOURCES, "resources") X(LOOP, "loop")        \
    X(READY, "ready") X(TIMERS, "timers") X(OUTSIDE, "outside") X(OUTPUT, "output")                \
    X(TASKS, "tasks") X(WARNINGS, "warnings") X(TIMELINE, "timeline") X(WHY, "why")

enum pane_id {
    PANE_NONE,
#define X(name, word) PANE_##name,
    PANES(X)
#undef X
    PANE_COUNT
};

enum task_order { ORDER_MADE, ORDER_STATE, ORDER_NAME, ORDER_WAITED, ORDER_COUNT };

#define VIEWS_IN_TURN 42 /* the views of small screens come round in it: 6 at 80x24, 7 in one column */

struct settings {
    bool hidden[PANE_COUNT];
    bool light;      /* for a light background */
    bool present;    /* the presenter's layout */
    enum task_order order;
    int view;        /* which view a small screen shows in its last place */
};

/* As they were left last; what cannot be read is as at the very first time. */
void settings_read(struct settings *settings);
/* False when they cannot be kept: nobody is troubled with it. */
bool settings_write(const struct settings *settings);
const char *pane_word(enum pane_id id);

#endif
