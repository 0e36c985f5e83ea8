/* The iterators that walk by position: over lists, tuples, and objects with __getitem__ only; and
 * iter(callable, sentinel). CPython 3.13 Objects/listobject.c, tupleobject.c, iterobject.c. */
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/iterators.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

#define AS_WALK(v) ((struct sequence_iterator *)(v))

static value walk_new(struct machine *m, struct type *type, value sequence, int64_t position)
{
    value v = object_alloc(m, type, sizeof(struct sequence_iterator));
    if (!v)
        return NULL;
    AS_WALK(v)->sequence = keep(sequence);
    AS_WALK(v)->position = position;
    return v;
}

static void walk_end(struct machine *m, value self)
{
    drop_place(m, AS_WALK(self)->sequence);
}

static int walk_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_WALK(self)->sequence ? visit(AS_WALK(self)->sequence, closure) : 0;
}

static value self_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

/* --- list */

value list_iterator_new(struct machine *m, value list)
{
    return walk_new(m, m->types.list_iterator, list, 0);
}

value list_iterator_next(struct machine *m, value self)
{
    struct sequence_iterator *walk = AS_WALK(self);
    if (!walk->sequence)
        return NULL;
    struct list *list = AS_LIST(walk->sequence);
    if ((size_t)walk->position < list->size)
        return keep(list->items[walk->position++]);
    walk_end(m, self);
    return NULL;
}

static value list_length_hint(struct machine *m, value *args)
{
    (void)m;
    struct sequence_iterator *walk = AS_WALK(args[0]);
    int64_t left = walk->sequence ? (int64_t)list_size(walk->sequence) - walk->position : 0;
    return tag_small_int(left > 0 ? left : 0);
}

static value walk_setstate(struct machine *m, value *args)
{
    int64_t n;
    if (!object_as_int64(m, args[1], &n))
        return NULL;
    if (AS_WALK(args[0])->sequence)
        AS_WALK(args[0])->position = n < 0 ? 0 : n;
    return NONE;
}

