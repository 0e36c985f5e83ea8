/* list: its memory, what other C code does with it, and its basic slots. CPython 3.13
 * Objects/listobject.c. */
#include "sim/value/arguments.h"
#include "sim/value/indexing.h"
#include "sim/value/iterators.h"
#include "sim/value/list_parts.h"
#include "sim/value/object.h"
#include "sim/value/set.h"
#include "sim/value/dict.h"
#include "sim/value/str.h"

#include <string.h>

/* --- memory */

static bool resize_items(struct machine *m, struct list *list, size_t capacity)
{
    value *items = heap_realloc(&m->heap, list->items, list->capacity * sizeof(value),
                                capacity * sizeof(value));
    if (!items)
        return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

bool list_reserve(struct machine *m, struct list *list, size_t size)
{
    if (size <= list->capacity)
        return true;
    size_t capacity = (size + (size >> 3) + 6) & ~(size_t)3;
    if (size - list->size > capacity - size)
        capacity = (size + 3) & ~(size_t)3;
    if (size > (SIZE_MAX >> 5) / sizeof(value) || !resize_items(m, list, capacity)) {
        raise_memory_error(m);
        return false;
    }
    return true;
}

void list_shrink(struct machine *m, struct list *list)
{
    if (list->size >= list->capacity >> 1 || list->capacity <= 8)
        return;
    size_t capacity = (list->size + (list->size >> 3) + 6) & ~(size_t)3;
    resize_items(m, list, capacity); /* if it fails, the larger block serves on */
}

void list_clear(struct machine *m, value v)
{
    struct list *list = AS_LIST(v);
    value *items = list->items;
    size_t size = list->size, capacity = list->capacity;
    list->items = NULL;
    list->size = list->capacity = 0;
    while (size > 0)
        drop(m, items[--size]);
    heap_free(&m->heap, items, capacity * sizeof(value));
}

static void list_destroy(struct machine *m, value self)
{
    list_clear(m, self);
}

/* From the end, as CPython does: the order in which the collector finalizes depends on it. */
static int list_traverse(value self, visit_fn *visit, void *closure)
{
    for (size_t i = list_size(self); i-- > 0;) {
        int stop = visit(AS_LIST(self)->items[i], closure);
        if (stop)
            return stop;
    }
    return 0;
}

/* --- making */

value list_new(struct machine *m, size_t capacity)
{
    value v = object_alloc(m, m->types.list, sizeof(struct list));
    if (v && capacity > 0 &&
        (capacity > (SIZE_MAX >> 5) / sizeof(value) || !resize_items(m, AS_LIST(v), capacity))) {
        drop(m, v);
        return raise_memory_error(m);
    }
    return v;
}

value list_from(struct machine *m, value const *items, size_t size)
{
    value v = list_new(m, size);
    if (!v)
        return NULL;
    for (size_t i = 0; i < size; i++)
        AS_LIST(v)->items[i] = keep(items[i]);
    AS_LIST(v)->size = size;
    return v;
}

value list_from_iterable(struct machine *m, value iterable)
{
    value v = list_new(m, 0);
    if (v && !list_extend(m, v, iterable))
        return drop_and_fail(m, v);
    return v;
}

static value list_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return object_alloc(m, type, type->instance_size);
}

static bool list_init(struct machine *m, value self, const struct args *args)
{
    if (!args_positional(m, args, "list", 0, 1))
        return false;
    if (list_size(self) > 0)
        list_clear(m, self);
    return args->count == 0 || list_extend(m, self, args->items[0]);
}

/* --- changing */

bool list_append_steal(struct machine *m, value v, value item)
{
    struct list *list = AS_LIST(v);
    if (list->size == list->capacity && !list_reserve(m, list, list->size + 1)) {
        drop(m, item);
        return false;
    }
    list->items[list->size++] = item;
    return true;
}

bool list_append(struct machine *m, value v, value item)
{
    return list_append_steal(m, v, keep(item));
}

static bool extend_by_items(struct machine *m, value v, value *items, size_t count)
{
    struct list *list = AS_LIST(v);
    bool own = items == list->items;
    if (!list_reserve(m, list, list->size + count))
        return false;
    value *from = own ? list->items : items, *to = list->items + list->size;
    for (size_t i = 0; i < count; i++)
        to[i] = keep(from[i]);
    list->size += count;
    return true;
}

static bool extend_by_set(struct machine *m, value v, value set)
{
    size_t position = 0;
    value item;
    if (!list_reserve(m, AS_LIST(v), list_size(v) + set_size(set)))
        return false;
    while (set_next(set, &position, &item))
        if (!list_append(m, v, item))
            return false;
    return true;
}

static bool extend_by_dict(struct machine *m, value v, struct dict *dict)
{
    size_t position = 0;
    value key;
    if (!list_reserve(m, AS_LIST(v), list_size(v) + dict->count))
        return false;
    while (dict_next(dict, &position, &key, NULL))
        if (!list_append(m, v, key))
            return false;
    return true;
}

