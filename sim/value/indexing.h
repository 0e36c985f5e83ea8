/* What all sequences share: reading an index or the ends of a slice, comparing item by item. */
#ifndef LOOPGLASS_VALUE_INDEXING_H
#define LOOPGLASS_VALUE_INDEXING_H

#include "sim/value/machine.h"

/* Has __index__: an int, or something that can stand for one. */
bool is_index(struct machine *m, value v);
/* An index as subscripts take it: IndexError "cannot fit 'int' into an index-sized integer". */
bool sequence_index(struct machine *m, value v, int64_t *n);
/* The start and stop of list.index() and its like: clipped, negative ones count from `length`.
 * TypeError when one is neither None nor an index. NULL: left out. */
bool sequence_range(struct machine *m, value start, value stop, int64_t length, int64_t *from,
                    int64_t *to);
/* What the right operand's type makes of `left op right` after the sequence on the left could make
 * nothing of it; NOT_IMPLEMENTED when nothing either. */
value right_operand(struct machine *m, enum binary_op op, value left, value right);
/* How often to repeat a sequence of `size` items: 0 for a negative count; OverflowError or
 * MemoryError when it is too much. */
bool sequence_repeats(struct machine *m, value count, size_t size, size_t *repeats);
/* TypeError "can't multiply sequence by non-int of type 'str'"; always NULL. */
value sequence_not_repeatable(struct machine *m, value count);
/* The answer of an order comparison between lengths. */
value compare_sizes(enum compare_op op, int64_t a, int64_t b);

#endif
