/* The timer heap: earliest first, and of equal deadlines the one set first (see ARCHITECTURE.md: on
 * a real clock no two are equal). With 100,000 timers the bare pointers of a binary heap took 12% of
 * the time of the run, in misses of the cache. */
#include "sim/loop/loop.h"
#include "sim/value/error.h"

#include <string.h>

static struct timer keyed(struct handle *handle)
{
    return (struct timer){handle->when, handle->order, handle};
}

static bool before(const struct timer *a, const struct timer *b)
{
    return a->when < b->when || (a->when == b->when && a->order < b->order);
}

static void sift_up(struct timer_heap *timers, size_t at, struct timer timer)
{
    while (at > 0) {
        size_t parent = (at - 1) / 2;
        if (!before(&timer, &timers->heap[parent]))
            break;
        timers->heap[at] = timers->heap[parent];
        at = parent;
    }
    timers->heap[at] = timer;
}

/* Fills the gap at `at` from below down to a leaf, and puts `timer` there, which comes from a leaf and
 * seldom has far to go up again: half the comparisons. As heapq does it, with the same outcome. */
static void sift_down(struct timer_heap *timers, size_t at, struct timer timer)
{
    size_t top = at, child;
    while ((child = 2 * at + 1) < timers->count) {
        if (child + 1 < timers->count && before(&timers->heap[child + 1], &timers->heap[child]))
            child++;
        timers->heap[at] = timers->heap[child];
        at = child;
    }
    while (at > top && before(&timer, &timers->heap[(at - 1) / 2])) {
        timers->heap[at] = timers->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    timers->heap[at] = timer;
}

bool timer_push(struct machine *m, struct timer_heap *timers, struct handle *handle)
{
    if (timers->count == timers->capacity) {
        size_t capacity = timers->capacity ? timers->capacity * 2 : 16;
        void *heap = heap_realloc(&m->heap, timers->heap, timers->capacity * sizeof *timers->heap,
                                  capacity * sizeof *timers->heap);
        if (!heap)
            return raise_memory_error(m);
        timers->heap = heap;
        timers->capacity = capacity;
    }
    keep(&handle->head);
    size_t at = timers->count++;
    sift_up(timers, at, keyed(handle));
    return true;
}

struct handle *timer_pop(struct timer_heap *timers)
{
    if (timers->count == 0)
        return NULL;
    struct handle *handle = timers->heap[0].handle;
    timers->count--;
    if (timers->count)
        sift_down(timers, 0, timers->heap[timers->count]);
    return handle;
}

static void put_in_order(struct timer_heap *timers)
{
    for (size_t at = timers->count / 2; at-- > 0;)
        sift_down(timers, at, timers->heap[at]);
}

size_t timers_purge(struct machine *m, struct timer_heap *timers)
{
    size_t kept = 0, all = timers->count;
    for (size_t i = 0; i < all; i++) { /* compacted in place; the dead are dropped at once */
        struct handle *handle = timers->heap[i].handle;
        if (handle->cancelled) {
            handle->scheduled = false;
            drop(m, &handle->head);
        } else {
            timers->heap[kept++] = timers->heap[i];
        }
    }
    timers->count = kept;
    timers->cancelled = 0;
    put_in_order(timers);
    return all - kept;
}

struct handle *timer_find(const struct timer_heap *timers, uint64_t number)
{
    for (size_t i = 0; i < timers->count; i++)
        if (timers->heap[i].handle->sequence == number && !timers->heap[i].handle->cancelled)
            return timers->heap[i].handle;
    return NULL;
}

/* Keys are written anew where handles have got others. */
static void put_in_new_order(struct timer_heap *timers)
{
    for (size_t i = 0; i < timers->count; i++)
        timers->heap[i] = keyed(timers->heap[i].handle);
    put_in_order(timers);
}

void timer_set_due(struct timer_heap *timers, struct handle *handle, double when)
{
    handle->when = when;
    handle->whole = false;
    put_in_new_order(timers);
}

static bool comes_before(struct handle *a, struct handle *b)
{
    struct timer first = keyed(a), second = keyed(b);
    return before(&first, &second);
}

/* Each timer between them takes the place of the one after it. */
void timer_put_before(struct timer_heap *timers, struct handle *handle, struct handle *other)
{
    while (comes_before(other, handle)) {
        struct handle *previous = other; /* the last one before `handle` */
        for (size_t i = 0; i < timers->count; i++) {
            struct handle *at = timers->heap[i].handle;
            if (comes_before(at, handle) && comes_before(previous, at))
                previous = at;
        }
        uint64_t order = handle->order;
        handle->order = previous->order;
        previous->order = order;
    }
    put_in_new_order(timers);
}

void timers_free(struct machine *m, struct timer_heap *timers)
{
    struct handle *handle;
    while ((handle = timer_pop(timers)))
        drop(m, &handle->head);
    heap_free(&m->heap, timers->heap, timers->capacity * sizeof *timers->heap);
    memset(timers, 0, sizeof *timers);
}
