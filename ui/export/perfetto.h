/* The Trace Event format, which Perfetto (ui.perfetto.dev) and Chrome open: a track for each task
 * and thread, a slice for each step and wait, an arrow for each wake-up. */
#ifndef LOOPGLASS_UI_EXPORT_PERFETTO_H
#define LOOPGLASS_UI_EXPORT_PERFETTO_H

#include "ui/export/lanes.h"

#include <stdio.h>

/* Virtual microseconds since the start of the run. False: writing failed or memory ran out. */
bool perfetto_write(FILE *file, const struct lanes *lanes, const struct trace *trace,
                    const char *title);

#endif
