/* What the files of list share. */
#ifndef LOOPGLASS_VALUE_LIST_PARTS_H
#define LOOPGLASS_VALUE_LIST_PARTS_H

#include "sim/value/sequence.h"
#include "sim/value/type.h"

/* Makes room for `size` items (growing by an eighth, as CPython does); the size stays. */
bool list_reserve(struct machine *m, struct list *list, size_t size);
/* Gives memory back when less than half of it is used. */
void list_shrink(struct machine *m, struct list *list);
/* Replaces items [start, end) by `count` borrowed ones (which may be the list's own: they are kept
 * first). */
bool list_splice(struct machine *m, struct list *list, size_t start, size_t end,
                 value const *fresh, size_t count);

value list_get_item(struct machine *m, value self, value key);
bool list_set_item(struct machine *m, value self, value key, value item);
value list_concat(struct machine *m, value left, value right);
value list_repeat(struct machine *m, value self, value count);
value list_binary(struct machine *m, enum binary_op op, value left, value right);
value list_inplace(struct machine *m, enum binary_op op, value left, value right);

extern const struct native_spec list_methods[];

#endif
