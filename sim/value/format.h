/* Format specs: [[fill]align][sign][z][#][0][width][,_][.precision][type] of format(), f-strings
 * and str.format; and the % operator of str. CPython 3.13 Python/formatter_unicode.c. */
#ifndef LOOPGLASS_VALUE_FORMAT_H
#define LOOPGLASS_VALUE_FORMAT_H

#include "sim/value/machine.h"

value format_int(struct machine *m, value v, value spec);
value format_float(struct machine *m, double number, value spec);
value format_float_value(struct machine *m, value v, value spec); /* v: float, a subclass too */
value format_str(struct machine *m, value v, value spec);
value format_complex(struct machine *m, value v, value spec);
/* "..." % args */
value format_percent(struct machine *m, value format, value args);
/* "...".format(*args, **kwargs): args tuple, kwargs dict or NULL */
value format_method(struct machine *m, value format, value args, struct dict *kwargs);
/* "...".format_map(mapping) */
value format_map_method(struct machine *m, value format, value mapping);
/* b"..." % args; format: bytes or bytearray, so is the result */
value format_bytes_percent(struct machine *m, value format, value args);

#endif
