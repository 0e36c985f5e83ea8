/* The methods of str that look for a part of it. */
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str_internal.h"
#include "sim/value/str_methods.h"
#include "sim/value/text.h"
#include "sim/value/utf8.h"

#include <string.h>

static bool require_str(struct machine *m, value v, const char *method, int argument)
{
    if (is_str(m, v))
        return true;
    raise_error(m, m->types.TypeError, "%s() argument %d must be str, not %T", method, argument, v);
    return false;
}

/* --- find and its like */

/* The bytes of self that lie between the code points `from` and `to`. */
struct window {
    const char *text;
    size_t size;
};

static struct window window_of(value self, int64_t from, int64_t to)
{
    size_t start = str_offset(self, (size_t)from);
    size_t end = (size_t)to == str_length(self) ? str_size(self) : str_offset(self, (size_t)to);
    return (struct window){str_text(self) + start, end - start};
}

/* The position of the first or last `part`, -1 when there is none, -2 on error. */
static int64_t search(struct machine *m, value *args, const char *method, bool last)
{
    int64_t from, to;
    value self = args[0], part = args[1];
    if (!require_str(m, part, method, 1) || !text_charge(m, str_size(self)) ||
        !text_range(m, args[2], args[3], str_length(self), &from, &to))
        return -2;
    if (from > to || (size_t)(to - from) < str_length(part))
        return -1;
    struct window w = window_of(self, from, to);
    const char *at = last ? text_find_last(w.text, w.size, str_text(part), str_size(part))
                          : text_find(w.text, w.size, str_text(part), str_size(part));
    return at ? (int64_t)str_position(self, (size_t)(at - str_text(self))) : -1;
}

static value found(struct machine *m, int64_t position)
{
    if (position == -1)
        return raise_error(m, m->types.ValueError, "substring not found");
    return position < 0 ? NULL : tag_small_int(position);
}

value str_method_find(struct machine *m, value *args)
{
    int64_t position = search(m, args, "find", false);
    return position == -2 ? NULL : tag_small_int(position);
}

value str_method_rfind(struct machine *m, value *args)
{
    int64_t position = search(m, args, "rfind", true);
    return position == -2 ? NULL : tag_small_int(position);
}

value str_method_index(struct machine *m, value *args)
{
    return found(m, search(m, args, "index", false));
}

value str_method_rindex(struct machine *m, value *args)
{
    return found(m, search(m, args, "rindex", true));
}

value str_method_count(struct machine *m, value *args)
{
    int64_t from, to;
    value self = args[0], part = args[1];
    if (!require_str(m, part, "count", 1) || !text_charge(m, str_size(self)) ||
        !text_range(m, args[2], args[3], str_length(self), &from, &to))
        return NULL;
    if (from > to)
        return tag_small_int(0);
    if (str_size(part) == 0)
        return tag_small_int(to - from + 1);
    struct window w = window_of(self, from, to);
    return tag_small_int((int64_t)text_count(w.text, w.size, str_text(part), str_size(part)));
}

/* --- at the ends */

static bool stands_at_end(struct window w, value part, bool suffix)
{
    if (str_size(part) > w.size)
        return false;
    const char *at = suffix ? w.text + w.size - str_size(part) : w.text;
    return memcmp(at, str_text(part), str_size(part)) == 0;
}

static value tail_match(struct machine *m, value *args, const char *method, bool suffix)
{
    int64_t from, to;
    value self = args[0], parts = args[1];
    if (!text_range(m, args[2], args[3], str_length(self), &from, &to))
        return NULL;
    bool is_tuple = has_type_flag(m, parts, TYPE_IS_TUPLE);
    value *items = is_tuple ? AS_TUPLE(parts)->items : &args[1];
    size_t count = is_tuple ? tuple_size(parts) : 1;
    for (size_t i = 0; i < count; i++) {
        if (!is_str(m, items[i]) && is_tuple)
            return raise_error(m, m->types.TypeError,
                               "tuple for %s must only contain str, not %T", method, items[i]);
        if (!is_str(m, items[i]))
            return raise_error(m, m->types.TypeError,
                               "%s first arg must be str or a tuple of str, not %T", method,
                               items[i]);
        if (from <= to && stands_at_end(window_of(self, from, to), items[i], suffix))
            return TRUE;
    }
    return FALSE;
}

value str_method_startswith(struct machine *m, value *args)
{
    return tail_match(m, args, "startswith", false);
}

value str_method_endswith(struct machine *m, value *args)
{
    return tail_match(m, args, "endswith", true);
}

