/* A call on a large stack: for what recurses deeper than a coroutine's stack allows, such as a
 * parser, and never gives way. */
#ifndef LOOPGLASS_CORO_LARGE_H
#define LOOPGLASS_CORO_LARGE_H

#include <stdbool.h>
#include <stddef.h>

/* Calls body(argument) on a fresh stack of `size` bytes (address space; memory is taken by the page
 * as it is touched) and returns when it does. The body may not switch coroutines nor leave by
 * longjmp. False, and nothing called, when there is no such stack. */
bool call_on_large_stack(size_t size, void (*body)(void *argument), void *argument);

#endif
