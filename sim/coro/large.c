/* One call on a stack of its own, mapped for it, with a guard page below. */
#undef _FORTIFY_SOURCE /* the checked longjmp refuses to change the stack */
#include "config.h"

#include "sim/coro/large.h"

#include <stdint.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "sim/coro/context.h"

#define GUARD ((size_t)64 << 10) /* a multiple of every machine's page */

struct call {
    void (*body)(void *argument);
    void *argument;
    struct coro_context caller, callee;
    ucontext_t there;
};

CORO_NO_ASAN static void enter(unsigned high, unsigned low)
{
    struct call *call = (struct call *)((uintptr_t)high << 16 << 16 | low);
    context_arrived(&call->callee, &call->caller);
    call->body(call->argument);
    context_leaving(&call->callee, &call->caller, true);
    _longjmp(call->caller.jump, 1);
}

CORO_NO_ASAN static void run(struct call *call, unsigned char *stack, size_t size)
{
    uintptr_t self = (uintptr_t)call;
    context_init_host(&call->caller);
    context_describe(&call->callee, stack, size);
    getcontext(&call->there);
    call->there.uc_link = NULL;
    call->there.uc_stack.ss_sp = stack;
    call->there.uc_stack.ss_size = size;
    makecontext(&call->there, (void (*)(void))enter, 2, (unsigned)(self >> 16 >> 16),
                (unsigned)self);
    context_leaving(&call->caller, &call->callee, false);
    if (_setjmp(call->caller.jump) == 0)
        setcontext(&call->there);
    context_arrived(&call->caller, &call->callee);
}

bool call_on_large_stack(size_t size, void (*body)(void *argument), void *argument)
{
    struct call call = {.body = body, .argument = argument};
    size = (size + GUARD - 1) / GUARD * GUARD;
    unsigned char *memory = mmap(NULL, GUARD + size, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    mprotect(memory, GUARD, PROT_NONE);
    run(&call, memory + GUARD, size);
    munmap(memory, GUARD + size);
    return true;
}
