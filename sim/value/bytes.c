/* bytes: making, viewing, and the slots it shares with bytearray. See bytes.h. */
#include "sim/value/bytes.h"

#include "sim/value/bytes_internal.h"
#include "sim/value/codec.h"
#include "sim/value/error.h"
#include "sim/value/format.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/siphash.h"
#include "sim/value/specs.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

static size_t block_size(size_t size)
{
    return offsetof(struct bytes, data) + size + 1;
}

static value bytes_allocate(struct machine *m, struct type *type, size_t size)
{
    if (size > m->heap.limit)
        return raise_memory_error(m);
    value v = object_alloc(m, type, block_size(size));
    if (!v)
        return NULL;
    AS_BYTES(v)->hash = -1;
    AS_BYTES(v)->size = size;
    return v;
}

value bytes_new(struct machine *m, const void *data, size_t size)
{
    value v = bytes_allocate(m, m->types.bytes, size);
    if (v && data && size)
        memcpy(AS_BYTES(v)->data, data, size);
    return v;
}

/* --- viewing */

static bool view_memory(struct machine *m, value v, const unsigned char **data, size_t *size)
{
    struct memoryview *view = (struct memoryview *)v;
    size_t whole, item = memoryview_block(view);
    if (!view->owner || (view->step != (int64_t)item && view->size > 1) ||
        !bytes_view(m, view->owner, data, &whole))
        return false;
    *data += view->start;
    *size = view->size * item;
    return true;
}

bool bytes_view(struct machine *m, value v, const unsigned char **data, size_t *size)
{
    static const unsigned char none;
    if (is_bytes(m, v)) {
        *data = AS_BYTES(v)->data;
        *size = AS_BYTES(v)->size;
        return true;
    }
    if (is_bytearray(m, v)) {
        struct bytearray *array = (struct bytearray *)v;
        *data = array->data ? array->data : &none;
        *size = array->size;
        return true;
    }
    return is_exactly(v, m->types.memoryview) && view_memory(m, v, data, size);
}

struct view bytes_of(struct machine *m, value v)
{
    const unsigned char *data = NULL;
    struct view view = {NULL, 0};
    if (bytes_view(m, v, &data, &view.size))
        view.data = (const char *)data;
    return view;
}

bool bytes_require(struct machine *m, value v, struct view *view)
{
    *view = bytes_of(m, v);
    if (view->data)
        return true;
    raise_error(m, m->types.TypeError, "a bytes-like object is required, not '%T'", v);
    return false;
}

value bytes_like(struct machine *m, value self, const char *data, size_t size)
{
    return is_bytearray(m, self) ? bytearray_new(m, data, size) : bytes_new(m, data, size);
}

/* --- making from arguments */

bool bytes_item(struct machine *m, value v, const char *message, unsigned char *byte)
{
    int64_t n;
    value index = object_index(m, v);
    if (!index)
        return false;
    bool fits = int_fits_int64(index, &n) && n >= 0 && n < 256;
    drop(m, index);
    if (!fits) {
        raise_error(m, m->types.ValueError, "%s", message);
        return false;
    }
    *byte = (unsigned char)n;
    return true;
}

static value from_items(struct machine *m, value iterator, const char *range_message)
{
    struct str_builder b = {0}; /* of bytes */
    unsigned char byte;
    value item;
    while (!b.failed && (item = object_next(m, iterator))) {
        bool good = bytes_item(m, item, range_message, &byte);
        drop(m, item);
        if (!good || !machine_charge(m, 1))
            break;
        str_builder_add(m, &b, (char *)&byte, 1);
    }
    value bytes = m->error ? NULL : bytes_new(m, b.text, b.size);
    str_builder_abandon(m, &b);
    return bytes;
}

value bytes_from_iterable(struct machine *m, value iterable, const char *range_message)
{
    struct view view = bytes_of(m, iterable);
    if (view.data)
        return bytes_new(m, view.data, view.size);
    value iterator = object_iter(m, iterable);
    value bytes = iterator ? from_items(m, iterator, range_message) : NULL;
    drop(m, iterator);
    return bytes;
}

static value zeros(struct machine *m, value number)
{
    int64_t count;
    value index = object_index(m, number);
    if (!index)
        return NULL;
    bool fits = int_fits_int64(index, &count);
    drop(m, index);
    if (!fits)
        return raise_error(m, m->types.OverflowError,
                           "cannot fit '%T' into an index-sized integer", number);
    if (count < 0)
        return raise_error(m, m->types.ValueError, "negative count");
    return bytes_new(m, NULL, (size_t)count);
}

