/* Coroutines with stacks of their own: a body runs until it yields to whoever resumed it, and goes
 * on from there at the next resume. Chains of them (the simulated threads) give way to the host,
 * the C program outside all coroutines, from any depth. */
#ifndef LOOPGLASS_CORO_CORO_H
#define LOOPGLASS_CORO_CORO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/region/region.h"

/* Address space of one stack; memory is taken by the page as it is touched. */
#if defined(LOOPGLASS_MALLOC_HEAP)
#define CORO_STACK_DEFAULT ((size_t)1280 << 10)
#else
#define CORO_STACK_DEFAULT ((size_t)320 << 10)
#endif

enum coro_state {
    CORO_FRESH,     /* never resumed; it has no stack yet */
    CORO_SUSPENDED, /* it yielded; the next resume goes on from there */
    CORO_RUNNING,   /* it runs, or its chain gave way while it ran */
    CORO_WAITING,   /* it resumed another coroutine that has not come back */
    CORO_ENDED      /* its body returned; its stack is back in the pool */
};

struct coro_pool;
struct coro_stack;
struct coro_context;
struct coro;

/* What a coroutine runs. Its return ends the coroutine. */
typedef void coro_body(struct coro *self, void *argument);

/* One cache line. Read what you like; only coro.c writes. */
struct coro {
    enum coro_state state;
    struct coro_pool *pool;
    struct coro_stack *stack; /* NULL while fresh and when ended */
    struct coro *resumer;     /* who gets control at the next yield; NULL: the host */
    coro_body *body;
    void *argument;
    void *message; /* on its way in or out */
} __attribute__((aligned(64)));

/* A coroutine and those resumed from it, which the host runs in turns with other chains. Belongs in
 * the region, with its owner. */
struct coro_chain {
    struct coro *base;
    struct coro *running; /* the one that goes on when the host lets it */
};

/* Makes the pool of stacks and coroutines in the region's stack part; it goes with the region.
 * `stack_size` in bytes is rounded up to pages. NULL when the part is too small or memory ran out.
 */
struct coro_pool *coro_pool_open(struct region *region, size_t stack_size);

/* Coroutines that coro_new made and coro_free has not taken back. */
size_t coro_pool_live(const struct coro_pool *pool);

/* Stacks in use by coroutines that have begun and not ended. */
size_t coro_pool_stacks_in_use(const struct coro_pool *pool);

/* Stacks ever made: those in use and those parked for the next coroutine. */
size_t coro_pool_stacks(const struct coro_pool *pool);

/* Calls `see` for every run of bytes in the stack part that must be saved to come back to this
 * moment: pool, coroutines, the used ends of stacks. Only while no coroutine runs (the host has
 * control). */
typedef void coro_pool_see(struct region_range range, void *context);
void coro_pool_walk(const struct coro_pool *pool, coro_pool_see *see, void *context);

/* The coroutine that runs now, NULL while the host does. */
struct coro *coro_running(const struct coro_pool *pool);

/* A fresh coroutine, owned by the caller until coro_free. It takes no stack before its first
 * resume, but one is sure to be there. NULL when stacks ran out. */
struct coro *coro_new(struct coro_pool *pool, coro_body *body, void *argument);

/* Whether coro_resume would enter it: it is fresh or suspended. */
static inline bool coro_can_resume(const struct coro *c)
{
    return c->state <= CORO_SUSPENDED;
}

/* Runs `c` until it yields or ends and returns what it yielded (NULL when it ended; `c->state`
 * tells). Called by a coroutine or by the host; the caller is its resumer. The first message is
 * what coro_first_message returns. One that cannot be resumed is left alone: NULL. */
void *coro_resume(struct coro *c, void *message);

/* In the body, the message of the first resume; valid until the body resumes or yields. */
static inline void *coro_first_message(const struct coro *self)
{
    return self->message;
}

/* Back to the resumer, whose coro_resume returns `message`; returns the message of the next resume.
 * `self` must be the coroutine that runs; otherwise nothing happens: NULL. */
void *coro_yield(struct coro *self, void *message);

/* Lets one that has ended run its body once more at the next resume, on whichever stack is at hand. */
void coro_renew(struct coro *c);

/* The lowest address of the stack of one that has begun and not ended: its frames lie above. */
uintptr_t coro_stack_low(const struct coro *c);

/* Takes back a coroutine that is fresh or ended. A suspended one cannot be dropped, it must be
 * resumed until its body returns: false, and nothing happens. */
bool coro_free(struct coro *c);

/* A chain that begins with `base`, which must be fresh and stays owned by the caller. */
void coro_chain_init(struct coro_chain *chain, struct coro *base);

/* By the host, outside all coroutines: begins the chain, or goes on where it gave way (or where its
 * base yielded). Returns true when it gave way again, false when its base has ended. Inside a
 * coroutine nothing happens: true. */
bool coro_go_on(struct coro_chain *chain);

/* By code in any coroutine of the chain that the host let go on: returns control to the host; comes
 * back at the next coro_go_on. Resumer links stay as they are. Outside it nothing happens. */
void coro_give_way(struct coro_chain *chain);

#endif
