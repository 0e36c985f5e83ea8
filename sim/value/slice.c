/* slice. CPython 3.13 Objects/sliceobject.c. */
#include "sim/value/descriptor.h"
#include "sim/value/arguments.h"
#include "sim/value/indexing.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define AS_SLICE(v) ((struct slice *)(v))

value slice_new(struct machine *m, value start, value stop, value step)
{
    value v = object_alloc(m, m->types.slice, sizeof(struct slice));
    if (!v)
        return NULL;
    AS_SLICE(v)->start = keep(start ? start : NONE);
    AS_SLICE(v)->stop = keep(stop ? stop : NONE);
    AS_SLICE(v)->step = keep(step ? step : NONE);
    return v;
}

static bool slice_number(struct machine *m, value v, int64_t absent, int64_t *n)
{
    *n = absent;
    if (v == NONE)
        return true;
    if (is_small_int(v)) {
        *n = small_int(v);
        return true;
    }
    if (is_index(m, v))
        return object_as_index(m, v, n);
    raise_error(m, m->types.TypeError,
                "slice indices must be integers or None or have an __index__ method");
    return false;
}

/* Puts an end of a slice into 0..length (or -1..length-1 for a negative step). */
static int64_t clip_end(int64_t n, int64_t length, bool backward)
{
    if (n < 0)
        n += length;
    if (n < 0)
        return backward ? -1 : 0;
    return n >= length ? length - backward : n;
}

bool slice_indices(struct machine *m, value slice, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count)
{
    if (!slice_number(m, AS_SLICE(slice)->step, 1, step))
        return false;
    if (*step == 0) {
        raise_error(m, m->types.ValueError, "slice step cannot be zero");
        return false;
    }
    if (*step < -INT64_MAX)
        *step = -INT64_MAX;
    bool backward = *step < 0;
    if (!slice_number(m, AS_SLICE(slice)->start, backward ? INT64_MAX : 0, start) ||
        !slice_number(m, AS_SLICE(slice)->stop, backward ? INT64_MIN : INT64_MAX, stop))
        return false;
    *start = clip_end(*start, length, backward);
    *stop = *stop == INT64_MIN && backward ? -1 : clip_end(*stop, length, backward);
    *count = 0;
    if (backward && *stop < *start)
        *count = (*start - *stop - 1) / -*step + 1;
    else if (!backward && *start < *stop)
        *count = (*stop - *start - 1) / *step + 1;
    return true;
}

/* --- the type */

static value slice_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (!args_positional(m, args, "slice", 1, 3))
        return NULL;
    if (args->count == 1)
        return slice_new(m, NULL, args->items[0], NULL);
    return slice_new(m, args->items[0], args->items[1], args->count > 2 ? args->items[2] : NULL);
}

static void slice_destroy(struct machine *m, value self)
{
    drop_place(m, AS_SLICE(self)->start);
    drop_place(m, AS_SLICE(self)->stop);
    drop_place(m, AS_SLICE(self)->step);
}

static int slice_traverse(value self, visit_fn *visit, void *closure)
{
    struct slice *s = AS_SLICE(self);
    value parts[] = {s->start, s->stop, s->step};
    int halt = 0;
    for (size_t i = 0; i < 3 && !halt; i++)
        halt = parts[i] ? visit(parts[i], closure) : 0;
    return halt;
}

static value slice_repr(struct machine *m, value self)
{
    struct slice *s = AS_SLICE(self);
    return str_format(m, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static value slice_tuple(struct machine *m, value self)
{
    return tuple_pack3(m, AS_SLICE(self)->start, AS_SLICE(self)->stop, AS_SLICE(self)->step);
}

static value slice_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_exactly(self, m->types.slice) || !is_exactly(other, m->types.slice))
        return NOT_IMPLEMENTED;
    value a = slice_tuple(m, self), b = a ? slice_tuple(m, other) : NULL;
    value result = b ? object_compare(m, op, a, b) : NULL;
    drop(m, a);
    drop(m, b);
    return result;
}

/* The rounds of tuple's hash without its last step. */
static bool slice_hash(struct machine *m, value self, int64_t *hash)
{
    value parts[] = {AS_SLICE(self)->start, AS_SLICE(self)->stop, AS_SLICE(self)->step};
    uint64_t sum = UINT64_C(2870177450012600261);
    for (size_t i = 0; i < 3; i++) {
        int64_t lane;
        if (!object_hash(m, parts[i], &lane))
            return false;
        sum += (uint64_t)lane * UINT64_C(14029467366897019727);
        sum = (sum << 31 | sum >> 33) * UINT64_C(11400714785074694791);
    }
    *hash = sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
    return true;
}

static value get_start(struct machine *m, value self)
{
    (void)m;
    return keep(AS_SLICE(self)->start);
}

static value get_stop(struct machine *m, value self)
{
    (void)m;
    return keep(AS_SLICE(self)->stop);
}

static value get_step(struct machine *m, value self)
{
    (void)m;
    return keep(AS_SLICE(self)->step);
}

static value method_indices(struct machine *m, value *args)
{
    int64_t length, start, stop, step, count;
    if (!object_as_int64(m, args[1], &length))
        return NULL;
    if (length < 0)
        return raise_error(m, m->types.ValueError, "length should not be negative");
    if (!slice_indices(m, args[0], length, &start, &stop, &step, &count))
        return NULL;
    value numbers[] = {int_new(m, start), int_new(m, stop), int_new(m, step)};
    value result = tuple_from(m, numbers, 3);
    for (size_t i = 0; i < 3; i++)
        drop(m, numbers[i]);
    return result;
}

static const struct native_spec slice_methods[] = {
    {"indices(self, object, /)", method_indices,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the "
     "start and stop\nindices, and the stride length of the extended slice described by\nS. Out of "
     "bounds indices are clipped in a manner consistent with the\nhandling of normal slices."},
    {NULL, NULL, NULL},
};

static const struct getset_spec slice_getsets[] = {
    {"start", get_start, member_readonly},
    {"stop", get_stop, member_readonly},
    {"step", get_step, member_readonly},
    {NULL, NULL, NULL},
};

const struct type_spec slice_type_spec = {
    .name = "slice",
    .instance_size = sizeof(struct slice),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.make = slice_make,
              .destroy = slice_destroy,
              .traverse = slice_traverse,
              .repr = slice_repr,
              .hash = slice_hash,
              .compare = slice_compare},
    .methods = slice_methods,
    .getsets = slice_getsets,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for "
           "extended slicing (e.g. a[0:10:2]).",
};
