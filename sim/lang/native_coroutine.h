/* Coroutines whose body is a C function: asyncio.sleep, Lock.acquire. The body runs on the stack of
 * the fiber that awaits it. It may wait anywhere by lang_await; one that waits as the last thing it
 * does, by native_wait, needs no stack in the meantime. */
#ifndef LOOPGLASS_LANG_NATIVE_COROUTINE_H
#define LOOPGLASS_LANG_NATIVE_COROUTINE_H

#include "sim/lang/fiber.h"
#include "sim/value/object.h"

enum native_coroutine_state { NATIVE_FRESH, NATIVE_RUNNING, NATIVE_ENDED };

/* The rest of a body after native_wait: `woken` is what the wait came to (borrowed), or NULL with the
 * error set; future and kept as they were given (borrowed, NULL-able). As the body: a result, NULL, or
 * what native_wait returns. */
typedef value native_then(struct machine *m, value *args, value future, value kept, value woken);

/* `return native_wait(...)` from the body of a native coroutine: waits for the future (NULL: gives way
 * once, as a bare yield does), then `then` goes on. Steals both references. */
value native_wait(struct machine *m, value future, value kept, native_then *then);

/* For a body marked '!' that has to wait by lang_await after all: asked before it has done anything.
 * True: it returns NULL and is called again on a stack. */
bool native_needs_stack(struct machine *m);

struct native_coroutine {
    struct object head;
    native_body *body;
    value name, qualname;       /* str, owned */
    value origin;               /* cr_origin: tuple or NULL, owned */
    struct fiber *fiber;        /* its own, while it is under way by hand */
    enum native_coroutine_state state;
    struct native_wait wait;    /* held: the future that it waits for, what it keeps meanwhile */
    native_then *then;          /* how it goes on; NULL: it does not wait by native_wait */
    bool waits_last;            /* its body waits by native_wait only, see native_spec's '!' */
    size_t count;
    value args[];               /* NULL-able; owned */
};

#define AS_NATIVE_COROUTINE(v) ((struct native_coroutine *)(v))

/* Runs the body of a fresh one on this stack. New reference or NULL; refuses others. */
value native_coroutine_run(struct machine *m, value self);
/* The same for whoever may park: sets *parked, and returns NULL, when it must wait. */
value native_coroutine_begin(struct machine *m, value self, bool *parked);
/* Goes on when the fiber has been resumed with `sent`; like begin. */
value native_coroutine_go_on(struct machine *m, value self, value sent, bool throwing,
                             bool *parked);
/* hooks.make_coroutine */
struct native;
value native_coroutine_from(struct machine *m, struct native *native, value *bound);

#endif
