/* The modules with a part in C, one line each: X(symbol) with `extern const struct module_spec
 * symbol_module`. A private module of a public one in Python is named with an underscore, as in
 * CPython: _heapq. */
#ifndef LOOPGLASS_MODULES_REGISTRY_H
#define LOOPGLASS_MODULES_REGISTRY_H

#include "sim/modules/module.h"

#define NATIVE_MODULES(X) \
    X(asyncio) X(atexit) X(bisect) X(collections) X(contextvars) X(functools) X(gc) \
    X(hashes) \
    X(heapq) X(itertools) X(math) X(operator) X(random) X(re) X(services) X(threads) \
    X(time) X(warnings) X(weakref)

#define X(name) extern const struct module_spec name##_module;
NATIVE_MODULES(X)
#undef X

#endif
