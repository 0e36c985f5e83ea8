/* Checks code objects instruction by instruction: jumps, handlers, the depth of the operand stack on
 * every way, and that what is loaded without a check is set on every way. */
#ifndef LOOPGLASS_TESTS_VERIFY_CODE_H
#define LOOPGLASS_TESTS_VERIFY_CODE_H

#include "sim/lang/code.h"

/* The code and all code among its constants. False with a message of at most `size` bytes. */
bool verify_code(struct machine *m, struct code *code, char *message, size_t size);

#endif
