/* Files that are written whole or not at all: beside the wanted one first, then in its place. */
#ifndef LOOPGLASS_UI_EXPORT_SAFE_FILE_H
#define LOOPGLASS_UI_EXPORT_SAFE_FILE_H

#include <stdbool.h>
#include <stdio.h>

struct safe_file {
    FILE *stream;
    const char *path; /* the caller's */
    char *beside;     /* what is written; NULL: the path itself, which is no ordinary file */
};

/* "-" is standard output; a device or a pipe is written to as it is. False after saying why not. */
bool safe_file_open(struct safe_file *file, const char *path);
/* Puts it in its place if `ok` and if all was written; else leaves what was there before as it was.
 * False after saying why not. */
bool safe_file_close(struct safe_file *file, bool ok);
/* Leaves everything as it was before, without a word. */
void safe_file_abandon(struct safe_file *file);

#endif
