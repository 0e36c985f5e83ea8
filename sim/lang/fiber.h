/*
 * A fiber: a coroutine of sim/coro and the interpreter's state that travels with it (PHP's fibers
 * carry the same). Every task, every coroutine begun by hand and every thread has one.
 *
 * The main program runs on the main thread's fiber. When code in fiber A resumes fiber B (the event
 * loop steps a task; `coro.send()` by hand), B runs until something truly waits: deep inside, an
 * AWAIT reaches a future that is not done, or an iterator of a custom awaitable yields. Then the
 * whole stack of B, Python frames and C frames alike, gives way with what was yielded, and A goes
 * on. Awaiting a fresh coroutine is only a call within the fiber.
 */
#ifndef LOOPGLASS_LANG_FIBER_H
#define LOOPGLASS_LANG_FIBER_H

#include "sim/coro/coro.h"
#include "sim/value/machine.h"

struct frame;
struct generator;

/* What native code waits on inside a fiber, linked from the innermost outwards, so that the chain
 * of awaits can be told: `main:10 > gather 0 of 3`. Lives on the C stack of the one that waits, or
 * in the native coroutine when that may give its stack back. */
struct native_wait {
    struct native_wait *outer;
    struct frame *frame;   /* the Python frame that awaits it (fiber->frame at the time) */
    value coroutine;       /* the native coroutine or iterator; borrowed */
    value held[2];         /* values that the C frame owns, for the collector; NULL-able */
};

struct fiber {
    struct coro *coro;          /* made when it first needs a stack of its own; the innermost, where
                                   native code went on upon a fresh stack */
    struct fiber *resumer;      /* whoever is resumed when this one gives way; NULL while parked */
    struct frame *frame;        /* innermost Python frame on it */
    struct native_wait *waits;  /* innermost native wait */
    value handled;              /* the exception being handled by the frames above the innermost
                                   generator, or NULL; owned; see lang_handled */
    struct generator *entered;  /* innermost generator-like object whose frame is in the chain */
    struct generator *thrown_at; /* what was thrown last went into this one of them and those outside
                                    it; NULL: the fiber was sent to. Such a one does not see what
                                    those outside it handle: CPython throws past their frames */
    struct generator *ignores;  /* has yielded instead of ending at a GeneratorExit: whatever it
                                   raises, its awaiter is told so; or NULL */
    uint32_t depth;             /* Python frames on it, while it does not run */
    uint32_t native_depth;      /* the machine's counter, while it does not run */
    uintptr_t stack_low;        /* the machine's, while it does not run */
    value owner;                /* what runs on it: the coroutine object; borrowed. NULL: a thread */
    value context;              /* contextvars.Context that is current, or NULL; owned */
    struct thread *thread;      /* of sim/world, or NULL */
    struct machine *machine;
    value (*body)(struct machine *m, value owner);
    struct fiber_exchange *exchange; /* what goes in and out; on the C stack of the resumer */
    struct fiber *next, *prev;  /* ring of all fibers of the machine */
    bool may_park;              /* its body knows how to go on after fiber_park */
    bool parked;                /* it waits and has no stack */
    bool direct;                /* it runs on the stack of its resumer */
    bool wants_stack;           /* it stopped before something that needs a stack of its own */
};

/* By the body of a native coroutine about to wait: it owns a reference to v. The n-th such value; NULL
 * when the wait is over. */
void native_wait_hold(struct machine *m, size_t n, value v);

/* How a resumed fiber is to go on. */
enum fiber_signal { FIBER_SEND, FIBER_THROW };

/* A fiber that will run `body(m, owner)` at its first resume; what the body returns is what the
 * fiber ends with. NULL: MemoryError. */
typedef value fiber_body(struct machine *m, value owner);
struct fiber *fiber_new(struct machine *m, fiber_body *body, value owner);

/* Runs the fiber until it gives way or ends. `sent`: borrowed; an exception when signal is
 * FIBER_THROW. *result: new reference to what it yielded or returned; on SEND_RAISED the machine's
 * error is set. When it returned or raised it is over: free it. */
enum send_result fiber_resume(struct machine *m, struct fiber *fiber, enum fiber_signal signal,
                              value sent, value *result);

/* Sends or throws by hand into something that runs on a fiber of its own: *place, made at the first
 * time (then only a SEND of NONE) and freed when it is over. As slot `send`. The caller has made
 * sure that it is fresh or waits. */
enum send_result fiber_drive(struct machine *m, struct fiber **place, fiber_body *body, value owner,
                             value sent, bool throwing, value *result);
/* The same, for a body that may park (see fiber_park). */
enum send_result fiber_drive_light(struct machine *m, struct fiber **place, fiber_body *body,
                                   value owner, value sent, bool throwing, value *result);
/* Ends what still waits there by throwing GeneratorExit until it does; keeps the error. */
void fiber_abandon(struct machine *m, struct fiber **place);

/* Called on the fiber that runs: gives way with `yielded` (borrowed) and returns what was sent (new
 * reference), or NULL with the thrown exception as the machine's error. When nothing can be given
 * way to (the base of a thread), raises RuntimeError. */
value fiber_yield(struct machine *m, value yielded);

/*
 * Most waits are begun by the evaluator's outermost activation on the fiber, at an AWAIT: all state
 * then is in Python frames, which lie on the heap. Such a fiber gives its stack back while it waits,
 * so that a suspended task costs no page of stack. It needs none to run either: it runs on the stack
 * of its resumer, without a switch, until it comes to an await that could suspend in the middle of C
 * code; there it stops and takes that instruction again on a stack of its own. (100,000 tasks: 5
 * instead of 14 s for 100 steps of each; see tests/bench.)
 */
/* May whoever asks give way without its stack, if it returns at once to the fiber's body? `below`:
 * native re-entries that stand between the fiber's bottom and the caller. */
static inline bool fiber_may_park(const struct machine *m, uint32_t below)
{
    return m->fiber->may_park && m->native_depth == below;
}
/* Gives way with `yielded` (borrowed): the caller returns NULL (no error) out of the fiber's body. When
 * the fiber is resumed, eval_unpark goes on. */
void fiber_park(struct machine *m, value yielded);
/* The same in place of something that needs a stack: once there is one, eval_again goes on. */
static inline void fiber_want_stack(struct machine *m)
{
    m->fiber->wants_stack = true;
}

/* For simulated threads. Runs the base of a thread, a fiber without a resumer, until code on it (or on
 * fibers that it resumed) blocks: true; false: it has ended. Exchanging the machine's state (m->fiber,
 * depths ...) is the caller's. */
bool fiber_run_base(struct fiber *base);
/* On whichever fiber of a thread runs: the whole thread gives way, with all fibers between its base
 * and here; comes back when its base is run again. The main thread cannot. */
void fiber_block(struct machine *m);

/* An ended or fresh fiber. One that waits must first be thrown GeneratorExit until it ends. */
void fiber_free(struct machine *m, struct fiber *fiber);
bool fiber_is_waiting(const struct fiber *fiber);

/* The fiber of the main program: made on the coroutine that runs when this is called. */
struct fiber *fiber_new_for_running(struct machine *m, struct coro *coro);

/* The hook of sim/value/deep.h. What waits on the fresh stack waits on the stacks below, too. */
bool fiber_on_fresh_stack(struct machine *m, deep_body *body, void *closure);

/* Visits what a waiting fiber holds: frames that have no owner, what native code waits on. */
int fiber_traverse(struct fiber *fiber, visit_fn *visit, void *closure);

/* Gives control back to the host from wherever the run is; goes on at its next sim_advance. */
void fiber_give_way_to_host(struct machine *m);

#endif
