/* memoryview: a window upon bytes or a bytearray, of plain bytes in one dimension. */
#include "sim/value/bytes_internal.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/specs.h"
#include "sim/value/str.h"
#include "sim/value/text.h"

#include <string.h>

#define VIEW(v) ((struct memoryview *)(v))

/* --- the window */

static bool require_open(struct machine *m, value self)
{
    if (VIEW(self)->owner)
        return true;
    raise_error(m, m->types.ValueError, "operation forbidden on released memoryview object");
    return false;
}

/* The owner's bytes, for writing too where it is a bytearray. */
static unsigned char *owner_bytes(struct machine *m, value self)
{
    return (unsigned char *)(uintptr_t)bytes_of(m, VIEW(self)->owner).data;
}

static unsigned char *item_at(struct machine *m, value self, size_t n)
{
    return owner_bytes(m, self) + VIEW(self)->start + (int64_t)n * VIEW(self)->step;
}

static value view_new(struct machine *m, value owner, int64_t start, int64_t step, size_t size)
{
    value v = object_alloc(m, m->types.memoryview, sizeof(struct memoryview));
    if (!v)
        return NULL;
    *VIEW(v) = (struct memoryview){*v, keep(owner), start, step, size};
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
    drop(m, owner);
}

static value make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (args->count != 1 || args->names)
        return raise_error(m, m->types.TypeError,
                           "memoryview() takes exactly one argument (%zu given)",
                           args->count + (args->names ? tuple_size(args->names) : 0));
    value source = args->items[0];
    if (is_exactly(source, m->types.memoryview)) {
        if (!require_open(m, source))
            return NULL;
        return view_new(m, VIEW(source)->owner, VIEW(source)->start, VIEW(source)->step,
                        VIEW(source)->size);
    }
    struct view bytes = bytes_of(m, source);
    if (!bytes.data)
        return raise_error(m, m->types.TypeError,
                           "memoryview: a bytes-like object is required, not '%T'", source);
    return view_new(m, source, 0, 1, bytes.size);
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
    value v = bytes_new(m, NULL, VIEW(self)->size);
    for (size_t i = 0; v && i < VIEW(self)->size; i++)
        AS_BYTES(v)->data[i] = *item_at(m, self, i);
    return v;
}

/* --- slots */

static value repr(struct machine *m, value self)
{
    return str_format(m, VIEW(self)->owner ? "<memory at 0x%llx>" : "<released memory at 0x%llx>",
                      (unsigned long long)object_id(m, self));
}

static bool hash(struct machine *m, value self, int64_t *result)
{
    if (!require_open(m, self))
        return false;
    if (!is_bytes(m, VIEW(self)->owner)) {
        raise_error(m, m->types.ValueError, "cannot hash writable memoryview object");
        return false;
    }
    value bytes = to_bytes(m, self);
    bool good = bytes && object_hash(m, bytes, result);
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
    value a = to_bytes(m, self), b = is_view ? to_bytes(m, other) : keep(other);
    value result = a && b ? bytes_slot_compare(m, op, a, b) : NULL;
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
    if (!slice_indices(m, key, (int64_t)view->size, &start, &stop, &step, &count))
        return NULL;
    return view_new(m, view->owner, view->start + start * view->step, step * view->step,
                    (size_t)count);
}

static value get_item(struct machine *m, value self, value key)
{
    size_t n;
    if (!require_open(m, self))
        return NULL;
    if (is_exactly(key, m->types.slice))
        return cut(m, self, key);
    if (!is_index(m, key) ||
        !text_index(m, key, VIEW(self)->size, "index out of bounds on dimension 1", &n))
        return NULL;
    return tag_small_int(*item_at(m, self, n));
}

static bool set_slice(struct machine *m, value self, value key, value item)
{
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
    if (good && AS_BYTES(bytes)->size != VIEW(window)->size) {
        raise_error(m, m->types.ValueError,
                    "memoryview assignment: lvalue and rvalue have different structures");
        good = false;
    }
    for (size_t i = 0; good && i < VIEW(window)->size; i++)
        *item_at(m, window, i) = AS_BYTES(bytes)->data[i];
    drop(m, bytes);
    drop(m, window);
    return good;
}

