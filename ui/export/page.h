/* A run as one page for a browser: the stops of the stepper as data, and a small script that steps
 * through them. Nothing is fetched from anywhere. */
#ifndef LOOPGLASS_UI_EXPORT_PAGE_H
#define LOOPGLASS_UI_EXPORT_PAGE_H

#include "ui/story/reel.h"
#include "ui/story/scenario.h"

#include <stdio.h>

#define PAGE_STEPS 2000 /* unless asked otherwise */

struct page_options {
    size_t steps;        /* so many at most */
    const char *version; /* of loopglass */
};

/* Winds the reel, which begins at its start. What the page leaves out of a long run it says. False:
 * out of memory or the file cannot be written. */
bool page_write(FILE *file, struct reel *reel, const struct scenario *scenario,
                const struct page_options *options);

/* The lines of ui/export/page.html, ended by NULL; the one that is "@data@" is where the data go. */
extern const char *const page_lines[];

#endif
