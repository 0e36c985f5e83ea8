/* Recordings: rows that changed since the frame before are written anew. */
#include "ui/export/picture.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* A text that grows; `failed` when memory ran out. */
struct text {
    char *bytes;
    size_t size, capacity;
    bool failed;
};

static void add(struct text *text, const char *added)
{
    size_t size = strlen(added);
    if (text->size + size + 1 > text->capacity) {
        size_t capacity = (text->size + size + 1) * 2;
        char *grown = realloc(text->bytes, capacity);
        if (!grown) {
            text->failed = true;
            return;
        }
        text->bytes = grown;
        text->capacity = capacity;
    }
    memcpy(text->bytes + text->size, added, size + 1);
    text->size += size;
}

static void add_style(struct text *text, const struct grid_cell *cell)
{
    char colour[24];
    add(text, "\033[0");
    if (cell->bold)
        add(text, ";1");
    if (cell->dim)
        add(text, ";2");
    if (cell->reverse)
        add(text, ";7");
    if (cell->colour >= 0) {
        snprintf(colour, sizeof colour, ";38;5;%d", cell->colour);
        add(text, colour);
    }
    add(text, "m");
}

static bool row_is_same(const struct grid *one, const struct grid *other, int row)
{
    for (int column = 0; column < one->columns; column++)
        if (strcmp(grid_at(one, row, column)->text, grid_at(other, row, column)->text) != 0 ||
            !grid_same_style(grid_at(one, row, column), grid_at(other, row, column)))
            return false;
    return true;
}

/* Blanks at the end of a row are not written: the row was cleared. */
static int last_column(const struct grid *grid, int row)
{
    int end = grid->columns;
    while (end > 0 && strcmp(grid_at(grid, row, end - 1)->text, " ") == 0 &&
           !grid_at(grid, row, end - 1)->reverse)
        end--;
    return end;
}

static void add_row(struct text *text, const struct grid *grid, int row)
{
    char place[24];
    int end = last_column(grid, row);
    snprintf(place, sizeof place, "\033[%d;1H\033[0m\033[K", row + 1);
    add(text, place);
    for (int column = 0; column < end; column++) {
        const struct grid_cell *cell = grid_at(grid, row, column);
        if (column == 0 || !grid_same_style(cell, cell - 1))
            add_style(text, cell);
        add(text, cell->text);
    }
}

static bool put_frame(FILE *file, double time, const struct text *text)
{
    json_t *frame = json_pack("[f, s, s%]", time, "o", text->bytes, text->size);
    bool ok = frame && json_dumpf(frame, file, JSON_COMPACT | JSON_REAL_PRECISION(9)) == 0 &&
              putc('\n', file) != EOF;
    json_decref(frame);
    return ok;
}

bool cast_open(struct cast *cast, FILE *file, const struct grid *grid, const char *title)
{
    *cast = (struct cast){file, *grid};
    cast->before.cells = calloc((size_t)grid->rows * (size_t)grid->columns, sizeof *grid->cells);
    json_t *header = json_pack("{s:i, s:i, s:i, s:s, s:{s:s}}", "version", 2, "width", grid->columns,
                               "height", grid->rows, "title", title, "env", "TERM", "xterm-256color");
    bool ok = cast->before.cells && header && json_dumpf(header, file, JSON_COMPACT) == 0 &&
              putc('\n', file) != EOF;
    json_decref(header);
    return ok;
}

bool cast_frame(struct cast *cast, const struct grid *grid, double time)
{
    struct text text = {0};
    add(&text, time == 0 ? "\033[?25l\033[2J" : "");
    for (int row = 0; row < grid->rows; row++)
        if (!row_is_same(grid, &cast->before, row))
            add_row(&text, grid, row);
    bool ok = !text.failed && (text.size == 0 || put_frame(cast->file, time, &text));
    memcpy(cast->before.cells, grid->cells,
           (size_t)grid->rows * (size_t)grid->columns * sizeof *grid->cells);
    free(text.bytes);
    return ok;
}

void cast_close(struct cast *cast)
{
    free(cast->before.cells);
}
