/* How coroutines become tasks: loop.create_task and asyncio.ensure_future. */
#include "sim/lang/generator.h"
#include "sim/lang/lang.h"
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* The factory's task, called as BaseEventLoop.create_task calls it. */
static value by_factory(struct machine *m, value loop, value coroutine, value name, value context)
{
    value items[] = {own_loop_face(loop), coroutine, context};
    value names = context ? tuple_pack1(m, m->names.context) : NULL;
    if (context && !names)
        return NULL;
    struct args args = {items, 2, names};
    value task = object_call(m, AS_LOOP(loop)->task_factory, &args);
    drop(m, names);
    value set_name = task ? str_from(m, "set_name") : NULL;
    value done = set_name ? object_call_method1(m, task, set_name, name ? name : NONE) : NULL;
    drop(m, set_name);
    drop(m, done);
    return done ? task : drop_and_fail(m, task);
}

value loop_create_task(struct machine *m, value loop, value coroutine, value name, value context,
                       const char *owner)
{
    struct event_loop *self = AS_LOOP(loop);
    if (self->closed)
        return raise_error(m, m->types.RuntimeError, "Event loop is closed");
    if (self->task_factory)
        return by_factory(m, loop, coroutine, name, context);
    if (!is_coroutine(m, coroutine))
        return raise_error(m, m->types.TypeError, "a coroutine was expected, got %R", coroutine);
    return task_new(m, coroutine, loop, name, context, owner);
}

/* loop.create_task as a program may have overridden it. */
static value create_task(struct machine *m, value loop, value coroutine, const char *owner)
{
    if (!(AS_LOOP(loop)->own & OWN_CREATE_TASK))
        return loop_create_task(m, loop, coroutine, NULL, NULL, owner);
    value name = str_from(m, "create_task");
    value task = name ? object_call_method1(m, own_loop_face(loop), name, coroutine) : NULL;
    drop(m, name);
    return task;
}

static bool close_coroutine(struct machine *m, value coroutine)
{
    value error = error_take(m);
    value closed = object_call_method0(m, coroutine, m->names.close);
    drop(m, closed);
    if (closed) {
        reraise(m, error);
        return true;
    }
    drop(m, error);
    return false;
}

static value as_task(struct machine *m, value coroutine, value loop, bool close, const char *owner)
{
    value own = loop ? keep(loop) : loop_current(m);
    if (!own)
        return NULL;
    value task = create_task(m, own, coroutine, owner);
    if (!task && close && error_is(m, m->types.RuntimeError))
        close_coroutine(m, coroutine);
    drop(m, own);
    return task;
}

/* async def _wrap_awaitable(awaitable): return await awaitable */
static value wrap_awaitable(struct machine *m, value *args)
{
    return lang_await(m, args[0]);
}

/* 1: looks like a future, 0: does not, -1: error. base_futures.isfuture */
int is_future_like(struct machine *m, value v)
{
    if (is_future(m, v))
        return 1;
    value class = object_find_attribute(m, v, m->names.dunder_class);
    value class_attribute =
        class ? object_find_attribute(m, class, m->names._asyncio_future_blocking) : NULL;
    drop(m, class);
    drop(m, class_attribute);
    if (!class_attribute)
        return m->error ? -1 : 0;
    value own = object_get_attribute(m, v, m->names._asyncio_future_blocking);
    drop(m, own);
    return own ? own != NONE : -1;
}

static value future_of_loop(struct machine *m, value future, value loop)
{
    if (loop) {
        value own = future_get_loop(m, future);
        drop(m, own);
        if (!own)
            return NULL;
        if (own != own_loop_face(loop))
            return raise_error(m, m->types.ValueError,
                               "The future belongs to a different loop than the one specified as "
                               "the loop argument");
    }
    return keep(future);
}

/* A generator that types.coroutine has marked. */
static bool is_iterable_coroutine(struct machine *m, value v)
{
    return is_exactly(v, m->types.generator) &&
           AS_GENERATOR(v)->code->flags & CODE_ITERABLE_COROUTINE;
}

value ensure_future(struct machine *m, value awaitable, value loop, const char *owner)
{
    int like = is_future_like(m, awaitable);
    if (like)
        return like < 0 ? NULL : future_of_loop(m, awaitable, loop);
    if (is_coroutine(m, awaitable))
        return as_task(m, awaitable, loop, true, owner);
    value await = object_find_special(m, awaitable, m->names.dunder_await);
    drop(m, await);
    if (!await && m->error)
        return NULL;
    if (!await && !is_iterable_coroutine(m, awaitable))
        return raise_error(m, m->types.TypeError,
                           "An asyncio.Future, a coroutine or an awaitable is required");
    value coroutine =
        native_coroutine_new(m, "ensure_future.<locals>._wrap_awaitable", wrap_awaitable,
                             &awaitable, 1);
    value task = coroutine ? as_task(m, coroutine, loop, false, owner) : NULL;
    drop(m, coroutine);
    return task;
}
