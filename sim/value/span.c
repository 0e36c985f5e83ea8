/* Two-level segregated fit: free spans hang in bins by size, eight to each power of two, and two
 * levels of bitmaps find the first bin that can serve. Neighbours that are free are always merged.
 */
#include "config.h"

#include "sim/value/span.h"

#include <stdint.h>
#include <string.h>

#define FREE_FLAG ((size_t)1)
#define BINS_LOG  3
#define BINS      (1 << BINS_LOG)
#define LEVELS    48
#define REST_MIN  ((size_t)256) /* a smaller rest stays with the block */
#define GROW_STEP ((size_t)256 << 10)

/* Before every span, and one of size 0 behind the last. */
struct span {
    size_t size; /* of the bytes after this header, with FREE_FLAG */
    struct span *before;
};

/* The first bytes of a free span. */
struct links {
    struct span *next, *previous;
};

struct span_arena {
    struct region *region;
    struct span *last; /* the header of size 0 at the end, NULL before the first growth */
    uint64_t levels;   /* bit n: some bin of level n holds a span */
    uint8_t bins_used[LEVELS];
    struct span *bins[LEVELS][BINS];
};

static size_t size_of(const struct span *span)
{
    return span->size & ~FREE_FLAG;
}

static bool is_free(const struct span *span)
{
    return (span->size & FREE_FLAG) != 0;
}

static void *block_of(struct span *span)
{
    return span + 1;
}

static struct span *span_of(void *block)
{
    return (struct span *)block - 1;
}

static struct links *links_of(struct span *span)
{
    return block_of(span);
}

static struct span *after(struct span *span)
{
    return (struct span *)((unsigned char *)(span + 1) + size_of(span));
}

static int level_of(size_t size)
{
    return 63 - __builtin_clzll(size);
}

static int bin_of(size_t size, int level)
{
    return (int)(size >> (level - BINS_LOG)) & (BINS - 1);
}

static void hang(struct span_arena *arena, struct span *span)
{
    int level = level_of(size_of(span));
    int bin = bin_of(size_of(span), level);
    struct span *head = arena->bins[level][bin];
    *links_of(span) = (struct links){head, NULL};
    if (head != NULL)
        links_of(head)->previous = span;
    arena->bins[level][bin] = span;
    arena->bins_used[level] |= (uint8_t)(1u << bin);
    arena->levels |= (uint64_t)1 << level;
    span->size |= FREE_FLAG;
}

static void unhang(struct span_arena *arena, struct span *span)
{
    int level = level_of(size_of(span));
    int bin = bin_of(size_of(span), level);
    struct links links = *links_of(span);
    if (links.next != NULL)
        links_of(links.next)->previous = links.previous;
    if (links.previous != NULL)
        links_of(links.previous)->next = links.next;
    else
        arena->bins[level][bin] = links.next;
    if (arena->bins[level][bin] == NULL)
        arena->bins_used[level] &= (uint8_t) ~(1u << bin);
    if (arena->bins_used[level] == 0)
        arena->levels &= ~((uint64_t)1 << level);
    span->size &= ~FREE_FLAG;
}

/* Puts a span that nobody uses among the free ones, merged with its neighbours. */
static void release(struct span_arena *arena, struct span *span)
{
    struct span *next = after(span);
    if (is_free(next)) {
        unhang(arena, next);
        span->size += sizeof *next + size_of(next);
    }
    if (span->before != NULL && is_free(span->before)) {
        struct span *before = span->before;
        unhang(arena, before);
        before->size += sizeof *span + size_of(span);
        span = before;
    }
    after(span)->before = span;
    hang(arena, span);
}

/* Cuts a used span down to `size`; the rest, when worth it, becomes free. */
static void trim(struct span_arena *arena, struct span *span, size_t size)
{
    size_t rest = size_of(span) - size;
    if (rest < REST_MIN + sizeof *span)
        return;
    span->size = size;
    struct span *tail = after(span);
    tail->size = rest - sizeof *tail;
    tail->before = span;
    after(tail)->before = tail;
    release(arena, tail);
}

/* The first bin from (level, bin) on that holds a span; NULL if none does. */
static struct span *first_from(const struct span_arena *arena, int level, int bin)
{
    unsigned bins = arena->bins_used[level] & (0xffu << bin);
    if (bins == 0) {
        uint64_t levels = level + 1 < LEVELS ? arena->levels & (~(uint64_t)0 << (level + 1)) : 0;
        if (levels == 0)
            return NULL;
        level = __builtin_ctzll(levels);
        bins = arena->bins_used[level];
    }
    return arena->bins[level][__builtin_ctz(bins)];
}

/* A free span of at least `size`: the newest of its own bin if that fits, else of any larger bin.
 */
static struct span *find(const struct span_arena *arena, size_t size)
{
    int level = level_of(size);
    int bin = bin_of(size, level);
    struct span *own = arena->bins[level][bin];
    if (own != NULL && size_of(own) >= size)
        return own;
    if (++bin == BINS) {
        bin = 0;
        level++;
    }
    return level < LEVELS ? first_from(arena, level, bin) : NULL;
}

/* Adds free room for a span of `size` bytes behind the last one. */
static bool grow(struct span_arena *arena, size_t size)
{
    size_t wanted = size + 2 * sizeof(struct span);
    size_t bytes = wanted > GROW_STEP ? wanted : GROW_STEP;
    unsigned char *room = region_extend_heap(arena->region, bytes);
    if (room == NULL && bytes > wanted)
        room = region_extend_heap(arena->region, bytes = wanted);
    if (room == NULL)
        return false;
    struct span *span = (struct span *)room;
    struct span *last = arena->last;
    if (last != NULL && (unsigned char *)(last + 1) == room) {
        span = last; /* the old end mark becomes the header of the new room */
        bytes += sizeof *span;
    } else {
        span->before = NULL;
    }
    span->size = bytes - 2 * sizeof *span;
    arena->last = after(span);
    *arena->last = (struct span){0, span};
    release(arena, span);
    return true;
}

struct span_arena *span_arena_new(struct region *region)
{
    struct span_arena *arena = region_extend_heap(region, sizeof *arena);
    if (arena == NULL)
        return NULL;
    memset(arena, 0, sizeof *arena);
    arena->region = region;
    return arena;
}

void *span_alloc(struct span_arena *arena, size_t size)
{
    if (size >= (size_t)1 << (LEVELS - 1))
        return NULL;
    struct span *span = find(arena, size);
    if (span == NULL && grow(arena, size)) {
        span = arena->last->before;
        if (!is_free(span) || size_of(span) < size)
            return NULL;
    }
    if (span == NULL)
        return NULL;
    unhang(arena, span);
    trim(arena, span, size);
    return block_of(span);
}

void span_free(struct span_arena *arena, void *block)
{
    release(arena, span_of(block));
}

bool span_resize(struct span_arena *arena, void *block, size_t size)
{
    struct span *span = span_of(block);
    if (size_of(span) < size) {
        struct span *next = after(span);
        size_t room = size_of(span) + (is_free(next) ? sizeof *next + size_of(next) : 0);
        if (room < size)
            return false;
        unhang(arena, next);
        span->size += sizeof *next + size_of(next);
        after(span)->before = span;
    }
    trim(arena, span, size);
    return true;
}
