/* The class asyncio.Task. CPython 3.13 Modules/_asynciomodule.c (TaskObj), Lib/asyncio/
 * base_tasks.py. */
#include "sim/lang/lang.h"
#include "sim/loop/context.h"
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/generic_alias.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

/* --- life */

static int task_traverse(value self, visit_fn *visit, void *closure)
{
    struct task *task = AS_TASK(self);
    VISIT(task->coroutine);
    VISIT(task->context);
    VISIT(task->waiter);
    VISIT(task->name);
    VISIT(task->thrown);
    return future_traverse(self, visit, closure);
}

static void task_clear(struct machine *m, value self)
{
    struct task *task = AS_TASK(self);
    drop_place(m, task->coroutine);
    drop_place(m, task->context);
    drop_place(m, task->waiter);
    drop_place(m, task->name);
    drop_place(m, task->thrown);
    future_clear(m, self);
}

static void task_destroy(struct machine *m, value self)
{
    if (AS_FUTURE(self)->number)
        RECORD(m, task_destroyed, .task = AS_FUTURE(self)->number);
    task_delist(m, AS_TASK(self));
    task_clear(m, self);
}

static void report_pending(struct machine *m, struct task *task)
{
    value message = str_from(m, "Task was destroyed but it is pending!");
    struct dict *context = message ? dict_new(m) : NULL;
    value traceback = task->future.source_traceback;
    if (context && dict_set_text(m, context, "message", message) &&
        dict_set_text(m, context, "task", (value)task) &&
        (!traceback || dict_set_text(m, context, "source_traceback", traceback))) {
        RECORD(m, warned, .kind = WARNING_DESTROYED_PENDING, .task = task->future.number,
               .text = record_field(message));
        loop_call_exception_handler(m, task->future.loop, context);
    }
    error_clear(m);
    drop(m, (value)context);
    drop(m, message);
}

/* TaskObj_finalize */
static void task_finalize(struct machine *m, value self)
{
    struct task *task = AS_TASK(self);
    if (task->future.state == FUTURE_PENDING && task->future.log_destroy_pending) {
        value error = error_take(m);
        task_delist(m, task); /* as the weak set of all tasks forgets it before it is finalized */
        report_pending(m, task);
        if (error)
            reraise(m, error);
    }
    future_finalize(m, self);
}

/* Task(coro, *, loop=None, name=None, context=None, eager_start=False) */
static bool task_init_slot(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"coro", "loop", "name", "context", "eager_start"};
    value given[5];
    if (!bind_arguments(m, "Task", args, names, 5, 1, given))
        return false;
    if (!given[0]) {
        raise_error(m, m->types.TypeError, "Task() missing required argument 'coro' (pos 1)");
        return false;
    }
    if (!future_init_loop(m, self, given[1]))
        return false;
    if (!is_coroutine(m, given[0])) {
        AS_FUTURE(self)->log_destroy_pending = false;
        raise_error(m, m->types.TypeError, "a coroutine was expected, got %R", given[0]);
        return false;
    }
    int eager = given[4] ? object_truth(m, given[4]) : 0;
    if (eager < 0)
        return false;
    value loop = AS_FUTURE(self)->loop, context = given[3] == NONE ? NULL : given[3];
    return task_init(m, AS_TASK(self), given[0], loop, given[2], context,
                     eager && AS_LOOP(loop)->running);
}

/* --- repr */

static bool add_state(struct machine *m, struct str_builder *text, struct task *task)
{
    bool cancelling = task->cancels_requested && task->future.state == FUTURE_PENDING;
    value name = task_name(m, (value)task);
    if (!name)
        return false;
    str_builder_add_text(m, text, cancelling ? "cancelling" : future_state_word((value)task));
    str_builder_add_text(m, text, " name=");
    bool ok = str_builder_add_repr(m, text, name);
    drop(m, name);
    return ok;
}

static bool add_waiting(struct machine *m, struct str_builder *text, struct task *task)
{
    if (task->coroutine) {
        value words = format_coroutine(m, task->coroutine);
        if (!words)
            return false;
        str_builder_add_text(m, text, " coro=<");
        str_builder_add_value(m, text, words);
        str_builder_add_text(m, text, ">");
        drop(m, words);
    }
    if (!task->waiter)
        return true;
    str_builder_add_text(m, text, " wait_for=");
    return str_builder_add_repr(m, text, task->waiter);
}

static value task_repr(struct machine *m, value self)
{
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "...");
    struct str_builder text = {0};
    str_builder_add_text(m, &text, "<");
    str_builder_add_value(m, &text, type_of(m, self)->name);
    str_builder_add_text(m, &text, " ");
    bool ok = add_state(m, &text, AS_TASK(self)) && add_waiting(m, &text, AS_TASK(self)) &&
              future_add_info(m, &text, self) && str_builder_add_text(m, &text, ">");
    repr_leave(m, self);
    if (ok)
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return NULL;
}

