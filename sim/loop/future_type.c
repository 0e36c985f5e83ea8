/* The class asyncio.Future. CPython 3.13 Modules/_asynciomodule.c (FutureObj), Lib/asyncio/
 * base_futures.py. */
#include "sim/loop/context.h"
#include "sim/loop/face.h"
#include "sim/loop/future_iterator.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/generic_alias.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- life */

int future_traverse(value self, visit_fn *visit, void *closure)
{
    struct future *future = AS_FUTURE(self);
    VISIT(future->loop);
    VISIT(future->callback.call);
    VISIT(future->callback.context);
    VISIT(future->callbacks);
    VISIT(future->result);
    VISIT(future->exception);
    VISIT(future->exception_traceback);
    VISIT(future->cancel_message);
    VISIT(future->cancelled_error);
    VISIT(future->source_traceback);
    return 0;
}

void future_clear(struct machine *m, value self)
{
    struct future *future = AS_FUTURE(self);
    drop_place(m, future->loop);
    drop_place(m, future->callback.call);
    drop_place(m, future->callback.context);
    drop_place(m, future->callbacks);
    drop_place(m, future->result);
    drop_place(m, future->exception);
    drop_place(m, future->exception_traceback);
    drop_place(m, future->cancel_message);
    drop_place(m, future->cancelled_error);
    drop_place(m, future->source_traceback);
}

static bool fill_context(struct machine *m, struct dict *context, struct future *future,
                         value message)
{
    return dict_set_text(m, context, "message", message) &&
           dict_set_text(m, context, "exception", future->exception) &&
           dict_set_text(m, context, "future", (value)future) &&
           (!future->source_traceback ||
            dict_set_text(m, context, "source_traceback", future->source_traceback));
}

/* FutureObj_finalize */
void future_finalize(struct machine *m, value self)
{
    struct future *future = AS_FUTURE(self);
    if (!future->log_traceback || !future->loop)
        return;
    future->log_traceback = false;
    value error = error_take(m);
    value message =
        str_format(m, "%S exception was never retrieved", type_of(m, self)->name);
    struct dict *context = message ? dict_new(m) : NULL;
    if (context && fill_context(m, context, future, message)) {
        RECORD(m, warned, .kind = WARNING_NEVER_RETRIEVED,
               .task = future->is_task ? future->number : 0, .text = record_field(message));
        loop_call_exception_handler(m, future->loop, context);
    }
    error_clear(m);
    drop(m, (value)context);
    drop(m, message);
    if (error)
        reraise(m, error);
}

static value future_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return object_alloc(m, type, type->instance_size);
}

bool future_init_loop(struct machine *m, value self, value loop)
{
    value own = loop && loop != NONE ? keep(loop) : loop_current(m);
    if (!own)
        return false;
    value ours = own_loop_for(m, own);
    drop(m, own);
    if (!ours)
        return false;
    replace_place(m, AS_FUTURE(self)->loop, ours);
    int debug = own_loop_debug(m, ours);
    if (debug < 0)
        return false;
    if (debug)
        replace_place(m, AS_FUTURE(self)->source_traceback, source_traceback_new(m));
    return !m->error;
}

static bool future_init(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"loop"};
    value loop;
    return bind_arguments(m, "Future", args, names, 1, 0, &loop) && future_init_loop(m, self, loop);
}

/* --- repr */

const char *future_state_word(value self)
{
    static const char *const words[] = {"pending", "cancelled", "finished"};
    return words[AS_FUTURE(self)->state];
}

static bool add_callback(struct machine *m, struct str_builder *text, value callable)
{
    value words = format_callback(m, callable, NULL, false, true);
    bool ok = words && str_builder_add_value(m, text, words);
    drop(m, words);
    return ok;
}

