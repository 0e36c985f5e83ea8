/* Frame objects. See frame_object.h. CPython 3.13 Objects/frameobject.c. */
#include "sim/lang/frame_object.h"

#include "sim/lang/fiber.h"
#include "sim/lang/function.h"
#include "sim/lang/generator.h"
#include "sim/lang/source.h"
#include "sim/lang/types.h"
#include "sim/value/cell.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define AS_VIEW(v) ((struct frame_view *)(v))

value frame_object_detached(struct machine *m, value code, value globals, uint32_t line)
{
    value v = object_alloc(m, m->types.frame, sizeof(struct frame_view));
    if (!v)
        return NULL;
    AS_VIEW(v)->code = keep(code);
    AS_VIEW(v)->globals = keep(globals);
    AS_VIEW(v)->line = line;
    return v;
}

value frame_object(struct machine *m, struct frame *frame)
{
    if (frame->view)
        return keep(&frame->view->head);
    value v = frame_object_detached(m, &frame->code->head, &frame->globals->head, frame->line);
    if (!v)
        return NULL;
    AS_VIEW(v)->frame = frame;
    frame->view = AS_VIEW(v);
    return v;
}

void frame_view_detach(struct machine *m, struct frame *frame)
{
    struct frame_view *view = frame->view;
    uint32_t count = frame->code->slot_count;
    value error = error_take(m);
    view->back = frame->back ? frame_object(m, frame->back) : NULL;
    error_clear(m);
    m->error = error;
    view->line = frame->line;
    view->locals = keep_or_null(frame->locals);
    view->frame = NULL;
    frame->view = NULL;
    view->slots = count ? heap_alloc(&m->heap, count * sizeof(value)) : NULL;
    for (uint32_t i = 0; view->slots && i < count; i++) {
        view->slots[i] = frame->slots[i];
        frame->slots[i] = NULL;
    }
}

/* What a slot holds as a variable to look at: hidden ones are those of comprehensions under way. */
static value slot_variable(struct machine *m, struct code *code, value const *slots, uint32_t i)
{
    value v = slots[i], name = AS_TUPLE(code->slot_names)->items[i];
    if (v && code->slot_kinds[i] & (SLOT_CELL | SLOT_FREE) && is_exactly(v, m->types.cell))
        v = cell_get(v);
    return code->slot_kinds[i] & SLOT_HIDDEN && *str_text(name) == '.' ? NULL : v;
}

static value locals_dict(struct machine *m, struct code *code, value const *slots)
{
    struct dict *dict = dict_new(m);
    for (uint32_t i = 0; dict && slots && i < code->slot_count; i++) {
        value v = slot_variable(m, code, slots, i);
        if (v && !dict_set(m, dict, AS_TUPLE(code->slot_names)->items[i], v))
            return drop_and_fail(m, &dict->head);
    }
    return (value)dict;
}

/* Within a comprehension of a module or class body, locals() has its variables only (PEP 709). */
value frame_locals(struct machine *m, struct frame *frame)
{
    bool in_comprehension = false;
    for (uint32_t i = 0; i < frame->code->slot_count && !in_comprehension; i++)
        in_comprehension = frame->code->slot_kinds[i] & SLOT_HIDDEN &&
                           slot_variable(m, frame->code, frame->slots, i);
    if (frame->locals && !in_comprehension)
        return keep(frame->locals);
    return locals_dict(m, frame->code, frame->slots);
}

static void view_clear(struct machine *m, value self)
{
    struct frame_view *view = AS_VIEW(self);
    value *slots = view->slots;
    uint32_t count = view->code ? AS_CODE(view->code)->slot_count : 0;
    view->slots = NULL;
    drop_place(m, view->locals);
    drop_place(m, view->back);
    for (uint32_t i = 0; slots && i < count; i++)
        drop(m, slots[i]);
    if (slots)
        heap_free(&m->heap, slots, count * sizeof(value));
}

static void view_destroy(struct machine *m, value self)
{
    struct frame_view *view = AS_VIEW(self);
    if (view->frame)
        view->frame->view = NULL;
    view->frame = NULL;
    view_clear(m, self);
    drop_place(m, view->code);
    drop_place(m, view->globals);
}

