/* The methods of bytes and bytearray that look for a part. */
#include "sim/value/bytes_internal.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

/* What is looked for: bytes, or one byte given as an int, which is kept in *byte. */
static bool part_of(struct machine *m, value v, unsigned char *byte, struct view *part)
{
    *part = bytes_of(m, v);
    if (part->data)
        return true;
    if (!type_of(m, v)->slots.as_index) {
        raise_error(m, m->types.TypeError,
                    "argument should be integer or bytes-like object, not '%T'", v);
        return false;
    }
    *part = (struct view){(const char *)byte, 1};
    return bytes_item(m, v, "byte must be in range(0, 256)", byte);
}

/* The part and the window [*from, *to) in which to look; the view of self comes last, since what
 * converts the arguments may change a bytearray. */
static bool prepare(struct machine *m, value *args, unsigned char *byte, struct view *part,
                    int64_t *from, int64_t *to)
{
    return text_charge(m, bytes_of(m, args[0]).size) && part_of(m, args[1], byte, part) &&
           text_range(m, args[2], args[3], bytes_of(m, args[0]).size, from, to);
}

/* Position, -1 when there is none, -2 on error. */
static int64_t search(struct machine *m, value *args, bool last)
{
    int64_t from, to;
    unsigned char byte;
    struct view part;
    if (!prepare(m, args, &byte, &part, &from, &to))
        return -2;
    const char *text = bytes_of(m, args[0]).data;
    if (from > to)
        return -1;
    size_t size = (size_t)(to - from);
    const char *at = last ? text_find_last(text + from, size, part.data, part.size)
                          : text_find(text + from, size, part.data, part.size);
    return at ? at - text : -1;
}

value bytes_method_find(struct machine *m, value *args)
{
    int64_t position = search(m, args, false);
    return position == -2 ? NULL : tag_small_int(position);
}

value bytes_method_rfind(struct machine *m, value *args)
{
    int64_t position = search(m, args, true);
    return position == -2 ? NULL : tag_small_int(position);
}

static value found(struct machine *m, int64_t position)
{
    if (position == -1)
        return raise_error(m, m->types.ValueError, "subsection not found");
    return position < 0 ? NULL : tag_small_int(position);
}

value bytes_method_index(struct machine *m, value *args)
{
    return found(m, search(m, args, false));
}

value bytes_method_rindex(struct machine *m, value *args)
{
    return found(m, search(m, args, true));
}

value bytes_method_count(struct machine *m, value *args)
{
    int64_t from, to;
    unsigned char byte;
    struct view part;
    if (!prepare(m, args, &byte, &part, &from, &to))
        return NULL;
    if (from > to)
        return tag_small_int(0);
    if (part.size == 0)
        return tag_small_int(to - from + 1);
    const char *text = bytes_of(m, args[0]).data + from;
    return tag_small_int((int64_t)text_count(text, (size_t)(to - from), part.data, part.size));
}

/* --- at the ends */

static bool stands_at_end(struct view text, struct view part, bool suffix)
{
    if (part.size > text.size)
        return false;
    return memcmp(suffix ? text.data + text.size - part.size : text.data, part.data, part.size) ==
           0;
}

static value tail_match(struct machine *m, value *args, const char *method, bool suffix)
{
    int64_t from, to;
    if (!text_range(m, args[2], args[3], bytes_of(m, args[0]).size, &from, &to))
        return NULL;
    bool is_tuple = has_type_flag(m, args[1], TYPE_IS_TUPLE);
    value *items = is_tuple ? AS_TUPLE(args[1])->items : &args[1];
    size_t count = is_tuple ? tuple_size(args[1]) : 1;
    struct view window = {bytes_of(m, args[0]).data + from, from <= to ? (size_t)(to - from) : 0};
    for (size_t i = 0; i < count; i++) {
        struct view part = bytes_of(m, items[i]);
        if (!part.data && is_tuple && !bytes_require(m, items[i], &part))
            return NULL;
        if (!part.data)
            return raise_error(m, m->types.TypeError,
                               "%s first arg must be bytes or a tuple of bytes, not %T", method,
                               items[i]);
        if (from <= to && stands_at_end(window, part, suffix))
            return TRUE;
    }
    return FALSE;
}

