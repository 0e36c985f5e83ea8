/*
 * The dispatch loop: one case for each instruction of op.h, in its order.
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

    /* --- constants, variables */

    CASE(LOAD_CONST)
    {
        PUSH(keep(frame->code->constants[argument]));
        NEXT();
    }
    CASE(LOAD_FAST)
    {
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_CHECK)
    {
        if (!frame->slots[argument]) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_AND_CLEAR)
    {
        PUSH(frame->slots[argument]);
        frame->slots[argument] = NULL;
        NEXT();
    }
    CASE(STORE_FAST)
    {
        value before = frame->slots[argument];
        frame->slots[argument] = POP();
        drop(m, before);
        NEXT();
    }
    CASE(DELETE_FAST)
    {
        if (!frame->slots[argument]) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        drop_place(m, frame->slots[argument]);
        NEXT();
    }
    CASE(MAKE_CELL)
    {
        value cell = cell_new(m, frame->slots[argument]);
        frame->slots[argument] = cell;
        if (!cell)
            goto error;
        NEXT();
    }
    CASE(LOAD_DEREF)
    {
        value item = AS_CELL(frame->slots[argument])->item;
        if (!item) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        PUSH(keep(item));
        NEXT();
    }
    CASE(STORE_DEREF)
    {
        value v = POP();
        replace_place(m, AS_CELL(frame->slots[argument])->item, v);
        NEXT();
    }
    CASE(DELETE_DEREF)
    {
        if (!AS_CELL(frame->slots[argument])->item) {
            eval_raise_unbound(m, frame, argument);
            goto error;
        }
        drop_place(m, AS_CELL(frame->slots[argument])->item);
        NEXT();
    }
    CASE(LOAD_CLOSURE)
    {
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FROM_DICT_OR_DEREF)
    {
        REPLACE(1, eval_load_from_dict_or_deref(m, frame, top[-1], argument));
    }
    CASE(LOAD_LOCALS)
    {
        PUSH(keep(frame->locals));
        NEXT();
    }
    CASE(LOAD_NAME)
    {
        REPLACE(0, eval_load_name(m, frame, SITE()->name));
    }
    CASE(STORE_NAME)
    {
        CONSUME(1, eval_store_name(m, frame, SITE()->name, top[-1]));
    }
    CASE(DELETE_NAME)
    {
        CONSUME(0, eval_delete_name(m, frame, SITE()->name));
    }
    CASE(LOAD_GLOBAL)
    {
        struct site *site = SITE();
        if (site_holds_global(site, frame)) {
            PUSH(keep(site->cached));
            NEXT();
        }
        REPLACE(0, eval_load_global(m, frame, site));
    }
    CASE(STORE_GLOBAL)
    {
        CONSUME(1, dict_set(m, frame->globals, SITE()->name, top[-1]));
    }
    CASE(DELETE_GLOBAL)
    {
        CONSUME(0, eval_delete_global(m, frame, SITE()->name));
    }

    /* --- attributes, items */

    CASE(LOAD_ATTR)
    {
        value v = site_instance_attribute(SITE(), top[-1]);
        if (v)
            keep(v);
        else if (!(v = eval_load_attribute(m, SITE(), top[-1])))
            goto error;
        value object = top[-1];
        top[-1] = v;
        drop(m, object);
        NEXT();
    }
    CASE(LOAD_METHOD)
    {
        value object = top[-1], self = object, method = site_method(m, SITE(), object);
        if (method) {
            top[-1] = keep(method);
            PUSH(object);
            NEXT();
        }
        method = eval_load_method(m, SITE(), object, &self);
        if (!method)
            goto error;
        top[-1] = method;
        if (!self)
            drop(m, object);
        PUSH(self);
        NEXT();
    }
    CASE(STORE_ATTR)
    {
        value object = top[-1], v = top[-2];
        value *place = site_instance_place(SITE(), object);
        if (place) {
            value before = *place;
            *place = v;
            top -= 2;
            drop(m, before);
            drop(m, object);
            NEXT();
        }
        CONSUME(2, eval_store_attribute(m, SITE(), object, v));
    }
    CASE(DELETE_ATTR)
    {
        CONSUME(1, object_set_attribute(m, top[-1], SITE()->name, NULL));
    }
    CASE(LOAD_SUPER_ATTR)
    {
        REPLACE(3, eval_load_super(m, top - 3, SITE()->name, NULL));
    }
    CASE(LOAD_SUPER_METHOD)
    {
        value self = NULL;
        value method = eval_load_super(m, top - 3, SITE()->name, &self);
        if (!method)
            goto error;
        keep_or_null(self);
        top = replace_operands(m, top, 3, method);
        PUSH(self);
        NEXT();
    }
    CASE(BINARY_SUBSCR)
    {
        value v = fast_item(m, top[-2], top[-1]);
        REPLACE(2, v ? v : object_get_item(m, top[-2], top[-1]));
    }
    CASE(STORE_SUBSCR)
    {
        if (fast_set_item(m, top[-2], top[-1], top[-3])) {
            top = drop_operands(m, top, 2) - 1; /* the item has moved */
            NEXT();
        }
        CONSUME(3, object_set_item(m, top[-2], top[-1], top[-3]));
    }
    CASE(DELETE_SUBSCR)
    {
        CONSUME(2, object_set_item(m, top[-2], top[-1], NULL));
    }
    CASE(BUILD_SLICE)
    {
        value *at = top - argument;
        REPLACE(argument, slice_new(m, at[0], at[1], argument == 3 ? at[2] : NONE));
    }

    /* --- operators */

    CASE(BINARY_OP)
    {
        value a = top[-2], b = top[-1], v;
        if (both_small_ints(a, b) && (v = small_binary(argument, a, b))) {
            top[-2] = v;
            top--;
            NEXT();
        }
        REPLACE(2, fast_binary(m, argument, a, b));
    }
    CASE(INPLACE_OP)
    {
        value a = top[-2], b = top[-1], v;
        if (both_small_ints(a, b) && (v = small_binary(argument, a, b))) {
            top -= 2;
            if (INSTRUCTION_OP(*next) == OP_STORE_FAST && is_small_int(frame->slots[INSTRUCTION_ARG(*next)])) {
                SECOND();
                frame->slots[argument] = v;
                NEXT();
            }
            PUSH(v);
            NEXT();
        }
        if (argument == BINARY_ADD && is_exactly(a, m->types.str) &&
            is_exactly(b, m->types.str)) {
            release_target(m, frame, *next, a);
            top[-2] = NULL;
            REPLACE(2, str_append(m, a, b));
        }
        REPLACE(2, fast_inplace(m, argument, a, b));
    }
    CASE(COMPARE_OP)
    {
        value a = top[-2], b = top[-1];
        if (both_small_ints(a, b)) {
            top -= 2;
            COMPARE_SMALL(a, b);
        }
        REPLACE(2, fast_compare(m, argument, a, b));
    }
    CASE(IS_OP)
    {
        bool same = top[-2] == top[-1];
        REPLACE(2, tag_bool(same != (bool)argument));
    }
    CASE(CONTAINS_OP)
    {
        int found = object_contains(m, top[-1], top[-2]);
        REPLACE(2, found < 0 ? NULL : tag_bool(found != (int)argument));
    }
    CASE(UNARY_NEGATIVE)
    {
        REPLACE(1, object_unary(m, UNARY_NEG, top[-1]));
    }
    CASE(UNARY_POSITIVE)
    {
        REPLACE(1, object_unary(m, UNARY_POS, top[-1]));
    }
    CASE(UNARY_INVERT)
    {
        REPLACE(1, object_unary(m, UNARY_INVERT, top[-1]));
    }
    CASE(UNARY_NOT)
    {
        int truth = fast_truth(m, top[-1]);
        REPLACE(1, truth < 0 ? NULL : tag_bool(!truth));
    }
    CASE(TO_BOOL)
    {
        int truth = fast_truth(m, top[-1]);
        REPLACE(1, truth < 0 ? NULL : tag_bool(truth));
    }

    /* --- jumps */

    CASE(JUMP)
    {
        JUMP();
        NEXT();
    }
    CASE(JUMP_BACKWARD)
    {
        if (--m->countdown <= 0 && !m->hooks.countdown_expired(m))
            goto error;
        JUMP();
        NEXT();
    }
    CASE(POP_JUMP_IF_FALSE)
    {
        value v = POP();
        if (v == TRUE)
            NEXT();
        if (v != FALSE) {
            int truth = fast_truth(m, v);
            drop(m, v);
            if (truth < 0)
                goto error;
            if (truth)
                NEXT();
        }
        JUMP();
        NEXT();
    }
    CASE(POP_JUMP_IF_TRUE)
    {
        value v = POP();
        if (v == FALSE)
            NEXT();
        if (v != TRUE) {
            int truth = fast_truth(m, v);
            drop(m, v);
            if (truth < 0)
                goto error;
            if (!truth)
                NEXT();
        }
        JUMP();
        NEXT();
    }
    CASE(POP_JUMP_IF_NONE)
    {
        value v = POP();
        if (v == NONE)
            JUMP();
        drop(m, v);
        NEXT();
    }
    CASE(POP_JUMP_IF_NOT_NONE)
    {
        value v = POP();
        if (v != NONE)
            JUMP();
        drop(m, v);
        NEXT();
    }
    CASE(JUMP_IF_FALSE_OR_POP)
    {
        int truth = fast_truth(m, top[-1]);
        if (truth < 0)
            goto error;
        if (truth)
            drop(m, POP());
        else
            JUMP();
        NEXT();
    }
    CASE(JUMP_IF_TRUE_OR_POP)
    {
        int truth = fast_truth(m, top[-1]);
        if (truth < 0)
            goto error;
        if (truth)
            JUMP();
        else
            drop(m, POP());
        NEXT();
    }

    /* --- building */

    CASE(BUILD_TUPLE)
    {
        value v = tuple_new(m, argument);
        if (!v)
            goto error;
        top -= argument;
        memcpy(AS_TUPLE(v)->items, top, argument * sizeof(value));
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_LIST)
    {
        value v = list_new(m, argument);
        if (!v)
            goto error;
        top -= argument;
        if (argument)
            memcpy(AS_LIST(v)->items, top, argument * sizeof(value));
        AS_LIST(v)->size = argument;
        PUSH(v);
        NEXT();
    }
    CASE(BUILD_SET)
    {
        value v = set_new(m);
        for (value *at = top - argument; v && at < top; at++)
            if (!set_add(m, v, *at))
                v = drop_and_fail(m, v);
        REPLACE(argument, v);
    }
    CASE(BUILD_MAP)
    {
        REPLACE(2 * argument, eval_build_map(m, top - 2 * argument, argument));
    }
    CASE(BUILD_CONST_KEY_MAP)
    {
        value *items = top - 1 - argument;
        REPLACE(argument + 1, eval_build_const_key_map(m, items, argument, top[-1]));
    }
    CASE(BUILD_STRING)
    {
        REPLACE(argument, eval_build_string(m, top - argument, argument));
    }
    CASE(LIST_APPEND)
    {
        value v = POP();
        if (!list_append_steal(m, top[-(int64_t)argument], v))
            goto error;
        NEXT();
    }
    CASE(LIST_EXTEND)
    {
        CONSUME(1, eval_list_extend(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(LIST_TO_TUPLE)
    {
        REPLACE(1, tuple_from(m, AS_LIST(top[-1])->items, list_size(top[-1])));
    }
    CASE(SET_ADD)
    {
        CONSUME(1, set_add(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(SET_UPDATE)
    {
        CONSUME(1, eval_set_update(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(MAP_ADD)
    {
        value dict = top[-2 - (int64_t)argument];
        CONSUME(2, dict_set(m, AS_DICT(dict), top[-2], top[-1]));
    }
    CASE(DICT_UPDATE)
    {
        CONSUME(1, eval_dict_update(m, top[-1 - (int64_t)argument], top[-1]));
    }
    CASE(DICT_MERGE)
    {
        value *into = top - 1 - argument; /* below it: callable, self or NULL, tuple */
        CONSUME(1, eval_dict_merge(m, into[-3], *into, top[-1]));
    }
    CASE(UNPACK_SEQUENCE)
    {
        value sequence = POP();
        if (!eval_unpack(m, sequence, argument, -1, top)) {
            drop(m, sequence);
            goto error;
        }
        top += argument;
        drop(m, sequence);
        NEXT();
    }
    CASE(UNPACK_EX)
    {
        value sequence = POP();
        size_t before = argument & 0xff, after = argument >> 8;
        if (!eval_unpack(m, sequence, before, (int64_t)after, top)) {
            drop(m, sequence);
            goto error;
        }
        top += before + 1 + after;
        drop(m, sequence);
        NEXT();
    }
    CASE(FORMAT_SIMPLE)
    {
        if (is_exactly(top[-1], m->types.str))
            NEXT();
        REPLACE(1, object_format(m, top[-1], NULL));
    }
    CASE(FORMAT_WITH_SPEC)
    {
        REPLACE(2, object_format(m, top[-2], top[-1]));
    }
    CASE(CONVERT_VALUE)
    {
        REPLACE(1, eval_convert(m, top[-1], argument));
    }

    /* --- calls, functions, classes */

    CASE(CALL)
    {
        value *base = top - argument - 2;
        if (is_exactly(base[0], m->types.method) && !base[1] && !unpack_method(m, base))
            goto error;
        value *args = base[1] ? base + 1 : base + 2;
        size_t count = (size_t)(top - args);
        struct frame *called = NULL;
        if (is_exactly(base[0], m->types.function)) {
            called = fast_function_frame(m, AS_FUNCTION(base[0]), args, count);
            if (!called)
                goto error;
            SAVE();
            frame->top = base;
            frame = push_frame(m, fiber, called, RETURN_TO_FRAME);
            next = frame->next;
            top = frame->top;
            NEXT();
        }
        if (is_exactly(base[0], m->types.type) && !base[1]) {
            called = eval_instance_frame(m, base, count);
            if (called) {
                SAVE();
                frame->top = base;
                frame = push_frame(m, fiber, called, RETURN_INSTANCE);
                next = frame->next;
                top = frame->top;
                NEXT();
            }
            if (m->error)
                goto error;
        }
        frame->next = next;
        result = eval_call(m, base[0], args, count);
        if (!result)
            goto call_failed;
        top = replace_operands(m, top, (size_t)(top - base), result);
        NEXT();
    }
    CASE(CALL_KW)
    {
        value *base = top - argument - 3, names = top[-1];
        value *args = base[1] ? base + 1 : base + 2;
        size_t count = (size_t)(top - 1 - args) - tuple_size(names);
        if (is_exactly(base[0], m->types.function)) {
            struct args given = {args, count, names};
            struct frame *called = eval_check_depth(m)
                                       ? function_frame(m, AS_FUNCTION(base[0]), &given)
                                       : NULL;
            if (!called)
                goto error;
            top = drop_operands(m, top, (size_t)(top - base));
            SAVE();
            frame = push_frame(m, fiber, called, RETURN_TO_FRAME);
            next = frame->next;
            top = frame->top;
            NEXT();
        }
        frame->next = next;
        result = eval_call_keywords(m, base[0], args, count, names);
        if (!result)
            goto call_failed;
        REPLACE((size_t)(top - base), result);
    }
    CASE(CALL_FUNCTION_EX)
    {
        value *base = top - 3 - argument;
        struct frame *called = eval_frame_ex(m, base[0], base[2], argument ? base[3] : NULL);
        if (called) {
            top = drop_operands(m, top, 3 + argument);
            SAVE();
            frame = push_frame(m, fiber, called, RETURN_TO_FRAME);
            next = frame->next;
            top = frame->top;
            NEXT();
        }
        if (m->error)
            goto error;
        frame->next = next;
        result = eval_call_ex(m, base[0], base[2], argument ? base[3] : NULL);
        REPLACE((size_t)(top - base), result);
    }
    CASE(MAKE_FUNCTION)
    {
        size_t used = make_function_operands(argument);
        REPLACE(used, eval_make_function(m, frame, top - used, argument));
    }
    CASE(LOAD_BUILD_CLASS)
    {
        REPLACE(0, eval_load_build_class(m, frame));
    }
    CASE(RETURN_VALUE)
    {
        result = POP();
        if (frame->returns == RETURN_TO_FRAME && !frame->owner) {
            struct frame *left = frame;
            frame = left->back;
            fiber->frame = frame;
            m->depth--;
            frame_release(m, left);
            next = frame->next;
            top = frame->top;
            PUSH(result);
            NEXT();
        }
        outcome = SEND_RETURNED;
        goto leave;
    }
    CASE(SETUP_ANNOTATIONS)
    {
        CONSUME(0, eval_setup_annotations(m, frame));
    }

    /* --- generators, coroutines */

    CASE(RETURN_GENERATOR)
    {
        SAVE();
        result = generator_new(m, frame);
        if (!result)
            goto error;
        returns = frame->returns;
        instance = frame->instance;
        fiber->frame = frame->back;
        frame->back = NULL;
        frame->instance = NULL;
        m->depth--;
        outcome = SEND_RETURNED;
        frame = fiber->frame;
        goto deliver;
    }
    CASE(YIELD_VALUE)
    {
        result = POP();
        SAVE();
        outcome = SEND_YIELDED;
        goto leave;
    }
    CASE(ASYNC_GEN_YIELD)
    {
        result = POP();
        SAVE();
        outcome = SEND_YIELDED;
        goto leave;
    }
    CASE(GET_YIELD_FROM_ITER)
    {
        REPLACE(1, eval_get_yield_from_iter(m, frame, top[-1]));
    }
    CASE(YIELD_FROM)
    {
        sent = NONE;
        goto send_on;
    }
    CASE(AWAIT)
    {
        value awaited = top[-1];
        SAVE();
        if (is_exactly(awaited, m->types.coroutine) &&
            coroutine_is_fresh(AS_GENERATOR(awaited))) {
            if (!generator_enter(m, AS_GENERATOR(awaited), RETURN_TO_FRAME))
                goto error;
            frame = AS_GENERATOR(awaited)->frame;
            sent = NONE;
            goto resume;
        }
        if (is_exactly(awaited, m->types.async_generator_asend)) {
            struct async_step *step = AS_ASYNC_STEP(awaited);
            value first;
            int enter = async_step_begin(m, step, &first);
            if (enter < 0)
                goto error;
            if (enter) {
                struct generator *gen = AS_GENERATOR(step->generator);
                sent = first;
                if (!generator_enter(m, gen, RETURN_TO_FRAME)) {
                    drop(m, sent);
                    goto error;
                }
                frame = gen->frame;
                goto resume;
            }
            REPLACE(1, first);
        }
        if (!fiber_may_park(m, 1))
            REPLACE(1, eval_await(m, awaited, argument));
        bool parked = false;
        result = eval_await_parking(m, awaited, argument, &parked);
        if (parked) {
            frame->next = next - fiber->wants_stack; /* it is taken again */
            *how = SEND_YIELDED;
            return NULL;
        }
        REPLACE(1, result);
    }
    CASE(GET_ITER)
    {
        REPLACE(1, object_iter(m, top[-1]));
    }
    CASE(FOR_ITER)
    for_iter: {
        value iterator = top[-1];
        if (is_exactly(iterator, m->types.generator) &&
            can_enter_generator(AS_GENERATOR(iterator))) {
            SAVE();
            if (!generator_enter(m, AS_GENERATOR(iterator), RETURN_TO_FRAME))
                goto error;
            frame = AS_GENERATOR(iterator)->frame;
            sent = NONE;
            goto resume;
        }
        value v = fast_next(m, iterator);
        if (v) {
            PUSH(v);
            NEXT();
        }
        if (m->error)
            goto error;
        drop(m, POP());
        JUMP();
        NEXT();
    }
    CASE(GET_AITER)
    {
        REPLACE(1, eval_get_aiter(m, top[-1]));
    }
    CASE(GET_ANEXT)
    {
        REPLACE(0, eval_get_anext(m, top[-1]));
    }
    CASE(END_ASYNC_FOR)
    {
        value exception = POP();
        if (!is_instance(m, exception, m->types.StopAsyncIteration)) {
            reraise(m, exception);
            goto unwind;
        }
        drop(m, exception);
        drop(m, POP());
        NEXT();
    }

    /* --- with, exceptions */

    CASE(BEFORE_WITH)
    {
        value exit, entered;
        frame->next = next;
        if (!eval_before_with(m, top[-1], false, &exit, &entered))
            goto error;
        top = replace_operands(m, top, 1, exit);
        PUSH(entered);
        NEXT();
    }
    CASE(BEFORE_ASYNC_WITH)
    {
        value exit, entered;
        frame->next = next;
        if (!eval_before_with(m, top[-1], true, &exit, &entered))
            goto error;
        top = replace_operands(m, top, 1, exit);
        PUSH(entered);
        NEXT();
    }
    CASE(WITH_EXCEPT_START)
    {
        frame->next = next;
        REPLACE(0, eval_with_exit(m, top[-3], top[-1]));
    }
    CASE(PUSH_EXC_INFO)
    {
        value exception = top[-1];
        top[-1] = eval_enter_handled(m, exception);
        PUSH(exception);
        NEXT();
    }
    CASE(POP_EXCEPT)
    {
        eval_leave_handled(m, POP());
        NEXT();
    }
    CASE(CHECK_EXC_MATCH)
    {
        int matches = eval_match_exception(m, top[-2], top[-1]);
        REPLACE(1, matches < 0 ? NULL : tag_bool(matches));
    }
    CASE(CHECK_EG_MATCH)
    {
        value rest, matched;
        if (!eval_match_group(m, top[-2], top[-1], &rest, &matched))
            goto error;
        top = replace_operands(m, top, 2, rest);
        PUSH(matched);
        NEXT();
    }
    CASE(PREP_RERAISE_STAR)
    {
        REPLACE(2, exception_prepare_reraise(m, top[-2], top[-1]));
    }
    CASE(RERAISE)
    {
        reraise(m, POP());
        goto unwind;
    }
    CASE(RAISE_VARARGS)
    {
        if (argument == 0 && lang_handled(m)) {
            reraise(m, keep(lang_handled(m)));
            goto unwind;
        }
        eval_raise(m, argument > 0 ? top[-(int64_t)argument] : NULL, argument > 1 ? top[-1] : NULL);
        goto error;
    }
    CASE(LOAD_ASSERTION_ERROR)
    {
        PUSH(keep((value)m->types.AssertionError));
        NEXT();
    }
    CASE(STOPITERATION_ERROR)
    {
        top[-1] = eval_stop_iteration_error(m, frame, top[-1]);
        if (!top[-1]) {
            top--;
            goto error;
        }
        NEXT();
    }

    /* --- match */

    CASE(MATCH_SEQUENCE)
    {
        REPLACE(0, tag_bool(has_type_flag(m, top[-1], TYPE_MATCH_SEQUENCE)));
    }
    CASE(MATCH_MAPPING)
    {
        REPLACE(0, tag_bool(has_type_flag(m, top[-1], TYPE_MATCH_MAPPING)));
    }
    CASE(MATCH_KEYS)
    {
        REPLACE(0, eval_match_keys(m, top[-2], top[-1]));
    }
    CASE(MATCH_CLASS)
    {
        REPLACE(3, eval_match_class(m, top[-3], top[-2], argument, top[-1]));
    }
    CASE(GET_LEN)
    {
        int64_t length = object_length(m, top[-1]);
        REPLACE(0, length < 0 ? NULL : tag_small_int(length));
    }
    CASE(DICT_WITHOUT_KEYS)
    {
        REPLACE(2, eval_dict_without_keys(m, top[-2], top[-1]));
    }

    /* --- import, the rest */

    CASE(IMPORT_NAME)
    {
        frame->next = next;
        REPLACE(2, eval_import_name(m, frame, SITE()->name, top[-2], top[-1]));
    }
    CASE(IMPORT_FROM)
    {
        REPLACE(0, eval_import_from(m, top[-1], SITE()->name));
    }
    CASE(IMPORT_STAR)
    {
        CONSUME(1, eval_import_star(m, frame, top[-1]));
    }
    CASE(INTRINSIC_1)
    {
        REPLACE(1, eval_intrinsic_1(m, argument, top[-1]));
    }
    CASE(INTRINSIC_2)
    {
        REPLACE(2, eval_intrinsic_2(m, argument, top[-2], top[-1]));
    }
    CASE(PRINT_EXPR)
    {
        drop(m, POP());
        NEXT();
    }

    /* --- fused pairs: where the quick way does not serve, the first one alone */

    CASE(LOAD_FAST_LOAD_FAST)
    {
        PUSH(keep(frame->slots[argument]));
        SECOND();
        PUSH(keep(frame->slots[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_LOAD_CONST)
    {
        PUSH(keep(frame->slots[argument]));
        SECOND();
        PUSH(keep(frame->code->constants[argument]));
        NEXT();
    }
    CASE(LOAD_FAST_LOAD_ATTR)
    {
        value object = frame->slots[argument];
        value v = site_instance_attribute(&frame->code->sites[INSTRUCTION_ARG(*next)], object);
        if (v)
            next++;
        PUSH(keep(v ? v : object));
        NEXT();
    }
    CASE(LOAD_FAST_LOAD_METHOD)
    {
        value object = frame->slots[argument];
        value method = site_method(m, &frame->code->sites[INSTRUCTION_ARG(*next)], object);
        if (method) {
            next++;
            PUSH(keep(method));
        }
        PUSH(keep(object));
        NEXT();
    }
    CASE(LOAD_FAST_BINARY_OP)
    {
        value b = frame->slots[argument], v;
        if (both_small_ints(top[-1], b) &&
            (v = small_binary(INSTRUCTION_ARG(*next), top[-1], b))) {
            next++;
            top[-1] = v;
            NEXT();
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_CONST_BINARY_OP)
    {
        value b = frame->code->constants[argument], v;
        if (both_small_ints(top[-1], b) &&
            (v = small_binary(INSTRUCTION_ARG(*next), top[-1], b))) {
            next++;
            top[-1] = v;
            NEXT();
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_FAST_COMPARE_OP)
    {
        value b = frame->slots[argument];
        if (both_small_ints(top[-1], b)) {
            SECOND();
            COMPARE_SMALL(POP(), b);
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_CONST_COMPARE_OP)
    {
        value b = frame->code->constants[argument];
        if (both_small_ints(top[-1], b)) {
            SECOND();
            COMPARE_SMALL(POP(), b);
        }
        PUSH(keep(b));
        NEXT();
    }
    CASE(LOAD_GLOBAL_PUSH_NULL)
    {
        struct site *site = SITE();
        value v = site_holds_global(site, frame) ? keep(site->cached)
                                                 : eval_load_global(m, frame, site);
        if (!v)
            goto error;
        next++;
        PUSH(v);
        PUSH(NULL);
        NEXT();
    }
    CASE(FOR_ITER_STORE_FAST)
    {
        value v = quick_next(m, top[-1]);
        if (!v)
            goto for_iter;
        SECOND();
        value before = frame->slots[argument];
        frame->slots[argument] = v;
        drop(m, before);
        NEXT();
    }
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
    const struct handler *handler = eval_find_handler(frame->code, at);
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
