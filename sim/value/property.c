/* property. CPython 3.13 Objects/descrobject.c (property_*). */
#include "sim/value/descriptor.h"

#include "sim/value/error.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define AS_PROPERTY(v) ((struct property *)(v))

static value property_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return object_alloc(m, type, type->instance_size);
}

static value absent_if_none(value v)
{
    return v && v != NONE ? keep(v) : NULL;
}

/* A subclass's instance keeps its doc as an attribute: the class's own would hide another. One without
 * a place for it does without, unless a doc was given. */
static bool put_doc(struct machine *m, value self, value doc)
{
    struct property *p = AS_PROPERTY(self);
    if (is_exactly(self, m->types.property)) {
        replace_place(m, p->doc, keep_or_null(doc));
        return true;
    }
    if (object_set_attribute(m, self, m->names.dunder_doc, doc ? doc : NONE))
        return true;
    if (p->doc_from_getter || !error_is(m, m->types.AttributeError))
        return false;
    error_clear(m);
    return true;
}

/* Without a doc of its own it shows the getter's. CPython 3.13 property_init_impl. */
static bool take_doc(struct machine *m, value self, value doc)
{
    struct property *p = AS_PROPERTY(self);
    value of_getter = NULL;
    p->doc_from_getter = false;
    if (doc && doc != NONE)
        return put_doc(m, self, doc);
    if (p->get)
        of_getter = object_find_attribute(m, p->get, m->names.dunder_doc);
    if (m->error)
        return false;
    p->doc_from_getter = of_getter && of_getter != NONE;
    bool good = put_doc(m, self, p->doc_from_getter ? of_getter : NULL);
    drop(m, of_getter);
    return good;
}

static bool read_arguments(struct machine *m, const struct args *args, value found[4])
{
    static const char *const names[] = {"fget", "fset", "fdel", "doc"};
    if (args->count > 4) {
        raise_error(m, m->types.TypeError, "property() takes at most 4 arguments (%zu given)",
                    args->count);
        return false;
    }
    for (size_t i = 0; i < args->count; i++)
        found[i] = args->items[i];
    size_t keywords = args->names ? tuple_size(args->names) : 0;
    for (size_t i = 0; i < keywords; i++) {
        value name = AS_TUPLE(args->names)->items[i];
        size_t at = 0;
        while (at < 4 && !str_equals_text(name, names[at]))
            at++;
        if (at == 4) {
            raise_error(m, m->types.TypeError,
                        "property() got an unexpected keyword argument '%S'", name);
            return false;
        }
        found[at] = args->items[args->count + i];
    }
    return true;
}

static bool property_init(struct machine *m, value self, const struct args *args)
{
    struct property *p = AS_PROPERTY(self);
    value found[4] = {0};
    if (!read_arguments(m, args, found))
        return false;
    replace_place(m, p->get, absent_if_none(found[0]));
    replace_place(m, p->set, absent_if_none(found[1]));
    replace_place(m, p->delete, absent_if_none(found[2]));
    return take_doc(m, self, found[3]);
}

/* The name: from __set_name__, else the getter's. New reference or NULL. */
static value property_name(struct machine *m, struct property *p)
{
    if (p->name)
        return keep(p->name);
    return p->get ? object_find_attribute(m, p->get, m->names.dunder_name) : NULL;
}

static void raise_missing(struct machine *m, value self, value object, const char *what)
{
    value name = property_name(m, AS_PROPERTY(self));
    if (name)
        raise_error(m, m->types.AttributeError, "property %R of '%S' object has no %s", name,
                    type_of(m, object)->qualname, what);
    else if (!m->error)
        raise_error(m, m->types.AttributeError, "property of '%S' object has no %s",
                    type_of(m, object)->qualname, what);
    drop(m, name);
}

static value property_get(struct machine *m, value self, value object, value type)
{
    (void)type;
    if (!object || object == NONE)
        return keep(self);
    if (AS_PROPERTY(self)->get)
        return object_call1(m, AS_PROPERTY(self)->get, object);
    raise_missing(m, self, object, "getter");
    return NULL;
}

static bool property_set(struct machine *m, value self, value object, value v)
{
    struct property *p = AS_PROPERTY(self);
    value function = v ? p->set : p->delete;
    if (!function) {
        raise_missing(m, self, object, v ? "setter" : "deleter");
        return false;
    }
    value result = v ? object_call2(m, function, object, v) : object_call1(m, function, object);
    drop(m, result);
    return result != NULL;
}

