/* What becomes of exceptions that nobody catches: sys.excepthook and sys.unraisablehook. */
#ifndef LOOPGLASS_LANG_UNCAUGHT_H
#define LOOPGLASS_LANG_UNCAUGHT_H

#include "sim/value/machine.h"

/* Prints an exception that ended the program, or lets the program's own sys.excepthook do so. False:
 * that raised a SystemExit, which is set. CPython 3.13 _PyErr_PrintEx. */
bool uncaught_report(struct machine *m, value exception);
/* hooks.unraisable: "Exception ignored in: ..." with the error that is set, which is taken; or what
 * the program's own sys.unraisablehook does. CPython 3.13 _PyErr_WriteUnraisable. */
void uncaught_unraisable(struct machine *m, value where, const char *message);
/* sys.unraisablehook as it is at the start; hook_args: with attributes exc_value, err_msg, object. */
value uncaught_default_unraisable(struct machine *m, value hook_args);

#endif
