/* _weakref: the type of weak references, for module weakref. */
#include "sim/modules/registry.h"

#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/weakref.h"

static value references(struct machine *m, value *args)
{
    bool may_have = is_object(args[0]) && has_type_flag(m, args[0], TYPE_HAS_WEAKREFS);
    value list = list_new(m, 0);
    struct weakref *ref = may_have ? (struct weakref *)object_managed(args[0])->weakrefs : NULL;
    for (; list && ref; ref = ref->next)
        if (ref->head.refs > 0 && !list_append(m, list, (value)ref))
            return drop_and_fail(m, list);
    return list;
}

static value count(struct machine *m, value *args)
{
    value list = references(m, args);
    value number = list ? tag_small_int((int64_t)list_size(list)) : NULL;
    drop(m, list);
    return number;
}

static value proxy(struct machine *m, value *args)
{
    return weakproxy_new(m, args[0], args[1]);
}

static const struct native_spec functions[] = {
    {"getweakrefcount(object, /)", count, NULL},
    {"getweakrefs(object, /)", references, NULL},
    {"proxy(object, callback=None, /)", proxy, NULL},
    {0},
};

static bool fill(struct machine *m, struct dict *names)
{
    return dict_set_text(m, names, "ReferenceType", (value)m->types.weakref) &&
           dict_set_text(m, names, "ProxyType", (value)m->types.weakproxy) &&
           dict_set_text(m, names, "CallableProxyType", (value)m->types.weakcallableproxy) &&
           dict_set_text(m, names, "ref", (value)m->types.weakref);
}

const struct module_spec weakref_module = {
    .name = "_weakref", .functions = functions, .fill = fill};
