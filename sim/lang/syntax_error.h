/* What is wrong with a program's text, in CPython 3.13's words. */
#ifndef LOOPGLASS_LANG_SYNTAX_ERROR_H
#define LOOPGLASS_LANG_SYNTAX_ERROR_H

#include <stdbool.h>

enum syntax_error_kind {
    SYNTAX_OK, /* no error */
    SYNTAX_ERROR,
    SYNTAX_INDENTATION_ERROR,
    SYNTAX_TAB_ERROR,
    SYNTAX_MEMORY_ERROR, /* the program is too large for the bounds of its compilation */
};

/* What compiles but is hardly meant: a SyntaxWarning. In the arena of the compilation. */
struct syntax_warning {
    struct syntax_warning *next;
    int lineno, col_offset;
    char message[];
};

struct syntax_error {
    enum syntax_error_kind kind;
    char message[256];
    /* From the first to behind the last byte; lines from 1, columns in bytes from 0. -1
     * or -2 in end_col_offset: no end is known (CPython's end_offset is 0 or -1 then). */
    int lineno, col_offset, end_lineno, end_col_offset;
    bool at_end; /* nothing more came: of a file, CPython knows no column there */
    struct syntax_warning *warnings; /* in the order in which they were found */
};

/* Notes a warning, once for each place. */
struct arena;
void syntax_warn(struct arena *arena, struct syntax_error *error, int lineno, int col_offset,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The name of the exception: "SyntaxError", "IndentationError", "TabError", "MemoryError". */
const char *syntax_error_name(enum syntax_error_kind kind);

#endif
