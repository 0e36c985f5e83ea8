/* How tracebacks print: files, lines, markers below the part that raised, repetitions folded.
 * CPython 3.13 Lib/traceback.py, StackSummary.format_frame_summary and format. */
#include "sim/value/traceback.h"

#include "sim/value/caret.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

#include <string.h>

#define REPEATS_SHOWN 3
#define MAX_LINES     4096 /* of one statement */

/* The source of one entry: lines without their common indentation, joined by newlines. */
struct excerpt {
    char *text;
    size_t size, capacity;
    size_t line_count;
    size_t *lines;     /* where each begins, and one more */
    size_t removed;    /* bytes of indentation taken off the first line */
    size_t start, end; /* what raised, in bytes of text */
};

static bool read_line(struct machine *m, value code, uint32_t number, const char **text,
                      size_t *size)
{
    const struct traceback_lookup *lookup = m->hooks.tracebacks;
    if (!lookup->line || !lookup->line(m, code, number, text, size))
        return false;
    while (*size && strchr(" \t\n\r\f\v", (*text)[*size - 1]) && (*text)[*size - 1])
        (*size)--;
    return true;
}

static size_t indentation(const char *text, size_t size)
{
    size_t n = 0;
    while (n < size && (text[n] == ' ' || text[n] == '\t'))
        n++;
    return n;
}

/* The indentation that all lines with something on them share (textwrap.dedent). */
static size_t common_indentation(struct machine *m, value code, uint32_t first, uint32_t last)
{
    const char *margin = NULL, *text;
    size_t common = 0, size;
    for (uint32_t n = first; n <= last; n++) {
        if (!read_line(m, code, n, &text, &size) || size == 0)
            continue;
        size_t own = indentation(text, size);
        if (!margin) {
            margin = text;
            common = own;
        }
        size_t same = 0;
        while (same < common && same < own && margin[same] == text[same])
            same++;
        common = same;
    }
    return common;
}

static bool excerpt_open(struct machine *m, struct excerpt *x, value code,
                         const struct traceback_place *place)
{
    size_t count = place->end_line >= place->line ? place->end_line - place->line + 1 : 1;
    if (count > MAX_LINES)
        count = MAX_LINES;
    uint32_t last = place->line + (uint32_t)count - 1;
    size_t margin = common_indentation(m, code, place->line, last), size;
    const char *text;
    for (uint32_t n = place->line; n <= last; n++)
        x->capacity += read_line(m, code, n, &text, &size) ? size + 1 : 1;
    x->line_count = count;
    x->text = heap_alloc(&m->heap, x->capacity);
    x->lines = heap_alloc(&m->heap, (count + 1) * sizeof *x->lines);
    if (!x->text || !x->lines) {
        raise_memory_error(m);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        x->lines[i] = x->size;
        if (read_line(m, code, place->line + (uint32_t)i, &text, &size) && size) {
            size_t cut = margin < size ? margin : size;
            memcpy(x->text + x->size, text + cut, size - cut);
            x->size += size - cut;
            if (i == 0)
                x->removed = cut;
        }
        x->text[x->size++] = '\n';
    }
    x->lines[count] = x->size;
    return true;
}

static void excerpt_close(struct machine *m, struct excerpt *x)
{
    heap_free(&m->heap, x->text, x->capacity);
    heap_free(&m->heap, x->lines, (x->line_count + 1) * sizeof *x->lines);
}

static bool is_blank(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!strchr(" \t\n\r\f\v", text[i]) || !text[i])
            return false;
    return true;
}

/* Where a column of a line stands in the excerpt, kept within that line. */
static size_t position_in(const struct excerpt *x, size_t line, int64_t column)
{
    size_t offset = column > (int64_t)x->removed ? (size_t)column - x->removed : 0;
    size_t length = x->lines[line + 1] - 1 - x->lines[line];
    return x->lines[line] + (offset < length ? offset : length);
}

