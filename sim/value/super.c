/* super: attributes of the classes after a given one in an object's mro. CPython 3.13
 * Objects/typeobject.c (super_*). */
#include "sim/value/descriptor.h"

#include "sim/value/dict.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct super {
    struct object head;
    struct type *type;     /* owned; NULL before __init__ */
    value object;          /* owned; NULL: unbound */
    struct type *obj_type; /* owned: whose mro is walked */
};

#define AS_SUPER(v) ((struct super *)(v))

/* The class whose mro is walked for super(type, object): object itself if it is a class below type,
 * else object's class. Borrowed; NULL with TypeError. */
static struct type *check(struct machine *m, struct type *type, value object)
{
    if (has_type_flag(m, object, TYPE_IS_TYPE) && type_is_subtype(AS_TYPE(object), type))
        return AS_TYPE(object);
    if (type_is_subtype(type_of(m, object), type))
        return type_of(m, object);
    value claimed = object_find_attribute(m, object, m->names.dunder_class);
    bool claims = claimed && has_type_flag(m, claimed, TYPE_IS_TYPE) &&
                  type_is_subtype(AS_TYPE(claimed), type);
    struct type *result = claims ? AS_TYPE(claimed) : NULL;
    bool is_type = has_type_flag(m, object, TYPE_IS_TYPE);
    struct type *shown = is_type ? AS_TYPE(object) : type_of(m, object);
    drop(m, claimed); /* its class or a stand-in keeps it alive */
    if (!result && !m->error)
        raise_error(m, m->types.TypeError,
                    "super(type, obj): obj (%s %S) is not an instance or subtype of type (%S).",
                    is_type ? "type" : "instance of", shown->name, type->name);
    return result;
}

/* What stands behind `type` in start's mro under this name; borrowed or NULL. */
static value find_after(struct machine *m, struct type *start, struct type *type, value name)
{
    struct tuple *mro = AS_TUPLE(start->mro);
    size_t i = 0;
    while (i < mro->size && mro->items[i] != (value)type)
        i++;
    for (i++; i < mro->size; i++) {
        value found = dict_get_name(m, AS_TYPE(mro->items[i])->dict, name);
        if (found)
            return found;
    }
    return NULL;
}

static value bind(struct machine *m, value descr, struct type *start, value object, value *self)
{
    struct type *kind = type_of(m, descr);
    bool of_class = object == (value)start;
    if (self && !of_class && (kind->flags & TYPE_IS_GENERIC_METHOD)) {
        *self = object;
        return keep(descr);
    }
    if (!kind->slots.descr_get)
        return keep(descr);
    keep(descr);
    value result = kind->slots.descr_get(m, descr, of_class ? NULL : object, (value)start);
    drop(m, descr);
    return result;
}

value super_lookup(struct machine *m, struct type *type, value object, value name, value *self)
{
    if (self)
        *self = NULL;
    struct type *start = check(m, type, object);
    if (!start)
        return NULL;
    value found = name == m->names.dunder_class ? NULL : find_after(m, start, type, name);
    if (found)
        return bind(m, found, start, object, self);
    value made = super_new(m, (value)type, object);
    value result = made ? object_generic_get(m, made, name) : NULL;
    drop(m, made);
    return result;
}

static bool set_up(struct machine *m, struct super *s, struct type *type, value object)
{
    struct type *start = object ? check(m, type, object) : NULL;
    if (object && !start)
        return false;
    replace_place(m, s->object, keep_or_null(object));
    value before = (value)s->type, start_before = (value)s->obj_type;
    s->type = AS_TYPE(keep((value)type));
    s->obj_type = AS_TYPE(keep_or_null((value)start));
    drop(m, before);
    drop(m, start_before);
    return true;
}

value super_new(struct machine *m, value type, value object)
{
    struct super *s = (struct super *)object_alloc(m, m->types.super, sizeof *s);
    if (!s)
        return NULL;
    if (!has_type_flag(m, type, TYPE_IS_TYPE))
        raise_error(m, m->types.TypeError, "super() argument 1 must be a type, not %T", type);
    else if (set_up(m, s, AS_TYPE(type), object == NONE ? NULL : object))
        return (value)s;
    return drop_and_fail(m, (value)s);
}

