/* collections.deque: its ring, slots and iterators. CPython 3.13 Modules/_collectionsmodule.c. */
#include "sim/modules/deque.h"
#include "sim/modules/module.h"
#include "sim/value/arguments.h"
#include "sim/value/generic_alias.h"
#include "sim/value/indexing.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- the ring */

static bool make_room(struct machine *m, struct deque *d)
{
    if (d->size < d->capacity)
        return true;
    size_t capacity = d->capacity ? d->capacity * 2 : 8;
    value *items = heap_alloc(&m->heap, capacity * sizeof(value));
    if (!items)
        return raise_memory_error(m);
    for (size_t i = 0; i < d->size; i++)
        items[i] = *deque_place(d, i);
    heap_free(&m->heap, d->items, d->capacity * sizeof(value));
    d->items = items;
    d->capacity = capacity;
    d->first = 0;
    return true;
}

static void drop_first(struct machine *m, struct deque *d)
{
    value item = *deque_place(d, 0);
    d->first = (d->first + 1) & (d->capacity - 1);
    d->size--;
    d->state++;
    drop(m, item);
}

static void drop_last(struct machine *m, struct deque *d)
{
    value item = *deque_place(d, --d->size);
    d->state++;
    drop(m, item);
}

bool deque_append(struct machine *m, value v, value item)
{
    struct deque *d = AS_DEQUE(v);
    if (!make_room(m, d))
        return false;
    *deque_place(d, d->size++) = keep(item);
    d->state++;
    if (d->maxlen >= 0 && d->size > (size_t)d->maxlen)
        drop_first(m, d);
    return true;
}

bool deque_append_left(struct machine *m, value v, value item)
{
    struct deque *d = AS_DEQUE(v);
    if (!make_room(m, d))
        return false;
    d->first = (d->first - 1) & (d->capacity - 1);
    *deque_place(d, 0) = keep(item);
    d->size++;
    d->state++;
    if (d->maxlen >= 0 && d->size > (size_t)d->maxlen)
        drop_last(m, d);
    return true;
}

value deque_pop(struct machine *m, value v)
{
    struct deque *d = AS_DEQUE(v);
    (void)m;
    d->state++;
    return *deque_place(d, --d->size);
}

value deque_pop_left(struct machine *m, value v)
{
    struct deque *d = AS_DEQUE(v);
    (void)m;
    value item = *deque_place(d, 0);
    d->first = (d->first + 1) & (d->capacity - 1);
    d->size--;
    d->state++;
    return item;
}

bool deque_extend(struct machine *m, value v, value iterable)
{
    value source = iterable == v ? list_from_iterable(m, iterable) : keep(iterable);
    value iterator = source ? object_iter(m, source) : NULL, item;
    drop(m, source);
    if (!iterator)
        return false;
    while ((item = object_next(m, iterator)) != NULL) {
        bool ok = deque_append(m, v, item) && machine_charge(m, 1);
        drop(m, item);
        if (!ok)
            break;
    }
    drop(m, iterator);
    return !m->error;
}

void deque_clear(struct machine *m, value v)
{
    struct deque old = *AS_DEQUE(v), *d = AS_DEQUE(v);
    d->items = NULL;
    d->capacity = d->first = d->size = 0;
    d->state++;
    for (size_t i = 0; i < old.size; i++)
        drop(m, *deque_place(&old, i));
    heap_free(&m->heap, old.items, old.capacity * sizeof(value));
}

/* --- life */

static value deque_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    value v = object_alloc(m, type, type->instance_size);
    if (v)
        AS_DEQUE(v)->maxlen = -1;
    return v;
}

static bool read_maxlen(struct machine *m, value given, int64_t *maxlen)
{
    *maxlen = -1;
    if (!given || given == NONE)
        return true;
    if (!has_type_flag(m, given, TYPE_IS_INT))
        return raise_error(m, m->types.TypeError, "an integer is required");
    if (!object_as_int64(m, given, maxlen))
        return false;
    if (*maxlen < 0)
        return raise_error(m, m->types.ValueError, "maxlen must be non-negative");
    return true;
}

