/* set and frozenset: CPython's table (linear probes, perturbation, resize rule), so that a set of
 * numbers or strings is walked in CPython's order; a set with an element whose hash is its identity
 * is walked in the order of insertion. CPython 3.13 Objects/setobject.c. */
#ifndef LOOPGLASS_VALUE_SET_H
#define LOOPGLASS_VALUE_SET_H

#include "sim/value/machine.h"

value set_new(struct machine *m);
value frozenset_new(struct machine *m);
value set_from_iterable(struct machine *m, value iterable);
bool set_add(struct machine *m, value set, value item);
int set_discard(struct machine *m, value set, value item); /* 1 removed, 0 absent, -1 error */
int set_contains(struct machine *m, value set, value item);
/* set.update(): any iterable; another set's table is copied as CPython copies it. */
bool set_update(struct machine *m, value set, value other);
size_t set_size(value set);
/* Walks in order; *position starts at 0; borrowed item. */
bool set_next(value set, size_t *position, value *item);

#endif
