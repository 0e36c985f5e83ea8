/* "Did you mean": the name closest to a wrong one. CPython 3.13 Python/suggestions.c,
 * Lib/traceback.py (_compute_suggestion_error). */
#ifndef LOOPGLASS_VALUE_SUGGESTION_H
#define LOOPGLASS_VALUE_SUGGESTION_H

#include "sim/value/machine.h"

/* What to suggest for a NameError, AttributeError or ImportError: new str, or NULL. Never leaves an
 * error set. */
value suggestion_for(struct machine *m, value exception);
/* Is there a module of this name in Python's standard library? */
bool suggestion_is_standard_module(const char *name);

#endif
