/* The type `type`: calling classes, their attributes and how they show. CPython 3.13
 * Objects/typeobject.c (type_*). */
#include "sim/value/type_internal.h"

#include "sim/value/alloc.h"
#include "sim/value/dict.h"
#include "sim/value/dict_parts.h"
#include "sim/value/dunder.h"
#include "sim/value/exception.h"
#include "sim/value/generic_alias.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/specs.h"
#include "sim/value/str.h"
#include "sim/value/weakref.h"

value type_call(struct machine *m, value self, const struct args *args)
{
    struct type *type = AS_TYPE(self);
    if (type == m->types.type && args->count == 1 && !args->names)
        return keep((value)type_of(m, args->items[0]));
    if (!type->slots.make)
        return raise_error(m, m->types.TypeError, "cannot create '%S' instances", type->name);
    value made = type->slots.make(m, type, args);
    if (!made || !is_instance(m, made, type))
        return made;
    struct type *actual = type_of(m, made);
    if (actual->slots.init == object_init && actual->slots.make == object_make)
        return made; /* make has looked at the arguments */
    if (actual->slots.init && !actual->slots.init(m, made, args))
        return drop_and_fail(m, made);
    return made;
}

/* "without an implementation for abstract method 'f'" / "methods 'f', 'g'". */
value raise_abstract(struct machine *m, struct type *type)
{
    value names = dict_get_name(m, type->dict, m->names.dunder_abstractmethods);
    value sorted = names ? list_from_iterable(m, names) : NULL;
    if (!sorted || !list_sort(m, sorted, NULL, false)) {
        drop(m, sorted);
        return m->error ? NULL : raise_error(m, m->types.TypeError, "Can't instantiate abstract class %S", type->name);
    }
    struct str_builder out = {0};
    size_t count = list_size(sorted);
    for (size_t i = 0; i < count; i++) {
        str_builder_add_text(m, &out, i ? ", '" : "'");
        str_builder_add_value(m, &out, AS_LIST(sorted)->items[i]);
        str_builder_add_text(m, &out, "'");
    }
    drop(m, sorted);
    value text = str_builder_finish(m, &out);
    if (text)
        raise_error(m, m->types.TypeError,
                    "Can't instantiate abstract class %S without an implementation for abstract "
                    "method%s %S",
                    type->name, count == 1 ? "" : "s", text);
    drop(m, text);
    return NULL;
}

/* Attributes of a class. */

static value bind_found(struct machine *m, value descr, value object, struct type *owner)
{
    if (!type_of(m, descr)->slots.descr_get)
        return keep(descr);
    keep(descr);
    value result = type_of(m, descr)->slots.descr_get(m, descr, object, (value)owner);
    drop(m, descr);
    return result;
}

value type_find_attribute(struct machine *m, struct type *type, value name)
{
    struct type *meta = type_of(m, (value)type);
    value of_meta = type_lookup(m, meta, name);
    if (of_meta && type_of(m, of_meta)->slots.descr_get && type_of(m, of_meta)->slots.descr_set)
        return bind_found(m, of_meta, (value)type, meta);
    value own = type_lookup(m, type, name);
    if (own)
        return bind_found(m, own, NULL, type);
    return of_meta ? bind_found(m, of_meta, (value)type, meta) : NULL;
}

value type_get_attribute(struct machine *m, value self, value name)
{
    value result = type_find_attribute(m, AS_TYPE(self), name);
    if (!result && !m->error)
        raise_attribute_error(m, self, name);
    return result;
}

bool type_set_attribute(struct machine *m, value self, value name, value v)
{
    struct type *type = AS_TYPE(self);
    if (type->flags & TYPE_IMMUTABLE) {
        raise_error(m, m->types.TypeError, "cannot set %R attribute of immutable type '%S'", name,
                    type->name);
        return false;
    }
    value descr = type_lookup(m, type_of(m, self), name);
    if (descr && type_of(m, descr)->slots.descr_set)
        return type_of(m, descr)->slots.descr_set(m, descr, self, v);
    if (v) {
        if (!dict_set(m, type->dict, name, v))
            return false;
    } else {
        int deleted = dict_delete(m, type->dict, name);
        if (deleted <= 0) {
            if (deleted == 0)
                raise_attribute_error(m, self, name);
            return false;
        }
    }
    type_modified(m, type, name);
    return true;
}

