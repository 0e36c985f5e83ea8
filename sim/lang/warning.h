/* Warnings that C code issues: shown on standard error as CPython's module warnings shows them. */
#ifndef LOOPGLASS_LANG_WARNING_H
#define LOOPGLASS_LANG_WARNING_H

#include "sim/value/machine.h"

/* warnings.warn(text, category, stacklevel=1) at the line that is running. `source`: the object that
 * it is about, or NULL. Goes through module warnings when the program has imported it; else each
 * place shows a text once. False: an error is set (a filter made it one). */
bool warning_issue(struct machine *m, struct type *category, value text, value source);
/* The same for a place in a text that is being compiled; each time anew. */
struct source;
bool warning_issue_at(struct machine *m, struct type *category, value text, value file_name,
                      uint32_t line, const struct source *source);
/* Writes what CPython writes for it. */
bool warning_show(struct machine *m, struct type *category, value text, value file_name,
                  uint32_t line, value source);
/* The text of a file of this run that is not the project's own; new str. NULL without an error:
 * unknown. */
value warning_source_text(struct machine *m, value file_name);
/* A line of a file of this run, without its indentation; new str. NULL without an error: unknown. */
value warning_source_line(struct machine *m, value file_name, uint32_t line);

#endif
