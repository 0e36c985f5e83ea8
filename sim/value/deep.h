/* Deep recursion of native code. A stack holds what ordinary programs need; where C code re-enters
 * itself by way of a slot (calls, reprs, comparisons, iterators ...) it looks how much is left, and
 * goes on upon a fresh stack when that is little. So stacks never overflow, and how deep a program may
 * go is counted in levels alone (machine_enter_native). */
#ifndef LOOPGLASS_VALUE_DEEP_H
#define LOOPGLASS_VALUE_DEEP_H

#include "sim/value/machine.h"

/* What must be left for the code between two looks. */
#if defined(LOOPGLASS_MALLOC_HEAP)
#define STACK_RESERVE ((uintptr_t)320 << 10)
#else
#define STACK_RESERVE ((uintptr_t)80 << 10)
#endif

/* Whether less than `bytes` is left of the stack that this runs on. The host's stack, and a machine
 * without fibers, never are: their addresses lie far from m->stack_low. */
static inline bool stack_has_less(const struct machine *m, uintptr_t bytes)
{
    return (uintptr_t)__builtin_frame_address(0) - m->stack_low < bytes;
}

static inline bool stack_is_low(const struct machine *m)
{
    return stack_has_less(m, STACK_RESERVE);
}

/* Calls body(m, closure) on a fresh stack; it may wait there like anywhere on its fiber. False with
 * MemoryError set, and not called, when stacks ran out. */
bool deep_run(struct machine *m, deep_body *body, void *closure);

/* f(m, a), f(m, a, b) on a fresh stack; NULL when that or the function fails. */
value deep1(struct machine *m, value (*f)(struct machine *, value), value a);
value deep2(struct machine *m, value (*f)(struct machine *, value, value), value a, value b);

#endif