static bool deque_init(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"iterable", "maxlen", NULL};
    value given[2];
    int64_t maxlen;
    if (!args_bind(m, args, "deque", names, 0, given) || !read_maxlen(m, given[1], &maxlen))
        return false;
    AS_DEQUE(self)->maxlen = maxlen;
    if (AS_DEQUE(self)->size > 0)
        deque_clear(m, self);
    return !given[0] || deque_extend(m, self, given[0]);
}

static int deque_traverse(value self, visit_fn *visit, void *closure)
{
    for (size_t i = 0; i < AS_DEQUE(self)->size; i++) {
        int stop = visit(*deque_place(AS_DEQUE(self), i), closure);
        if (stop)
            return stop;
    }
    return 0;
}

/* --- basics */

static value deque_repr(struct machine *m, value self)
{
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "[...]");
    value list = list_from_iterable(m, self), text = NULL;
    if (list && AS_DEQUE(self)->maxlen >= 0)
        text = str_format(m, "%S(%R, maxlen=%lld)", type_of(m, self)->name, list,
                          (long long)AS_DEQUE(self)->maxlen);
    else if (list)
        text = str_format(m, "%S(%R)", type_of(m, self)->name, list);
    drop(m, list);
    repr_leave(m, self);
    return text;
}

static bool is_deque(value v)
{
    return is_object(v) && v->type->slots.repr && v->type->slots.traverse == deque_traverse;
}

/* As lists of the same items. */
static value deque_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_deque(self) || !is_deque(other))
        return NOT_IMPLEMENTED;
    if ((op == COMPARE_EQ || op == COMPARE_NE) && AS_DEQUE(self)->size != AS_DEQUE(other)->size)
        return tag_bool(op == COMPARE_NE);
    value a = list_from_iterable(m, self), b = a ? list_from_iterable(m, other) : NULL;
    value result = b ? object_compare(m, op, a, b) : NULL;
    drop(m, a);
    drop(m, b);
    return result;
}

static int64_t deque_length(struct machine *m, value self)
{
    (void)m;
    return (int64_t)AS_DEQUE(self)->size;
}

/* The place that a subscript names, or NULL with the error set. */
static value *subscript(struct machine *m, struct deque *d, value key)
{
    int64_t i;
    if (!is_index(m, key)) {
        raise_error(m, m->types.TypeError, "sequence index must be integer, not '%T'", key);
        return NULL;
    }
    if (!sequence_index(m, key, &i))
        return NULL;
    if (i < 0)
        i += (int64_t)d->size;
    if (i >= 0 && i < (int64_t)d->size)
        return deque_place(d, (size_t)i);
    raise_error(m, m->types.IndexError, "deque index out of range");
    return NULL;
}

static value deque_get_item(struct machine *m, value self, value key)
{
    value *place = subscript(m, AS_DEQUE(self), key);
    return place ? keep(*place) : NULL;
}

static void delete_at(struct machine *m, struct deque *d, size_t i)
{
    value gone = *deque_place(d, i);
    for (; i + 1 < d->size; i++)
        *deque_place(d, i) = *deque_place(d, i + 1);
    d->size--;
    d->state++;
    drop(m, gone);
}

static bool deque_set_item(struct machine *m, value self, value key, value item)
{
    struct deque *d = AS_DEQUE(self);
    value *place = subscript(m, d, key);
    if (!place)
        return false;
    if (item)
        replace_place(m, *place, keep(item));
    else
        delete_at(m, d, ((size_t)(place - d->items) - d->first) & (d->capacity - 1));
    return true;
}

static value mutated(struct machine *m)
{
    return raise_error(m, m->types.RuntimeError, "deque mutated during iteration");
}

/* The first position from i up to `stop` that holds an equal item; -1 none, -2 error. */
static int64_t find(struct machine *m, struct deque *d, value sought, size_t i, size_t stop)
{
    uint64_t state = d->state;
    for (; i < stop && i < d->size; i++) {
        value item = keep(*deque_place(d, i));
        int same = object_equal(m, item, sought);
        drop(m, item);
        if (same < 0)
            return -2;
        if (state != d->state) {
            mutated(m);
            return -2;
        }
        if (same)
            return (int64_t)i;
    }
    return -1;
}

static int deque_contains(struct machine *m, value self, value item)
{
    int64_t at = find(m, AS_DEQUE(self), item, 0, SIZE_MAX);
    return at == -2 ? -1 : at >= 0;
}

/* --- making others */

