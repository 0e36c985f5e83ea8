/* Files that come with the program: lessons, the recorder, the reference. */
#ifndef LOOPGLASS_UI_STORY_DATA_H
#define LOOPGLASS_UI_STORY_DATA_H

#include <stdbool.h>
#include <stddef.h>

/* Where a file or folder is: `in_source` of the source tree if the program lies in a folder in which it
 * was built, else `installed` in the data folder. False: it cannot be read; `path` says where it should
 * be. */
bool data_find(char *path, size_t size, const char *installed, const char *in_source);

#endif
