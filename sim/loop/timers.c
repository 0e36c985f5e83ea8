/* The timer heap: earliest first, and of equal deadlines the one set first (see ARCHITECTURE.md: on
 * a real clock no two are equal). */
#include "sim/loop/loop.h"
#include "sim/value/error.h"

#include <string.h>

static bool before(const struct handle *a, const struct handle *b)
{
    return a->when < b->when || (a->when == b->when && a->order < b->order);
}

static void sift_up(struct timer_heap *timers, size_t at)
{
    struct handle *handle = timers->heap[at];
    while (at > 0) {
        size_t parent = (at - 1) / 2;
        if (!before(handle, timers->heap[parent]))
            break;
        timers->heap[at] = timers->heap[parent];
        at = parent;
    }
    timers->heap[at] = handle;
}

static void sift_down(struct timer_heap *timers, size_t at)
{
    struct handle *handle = timers->heap[at];
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= timers->count)
            break;
        if (child + 1 < timers->count && before(timers->heap[child + 1], timers->heap[child]))
            child++;
        if (!before(timers->heap[child], handle))
            break;
        timers->heap[at] = timers->heap[child];
        at = child;
    }
    timers->heap[at] = handle;
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
    timers->heap[timers->count++] = handle;
    sift_up(timers, timers->count - 1);
    return true;
}

struct handle *timer_pop(struct timer_heap *timers)
{
    if (timers->count == 0)
        return NULL;
    struct handle *handle = timers->heap[0];
    timers->heap[0] = timers->heap[--timers->count];
    if (timers->count)
        sift_down(timers, 0);
    return handle;
}

static void put_in_order(struct timer_heap *timers)
{
    for (size_t at = timers->count / 2; at-- > 0;)
        sift_down(timers, at);
}

size_t timers_purge(struct machine *m, struct timer_heap *timers)
{
    size_t kept = 0, all = timers->count;
    struct handle **dead = timers->heap; /* compacted in place; the dead are dropped at once */
    for (size_t i = 0; i < all; i++) {
        struct handle *handle = dead[i];
        if (handle->cancelled) {
            handle->scheduled = false;
            drop(m, &handle->head);
        } else {
            timers->heap[kept++] = handle;
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
        if (timers->heap[i]->sequence == number && !timers->heap[i]->cancelled)
            return timers->heap[i];
    return NULL;
}

void timer_set_due(struct timer_heap *timers, struct handle *handle, double when)
{
    handle->when = when;
    handle->whole = false;
    put_in_order(timers);
}

/* Each timer between them takes the place of the one after it. */
void timer_put_before(struct timer_heap *timers, struct handle *handle, struct handle *other)
{
    while (before(other, handle)) {
        struct handle *previous = other; /* the last one before `handle` */
        for (size_t i = 0; i < timers->count; i++) {
            struct handle *at = timers->heap[i];
            if (before(at, handle) && before(previous, at))
                previous = at;
        }
        uint64_t order = handle->order;
        handle->order = previous->order;
        previous->order = order;
    }
    put_in_order(timers);
}

void timers_free(struct machine *m, struct timer_heap *timers)
{
    struct handle *handle;
    while ((handle = timer_pop(timers)))
        drop(m, &handle->head);
    heap_free(&m->heap, timers->heap, timers->capacity * sizeof *timers->heap);
    memset(timers, 0, sizeof *timers);
}
