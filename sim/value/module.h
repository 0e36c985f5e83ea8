/* Module objects: a namespace with a name. CPython 3.13 Objects/moduleobject.c. */
#ifndef LOOPGLASS_VALUE_MODULE_H
#define LOOPGLASS_VALUE_MODULE_H

#include "sim/value/machine.h"

/* Its __dict__ holds __name__, __doc__ None, __package__, __loader__ and __spec__ None. */
value module_new(struct machine *m, value name);
struct dict *module_dict(value module);

#endif
