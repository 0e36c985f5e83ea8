/* A screen as SVG: runs of cells that look alike are one text, held to the width of its cells; what
 * lanes are drawn with is drawn as shapes, so that no font leaves gaps in them. */
#include "ui/export/picture.h"

#include <stdlib.h>
#include <string.h>

/* A cell, and the paper around the screen; tenths of a pixel are enough. */
#define CELL_WIDTH  8.4
#define CELL_HEIGHT 18
#define MARGIN      12

/* The terminal's own ink and paper. */
static const char *ink_of(bool light)
{
    return light ? "#1c1e21" : "#d6dae0";
}
static const char *paper_of(bool light)
{
    return light ? "#ffffff" : "#15171b";
}

/* xterm's 256 colours: 16 of the user's own, a cube of 216, 24 greys. */
static void colour_of(char *text, size_t size, short colour, bool light)
{
    static const char *const first[16] = {
        "#000000", "#c4342b", "#3f9142", "#b58100", "#2f6fd0", "#9c43a8", "#1f8f99", "#c8ccd2",
        "#6b7280", "#e5534b", "#57ab5a", "#daaa3f", "#539bf5", "#b083f0", "#39c5cf", "#ffffff"};
    static const int steps[6] = {0, 95, 135, 175, 215, 255};
    if (colour < 0)
        snprintf(text, size, "%s", ink_of(light));
    else if (colour < 16)
        snprintf(text, size, "%s", first[colour]);
    else if (colour < 232)
        snprintf(text, size, "#%02x%02x%02x", steps[(colour - 16) / 36], steps[(colour - 16) / 6 % 6],
                 steps[(colour - 16) % 6]);
    else
        snprintf(text, size, "#%02x%02x%02x", 8 + (colour - 232) * 10, 8 + (colour - 232) * 10,
                 8 + (colour - 232) * 10);
}

static void put_escaped(FILE *file, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': fputs("&amp;", file); break;
        case '<': fputs("&lt;", file); break;
        case '>': fputs("&gt;", file); break;
        default: putc(*text, file);
        }
    }
}

enum shape { SHAPE_NONE, SHAPE_BLOCK, SHAPE_SHADE, SHAPE_LINE, SHAPE_DASHES, SHAPE_BAR, SHAPE_BLANK };

static enum shape shape_of(const struct grid_cell *cell)
{
    static const struct {
        const char *text;
        enum shape shape;
    } shapes[] = {{"\u2588", SHAPE_BLOCK}, {"\u2592", SHAPE_SHADE}, {"\u2500", SHAPE_LINE},
                  {"\u2504", SHAPE_DASHES}, {"\u2502", SHAPE_BAR}, {" ", SHAPE_BLANK}};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(cell->text, shapes[i].text) == 0)
            return shapes[i].shape;
    return SHAPE_NONE;
}

static void put_shape(FILE *file, enum shape shape, double x, double y, double width,
                      const char *colour)
{
    double middle = y + CELL_HEIGHT / 2.0;
    switch (shape) {
    case SHAPE_BLOCK:
    case SHAPE_SHADE:
        fprintf(file, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"%s/>\n", x,
                y + 2, width, CELL_HEIGHT - 4, colour,
                shape == SHAPE_SHADE ? " fill-opacity=\"0.45\"" : "");
        break;
    case SHAPE_LINE:
    case SHAPE_DASHES:
        fprintf(file, "<path d=\"M%.1f %.1fH%.1f\" stroke=\"%s\"%s/>\n", x, middle, x + width, colour,
                shape == SHAPE_DASHES ? " stroke-dasharray=\"2 2.2\"" : "");
        break;
    case SHAPE_BAR:
        fprintf(file, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\"/>\n", x + CELL_WIDTH / 2, y,
                y + CELL_HEIGHT, colour);
        break;
    default: break;
    }
}

/* Cells from `from` on that are drawn as one. */
static int end_of_run(const struct grid *grid, int row, int from)
{
    const struct grid_cell *first = grid_at(grid, row, from);
    enum shape shape = shape_of(first);
    int end = from + 1;
    while (end < grid->columns && grid_same_style(first, grid_at(grid, row, end)) &&
           (shape_of(grid_at(grid, row, end)) == shape ||
            (shape == SHAPE_NONE && shape_of(grid_at(grid, row, end)) == SHAPE_BLANK &&
             end + 1 < grid->columns && shape_of(grid_at(grid, row, end + 1)) == SHAPE_NONE)) &&
           shape != SHAPE_BAR)
        end++;
    return end;
}

static void put_run(FILE *file, const struct grid *grid, int row, int from, int end, bool light)
{
    const struct grid_cell *cell = grid_at(grid, row, from);
    double x = MARGIN + from * CELL_WIDTH, y = MARGIN + row * CELL_HEIGHT;
    double width = (end - from) * CELL_WIDTH;
    char colour[24];
    colour_of(colour, sizeof colour, cell->colour, light);
    if (cell->reverse)
        fprintf(file, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", x, y,
                width, CELL_HEIGHT, colour);
    enum shape shape = shape_of(cell);
    if (shape != SHAPE_NONE) {
        put_shape(file, shape, x, y, width, cell->reverse ? paper_of(light) : colour);
        return;
    }
    fprintf(file, "<text x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" fill=\"%s\"%s%s>", x,
            y + CELL_HEIGHT - 5, width, cell->reverse ? paper_of(light) : colour,
            cell->bold ? " font-weight=\"700\"" : "", cell->dim ? " fill-opacity=\"0.65\"" : "");
    for (int column = from; column < end; column++)
        put_escaped(file, grid_at(grid, row, column)->text);
    fputs("</text>\n", file);
}

bool picture_svg(FILE *file, const struct grid *grid, const char *title, bool light)
{
    double width = 2 * MARGIN + grid->columns * CELL_WIDTH;
    int height = 2 * MARGIN + grid->rows * CELL_HEIGHT;
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.1f %d\" width=\"%.0f\" "
            "height=\"%d\" role=\"img\">\n<title>",
            width, height, width, height);
    put_escaped(file, title);
    fprintf(file,
            "</title>\n<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"%s\"/>\n"
            "<g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace\" "
            "font-size=\"14\" xml:space=\"preserve\" stroke-width=\"1.6\">\n"
            "<style>text { white-space: pre; }</style>\n",
            paper_of(light));
    for (int row = 0; row < grid->rows; row++)
        for (int from = 0, end; from < grid->columns; from = end) {
            end = end_of_run(grid, row, from);
            put_run(file, grid, row, from, end, light);
        }
    fputs("</g>\n</svg>\n", file);
    return !ferror(file);
}