/* --- methods */

static value or_none(value v)
{
    return v ? keep(v) : NONE;
}

static value task_cancel_method(struct machine *m, value *args)
{
    int cancelled = task_cancel(m, args[0], args[1]);
    return cancelled < 0 ? NULL : tag_bool(cancelled);
}

static value task_cancelling_method(struct machine *m, value *args)
{
    (void)m;
    return tag_small_int(AS_TASK(args[0])->cancels_requested);
}

static value task_uncancel_method(struct machine *m, value *args)
{
    (void)m;
    return tag_small_int(task_uncancel(args[0]));
}

static value task_get_name_method(struct machine *m, value *args)
{
    return task_name(m, args[0]);
}

static value task_set_name_method(struct machine *m, value *args)
{
    return task_set_name(m, args[0], args[1]) ? NONE : NULL;
}

static value task_get_coro_method(struct machine *m, value *args)
{
    (void)m;
    return or_none(AS_TASK(args[0])->coroutine);
}

static value task_get_context_method(struct machine *m, value *args)
{
    (void)m;
    return or_none(AS_TASK(args[0])->context);
}

static value task_set_result_method(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.RuntimeError, "Task does not support set_result operation");
}

static value task_set_exception_method(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.RuntimeError, "Task does not support set_exception operation");
}

/* asyncio.base_tasks has what is natural in Python. */
static value call_base_tasks(struct machine *m, const char *function, value *items, size_t count)
{
    value module = dict_get_text(m, m->sys_modules, "asyncio.base_tasks");
    if (!module)
        return raise_error(m, m->types.RuntimeError, "asyncio has not been imported");
    value name = str_from(m, function);
    value callable = name ? object_get_attribute(m, module, name) : NULL;
    struct args args = {items, count, NULL};
    value result = callable ? object_call(m, callable, &args) : NULL;
    drop(m, name);
    drop(m, callable);
    return result;
}

static value task_get_stack_method(struct machine *m, value *args)
{
    return call_base_tasks(m, "_task_get_stack", args, 2);
}

static value task_print_stack_method(struct machine *m, value *args)
{
    return call_base_tasks(m, "_task_print_stack", args, 3);
}

static const struct native_spec task_methods[] = {
    {"set_result(self, result, /)", task_set_result_method, NULL},
    {"set_exception(self, exception, /)", task_set_exception_method, NULL},
    {"cancel(self, msg=None)", task_cancel_method, NULL},
    {"cancelling(self, /)", task_cancelling_method, NULL},
    {"uncancel(self, /)", task_uncancel_method, NULL},
    {"get_stack(self, *, limit=None)", task_get_stack_method, NULL},
    {"print_stack(self, *, limit=None, file=None)", task_print_stack_method, NULL},
    {"get_name(self, /)", task_get_name_method, NULL},
    {"set_name(self, value, /)", task_set_name_method, NULL},
    {"get_coro(self, /)", task_get_coro_method, NULL},
    {"get_context(self, /)", task_get_context_method, NULL},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, NULL},
    {NULL, NULL, NULL},
};

/* --- attributes */

static value get_log_destroy_pending(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_FUTURE(self)->log_destroy_pending);
}

static bool set_log_destroy_pending(struct machine *m, value self, value v)
{
    int truth = v ? object_truth(m, v) : -1;
    if (!v)
        raise_error(m, m->types.AttributeError, "cannot delete attribute");
    if (truth < 0)
        return false;
    AS_FUTURE(self)->log_destroy_pending = truth;
    return true;
}

static value get_must_cancel(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_FUTURE(self)->must_cancel);
}

static value get_coro(struct machine *m, value self)
{
    return task_get_coro_method(m, &self);
}

static value get_waiter(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_TASK(self)->waiter);
}

static const struct getset_spec task_getsets[] = {
    {"_log_destroy_pending", get_log_destroy_pending, set_log_destroy_pending},
    {"_must_cancel", get_must_cancel, NULL},
    {"_coro", get_coro, NULL},
    {"_fut_waiter", get_waiter, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec task_type_spec = {
    .name = "Task",
    .module = "_asyncio",
    .base = offsetof(struct types, future),
    .instance_size = sizeof(struct task),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.init = task_init_slot,
              .finalize = task_finalize,
              .destroy = task_destroy,
              .traverse = task_traverse,
              .clear = task_clear,
              .repr = task_repr},
    .methods = task_methods,
    .getsets = task_getsets,
};
