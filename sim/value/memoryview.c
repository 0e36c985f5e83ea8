/* memoryview: a window upon bytes or a bytearray, of items of one format. More dimensions than one:
 * memoryview_shape.c. */
#include "sim/value/arguments.h"
#include "sim/value/bytes_internal.h"
#include "sim/value/memoryview_internal.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/specs.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

/* --- the window */

bool memoryview_require_open(struct machine *m, value self)
{
    if (VIEW(self)->owner)
        return true;
    raise_error(m, m->types.ValueError, "operation forbidden on released memoryview object");
    return false;
}

#define require_open memoryview_require_open

/* The owner's bytes, for writing too where it is a bytearray. */
static unsigned char *owner_bytes(struct machine *m, value self)
{
    return (unsigned char *)(uintptr_t)bytes_of(m, VIEW(self)->owner).data;
}

unsigned char *memoryview_item(struct machine *m, value self, size_t n)
{
    return owner_bytes(m, self) + VIEW(self)->start + (int64_t)n * VIEW(self)->step;
}

/* Another window upon what `like` looks at: `start` and `step` in bytes, size in items. */
value memoryview_new(struct machine *m, value owner, int64_t start, int64_t step, size_t size,
                      const struct memoryview *like)
{
    value v = object_alloc(m, m->types.memoryview, sizeof(struct memoryview));
    if (!v)
        return NULL;
    *VIEW(v) = (struct memoryview){*v, keep(owner), start, step, size,
                                   like ? keep_or_null(like->inner) : NULL,
                                   like ? like->format : 'B',
                                   like ? like->is_readonly : is_bytes(m, owner), -1};
    if (is_bytearray(m, owner))
        ((struct bytearray *)owner)->exports++;
    return v;
}

static void release(struct machine *m, value self)
{
    value owner = VIEW(self)->owner;
    if (owner && is_bytearray(m, owner))
        ((struct bytearray *)owner)->exports--;
    VIEW(self)->owner = NULL;
    drop_place(m, VIEW(self)->inner);
    drop(m, owner);
}

static value make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"object", NULL};
    value source;
    (void)type;
    if (!args_bind(m, args, "memoryview", names, 1, &source))
        return NULL;
    if (is_exactly(source, m->types.memoryview)) {
        if (!require_open(m, source))
            return NULL;
        return memoryview_new(m, VIEW(source)->owner, VIEW(source)->start, VIEW(source)->step,
                        VIEW(source)->size, VIEW(source));
    }
    struct view bytes = bytes_of(m, source);
    if (!bytes.data)
        return raise_error(m, m->types.TypeError,
                           "memoryview: a bytes-like object is required, not '%T'", source);
    return memoryview_new(m, source, 0, 1, bytes.size, NULL);
}

static int traverse(value self, visit_fn *visit, void *closure)
{
    return VIEW(self)->owner ? visit(VIEW(self)->owner, closure) : 0;
}

/* Its bytes side by side, as a bytes. */
static value to_bytes(struct machine *m, value self)
{
    if (!require_open(m, self))
        return NULL;
    size_t size = memoryview_block(VIEW(self));
    value v = bytes_new(m, NULL, VIEW(self)->size * size);
    for (size_t i = 0; v && i < VIEW(self)->size; i++)
        memcpy(AS_BYTES(v)->data + i * size, memoryview_item(m, self, i), size);
    return v;
}

static value to_list(struct machine *m, value self)
{
    value list = require_open(m, self) ? list_new(m, VIEW(self)->size) : NULL;
    for (size_t i = 0; list && i < VIEW(self)->size; i++) {
        value item = memoryview_block_value(m, VIEW(self), memoryview_item(m, self, i), 0);
        if (!item || !list_append_steal(m, list, item))
            return drop_and_fail(m, list);
    }
    return list;
}

/* --- slots */

