/* dict: the table and what other C code does with it. Entries lie in the order of insertion; up to
 * eight are searched from the front, above that an open-addressed index leads to them. It grows as
 * CPython's does, so that a dict changed while it is walked answers alike.
 * CPython 3.13 Objects/dictobject.c. */
#include "sim/value/dict_parts.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#include <string.h>

#define LINEAR_MAX 8 /* entries searched without an index */
#define EMPTY      (-1)
#define DELETED    (-2)

static void touch(struct machine *m, struct dict *dict)
{
    uint32_t version = ++m->next_version;
    dict->version = version ? version : ++m->next_version;
}

bool dict_key_hash(struct machine *m, value key, int64_t *hash)
{
    if (is_exactly(key, m->types.str)) {
        *hash = AS_STR(key)->hash != -1 ? AS_STR(key)->hash : str_hash(key);
        return true;
    }
    return object_hash(m, key, hash);
}

/* --- the index */

static void index_put(struct dict *dict, int64_t hash, int32_t position)
{
    size_t perturb = (size_t)hash, slot = perturb & dict->index_mask;
    while (dict->index[slot] >= 0) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & dict->index_mask;
    }
    dict->index[slot] = position;
}

static void index_fill(struct dict *dict)
{
    memset(dict->index, 0xff, ((size_t)dict->index_mask + 1) * sizeof(int32_t));
    for (uint32_t i = 0; i < dict->used; i++)
        if (dict->entries[i].key)
            index_put(dict, dict->entries[i].hash, (int32_t)i);
}

static void index_remove(struct dict *dict, int64_t hash, int32_t position)
{
    if (!dict->index)
        return;
    size_t perturb = (size_t)hash, slot = perturb & dict->index_mask;
    while (dict->index[slot] != position) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & dict->index_mask;
    }
    dict->index[slot] = DELETED;
}

static size_t index_bytes(uint32_t mask)
{
    return ((size_t)mask + 1) * sizeof(int32_t);
}

/* --- growing */

static void free_table(struct machine *m, struct dict_entry *entries, uint32_t capacity,
                       int32_t *index, uint32_t mask)
{
    heap_free(&m->heap, entries, capacity * sizeof(struct dict_entry));
    if (index)
        heap_free(&m->heap, index, index_bytes(mask));
}

/* Moves the live entries to a table of `slots` (a power of two), two thirds of which are usable. */
static bool rebuild(struct machine *m, struct dict *dict, size_t slots)
{
    uint32_t capacity = (uint32_t)(slots * 2 / 3), used = 0;
    struct dict_entry *entries = heap_alloc(&m->heap, capacity * sizeof(struct dict_entry));
    int32_t *index = NULL;
    if (!entries)
        return raise_memory_error(m);
    if (capacity > LINEAR_MAX && !(index = heap_alloc(&m->heap, slots * sizeof(int32_t)))) {
        heap_free(&m->heap, entries, capacity * sizeof(struct dict_entry));
        return raise_memory_error(m);
    }
    for (uint32_t i = 0; i < dict->used; i++)
        if (dict->entries[i].key)
            entries[used++] = dict->entries[i];
    free_table(m, dict->entries, dict->capacity, dict->index, dict->index_mask);
    dict->entries = entries;
    dict->capacity = capacity;
    dict->used = used;
    dict->index = index;
    dict->index_mask = (uint32_t)(slots - 1);
    dict->usable = capacity - used;
    dict->builds++;
    touch(m, dict);
    if (index)
        index_fill(dict);
    return true;
}

static bool grow(struct machine *m, struct dict *dict)
{
    size_t slots = 8;
    while (slots < dict->count * 3)
        slots <<= 1;
    if (slots > (size_t)1 << 30)
        return raise_memory_error(m);
    return rebuild(m, dict, slots);
}

bool dict_reserve(struct machine *m, struct dict *dict, size_t count)
{
    size_t slots = 8;
    if (count > (size_t)1 << 28)
        return raise_memory_error(m);
    while (slots * 2 / 3 < count)
        slots <<= 1;
    return count <= dict->capacity || rebuild(m, dict, slots);
}

/* --- finding */

/* Is the key at entry i equal to the key sought? 1, 0, -1 error, -2: the table was changed by
 * __eq__, begin again. */
static int compare_entry(struct machine *m, struct dict *dict, size_t i, value key)
{
    struct dict_entry *entries = dict->entries;
    uint32_t mask = dict->index_mask;
    value own = entries[i].key;
    if (is_exactly(own, m->types.str) && is_exactly(key, m->types.str))
        return str_equal(own, key);
    keep(own);
    int same = object_compare_bool(m, COMPARE_EQ, own, key);
    bool moved = dict->entries != entries || dict->index_mask != mask || i >= dict->used ||
                 dict->entries[i].key != own;
    drop(m, own);
    return same >= 0 && moved ? -2 : same;
}

