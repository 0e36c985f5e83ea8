/* functools._lru_cache_wrapper(function, maxsize, typed, cache_info_type): what lru_cache and cache
 * give. The dict of results is ordered, so the oldest entry is the first: a hit moves its entry to
 * the end. CPython 3.13 Modules/_functoolsmodule.c. */
#include "sim/modules/functools_parts.h"

#include "sim/value/arguments.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict_parts.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct lru_cache {
    struct object head;
    value function;
    value info_type;      /* what cache_info() makes */
    struct dict *results;
    int64_t maxsize;      /* -1: no bound */
    int64_t hits, misses;
    bool typed;
    uint32_t first;       /* no entry of `results` before this one lives, */
    uint16_t builds;      /* as long as it is this build of the table */
};

#define AS_CACHE(v) ((struct lru_cache *)(v))

static void cache_destroy(struct machine *m, value self)
{
    drop_place(m, AS_CACHE(self)->function);
    drop_place(m, AS_CACHE(self)->info_type);
    drop_place(m, AS_CACHE(self)->results);
}

static int cache_traverse(value self, visit_fn *visit, void *closure)
{
    struct lru_cache *c = AS_CACHE(self);
    value held[] = {c->function, c->info_type, (value)c->results};
    int stop = 0;
    for (size_t i = 0; i < 3 && !stop; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

static value cache_make(struct machine *m, struct type *type, const struct args *args)
{
    if (!args_positional(m, args, "_lru_cache_wrapper", 4, 4))
        return NULL;
    if (!object_is_callable(m, args->items[0]))
        return raise_error(m, m->types.TypeError, "the first argument must be callable");
    int64_t maxsize = -1;
    if (args->items[1] != NONE && !object_as_int64(m, args->items[1], &maxsize))
        return NULL;
    if (args->items[1] != NONE && maxsize < 0)
        maxsize = 0;
    int typed = object_truth(m, args->items[2]);
    value v = typed < 0 ? NULL : object_alloc(m, type, type->instance_size);
    if (!v)
        return NULL;
    struct lru_cache *c = AS_CACHE(v);
    c->function = keep(args->items[0]);
    c->info_type = keep(args->items[3]);
    c->maxsize = maxsize;
    c->typed = typed;
    c->results = dict_new(m);
    return c->results ? v : drop_and_fail(m, v);
}

/* --- keys */

static bool is_plain(struct machine *m, value v)
{
    return is_small_int(v) || is_exactly(v, m->types.int_) || is_exactly(v, m->types.str);
}

/* One plain argument is its own key; otherwise a tuple of all: the positional ones, and when there
 * are keywords a mark (Ellipsis's type, which nobody passes), names and values; then the types. */
static value make_key(struct machine *m, struct lru_cache *c, const struct args *args)
{
    size_t names = args->names ? tuple_size(args->names) : 0, all = args->count + names;
    if (all == 1 && names == 0 && !c->typed && is_plain(m, args->items[0]))
        return keep(args->items[0]);
    size_t size = all + (names ? names + 1 : 0) + (c->typed ? all : 0), at = 0;
    value key = tuple_new(m, size);
    if (!key)
        return NULL;
    value *items = AS_TUPLE(key)->items;
    for (size_t i = 0; i < args->count; i++)
        items[at++] = keep(args->items[i]);
    if (names)
        items[at++] = keep((value)m->types.ellipsis);
    for (size_t i = 0; i < names; i++) {
        items[at++] = keep(AS_TUPLE(args->names)->items[i]);
        items[at++] = keep(args->items[args->count + i]);
    }
    for (size_t i = 0; c->typed && i < all; i++)
        items[at++] = keep((value)type_of(m, args->items[i]));
    return key;
}

/* --- results */

/* The oldest entry goes. */
static void evict(struct machine *m, struct lru_cache *c)
{
    struct dict *dict = c->results;
    value key, item;
    if (c->builds != dict->builds) {
        c->builds = dict->builds;
        c->first = 0;
    }
    while (c->first < dict->used && !dict->entries[c->first].key)
        c->first++;
    if (c->first >= dict->used)
        return;
    dict_take_entry(m, dict, c->first, &key, &item);
    drop(m, key);
    drop(m, item);
}

/* A hit: the entry is the youngest now. New reference to its result. */
static value touch(struct machine *m, struct lru_cache *c, size_t i, int64_t hash)
{
    value key, item;
    c->hits++;
    if (c->maxsize < 0 || i + 1 == c->results->used)
        return keep(c->results->entries[i].item);
    dict_take_entry(m, c->results, i, &key, &item);
    bool ok = dict_set_hashed(m, c->results, key, item, hash);
    drop(m, key);
    return ok ? item : drop_and_fail(m, item);
}

static bool store(struct machine *m, struct lru_cache *c, value key, value item, int64_t hash)
{
    int64_t i = dict_find(m, c->results, key, hash); /* the call itself may have stored it */
    if (i != -1)
        return i >= 0;
    if (c->maxsize >= 0 && (int64_t)c->results->count >= c->maxsize)
        evict(m, c);
    return dict_set_hashed(m, c->results, key, item, hash);
}

static value look_up(struct machine *m, struct lru_cache *c, value key, const struct args *args)
{
    int64_t hash;
    if (!dict_key_hash(m, key, &hash))
        return NULL;
    int64_t i = dict_find(m, c->results, key, hash);
    if (i != -1)
        return i >= 0 ? touch(m, c, (size_t)i, hash) : NULL;
    c->misses++;
    value result = object_call(m, c->function, args);
    if (result && !store(m, c, key, result, hash))
        return drop_and_fail(m, result);
    return result;
}

static value cache_call(struct machine *m, value self, const struct args *args)
{
    struct lru_cache *c = AS_CACHE(self);
    if (c->maxsize == 0) {
        c->misses++;
        return object_call(m, c->function, args);
    }
    value key = make_key(m, c, args);
    if (!key)
        return NULL;
    keep(self);
    value result = look_up(m, c, key, args);
    drop_and_fail(m, key);
    drop_and_fail(m, self);
    return result;
}

static value cache_get(struct machine *m, value self, value object, value type)
{
    (void)type;
    return !object || object == NONE ? keep(self) : method_new(m, self, object);
}

/* --- methods */

static value method_cache_info(struct machine *m, value *args)
{
    struct lru_cache *c = AS_CACHE(args[0]);
    value given[] = {int_new(m, c->hits), int_new(m, c->misses),
                     c->maxsize < 0 ? NONE : int_new(m, c->maxsize),
                     tag_small_int((int64_t)c->results->count)};
    struct args call = {given, 4, NULL};
    value result = object_call(m, c->info_type, &call);
    for (size_t i = 0; i < 4; i++)
        drop(m, given[i]);
    return result;
}

static value method_cache_clear(struct machine *m, value *args)
{
    struct lru_cache *c = AS_CACHE(args[0]);
    c->hits = c->misses = 0;
    dict_clear(m, c->results);
    return NONE;
}

static value method_copy(struct machine *m, value *args)
{
    (void)m;
    return keep(args[0]);
}

static const struct native_spec cache_methods[] = {
    {"cache_info(self, /)", method_cache_info, "Report cache statistics"},
    {"cache_clear(self, /)", method_cache_clear, "Clear the cache and cache statistics"},
    {"__copy__(self, /)", method_copy, NULL},
    {"__deepcopy__(self, memo, /)", method_copy, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec lru_cache_type_spec = {
    .name = "_lru_cache_wrapper",
    .module = "functools",
    .instance_size = sizeof(struct lru_cache),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = cache_make,
              .destroy = cache_destroy,
              .traverse = cache_traverse,
              .call = cache_call,
              .descr_get = cache_get},
    .methods = cache_methods,
    .doc = "Create a cached callable that wraps another function.",
};
