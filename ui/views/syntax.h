/* Colours for Python source: which style each character of a line has. */
#ifndef LOOPGLASS_UI_VIEWS_SYNTAX_H
#define LOOPGLASS_UI_VIEWS_SYNTAX_H

#include "ui/story/scenario.h"
#include "ui/views/canvas.h"

/* What a line leaves open: the quote of a string of several lines, or '\0'. */
struct syntax {
    char open; /* '"' or '\'': a triple-quoted string goes on */
};

/* Puts the style of every byte of a line into `styles` (at least `size`). */
void syntax_line(struct syntax *syntax, const char *text, size_t size, unsigned char *styles);
/* What is open at the beginning of a line of the scenario. */
struct syntax syntax_before(const struct scenario *scenario, uint32_t line);

#endif