/* What __bytes__ gives; NULL without an error when there is none. */
static value by_dunder(struct machine *m, value source)
{
    value method = object_find_special(m, source, m->names.dunder_bytes);
    if (!method)
        return NULL;
    value bytes = object_call0(m, method);
    drop(m, method);
    if (bytes && !is_bytes(m, bytes)) {
        raise_error(m, m->types.TypeError, "__bytes__ returned non-bytes (type %T)", bytes);
        return drop_and_fail(m, bytes);
    }
    return bytes;
}

static value from_source(struct machine *m, value source, const char *type_name,
                         const char *range_message)
{
    struct slots *slots = &type_of(m, source)->slots;
    value bytes = is_exactly(source, m->types.bytes) ? NULL : by_dunder(m, source);
    if (bytes || m->error)
        return bytes;
    if (is_str(m, source))
        return raise_error(m, m->types.TypeError, "string argument without an encoding");
    if (slots->as_index)
        return zeros(m, source);
    if (!bytes_of(m, source).data && !slots->iter && !slots->get_item)
        return raise_error(m, m->types.TypeError, "cannot convert '%T' object to %s", source,
                           type_name);
    return bytes_from_iterable(m, source, range_message);
}

value bytes_from_arguments(struct machine *m, const value bound[3], const char *type_name,
                           const char *range_message)
{
    if (bound[1] || bound[2]) {
        if (!bound[0] || !is_str(m, bound[0]))
            return raise_error(m, m->types.TypeError, "%s without a string argument",
                               bound[1] ? "encoding" : "errors");
        for (int i = 1; i < 3; i++) {
            if (bound[i] && !is_str(m, bound[i]))
                return raise_error(m, m->types.TypeError, "%s() argument '%s' must be str, not %T",
                                   type_name, i == 1 ? "encoding" : "errors", bound[i]);
        }
        return codec_encode(m, bound[0], bound[1], bound[2]);
    }
    if (!bound[0])
        return bytes_new(m, NULL, 0);
    return from_source(m, bound[0], type_name, range_message);
}

static value make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"source", "encoding", "errors"};
    value bound[3];
    if (!text_bind(m, "bytes", args, names, bound))
        return NULL;
    if (type == m->types.bytes && bound[0] && !bound[1] && !bound[2] && is_exactly(bound[0], type))
        return keep(bound[0]);
    value bytes = bytes_from_arguments(m, bound, "bytes", "bytes must be in range(0, 256)");
    if (!bytes || type == m->types.bytes)
        return bytes;
    value v = bytes_allocate(m, type, AS_BYTES(bytes)->size);
    if (v)
        memcpy(AS_BYTES(v)->data, AS_BYTES(bytes)->data, AS_BYTES(bytes)->size);
    drop(m, bytes);
    return v;
}

static size_t memory(value self)
{
    return block_size(AS_BYTES(self)->size);
}

/* --- basics */

static bool hash(struct machine *m, value self, int64_t *result)
{
    (void)m;
    struct bytes *bytes = AS_BYTES(self);
    if (bytes->hash == -1)
        bytes->hash = siphash13(bytes->data, bytes->size);
    *result = bytes->hash;
    return true;
}

static size_t write_byte(char out[4], unsigned char c, char quote)
{
    if (c >= ' ' && c < 0x7F && c != '\\' && c != (unsigned char)quote) {
        out[0] = (char)c;
        return 1;
    }
    out[0] = '\\';
    out[1] = (char)c;
    if (c >= ' ' && c < 0x7F)
        return 2;
    if (c == '\t' || c == '\n' || c == '\r') {
        out[1] = c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
        return 2;
    }
    out[1] = 'x';
    out[2] = "0123456789abcdef"[c >> 4];
    out[3] = "0123456789abcdef"[c & 15];
    return 4;
}

