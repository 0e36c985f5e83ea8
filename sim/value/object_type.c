/* The type `object`: what every value can do. CPython 3.13 Objects/typeobject.c (object_*). */
#include "sim/value/alloc.h"
#include "sim/value/dict.h"
#include "sim/value/dunder.h"
#include "sim/value/exception.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/type_internal.h"

static bool has_arguments(const struct args *args)
{
    return args->count || (args->names && tuple_size(args->names));
}

static bool check_make_arguments(struct machine *m, struct type *type, const struct args *args)
{
    if (!has_arguments(args))
        return true;
    if (type->slots.make != object_make)
        raise_error(m, m->types.TypeError,
                    "object.__new__() takes exactly one argument (the type to instantiate)");
    else if (type->slots.init == object_init)
        raise_error(m, m->types.TypeError, "%S() takes no arguments", type->name);
    return !m->error;
}

value object_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!check_make_arguments(m, type, args))
        return NULL;
    if (type->flags & TYPE_ABSTRACT)
        return raise_abstract(m, type);
    return object_alloc(m, type, type->instance_size);
}

bool object_init(struct machine *m, value self, const struct args *args)
{
    if (!has_arguments(args))
        return true;
    struct type *type = type_of(m, self);
    if (type->slots.init != object_init)
        raise_error(m, m->types.TypeError,
                    "object.__init__() takes exactly one argument (the instance to initialize)");
    else if (type->slots.make == object_make)
        raise_error(m, m->types.TypeError,
                    "%S.__init__() takes exactly one argument (the instance to initialize)",
                    type->name);
    return !m->error;
}

value type_full_name(struct machine *m, struct type *type)
{
    value module = dict_get_name(m, type->dict, m->names.dunder_module);
    if (!module || !is_str(m, module) || str_equal(module, m->names.builtins))
        return keep(type->qualname);
    return str_format(m, "%S.%S", module, type->qualname);
}

value object_default_repr(struct machine *m, value self)
{
    value name = type_full_name(m, type_of(m, self));
    if (!name)
        return NULL;
    value text = str_format(m, "<%S object at 0x%lx>", name, (unsigned long)object_id(m, self));
    drop(m, name);
    return text;
}

static value object_plain_str(struct machine *m, value self)
{
    return type_of(m, self)->slots.repr(m, self);
}

static value object_plain_format(struct machine *m, value self, value spec)
{
    if (str_size(spec) == 0)
        return object_str(m, self);
    return raise_error(m, m->types.TypeError, "unsupported format string passed to %T.__format__",
                       self);
}

static bool identity_hash(struct machine *m, value self, int64_t *hash)
{
    *hash = object_id(m, self) >> 4;
    return true;
}

static value identity_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (op == COMPARE_EQ)
        return self == other ? TRUE : NOT_IMPLEMENTED;
    if (op != COMPARE_NE)
        return NOT_IMPLEMENTED;
    /* != is the opposite of what == says. */
    value equal = type_of(m, self)->slots.compare(m, COMPARE_EQ, self, other);
    if (!equal || equal == NOT_IMPLEMENTED)
        return equal;
    int truth = object_truth(m, equal);
    drop(m, equal);
    return truth < 0 ? NULL : tag_bool(!truth);
}

static value get_class(struct machine *m, value self)
{
    return keep((value)type_of(m, self));
}

static bool same_slots(struct type *a, struct type *b)
{
    return a->slot_count == b->slot_count && a->instance_size == b->instance_size;
}

/* Instances of both look the same in memory. */
static bool compatible_layout(struct type *a, struct type *b)
{
    while (a != b) {
        bool adds_a = a->base && a->instance_size != a->base->instance_size;
        bool adds_b = b->base && b->instance_size != b->base->instance_size;
        if (adds_a && adds_b)
            return same_slots(a, b) && a->base == b->base && (a->flags & TYPE_PYTHON) &&
                   (b->flags & TYPE_PYTHON);
        if (!adds_a && a->base && (a->flags & TYPE_PYTHON))
            a = a->base;
        else if (!adds_b && b->base && (b->flags & TYPE_PYTHON))
            b = b->base;
        else
            return false;
    }
    return true;
}

static bool set_class(struct machine *m, value self, value v)
{
    struct type *from = type_of(m, self), *to = AS_TYPE(v);
    if (!v || !has_type_flag(m, v, TYPE_IS_TYPE)) {
        if (v)
            raise_error(m, m->types.TypeError,
                        "__class__ must be set to a class, not '%T' object", v);
        else
            raise_error(m, m->types.TypeError, "can't delete __class__ attribute");
        return false;
    }
    bool both_modules = type_is_subtype(from, m->types.module) &&
                        type_is_subtype(to, m->types.module);
    if (!both_modules && (!(from->flags & TYPE_PYTHON) || !(to->flags & TYPE_PYTHON))) {
        raise_error(m, m->types.TypeError, "__class__ assignment only supported for mutable types "
                                           "or ModuleType subclasses");
        return false;
    }
    if (object_prefix(from->flags) != object_prefix(to->flags) ||
        (from->flags & TYPE_HAS_DICT) != (to->flags & TYPE_HAS_DICT) ||
        !compatible_layout(from, to)) {
        raise_error(m, m->types.TypeError,
                    "__class__ assignment: '%S' object layout differs from '%S'", to->name,
                    from->name);
        return false;
    }
    if (to->flags & TYPE_PYTHON)
        keep(v);
    self->type = to;
    if (from->flags & TYPE_PYTHON)
        drop(m, (value)from);
    return true;
}

