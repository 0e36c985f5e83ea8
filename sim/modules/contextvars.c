/* The module contextvars. CPython 3.13 Modules/_contextvarsmodule.c; the types are the loop's. */
#include "sim/loop/context.h"
#include "sim/loop/loops.h"
#include "sim/modules/module.h"
#include "sim/value/dict.h"

static value copy_context(struct machine *m, value *args)
{
    (void)args;
    return context_copy_current(m);
}

static const struct native_spec contextvars_functions[] = {
    {"copy_context()", copy_context, NULL},
    {NULL, NULL, NULL},
};

static bool fill(struct machine *m, struct dict *names)
{
    return dict_set_text(m, names, "Context", (value)m->loops->context) &&
           dict_set_text(m, names, "ContextVar", (value)m->loops->context_var) &&
           dict_set_text(m, names, "Token", (value)m->loops->context_token);
}

const struct module_spec contextvars_module = {
    .name = "contextvars",
    .functions = contextvars_functions,
    .fill = fill,
};
