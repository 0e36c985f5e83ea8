/* getset and member descriptors. */
#include "sim/value/descriptor.h"

#include "sim/value/dict.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#include <string.h>

#define AS_GETSET(v) ((struct getset *)(v))
#define AS_MEMBER(v) ((struct member *)(v))

value getset_new(struct machine *m, const struct getset_spec *spec, struct type *owner)
{
    struct getset *descr = (struct getset *)object_alloc(m, m->types.getset, sizeof *descr);
    if (!descr)
        return NULL;
    descr->spec = spec;
    descr->owner = owner;
    descr->name = str_intern(m, spec->name, strlen(spec->name));
    return descr->name ? (value)descr : drop_and_fail(m, (value)descr);
}

static bool accepts(struct machine *m, value name, struct type *owner, value object)
{
    if (is_instance(m, object, owner))
        return true;
    raise_error(m, m->types.TypeError,
                "descriptor '%S' for '%S' objects doesn't apply to a '%T' object", name,
                owner->name, object);
    return false;
}

static value getset_get(struct machine *m, value self, value object, value type)
{
    struct getset *descr = AS_GETSET(self);
    (void)type;
    if (!object)
        return keep(self);
    return accepts(m, descr->name, descr->owner, object) ? descr->spec->get(m, object) : NULL;
}

bool member_readonly(struct machine *m, value self, value v)
{
    (void)self, (void)v;
    return raise_error(m, m->types.AttributeError, "readonly attribute");
}

/* The name of a type as messages of attributes show it. */
static value owner_name(struct machine *m, struct type *owner)
{
    value module = dict_get_name(m, owner->dict, m->names.dunder_module);
    bool shown = module && is_str(m, module) && !str_equals_text(module, "builtins") &&
                 !(owner->flags & TYPE_PYTHON);
    return shown ? str_format(m, "%S.%S", module, owner->name) : keep(owner->name);
}

static bool getset_set(struct machine *m, value self, value object, value v)
{
    struct getset *descr = AS_GETSET(self);
    if (!accepts(m, descr->name, descr->owner, object))
        return false;
    if (descr->spec->set)
        return descr->spec->set(m, object, v);
    value owner = owner_name(m, descr->owner);
    if (owner)
        raise_error(m, m->types.AttributeError, "attribute '%S' of '%S' objects is not writable",
                    descr->name, owner);
    drop(m, owner);
    return false;
}

static value getset_repr(struct machine *m, value self)
{
    struct getset *descr = AS_GETSET(self);
    value owner = owner_name(m, descr->owner);
    value text = owner ? str_format(m, "<%s '%S' of '%S' objects>",
                                    descr->spec->set == member_readonly ? "member" : "attribute",
                                    descr->name, owner) : NULL;
    drop(m, owner);
    return text;
}

static void getset_destroy(struct machine *m, value self)
{
    drop_place(m, AS_GETSET(self)->name);
}

static value getset_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_GETSET(self)->name);
}

static value getset_objclass(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_GETSET(self)->owner);
}

static value getset_qualname(struct machine *m, value self)
{
    return str_format(m, "%S.%S", AS_GETSET(self)->owner->qualname, AS_GETSET(self)->name);
}

static value no_doc(struct machine *m, value self)
{
    (void)m, (void)self;
    return NONE;
}

static const struct getset_spec getset_getsets[] = {{"__name__", getset_name, member_readonly},
                                                    {"__qualname__", getset_qualname, NULL},
                                                    {"__objclass__", getset_objclass, member_readonly},
                                                    {"__doc__", no_doc, NULL},
                                                    {0}};

const struct type_spec getset_type_spec = {
    .name = "getset_descriptor",
    .instance_size = sizeof(struct getset),
    .flags = TYPE_FINAL,
    .slots = {.descr_get = getset_get,
              .descr_set = getset_set,
              .repr = getset_repr,
              .destroy = getset_destroy},
    .getsets = getset_getsets,
};

/* Members. */

value member_new(struct machine *m, struct type *owner, value name, size_t offset)
{
    struct member *descr = (struct member *)object_alloc(m, m->types.member, sizeof *descr);
    if (!descr)
        return NULL;
    descr->owner = owner;
    descr->name = keep(name);
    descr->offset = offset;
    return (value)descr;
}

static value *member_place(value self, value object)
{
    return (value *)((char *)object + AS_MEMBER(self)->offset);
}

static value member_get(struct machine *m, value self, value object, value type)
{
    struct member *descr = AS_MEMBER(self);
    (void)type;
    if (!object)
        return keep(self);
    if (!accepts(m, descr->name, descr->owner, object))
        return NULL;
    value v = *member_place(self, object);
    return v ? keep(v) : raise_attribute_error(m, object, descr->name);
}

static bool member_set(struct machine *m, value self, value object, value v)
{
    struct member *descr = AS_MEMBER(self);
    if (!accepts(m, descr->name, descr->owner, object))
        return false;
    value *place = member_place(self, object);
    if (!v && !*place) {
        raise_with(m, m->types.AttributeError, descr->name);
        return false;
    }
    replace_place(m, *place, keep_or_null(v));
    return true;
}

static value member_repr(struct machine *m, value self)
{
    return str_format(m, "<member '%S' of '%S' objects>", AS_MEMBER(self)->name,
                      AS_MEMBER(self)->owner->name);
}

static void member_destroy(struct machine *m, value self)
{
    drop_place(m, AS_MEMBER(self)->name);
}

static value member_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_MEMBER(self)->name);
}

static value member_objclass(struct machine *m, value self)
{
    (void)m;
    return keep((value)AS_MEMBER(self)->owner);
}

static const struct getset_spec member_getsets[] = {{"__name__", member_name, member_readonly},
                                                    {"__objclass__", member_objclass, member_readonly},
                                                    {"__doc__", no_doc, NULL},
                                                    {0}};

const struct type_spec member_type_spec = {
    .name = "member_descriptor",
    .instance_size = sizeof(struct member),
    .flags = TYPE_FINAL,
    .slots = {.descr_get = member_get,
              .descr_set = member_set,
              .repr = member_repr,
              .destroy = member_destroy},
    .getsets = member_getsets,
};

/* __dict__ and __weakref__ of instances of Python classes. */

static value get_dict(struct machine *m, value self)
{
    struct dict *dict = object_dict(m, self, true);
    return dict ? keep((value)dict) : NULL;
}

static bool set_dict(struct machine *m, value self, value v)
{
    if (!v) { /* a new one when asked for */
        struct dict *empty = dict_new(m);
        bool ok = empty && set_dict(m, self, &empty->head);
        drop(m, &empty->head);
        return ok;
    }
    if (!has_type_flag(m, v, TYPE_IS_DICT)) {
        raise_error(m, m->types.TypeError, "__dict__ must be set to a dictionary, not a '%T'", v);
        return false;
    }
    struct managed *managed = object_managed(self);
    value before = (value)managed->dict;
    managed->dict = AS_DICT(keep(v));
    drop(m, before);
    return true;
}

static value get_weakref(struct machine *m, value self)
{
    (void)m;
    value first = object_managed(self)->weakrefs;
    return first ? keep(first) : NONE;
}

static const struct getset_spec dict_getset = {"__dict__", get_dict, set_dict};
static const struct getset_spec weakref_getset = {"__weakref__", get_weakref, NULL};

value dict_getset_new(struct machine *m, struct type *owner)
{
    return getset_new(m, &dict_getset, owner);
}

value weakref_getset_new(struct machine *m, struct type *owner)
{
    return getset_new(m, &weakref_getset, owner);
}
