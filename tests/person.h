/* A person who uses the stepper, for tests: opens lessons and programs, presses keys, sees screens.
 * What the screens must look like lies in tests/screens, to be read in a review. */
#ifndef LOOPGLASS_TESTS_PERSON_H
#define LOOPGLASS_TESTS_PERSON_H

#include "tests/pseudo_terminal.h"

#include <check.h>

struct person {
    struct pseudo_terminal terminal;
    char path[1024]; /* of a program of one's own, "" else */
};

void person_opens(struct person *person, const char *lesson, int rows, int columns);
/* With options, ended by NULL, before the file. */
void person_opens_with(struct person *person, const char *lesson, int rows, int columns,
                       const char *const *options);
/* A program in a file of its own, which person_leaves removes. */
void person_writes(struct person *person, const char *text, int rows, int columns);
void person_presses(struct person *person, const char *keys, const char *expected);
/* Forward by steps, one after another. */
void person_steps_to(struct person *person, int step);
/* Compares with tests/screens/NAME.txt. */
void person_sees(struct person *person, const char *name);
void person_quits(struct person *person);
void person_leaves(struct person *person);

#endif
