/* What the files about types share among themselves. */
#ifndef LOOPGLASS_VALUE_TYPE_INTERNAL_H
#define LOOPGLASS_VALUE_TYPE_INTERNAL_H

#include "sim/value/machine.h"

/* A type object of a spec with slots and flags but no names yet: enough to make instances while the
 * machine opens. type_fill adds the rest. base NULL for object itself. */
struct type *type_allocate(struct machine *m, const struct type_spec *spec, struct type *base);
bool type_fill(struct machine *m, struct type *type, const struct type_spec *spec);
/* Fills the slots that are NULL from a base's. */
void slots_inherit(struct slots *slots, const struct slots *from);
uint32_t type_next_version(struct machine *m);
struct type_cache *type_cache_new(struct machine *m);
void type_cache_free(struct machine *m, struct type_cache *cache);
bool type_add_subclass(struct machine *m, struct type *base, struct type *type);
void type_remove_subclass(struct machine *m, struct type *base, struct type *type);
/* Living direct subclasses, a new list. */
value type_subclasses(struct machine *m, struct type *type);
/* The C3 linearisation of type over its bases: a tuple. */
value type_compute_mro(struct machine *m, struct type *type);
/* The most derived metatype of bases (CPython _PyType_CalculateMetaclass); borrowed. */
struct type *type_winner(struct machine *m, struct type *metatype, value bases);
/* The base whose layout an instance extends, or NULL: "multiple bases have instance lay-out conflict". */
struct type *type_best_base(struct machine *m, value bases);
/* Does an instance of type begin as one of base? */
bool type_has_layout_of(struct machine *m, struct type *type, struct type *base);
/* type.__setattr__: C3, slots, versions follow. */
bool type_set_attribute(struct machine *m, value self, value name, value v);
value type_get_attribute(struct machine *m, value self, value name);
/* As type_get_attribute, without an error when there is none. */
value type_find_attribute(struct machine *m, struct type *type, value name);
/* object.__new__ of a class that has abstract methods: the TypeError. NULL. */
value raise_abstract(struct machine *m, struct type *type);
/* type.__call__ */
value type_call(struct machine *m, value self, const struct args *args);
/* The one class of which v is an instance has this name and module: "module.qualname" for reprs,
 * without "builtins." */
value type_full_name(struct machine *m, struct type *type);

/* object's make and init, for type_call and __init__ checks. */
value object_make(struct machine *m, struct type *type, const struct args *args);
bool object_init(struct machine *m, value self, const struct args *args);
value object_default_repr(struct machine *m, value self);

#endif
