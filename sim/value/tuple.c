/* tuple. CPython 3.13 Objects/tupleobject.c. */
#include "sim/value/arguments.h"
#include "sim/value/generic_alias.h"
#include "sim/value/indexing.h"
#include "sim/value/iterators.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- making */

static value tuple_alloc(struct machine *m, struct type *type, size_t size)
{
    if (size > (SIZE_MAX >> 1) / sizeof(value))
        return raise_memory_error(m);
    value v = object_alloc(m, type, sizeof(struct tuple) + size * sizeof(value));
    if (v)
        AS_TUPLE(v)->size = size;
    return v;
}

value tuple_new(struct machine *m, size_t size)
{
    if (size == 0) { /* there is one */
        if (!m->empty_tuple)
            m->empty_tuple = tuple_alloc(m, m->types.tuple, 0);
        return keep_or_null(m->empty_tuple);
    }
    return tuple_alloc(m, m->types.tuple, size);
}

static value tuple_fill(value v, value const *items, size_t size)
{
    for (size_t i = 0; v && i < size; i++)
        AS_TUPLE(v)->items[i] = keep(items[i]);
    return v;
}

value tuple_from(struct machine *m, value const *items, size_t size)
{
    return tuple_fill(tuple_new(m, size), items, size);
}

value tuple_pack1(struct machine *m, value a)
{
    return tuple_from(m, &a, 1);
}

value tuple_pack2(struct machine *m, value a, value b)
{
    value items[] = {a, b};
    return tuple_from(m, items, 2);
}

value tuple_pack3(struct machine *m, value a, value b, value c)
{
    value items[] = {a, b, c};
    return tuple_from(m, items, 3);
}

value tuple_from_iterable(struct machine *m, value iterable)
{
    if (is_exactly(iterable, m->types.tuple))
        return keep(iterable);
    if (is_exactly(iterable, m->types.list))
        return tuple_from(m, AS_LIST(iterable)->items, list_size(iterable));
    value list = list_from_iterable(m, iterable);
    if (!list)
        return NULL;
    value result = tuple_from(m, AS_LIST(list)->items, list_size(list));
    drop(m, list);
    return result;
}

bool sequence_items(struct machine *m, value v, value **items, size_t *size)
{
    if (has_type_flag(m, v, TYPE_IS_TUPLE)) {
        *items = AS_TUPLE(v)->items;
        *size = tuple_size(v);
        return true;
    }
    if (!has_type_flag(m, v, TYPE_IS_LIST))
        return false;
    *items = AS_LIST(v)->items;
    *size = list_size(v);
    return true;
}

static value tuple_make(struct machine *m, struct type *type, const struct args *args)
{
    bool plain = type == m->types.tuple;
    if (plain ? !args_positional(m, args, "tuple", 0, 1)
              : args->count > 1 && !args_positional(m, args, "tuple", 0, 1))
        return NULL;
    value items = args->count ? tuple_from_iterable(m, args->items[0]) : tuple_new(m, 0);
    if (!items || plain)
        return items;
    value v = tuple_fill(tuple_alloc(m, type, tuple_size(items)), AS_TUPLE(items)->items,
                         tuple_size(items));
    drop(m, items);
    return v;
}

static void tuple_destroy(struct machine *m, value self)
{
    for (size_t i = tuple_size(self); i-- > 0;)
        drop_place(m, AS_TUPLE(self)->items[i]);
}

static size_t tuple_memory(value self)
{
    return sizeof(struct tuple) + tuple_size(self) * sizeof(value);
}

/* From the end, as list's. */
static int tuple_traverse(value self, visit_fn *visit, void *closure)
{
    for (size_t i = tuple_size(self); i-- > 0;) {
        value item = AS_TUPLE(self)->items[i];
        int stop = item ? visit(item, closure) : 0;
        if (stop)
            return stop;
    }
    return 0;
}

/* --- basics */

static value tuple_repr(struct machine *m, value self)
{
    size_t size = tuple_size(self);
    if (size == 0)
        return str_from(m, "()");
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "(...)");
    struct str_builder b = {0};
    str_builder_add_text(m, &b, "(");
    bool ok = true;
    for (size_t i = 0; ok && i < size; i++) {
        if (i > 0)
            str_builder_add_text(m, &b, ", ");
        ok = str_builder_add_repr(m, &b, AS_TUPLE(self)->items[i]);
    }
    str_builder_add_text(m, &b, size == 1 ? ",)" : ")");
    repr_leave(m, self);
    return str_builder_finish(m, &b);
}

