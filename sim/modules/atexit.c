/* atexit: what is called when the program ends. CPython 3.13 Modules/atexitmodule.c. */
#include "sim/modules/registry.h"

#include "sim/lang/state.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

static value atexit_register(struct machine *m, value *args)
{
    if (!object_is_callable(m, args[0]))
        return raise_error(m, m->types.TypeError, "the first argument must be callable");
    if (!m->lang->at_exit)
        m->lang->at_exit = list_new(m, 0);
    value entry = m->lang->at_exit
                      ? tuple_pack3(m, args[0], args[1], args[2] ? args[2] : NONE)
                      : NULL;
    bool ok = entry && list_append(m, m->lang->at_exit, entry);
    drop(m, entry);
    return ok ? keep(args[0]) : NULL;
}

static value atexit_unregister(struct machine *m, value *args)
{
    value old = m->lang->at_exit, left = old ? list_new(m, 0) : NULL;
    for (size_t i = 0; left && i < list_size(old); i++) {
        value entry = AS_LIST(old)->items[i];
        int same = object_equal(m, AS_TUPLE(entry)->items[0], args[0]);
        if (same < 0 || (!same && !list_append(m, left, entry)))
            return drop_and_fail(m, left);
    }
    if (old && !left)
        return NULL;
    m->lang->at_exit = left;
    drop(m, old);
    return NONE;
}

static const struct native_spec functions[] = {
    {"register(func, /, *args, **kwargs)", atexit_register, NULL},
    {"unregister(func, /)", atexit_unregister, NULL},
    {0},
};

const struct module_spec atexit_module = {.name = "atexit", .functions = functions};
