/* Growing flat arrays of the story. */
#ifndef LOOPGLASS_UI_STORY_TABLE_H
#define LOOPGLASS_UI_STORY_TABLE_H

#include "ui/story/story.h"

/* A new, zeroed item at the end. NULL: out of memory. */
void *table_add(struct table *table, size_t item_size);
/* Item `index`, made (with all before it, zeroed) when it is not there. NULL: out of memory. */
void *table_reach(struct table *table, size_t item_size, uint64_t index);
/* Removes one, moving those behind it. */
void table_remove(struct table *table, size_t item_size, size_t index);
bool table_copy(struct table *to, const struct table *from, size_t item_size);
void table_free(struct table *table);

#endif
