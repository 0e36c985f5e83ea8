/* Copies of a run's state. See checkpoint.h. */
#include "config.h"

#include "sim/checkpoint.h"

#include "sim/lang/state.h"
#include "sim/run.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PAGE          ((size_t)4096)
#define MOST_BYTES    ((size_t)256 << 20) /* held by all; above, every second one is given up */
#define LARGEST_STATE ((size_t)96 << 20) /* a larger one is not copied */
#define COST_FACTOR   10                  /* at least so many times its cost between two */
#define MOST_PASSING  32
#define LEAST_SECONDS 0.002

struct page {
    size_t refs;
    unsigned char bytes[PAGE];
};

/* The used end of a stack, coroutine records. */
struct piece {
    void *start;
    size_t size, offset; /* in `bytes` */
};

struct checkpoint {
    uint64_t tick;
    uint64_t number;       /* in the order of their making */
    bool exact;            /* the first moment of its tick, as sim_seek finds it */
    bool passing;
    size_t heap_size;
    size_t page_count;
    struct page **pages;   /* of the heap part */
    struct piece *pieces;  /* of the stack part */
    size_t piece_count, piece_capacity;
    unsigned char *bytes;
    size_t size, capacity;
    bool failed;
};

static double processor_time(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void drop_page(struct checkpoints *all, struct page *page)
{
    if (page && --page->refs == 0) {
        free(page);
        all->pages--;
    }
}

/* --- making and giving up */

static void checkpoint_free(struct checkpoints *all, struct checkpoint *c)
{
    for (size_t i = 0; i < c->page_count; i++)
        drop_page(all, c->pages[i]);
    free(c->pages);
    free(c->pieces);
    free(c->bytes);
    free(c);
}

void checkpoints_free(struct checkpoints *checkpoints)
{
    for (size_t i = 0; i < checkpoints->count; i++)
        checkpoint_free(checkpoints, checkpoints->all[i]);
    free(checkpoints->all);
    memset(checkpoints, 0, sizeof *checkpoints);
}

static bool grow_pieces(struct checkpoint *c, size_t more)
{
    if (c->piece_count == c->piece_capacity) {
        size_t capacity = c->piece_capacity ? c->piece_capacity * 2 : 16;
        struct piece *pieces = realloc(c->pieces, capacity * sizeof *pieces);
        if (!pieces)
            return false;
        c->pieces = pieces;
        c->piece_capacity = capacity;
    }
    if (c->capacity - c->size < more) {
        size_t capacity = c->capacity * 2 > c->size + more ? c->capacity * 2 : c->size + more;
        unsigned char *bytes = realloc(c->bytes, capacity);
        if (!bytes)
            return false;
        c->bytes = bytes;
        c->capacity = capacity;
    }
    return true;
}

static void see_piece(struct region_range range, void *context)
{
    struct checkpoint *c = context;
    if (c->failed || c->size + range.size > LARGEST_STATE || !grow_pieces(c, range.size)) {
        c->failed = true;
        return;
    }
    memcpy(c->bytes + c->size, range.start, range.size);
    c->pieces[c->piece_count++] = (struct piece){range.start, range.size, c->size};
    c->size += range.size;
}

/* The bytes of page `i` of the heap part. */
static size_t page_bytes(const struct checkpoint *c, size_t i)
{
    size_t left = c->heap_size - i * PAGE;
    return left < PAGE ? left : PAGE;
}

static bool copy_page(struct checkpoints *all, struct checkpoint *c, size_t i,
                      const unsigned char *from, const struct checkpoint *like)
{
    struct page *before = like && i < like->page_count ? like->pages[i] : NULL;
    size_t size = page_bytes(c, i);
    if (before && size == PAGE && memcmp(before->bytes, from, PAGE) == 0) {
        before->refs++;
        c->pages[i] = before;
        return true;
    }
    struct page *page = malloc(sizeof *page);
    if (!page)
        return false;
    page->refs = 1;
    all->pages++;
    memcpy(page->bytes, from, size);
    c->pages[i] = page;
    return true;
}

static bool copy_heap(struct checkpoints *all, struct checkpoint *c, struct region_range heap,
                      const struct checkpoint *like)
{
    c->heap_size = heap.size;
    c->page_count = (heap.size + PAGE - 1) / PAGE;
    c->pages = calloc(c->page_count, sizeof *c->pages);
    if (!c->pages) {
        c->page_count = 0;
        return false;
    }
    for (size_t i = 0; i < c->page_count; i++)
        if (!copy_page(all, c, i, (const unsigned char *)heap.start + i * PAGE, like))
            return false;
    return true;
}

static struct checkpoint *make(struct sim *sim, const struct checkpoint *like)
{
    struct checkpoint *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->tick = sim_tick(sim);
    c->exact = sim->at_tick;
    coro_pool_walk(sim->run->machine.lang->coros, see_piece, c);
    if (!c->failed && copy_heap(&sim->checkpoints, c, region_used_heap(&sim->region), like))
        return c;
    checkpoint_free(&sim->checkpoints, c);
    return NULL;
}

/* --- which to keep */

/* Index of the first one after `tick`. */
static size_t index_after(const struct checkpoints *all, uint64_t tick)
{
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->all[middle]->tick <= tick)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool insert(struct checkpoints *all, size_t at, struct checkpoint *c)
{
    if (all->count == all->capacity) {
        size_t capacity = all->capacity ? all->capacity * 2 : 64;
        struct checkpoint **more = realloc(all->all, capacity * sizeof *more);
        if (!more)
            return false;
        all->all = more;
        all->capacity = capacity;
    }
    memmove(all->all + at + 1, all->all + at, (all->count - at) * sizeof *all->all);
    all->all[at] = c;
    all->count++;
    return true;
}

/* Every second one goes; the last stays, it may be the run's furthest point. */
static void thin(struct checkpoints *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (i % 2 == 0 || i + 1 == all->count)
            all->all[kept++] = all->all[i];
        else {
            all->passing -= all->all[i]->passing;
            checkpoint_free(all, all->all[i]);
        }
    }
    all->count = kept;
    all->spacing = all->spacing ? all->spacing * 2 : all->all[kept - 1]->tick / kept;
}

