/* itertools: product, permutations, combinations, with and without replacement. */
#include "sim/modules/itertools/parts.h"
#include "sim/value/arguments.h"
#include "sim/value/indexing.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* The odometer of all four: `places` numbers, each the index of an item in a pool. */
struct odometer {
    struct object head;
    value pools;      /* product: a tuple of tuples; else the one pool, a tuple */
    size_t places;
    size_t *indices;  /* as many as `places`; permutations: as the pool has */
    size_t *cycles;   /* permutations only: as many as `places` */
    size_t index_count;
    bool begun, done;
};

#define AS_ODOMETER(v) ((struct odometer *)(v))

static void odometer_destroy(struct machine *m, value self)
{
    struct odometer *o = AS_ODOMETER(self);
    drop_place(m, o->pools);
    heap_free(&m->heap, o->indices, o->index_count * sizeof(size_t));
    heap_free(&m->heap, o->cycles, o->cycles ? o->places * sizeof(size_t) : 0);
    o->indices = o->cycles = NULL;
}

static int odometer_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_ODOMETER(self)->pools ? visit(AS_ODOMETER(self)->pools, closure) : 0;
}

/* Steals pools. The indices are 0. */
static value odometer_new(struct machine *m, struct type *type, value pools, size_t places,
                          size_t index_count)
{
    value v = object_alloc(m, type, type->instance_size);
    if (!v)
        return drop_and_fail(m, pools);
    struct odometer *o = AS_ODOMETER(v);
    o->pools = pools;
    o->places = places;
    if (index_count > SIZE_MAX >> 8 ||
        !(o->indices = heap_alloc(&m->heap, index_count * sizeof(size_t)))) {
        raise_memory_error(m);
        return drop_and_fail(m, v);
    }
    o->index_count = index_count;
    memset(o->indices, 0, index_count * sizeof(size_t));
    return v;
}

/* The tuple that the indices spell out of one pool. */
static value spell(struct machine *m, struct odometer *o)
{
    value result = tuple_new(m, o->places);
    for (size_t i = 0; result && i < o->places; i++)
        AS_TUPLE(result)->items[i] = keep(AS_TUPLE(o->pools)->items[o->indices[i]]);
    return result;
}

#define ODOMETER_SPEC(symbol, text, make_slot, next_slot, words)                                   \
    const struct type_spec itertools_##symbol##_spec = {                                           \
        .name = text,                                                                              \
        .module = "itertools",                                                                     \
        .instance_size = sizeof(struct odometer),                                                  \
        .flags = TYPE_TRACKED,                                                                     \
        .slots = {.make = make_slot,                                                               \
                  .destroy = odometer_destroy,                                                     \
                  .traverse = odometer_traverse,                                                   \
                  .iter = tool_iter,                                                               \
                  .next = next_slot},                                                              \
        .doc = words,                                                                              \
    }

/* --- product */

static value pools_of(struct machine *m, const struct args *args, size_t repeat)
{
    size_t count = args->count;
    if (repeat > 0 && count > (SIZE_MAX >> 8) / repeat)
        return raise_error(m, m->types.OverflowError, "repeat argument too large");
    value pools = tuple_new(m, repeat ? count * repeat : 0);
    for (size_t i = 0; pools && repeat && i < count; i++) {
        value pool = tuple_from_iterable(m, args->items[i]);
        if (!pool)
            return drop_and_fail(m, pools);
        AS_TUPLE(pools)->items[i] = pool;
    }
    for (size_t i = count; pools && repeat && i < count * repeat; i++)
        AS_TUPLE(pools)->items[i] = keep(AS_TUPLE(pools)->items[i - count]);
    return pools;
}

static value product_make(struct machine *m, struct type *type, const struct args *args)
{
    size_t names = args->names ? tuple_size(args->names) : 0;
    int64_t repeat = 1;
    for (size_t i = 0; i < names; i++) {
        value name = AS_TUPLE(args->names)->items[i];
        if (!str_equals_text(name, "repeat"))
            return raise_error(m, m->types.TypeError,
                               "product() got an unexpected keyword argument '%S'", name);
        if (!object_as_int64(m, args->items[args->count + i], &repeat))
            return NULL;
    }
    if (repeat < 0)
        return raise_error(m, m->types.ValueError, "repeat argument cannot be negative");
    value pools = pools_of(m, args, (size_t)repeat);
    if (!pools)
        return NULL;
    value v = odometer_new(m, type, pools, tuple_size(pools), tuple_size(pools));
    for (size_t i = 0; v && i < tuple_size(pools); i++)
        if (tuple_size(AS_TUPLE(pools)->items[i]) == 0)
            AS_ODOMETER(v)->done = true;
    return v;
}

/* Turns the last wheel, carrying over; false when all have come round. */
static bool product_turn(struct odometer *o)
{
    for (size_t i = o->places; i-- > 0;) {
        if (++o->indices[i] < tuple_size(AS_TUPLE(o->pools)->items[i]))
            return true;
        o->indices[i] = 0;
    }
    return false;
}

static value product_next(struct machine *m, value self)
{
    struct odometer *o = AS_ODOMETER(self);
    if (o->done || (o->begun && !product_turn(o))) {
        o->done = true;
        return NULL;
    }
    o->begun = true;
    value result = tuple_new(m, o->places);
    for (size_t i = 0; result && i < o->places; i++)
        AS_TUPLE(result)->items[i] = keep(AS_TUPLE(AS_TUPLE(o->pools)->items[i])->items[o->indices[i]]);
    return result;
}

