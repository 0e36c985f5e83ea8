/* Python functions: the object and its attributes. Binding of arguments: function_bind.c. */
#include "sim/lang/function.h"

#include "sim/lang/eval.h"
#include "sim/lang/frozen.h"
#include "sim/lang/types.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

value function_new(struct machine *m, struct code *code, struct dict *globals)
{
    value v = object_alloc(m, m->types.function, sizeof(struct function));
    if (!v)
        return NULL;
    struct function *f = AS_FUNCTION(v);
    value module = dict_get_name(m, globals, m->names.dunder_name);
    f->code = AS_CODE(keep(&code->head));
    f->globals = AS_DICT(keep(&globals->head));
    f->builtins = m->builtins;
    f->name = keep(code->name);
    f->qualname = keep(code->qualname);
    f->module = module ? keep(module) : NONE;
    return v;
}

static void function_clear(struct machine *m, value self)
{
    struct function *f = AS_FUNCTION(self);
    drop_place(m, f->module);
    drop_place(m, f->doc);
    drop_place(m, f->defaults);
    drop_place(m, f->kwdefaults);
    drop_place(m, f->closure);
    drop_place(m, f->annotations);
    drop_place(m, f->type_params);
}

static void function_destroy(struct machine *m, value self)
{
    struct function *f = AS_FUNCTION(self);
    function_clear(m, self);
    drop(m, f->name);
    drop(m, f->qualname);
    drop(m, (value)f->globals);
    drop(m, (value)f->code);
    drop(m, f->former_code);
}

static int function_traverse(value self, visit_fn *visit, void *closure)
{
    struct function *f = AS_FUNCTION(self);
    value held[] = {(value)f->globals, f->module, f->doc, f->defaults, f->kwdefaults, f->closure,
                    f->annotations, f->type_params};
    int stop = 0;
    for (size_t i = 0; !stop && i < sizeof held / sizeof *held; i++)
        if (held[i])
            stop = visit(held[i], closure);
    return stop;
}

static value function_repr(struct machine *m, value self)
{
    return str_format(m, "<function %S at 0x%llx>", AS_FUNCTION(self)->qualname,
                      (long long)object_address(m, self));
}

static value function_descr_get(struct machine *m, value self, value object, value type)
{
    (void)type;
    if (!object || object == NONE)
        return keep(self);
    return method_new(m, self, object);
}

/* --- attributes */

static value or_none(value v)
{
    return v ? keep(v) : NONE;
}

static value get_code(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_FUNCTION(self)->code);
}
/* The first constant is the docstring when the code begins with one. */
static value docstring(struct machine *m, struct code *code)
{
    if (!frozen_wake(m, code))
        return NULL;
    if (code->flags & CODE_DOCSTRING && code->constant_count > 0 && is_str(m, code->constants[0]))
        return keep(code->constants[0]);
    return NONE;
}
/* NULL until somebody asks or __code__ is replaced. */
static value get_doc(struct machine *m, value self)
{
    struct function *f = AS_FUNCTION(self);
    if (!f->doc)
        f->doc = docstring(m, f->code);
    return keep_or_null(f->doc);
}
static bool set_code(struct machine *m, value self, value v)
{
    if (!v || !is_exactly(v, m->types.code))
        return raise_error(m, m->types.TypeError, "__code__ must be set to a code object");
    if (AS_CODE(v)->free_count != AS_FUNCTION(self)->code->free_count)
        return raise_error(m, m->types.ValueError,
                           "%S() requires a code object with %u free vars, not %u",
                           AS_FUNCTION(self)->name, AS_FUNCTION(self)->code->free_count,
                           AS_CODE(v)->free_count);
    struct function *f = AS_FUNCTION(self);
    value doc = get_doc(m, self); /* stays that of the first code */
    drop(m, doc);
    if (!doc)
        return false;
    value former = tuple_pack2(m, (value)f->code, f->former_code ? f->former_code : NONE);
    if (!former)
        return false;
    replace_place(m, f->former_code, former);
    value before = (value)f->code;
    f->code = AS_CODE(keep(v));
    drop(m, before);
    return true;
}
static value get_globals(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_FUNCTION(self)->globals);
}
static value get_builtins(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_FUNCTION(self)->builtins);
}
static value get_closure(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUNCTION(self)->closure);
}
static value get_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_FUNCTION(self)->name);
}
static bool set_str(struct machine *m, value *place, value v, const char *name)
{
    if (!v || !is_str(m, v))
        return raise_error(m, m->types.TypeError, "%s must be set to a string object", name);
    replace_place(m, *place, keep(v));
    return true;
}
static bool set_name(struct machine *m, value self, value v)
{
    return set_str(m, &AS_FUNCTION(self)->name, v, "__name__");
}
static value get_qualname(struct machine *m, value self)
{
    (void)m;
    return keep(AS_FUNCTION(self)->qualname);
}
static bool set_qualname(struct machine *m, value self, value v)
{
    return set_str(m, &AS_FUNCTION(self)->qualname, v, "__qualname__");
}
static bool set_doc(struct machine *m, value self, value v)
{
    replace_place(m, AS_FUNCTION(self)->doc, v ? keep(v) : NONE);
    return true;
}
static value get_module(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUNCTION(self)->module);
}
static bool set_module(struct machine *m, value self, value v)
{
    replace_place(m, AS_FUNCTION(self)->module, v ? keep(v) : NONE);
    return true;
}
static value get_defaults(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUNCTION(self)->defaults);
}
static bool set_defaults(struct machine *m, value self, value v)
{
    if (v && v != NONE && !has_type_flag(m, v, TYPE_IS_TUPLE))
        return raise_error(m, m->types.TypeError, "__defaults__ must be set to a tuple object");
    replace_place(m, AS_FUNCTION(self)->defaults, v && v != NONE ? keep(v) : NULL);
    return true;
}
static value get_kwdefaults(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_FUNCTION(self)->kwdefaults);
}
static bool set_kwdefaults(struct machine *m, value self, value v)
{
    if (v && v != NONE && !has_type_flag(m, v, TYPE_IS_DICT))
        return raise_error(m, m->types.TypeError, "__kwdefaults__ must be set to a dict object");
    replace_place(m, AS_FUNCTION(self)->kwdefaults, v && v != NONE ? keep(v) : NULL);
    return true;
}

