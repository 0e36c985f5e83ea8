/* list: its methods. CPython 3.13 Objects/listobject.c. */
#include "sim/value/generic_alias.h"
#include "sim/value/indexing.h"
#include "sim/value/iterators.h"
#include "sim/value/list_parts.h"
#include "sim/value/object.h"

static value none_if(bool ok)
{
    return ok ? NONE : NULL;
}

static value method_append(struct machine *m, value *args)
{
    return none_if(list_append(m, args[0], args[1]));
}

static value method_extend(struct machine *m, value *args)
{
    return none_if(list_extend(m, args[0], args[1]));
}

static value method_insert(struct machine *m, value *args)
{
    int64_t i;
    if (!object_as_int64(m, args[1], &i))
        return NULL;
    int64_t size = (int64_t)list_size(args[0]);
    if (i < 0)
        i = i + size < 0 ? 0 : i + size;
    if (i > size)
        i = size;
    return none_if(list_insert(m, args[0], (size_t)i, args[2]) &&
                   machine_charge(m, (size_t)(size - i) / 8));
}

static value method_pop(struct machine *m, value *args)
{
    int64_t i = -1;
    if (args[1] && !sequence_index(m, args[1], &i))
        return NULL;
    int64_t size = (int64_t)list_size(args[0]);
    if (size == 0)
        return raise_error(m, m->types.IndexError, "pop from empty list");
    if (i < 0)
        i += size;
    if (i < 0 || i >= size)
        return raise_error(m, m->types.IndexError, "pop index out of range");
    return list_pop(m, args[0], (size_t)i);
}

static value method_remove(struct machine *m, value *args)
{
    for (size_t i = 0; i < list_size(args[0]); i++) {
        value item = keep(AS_LIST(args[0])->items[i]);
        int same = object_equal(m, item, args[1]);
        drop(m, item);
        if (same < 0)
            return NULL;
        if (!same)
            continue;
        if (i < list_size(args[0]))
            drop(m, list_pop(m, args[0], i));
        return none_if(machine_charge(m, i / 8));
    }
    return raise_error(m, m->types.ValueError, "list.remove(x): x not in list");
}

static value method_clear(struct machine *m, value *args)
{
    list_clear(m, args[0]);
    return NONE;
}

static value method_copy(struct machine *m, value *args)
{
    value copy = list_from(m, AS_LIST(args[0])->items, list_size(args[0]));
    return copy && !machine_charge(m, list_size(copy)) ? drop_and_fail(m, copy) : copy;
}

static value method_index(struct machine *m, value *args)
{
    int64_t i, stop;
    if (!sequence_range(m, args[2], args[3], (int64_t)list_size(args[0]), &i, &stop))
        return NULL;
    for (; i < stop && i < (int64_t)list_size(args[0]); i++) {
        value item = keep(AS_LIST(args[0])->items[i]);
        int same = object_equal(m, item, args[1]);
        drop(m, item);
        if (same)
            return same < 0 ? NULL : tag_small_int(i);
    }
    return raise_error(m, m->types.ValueError, "%R is not in list", args[1]);
}

static value method_count(struct machine *m, value *args)
{
    int64_t count = 0;
    for (size_t i = 0; i < list_size(args[0]); i++) {
        value item = keep(AS_LIST(args[0])->items[i]);
        int same = object_equal(m, item, args[1]);
        drop(m, item);
        if (same < 0)
            return NULL;
        count += same;
    }
    return machine_charge(m, list_size(args[0])) ? tag_small_int(count) : NULL;
}

static value method_reverse(struct machine *m, value *args)
{
    struct list *list = AS_LIST(args[0]);
    for (size_t i = 0; i < list->size / 2; i++) {
        value item = list->items[i];
        list->items[i] = list->items[list->size - 1 - i];
        list->items[list->size - 1 - i] = item;
    }
    return none_if(machine_charge(m, list->size));
}

static value method_sort(struct machine *m, value *args)
{
    int reverse = object_truth(m, args[2]);
    if (reverse < 0)
        return NULL;
    return none_if(list_sort(m, args[0], args[1], reverse));
}

static value method_reversed(struct machine *m, value *args)
{
    return list_reverse_iterator_new(m, args[0]);
}

const struct native_spec list_methods[] = {
    {"append(self, object, /)", method_append, "Append object to the end of the list."},
    {"extend(self, iterable, /)", method_extend,
     "Extend list by appending elements from the iterable."},
    {"insert(self, index, object, /)", method_insert, "Insert object before index."},
    {"pop(self, index=..., /)", method_pop,
     "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or "
     "index is out of range."},
    {"remove(self, value, /)", method_remove,
     "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."},
    {"clear(self, /)", method_clear, "Remove all items from list."},
    {"copy(self, /)", method_copy, "Return a shallow copy of the list."},
    {"index(self, value, start=..., stop=..., /)", method_index,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"count(self, value, /)", method_count, "Return number of occurrences of value."},
    {"reverse(self, /)", method_reverse, "Reverse *IN PLACE*."},
    {"sort(self, /, *, key=None, reverse=False)", method_sort,
     "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list "
     "itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf "
     "a key function is given, apply it once to each list item and sort them,\nascending or "
     "descending, according to their function values.\n\nThe reverse flag can be set to sort in "
     "descending order."},
    {"__reversed__(self, /)", method_reversed, "Return a reverse iterator over the list."},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};
