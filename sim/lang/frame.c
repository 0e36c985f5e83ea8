/* Frames: made, linked, freed; and what a program sees of one (sys._getframe, cr_frame). */
#include "sim/lang/frame.h"

#include "sim/lang/fiber.h"
#include "sim/lang/frame_object.h"
#include "sim/lang/function.h"
#include "sim/lang/state.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"

static size_t frame_size(const struct code *code)
{
    return sizeof(struct frame) + (code->slot_count + code->stack_size) * sizeof(value);
}

static void fill_free_slots(struct frame *frame, struct function *function)
{
    struct code *code = frame->code;
    value *to = frame->slots + code->slot_count - code->free_count;
    for (uint32_t i = 0; i < code->free_count; i++)
        to[i] = keep(AS_TUPLE(function->closure)->items[i]);
}

struct frame *frame_new(struct machine *m, struct code *code, struct dict *globals, value locals,
                        struct function *function)
{
    struct frame *frame = heap_alloc(&m->heap, frame_size(code));
    if (!frame) {
        raise_memory_error(m);
        return NULL;
    }
    frame->back = NULL;
    frame->code = code;
    keep(&code->head);
    frame->globals = (struct dict *)keep(&globals->head);
    frame->builtins = m->builtins;
    frame->locals = keep_or_null(locals);
    frame->function = (struct function *)keep_or_null((value)function);
    frame->next = code->instructions;
    frame->owner = frame->instance = NULL;
    frame->view = NULL;
    frame->place = 0;
    frame->place_at = NULL;
    frame->line = code->first_line;
    frame->returns = RETURN_TO_NATIVE;
    frame->begun = frame->delegating = false;
    frame->serial = ++m->lang->last_frame;
    for (uint32_t i = 0; i < code->slot_count; i++)
        frame->slots[i] = NULL;
    frame->top = frame_operands(frame);
    if (code->free_count)
        fill_free_slots(frame, function);
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
    if (frame->locals)
        drop(m, frame->locals);
    drop(m, (value)frame->function);
    drop(m, (value)frame->globals);
    heap_free(&m->heap, frame, frame_size(code));
    drop(m, &code->head);
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
    return stop ? stop : visit(&frame->globals->head, closure);
}
