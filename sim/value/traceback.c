/* Traceback objects. CPython 3.13 Python/traceback.c. */
#include "sim/value/descriptor.h"
#include "sim/value/traceback.h"

#include "sim/value/object.h"

#define AS_TRACEBACK(v) ((struct traceback *)(v))

struct traceback *traceback_new(struct machine *m, struct traceback *next, value code, value globals,
                                uint32_t instruction, int lineno)
{
    struct traceback *tb = (struct traceback *)object_alloc(m, m->types.traceback, sizeof *tb);
    if (!tb) {
        drop(m, (value)next);
        return NULL;
    }
    tb->next = next;
    tb->code = keep_or_null(code);
    tb->globals = keep_or_null(globals);
    tb->instruction = instruction;
    tb->lineno = lineno;
    return tb;
}

static void traceback_destroy(struct machine *m, value self)
{
    struct traceback *tb = AS_TRACEBACK(self);
    drop_place(m, tb->next);
    drop_place(m, tb->code);
    drop_place(m, tb->globals);
    drop_place(m, tb->held);
    drop_place(m, tb->frame);
}

static int traceback_traverse(value self, visit_fn *visit, void *closure)
{
    struct traceback *tb = AS_TRACEBACK(self);
    value held[] = {(value)tb->next, tb->code, tb->globals, tb->frame, tb->held};
    int stop = 0;
    for (int i = 0; !stop && i < 5; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

static value get_next(struct machine *m, value self)
{
    (void)m;
    struct traceback *next = AS_TRACEBACK(self)->next;
    return next ? keep((value)next) : NONE;
}

static bool set_next(struct machine *m, value self, value v)
{
    if (!v || (v != NONE && !is_exactly(v, m->types.traceback))) {
        raise_error(m, m->types.TypeError, "expected traceback object or None, got '%T'",
                    v ? v : NONE);
        return false;
    }
    for (struct traceback *at = v == NONE ? NULL : AS_TRACEBACK(v); at; at = at->next)
        if ((value)at == self) {
            raise_error(m, m->types.ValueError, "traceback loop detected");
            return false;
        }
    value before = (value)AS_TRACEBACK(self)->next;
    AS_TRACEBACK(self)->next = v == NONE ? NULL : AS_TRACEBACK(keep(v));
    drop(m, before);
    return true;
}

static value get_lineno(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_TRACEBACK(self)->lineno);
}

static value get_lasti(struct machine *m, value self)
{
    (void)m;
    return tag_small_int((int64_t)AS_TRACEBACK(self)->instruction * 2);
}

static value get_frame(struct machine *m, value self)
{
    (void)m;
    value frame = AS_TRACEBACK(self)->frame;
    return frame ? keep(frame) : NONE;
}

static const struct getset_spec traceback_getsets[] = {{"tb_frame", get_frame, member_readonly},
                                                       {"tb_next", get_next, set_next},
                                                       {"tb_lineno", get_lineno, NULL},
                                                       {"tb_lasti", get_lasti, member_readonly},
                                                       {0}};

const struct type_spec traceback_type_spec = {
    .name = "traceback",
    .instance_size = sizeof(struct traceback),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.traverse = traceback_traverse,
              .clear = traceback_destroy,
              .destroy = traceback_destroy},
    .getsets = traceback_getsets,
};