value bytes_method_startswith(struct machine *m, value *args)
{
    return tail_match(m, args, "startswith", false);
}

value bytes_method_endswith(struct machine *m, value *args)
{
    return tail_match(m, args, "endswith", true);
}

static value remove_end(struct machine *m, value *args, bool suffix)
{
    struct view part, all = bytes_of(m, args[0]);
    if (!bytes_require(m, args[1], &part))
        return NULL;
    if (!stands_at_end(all, part, suffix))
        part.size = 0;
    if (part.size == 0 && is_exactly(args[0], m->types.bytes))
        return keep(args[0]);
    return bytes_like(m, args[0], all.data + (suffix ? 0 : part.size), all.size - part.size);
}

value bytes_method_removeprefix(struct machine *m, value *args)
{
    return remove_end(m, args, false);
}

value bytes_method_removesuffix(struct machine *m, value *args)
{
    return remove_end(m, args, true);
}

/* --- partition */

static value partition(struct machine *m, value self, value separator, bool last)
{
    struct view part, all = bytes_of(m, self);
    if (!bytes_require(m, separator, &part))
        return NULL;
    if (part.size == 0)
        return raise_error(m, m->types.ValueError, "empty separator");
    const char *at = last ? text_find_last(all.data, all.size, part.data, part.size)
                          : text_find(all.data, all.size, part.data, part.size);
    size_t first = at ? (size_t)(at - all.data) : last ? 0 : all.size;
    size_t middle = at ? part.size : 0;
    value pieces[3] = {
        bytes_like(m, self, all.data, first),
        bytes_like(m, self, all.data + first, middle),
        bytes_like(m, self, all.data + first + middle, all.size - first - middle),
    };
    value tuple = NULL;
    if (pieces[0] && pieces[1] && pieces[2])
        tuple = tuple_from(m, pieces, 3);
    for (int i = 0; i < 3; i++)
        drop(m, pieces[i]);
    return tuple;
}

value bytes_method_partition(struct machine *m, value *args)
{
    return partition(m, args[0], args[1], false);
}

value bytes_method_rpartition(struct machine *m, value *args)
{
    return partition(m, args[0], args[1], true);
}

/* --- replace */

static void replace_into(struct machine *m, struct str_builder *b, struct view all,
                         struct view old, struct view fresh, size_t limit)
{
    const char *at = all.data, *end = all.data + all.size, *next;
    while (limit-- > 0 && (next = text_find(at, (size_t)(end - at), old.data, old.size))) {
        str_builder_add(m, b, at, (size_t)(next - at));
        if (!str_builder_add(m, b, fresh.data, fresh.size))
            return;
        at = next + old.size;
        if (old.size == 0) {
            if (at == end)
                break;
            str_builder_add(m, b, at++, 1);
        }
    }
    str_builder_add(m, b, at, (size_t)(end - at));
}

value bytes_method_replace(struct machine *m, value *args)
{
    int64_t limit;
    struct view old, fresh;
    struct str_builder b = {0}; /* of bytes */
    if (!text_number(m, args[3], &limit) || !text_charge(m, bytes_of(m, args[0]).size) ||
        !bytes_require(m, args[1], &old) || !bytes_require(m, args[2], &fresh))
        return NULL;
    replace_into(m, &b, bytes_of(m, args[0]), old, fresh, limit < 0 ? SIZE_MAX : (size_t)limit);
    value v = b.failed ? NULL : bytes_like(m, args[0], b.text, b.size);
    str_builder_abandon(m, &b);
    return v;
}