static value copy_of(struct machine *m, value self)
{
    value type = (value)type_of(m, self);
    int64_t maxlen = AS_DEQUE(self)->maxlen;
    value made = maxlen < 0 ? object_call1(m, type, self)
                            : object_call2(m, type, self, tag_small_int(maxlen));
    if (made && !is_deque(made)) { /* by a __new__ of the program's */
        raise_error(m, m->types.TypeError, "%T() must return a deque, not %T", self, made);
        return drop_and_fail(m, made);
    }
    return made;
}

static bool repeat_in_place(struct machine *m, value self, value count)
{
    struct deque *d = AS_DEQUE(self);
    size_t size = d->size, repeats;
    if (!sequence_repeats(m, count, size, &repeats))
        return false;
    if (repeats == 0 || size == 0) {
        deque_clear(m, self);
        return true;
    }
    value list = list_from_iterable(m, self);
    for (size_t i = 1; list && i < repeats; i++)
        if (!deque_extend(m, self, list))
            break;
    drop(m, list);
    return !m->error;
}

static value deque_binary(struct machine *m, enum binary_op op, value left, value right)
{
    bool sum = op == BINARY_ADD;
    if (!sum && op != BINARY_MUL)
        return NOT_IMPLEMENTED;
    if (!is_deque(left) && (sum || !is_index(m, left)))
        return NOT_IMPLEMENTED;
    if (sum && !is_deque(right))
        return raise_error(m, m->types.TypeError,
                           "can only concatenate deque (not \"%T\") to deque", right);
    if (!sum && is_deque(left) && !is_index(m, right))
        return sequence_not_repeatable(m, right);
    value result = copy_of(m, is_deque(left) ? left : right);
    if (!result)
        return NULL;
    bool ok = sum ? deque_extend(m, result, right)
                  : repeat_in_place(m, result, is_deque(left) ? right : left);
    return ok ? result : drop_and_fail(m, result);
}

static value deque_inplace(struct machine *m, enum binary_op op, value left, value right)
{
    if (op == BINARY_ADD)
        return deque_extend(m, left, right) ? keep(left) : NULL;
    if (op != BINARY_MUL || !is_index(m, right))
        return NOT_IMPLEMENTED;
    return repeat_in_place(m, left, right) ? keep(left) : NULL;
}

/* --- methods */

static value none_if(bool ok)
{
    return ok ? NONE : NULL;
}

static value method_append(struct machine *m, value *args)
{
    return none_if(deque_append(m, args[0], args[1]));
}

static value method_appendleft(struct machine *m, value *args)
{
    return none_if(deque_append_left(m, args[0], args[1]));
}

static value method_pop(struct machine *m, value *args)
{
    if (AS_DEQUE(args[0])->size == 0)
        return raise_error(m, m->types.IndexError, "pop from an empty deque");
    return deque_pop(m, args[0]);
}

static value method_popleft(struct machine *m, value *args)
{
    if (AS_DEQUE(args[0])->size == 0)
        return raise_error(m, m->types.IndexError, "pop from an empty deque");
    return deque_pop_left(m, args[0]);
}

static value method_extend(struct machine *m, value *args)
{
    return none_if(deque_extend(m, args[0], args[1]));
}

static value method_extendleft(struct machine *m, value *args)
{
    value source = args[1] == args[0] ? list_from_iterable(m, args[1]) : keep(args[1]);
    value iterator = source ? object_iter(m, source) : NULL, item;
    drop(m, source);
    while (iterator && (item = object_next(m, iterator)) != NULL) {
        bool ok = deque_append_left(m, args[0], item) && machine_charge(m, 1);
        drop(m, item);
        if (!ok)
            break;
    }
    drop(m, iterator);
    return none_if(!m->error);
}

static value method_clear(struct machine *m, value *args)
{
    deque_clear(m, args[0]);
    return NONE;
}

static value method_copy(struct machine *m, value *args)
{
    return copy_of(m, args[0]);
}

static value method_rotate(struct machine *m, value *args)
{
    struct deque *d = AS_DEQUE(args[0]);
    int64_t n;
    if (!object_as_int64(m, args[1], &n))
        return NULL;
    int64_t size = (int64_t)d->size;
    if (size < 2)
        return NONE;
    for (n = (n % size + size) % size; n > 0; n--) {
        value last = *deque_place(d, d->size - 1);
        d->first = (d->first - 1) & (d->capacity - 1);
        *deque_place(d, 0) = last;
    }
    d->state++;
    return none_if(machine_charge(m, d->size / 8));
}

