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
/* An item is about to be changed other than by the functions above: for the tables of PAGED_TABLES. */
void table_touch(struct table *table, size_t item_size, size_t index);

/* A copy that shares unchanged chunks with the table and with other copies. */
struct table_copy {
    struct table_page **pages;
    size_t page_count, count;
};
/* *bytes grows by what had to be copied. False: out of memory. */
bool table_save(struct table *table, size_t item_size, struct table_copy *copy, size_t *bytes);
bool table_restore(struct table *table, size_t item_size, const struct table_copy *copy);
void table_copy_free(struct table_copy *copy);

/* Every table of the story with the size of its items: those that grow with the run, and those that hold
 * only what is under way. */
#define PAGED_TABLES(X)                                                                            \
    X(tasks, struct story_task) X(timers, struct story_timer) X(places, struct story_place)        \
    X(groups, struct story_group) X(resources, struct story_resource) X(texts, phrase)             \
    X(requests, struct story_request) X(jobs, struct story_job)                                    \
    X(threads, struct story_thread) X(processes, struct story_process)                             \
    X(thread_spans, struct story_span) X(bars, struct story_bar) X(members, struct story_member)   \
    X(outputs, struct story_output) X(warnings, struct story_warning)
#define SMALL_TABLES(X)                                                                            \
    X(handles, struct story_handle) X(waiters, struct story_waiter) X(items, struct story_item)    \
    X(iterations, struct story_iteration) X(live_timers, uint64_t)     \
    X(changes, struct story_change)

bool table_copy(struct table *to, const struct table *from, size_t item_size);
void table_free(struct table *table);

#endif
