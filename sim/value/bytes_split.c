/* The methods of bytes and bytearray that take them apart, join them, or take off their ends. */
#include "sim/value/bytes_internal.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool add_piece(struct machine *m, value list, value self, const char *from, const char *to)
{
    value piece = bytes_like(m, self, from, (size_t)(to - from));
    return piece && list_append_steal(m, list, piece);
}

/* --- split */

static bool split_spaces(struct machine *m, value list, value self, size_t limit)
{
    struct view all = bytes_of(m, self);
    const char *at = all.data, *end = at + all.size;
    for (;;) {
        while (at < end && is_space(*at))
            at++;
        if (at == end)
            return true;
        const char *word = at;
        if (limit-- == 0)
            return add_piece(m, list, self, word, end);
        while (at < end && !is_space(*at))
            at++;
        if (!add_piece(m, list, self, word, at))
            return false;
    }
}

static bool split_spaces_from_end(struct machine *m, value list, value self, size_t limit)
{
    struct view all = bytes_of(m, self);
    const char *start = all.data, *at = start + all.size;
    for (;;) {
        while (at > start && is_space(at[-1]))
            at--;
        if (at == start)
            return true;
        const char *end = at;
        if (limit-- == 0)
            return add_piece(m, list, self, start, end);
        while (at > start && !is_space(at[-1]))
            at--;
        if (!add_piece(m, list, self, at, end))
            return false;
    }
}

static bool split_at(struct machine *m, value list, value self, struct view part, size_t limit)
{
    struct view all = bytes_of(m, self);
    const char *at = all.data, *end = at + all.size, *next;
    while (limit-- > 0 && (next = text_find(at, (size_t)(end - at), part.data, part.size))) {
        if (!add_piece(m, list, self, at, next))
            return false;
        at = next + part.size;
    }
    return add_piece(m, list, self, at, end);
}

static bool split_at_from_end(struct machine *m, value list, value self, struct view part,
                              size_t limit)
{
    struct view all = bytes_of(m, self);
    const char *start = all.data, *end = start + all.size, *last;
    while (limit-- > 0 &&
           (last = text_find_last(start, (size_t)(end - start), part.data, part.size))) {
        if (!add_piece(m, list, self, last + part.size, end))
            return false;
        end = last;
    }
    return add_piece(m, list, self, start, end);
}

static void turn_over(value list)
{
    value *items = AS_LIST(list)->items;
    for (size_t i = 0, j = list_size(list); i + 1 < j; i++) {
        value item = items[--j];
        items[j] = items[i];
        items[i] = item;
    }
}

static value split(struct machine *m, value *args, bool from_end)
{
    int64_t given;
    bool good;
    struct view part = {NULL, 1};
    if (!text_number(m, args[2], &given) || !text_charge(m, bytes_of(m, args[0]).size) ||
        (args[1] != NONE && !bytes_require(m, args[1], &part)))
        return NULL;
    if (part.size == 0)
        return raise_error(m, m->types.ValueError, "empty separator");
    value list = list_new(m, 0);
    if (!list)
        return NULL;
    size_t limit = given < 0 ? SIZE_MAX : (size_t)given;
    if (from_end)
        good = part.data ? split_at_from_end(m, list, args[0], part, limit)
                         : split_spaces_from_end(m, list, args[0], limit);
    else
        good = part.data ? split_at(m, list, args[0], part, limit)
                         : split_spaces(m, list, args[0], limit);
    if (!good)
        return drop_and_fail(m, list);
    if (from_end)
        turn_over(list);
    return list;
}

value bytes_method_split(struct machine *m, value *args)
{
    return split(m, args, false);
}

value bytes_method_rsplit(struct machine *m, value *args)
{
    return split(m, args, true);
}

value bytes_method_splitlines(struct machine *m, value *args)
{
    int keep_ends = object_truth(m, args[1]);
    value list = keep_ends < 0 ? NULL : list_new(m, 0);
    struct view all = bytes_of(m, args[0]);
    const char *at = all.data, *end = at + all.size, *start = at;
    while (list && at < end) {
        const char *line_end = at;
        char c = *at++;
        if (c != '\n' && c != '\r')
            continue;
        if (c == '\r' && at < end && *at == '\n')
            at++;
        if (!add_piece(m, list, args[0], start, keep_ends ? at : line_end))
            return drop_and_fail(m, list);
        start = at;
    }
    if (list && start < end && !add_piece(m, list, args[0], start, end))
        return drop_and_fail(m, list);
    return list;
}

/* --- join */

static value join_items(struct machine *m, value self, value const *items, size_t count)
{
    struct str_builder b = {0}; /* of bytes */
    struct view separator = bytes_of(m, self);
    for (size_t i = 0; i < count; i++) {
        struct view item = bytes_of(m, items[i]);
        if (!item.data) {
            str_builder_abandon(m, &b);
            return raise_error(m, m->types.TypeError,
                               "sequence item %zu: expected a bytes-like object, %T found", i,
                               items[i]);
        }
        if (i > 0)
            str_builder_add(m, &b, separator.data, separator.size);
        str_builder_add(m, &b, item.data, item.size);
    }
    value v = b.failed ? NULL : bytes_like(m, self, b.text, b.size);
    str_builder_abandon(m, &b);
    return v;
}

value bytes_method_join(struct machine *m, value *args)
{
    value *items;
    size_t count;
    if (sequence_items(m, args[1], &items, &count))
        return join_items(m, args[0], items, count);
    struct slots *slots = &type_of(m, args[1])->slots;
    if (!slots->iter && !slots->get_item)
        return raise_error(m, m->types.TypeError, "can only join an iterable");
    value list = list_from_iterable(m, args[1]);
    value v = list ? join_items(m, args[0], AS_LIST(list)->items, list_size(list)) : NULL;
    if (list && !v)
        return drop_and_fail(m, list);
    drop(m, list);
    return v;
}

/* --- strip */

enum ends { LEFT = 1, RIGHT = 2 };

static bool is_in(struct view set, char c)
{
    return set.data ? memchr(set.data, c, set.size) != NULL : is_space(c);
}

static value strip(struct machine *m, value *args, int ends)
{
    struct view set = {NULL, 0}, all = bytes_of(m, args[0]);
    if (args[1] != NONE && !bytes_require(m, args[1], &set))
        return NULL;
    const char *start = all.data, *end = start + all.size;
    while ((ends & LEFT) && start < end && is_in(set, *start))
        start++;
    while ((ends & RIGHT) && end > start && is_in(set, end[-1]))
        end--;
    if ((size_t)(end - start) == all.size && is_exactly(args[0], m->types.bytes))
        return keep(args[0]);
    return bytes_like(m, args[0], start, (size_t)(end - start));
}

value bytes_method_strip(struct machine *m, value *args)
{
    return strip(m, args, LEFT | RIGHT);
}

value bytes_method_lstrip(struct machine *m, value *args)
{
    return strip(m, args, LEFT);
}

value bytes_method_rstrip(struct machine *m, value *args)
{
    return strip(m, args, RIGHT);
}
