/* What can be done with any value: the abstract operations, dispatched through slots with
 * CPython's rules (reflected operands, fallbacks, messages). CPython 3.13 Objects/abstract.c,
 * object.c. Results are new references; NULL, false or -1 mean an error is set. */
#ifndef LOOPGLASS_VALUE_OBJECT_H
#define LOOPGLASS_VALUE_OBJECT_H

#include "sim/value/error.h"
#include "sim/value/machine.h"

/* text */
value object_repr(struct machine *m, value v);                 /* str */
value object_str(struct machine *m, value v);                  /* str */
value object_ascii(struct machine *m, value v);
value object_format(struct machine *m, value v, value spec);   /* spec: str or NULL for "" */
/* For a repr that contains others: 1 when v's repr is already under way (print "..."), 0 when it
 * has been entered and must be left, -1 on error. */
int repr_enter(struct machine *m, value v);
void repr_leave(struct machine *m, value v);

/* attributes */
value object_get_attribute(struct machine *m, value v, value name);
/* AttributeError "'X' object has no attribute 'name'" with its name and obj. Returns NULL. */
value raise_attribute_error(struct machine *m, value v, value name);
/* Like getattr(v, name, absent): NULL without an error when there is no such attribute. */
value object_find_attribute(struct machine *m, value v, value name);
bool object_set_attribute(struct machine *m, value v, value name, value item); /* NULL: delete */
/* object.__getattribute__ and __setattr__: descriptors, the instance's dict, the type. */
value object_generic_get(struct machine *m, value v, value name);
bool object_generic_set(struct machine *m, value v, value name, value item);
/* For `v.name(...)` without a bound method: returns the callable (new reference) and sets *self to
 * v (borrowed) when it must be passed first, else to NULL. */
value object_get_method(struct machine *m, value v, value name, value *self);
/* dir(v): what its __dir__ gives, as a sorted list. */
value object_dir(struct machine *m, value v);
/* The dict of attributes of an instance; made when `make` and missing. Borrowed; NULL if none. */
struct dict *object_dict(struct machine *m, value v, bool make);
/* Looks a dunder up on the type (never on the instance), binds it. NULL without error if absent. */
value object_find_special(struct machine *m, value v, value name);

/* calls */
value object_call(struct machine *m, value callee, const struct args *args);
value object_call0(struct machine *m, value callee);
value object_call1(struct machine *m, value callee, value a);
value object_call2(struct machine *m, value callee, value a, value b);
value object_call3(struct machine *m, value callee, value a, value b, value c);
/* With one more positional argument in front of args. */
value object_call_prefixed(struct machine *m, value callee, value first, const struct args *args);
value object_call_method0(struct machine *m, value v, value name);
value object_call_method1(struct machine *m, value v, value name, value a);
value object_call_method2(struct machine *m, value v, value name, value a, value b);
bool object_is_callable(struct machine *m, value v);

/* truth, identity, order */
int object_truth(struct machine *m, value v);                          /* 1, 0, -1 */
value object_compare(struct machine *m, enum compare_op op, value a, value b);
int object_compare_bool(struct machine *m, enum compare_op op, value a, value b);
/* `a is b or a == b`, as containers compare. 1, 0, -1 */
int object_equal(struct machine *m, value a, value b);
bool object_hash(struct machine *m, value v, int64_t *hash);
/* What id() shows: a serial number, given at first asking. */
int64_t object_id(struct machine *m, value v);

/* numbers */
value object_binary(struct machine *m, enum binary_op op, value a, value b);
value object_inplace(struct machine *m, enum binary_op op, value a, value b);
value object_power(struct machine *m, value base, value exponent, value modulus);
value object_unary(struct machine *m, enum unary_op op, value v);
value object_index(struct machine *m, value v);                        /* int by __index__ */
/* __index__ clipped to int64 (as slices and sequence indexes want it): false on error. */
bool object_as_index(struct machine *m, value v, int64_t *n);
/* As above but out of range raises OverflowError with CPython's words. */
bool object_as_int64(struct machine *m, value v, int64_t *n);
bool object_as_double(struct machine *m, value v, double *d);

/* containers and iteration */
int64_t object_length(struct machine *m, value v);                     /* -1 on error */
int64_t object_length_hint(struct machine *m, value v);                /* 0 when unknown; -1 error */
value object_get_item(struct machine *m, value v, value key);
bool object_set_item(struct machine *m, value v, value key, value item); /* NULL: delete */
int object_contains(struct machine *m, value v, value item);           /* 1, 0, -1 */
value object_iter(struct machine *m, value v);
/* Next item, or NULL: exhausted when no error is set. */
value object_next(struct machine *m, value iterator);
/* The same for an iterator that is itself being asked, so that chains of them have a bound. */
value object_next_inside(struct machine *m, value iterator);
/* Sends or throws into any iterator-like object: slot `send`, else methods send/throw. */
enum send_result object_send(struct machine *m, value v, value sent, bool throwing, value *result);
bool object_is_iterator(struct machine *m, value v);

/* classes */
int object_is_instance(struct machine *m, value v, value class_or_tuple); /* 1, 0, -1 */
int object_is_subclass(struct machine *m, value v, value class_or_tuple);
/* What type.__instancecheck__ and __subclasscheck__ say: the mro and __class__, no hooks. */
int object_real_is_instance(struct machine *m, value v, value class_);
int object_real_is_subclass(struct machine *m, value v, value class_);

#endif
