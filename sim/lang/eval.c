/*
 * The dispatch loop: one case for each instruction of op.h. They stand by subject in eval_ops_*.h,
 * parts of the one function run().
 *
 * One activation of run() serves a chain of Python frames: calls, generators and awaits push a
 * frame and go on in the same loop; only natives that call back enter it again. Its state is in
 * three locals: the frame, the next instruction, the top of the operand stack. They are written
 * back to the frame when another is entered (frame->next, frame->top).
 *
 * Ways out of an instruction: NEXT() to the next one; `error` when the machine's error is set;
 * `leave` when the frame returns, yields or lets an exception pass.
 */
/* A handful of slots is emptied at every call: a loop does that sooner than memset, which gcc would
 * make of it. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-tree-loop-distribute-patterns")
#endif

#include "sim/lang/eval.h"

#include "sim/lang/async_generator.h"
#include "sim/lang/coroutine.h"
#include "sim/lang/eval_fast.h"
#include "sim/value/deep.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

#include <string.h>

#define PUSH(v) (*top++ = (v))
#define POP()   (*--top)
#define SAVE()  (frame->next = next, frame->top = top)
#define SITE()  (&frame->code->sites[argument])
#define SECOND() (argument = INSTRUCTION_ARG(*next++)) /* of a fused pair */
#define JUMP()  (next = frame->code->instructions + argument)

/* The first `n` operands from the top are replaced by `v`, a new reference; NULL: error. */
#define REPLACE(n, v)                                                                              \
    do {                                                                                           \
        value made_ = (v);                                                                         \
        if (!made_)                                                                                \
            goto error;                                                                            \
        top = replace_operands(m, top, (n), made_);                                                \
        NEXT();                                                                                    \
    } while (0)

/* Compares two small ints that have left the stack; nearly always a jump follows. */
#define COMPARE_SMALL(a, b)                                                                        \
    do {                                                                                           \
        bool holds_ = small_compare(argument, (a), (b));                                           \
        if (INSTRUCTION_OP(*next) == OP_POP_JUMP_IF_FALSE) {                                       \
            SECOND();                                                                              \
            if (!holds_)                                                                           \
                JUMP();                                                                            \
            NEXT();                                                                                \
        }                                                                                          \
        PUSH(tag_bool(holds_));                                                                    \
        NEXT();                                                                                    \
    } while (0)

/* The first `n` operands are dropped if `ok`; else error. */
#define CONSUME(n, ok)                                                                             \
    do {                                                                                           \
        if (!(ok))                                                                                 \
            goto error;                                                                            \
        top = drop_operands(m, top, (n));                                                          \
        NEXT();                                                                                    \
    } while (0)

#if defined(__GNUC__)
#define CASE(name) op_##name:
#define NEXT()                                                                                     \
    do {                                                                                           \
        instruction i_ = *next++;                                                                  \
        argument = INSTRUCTION_ARG(i_);                                                            \
        goto *labels[i_ & 0xff];                                                                   \
    } while (0)
#define BEGIN_DISPATCH()                                                                           \
    static const void *const labels[] = {OPS(LABEL_OF)};                                           \
    if (start_with_error)                                                                          \
        goto error;                                                                                \
    NEXT()
#define END_DISPATCH()
#define LABEL_OF(name, kind) &&op_##name,
#else
#define CASE(name) case OP_##name:
#define NEXT()     goto dispatch
#define BEGIN_DISPATCH()                                                                           \
    if (start_with_error)                                                                          \
        goto error;                                                                                \
    dispatch:                                                                                      \
    argument = INSTRUCTION_ARG(*next);                                                             \
    switch (INSTRUCTION_OP(*next++)) {
#define END_DISPATCH()                                                                             \
    default:                                                                                       \
        break;                                                                                     \
        }
#endif

static inline value *drop_operands(struct machine *m, value *top, size_t n)
{
    for (; n > 0; n--)
        drop(m, *--top);
    return top;
}

static inline value *replace_operands(struct machine *m, value *top, size_t n, value v)
{
    top = drop_operands(m, top, n);
    *top = v;
    return top + 1;
}

/* Runs from `frame`, which is linked into the running fiber's chain, until it leaves for native
 * code. `sent`: what a resumed generator-like frame gets; stolen. */
