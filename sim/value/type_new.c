/* Making a class from a name, bases and a namespace. CPython 3.13 Objects/typeobject.c, type_new. */
#include "sim/value/native.h"
#include "sim/value/type_internal.h"

#include "sim/value/cell.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/dunder.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* A class being made. */
struct making {
    struct type *metatype;
    value name;
    value bases;  /* owned: (object,) when none were given */
    struct type *base;
    struct dict *space; /* owned copy of the namespace, its names interned */
    value slots;  /* owned list of mangled names, or NULL: no __slots__ */
    bool add_dict, add_weakref;
};

static bool set_bases(struct machine *m, struct making *k, value bases)
{
    k->bases = tuple_size(bases) ? keep(bases) : tuple_pack1(m, (value)m->types.object);
    k->base = k->bases ? type_best_base(m, k->bases) : NULL;
    return k->base != NULL;
}

static bool copy_space(struct machine *m, struct making *k, value space)
{
    k->space = dict_new(m);
    size_t position = 0;
    value key, item;
    while (k->space && dict_next(AS_DICT(space), &position, &key, &item)) {
        value name = is_exactly(key, m->types.str) ? str_intern_value(m, key) : keep(key);
        bool done = name && dict_set(m, k->space, name, item);
        drop(m, name);
        if (!done)
            return false;
    }
    return k->space != NULL;
}

/* __name in class _C becomes _C__name. New reference. */
static value mangle(struct machine *m, value class_name, value name)
{
    const char *text = str_text(name), *class_text = str_text(class_name);
    size_t size = str_size(name);
    if (size < 3 || strncmp(text, "__", 2) || !strcmp(text + size - 2, "__") || strchr(text, '.'))
        return str_intern_value(m, name);
    class_text += strspn(class_text, "_");
    if (!*class_text)
        return str_intern_value(m, name);
    value mangled = str_format(m, "_%s%s", class_text, text);
    value result = mangled ? str_intern_value(m, mangled) : NULL;
    drop(m, mangled);
    return result;
}

static bool has_layout_flag(struct making *k, uint32_t flag)
{
    return k->base->flags & flag;
}

static bool add_slot(struct machine *m, struct making *k, value name)
{
    if (!is_str(m, name)) {
        raise_error(m, m->types.TypeError, "__slots__ items must be strings, not '%T'", name);
        return false;
    }
    if (!str_is_identifier(name)) {
        raise_error(m, m->types.TypeError, "__slots__ must be identifiers");
        return false;
    }
    if (str_equal(name, m->names.dunder_dict)) {
        if (has_layout_flag(k, TYPE_HAS_DICT) || k->add_dict)
            raise_error(m, m->types.TypeError,
                        "__dict__ slot disallowed: we already got one");
        k->add_dict = true;
        return !m->error;
    }
    if (str_equal(name, m->names.dunder_weakref)) {
        if (has_layout_flag(k, TYPE_HAS_WEAKREFS) || k->add_weakref)
            raise_error(m, m->types.TypeError,
                        "__weakref__ slot disallowed: we already got one");
        k->add_weakref = true;
        return !m->error;
    }
    if (dict_get_name(m, k->space, name) && !str_equal(name, m->names.dunder_qualname) &&
        !str_equal(name, m->names.dunder_classcell)) {
        raise_error(m, m->types.ValueError, "%R in __slots__ conflicts with class variable", name);
        return false;
    }
    value mangled = mangle(m, k->name, name);
    return mangled && list_append_steal(m, k->slots, mangled);
}

static bool read_slots(struct machine *m, struct making *k)
{
    value slots = dict_get_name(m, k->space, m->names.dunder_slots);
    if (!slots) {
        /* Classes themselves keep their names in their own dict. */
        bool is_class = has_layout_flag(k, TYPE_IS_TYPE);
        k->add_dict = !is_class && !has_layout_flag(k, TYPE_HAS_DICT);
        k->add_weakref = !has_layout_flag(k, TYPE_HAS_WEAKREFS);
        return true;
    }
    value names = is_str(m, slots) ? tuple_pack1(m, slots) : tuple_from_iterable(m, slots);
    k->slots = list_new(m, 4);
    if (!names || !k->slots)
        return drop(m, names), false;
    bool done = true;
    if (tuple_size(names) && k->base->slots.memory) {
        raise_error(m, m->types.TypeError, "nonempty __slots__ not supported for subtype of '%S'",
                    k->base->name);
        done = false;
    }
    for (size_t i = 0; done && i < tuple_size(names); i++)
        done = add_slot(m, k, AS_TUPLE(names)->items[i]);
    drop(m, names);
    /* Members are laid out in the order of their names. */
    return done && list_sort(m, k->slots, NULL, false);
}

