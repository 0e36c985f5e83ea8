/* Drawing in a part of the screen. */
#include "ui/views/canvas.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static const char *const marks[MARK_COUNT][2] = {
#define X(name, utf8, ascii_) {utf8, ascii_},
    MARKS(X)
#undef X
};

/* A pair for each style: of 256 colours for a dark and a light background, of 8 for both. 0: the
 * terminal's own colour. */
static const struct {
    enum style style;
    short dark, light, eight;
} colours[] = {
    {STYLE_NOW, 114, 28, COLOR_GREEN},      {STYLE_NEW, 80, 30, COLOR_CYAN},
    {STYLE_WAIT, 75, 26, COLOR_BLUE},       {STYLE_READY, 221, 130, COLOR_YELLOW},
    {STYLE_ERROR, 203, 160, COLOR_RED},     {STYLE_NOTE, 176, 90, COLOR_MAGENTA},
    {STYLE_CHANGED, 221, 130, COLOR_YELLOW}, {STYLE_KEYWORD, 110, 24, 0},
    {STYLE_AWAIT, 215, 166, COLOR_YELLOW},  {STYLE_STRING, 108, 64, COLOR_GREEN},
    {STYLE_NUMBER, 139, 96, COLOR_CYAN},    {STYLE_DEFINED, 153, 18, 0},
    {STYLE_DIM, 245, 243, 0},
};

static void choose_colours(struct canvas *canvas)
{
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        short colour = COLORS < 256 ? colours[i].eight
                       : canvas->light ? colours[i].light : colours[i].dark;
        if (!colour)
            continue;
        init_pair((short)(i + 1), colour, -1);
        canvas->attributes[colours[i].style] |= COLOR_PAIR(i + 1);
        if (colours[i].style == STYLE_DIM)
            canvas->attributes[STYLE_DIM] &= ~(int)A_DIM;
    }
}

void canvas_theme(struct canvas *canvas, bool light)
{
    canvas->light = light;
    memset(canvas->attributes, 0, sizeof canvas->attributes);
    static const enum style bold[] = {STYLE_HEADING, STYLE_NOW, STYLE_ERROR, STYLE_KEY, STYLE_CHANGED};
    for (size_t i = 0; i < sizeof bold / sizeof *bold; i++)
        canvas->attributes[bold[i]] = A_BOLD;
    canvas->attributes[STYLE_DIM] = A_DIM;
    canvas->attributes[STYLE_FOCUS] = A_BOLD | A_REVERSE;
    canvas->attributes[STYLE_MATCH] = A_REVERSE;
    canvas->attributes[STYLE_AWAIT] = A_BOLD;
    if (canvas->colour)
        choose_colours(canvas);
}

void canvas_open(struct canvas *canvas, bool ascii, bool colour)
{
    memset(canvas, 0, sizeof *canvas);
    canvas->ascii = ascii || MB_CUR_MAX == 1;
    canvas->colour = colour && has_colors();
    if (canvas->colour) {
        start_color();
        use_default_colors();
    }
    canvas_theme(canvas, false);
}

const char *canvas_mark(const struct canvas *canvas, enum mark mark)
{
    return marks[mark][canvas->ascii];
}

/* The next character: its bytes and cells. A byte that is no character is one cell of '?'. */
static int next_character(const char *text, size_t size, size_t *bytes)
{
    wchar_t wide;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t used = mbrtowc(&wide, text, size, &state);
    *bytes = 1;
    if (used == 0 || used > size)
        return -1;
    int cells = wcwidth(wide);
    *bytes = used;
    return cells < 0 ? -1 : cells;
}

int text_cells(const char *text, size_t size)
{
    int cells = 0;
    for (size_t at = 0, bytes; at < size; at += bytes) {
        int width = next_character(text + at, size - at, &bytes);
        cells += width < 0 ? 1 : width;
    }
    return cells;
}

/* Adds characters while they fit in `room` cells. */
static int add_fitting(const char *text, size_t size, int room)
{
    int cells = 0;
    for (size_t at = 0, bytes; at < size; at += bytes) {
        int width = next_character(text + at, size - at, &bytes);
        if (cells + (width < 0 ? 1 : width) > room)
            break;
        if (width < 0)
            addch('?');
        else
            addnstr(text + at, (int)bytes);
        cells += width < 0 ? 1 : width;
    }
    return cells;
}

