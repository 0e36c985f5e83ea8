/* list: subscripts, slices and the operators + and *. CPython 3.13 Objects/listobject.c
 * (list_ass_subscript). */
#include "sim/value/indexing.h"
#include "sim/value/list_parts.h"
#include "sim/value/object.h"

#include <string.h>

/* --- reading */

static value get_slice(struct machine *m, value self, value slice)
{
    int64_t start, stop, step, count;
    if (!slice_indices(m, slice, (int64_t)list_size(self), &start, &stop, &step, &count))
        return NULL;
    if (step == 1)
        return list_from(m, AS_LIST(self)->items + start, (size_t)count);
    value result = list_new(m, (size_t)count);
    for (int64_t i = 0; result && i < count; i++, start += step)
        AS_LIST(result)->items[AS_LIST(result)->size++] = keep(AS_LIST(self)->items[start]);
    return result;
}

static value wrong_key(struct machine *m, value key)
{
    return raise_error(m, m->types.TypeError, "list indices must be integers or slices, not %T",
                       key);
}

/* The position that an index names, or -1 when it is outside (no error set). */
static int64_t position_of(value self, int64_t i)
{
    int64_t size = (int64_t)list_size(self);
    if (i < 0)
        i += size;
    return i < 0 || i >= size ? -1 : i;
}

value list_get_item(struct machine *m, value self, value key)
{
    int64_t i;
    if (is_small_int(key)) {
        i = small_int(key);
    } else if (is_exactly(key, m->types.slice)) {
        value result = get_slice(m, self, key);
        if (result && !machine_charge(m, list_size(result)))
            return drop_and_fail(m, result);
        return result;
    } else if (!is_index(m, key)) {
        return wrong_key(m, key);
    } else if (!sequence_index(m, key, &i)) {
        return NULL;
    }
    i = position_of(self, i);
    if (i < 0)
        return raise_error(m, m->types.IndexError, "list index out of range");
    return keep(AS_LIST(self)->items[i]);
}

/* --- writing */

/* Drops items that have already left the list. */
static void drop_all(struct machine *m, value *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        drop(m, items[i]);
}

bool list_splice(struct machine *m, struct list *list, size_t start, size_t end,
                 value const *fresh, size_t count)
{
    size_t removed = end - start, tail = list->size - end;
    value *gone = NULL, *came = NULL;
    if (removed > 0 && !(gone = heap_alloc(&m->heap, removed * sizeof(value))))
        return raise_memory_error(m);
    if (count > 0 && !(came = heap_alloc(&m->heap, count * sizeof(value))))
        goto no_memory;
    for (size_t i = 0; i < count; i++)
        came[i] = fresh[i];
    if (count > removed && !list_reserve(m, list, list->size - removed + count))
        goto no_memory;
    for (size_t i = 0; i < count; i++)
        keep(came[i]);
    if (removed > 0)
        memcpy(gone, list->items + start, removed * sizeof(value));
    if (tail > 0)
        memmove(list->items + start + count, list->items + end, tail * sizeof(value));
    if (count > 0)
        memcpy(list->items + start, came, count * sizeof(value));
    list->size = start + count + tail;
    list_shrink(m, list);
    heap_free(&m->heap, came, count * sizeof(value));
    if (removed > 0)
        drop_all(m, gone, removed);
    heap_free(&m->heap, gone, removed * sizeof(value));
    return true;
no_memory:
    heap_free(&m->heap, came, count * sizeof(value));
    heap_free(&m->heap, gone, removed * sizeof(value));
    return raise_memory_error(m);
}

/* del list[start::step], step not 1: closes the gaps from the front. */
static bool delete_stepped(struct machine *m, struct list *list, int64_t start, int64_t step,
                           int64_t count)
{
    if (count <= 0)
        return true;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    value *gone = heap_alloc(&m->heap, (size_t)count * sizeof(value));
    if (!gone)
        return raise_memory_error(m);
    size_t to = (size_t)start, taken = 0;
    for (size_t from = (size_t)start; from < list->size; from++) {
        bool leaves = taken < (size_t)count && from == (size_t)(start + step * (int64_t)taken);
        if (leaves)
            gone[taken++] = list->items[from];
        else
            list->items[to++] = list->items[from];
    }
    list->size = to;
    list_shrink(m, list);
    drop_all(m, gone, taken);
    heap_free(&m->heap, gone, (size_t)count * sizeof(value));
    return true;
}

static bool assign_stepped(struct machine *m, struct list *list, int64_t start, int64_t step,
                           int64_t count, value fresh)
{
    size_t size;
    value *items;
    sequence_items(m, fresh, &items, &size);
    if (size != (size_t)count)
        return raise_error(m, m->types.ValueError,
                           "attempt to assign sequence of size %zu to extended slice of size %lld",
                           size, (long long)count);
    value *gone = heap_alloc(&m->heap, size * sizeof(value));
    if (!gone)
        return raise_memory_error(m);
    for (size_t i = 0; i < size; i++, start += step) {
        gone[i] = list->items[start];
        list->items[start] = keep(items[i]);
    }
    drop_all(m, gone, size);
    heap_free(&m->heap, gone, size * sizeof(value));
    return true;
}