static value type_repr(struct machine *m, value self)
{
    value name = type_full_name(m, AS_TYPE(self));
    value text = name ? str_format(m, "<class '%S'>", name) : NULL;
    drop(m, name);
    return text;
}

/* getsets */

static bool check_mutable(struct machine *m, value self, const char *name, value v)
{
    if (AS_TYPE(self)->flags & TYPE_IMMUTABLE)
        raise_error(m, m->types.TypeError, "cannot set '%s' attribute of immutable type '%S'", name,
                    AS_TYPE(self)->name);
    else if (!v)
        raise_error(m, m->types.TypeError, "cannot delete '%s' attribute of immutable type '%S'", name,
                    AS_TYPE(self)->name);
    return !m->error;
}

static value get_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_TYPE(self)->name);
}

static bool set_name(struct machine *m, value self, value v)
{
    if (!check_mutable(m, self, "__name__", v))
        return false;
    if (!is_str(m, v)) {
        raise_error(m, m->types.TypeError, "can only assign string to %S.__name__, not '%T'",
                    AS_TYPE(self)->name, v);
        return false;
    }
    replace_place(m, AS_TYPE(self)->name, keep(v));
    return true;
}

static value get_qualname(struct machine *m, value self)
{
    (void)m;
    return keep(AS_TYPE(self)->qualname);
}

static bool set_qualname(struct machine *m, value self, value v)
{
    if (!check_mutable(m, self, "__qualname__", v))
        return false;
    if (!is_str(m, v)) {
        raise_error(m, m->types.TypeError, "can only assign string to %S.__qualname__, not '%T'",
                    AS_TYPE(self)->name, v);
        return false;
    }
    replace_place(m, AS_TYPE(self)->qualname, keep(v));
    return true;
}

/* A type of ours may have a getset of this name for its instances: that says nothing of itself. */
static value get_module(struct machine *m, value self)
{
    value v = dict_get_name(m, AS_TYPE(self)->dict, m->names.dunder_module);
    bool of_instances = !v || is_exactly(v, m->types.getset);
    return keep(of_instances ? m->names.builtins : v);
}

static bool set_own(struct machine *m, value self, value name, value v)
{
    if (!check_mutable(m, self, str_text(name), v) ||
        !dict_set(m, AS_TYPE(self)->dict, name, v))
        return false;
    type_modified(m, AS_TYPE(self), name);
    return true;
}

static bool set_module(struct machine *m, value self, value v)
{
    return set_own(m, self, m->names.dunder_module, v);
}

static value get_doc(struct machine *m, value self)
{
    value doc = dict_get_name(m, AS_TYPE(self)->dict, m->names.dunder_doc);
    if (AS_TYPE(self) == m->types.type)
        return str_from(m, type_type_spec.doc);
    if (doc && (AS_TYPE(self)->flags & TYPE_IMMUTABLE) && is_exactly(doc, m->types.getset))
        return NONE; /* it is for the instances */
    return doc ? bind_found(m, doc, NULL, AS_TYPE(self)) : NONE;
}

static bool set_doc(struct machine *m, value self, value v)
{
    return set_own(m, self, m->names.dunder_doc, v);
}

static value get_bases(struct machine *m, value self)
{
    (void)m;
    return keep(AS_TYPE(self)->bases);
}

/* The mro of what stands below a class whose own has changed. CPython 3.13 mro_hierarchy. */
static bool renew_below(struct machine *m, struct type *type)
{
    value below = type_subclasses(m, type);
    bool ok = below != NULL;
    for (size_t i = 0; ok && i < list_size(below); i++) {
        struct type *sub = AS_TYPE(AS_LIST(below)->items[i]);
        value mro = type_compute_mro(m, sub);
        if ((ok = mro != NULL))
            replace_place(m, sub->mro, mro);
        ok = ok && renew_below(m, sub);
    }
    drop(m, below);
    return ok;
}

