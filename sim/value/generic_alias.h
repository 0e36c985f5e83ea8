/* list[int] and int | str: what annotations are made of. CPython 3.13 Objects/genericaliasobject.c,
 * unionobject.c. */
#ifndef LOOPGLASS_VALUE_GENERIC_ALIAS_H
#define LOOPGLASS_VALUE_GENERIC_ALIAS_H

#include "sim/value/machine.h"

struct generic_alias {
    struct object head;
    value origin;
    value args;       /* tuple */
    value parameters; /* tuple of the type variables among the args */
    bool starred;     /* *tuple[int, ...] */
};

struct union_type {
    struct object head;
    value args; /* tuple */
};

/* A types.GenericAlias of `origin` for `args`, a tuple or a single argument. */
value generic_alias_new(struct machine *m, value origin, value args);

/* Body of `__class_getitem__` for the types that are generic: args[0] the class, args[1] the
 * subscript. */
static inline value generic_class_getitem(struct machine *m, value *args)
{
    return generic_alias_new(m, args[0], args[1]);
}

/* How annotations show a thing: a class by its name, `...`, anything else by its repr. */
struct str_builder;
bool type_repr_add(struct machine *m, struct str_builder *out, value v);

/* a | b for types; NOT_IMPLEMENTED when one of them cannot stand in a union. */
value union_new(struct machine *m, value a, value b);
/* The members of int | str as a tuple, borrowed. */
static inline value union_args(value v)
{
    return ((struct union_type *)v)->args;
}

#endif
