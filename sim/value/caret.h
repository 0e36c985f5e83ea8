/* Where the markers of a traceback line go: which part of an expression is its operator or its
 * brackets. CPython 3.13 asks its parser (Lib/traceback.py,
 * _extract_caret_anchors_from_line_segment, _should_show_carets); here a small scanner does. */
#ifndef LOOPGLASS_VALUE_CARET_H
#define LOOPGLASS_VALUE_CARET_H

#include <stdbool.h>
#include <stddef.h>

enum caret_kind { CARET_NONE, CARET_OPERATOR, CARET_SUBSCRIPT, CARET_CALL };

/* Offsets of bytes into the segment; `end` is exclusive. */
struct caret_anchors {
    enum caret_kind kind;
    size_t start, end;
    bool of_name; /* a call of a plain name: f(...) */
};

/* Anchors of a segment that may span lines; CARET_NONE when it is no such expression. */
struct caret_anchors caret_find(const char *segment, size_t size);
/* Is `text`, the code from the line's start to its end, a `return f(...)` or `name = ...(...)` whose value is
 * exactly [start, end)? Then no markers are shown. */
bool caret_is_whole_statement(const char *text, size_t size, size_t start, size_t end,
                              const struct caret_anchors *anchors);

#endif
