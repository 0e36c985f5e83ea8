/* A screen as a picture, and a played run as a recording: made of the cells that the stepper draws. */
#ifndef LOOPGLASS_UI_EXPORT_PICTURE_H
#define LOOPGLASS_UI_EXPORT_PICTURE_H

#include "ui/views/grid.h"

#include <stdio.h>

/* One SVG without fonts, scripts or links of its own. `light`: on white paper. False: writing failed. */
bool picture_svg(FILE *file, const struct grid *grid, const char *title, bool light);

/* The asciinema format, version 2: a header, then a frame a line with what changed since the frame
 * before. */
struct cast {
    FILE *file;
    struct grid before; /* as written last; its cells are ours */
};

/* False: out of memory, or writing failed. */
bool cast_open(struct cast *cast, FILE *file, const struct grid *grid, const char *title);
/* `time`: seconds since the recording began. */
bool cast_frame(struct cast *cast, const struct grid *grid, double time);
void cast_close(struct cast *cast);

#endif