static bool set_bases(struct machine *m, value self, value v)
{
    struct type *type = AS_TYPE(self);
    if (!check_mutable(m, self, "__bases__", v))
        return false;
    if (!has_type_flag(m, v, TYPE_IS_TUPLE)) {
        raise_error(m, m->types.TypeError, "can only assign tuple to %S.__bases__, not %T",
                    type->name, v);
        return false;
    }
    if (tuple_size(v) == 0) {
        raise_error(m, m->types.TypeError,
                    "can only assign non-empty tuple to %S.__bases__, not ()", type->name);
        return false;
    }
    struct type *best = type_best_base(m, v);
    if (!best)
        return false;
    if (best->instance_size != type->base->instance_size ||
        object_prefix(best->flags | (type->flags & TYPE_INHERITED_FLAGS)) !=
            object_prefix(type->flags)) {
        raise_error(m, m->types.TypeError,
                    "__bases__ assignment: '%S' object layout differs from '%S'", best->name,
                    type->base->name);
        return false;
    }
    value before = type->bases;
    type->bases = keep(v);
    value mro = type_compute_mro(m, type);
    if (!mro) {
        replace_place(m, type->bases, before);
        return false;
    }
    for (size_t i = 0; i < tuple_size(before); i++)
        type_remove_subclass(m, AS_TYPE(AS_TUPLE(before)->items[i]), type);
    drop(m, before);
    replace_place(m, type->mro, mro);
    struct type *old_base = type->base;
    type->base = AS_TYPE(keep((value)best));
    drop(m, (value)old_base);
    for (size_t i = 0; i < tuple_size(v); i++)
        if (!type_add_subclass(m, AS_TYPE(AS_TUPLE(v)->items[i]), type))
            return false;
    bool ok = renew_below(m, type);
    type_modified(m, type, NULL);
    return ok;
}

static value get_mro(struct machine *m, value self)
{
    (void)m;
    return keep(AS_TYPE(self)->mro);
}

static value get_base(struct machine *m, value self)
{
    (void)m;
    struct type *base = AS_TYPE(self)->base;
    return base ? keep((value)base) : NONE;
}

static value get_dict(struct machine *m, value self)
{
    return mappingproxy_new(m, (value)AS_TYPE(self)->dict);
}

static value get_abstract(struct machine *m, value self)
{
    bool is_type = AS_TYPE(self) == m->types.type; /* there stands this very getset */
    value v = is_type ? NULL
                      : dict_get_name(m, AS_TYPE(self)->dict, m->names.dunder_abstractmethods);
    return v ? keep(v) : raise_with(m, m->types.AttributeError, m->names.dunder_abstractmethods);
}

static bool set_abstract(struct machine *m, value self, value v)
{
    struct type *type = AS_TYPE(self);
    int abstract = v ? object_truth(m, v) : 0;
    if (abstract < 0)
        return false;
    bool done = v ? dict_set(m, type->dict, m->names.dunder_abstractmethods, v)
                  : dict_delete(m, type->dict, m->names.dunder_abstractmethods) > 0;
    if (!done) {
        if (!m->error)
            raise_with(m, m->types.AttributeError, m->names.dunder_abstractmethods);
        return false;
    }
    type->flags = abstract ? type->flags | TYPE_ABSTRACT : type->flags & ~(uint32_t)TYPE_ABSTRACT;
    type_modified(m, type, m->names.dunder_abstractmethods);
    return true;
}

