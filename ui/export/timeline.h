/* Tasks over virtual time, as a picture: in characters for a terminal, as SVG for slides. */
#ifndef LOOPGLASS_UI_EXPORT_TIMELINE_H
#define LOOPGLASS_UI_EXPORT_TIMELINE_H

#include "ui/export/lanes.h"

#include <stdio.h>

struct timeline {
    const struct lanes *lanes;
    const char *title;
    double end;       /* where the scale ends: the longest of the runs that are compared */
    const char *note; /* "the first 60.000 s of a run that goes on"; NULL: none */
};

/* `width` columns wide; without characters outside ASCII if `ascii`. */
void timeline_print(FILE *file, const struct timeline *timeline, int width, bool ascii);
/* One self-contained picture of several runs on one scale. False: writing failed. */
bool timeline_svg(FILE *file, const struct timeline *timelines, size_t count);

#endif
