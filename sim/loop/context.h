/* contextvars: Context, ContextVar, Token. CPython 3.13 Python/context.c. A Context shares its
 * dict of variables with its copies until one of them changes a variable. */
#ifndef LOOPGLASS_LOOP_CONTEXT_H
#define LOOPGLASS_LOOP_CONTEXT_H

#include "sim/value/machine.h"

struct context {
    struct object head;
    struct dict *vars;  /* ContextVar -> value; shared: copied before a change; NULL when empty */
    value previous;     /* the context that was current when this one was entered; owned */
    bool entered;
};

#define AS_CONTEXT(v) ((struct context *)(v))

/* An empty context. New reference. */
value context_new(struct machine *m);
/* What is current in the running thread; made when there is none. Borrowed. NULL: MemoryError. */
value context_current(struct machine *m);
/* copy_context(): quick, nothing is copied yet. */
value context_copy_current(struct machine *m);
/* Context.run's two halves. RuntimeError "cannot enter context: ... is already entered". */
bool context_enter(struct machine *m, value context);
void context_leave(struct machine *m, value context);

#endif
