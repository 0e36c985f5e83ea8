/* The types that the evaluator brings, each described in the file of its subject. */
#ifndef LOOPGLASS_LANG_TYPES_H
#define LOOPGLASS_LANG_TYPES_H

#include "sim/value/object.h"

/* clang-format off */
#define LANG_TYPES(X)                                                                              \
    X(code) X(function) X(frame) X(generator) X(coroutine) X(coroutine_wrapper)            \
    X(async_generator) X(async_generator_asend) X(async_generator_athrow) X(anext_awaitable)       \
    X(native_coroutine)
/* clang-format on */

#define X(name) extern const struct type_spec name##_type_spec;
LANG_TYPES(X)
#undef X

/* What stands after "at 0x" in a repr. */
static inline int64_t object_address(struct machine *m, value v)
{
    return object_id(m, v);
}

#endif