/* Made when first asked for, as CPython does. */
static value get_annotations(struct machine *m, value self)
{
    struct type *type = AS_TYPE(self);
    if (type->flags & TYPE_IMMUTABLE)
        return raise_attribute_error(m, self, m->names.dunder_annotations);
    value v = dict_get_name(m, type->dict, m->names.dunder_annotations);
    if (v)
        return bind_found(m, v, NULL, type);
    v = (value)dict_new(m);
    if (v && !dict_set(m, type->dict, m->names.dunder_annotations, v))
        return drop_and_fail(m, v);
    return v;
}

static bool set_annotations(struct machine *m, value self, value v)
{
    if (AS_TYPE(self)->flags & TYPE_IMMUTABLE)
        return check_mutable(m, self, "__annotations__", v);
    if (v)
        return set_own(m, self, m->names.dunder_annotations, v);
    int deleted = dict_delete(m, AS_TYPE(self)->dict, m->names.dunder_annotations);
    if (deleted == 0)
        raise_with(m, m->types.AttributeError, m->names.dunder_annotations);
    return deleted > 0;
}

static value get_type_params(struct machine *m, value self)
{
    value v = dict_get_name(m, AS_TYPE(self)->dict, m->names.dunder_type_params);
    return v ? keep(v) : tuple_new(m, 0);
}

static bool set_type_params(struct machine *m, value self, value v)
{
    return set_own(m, self, m->names.dunder_type_params, v);
}

/* What `match` takes the instances for, in the bits of CPython's tp_flags: 1 << 5 a sequence, 1 << 6
 * a mapping. abc.ABCMeta.register and collections.abc set it; subclasses get it with it. */
static value get_match_flags(struct machine *m, value self)
{
    uint32_t flags = AS_TYPE(self)->flags;
    (void)m;
    return tag_small_int((flags & TYPE_MATCH_SEQUENCE ? 1 << 5 : 0) |
                         (flags & TYPE_MATCH_MAPPING ? 1 << 6 : 0));
}

static bool set_match_flags(struct machine *m, value self, value v)
{
    uint32_t bits = v && is_small_int(v) ? (uint32_t)small_int(v) : 0;
    struct type *type = AS_TYPE(self);
    if (type->flags & TYPE_IMMUTABLE || type->flags & (TYPE_MATCH_SEQUENCE | TYPE_MATCH_MAPPING))
        return true;
    type->flags |= (bits & 1 << 5 ? TYPE_MATCH_SEQUENCE : 0) |
                   (bits & 1 << 6 ? TYPE_MATCH_MAPPING : 0);
    value list = type_subclasses(m, type);
    for (size_t i = 0; list && i < list_size(list); i++)
        if (!set_match_flags(m, AS_LIST(list)->items[i], v))
            return drop(m, list), false;
    drop(m, list);
    return list != NULL;
}

static const struct getset_spec type_getsets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__doc__", get_doc, set_doc},
    {"__bases__", get_bases, set_bases},
    {"__mro__", get_mro, NULL},
    {"__base__", get_base, NULL},
    {"__dict__", get_dict, NULL},
    {"__abstractmethods__", get_abstract, set_abstract},
    {"__annotations__", get_annotations, set_annotations},
    {"__type_params__", get_type_params, set_type_params},
    {"__abc_tpflags__", get_match_flags, set_match_flags},
    {0}};

/* methods */

static value method_mro(struct machine *m, value *args)
{
    value mro = AS_TYPE(args[0])->mro;
    return list_from(m, AS_TUPLE(mro)->items, tuple_size(mro));
}

static value method_subclasses(struct machine *m, value *args)
{
    return type_subclasses(m, AS_TYPE(args[0]));
}

static value method_instancecheck(struct machine *m, value *args)
{
    int truth = object_real_is_instance(m, args[1], args[0]);
    return truth < 0 ? NULL : tag_bool(truth);
}

static value method_subclasscheck(struct machine *m, value *args)
{
    int truth = object_real_is_subclass(m, args[1], args[0]);
    return truth < 0 ? NULL : tag_bool(truth);
}

static value method_prepare(struct machine *m, value *args)
{
    (void)args;
    return (value)dict_new(m);
}

