/* Which panes stand where, for the size of the terminal. */
#ifndef LOOPGLASS_UI_VIEWS_LAYOUT_H
#define LOOPGLASS_UI_VIEWS_LAYOUT_H

#include "ui/views/view.h"

#define MOST_PANES 16

struct pane {
    const struct view *view;
    struct area area;
};

struct layout {
    struct pane panes[MOST_PANES];
    int count;
};

/* Sentence, time, source and keys never move; the rest shares what is left by how much it has. */
void layout_make(struct layout *layout, const struct stage *stage, int height, int width);

#endif
