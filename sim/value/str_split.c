/* The methods of str that take it apart into pieces, put pieces together, or take off its ends. */
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str_internal.h"
#include "sim/value/str_methods.h"
#include "sim/value/text.h"
#include "sim/value/unicode.h"
#include "sim/value/utf8.h"

#include <string.h>

static bool is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return unicode_is(c, UNICODE_SPACE);
}

/* Appends the bytes [from, to) of self. */
static bool add_piece(struct machine *m, value list, value self, const char *from, const char *to)
{
    const char *text = str_text(self);
    value piece = str_part(m, self, (size_t)(from - text), (size_t)(to - text));
    return piece && list_append_steal(m, list, piece);
}

/* --- split at white space */

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end) {
        const char *next = at;
        if (!is_space(utf8_next(&next)))
            break;
        at = next;
    }
    return at;
}

static const char *skip_word(const char *at, const char *end)
{
    while (at < end) {
        const char *next = at;
        if (is_space(utf8_next(&next)))
            break;
        at = next;
    }
    return at;
}

static bool split_spaces(struct machine *m, value list, value self, size_t limit)
{
    const char *at = str_text(self), *end = at + str_size(self);
    while ((at = skip_spaces(at, end)) < end) {
        if (limit-- == 0)
            return add_piece(m, list, self, at, end);
        const char *word_end = skip_word(at, end);
        if (!add_piece(m, list, self, at, word_end))
            return false;
        at = word_end;
    }
    return true;
}

static const char *skip_back(const char *at, const char *start, bool spaces)
{
    while (at > start) {
        const char *before = at;
        if (is_space(utf8_previous(&before)) != spaces)
            break;
        at = before;
    }
    return at;
}

static bool split_spaces_from_end(struct machine *m, value list, value self, size_t limit)
{
    const char *start = str_text(self), *at = start + str_size(self);
    while ((at = skip_back(at, start, true)) > start) {
        if (limit-- == 0)
            return add_piece(m, list, self, start, at);
        const char *word = skip_back(at, start, false);
        if (!add_piece(m, list, self, word, at))
            return false;
        at = word;
    }
    return true;
}

/* --- split at a separator */

static bool split_at(struct machine *m, value list, value self, value separator, size_t limit)
{
    const char *at = str_text(self), *end = at + str_size(self), *next;
    size_t size = str_size(separator);
    while (limit-- > 0 && (next = text_find(at, (size_t)(end - at), str_text(separator), size))) {
        if (!add_piece(m, list, self, at, next))
            return false;
        at = next + size;
    }
    return add_piece(m, list, self, at, end);
}

static bool split_at_from_end(struct machine *m, value list, value self, value separator,
                              size_t limit)
{
    const char *start = str_text(self), *end = start + str_size(self), *last;
    size_t size = str_size(separator);
    while (limit-- > 0 &&
           (last = text_find_last(start, (size_t)(end - start), str_text(separator), size))) {
        if (!add_piece(m, list, self, last + size, end))
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

typedef bool splitter(struct machine *m, value list, value self, value separator, size_t limit);

static bool split_by(struct machine *m, value list, value *args, size_t limit, bool from_end)
{
    if (args[1] == NONE)
        return from_end ? split_spaces_from_end(m, list, args[0], limit)
                        : split_spaces(m, list, args[0], limit);
    splitter *split = from_end ? split_at_from_end : split_at;
    return split(m, list, args[0], args[1], limit);
}

static value split(struct machine *m, value *args, bool from_end)
{
    int64_t limit;
    if (!text_number(m, args[2], &limit) || !text_charge(m, str_size(args[0])))
        return NULL;
    if (args[1] != NONE && !is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "must be str or None, not %T", args[1]);
    if (args[1] != NONE && str_size(args[1]) == 0)
        return raise_error(m, m->types.ValueError, "empty separator");
    value list = list_new(m, 0);
    if (!list)
        return NULL;
    if (!split_by(m, list, args, limit < 0 ? SIZE_MAX : (size_t)limit, from_end))
        return drop_and_fail(m, list);
    if (from_end)
        turn_over(list);
    return list;
}

value str_method_split(struct machine *m, value *args)
{
    return split(m, args, false);
}

value str_method_rsplit(struct machine *m, value *args)
{
    return split(m, args, true);
}

value str_method_splitlines(struct machine *m, value *args)
{
    value self = args[0];
    int keep_ends = object_truth(m, args[1]);
    if (keep_ends < 0 || !text_charge(m, str_size(self)))
        return NULL;
    value list = list_new(m, 0);
    const char *at = str_text(self), *end = at + str_size(self), *start = at;
    while (list && at < end) {
        const char *line_end = at;
        uint32_t c = utf8_next(&at);
        if (!unicode_is_line_break(c))
            continue;
        if (c == '\r' && at < end && *at == '\n')
            at++;
        if (!add_piece(m, list, self, start, keep_ends ? at : line_end))
            return drop_and_fail(m, list);
        start = at;
    }
    if (list && start < end && !add_piece(m, list, self, start, end))
        return drop_and_fail(m, list);
    return list;
}

/* --- join */

static bool join_size(struct machine *m, value separator, value const *items, size_t count,
                      size_t *size, size_t *length)
{
    *size = *length = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_str(m, items[i])) {
            raise_error(m, m->types.TypeError,
                        "sequence item %zu: expected str instance, %T found", i, items[i]);
            return false;
        }
        *size += str_size(items[i]) + (i ? str_size(separator) : 0);
        *length += str_length(items[i]) + (i ? str_length(separator) : 0);
        if (*size > m->heap.limit) {
            raise_memory_error(m);
            return false;
        }
    }
    return true;
}

