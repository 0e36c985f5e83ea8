/* Python functions. CPython 3.13 Objects/funcobject.c. */
#ifndef LOOPGLASS_LANG_FUNCTION_H
#define LOOPGLASS_LANG_FUNCTION_H

#include "sim/lang/code.h"
#include "sim/lang/frame.h"
#include "sim/value/cell.h"
#include "sim/value/machine.h"

struct function {
    struct object head;
    struct code *code; /* a frame relies on the function to keep code and globals */
    struct dict *globals;
    struct dict *builtins;  /* borrowed: see lang_builtins */
    value former_code; /* tuple: codes that __code__ has been before, or NULL */
    value name, qualname, module, doc; /* module, doc: any value */
    value defaults;    /* tuple or NULL */
    value kwdefaults;  /* dict or NULL */
    value closure;     /* tuple of cells or NULL */
    value annotations; /* dict; tuple of names and values, or a function that makes the dict, until
                          somebody asks; or NULL */
    value type_params; /* tuple or NULL */
};

#define AS_FUNCTION(v) ((struct function *)(v))

/* A function without defaults and closure; the maker sets them. New reference. */
value function_new(struct machine *m, struct code *code, struct dict *globals);

/* A frame with args bound to its slots; kept, not stolen. Python's argument errors. */
struct frame *function_frame(struct machine *m, struct function *function, const struct args *args);
/* Binds args: fills slots (all NULL before) with new references. */
bool function_bind(struct machine *m, struct function *function, const struct args *args,
                   value *slots);
/* FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None) */
value function_make(struct machine *m, struct type *type, const struct args *args);
/* hooks.call_function */
value function_call(struct machine *m, value function, const struct args *args);

#endif
