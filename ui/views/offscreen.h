/* The stepper's screen without a terminal: the same panes, drawn where nobody looks, to be read as a
 * grid of cells. */
#ifndef LOOPGLASS_UI_VIEWS_OFFSCREEN_H
#define LOOPGLASS_UI_VIEWS_OFFSCREEN_H

#include "ui/story/breaks.h"
#include "ui/story/marks.h"
#include "ui/views/grid.h"
#include "ui/views/view.h"

struct offscreen_options {
    int rows, columns;
    bool ascii, light;
    bool present;         /* the presenter's layout */
    const char *go_to;    /* "step 12", "time 0.5", "line 9"; NULL: the start */
};

struct offscreen {
    struct stage stage;
    struct breaks breaks;
    struct marks marks;
    struct grid grid;
};

/* Computes the run ahead, so that the screen can say of how many steps it is one; nothing of the
 * person's own (settings, bookmarks) is looked at. False with *reason. The reel and the scenario stay
 * the caller's. There can be one at a time, and no terminal beside it. */
bool offscreen_open(struct offscreen *screen, struct reel *reel, struct scenario *scenario,
                    const struct offscreen_options *options, const char **reason);
/* What the screen shows at the reel's position; valid until the next call. */
const struct grid *offscreen_draw(struct offscreen *screen);
void offscreen_close(struct offscreen *screen);

#endif
