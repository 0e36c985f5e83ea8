/* For tests of the value room: evaluates one expression over literals, types, the few functions
 * named in evaluate.c and what stands in m->builtins by walking the tree, so that tables of cases can be written in Python and
 * their results taken from CPython. */
#ifndef LOOPGLASS_TESTS_EVALUATE_H
#define LOOPGLASS_TESTS_EVALUATE_H

#include "sim/value/machine.h"

/* New reference; NULL with the machine's error set. */
value evaluate(struct machine *m, const char *source);
/* repr() of the result, or "Type: message" of the exception; new str. */
value evaluate_to_text(struct machine *m, const char *source);
/* A machine without the rooms above value; the region is the caller's. */
void evaluate_open(struct machine **m, struct region *region);
/* Closes it, and fails the test when blocks of the heap are left. */
void evaluate_close(struct machine *m, struct region *region);
/* Evaluates the first column of every line of a file of tests/ and compares with the second. */
void evaluate_check_file(struct machine *m, const char *name);

#endif
