/* The one range of addresses in which the whole state of a run lies, so that a checkpoint is a copy
 * of the used parts of it and restoring one puts every pointer back where it was. */
#ifndef LOOPGLASS_REGION_REGION_H
#define LOOPGLASS_REGION_REGION_H

#include <stdbool.h>
#include <stddef.h>

/* Address space to reserve for coroutine stacks: a million of 256 KiB with room to spare. Memory
 * checkers keep books about every reserved byte, so they get less. */
#if defined(LOOPGLASS_MALLOC_HEAP)
#define REGION_STACKS_DEFAULT ((size_t)8 << 30)
#else
#define REGION_STACKS_DEFAULT ((size_t)288 << 30)
#endif

/* What the region itself must remember to be restored: it lies in the first bytes of the range. */
struct region_head {
    size_t heap_used;   /* bytes of the heap part handed out, this head included */
    size_t stacks_used; /* bytes of the stack part handed out */
    void *root;         /* the one object from which all others are found; set by the owner */
};

/* Lives outside the range and must not move while the region is open. Its fields are facts about
 * the mapping that stay true when an earlier state is restored into it. */
struct region {
    struct region_head *head; /* also the range's first byte */
    unsigned char *stacks;    /* first byte of the stack part */
    size_t heap_size;         /* bytes reserved for the heap part */
    size_t heap_committed;    /* bytes of it that can be read and written */
    size_t stacks_size;
    size_t stacks_committed;
};

/* A run of bytes inside the region. */
struct region_range {
    void *start;
    size_t size;
};

/* Reserves address space for `heap_size` and `stacks_size` bytes (rounded up to pages) without
 * taking memory. The stack part is made smaller where the system refuses so much (ulimit -v);
 * `region->stacks_size` tells. False when even little is refused (errno says why). */
bool region_open(struct region *region, size_t heap_size, size_t stacks_size);

/* Gives everything back at once. A region that never opened (all zero) is allowed. */
void region_close(struct region *region);

/* The next `bytes` (rounded up to 16) at the end of the heap part, 16-aligned; the bytes follow
 * those of the call before. Not cleared: after a restore they may hold what was there. NULL at the
 * bound. */
void *region_extend_heap(struct region *region, size_t bytes);

/* The same in the stack part, in whole pages and page-aligned. Only pages that are touched take
 * memory. NULL at the bound. */
void *region_extend_stacks(struct region *region, size_t bytes);

/* The used bytes of the heap part; a checkpoint copies them. */
struct region_range region_used_heap(const struct region *region);

/* The used bytes of the stack part, most of which were never touched: coro_pool_walk names those
 * that count. */
struct region_range region_used_stacks(const struct region *region);

/* Whether `pointer` points into the reserved range. */
bool region_holds(const struct region *region, const void *pointer);

#endif
