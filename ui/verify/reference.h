/* The reference: a program run by the machine's own CPython, its asyncio on a virtual clock. */
#ifndef LOOPGLASS_UI_VERIFY_REFERENCE_H
#define LOOPGLASS_UI_VERIFY_REFERENCE_H

#include <stdbool.h>

struct reference {
    char python[256];   /* the program that is run: a name in the path or a path */
    int version[3];     /* 3, 13, 0 */
    char runner[4096];  /* path of run_virtual.py */
};

/* Looks for a CPython from 3.11: `wanted` when that is not NULL, else python3.13, then python3;
 * and for the runner (of the installation, else of the source tree). False after saying why not on
 * standard error. */
bool reference_find(struct reference *reference, const char *wanted);

/* Where a run leaves what it prints, its errors and its step log: paths of files. */
struct reference_files {
    const char *out, *err, *steps;
};

/* Runs `program` to its end, for at most `seconds` of real time. Its exit status; -1 when it could
 * not be run or was killed by a signal, the clock's among them. */
int reference_run(const struct reference *reference, const char *program,
                  const struct reference_files *files, int seconds);

#endif