static value method_dir(struct machine *m, value *args)
{
    struct tuple *mro = AS_TUPLE(AS_TYPE(args[0])->mro);
    value all = (value)dict_new(m);
    for (size_t i = mro->size; all && i-- > 0;)
        if (!dict_update(m, AS_DICT(all), (value)AS_TYPE(mro->items[i])->dict))
            return drop_and_fail(m, all);
    value names = all ? list_from_iterable(m, all) : NULL;
    drop(m, all);
    return names;
}

static const struct native_spec type_methods[] = {
    {"mro(self, /)", method_mro, "Return a type's method resolution order."},
    {"__subclasses__(self, /)", method_subclasses, "Return a list of immediate subclasses."},
    {"__instancecheck__(self, instance, /)", method_instancecheck, NULL},
    {"__subclasscheck__(self, subclass, /)", method_subclasscheck, NULL},
    {"@__prepare__(*args, **kwargs)", method_prepare, NULL},
    {"__dir__(self, /)", method_dir, NULL},
    {0}};

static value type_binary(struct machine *m, enum binary_op op, value left, value right)
{
    return op == BINARY_OR ? union_new(m, left, right) : NOT_IMPLEMENTED;
}

/* type(name, bases, namespace) */
static value type_make(struct machine *m, struct type *metatype, const struct args *args)
{
    if (args->count != 3)
        return raise_error(m, m->types.TypeError,
                           metatype == m->types.type
                               ? "type() takes 1 or 3 arguments"
                               : "type.__new__() takes exactly 3 arguments (%zu given)",
                           args->count);
    static const char *const words[] = {"str", "tuple", "dict"};
    static const uint32_t flags[] = {TYPE_IS_STR, TYPE_IS_TUPLE, TYPE_IS_DICT};
    for (int i = 0; i < 3; i++)
        if (!has_type_flag(m, args->items[i], flags[i]))
            return raise_error(m, m->types.TypeError,
                               "type.__new__() argument %d must be %s, not %T", i + 1, words[i],
                               args->items[i]);
    value bases = args->items[1];
    struct type *winner = type_winner(m, metatype, bases);
    if (!winner)
        return NULL;
    if (winner != metatype && winner->slots.make != type_make)
        return winner->slots.make(m, winner, args);
    return type_new(m, winner, args->items[0], bases, args->items[2], args);
}

/* Everything has been done by __new__. */
static bool type_init(struct machine *m, value self, const struct args *args)
{
    (void)self;
    if (args->count == 1 || args->count == 3)
        return true;
    raise_error(m, m->types.TypeError, "type.__init__() takes 1 or 3 arguments");
    return false;
}

static int type_traverse(value self, visit_fn *visit, void *closure)
{
    struct type *type = AS_TYPE(self);
    value held[] = {type->bases, type->mro, (value)type->base, (value)type->dict, type->subclasses};
    int stop = 0;
    for (size_t i = 0; !stop && i < sizeof held / sizeof *held; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

static void type_clear(struct machine *m, value self)
{
    struct type *type = AS_TYPE(self);
    if (type->dict)
        dict_clear(m, type->dict);
    type->version = type_next_version(m);
    drop_place(m, type->mro);
}

static void type_destroy(struct machine *m, value self)
{
    struct type *type = AS_TYPE(self);
    drop_place(m, type->dict);
    drop_place(m, type->mro);
    drop_place(m, type->bases);
    drop_place(m, type->subclasses);
    drop_place(m, type->name);
    drop_place(m, type->qualname);
    drop_place(m, type->base);
}

const struct type_spec type_type_spec = {
    .name = "type",
    .instance_size = sizeof(struct type),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_IS_TYPE,
    .slots = {.make = type_make,
              .init = type_init,
              .call = type_call,
              .repr = type_repr,
              .get_attribute = type_get_attribute,
              .set_attribute = type_set_attribute,
              .binary = type_binary,
              .traverse = type_traverse,
              .clear = type_clear,
              .destroy = type_destroy},
    .methods = type_methods,
    .getsets = type_getsets,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};