/* base_futures._format_callbacks: the first, how many between, the last */
static bool add_callbacks(struct machine *m, struct str_builder *text, struct future *future)
{
    size_t more = future->callbacks ? list_size(future->callbacks) : 0;
    size_t count = more + (future->callback.call ? 1 : 0);
    if (count == 0)
        return true;
    value *rest = more ? AS_LIST(future->callbacks)->items : NULL;
    value first = future->callback.call ? future->callback.call : AS_TUPLE(rest[0])->items[0];
    str_builder_add_text(m, text, " cb=[");
    if (!add_callback(m, text, first))
        return false;
    if (count > 2) {
        value between = str_format(m, ", <%zu more>", count - 2);
        if (!between)
            return false;
        str_builder_add_value(m, text, between);
        drop(m, between);
    }
    if (count > 1) {
        str_builder_add_text(m, text, ", ");
        if (!add_callback(m, text, AS_TUPLE(rest[more - 1])->items[0]))
            return false;
    }
    return str_builder_add_text(m, text, "]");
}

static bool add_outcome(struct machine *m, struct str_builder *text, struct future *future)
{
    if (future->state != FUTURE_FINISHED)
        return true;
    bool failed = future->exception != NULL;
    value shown = failed ? object_repr(m, future->exception) : short_repr(m, future->result);
    if (!shown)
        return false;
    str_builder_add_text(m, text, failed ? " exception=" : " result=");
    bool ok = str_builder_add_value(m, text, shown);
    drop(m, shown);
    return ok;
}

bool future_add_info(struct machine *m, struct str_builder *text, value self)
{
    struct future *future = AS_FUTURE(self);
    return add_outcome(m, text, future) && add_callbacks(m, text, future) &&
           source_traceback_add_place(m, text, future->source_traceback);
}

static value future_repr(struct machine *m, value self)
{
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "...");
    struct str_builder text = {0};
    str_builder_add_text(m, &text, "<");
    str_builder_add_value(m, &text, type_of(m, self)->name);
    str_builder_add_text(m, &text, " ");
    str_builder_add_text(m, &text, future_state_word(self));
    bool ok = future_add_info(m, &text, self) && str_builder_add_text(m, &text, ">");
    repr_leave(m, self);
    if (ok)
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return NULL;
}

/* --- methods */

static bool must_have_loop(struct machine *m, value self)
{
    if (AS_FUTURE(self)->loop)
        return true;
    raise_error(m, m->types.RuntimeError, "Future object is not initialized.");
    return false;
}

static value future_result_method(struct machine *m, value *args)
{
    return future_result(m, args[0]);
}

static value future_exception_method(struct machine *m, value *args)
{
    return future_exception(m, args[0]);
}

static value future_set_result_method(struct machine *m, value *args)
{
    return must_have_loop(m, args[0]) && future_set_result(m, args[0], args[1]) ? NONE : NULL;
}

static value future_set_exception_method(struct machine *m, value *args)
{
    return must_have_loop(m, args[0]) && future_set_exception(m, args[0], args[1]) ? NONE : NULL;
}

static value future_cancel_method(struct machine *m, value *args)
{
    if (!must_have_loop(m, args[0]))
        return NULL;
    int cancelled = future_cancel(m, args[0], args[1]);
    return cancelled < 0 ? NULL : tag_bool(cancelled);
}

static value future_cancelled_method(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(AS_FUTURE(args[0])->state == FUTURE_CANCELLED);
}

static value future_done_method(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(future_done(args[0]));
}

static value future_add_done_callback_method(struct machine *m, value *args)
{
    value context = args[2] == NONE ? NULL : args[2];
    bool ok = must_have_loop(m, args[0]) && future_add_callback(m, args[0], args[1], context);
    return ok ? NONE : NULL;
}

static value future_remove_done_callback_method(struct machine *m, value *args)
{
    if (!must_have_loop(m, args[0]))
        return NULL;
    int64_t removed = future_remove_callback(m, args[0], args[1]);
    return removed < 0 ? NULL : tag_small_int(removed);
}

static value future_get_loop_method(struct machine *m, value *args)
{
    return must_have_loop(m, args[0]) ? keep(own_loop_face(AS_FUTURE(args[0])->loop))
                                   : NULL;
}

static value future_make_cancelled_error_method(struct machine *m, value *args)
{
    return future_make_cancelled_error(m, args[0]);
}

