/* From text to code: the one entry of the front end. */
#ifndef LOOPGLASS_LANG_COMPILE_H
#define LOOPGLASS_LANG_COMPILE_H

#include "sim/lang/code.h"
#include "sim/lang/source.h"

/* COMPILE_SINGLE: as a file, and what its expression statements give is shown (sys.displayhook). */
enum compile_mode { COMPILE_FILE, COMPILE_EVAL, COMPILE_SINGLE };

/* Compiles all of source. New reference to the code of the module (or expression). NULL: a
 * SyntaxError (IndentationError, TabError) with msg, filename, lineno, offset, text, end_lineno,
 * end_offset is set, in CPython 3.13's words; or MemoryError. */
struct code *compile_source(struct machine *m, struct source *source, enum compile_mode mode);

#endif
