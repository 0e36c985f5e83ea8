/* "Did you mean": the name that is nearest to a misspelt one. */
#ifndef LOOPGLASS_VALUE_SUGGEST_H
#define LOOPGLASS_VALUE_SUGGEST_H

#include "sim/value/machine.h"

/* Which of `count` candidates (others than str are passed over) is near enough to `name` to be
 * meant; borrowed, NULL if none. CPython 3.13 Python/suggestions.c. */
value suggest_name(struct machine *m, value const *candidates, size_t count, value name);

#endif