static value repr(struct machine *m, value self)
{
    return str_format(m, VIEW(self)->owner ? "<memory at 0x%llx>" : "<released memory at 0x%llx>",
                      (unsigned long long)object_id(m, self));
}

static bool hash(struct machine *m, value self, int64_t *result)
{
    *result = VIEW(self)->hash;
    if (*result != -1)
        return true;
    if (!require_open(m, self))
        return false;
    if (!VIEW(self)->is_readonly || !strchr("Bbc", VIEW(self)->format)) {
        raise_error(m, m->types.ValueError,
                    VIEW(self)->is_readonly ? "memoryview: hashing is restricted to formats 'B', 'b' "
                                              "or 'c'"
                                            : "cannot hash writable memoryview object");
        return false;
    }
    value bytes = to_bytes(m, self);
    bool good = bytes && object_hash(m, bytes, result);
    if (good)
        VIEW(self)->hash = *result;
    drop(m, bytes);
    return good;
}

static value compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (op != COMPARE_EQ && op != COMPARE_NE)
        return NOT_IMPLEMENTED;
    bool is_view = is_exactly(other, m->types.memoryview);
    if (!is_exactly(self, m->types.memoryview) || (!is_view && !bytes_of(m, other).data))
        return NOT_IMPLEMENTED;
    if (!VIEW(self)->owner || (is_view && !VIEW(other)->owner))
        return tag_bool((self == other) == (op == COMPARE_EQ));
    if (!memoryview_same_shape(m, VIEW(self), is_view ? VIEW(other) : NULL))
        return tag_bool(op == COMPARE_NE);
    bool plain = VIEW(self)->format == (is_view ? VIEW(other)->format : 'B') &&
                 !strchr("fd", VIEW(self)->format);
    value a = plain ? to_bytes(m, self) : to_list(m, self), b;
    if (plain)
        b = is_view ? to_bytes(m, other) : keep(other);
    else
        b = is_view ? to_list(m, other) : list_from_iterable(m, other);
    value result = a && b ? object_compare(m, op, a, b) : NULL;
    drop(m, a);
    drop(m, b);
    return result;
}

static int64_t length(struct machine *m, value self)
{
    return require_open(m, self) ? (int64_t)VIEW(self)->size : -1;
}

static bool is_index(struct machine *m, value key)
{
    if (type_of(m, key)->slots.as_index)
        return true;
    raise_error(m, m->types.TypeError, "memoryview: invalid slice key");
    return false;
}

/* The window that `key`, a slice, cuts out. */
static value cut(struct machine *m, value self, value key)
{
    int64_t start, stop, step, count;
    struct memoryview *view = VIEW(self);
    if (!slice_indices(m, key, (int64_t)view->size, &start, &stop, &step, &count) ||
        !require_open(m, self)) /* an __index__ may have released it */
        return NULL;
    return memoryview_new(m, view->owner, view->start + start * view->step, step * view->step,
                    (size_t)count, view);
}

static value get_item(struct machine *m, value self, value key)
{
    size_t n;
    if (!require_open(m, self))
        return NULL;
    if (is_exactly(key, m->types.slice))
        return cut(m, self, key);
    if (is_exactly(key, m->types.tuple)) {
        unsigned char *place = memoryview_place(m, self, key);
        return place ? memoryview_unpack(m, VIEW(self)->format, place) : NULL;
    }
    if (is_index(m, key) && VIEW(self)->inner)
        return raise_error(m, m->types.NotImplementedError,
                           "multi-dimensional sub-views are not implemented");
    if (m->error ||
        !text_index(m, key, VIEW(self)->size, "index out of bounds on dimension 1", &n) ||
        !require_open(m, self))
        return NULL;
    return memoryview_unpack(m, VIEW(self)->format, memoryview_item(m, self, n));
}

