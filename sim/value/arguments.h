/* Checks on the arguments of constructors written in C, with CPython's words. */
#ifndef LOOPGLASS_VALUE_ARGUMENTS_H
#define LOOPGLASS_VALUE_ARGUMENTS_H

#include "sim/value/machine.h"

/* Only positional arguments, between `least` and `most` of them; else TypeError: "list() takes no
 * keyword arguments", "list expected at most 1 argument, got 2" (CPython 3.13 Python/getargs.c). */
bool args_positional(struct machine *m, const struct args *args, const char *name, size_t least,
                     size_t most);

/* Binds positional and keyword arguments to parameters by name (at most eight, ended by a NULL; the
 * first `required` must be given). out[i]: borrowed, NULL when left out. TypeError in the words of
 * CPython's argument clinic: "deque() takes at most 2 arguments (3 given)". */
bool args_bind(struct machine *m, const struct args *args, const char *function,
               const char *const *names, size_t required, value *out);

/* Raises "f() got an unexpected keyword argument 'strt'. Did you mean 'start'?", the end when one of
 * the names (str, count of them) is near. Returns false. */
bool args_raise_unexpected(struct machine *m, const char *function, value name,
                           value const *names, size_t count);
/* The same with names of C, ended by a NULL. */
bool args_raise_unexpected_text(struct machine *m, const char *function, value name,
                                const char *const *names);

#endif