static value init_subclass(struct machine *m, value *args)
{
    if (args[2])
        return raise_error(m, m->types.TypeError, "%S.__init_subclass__() takes no keyword arguments",
                           AS_TYPE(args[0])->qualname);
    if (tuple_size(args[1]))
        return raise_error(m, m->types.TypeError,
                           "%S.__init_subclass__() takes no arguments (%zu given)",
                           AS_TYPE(args[0])->qualname, tuple_size(args[1]));
    return NONE;
}

static value subclass_hook(struct machine *m, value *args)
{
    (void)m, (void)args;
    return NOT_IMPLEMENTED;
}

static value refuse_reduce(struct machine *m, value *args)
{
    return raise_error(m, m->types.TypeError, "cannot pickle '%T' object: pickling is not supported",
                       args[0]);
}

/* CPython 3.13 object_getstate_default: the instance's names, and those in slots beside them. */
static bool add_slot_states(struct machine *m, value self, struct dict *names)
{
    for (struct type *type = type_of(m, self); type->flags & TYPE_PYTHON; type = type->base) {
        size_t position = 0;
        value key, item;
        while (dict_next(type->dict, &position, &key, &item)) {
            if (!is_exactly(item, m->types.member))
                continue;
            value v = object_find_attribute(m, self, key);
            bool done = v ? dict_set(m, names, key, v) : !m->error;
            drop(m, v);
            if (!done)
                return false;
        }
    }
    return true;
}

static value get_state(struct machine *m, value *args)
{
    struct dict *own = has_type_flag(m, args[0], TYPE_IS_TYPE) ? NULL
                                                               : object_dict(m, args[0], false);
    value state = own && own->count ? (value)own : NONE;
    struct dict *slots = dict_new(m);
    value result = NULL;
    if (slots && add_slot_states(m, args[0], slots))
        result = slots->count ? tuple_pack2(m, state, (value)slots) : keep(state);
    drop(m, (value)slots);
    return result;
}

static bool add_keys(struct machine *m, value all, value mapping)
{
    return dict_update(m, AS_DICT(all), mapping);
}

static bool add_class_names(struct machine *m, value all, struct type *type)
{
    struct tuple *mro = AS_TUPLE(type->mro);
    for (size_t i = mro->size; i-- > 0;)
        if (!add_keys(m, all, (value)AS_TYPE(mro->items[i])->dict))
            return false;
    return true;
}

value object_dir(struct machine *m, value v)
{
    value names = dunder_call(m, v, m->names.dunder_dir, NULL, 0);
    value list = names ? list_from_iterable(m, names) : NULL;
    drop(m, names);
    if (!names && !m->error)
        return raise_error(m, m->types.TypeError, "object does not provide __dir__");
    return list && list_sort(m, list, NULL, false) ? list : drop_and_fail(m, list);
}

/* Names of the instance and of its classes. */
static value method_dir(struct machine *m, value *args)
{
    value self = args[0];
    value all = (value)dict_new(m);
    value own = all ? object_find_attribute(m, self, m->names.dunder_dict) : NULL;
    bool done = all && !m->error && (!own || !has_type_flag(m, own, TYPE_IS_DICT) ||
                                     add_keys(m, all, own)) &&
                add_class_names(m, all, type_of(m, self));
    drop(m, own);
    value list = done ? list_from_iterable(m, all) : NULL;
    drop(m, all);
    return list;
}

static const struct native_spec object_methods[] = {
    {"%__init_subclass__(cls, /, *args, **kwargs)", init_subclass, NULL},
    {"%__subclasshook__(cls, subclass, /)", subclass_hook, NULL},
    {"__reduce__(self, /)", refuse_reduce, NULL},
    {"__reduce_ex__(self, protocol, /)", refuse_reduce, NULL},
    {"__getstate__(self, /)", get_state, NULL},
    {"__dir__(self, /)", method_dir, NULL},
    {0}};

static const struct getset_spec object_getsets[] = {{"__class__", get_class, set_class}, {0}};

const struct type_spec object_type_spec = {
    .name = "object",
    .instance_size = sizeof(struct object),
    .slots = {.make = object_make,
              .init = object_init,
              .repr = object_default_repr,
              .str = object_plain_str,
              .format = object_plain_format,
              .hash = identity_hash,
              .compare = identity_compare,
              .get_attribute = object_generic_get,
              .set_attribute = object_generic_set},
    .methods = object_methods,
    .getsets = object_getsets,
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
           "returns a new featureless\ninstance that has no instance attributes and cannot be "
           "given any.\n",
};
