/* What str and bytes do alike. See text.h. */
#include "sim/value/text.h"
#include "sim/value/arguments.h"

#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

static bool bound(struct machine *m, value v, int64_t *n)
{
    if (!v || v == NONE)
        return true;
    if (!type_of(m, v)->slots.as_index) {
        raise_error(m, m->types.TypeError,
                    "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return object_as_index(m, v, n);
}

static int64_t from_end(int64_t n, int64_t length)
{
    if (n >= 0)
        return n;
    return n + length < 0 ? 0 : n + length;
}

bool text_range(struct machine *m, value start, value end, size_t length, int64_t *from,
                int64_t *to)
{
    *from = 0;
    *to = (int64_t)length;
    if (!bound(m, start, from) || !bound(m, end, to))
        return false;
    *from = from_end(*from, (int64_t)length);
    *to = *to > (int64_t)length ? (int64_t)length : from_end(*to, (int64_t)length);
    return true;
}

bool text_index(struct machine *m, value key, size_t length, const char *message, size_t *n)
{
    int64_t i;
    value index = object_index(m, key);
    if (!index)
        return false;
    bool fits = int_fits_int64(index, &i);
    drop(m, index);
    if (!fits) {
        raise_error(m, m->types.IndexError, "cannot fit '%T' into an index-sized integer", key);
        return false;
    }
    if (i < 0)
        i += (int64_t)length;
    if (i < 0 || (uint64_t)i >= length) {
        raise_error(m, m->types.IndexError, "%s", message);
        return false;
    }
    *n = (size_t)i;
    return true;
}

bool text_number(struct machine *m, value v, int64_t *n)
{
    if (is_small_int(v)) {
        *n = small_int(v);
        return true;
    }
    value index = object_index(m, v);
    if (!index)
        return false;
    bool fits = int_fits_int64(index, n);
    drop(m, index);
    if (!fits)
        raise_error(m, m->types.OverflowError, "Python int too large to convert to C ssize_t");
    return fits;
}

const char *text_find(const char *text, size_t size, const char *part, size_t part_size)
{
    if (part_size == 1)
        return size ? memchr(text, part[0], size) : NULL;
    return part_size == 0 ? text : memmem(text, size, part, part_size);
}

const char *text_find_last(const char *text, size_t size, const char *part, size_t part_size)
{
    if (part_size > size)
        return NULL;
    if (part_size == 0)
        return text + size;
    size_t left = size - part_size + 1;
    while (left > 0) {
        const char *at = memrchr(text, part[0], left);
        if (!at || memcmp(at, part, part_size) == 0)
            return at;
        left = (size_t)(at - text);
    }
    return NULL;
}

size_t text_count(const char *text, size_t size, const char *part, size_t part_size)
{
    size_t count = 0;
    const char *end = text + size;
    while ((text = text_find(text, (size_t)(end - text), part, part_size))) {
        count++;
        text += part_size;
    }
    return count;
}

void text_repeat(char *out, const char *piece, size_t size, size_t count)
{
    if (size == 1) {
        memset(out, piece[0], count);
        return;
    }
    if (size == 0)
        return; /* however often */
    for (size_t i = 0; i < count; i++, out += size)
        memcpy(out, piece, size);
}

/* A sequence on the right would join or repeat too, and so ask the left one again. */
value text_ask_right(struct machine *m, enum binary_op op, value left, value right)
{
    uint32_t sequences = TYPE_IS_STR | TYPE_IS_BYTES | TYPE_IS_LIST | TYPE_IS_TUPLE;
    struct type *type = type_of(m, right);
    if (!(type->flags & TYPE_PYTHON) || (type->flags & sequences) || !type->slots.binary)
        return NOT_IMPLEMENTED;
    return type->slots.binary(m, op, left, right);
}

bool text_repeat_count(struct machine *m, value left, value right, bool sequence_left,
                       int64_t *count, value *result)
{
    value number = sequence_left ? right : left;
    *result = NULL;
    if (!type_of(m, number)->slots.as_index) {
        *result = sequence_left ? text_ask_right(m, BINARY_MUL, left, right) : NOT_IMPLEMENTED;
        if (*result == NOT_IMPLEMENTED && sequence_left)
            *result = raise_error(m, m->types.TypeError,
                                  "can't multiply sequence by non-int of type '%T'", number);
        return false;
    }
    value index = object_index(m, number);
    if (!index)
        return false;
    bool fits = int_fits_int64(index, count);
    drop(m, index);
    if (!fits)
        raise_error(m, m->types.OverflowError, "cannot fit '%T' into an index-sized integer",
                    number);
    *count = fits && *count < 0 ? 0 : *count;
    return fits;
}

static bool bind_name(struct machine *m, const char *callee, value name, value v,
                      const char *const names[3], value bound[3])
{
    for (int i = 0; i < 3; i++) {
        if (!str_equals_text(name, names[i]))
            continue;
        if (bound[i]) {
            raise_error(m, m->types.TypeError,
                        "argument for %s() given by name ('%s') and position (%d)", callee,
                        names[i], i + 1);
            return false;
        }
        bound[i] = v;
        return true;
    }
    return args_raise_unexpected_text(m, callee, name,
                                      (const char *const[]){names[0], names[1], names[2], NULL});
}

bool text_bind(struct machine *m, const char *callee, const struct args *args,
               const char *const names[3], value bound[3])
{
    size_t named = args->names ? tuple_size(args->names) : 0;
    bound[0] = bound[1] = bound[2] = NULL;
    if (args->count + named > 3) {
        raise_error(m, m->types.TypeError, "%s() takes at most 3 arguments (%zu given)", callee,
                    args->count + named);
        return false;
    }
    for (size_t i = 0; i < args->count; i++)
        bound[i] = args->items[i];
    for (size_t i = 0; i < named; i++) {
        if (!bind_name(m, callee, AS_TUPLE(args->names)->items[i], args->items[args->count + i],
                       names, bound))
            return false;
    }
    return true;
}
