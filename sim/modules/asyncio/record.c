/* How the Python part of asyncio writes the record: who waits for what, in words. */
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/modules/asyncio/module.h"
#include "sim/modules/asyncio/waiters.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

static uint64_t number(value v)
{
    return is_small_int(v) ? (uint64_t)small_int(v) : 0;
}

static value group_new(struct machine *m, value *args)
{
    uint64_t group = record_number(m, SERIES_GROUP);
    RECORD(m, group_created, .group = group, .kind = record_str(m, args[0]),
           .total = number(args[1]));
    return tag_small_int((int64_t)group);
}

static value group_member(struct machine *m, value *args)
{
    if (is_future(m, args[1]) && AS_FUTURE(args[1])->is_task)
        RECORD(m, group_member, .group = number(args[0]), .task = AS_FUTURE(args[1])->number);
    return NONE;
}

static value group_counted(struct machine *m, value *args)
{
    RECORD(m, group_counted, .group = number(args[0]), .done = number(args[1]));
    return NONE;
}

/* Says of a future that waiting for it is waiting for the group. Returns the future. */
static value group_future(struct machine *m, value *args)
{
    if (is_future(m, args[0])) {
        struct future *future = AS_FUTURE(args[0]);
        future->wait_kind = WAIT_GROUP;
        future->stands_for = number(args[1]);
        future->label = record_str(m, args[2]);
    }
    return keep(args[0]);
}

/* Words for a future that stands for nothing with a number. Returns the future. */
static value label_future(struct machine *m, value *args)
{
    if (is_future(m, args[0]))
        AS_FUTURE(args[0])->label = record_str(m, args[1]);
    return keep(args[0]);
}

static value resource_new(struct machine *m, value *args)
{
    uint64_t resource = record_number(m, SERIES_RESOURCE);
    resource_created(m, resource, (enum resource_kind)number(args[0]), number(args[1]), 1);
    return tag_small_int((int64_t)resource);
}

static value resource_changed(struct machine *m, value *args)
{
    RECORD(m, resource_changed, .resource = number(args[0]), .count = number(args[1]));
    return NONE;
}

static value resource_future(struct machine *m, value *args)
{
    if (is_future(m, args[0])) {
        struct future *future = AS_FUTURE(args[0]);
        future->wait_kind = WAIT_RESOURCE;
        future->stands_for = number(args[1]);
        future->label = record_str(m, args[2]);
        future->number = record_number(m, SERIES_FUTURE);
        RECORD(m, resource_waits, .resource = future->stands_for, .task = running_task_number(m),
               .future = future->number, .role = ROLE_WAIT);
    }
    return keep(args[0]);
}

static value resource_left(struct machine *m, value *args)
{
    if (is_future(m, args[0]))
        RECORD(m, resource_left, .resource = AS_FUTURE(args[0])->stands_for,
               .task = running_task_number(m), .future = AS_FUTURE(args[0])->number);
    return NONE;
}

/* asyncio.run begins to clean up: what follows is its own. */
static value loop_closing(struct machine *m, value *args)
{
    m->loops->closing = true;
    RECORD(m, loop_closing, .loop = AS_LOOP(args[0])->number);
    return NONE;
}

static value warned(struct machine *m, value *args)
{
    RECORD(m, warned, .kind = WARNING_OTHER, .task = running_task_number(m),
           .text = record_field(args[0]));
    return NONE;
}

/* What the interpreter would print of an exception: str that ends in a newline. */
static value format_exception(struct machine *m, value *args)
{
    struct str_builder text = {0};
    if (has_type_flag(m, args[0], TYPE_IS_EXCEPTION) && exception_format(m, args[0], &text))
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return m->error ? NULL : str_from(m, "NoneType: None\n");
}

static value format_callback_function(struct machine *m, value *args)
{
    return format_callback(m, args[0], args[1] == NONE ? NULL : args[1], args[2] == TRUE, true);
}

static value format_coroutine_function(struct machine *m, value *args)
{
    return format_coroutine(m, args[0]);
}

const struct native_spec record_functions[] = {
    {"_group_new(kind, total, /)", group_new, NULL},
    {"_group_member(group, task, /)", group_member, NULL},
    {"_group_counted(group, done, /)", group_counted, NULL},
    {"_group_future(future, group, label, /)", group_future, NULL},
    {"_label_future(future, label, /)", label_future, NULL},
    {"_resource_new(kind, limit, /)", resource_new, NULL},
    {"_resource_changed(resource, count, /)", resource_changed, NULL},
    {"_resource_future(future, resource, label, /)", resource_future, NULL},
    {"_resource_left(future, /)", resource_left, NULL},
    {"_loop_closing(loop, /)", loop_closing, NULL},
    {"_warned(text, /)", warned, NULL},
    {"_format_exception(exception, /)", format_exception, NULL},
    {"_format_callback(callback, args, debug, /)", format_callback_function, NULL},
    {"_format_coroutine(coro, /)", format_coroutine_function, NULL},
    {NULL, NULL, NULL},
};
