/* Coroutine objects of `async def`, and the iterator that their __await__ gives. */
#ifndef LOOPGLASS_LANG_COROUTINE_H
#define LOOPGLASS_LANG_COROUTINE_H

#include "sim/lang/generator.h"

struct coroutine_wrapper {
    struct object head;
    value coroutine;
};

/* Whether AWAIT may simply call it. */
static inline bool coroutine_is_fresh(const struct generator *coroutine)
{
    return coroutine->frame && !coroutine->frame->begun && !coroutine->runs_on;
}

/* Slot `send`: on a fiber of its own. */
enum send_result coroutine_send(struct machine *m, value self, value sent, bool throwing,
                                value *result);
/* Raises what awaiting a coroutine that is not fresh raises. Returns NULL. */
value coroutine_refuse_await(struct machine *m, struct generator *coroutine);
/* What a coroutine that waits is waiting for (cr_await): borrowed or NULL. */
value coroutine_awaits(struct generator *coroutine);
/* The tuple for cr_origin of a coroutine made now: who called, innermost first. own_frame: the
 * frame on top is the coroutine's own. */
value coroutine_origin(struct machine *m, bool own_frame);
/* "coroutine 'x' was never awaited" */
void coroutine_warn_never_awaited(struct machine *m, value coroutine, value qualname, value origin);

#endif