static bool extend_by_iterator(struct machine *m, value v, value iterator)
{
    int64_t hint = object_length_hint(m, iterator);
    if (hint < 0)
        return false;
    if ((uint64_t)hint > m->heap.limit / sizeof(value)) {
        raise_memory_error(m);
        return false;
    }
    /* A hint is no promise: what it asks for beyond all reason is not reserved. */
    if (hint > 0 && hint < (1 << 20) && !list_reserve(m, AS_LIST(v), list_size(v) + (size_t)hint))
        return false;
    value item;
    while ((item = object_next(m, iterator)) != NULL)
        if (!list_append_steal(m, v, item) || !machine_charge(m, 1))
            return false;
    return !m->error;
}

bool list_extend(struct machine *m, value v, value iterable)
{
    if (is_exactly(iterable, m->types.list) || is_exactly(iterable, m->types.tuple)) {
        value *items;
        size_t size;
        sequence_items(m, iterable, &items, &size);
        return extend_by_items(m, v, items, size);
    }
    if (is_exactly(iterable, m->types.set) || is_exactly(iterable, m->types.frozenset))
        return extend_by_set(m, v, iterable);
    if (is_exactly(iterable, m->types.dict))
        return extend_by_dict(m, v, AS_DICT(iterable));
    value iterator = object_iter(m, iterable);
    if (!iterator)
        return false;
    bool ok = extend_by_iterator(m, v, iterator);
    drop(m, iterator);
    return ok;
}

bool list_insert(struct machine *m, value v, size_t position, value item)
{
    struct list *list = AS_LIST(v);
    if (!list_reserve(m, list, list->size + 1))
        return false;
    memmove(list->items + position + 1, list->items + position,
            (list->size - position) * sizeof(value));
    list->items[position] = keep(item);
    list->size++;
    return true;
}

value list_pop(struct machine *m, value v, size_t position)
{
    struct list *list = AS_LIST(v);
    value item = list->items[position];
    list->size--;
    memmove(list->items + position, list->items + position + 1,
            (list->size - position) * sizeof(value));
    list_shrink(m, list);
    return item;
}

/* --- basics */

static value list_repr(struct machine *m, value self)
{
    if (list_size(self) == 0)
        return str_from(m, "[]");
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "[...]");
    struct str_builder b = {0};
    str_builder_add_text(m, &b, "[");
    bool ok = true;
    for (size_t i = 0; ok && i < list_size(self); i++) {
        value item = keep(AS_LIST(self)->items[i]);
        if (i > 0)
            str_builder_add_text(m, &b, ", ");
        ok = str_builder_add_repr(m, &b, item);
        drop(m, item);
    }
    str_builder_add_text(m, &b, "]");
    repr_leave(m, self);
    return str_builder_finish(m, &b);
}

/* The first position where two lists differ, or the length of the shorter; -1 on error. */
static int64_t first_difference(struct machine *m, struct list *a, struct list *b)
{
    for (size_t i = 0; i < a->size && i < b->size; i++) {
        value left = a->items[i], right = b->items[i];
        if (left == right)
            continue;
        keep(left);
        keep(right);
        int same = object_equal(m, left, right);
        drop(m, left);
        drop(m, right);
        if (same <= 0)
            return same < 0 ? -1 : (int64_t)i;
    }
    return (int64_t)(a->size < b->size ? a->size : b->size);
}

static value list_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!has_type_flag(m, self, TYPE_IS_LIST) || !has_type_flag(m, other, TYPE_IS_LIST))
        return NOT_IMPLEMENTED;
    struct list *a = AS_LIST(self), *b = AS_LIST(other);
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (equality && a->size != b->size)
        return tag_bool(op == COMPARE_NE);
    int64_t i = first_difference(m, a, b);
    if (i < 0)
        return NULL;
    if ((size_t)i >= a->size || (size_t)i >= b->size)
        return compare_sizes(op, (int64_t)a->size, (int64_t)b->size);
    if (equality)
        return tag_bool(op == COMPARE_NE);
    value left = keep(a->items[i]), right = keep(b->items[i]);
    value result = object_compare(m, op, left, right);
    drop(m, left);
    drop(m, right);
    return result;
}

static int64_t list_length(struct machine *m, value self)
{
    (void)m;
    return (int64_t)list_size(self);
}

static int list_contains(struct machine *m, value self, value sought)
{
    int found = 0;
    for (size_t i = 0; !found && i < list_size(self); i++) {
        value item = keep(AS_LIST(self)->items[i]);
        found = object_equal(m, item, sought);
        drop(m, item);
    }
    return found == 0 && !machine_charge(m, list_size(self) / 8) ? -1 : found;
}

const struct type_spec list_type_spec = {
    .name = "list",
    .instance_size = sizeof(struct list),
    .flags = TYPE_TRACKED | TYPE_IS_LIST | TYPE_MATCH_SEQUENCE,
    .slots = {.make = list_make,
              .init = list_init,
              .destroy = list_destroy,
              .traverse = list_traverse,
              .clear = list_clear,
              .repr = list_repr,
              .compare = list_compare,
              .binary = list_binary,
              .inplace = list_inplace,
              .length = list_length,
              .get_item = list_get_item,
              .set_item = list_set_item,
              .contains = list_contains,
              .iter = list_iterator_new},
    .methods = list_methods,
    .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new "
           "empty list.\nThe argument must be an iterable if specified.",
};