static value run(struct machine *m, struct frame *frame, value sent, bool start_with_error,
                 enum send_result *how)
{
    struct fiber *const fiber = m->fiber;
    const instruction *next = frame->next;
    value *top = frame->top;
    uint32_t argument = 0;
    enum send_result outcome;
    enum frame_return returns;
    value result = NULL, instance = NULL;

    if (sent)
        goto resume;
    BEGIN_DISPATCH();

    CASE(NOP)
    {
        NEXT();
    }
    CASE(LINE)
    {
        m->ticks++;
        frame->line = argument;
        if (--m->countdown <= 0 && !m->hooks.countdown_expired(m))
            goto error;
        if (m->line_watch) {
            SAVE();
            if (!m->lang->line_seen(m, frame))
                goto error;
        }
        NEXT();
    }
    CASE(COST)
    {
        SAVE();
        if (!m->lang->cost_of_call(m, argument))
            goto error;
        NEXT();
    }
    CASE(INTERRUPT)
    {
        next--; /* it stands in the place of another, which comes back */
        SAVE();
        if (!m->lang->interrupted(m))
            goto error;
        NEXT();
    }
    CASE(POP_TOP)
    {
        drop(m, POP());
        NEXT();
    }
    CASE(COPY)
    {
        *top = keep_or_null(top[-(int64_t)argument]);
        top++;
        NEXT();
    }
    CASE(SWAP)
    {
        value v = top[-1];
        top[-1] = top[-(int64_t)argument];
        top[-(int64_t)argument] = v;
        NEXT();
    }
    CASE(PUSH_NULL)
    {
        PUSH(NULL);
        NEXT();
    }

#include "sim/lang/eval_ops_variables.h"
#include "sim/lang/eval_ops_items.h"
#include "sim/lang/eval_ops_operators.h"
#include "sim/lang/eval_ops_building.h"
#include "sim/lang/eval_ops_calls.h"
#include "sim/lang/eval_ops_generators.h"
#include "sim/lang/eval_ops_exceptions.h"
#include "sim/lang/eval_ops_others.h"
#include "sim/lang/eval_ops_fused.h"
    END_DISPATCH();

resume: /* `frame` has just been linked in: it goes on with `sent`, or with the error that is set */
    next = frame->next;
    top = frame->top;
    frame->begun = true;
    if (!sent)
        goto error;
    if (frame->delegating) {
        frame->delegating = false;
        goto send_on;
    }
    if (at_start(frame))
        drop(m, sent);
    else
        PUSH(sent);
    NEXT();

send_on: /* `sent` goes to the iterator on top, to which this frame delegates */
    if (is_exactly(top[-1], m->types.generator) && can_enter_generator(AS_GENERATOR(top[-1]))) {
        struct generator *inner = AS_GENERATOR(top[-1]);
        SAVE();
        if (!generator_enter(m, inner, RETURN_TO_FRAME)) {
            drop(m, sent);
            goto error;
        }
        frame = inner->frame;
        goto resume;
    }
    SAVE();
    {
        value given;
        outcome = object_send(m, top[-1], sent, false, &given);
        result = given;
    }
    drop(m, sent);
    if (outcome == SEND_RAISED)
        goto error;
    if (outcome == SEND_RETURNED)
        REPLACE(1, result);
    frame->delegating = true;
    goto leave;

call_failed: /* of native code; the operands are still there */
    eval_add_traceback(m, frame, (uint32_t)(next - 1 - frame->code->instructions), top);
    goto unwind;

error:
    eval_add_traceback(m, frame, (uint32_t)(next - 1 - frame->code->instructions), NULL);
unwind: {
    uint32_t at = (uint32_t)(next - 1 - frame->code->instructions);
    const struct handler *handler = m->unwinding ? NULL : eval_find_handler(frame->code, at);
    if (handler) {
        value *base = frame_operands(frame) + handler->depth;
        top = drop_operands(m, top, (size_t)(top - base));
        PUSH(error_take(m));
        next = frame->code->instructions + handler->target;
        NEXT();
    }
    frame_drop_operands(m, frame, top);
    outcome = SEND_RAISED;
    result = NULL;
}

leave: /* the frame gives way with `outcome` and `result` */
    returns = frame->returns;
    instance = frame->instance;
    {
        struct frame *left = frame;
        frame = left->back;
        if (left->owner) {
            generator_leave(m, AS_GENERATOR(left->owner), outcome);
        } else {
            fiber->frame = frame;
            m->depth--;
            left->instance = NULL;
            frame_free(m, left);
        }
    }

deliver: /* to whoever waits for it: native code, or the instruction that `frame` is at */
    if (returns == RETURN_TO_NATIVE) {
        *how = outcome;
        return result;
    }
    next = frame->next;
    top = frame->top;
    if (returns == RETURN_INSTANCE) {
        if (outcome == SEND_RAISED) {
            drop(m, instance);
            goto error;
        }
        REPLACE(0, eval_finish_init(m, instance, result));
    }
    switch (INSTRUCTION_OP(next[-1])) {
    case OP_AWAIT:
        if (is_exactly(top[-1], m->types.async_generator_asend))
            result = async_step_end(m, AS_ASYNC_STEP(top[-1]), outcome, result);
        REPLACE(1, result);
    case OP_FOR_ITER:
    case OP_FOR_ITER_STORE_FAST:
        if (outcome != SEND_RETURNED)
            REPLACE(0, result);
        drop(m, result);
        drop(m, POP());
        argument = INSTRUCTION_ARG(next[-1]);
        JUMP();
        NEXT();
    case OP_YIELD_FROM:
        if (outcome == SEND_YIELDED) {
            frame->delegating = true;
            goto leave;
        }
        REPLACE(1, result);
    default:
        REPLACE(0, result);
    }
}

