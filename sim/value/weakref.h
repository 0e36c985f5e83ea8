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
/* A weakref, or a proxy where `type` is one of its types; the plain one of each type is shared. */
value weakref_of_type(struct machine *m, struct type *type, value referent, value callback);
/* weakref.proxy(referent, callback). */
value weakproxy_new(struct machine *m, value referent, value callback);
/* What a proxy stands for; v itself when it is none. New reference; ReferenceError when dead. */
value weakproxy_target(struct machine *m, value v);
/* Slots that proxies have, too. */
void weakref_destroy(struct machine *m, value self);
int weakref_traverse(value self, visit_fn *visit, void *closure);
void weakref_clear(struct machine *m, value self);
/* The referent as a new reference, or NULL (no error) when it is dead. */
value weakref_get(value weakref);
/* Kills all weak references to v and calls their callbacks; called by object_dead. */
void weakref_clear_all(struct machine *m, value v);

#endif
