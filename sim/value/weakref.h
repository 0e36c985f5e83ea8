/* Weak references; callbacks run when the referent is about to be freed. */
#ifndef LOOPGLASS_VALUE_WEAKREF_H
#define LOOPGLASS_VALUE_WEAKREF_H

#include "sim/value/machine.h"

struct weakref {
    struct object head;
    value referent; /* borrowed; NULL when dead */
    value callback; /* or NULL */
    struct weakref *next, *prev; /* others to the same referent */
    int64_t hash;
};

value weakref_new(struct machine *m, value referent, value callback); /* callback NULL-able */
/* The referent as a new reference, or NULL (no error) when it is dead. */
value weakref_get(value weakref);
/* Kills all weak references to v and calls their callbacks; called by object_dead. */
void weakref_clear_all(struct machine *m, value v);

#endif
