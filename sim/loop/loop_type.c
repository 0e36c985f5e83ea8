/* The class of event loops, as far as it is hot or touches the inside: what asyncio.base_events
 * extends in Python. CPython 3.13 Lib/asyncio/base_events.py. */
#include "sim/lang/lang.h"
#include "sim/loop/face.h"
#include "sim/loop/handle.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/weakref.h"

#include <string.h>

/* --- life */

static int loop_traverse(value self, visit_fn *visit, void *closure)
{
    struct event_loop *loop = AS_LOOP(self);
    for (size_t i = 0; i < loop->ready.count; i++)
        VISIT(loop->ready.ring[(loop->ready.first + i) & (loop->ready.capacity - 1)]);
    for (size_t i = 0; i < loop->timers.count; i++)
        VISIT(loop->timers.heap[i].handle);
    VISIT(loop->exception_handler);
    VISIT(loop->task_factory);
    VISIT(loop->slow_callback_duration);
    VISIT(loop->asyncgens);
    VISIT(loop->current_task);
    VISIT(loop->foreign);
    VISIT(loop->hooks_before);
    return 0;
}

static void loop_clear(struct machine *m, value self)
{
    struct event_loop *loop = AS_LOOP(self);
    ready_free(m, &loop->ready);
    timers_free(m, &loop->timers);
    drop_place(m, loop->exception_handler);
    drop_place(m, loop->task_factory);
    drop_place(m, loop->slow_callback_duration);
    drop_place(m, loop->asyncgens);
    drop_place(m, loop->current_task);
    drop_place(m, loop->foreign);
    drop_place(m, loop->hooks_before);
}

static void loop_destroy(struct machine *m, value self)
{
    struct event_loop *none = NULL; /* the room is closed before the last loop dies */
    struct event_loop **link = m->loops ? &m->loops->first : &none;
    while (*link && *link != AS_LOOP(self))
        link = &(*link)->next;
    if (*link)
        *link = AS_LOOP(self)->next;
    loop_clear(m, self);
}

static value loop_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    value self = object_alloc(m, type, type->instance_size);
    if (self)
        loop_begin(m, AS_LOOP(self));
    return self;
}

/* self.set_debug(coroutines._is_debug_mode()), which a program may have replaced. */
static bool ask_debug_mode(struct machine *m, struct event_loop *loop)
{
    value coroutines = dict_get_text(m, m->sys_modules, "asyncio.coroutines");
    value name = coroutines ? str_from(m, "_is_debug_mode") : NULL;
    value answer = name ? object_call_method0(m, coroutines, name) : NULL;
    int truth = answer ? object_truth(m, answer) : 0;
    drop(m, name);
    drop(m, answer);
    loop->debug = truth == 1;
    return !m->error;
}

static bool loop_init(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"selector"};
    value selector;
    if (!bind_arguments(m, "SelectorEventLoop", args, names, 1, 1, &selector) ||
        !ask_debug_mode(m, AS_LOOP(self)))
        return false;
    if (!selector || selector == NONE)
        return true;
    raise_error(m, m->types.NotImplementedError,
                "a selector of your own cannot be used: the simulated loop waits on the virtual "
                "clock; leave the argument out");
    return false;
}

static value loop_repr(struct machine *m, value self)
{
    struct event_loop *loop = AS_LOOP(self);
    return str_format(m, "<%S running=%s closed=%s debug=%s>", type_of(m, self)->name,
                      loop->running ? "True" : "False", loop->closed ? "True" : "False",
                      loop->debug ? "True" : "False");
}

/* --- scheduling */

static value none_as_absent(value v)
{
    return v == NONE ? NULL : v;
}

/* BaseEventLoop._check_callback, in debug mode only, as there */
static bool check_callback(struct machine *m, value loop, value callback, const char *method)
{
    if (!AS_LOOP(loop)->debug)
        return true;
    if (is_coroutine(m, callback) || is_coroutine_function(m, callback))
        raise_error(m, m->types.TypeError, "coroutines cannot be used with %s()", method);
    else if (!object_is_callable(m, callback))
        raise_error(m, m->types.TypeError, "a callable object was expected by %s(), got %R", method,
                    callback);
    else
        return true;
    return false;
}

static value call_soon(struct machine *m, value *args, const char *method)
{
    if (!check_callback(m, args[0], args[1], method))
        return NULL;
    return loop_call_soon(m, args[0], args[1], args[2], none_as_absent(args[3]));
}

