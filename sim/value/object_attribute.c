/* Attributes of any value: descriptors, the instance's dict, the type. CPython 3.13
 * Objects/object.c, _PyObject_GenericGetAttrWithDict and its kin. */
#include "sim/value/exception.h"
#include "sim/value/object.h"

#include "sim/value/deep.h"
#include "sim/value/dict.h"
#include "sim/value/module.h"
#include "sim/value/str.h"
#include "sim/value/type_internal.h"

struct dict *object_dict(struct machine *m, value v, bool make)
{
    struct type *type = type_of(m, v);
    if (type->flags & TYPE_IS_TYPE)
        return AS_TYPE(v)->dict;
    if (!(type->flags & TYPE_HAS_DICT))
        return NULL;
    struct managed *managed = object_managed(v);
    if (!managed->dict && make)
        managed->dict = dict_new(m);
    return managed->dict;
}

/* Names and the object go with the error, for suggestions at print time. */
static value raise_named(struct machine *m, value v, value name)
{
    if (m->error && is_instance(m, m->error, m->types.AttributeError)) {
        struct exception *e = AS_EXCEPTION(m->error);
        replace_place(m, e->extra[0], keep(name));
        replace_place(m, e->extra[1], keep(v));
    }
    return NULL;
}

value raise_attribute_error(struct machine *m, value v, value name)
{
    if (has_type_flag(m, v, TYPE_IS_TYPE))
        raise_error(m, m->types.AttributeError, "type object '%S' has no attribute '%S'",
                    AS_TYPE(v)->name, name);
    else
        raise_error(m, m->types.AttributeError, "'%T' object has no attribute '%S'", v, name);
    return raise_named(m, v, name);
}

static value get_from_dict(struct machine *m, struct dict *dict, value name)
{
    if (AS_STR(name)->interned)
        return dict_get_name(m, dict, name);
    return dict_get(m, dict, name);
}

/* NULL without an error: there is none. */
static value generic_find(struct machine *m, value v, value name)
{
    struct type *type = type_of(m, v);
    value descr = type_lookup(m, type, name);
    struct slots *slots = descr ? &type_of(m, descr)->slots : NULL;
    if (slots && slots->descr_get && slots->descr_set) {
        keep(descr);
        value result = slots->descr_get(m, descr, v, (value)type);
        drop(m, descr);
        return result;
    }
    if ((type->flags & TYPE_HAS_DICT) && object_managed(v)->dict) {
        value item = get_from_dict(m, object_managed(v)->dict, name);
        if (item || m->error)
            return keep_or_null(item);
    }
    if (!descr)
        return NULL;
    keep(descr);
    if (!slots->descr_get)
        return descr;
    value result = slots->descr_get(m, descr, v, (value)type);
    drop(m, descr);
    return result;
}

value object_generic_get(struct machine *m, value v, value name)
{
    value result = generic_find(m, v, name);
    if (!result && !m->error)
        raise_attribute_error(m, v, name);
    return result;
}

static bool check_name(struct machine *m, value name)
{
    if (is_str(m, name))
        return true;
    raise_error(m, m->types.TypeError, "attribute name must be string, not '%T'", name);
    return false;
}

value object_get_attribute(struct machine *m, value v, value name)
{
    if (!check_name(m, name))
        return NULL;
    if (stack_is_low(m))
        return deep2(m, object_get_attribute, v, name);
    value result = type_of(m, v)->slots.get_attribute(m, v, name);
    if (!result && error_is(m, m->types.AttributeError) && !AS_EXCEPTION(m->error)->extra[0] &&
        !AS_EXCEPTION(m->error)->extra[1])
        raise_named(m, v, name);
    return result;
}

value object_find_attribute(struct machine *m, value v, value name)
{
    if (!check_name(m, name))
        return NULL;
    if (stack_is_low(m))
        return deep2(m, object_find_attribute, v, name);
    struct slots *slots = &type_of(m, v)->slots;
    value result;
    if (slots->get_attribute == object_generic_get)
        result = generic_find(m, v, name);
    else if (slots->get_attribute == type_get_attribute)
        result = type_find_attribute(m, AS_TYPE(v), name);
    else
        result = slots->get_attribute(m, v, name);
    if (!result && m->error) /* a descriptor may raise it too */
        error_clear_if(m, m->types.AttributeError);
    return result;
}

value object_get_method(struct machine *m, value v, value name, value *self)
{
    struct type *type = type_of(m, v);
    *self = NULL;
    if (type->slots.get_attribute != object_generic_get)
        return object_get_attribute(m, v, name);
    value descr = type_lookup(m, type, name);
    if (!descr || !(type_of(m, descr)->flags & TYPE_IS_GENERIC_METHOD))
        return object_get_attribute(m, v, name);
    if ((type->flags & TYPE_HAS_DICT) && object_managed(v)->dict) {
        value item = get_from_dict(m, object_managed(v)->dict, name);
        if (item || m->error)
            return keep_or_null(item);
    }
    *self = v;
    return keep(descr);
}

value object_find_special(struct machine *m, value v, value name)
{
    struct type *type = type_of(m, v);
    value descr = type_lookup(m, type, name);
    if (!descr)
        return NULL;
    keep(descr);
    if (!type_of(m, descr)->slots.descr_get)
        return descr;
    value bound = type_of(m, descr)->slots.descr_get(m, descr, v, (value)type);
    drop(m, descr);
    return bound;
}

bool object_set_attribute(struct machine *m, value v, value name, value item)
{
    if (!check_name(m, name))
        return false;
    if (AS_STR(name)->interned)
        return type_of(m, v)->slots.set_attribute(m, v, name, item);
    value interned = str_intern_value(m, name);
    if (!interned)
        return false;
    bool done = type_of(m, v)->slots.set_attribute(m, v, interned, item);
    drop(m, interned);
    return done;
}

/* No descriptor takes it and there is no dict to put it into. */
static bool fail_to_set(struct machine *m, value v, value name, bool on_type)
{
    if (on_type)
        raise_error(m, m->types.AttributeError, "'%T' object attribute '%S' is read-only", v, name);
    else if (type_of(m, v)->slots.set_attribute == object_generic_set &&
             !(type_of(m, v)->flags & TYPE_HAS_DICT))
        raise_error(m, m->types.AttributeError,
                    "'%T' object has no attribute '%S' and no __dict__ for setting new attributes",
                    v, name);
    else
        raise_error(m, m->types.AttributeError, "'%T' object has no attribute '%S'", v, name);
    raise_named(m, v, name);
    return false;
}

bool object_generic_set(struct machine *m, value v, value name, value item)
{
    struct type *type = type_of(m, v);
    value descr = type_lookup(m, type, name);
    if (descr && type_of(m, descr)->slots.descr_set) {
        keep(descr);
        bool done = type_of(m, descr)->slots.descr_set(m, descr, v, item);
        drop(m, descr);
        return done;
    }
    if (!(type->flags & TYPE_HAS_DICT))
        return fail_to_set(m, v, name, descr != NULL);
    struct dict *dict = object_dict(m, v, item != NULL);
    if (item)
        return dict && dict_set(m, dict, name, item);
    int deleted = dict ? dict_delete(m, dict, name) : 0;
    if (deleted == 0) {
        raise_error(m, m->types.AttributeError, "'%T' object has no attribute '%S'", v, name);
        raise_named(m, v, name);
    }
    return deleted > 0;
}