static void property_destroy(struct machine *m, value self)
{
    struct property *p = AS_PROPERTY(self);
    drop_place(m, p->get);
    drop_place(m, p->set);
    drop_place(m, p->delete);
    drop_place(m, p->doc);
    drop_place(m, p->name);
}

static int property_traverse(value self, visit_fn *visit, void *closure)
{
    struct property *p = AS_PROPERTY(self);
    value held[] = {p->get, p->set, p->delete, p->doc, p->name};
    int stop = 0;
    for (size_t i = 0; !stop && i < 5; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

/* A property like self with one function exchanged, of the same class. */
static value copy_with(struct machine *m, value self, size_t which, value function)
{
    struct property *p = AS_PROPERTY(self);
    value items[4] = {p->get, p->set, p->delete, p->doc_from_getter ? NULL : p->doc};
    items[which] = function;
    for (size_t i = 0; i < 4; i++)
        items[i] = items[i] ? items[i] : NONE;
    struct args args = {items, 4, NULL};
    value copy = object_call(m, (value)type_of(m, self), &args);
    if (copy && is_instance(m, copy, m->types.property))
        replace_place(m, AS_PROPERTY(copy)->name, keep_or_null(p->name));
    return copy;
}

static value method_getter(struct machine *m, value *args)
{
    return copy_with(m, args[0], 0, args[1]);
}

static value method_setter(struct machine *m, value *args)
{
    return copy_with(m, args[0], 1, args[1]);
}

static value method_deleter(struct machine *m, value *args)
{
    return copy_with(m, args[0], 2, args[1]);
}

static value method_set_name(struct machine *m, value *args)
{
    replace_place(m, AS_PROPERTY(args[0])->name, keep(args[2]));
    return NONE;
}

static const struct native_spec property_methods[] = {
    {"getter(self, object, /)", method_getter, "Descriptor to obtain a copy of the property with a different getter."},
    {"setter(self, object, /)", method_setter, "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter(self, object, /)", method_deleter, "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__(self, owner, name, /)", method_set_name, NULL},
    {0}};

static value none_or(value v)
{
    return v ? keep(v) : NONE;
}

static value get_fget(struct machine *m, value self)
{
    (void)m;
    return none_or(AS_PROPERTY(self)->get);
}

static value get_fset(struct machine *m, value self)
{
    (void)m;
    return none_or(AS_PROPERTY(self)->set);
}

static value get_fdel(struct machine *m, value self)
{
    (void)m;
    return none_or(AS_PROPERTY(self)->delete);
}

static value get_doc(struct machine *m, value self)
{
    (void)m;
    return none_or(AS_PROPERTY(self)->doc);
}

static bool set_doc(struct machine *m, value self, value v)
{
    replace_place(m, AS_PROPERTY(self)->doc, keep_or_null(v));
    return true;
}

static value get_name(struct machine *m, value self)
{
    value name = property_name(m, AS_PROPERTY(self));
    return name || m->error ? name : raise_attribute_error(m, self, m->names.dunder_name);
}

static bool set_name(struct machine *m, value self, value v)
{
    replace_place(m, AS_PROPERTY(self)->name, keep_or_null(v));
    return true;
}

static value get_abstract(struct machine *m, value self)
{
    struct property *p = AS_PROPERTY(self);
    value functions[] = {p->get, p->set, p->delete};
    for (int i = 0; i < 3; i++) {
        value flag = functions[i] ? object_find_attribute(m, functions[i],
                                                          m->names.dunder_isabstractmethod)
                                  : NULL;
        int truth = flag ? object_truth(m, flag) : 0;
        drop(m, flag);
        if (m->error || truth < 0)
            return NULL;
        if (truth)
            return TRUE;
    }
    return FALSE;
}

static const struct getset_spec property_getsets[] = {
    {"fget", get_fget, member_readonly},        {"fset", get_fset, member_readonly},
    {"fdel", get_fdel, member_readonly},        {"__doc__", get_doc, set_doc},
    {"__name__", get_name, set_name}, {"__isabstractmethod__", get_abstract, NULL},
    {0}};

const struct type_spec property_type_spec = {
    .name = "property",
    .instance_size = sizeof(struct property),
    .flags = TYPE_TRACKED,
    .slots = {.make = property_make,
              .init = property_init,
              .descr_get = property_get,
              .descr_set = property_set,
              .traverse = property_traverse,
              .clear = property_destroy,
              .destroy = property_destroy},
    .methods = property_methods,
    .getsets = property_getsets,
};