static void take_out(struct checkpoints *all, size_t at)
{
    all->passing -= all->all[at]->passing;
    checkpoint_free(all, all->all[at]);
    memmove(all->all + at, all->all + at + 1, (all->count - at - 1) * sizeof *all->all);
    all->count--;
}

static void forget_oldest_passing(struct checkpoints *all)
{
    size_t oldest = all->count;
    for (size_t i = 0; i < all->count; i++)
        if (all->all[i]->passing &&
            (oldest == all->count || all->all[i]->number < all->all[oldest]->number))
            oldest = i;
    if (oldest < all->count)
        take_out(all, oldest);
}

static bool is_time(struct sim *sim, const struct checkpoints *all)
{
    size_t at = index_after(all, sim_tick(sim));
    if (at < all->count || (at && sim_tick(sim) < all->all[at - 1]->tick + all->spacing))
        return false; /* a stretch that is known, or too near to the last */
    double wait = all->cost * COST_FACTOR;
    return processor_time() - all->last_end >= (wait > LEAST_SECONDS ? wait : LEAST_SECONDS);
}

/* Where every object is a malloc of its own, the region does not hold the run. */
bool checkpoints_possible(const struct sim *sim)
{
#ifdef LOOPGLASS_MALLOC_HEAP
    (void)sim;
    return false;
#else
    return !sim->options.forward_only && region_used_heap(&sim->region).size <= LARGEST_STATE;
#endif
}

bool checkpoints_take(struct sim *sim, enum checkpoint_reason reason)
{
    struct checkpoints *all = &sim->checkpoints;
    if (!checkpoints_possible(sim) || (reason == CHECKPOINT_WHEN_DUE && !is_time(sim, all)))
        return false;
    size_t at = index_after(all, sim_tick(sim));
    if (at && all->all[at - 1]->tick == sim_tick(sim) && all->all[at - 1]->exact >= sim->at_tick)
        return true;
    double begun = processor_time();
    struct checkpoint *c = make(sim, at ? all->all[at - 1] : NULL);
    if (c && !insert(all, at, c)) {
        checkpoint_free(all, c);
        c = NULL;
    }
    if (c)
        c->number = ++all->made;
    if (c && reason == CHECKPOINT_PASSING) {
        c->passing = true;
        if (++all->passing > MOST_PASSING)
            forget_oldest_passing(all);
    }
    all->last_end = processor_time();
    all->cost = all->cost * 0.75 + (all->last_end - begun) * 0.25;
    while (all->pages * PAGE > MOST_BYTES && all->count > 2)
        thin(all);
    return c != NULL;
}

/* --- going there */

static void put_back(struct sim *sim, const struct checkpoint *c)
{
    unsigned char *heap = region_used_heap(&sim->region).start;
    for (size_t i = 0; i < c->page_count; i++)
        memcpy(heap + i * PAGE, c->pages[i]->bytes, page_bytes(c, i));
    for (size_t i = 0; i < c->piece_count; i++)
        memcpy(c->pieces[i].start, c->bytes + c->pieces[i].offset, c->pieces[i].size);
    sim->at_tick = c->exact;
    sim->run->machine.line_watch &= (uint8_t)~LINE_DETAIL;
}

bool checkpoints_restore(struct sim *sim, uint64_t tick, bool back)
{
    struct checkpoints *all = &sim->checkpoints;
    size_t at = index_after(all, tick);
    while (at && all->all[at - 1]->tick == tick && !all->all[at - 1]->exact)
        at--;
    if (at == 0)
        return false;
    const struct checkpoint *c = all->all[at - 1];
    if (!back && c->tick <= sim_tick(sim))
        return false;
    put_back(sim, c);
    return true;
}