/* xxHash, as CPython's tuplehash. */
#define XX_PRIME_1 UINT64_C(11400714785074694791)
#define XX_PRIME_2 UINT64_C(14029467366897019727)
#define XX_PRIME_5 UINT64_C(2870177450012600261)

static bool tuple_hash(struct machine *m, value self, int64_t *hash)
{
    uint64_t size = tuple_size(self), sum = XX_PRIME_5;
    for (size_t i = 0; i < size; i++) {
        int64_t lane;
        if (!object_hash(m, AS_TUPLE(self)->items[i], &lane))
            return false;
        sum += (uint64_t)lane * XX_PRIME_2;
        sum = (sum << 31 | sum >> 33) * XX_PRIME_1;
    }
    sum += size ^ (XX_PRIME_5 ^ UINT64_C(3527539));
    *hash = sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
    return true;
}

static value tuple_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!has_type_flag(m, self, TYPE_IS_TUPLE) || !has_type_flag(m, other, TYPE_IS_TUPLE))
        return NOT_IMPLEMENTED;
    size_t size = tuple_size(self), other_size = tuple_size(other), i = 0;
    for (; i < size && i < other_size; i++) {
        int same = object_equal(m, AS_TUPLE(self)->items[i], AS_TUPLE(other)->items[i]);
        if (same < 0)
            return NULL;
        if (!same)
            break;
    }
    if (i >= size || i >= other_size)
        return compare_sizes(op, (int64_t)size, (int64_t)other_size);
    if (op == COMPARE_EQ || op == COMPARE_NE)
        return tag_bool(op == COMPARE_NE);
    return object_compare(m, op, AS_TUPLE(self)->items[i], AS_TUPLE(other)->items[i]);
}

/* --- sequence */

static int64_t tuple_length(struct machine *m, value self)
{
    (void)m;
    return (int64_t)tuple_size(self);
}

static value tuple_get_slice(struct machine *m, value self, value slice)
{
    int64_t start, stop, step, count;
    if (!slice_indices(m, slice, (int64_t)tuple_size(self), &start, &stop, &step, &count))
        return NULL;
    if (count == (int64_t)tuple_size(self) && step == 1 && is_exactly(self, m->types.tuple))
        return keep(self);
    if (!machine_charge(m, (size_t)count))
        return NULL;
    if (step == 1)
        return tuple_from(m, AS_TUPLE(self)->items + start, (size_t)count);
    value result = tuple_new(m, (size_t)count);
    for (int64_t i = 0; result && i < count; i++, start += step)
        AS_TUPLE(result)->items[i] = keep(AS_TUPLE(self)->items[start]);
    return result;
}

static value tuple_get_item(struct machine *m, value self, value key)
{
    if (is_index(m, key)) {
        int64_t i;
        if (!sequence_index(m, key, &i))
            return NULL;
        if (i < 0)
            i += (int64_t)tuple_size(self);
        if (i < 0 || i >= (int64_t)tuple_size(self))
            return raise_error(m, m->types.IndexError, "tuple index out of range");
        return keep(AS_TUPLE(self)->items[i]);
    }
    if (is_exactly(key, m->types.slice))
        return tuple_get_slice(m, self, key);
    return raise_error(m, m->types.TypeError, "tuple indices must be integers or slices, not %T",
                       key);
}

static int tuple_contains(struct machine *m, value self, value item)
{
    if (!machine_charge(m, tuple_size(self)))
        return -1;
    int found = 0;
    for (size_t i = 0; !found && i < tuple_size(self); i++)
        found = object_equal(m, AS_TUPLE(self)->items[i], item);
    return found;
}

