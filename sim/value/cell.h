/* Cells: a variable that functions share. */
#ifndef LOOPGLASS_VALUE_CELL_H
#define LOOPGLASS_VALUE_CELL_H

#include "sim/value/machine.h"

struct cell {
    struct object head;
    value item; /* NULL: unbound */
};

#define AS_CELL(v) ((struct cell *)(v))

value cell_new(struct machine *m, value item); /* item: NULL-able, stolen */
static inline value cell_get(value cell) /* borrowed, or NULL */
{
    return AS_CELL(cell)->item;
}
static inline void cell_set(struct machine *m, value cell, value item)
{
    replace_place(m, AS_CELL(cell)->item, keep_or_null(item));
}

#endif