ODOMETER_SPEC(product, "product", product_make, product_next,
              "Cartesian product of input iterables.  Equivalent to nested for-loops.");

/* --- of one pool */

/* Reads `iterable` and `r`; r is -1 where None is allowed and given. */
static value pool_and_r(struct machine *m, const struct args *args, const char *name, bool none_allowed,
                        int64_t *r)
{
    static const char *const names[] = {"iterable", "r", NULL};
    value given[2];
    if (!args_bind(m, args, name, names, none_allowed ? 1 : 2, given))
        return NULL;
    bool none = none_allowed && (!given[1] || given[1] == NONE);
    if (none_allowed && !none && !has_type_flag(m, given[1], TYPE_IS_INT))
        return raise_error(m, m->types.TypeError, "Expected int as r");
    *r = -1;
    if (!none && !object_as_int64(m, given[1], r))
        return NULL;
    if (!none && *r < 0)
        return raise_error(m, m->types.ValueError, "r must be non-negative");
    value pool = tuple_from_iterable(m, given[0]);
    if (pool && *r < 0)
        *r = (int64_t)tuple_size(pool);
    return pool;
}

static value permutations_make(struct machine *m, struct type *type, const struct args *args)
{
    int64_t r;
    value pool = pool_and_r(m, args, "permutations", true, &r);
    if (!pool)
        return NULL;
    size_t n = tuple_size(pool), places = (size_t)r;
    value v = odometer_new(m, type, pool, places, n);
    if (!v)
        return NULL;
    struct odometer *o = AS_ODOMETER(v);
    o->done = places > n;
    if (o->done)
        return v;
    o->cycles = heap_alloc(&m->heap, places * sizeof(size_t));
    if (!o->cycles) {
        raise_memory_error(m);
        return drop_and_fail(m, v);
    }
    for (size_t i = 0; i < n; i++)
        o->indices[i] = i;
    for (size_t i = 0; i < places; i++)
        o->cycles[i] = n - i;
    return v;
}

static bool permutations_turn(struct odometer *o)
{
    size_t n = o->index_count, *indices = o->indices;
    for (size_t i = o->places; i-- > 0;) {
        size_t index = indices[i];
        if (--o->cycles[i] > 0) {
            size_t other = n - o->cycles[i];
            indices[i] = indices[other];
            indices[other] = index;
            return true;
        }
        memmove(indices + i, indices + i + 1, (n - 1 - i) * sizeof(size_t));
        indices[n - 1] = index;
        o->cycles[i] = n - i;
    }
    return false;
}

typedef bool turn(struct odometer *o);

static value next_of(struct machine *m, value self, turn *turn_wheels)
{
    struct odometer *o = AS_ODOMETER(self);
    if (o->done || (o->begun && !turn_wheels(o))) {
        o->done = true;
        return NULL;
    }
    o->begun = true;
    return spell(m, o);
}

static value permutations_next(struct machine *m, value self)
{
    return next_of(m, self, permutations_turn);
}

ODOMETER_SPEC(permutations, "permutations", permutations_make, permutations_next,
              "Return successive r-length permutations of elements in the iterable.");

static value combinations_make(struct machine *m, struct type *type, const struct args *args)
{
    int64_t r;
    value pool = pool_and_r(m, args, "combinations", false, &r);
    if (!pool)
        return NULL;
    size_t n = tuple_size(pool);
    bool none = (size_t)r > n;
    value v = odometer_new(m, type, pool, none ? 0 : (size_t)r, none ? 0 : (size_t)r);
    for (size_t i = 0; v && i < AS_ODOMETER(v)->places; i++)
        AS_ODOMETER(v)->indices[i] = i;
    if (v)
        AS_ODOMETER(v)->done = none;
    return v;
}

static bool combinations_turn(struct odometer *o)
{
    size_t n = tuple_size(o->pools), i = o->places;
    while (i-- > 0)
        if (o->indices[i] != i + n - o->places) {
            o->indices[i]++;
            for (; i + 1 < o->places; i++)
                o->indices[i + 1] = o->indices[i] + 1;
            return true;
        }
    return false;
}

static value combinations_next(struct machine *m, value self)
{
    return next_of(m, self, combinations_turn);
}

ODOMETER_SPEC(combinations, "combinations", combinations_make, combinations_next,
              "Return successive r-length combinations of elements in the iterable.");

static value replacement_make(struct machine *m, struct type *type, const struct args *args)
{
    int64_t r;
    value pool = pool_and_r(m, args, "combinations_with_replacement", false, &r);
    if (!pool)
        return NULL;
    bool none = tuple_size(pool) == 0 && r > 0;
    value v = odometer_new(m, type, pool, (size_t)r, (size_t)r);
    if (v)
        AS_ODOMETER(v)->done = none;
    return v;
}

static bool replacement_turn(struct odometer *o)
{
    size_t n = tuple_size(o->pools), i = o->places;
    while (i-- > 0)
        if (o->indices[i] != n - 1) {
            size_t index = o->indices[i] + 1;
            for (; i < o->places; i++)
                o->indices[i] = index;
            return true;
        }
    return false;
}

static value replacement_next(struct machine *m, value self)
{
    return next_of(m, self, replacement_turn);
}

ODOMETER_SPEC(replacement, "combinations_with_replacement", replacement_make, replacement_next,
              "Return successive r-length combinations of elements in the iterable allowing "
              "individual elements to have successive repeats.");
