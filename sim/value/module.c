/* Modules. CPython 3.13 Objects/moduleobject.c. */
#include "sim/value/module.h"

#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct dict *module_dict(value module)
{
    return object_managed(module)->dict;
}

static bool add_names(struct machine *m, value module, value name, value doc)
{
    struct dict *dict = object_dict(m, module, true);
    struct names *n = &m->names;
    return dict && dict_set(m, dict, n->dunder_name, name) &&
           dict_set(m, dict, n->dunder_doc, doc) && dict_set(m, dict, n->dunder_package, NONE) &&
           dict_set(m, dict, n->dunder_loader, NONE) && dict_set(m, dict, n->dunder_spec, NONE);
}

value module_new(struct machine *m, value name)
{
    value module = object_alloc(m, m->types.module, m->types.module->instance_size);
    if (module && !add_names(m, module, name, NONE))
        return drop_and_fail(m, module);
    return module;
}

static value module_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    value module = object_alloc(m, type, type->instance_size);
    if (module && !object_dict(m, module, true))
        return drop_and_fail(m, module);
    return module;
}

static bool module_init(struct machine *m, value self, const struct args *args)
{
    if (args->names || args->count < 1 || args->count > 2) {
        raise_error(m, m->types.TypeError, args->count < 1
                        ? "module() missing required argument 'name' (pos 1)"
                        : "module() takes at most 2 arguments (%zu given)", args->count);
        return false;
    }
    if (!is_str(m, args->items[0])) {
        raise_error(m, m->types.TypeError, "module() argument 'name' must be str, not %T",
                    args->items[0]);
        return false;
    }
    return add_names(m, self, args->items[0], args->count == 2 ? args->items[1] : NONE);
}

static value module_name(struct machine *m, value self)
{
    struct dict *names = module_dict(self);
    value name = names ? dict_get_name(m, names, m->names.dunder_name) : NULL;
    return name && is_str(m, name) ? name : NULL;
}

static value module_repr(struct machine *m, value self)
{
    value name = module_name(m, self);
    value file = dict_get_name(m, module_dict(self), m->names.dunder_file);
    if (!name)
        return str_from(m, "<module '?'>");
    if (file && is_str(m, file))
        return str_format(m, "<module %R from %R>", name, file);
    bool known = m->sys_modules && dict_get(m, m->sys_modules, name) == self;
    return str_format(m, known ? "<module %R (built-in)>" : "<module %R>", name);
}

/* A module's own __getattr__ is asked for what it lacks (PEP 562). */
static value module_get_attribute(struct machine *m, value self, value name)
{
    value result = object_generic_get(m, self, name);
    if (result || !error_is(m, m->types.AttributeError))
        return result;
    struct dict *names = module_dict(self); /* NULL: the collector has been here */
    value getter = names ? dict_get_name(m, names, m->names.dunder_getattr) : NULL;
    if (getter) {
        error_clear(m);
        return object_call1(m, getter, name);
    }
    value own = module_name(m, self);
    if (own)
        raise_error(m, m->types.AttributeError, "module '%S' has no attribute '%S'", own, name);
    else
        raise_error(m, m->types.AttributeError, "module has no attribute '%S'", name);
    return NULL;
}

static value get_dict(struct machine *m, value self)
{
    struct dict *dict = object_dict(m, self, true);
    return dict ? keep((value)dict) : NULL;
}

static value get_annotations(struct machine *m, value self)
{
    struct dict *dict = module_dict(self);
    value v = dict_get_name(m, dict, m->names.dunder_annotations);
    if (v)
        return keep(v);
    v = (value)dict_new(m);
    if (v && !dict_set(m, dict, m->names.dunder_annotations, v))
        return drop_and_fail(m, v);
    return v;
}

static bool set_annotations(struct machine *m, value self, value v)
{
    if (v)
        return dict_set(m, module_dict(self), m->names.dunder_annotations, v);
    return dict_delete(m, module_dict(self), m->names.dunder_annotations) >= 0;
}

static value module_dir(struct machine *m, value *args)
{
    value function = dict_get_name(m, module_dict(args[0]), m->names.dunder_dir);
    if (function)
        return object_call0(m, function);
    return list_from_iterable(m, (value)module_dict(args[0]));
}

static const struct native_spec module_methods[] = {{"__dir__(self, /)", module_dir, NULL}, {0}};

static const struct getset_spec module_getsets[] = {
    {"__dict__", get_dict, NULL},
    {"__annotations__", get_annotations, set_annotations},
    {0}};

const struct type_spec module_type_spec = {
    .name = "module",
    .instance_size = sizeof(struct object),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = module_make,
              .init = module_init,
              .repr = module_repr,
              .get_attribute = module_get_attribute},
    .methods = module_methods,
    .getsets = module_getsets,
};
