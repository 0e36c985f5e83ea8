/* asyncio.Lock. CPython 3.13 Lib/asyncio/locks.py. */
#include "sim/lang/native_coroutine.h"
#include "sim/loop/record.h"
#include "sim/modules/asyncio/module.h"
#include "sim/modules/asyncio/waiters.h"
#include "sim/value/error.h"

struct lock {
    struct primitive primitive;
    bool locked;
};

#define AS_LOCK(v) ((struct lock *)(v))

static value lock_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    value self = primitive_make(m, type);
    if (self)
        primitive_created(m, self, RESOURCE_LOCK, 1);
    return self;
}

static bool all_cancelled(const struct waiters *waiters)
{
    for (size_t i = 0; i < waiters->count; i++)
        if (AS_FUTURE(waiters_at(waiters, i))->state != FUTURE_CANCELLED)
            return false;
    return true;
}

static bool take(struct machine *m, value self)
{
    AS_LOCK(self)->locked = true;
    primitive_record(m, self, 1, running_task_number(m));
    return true;
}

/* Only the first waiter is looked at: if it is done it is about to run. */
static bool wake_up_first(struct machine *m, value self)
{
    struct waiters *waiters = &AS_PRIMITIVE(self)->waiters;
    return waiters->count == 0 || future_done(waiters_at(waiters, 0)) ||
           future_set_result(m, waiters_at(waiters, 0), TRUE);
}

/* It was this one's turn, or the wait was ended by an error: then the next one may go on. */
static bool end_turn(struct machine *m, value self, value future, value woken)
{
    primitive_leave(m, self, &AS_PRIMITIVE(self)->waiters, future);
    if (woken)
        return take(m, self);
    if (error_is(m, m->types.CancelledError) && !AS_LOCK(self)->locked) {
        value error = error_take(m);
        if (wake_up_first(m, self))
            reraise(m, error);
        else
            drop(m, error);
    }
    return false;
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
    struct waiters *waiters = &AS_PRIMITIVE(self)->waiters;
    if (!AS_LOCK(self)->locked && all_cancelled(waiters))
        return take(m, self) ? result : NULL;
    value future = primitive_future(m, self, waiters, ROLE_ACQUIRE, "lock.acquire");
    return future ? native_wait(m, future, NULL, then) : NULL;
}

static bool release(struct machine *m, value self)
{
    if (!AS_LOCK(self)->locked) {
        raise_error(m, m->types.RuntimeError, "Lock is not acquired.");
        return false;
    }
    AS_LOCK(self)->locked = false;
    primitive_record(m, self, 0, 0);
    return wake_up_first(m, self);
}

static value lock_acquire(struct machine *m, value *args)
{
    return acquire(m, args, TRUE, acquired);
}

static value lock_release(struct machine *m, value *args)
{
    return release(m, args[0]) ? NONE : NULL;
}

static value lock_locked(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(AS_LOCK(args[0])->locked);
}

static value lock_repr(struct machine *m, value self)
{
    return primitive_repr(m, self, AS_LOCK(self)->locked ? "locked" : "unlocked");
}

/* Not of a class of the program's, which may have its own acquire() and release(). */
static bool is_plain(value self)
{
    return !(self->type->flags & TYPE_PYTHON);
}

static value lock_enter(struct machine *m, value *args)
{
    if (!is_plain(args[0]))
        return primitive_enter(m, args[0]);
    return acquire(m, args, NONE, entered);
}

static value lock_exit(struct machine *m, value *args)
{
    if (!is_plain(args[0]))
        return primitive_exit(m, args[0]);
    return release(m, args[0]) ? NONE : NULL;
}

static const struct native_spec lock_methods[] = {
    {"~!acquire(self)", lock_acquire, NULL},
    {"release(self)", lock_release, NULL},
    {"locked(self)", lock_locked, NULL},
    {"~!__aenter__(self)", lock_enter, NULL},
    {"~!__aexit__(self, exc_type, exc, tb)", lock_exit, NULL},
    {NULL, NULL, NULL},
};

static value get_locked(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_LOCK(self)->locked);
}

static const struct getset_spec lock_getsets[] = {
    {"_locked", get_locked, NULL},
    {"_waiters", primitive_get_waiters, NULL},
    {"_loop", primitive_get_loop, primitive_set_loop},
    {NULL, NULL, NULL},
};

const struct type_spec lock_type_spec = {
    .name = "Lock",
    .module = "asyncio.locks",
    .instance_size = sizeof(struct lock),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = lock_make,
              .init = primitive_init,
              .destroy = primitive_clear,
              .traverse = primitive_traverse,
              .clear = primitive_clear,
              .repr = lock_repr},
    .methods = lock_methods,
    .getsets = lock_getsets,
};

