/* The allocator of a run: every object, in the region, bounded in bytes, and deterministic (the
 * same calls get the same offsets). Blocks carry no header; whoever frees one knows its size. */
#ifndef LOOPGLASS_VALUE_HEAP_H
#define LOOPGLASS_VALUE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/region/region.h"

#define HEAP_GRAIN     16  /* sizes are rounded up to this; blocks are aligned to it */
#define HEAP_SMALL_MAX 512 /* up to here a free list for each size */
#define HEAP_CLASSES   (HEAP_SMALL_MAX / HEAP_GRAIN + 1)

struct heap_free_block {
    struct heap_free_block *next;
};

struct span_arena;
struct heap_link;

/* Put it into the region (region_extend_heap) so that checkpoints hold it. Read the counters; only
 * heap.c and the inline functions below write. */
struct heap {
    size_t used_bytes;    /* in blocks handed out, rounded up to HEAP_GRAIN */
    size_t fast_limit;    /* `limit`, or 0 while a failure is to be made: all goes the long way */
    uint64_t allocations; /* blocks ever handed out */
    uint64_t frees;       /* blocks ever given back */
    struct heap_free_block *free[HEAP_CLASSES];
    unsigned char *fill; /* the chunk from which new small blocks are cut */
    unsigned char *fill_end;
    struct heap_link *blocks; /* all of them, where each is a malloc of its own */
    struct span_arena *spans; /* where blocks above HEAP_SMALL_MAX come from */
    struct region *region;
    size_t limit;     /* bound on used_bytes; may be changed */
    uint64_t fail_in; /* fail the allocation that counts this down to 0; 0: none */
};

/* An empty heap that may hand out `limit` bytes, taken from the region's heap part as needed. False
 * when the region has no room for its books. */
bool heap_open(struct heap *heap, struct region *region, size_t limit);

/* Forgets all blocks at once; their memory goes with the region. Where each block is a malloc of
 * its own (LOOPGLASS_MALLOC_HEAP) those not freed stay, for the leak checker to report. */
void heap_close(struct heap *heap);

/* Lets go of all blocks of a run that did not come to its end, where they are mallocs; else they go
 * with the region anyway. */
void heap_abandon(struct heap *heap);

/* Sets another bound on used_bytes; below what is used, every allocation fails until enough is
 * freed. */
void heap_set_limit(struct heap *heap, size_t limit);

/* For tests: the n-th allocation from now (1 is the next) returns NULL, once; 0 takes it back. A
 * reallocation that must grow counts as an allocation. */
void heap_fail_nth(struct heap *heap, uint64_t n);

/* Blocks handed out and not given back. */
static inline uint64_t heap_live_blocks(const struct heap *heap)
{
    return heap->allocations - heap->frees;
}

/* The parts behind the inline functions; call those instead. */
void *heap_alloc_long_way(struct heap *heap, size_t size);
void heap_free_long_way(struct heap *heap, void *block, size_t size);

static inline size_t heap_rounded(size_t size)
{
    return size == 0 ? HEAP_GRAIN : (size + HEAP_GRAIN - 1) & ~(size_t)(HEAP_GRAIN - 1);
}

/* A block of `size` bytes, aligned to 16, not cleared; the caller owns it until heap_free. NULL at
 * the bound (the caller raises MemoryError). A size of 0 gives a block too. */
static inline void *heap_alloc(struct heap *heap, size_t size)
{
#ifndef LOOPGLASS_MALLOC_HEAP
    if (size <= HEAP_SMALL_MAX) {
        size_t bytes = heap_rounded(size);
        struct heap_free_block *block = heap->free[bytes / HEAP_GRAIN];
        size_t used = heap->used_bytes + bytes;
        if (block != NULL && used <= heap->fast_limit) {
            heap->free[bytes / HEAP_GRAIN] = block->next;
            heap->used_bytes = used;
            heap->allocations++;
            return block;
        }
    }
#endif
    return heap_alloc_long_way(heap, size);
}

/* Gives back a block of exactly the `size` it was asked with. NULL is allowed. */
static inline void heap_free(struct heap *heap, void *block, size_t size)
{
#ifndef LOOPGLASS_MALLOC_HEAP
    if (size <= HEAP_SMALL_MAX && block != NULL) {
        size_t bytes = heap_rounded(size);
        struct heap_free_block *freed = block;
        freed->next = heap->free[bytes / HEAP_GRAIN];
        heap->free[bytes / HEAP_GRAIN] = freed;
        heap->used_bytes -= bytes;
        heap->frees++;
        return;
    }
#endif
    heap_free_long_way(heap, block, size);
}

/* The block with room for `new_size` bytes, moved if need be; what fits of the old bytes is kept.
 * NULL at the bound, and then the old block stays as it is. A NULL block is heap_alloc. */
void *heap_realloc(struct heap *heap, void *block, size_t old_size, size_t new_size);

#endif
