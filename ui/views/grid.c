/* Reading curses' screen. */
#include "ui/views/grid.h"

#include <curses.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

bool grid_same_style(const struct grid_cell *one, const struct grid_cell *other)
{
    return one->colour == other->colour && one->bold == other->bold && one->dim == other->dim &&
           one->reverse == other->reverse;
}

static void read_text(struct grid_cell *cell, const wchar_t *wide)
{
    size_t size = 0;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (; *wide; wide++) {
        char bytes[MB_LEN_MAX];
        size_t added = wcrtomb(bytes, *wide, &state);
        if (added == (size_t)-1 || size + added >= sizeof cell->text)
            break;
        memcpy(cell->text + size, bytes, added);
        size += added;
    }
    cell->text[size] = '\0';
}

static void read_cell(struct grid_cell *cell, int row, int column)
{
    cchar_t complex;
    wchar_t wide[CCHARW_MAX + 1] = {0};
    attr_t attributes = 0;
    short pair = 0, background;
    memset(cell, 0, sizeof *cell);
    cell->colour = -1;
    if (mvin_wch(row, column, &complex) == ERR ||
        getcchar(&complex, wide, &attributes, &pair, NULL) == ERR)
        return;
    read_text(cell, wide);
    if (pair)
        pair_content(pair, &cell->colour, &background);
    cell->bold = attributes & A_BOLD;
    cell->dim = attributes & A_DIM;
    cell->reverse = attributes & A_REVERSE;
}

/* The second half of a wide character reads as the whole of it again. */
static void mark_covered(struct grid *grid, int row)
{
    for (int column = 0; column + 1 < grid->columns; column++) {
        struct grid_cell *cell = &grid->cells[row * grid->columns + column];
        wchar_t wide;
        mbstate_t state;
        memset(&state, 0, sizeof state);
        size_t used = mbrtowc(&wide, cell->text, strlen(cell->text), &state);
        if (used == 0 || used > sizeof cell->text || wcwidth(wide) != 2)
            continue;
        cell[1].text[0] = '\0';
        column++;
    }
}

void grid_read(struct grid *grid)
{
    for (int row = 0; row < grid->rows; row++) {
        for (int column = 0; column < grid->columns; column++)
            read_cell(&grid->cells[row * grid->columns + column], row, column);
        mark_covered(grid, row);
    }
}
