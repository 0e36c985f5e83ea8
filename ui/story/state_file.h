/* Small text files in the person's own folder for what a program remembers
 * ($XDG_STATE_HOME/loopglass, else ~/.local/state/loopglass), each written whole or not at all. */
#ifndef LOOPGLASS_UI_STORY_STATE_FILE_H
#define LOOPGLASS_UI_STORY_STATE_FILE_H

#include <stdbool.h>
#include <stdio.h>

struct state_file {
    FILE *stream;
    char path[4096], beside[4112]; /* where it is to be, and where it is written */
};

/* To read; NULL: there is none. */
FILE *state_read(const char *name);
/* To write, folders made as needed; state_commit puts it in its place. False: it cannot be kept. */
bool state_begin(struct state_file *file, const char *name);
bool state_commit(struct state_file *file);

#endif
