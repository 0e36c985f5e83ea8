/* asyncio.Event. CPython 3.13 Lib/asyncio/locks.py. */
#include "sim/lang/native_coroutine.h"
#include "sim/loop/record.h"
#include "sim/modules/asyncio/module.h"
#include "sim/modules/asyncio/waiters.h"
#include "sim/value/error.h"

#include <stdint.h>

struct event_object {
    struct primitive primitive;
    bool set;
};

#define AS_EVENT(v) ((struct event_object *)(v))

static value event_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    value self = primitive_make(m, type);
    if (self)
        primitive_created(m, self, RESOURCE_EVENT, 0);
    return self;
}

static value event_is_set(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(AS_EVENT(args[0])->set);
}

static value event_set(struct machine *m, value *args)
{
    if (AS_EVENT(args[0])->set)
        return NONE;
    AS_EVENT(args[0])->set = true;
    primitive_record(m, args[0], 1, 0);
    return waiters_wake(m, &AS_PRIMITIVE(args[0])->waiters, TRUE, SIZE_MAX) < 0 ? NULL : NONE;
}

static value event_clear(struct machine *m, value *args)
{
    if (AS_EVENT(args[0])->set)
        primitive_record(m, args[0], 0, 0);
    AS_EVENT(args[0])->set = false;
    return NONE;
}

static value end_wait(struct machine *m, value *args, value future, value kept, value woken)
{
    (void)kept;
    primitive_leave(m, args[0], &AS_PRIMITIVE(args[0])->waiters, future);
    return woken ? TRUE : NULL;
}

static value event_wait(struct machine *m, value *args)
{
    value self = args[0];
    struct waiters *waiters = &AS_PRIMITIVE(self)->waiters;
    if (AS_EVENT(self)->set)
        return TRUE;
    value future = primitive_future(m, self, waiters, ROLE_WAIT, "event.wait");
    return future ? native_wait(m, future, NULL, end_wait) : NULL;
}

static const struct native_spec event_methods[] = {
    {"is_set(self)", event_is_set, NULL},
    {"set(self)", event_set, NULL},
    {"clear(self)", event_clear, NULL},
    {"~!wait(self)", event_wait, NULL},
    {NULL, NULL, NULL},
};

static value get_value(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_EVENT(self)->set);
}

static const struct getset_spec event_getsets[] = {
    {"_value", get_value, NULL},
    {"_waiters", primitive_get_waiters, NULL},
    {"_loop", primitive_get_loop, primitive_set_loop},
    {NULL, NULL, NULL},
};

static value event_repr(struct machine *m, value self)
{
    return primitive_repr(m, self, AS_EVENT(self)->set ? "set" : "unset");
}

const struct type_spec event_type_spec = {
    .name = "Event",
    .module = "asyncio.locks",
    .instance_size = sizeof(struct event_object),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = event_make,
              .init = primitive_init,
              .destroy = primitive_clear,
              .traverse = primitive_traverse,
              .clear = primitive_clear,
              .repr = event_repr},
    .methods = event_methods,
    .getsets = event_getsets,
};
