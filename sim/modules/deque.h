/* collections.deque: a ring of values that grows at both ends. */
#ifndef LOOPGLASS_MODULES_DEQUE_H
#define LOOPGLASS_MODULES_DEQUE_H

#include "sim/value/machine.h"

struct deque {
    struct object head;
    value *items;    /* a ring of `capacity` (0 or a power of two) places */
    size_t capacity;
    size_t first;    /* the place of item 0 */
    size_t size;
    int64_t maxlen;  /* -1: unbounded */
    uint64_t state;  /* changes when items come or go, for iterators to notice */
};

#define AS_DEQUE(v) ((struct deque *)(v))

/* Item i, borrowed; 0 <= i < size. */
static inline value *deque_place(struct deque *d, size_t i)
{
    return &d->items[(d->first + i) & (d->capacity - 1)];
}

/* Adds at an end (item borrowed); one at the other end goes when maxlen is passed. */
bool deque_append(struct machine *m, value deque, value item);
bool deque_append_left(struct machine *m, value deque, value item);
/* New reference; the deque is not empty. */
value deque_pop(struct machine *m, value deque);
value deque_pop_left(struct machine *m, value deque);
bool deque_extend(struct machine *m, value deque, value iterable);
void deque_clear(struct machine *m, value deque);

extern const struct type_spec deque_type_spec, deque_iterator_type_spec,
    deque_reverse_iterator_type_spec;

#endif
