/* Functions written in C: `len`, `list.append`, `asyncio.sleep`. A native knows its signature, and
 * binding arguments to it gives CPython's messages. */
#ifndef LOOPGLASS_VALUE_NATIVE_H
#define LOOPGLASS_VALUE_NATIVE_H

#include "sim/value/machine.h"
#include "sim/value/type.h"

#define NATIVE_MAX_PARAMS 24

/* A signature made ready, once per machine at the native's first call. */
struct signature {
    uint32_t refs;              /* a bound method shares its descriptor's */
    uint8_t count;              /* parameters, with *args and **kwargs */
    uint8_t positional_only;    /* of these, the first ones */
    uint8_t positional;         /* positional-only and positional-or-keyword ones */
    uint8_t required;           /* positional ones without a default */
    bool has_star, has_double_star; /* then they stand after the positional ones / at the end */
    value names[NATIVE_MAX_PARAMS];    /* interned str */
    value defaults[NATIVE_MAX_PARAMS]; /* NULL: required; ABSENT: may be left out */
};

/* The types `builtin` (builtin_function_or_method) and `method_descriptor`; and those that stand for
 * functions that CPython has in Python: `native_function` ("function": of a module, marked '^'),
 * `native_method_function` ("function": in a class with TYPE_SHOWN_AS_PYTHON), `native_method`
 * ("method": bound). */
struct native {
    struct object head;
    const struct native_spec *spec;
    native_body *body;
    struct signature *signature; /* NULL until the first call */
    value name;                  /* str */
    value self;                  /* bound first argument, or NULL */
    value module;                /* str or NULL */
    struct type *owner;          /* for method_descriptor: the type it belongs to; borrowed */
    value full_name;             /* of its coroutines, made at the first; or NULL */
    bool is_coroutine_function;  /* '~' */
    bool waits_last;             /* '!' */
    bool goes_round;             /* it is a coroutine function or costs: never called straight */
    uint32_t cost;               /* of computing: see machine_hooks.native_cost; 0: none */
};

/* Whether v is a native that is called as it is: a function, or bound. */
static inline bool is_native(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_NATIVE);
}

/* Whether v is the native of a method, found in its type: called with self first. */
static inline bool is_native_method(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_NATIVE_METHOD);
}

/* A function of a module; module: its name (str, borrowed) or NULL. */
value native_new(struct machine *m, const struct native_spec *spec, value module);
/* A method of a type, static and class methods wrapped as such. */
value native_method_new(struct machine *m, const struct native_spec *spec, struct type *owner);
/* Calls with CPython's argument errors ("f() missing 1 required positional argument: 'x'"). */
value native_call(struct machine *m, value native, const struct args *args);
/* As native_call with one more positional argument in front (a method's self), borrowed. */
value native_call_with_self(struct machine *m, struct native *native, value self,
                            const struct args *args);
/* Binds args to the signature; bound[] gets signature->count entries: borrowed, or made here, in
 * which case they are dropped by native_unbind. */
bool native_bind(struct machine *m, struct native *native, value self, const struct args *args,
                 value *bound);
void native_unbind(struct machine *m, struct native *native, value *bound);
/* A method descriptor, or the function of a class method, bound to self: a builtin that shares its
 * signature. New reference. */
value native_bound(struct machine *m, struct native *method, value self);
/* Adds every native of a table (ended by a NULL signature) to a dict of names. */
bool native_add_all(struct machine *m, struct dict *names, const struct native_spec *table,
                    value module);

#endif
