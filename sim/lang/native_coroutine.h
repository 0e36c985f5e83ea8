/* Coroutines whose body is a C function: asyncio.sleep, Lock.acquire. The body runs on the stack of
 * the fiber that awaits it and may wait by lang_await. */
#ifndef LOOPGLASS_LANG_NATIVE_COROUTINE_H
#define LOOPGLASS_LANG_NATIVE_COROUTINE_H

#include "sim/lang/fiber.h"
#include "sim/value/object.h"

enum native_coroutine_state { NATIVE_FRESH, NATIVE_RUNNING, NATIVE_ENDED };

struct native_coroutine {
    struct object head;
    native_body *body;
    value name, qualname;       /* str, owned */
    struct fiber *fiber;        /* its own, while it is under way by hand */
    enum native_coroutine_state state;
    size_t count;
    value args[];               /* NULL-able; owned */
};

#define AS_NATIVE_COROUTINE(v) ((struct native_coroutine *)(v))

/* Runs the body of a fresh one on this stack. New reference or NULL; refuses others. */
value native_coroutine_run(struct machine *m, value self);
/* hooks.make_coroutine */
struct native;
value native_coroutine_from(struct machine *m, struct native *native, value *bound);

#endif
