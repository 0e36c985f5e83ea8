/* str: making, interning, hashing, comparing and cutting text. See str.h. */
#include "sim/value/str.h"

#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/siphash.h"
#include "sim/value/str_internal.h"
#include "sim/value/utf8.h"

#include <string.h>

bool is_str(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_STR);
}

/* --- life */

/* The steps grow with the text, so that appending seldom needs another block, and the size of the
 * block follows from the text's size alone, so that it need not be kept. */
size_t str_block_size(size_t text_size)
{
    size_t bytes = offsetof(struct str, text) + text_size + 1;
    size_t step = HEAP_GRAIN;
    if (bytes > HEAP_SMALL_MAX) {
        while (step < bytes / 16)
            step *= 2;
    }
    return (bytes + step - 1) & ~(step - 1);
}

/* As object_alloc does it for a type that is not tracked, but without clearing the text first. */
value str_allocate(struct machine *m, size_t size, size_t length)
{
    struct str *s = size > m->heap.limit ? NULL : heap_alloc(&m->heap, str_block_size(size));
    if (!s)
        return raise_memory_error(m);
    s->head = (struct object){.refs = 1, .type = m->types.str};
    str_begin(&s->head, size, length);
    return &s->head;
}

void str_begin(value v, size_t size, size_t length)
{
    AS_STR(v)->hash = -1;
    AS_STR(v)->size = size;
    AS_STR(v)->length = length;
    AS_STR(v)->interned = false;
    AS_STR(v)->text[size] = '\0';
}

/* Text whose number of code points is known. */
value str_new_counted(struct machine *m, const char *text, size_t size, size_t length)
{
    if (size == 0 && m->names.empty)
        return keep(m->names.empty);
    value v = str_allocate(m, size, length);
    if (v && size)
        memcpy(AS_STR(v)->text, text, size);
    return v;
}

value str_new(struct machine *m, const char *text, size_t size)
{
    return str_new_counted(m, text, size, utf8_length(text, size));
}

value str_from(struct machine *m, const char *text)
{
    return str_new(m, text, strlen(text));
}

value str_from_code_point(struct machine *m, uint32_t code_point)
{
    char text[UTF8_MAX];
    return str_new_counted(m, text, utf8_write(text, code_point), 1);
}

value str_exact(struct machine *m, value v)
{
    if (is_exactly(v, m->types.str))
        return keep(v);
    return str_new_counted(m, str_text(v), str_size(v), str_length(v));
}

/* --- interning */

value str_intern_value(struct machine *m, value str)
{
    if (AS_STR(str)->interned)
        return keep(str);
    value known = dict_get(m, m->interned, str);
    if (known)
        return keep(known);
    value exact = str_exact(m, str);
    if (!exact)
        return NULL;
    if (!dict_set(m, m->interned, exact, exact))
        return drop_and_fail(m, exact);
    AS_STR(exact)->interned = true;
    return exact;
}

value str_intern(struct machine *m, const char *text, size_t size)
{
    value fresh = str_new(m, text, size);
    if (!fresh)
        return NULL;
    value interned = str_intern_value(m, fresh);
    drop(m, fresh);
    return interned;
}

/* --- comparing */

bool str_equal(value a, value b)
{
    if (a == b)
        return true;
    if (AS_STR(a)->interned && AS_STR(b)->interned)
        return false;
    return str_size(a) == str_size(b) && memcmp(str_text(a), str_text(b), str_size(a)) == 0;
}

bool str_equals_text(value a, const char *text)
{
    size_t size = strlen(text);
    return str_size(a) == size && memcmp(str_text(a), text, size) == 0;
}

/* UTF-8 sorts as code points do. */
int str_compare(value a, value b)
{
    size_t shorter = str_size(a) < str_size(b) ? str_size(a) : str_size(b);
    int order = memcmp(str_text(a), str_text(b), shorter);
    if (order != 0)
        return order;
    return (str_size(a) > str_size(b)) - (str_size(a) < str_size(b));
}

/* --- hashing: over one, two or four bytes a code point, as the largest of them needs */

#define HASH_CHUNK 256

static uint32_t largest_code_point(value v)
{
    uint32_t largest = 0;
    const char *end = str_text(v) + str_size(v);
    for (const char *at = str_text(v); at < end;) {
        uint32_t c = utf8_next(&at);
        largest = c > largest ? c : largest;
    }
    return largest;
}

