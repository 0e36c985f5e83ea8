/* Fibers: the evaluator's state that travels with a coroutine of sim/coro. See fiber.h. */
#include "sim/lang/fiber.h"

#include "sim/lang/eval.h"
#include "sim/lang/frame.h"
#include "sim/lang/state.h"
#include "sim/value/deep.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"

/* What a resume carries in and what comes back of it. */
struct fiber_exchange {
    enum fiber_signal signal;
    value sent;              /* borrowed */
    enum send_result outcome;
    value result;            /* new reference */
    bool blocked;            /* the thread gives way, not the fiber */
};

static void enlist(struct machine *m, struct fiber *fiber)
{
    struct fiber *ring = m->lang->fibers;
    if (!ring) {
        fiber->next = fiber->prev = fiber;
        m->lang->fibers = fiber;
        return;
    }
    fiber->next = ring;
    fiber->prev = ring->prev;
    ring->prev->next = fiber;
    ring->prev = fiber;
}

static void delist(struct machine *m, struct fiber *fiber)
{
    if (m->lang->fibers == fiber)
        m->lang->fibers = fiber->next == fiber ? NULL : fiber->next;
    fiber->next->prev = fiber->prev;
    fiber->prev->next = fiber->next;
}

static struct fiber *make(struct machine *m, fiber_body *body, value owner)
{
    struct fiber *fiber = heap_alloc(&m->heap, sizeof *fiber);
    if (!fiber) {
        raise_memory_error(m);
        return NULL;
    }
    *fiber = (struct fiber){.body = body, .owner = owner, .machine = m};
    enlist(m, fiber);
    return fiber;
}

/* What a fiber does between a resume and the next time that it gives way, on whichever stack. */
static void run(struct fiber *fiber)
{
    struct machine *m = fiber->machine;
    struct fiber_exchange *in = fiber->exchange;
    value result;
    if (fiber->wants_stack) {
        fiber->wants_stack = false;
        result = fiber->frame ? eval_again(m) : fiber->body(m, fiber->owner);
    } else if (fiber->parked) {
        fiber->parked = false;
        result = eval_unpark(m, in->sent, in->signal == FIBER_THROW);
    } else {
        result = fiber->body(m, fiber->owner);
    }
    if (fiber->parked || fiber->wants_stack)
        return; /* fiber_park has said what goes out */
    fiber->exchange->outcome = result ? SEND_RETURNED : SEND_RAISED;
    fiber->exchange->result = result;
}

/* The body of every coroutine of sim/coro that a fiber has. */
static void run_on_stack(struct coro *self, void *argument)
{
    struct fiber *fiber = argument;
    fiber->machine->stack_low = coro_stack_low(self);
    run(fiber);
}

void fiber_park(struct machine *m, value yielded)
{
    struct fiber *fiber = m->fiber;
    fiber->parked = true;
    fiber->exchange->outcome = SEND_YIELDED;
    fiber->exchange->result = keep(yielded);
}

struct fiber *fiber_new(struct machine *m, fiber_body *body, value owner)
{
    return make(m, body, owner);
}

struct fiber *fiber_new_for_running(struct machine *m, struct coro *coro)
{
    struct fiber *fiber = make(m, NULL, NULL);
    if (fiber)
        fiber->coro = coro;
    m->stack_low = coro_stack_low(coro);
    return fiber;
}

void fiber_free(struct machine *m, struct fiber *fiber)
{
    if (!fiber)
        return;
    delist(m, fiber);
    drop(m, fiber->handled);
    drop(m, fiber->context);
    if (fiber->body && fiber->coro)
        coro_free(fiber->coro);
    heap_free(&m->heap, fiber, sizeof *fiber);
}

bool fiber_is_waiting(const struct fiber *fiber)
{
    if (fiber->parked)
        return !fiber->resumer;
    return fiber->coro && fiber->coro->state == CORO_SUSPENDED;
}

/* --- threads */