static value method_reverse(struct machine *m, value *args)
{
    struct deque *d = AS_DEQUE(args[0]);
    for (size_t i = 0; i < d->size / 2; i++) {
        value *a = deque_place(d, i), *b = deque_place(d, d->size - 1 - i), item = *a;
        *a = *b;
        *b = item;
    }
    return none_if(machine_charge(m, d->size / 8));
}

static value method_count(struct machine *m, value *args)
{
    struct deque *d = AS_DEQUE(args[0]);
    uint64_t state = d->state;
    int64_t count = 0;
    for (size_t i = 0; i < d->size; i++) {
        value item = keep(*deque_place(d, i));
        int same = object_equal(m, item, args[1]);
        drop(m, item);
        if (same < 0)
            return NULL;
        if (state != d->state)
            return mutated(m);
        count += same;
    }
    return tag_small_int(count);
}

static value method_index(struct machine *m, value *args)
{
    int64_t start, stop;
    if (!sequence_range(m, args[2], args[3], (int64_t)AS_DEQUE(args[0])->size, &start, &stop))
        return NULL;
    int64_t at = find(m, AS_DEQUE(args[0]), args[1], (size_t)start, (size_t)stop);
    if (at >= 0)
        return tag_small_int(at);
    return at == -2 ? NULL : raise_error(m, m->types.ValueError, "%R is not in deque", args[1]);
}

static value method_remove(struct machine *m, value *args)
{
    int64_t at = find(m, AS_DEQUE(args[0]), args[1], 0, SIZE_MAX);
    if (at < 0)
        return at == -2 ? NULL
                        : raise_error(m, m->types.ValueError, "%R is not in deque", args[1]);
    delete_at(m, AS_DEQUE(args[0]), (size_t)at);
    return NONE;
}

static value method_insert(struct machine *m, value *args)
{
    struct deque *d = AS_DEQUE(args[0]);
    int64_t i;
    if (!object_as_int64(m, args[1], &i))
        return NULL;
    if (d->maxlen >= 0 && d->size >= (size_t)d->maxlen)
        return raise_error(m, m->types.IndexError, "deque already at its maximum size");
    if (i < 0)
        i = i + (int64_t)d->size < 0 ? 0 : i + (int64_t)d->size;
    if (!deque_append(m, args[0], args[2]))
        return NULL;
    for (size_t at = d->size - 1; at > (size_t)i; at--) {
        value *place = deque_place(d, at), *below = deque_place(d, at - 1), item = *place;
        *place = *below;
        *below = item;
    }
    return NONE;
}

static value get_maxlen(struct machine *m, value self)
{
    (void)m;
    int64_t maxlen = AS_DEQUE(self)->maxlen;
    return maxlen < 0 ? NONE : tag_small_int(maxlen);
}

/* --- iterators */

struct deque_iterator {
    struct object head;
    value deque;
    uint64_t state;
    size_t position; /* of the next one */
    size_t left;
};

#define AS_ITERATOR(v) ((struct deque_iterator *)(v))

static value iterator_new(struct machine *m, value deque, const char *type_name, size_t position)
{
    struct type *type = module_type_get(m, "collections", type_name);
    value v = type ? object_alloc(m, type, sizeof(struct deque_iterator)) : NULL;
    if (!v)
        return NULL;
    AS_ITERATOR(v)->deque = keep(deque);
    AS_ITERATOR(v)->state = AS_DEQUE(deque)->state;
    AS_ITERATOR(v)->position = position;
    AS_ITERATOR(v)->left = AS_DEQUE(deque)->size;
    return v;
}

static value deque_iter(struct machine *m, value self)
{
    return iterator_new(m, self, "_deque_iterator", 0);
}

static value method_reversed(struct machine *m, value *args)
{
    return iterator_new(m, args[0], "_deque_reverse_iterator", AS_DEQUE(args[0])->size - 1);
}

static void iterator_destroy(struct machine *m, value self)
{
    drop_place(m, AS_ITERATOR(self)->deque);
}

