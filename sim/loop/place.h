/* Where a task stands: the chain of awaits, in words and numbers, for the record. */
#ifndef LOOPGLASS_LOOP_PLACE_H
#define LOOPGLASS_LOOP_PLACE_H

#include "sim/value/machine.h"

/* Records that the task gave way and waits for this future. */
void place_record_wait(struct machine *m, value task, value future);
/* Records that it gave way without waiting for anything (sleep(0), a bare yield). */
void place_record_yield(struct machine *m, value task);
/* The line at which the task's coroutine was last; 0: unknown. */
uint32_t place_last_line(struct machine *m, value task);
/* File (text number) and line of the innermost frame of the scenario that runs now; 0, 0: none. */
void place_of_caller(struct machine *m, uint32_t *file, uint32_t *line);
/* "fetch('bob', 0.1)" of a coroutine that has not begun, into a buffer of PLACE_CALL_MOST bytes; how
 * many bytes it takes: 0 when nothing is recorded. */
#define PLACE_CALL_MOST 400
size_t place_call_text(struct machine *m, value coroutine, char *text);

#endif