struct deep_frame {
    struct frame *frame;
    struct generator *gen;
    value sent, result;
    enum send_result how;
};

static void eval_deep(struct machine *m, void *closure)
{
    struct deep_frame *call = closure;
    call->result = eval_frame(m, call->frame);
}

static void resume_deep(struct machine *m, void *closure)
{
    struct deep_frame *call = closure;
    call->how = eval_resume(m, call->gen, call->sent, &call->result);
}

value eval_frame(struct machine *m, struct frame *frame)
{
    enum send_result how;
    if (stack_is_low(m)) {
        struct deep_frame call = {.frame = frame};
        if (!deep_run(m, eval_deep, &call))
            frame_free(m, frame);
        return call.result;
    }
    if (!eval_check_depth(m) || !machine_enter_native(m, "")) {
        frame_free(m, frame);
        return NULL;
    }
    push_frame(m, m->fiber, frame, RETURN_TO_NATIVE);
    value result = run(m, frame, NULL, false, &how);
    machine_leave_native(m);
    return result;
}

enum send_result eval_resume(struct machine *m, struct generator *gen, value sent, value *result)
{
    enum send_result how = SEND_RAISED;
    if (!sent)
        exception_chain_to(m, m->error, m->fiber->handled); /* _PyErr_ChainStackItem: its own */
    if (stack_is_low(m)) {
        struct deep_frame call = {.gen = gen, .sent = sent};
        if (deep_run(m, resume_deep, &call)) {
            *result = call.result;
            return call.how;
        }
    } else if (machine_enter_native(m, "")) {
        gen->frame->begun |= !sent;
        *result = run(m, gen->frame, sent, !sent, &how);
        machine_leave_native(m);
        return how;
    }
    drop(m, sent);
    generator_leave(m, gen, SEND_YIELDED); /* it stays as it was */
    *result = NULL;
    return SEND_RAISED;
}

/* The instruction at which the frame stands is an AWAIT, whose operand becomes `result` (stolen; NULL:
 * the error that is set is raised there). */
static value go_on(struct machine *m, value result)
{
    struct frame *frame = m->fiber->frame;
    enum send_result how;
    if (result) {
        drop(m, frame->top[-1]);
        frame->top[-1] = result;
    }
    return run(m, frame, NULL, !result, &how);
}

value eval_again(struct machine *m)
{
    enum send_result how;
    m->native_depth++;
    value result = run(m, m->fiber->frame, NULL, false, &how);
    m->native_depth--;
    return result;
}

value eval_unpark(struct machine *m, value sent, bool throwing)
{
    struct fiber *fiber = m->fiber;
    bool parked = false;
    value awaited = fiber->frame ? fiber->frame->top[-1] : fiber->owner;
    uint32_t depth = m->native_depth;
    m->native_depth = depth + (fiber->frame != NULL); /* the evaluator's activation */
    value result = eval_end_wait(m, awaited, sent, throwing, &parked);
    if (!parked && fiber->frame)
        result = go_on(m, result);
    m->native_depth = depth;
    return result;
}