static bool set_byte(struct machine *m, value self, value key, value item)
{
    size_t n;
    int64_t byte;
    if (!is_index(m, key) ||
        !text_index(m, key, VIEW(self)->size, "index out of bounds on dimension 1", &n))
        return false;
    if (!type_of(m, item)->slots.as_index) {
        raise_error(m, m->types.TypeError, "memoryview: invalid type for format 'B'");
        return false;
    }
    if (!object_as_index(m, item, &byte))
        return false;
    if (byte < 0 || byte > 255) {
        raise_error(m, m->types.ValueError, "memoryview: invalid value for format 'B'");
        return false;
    }
    if (!require_open(m, self))
        return false;
    *item_at(m, self, n) = (unsigned char)byte;
    return true;
}

static bool set_item(struct machine *m, value self, value key, value item)
{
    if (!require_open(m, self))
        return false;
    if (is_bytes(m, VIEW(self)->owner)) {
        raise_error(m, m->types.TypeError, "cannot modify read-only memory");
        return false;
    }
    if (!item) {
        raise_error(m, m->types.TypeError, "cannot delete memory");
        return false;
    }
    return is_exactly(key, m->types.slice) ? set_slice(m, self, key, item)
                                           : set_byte(m, self, key, item);
}

/* Over a copy: the bytes as they are now. */
static value iter(struct machine *m, value self)
{
    value bytes = to_bytes(m, self);
    value iterator = bytes ? bytes_slot_iter(m, bytes) : NULL;
    drop(m, bytes);
    return iterator;
}

/* --- methods */

static value method_tobytes(struct machine *m, value *args)
{
    return to_bytes(m, args[0]);
}

static value method_tolist(struct machine *m, value *args)
{
    value list = require_open(m, args[0]) ? list_new(m, VIEW(args[0])->size) : NULL;
    for (size_t i = 0; list && i < VIEW(args[0])->size; i++) {
        if (!list_append_steal(m, list, tag_small_int(*item_at(m, args[0], i))))
            return drop_and_fail(m, list);
    }
    return list;
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

static value method_cast(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.NotImplementedError,
                       "memoryview.cast() is not supported by loopglass: use int.from_bytes on "
                       "slices, or the struct of your data as ints in a list");
}

static value get_nbytes(struct machine *m, value self)
{
    return require_open(m, self) ? tag_small_int((int64_t)VIEW(self)->size) : NULL;
}

static value get_itemsize(struct machine *m, value self)
{
    return require_open(m, self) ? tag_small_int(1) : NULL;
}

static value get_format(struct machine *m, value self)
{
    return require_open(m, self) ? str_from(m, "B") : NULL;
}

static value get_readonly(struct machine *m, value self)
{
    return require_open(m, self) ? tag_bool(is_bytes(m, VIEW(self)->owner)) : NULL;
}

static value get_obj(struct machine *m, value self)
{
    return require_open(m, self) ? keep(VIEW(self)->owner) : NULL;
}

static value get_shape(struct machine *m, value self)
{
    return require_open(m, self) ? tuple_pack1(m, tag_small_int((int64_t)VIEW(self)->size)) : NULL;
}

static const struct getset_spec getsets[] = {
    {"nbytes", get_nbytes, NULL},     {"itemsize", get_itemsize, NULL},
    {"format", get_format, NULL},     {"ndim", get_itemsize, NULL},
    {"readonly", get_readonly, NULL}, {"obj", get_obj, NULL},
    {"shape", get_shape, NULL},       {NULL, NULL, NULL},
};

static const struct native_spec methods[] = {
    {"cast(self, /, format, shape=None)", method_cast, NULL},
    {"hex(self, sep=..., bytes_per_sep=1)", method_hex, NULL},
    {"release(self, /)", method_release, NULL},
    {"tobytes(self, order=None)", method_tobytes, NULL},
    {"tolist(self, /)", method_tolist, NULL},
    {"__enter__(self, /)", method_enter, NULL},
    {"__exit__(self, /, *args)", method_release, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec memoryview_type_spec = {
    .name = "memoryview",
    .instance_size = sizeof(struct memoryview),
    .flags = TYPE_MATCH_SEQUENCE | TYPE_IMMUTABLE | TYPE_FINAL,
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
