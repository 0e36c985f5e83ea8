/* bytearray: bytes that can be changed. See bytes.h. */
#include "sim/value/bytes_internal.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/specs.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

#define ARRAY(v)      ((struct bytearray *)(v))
#define RANGE_MESSAGE "byte must be in range(0, 256)"

/* --- memory */

bool bytearray_resize(struct machine *m, value self, size_t size)
{
    struct bytearray *array = ARRAY(self);
    size_t capacity = array->capacity;
    if (size != array->size && array->exports > 0) {
        raise_error(m, m->types.BufferError,
                    "Existing exports of data: object cannot be re-sized");
        return false;
    }
    if (size > capacity || size < capacity / 4)
        capacity = size + size / 8 + (size > 8 ? 6 : 3);
    if (capacity != array->capacity) {
        unsigned char *data = NULL;
        if (size <= m->heap.limit)
            data = heap_realloc(&m->heap, array->data, array->capacity, capacity);
        if (!data) {
            raise_memory_error(m);
            return false;
        }
        array->data = data;
        array->capacity = capacity;
    }
    if (size > array->size)
        memset(array->data + array->size, 0, size - array->size);
    array->size = size;
    return true;
}

static value array_make(struct machine *m, struct type *type, const void *data, size_t size)
{
    value v = object_alloc(m, type, type->instance_size);
    if (!v)
        return NULL;
    if (size > 0 && !bytearray_resize(m, v, size))
        return drop_and_fail(m, v);
    if (data && size)
        memcpy(ARRAY(v)->data, data, size);
    return v;
}

value bytearray_new(struct machine *m, const void *data, size_t size)
{
    return array_make(m, m->types.bytearray, data, size);
}

static value make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return array_make(m, type, NULL, 0);
}

static bool init(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"source", "encoding", "errors"};
    value bound[3];
    if (!text_bind(m, "bytearray", args, names, bound))
        return false;
    value bytes = bytes_from_arguments(m, bound, "bytearray", RANGE_MESSAGE);
    if (!bytes)
        return false;
    bool good = bytearray_resize(m, self, AS_BYTES(bytes)->size);
    if (good && ARRAY(self)->size)
        memcpy(ARRAY(self)->data, AS_BYTES(bytes)->data, ARRAY(self)->size);
    drop(m, bytes);
    return good;
}

static void destroy(struct machine *m, value self)
{
    heap_free(&m->heap, ARRAY(self)->data, ARRAY(self)->capacity);
    ARRAY(self)->data = NULL;
}

/* Puts `size` bytes in the place of [from, to); data may lie in self's own memory no longer. */
static bool put(struct machine *m, value self, size_t from, size_t to, const void *data,
                size_t size)
{
    struct bytearray *array = ARRAY(self);
    size_t tail = array->size - to, old = array->size;
    if (from + size + tail > old) {
        if (!bytearray_resize(m, self, from + size + tail))
            return false;
        memmove(array->data + from + size, array->data + to, tail);
    } else if (from + size + tail < old) {
        if (array->exports > 0)
            return bytearray_resize(m, self, from + size + tail);
        memmove(array->data + from + size, array->data + to, tail);
        if (!bytearray_resize(m, self, from + size + tail))
            return false;
    }
    if (size > 0)
        memcpy(array->data + from, data, size);
    return true;
}

/* --- items and slices */

