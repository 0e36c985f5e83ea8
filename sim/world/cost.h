/*
 * What computing costs in virtual time: `# sim: statement D` every line of the program that runs,
 * `# sim: cost FUNCTION=D` every call of a function. Lines of carried library code cost nothing and
 * are never interrupted: they stand for C.
 *
 * When the interpreter lock is to be taken from a thread while a line of it runs, an instruction of
 * that line, chosen by the run's own generator, is replaced by INTERRUPT until it is reached; so a
 * thread can be interrupted between reading and writing a variable.
 */
#ifndef LOOPGLASS_WORLD_COST_H
#define LOOPGLASS_WORLD_COST_H

#include "sim/value/machine.h"

struct frame;

/* Puts the evaluator's hooks in place if the scenario's header names costs. */
void cost_open(struct machine *m);
bool cost_is_set(struct machine *m);
/* Before the program begins: builtins that the header names ("sorted", "list.sort") cost, too. False: no
 * memory. */
bool cost_of_builtins(struct machine *m);
/* At the end: says on standard error which `cost` lines name no function, and which `service` lines served
 * nothing while a URL much like theirs was asked. */
void cost_say_unused(struct machine *m);
/* Called at every line of a program with costs. False: error. */
bool cost_of_line(struct machine *m, struct frame *frame);
/* Takes back an INTERRUPT that has not been reached. */
void cost_unplant(struct machine *m);

#endif