static const struct native_spec list_iterator_methods[] = {
    {"__length_hint__(self, /)", list_length_hint, NULL},
    {"__setstate__(self, state, /)", walk_setstate, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec list_iterator_type_spec = {
    .name = "list_iterator",
    .instance_size = sizeof(struct sequence_iterator),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = walk_end,
              .traverse = walk_traverse,
              .clear = walk_end,
              .iter = self_iter,
              .next = list_iterator_next},
    .methods = list_iterator_methods,
};

value list_reverse_iterator_new(struct machine *m, value list)
{
    return walk_new(m, m->types.list_reverse_iterator, list, (int64_t)list_size(list) - 1);
}

static value list_reverse_iterator_next(struct machine *m, value self)
{
    struct sequence_iterator *walk = AS_WALK(self);
    if (!walk->sequence)
        return NULL;
    struct list *list = AS_LIST(walk->sequence);
    if (walk->position >= 0 && (size_t)walk->position < list->size)
        return keep(list->items[walk->position--]);
    walk->position = -1;
    walk_end(m, self);
    return NULL;
}

static value list_reverse_length_hint(struct machine *m, value *args)
{
    (void)m;
    struct sequence_iterator *walk = AS_WALK(args[0]);
    int64_t left = walk->position + 1;
    bool gone = !walk->sequence || (int64_t)list_size(walk->sequence) < left;
    return tag_small_int(gone ? 0 : left);
}

static const struct native_spec list_reverse_iterator_methods[] = {
    {"__length_hint__(self, /)", list_reverse_length_hint, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec list_reverse_iterator_type_spec = {
    .name = "list_reverseiterator",
    .instance_size = sizeof(struct sequence_iterator),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = walk_end,
              .traverse = walk_traverse,
              .clear = walk_end,
              .iter = self_iter,
              .next = list_reverse_iterator_next},
    .methods = list_reverse_iterator_methods,
};

/* --- tuple */

value tuple_iterator_new(struct machine *m, value tuple)
{
    return walk_new(m, m->types.tuple_iterator, tuple, 0);
}

value tuple_iterator_next(struct machine *m, value self)
{
    struct sequence_iterator *walk = AS_WALK(self);
    if (!walk->sequence)
        return NULL;
    struct tuple *tuple = AS_TUPLE(walk->sequence);
    if ((size_t)walk->position < tuple->size)
        return keep(tuple->items[walk->position++]);
    walk_end(m, self);
    return NULL;
}

static value tuple_length_hint(struct machine *m, value *args)
{
    (void)m;
    struct sequence_iterator *walk = AS_WALK(args[0]);
    int64_t left = walk->sequence ? (int64_t)tuple_size(walk->sequence) - walk->position : 0;
    return tag_small_int(left > 0 ? left : 0);
}

static const struct native_spec tuple_iterator_methods[] = {
    {"__length_hint__(self, /)", tuple_length_hint, NULL},
    {"__setstate__(self, state, /)", walk_setstate, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec tuple_iterator_type_spec = {
    .name = "tuple_iterator",
    .instance_size = sizeof(struct sequence_iterator),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = walk_end,
              .traverse = walk_traverse,
              .clear = walk_end,
              .iter = self_iter,
              .next = tuple_iterator_next},
    .methods = tuple_iterator_methods,
};

/* --- anything with __getitem__ */

value sequence_iterator_new(struct machine *m, value v)
{
    return walk_new(m, m->types.iterator, v, 0);
}

static value sequence_iterator_next(struct machine *m, value self)
{
    struct sequence_iterator *walk = AS_WALK(self);
    if (!walk->sequence)
        return NULL;
    value sequence = keep(walk->sequence);
    value item = object_get_item(m, sequence, tag_small_int(walk->position));
    drop(m, sequence);
    if (item) {
        walk->position++;
        return item;
    }
    if (error_is(m, m->types.IndexError) || error_is(m, m->types.StopIteration)) {
        error_clear(m);
        walk_end(m, self);
    }
    return NULL;
}

const struct type_spec iterator_type_spec = {
    .name = "iterator",
    .instance_size = sizeof(struct sequence_iterator),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = walk_end,
              .traverse = walk_traverse,
              .clear = walk_end,
              .iter = self_iter,
              .next = sequence_iterator_next},
};

/* --- iter(callable, sentinel) */

struct callable_iterator {
    struct object head;
    value callable, sentinel; /* NULL when exhausted */
};

#define AS_CALLABLE_ITERATOR(v) ((struct callable_iterator *)(v))

value callable_iterator_new(struct machine *m, value callable, value sentinel)
{
    value v = object_alloc(m, m->types.callable_iterator, sizeof(struct callable_iterator));
    if (!v)
        return NULL;
    AS_CALLABLE_ITERATOR(v)->callable = keep(callable);
    AS_CALLABLE_ITERATOR(v)->sentinel = keep(sentinel);
    return v;
}

static void callable_end(struct machine *m, value self)
{
    drop_place(m, AS_CALLABLE_ITERATOR(self)->callable);
    drop_place(m, AS_CALLABLE_ITERATOR(self)->sentinel);
}

static int callable_traverse(value self, visit_fn *visit, void *closure)
{
    struct callable_iterator *it = AS_CALLABLE_ITERATOR(self);
    int stop = it->callable ? visit(it->callable, closure) : 0;
    return stop || !it->sentinel ? stop : visit(it->sentinel, closure);
}

static value callable_next(struct machine *m, value self)
{
    struct callable_iterator *it = AS_CALLABLE_ITERATOR(self);
    if (!it->callable)
        return NULL;
    value callable = keep(it->callable), sentinel = keep(it->sentinel);
    value item = object_call0(m, callable);
    int end = item ? object_equal(m, sentinel, item) : 0;
    if (end > 0 || (!item && error_is(m, m->types.StopIteration))) {
        error_clear(m);
        callable_end(m, self);
    }
    drop(m, callable);
    drop(m, sentinel);
    if (item && end)
        return drop_and_fail(m, item);
    return item;
}

const struct type_spec callable_iterator_type_spec = {
    .name = "callable_iterator",
    .instance_size = sizeof(struct callable_iterator),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = callable_end,
              .traverse = callable_traverse,
              .clear = callable_end,
              .iter = self_iter,
              .next = callable_next},
};
