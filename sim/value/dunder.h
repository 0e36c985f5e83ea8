/*
 * Where slots and dunder methods meet.
 *
 * One table (slot_defs) says for each dunder which slot it stands for. From it come the wrappers
 * that show our types' slots as `int.__add__`, and the slots of Python classes, which either take
 * over the native function of the type that they inherit the dunder from, or get a function that
 * looks the dunder up and calls it. CPython 3.13 Objects/typeobject.c (slotdefs, update_one_slot).
 */
#ifndef LOOPGLASS_VALUE_DUNDER_H
#define LOOPGLASS_VALUE_DUNDER_H

#include "sim/value/machine.h"

struct slot_wrapper;

typedef void any_function(void);
typedef value wrap_function(struct machine *m, struct slot_wrapper *wrapper, value self,
                            const struct args *args);

struct slot_def {
    size_t name;            /* offset of the dunder in struct names */
    size_t slot;            /* offset in struct slots */
    any_function *dunder;   /* what the slot of a Python class holds */
    wrap_function *wrap;    /* how the wrapper calls the slot; NULL: none is made */
    int op;                 /* enum binary_op, unary_op, compare_op; else 0 */
};

/* The types slot_wrapper ("wrapper_descriptor") and, with self, method_wrapper. */
struct slot_wrapper {
    struct object head;
    const struct slot_def *def;
    struct type *owner; /* one of ours: lives as long as the machine */
    value self;         /* bound, or NULL */
};

#define AS_SLOT_WRAPPER(v) ((struct slot_wrapper *)(v))

/* Ended by a NULL dunder; defs of one slot stand together. */
extern const struct slot_def slot_defs[];

static inline any_function **slot_place(struct type *type, size_t slot)
{
    return (any_function **)((char *)&type->slots + slot);
}

static inline value slot_def_name(struct machine *m, const struct slot_def *def)
{
    return *(value *)((char *)&m->names + def->name);
}

/* Adds the wrappers of a type of ours for the slots that `own` (its spec's) has. */
bool slot_wrappers_add(struct machine *m, struct type *type, const struct slots *own,
                       uint32_t operators);
/* Sets the slots of a Python class that stand for `name`; NULL: all. */
void slots_update(struct machine *m, struct type *type, value name);
/* The hash slot of types whose __hash__ is None. */
bool object_unhashable(struct machine *m, value self, int64_t *hash);
/* `__new__` of one of our types: a builtin whose self is the type. */
value new_wrapper_create(struct machine *m, struct type *owner);
/* The type whose `make` a `__new__` wrapper stands for, or NULL when v is none. */
struct type *new_wrapper_owner(struct machine *m, value v);

/* Calls the dunder `name` of self's type with the items (count of them, borrowed). NULL without an
 * error: there is none. */
value dunder_call(struct machine *m, value self, value name, value const *items, size_t count);

/* Slots of Python classes. */
value dunder_make(struct machine *m, struct type *type, const struct args *args);
bool dunder_init(struct machine *m, value self, const struct args *args);
void dunder_finalize(struct machine *m, value self);
value dunder_repr(struct machine *m, value self);
value dunder_str(struct machine *m, value self);
value dunder_format(struct machine *m, value self, value spec);
bool dunder_hash(struct machine *m, value self, int64_t *hash);
value dunder_compare(struct machine *m, enum compare_op op, value self, value other);
int dunder_truth(struct machine *m, value self);
value dunder_call_slot(struct machine *m, value self, const struct args *args);
value dunder_get_attribute(struct machine *m, value self, value name);
bool dunder_set_attribute(struct machine *m, value self, value name, value v);
value dunder_descr_get(struct machine *m, value self, value object, value type);
bool dunder_descr_set(struct machine *m, value self, value object, value v);
value dunder_binary(struct machine *m, enum binary_op op, value left, value right);
value dunder_inplace(struct machine *m, enum binary_op op, value left, value right);
value dunder_unary(struct machine *m, enum unary_op op, value self);
value dunder_as_index(struct machine *m, value self);
value dunder_as_int(struct machine *m, value self);
value dunder_as_float(struct machine *m, value self);
int64_t dunder_length(struct machine *m, value self);
value dunder_get_item(struct machine *m, value self, value key);
bool dunder_set_item(struct machine *m, value self, value key, value item);
int dunder_contains(struct machine *m, value self, value item);
value dunder_iter(struct machine *m, value self);
value dunder_next(struct machine *m, value self);
value dunder_await(struct machine *m, value self);
value dunder_aiter(struct machine *m, value self);
value dunder_anext(struct machine *m, value self);

/* How wrappers call slots. */
wrap_function wrap_init, wrap_repr, wrap_str, wrap_format, wrap_hash, wrap_compare, wrap_truth,
    wrap_call, wrap_get_attribute, wrap_set_attribute, wrap_delete_attribute, wrap_descr_get,
    wrap_descr_set, wrap_descr_delete, wrap_binary, wrap_reflected, wrap_inplace, wrap_unary,
    wrap_as_index, wrap_as_int, wrap_as_float, wrap_length, wrap_get_item, wrap_set_item,
    wrap_delete_item, wrap_contains, wrap_iter, wrap_next, wrap_await, wrap_aiter, wrap_anext;

#endif
