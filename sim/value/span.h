/* Large blocks of the heap: spans side by side in the region, split and merged, found by size in
 * constant time (two-level segregated fit). A span has a header of 16 bytes. */
#ifndef LOOPGLASS_VALUE_SPAN_H
#define LOOPGLASS_VALUE_SPAN_H

#include <stddef.h>

#include "sim/region/region.h"

struct span_arena;

/* An empty arena, in the region. NULL when there is no room. */
struct span_arena *span_arena_new(struct region *region);

/* `size` bytes (a multiple of 16, not 0), 16-aligned. NULL when the region is full. */
void *span_alloc(struct span_arena *arena, size_t size);

void span_free(struct span_arena *arena, void *block);

/* Makes the block `size` bytes long where it lies, by taking from what is free after it or leaving
 * it the rest. False, with the block as it was, when there is no room. */
bool span_resize(struct span_arena *arena, void *block, size_t size);

#endif
