/* The namespace of builtins, in the files of its subjects; and module sys. */
#ifndef LOOPGLASS_MODULES_BUILTINS_H
#define LOOPGLASS_MODULES_BUILTINS_H

#include "sim/value/machine.h"
#include "sim/value/native.h"

/* Tables of natives, each ended by a NULL signature. */
extern const struct native_spec builtins_objects[];   /* getattr, isinstance, repr, dir ... */
extern const struct native_spec builtins_numbers[];   /* abs, round, pow, hex, ord ... */
extern const struct native_spec builtins_iteration[]; /* iter, next, sum, sorted, max ... */
extern const struct native_spec builtins_code[];      /* exec, eval, globals, __import__ ... */
extern const struct native_spec builtins_output[];    /* print, open, input, exit */

/* Fills m->builtins and makes modules builtins and sys. Called by modules_open. */
bool builtins_open(struct machine *m);
bool sys_open(struct machine *m);

#endif
