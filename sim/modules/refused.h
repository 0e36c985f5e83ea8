/* Modules that CPython has and a scenario cannot, with what to do instead. */
#ifndef LOOPGLASS_MODULES_REFUSED_H
#define LOOPGLASS_MODULES_REFUSED_H

/* What to do instead of importing `name` (or a submodule of it); NULL: no module that we know of. */
const char *module_refusal(const char *name);

#endif
