/* memoryviews of several dimensions: made by cast(), they lie row by row. CPython 3.13
 * Objects/memoryobject.c. */
#include "sim/value/memoryview_internal.h"

#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

#define MAX_DIMENSIONS 64

static size_t inner_count(const struct memoryview *view)
{
    return view->inner ? tuple_size(view->inner) : 0;
}

static size_t inner_size(const struct memoryview *view, size_t n)
{
    return (size_t)small_int(AS_TUPLE(view->inner)->items[n]);
}

/* Bytes of what stands at one index of dimension `depth`, counted from 0. */
static size_t block_below(const struct memoryview *view, size_t depth)
{
    size_t size = memoryview_item_size(view->format);
    for (size_t i = depth; i < inner_count(view); i++)
        size *= inner_size(view, i);
    return size;
}

size_t memoryview_block(const struct memoryview *view)
{
    return block_below(view, 0);
}

value memoryview_block_value(struct machine *m, const struct memoryview *view,
                             const unsigned char *at, size_t depth)
{
    if (depth == inner_count(view))
        return memoryview_unpack(m, view->format, at);
    size_t count = inner_size(view, depth), size = block_below(view, depth + 1);
    value list = list_new(m, count);
    for (size_t i = 0; list && i < count; i++) {
        value item = memoryview_block_value(m, view, at + i * size, depth + 1);
        if (!item || !list_append_steal(m, list, item))
            return drop_and_fail(m, list);
    }
    return list;
}

bool memoryview_same_shape(struct machine *m, const struct memoryview *view,
                           const struct memoryview *other)
{
    (void)m;
    if (!other || view->size != other->size)
        return !other ? !view->inner : false;
    if (inner_count(view) != inner_count(other))
        return false;
    for (size_t i = 0; i < inner_count(view); i++)
        if (inner_size(view, i) != inner_size(other, i))
            return false;
    return true;
}

/* --- one item by all its indices */

static bool check_indices(struct machine *m, const struct memoryview *view, value indices)
{
    size_t slices = 0, numbers = 0, count = tuple_size(indices);
    for (size_t i = 0; i < count; i++) {
        value index = AS_TUPLE(indices)->items[i];
        slices += is_exactly(index, m->types.slice);
        numbers += type_of(m, index)->slots.as_index != NULL;
    }
    if (count && slices == count)
        return raise_error(m, m->types.NotImplementedError,
                           "multi-dimensional slicing is not implemented");
    if (numbers < count)
        return raise_error(m, m->types.TypeError, "memoryview: invalid slice key");
    if (count == inner_count(view) + 1)
        return true;
    if (count < inner_count(view) + 1)
        return raise_error(m, m->types.NotImplementedError, "sub-views are not implemented");
    return raise_error(m, m->types.TypeError, "cannot index %zu-dimension view with %zu-element tuple",
                       inner_count(view) + 1, count);
}

unsigned char *memoryview_place(struct machine *m, value self, value indices)
{
    unsigned char *at = NULL;
    if (!check_indices(m, VIEW(self), indices))
        return NULL;
    for (size_t i = 0; i < tuple_size(indices); i++) {
        int64_t n, size = (int64_t)(i ? inner_size(VIEW(self), i - 1) : VIEW(self)->size);
        if (!object_as_index(m, AS_TUPLE(indices)->items[i], &n) ||
            !memoryview_require_open(m, self))
            return NULL;
        n += n < 0 ? size : 0;
        if (n < 0 || n >= size) {
            raise_error(m, m->types.IndexError, "index out of bounds on dimension %zu", i + 1);
            return NULL;
        }
        at = i ? at + (size_t)n * block_below(VIEW(self), i)
               : memoryview_item(m, self, (size_t)n);
    }
    return at;
}

