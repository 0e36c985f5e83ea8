/* What came of a run, as one JSON object: for graders and other programs. */
#ifndef LOOPGLASS_UI_CLI_RESULT_H
#define LOOPGLASS_UI_CLI_RESULT_H

#include "ui/cli/cli.h"

#define RESULT_VERSION 1

/* Reads and runs `name` to its end and prints the object on standard output; what the program prints
 * stands in it. The exit status of `run`. */
int result_print(struct job *job, const char *name);

#endif