static value loop_call_soon_method(struct machine *m, value *args)
{
    return call_soon(m, args, "call_soon");
}

static value loop_call_soon_threadsafe_method(struct machine *m, value *args)
{
    return call_soon(m, args, "call_soon_threadsafe");
}

static value call_at(struct machine *m, value *args, double when, const char *method)
{
    if (!check_callback(m, args[0], args[2], method))
        return NULL;
    if (when != when)
        return raise_error(m, m->types.ValueError, "Invalid delay: NaN (not a number)");
    return loop_call_at(m, args[0], when, args[2], args[3], none_as_absent(args[4]));
}

/* timer = self.call_at(self.time() + delay, callback, *args, context=context) */
static value call_later_by_methods(struct machine *m, value *args)
{
    double now;
    if (!own_loop_time(m, args[0], &now))
        return NULL;
    value time = float_new(m, now);
    value when = time ? object_binary(m, BINARY_ADD, time, args[1]) : NULL;
    value handle = when ? own_loop_call_timed(m, args[0], "call_at", when, args[2], args[3],
                                              none_as_absent(args[4]))
                        : NULL;
    drop(m, time);
    drop(m, when);
    return handle;
}

static value loop_call_later_method(struct machine *m, value *args)
{
    double when;
    if (args[1] == NONE)
        return raise_error(m, m->types.TypeError, "delay must not be None");
    if (AS_LOOP(args[0])->own & (OWN_TIME | OWN_CALL_AT))
        return call_later_by_methods(m, args);
    return clock_after(m, args[1], &when) ? call_at(m, args, when, "call_later") : NULL;
}

static value loop_call_at_method(struct machine *m, value *args)
{
    double when;
    if (args[1] == NONE)
        return raise_error(m, m->types.TypeError, "when cannot be None");
    value handle = object_as_double(m, args[1], &when) ? call_at(m, args, when, "call_at") : NULL;
    if (handle)
        AS_HANDLE(handle)->whole = is_small_int(args[1]);
    return handle;
}

static value loop_time_method(struct machine *m, value *args)
{
    (void)args;
    return float_new(m, clock_now(m));
}

static value loop_create_future_method(struct machine *m, value *args)
{
    return future_new(m, args[0]);
}

static value loop_create_task_method(struct machine *m, value *args)
{
    return loop_create_task(m, args[0], args[1], none_as_absent(args[2]), none_as_absent(args[3]),
                            NULL);
}

/* --- running */

static value loop_add_callback_method(struct machine *m, value *args)
{
    if (!is_instance(m, args[1], m->loops->handle))
        return raise_error(m, m->types.TypeError, "a Handle is required here");
    struct handle *handle = AS_HANDLE(args[1]);
    bool ok = handle->cancelled || handle_queue(m, handle, HANDLE_CALLBACK, 0, 0);
    return ok ? NONE : NULL;
}

static value loop_run_forever_setup_method(struct machine *m, value *args)
{
    return loop_run_begin(m, args[0]) ? NONE : NULL;
}

static value loop_run_forever_cleanup_method(struct machine *m, value *args)
{
    loop_run_end(m, args[0]);
    return NONE;
}

static value loop_run_once_method(struct machine *m, value *args)
{
    return loop_run_once(m, args[0]) ? NONE : NULL;
}

static value loop_run_forever_method(struct machine *m, value *args)
{
    return loop_run_forever(m, args[0]) ? NONE : NULL;
}

static value loop_run_until_complete_method(struct machine *m, value *args)
{
    return loop_run_until_complete(m, args[0], args[1]);
}

static value loop_stop_method(struct machine *m, value *args)
{
    (void)m;
    loop_stop(args[0]);
    return NONE;
}

static value loop_close_method(struct machine *m, value *args)
{
    return loop_close(m, args[0]) ? NONE : NULL;
}

static value loop_is_running_method(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(AS_LOOP(args[0])->running);
}

static value loop_is_closed_method(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(AS_LOOP(args[0])->closed);
}

static value loop_check_closed_method(struct machine *m, value *args)
{
    if (AS_LOOP(args[0])->closed)
        return raise_error(m, m->types.RuntimeError, "Event loop is closed");
    return NONE;
}

/* --- asynchronous generators under way: a weak set, in order */