static void set_layout(struct making *k, struct type *type)
{
    struct type *base = k->base;
    uint32_t match_flags = TYPE_MATCH_SEQUENCE | TYPE_MATCH_MAPPING; /* the first base's that has one */
    type->flags = TYPE_PYTHON | (base->flags & TYPE_INHERITED_FLAGS & ~match_flags);
    /* Another base may bring a dict though the layout's does not. */
    for (size_t i = 0; i < tuple_size(k->bases); i++) {
        uint32_t flags = AS_TYPE(AS_TUPLE(k->bases)->items[i])->flags;
        type->flags |= flags & (TYPE_HAS_DICT | TYPE_HAS_WEAKREFS);
        if (!(type->flags & match_flags))
            type->flags |= flags & match_flags;
    }
    if (k->add_dict)
        type->flags |= TYPE_HAS_DICT;
    if (k->add_weakref)
        type->flags |= TYPE_HAS_WEAKREFS;
    if (!(base->flags & TYPE_IS_TYPE) || (type->flags & TYPE_TRACKED))
        type->flags |= TYPE_TRACKED;
    type->slot_count = k->slots ? list_size(k->slots) : 0;
    type->instance_size = base->instance_size + type->slot_count * sizeof(value);
    type->slots = (struct slots){.destroy = base->slots.destroy,
                                 .memory = base->slots.memory,
                                 .traverse = base->slots.traverse,
                                 .clear = base->slots.clear,
                                 .send = base->slots.send};
}

static struct type *allocate(struct machine *m, struct making *k)
{
    struct type *type = AS_TYPE(object_alloc(m, k->metatype, k->metatype->instance_size));
    if (!type)
        return NULL;
    type->version = type_next_version(m);
    type->name = keep(k->name);
    type->qualname = keep(k->name);
    type->bases = keep(k->bases);
    type->base = AS_TYPE(keep((value)k->base));
    type->dict = AS_DICT(keep((value)k->space));
    set_layout(k, type);
    return type;
}

static bool take_qualname(struct machine *m, struct type *type)
{
    value qualname = dict_get_name(m, type->dict, m->names.dunder_qualname);
    if (!qualname)
        return true;
    if (!is_str(m, qualname)) {
        raise_error(m, m->types.TypeError, "type __qualname__ must be a str, not %T", qualname);
        return false;
    }
    replace_place(m, type->qualname, keep(qualname));
    return dict_delete(m, type->dict, m->names.dunder_qualname) >= 0;
}

/* Who makes a class with type() and says no __module__ belongs to the module that runs. */
static bool add_module(struct machine *m, struct type *type)
{
    if (dict_get_name(m, type->dict, m->names.dunder_module))
        return true;
    value module = m->hooks.current_module ? m->hooks.current_module(m) : NULL;
    return !module || dict_set(m, type->dict, m->names.dunder_module, module);
}

static bool wrap_special(struct machine *m, struct type *type, value name,
                         value (*wrap)(struct machine *, value))
{
    value function = dict_get_name(m, type->dict, name);
    if (!function || !is_exactly(function, m->types.function))
        return true;
    value wrapped = wrap(m, function);
    bool done = wrapped && dict_set(m, type->dict, name, wrapped);
    drop(m, wrapped);
    return done;
}

static bool add_doc_and_hash(struct machine *m, struct type *type)
{
    struct names *n = &m->names;
    if (!dict_get_name(m, type->dict, n->dunder_doc) &&
        !dict_set(m, type->dict, n->dunder_doc, NONE))
        return false;
    return !dict_get_name(m, type->dict, n->dunder_eq) ||
           dict_get_name(m, type->dict, n->dunder_hash) ||
           dict_set(m, type->dict, n->dunder_hash, NONE);
}

/* The cell in which methods find `__class__`. */
static bool set_class_cell(struct machine *m, struct type *type)
{
    value cell = dict_get_name(m, type->dict, m->names.dunder_classcell);
    if (!cell)
        return true;
    if (!is_exactly(cell, m->types.cell)) {
        raise_error(m, m->types.TypeError,
                    "__classcell__ must be a nonlocal cell, not <class '%S'>",
                    type_of(m, cell)->name);
        return false;
    }
    cell_set(m, cell, (value)type);
    return dict_delete(m, type->dict, m->names.dunder_classcell) >= 0;
}

static bool add_entry(struct machine *m, struct type *type, value name, value descr)
{
    bool done = descr && (dict_get_name(m, type->dict, name) ||
                          dict_set(m, type->dict, name, descr));
    drop(m, descr);
    return done;
}

