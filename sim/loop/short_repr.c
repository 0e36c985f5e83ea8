/* reprlib.repr: results in the repr of futures are cut. CPython 3.13 Lib/reprlib.py (Repr). */
#include "sim/loop/face.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

#define MAX_LEVEL  6
#define MAX_ITEMS  6
#define MAX_DICT   4
#define MAX_STRING 30
#define MAX_LONG   40
#define MAX_OTHER  30

static value at_level(struct machine *m, value v, int level);

/* The first and last characters of a text that is longer than `most`, "..." between them. */
static value cut(struct machine *m, value text, size_t most)
{
    size_t length = str_length(text);
    if (length <= most)
        return text;
    size_t before = (most - 3) / 2, after = most - 3 - before;
    value head = str_slice(m, text, 0, before);
    value tail = head ? str_slice(m, text, length - after, length) : NULL;
    value result = tail ? str_format(m, "%S...%S", head, tail) : NULL;
    drop(m, head);
    drop(m, tail);
    drop(m, text);
    return result;
}

static value cut_repr(struct machine *m, value v, size_t most)
{
    value text = object_repr(m, v);
    return text ? cut(m, text, most) : NULL;
}

/* Of a long string only its first characters are looked at, as there. */
static value of_str(struct machine *m, value v)
{
    size_t length = str_length(v);
    if (length <= MAX_STRING)
        return cut_repr(m, v, MAX_STRING);
    value start = str_slice(m, v, 0, MAX_STRING);
    value shown = start ? object_repr(m, start) : NULL;
    drop(m, start);
    if (shown && str_length(shown) <= MAX_STRING)
        return shown;
    drop(m, shown);
    size_t before = (MAX_STRING - 3) / 2, after = MAX_STRING - 3 - before;
    value head = str_slice(m, v, 0, before);
    value tail = head ? str_slice(m, v, length - after, length) : NULL;
    value joined = tail ? str_concat(m, head, tail) : NULL;
    shown = joined ? object_repr(m, joined) : NULL;
    value result = NULL;
    if (shown) {
        value first = str_slice(m, shown, 0, before);
        value last = first ? str_slice(m, shown, str_length(shown) - after, str_length(shown)) : NULL;
        result = last ? str_format(m, "%S...%S", first, last) : NULL;
        drop(m, first);
        drop(m, last);
    }
    drop(m, head);
    drop(m, tail);
    drop(m, joined);
    drop(m, shown);
    return result;
}

static bool add_value(struct machine *m, struct str_builder *text, value v, int level)
{
    value shown = at_level(m, v, level);
    bool ok = shown && str_builder_add_value(m, text, shown);
    drop(m, shown);
    return ok;
}

static value finish(struct machine *m, struct str_builder *text, bool ok, const char *close)
{
    if (ok && str_builder_add_text(m, text, close))
        return str_builder_finish(m, text);
    str_builder_abandon(m, text);
    return NULL;
}

static value of_sequence(struct machine *m, value v, int level, bool is_tuple)
{
    struct str_builder text = {0};
    value *items;
    size_t size;
    sequence_items(m, v, &items, &size);
    str_builder_add_text(m, &text, is_tuple ? "(" : "[");
    const char *close = !is_tuple ? "]" : size == 1 && level > 0 ? ",)" : ")";
    if (level <= 0 && size > 0)
        return finish(m, &text, str_builder_add_text(m, &text, "..."), close);
    bool ok = true;
    for (size_t i = 0; ok && i < size && i < MAX_ITEMS; i++) {
        if (i)
            str_builder_add_text(m, &text, ", ");
        ok = add_value(m, &text, items[i], level - 1);
    }
    if (ok && size > MAX_ITEMS)
        ok = str_builder_add_text(m, &text, ", ...");
    return finish(m, &text, ok, close);
}

static value sorted_or_not(struct machine *m, value iterable)
{
    value list = list_from_iterable(m, iterable);
    if (list && !list_sort(m, list, NULL, false)) {
        error_clear(m);
        drop(m, list);
        list = list_from_iterable(m, iterable);
    }
    return list;
}

static value of_dict(struct machine *m, value v, int level)
{
    struct dict *dict = AS_DICT(v);
    if (dict->count == 0)
        return str_from(m, "{}");
    if (level <= 0)
        return str_from(m, "{...}");
    value keys = sorted_or_not(m, v);
    if (!keys)
        return NULL;
    struct str_builder text = {0};
    bool ok = str_builder_add_text(m, &text, "{");
    for (size_t i = 0; ok && i < list_size(keys) && i < MAX_DICT; i++) {
        value key = AS_LIST(keys)->items[i], item = dict_get(m, dict, key);
        if (i)
            str_builder_add_text(m, &text, ", ");
        ok = item && add_value(m, &text, key, level - 1) && str_builder_add_text(m, &text, ": ") &&
             add_value(m, &text, item, level - 1);
    }
    if (ok && dict->count > MAX_DICT)
        ok = str_builder_add_text(m, &text, ", ...");
    drop(m, keys);
    return finish(m, &text, ok, "}");
}

static value of_set(struct machine *m, value v, int level)
{
    bool frozen = is_exactly(v, m->types.frozenset);
    if (set_size(v) == 0)
        return str_from(m, frozen ? "frozenset()" : "set()");
    value items = sorted_or_not(m, v);
    if (!items)
        return NULL;
    struct str_builder text = {0};
    bool ok = str_builder_add_text(m, &text, frozen ? "frozenset({" : "{");
    if (level <= 0)
        str_builder_add_text(m, &text, "...");
    for (size_t i = 0; ok && level > 0 && i < list_size(items) && i < MAX_ITEMS; i++) {
        if (i)
            str_builder_add_text(m, &text, ", ");
        ok = add_value(m, &text, AS_LIST(items)->items[i], level - 1);
    }
    if (ok && level > 0 && list_size(items) > MAX_ITEMS)
        ok = str_builder_add_text(m, &text, ", ...");
    drop(m, items);
    return finish(m, &text, ok, frozen ? "})" : "}");
}

static value of_instance(struct machine *m, value v)
{
    value text = object_repr(m, v);
    if (text)
        return cut(m, text, MAX_OTHER);
    error_clear(m);
    return str_format(m, "<%T instance>", v);
}

static value at_level(struct machine *m, value v, int level)
{
    struct type *type = type_of(m, v);
    if (type == m->types.str)
        return of_str(m, v);
    if (type == m->types.int_)
        return cut_repr(m, v, MAX_LONG);
    if (type == m->types.list)
        return of_sequence(m, v, level, false);
    if (type == m->types.tuple)
        return of_sequence(m, v, level, true);
    if (type == m->types.dict)
        return of_dict(m, v, level);
    if (type == m->types.set || type == m->types.frozenset)
        return of_set(m, v, level);
    return of_instance(m, v);
}

value short_repr(struct machine *m, value v)
{
    return at_level(m, v, MAX_LEVEL);
}
