/* Following a value on the operand stack from the call that makes it to where it is stored, along the
 * instructions as they stand. */
#include "sim/lang/target.h"

#include "sim/lang/compiler.h"
#include "sim/value/sequence.h"

#define MOST_INSTRUCTIONS 400 /* looked at */
#define NOT_IN_ONE        (-1)

/* Where the value is: so many operands lie above it, or above the tuple or list it is in. */
struct way {
    int above;
    int member; /* its position in a tuple or list, or NOT_IN_ONE */
};

static value stored_in(const struct code *code, enum op op, uint32_t argument)
{
    if (op == OP_STORE_FAST || op == OP_STORE_DEREF)
        return AS_TUPLE(code->slot_names)->items[argument];
    return code->sites[argument].name;
}

static bool is_store(enum op op)
{
    return op == OP_STORE_FAST || op == OP_STORE_DEREF || op == OP_STORE_NAME || op == OP_STORE_GLOBAL;
}

static void swap(struct way *way, int with)
{
    if (way->above == 0)
        way->above = with - 1;
    else if (way->above == with - 1)
        way->above = 0;
}

/* False: the value is lost sight of. */
static bool build(struct way *way, int size)
{
    if (way->above >= size) {
        way->above += 1 - size;
        return true;
    }
    if (way->member != NOT_IN_ONE)
        return false;
    way->member = size - 1 - way->above;
    way->above = 0;
    return true;
}

static bool unpack(struct way *way, int size)
{
    if (way->above > 0) {
        way->above += size - 1;
        return true;
    }
    way->above = way->member;
    way->member = NOT_IN_ONE;
    return way->above >= 0 && way->above < size;
}

/* A comprehension's list gets it: behind the loop, when the iterators have left the stack, that is what
 * lies on top. */
static void append(struct way *way)
{
    if (way->above-- > 0)
        return;
    way->above = 0;
    way->member = 0;
}

/* Other operations may take what lies above the value, not the value. */
static bool pass(struct way *way, enum op op, int argument)
{
    int effect = stack_effect(op, argument);
    if (op == OP_LINE || op == OP_NOP || op == OP_JUMP_BACKWARD || op == OP_COST)
        return true;
    if (effect <= 0 && way->above < 1 - effect)
        return false;
    way->above += effect;
    return true;
}

static bool step(struct way *way, enum op op, int argument)
{
    switch (op) {
    case OP_COPY: way->above = way->above == argument - 1 ? 0 : way->above + 1; return true;
    case OP_SWAP: swap(way, argument); return true;
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST: return build(way, argument);
    case OP_UNPACK_SEQUENCE: return unpack(way, argument);
    case OP_LIST_APPEND: append(way); return true;
    default: return pass(way, op, argument);
    }
}

value frame_target(const struct frame *frame)
{
    const struct code *code = frame->code;
    struct way way = {0, NOT_IN_ONE};
    uint32_t first = frame_instruction(frame) + 1, last = first + MOST_INSTRUCTIONS;
    for (uint32_t i = first; i < last && i < code->instruction_count; i++) {
        enum op op = op_plain(INSTRUCTION_OP(code->instructions[i]));
        uint32_t argument = INSTRUCTION_ARG(code->instructions[i]);
        if (is_store(op)) {
            if (way.above-- == 0)
                return stored_in(code, op, argument);
        } else if (op == OP_STORE_ATTR && way.above < 2) {
            return way.above == 1 ? stored_in(code, op, argument) : NULL;
        } else if (op == OP_JUMP && argument > i) {
            i = argument - 1;
        } else if (!step(&way, op, (int)argument)) {
            return NULL;
        }
    }
    return NULL;
}
