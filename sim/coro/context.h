/* Where a stack stands while it does not run, and what memory checkers must be told when another
 * goes on. In a plain build the telling is empty. For the files of this room only. */
#ifndef LOOPGLASS_CORO_CONTEXT_H
#define LOOPGLASS_CORO_CONTEXT_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__)
#define CORO_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CORO_ASAN 1
#endif
#endif

#ifdef CORO_ASAN
#include <sanitizer/common_interface_defs.h>
#define CORO_NO_ASAN __attribute__((no_sanitize_address))
#else
#define CORO_NO_ASAN
#endif

#ifdef LOOPGLASS_VALGRIND
#include <valgrind/valgrind.h>
#endif

struct coro_context {
    jmp_buf jump;
#ifdef CORO_ASAN
    void *fake_stack;
    const void *bottom; /* of the real stack */
    size_t size;
#endif
};

/* Describes the stack that `context` will run on. */
static inline void context_describe(struct coro_context *context, void *bottom, size_t size)
{
#ifdef CORO_ASAN
    context->fake_stack = NULL;
    context->bottom = bottom;
    context->size = size;
#endif
#ifdef LOOPGLASS_VALGRIND
    (void)VALGRIND_STACK_REGISTER(bottom, (char *)bottom + size);
#endif
    (void)context;
    (void)bottom;
    (void)size;
}

/* The host's context; where its stack lies is learned when it is first left. */
static inline void context_init_host(struct coro_context *context)
{
#ifdef CORO_ASAN
    context->fake_stack = NULL;
#endif
    (void)context;
}

/* To be called right before control goes from one stack to another; `ends` when nothing on the one
 * left is needed any more. */
static inline void context_leaving(struct coro_context *from, const struct coro_context *to,
                                   bool ends)
{
#ifdef CORO_ASAN
    void **keep = ends ? NULL : &from->fake_stack;
    if (ends)
        from->fake_stack = NULL;
    __sanitizer_start_switch_fiber(keep, to->bottom, to->size);
#endif
    (void)from;
    (void)to;
    (void)ends;
}

/* To be called first thing on the stack that control has come to. `left` is the context last left;
 * the host's stack is only described here. */
static inline void context_arrived(struct coro_context *here, struct coro_context *left)
{
#ifdef CORO_ASAN
    __sanitizer_finish_switch_fiber(here->fake_stack, &left->bottom, &left->size);
#endif
    (void)here;
    (void)left;
}

#endif
