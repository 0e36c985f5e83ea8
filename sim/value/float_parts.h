/* What the files of float and complex share. */
#ifndef LOOPGLASS_VALUE_FLOAT_PARTS_H
#define LOOPGLASS_VALUE_FLOAT_PARTS_H

#include "sim/value/float.h"

/* The slots of float. */
value float_binary(struct machine *m, enum binary_op op, value left, value right);
value float_compare(struct machine *m, enum compare_op op, value a, value b);

/* OverflowError(34, 'Numerical result out of range'), as from errno. Returns NULL. */
value raise_out_of_range(struct machine *m);

#endif
