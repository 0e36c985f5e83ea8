/* Builtins that ask any object: attributes, classes, text, identity. */
#include "sim/modules/builtins.h"

#include "sim/lang/state.h"
#include "sim/lang/fiber.h"
#include "sim/lang/frame_object.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value builtin_ascii(struct machine *m, value *args)
{
    return object_ascii(m, args[0]);
}

static value builtin_repr(struct machine *m, value *args)
{
    return object_repr(m, args[0]);
}

static value builtin_format(struct machine *m, value *args)
{
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "format() argument 2 must be str, not %T",
                           args[1]);
    return object_format(m, args[0], args[1]);
}

static value builtin_callable(struct machine *m, value *args)
{
    return tag_bool(object_is_callable(m, args[0]));
}

static value builtin_hash(struct machine *m, value *args)
{
    int64_t hash;
    return object_hash(m, args[0], &hash) ? int_new(m, hash) : NULL;
}

static value builtin_id(struct machine *m, value *args)
{
    return int_new(m, object_id(m, args[0]));
}

static value builtin_len(struct machine *m, value *args)
{
    int64_t length = object_length(m, args[0]);
    return length < 0 ? NULL : int_new(m, length);
}

static value builtin_isinstance(struct machine *m, value *args)
{
    int is_one = object_is_instance(m, args[0], args[1]);
    return is_one < 0 ? NULL : tag_bool(is_one);
}

static value builtin_issubclass(struct machine *m, value *args)
{
    int is_one = object_is_subclass(m, args[0], args[1]);
    return is_one < 0 ? NULL : tag_bool(is_one);
}

/* --- attributes */

static bool check_name(struct machine *m, value name)
{
    if (!is_str(m, name))
        raise_error(m, m->types.TypeError, "attribute name must be string, not '%T'", name);
    return !m->error;
}

static value builtin_getattr(struct machine *m, value *args)
{
    if (!check_name(m, args[1]))
        return NULL;
    value name = str_intern_value(m, args[1]);
    if (!name)
        return NULL;
    value v = args[2] ? object_find_attribute(m, args[0], name)
                      : object_get_attribute(m, args[0], name);
    drop(m, name);
    return v || m->error ? v : keep(args[2]);
}

static value builtin_hasattr(struct machine *m, value *args)
{
    if (!check_name(m, args[1]))
        return NULL;
    value name = str_intern_value(m, args[1]);
    value v = name ? object_find_attribute(m, args[0], name) : NULL;
    drop(m, name);
    drop(m, v);
    return m->error ? NULL : tag_bool(v != NULL);
}

static value set_attribute(struct machine *m, value object, value name, value v)
{
    if (!check_name(m, name))
        return NULL;
    value interned = str_intern_value(m, name);
    bool ok = interned && object_set_attribute(m, object, interned, v);
    drop(m, interned);
    return ok ? NONE : NULL;
}

static value builtin_setattr(struct machine *m, value *args)
{
    return set_attribute(m, args[0], args[1], args[2]);
}

static value builtin_delattr(struct machine *m, value *args)
{
    return set_attribute(m, args[0], args[1], NULL);
}

static value builtin_vars(struct machine *m, value *args)
{
    if (!args[0])
        return frame_locals(m, m->fiber->frame);
    value dict = object_find_attribute(m, args[0], m->names.dunder_dict);
    if (!dict && !m->error)
        raise_error(m, m->types.TypeError, "vars() argument must have __dict__ attribute");
    return dict;
}

/* --- dir */

static bool add_keys(struct machine *m, struct dict *names, struct dict *from)
{
    size_t position = 0;
    value key, item;
    while (from && dict_next(from, &position, &key, &item))
        if (is_str(m, key) && !dict_set(m, names, key, NONE))
            return false;
    return true;
}

static bool add_class_names(struct machine *m, struct dict *names, struct type *type)
{
    for (size_t i = 0; i < tuple_size(type->mro); i++)
        if (!add_keys(m, names, AS_TYPE(AS_TUPLE(type->mro)->items[i])->dict))
            return false;
    return true;
}

static value sorted_list(struct machine *m, value iterable)
{
    value list = iterable ? list_from_iterable(m, iterable) : NULL;
    if (list && !list_sort(m, list, NULL, false))
        return drop_and_fail(m, list);
    return list;
}

static value default_dir(struct machine *m, value object)
{
    struct dict *names = dict_new(m);
    struct type *own = type_of(m, object);
    bool ok = names != NULL;
    if (ok && own == m->types.module)
        ok = add_keys(m, names, object_dict(m, object, false));
    else if (ok && own->flags & TYPE_IS_TYPE)
        ok = add_class_names(m, names, AS_TYPE(object));
    else if (ok)
        ok = add_keys(m, names, object_dict(m, object, false)) && add_class_names(m, names, own);
    value list = ok ? sorted_list(m, &names->head) : NULL;
    drop(m, (value)names);
    return list;
}

static value builtin_dir(struct machine *m, value *args)
{
    value names, list;
    if (!args[0]) {
        names = frame_locals(m, m->fiber->frame);
        list = sorted_list(m, names);
        drop(m, names);
        return list;
    }
    value own = object_find_special(m, args[0], m->names.dunder_dir);
    if (m->error)
        return NULL;
    if (!own)
        return default_dir(m, args[0]);
    names = object_call0(m, own);
    list = names ? sorted_list(m, names) : NULL;
    drop(m, own);
    drop(m, names);
    return list;
}

const struct native_spec builtins_objects[] = {
    {"ascii(obj, /)", builtin_ascii, NULL},
    {"callable(obj, /)", builtin_callable, NULL},
    {"delattr(obj, name, /)", builtin_delattr, NULL},
    {"dir(object=..., /)", builtin_dir, NULL},
    {"format(value, format_spec='', /)", builtin_format, NULL},
    {"getattr(object, name, default=..., /)", builtin_getattr, NULL},
    {"hasattr(obj, name, /)", builtin_hasattr, NULL},
    {"hash(obj, /)", builtin_hash, NULL},
    {"id(obj, /)", builtin_id, NULL},
    {"isinstance(obj, class_or_tuple, /)", builtin_isinstance, NULL},
    {"issubclass(cls, class_or_tuple, /)", builtin_issubclass, NULL},
    {"len(obj, /)", builtin_len, NULL},
    {"repr(obj, /)", builtin_repr, NULL},
    {"setattr(obj, name, value, /)", builtin_setattr, NULL},
    {"vars(object=..., /)", builtin_vars, NULL},
    {0},
};
