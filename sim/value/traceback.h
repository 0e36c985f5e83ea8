/* Tracebacks: one entry for each line of code that an exception passed through. */
#ifndef LOOPGLASS_VALUE_TRACEBACK_H
#define LOOPGLASS_VALUE_TRACEBACK_H

#include "sim/value/exception.h"

/* Where the code of a traceback entry stands: columns are bytes from 0, ends exclusive; column or
 * end_column -1: unknown. Text pointers live as long as the code object. */
struct traceback_place {
    value file_name;     /* str, borrowed */
    value function_name; /* str, borrowed: co_name */
    uint32_t line, end_line;
    int64_t column, end_column;
    bool is_library;     /* shown to nobody */
};

/* What exception_format asks of the room that knows code objects. */
struct traceback_lookup {
    /* False: nothing is known. */
    bool (*place)(struct machine *m, value code, uint32_t instruction, struct traceback_place *place);
    /* A line (from 1) of the file that the code comes from, without its newline. */
    bool (*line)(struct machine *m, value code, uint32_t line, const char **text, size_t *size);
};

/* An entry in front of `next` (stolen; NULL at the place of the raise). Borrows code and globals.
 * New reference. */
struct traceback *traceback_new(struct machine *m, struct traceback *next, value code, value globals,
                                uint32_t instruction, int lineno);
/* Appends the lines of all entries ("  File ..."), those of libraries left out. */
struct str_builder;
bool traceback_format(struct machine *m, struct traceback *traceback, struct str_builder *out);
/* Without markers, first lines only, as CPython's own C code prints it. */
bool traceback_format_plain(struct machine *m, struct traceback *traceback, struct str_builder *out);
/* Has it no entry to show? NULL is empty. */
bool traceback_is_empty(struct machine *m, struct traceback *traceback);

#endif
