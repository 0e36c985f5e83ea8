/* The module _asyncio: the part of asyncio in C, which the packages' Python wraps and completes. */
#include "sim/modules/asyncio/module.h"

#include "sim/loop/loops.h"
#include "sim/modules/state.h"
#include "sim/value/dict.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* Makes a type and puts it into the namespace. Borrowed: it lives as long as the run. */
static struct type *add_type(struct machine *m, struct dict *names, const struct type_spec *spec,
                             struct type *base)
{
    struct type *type = type_ready(m, spec, base);
    bool ok = type && list_append_steal(m, m->native_types, (value)type) &&
              dict_set_text(m, names, spec->name, (value)type);
    return ok ? type : NULL;
}

static bool add_types(struct machine *m, struct dict *names)
{
    struct type *semaphore = add_type(m, names, &semaphore_type_spec, NULL);
    struct type *gathering = add_type(m, names, &gathering_type_spec, m->types.future);
    if (!gathering)
        return false;
    replace_place(m, m->loops->gathering, (void *)keep((value)gathering));
    return semaphore && add_type(m, names, &bounded_semaphore_type_spec, semaphore) &&
           add_type(m, names, &lock_type_spec, NULL) && add_type(m, names, &event_type_spec, NULL) &&
           add_type(m, names, &queue_type_spec, NULL);
}

/* The functions that CPython has in asyncio/tasks.py. */
static bool add_python_functions(struct machine *m, struct dict *names)
{
    value module = str_from(m, "asyncio.tasks");
    bool ok = module && native_add_all(m, names, python_task_functions, module) &&
              native_add_all(m, names, sleep_functions, module) &&
              native_add_all(m, names, gather_functions, module);
    drop(m, module);
    return ok;
}

static bool fill(struct machine *m, struct dict *names)
{
    struct loops *loops = m->loops;
    return dict_set_text(m, names, "Future", (value)m->types.future) &&
           dict_set_text(m, names, "Task", (value)m->types.task) &&
           dict_set_text(m, names, "Handle", (value)loops->handle) &&
           dict_set_text(m, names, "TimerHandle", (value)loops->timer_handle) &&
           dict_set_text(m, names, "BaseEventLoop", (value)loops->event_loop) &&
           dict_set_text(m, names, "CancelledError", (value)m->types.CancelledError) &&
           dict_set_text(m, names, "InvalidStateError", (value)m->types.InvalidStateError) &&
           add_python_functions(m, names) &&
           native_add_all(m, names, record_functions, NULL) && add_types(m, names);
}

const struct module_spec asyncio_module = {
    .name = "_asyncio",
    .functions = task_functions,
    .fill = fill,
};
