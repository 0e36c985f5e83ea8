/* float and its text. CPython 3.13 Objects/floatobject.c, Python/pystrtod.c. */
#ifndef LOOPGLASS_VALUE_FLOAT_H
#define LOOPGLASS_VALUE_FLOAT_H

#include "sim/value/machine.h"

struct float_object {
    struct object head;
    double number;
};

value float_new(struct machine *m, double number);
bool is_float(struct machine *m, value v);
static inline double float_value(value v)
{
    return ((struct float_object *)v)->number;
}
/* Shortest text that reads back as the same number, as repr() prints it. Buffer of 32 bytes. */
size_t float_repr_text(double number, char *buffer);
/* As format(number, spec) for one of the types e f g E F G %, precision >= 0; new str. `flags`
 * as in a parsed format spec; see format.h. */
bool float_hash(double number, int64_t *hash);
/* float("...") with Python's syntax (underscores, inf, nan). False: no number (no error set). */
bool float_parse(const char *text, size_t size, double *number);

#endif