static bool add_members(struct machine *m, struct making *k, struct type *type)
{
    size_t offset = k->base->instance_size;
    for (size_t i = 0; i < type->slot_count; i++, offset += sizeof(value)) {
        value name = AS_LIST(k->slots)->items[i];
        if (!add_entry(m, type, name, member_new(m, type, name, offset)))
            return false;
    }
    return (!k->add_dict ||
            add_entry(m, type, m->names.dunder_dict, dict_getset_new(m, type))) &&
           (!k->add_weakref ||
            add_entry(m, type, m->names.dunder_weakref, weakref_getset_new(m, type)));
}

/* CPython 3.13 mro_check. */
static bool check_mro(struct machine *m, struct type *type, value mro)
{
    for (size_t i = 0; i < tuple_size(mro); i++) {
        value base = AS_TUPLE(mro)->items[i];
        if (!has_type_flag(m, base, TYPE_IS_TYPE))
            return raise_error(m, m->types.TypeError, "mro() returned a non-class ('%T')", base);
        if (!type_has_layout_of(m, type, AS_TYPE(base)))
            return raise_error(m, m->types.TypeError,
                               "mro() returned base with unsuitable layout ('%S')",
                               AS_TYPE(base)->name);
    }
    return true;
}

static bool set_mro(struct machine *m, struct type *type)
{
    value method = type_lookup(m, type_of(m, (value)type), m->names.mro);
    bool custom = method && !is_native_method(m, method);
    if (!custom) {
        type->mro = type_compute_mro(m, type);
        return type->mro != NULL;
    }
    type->mro = type_compute_mro(m, type);
    value list = type->mro ? object_call_method0(m, (value)type, m->names.mro) : NULL;
    value mro = list ? tuple_from_iterable(m, list) : NULL;
    drop(m, list);
    if (mro && !check_mro(m, type, mro)) {
        drop(m, mro);
        mro = NULL;
    }
    if (!mro)
        return false;
    replace_place(m, type->mro, mro);
    type->version = type_next_version(m);
    return true;
}

static bool link_bases(struct machine *m, struct type *type)
{
    for (size_t i = 0; i < tuple_size(type->bases); i++)
        if (!type_add_subclass(m, AS_TYPE(AS_TUPLE(type->bases)->items[i]), type))
            return false;
    return true;
}

static bool call_set_names(struct machine *m, struct type *type)
{
    struct dict *names = dict_copy(m, type->dict);
    size_t position = 0;
    value key, item;
    bool done = names != NULL;
    while (done && dict_next(names, &position, &key, &item)) {
        value items[] = {(value)type, key};
        value result = dunder_call(m, item, m->names.dunder_set_name, items, 2);
        done = result || !m->error;
        drop(m, result);
        if (!done && m->error)
            exception_note(m, "Error calling __set_name__ on '%T' instance %R in '%S'", item, key,
                           type->name);
    }
    drop(m, (value)names);
    return done;
}

static bool call_init_subclass(struct machine *m, struct type *type, const struct args *keywords)
{
    value hook = super_lookup(m, type, (value)type, m->names.dunder_init_subclass, NULL);
    if (!hook)
        return false;
    struct args args = {NULL, 0, NULL};
    if (keywords && keywords->names)
        args = (struct args){keywords->items + keywords->count, 0, keywords->names};
    value result = object_call(m, hook, &args);
    drop(m, hook);
    drop(m, result);
    return result != NULL;
}

/* Abstract methods are abc's business; a class without a metaclass of its own is made concrete. */
static bool finish(struct machine *m, struct making *k, struct type *type,
                   const struct args *keywords)
{
    struct names *n = &m->names;
    if (!take_qualname(m, type) || !add_module(m, type) ||
        !wrap_special(m, type, n->dunder_new, staticmethod_new) ||
        !wrap_special(m, type, n->dunder_init_subclass, classmethod_new) ||
        !wrap_special(m, type, n->dunder_class_getitem, classmethod_new) ||
        !add_members(m, k, type) || !set_class_cell(m, type) || !add_doc_and_hash(m, type) ||
        !set_mro(m, type) || !link_bases(m, type))
        return false;
    slots_update(m, type, NULL);
    return call_set_names(m, type) && call_init_subclass(m, type, keywords);
}

value type_new(struct machine *m, struct type *metatype, value name, value bases, value space,
               const struct args *keywords)
{
    struct making k = {.metatype = metatype, .name = name};
    struct type *type = NULL;
    if (memchr(str_text(name), 0, str_size(name)))
        raise_error(m, m->types.ValueError, "type name must not contain null characters");
    else if (set_bases(m, &k, bases) && copy_space(m, &k, space) && read_slots(m, &k) &&
             (type = allocate(m, &k)) != NULL && !finish(m, &k, type, keywords)) {
        drop(m, (value)type);
        type = NULL;
    }
    drop(m, k.bases);
    drop(m, (value)k.space);
    drop(m, k.slots);
    return (value)type;
}
