/*
 * A person at a terminal, for tests: starts a program in a pseudo-terminal of a given size, presses
 * keys, and reads from a terminal emulator (libvterm) what such a person would see.
 *
 * Nothing here sleeps for a fixed time: what is expected is waited for, until a deadline.
 */
#ifndef LOOPGLASS_TESTS_PSEUDO_TERMINAL_H
#define LOOPGLASS_TESTS_PSEUDO_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <vterm.h>

#define MOST_CELLS (60 * 250)

struct pseudo_terminal {
    VTerm *emulator;
    VTermScreen *screen;
    int fd;
    pid_t child;
    int rows, columns;
    bool alternate, cursor; /* the alternate screen is up; the cursor is shown */
    bool over;              /* the program has closed the terminal */
};

/* Keys, as an xterm sends them to a program that asked for application mode. */
#define KEYS_RIGHT "\033OC"
#define KEYS_LEFT  "\033OD"
#define KEYS_DOWN  "\033OB"
#define KEYS_UP    "\033OA"
#define KEYS_HOME  "\033OH"
#define KEYS_END   "\033OF"

/* argv ends with NULL; argv[0] is the program's path. `extra`: "NAME=value" for its environment, or NULL. */
void terminal_start(struct pseudo_terminal *terminal, int rows, int columns, const char *const *argv,
                    const char *extra);
/* Frees all; a program that still runs is killed. */
void terminal_stop(struct pseudo_terminal *terminal);
void terminal_press(struct pseudo_terminal *terminal, const char *keys);
void terminal_resize(struct pseudo_terminal *terminal, int rows, int columns);

/* Takes in what the program has written; waits at most so long for the first of it. False: nothing came. */
bool terminal_take(struct pseudo_terminal *terminal, int milliseconds);
/* Fails the test when the text does not appear on the screen before the deadline. */
void terminal_expect(struct pseudo_terminal *terminal, const char *text);
/* The same for a text that has to go. */
void terminal_expect_gone(struct pseudo_terminal *terminal, const char *text);
/* Compares with the file of that name, `path`; LOOPGLASS_UPDATE_SCREENS=1 writes it. */
void terminal_expect_screen(struct pseudo_terminal *terminal, const char *path);

/* All cells with characters and attributes, to be compared by terminal_expect_cells. Free it. */
VTermScreenCell *terminal_cells(struct pseudo_terminal *terminal);
void terminal_expect_cells(struct pseudo_terminal *terminal, const VTermScreenCell *cells);
/* Whether some cell has a colour of its own. */
bool terminal_coloured(struct pseudo_terminal *terminal);
/* Whether all that is on the screen is ASCII. */
bool terminal_ascii(struct pseudo_terminal *terminal);

/* The program's end, as waitpid tells it; fails when it does not end before the deadline. */
int terminal_wait_end(struct pseudo_terminal *terminal);

#endif
