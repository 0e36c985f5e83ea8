/* Modules that CPython has and a scenario cannot, with what to do instead. */
#ifndef LOOPGLASS_MODULES_REFUSED_H
#define LOOPGLASS_MODULES_REFUSED_H

#include <stdbool.h>

/* What to do instead of importing `name` (or a submodule of it); NULL: no module that we know of.
 * *is_standard: is it one of CPython's own? */
const char *module_refusal(const char *name, bool *is_standard);

#endif
