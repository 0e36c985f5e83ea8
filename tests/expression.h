/* A few lines of Python run straight from their tree, so that the value room can be tested without
 * the evaluator: assignments, del, and expressions without functions of their own. */
#ifndef LOOPGLASS_TESTS_EXPRESSION_H
#define LOOPGLASS_TESTS_EXPRESSION_H

#include "sim/value/machine.h"

/* Runs the statements in `names` and returns the value of the last one if it is an expression, else
 * None. New reference, or NULL with the machine's error set. */
value expression_run(struct machine *m, struct dict *names, const char *text);
/* What a test compares: the repr of expression_run's result, or "TypeError: message". Allocated
 * with malloc. */
char *expression_outcome(struct machine *m, const char *text);

#endif
