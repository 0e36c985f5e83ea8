/* The functions of asyncio that make, find and ask tasks. CPython 3.13 Lib/asyncio/tasks.py,
 * events.py, coroutines.py, base_futures.py. */
#include "sim/lang/lang.h"
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/modules/asyncio/module.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

static value none_as_absent(value v)
{
    return v == NONE || v == ELLIPSIS ? NULL : v;
}

/* A loop of the program's with a create_task() of its own. */
static value create_by_method(struct machine *m, value loop, value *args)
{
    value method_name = str_from(m, "create_task");
    value method = method_name ? object_get_attribute(m, loop, method_name) : NULL;
    value items[3] = {args[0]}, words[2];
    size_t count = 0;
    if (args[1] != ELLIPSIS) { /* asyncio.run gives no name */
        words[count] = m->names.name;
        items[++count] = args[1];
    }
    if (args[2] != NONE) {
        words[count] = m->names.context;
        items[++count] = args[2];
    }
    value names = method ? tuple_from(m, words, count) : NULL;
    struct args call = {items, 1, names};
    value task = names ? object_call(m, method, &call) : NULL;
    drop(m, method_name);
    drop(m, method);
    drop(m, names);
    return task;
}

static value create_task(struct machine *m, value *args)
{
    value loop = loop_running(m);
    if (!loop)
        return NULL;
    if (AS_LOOP(loop)->own & OWN_CREATE_TASK)
        return create_by_method(m, own_loop_face(loop), args);
    return loop_create_task(m, loop, args[0], none_as_absent(args[1]), none_as_absent(args[2]),
                            NULL);
}

/* With the words for who makes the task, for the library's own Python. */
static value create_task_for(struct machine *m, value *args)
{
    value loop = args[0];
    if (!is_instance(m, loop, m->loops->event_loop) || AS_LOOP(loop)->own & OWN_CREATE_TASK)
        return create_by_method(m, loop, args + 1);
    return loop_create_task(m, loop, args[1], none_as_absent(args[2]), none_as_absent(args[3]),
                            str_text(args[4]));
}

static value ensure_future_function(struct machine *m, value *args)
{
    value loop = args[1] == NONE ? NULL : own_loop_for(m, args[1]);
    value future = m->error ? NULL : ensure_future(m, args[0], loop, NULL);
    drop(m, loop);
    return future;
}

static value current_task(struct machine *m, value *args)
{
    value loop = args[0] == NONE ? keep_or_null(loop_running(m)) : own_loop_for(m, args[0]);
    value task = loop ? AS_LOOP(loop)->current_task : NULL;
    task = task ? keep(task) : loop ? NONE : NULL;
    drop(m, loop);
    return task;
}

static value all_tasks(struct machine *m, value *args)
{
    value loop = args[0] == NONE ? keep_or_null(loop_running(m)) : own_loop_for(m, args[0]);
    value set = loop ? set_new(m) : NULL;
    drop(m, loop); /* its tasks hold it */
    for (struct task *task = m->loops->tasks; set && task; task = task->next)
        if (task->future.loop == loop && !future_done((value)task) &&
            !set_add(m, set, (value)task))
            return drop_and_fail(m, set);
    return set;
}

static value iscoroutine(struct machine *m, value *args)
{
    return tag_bool(is_coroutine(m, args[0]));
}

static value is_coroutine_function_function(struct machine *m, value *args)
{
    value v = keep(args[0]), name = str_from(m, "func");
    while (name && v && str_equals_text(type_of(m, v)->name, "partial"))
        replace_place(m, v, object_find_attribute(m, v, name));
    bool makes = v && is_coroutine_function(m, v);
    drop(m, v);
    drop(m, name);
    return m->error ? NULL : tag_bool(makes);
}

static value is_future_function(struct machine *m, value *args)
{
    int like = is_future_like(m, args[0]);
    return like < 0 ? NULL : tag_bool(like);
}

static value get_running_loop(struct machine *m, value *args)
{
    (void)args;
    value loop = loop_running(m);
    return loop ? keep(own_loop_face(loop)) : NULL;
}

static value get_running_loop_or_none(struct machine *m, value *args)
{
    (void)args;
    value loop = loop_running_or_null(m);
    return loop ? keep(own_loop_face(loop)) : NONE;
}

static value set_running_loop(struct machine *m, value *args)
{
    value loop = args[0] == NONE ? NULL : own_loop_for(m, args[0]);
    if (m->error)
        return NULL;
    replace_place(m, m->loops->running_held, loop);
    m->loops->running = loop;
    return NONE;
}