bool fiber_run_base(struct fiber *base)
{
    struct fiber_exchange exchange = {.signal = FIBER_SEND, .sent = NONE};
    base->exchange = &exchange;
    if (!base->coro && !(base->coro = coro_new(base->machine->lang->coros, run_on_stack, base))) {
        raise_memory_error(base->machine);
        return false;
    }
    coro_resume(base->coro, NULL);
    base->exchange = NULL;
    return base->coro->state != CORO_ENDED;
}

/* On whose stack it runs. */
static struct fiber *stack_owner(struct fiber *fiber)
{
    while (fiber->direct)
        fiber = fiber->resumer;
    return fiber;
}

void fiber_block(struct machine *m)
{
    struct fiber *fiber = stack_owner(m->fiber);
    fiber->exchange->blocked = true;
    coro_yield(fiber->coro, NULL);
}

/* What `fiber` was resumed by blocks with it, and both go on when the thread does. */
static void pass_block_on(struct fiber *fiber, struct fiber *resumer)
{
    uintptr_t low = fiber->machine->stack_low;
    resumer = stack_owner(resumer);
    fiber->exchange->blocked = false;
    resumer->exchange->blocked = true;
    coro_yield(resumer->coro, NULL);
    fiber->machine->stack_low = low;
    coro_resume(fiber->coro, NULL);
}

/* --- more stacks */

/* What runs on a fresh stack, and for whom. */
struct excursion {
    struct machine *machine;
    deep_body *body;
    void *closure;
};

static void run_excursion(struct coro *self, void *argument)
{
    struct excursion *excursion = argument;
    struct machine *m = excursion->machine;
    m->stack_low = coro_stack_low(self);
    excursion->body(m, excursion->closure);
}

bool fiber_on_fresh_stack(struct machine *m, deep_body *body, void *closure)
{
    struct fiber *fiber = stack_owner(m->fiber);
    struct coro *below = fiber->coro;
    uintptr_t low = m->stack_low;
    struct excursion excursion = {m, body, closure};
    struct coro *above = coro_new(m->lang->coros, run_excursion, &excursion);
    if (!above) {
        raise_memory_error(m);
        return false;
    }
    fiber->coro = above;
    coro_resume(above, NULL);
    while (above->state != CORO_ENDED) {
        uintptr_t high = m->stack_low;
        fiber->coro = below;
        m->stack_low = low;
        coro_yield(below, NULL);
        fiber->coro = above;
        m->stack_low = high;
        coro_resume(above, NULL);
    }
    fiber->coro = below;
    m->stack_low = low;
    coro_free(above);
    return true;
}

/* --- resuming */

static bool can_run_directly(const struct machine *m, const struct fiber *fiber)
{
    return fiber->may_park && !(fiber->coro && fiber->coro->state == CORO_SUSPENDED) &&
           !stack_is_low(m);
}

/* On a stack of its own; false: there is none. */
static bool run_with_stack(struct machine *m, struct fiber *fiber)
{
    if (!fiber->coro && !(fiber->coro = coro_new(m->lang->coros, run_on_stack, fiber)))
        return false;
    m->stack_low = fiber->stack_low;
    coro_renew(fiber->coro);
    coro_resume(fiber->coro, NULL);
    while (fiber->exchange->blocked)
        pass_block_on(fiber, fiber->resumer);
    return true;
}

static void run_directly(struct fiber *fiber)
{
    fiber->direct = true;
    run(fiber);
    fiber->direct = false;
}

/* No stack is left: MemoryError at the place where it stands, which needs none. */
static void fail_for_stack(struct machine *m, struct fiber *fiber)
{
    fiber->wants_stack = false;
    fiber->exchange->outcome = SEND_RAISED;
    raise_memory_error(m);
    if (!fiber->frame)
        return;
    value error = error_take(m);
    fiber->parked = true;
    fiber->exchange->signal = FIBER_THROW;
    fiber->exchange->sent = error;
    run_directly(fiber);
    drop(m, error);
}

