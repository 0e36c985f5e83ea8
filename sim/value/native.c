/* Native functions as objects: making, binding to self, showing. */
#include "sim/value/native_internal.h"

#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/dunder.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/type_internal.h"

#include <string.h>

static value spec_name(struct machine *m, const struct native_spec *spec)
{
    const char *text = spec->signature + strspn(spec->signature, "@%~!^");
    return str_intern(m, text, strcspn(text, "("));
}

static bool has_mark(const struct native_spec *spec, char mark)
{
    return memchr(spec->signature, mark, strspn(spec->signature, "@%~!^")) != NULL;
}

static struct native *native_of_type(struct machine *m, struct type *type,
                                     const struct native_spec *spec)
{
    struct native *native = (struct native *)object_alloc(m, type, sizeof *native);
    if (!native)
        return NULL;
    native->spec = spec;
    native->body = spec->body;
    native->is_coroutine_function = native->goes_round = has_mark(spec, '~');
    native->waits_last = has_mark(spec, '!');
    native->name = spec_name(m, spec);
    if (!native->name) {
        drop(m, (value)native);
        return NULL;
    }
    return native;
}

value native_new(struct machine *m, const struct native_spec *spec, value module)
{
    bool python = has_mark(spec, '^');
    struct type *type = python ? m->types.native_function : m->types.builtin;
    struct native *native = native_of_type(m, type, spec);
    if (native)
        native->module = keep_or_null(module);
    return (value)native;
}

value native_method_new(struct machine *m, const struct native_spec *spec, struct type *owner)
{
    bool plain = has_mark(spec, '@') || has_mark(spec, '%');
    bool python = owner->flags & TYPE_SHOWN_AS_PYTHON;
    struct type *type = plain && python ? m->types.native_function
                        : plain         ? m->types.builtin
                        : python        ? m->types.native_method_function
                                        : m->types.method_descriptor;
    struct native *native = native_of_type(m, type, spec);
    if (!native)
        return NULL;
    native->owner = owner;
    if (!plain)
        return (value)native;
    value wrapped = has_mark(spec, '@') ? staticmethod_new(m, (value)native)
                                        : classmethod_new(m, (value)native);
    drop(m, (value)native);
    return wrapped;
}

value native_bound(struct machine *m, struct native *method, value self)
{
    if (!method->signature && !(method->signature = signature_parse(m, method->spec->signature)))
        return NULL;
    bool python = method->owner && method->owner->flags & TYPE_SHOWN_AS_PYTHON;
    struct type *type = python ? m->types.native_method : m->types.builtin;
    struct native *bound = (struct native *)object_alloc(m, type, sizeof *bound);
    if (!bound)
        return NULL;
    bound->spec = method->spec;
    bound->body = method->body;
    bound->signature = method->signature;
    bound->signature->refs++;
    bound->name = keep(method->name);
    bound->self = keep(self);
    bound->owner = method->owner;
    bound->is_coroutine_function = method->is_coroutine_function;
    bound->goes_round = method->goes_round;
    bound->cost = method->cost;
    bound->waits_last = method->waits_last;
    return (value)bound;
}

bool native_add_all(struct machine *m, struct dict *names, const struct native_spec *table,
                    value module)
{
    for (; table->signature; table++) {
        struct native *native = AS_NATIVE(native_new(m, table, module));
        bool done = native && dict_set(m, names, native->name, (value)native);
        drop(m, (value)native);
        if (!done)
            return false;
    }
    return true;
}

value native_full_name(struct machine *m, struct native *native)
{
    if (native->owner)
        return str_format(m, "%S.%S", native->owner->name, native->name);
    return keep(native->name);
}

static void native_destroy(struct machine *m, value self)
{
    struct native *native = AS_NATIVE(self);
    drop_place(m, native->name);
    drop_place(m, native->full_name);
    drop_place(m, native->self);
    drop_place(m, native->module);
    signature_drop(m, native->signature);
    native->signature = NULL;
}

static int native_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_NATIVE(self)->self ? visit(AS_NATIVE(self)->self, closure) : 0;
}

static value builtin_repr(struct machine *m, value self)
{
    struct native *native = AS_NATIVE(self);
    if (!native->self)
        return str_format(m, "<built-in function %S>", native->name);
    /* CPython's tp_name, which has the module of types made in C. */
    struct type *type = type_of(m, native->self);
    value module = type->flags & TYPE_PYTHON ? NULL
                                             : dict_get_name(m, type->dict, m->names.dunder_module);
    bool shown = module && is_str(m, module) && !str_equals_text(module, "builtins");
    return str_format(m, "<built-in method %S of %s%s%S object at 0x%lx>", native->name,
                      shown ? str_text(module) : "", shown ? "." : "", type->name,
                      (unsigned long)object_id(m, native->self));
}

static value native_function_repr(struct machine *m, value self)
{
    value name = native_full_name(m, AS_NATIVE(self));
    value text = name ? str_format(m, "<function %S at 0x%llx>", name,
                                   (long long)object_id(m, self))
                      : NULL;
    drop(m, name);
    return text;
}

