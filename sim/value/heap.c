/* Free lists for small blocks, spans for large ones, and the counting and bounding of both. */
#include "config.h"

#include "sim/value/heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/value/span.h"

#if defined(__SANITIZE_ADDRESS__)
#define HEAP_KNOWS_SIZES 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEAP_KNOWS_SIZES 1
#endif
#endif
#ifdef HEAP_KNOWS_SIZES
#include <malloc.h>
#endif

#define CHUNK ((size_t)32 << 10) /* small blocks are cut from spans of this size */

bool heap_open(struct heap *heap, struct region *region, size_t limit)
{
    memset(heap, 0, sizeof *heap);
    heap->region = region;
    heap_set_limit(heap, limit);
#ifndef LOOPGLASS_MALLOC_HEAP
    heap->spans = span_arena_new(region);
    return heap->spans != NULL;
#else
    return true;
#endif
}

void heap_close(struct heap *heap)
{
    memset(heap, 0, sizeof *heap);
}

void heap_set_limit(struct heap *heap, size_t limit)
{
    heap->limit = limit;
    heap->fast_limit = heap->fail_in == 0 ? limit : 0;
}

void heap_fail_nth(struct heap *heap, uint64_t n)
{
    heap->fail_in = n;
    heap->fast_limit = n == 0 ? heap->limit : 0;
}

/* Whether `bytes` more may be handed out; counts towards the failure that a test asked for. */
static bool admit(struct heap *heap, size_t bytes)
{
    if (heap->fail_in > 0 && --heap->fail_in == 0) {
        heap->fast_limit = heap->limit;
        return false;
    }
    return heap->used_bytes <= heap->limit && bytes <= heap->limit - heap->used_bytes;
}

#ifdef LOOPGLASS_MALLOC_HEAP

/* In front of each block: the ring of all of them, so that an abandoned run can be let go. */
struct heap_link {
    struct heap_link *next, *prev;
};

static void *put_in_ring(struct heap *heap, struct heap_link *link)
{
    link->next = heap->blocks;
    link->prev = NULL;
    if (heap->blocks)
        heap->blocks->prev = link;
    heap->blocks = link;
    return link + 1;
}

static struct heap_link *take_from_ring(struct heap *heap, void *block)
{
    struct heap_link *link = (struct heap_link *)block - 1;
    if (link->prev)
        link->prev->next = link->next;
    else
        heap->blocks = link->next;
    if (link->next)
        link->next->prev = link->prev;
    return link;
}

static void *take(struct heap *heap, size_t size)
{
    struct heap_link *link = malloc(sizeof *link + (size > 0 ? size : 1));
    return link ? put_in_ring(heap, link) : NULL;
}

static void *take_resized(struct heap *heap, void *block, size_t old_size, size_t new_size)
{
    (void)old_size;
    struct heap_link *link = take_from_ring(heap, block);
    struct heap_link *moved = realloc(link, sizeof *link + (new_size > 0 ? new_size : 1));
    void *placed = put_in_ring(heap, moved ? moved : link);
    return moved ? placed : NULL;
}

void heap_abandon(struct heap *heap)
{
    while (heap->blocks) {
        struct heap_link *link = heap->blocks;
        heap->blocks = link->next;
        free(link);
    }
}

/* A wrong size would spoil a free list of the real heap; here it can be seen. */
static void check_size(void *block, size_t size)
{
#ifdef HEAP_KNOWS_SIZES
    size_t real = malloc_usable_size((struct heap_link *)block - 1) - sizeof(struct heap_link);
    if (real != (size > 0 ? size : 1)) {
        fprintf(stderr, "heap: a block of %zu bytes is given back as one of %zu\n", real, size);
        abort();
    }
#else
    (void)block;
    (void)size;
#endif
}

static void give_back(struct heap *heap, void *block, size_t size)
{
    (void)size;
    free(take_from_ring(heap, block));
}

#else

void heap_abandon(struct heap *heap)
{
    (void)heap;
}

static void check_size(void *block, size_t size)
{
    (void)block;
    (void)size;
}

static void hang_small(struct heap *heap, void *block, size_t bytes)
{
    struct heap_free_block *freed = block;
    freed->next = heap->free[bytes / HEAP_GRAIN];
    heap->free[bytes / HEAP_GRAIN] = freed;
}

/* Begins a new chunk; what is left of the old one serves smaller blocks. */
static bool refill(struct heap *heap)
{
    unsigned char *chunk = span_alloc(heap->spans, CHUNK);
    if (chunk == NULL)
        return false;
    if (heap->fill < heap->fill_end)
        hang_small(heap, heap->fill, (size_t)(heap->fill_end - heap->fill));
    heap->fill = chunk;
    heap->fill_end = chunk + CHUNK;
    return true;
}

static void *take_small(struct heap *heap, size_t bytes)
{
    struct heap_free_block *block = heap->free[bytes / HEAP_GRAIN];
    if (block != NULL) {
        heap->free[bytes / HEAP_GRAIN] = block->next;
        return block;
    }
    if ((size_t)(heap->fill_end - heap->fill) < bytes && !refill(heap))
        return NULL;
    void *cut = heap->fill;
    heap->fill += bytes;
    return cut;
}

static void *take(struct heap *heap, size_t size)
{
    size_t bytes = heap_rounded(size);
    return bytes <= HEAP_SMALL_MAX ? take_small(heap, bytes) : span_alloc(heap->spans, bytes);
}

static void give_back(struct heap *heap, void *block, size_t size)
{
    size_t bytes = heap_rounded(size);
    if (bytes <= HEAP_SMALL_MAX)
        hang_small(heap, block, bytes);
    else
        span_free(heap->spans, block);
}

static void *take_resized(struct heap *heap, void *block, size_t old_size, size_t new_size)
{
    size_t old_bytes = heap_rounded(old_size);
    size_t new_bytes = heap_rounded(new_size);
    if (old_bytes > HEAP_SMALL_MAX && new_bytes > HEAP_SMALL_MAX &&
        span_resize(heap->spans, block, new_bytes))
        return block;
    void *moved = take(heap, new_size);
    if (moved == NULL)
        return NULL;
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    give_back(heap, block, old_size);
    return moved;
}

#endif

void *heap_alloc_long_way(struct heap *heap, size_t size)
{
    if (size > PTRDIFF_MAX)
        return NULL;
    size_t bytes = heap_rounded(size);
    if (!admit(heap, bytes))
        return NULL;
    void *block = take(heap, size);
    if (block == NULL)
        return NULL;
    heap->used_bytes += bytes;
    heap->allocations++;
    return block;
}

void heap_free_long_way(struct heap *heap, void *block, size_t size)
{
    if (block == NULL)
        return;
    check_size(block, size);
    give_back(heap, block, size);
    heap->used_bytes -= heap_rounded(size);
    heap->frees++;
}

void *heap_realloc(struct heap *heap, void *block, size_t old_size, size_t new_size)
{
    if (block == NULL)
        return heap_alloc(heap, new_size);
    if (new_size > PTRDIFF_MAX)
        return NULL;
    check_size(block, old_size);
    size_t old_bytes = heap_rounded(old_size);
    size_t new_bytes = heap_rounded(new_size);
#ifndef LOOPGLASS_MALLOC_HEAP
    if (old_bytes == new_bytes)
        return block;
#endif
    if (new_bytes > old_bytes && !admit(heap, new_bytes - old_bytes))
        return NULL;
    void *moved = take_resized(heap, block, old_size, new_size);
    if (moved != NULL)
        heap->used_bytes += new_bytes - old_bytes;
    return moved;
}