static value join_items(struct machine *m, value separator, value const *items, size_t count)
{
    size_t size, length;
    if (count == 1 && is_exactly(items[0], m->types.str))
        return keep(items[0]);
    if (!join_size(m, separator, items, count, &size, &length))
        return NULL;
    if (size == 0)
        return str_new(m, "", 0);
    value v = str_allocate(m, size, length);
    if (!v)
        return NULL;
    char *out = AS_STR(v)->text;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(out, str_text(separator), str_size(separator));
            out += str_size(separator);
        }
        memcpy(out, str_text(items[i]), str_size(items[i]));
        out += str_size(items[i]);
    }
    return v;
}

value str_join(struct machine *m, value separator, value iterable)
{
    value *items, list = NULL;
    size_t count;
    if (!sequence_items(m, iterable, &items, &count)) {
        struct slots *slots = &type_of(m, iterable)->slots;
        if (!slots->iter && !slots->get_item)
            return raise_error(m, m->types.TypeError, "can only join an iterable");
        list = list_from_iterable(m, iterable);
        if (!list)
            return NULL;
        items = AS_LIST(list)->items;
        count = list_size(list);
    }
    value joined = join_items(m, separator, items, count);
    if (!list)
        return joined;
    if (!joined)
        return drop_and_fail(m, list);
    drop(m, list);
    return joined;
}

value str_method_join(struct machine *m, value *args)
{
    return str_join(m, args[0], args[1]);
}

/* --- strip */

enum ends { LEFT = 1, RIGHT = 2 };

/* Is c to be taken off: one of `set`, or white space when there is none? */
static bool is_in(value set, uint32_t c)
{
    char text[UTF8_MAX];
    if (set == NONE)
        return is_space(c);
    return text_find(str_text(set), str_size(set), text, utf8_write(text, c)) != NULL;
}

static value strip(struct machine *m, value *args, const char *method, int ends)
{
    value self = args[0], set = args[1];
    const char *start = str_text(self), *end = start + str_size(self);
    if (set != NONE && !is_str(m, set))
        return raise_error(m, m->types.TypeError, "%s arg must be None or str", method);
    while ((ends & LEFT) && start < end) {
        const char *next = start;
        if (!is_in(set, utf8_next(&next)))
            break;
        start = next;
    }
    while ((ends & RIGHT) && end > start) {
        const char *before = end;
        if (!is_in(set, utf8_previous(&before)))
            break;
        end = before;
    }
    return str_part(m, self, (size_t)(start - str_text(self)), (size_t)(end - str_text(self)));
}

value str_method_strip(struct machine *m, value *args)
{
    return strip(m, args, "strip", LEFT | RIGHT);
}

value str_method_lstrip(struct machine *m, value *args)
{
    return strip(m, args, "lstrip", LEFT);
}

value str_method_rstrip(struct machine *m, value *args)
{
    return strip(m, args, "rstrip", RIGHT);
}
