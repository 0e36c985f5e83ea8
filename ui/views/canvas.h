/* Drawing in a part of the screen: text that is cut at the right and never wraps, marks that fit
 * the terminal (UTF-8 or ASCII), and styles that repeat what a word or sign already says. */
#ifndef LOOPGLASS_UI_VIEWS_CANVAS_H
#define LOOPGLASS_UI_VIEWS_CANVAS_H

#include "ui/story/words.h"

#include <stdbool.h>

/* Marks, each one cell wide: X(name, UTF-8, ASCII) */
#define MARKS(X)                                                                                   \
    X(JUST_RAN, "\u25b8", ">") X(RAN, "\u2713", "x") X(NEW, "+", "+") X(LANE_RAN, "\u2588", "#")     \
    X(LANE_WAITED, "\u2500", "-") X(LANE_TO_WAIT, "\u2504", ".") X(LANE_DUE, "\u25cb", "o")          \
    X(LANE_NOW, "\u2502", "|") X(LANE_KEPT, "\u2592", "!") X(BOUNDARY, "\u2504", "-")                \
    X(BREAK, "\u25cf", "*") X(FORCED, "\u2573", "X")

enum mark {
#define X(name, utf8, ascii) MARK_##name,
    MARKS(X)
#undef X
    MARK_COUNT
};

enum style {
    STYLE_PLAIN,
    STYLE_HEADING,  /* a pane's name */
    STYLE_DIM,      /* rules, units, what is over */
    STYLE_NOW,      /* the line and the task that just ran */
    STYLE_NEW,
    STYLE_WAIT,
    STYLE_READY,
    STYLE_ERROR,
    STYLE_NOTE,     /* teaching notes */
    STYLE_KEY,
    STYLE_FOCUS,    /* the heading of the pane that has the focus */
    STYLE_MATCH,    /* what a search found */
    STYLE_CHANGED,  /* a variable that this step changed */
    STYLE_KEYWORD,
    STYLE_AWAIT,    /* the words at which a task may give way */
    STYLE_STRING,
    STYLE_NUMBER,
    STYLE_DEFINED,  /* the name after def and class */
    STYLE_COUNT
};

struct canvas {
    bool ascii;     /* no marks outside ASCII */
    bool colour;
    bool light;     /* colours for a light background */
    int attributes[STYLE_COUNT]; /* for ncurses */
};

/* Chooses marks by the locale and styles by the terminal; after initscr. */
void canvas_open(struct canvas *canvas, bool ascii, bool colour);
/* Colours for a light or a dark background. */
void canvas_theme(struct canvas *canvas, bool light);
const char *canvas_mark(const struct canvas *canvas, enum mark mark);

/* A rectangle of the screen in cells. */
struct area {
    int row, column, height, width;
};

/* Draws text in a row of an area from a column on; cut with ".." where the area ends. Returns the
 * column after it. Rows and columns outside the area draw nothing. */
int draw_text(const struct canvas *canvas, struct area area, int row, int column, enum style style,
              const char *words, size_t size);
/* The same with a style for every byte. */
int draw_styled(const struct canvas *canvas, struct area area, int row, int column,
                const unsigned char *styles, const char *words, size_t size);
int draw(const struct canvas *canvas, struct area area, int row, int column, enum style style,
         const char *format, ...) __attribute__((format(printf, 6, 7)));
int draw_words(const struct canvas *canvas, struct area area, int row, int column,
               enum style style, const struct words *words);
int draw_mark(const struct canvas *canvas, struct area area, int row, int column, enum style style,
              enum mark mark);
/* Over at most `rows` rows, broken at blanks; returns how many rows it took. */
int draw_paragraph(const struct canvas *canvas, struct area area, int row, int rows,
                   enum style style, const char *words);
/* A pane's first row: its name in bold, its rule behind it. */
void draw_heading(const struct canvas *canvas, struct area area, enum style style, const char *name,
                  const char *rule);
/* Cells that a text takes. */
int text_cells(const char *words, size_t size);

#endif
