/* A run told step by step as a document to hand out: Markdown, or one HTML page without scripts, with
 * the source, the steps in words, and the timeline. */
#ifndef LOOPGLASS_UI_EXPORT_HANDOUT_H
#define LOOPGLASS_UI_EXPORT_HANDOUT_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"

#include <stdio.h>

#define HANDOUT_STEPS 2000 /* more than anybody reads; a longer run is cut, and the document says so */

enum handout_format { HANDOUT_MARKDOWN, HANDOUT_HTML };

/* Winds the reel, which begins at its start. False: out of memory or the file cannot be written. */
bool handout_write(FILE *file, struct reel *reel, const struct scenario *scenario,
                   enum handout_format format);

#endif
