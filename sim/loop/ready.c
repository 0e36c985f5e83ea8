/* The ready queue: a ring that doubles. */
#include "sim/loop/loop.h"
#include "sim/value/error.h"

#include <string.h>

static bool grow(struct machine *m, struct ready_queue *queue)
{
    size_t capacity = queue->capacity ? queue->capacity * 2 : 32;
    struct handle **ring = heap_alloc(&m->heap, capacity * sizeof *ring);
    if (!ring)
        return raise_memory_error(m);
    size_t head = queue->capacity - queue->first; /* entries up to the old ring's end */
    if (head > queue->count)
        head = queue->count;
    if (queue->count) {
        memcpy(ring, queue->ring + queue->first, head * sizeof *ring);
        memcpy(ring + head, queue->ring, (queue->count - head) * sizeof *ring);
    }
    heap_free(&m->heap, queue->ring, queue->capacity * sizeof *ring);
    queue->ring = ring;
    queue->first = 0;
    queue->capacity = capacity;
    return true;
}

bool ready_push(struct machine *m, struct ready_queue *queue, struct handle *handle)
{
    if (queue->count == queue->capacity && !grow(m, queue))
        return false;
    keep(&handle->head);
    queue->ring[(queue->first + queue->count++) & (queue->capacity - 1)] = handle;
    return true;
}

struct handle *ready_pop(struct ready_queue *queue)
{
    if (queue->count == 0)
        return NULL;
    struct handle *handle = queue->ring[queue->first];
    queue->first = (queue->first + 1) & (queue->capacity - 1);
    queue->count--;
    return handle;
}

struct handle *ready_at(const struct ready_queue *queue, size_t position)
{
    return queue->ring[(queue->first + position) & (queue->capacity - 1)];
}

void ready_to_front(struct ready_queue *queue, size_t position)
{
    size_t mask = queue->capacity - 1;
    struct handle *moved = ready_at(queue, position);
    for (; position > 0; position--)
        queue->ring[(queue->first + position) & mask] = ready_at(queue, position - 1);
    queue->ring[queue->first] = moved;
}

void ready_free(struct machine *m, struct ready_queue *queue)
{
    struct handle *handle;
    while ((handle = ready_pop(queue)))
        drop(m, &handle->head);
    heap_free(&m->heap, queue->ring, queue->capacity * sizeof *queue->ring);
    memset(queue, 0, sizeof *queue);
}