/* Takes out the dead and, if it is there, `agen`. */
static bool forget_asyncgen(struct machine *m, struct event_loop *loop, value agen)
{
    value old = loop->asyncgens, kept = old ? list_new(m, list_size(old)) : NULL;
    for (size_t i = 0; kept && i < list_size(old); i++) {
        value reference = AS_LIST(old)->items[i], alive = weakref_get(reference);
        bool ok = !alive || alive == agen || list_append(m, kept, reference);
        drop(m, alive);
        if (!ok)
            drop_place(m, kept);
    }
    if (old && !kept)
        return false;
    replace_place(m, loop->asyncgens, kept);
    return true;
}

static value loop_asyncgens_add(struct machine *m, value *args)
{
    struct event_loop *loop = AS_LOOP(args[0]);
    if (!forget_asyncgen(m, loop, args[1]))
        return NULL;
    if (!loop->asyncgens && !(loop->asyncgens = list_new(m, 4)))
        return NULL;
    value reference = weakref_new(m, args[1], NULL);
    return reference && list_append_steal(m, loop->asyncgens, reference) ? NONE : NULL;
}

static value loop_asyncgens_discard(struct machine *m, value *args)
{
    return forget_asyncgen(m, AS_LOOP(args[0]), args[1]) ? NONE : NULL;
}

/* All that live, as a list; none is left. */
static value loop_asyncgens_take(struct machine *m, value *args)
{
    value old = AS_LOOP(args[0])->asyncgens, list = list_new(m, 0);
    AS_LOOP(args[0])->asyncgens = NULL;
    for (size_t i = 0; list && old && i < list_size(old); i++) {
        value alive = weakref_get(AS_LIST(old)->items[i]);
        if (alive && !list_append_steal(m, list, alive))
            drop_place(m, list);
    }
    drop(m, old);
    return list;
}

/* --- settings */

static value loop_get_debug_method(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(AS_LOOP(args[0])->debug);
}

static bool follow_debug(struct machine *m, value loop)
{
    loop_track_origins(m, AS_LOOP(loop), AS_LOOP(loop)->debug);
    return true;
}

static value loop_set_debug_method(struct machine *m, value *args)
{
    int truth = object_truth(m, args[1]);
    if (truth < 0)
        return NULL;
    struct event_loop *loop = AS_LOOP(args[0]);
    loop->debug = truth;
    if (!loop->running)
        return NONE;
    uint32_t label = record_text(m, "set_debug", 9);
    value handle = loop_call_soon_native(m, args[0], follow_debug, args[0], NULL, label);
    drop(m, handle);
    return handle ? NONE : NULL;
}

static bool callable_or_none(struct machine *m, value v)
{
    return v == NONE || object_is_callable(m, v);
}

static value loop_set_task_factory_method(struct machine *m, value *args)
{
    if (!callable_or_none(m, args[1]))
        return raise_error(m, m->types.TypeError, "task factory must be a callable or None");
    replace_place(m, AS_LOOP(args[0])->task_factory, args[1] == NONE ? NULL : keep(args[1]));
    return NONE;
}

static value or_none(value v)
{
    return v ? keep(v) : NONE;
}

static value loop_get_task_factory_method(struct machine *m, value *args)
{
    (void)m;
    return or_none(AS_LOOP(args[0])->task_factory);
}

static value loop_set_exception_handler_method(struct machine *m, value *args)
{
    if (!callable_or_none(m, args[1]))
        return raise_error(m, m->types.TypeError,
                           "A callable object or None is expected, got %R", args[1]);
    replace_place(m, AS_LOOP(args[0])->exception_handler, args[1] == NONE ? NULL : keep(args[1]));
    return NONE;
}

static value loop_get_exception_handler_method(struct machine *m, value *args)
{
    (void)m;
    return or_none(AS_LOOP(args[0])->exception_handler);
}

