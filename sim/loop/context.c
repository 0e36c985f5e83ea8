/* Contexts: entering, leaving, sharing. The Python face is in sim/modules/contextvars.c. */
#include "sim/loop/context.h"

#include "sim/loop/loops.h"
#include "sim/value/error.h"

value context_new(struct machine *m)
{
    return object_alloc(m, m->loops->context, sizeof(struct context));
}

value context_current(struct machine *m)
{
    if (!m->loops->context_now)
        m->loops->context_now = context_new(m);
    return m->loops->context_now;
}

value context_copy_current(struct machine *m)
{
    value current = context_current(m);
    value copy = current ? context_new(m) : NULL;
    if (!copy)
        return NULL;
    struct dict *vars = AS_CONTEXT(current)->vars;
    AS_CONTEXT(copy)->vars = (struct dict *)keep_or_null((value)vars);
    return copy;
}

bool context_enter(struct machine *m, value context)
{
    struct context *entering = AS_CONTEXT(context);
    if (entering->entered) {
        raise_error(m, m->types.RuntimeError, "cannot enter context: %R is already entered", context);
        return false;
    }
    entering->entered = true;
    entering->previous = m->loops->context_now;
    m->loops->context_now = keep(context);
    return true;
}

void context_leave(struct machine *m, value context)
{
    struct context *leaving = AS_CONTEXT(context);
    value previous = leaving->previous;
    leaving->entered = false;
    leaving->previous = NULL;
    replace_place(m, m->loops->context_now, previous);
}
