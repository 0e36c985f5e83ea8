/* Module builtins: its types, constants and functions gathered. CPython 3.13 Python/bltinmodule.c */
#include "sim/modules/builtins.h"

#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/module.h"
#include "sim/value/str.h"

#define PUBLIC_TYPES(X)                                                                            \
    X("object", object) X("type", type) X("str", str) X("int", int_) X("bool", bool_)              \
    X("float", float_) X("complex", complex_) X("bytes", bytes) X("bytearray", bytearray)          \
    X("memoryview", memoryview) X("list", list) X("tuple", tuple) X("dict", dict) X("set", set)    \
    X("frozenset", frozenset) X("range", range) X("slice", slice) X("property", property)          \
    X("staticmethod", staticmethod) X("classmethod", classmethod) X("super", super)                \
    X("enumerate", enumerate) X("zip", zip) X("map", map) X("filter", filter)                      \
    X("reversed", reversed)

static bool add_types(struct machine *m, struct dict *names)
{
    bool ok = true;
#define X(name, field)                                                                             \
    if (ok && m->types.field)                                                                      \
        ok = dict_set_text(m, names, name, (value)m->types.field);
    PUBLIC_TYPES(X)
#undef X
    return ok;
}

static bool add_exceptions(struct machine *m, struct dict *names)
{
    bool ok = dict_set_text(m, names, "BaseException", (value)m->types.BaseException);
#define X(name, base)                                                                              \
    if (ok && m->types.name != m->types.CancelledError && m->types.name != m->types.InvalidStateError) \
        ok = dict_set_text(m, names, #name, (value)m->types.name);
    EXCEPTION_TYPES(X)
#undef X
    return ok && dict_set_text(m, names, "ExceptionGroup", (value)m->types.ExceptionGroup) &&
           dict_set_text(m, names, "IOError", (value)m->types.OSError) &&
           dict_set_text(m, names, "EnvironmentError", (value)m->types.OSError);
}

static bool add_constants(struct machine *m, struct dict *names)
{
    return dict_set_text(m, names, "None", NONE) && dict_set_text(m, names, "True", TRUE) &&
           dict_set_text(m, names, "False", FALSE) &&
           dict_set_text(m, names, "Ellipsis", ELLIPSIS) &&
           dict_set_text(m, names, "NotImplemented", NOT_IMPLEMENTED) &&
           dict_set_text(m, names, "__debug__", TRUE);
}

static bool add_functions(struct machine *m, struct dict *names, value module)
{
    const struct native_spec *const tables[] = {builtins_objects, builtins_numbers,
                                                builtins_iteration, builtins_code,
                                                builtins_output};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof tables / sizeof *tables; i++)
        ok = native_add_all(m, names, tables[i], module);
    return ok;
}

bool builtins_open(struct machine *m)
{
    value name = str_intern(m, "builtins", 8);
    value module = name ? module_new(m, name) : NULL;
    bool ok = module != NULL;
    if (ok) {
        struct dict *before = m->builtins;
        m->builtins = AS_DICT(keep(&module_dict(module)->head));
        drop(m, (value)before);
        ok = add_types(m, m->builtins) && add_exceptions(m, m->builtins) &&
             add_constants(m, m->builtins) && add_functions(m, m->builtins, name) &&
             dict_set(m, m->sys_modules, name, module);
    }
    drop(m, module);
    drop(m, name);
    return ok;
}
