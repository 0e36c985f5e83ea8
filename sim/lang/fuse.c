/* Fusing pairs of instructions when a unit is complete: the table FUSED_OPS of op.h. */
#include "sim/lang/op.h"

#include <stdbool.h>

/* The fused operation for two; OP_COUNT: there is none. */
static enum op fused(enum op first, enum op second)
{
#define X(name, a, b)                                                                              \
    if (first == OP_##a && second == OP_##b)                                                       \
        return OP_##name;
    FUSED_OPS(X)
#undef X
    return OP_COUNT;
}

static bool is_load(enum op op)
{
    return op == OP_LOAD_FAST || op == OP_LOAD_CONST;
}

/* A load is better fused with the operation on what it loads than with a load before it. */
void fuse_instructions(instruction *code, uint32_t count)
{
    for (uint32_t i = 0; i + 1 < count; i++) {
        enum op first = INSTRUCTION_OP(code[i]), second = INSTRUCTION_OP(code[i + 1]);
        enum op after = i + 2 < count ? INSTRUCTION_OP(code[i + 2]) : OP_COUNT;
        enum op both = fused(first, second);
        bool awaited = is_load(second) && !is_load(after) && fused(second, after) != OP_COUNT;
        if (both != OP_COUNT && !awaited)
            code[i] = INSTRUCTION(both, INSTRUCTION_ARG(code[i]));
    }
}
