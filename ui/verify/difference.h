/* Two texts that ought to be the same: what loopglass printed and what CPython did. What no two
 * runs share (addresses, places in asyncio's own source, the folder of the program) is taken out
 * first. Used by `loopglass verify` and by tests/conformance/compare. */
#ifndef LOOPGLASS_UI_VERIFY_DIFFERENCE_H
#define LOOPGLASS_UI_VERIFY_DIFFERENCE_H

#include <stdbool.h>

/* The whole file, NUL-terminated and malloc'ed; NULL with errno set when it cannot be read. */
char *difference_read(const char *path);

/* In place: `at 0x7f12ab` becomes `at 0x`, `/usr/lib/asyncio/tasks.py:703` becomes
 * `asyncio/tasks.py`, `folder` with its slash vanishes, and so do the words of a deadlock, which
 * CPython, hanging there, does not have. */
void difference_normalise(char *text, const char *folder);

struct difference {
    int line;                   /* from 1 */
    const char *got, *expected; /* the line in each text; at the NUL when the text ended before */
};

/* The first line in which the texts part. False: they are the same. */
bool difference_find(struct difference *found, const char *got, const char *expected);

#endif
