/* Writing to the program's standard output and standard error. */
#ifndef LOOPGLASS_LANG_OUTPUT_H
#define LOOPGLASS_LANG_OUTPUT_H

#include "sim/value/machine.h"

/* sys.stdout or sys.stderr: borrowed, NULL when it has been deleted. */
value output_stream(struct machine *m, value name);
/* Is it a stream of ours, which writes to the host? */
bool output_is_native(struct machine *m, value stream);
/* Writes a str to a stream: ours or anything with a method write. False: it raised. */
bool output_write(struct machine *m, value stream, value text);
/* Writes a str to sys.stderr; what goes wrong is forgotten. */
void output_error(struct machine *m, value text);

#endif
