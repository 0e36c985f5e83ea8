/* Building text piece by piece. See str.h. */
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/value/str_internal.h"
#include "sim/value/utf8.h"

#include <string.h>

#define FIRST_CAPACITY 64

void str_builder_abandon(struct machine *m, struct str_builder *b)
{
    heap_free(&m->heap, b->text, b->capacity);
    *b = (struct str_builder){0};
}

bool str_builder_fail(struct machine *m, struct str_builder *b)
{
    str_builder_abandon(m, b);
    b->failed = true;
    return false;
}

static bool reserve(struct machine *m, struct str_builder *b, size_t more)
{
    if (b->failed)
        return false;
    if (more <= b->capacity - b->size)
        return true;
    size_t capacity = b->capacity ? b->capacity * 2 : FIRST_CAPACITY;
    while (capacity - b->size < more)
        capacity *= 2;
    char *text = NULL;
    if (more <= m->heap.limit)
        text = heap_realloc(&m->heap, b->text, b->capacity, capacity);
    if (!text) {
        raise_memory_error(m);
        return str_builder_fail(m, b);
    }
    b->text = text;
    b->capacity = capacity;
    return true;
}

static bool add_counted(struct machine *m, struct str_builder *b, const char *text, size_t size,
                        size_t length)
{
    if (!reserve(m, b, size))
        return false;
    if (size)
        memcpy(b->text + b->size, text, size);
    b->size += size;
    b->length += length;
    return true;
}

bool str_builder_add(struct machine *m, struct str_builder *b, const char *text, size_t size)
{
    return add_counted(m, b, text, size, utf8_length(text, size));
}

bool str_builder_add_text(struct machine *m, struct str_builder *b, const char *text)
{
    return str_builder_add(m, b, text, strlen(text));
}

bool str_builder_add_value(struct machine *m, struct str_builder *b, value str)
{
    return add_counted(m, b, str_text(str), str_size(str), str_length(str));
}

bool str_builder_add_code_point(struct machine *m, struct str_builder *b, uint32_t code_point)
{
    char text[UTF8_MAX];
    return add_counted(m, b, text, utf8_write(text, code_point), 1);
}

bool str_builder_add_repr(struct machine *m, struct str_builder *b, value v)
{
    if (b->failed)
        return false;
    value repr = object_repr(m, v);
    if (!repr)
        return str_builder_fail(m, b);
    bool added = str_builder_add_value(m, b, repr);
    drop(m, repr);
    return added;
}

value str_builder_finish(struct machine *m, struct str_builder *b)
{
    if (b->failed)
        return NULL;
    value v = str_new_counted(m, b->text ? b->text : "", b->size, b->length);
    str_builder_abandon(m, b);
    return v;
}
