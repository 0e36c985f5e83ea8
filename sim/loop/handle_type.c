/* The classes asyncio.Handle and TimerHandle. CPython 3.13 Lib/asyncio/events.py. */
#include "sim/loop/context.h"
#include "sim/loop/face.h"
#include "sim/loop/handle.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static int handle_traverse(value self, visit_fn *visit, void *closure)
{
    struct handle *handle = AS_HANDLE(self);
    VISIT(handle->callback);
    VISIT(handle->argument);
    VISIT(handle->context);
    VISIT(handle->loop);
    VISIT(handle->source_traceback);
    return 0;
}

static void handle_clear(struct machine *m, value self)
{
    struct handle *handle = AS_HANDLE(self);
    drop_place(m, handle->callback);
    drop_place(m, handle->argument);
    drop_place(m, handle->context);
    drop_place(m, handle->loop);
    drop_place(m, handle->source_traceback);
}

/* --- making one by hand */

static bool fill(struct machine *m, struct handle *handle, value *given)
{
    value loop = own_loop_for(m, given[2]);
    int debug = loop ? own_loop_debug(m, loop) : -1;
    handle->loop = loop;
    handle->callback = keep(given[0]);
    handle->argument = given[1] == NONE ? tuple_new(m, 0) : tuple_from_iterable(m, given[1]);
    handle->context = given[3] && given[3] != NONE ? keep(given[3]) : context_copy_current(m);
    handle->number = record_number(m, SERIES_HANDLE);
    if (debug > 0)
        handle->source_traceback = source_traceback_short(m, 0);
    return !m->error;
}

/* Handle(callback, args, loop, context=None) */
static value handle_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"callback", "args", "loop", "context"};
    value given[4];
    if (!bind_arguments(m, "Handle.__init__", args, names, 4, 4, given))
        return NULL;
    if (!given[0] || !given[1] || !given[2])
        return raise_error(m, m->types.TypeError,
                           "Handle.__init__() missing required positional arguments");
    value self = object_alloc(m, type, type->instance_size);
    return self && fill(m, AS_HANDLE(self), given) ? self : drop_and_fail(m, self);
}

/* TimerHandle(when, callback, args, loop, context=None) */
static value timer_handle_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"when", "callback", "args", "loop", "context"};
    value given[5];
    if (!bind_arguments(m, "TimerHandle.__init__", args, names, 5, 5, given))
        return NULL;
    if (!given[0] || !given[1] || !given[2] || !given[3])
        return raise_error(m, m->types.TypeError,
                           "TimerHandle.__init__() missing required positional arguments");
    value self = object_alloc(m, type, type->instance_size);
    if (!self || !fill(m, AS_HANDLE(self), given + 1) ||
        !object_as_double(m, given[0], &AS_HANDLE(self)->when))
        return drop_and_fail(m, self);
    AS_HANDLE(self)->is_timer = true;
    AS_HANDLE(self)->whole = is_small_int(given[0]);
    return self;
}

/* --- repr */

static value when_value(struct machine *m, struct handle *handle)
{
    return handle->whole ? tag_small_int((int64_t)handle->when) : float_new(m, handle->when);
}

static bool add_callback(struct machine *m, struct str_builder *text, struct handle *handle)
{
    if (!handle->callback)
        return true;
    bool debug = own_loop_debug(m, handle->loop) > 0;
    value words = format_callback(m, handle->callback, handle->argument, debug, true);
    if (!words)
        return false;
    str_builder_add_text(m, text, " ");
    bool ok = str_builder_add_value(m, text, words);
    drop(m, words);
    return ok;
}

value handle_repr(struct machine *m, value self)
{
    struct handle *handle = AS_HANDLE(self);
    if (handle->cancelled && !handle->callback && handle->argument && is_str(m, handle->argument))
        return keep(handle->argument);
    struct str_builder text = {0};
    str_builder_add_text(m, &text, "<");
    str_builder_add_value(m, &text, self->type->name);
    if (handle->cancelled)
        str_builder_add_text(m, &text, " cancelled");
    if (handle->is_timer) {
        value when = when_value(m, handle);
        str_builder_add_text(m, &text, " when=");
        if (when)
            str_builder_add_repr(m, &text, when);
        drop(m, when);
    }
    if (add_callback(m, &text, handle) &&
        source_traceback_add_place(m, &text, handle->source_traceback) &&
        str_builder_add_text(m, &text, ">"))
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return NULL;
}

