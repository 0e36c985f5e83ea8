/* The text of a file that was compiled: for messages with a caret, tracebacks and the screen. */
#ifndef LOOPGLASS_LANG_SOURCE_H
#define LOOPGLASS_LANG_SOURCE_H

#include "sim/value/machine.h"

struct source {
    uint32_t refs;
    value file_name;    /* str, as tracebacks show it */
    const char *text;   /* NUL-terminated; a copy on the heap unless the project carries it */
    size_t size;
    uint32_t *lines;    /* offset of each line; line_count + 1 of them; NULL: carried */
    uint32_t line_count;
    bool is_library;
    bool in_no_file;    /* of compile(), exec(), eval(): tracebacks find no line, as in CPython */
    bool carried;       /* the text is a constant of the project's */
};

/* Copies text. New, with one reference. NULL: MemoryError. */
struct source *source_new(struct machine *m, value file_name, const char *text, size_t size,
                          bool is_library);
/* Text that the project carries: it is not copied, and its lines are '\n'-terminated and found when
 * they are asked for. */
struct source *source_new_carried(struct machine *m, value file_name, const char *text, size_t size);
struct source *source_keep(struct source *source);
void source_drop(struct machine *m, struct source *source);
/* A line from 1, without its newline; false beyond the end. */
bool source_line(const struct source *source, uint32_t line, const char **text, size_t *size);

#endif
