/*
 * Generators, coroutines and async generators: a frame kept in an object, entered and left.
 *
 * A generator's frame is entered on the stack of whoever asks for the next value. A coroutine's is
 * called by the AWAIT of the one that awaits it, and stays in that fiber's chain of frames until
 * it returns; sent to by hand (`coro.send`, the step of a task) it gets a fiber of its own.
 * An async generator's is entered by awaiting the objects of its anext, asend, athrow, aclose.
 */
#ifndef LOOPGLASS_LANG_GENERATOR_H
#define LOOPGLASS_LANG_GENERATOR_H

#include "sim/lang/fiber.h"
#include "sim/lang/frame.h"
#include "sim/value/object.h"

struct generator {
    struct object head;
    struct frame *frame;        /* owned; NULL: it has ended */
    struct code *code;          /* owned */
    value name, qualname;       /* str, owned */
    struct fiber *fiber;        /* a coroutine's own, while it is under way by hand; owned */
    struct fiber *runs_on;      /* in whose chain the frame is: it runs, or waits there */
    struct generator *entered;  /* the one entered before it on the same fiber, while it runs */
    value handled;              /* what its own except blocks handle, while it is suspended; owned */
    value outer_handled;        /* fiber->handled of whoever entered it, while it runs; owned */
    uint32_t last_line;         /* at which it ended */
    value origin;               /* cr_origin: tuple or NULL; owned */
    value finalizer;            /* async generators: the hook of its first iteration; owned */
    bool hooks_done, closed, running_async; /* async generators */
    bool exiting;               /* GeneratorExit is on its way through its fiber, see coroutine_send */
};

#define AS_GENERATOR(v) ((struct generator *)(v))

/* What RETURN_GENERATOR makes of a frame, which the object owns from now on. Which type: by the
 * flags of the code. */
value generator_new(struct machine *m, struct frame *frame);

/* Links the frame into the running fiber's chain, to be gone on with by the evaluator. False:
 * RecursionError. The caller has checked that it is neither running nor ended. */
bool generator_enter(struct machine *m, struct generator *gen, enum frame_return returns);
/* Takes it out again. When it has ended (returned or raised) its frame is freed. */
void generator_leave(struct machine *m, struct generator *gen, enum send_result outcome);

static inline bool generator_is_running(const struct generator *gen)
{
    return gen->runs_on != NULL || gen->fiber != NULL;
}

/* The iterator that a suspended generator delegates to (gi_yieldfrom), borrowed, or NULL. */
value generator_delegate(const struct generator *gen);

/* gen.send, throw, close. `sent` borrowed. As slot `send`. */
enum send_result generator_send(struct machine *m, value self, value sent, bool throwing,
                                value *result);
/* gen.close(): what it returned (NONE as a rule), or NULL. */
value generator_close(struct machine *m, value self);
/* "generator", "coroutine", "async generator": as messages call it. */
const char *generator_word(struct machine *m, value self);

/* Sends or throws into any iterator, as `yield from` and `await` do: throw falls back on raising
 * at once where there is no method, GeneratorExit closes. PEP 380. */
enum send_result delegate_throw(struct machine *m, value iterator, value exception, value *result);
/* Calls iterator.close(), if there is one. False: it raised. */
bool delegate_close(struct machine *m, value iterator);

/* Shared by the three types. */
value generator_get_name(struct machine *m, value self);
bool generator_set_name(struct machine *m, value self, value v);
value generator_get_qualname(struct machine *m, value self);
bool generator_set_qualname(struct machine *m, value self, value v);
value generator_get_frame(struct machine *m, value self);
value generator_get_code(struct machine *m, value self);
value generator_get_running(struct machine *m, value self);
value generator_get_suspended(struct machine *m, value self);
void generator_destroy(struct machine *m, value self);
int generator_traverse(value self, visit_fn *visit, void *closure);
void generator_clear(struct machine *m, value self);
void generator_finalize(struct machine *m, value self);
/* throw(type_or_value, value=None, traceback=None) made one exception; new reference. More than one
 * argument gets a DeprecationWarning that names the method. */
value throw_arguments(struct machine *m, const char *method, value type, value v,
                      value traceback);
/* outcome and result of a slot `send` made what a method send() returns or raises. */
value send_outcome(struct machine *m, enum send_result outcome, value result);

#endif
