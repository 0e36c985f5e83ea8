/* Making frames, inline for the evaluator. */
#ifndef LOOPGLASS_LANG_FRAME_MAKE_H
#define LOOPGLASS_LANG_FRAME_MAKE_H

#include "sim/lang/frame.h"
#include "sim/lang/function.h"
#include "sim/lang/state.h"
#include "sim/value/error.h"

static inline size_t frame_size(const struct code *code)
{
    return sizeof(struct frame) + (code->slot_count + code->stack_size) * sizeof(value);
}

/* A frame that has taken no references yet (see frame_new); its slots from `filled` on are empty, the
 * ones before are the caller's to fill. */
static inline struct frame *frame_make(struct machine *m, struct code *code, struct dict *globals,
                                       struct function *function, uint32_t filled)
{
    struct frame *frame = heap_alloc(&m->heap, frame_size(code));
    if (!frame) {
        raise_memory_error(m);
        return NULL;
    }
    frame->back = NULL;
    frame->code = code;
    frame->globals = globals;
    frame->builtins = function ? function->builtins : m->builtins;
    frame->function = function;
    frame->next = code->instructions;
    frame->serial = ++m->lang->last_frame;
    frame->locals = frame->owner = frame->instance = NULL;
    frame->view = NULL;
    frame->place = 0;
    frame->place_at = NULL;
    frame->line = code->first_line;
    frame->returns = RETURN_TO_NATIVE;
    frame->begun = frame->delegating = false;
    uint32_t count = code->slot_count;
    for (uint32_t i = filled; i < count; i++)
        frame->slots[i] = NULL;
    frame->top = frame->slots + count;
    return frame;
}

void frame_fill_free_slots(struct frame *frame);

/* frame_free for what most frames are: of a function, seen by nobody. */
static inline void frame_release(struct machine *m, struct frame *frame)
{
    struct code *code = frame->code;
    if (frame->view || frame->locals || !frame->function) {
        frame_free(m, frame);
        return;
    }
    value *slots = frame->slots;
    for (uint32_t i = code->slot_count; i > 0; i--, slots++) {
        value v = *slots;
        if (is_object(v) && v) {
            *slots = NULL;
            if (--v->refs == 0)
                object_dead(m, v);
        }
    }
    value function = (value)frame->function;
    heap_free(&m->heap, frame, frame_size(code));
    drop(m, function);
}

#endif
