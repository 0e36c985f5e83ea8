/* Pieces of a page's data: words and texts as JSON, written so that no `<` can end the script. */
#ifndef LOOPGLASS_UI_EXPORT_PAGE_JSON_H
#define LOOPGLASS_UI_EXPORT_PAGE_JSON_H

#include "ui/export/lanes.h"
#include "ui/story/reel.h"
#include "ui/story/words.h"

#include <jansson.h>
#include <stdio.h>

#define PAGE_TASKS 500 /* that are shown at most */

/* New references; NULL: out of memory. Bytes that are no UTF-8 become question marks. */
json_t *page_text(const char *text, size_t size);
json_t *page_words(const struct words *words);

/* What stands on the panes at the story's position. */
json_t *page_ready(const struct story *story);
json_t *page_timers(const struct story *story);
json_t *page_things(const struct story *story);
/* [state, what it waits for or how it ended, line at which it waits, when its timer is due or null] */
json_t *page_task(const struct story *story, uint64_t number);
json_t *page_lanes(const struct lanes *lanes);

/* False: it could not be written. */
bool page_put(FILE *file, const json_t *json);

#endif