static const struct native_spec future_methods[] = {
    {"result(self, /)", future_result_method, NULL},
    {"exception(self, /)", future_exception_method, NULL},
    {"set_result(self, result, /)", future_set_result_method, NULL},
    {"set_exception(self, exception, /)", future_set_exception_method, NULL},
    {"add_done_callback(self, fn, /, *, context=None)", future_add_done_callback_method, NULL},
    {"remove_done_callback(self, fn, /)", future_remove_done_callback_method, NULL},
    {"cancel(self, msg=None)", future_cancel_method, NULL},
    {"cancelled(self, /)", future_cancelled_method, NULL},
    {"done(self, /)", future_done_method, NULL},
    {"get_loop(self, /)", future_get_loop_method, NULL},
    {"_make_cancelled_error(self, /)", future_make_cancelled_error_method, NULL},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, NULL},
    {NULL, NULL, NULL},
};

/* --- attributes */

static value get_state(struct machine *m, value self)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    return str_from(m, names[AS_FUTURE(self)->state]);
}

static value or_none(value v)
{
    return v ? keep(v) : NONE;
}

static value get_loop(struct machine *m, value self)
{
    (void)m;
    value loop = AS_FUTURE(self)->loop;
    return loop ? keep(own_loop_face(loop)) : NONE;
}

static value get_result(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUTURE(self)->result);
}

static value get_exception(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUTURE(self)->exception);
}

static value get_source_traceback(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUTURE(self)->source_traceback);
}

static value get_cancel_message(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUTURE(self)->cancel_message);
}

static bool set_cancel_message(struct machine *m, value self, value v)
{
    replace_place(m, AS_FUTURE(self)->cancel_message, keep_or_null(v));
    return true;
}

static value get_log_traceback(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_FUTURE(self)->log_traceback);
}

static bool set_log_traceback(struct machine *m, value self, value v)
{
    int truth = v ? object_truth(m, v) : -1;
    if (truth == 0) {
        AS_FUTURE(self)->log_traceback = false;
        return true;
    }
    if (!v)
        raise_error(m, m->types.AttributeError, "cannot delete attribute");
    else if (truth == 1)
        raise_error(m, m->types.ValueError, "_log_traceback can only be set to False");
    return false;
}

static value get_blocking(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_FUTURE(self)->blocking);
}

static bool set_blocking(struct machine *m, value self, value v)
{
    int truth = v ? object_truth(m, v) : -1;
    if (!v)
        raise_error(m, m->types.AttributeError, "cannot delete attribute");
    if (truth < 0)
        return false;
    AS_FUTURE(self)->blocking = truth;
    return true;
}

/* A list of (callback, context), or None. */
static value get_callbacks(struct machine *m, value self)
{
    struct future *future = AS_FUTURE(self);
    if (!future->callback.call && !future->callbacks)
        return NONE;
    value list = list_new(m, 4);
    if (list && future->callback.call) {
        value pair = tuple_pack2(m, future->callback.call, future->callback.context);
        if (!pair || !list_append_steal(m, list, pair))
            return drop_and_fail(m, list);
    }
    if (list && future->callbacks && !list_extend(m, list, future->callbacks))
        return drop_and_fail(m, list);
    return list;
}

static const struct getset_spec future_getsets[] = {
    {"_state", get_state, NULL},
    {"_loop", get_loop, NULL},
    {"_result", get_result, NULL},
    {"_exception", get_exception, NULL},
    {"_callbacks", get_callbacks, NULL},
    {"_source_traceback", get_source_traceback, NULL},
    {"_cancel_message", get_cancel_message, set_cancel_message},
    {"_log_traceback", get_log_traceback, set_log_traceback},
    {"_asyncio_future_blocking", get_blocking, set_blocking},
    {NULL, NULL, NULL},
};

value future_await_slot(struct machine *m, value self)
{
    return must_have_loop(m, self) ? future_iterator_new(m, self) : NULL;
}

const struct type_spec future_type_spec = {
    .name = "Future",
    .module = "_asyncio",
    .instance_size = sizeof(struct future),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = future_make,
              .init = future_init,
              .finalize = future_finalize,
              .destroy = future_clear,
              .traverse = future_traverse,
              .clear = future_clear,
              .repr = future_repr,
              .iter = future_await_slot,
              .await = future_await_slot},
    .methods = future_methods,
    .getsets = future_getsets,
};