static value future_loop(struct machine *m, value *args)
{
    return future_get_loop(m, args[0]);
}

/* --- which task runs, set by hand */

static value enter_task(struct machine *m, value *args)
{
    value loop = own_loop_for(m, args[0]);
    if (loop && AS_LOOP(loop)->current_task) {
        raise_error(m, m->types.RuntimeError,
                    "Cannot enter into task %R while another task %R is being executed.", args[1],
                    AS_LOOP(loop)->current_task);
        return drop_and_fail(m, loop);
    }
    if (!loop)
        return NULL;
    AS_LOOP(loop)->current_task = keep(args[1]);
    replace_place(m, m->loops->entered_by_hand, loop);
    return NONE;
}

static value leave_task(struct machine *m, value *args)
{
    value loop = own_loop_for(m, args[0]);
    if (loop && AS_LOOP(loop)->current_task != args[1]) {
        value current = AS_LOOP(loop)->current_task;
        raise_error(m, m->types.RuntimeError,
                    "Leaving task %R does not match the current task %R.", args[1],
                    current ? current : NONE);
        return drop_and_fail(m, loop);
    }
    if (!loop)
        return NULL;
    drop_place(m, AS_LOOP(loop)->current_task);
    drop(m, loop);
    return NONE;
}

static value swap_current_task(struct machine *m, value *args)
{
    value loop = own_loop_for(m, args[0]);
    if (!loop)
        return NULL;
    value before = AS_LOOP(loop)->current_task;
    AS_LOOP(loop)->current_task = args[1] == NONE ? NULL : keep(args[1]);
    replace_place(m, m->loops->entered_by_hand, loop);
    return before ? before : NONE;
}

static value format_coroutine_function(struct machine *m, value *args)
{
    return format_coroutine(m, args[0]);
}

/* What the frames of the callers, which a traceback leads to, would keep alive with it. */
static value hold(struct machine *m, value *args)
{
    if (!is_future(m, args[0]))
        return NONE;
    struct future *future = AS_FUTURE(args[0]);
    value error = future->exception ? future->exception : future->cancelled_error;
    struct traceback *entry = error ? (struct traceback *)AS_EXCEPTION(error)->traceback : NULL;
    if (entry && !entry->held && entry->frame)
        entry->held = tuple_pack1(m, args[1]);
    return m->error ? NULL : NONE;
}

static value is_debug_mode(struct machine *m, value *args)
{
    (void)args;
    return tag_bool(m->loops->debug);
}

static value short_repr_function(struct machine *m, value *args)
{
    return short_repr(m, args[0]);
}

/* Those that CPython has in asyncio/tasks.py. */
const struct native_spec python_task_functions[] = {
    {"^create_task(coro, *, name=None, context=None)", create_task,
     "Schedule the execution of a coroutine object in a spawn task."},
    {"^ensure_future(coro_or_future, *, loop=None)", ensure_future_function,
     "Wrap a coroutine or an awaitable in a future."},
    {"^iscoroutine(obj)", iscoroutine, "Return True if obj is a coroutine object."},
    {"^isfuture(obj)", is_future_function, "Check for a Future."},
    {NULL, NULL, NULL},
};

const struct native_spec task_functions[] = {
    {"_enter_task(loop, task)", enter_task, NULL},
    {"_leave_task(loop, task)", leave_task, NULL},
    {"_swap_current_task(loop, task)", swap_current_task, NULL},
    {"_format_coroutine(coro, /)", format_coroutine_function, NULL},
    {"_hold(task, held, /)", hold, NULL},
    {"_is_debug_mode()", is_debug_mode, NULL},
    {"_short_repr(obj, /)", short_repr_function, NULL},
    {"_create_task_for(loop, coro, name, context, owner)", create_task_for, NULL},
    {"current_task(loop=None)", current_task, "Return a currently executed task."},
    {"_all_tasks(loop)", all_tasks, NULL},
    {"_iscoroutinefunction(func, /)", is_coroutine_function_function, NULL},
    {"get_running_loop()", get_running_loop, "Return the running event loop."},
    {"_get_running_loop()", get_running_loop_or_none, NULL},
    {"_set_running_loop(loop, /)", set_running_loop, NULL},
    {"_get_loop(fut, /)", future_loop, NULL},
    {NULL, NULL, NULL},
};
