/* Attributes, remembered in the site of the instruction.
 *
 * A site serves one type (by its version): version2 > 0 says that instances have the name at
 * position version2 - 1 of their dict; version2 == 0 that `cached` is what the type has, a
 * function or another value that no instance of a type without __dict__ can hide. */
#include "sim/lang/eval_fast.h"

#include "sim/value/descriptor.h"
#include "sim/value/dict.h"

static bool has_generic_get(struct machine *m, struct type *type)
{
    return type->slots.get_attribute == m->types.object->slots.get_attribute;
}

/* A module's namespace: the place of the value is remembered by the version of its dict. */
static value module_attribute(struct machine *m, struct site *site, value module)
{
    struct dict *names = object_managed(module)->dict;
    if (names && names->version == site->version)
        return keep(*site->place);
    int64_t position = names ? dict_position(m, names, site->name) : -1;
    if (position < 0)
        return object_get_attribute(m, module, site->name);
    site->version = names->version;
    site->version2 = 0;
    site->place = &names->entries[position].item;
    return keep(*site->place);
}

/* Remembers where instances of the type have the name. */
static void remember_position(struct machine *m, struct site *site, value object)
{
    struct dict *dict = object_managed(object)->dict;
    int64_t position = dict ? dict_position(m, dict, site->name) : -1;
    if (position < 0)
        return;
    site->version = object->type->version;
    site->version2 = (uint32_t)position + 1;
}

/* Does the type say nothing of the name, so that the instance's own dict decides? */
static bool instance_decides(struct machine *m, struct type *type, value name)
{
    return type->flags & TYPE_HAS_DICT && !type_lookup(m, type, name);
}

value eval_load_attribute(struct machine *m, struct site *site, value object)
{
    if (!is_object(object))
        return object_get_attribute(m, object, site->name);
    if (object->type == m->types.module)
        return module_attribute(m, site, object);
    if (has_generic_get(m, object->type) && instance_decides(m, object->type, site->name))
        remember_position(m, site, object);
    return object_get_attribute(m, object, site->name);
}

value eval_load_method(struct machine *m, struct site *site, value object, value *self)
{
    struct type *type = type_of(m, object);
    if (type->version == site->version && site->version2 == 0 &&
        !(is_object(object) && instance_hides(m, object, site->name))) {
        *self = object;
        return keep(site->cached);
    }
    if (type == m->types.module) {
        *self = NULL;
        return module_attribute(m, site, object);
    }
    value found = has_generic_get(m, type) ? type_lookup(m, type, site->name) : NULL;
    if (!found || !has_type_flag(m, found, TYPE_IS_GENERIC_METHOD) ||
        (is_object(object) && instance_hides(m, object, site->name)))
        return object_get_method(m, object, site->name, self);
    site->version = type->version;
    site->version2 = 0;
    site->cached = found;
    *self = object;
    return keep(found);
}

/* A new attribute where the site has seen it lie in other instances of the type. */
static bool add_in_place(struct machine *m, const struct site *site, value object, value v)
{
    if (!is_object(object) || object->type->version != site->version || site->version2 == 0)
        return false;
    struct dict *dict = object_managed(object)->dict;
    return dict && dict_add_name_at(m, dict, site->name, v, site->version2 - 1);
}

bool eval_store_attribute(struct machine *m, struct site *site, value object, value v)
{
    if (add_in_place(m, site, object, v))
        return true;
    if (!object_set_attribute(m, object, site->name, v))
        return false;
    if (is_object(object) && object->type != m->types.module &&
        object->type->slots.set_attribute == m->types.object->slots.set_attribute &&
        instance_decides(m, object->type, site->name))
        remember_position(m, site, object);
    return true;
}

value eval_load_super(struct machine *m, value *operands, value name, value *self)
{
    value global = operands[0], type = operands[1], object = operands[2];
    if (global == (value)m->types.super && has_type_flag(m, type, TYPE_IS_TYPE))
        return super_lookup(m, AS_TYPE(type), object, name, self);
    value super = object_call2(m, global, type, object);
    value v = super ? object_get_attribute(m, super, name) : NULL;
    drop(m, super);
    return v;
}
