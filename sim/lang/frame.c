/* Frames: made, linked, freed; and what a program sees of one (sys._getframe, cr_frame). */
#include "sim/lang/frame.h"

#include "sim/lang/fiber.h"
#include "sim/lang/frame_make.h"
#include "sim/lang/frame_object.h"
#include "sim/lang/frozen.h"
#include "sim/lang/function.h"
#include "sim/lang/state.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"

void frame_fill_free_slots(struct frame *frame)
{
    struct code *code = frame->code;
    value *to = frame->slots + code->slot_count - code->free_count;
    for (uint32_t i = 0; i < code->free_count; i++)
        to[i] = keep(AS_TUPLE(frame->function->closure)->items[i]);
}

struct frame *frame_new(struct machine *m, struct code *code, struct dict *globals, value locals,
                        struct function *function)
{
    struct frame *frame = frozen_wake(m, code) ? frame_make(m, code, globals, function, 0) : NULL;
    if (!frame)
        return NULL;
    frame->locals = keep_or_null(locals);
    if (function) {
        keep((value)function);
        if (code->free_count)
            frame_fill_free_slots(frame);
    } else {
        keep(&code->head);
        keep(&globals->head);
    }
    return frame;
}

void frame_free(struct machine *m, struct frame *frame)
{
    struct code *code = frame->code;
    if (frame->view)
        frame_view_detach(m, frame);
    for (uint32_t i = 0; i < code->slot_count; i++) {
        if (frame->slots[i])
            drop_place(m, frame->slots[i]);
    }
    drop(m, frame->locals);
    value function = (value)frame->function, globals = (value)frame->globals;
    heap_free(&m->heap, frame, frame_size(code));
    if (function) {
        drop(m, function);
    } else {
        drop(m, globals);
        drop(m, &code->head);
    }
}

uint32_t frame_line(const struct frame *frame)
{
    return frame ? frame->line : 0;
}

/* The instruction that it is at: the one before `next`. */
uint32_t frame_instruction(const struct frame *frame)
{
    ptrdiff_t i = frame->next - frame->code->instructions;
    return i > 0 ? (uint32_t)i - 1 : 0;
}

void frame_drop_operands(struct machine *m, struct frame *frame, value *top)
{
    value *base = frame_operands(frame);
    frame->top = base;
    while (top > base)
        drop(m, *--top);
}

int frame_traverse(struct frame *frame, visit_fn *visit, void *closure)
{
    int stop = 0;
    for (value *at = frame->slots; !stop && at < frame->slots + frame->code->slot_count; at++)
        if (*at)
            stop = visit(*at, closure);
    for (value *at = frame_operands(frame); !stop && at < frame->top; at++)
        if (*at)
            stop = visit(*at, closure);
    if (!stop && frame->locals)
        stop = visit(frame->locals, closure);
    if (!stop && frame->function)
        stop = visit((value)frame->function, closure);
    if (!stop && frame->instance)
        stop = visit(frame->instance, closure);
    return stop || frame->function ? stop : visit(&frame->globals->head, closure);
}
