/*
 * A frame: one activation of a code object. It lies on the heap, so a Python call eats no C stack.
 *
 *      +--------+------------------+---------------------+
 *      | frame  | slots (slot_count) | operands (stack_size) |
 *      +--------+------------------+---------------------+
 *
 * Frames form a chain over `back`, innermost first: fiber->frame is what runs (or waits) there.
 * A generator's, coroutine's or async generator's frame belongs to its object and is linked into
 * the chain only while it runs or waits; other frames belong to the chain and are freed on return.
 */
#ifndef LOOPGLASS_LANG_FRAME_H
#define LOOPGLASS_LANG_FRAME_H

#include "sim/lang/code.h"

struct function;
struct frame_view;

/* What to do with the value that a frame returns. */
enum frame_return {
    RETURN_TO_FRAME,    /* push it on back's operand stack and go on there */
    RETURN_TO_NATIVE,   /* the activation of the machine that runs it ends with it */
    RETURN_INSTANCE,    /* a class's __init__: push `instance` in its place; TypeError unless None */
};

struct frame {
    struct frame *back;
    struct code *code;         /* the function's, or owned when there is none */
    struct dict *globals;      /* likewise */
    struct dict *builtins;     /* borrowed from the machine */
    struct function *function; /* owned; NULL for modules and class bodies run otherwise */
    const instruction *next;   /* the instruction to run next */
    value *top;                /* one above the topmost operand (kept only while not running) */
    uint64_t serial;           /* numbers frames of the run from 1, for detail records */
    /* NULL in most frames: */
    value locals;              /* namespace of a class body or module; owned */
    value owner;               /* the generator-like object whose frame this is; borrowed */
    value instance;            /* for RETURN_INSTANCE; owned */
    struct frame_view *view;   /* the frame object that shows it; borrowed */
    uint64_t place;            /* its number in the record when it stood at place_at; 0: none */
    const instruction *place_at;
    uint32_t line;             /* of the last LINE instruction */
    uint8_t returns;           /* enum frame_return */
    bool begun;                /* a generator-like frame has been entered once */
    bool delegating;           /* suspended in YIELD_FROM: the iterator is the topmost operand */
    value slots[];
};

static inline value *frame_operands(struct frame *frame)
{
    return frame->slots + frame->code->slot_count;
}

/* A frame with empty slots. NULL: MemoryError or RecursionError. Arguments are borrowed. */
struct frame *frame_new(struct machine *m, struct code *code, struct dict *globals, value locals,
                        struct function *function);
void frame_free(struct machine *m, struct frame *frame);
/* The line that the frame is at; 0 if none. */
uint32_t frame_line(const struct frame *frame);
/* The index of the instruction that it is at (known at calls, awaits and yields). */
uint32_t frame_instruction(const struct frame *frame);
/* Empties the operand stack, whose topmost operand lies below `top`. */
void frame_drop_operands(struct machine *m, struct frame *frame, value *top);
/* Visits what the frame holds; only while it does not run. */
int frame_traverse(struct frame *frame, visit_fn *visit, void *closure);

#endif