static value native_method_repr(struct machine *m, value self)
{
    value name = native_full_name(m, AS_NATIVE(self));
    value text = name ? str_format(m, "<bound method %S of %R>", name, AS_NATIVE(self)->self) : NULL;
    drop(m, name);
    return text;
}

static value builtin_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_native(m, other))
        return NOT_IMPLEMENTED;
    struct native *a = AS_NATIVE(self), *b = AS_NATIVE(other);
    bool same = self == other || (a->self && a->self == b->self && a->spec == b->spec);
    return tag_bool(same == (op == COMPARE_EQ));
}

static bool builtin_hash(struct machine *m, value self, int64_t *hash)
{
    struct native *native = AS_NATIVE(self);
    *hash = native->self ? object_id(m, native->self) ^ (int64_t)str_hash(native->name)
                         : object_id(m, self);
    return true;
}

static value get_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_NATIVE(self)->name);
}

static value get_qualname(struct machine *m, value self)
{
    return native_full_name(m, AS_NATIVE(self));
}

static value get_module(struct machine *m, value self)
{
    struct native *native = AS_NATIVE(self);
    value module = native->module;
    if (native->owner && native->owner->flags & TYPE_SHOWN_AS_PYTHON)
        module = dict_get_name(m, native->owner->dict, m->names.dunder_module);
    return module ? keep(module) : NONE;
}

static value get_self(struct machine *m, value self)
{
    (void)m;
    value bound = AS_NATIVE(self)->self;
    return bound ? keep(bound) : NONE;
}

static value get_doc(struct machine *m, value self)
{
    const char *doc = AS_NATIVE(self)->spec->doc;
    return doc ? str_from(m, doc) : NONE;
}

static value get_objclass(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_NATIVE(self)->owner);
}

/* "(iterable, /, *, key=None)", for inspect. */
static value get_text_signature(struct machine *m, value self)
{
    return str_from(m, strchr(AS_NATIVE(self)->spec->signature, '('));
}

static const struct getset_spec builtin_getsets[] = {
    {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},
    {"__module__", get_module, NULL}, {"__self__", get_self, NULL},
    {"__doc__", get_doc, NULL},       {"__text_signature__", get_text_signature, NULL},
    {0}};

const struct type_spec builtin_type_spec = {
    .name = "builtin_function_or_method",
    .instance_size = sizeof(struct native),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IS_NATIVE,
    .slots = {.call = native_call,
              .repr = builtin_repr,
              .compare = builtin_compare,
              .hash = builtin_hash,
              .traverse = native_traverse,
              .destroy = native_destroy},
    .getsets = builtin_getsets,
};

const struct type_spec native_function_type_spec = {
    .name = "function",
    .instance_size = sizeof(struct native),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IS_NATIVE,
    .slots = {.call = native_call, .repr = native_function_repr, .destroy = native_destroy},
    .getsets = builtin_getsets,
};

static value get_function(struct machine *m, value self)
{
    struct native *native = AS_NATIVE(self);
    return object_get_attribute(m, (value)native->owner, native->name);
}

static const struct getset_spec native_method_getsets[] = {
    {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},
    {"__module__", get_module, NULL}, {"__self__", get_self, NULL},
    {"__doc__", get_doc, NULL},       {"__text_signature__", get_text_signature, NULL},
    {"__func__", get_function, NULL}, {0}};

const struct type_spec native_method_type_spec = {
    .name = "method",
    .instance_size = sizeof(struct native),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL | TYPE_IS_NATIVE,
    .slots = {.call = native_call,
              .repr = native_method_repr,
              .compare = builtin_compare,
              .hash = builtin_hash,
              .traverse = native_traverse,
              .destroy = native_destroy},
    .getsets = native_method_getsets,
};

static value descriptor_get(struct machine *m, value self, value object, value type)
{
    (void)type;
    if (!object)
        return keep(self);
    struct native *native = AS_NATIVE(self);
    if (!is_instance(m, object, native->owner))
        return raise_error(m, m->types.TypeError,
                           "descriptor '%S' for '%S' objects doesn't apply to a '%T' object",
                           native->name, native->owner->name, object);
    return native_bound(m, native, object);
}

static value descriptor_call(struct machine *m, value self, const struct args *args)
{
    struct native *native = AS_NATIVE(self);
    if (args->count == 0)
        return raise_error(m, m->types.TypeError,
                           native->owner->flags & TYPE_SHOWN_AS_PYTHON
                               ? "%S.%S() missing 1 required positional argument: 'self'"
                               : "unbound method %S.%S() needs an argument",
                           native->owner->name,
                           native->name);
    if (!is_instance(m, args->items[0], native->owner))
        return raise_error(m, m->types.TypeError,
                           "descriptor '%S' for '%S' objects doesn't apply to a '%T' object",
                           native->name, native->owner->name, args->items[0]);
    struct args rest = {args->items + 1, args->count - 1, args->names};
    return native_call_with_self(m, native, args->items[0], &rest);
}