static value remove_end(struct machine *m, value *args, const char *method, bool suffix)
{
    value self = args[0], part = args[1];
    struct window all = {str_text(self), str_size(self)};
    if (!is_str(m, part))
        return raise_error(m, m->types.TypeError, "%s() argument must be str, not %T", method,
                           part);
    if (!stands_at_end(all, part, suffix))
        return str_exact(m, self);
    if (suffix)
        return str_part(m, self, 0, str_size(self) - str_size(part));
    return str_part(m, self, str_size(part), str_size(self));
}

value str_method_removeprefix(struct machine *m, value *args)
{
    return remove_end(m, args, "removeprefix", false);
}

value str_method_removesuffix(struct machine *m, value *args)
{
    return remove_end(m, args, "removesuffix", true);
}

/* --- partition */

static value triple(struct machine *m, value a, value b, value c)
{
    value tuple = a && b && c ? tuple_pack3(m, a, b, c) : NULL;
    drop(m, a);
    drop(m, b);
    drop(m, c);
    return tuple;
}

static value partition(struct machine *m, value self, value separator, bool last)
{
    const char *text = str_text(self);
    size_t size = str_size(self), part = 0;
    if (!is_str(m, separator))
        return raise_error(m, m->types.TypeError, "must be str, not %T", separator);
    part = str_size(separator);
    if (part == 0)
        return raise_error(m, m->types.ValueError, "empty separator");
    const char *at = last ? text_find_last(text, size, str_text(separator), part)
                          : text_find(text, size, str_text(separator), part);
    value whole, empty;
    if (at) {
        size_t before = (size_t)(at - text);
        whole = str_part(m, self, 0, before);
        empty = str_part(m, self, before + part, size);
        return triple(m, whole, keep(separator), empty);
    }
    whole = str_exact(m, self);
    empty = str_new(m, "", 0);
    return last ? triple(m, empty, keep_or_null(empty), whole)
                : triple(m, whole, empty, keep_or_null(empty));
}

value str_method_partition(struct machine *m, value *args)
{
    return partition(m, args[0], args[1], false);
}

value str_method_rpartition(struct machine *m, value *args)
{
    return partition(m, args[0], args[1], true);
}

/* --- replace */

/* Puts `fresh` before every code point and at the end, `limit` times at most. */
static value interleave(struct machine *m, value self, value fresh, size_t limit)
{
    struct str_builder b = {0};
    const char *at = str_text(self), *end = at + str_size(self);
    for (; limit > 0; limit--) {
        const char *start = at;
        str_builder_add_value(m, &b, fresh);
        if (at == end)
            break;
        utf8_next(&at);
        str_builder_add(m, &b, start, (size_t)(at - start));
    }
    str_builder_add(m, &b, at, (size_t)(end - at));
    return str_builder_finish(m, &b);
}

static void write_replaced(char *out, value self, value old, value fresh, size_t count)
{
    const char *at = str_text(self), *end = at + str_size(self);
    for (; count > 0; count--) {
        const char *next = text_find(at, (size_t)(end - at), str_text(old), str_size(old));
        memcpy(out, at, (size_t)(next - at));
        out += next - at;
        memcpy(out, str_text(fresh), str_size(fresh));
        out += str_size(fresh);
        at = next + str_size(old);
    }
    memcpy(out, at, (size_t)(end - at));
}

static value replace_all(struct machine *m, value self, value old, value fresh, size_t limit)
{
    size_t count = text_count(str_text(self), str_size(self), str_text(old), str_size(old));
    count = count > limit ? limit : count;
    if (count == 0)
        return str_exact(m, self);
    size_t kept = str_size(self) - count * str_size(old), more;
    if (__builtin_mul_overflow(count, str_size(fresh), &more) || more > m->heap.limit)
        return raise_memory_error(m);
    size_t length = str_length(self) - count * str_length(old) + count * str_length(fresh);
    value v = str_allocate(m, kept + more, length);
    if (v)
        write_replaced(AS_STR(v)->text, self, old, fresh, count);
    return v;
}

value str_method_replace(struct machine *m, value *args)
{
    int64_t limit;
    value self = args[0], old = args[1], fresh = args[2];
    if (!require_str(m, old, "replace", 1) || !require_str(m, fresh, "replace", 2) ||
        !text_number(m, args[3], &limit) || !text_charge(m, str_size(self)))
        return NULL;
    if (limit < 0)
        limit = INT64_MAX;
    if (str_size(old) > 0)
        return replace_all(m, self, old, fresh, (size_t)limit);
    return limit == 0 ? str_exact(m, self) : interleave(m, self, fresh, (size_t)limit);
}
