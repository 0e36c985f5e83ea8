/* The awaitables of async generators: anext, asend, athrow, aclose; and anext(it, default).
 * CPython 3.13 Objects/genobject.c. */
#ifndef LOOPGLASS_LANG_ASYNC_GENERATOR_H
#define LOOPGLASS_LANG_ASYNC_GENERATOR_H

#include "sim/lang/generator.h"

enum step_state { STEP_FRESH, STEP_ITERATING, STEP_CLOSED };
enum step_kind { STEP_SEND, STEP_THROW, STEP_CLOSE };

/* One step of an async generator: what asend, athrow and aclose return. */
struct async_step {
    struct object head;
    value generator;
    value argument;         /* to send, or the exception to throw; NULL: None, GeneratorExit */
    struct fiber *fiber;    /* its own, while it is under way by hand */
    enum step_state state;
    enum step_kind kind;
};

#define AS_ASYNC_STEP(v) ((struct async_step *)(v))

struct anext_awaitable {
    struct object head;
    value wrapped, fallback;
    struct fiber *fiber;
    bool begun;
};

/* agen.__anext__(): slot `anext`. */
value async_generator_anext(struct machine *m, value self);
/* For AWAIT: readies the generator to be entered with what it sends (new reference in *sent; NULL:
 * an error is set to be thrown). 1: enter it; 0: *sent is the result already; -1: error. */
int async_step_begin(struct machine *m, struct async_step *step, value *sent);
/* After the generator gave way: turns outcome and *result into the awaited result. NULL: error. */
value async_step_end(struct machine *m, struct async_step *step, enum send_result outcome,
                     value result);
/* `await step` from C: runs it on this fiber. */
value async_step_await(struct machine *m, value self);
value anext_awaitable_new(struct machine *m, value awaitable, value fallback);
value anext_awaitable_await(struct machine *m, value self);

#endif