static int iterator_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_ITERATOR(self)->deque ? visit(AS_ITERATOR(self)->deque, closure) : 0;
}

static value iterator_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static value advance(struct machine *m, struct deque_iterator *it, size_t by)
{
    struct deque *d = AS_DEQUE(it->deque);
    if (it->state != d->state) {
        it->left = 0;
        return mutated(m);
    }
    if (it->left == 0)
        return NULL;
    value item = keep(*deque_place(d, it->position));
    it->position += by;
    it->left--;
    return item;
}

static value iterator_next(struct machine *m, value self)
{
    return advance(m, AS_ITERATOR(self), 1);
}

static value reverse_iterator_next(struct machine *m, value self)
{
    return advance(m, AS_ITERATOR(self), (size_t)-1);
}

static value iterator_length_hint(struct machine *m, value *args)
{
    (void)m;
    return tag_small_int((int64_t)AS_ITERATOR(args[0])->left);
}

static const struct native_spec iterator_methods[] = {
    {"__length_hint__(self, /)", iterator_length_hint, NULL},
    {NULL, NULL, NULL},
};

#define ITERATOR_SPEC(field, text, next_slot)                                                      \
    const struct type_spec field##_type_spec = {                                                   \
        .name = text,                                                                              \
        .module = "collections",                                                                   \
        .instance_size = sizeof(struct deque_iterator),                                            \
        .flags = TYPE_TRACKED | TYPE_FINAL,                                                        \
        .slots = {.destroy = iterator_destroy,                                                     \
                  .traverse = iterator_traverse,                                                   \
                  .iter = iterator_iter,                                                           \
                  .next = next_slot},                                                              \
        .methods = iterator_methods,                                                               \
    }

ITERATOR_SPEC(deque_iterator, "_deque_iterator", iterator_next);
ITERATOR_SPEC(deque_reverse_iterator, "_deque_reverse_iterator", reverse_iterator_next);

static const struct native_spec methods[] = {
    {"append(self, item, /)", method_append, "Add an element to the right side of the deque."},
    {"appendleft(self, item, /)", method_appendleft,
     "Add an element to the left side of the deque."},
    {"pop(self, /)", method_pop, "Remove and return the rightmost element."},
    {"popleft(self, /)", method_popleft, "Remove and return the leftmost element."},
    {"extend(self, iterable, /)", method_extend,
     "Extend the right side of the deque with elements from the iterable."},
    {"extendleft(self, iterable, /)", method_extendleft,
     "Extend the left side of the deque with elements from the iterable."},
    {"clear(self, /)", method_clear, "Remove all elements from the deque."},
    {"copy(self, /)", method_copy, "Return a shallow copy of a deque."},
    {"__copy__(self, /)", method_copy, "Return a shallow copy of a deque."},
    {"rotate(self, n=1, /)", method_rotate,
     "Rotate the deque n steps to the right.  If n is negative, rotates left."},
    {"reverse(self, /)", method_reverse, "Reverse *IN PLACE*."},
    {"count(self, value, /)", method_count, "Return number of occurrences of value."},
    {"index(self, value, start=..., stop=..., /)", method_index,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"remove(self, value, /)", method_remove, "Remove first occurrence of value."},
    {"insert(self, index, value, /)", method_insert, "Insert value before index."},
    {"__reversed__(self, /)", method_reversed, "Return a reverse iterator over the deque."},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

static const struct getset_spec getsets[] = {
    {"maxlen", get_maxlen, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec deque_type_spec = {
    .name = "deque",
    .module = "collections",
    .instance_size = sizeof(struct deque),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_MATCH_SEQUENCE,
    .slots = {.make = deque_make,
              .init = deque_init,
              .destroy = deque_clear,
              .traverse = deque_traverse,
              .clear = deque_clear,
              .repr = deque_repr,
              .compare = deque_compare,
              .binary = deque_binary,
              .inplace = deque_inplace,
              .length = deque_length,
              .get_item = deque_get_item,
              .set_item = deque_set_item,
              .contains = deque_contains,
              .iter = deque_iter},
    .methods = methods,
    .getsets = getsets,
    .doc = "A list-like sequence optimized for data accesses near its endpoints.",
    .operators = 1 << BINARY_ADD | 1 << BINARY_MUL,
};
