/* Words of a program on a terminal: control characters in them are shown, never obeyed. */
#ifndef LOOPGLASS_UI_CLI_HARMLESS_H
#define LOOPGLASS_UI_CLI_HARMLESS_H

/* From here on standard output and standard error, as far as they are terminals, get '?' in the place
 * of every control character but tab and newline. For commands that tell of a program; `run` writes
 * what the program writes, and the stepper's screen draws cell by cell. */
void harmless_terminal(void);

#endif