static bool set_slice(struct machine *m, value self, value key, value item)
{
    if (VIEW(self)->inner)
        return raise_error(m, m->types.NotImplementedError,
                           "memoryview slice assignments are currently restricted to ndim = 1");
    value bytes, window = cut(m, self, key);
    if (!window)
        return false;
    struct view given = bytes_of(m, item);
    if (is_exactly(item, m->types.memoryview))
        bytes = to_bytes(m, item);
    else if (given.data)
        bytes = bytes_new(m, given.data, given.size);
    else
        bytes = raise_error(m, m->types.TypeError, "a bytes-like object is required, not '%T'",
                            item);
    bool good = bytes != NULL;
    size_t size = memoryview_item_size(VIEW(self)->format);
    char format = is_exactly(item, m->types.memoryview) ? VIEW(item)->format : 'B';
    if (good && (AS_BYTES(bytes)->size != VIEW(window)->size * size ||
                 format != VIEW(self)->format)) {
        raise_error(m, m->types.ValueError,
                    "memoryview assignment: lvalue and rvalue have different structures");
        good = false;
    }
    for (size_t i = 0; good && i < VIEW(window)->size; i++)
        memcpy(memoryview_item(m, window, i), AS_BYTES(bytes)->data + i * size, size);
    drop(m, bytes);
    drop(m, window);
    return good;
}

static bool set_one(struct machine *m, value self, value key, value item)
{
    size_t n;
    unsigned char packed[8];
    size_t size = memoryview_item_size(VIEW(self)->format);
    if (is_exactly(key, m->types.tuple)) {
        if (!memoryview_place(m, self, key) ||
            !memoryview_pack(m, VIEW(self)->format, packed, item) || !require_open(m, self))
            return false;
        unsigned char *place = memoryview_place(m, self, key);
        if (place)
            memcpy(place, packed, size);
        return place;
    }
    if (is_index(m, key) && VIEW(self)->inner)
        return raise_error(m, m->types.NotImplementedError, "sub-views are not implemented");
    if (m->error ||
        !text_index(m, key, VIEW(self)->size, "index out of bounds on dimension 1", &n) ||
        !memoryview_pack(m, VIEW(self)->format, packed, item) || !require_open(m, self))
        return false;
    memcpy(memoryview_item(m, self, n), packed, size);
    return true;
}

static bool set_item(struct machine *m, value self, value key, value item)
{
    if (!require_open(m, self))
        return false;
    if (VIEW(self)->is_readonly) {
        raise_error(m, m->types.TypeError, "cannot modify read-only memory");
        return false;
    }
    if (!item) {
        raise_error(m, m->types.TypeError, "cannot delete memory");
        return false;
    }
    return is_exactly(key, m->types.slice) ? set_slice(m, self, key, item)
                                           : set_one(m, self, key, item);
}

/* Over a copy: the bytes as they are now. */
static value iter(struct machine *m, value self)
{
    if (!require_open(m, self))
        return NULL;
    if (VIEW(self)->inner)
        return raise_error(m, m->types.NotImplementedError,
                           "multi-dimensional sub-views are not implemented");
    value items = VIEW(self)->format == 'B' ? to_bytes(m, self) : to_list(m, self);
    value iterator = items ? object_iter(m, items) : NULL;
    drop(m, items);
    return iterator;
}

/* --- methods */

static value method_tobytes(struct machine *m, value *args)
{
    value order = args[1];
    if (order != NONE && !is_str(m, order))
        return raise_error(m, m->types.TypeError,
                           "tobytes() argument 'order' must be str or None, not %T", order);
    char letter = order == NONE ? 'C' : str_size(order) == 1 ? *str_text(order) : 0;
    if (!letter || !strchr("CFA", letter))
        return raise_error(m, m->types.ValueError, "order must be 'C', 'F' or 'A'");
    value bytes = to_bytes(m, args[0]);
    if (bytes && letter == 'F' && VIEW(args[0])->inner)
        memoryview_transpose(VIEW(args[0]), bytes);
    return bytes;
}

