/* The slab of stacks: slots of one size without guard pages between them (the kernel counts
 * mappings and a million stacks must fit), committed many at a time. */
#include "config.h"

#include "sim/coro/pool.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define STACK_MIN    ((size_t)16 << 10)
#define BATCH_MIN    ((size_t)16) /* slots committed at a time */
#define BATCH_MAX    ((size_t)4096)
#define DEEP         ((size_t)32 << 10) /* beyond this a parked stack keeps no pages */
#define PROBED_WORDS 32
#define PROBED_PAGE  ((size_t)4096)

/* Commits slots so that `count` can be cut; NULL or the first. */
static bool reserve_slots(struct coro_pool *pool, size_t count)
{
    size_t ready = (size_t)(pool->slots_end - pool->slots) / pool->stack_size;
    if (ready >= count)
        return true;
    size_t batch = pool->stacks < BATCH_MIN ? BATCH_MIN : pool->stacks;
    batch = batch > BATCH_MAX ? BATCH_MAX : batch;
    if (batch < count - ready)
        batch = count - ready;
    unsigned char *more = NULL;
    while ((more = region_extend_stacks(pool->region, batch * pool->stack_size)) == NULL) {
        if (batch == count - ready)
            return false;
        batch = count - ready;
    }
    if (more != pool->slots_end) /* somebody else took from the stack part in between */
        pool->slots = more;
    pool->slots_end = more + batch * pool->stack_size;
    return (size_t)(pool->slots_end - pool->slots) / pool->stack_size >= count;
}

static unsigned char *cut_slot(struct coro_pool *pool)
{
    unsigned char *slot = pool->slots;
    pool->slots += pool->stack_size;
    return slot;
}

static void begin_slab(struct coro_pool *pool, void *memory, size_t size)
{
    struct coro_slab *slab = memory;
    slab->next = pool->slabs;
    slab->used = 0;
    slab->room = (size - sizeof *slab) / sizeof slab->records[0];
    pool->slabs = slab;
}

struct coro_pool *coro_pool_open(struct region *region, size_t stack_size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (stack_size > SIZE_MAX / 2)
        return NULL;
    stack_size = stack_size < STACK_MIN ? STACK_MIN : (stack_size + page - 1) / page * page;
    unsigned char *slot = region_extend_stacks(region, stack_size);
    if (slot == NULL)
        return NULL;
    struct coro_pool *pool = (struct coro_pool *)slot;
    size_t head = (sizeof *pool + 63) / 64 * 64;
    memset(pool, 0, sizeof *pool);
    pool->region = region;
    pool->stack_size = stack_size;
    pool->slots = pool->slots_end = slot + stack_size;
    begin_slab(pool, slot + head, stack_size - head);
    return pool;
}

size_t coro_pool_live(const struct coro_pool *pool)
{
    return pool->live;
}

size_t coro_pool_stacks_in_use(const struct coro_pool *pool)
{
    return pool->stacks - pool->stacks_parked;
}

size_t coro_pool_stacks(const struct coro_pool *pool)
{
    return pool->stacks;
}

struct coro *pool_take_record(struct coro_pool *pool)
{
    struct coro *c = pool->free_records;
    bool slab_full = c == NULL && pool->slabs->used == pool->slabs->room;
    /* Every live coroutine must find a stack: those made, plus the slots that stand ready. */
    size_t missing = pool->live + 1 > pool->stacks ? pool->live + 1 - pool->stacks : 0;
    if (!reserve_slots(pool, missing + slab_full))
        return NULL;
    if (slab_full)
        begin_slab(pool, cut_slot(pool), pool->stack_size);
    if (c != NULL)
        pool->free_records = c->resumer;
    else
        c = &pool->slabs->records[pool->slabs->used++];
    pool->live++;
    return c;
}

void pool_give_record(struct coro_pool *pool, struct coro *c)
{
    c->state = CORO_ENDED;
    c->resumer = pool->free_records;
    pool->free_records = c;
    pool->live--;
}

unsigned char *pool_stack_start(const struct coro_pool *pool, struct coro_stack *stack)
{
    return (unsigned char *)(stack + 1) - pool->stack_size;
}

uintptr_t coro_stack_low(const struct coro *c)
{
    return (uintptr_t)pool_stack_start(c->pool, c->stack);
}

struct coro_stack *pool_cut_stack(struct coro_pool *pool)
{
    unsigned char *slot = cut_slot(pool);
    struct coro_stack *stack = (struct coro_stack *)(slot + pool->stack_size) - 1;
    memset(stack, 0, sizeof *stack);
    context_describe(&stack->context, slot, (size_t)((unsigned char *)stack - slot));
    pool->stacks++;
    return stack;
}

/* The start of the page DEEP below the stack's top. */
static unsigned char *deep_page(struct coro_stack *stack, size_t page)
{
    return (unsigned char *)(((uintptr_t)stack - DEEP) / page * page);
}

/* Whether frames have been DEEP below the top: they leave return addresses behind. Asking by
 * reading costs no memory, an untouched page reads as the system's page of zeros. */
static bool was_deep(struct coro_stack *stack)
{
#if defined(CORO_ASAN) || defined(LOOPGLASS_VALGRIND)
    (void)stack;
    return false;
#else
    const uintptr_t *words = (const uintptr_t *)deep_page(stack, PROBED_PAGE);
    uintptr_t any = 0;
    for (int i = 0; i < PROBED_WORDS; i++)
        any |= words[i];
    return any != 0;
#endif
}

/* Gives the stack's pages up to the one that was_deep looks at back to the system. */
static void drop_deep_pages(const struct coro_pool *pool, struct coro_stack *stack)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *start = pool_stack_start(pool, stack);
    unsigned char *end = deep_page(stack, page) + page;
    madvise(start, (size_t)(end - start), MADV_DONTNEED);
}

void pool_park_stack(struct coro_pool *pool, struct coro_stack *stack)
{
    if (pool->stack_size > 2 * DEEP && was_deep(stack))
        drop_deep_pages(pool, stack);
    stack->next = pool->parked;
    pool->parked = stack;
    pool->stacks_parked++;
}

static void see_stack(struct coro_stack *stack, coro_pool_see *see, void *context)
{
    unsigned char *end = (unsigned char *)(stack + 1);
    see((struct region_range){stack->low, (size_t)(end - (unsigned char *)stack->low)}, context);
}

void coro_pool_walk(const struct coro_pool *pool, coro_pool_see *see, void *context)
{
    see((struct region_range){(void *)(uintptr_t)pool, sizeof *pool}, context);
    for (struct coro_slab *slab = pool->slabs; slab != NULL; slab = slab->next) {
        see((struct region_range){slab, sizeof *slab + slab->used * sizeof slab->records[0]},
            context);
        for (size_t i = 0; i < slab->used; i++)
            if (slab->records[i].stack != NULL)
                see_stack(slab->records[i].stack, see, context);
    }
    for (struct coro_stack *stack = pool->parked; stack != NULL; stack = stack->next)
        see_stack(stack, see, context);
}
