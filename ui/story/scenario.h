/* A scenario as a text to be shown: its lines, its header, its teaching notes. */
#ifndef LOOPGLASS_UI_STORY_SCENARIO_H
#define LOOPGLASS_UI_STORY_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scenario_line {
    const char *text;   /* without the note; not NUL-terminated */
    size_t size;
    const char *note;   /* after `#>`; NULL: none */
    size_t note_size;
};

struct scenario {
    char *path;
    const char *file;   /* the last part of the path */
    char *text;         /* the whole file, NUL-terminated */
    size_t size;
    struct scenario_line *lines;
    size_t line_count;
    char *title, *about; /* of the header; "" when absent, these and the next */
    char *ask, *answer;  /* what to predict before the run, and how it comes out */
    char *change;        /* `# sim: try`: a change to make and see */
};

/* Takes over `text` (malloc'ed, NUL-terminated). False: out of memory. */
bool scenario_open(struct scenario *scenario, const char *path, char *text, size_t size);
/* Reads a file. False with errno set when it cannot be read. */
bool scenario_read(struct scenario *scenario, const char *path);
void scenario_close(struct scenario *scenario);
/* The same, but the line of the header that answers the lesson's question is kept back: before the
 * end of the run it would give the answer away. */
struct scenario_line scenario_line_before_end(const struct scenario *scenario, uint32_t number);
/* Line `number` from 1; an empty line beyond the end. */
struct scenario_line scenario_line(const struct scenario *scenario, uint32_t number);

#endif