static value super_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return object_alloc(m, type, type->instance_size);
}

/* Without arguments the evaluator is asked who calls: it hands over __class__ and the first
 * argument of the running function. */
static bool super_init(struct machine *m, value self, const struct args *args)
{
    value type, object = NULL;
    if (args->names && tuple_size(args->names)) {
        raise_error(m, m->types.TypeError, "super() takes no keyword arguments");
        return false;
    }
    if (args->count > 2) {
        raise_error(m, m->types.TypeError, "super() expected at most 2 arguments, got %zu",
                    args->count);
        return false;
    }
    if (args->count == 0) {
        if (!m->hooks.super_arguments) {
            raise_error(m, m->types.RuntimeError, "super(): no arguments");
            return false;
        }
        if (!m->hooks.super_arguments(m, &type, &object))
            return false;
    } else {
        type = args->items[0];
        if (args->count == 2 && args->items[1] != NONE)
            object = args->items[1];
    }
    if (!has_type_flag(m, type, TYPE_IS_TYPE)) {
        raise_error(m, m->types.TypeError, "super() argument 1 must be a type, not %T", type);
        return false;
    }
    return set_up(m, AS_SUPER(self), AS_TYPE(type), object);
}

static value super_get_attribute(struct machine *m, value self, value name)
{
    struct super *s = AS_SUPER(self);
    if (s->obj_type && name != m->names.dunder_class) {
        value found = find_after(m, s->obj_type, s->type, name);
        if (found)
            return bind(m, found, s->obj_type, s->object, NULL);
    }
    return object_generic_get(m, self, name);
}

static value super_descr_get(struct machine *m, value self, value object, value type)
{
    struct super *s = AS_SUPER(self);
    (void)type;
    if (!object || object == NONE || s->object)
        return keep(self);
    return super_new(m, (value)s->type, object);
}

static value super_repr(struct machine *m, value self)
{
    struct super *s = AS_SUPER(self);
    value name = s->type ? s->type->name : m->names.none_;
    if (s->obj_type)
        return str_format(m, "<super: <class '%S'>, <%S object>>", name, s->obj_type->name);
    return str_format(m, "<super: <class '%S'>, NULL>", name);
}

static void super_destroy(struct machine *m, value self)
{
    struct super *s = AS_SUPER(self);
    drop_place(m, s->object);
    drop_place(m, s->type);
    drop_place(m, s->obj_type);
}

static int super_traverse(value self, visit_fn *visit, void *closure)
{
    struct super *s = AS_SUPER(self);
    value held[] = {s->object, (value)s->type, (value)s->obj_type};
    int stop = 0;
    for (int i = 0; !stop && i < 3; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

static value or_none(value v)
{
    return v ? keep(v) : NONE;
}

static value get_this(struct machine *m, value self)
{
    (void)m;
    return or_none((value)AS_SUPER(self)->type);
}

static value get_self(struct machine *m, value self)
{
    (void)m;
    return or_none(AS_SUPER(self)->object);
}

static value get_self_class(struct machine *m, value self)
{
    (void)m;
    return or_none((value)AS_SUPER(self)->obj_type);
}

static const struct getset_spec super_getsets[] = {{"__thisclass__", get_this, member_readonly},
                                                   {"__self__", get_self, member_readonly},
                                                   {"__self_class__", get_self_class, member_readonly},
                                                   {0}};

const struct type_spec super_type_spec = {
    .name = "super",
    .instance_size = sizeof(struct super),
    .flags = TYPE_TRACKED,
    .slots = {.make = super_make,
              .init = super_init,
              .get_attribute = super_get_attribute,
              .descr_get = super_descr_get,
              .repr = super_repr,
              .traverse = super_traverse,
              .clear = super_destroy,
              .destroy = super_destroy},
    .getsets = super_getsets,
};