/* Where the n-th item in the order of columns lies in the order of rows, in items. */
static size_t row_place(const struct memoryview *view, size_t n, size_t item)
{
    size_t place = n % view->size * (memoryview_block(view) / item);
    n /= view->size;
    for (size_t i = 0; i < inner_count(view); i++) {
        place += n % inner_size(view, i) * (block_below(view, i + 1) / item);
        n /= inner_size(view, i);
    }
    return place;
}

void memoryview_transpose(const struct memoryview *view, value bytes)
{
    size_t item = memoryview_item_size(view->format), count = AS_BYTES(bytes)->size / item;
    unsigned char *data = AS_BYTES(bytes)->data;
    /* Follows each cycle of the permutation from its least place on. */
    for (size_t first = 0; first < count; first++) {
        size_t from = row_place(view, first, item);
        while (from > first)
            from = row_place(view, from, item);
        if (from < first)
            continue;
        unsigned char kept[sizeof(double)];
        memcpy(kept, data + first * item, item);
        size_t at = first;
        for (from = row_place(view, at, item); from != first; from = row_place(view, at, item)) {
            memcpy(data + at * item, data + from * item, item);
            at = from;
        }
        memcpy(data + at * item, kept, item);
    }
}

/* --- cast */

static bool is_contiguous(const struct memoryview *view)
{
    return view->size <= 1 || view->step == (int64_t)memoryview_block(view);
}

/* The shape as a tuple of small ints; the number of its items goes to *count. */
static value read_shape(struct machine *m, value shape, size_t *count)
{
    value *items;
    size_t size;
    if (!has_type_flag(m, shape, TYPE_IS_LIST | TYPE_IS_TUPLE) ||
        !sequence_items(m, shape, &items, &size))
        return raise_error(m, m->types.TypeError, "shape must be a list or a tuple");
    if (size > MAX_DIMENSIONS)
        return raise_error(m, m->types.ValueError,
                           "memoryview: number of dimensions must not exceed %d", MAX_DIMENSIONS);
    *count = 1;
    for (size_t i = 0; i < size; i++) {
        if (!is_int(m, items[i]))
            return raise_error(m, m->types.TypeError,
                               "memoryview.cast(): elements of shape must be integers");
        if (!is_small_int(items[i]) || small_int(items[i]) <= 0)
            return raise_error(m, m->types.ValueError,
                               "memoryview.cast(): elements of shape must be integers > 0");
        if (__builtin_mul_overflow(*count, (size_t)small_int(items[i]), count))
            return raise_error(m, m->types.ValueError,
                               "memoryview.cast(): product(shape) > SSIZE_MAX");
    }
    return tuple_from(m, items, size);
}

/* CPython 3.13 cast_to_1D. NULL or the size of an item of the new format. */
static size_t check_cast(struct machine *m, const struct memoryview *view, value format)
{
    const char *text = str_text(format);
    text += *text == '@';
    size_t size = text[0] && !text[1] ? memoryview_item_size(*text) : 0;
    if (!size)
        raise_error(m, m->types.ValueError,
                    "memoryview: destination format must be a native single character format "
                    "prefixed with an optional '@'");
    else if (!strchr("bBc", view->format) && !strchr("bBc", *text))
        raise_error(m, m->types.TypeError, "memoryview: cannot cast between two non-byte formats");
    else if (view->size * memoryview_block(view) % size)
        raise_error(m, m->types.TypeError, "memoryview: length is not a multiple of itemsize");
    return m->error ? 0 : size;
}

static value flat_cast(struct machine *m, value self, value format)
{
    struct memoryview *view = VIEW(self);
    size_t size = check_cast(m, view, format);
    if (!size)
        return NULL;
    value cast = memoryview_new(m, view->owner, view->start, (int64_t)size,
                                view->size * memoryview_block(view) / size, view);
    if (!cast)
        return NULL;
    VIEW(cast)->format = str_text(format)[str_size(format) - 1];
    drop_place(m, VIEW(cast)->inner);
    return cast;
}

