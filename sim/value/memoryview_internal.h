/* What the files about memoryview share and nobody else needs. */
#ifndef LOOPGLASS_VALUE_MEMORYVIEW_INTERNAL_H
#define LOOPGLASS_VALUE_MEMORYVIEW_INTERNAL_H

#include "sim/value/bytes.h"

#define VIEW(v) ((struct memoryview *)(v))

/* False with ValueError when it has been released. */
bool memoryview_require_open(struct machine *m, value self);
/* Another window upon what `like` (or NULL) looks at: `start` and `step` in bytes, size in items. */
value memoryview_new(struct machine *m, value owner, int64_t start, int64_t step, size_t size,
                     const struct memoryview *like);
/* Where the n-th item of the first dimension lies; n < size. */
unsigned char *memoryview_item(struct machine *m, value self, size_t n);

/* What stands at an index of the first dimension: an item, or a list of lists. depth: 0. */
value memoryview_block_value(struct machine *m, const struct memoryview *view,
                             const unsigned char *at, size_t depth);
/* other: NULL stands for plain bytes. */
bool memoryview_same_shape(struct machine *m, const struct memoryview *view,
                           const struct memoryview *other);
/* Where view[i, j, ...] lies; NULL with an error set. */
unsigned char *memoryview_place(struct machine *m, value self, value indices);
/* Puts bytes in the order of rows into that of columns. */
void memoryview_transpose(const struct memoryview *view, value bytes);

value memoryview_cast(struct machine *m, value *args);
value memoryview_get_ndim(struct machine *m, value self);
value memoryview_get_shape(struct machine *m, value self);
value memoryview_get_strides(struct machine *m, value self);
value memoryview_get_contiguous(struct machine *m, value self);
value memoryview_get_c_contiguous(struct machine *m, value self);
value memoryview_get_f_contiguous(struct machine *m, value self);

#endif
