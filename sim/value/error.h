/* Raising: how C code sets, tests, takes and clears the machine's error. */
#ifndef LOOPGLASS_VALUE_ERROR_H
#define LOOPGLASS_VALUE_ERROR_H

#include "sim/value/machine.h"

/* Raises type(message). The format is str_format's (see str.h). Always returns NULL, so that a
 * native can `return raise(m, m->types.TypeError, "...")`. The exception being handled becomes its
 * __context__. If an error is already set it is replaced. */
value raise_error(struct machine *m, struct type *type, const char *format, ...);
/* Raises type(argument); argument borrowed, may be NULL for no argument. Returns NULL. */
value raise_with(struct machine *m, struct type *type, value argument);
/* Raises this very exception object (borrowed), setting __context__ from the one being handled. */
value raise_exception(struct machine *m, value exception);
/* As raise_exception, but touches no __context__ and steals the reference: an exception goes on. */
value reraise(struct machine *m, value exception);
value raise_memory_error(struct machine *m);
/* Lets go of the frames that the MemoryError made in advance was raised in last. */
void memory_error_forget(struct machine *m);
/* A DeprecationWarning; the format is str_format's. False: a filter made it an error, which is set. */
bool warn_deprecated(struct machine *m, const char *format, ...);
/* "WHAT returned non-KIND (type T).  The ability to return an instance of a strict subclass of KIND is
 * deprecated ..." */
bool warn_of_subclass(struct machine *m, value result, const char *what, const char *kind);
/* KeyError(key), StopIteration(value or none). */
value raise_key_error(struct machine *m, value key);
value raise_stop_iteration(struct machine *m, value result);

/* Is the error set an instance of type? False when none is set. */
bool error_is(struct machine *m, struct type *type);
/* Takes the error out of the machine: new reference, or NULL when none is set. */
value error_take(struct machine *m);
void error_clear(struct machine *m);
/* Drops `value`, keeping whatever error is set: `return drop_and_fail(m, v)`. Returns NULL. */
value drop_and_fail(struct machine *m, value v);
/* In a slot `next`: turns a StopIteration that is set into plain exhaustion. */
void error_clear_if(struct machine *m, struct type *type);
/* The exception that an `except` block is handling now (sys.exception()); borrowed or NULL. */
value error_handled(struct machine *m);

#endif