/* What is assigned to a slice, as a bytes of its own. */
static value replacement(struct machine *m, value item)
{
    struct slots *slots = &type_of(m, item)->slots;
    bool good = bytes_of(m, item).data || ((slots->iter || slots->get_item) && !is_str(m, item));
    if (!good)
        return raise_error(m, m->types.TypeError,
                           "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    return bytes_from_iterable(m, item, RANGE_MESSAGE);
}

static bool set_stepped(struct machine *m, value self, int64_t start, int64_t step, int64_t count,
                        value bytes)
{
    if ((int64_t)AS_BYTES(bytes)->size != count) {
        raise_error(m, m->types.ValueError,
                    "attempt to assign bytes of size %zu to extended slice of size %zu",
                    AS_BYTES(bytes)->size, (size_t)count);
        return false;
    }
    for (int64_t i = 0; i < count; i++)
        ARRAY(self)->data[start + i * step] = AS_BYTES(bytes)->data[i];
    return true;
}

static bool set_slice(struct machine *m, value self, value key, value item)
{
    int64_t start, stop, step, count;
    value bytes = replacement(m, item);
    if (!bytes)
        return false;
    bool good = slice_indices(m, key, (int64_t)ARRAY(self)->size, &start, &stop, &step, &count);
    if (good && step == 1)
        good = put(m, self, (size_t)start, (size_t)(start + count), AS_BYTES(bytes)->data,
                   AS_BYTES(bytes)->size);
    else if (good)
        good = set_stepped(m, self, start, step, count, bytes);
    drop(m, bytes);
    return good;
}

static bool delete_slice(struct machine *m, value self, value key)
{
    int64_t start, stop, step, count;
    struct bytearray *array = ARRAY(self);
    if (!slice_indices(m, key, (int64_t)array->size, &start, &stop, &step, &count))
        return false;
    if (count == 0)
        return true;
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    if (step == 1)
        return put(m, self, (size_t)start, (size_t)(start + count), NULL, 0);
    if (array->exports > 0)
        return bytearray_resize(m, self, array->size - (size_t)count);
    size_t kept = (size_t)start;
    for (size_t i = kept; i < array->size; i++) {
        int64_t distance = (int64_t)i - start;
        if (distance % step != 0 || distance / step >= count)
            array->data[kept++] = array->data[i];
    }
    return bytearray_resize(m, self, kept);
}

static bool set_item(struct machine *m, value self, value key, value item)
{
    size_t n;
    unsigned char byte;
    if (is_exactly(key, m->types.slice))
        return item ? set_slice(m, self, key, item) : delete_slice(m, self, key);
    if (!type_of(m, key)->slots.as_index) {
        raise_error(m, m->types.TypeError, "bytearray indices must be integers or slices, not %T",
                    key);
        return false;
    }
    if (item && !bytes_item(m, item, RANGE_MESSAGE, &byte))
        return false;
    if (!text_index(m, key, ARRAY(self)->size, "bytearray index out of range", &n))
        return false;
    if (!item)
        return put(m, self, n, n + 1, NULL, 0);
    ARRAY(self)->data[n] = byte;
    return true;
}

/* --- operators */

/* Adds the bytes of another, which may be self. */
static bool append_bytes(struct machine *m, value self, value other)
{
    size_t old = ARRAY(self)->size, more = bytes_of(m, other).size;
    if (!bytearray_resize(m, self, old + more))
        return false;
    if (more > 0)
        memcpy(ARRAY(self)->data + old, bytes_of(m, other).data, more);
    return true;
}

static value add_in_place(struct machine *m, value self, value other)
{
    if (!bytes_of(m, other).data)
        return raise_error(m, m->types.TypeError, "can't concat %T to %T", other, self);
    return append_bytes(m, self, other) ? keep(self) : NULL;
}

static value repeat_in_place(struct machine *m, value self, value number)
{
    int64_t count;
    value answer;
    size_t size, old = ARRAY(self)->size;
    if (!text_repeat_count(m, self, number, true, &count, &answer))
        return answer;
    if (__builtin_mul_overflow((size_t)count, old, &size) || size > m->heap.limit)
        return raise_memory_error(m);
    if (!text_charge(m, size) || !bytearray_resize(m, self, size))
        return NULL;
    for (size_t at = old; at < size; at += old)
        memcpy(ARRAY(self)->data + at, ARRAY(self)->data, old);
    return keep(self);
}

static value inplace(struct machine *m, enum binary_op op, value left, value right)
{
    if (op == BINARY_ADD)
        return add_in_place(m, left, right);
    if (op == BINARY_MUL)
        return repeat_in_place(m, left, right);
    return NOT_IMPLEMENTED;
}

/* --- basics */

static value repr(struct machine *m, value self)
{
    value bytes = bytes_repr_text(m, bytes_of(m, self));
    value text = bytes ? str_format(m, "%S(%S)", self->type->name, bytes) : NULL;
    drop(m, bytes);
    return text;
}

/* --- methods */

static value append(struct machine *m, value *args)
{
    unsigned char byte;
    if (!bytes_item(m, args[1], RANGE_MESSAGE, &byte))
        return NULL;
    size_t size = ARRAY(args[0])->size;
    return put(m, args[0], size, size, &byte, 1) ? NONE : NULL;
}

static value clear(struct machine *m, value *args)
{
    return bytearray_resize(m, args[0], 0) ? NONE : NULL;
}

static value copy(struct machine *m, value *args)
{
    return bytearray_new(m, ARRAY(args[0])->data, ARRAY(args[0])->size);
}

static value extend(struct machine *m, value *args)
{
    struct slots *slots = &type_of(m, args[1])->slots;
    if (bytes_of(m, args[1]).data)
        return append_bytes(m, args[0], args[1]) ? NONE : NULL;
    if (!slots->iter && !slots->get_item)
        return raise_error(m, m->types.TypeError, "can't extend bytearray with %T", args[1]);
    if (is_str(m, args[1]) && str_size(args[1]) > 0)
        return raise_error(m, m->types.TypeError, "expected iterable of integers; got: 'str'");
    value bytes = bytes_from_iterable(m, args[1], RANGE_MESSAGE);
    if (!bytes)
        return NULL;
    bool good = append_bytes(m, args[0], bytes);
    drop(m, bytes);
    return good ? NONE : NULL;
}

static value insert(struct machine *m, value *args)
{
    int64_t at;
    unsigned char byte;
    if (!text_number(m, args[1], &at) || !bytes_item(m, args[2], RANGE_MESSAGE, &byte))
        return NULL;
    int64_t size = (int64_t)ARRAY(args[0])->size;
    if (at < 0)
        at = at + size < 0 ? 0 : at + size;
    if (at > size)
        at = size;
    return put(m, args[0], (size_t)at, (size_t)at, &byte, 1) ? NONE : NULL;
}

static value pop(struct machine *m, value *args)
{
    int64_t at;
    if (!text_number(m, args[1], &at))
        return NULL;
    struct bytearray *array = ARRAY(args[0]);
    if (array->size == 0)
        return raise_error(m, m->types.IndexError, "pop from empty bytearray");
    if (at < 0)
        at += (int64_t)array->size;
    if (at < 0 || (size_t)at >= array->size)
        return raise_error(m, m->types.IndexError, "pop index out of range");
    unsigned char byte = array->data[at];
    return put(m, args[0], (size_t)at, (size_t)at + 1, NULL, 0) ? tag_small_int(byte) : NULL;
}

static value remove_value(struct machine *m, value *args)
{
    unsigned char byte;
    if (!bytes_item(m, args[1], RANGE_MESSAGE, &byte))
        return NULL;
    struct bytearray *array = ARRAY(args[0]);
    unsigned char *at = array->size ? memchr(array->data, byte, array->size) : NULL;
    if (!at)
        return raise_error(m, m->types.ValueError, "value not found in bytearray");
    size_t n = (size_t)(at - array->data);
    return put(m, args[0], n, n + 1, NULL, 0) ? NONE : NULL;
}

static value reverse(struct machine *m, value *args)
{
    struct bytearray *array = ARRAY(args[0]);
    (void)m;
    for (size_t i = 0, j = array->size; i + 1 < j; i++) {
        unsigned char byte = array->data[--j];
        array->data[j] = array->data[i];
        array->data[i] = byte;
    }
    return NONE;
}

static const struct native_spec methods[] = {
    BYTES_METHODS,
    {"append(self, item, /)", append, NULL},
    {"clear(self, /)", clear, NULL},
    {"copy(self, /)", copy, NULL},
    {"extend(self, iterable_of_ints, /)", extend, NULL},
    {"insert(self, index, item, /)", insert, NULL},
    {"pop(self, index=-1, /)", pop, NULL},
    {"remove(self, value, /)", remove_value, NULL},
    {"reverse(self, /)", reverse, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec bytearray_type_spec = {
    .name = "bytearray",
    .instance_size = sizeof(struct bytearray),
    .flags = TYPE_IMMUTABLE,
    .operators = 1u << BINARY_ADD | 1u << BINARY_MUL | 1u << BINARY_MOD,
    .slots = {.make = make,
              .init = init,
              .destroy = destroy,
              .repr = repr,
              .str = repr,
              .compare = bytes_slot_compare,
              .binary = bytes_slot_binary,
              .inplace = inplace,
              .length = bytes_slot_length,
              .get_item = bytes_slot_get_item,
              .set_item = set_item,
              .contains = bytes_slot_contains,
              .iter = bytes_slot_iter},
    .methods = methods,
    .doc = "bytearray(iterable_of_ints) -> bytearray\n"
           "bytearray(string, encoding[, errors]) -> bytearray",
};