static value shaped_cast(struct machine *m, value self, value format, value shape, size_t count)
{
    if (tuple_size(shape) == 0)
        return raise_error(m, m->types.NotImplementedError,
                           "memoryview.cast() to no dimension at all is not supported by loopglass");
    value cast = flat_cast(m, self, format);
    if (cast && VIEW(cast)->size != count) {
        raise_error(m, m->types.TypeError,
                    "memoryview: product(shape) * itemsize != buffer size");
        return drop_and_fail(m, cast);
    }
    if (!cast || tuple_size(shape) == 1)
        return cast;
    value inner = tuple_from(m, AS_TUPLE(shape)->items + 1, tuple_size(shape) - 1);
    if (!inner)
        return drop_and_fail(m, cast);
    VIEW(cast)->inner = inner;
    VIEW(cast)->size = (size_t)small_int(AS_TUPLE(shape)->items[0]);
    VIEW(cast)->step = (int64_t)memoryview_block(VIEW(cast));
    return cast;
}

value memoryview_cast(struct machine *m, value *args)
{
    size_t count = 0;
    struct memoryview *view = VIEW(args[0]);
    if (!memoryview_require_open(m, args[0]))
        return NULL;
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "cast() argument 'format' must be str, not %T",
                           args[1]);
    if (!is_contiguous(view))
        return raise_error(m, m->types.TypeError,
                           "memoryview: casts are restricted to C-contiguous views");
    if (!args[2] || args[2] == NONE)
        return flat_cast(m, args[0], args[1]);
    value shape = read_shape(m, args[2], &count), cast = NULL;
    if (shape && view->inner && tuple_size(shape) != 1)
        raise_error(m, m->types.TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    else if (shape)
        cast = shaped_cast(m, args[0], args[1], shape, count);
    drop(m, shape);
    return cast;
}

/* --- attributes */

value memoryview_get_ndim(struct machine *m, value self)
{
    return memoryview_require_open(m, self) ? tag_small_int((int64_t)inner_count(VIEW(self)) + 1)
                                            : NULL;
}

value memoryview_get_shape(struct machine *m, value self)
{
    struct memoryview *view = VIEW(self);
    value shape = memoryview_require_open(m, self) ? tuple_new(m, inner_count(view) + 1) : NULL;
    for (size_t i = 0; shape && i < tuple_size(shape); i++)
        AS_TUPLE(shape)->items[i] =
            tag_small_int((int64_t)(i ? inner_size(view, i - 1) : view->size));
    return shape;
}

value memoryview_get_strides(struct machine *m, value self)
{
    struct memoryview *view = VIEW(self);
    value strides = memoryview_require_open(m, self) ? tuple_new(m, inner_count(view) + 1) : NULL;
    for (size_t i = 0; strides && i < tuple_size(strides); i++)
        AS_TUPLE(strides)->items[i] =
            tag_small_int(i ? (int64_t)block_below(view, i) : view->step);
    return strides;
}

/* Does each index move by what all before it span? */
static bool is_by_columns(const struct memoryview *view)
{
    size_t span = memoryview_item_size(view->format);
    if (!view->inner)
        return is_contiguous(view);
    if (view->size > 1 && view->step != (int64_t)span)
        return false;
    span *= view->size;
    for (size_t i = 0; i < inner_count(view); i++) {
        if (inner_size(view, i) > 1 && block_below(view, i + 1) != span)
            return false;
        span *= inner_size(view, i);
    }
    return true;
}

value memoryview_get_c_contiguous(struct machine *m, value self)
{
    return memoryview_require_open(m, self) ? tag_bool(is_contiguous(VIEW(self))) : NULL;
}

value memoryview_get_f_contiguous(struct machine *m, value self)
{
    return memoryview_require_open(m, self) ? tag_bool(is_by_columns(VIEW(self))) : NULL;
}

value memoryview_get_contiguous(struct machine *m, value self)
{
    if (!memoryview_require_open(m, self))
        return NULL;
    return tag_bool(is_contiguous(VIEW(self)) || is_by_columns(VIEW(self)));
}
