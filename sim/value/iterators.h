/* The iterators over containers: what the slots `iter` and the methods `__reversed__` give. Their
 * `next` slots are the inner loop of most programs. */
#ifndef LOOPGLASS_VALUE_ITERATORS_H
#define LOOPGLASS_VALUE_ITERATORS_H

#include "sim/value/machine.h"

/* Walks a list or tuple by position; position and length are looked at anew at each step, so
 * changes under way behave as in CPython. Shared with the evaluator, which may step one itself. */
struct sequence_iterator {
    struct object head;
    value sequence; /* NULL when exhausted */
    int64_t position;
};

/* Walks the numbers of a range that fits int64. */
struct range_iterator {
    struct object head;
    int64_t next, step;
    uint64_t left; /* how many are still to come */
    value big_next, big_step, big_left; /* ints, for a range that does not fit; else NULL */
};

value list_iterator_new(struct machine *m, value list);
value list_reverse_iterator_new(struct machine *m, value list);
value tuple_iterator_new(struct machine *m, value tuple);
/* iter(v) for an object with __getitem__ only; asks v[0], v[1], ... until IndexError. */
value sequence_iterator_new(struct machine *m, value v);
/* iter(callable, sentinel) */
value callable_iterator_new(struct machine *m, value callable, value sentinel);
value range_iterator_new(struct machine *m, int64_t start, int64_t step, uint64_t count);

/* The steps, for callers that know the type: NULL without an error at the end. */
value list_iterator_next(struct machine *m, value self);
value tuple_iterator_next(struct machine *m, value self);
value range_iterator_next(struct machine *m, value self);

#endif
