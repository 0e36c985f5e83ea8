/* What a screen shows, cell by cell: for pictures and recordings of the stepper. */
#ifndef LOOPGLASS_UI_VIEWS_GRID_H
#define LOOPGLASS_UI_VIEWS_GRID_H

#include <stdbool.h>

#define GRID_MOST_ROWS    200
#define GRID_MOST_COLUMNS 400

struct grid_cell {
    char text[16];     /* one character with what combines with it, UTF-8, NUL-terminated; "": covered
                          by the wide one before it */
    short colour;      /* of the 256; -1: the terminal's own */
    bool bold, dim, reverse;
};

struct grid {
    int rows, columns;
    struct grid_cell *cells; /* rows times columns; owned by whoever made the grid */
};

static inline const struct grid_cell *grid_at(const struct grid *grid, int row, int column)
{
    return &grid->cells[row * grid->columns + column];
}

/* Whether two cells look the same but for their characters. */
bool grid_same_style(const struct grid_cell *one, const struct grid_cell *other);

/* Reads curses' screen into a grid of its size. */
void grid_read(struct grid *grid);

#endif
