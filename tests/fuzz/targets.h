/* What the fuzzers feed with any bytes: each runs one part of loopglass on them under small bounds and
 * gives everything back. None may crash, hang, leak, or make a sanitizer speak. */
#ifndef LOOPGLASS_TESTS_FUZZ_TARGETS_H
#define LOOPGLASS_TESTS_FUZZ_TARGETS_H

#include <stddef.h>
#include <stdint.h>

typedef void fuzz_target(const uint8_t *bytes, size_t size);

fuzz_target fuzz_header; /* the `# sim:` lines */
fuzz_target fuzz_parser; /* lexer, parser, compiler: nothing of the program runs */
fuzz_target fuzz_run;    /* the program, for a few thousand ticks */
fuzz_target fuzz_grammar; /* a program that the bytes choose from a grammar, likewise */
fuzz_target fuzz_interventions; /* a file of interventions, and the run that it changes */
fuzz_target fuzz_trace;  /* the reader of traces, and everything that tells one */
fuzz_target fuzz_keys;   /* the first byte: program and size of the screen; then keys of the stepper */
fuzz_target fuzz_linear; /* the first byte: the program; then the words of linear mode */

/* The program for the choices that the bytes make, to be freed; NULL: out of memory. */
char *grammar_program(const uint8_t *choices, size_t size, size_t *length);

#endif