static value handle_cancel_method(struct machine *m, value *args)
{
    handle_cancel(m, args[0]);
    return NONE;
}

static value handle_cancelled_method(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(AS_HANDLE(args[0])->cancelled);
}

static value handle_get_context_method(struct machine *m, value *args)
{
    (void)m;
    return keep(AS_HANDLE(args[0])->context);
}

static value handle_run_method(struct machine *m, value *args)
{
    return handle_run(m, AS_HANDLE(args[0])) ? NONE : NULL;
}

static value handle_when_method(struct machine *m, value *args)
{
    return when_value(m, AS_HANDLE(args[0]));
}

static const struct native_spec handle_methods[] = {
    {"cancel(self)", handle_cancel_method, NULL},
    {"cancelled(self)", handle_cancelled_method, NULL},
    {"get_context(self)", handle_get_context_method, NULL},
    {"_run(self)", handle_run_method, NULL},
    {NULL, NULL, NULL},
};

static const struct native_spec timer_handle_methods[] = {
    {"when(self)", handle_when_method, NULL},
    {NULL, NULL, NULL},
};

static value or_none(value v)
{
    return v ? keep(v) : NONE;
}

static value get_callback(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_HANDLE(self)->callback);
}

static value get_args(struct machine *m, value self)
{
    (void)m;
    return AS_HANDLE(self)->callback ? or_none(AS_HANDLE(self)->argument) : NONE;
}

static value get_loop(struct machine *m, value self)
{
    (void)m;
    value loop = AS_HANDLE(self)->loop;
    return loop ? keep(own_loop_face(loop)) : NONE;
}

static value get_cancelled(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_HANDLE(self)->cancelled);
}

static value get_scheduled(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_HANDLE(self)->scheduled);
}

static value get_source_traceback(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_HANDLE(self)->source_traceback);
}

static value get_when(struct machine *m, value self)
{
    return handle_when_method(m, &self);
}

static const struct getset_spec handle_getsets[] = {
    {"_callback", get_callback, NULL},
    {"_args", get_args, NULL},
    {"_loop", get_loop, NULL},
    {"_cancelled", get_cancelled, NULL},
    {"_source_traceback", get_source_traceback, NULL},
    {NULL, NULL, NULL},
};

static const struct getset_spec timer_handle_getsets[] = {
    {"_scheduled", get_scheduled, NULL},
    {"_when", get_when, NULL},
    {NULL, NULL, NULL},
};

static bool timer_hash(struct machine *m, value self, int64_t *hash)
{
    (void)m;
    return float_hash(AS_HANDLE(self)->when, hash);
}

static int same(struct machine *m, value a, value b)
{
    return !a || !b ? a == b : object_compare_bool(m, COMPARE_EQ, a, b);
}

/* 1, 0, -1 on error: TimerHandle.__eq__ */
static int same_call(struct machine *m, struct handle *a, struct handle *b)
{
    if (a->when != b->when || a->cancelled != b->cancelled || a->native != b->native)
        return 0;
    int equal = same(m, a->callback, b->callback);
    return equal == 1 ? same(m, a->argument, b->argument) : equal;
}

static value timer_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_instance(m, other, m->loops->timer_handle))
        return NOT_IMPLEMENTED;
    struct handle *a = AS_HANDLE(self), *b = AS_HANDLE(other);
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        int equal = a == b || same_call(m, a, b);
        return equal < 0 ? NULL : tag_bool(equal == (op == COMPARE_EQ));
    }
    return compare_result(op, (a->when > b->when) - (a->when < b->when));
}

const struct type_spec handle_type_spec = {
    .name = "Handle",
    .module = "asyncio.events",
    .instance_size = sizeof(struct handle),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_WEAKREFS,
    .slots = {.make = handle_make,
              .destroy = handle_clear,
              .traverse = handle_traverse,
              .clear = handle_clear,
              .repr = handle_repr},
    .methods = handle_methods,
    .getsets = handle_getsets,
};

const struct type_spec timer_handle_type_spec = {
    .name = "TimerHandle",
    .module = "asyncio.events",
    .instance_size = sizeof(struct handle),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_WEAKREFS,
    .slots = {.make = timer_handle_make, .hash = timer_hash, .compare = timer_compare},
    .methods = timer_handle_methods,
    .getsets = timer_handle_getsets,
};