static value tuple_concat(struct machine *m, value left, value right)
{
    if (!has_type_flag(m, left, TYPE_IS_TUPLE))
        return NOT_IMPLEMENTED;
    if (!has_type_flag(m, right, TYPE_IS_TUPLE)) {
        value answer = right_operand(m, BINARY_ADD, left, right);
        return answer != NOT_IMPLEMENTED
                   ? answer
                   : raise_error(m, m->types.TypeError,
                                 "can only concatenate tuple (not \"%T\") to tuple", right);
    }
    size_t a = tuple_size(left), b = tuple_size(right);
    if (a == 0 && is_exactly(right, m->types.tuple))
        return keep(right);
    if (b == 0 && is_exactly(left, m->types.tuple))
        return keep(left);
    if (!machine_charge(m, a + b))
        return NULL;
    value result = tuple_fill(tuple_new(m, a + b), AS_TUPLE(left)->items, a);
    for (size_t i = 0; result && i < b; i++)
        AS_TUPLE(result)->items[a + i] = keep(AS_TUPLE(right)->items[i]);
    return result;
}

static value tuple_repeat(struct machine *m, value self, value count)
{
    size_t size = tuple_size(self), repeats;
    if (!sequence_repeats(m, count, size, &repeats))
        return NULL;
    if ((size == 0 || repeats == 1) && is_exactly(self, m->types.tuple))
        return keep(self);
    value result = tuple_new(m, size * repeats);
    if (result && !machine_charge(m, size * repeats))
        return drop_and_fail(m, result);
    for (size_t i = 0; result && i < size * repeats; i++)
        AS_TUPLE(result)->items[i] = keep(AS_TUPLE(self)->items[i % size]);
    return result;
}

static value tuple_binary(struct machine *m, enum binary_op op, value left, value right)
{
    if (op == BINARY_ADD)
        return tuple_concat(m, left, right);
    if (op != BINARY_MUL)
        return NOT_IMPLEMENTED;
    if (!has_type_flag(m, left, TYPE_IS_TUPLE))
        return is_index(m, left) ? tuple_repeat(m, right, left) : NOT_IMPLEMENTED;
    if (is_index(m, right))
        return tuple_repeat(m, left, right);
    value answer = right_operand(m, op, left, right);
    return answer != NOT_IMPLEMENTED ? answer : sequence_not_repeatable(m, right);
}

/* --- methods */

static value method_count(struct machine *m, value *args)
{
    if (!machine_charge(m, tuple_size(args[0])))
        return NULL;
    int64_t count = 0;
    for (size_t i = 0; i < tuple_size(args[0]); i++) {
        int same = object_equal(m, AS_TUPLE(args[0])->items[i], args[1]);
        if (same < 0)
            return NULL;
        count += same;
    }
    return tag_small_int(count);
}

static value method_index(struct machine *m, value *args)
{
    int64_t i, stop, size = (int64_t)tuple_size(args[0]);
    if (!sequence_range(m, args[2], args[3], size, &i, &stop) || !machine_charge(m, (size_t)size))
        return NULL;
    for (; i < stop && i < size; i++) {
        int same = object_equal(m, AS_TUPLE(args[0])->items[i], args[1]);
        if (same)
            return same < 0 ? NULL : tag_small_int(i);
    }
    return raise_error(m, m->types.ValueError, "tuple.index(x): x not in tuple");
}

static value method_getnewargs(struct machine *m, value *args)
{
    value plain = tuple_from(m, AS_TUPLE(args[0])->items, tuple_size(args[0]));
    if (!plain)
        return NULL;
    value result = tuple_pack1(m, plain);
    drop(m, plain);
    return result;
}

static const struct native_spec tuple_methods[] = {
    {"count(self, value, /)", method_count, "Return number of occurrences of value."},
    {"index(self, value, start=..., stop=..., /)", method_index,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"__getnewargs__(self, /)", method_getnewargs, NULL},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

const struct type_spec tuple_type_spec = {
    .name = "tuple",
    .instance_size = sizeof(struct tuple),
    .flags = TYPE_TRACKED | TYPE_IS_TUPLE | TYPE_MATCH_SEQUENCE,
    .slots = {.make = tuple_make,
              .destroy = tuple_destroy,
              .memory = tuple_memory,
              .traverse = tuple_traverse,
              .repr = tuple_repr,
              .hash = tuple_hash,
              .compare = tuple_compare,
              .binary = tuple_binary,
              .length = tuple_length,
              .get_item = tuple_get_item,
              .contains = tuple_contains,
              .iter = tuple_iterator_new},
    .methods = tuple_methods,
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an "
           "empty tuple.\nIf iterable is specified the tuple is initialized from iterable's "
           "items.\n\nIf the argument is a tuple, the return value is the same object.",
};