static value method_tolist(struct machine *m, value *args)
{
    return to_list(m, args[0]);
}

static value method_hex(struct machine *m, value *args)
{
    value forwarded[3] = {to_bytes(m, args[0]), args[1], args[2]};
    value text = forwarded[0] ? bytes_method_hex(m, forwarded) : NULL;
    drop(m, forwarded[0]);
    return text;
}

static value method_release(struct machine *m, value *args)
{
    release(m, args[0]);
    return NONE;
}

static value method_enter(struct machine *m, value *args)
{
    return require_open(m, args[0]) ? keep(args[0]) : NULL;
}

static value method_toreadonly(struct machine *m, value *args)
{
    struct memoryview *view = VIEW(args[0]);
    if (!require_open(m, args[0]))
        return NULL;
    value made = memoryview_new(m, view->owner, view->start, view->step, view->size, view);
    if (made)
        VIEW(made)->is_readonly = true;
    return made;
}

static value get_nbytes(struct machine *m, value self)
{
    size_t size = memoryview_block(VIEW(self));
    return require_open(m, self) ? tag_small_int((int64_t)(VIEW(self)->size * size)) : NULL;
}

static value get_itemsize(struct machine *m, value self)
{
    int64_t size = (int64_t)memoryview_item_size(VIEW(self)->format);
    return require_open(m, self) ? tag_small_int(size) : NULL;
}

static value get_suboffsets(struct machine *m, value self)
{
    return require_open(m, self) ? tuple_new(m, 0) : NULL;
}

static value get_format(struct machine *m, value self)
{
    return require_open(m, self) ? str_new(m, &VIEW(self)->format, 1) : NULL;
}

static value get_readonly(struct machine *m, value self)
{
    return require_open(m, self) ? tag_bool(VIEW(self)->is_readonly) : NULL;
}

static value get_obj(struct machine *m, value self)
{
    return require_open(m, self) ? keep(VIEW(self)->owner) : NULL;
}

static const struct getset_spec getsets[] = {
    {"nbytes", get_nbytes, NULL},     {"itemsize", get_itemsize, NULL},
    {"format", get_format, NULL},     {"ndim", memoryview_get_ndim, NULL},
    {"strides", memoryview_get_strides, NULL},   {"suboffsets", get_suboffsets, NULL},
    {"contiguous", memoryview_get_contiguous, NULL},
    {"c_contiguous", memoryview_get_c_contiguous, NULL},
    {"f_contiguous", memoryview_get_f_contiguous, NULL},
    {"readonly", get_readonly, NULL}, {"obj", get_obj, NULL},
    {"shape", memoryview_get_shape, NULL},       {NULL, NULL, NULL},
};

static const struct native_spec methods[] = {
    {"cast(self, /, format, shape=None)", memoryview_cast, NULL},
    {"hex(self, sep=..., bytes_per_sep=1)", method_hex, NULL},
    {"release(self, /)", method_release, NULL},
    {"tobytes(self, order=None)", method_tobytes, NULL},
    {"tolist(self, /)", method_tolist, NULL},
    {"toreadonly(self, /)", method_toreadonly, NULL},
    {"__enter__(self, /)", method_enter, NULL},
    {"__exit__(self, /, *args)", method_release, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec memoryview_type_spec = {
    .name = "memoryview",
    .instance_size = sizeof(struct memoryview),
    .flags = TYPE_MATCH_SEQUENCE | TYPE_IMMUTABLE | TYPE_FINAL | TYPE_HAS_WEAKREFS,
    .slots = {.make = make,
              .destroy = release,
              .traverse = traverse,
              .repr = repr,
              .hash = hash,
              .compare = compare,
              .length = length,
              .get_item = get_item,
              .set_item = set_item,
              .iter = iter},
    .methods = methods,
    .getsets = getsets,
    .doc = "Create a new memoryview object which references the given object.",
};