static int64_t hash_wide(value v)
{
    struct siphash_state state;
    unsigned char chunk[HASH_CHUNK];
    uint32_t largest = largest_code_point(v);
    size_t width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4, used = 0;
    const char *end = str_text(v) + str_size(v);
    siphash_begin(&state, str_length(v) * width);
    for (const char *at = str_text(v); at < end;) {
        uint32_t c = utf8_next(&at);
        for (size_t i = 0; i < width; i++)
            chunk[used++] = (unsigned char)(c >> 8 * i);
        if (used == HASH_CHUNK) {
            siphash_words(&state, chunk, used / 8);
            used = 0;
        }
    }
    return siphash_end(&state, chunk, used);
}

int64_t str_hash(value v)
{
    struct str *s = AS_STR(v);
    if (s->hash == -1)
        s->hash = s->size == s->length ? siphash13(s->text, s->size) : hash_wide(v);
    return s->hash;
}

/* --- places in the text */

/* From whichever end is nearer. */
size_t str_offset(value v, size_t n)
{
    const struct str *s = AS_STR(v);
    const char *at = s->text;
    if (s->size == s->length)
        return n;
    if (n <= s->length / 2) {
        while (n-- > 0)
            at += utf8_size(*at);
    } else {
        at += s->size;
        for (size_t left = s->length - n; left > 0; left--)
            utf8_previous(&at);
    }
    return (size_t)(at - s->text);
}

size_t str_position(value v, size_t offset)
{
    const struct str *s = AS_STR(v);
    return s->size == s->length ? offset : utf8_length(s->text, offset);
}

uint32_t str_code_point(value v, size_t n)
{
    const char *at = str_text(v) + str_offset(v, n);
    return utf8_next(&at);
}

value str_part(struct machine *m, value v, size_t from, size_t to)
{
    if (from == 0 && to == str_size(v))
        return str_exact(m, v);
    if (str_is_ascii(v))
        return str_new_counted(m, str_text(v) + from, to - from, to - from);
    return str_new(m, str_text(v) + from, to - from);
}

value str_slice(struct machine *m, value v, size_t start, size_t end)
{
    if (start >= end)
        return str_new_counted(m, "", 0, 0);
    size_t from = str_offset(v, start);
    size_t to = end == str_length(v) ? str_size(v) : str_offset(v, end);
    if (start == 0 && to == str_size(v))
        return str_exact(m, v);
    return str_new_counted(m, str_text(v) + from, to - from, end - start);
}

/* --- joining */

value str_concat(struct machine *m, value a, value b)
{
    if (str_size(a) == 0 && is_exactly(b, m->types.str))
        return keep(b);
    if (str_size(b) == 0 && is_exactly(a, m->types.str))
        return keep(a);
    value v = str_allocate(m, str_size(a) + str_size(b), str_length(a) + str_length(b));
    if (!v)
        return NULL;
    memcpy(AS_STR(v)->text, str_text(a), str_size(a));
    memcpy(AS_STR(v)->text + str_size(a), str_text(b), str_size(b));
    return v;
}

static bool may_grow_in_place(struct machine *m, value a)
{
    return a->refs == 1 && !AS_STR(a)->interned && is_exactly(a, m->types.str) &&
           !(a->serial & SERIAL_FLAGS);
}

/* Room for `more` bytes behind the text of `a`, which may move. NULL: there is none. */
static struct str *grow(struct machine *m, value a, size_t more)
{
    size_t old_block = str_block_size(str_size(a)), size = str_size(a) + more;
    size_t new_block = str_block_size(size);
    if (new_block == old_block)
        return AS_STR(a);
    if (size > m->heap.limit)
        return NULL;
    return heap_realloc(&m->heap, a, old_block, new_block);
}

value str_append(struct machine *m, value a, value b)
{
    size_t more = str_size(b);
    if (!may_grow_in_place(m, a) || a == b || str_size(a) == 0) {
        value joined = str_concat(m, a, b);
        drop(m, a);
        return joined;
    }
    struct str *s = grow(m, a, more);
    if (!s) {
        drop(m, a);
        return raise_memory_error(m);
    }
    memcpy(s->text + s->size, str_text(b), more);
    s->size += more;
    s->length += str_length(b);
    s->text[s->size] = '\0';
    s->hash = -1;
    return &s->head;
}
