/* A scenario as a text to be shown. */
#include "ui/story/scenario.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t)64 << 20) /* no program is as large: a wrong file */

/* "#> words" at the end of a code line, outside of quotes. */
static const char *find_note(const char *text, size_t size)
{
    char quote = '\0';
    for (size_t i = 0; i + 1 < size; i++) {
        if (quote) {
            if (text[i] == '\\')
                i++;
            else if (text[i] == quote)
                quote = '\0';
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        } else if (text[i] == '#') {
            return text[i + 1] == '>' ? text + i : NULL;
        }
    }
    return NULL;
}

static struct scenario_line cut_line(const char *text, size_t size)
{
    if (size && text[size - 1] == '\r')
        size--;
    struct scenario_line line = {.text = text, .size = size};
    const char *note = find_note(text, size);
    if (note) {
        line.note = note + 2;
        line.note_size = (size_t)(text + size - line.note);
        while (line.note_size && *line.note == ' ') {
            line.note++;
            line.note_size--;
        }
        line.size = (size_t)(note - text);
    }
    while (line.size && line.text[line.size - 1] == ' ')
        line.size--;
    return line;
}

static bool cut_lines(struct scenario *scenario)
{
    size_t count = 1;
    for (size_t i = 0; i < scenario->size; i++)
        count += scenario->text[i] == '\n';
    scenario->lines = calloc(count, sizeof *scenario->lines);
    if (!scenario->lines)
        return false;
    const char *at = scenario->text, *end = scenario->text + scenario->size;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        scenario->lines[scenario->line_count++] = cut_line(at, (size_t)(stop - at));
        at = newline ? newline + 1 : end;
    }
    return true;
}

/* A copy without control characters: these are words to be shown. */
static char *copy_words(const char *text, size_t size)
{
    char *copy = strndup(text, size);
    for (char *c = copy; c && *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = *c == '\r' && !c[1] ? '\0' : ' ';
    return copy;
}

/* The value of a header line "# sim: WORD value"; a copy, "" when there is none. */
static char *header_value(const struct scenario *scenario, const char *word)
{
    char prefix[32];
    int length = snprintf(prefix, sizeof prefix, "# sim: %s ", word);
    for (size_t i = 0; i < scenario->line_count; i++) {
        struct scenario_line line = scenario->lines[i];
        if (line.size > (size_t)length && memcmp(line.text, prefix, (size_t)length) == 0)
            return copy_words(line.text + length, line.size - (size_t)length);
    }
    return strdup("");
}

static bool read_header(struct scenario *scenario)
{
    scenario->title = header_value(scenario, "title");
    scenario->about = header_value(scenario, "about");
    scenario->ask = header_value(scenario, "ask");
    scenario->answer = header_value(scenario, "answer");
    scenario->change = header_value(scenario, "try");
    return scenario->title && scenario->about && scenario->ask && scenario->answer &&
           scenario->change;
}

bool scenario_open(struct scenario *scenario, const char *path, char *text, size_t size)
{
    memset(scenario, 0, sizeof *scenario);
    scenario->text = text;
    scenario->size = size;
    scenario->path = strdup(path);
    if (!scenario->path || !cut_lines(scenario)) {
        scenario_close(scenario);
        errno = ENOMEM;
        return false;
    }
    const char *slash = strrchr(scenario->path, '/');
    scenario->file = slash ? slash + 1 : scenario->path;
    if (read_header(scenario))
        return true;
    scenario_close(scenario);
    errno = ENOMEM;
    return false;
}

static char *read_all(FILE *file, size_t *size)
{
    size_t capacity = 1 << 14;
    char *text = malloc(capacity);
    *size = 0;
    while (text) {
        *size += fread(text + *size, 1, capacity - *size - 1, file);
        if (*size < capacity - 1)
            break;
        capacity *= 2;
        char *grown = capacity > MOST_BYTES ? NULL : realloc(text, capacity);
        if (!grown) {
            free(text);
            errno = EFBIG;
        }
        text = grown;
    }
    if (text && ferror(file)) {
        free(text);
        text = NULL;
    }
    if (text)
        text[*size] = '\0';
    return text;
}

bool scenario_read(struct scenario *scenario, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    size_t size;
    char *text = read_all(file, &size);
    int error = errno;
    fclose(file);
    errno = error;
    return text && scenario_open(scenario, path, text, size);
}

void scenario_close(struct scenario *scenario)
{
    free(scenario->path);
    free(scenario->text);
    free(scenario->lines);
    free(scenario->title);
    free(scenario->about);
    free(scenario->ask);
    free(scenario->answer);
    free(scenario->change);
    memset(scenario, 0, sizeof *scenario);
}

struct scenario_line scenario_line(const struct scenario *scenario, uint32_t number)
{
    if (number == 0 || number > scenario->line_count)
        return (struct scenario_line){.text = ""};
    return scenario->lines[number - 1];
}

struct scenario_line scenario_line_before_end(const struct scenario *scenario, uint32_t number)
{
    static const char answer[] = "# sim: answer ", kept[] = "# sim: answer (at the end of the run)";
    struct scenario_line line = scenario_line(scenario, number);
    if (line.size >= sizeof answer - 1 && memcmp(line.text, answer, sizeof answer - 1) == 0)
        line = (struct scenario_line){.text = kept, .size = sizeof kept - 1};
    return line;
}