enum send_result fiber_resume(struct machine *m, struct fiber *fiber, enum fiber_signal signal,
                              value sent, value *result)
{
    struct fiber *resumer = m->fiber;
    struct fiber_exchange exchange = {.signal = signal, .sent = sent};
    uint32_t below = m->depth;
    *result = NULL;
    resumer->native_depth = m->native_depth;
    m->native_depth = fiber->native_depth;
    resumer->stack_low = m->stack_low;
    m->depth += fiber->depth;
    fiber->resumer = resumer;
    fiber->exchange = &exchange;
    m->fiber = fiber;
    fiber->thrown_at = signal == FIBER_THROW ? fiber->entered : NULL;
    if (signal == FIBER_THROW)
        exception_chain_to(m, sent, fiber->handled);
    bool direct = can_run_directly(m, fiber);
    if (direct)
        run_directly(fiber);
    for (bool stack = !direct || fiber->wants_stack; stack && !run_with_stack(m, fiber);
         stack = fiber->wants_stack)
        fail_for_stack(m, fiber);
    m->fiber = resumer;
    fiber->exchange = NULL;
    fiber->resumer = NULL;
    fiber->depth = m->depth - below;
    fiber->native_depth = m->native_depth;
    m->depth = below;
    m->native_depth = resumer->native_depth;
    fiber->stack_low = m->stack_low;
    m->stack_low = resumer->stack_low;
    *result = exchange.result;
    return exchange.outcome;
}

value fiber_yield(struct machine *m, value yielded)
{
    struct fiber *fiber = m->fiber;
    if (!fiber->resumer)
        return raise_error(m, m->types.RuntimeError, "cannot wait here: nothing runs the event "
                                                     "loop below this call");
    fiber->exchange->outcome = SEND_YIELDED;
    fiber->exchange->result = keep(yielded);
    coro_yield(fiber->coro, NULL);
    if (fiber->exchange->signal == FIBER_SEND)
        return keep(fiber->exchange->sent);
    return reraise(m, keep(fiber->exchange->sent));
}

enum send_result fiber_drive_light(struct machine *m, struct fiber **place, fiber_body *body,
                                   value owner, value sent, bool throwing, value *result)
{
    if (!*place && (*place = fiber_new(m, body, owner)))
        (*place)->may_park = true;
    return fiber_drive(m, place, body, owner, sent, throwing, result);
}

enum send_result fiber_drive(struct machine *m, struct fiber **place, fiber_body *body, value owner,
                             value sent, bool throwing, value *result)
{
    *result = NULL;
    if (!*place && !(*place = fiber_new(m, body, owner)))
        return SEND_RAISED;
    enum send_result outcome =
        fiber_resume(m, *place, throwing ? FIBER_THROW : FIBER_SEND, sent, result);
    if (outcome == SEND_YIELDED)
        return outcome;
    struct fiber *over = *place;
    *place = NULL;
    fiber_free(m, over);
    return outcome;
}

#define PATIENCE 1000 /* times that a coroutine may ignore GeneratorExit */

void fiber_abandon(struct machine *m, struct fiber **place)
{
    if (!*place)
        return;
    value error = error_take(m);
    for (int i = 0; *place && fiber_is_waiting(*place) && i < PATIENCE; i++) {
        raise_with(m, m->types.GeneratorExit, NULL);
        value exit = error_take(m), result;
        fiber_drive(m, place, NULL, NULL, exit, true, &result);
        drop(m, result);
        drop(m, exit);
        error_clear(m);
    }
    m->error = error;
}

void native_wait_hold(struct machine *m, size_t n, value v)
{
    if (m->fiber->waits)
        m->fiber->waits->held[n] = v;
}

int fiber_traverse(struct fiber *fiber, visit_fn *visit, void *closure)
{
    int stop = 0;
    for (struct frame *f = fiber->frame; !stop && f; f = f->back)
        if (!f->owner)
            stop = frame_traverse(f, visit, closure);
    for (struct native_wait *w = fiber->waits; !stop && w; w = w->outer)
        for (size_t i = 0; !stop && i < sizeof w->held / sizeof *w->held; i++)
            if (w->held[i])
                stop = visit(w->held[i], closure);
    if (!stop && fiber->handled)
        stop = visit(fiber->handled, closure);
    if (!stop && fiber->context)
        stop = visit(fiber->context, closure);
    return stop;
}

void fiber_give_way_to_host(struct machine *m)
{
    if (m->lang->chain)
        coro_give_way(m->lang->chain);
}
