/* Stacks and coroutine records, cut from the region's stack part and used again. For the files of
 * this room only. */
#ifndef LOOPGLASS_CORO_POOL_H
#define LOOPGLASS_CORO_POOL_H

#include <ucontext.h>

#include "sim/coro/context.h"
#include "sim/coro/coro.h"

/* The top of a stack, so that the page which the first frames touch holds all there is. */
struct coro_stack {
    struct coro_context context; /* where to go on */
    struct coro *coro;           /* whose body to run */
    void *low;                   /* while suspended: all below is unused */
    struct coro_stack *next;     /* of the parked ones */
};

/* A slot of the stack part given to records: this head, then `used` coroutines. */
struct coro_slab {
    struct coro_slab *next;
    size_t used;
    size_t room;
    struct coro records[];
};

struct coro_pool {
    struct coro *running;      /* NULL: the host */
    struct coro_context *host; /* on the host's stack, while a coroutine runs */
    struct coro_context *left; /* the context last left */
    struct coro_chain *chain;  /* the one the host let go on */
    struct coro_stack *parked; /* begun once, waiting for the next body */
    struct coro *free_records; /* linked by `resumer` */
    struct coro_slab *slabs;   /* the newest first */
    struct region *region;
    size_t stack_size;
    unsigned char *slots, *slots_end; /* committed, not yet cut */
    size_t live;                      /* coroutines not yet freed */
    size_t stacks;                    /* ever made */
    size_t stacks_parked;
    ucontext_t birth; /* for the moment in which a new stack is entered */
};

/* A record for a coroutine, with a slot for its stack made sure. NULL when stacks ran out. */
struct coro *pool_take_record(struct coro_pool *pool);
void pool_give_record(struct coro_pool *pool, struct coro *c);

/* Cuts a new stack; there is one for every record. */
struct coro_stack *pool_cut_stack(struct coro_pool *pool);

/* The first byte of a stack; its frames lie between that and the struct. */
unsigned char *pool_stack_start(const struct coro_pool *pool, struct coro_stack *stack);

/* Hangs an ended stack on the parked ones; pages that deep use touched go back to the system. */
void pool_park_stack(struct coro_pool *pool, struct coro_stack *stack);

#endif
