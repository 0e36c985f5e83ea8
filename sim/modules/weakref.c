/* _weakref: the type of weak references, for module weakref. */
#include "sim/modules/registry.h"

#include "sim/value/dict.h"
#include "sim/value/object.h"
#include "sim/value/weakref.h"

static value count(struct machine *m, value *args)
{
    value any = weakref_new(m, args[0], NULL);
    if (!any)
        return NULL;
    int64_t found = 0;
    struct weakref *at = (struct weakref *)any;
    for (struct weakref *w = at->prev; w && w != at; w = w->prev)
        found++;
    for (struct weakref *w = at->next; w && w != at; w = w->next)
        found++;
    drop(m, any);
    return tag_small_int(found);
}

static const struct native_spec functions[] = {
    {"getweakrefcount(object, /)", count, NULL},
    {0},
};

static bool fill(struct machine *m, struct dict *names)
{
    return dict_set_text(m, names, "ReferenceType", (value)m->types.weakref) &&
           dict_set_text(m, names, "ref", (value)m->types.weakref);
}

const struct module_spec weakref_module = {
    .name = "_weakref", .functions = functions, .fill = fill};