static int view_traverse(value self, visit_fn *visit, void *closure)
{
    struct frame_view *view = AS_VIEW(self);
    int stop = view->globals ? visit(view->globals, closure) : 0;
    uint32_t count = view->slots ? AS_CODE(view->code)->slot_count : 0;
    for (uint32_t i = 0; !stop && i < count; i++)
        if (view->slots[i])
            stop = visit(view->slots[i], closure);
    if (!stop && view->back)
        stop = visit(view->back, closure);
    return !stop && view->locals ? visit(view->locals, closure) : stop;
}

static uint32_t line_now(const struct frame_view *view)
{
    return view->frame ? view->frame->line : view->line;
}

/* Where a fiber's outermost frame was resumed from, if it runs: CPython has one stack for all. */
static struct frame *resumed_from(struct machine *m, struct frame *outermost)
{
    for (struct fiber *fiber = m->fiber; fiber; fiber = fiber->resumer) {
        struct frame *frame = fiber->frame;
        while (frame && frame->back)
            frame = frame->back;
        if (frame != outermost)
            continue;
        for (fiber = fiber->resumer; fiber; fiber = fiber->resumer)
            if (fiber->frame)
                return fiber->frame;
        return NULL;
    }
    return NULL;
}

static value get_back(struct machine *m, value self)
{
    struct frame_view *view = AS_VIEW(self);
    if (view->frame) {
        struct frame *back = view->frame->back;
        if (!back)
            back = resumed_from(m, view->frame);
        return back ? frame_object(m, back) : NONE;
    }
    return view->back ? keep(view->back) : NONE;
}
static value get_code(struct machine *m, value self)
{
    (void)m;
    return keep(AS_VIEW(self)->code);
}
static value get_globals(struct machine *m, value self)
{
    (void)m;
    return keep(AS_VIEW(self)->globals);
}
static value get_locals(struct machine *m, value self)
{
    struct frame_view *view = AS_VIEW(self);
    if (view->frame)
        return frame_locals(m, view->frame);
    return view->locals ? keep(view->locals) : locals_dict(m, AS_CODE(view->code), view->slots);
}
static value get_lineno(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(line_now(AS_VIEW(self)));
}
static value get_builtins(struct machine *m, value self)
{
    (void)self;
    return keep(&m->builtins->head);
}
static value get_lasti(struct machine *m, value self)
{
    struct frame *frame = AS_VIEW(self)->frame;
    (void)m;
    const uint32_t lazy = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    bool runs = frame && (frame->begun || !(frame->code->flags & lazy));
    return tag_small_int(runs ? (int64_t)frame_instruction(frame) * 2 : -1);
}
static value get_none(struct machine *m, value self)
{
    (void)m;
    (void)self;
    return NONE;
}

static value view_repr(struct machine *m, value self)
{
    struct frame_view *view = AS_VIEW(self);
    return str_format(m, "<frame at 0x%llx, file %R, line %u, code %S>",
                      (long long)object_address(m, self), AS_CODE(view->code)->source->file_name,
                      line_now(view), AS_CODE(view->code)->name);
}

static value method_clear(struct machine *m, value *args)
{
    if (AS_VIEW(args[0])->frame)
        return raise_error(m, m->types.RuntimeError, "cannot clear an executing frame");
    view_clear(m, args[0]);
    return NONE;
}

static const struct native_spec view_methods[] = {
    {"clear(self, /)", method_clear, NULL},
    {0},
};

static const struct getset_spec view_getsets[] = {
    {"f_back", get_back, NULL},         {"f_code", get_code, NULL},
    {"f_globals", get_globals, NULL},   {"f_locals", get_locals, NULL},
    {"f_lineno", get_lineno, NULL},     {"f_builtins", get_builtins, NULL},
    {"f_lasti", get_lasti, NULL},       {"f_trace", get_none, NULL},
    {0},
};

const struct type_spec frame_type_spec = {
    .name = "frame",
    .instance_size = sizeof(struct frame_view),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.destroy = view_destroy,
              .traverse = view_traverse,
              .clear = view_clear,
              .repr = view_repr},
    .methods = view_methods,
    .getsets = view_getsets,
};
