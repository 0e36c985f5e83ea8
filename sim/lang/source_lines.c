/* The text of a compiled file, cut into lines. See source.h. */
#include "sim/lang/source.h"

#include "sim/value/error.h"

#include <string.h>

/* Copies with every line end made '\n'; `to` NULL: only counts. Returns the bytes. */
static size_t copy_uniform(char *to, const char *text, size_t size)
{
    size_t out = 0;
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        if (c == '\r') {
            c = '\n';
            i += i + 1 < size && text[i + 1] == '\n';
        }
        if (to)
            to[out] = c;
        out++;
    }
    return out;
}

static uint32_t count_lines(const char *text, size_t size)
{
    uint32_t lines = 0;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n';
    return lines + (size > 0 && text[size - 1] != '\n');
}

static bool cut_lines(struct machine *m, struct source *source)
{
    source->line_count = count_lines(source->text, source->size);
    source->lines = heap_alloc(&m->heap, (source->line_count + 1) * sizeof(uint32_t));
    if (!source->lines)
        return false;
    uint32_t line = 0;
    source->lines[0] = 0;
    for (size_t i = 0; i < source->size && line < source->line_count; i++)
        if (source->text[i] == '\n')
            source->lines[++line] = (uint32_t)i + 1;
    source->lines[source->line_count] = (uint32_t)source->size;
    return true;
}

static bool fill(struct machine *m, struct source *source, const char *text, size_t size)
{
    source->size = copy_uniform(NULL, text, size);
    char *copy = heap_alloc(&m->heap, source->size + 1);
    if (!copy)
        return false;
    copy_uniform(copy, text, size);
    copy[source->size] = '\0';
    source->text = copy;
    return cut_lines(m, source);
}

struct source *source_new(struct machine *m, value file_name, const char *text, size_t size,
                          bool is_library)
{
    struct source *source = heap_alloc(&m->heap, sizeof *source);
    if (!source || size > UINT32_MAX - 1) {
        heap_free(&m->heap, source, sizeof *source);
        raise_memory_error(m);
        return NULL;
    }
    *source = (struct source){.refs = 1, .file_name = keep(file_name), .is_library = is_library};
    if (fill(m, source, text, size))
        return source;
    source_drop(m, source);
    raise_memory_error(m);
    return NULL;
}

struct source *source_new_carried(struct machine *m, value file_name, const char *text, size_t size)
{
    struct source *source = heap_alloc(&m->heap, sizeof *source);
    if (!source) {
        raise_memory_error(m);
        return NULL;
    }
    *source = (struct source){.refs = 1,
                              .file_name = keep(file_name),
                              .text = text,
                              .size = size,
                              .is_library = true,
                              .carried = true};
    return source;
}

struct source *source_keep(struct source *source)
{
    source->refs++;
    return source;
}

void source_drop(struct machine *m, struct source *source)
{
    if (!source || --source->refs > 0)
        return;
    if (source->text && !source->carried)
        heap_free(&m->heap, (void *)(uintptr_t)source->text, source->size + 1);
    if (source->lines)
        heap_free(&m->heap, source->lines, (source->line_count + 1) * sizeof(uint32_t));
    drop(m, source->file_name);
    heap_free(&m->heap, source, sizeof *source);
}

static bool find_line(const struct source *source, uint32_t line, const char **text, size_t *size)
{
    const char *at = source->text, *end = at + source->size, *newline;
    for (; line > 1 && (newline = memchr(at, '\n', (size_t)(end - at))); line--)
        at = newline + 1;
    if (line != 1 || at == end)
        return false;
    newline = memchr(at, '\n', (size_t)(end - at));
    *text = at;
    *size = (size_t)((newline ? newline : end) - at);
    return true;
}

bool source_line(const struct source *source, uint32_t line, const char **text, size_t *size)
{
    if (source->carried)
        return find_line(source, line, text, size);
    if (line < 1 || line > source->line_count)
        return false;
    uint32_t start = source->lines[line - 1], end = source->lines[line];
    *text = source->text + start;
    *size = end - start;
    if (*size > 0 && (*text)[*size - 1] == '\n')
        --*size;
    return true;
}
