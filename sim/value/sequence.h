/* list and tuple. Accessors do no checks: callers know the type and the bounds. */
#ifndef LOOPGLASS_VALUE_SEQUENCE_H
#define LOOPGLASS_VALUE_SEQUENCE_H

#include "sim/value/machine.h"

struct tuple {
    struct object head;
    size_t size;
    value items[];
};

struct list {
    struct object head;
    size_t size, capacity;
    value *items;
};

#define AS_TUPLE(v) ((struct tuple *)(v))
#define AS_LIST(v)  ((struct list *)(v))

/* Items NULL, to be filled by the caller before anybody looks. The empty tuple is made anew. */
value tuple_new(struct machine *m, size_t size);
value tuple_from(struct machine *m, value const *items, size_t size); /* items borrowed */
value tuple_pack1(struct machine *m, value a);
value tuple_pack2(struct machine *m, value a, value b);
value tuple_pack3(struct machine *m, value a, value b, value c);
value tuple_from_iterable(struct machine *m, value iterable);

value list_new(struct machine *m, size_t capacity);
value list_from(struct machine *m, value const *items, size_t size);
value list_from_iterable(struct machine *m, value iterable);
bool list_append(struct machine *m, value list, value item);
bool list_append_steal(struct machine *m, value list, value item);
bool list_extend(struct machine *m, value list, value iterable);
bool list_insert(struct machine *m, value list, size_t position, value item);
/* Removes and returns; 0 <= position < size. New reference (the list's own). */
value list_pop(struct machine *m, value list, size_t position);
bool list_sort(struct machine *m, value list, value key, bool reverse); /* timsort: stable */
void list_clear(struct machine *m, value list);

static inline size_t tuple_size(value v)
{
    return AS_TUPLE(v)->size;
}
static inline size_t list_size(value v)
{
    return AS_LIST(v)->size;
}

/* For natives that take either: the items of a list or tuple, borrowed. False if v is neither. */
bool sequence_items(struct machine *m, value v, value **items, size_t *size);
/* A slice's start, stop, step made concrete for a length, as slice.indices(). count: how many. */
bool slice_indices(struct machine *m, value slice, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count);
value slice_new(struct machine *m, value start, value stop, value step);
value range_new(struct machine *m, int64_t start, int64_t stop, int64_t step);

struct slice {
    struct object head;
    value start, stop, step;
};

#endif