static const struct native_spec loop_methods[] = {
    {"call_soon(self, callback, *args, context=None)", loop_call_soon_method, NULL},
    {"call_soon_threadsafe(self, callback, *args, context=None)", loop_call_soon_threadsafe_method,
     NULL},
    {"call_later(self, delay, callback, *args, context=None)", loop_call_later_method, NULL},
    {"call_at(self, when, callback, *args, context=None)", loop_call_at_method, NULL},
    {"time(self)", loop_time_method, NULL},
    {"create_future(self)", loop_create_future_method, NULL},
    {"create_task(self, coro, *, name=None, context=None)", loop_create_task_method, NULL},
    {"_add_callback(self, handle)", loop_add_callback_method, NULL},
    {"_run_forever_setup(self)", loop_run_forever_setup_method, NULL},
    {"_run_forever_cleanup(self)", loop_run_forever_cleanup_method, NULL},
    {"_run_once(self)", loop_run_once_method, NULL},
    {"run_forever(self)", loop_run_forever_method, NULL},
    {"run_until_complete(self, future)", loop_run_until_complete_method, NULL},
    {"stop(self)", loop_stop_method, NULL},
    {"close(self)", loop_close_method, NULL},
    {"is_running(self)", loop_is_running_method, NULL},
    {"is_closed(self)", loop_is_closed_method, NULL},
    {"_check_closed(self)", loop_check_closed_method, NULL},
    {"_asyncgens_add(self, agen)", loop_asyncgens_add, NULL},
    {"_asyncgens_discard(self, agen)", loop_asyncgens_discard, NULL},
    {"_asyncgens_take(self)", loop_asyncgens_take, NULL},
    {"get_debug(self)", loop_get_debug_method, NULL},
    {"set_debug(self, enabled)", loop_set_debug_method, NULL},
    {"set_task_factory(self, factory)", loop_set_task_factory_method, NULL},
    {"get_task_factory(self)", loop_get_task_factory_method, NULL},
    {"set_exception_handler(self, handler)", loop_set_exception_handler_method, NULL},
    {"get_exception_handler(self)", loop_get_exception_handler_method, NULL},
    {NULL, NULL, NULL},
};

/* --- attributes */

static value get_slow(struct machine *m, value self)
{
    value set = AS_LOOP(self)->slow_callback_duration;
    return set ? keep(set) : float_new(m, m->loops->slow);
}

static bool set_slow(struct machine *m, value self, value v)
{
    (void)m;
    replace_place(m, AS_LOOP(self)->slow_callback_duration, keep_or_null(v));
    return true;
}

static value get_exception_handler(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_LOOP(self)->exception_handler);
}

static value get_current_handle(struct machine *m, value self)
{
    (void)m;
    return or_none((value)AS_LOOP(self)->current_handle);
}

static value get_ready(struct machine *m, value self)
{
    struct ready_queue *ready = &AS_LOOP(self)->ready;
    value list = list_new(m, ready->count);
    for (size_t i = 0; list && i < ready->count; i++)
        if (!list_append(m, list, (value)ready->ring[(ready->first + i) & (ready->capacity - 1)]))
            return drop_and_fail(m, list);
    return list;
}

static value get_scheduled(struct machine *m, value self)
{
    struct timer_heap *timers = &AS_LOOP(self)->timers;
    value list = list_new(m, timers->count);
    for (size_t i = 0; list && i < timers->count; i++)
        if (!list_append(m, list, (value)timers->heap[i].handle))
            return drop_and_fail(m, list);
    return list;
}

static value get_clock_resolution(struct machine *m, value self)
{
    return float_new(m, AS_LOOP(self)->clock_resolution);
}

static bool set_clock_resolution(struct machine *m, value self, value v)
{
    if (v)
        return object_as_double(m, v, &AS_LOOP(self)->clock_resolution);
    raise_error(m, m->types.AttributeError, "cannot delete attribute");
    return false;
}

static value get_stopping(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_LOOP(self)->stopping);
}

static value get_debug(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_LOOP(self)->debug);
}

static value get_task_factory(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_LOOP(self)->task_factory);
}

static value get_cancelled_count(struct machine *m, value self)
{
    (void)m;
    return tag_small_int((int64_t)AS_LOOP(self)->timers.cancelled);
}

static const struct getset_spec loop_getsets[] = {
    {"_clock_resolution", get_clock_resolution, set_clock_resolution},
    {"_stopping", get_stopping, NULL},
    {"_debug", get_debug, NULL},
    {"_task_factory", get_task_factory, NULL},
    {"_timer_cancelled_count", get_cancelled_count, NULL},
    {"slow_callback_duration", get_slow, set_slow},
    {"_exception_handler", get_exception_handler, NULL},
    {"_current_handle", get_current_handle, NULL},
    {"_ready", get_ready, NULL},
    {"_scheduled", get_scheduled, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec event_loop_type_spec = {
    .name = "BaseEventLoop",
    .module = "asyncio.base_events",
    .instance_size = sizeof(struct event_loop),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = loop_make,
              .init = loop_init,
              .destroy = loop_destroy,
              .traverse = loop_traverse,
              .clear = loop_clear,
              .set_attribute = own_loop_set_attribute,
              .repr = loop_repr},
    .methods = loop_methods,
    .getsets = loop_getsets,
};
