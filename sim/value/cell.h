/* Cells: a variable that functions share. */
#ifndef LOOPGLASS_VALUE_CELL_H
#define LOOPGLASS_VALUE_CELL_H

#include "sim/value/machine.h"

struct cell {
    struct object head;
    value content; /* NULL: empty */
};

/* content NULL-able, borrowed. */
value cell_new(struct machine *m, value content);
static inline value cell_get(value cell) /* borrowed, or NULL */
{
    return ((struct cell *)cell)->content;
}
static inline void cell_set(struct machine *m, value cell, value content)
{
    replace_place(m, ((struct cell *)cell)->content, keep_or_null(content));
}

#endif
