/* "Did you mean": the name that is nearest to a misspelt one. */
#ifndef LOOPGLASS_VALUE_SUGGEST_H
#define LOOPGLASS_VALUE_SUGGEST_H

#include "sim/value/machine.h"

/* Which of `count` candidates (others than str are passed over) is near enough to `name` to be
 * meant; borrowed, NULL if none. CPython 3.13 Python/suggestions.c. */
value suggest_name(struct machine *m, value const *candidates, size_t count, value name);

/* The same for C strings ended by NULL and a word of `size` bytes; NULL if none is near enough. */
const char *suggest_word(const char *const *candidates, const char *word, size_t size);
/* How far two words are from each other; SIZE_MAX: too far for one to be meant by the other. */
size_t suggest_distance(const char *word, size_t size, const char *other, size_t other_size);

#endif
