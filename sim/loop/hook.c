/* Done callbacks written in C. */
#include "sim/loop/hook.h"

#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#include <string.h>

value hook_new(struct machine *m, const struct hook_spec *spec, value target)
{
    struct hook *hook = (struct hook *)object_alloc(m, m->loops->hook, sizeof *hook);
    if (hook) {
        hook->spec = spec;
        hook->target = keep(target);
    }
    return (value)hook;
}

bool is_hook(struct machine *m, value v)
{
    return is_exactly(v, m->loops->hook);
}

static int hook_traverse(value self, visit_fn *visit, void *closure)
{
    VISIT(AS_HOOK(self)->target);
    return 0;
}

static void hook_clear(struct machine *m, value self)
{
    drop_place(m, AS_HOOK(self)->target);
}

static value hook_call(struct machine *m, value self, const struct args *args)
{
    struct hook *hook = AS_HOOK(self);
    bool steps = hook->spec->kind == HANDLE_STEP; /* called with nothing */
    if (args->count != !steps || args->names)
        return raise_error(m, m->types.TypeError, "%s() takes %s", hook->spec->qualname,
                           steps ? "no arguments" : "exactly one argument");
    value future = steps ? NULL : args->items[0];
    return hook->target && !hook->spec->call(m, hook->target, future) ? NULL : NONE;
}

static value hook_repr(struct machine *m, value self)
{
    return str_format(m, "<%s object>", AS_HOOK(self)->spec->qualname);
}

static value get_qualname(struct machine *m, value self)
{
    return str_from(m, AS_HOOK(self)->spec->qualname);
}

static value get_name(struct machine *m, value self)
{
    const char *qualname = AS_HOOK(self)->spec->qualname, *dot = strrchr(qualname, '.');
    return str_from(m, dot ? dot + 1 : qualname);
}

static const struct getset_spec hook_getsets[] = {
    {"__name__", get_name, NULL},
    {"__qualname__", get_qualname, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec future_hook_type_spec = {
    .name = "hook",
    .module = "_asyncio",
    .instance_size = sizeof(struct hook),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = hook_clear,
              .traverse = hook_traverse,
              .clear = hook_clear,
              .call = hook_call,
              .repr = hook_repr},
    .getsets = hook_getsets,
};