static value descriptor_repr(struct machine *m, value self)
{
    return str_format(m, "<method '%S' of '%S' objects>", AS_NATIVE(self)->name,
                      AS_NATIVE(self)->owner->name);
}

static const struct getset_spec descriptor_getsets[] = {
    {"__name__", get_name, member_readonly},         {"__qualname__", get_qualname, NULL},
    {"__objclass__", get_objclass, member_readonly}, {"__doc__", get_doc, NULL},
    {"__text_signature__", get_text_signature, NULL},
    {0}};

const struct type_spec method_descriptor_type_spec = {
    .name = "method_descriptor",
    .instance_size = sizeof(struct native),
    .flags = TYPE_IS_GENERIC_METHOD | TYPE_FINAL | TYPE_IS_NATIVE_METHOD,
    .slots = {.call = descriptor_call,
              .descr_get = descriptor_get,
              .repr = descriptor_repr,
              .destroy = native_destroy},
    .getsets = descriptor_getsets,
};

static const struct getset_spec method_function_getsets[] = {
    {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},
    {"__module__", get_module, NULL}, {"__doc__", get_doc, NULL},
    {"__text_signature__", get_text_signature, NULL},
    {0}};

const struct type_spec native_method_function_type_spec = {
    .name = "function",
    .instance_size = sizeof(struct native),
    .flags = TYPE_IS_GENERIC_METHOD | TYPE_FINAL | TYPE_IS_NATIVE_METHOD,
    .slots = {.call = descriptor_call,
              .descr_get = descriptor_get,
              .repr = native_function_repr,
              .destroy = native_destroy},
    .getsets = method_function_getsets,
};

/* `__new__` of our types. CPython 3.13 typeobject.c, tp_new_wrapper. */

static value new_wrapper_body(struct machine *m, value *args);
static const struct native_spec new_wrapper_spec = {
    "__new__(owner, type=..., /, *args, **kwargs)", new_wrapper_body, NULL};

static bool check_safe(struct machine *m, struct type *owner, struct type *type)
{
    if (!type_is_subtype(type, owner)) {
        raise_error(m, m->types.TypeError, "%S.__new__(%S): %S is not a subtype of %S", owner->name,
                    type->name, type->name, owner->name);
        return false;
    }
    struct type *native = type;
    while (native->slots.make == dunder_make && native->base)
        native = native->base;
    if (native->slots.make == owner->slots.make)
        return true;
    raise_error(m, m->types.TypeError, "%S.__new__(%S) is not safe, use %S.__new__()", owner->name,
                type->name, native->name);
    return false;
}

/* Positional and keyword arguments that were bound to *args, **kwargs, as a call has them. */
static value make_with(struct machine *m, struct type *owner, struct type *type, value star,
                       struct dict *kwargs)
{
    if (!kwargs) {
        struct args args = {AS_TUPLE(star)->items, tuple_size(star), NULL};
        return owner->slots.make(m, type, &args);
    }
    size_t count = tuple_size(star), total = count + kwargs->count;
    value names = tuple_new(m, kwargs->count);
    value all = tuple_new(m, total);
    value result = NULL;
    if (names && all) {
        for (size_t i = 0; i < count; i++)
            AS_TUPLE(all)->items[i] = keep(AS_TUPLE(star)->items[i]);
        size_t position = 0, at = 0;
        value key, item;
        while (dict_next(kwargs, &position, &key, &item)) {
            AS_TUPLE(names)->items[at] = keep(key);
            AS_TUPLE(all)->items[count + at++] = keep(item);
        }
        struct args args = {AS_TUPLE(all)->items, count, names};
        result = owner->slots.make(m, type, &args);
    }
    drop(m, names);
    drop(m, all);
    return result;
}

static value new_wrapper_body(struct machine *m, value *args)
{
    struct type *owner = AS_TYPE(args[0]);
    if (!args[1])
        return raise_error(m, m->types.TypeError, "%S.__new__(): not enough arguments", owner->name);
    if (!has_type_flag(m, args[1], TYPE_IS_TYPE))
        return raise_error(m, m->types.TypeError,
                           "%S.__new__(X): X is not a type object (%T)", owner->name, args[1]);
    if (!check_safe(m, owner, AS_TYPE(args[1])))
        return NULL;
    return make_with(m, owner, AS_TYPE(args[1]), args[2], AS_DICT(args[3]));
}

value new_wrapper_create(struct machine *m, struct type *owner)
{
    struct native *native = AS_NATIVE(native_new(m, &new_wrapper_spec, NULL));
    if (native)
        native->self = keep((value)owner);
    return (value)native;
}

struct type *new_wrapper_owner(struct machine *m, value v)
{
    if (!is_exactly(v, m->types.builtin) || AS_NATIVE(v)->spec != &new_wrapper_spec)
        return NULL;
    return AS_TYPE(AS_NATIVE(v)->self);
}
