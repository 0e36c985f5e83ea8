/* asyncio.Semaphore and BoundedSemaphore. CPython 3.13 Lib/asyncio/locks.py. */
#include "sim/lang/native_coroutine.h"
#include "sim/loop/face.h"
#include "sim/loop/record.h"
#include "sim/modules/asyncio/module.h"
#include "sim/modules/asyncio/waiters.h"
#include "sim/value/error.h"
#include "sim/value/object.h"

#include <stdio.h>

struct semaphore {
    struct primitive primitive;
    int64_t count, bound;
    bool bounded;
};

#define AS_SEMAPHORE(v) ((struct semaphore *)(v))

static value semaphore_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return primitive_make(m, type);
}

static bool semaphore_init(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"value"};
    value given;
    int64_t count = 1;
    bool bounded = AS_SEMAPHORE(self)->bounded;
    const char *callee = bounded ? "BoundedSemaphore.__init__" : "Semaphore.__init__";
    if (!bind_arguments(m, callee, args, names, 1, 1, &given))
        return false;
    if (given && !object_as_int64(m, given, &count))
        return false;
    if (count < 0) {
        raise_error(m, m->types.ValueError, "Semaphore initial value must be >= 0");
        return false;
    }
    AS_SEMAPHORE(self)->count = AS_SEMAPHORE(self)->bound = count;
    primitive_created(m, self, RESOURCE_SEMAPHORE, (uint64_t)count);
    primitive_record(m, self, (uint64_t)count, 0);
    return true;
}

static bool bounded_init(struct machine *m, value self, const struct args *args)
{
    AS_SEMAPHORE(self)->bounded = true;
    return semaphore_init(m, self, args);
}

static void change(struct machine *m, value self, int64_t by)
{
    AS_SEMAPHORE(self)->count += by;
    primitive_record(m, self, (uint64_t)AS_SEMAPHORE(self)->count, by < 0 ? running_task_number(m) : 0);
}

/* Also when a waiter that was there first has not run yet. */
static bool is_locked(value self)
{
    struct waiters *waiters = &AS_PRIMITIVE(self)->waiters;
    if (AS_SEMAPHORE(self)->count == 0)
        return true;
    for (size_t i = 0; i < waiters->count; i++)
        if (AS_FUTURE(waiters_at(waiters, i))->state != FUTURE_CANCELLED)
            return true;
    return false;
}

/* _wake_up_next: 1, 0: nobody waits; -1: error */
static int wake_up_next(struct machine *m, value self)
{
    struct waiters *waiters = &AS_PRIMITIVE(self)->waiters;
    for (size_t i = 0; i < waiters->count; i++) {
        value future = waiters_at(waiters, i);
        if (future_done(future))
            continue;
        change(m, self, -1);
        return future_set_result(m, future, TRUE) ? 1 : -1;
    }
    return 0;
}

/* New waiters may have arrived but had to wait for their turn: as many as may are woken. */
static bool wake_up_others(struct machine *m, value self)
{
    value error = error_take(m);
    int woken = 1;
    while (AS_SEMAPHORE(self)->count > 0 && woken == 1)
        woken = wake_up_next(m, self);
    if (woken < 0)
        drop(m, error);
    else if (error)
        reraise(m, error);
    return woken >= 0;
}

static bool end_turn(struct machine *m, value self, value future, value woken)
{
    primitive_leave(m, self, &AS_PRIMITIVE(self)->waiters, future);
    /* Woken, but cancelled before it could run: what it was given goes back. */
    if (!woken && error_is(m, m->types.CancelledError) &&
        AS_FUTURE(future)->state == FUTURE_FINISHED)
        change(m, self, 1);
    return wake_up_others(m, self) && woken;
}

static value acquired(struct machine *m, value *args, value future, value kept, value woken)
{
    (void)kept;
    return end_turn(m, args[0], future, woken) ? TRUE : NULL;
}

static value entered(struct machine *m, value *args, value future, value kept, value woken)
{
    (void)kept;
    return end_turn(m, args[0], future, woken) ? NONE : NULL;
}

/* `result`: what it comes to when nobody has to be waited for; else `then` says. */
static value acquire(struct machine *m, value *args, value result, native_then *then)
{
    value self = args[0];
    if (!is_locked(self)) {
        change(m, self, -1);
        return result;
    }
    value future = primitive_future(m, self, &AS_PRIMITIVE(self)->waiters, ROLE_ACQUIRE,
                                    "semaphore.acquire");
    return future ? native_wait(m, future, NULL, then) : NULL;
}

static value semaphore_acquire(struct machine *m, value *args)
{
    return acquire(m, args, TRUE, acquired);
}

static value semaphore_release(struct machine *m, value *args)
{
    struct semaphore *self = AS_SEMAPHORE(args[0]);
    if (self->bounded && self->count >= self->bound)
        return raise_error(m, m->types.ValueError, "BoundedSemaphore released too many times");
    change(m, args[0], 1);
    return wake_up_next(m, args[0]) < 0 ? NULL : NONE;
}

static value semaphore_locked(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(is_locked(args[0]));
}

static value semaphore_enter(struct machine *m, value *args)
{
    if (args[0]->type->flags & TYPE_PYTHON)
        return primitive_enter(m, args[0]);
    return acquire(m, args, NONE, entered);
}

static value semaphore_exit(struct machine *m, value *args)
{
    if (args[0]->type->flags & TYPE_PYTHON)
        return primitive_exit(m, args[0]);
    return semaphore_release(m, args);
}

static const struct native_spec semaphore_methods[] = {
    {"~!acquire(self)", semaphore_acquire, NULL},
    {"release(self)", semaphore_release, NULL},
    {"locked(self)", semaphore_locked, NULL},
    {"~!__aenter__(self)", semaphore_enter, NULL},
    {"~!__aexit__(self, exc_type, exc, tb)", semaphore_exit, NULL},
    {NULL, NULL, NULL},
};

static value get_value(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_SEMAPHORE(self)->count);
}

static bool set_value(struct machine *m, value self, value v)
{
    return v && object_as_int64(m, v, &AS_SEMAPHORE(self)->count);
}

static value get_bound(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_SEMAPHORE(self)->bound);
}

static const struct getset_spec semaphore_getsets[] = {
    {"_value", get_value, set_value},
    {"_waiters", primitive_get_waiters, NULL},
    {"_loop", primitive_get_loop, primitive_set_loop},
    {NULL, NULL, NULL},
};

static const struct getset_spec bounded_getsets[] = {
    {"_bound_value", get_bound, NULL},
    {NULL, NULL, NULL},
};

static value semaphore_repr(struct machine *m, value self)
{
    if (is_locked(self))
        return primitive_repr(m, self, "locked");
    char state[48];
    snprintf(state, sizeof state, "unlocked, value:%lld", (long long)AS_SEMAPHORE(self)->count);
    return primitive_repr(m, self, state);
}

const struct type_spec semaphore_type_spec = {
    .name = "Semaphore",
    .module = "asyncio.locks",
    .instance_size = sizeof(struct semaphore),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = semaphore_make,
              .init = semaphore_init,
              .destroy = primitive_clear,
              .traverse = primitive_traverse,
              .clear = primitive_clear,
              .repr = semaphore_repr},
    .methods = semaphore_methods,
    .getsets = semaphore_getsets,
};

const struct type_spec bounded_semaphore_type_spec = {
    .name = "BoundedSemaphore",
    .module = "asyncio.locks",
    .instance_size = sizeof(struct semaphore),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.init = bounded_init},
    .getsets = bounded_getsets,
};
