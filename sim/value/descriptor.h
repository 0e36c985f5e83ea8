/* What stands between a class and an attribute: getset and member descriptors, property,
 * staticmethod, classmethod, bound methods, super. CPython 3.13 Objects/descrobject.c, funcobject.c,
 * classobject.c, typeobject.c (super). */
#ifndef LOOPGLASS_VALUE_DESCRIPTOR_H
#define LOOPGLASS_VALUE_DESCRIPTOR_H

#include "sim/value/machine.h"

/* A computed attribute of one of our types. */
struct getset {
    struct object head;
    const struct getset_spec *spec;
    struct type *owner; /* borrowed: it lives while its descriptors can be reached */
    value name;
};

/* A name of __slots__. */
struct member {
    struct object head;
    value name;
    struct type *owner; /* borrowed: the class lives while its members can be reached */
    size_t offset;      /* from the head of the instance */
};

struct property {
    struct object head;
    value get, set, delete, doc; /* NULL-able */
    value name;                  /* NULL until known */
    bool doc_from_getter;
};

/* staticmethod and classmethod. */
struct wrapped_function {
    struct object head;
    value callable;
};

struct method {
    struct object head;
    value function, self;
};

#define AS_METHOD(v) ((struct method *)(v))

value getset_new(struct machine *m, const struct getset_spec *spec, struct type *owner);
value member_new(struct machine *m, struct type *owner, value name, size_t offset);
value staticmethod_new(struct machine *m, value callable);
value classmethod_new(struct machine *m, value callable);
/* The `__dict__` and `__weakref__` getsets of a Python class. */
value dict_getset_new(struct machine *m, struct type *owner);
value weakref_getset_new(struct machine *m, struct type *owner);
/* function bound to self, both borrowed. */
value method_new(struct machine *m, value function, value self);
/* super(type, object).name and its method form; as LOAD_SUPER_ATTR wants them. *self as in
 * object_get_method; pass NULL for a plain attribute. */
value super_lookup(struct machine *m, struct type *type, value object, value name, value *self);
/* super(type, object) as an object; object: an instance or subclass of type. */
value super_new(struct machine *m, value type, value object);

/* The `set` of an attribute that CPython keeps in a PyMemberDef without a right to write: AttributeError
 * "readonly attribute". */
bool member_readonly(struct machine *m, value self, value v);

#endif
