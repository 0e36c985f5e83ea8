/* complex and its arithmetic. CPython 3.13 Objects/complexobject.c. */
#ifndef LOOPGLASS_VALUE_COMPLEX_H
#define LOOPGLASS_VALUE_COMPLEX_H

#include "sim/value/machine.h"

struct complex_number {
    double real, imag;
};

struct complex_object {
    struct object head;
    struct complex_number number;
};

value complex_new(struct machine *m, double real, double imag);
bool is_complex(struct machine *m, value v);
static inline struct complex_number complex_value(value v)
{
    return ((struct complex_object *)v)->number;
}
/* base ** exponent with CPython's errors; new complex. */
value complex_power(struct machine *m, struct complex_number base, struct complex_number exponent);

#endif
