/*
 * How a module that a scenario can import is described.
 *
 * A module is C (a table of natives and types), Python source that the project carries, or both:
 * the C part fills the namespace first, then the Python source runs in it (so Python can wrap what
 * C gives). The Python source of module `a.b` is the file sim/modules/python/a/b.py (or a/b/
 * __init__.py), built into the library at compile time; its code is marked CODE_LIBRARY.
 */
#ifndef LOOPGLASS_MODULES_MODULE_H
#define LOOPGLASS_MODULES_MODULE_H

#include "sim/value/machine.h"
#include "sim/value/native.h"

/* A type that a module brings: made ready at import (or at machine start when machine_field is
 * set, for types that the machine must know). */
struct module_type {
    const char *name;               /* in the module's namespace; NULL ends the table */
    const struct type_spec *spec;
};

struct module_spec {
    const char *name;               /* "asyncio.locks" */
    const struct native_spec *functions; /* ended by a NULL signature; may be NULL */
    const struct module_type *types;     /* may be NULL; bases first */
    /* Anything else: constants, state. `names` is the module's namespace. May be NULL. */
    bool (*fill)(struct machine *m, struct dict *names);
};

/* All modules with a part in C: modules.c lists them. Ended by a NULL. */
extern const struct module_spec *const native_modules[];

/* Python source carried by the project, and the code that was made of it; written by freeze.c when
 * the project is built, from sim/modules/python. */
struct python_module {
    const char *name;       /* "contextlib", "collections.abc" */
    const char *file;       /* "contextlib.py": as its source is named in messages */
    bool is_package;
    uint32_t text, size;    /* where its source lies in python_modules_text */
    uint32_t code;          /* number of its code in python_modules_code */
};
struct frozen_tables;
extern const struct python_module python_modules[];
extern const size_t python_module_count;
extern const char *const python_modules_text;
extern const struct frozen_tables python_modules_code;

/* `import name` : the module, from sys.modules or made now. New reference. A name that is neither
 * carried nor beside the scenario is refused: ModuleNotFoundError for what CPython would not know
 * either, else ImportError naming the module and what to use instead. */
value module_import(struct machine *m, value name);
/* A type of a module by its names, for C code: borrowed; imports it if need be. */
struct type *module_type_get(struct machine *m, const char *module, const char *name);

#endif
