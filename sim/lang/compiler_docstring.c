/* Docstrings: which they are, and their indentation taken away as CPython 3.13 does it
 * (_PyCompile_CleanDoc). */
#include <string.h>

#include "sim/lang/compiler.h"

struct node *docstring_of(struct node_list *body)
{
    if (body->count == 0 || body->items[0]->kind != NODE_Expr)
        return NULL;
    struct node *first = body->items[0]->Expr.value;
    bool is_str = first->kind == NODE_Constant && first->Constant.value.kind == CONSTANT_STR;
    return is_str ? first : NULL;
}

/* Tabs to the next multiple of eight. */
static struct constant expand_tabs(struct compiler *c, const struct constant *text)
{
    struct constant expanded = *text;
    if (!text->size || !memchr(text->bytes, '\t', text->size))
        return expanded;
    char *to = compiler_alloc(c, text->size * 8 + 1);
    size_t size = 0, column = 0;
    for (size_t i = 0; i < text->size; i++) {
        char byte = text->bytes[i];
        if (byte == '\t') {
            size_t spaces = 8 - column % 8;
            memset(to + size, ' ', spaces);
            size += spaces;
            column += spaces;
            continue;
        }
        to[size++] = byte;
        if (byte == '\n')
            column = 0;
        else
            column += ((unsigned char)byte & 0xC0) != 0x80;
    }
    expanded.bytes = to;
    expanded.size = size;
    return expanded;
}

static const char *line_end(const char *at, const char *end)
{
    const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    return newline ? newline + 1 : end;
}

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && *at == ' ')
        at++;
    return at;
}

/* The least indentation of the lines behind the first that are not blank. */
static size_t margin_of(const char *at, const char *end)
{
    size_t margin = SIZE_MAX;
    for (at = line_end(at, end); at < end; at = line_end(at, end)) {
        const char *text = skip_spaces(at, end);
        if (text < end && *text != '\n' && (size_t)(text - at) < margin)
            margin = (size_t)(text - at);
    }
    return margin == SIZE_MAX ? 0 : margin;
}

struct constant clean_docstring(struct compiler *c, const struct constant *docstring)
{
    struct constant text = expand_tabs(c, docstring);
    const char *at = text.bytes, *end = at + text.size;
    size_t margin = margin_of(at, end);
    char *clean = compiler_alloc(c, text.size + 1), *to = clean;
    at = skip_spaces(at, end);
    for (;;) {
        const char *next = line_end(at, end);
        memcpy(to, at, (size_t)(next - at));
        to += next - at;
        if (next == end)
            break;
        at = next;
        for (size_t i = 0; i < margin && at < end && *at == ' '; i++)
            at++;
    }
    text.bytes = clean;
    text.size = (size_t)(to - clean);
    return text;
}