/* What is assigned to a slice, as a list or tuple of its own (never the list itself). */
static value slice_source(struct machine *m, value self, value item)
{
    if (item == self)
        return list_from(m, AS_LIST(self)->items, list_size(self));
    if (has_type_flag(m, item, TYPE_IS_LIST | TYPE_IS_TUPLE))
        return keep(item);
    value fresh = list_from_iterable(m, item);
    if (!fresh && error_is(m, m->types.TypeError) && !type_of(m, item)->slots.iter)
        raise_error(m, m->types.TypeError, "must assign iterable to extended slice");
    return fresh;
}

static bool set_slice(struct machine *m, value self, value slice, value item)
{
    int64_t start, stop, step, count;
    struct list *list = AS_LIST(self);
    /* The source is read first: reading it may run code that changes the list. */
    value fresh = item ? slice_source(m, self, item) : NULL;
    if (item && !fresh)
        return false;
    bool ok = slice_indices(m, slice, (int64_t)list->size, &start, &stop, &step, &count);
    if (ok && step == 1) {
        value *items = NULL;
        size_t size = 0;
        if (fresh)
            sequence_items(m, fresh, &items, &size);
        ok = list_splice(m, list, (size_t)start, (size_t)(start + count), items, size);
    } else if (ok && !fresh) {
        ok = delete_stepped(m, list, start, step, count);
    } else if (ok) {
        ok = assign_stepped(m, list, start, step, count, fresh);
    }
    drop(m, fresh);
    return ok && machine_charge(m, list->size / 8);
}

bool list_set_item(struct machine *m, value self, value key, value item)
{
    int64_t i;
    if (is_small_int(key))
        i = small_int(key);
    else if (is_exactly(key, m->types.slice))
        return set_slice(m, self, key, item);
    else if (!is_index(m, key))
        return wrong_key(m, key);
    else if (!sequence_index(m, key, &i))
        return false;
    i = position_of(self, i);
    if (i < 0)
        return raise_error(m, m->types.IndexError, "list assignment index out of range");
    if (item)
        replace_place(m, AS_LIST(self)->items[i], keep(item));
    else
        drop(m, list_pop(m, self, (size_t)i));
    return true;
}

/* --- operators */

value list_concat(struct machine *m, value left, value right)
{
    size_t a = list_size(left), b = list_size(right);
    value result = list_new(m, a + b);
    if (!result)
        return NULL;
    value *items = AS_LIST(result)->items;
    for (size_t i = 0; i < a; i++)
        items[i] = keep(AS_LIST(left)->items[i]);
    for (size_t i = 0; i < b; i++)
        items[a + i] = keep(AS_LIST(right)->items[i]);
    AS_LIST(result)->size = a + b;
    return machine_charge(m, a + b) ? result : drop_and_fail(m, result);
}

value list_repeat(struct machine *m, value self, value count)
{
    size_t repeats;
    if (!sequence_repeats(m, count, list_size(self), &repeats))
        return NULL;
    size_t size = list_size(self), total = size * repeats;
    value result = list_new(m, total);
    for (size_t i = 0; result && i < total; i++)
        AS_LIST(result)->items[i] = keep(AS_LIST(self)->items[size == 1 ? 0 : i % size]);
    if (!result)
        return NULL;
    AS_LIST(result)->size = total;
    return machine_charge(m, total) ? result : drop_and_fail(m, result);
}

static value add(struct machine *m, value left, value right)
{
    if (has_type_flag(m, right, TYPE_IS_LIST))
        return list_concat(m, left, right);
    value answer = right_operand(m, BINARY_ADD, left, right);
    if (answer != NOT_IMPLEMENTED)
        return answer;
    return raise_error(m, m->types.TypeError, "can only concatenate list (not \"%T\") to list",
                       right);
}

static value multiply(struct machine *m, value left, value right)
{
    if (is_index(m, right))
        return list_repeat(m, left, right);
    value answer = right_operand(m, BINARY_MUL, left, right);
    return answer != NOT_IMPLEMENTED ? answer : sequence_not_repeatable(m, right);
}

value list_binary(struct machine *m, enum binary_op op, value left, value right)
{
    bool first = has_type_flag(m, left, TYPE_IS_LIST);
    if (op == BINARY_ADD)
        return first ? add(m, left, right) : NOT_IMPLEMENTED;
    if (op != BINARY_MUL)
        return NOT_IMPLEMENTED;
    if (first)
        return multiply(m, left, right);
    return is_index(m, left) ? list_repeat(m, right, left) : NOT_IMPLEMENTED;
}

static value multiply_in_place(struct machine *m, value self, value count)
{
    struct list *list = AS_LIST(self);
    size_t repeats;
    if (!is_index(m, count))
        return NOT_IMPLEMENTED;
    if (!sequence_repeats(m, count, list->size, &repeats))
        return NULL;
    size_t size = list->size;
    if (repeats == 0) {
        list_clear(m, self);
    } else {
        if (!list_reserve(m, list, size * repeats))
            return NULL;
        for (size_t i = size; i < size * repeats; i++)
            list->items[i] = keep(list->items[i - size]);
        list->size = size * repeats;
    }
    return machine_charge(m, list->size) ? keep(self) : NULL;
}

value list_inplace(struct machine *m, enum binary_op op, value left, value right)
{
    if (op == BINARY_MUL)
        return multiply_in_place(m, left, right);
    if (op != BINARY_ADD)
        return NOT_IMPLEMENTED;
    return list_extend(m, left, right) ? keep(left) : NULL;
}
