/* Switching between stacks. A stack is entered once with makecontext and from then on with _setjmp
 * and _longjmp, which make no system call; when its body ends it parks in its own loop and takes
 * the next body from there. Measured by tests/bench/switch.c (gcc -O2, an AMD EPYC): 33 ns a switch
 * against 310 by swapcontext, 90 ns for a body on a parked stack from new to end against 850 by
 * makecontext; the compilers' own __builtin_setjmp gained too little (26 ns) for its pitfalls. */
#undef _FORTIFY_SOURCE /* the checked longjmp refuses to change the stack */
#include "config.h"

#include <assert.h>
#include <stdint.h>

#include "sim/coro/pool.h"

/* Bytes below the frame of switch_context that may be in use while a stack is left. */
#define BELOW_FRAME 512

/* Leaves `from` for `to` and returns when control comes back; `ends` when no frame but the stack's
 * bottom one is needed then. */
CORO_NO_ASAN static void switch_context(struct coro_pool *pool, struct coro_context *from,
                                        struct coro_context *to, bool ends)
{
    context_leaving(from, to, ends);
    pool->left = from;
    if (_setjmp(from->jump) == 0)
        _longjmp(to->jump, 1);
    context_arrived(from, pool->left);
}

/* Leaves the stack of `c` for `to`; what stands below is what a checkpoint need not hold. */
static void leave_stack(struct coro *c, struct coro_context *to)
{
    c->stack->low = (unsigned char *)__builtin_frame_address(0) - BELOW_FRAME;
    switch_context(c->pool, &c->stack->context, to, false);
}

/* Where `c` goes back to; makes that the one that runs. */
static struct coro_context *hand_back(struct coro *c)
{
    struct coro_pool *pool = c->pool;
    struct coro *resumer = c->resumer;
    pool->running = resumer;
    if (resumer == NULL)
        return pool->host;
    resumer->state = CORO_RUNNING;
    return &resumer->stack->context;
}

/* Ends the coroutine on `stack` and comes back when the stack has another. */
static void park(struct coro_stack *stack)
{
    struct coro *c = stack->coro;
    struct coro_pool *pool = c->pool;
    struct coro_context *to = hand_back(c);
    c->state = CORO_ENDED;
    c->message = NULL;
    c->stack = NULL;
    stack->low = (unsigned char *)__builtin_frame_address(0) - BELOW_FRAME;
    pool_park_stack(pool, stack);
    switch_context(pool, &stack->context, to, true);
}

/* The bottom frame of every stack; never returns. */
CORO_NO_ASAN static void stack_main(unsigned high, unsigned low)
{
    struct coro_stack *stack = (struct coro_stack *)((uintptr_t)high << 16 << 16 | low);
    context_arrived(&stack->context, stack->coro->pool->left);
    for (;;) {
        stack->coro->body(stack->coro, stack->coro->argument);
        park(stack);
    }
}

/* Enters a stack for the first time. */
CORO_NO_ASAN static void enter_new(struct coro_pool *pool, struct coro_context *from,
                                   struct coro_stack *stack)
{
    unsigned char *start = pool_stack_start(pool, stack);
    ucontext_t *birth = &pool->birth;
    getcontext(birth);
    birth->uc_link = NULL;
    birth->uc_stack.ss_sp = start;
    birth->uc_stack.ss_size = (size_t)((unsigned char *)stack - start);
    uintptr_t self = (uintptr_t)stack;
    makecontext(birth, (void (*)(void))stack_main, 2, (unsigned)(self >> 16 >> 16), (unsigned)self);
    context_leaving(from, &stack->context, 0);
    pool->left = from;
    if (_setjmp(from->jump) == 0)
        setcontext(birth);
    context_arrived(from, pool->left);
}

/* Gives a fresh coroutine its stack and enters it. */
static void begin(struct coro *c, struct coro_context *from)
{
    struct coro_pool *pool = c->pool;
    struct coro_stack *stack = pool->parked;
    bool parked = stack != NULL;
    if (parked) {
        pool->parked = stack->next;
        pool->stacks_parked--;
    } else {
        stack = pool_cut_stack(pool);
    }
    stack->coro = c;
    c->stack = stack;
    c->state = CORO_RUNNING;
    if (parked)
        switch_context(pool, from, &stack->context, false);
    else
        enter_new(pool, from, stack);
}

/* Lets `c` run until control comes back to `from`, the context of whoever calls. */
static inline void enter(struct coro *c, struct coro_context *from)
{
    c->pool->running = c;
    if (c->state == CORO_FRESH) {
        begin(c, from);
        return;
    }
    c->state = CORO_RUNNING;
    switch_context(c->pool, from, &c->stack->context, false);
}

/* From the host into `c`, and back when something gives control to the host. */
static void enter_from_host(struct coro *c)
{
    struct coro_context host;
    context_init_host(&host);
    c->pool->host = &host;
    enter(c, &host);
    c->pool->host = NULL;
}

struct coro *coro_running(const struct coro_pool *pool)
{
    return pool->running;
}

struct coro *coro_new(struct coro_pool *pool, coro_body *body, void *argument)
{
    struct coro *c = pool_take_record(pool);
    if (c != NULL)
        *c = (struct coro){.state = CORO_FRESH, .pool = pool, .body = body, .argument = argument};
    return c;
}

void coro_renew(struct coro *c)
{
    if (c->state == CORO_ENDED)
        c->state = CORO_FRESH;
}

bool coro_free(struct coro *c)
{
    if (c->state != CORO_FRESH && c->state != CORO_ENDED)
        return false;
    pool_give_record(c->pool, c);
    return true;
}

void *coro_resume(struct coro *c, void *message)
{
    struct coro *resumer = c->pool->running;
    if (!coro_can_resume(c))
        return NULL;
    c->resumer = resumer;
    c->message = message;
    if (resumer == NULL) {
        enter_from_host(c);
    } else {
        resumer->state = CORO_WAITING;
        resumer->stack->low = (unsigned char *)__builtin_frame_address(0) - BELOW_FRAME;
        enter(c, &resumer->stack->context);
    }
    return c->message;
}

void *coro_yield(struct coro *self, void *message)
{
    if (self != self->pool->running)
        return NULL;
    self->state = CORO_SUSPENDED;
    self->message = message;
    leave_stack(self, hand_back(self));
    return self->message;
}

void coro_chain_init(struct coro_chain *chain, struct coro *base)
{
    chain->base = chain->running = base;
}

bool coro_go_on(struct coro_chain *chain)
{
    struct coro *c = chain->running;
    struct coro_pool *pool = c->pool;
    if (chain->base->state == CORO_ENDED)
        return false;
    if (pool->running != NULL)
        return true;
    pool->chain = chain;
    chain->running = chain->base; /* which may yield; giving way names another */
    if (c->state != CORO_RUNNING)
        c->message = NULL;
    enter_from_host(c);
    pool->chain = NULL;
    return chain->base->state != CORO_ENDED;
}

void coro_give_way(struct coro_chain *chain)
{
    struct coro *c = chain->base->pool->running;
    if (c == NULL || c->pool->chain != chain)
        return;
    chain->running = c;
    c->pool->running = NULL;
    leave_stack(c, c->pool->host);
}
