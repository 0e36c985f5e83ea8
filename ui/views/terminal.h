/* The terminal: taken, and given back whatever happens. */
#ifndef LOOPGLASS_UI_VIEWS_TERMINAL_H
#define LOOPGLASS_UI_VIEWS_TERMINAL_H

#include <stdbool.h>

/* Starts curses. False with *reason when there is no terminal that can show a screen. */
bool terminal_open(const char **reason);
/* Starts curses on a screen of that size that nobody sees. False with *reason. */
bool terminal_open_offscreen(int height, int width, const char **reason);
/* Gives the terminal back; safe to call twice. */
void terminal_close(void);
/* Lends the terminal to another program, such as an editor, and takes it back. */
void terminal_lend(void);
void terminal_take_back(void);
/* Waits for input, a signal or the given time (-1: for ever). False: the time has passed. */
bool terminal_wait(int milliseconds);
/* The signal that asks us to end (SIGINT, SIGTERM, SIGHUP), or 0. */
int terminal_asked_to_end(void);

#endif