int draw_text(const struct canvas *canvas, struct area area, int row, int column, enum style style,
              const char *text, size_t size)
{
    int room = (area.column + area.width > COLS ? COLS - area.column : area.width) - column;
    if (area.row + row >= LINES)
        return column;
    if (row < 0 || row >= area.height || column < 0 || room <= 0)
        return column;
    int wanted = text_cells(text, size);
    move(area.row + row, area.column + column);
    attrset((attr_t)canvas->attributes[style]);
    int cells;
    if (wanted <= room) {
        cells = add_fitting(text, size, room);
    } else {
        cells = add_fitting(text, size, room > 2 ? room - 2 : 0);
        addnstr("..", room > 2 ? 2 : room);
        cells = room;
    }
    attrset(A_NORMAL);
    return column + cells;
}

int draw_styled(const struct canvas *canvas, struct area area, int row, int column,
                const unsigned char *styles, const char *text, size_t size)
{
    bool cut = column + text_cells(text, size) > area.width;
    struct area room = area;
    room.width -= cut ? 2 : 0;
    size_t at = 0;
    while (at < size && column < room.width) {
        size_t end = at + 1, bytes = 0;
        while (end < size && (styles[end] == styles[at] || ((unsigned char)text[end] & 0xc0) == 0x80))
            end++;
        int cells = text_cells(text + at, end - at);
        while (column + cells > room.width && end > at + 1) { /* what fits of the last piece */
            for (end--; end > at && ((unsigned char)text[end] & 0xc0) == 0x80; end--)
                ;
            cells = text_cells(text + at, end - at);
            bytes = 1;
        }
        column = draw_text(canvas, area, row, column, (enum style)styles[at], text + at, end - at);
        at = end;
        if (bytes)
            break;
    }
    return cut ? draw_text(canvas, area, row, room.width, STYLE_DIM, "..", 2) : column;
}

int draw(const struct canvas *canvas, struct area area, int row, int column, enum style style,
         const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    int size = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (size < 0)
        return column;
    return draw_text(canvas, area, row, column, style, text,
                     (size_t)size < sizeof text ? (size_t)size : sizeof text - 1);
}

int draw_words(const struct canvas *canvas, struct area area, int row, int column, enum style style,
               const struct words *words)
{
    return draw_text(canvas, area, row, column, style, words->text, words->size);
}

int draw_mark(const struct canvas *canvas, struct area area, int row, int column, enum style style,
              enum mark mark)
{
    const char *text = canvas_mark(canvas, mark);
    return draw_text(canvas, area, row, column, style, text, strlen(text));
}

/* How many bytes go on a row: up to the last blank that fits, or what fits. */
static size_t row_of_words(const char *words, int width)
{
    size_t at = 0, blank = 0, bytes, size = strlen(words);
    int cells = 0;
    while (at < size) {
        int wide = next_character(words + at, size - at, &bytes);
        cells += wide < 0 ? 1 : wide;
        if (cells > width)
            return blank ? blank : at;
        if (words[at] == ' ')
            blank = at;
        at += bytes;
    }
    return size;
}

int draw_paragraph(const struct canvas *canvas, struct area area, int row, int rows,
                   enum style style, const char *words)
{
    int used = 0;
    while (*words && used < rows) {
        size_t size = used == rows - 1 ? strlen(words) : row_of_words(words, area.width);
        if (size == 0)
            break;
        draw_text(canvas, area, row + used, 0, style, words, size);
        words += size;
        while (*words == ' ')
            words++;
        used++;
    }
    return used;
}

void draw_heading(const struct canvas *canvas, struct area area, enum style style, const char *name,
                  const char *rule)
{
    int column = draw(canvas, area, 0, 0, style, " %s", name);
    int room = area.width - column;
    int wanted = text_cells(rule, strlen(rule));
    bool cut = *rule != '(' && room > 12; /* half a rule says nothing; a name that is cut does */
    if (wanted && (room >= wanted + 2 || cut)) {
        int at = column + 2 < 18 && room >= 18 - column + wanted ? 18 : column + 2;
        draw(canvas, area, 0, at, STYLE_DIM, "%s", rule);
    }
}