/* Characters that a terminal draws two columns wide (East Asian Width W and F). */
static bool is_wide(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
                  {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x2705, 0x2705},
                  {0x2728, 0x2728},   {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2795, 0x2797},
                  {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                  {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE6F},
                  {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FB}, {0x1F18E, 0x1F19A},
                  {0x1F200, 0x1F320}, {0x1F32D, 0x1F64F}, {0x1F680, 0x1F6FC}, {0x1F7E0, 0x1F7F0},
                  {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static char marker_at(const struct excerpt *x, const struct caret_anchors *anchors, size_t at,
                      size_t text_start)
{
    if (at < text_start || at < x->start)
        return ' ';
    if (anchors->kind == CARET_NONE)
        return '^';
    return at >= anchors->start && at < anchors->end ? '^' : '~';
}

static bool add_markers(struct machine *m, const struct excerpt *x,
                        const struct caret_anchors *anchors, size_t line, struct str_builder *out)
{
    size_t begin = x->lines[line], end = x->lines[line + 1] - 1;
    size_t text_start = begin + indentation(x->text + begin, end - begin);
    if (line == x->line_count - 1 && x->end < end)
        end = x->end;
    if (end <= text_start) /* nothing but spaces: textwrap.dedent leaves none of them */
        return str_builder_add_text(m, out, "    \n");
    str_builder_add_text(m, out, "    ");
    for (const char *at = x->text + begin; at < x->text + end;) {
        size_t position = (size_t)(at - x->text);
        char marker[3] = {marker_at(x, anchors, position, text_start), 0, 0};
        if (is_wide(utf8_next(&at)))
            marker[1] = marker[0];
        str_builder_add_text(m, out, marker);
    }
    return str_builder_add_text(m, out, "\n");
}

static bool add_line(struct machine *m, const struct excerpt *x, size_t line,
                     struct str_builder *out)
{
    str_builder_add_text(m, out, "    ");
    return str_builder_add(m, out, x->text + x->lines[line], x->lines[line + 1] - x->lines[line]);
}

static size_t line_of(const struct excerpt *x, size_t position)
{
    size_t line = 0;
    while (line + 1 < x->line_count && x->lines[line + 1] <= position)
        line++;
    return line;
}

static bool near(size_t line, size_t anchor)
{
    return line + 1 >= anchor && line <= anchor + 1;
}

/* The first and last line and those around the ends of the anchors. */
static bool is_significant(const struct excerpt *x, const struct caret_anchors *anchors, size_t line)
{
    if (line == 0 || line == x->line_count - 1)
        return true;
    if (anchors->kind == CARET_NONE)
        return false;
    return near(line, line_of(x, anchors->start)) || near(line, line_of(x, anchors->end - 1));
}

static bool should_mark(const struct excerpt *x, const struct caret_anchors *anchors)
{
    size_t size = x->size - 1;
    struct caret_anchors own = *anchors;
    if (caret_is_whole_statement(x->text, size, x->start, x->end, &own))
        return false;
    if (anchors->kind != CARET_NONE)
        return true;
    return !is_blank(x->text, x->start) || !is_blank(x->text + x->end, size - x->end);
}

static bool add_gap(struct machine *m, size_t lines, struct str_builder *out)
{
    value text = str_format(m, "    ...<%zu lines>...\n", lines);
    bool done = text && str_builder_add_value(m, out, text);
    drop(m, text);
    return done;
}

static bool add_marked_lines(struct machine *m, struct excerpt *x, struct str_builder *out)
{
    struct caret_anchors anchors = caret_find(x->text + x->start, x->end - x->start);
    anchors.start += x->start;
    anchors.end += x->start;
    bool marks = should_mark(x, &anchors);
    size_t shown = 0; /* lines dealt with */
    for (size_t line = 0; line < x->line_count; line++) {
        if (!is_significant(x, &anchors, line))
            continue;
        if (line == shown + 1)
            line = shown; /* one line in between is shown too */
        if (line > shown && !add_gap(m, line - shown, out))
            return false;
        if (!add_line(m, x, line, out) || (marks && !add_markers(m, x, &anchors, line, out)))
            return false;
        shown = line + 1;
    }
    return !out->failed;
}

static bool add_source(struct machine *m, value code, struct traceback_place *place,
                       struct str_builder *out)
{
    struct excerpt x = {0};
    bool done = excerpt_open(m, &x, code, place);
    if (done && !is_blank(x.text, x.size)) {
        if (place->column < 0 || place->end_column < 0) {
            size_t skip = indentation(x.text, x.lines[1] - 1);
            str_builder_add_text(m, out, "    ");
            done = str_builder_add(m, out, x.text + skip, x.lines[1] - skip);
        } else {
            x.start = position_in(&x, 0, place->column);
            x.end = position_in(&x, x.line_count - 1, place->end_column);
            done = x.end >= x.start && add_marked_lines(m, &x, out);
        }
    }
    excerpt_close(m, &x);
    return done && !out->failed;
}

static bool add_entry(struct machine *m, struct traceback *tb, struct traceback_place *place,
                      struct str_builder *out)
{
    value head = str_format(m, "  File \"%S\", line %d, in %S\n", place->file_name, tb->lineno,
                            place->function_name);
    bool done = head && str_builder_add_value(m, out, head);
    drop(m, head);
    return done && add_source(m, tb->code, place, out);
}

static bool add_repetition(struct machine *m, size_t count, struct str_builder *out)
{
    if (count <= REPEATS_SHOWN)
        return true;
    count -= REPEATS_SHOWN;
    value text = str_format(m, "  [Previous line repeated %zu more time%s]\n", count,
                            count > 1 ? "s" : "");
    bool done = text && str_builder_add_value(m, out, text);
    drop(m, text);
    return done;
}

static bool find_place(struct machine *m, struct traceback *tb, struct traceback_place *place)
{
    const struct traceback_lookup *lookup = m->hooks.tracebacks;
    if (!lookup || !tb->code || !lookup->place(m, tb->code, tb->instruction, place) ||
        place->is_library)
        return false;
    if (place->line != (uint32_t)tb->lineno) { /* columns belong to the place only */
        place->line = place->end_line = (uint32_t)tb->lineno;
        place->column = place->end_column = -1;
    }
    return true;
}

bool traceback_is_empty(struct machine *m, struct traceback *tb)
{
    struct traceback_place place;
    for (; tb; tb = tb->next)
        if (find_place(m, tb, &place))
            return false;
    return true;
}

static bool format(struct machine *m, struct traceback *tb, bool plain, struct str_builder *out)
{
    value file = NULL, name = NULL;
    int line = 0;
    size_t count = 0;
    for (; tb; tb = tb->next) {
        struct traceback_place place;
        if (!find_place(m, tb, &place))
            continue;
        bool same = file && line == tb->lineno && str_equal(file, place.file_name) &&
                    str_equal(name, place.function_name);
        if (!same) {
            if (!add_repetition(m, count, out))
                return false;
            file = place.file_name;
            name = place.function_name;
            line = tb->lineno;
            count = 0;
        }
        if (plain)
            place.column = -1;
        if (++count <= REPEATS_SHOWN && !add_entry(m, tb, &place, out))
            return false;
    }
    return add_repetition(m, count, out);
}

bool traceback_format(struct machine *m, struct traceback *tb, struct str_builder *out)
{
    return format(m, tb, false, out);
}

bool traceback_format_plain(struct machine *m, struct traceback *tb, struct str_builder *out)
{
    return format(m, tb, true, out);
}
