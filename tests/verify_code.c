/* An abstract run of a code object: see verify_code.h. */
#include "verify_code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/str.h"

struct verifier {
    struct machine *m;
    struct code *code;
    int *depth;       /* before each instruction; -1: not reached yet */
    bool *set;        /* instruction_count rows of slot_count: surely set before it */
    bool *waiting;    /* to be looked at (again) */
    uint32_t *work;
    size_t work_count;
    char *message;
    size_t size;
    bool failed;
};

static void fail(struct verifier *v, uint32_t at, const char *what, int number)
{
    if (!v->failed)
        snprintf(v->message, v->size, "%s: instruction %u (%s, line %u): %s %d",
                 str_text(v->code->qualname), at, op_name(INSTRUCTION_OP(v->code->instructions[at])),
                 v->code->positions[at].line, what, number);
    v->failed = true;
}

static bool *row(struct verifier *v, uint32_t at)
{
    return v->set + (size_t)at * v->code->slot_count;
}

static void flow(struct verifier *v, uint32_t from, uint32_t to, int depth, const bool *set)
{
    bool changed = false;
    if (to >= v->code->instruction_count) {
        fail(v, from, "goes beyond the end:", (int)to);
        return;
    }
    if (v->depth[to] < 0) {
        v->depth[to] = depth;
        memcpy(row(v, to), set, v->code->slot_count);
        changed = true;
    } else if (v->depth[to] != depth) {
        fail(v, to, "comes with another depth:", depth);
    } else {
        for (uint32_t i = 0; i < v->code->slot_count; i++)
            if (row(v, to)[i] && !set[i])
                row(v, to)[i] = false, changed = true;
    }
    if (changed && !v->waiting[to]) {
        v->waiting[to] = true;
        v->work[v->work_count++] = to;
    }
}

static const struct handler *handler_of(const struct code *code, uint32_t at)
{
    for (uint32_t i = 0; i < code->handler_count; i++)
        if (at >= code->handlers[i].start && at < code->handlers[i].end)
            return &code->handlers[i];
    return NULL;
}

static void note_slots(struct verifier *v, uint32_t at, enum op op, uint32_t argument, bool *set)
{
    bool null = at > 0 && INSTRUCTION_OP(v->code->instructions[at - 1]) == OP_PUSH_NULL;
    switch (op) {
    case OP_LOAD_FAST:
        if (!set[argument])
            fail(v, at, "loads without a check slot", (int)argument);
        break;
    case OP_LOAD_FAST_CHECK: set[argument] = true; break;
    case OP_STORE_FAST: set[argument] = !null; break;
    case OP_DELETE_FAST: case OP_LOAD_FAST_AND_CLEAR: set[argument] = false; break;
    default: break;
    }
}

static bool is_conditional(enum op op)
{
    return op != OP_JUMP && op != OP_JUMP_BACKWARD;
}

static bool ends(enum op op)
{
    return op == OP_RETURN_VALUE || op == OP_RERAISE || op == OP_RAISE_VARARGS;
}

static void step(struct verifier *v, uint32_t at, bool *set)
{
    enum op op = op_plain(INSTRUCTION_OP(v->code->instructions[at]));
    uint32_t argument = INSTRUCTION_ARG(v->code->instructions[at]);
    int depth = v->depth[at], after = depth + stack_effect(op, (int)argument);
    const struct handler *handler = handler_of(v->code, at);
    memcpy(set, row(v, at), v->code->slot_count);
    if (handler && (int)handler->depth > depth)
        fail(v, at, "its handler wants more operands:", (int)handler->depth);
    if (handler)
        flow(v, at, handler->target, (int)handler->depth + 1, set);
    note_slots(v, at, op, argument, set);
    if (after < 0 || after > (int)v->code->stack_size)
        fail(v, at, "leaves the stack's bounds:", after);
    if (op_argument_kind(op) == ARG_JUMP) {
        int jumped = op == OP_FOR_ITER ? after - 2
                     : op == OP_JUMP_IF_FALSE_OR_POP || op == OP_JUMP_IF_TRUE_OR_POP ? after + 1
                                                                                     : after;
        if (op != OP_JUMP_BACKWARD && argument <= at)
            fail(v, at, "jumps backward to", (int)argument);
        flow(v, at, argument, jumped, set);
        if (!is_conditional(op))
            return;
    }
    if (!ends(op))
        flow(v, at, at + 1, after, set);
}

static void run(struct verifier *v)
{
    bool *set = calloc(v->code->slot_count + 1, 1);
    for (uint32_t i = 0; i < v->code->slot_count; i++)
        set[i] = v->code->slot_kinds[i] & SLOT_ARGUMENT;
    flow(v, 0, 0, 0, set);
    while (v->work_count && !v->failed) {
        uint32_t at = v->work[--v->work_count];
        v->waiting[at] = false;
        step(v, at, set);
    }
    free(set);
}

static bool verify_one(struct machine *m, struct code *code, char *message, size_t size)
{
    struct verifier v = {.m = m, .code = code, .message = message, .size = size};
    v.depth = malloc(code->instruction_count * sizeof *v.depth);
    v.set = calloc((size_t)code->instruction_count * (code->slot_count + 1), 1);
    v.waiting = calloc(code->instruction_count, 1);
    v.work = calloc(code->instruction_count, sizeof *v.work);
    memset(v.depth, 0xff, code->instruction_count * sizeof *v.depth);
    run(&v);
    free(v.depth);
    free(v.set);
    free(v.waiting);
    free(v.work);
    return !v.failed;
}

bool verify_code(struct machine *m, struct code *code, char *message, size_t size)
{
    if (!verify_one(m, code, message, size))
        return false;
    for (uint32_t i = 0; i < code->constant_count; i++)
        if (is_exactly(code->constants[i], m->types.code) &&
            !verify_code(m, AS_CODE(code->constants[i]), message, size))
            return false;
    return true;
}