static int64_t find_linear(struct machine *m, struct dict *dict, value key, int64_t hash)
{
    for (size_t i = 0; i < dict->used; i++)
        if (dict->entries[i].key == key)
            return (int64_t)i;
    for (size_t i = 0; i < dict->used; i++) {
        if (dict->entries[i].hash != hash || !dict->entries[i].key)
            continue;
        int same = compare_entry(m, dict, i, key);
        if (same)
            return same > 0 ? (int64_t)i : same == -1 ? -2 : -3;
    }
    return -1;
}

static int64_t find_indexed(struct machine *m, struct dict *dict, value key, int64_t hash)
{
    size_t perturb = (size_t)hash, slot = perturb & dict->index_mask;
    for (;;) {
        int32_t i = dict->index[slot];
        if (i == EMPTY)
            return -1;
        if (i >= 0) {
            if (dict->entries[i].key == key)
                return i;
            if (dict->entries[i].hash == hash) {
                int same = compare_entry(m, dict, (size_t)i, key);
                if (same)
                    return same > 0 ? i : same == -1 ? -2 : -3;
            }
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & dict->index_mask;
    }
}

static inline bool is_name(struct machine *m, value key)
{
    return is_exactly(key, m->types.str) && AS_STR(key)->interned;
}

/* As dict_find for an interned str, which needs no call of Python: equal interned strs are one. */
static inline int64_t find_name(struct dict *dict, value name)
{
    if (!dict->index) {
        for (size_t i = 0; i < dict->used; i++)
            if (dict->entries[i].key == name)
                return (int64_t)i;
        return -1;
    }
    int64_t hash = AS_STR(name)->hash != -1 ? AS_STR(name)->hash : str_hash(name);
    size_t perturb = (size_t)hash, slot = perturb & dict->index_mask;
    for (;;) {
        int32_t i = dict->index[slot];
        if (i == EMPTY || (i >= 0 && dict->entries[i].key == name))
            return i;
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & dict->index_mask;
    }
}

int64_t dict_find(struct machine *m, struct dict *dict, value key, int64_t hash)
{
    int64_t i;
    if (dict->only_names && is_name(m, key))
        return find_name(dict, key);
    do {
        i = dict->index ? find_indexed(m, dict, key, hash) : find_linear(m, dict, key, hash);
    } while (i == -3);
    return i;
}

/* The rare dict that holds an equal str that is not interned. */
static int64_t find_name_slowly(struct machine *m, struct dict *dict, value name)
{
    if (dict->count == 0)
        return -1;
    int64_t hash = AS_STR(name)->hash != -1 ? AS_STR(name)->hash : str_hash(name);
    size_t perturb = (size_t)hash, slot = perturb & dict->index_mask;
    for (size_t n = 0; !dict->index && n < dict->used; n++) {
        struct dict_entry *e = &dict->entries[n];
        if (e->hash == hash && is_exactly(e->key ? e->key : NONE, m->types.str) &&
            !AS_STR(e->key)->interned && str_equal(e->key, name))
            return (int64_t)n;
    }
    while (dict->index && dict->index[slot] != EMPTY) {
        int32_t i = dict->index[slot];
        struct dict_entry *e = i >= 0 ? &dict->entries[i] : NULL;
        if (e && e->hash == hash && is_exactly(e->key, m->types.str) && str_equal(e->key, name))
            return i;
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & dict->index_mask;
    }
    return -1;
}

int64_t dict_position(struct machine *m, struct dict *dict, value name)
{
    int64_t i = find_name(dict, name);
    return i >= 0 || dict->only_names ? i : find_name_slowly(m, dict, name);
}

/* --- reading */

value dict_get_name(struct machine *m, struct dict *dict, value name)
{
    int64_t i = dict_position(m, dict, name);
    return i >= 0 ? dict->entries[i].item : NULL;
}

value dict_get_hashed(struct machine *m, struct dict *dict, value key, int64_t hash)
{
    int64_t i = dict_find(m, dict, key, hash);
    return i >= 0 ? dict->entries[i].item : NULL;
}

value dict_get(struct machine *m, struct dict *dict, value key)
{
    int64_t hash;
    if (!dict_key_hash(m, key, &hash))
        return NULL;
    return dict_get_hashed(m, dict, key, hash);
}

value dict_get_text(struct machine *m, struct dict *dict, const char *name)
{
    value key = str_intern(m, name, strlen(name));
    value item = key ? dict_get_name(m, dict, key) : NULL;
    drop(m, key);
    return item;
}

bool dict_next(struct dict *dict, size_t *position, value *key, value *item)
{
    size_t i = *position;
    while (i < dict->used && !dict->entries[i].key)
        i++;
    *position = i + 1;
    if (i >= dict->used)
        return false;
    if (key)
        *key = dict->entries[i].key;
    if (item)
        *item = dict->entries[i].item;
    return true;
}

/* --- writing */

/* Adds a key that is known not to be there. */
static bool add_entry(struct machine *m, struct dict *dict, value key, value item, int64_t hash)
{
    if (dict->usable == 0 && !grow(m, dict))
        return false;
    dict->only_names &= is_name(m, key);
    uint32_t i = dict->used++;
    dict->entries[i] = (struct dict_entry){keep(key), keep(item), hash};
    dict->usable--;
    dict->count++;
    if (dict->index)
        index_put(dict, hash, (int32_t)i);
    touch(m, dict);
    return true;
}

bool dict_add_name_at(struct machine *m, struct dict *dict, value name, value item,
                      uint32_t position)
{
    return dict->used == position && dict->usable > 0 && dict->only_names &&
           find_name(dict, name) < 0 && add_entry(m, dict, name, item, str_hash(name));
}

bool dict_set_hashed(struct machine *m, struct dict *dict, value key, value item, int64_t hash)
{
    int64_t i = dict_find(m, dict, key, hash);
    if (i == -2)
        return false;
    if (i < 0)
        return add_entry(m, dict, key, item, hash);
    replace_place(m, dict->entries[i].item, keep(item));
    return true;
}

bool dict_set(struct machine *m, struct dict *dict, value key, value item)
{
    int64_t hash;
    return dict_key_hash(m, key, &hash) && dict_set_hashed(m, dict, key, item, hash);
}

bool dict_set_text(struct machine *m, struct dict *dict, const char *name, value item)
{
    value key = str_intern(m, name, strlen(name));
    bool ok = key && dict_set(m, dict, key, item);
    drop(m, key);
    return ok;
}

void dict_take_entry(struct machine *m, struct dict *dict, size_t i, value *key, value *item)
{
    struct dict_entry *entry = &dict->entries[i];
    index_remove(dict, entry->hash, (int32_t)i);
    *key = entry->key;
    *item = entry->item;
    entry->key = entry->item = NULL;
    dict->count--;
    touch(m, dict);
}

value dict_pop(struct machine *m, struct dict *dict, value key)
{
    int64_t hash;
    if (dict->count == 0 || !dict_key_hash(m, key, &hash))
        return NULL;
    int64_t i = dict_find(m, dict, key, hash);
    if (i < 0)
        return NULL;
    value own, item;
    dict_take_entry(m, dict, (size_t)i, &own, &item);
    drop(m, own);
    return item;
}

int dict_delete(struct machine *m, struct dict *dict, value key)
{
    int64_t hash;
    if (!dict_key_hash(m, key, &hash))
        return -1;
    int64_t i = dict_find(m, dict, key, hash);
    if (i < 0)
        return i == -2 ? -1 : 0;
    value own, item;
    dict_take_entry(m, dict, (size_t)i, &own, &item);
    drop(m, own);
    drop(m, item);
    return 1;
}

void dict_clear(struct machine *m, struct dict *dict)
{
    struct dict_entry *entries = dict->entries;
    uint32_t used = dict->used, capacity = dict->capacity, mask = dict->index_mask;
    int32_t *index = dict->index;
    dict->entries = NULL;
    dict->index = NULL;
    dict->used = dict->capacity = dict->usable = dict->index_mask = 0;
    dict->count = 0;
    dict->only_names = true;
    dict->builds++;
    touch(m, dict);
    for (uint32_t i = 0; i < used; i++) {
        drop(m, entries[i].key);
        drop(m, entries[i].item);
    }
    free_table(m, entries, capacity, index, mask);
}

struct dict *dict_new_of(struct machine *m, struct type *type)
{
    struct dict *dict = AS_DICT(object_alloc(m, type, type->instance_size));
    if (!dict)
        return NULL;
    dict->only_names = true;
    touch(m, dict);
    return dict;
}

struct dict *dict_new(struct machine *m)
{
    return dict_new_of(m, m->types.dict);
}

struct dict *dict_copy(struct machine *m, struct dict *from)
{
    struct dict *copy = dict_new(m);
    if (!copy || from->count == 0)
        return copy;
    if (!dict_reserve(m, copy, from->count)) {
        drop(m, &copy->head);
        return NULL;
    }
    for (uint32_t i = 0; i < from->used; i++) {
        struct dict_entry entry = from->entries[i];
        if (!entry.key)
            continue;
        keep(entry.key);
        keep(entry.item);
        copy->entries[copy->used++] = entry;
    }
    copy->count = copy->used;
    copy->usable = copy->capacity - copy->used;
    copy->only_names = from->only_names;
    if (copy->index)
        index_fill(copy);
    return copy;
}