value bytes_repr_text(struct machine *m, struct view view)
{
    struct str_builder b = {0};
    char quote = '\'', out[4];
    if (!text_charge(m, view.size))
        return NULL;
    if (memchr(view.data, '\'', view.size) && !memchr(view.data, '"', view.size))
        quote = '"';
    str_builder_add(m, &b, "b", 1);
    str_builder_add(m, &b, &quote, 1);
    for (size_t i = 0; i < view.size; i++) {
        size_t size = write_byte(out, (unsigned char)view.data[i], quote);
        str_builder_add(m, &b, out, size);
    }
    str_builder_add(m, &b, &quote, 1);
    return str_builder_finish(m, &b);
}

static value repr(struct machine *m, value self)
{
    return bytes_repr_text(m, bytes_of(m, self));
}

value bytes_slot_compare(struct machine *m, enum compare_op op, value self, value other)
{
    struct view a = bytes_of(m, self), b = bytes_of(m, other);
    bool views = is_bytes(m, self) && is_exactly(other, m->types.memoryview);
    if (!a.data || !b.data || (views && op != COMPARE_EQ && op != COMPARE_NE))
        return NOT_IMPLEMENTED; /* a bytes has an order with bytes only, a bytearray with any */
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    if (order == 0)
        order = (a.size > b.size) - (a.size < b.size);
    switch (op) {
    case COMPARE_LT: return tag_bool(order < 0);
    case COMPARE_LE: return tag_bool(order <= 0);
    case COMPARE_EQ: return tag_bool(order == 0);
    case COMPARE_NE: return tag_bool(order != 0);
    case COMPARE_GT: return tag_bool(order > 0);
    default: return tag_bool(order >= 0);
    }
}

/* --- operators */

static value add(struct machine *m, value left, value right)
{
    struct view a = bytes_of(m, left), b = bytes_of(m, right);
    if (!is_bytes(m, left) && !is_bytearray(m, left))
        return NOT_IMPLEMENTED;
    if (!b.data) {
        value answer = text_ask_right(m, BINARY_ADD, left, right);
        if (answer != NOT_IMPLEMENTED)
            return answer;
        return raise_error(m, m->types.TypeError, "can't concat %T to %T", right, left);
    }
    if (!is_bytearray(m, left) && a.size == 0 && is_exactly(right, m->types.bytes))
        return keep(right);
    value v = bytes_like(m, left, NULL, a.size + b.size);
    if (!v)
        return NULL;
    char *out = (char *)(uintptr_t)bytes_of(m, v).data;
    memcpy(out, a.data, a.size);
    memcpy(out + a.size, b.data, b.size);
    return v;
}

static value repeat(struct machine *m, value left, value right)
{
    int64_t count;
    value answer;
    bool bytes_left = is_bytes(m, left) || is_bytearray(m, left);
    if (!text_repeat_count(m, left, right, bytes_left, &count, &answer))
        return answer;
    value self = bytes_left ? left : right;
    size_t size;
    if (count == 1 && is_exactly(self, m->types.bytes))
        return keep(self);
    if (__builtin_mul_overflow((size_t)count, bytes_of(m, self).size, &size) ||
        size > m->heap.limit)
        return raise_memory_error(m);
    value v = text_charge(m, size) ? bytes_like(m, self, NULL, size) : NULL;
    if (v)
        text_repeat((char *)(uintptr_t)bytes_of(m, v).data, bytes_of(m, self).data,
                    bytes_of(m, self).size, (size_t)count);
    return v;
}

value bytes_slot_binary(struct machine *m, enum binary_op op, value left, value right)
{
    switch (op) {
    case BINARY_ADD: return add(m, left, right);
    case BINARY_MUL: return repeat(m, left, right);
    case BINARY_MOD:
        if (!is_bytes(m, left) && !is_bytearray(m, left))
            return NOT_IMPLEMENTED;
        return format_bytes_percent(m, left, right);
    default: return NOT_IMPLEMENTED;
    }
}

/* --- container */

int64_t bytes_slot_length(struct machine *m, value self)
{
    return (int64_t)bytes_of(m, self).size;
}

static value stepped(struct machine *m, value self, int64_t start, int64_t step, int64_t count)
{
    value v = bytes_like(m, self, NULL, (size_t)count);
    if (!v)
        return NULL;
    const char *from = bytes_of(m, self).data;
    char *out = (char *)(uintptr_t)bytes_of(m, v).data;
    for (int64_t i = 0; i < count; i++)
        out[i] = from[start + i * step];
    return v;
}