/* The tuple name, value, name, value ... that MAKE_FUNCTION left made a dict. */
static value annotations_dict(struct machine *m, value pairs)
{
    struct dict *dict = dict_new(m);
    for (size_t i = 0; dict && i + 1 < tuple_size(pairs); i += 2)
        if (!dict_set(m, dict, AS_TUPLE(pairs)->items[i], AS_TUPLE(pairs)->items[i + 1]))
            return drop_and_fail(m, &dict->head);
    return (value)dict;
}

static value get_annotations(struct machine *m, value self)
{
    struct function *f = AS_FUNCTION(self);
    if (!f->annotations || !is_exactly(f->annotations, m->types.dict)) {
        value made = !f->annotations ? (value)dict_new(m)
                     : is_exactly(f->annotations, m->types.tuple)
                         ? annotations_dict(m, f->annotations)
                         : object_call0(m, f->annotations);
        if (!made)
            return NULL;
        replace_place(m, f->annotations, made);
    }
    return keep(f->annotations);
}
static bool set_annotations(struct machine *m, value self, value v)
{
    if (v && v != NONE && !has_type_flag(m, v, TYPE_IS_DICT))
        return raise_error(m, m->types.TypeError, "__annotations__ must be set to a dict object");
    replace_place(m, AS_FUNCTION(self)->annotations, v && v != NONE ? keep(v) : NULL);
    return true;
}
static value get_type_params(struct machine *m, value self)
{
    value params = AS_FUNCTION(self)->type_params;
    return params ? keep(params) : tuple_new(m, 0);
}
static bool set_type_params(struct machine *m, value self, value v)
{
    replace_place(m, AS_FUNCTION(self)->type_params, keep_or_null(v));
    return true;
}

static const struct getset_spec function_getsets[] = {
    {"__code__", get_code, set_code},
    {"__globals__", get_globals, member_readonly},
    {"__builtins__", get_builtins, member_readonly},
    {"__closure__", get_closure, member_readonly},
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__doc__", get_doc, set_doc},
    {"__module__", get_module, set_module},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__type_params__", get_type_params, set_type_params},
    {0},
};

const struct type_spec function_type_spec = {
    .name = "function",
    .instance_size = sizeof(struct function),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IMMUTABLE |
             TYPE_IS_GENERIC_METHOD,
    .slots = {.make = function_make,
              .destroy = function_destroy,
              .traverse = function_traverse,
              .clear = function_clear,
              .repr = function_repr,
              .call = function_call,
              .descr_get = function_descr_get},
    .getsets = function_getsets,
};
