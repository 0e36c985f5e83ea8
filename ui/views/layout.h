/* Which panes stand where, for the size of the terminal. */
#ifndef LOOPGLASS_UI_VIEWS_LAYOUT_H
#define LOOPGLASS_UI_VIEWS_LAYOUT_H

#include "ui/views/view.h"

#define LEAST_WIDTH  40 /* below, linear mode is offered */
#define LEAST_HEIGHT 12

/* Sentence, time, source and keys never move; the rest shares what is left by how much it has. What
 * the person has hidden is left out; a view that stands over all has the room to itself. */
void layout_make(struct layout *layout, const struct stage *stage, int height, int width);
/* How many views the one-column screen has to choose from. */
int layout_narrow_views(void);

#endif