static value slice(struct machine *m, value self, value key)
{
    int64_t start, stop, step, count;
    size_t size = bytes_of(m, self).size;
    if (!slice_indices(m, key, (int64_t)size, &start, &stop, &step, &count))
        return NULL;
    if (step != 1)
        return text_charge(m, (size_t)count) ? stepped(m, self, start, step, count) : NULL;
    if ((size_t)count == size && is_exactly(self, m->types.bytes))
        return keep(self);
    return bytes_like(m, self, bytes_of(m, self).data + (count ? start : 0), (size_t)count);
}

value bytes_slot_get_item(struct machine *m, value self, value key)
{
    size_t n;
    bool array = is_bytearray(m, self);
    if (is_exactly(key, m->types.slice))
        return slice(m, self, key);
    if (!type_of(m, key)->slots.as_index)
        return raise_error(m, m->types.TypeError, "%s indices must be integers or slices, not %T",
                           array ? "bytearray" : "byte", key);
    if (!text_index(m, key, bytes_of(m, self).size,
                    array ? "bytearray index out of range" : "index out of range", &n))
        return NULL;
    return tag_small_int((unsigned char)bytes_of(m, self).data[n]);
}

int bytes_slot_contains(struct machine *m, value self, value item)
{
    struct view part;
    unsigned char byte;
    if (type_of(m, item)->slots.as_index) {
        if (!bytes_item(m, item, "byte must be in range(0, 256)", &byte))
            return -1;
        part = (struct view){(char *)&byte, 1};
    } else if (!bytes_require(m, item, &part)) {
        return -1;
    }
    struct view view = bytes_of(m, self);
    return text_find(view.data, view.size, part.data, part.size) != NULL;
}

/* --- iteration */

struct bytes_iterator {
    struct object head;
    value bytes; /* bytes, bytearray or memoryview; NULL: exhausted */
    size_t position;
};

value bytes_slot_iter(struct machine *m, value self)
{
    value v = object_alloc(m, m->types.bytes_iterator, sizeof(struct bytes_iterator));
    if (v)
        ((struct bytes_iterator *)v)->bytes = keep(self);
    return v;
}

static value iterator_next(struct machine *m, value self)
{
    struct bytes_iterator *iterator = (struct bytes_iterator *)self;
    if (!iterator->bytes)
        return NULL;
    struct view view = bytes_of(m, iterator->bytes);
    if (iterator->position < view.size)
        return tag_small_int((unsigned char)view.data[iterator->position++]);
    drop_place(m, iterator->bytes);
    return NULL;
}

static void iterator_destroy(struct machine *m, value self)
{
    drop_place(m, ((struct bytes_iterator *)self)->bytes);
}

static int iterator_traverse(value self, visit_fn *visit, void *closure)
{
    value bytes = ((struct bytes_iterator *)self)->bytes;
    return bytes ? visit(bytes, closure) : 0;
}

static value iterator_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

const struct type_spec bytes_iterator_type_spec = {
    .name = "bytes_iterator",
    .instance_size = sizeof(struct bytes_iterator),
    .flags = TYPE_IMMUTABLE | TYPE_FINAL,
    .slots = {.destroy = iterator_destroy,
              .traverse = iterator_traverse,
              .iter = iterator_iter,
              .next = iterator_next},
};

/* --- the type */

static value to_bytes(struct machine *m, value *args)
{
    if (is_exactly(args[0], m->types.bytes))
        return keep(args[0]);
    struct view view = bytes_of(m, args[0]);
    return bytes_new(m, view.data, view.size);
}

static const struct native_spec methods[] = {
    BYTES_METHODS,
    {"__bytes__(self, /)", to_bytes, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec bytes_type_spec = {
    .name = "bytes",
    .instance_size = sizeof(struct bytes),
    .flags = TYPE_IMMUTABLE | TYPE_IS_BYTES,
    .operators = 1u << BINARY_ADD | 1u << BINARY_MUL | 1u << BINARY_MOD,
    .slots = {.make = make,
              .memory = memory,
              .repr = repr,
              .str = repr,
              .hash = hash,
              .compare = bytes_slot_compare,
              .binary = bytes_slot_binary,
              .length = bytes_slot_length,
              .get_item = bytes_slot_get_item,
              .contains = bytes_slot_contains,
              .iter = bytes_slot_iter},
    .methods = methods,
    .doc = "bytes(iterable_of_ints) -> bytes\n"
           "bytes(string, encoding[, errors]) -> bytes",
};
