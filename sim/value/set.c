/* set and frozenset: the table. CPython 3.13 Objects/setobject.c, whose probes and growth decide the
 * order in which a set is walked. */
#include "sim/value/set_parts.h"

#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

#define LINEAR_PROBES 9
#define MIN_SLOTS     8
#define LARGE         50000

bool is_any_set(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_SET);
}

value set_new_of(struct machine *m, struct type *type)
{
    value v = object_alloc(m, type, type->instance_size);
    if (!v)
        return NULL;
    AS_SET(v)->mask = MIN_SLOTS - 1;
    AS_SET(v)->hash = -1;
    return v;
}

value set_new(struct machine *m)
{
    return set_new_of(m, m->types.set);
}

value frozenset_new(struct machine *m)
{
    return set_new_of(m, m->types.frozenset);
}

size_t set_size(value set)
{
    return AS_SET(set)->used;
}

/* --- elements that hash by identity */

/* Does the hash of v come from where it lies? Then CPython's order says nothing. */
static bool hashes_by_identity(struct machine *m, value v, int depth)
{
    if (!is_object(v))
        return false;
    if (v->type->slots.hash == m->types.object->slots.hash)
        return true;
    if (!is_exactly(v, m->types.tuple) || depth == 0)
        return false;
    for (size_t i = 0; i < tuple_size(v); i++)
        if (hashes_by_identity(m, AS_TUPLE(v)->items[i], depth - 1))
            return true;
    return false;
}

static bool walk_reserve(struct machine *m, struct set *set, size_t count)
{
    if (count <= set->walk_capacity)
        return true;
    size_t capacity = count * 2 < MIN_SLOTS ? MIN_SLOTS : count * 2;
    struct set_place *walk =
        heap_realloc(&m->heap, set->walk, set->walk_capacity * sizeof(*walk),
                     capacity * sizeof(*walk));
    if (!walk)
        return raise_memory_error(m);
    set->walk = walk;
    set->walk_capacity = capacity;
    return true;
}

static void sift_down(struct set_entry **heap, size_t i, size_t count)
{
    for (size_t child; (child = 2 * i + 1) < count; i = child) {
        if (child + 1 < count && heap[child + 1]->order > heap[child]->order)
            child++;
        if (heap[i]->order >= heap[child]->order)
            return;
        struct set_entry *other = heap[i];
        heap[i] = heap[child];
        heap[child] = other;
    }
}

static void sort_by_order(struct set_entry **entries, size_t count)
{
    for (size_t i = count / 2; i-- > 0;)
        sift_down(entries, i, count);
    for (size_t end = count; end-- > 1;) {
        struct set_entry *last = entries[end];
        entries[end] = entries[0];
        entries[0] = last;
        sift_down(entries, 0, end);
    }
}

/* Writes `walk` anew from the table: when it is first needed, and to close its gaps. */
static bool walk_rebuild(struct machine *m, struct set *set)
{
    size_t count = 0;
    struct set_entry **entries = heap_alloc(&m->heap, set->used * sizeof(*entries));
    if (!entries || !walk_reserve(m, set, set->used + 1)) {
        heap_free(&m->heap, entries, set->used * sizeof(*entries));
        return raise_memory_error(m);
    }
    for (size_t i = 0; set->table && i <= set->mask; i++)
        if (set->table[i].key && set->table[i].key != SET_DUMMY)
            entries[count++] = &set->table[i];
    sort_by_order(entries, count);
    for (size_t i = 0; i < count; i++) {
        entries[i]->order = i;
        set->walk[i] = (struct set_place){entries[i]->key, entries[i]->hash};
    }
    set->walk_used = count;
    set->finger = 0;
    heap_free(&m->heap, entries, set->used * sizeof(*entries));
    return true;
}

/* Room for one more in `walk`, if the set has one or needs one for this key. */
static bool walk_prepare(struct machine *m, struct set *set, value key)
{
    if (!set->walk)
        return !hashes_by_identity(m, key, 3) || walk_rebuild(m, set);
    if (set->walk_used < set->walk_capacity)
        return true;
    if (set->used < set->walk_used / 2)
        return walk_rebuild(m, set);
    return walk_reserve(m, set, set->walk_used + 1);
}

/* --- the table */

/* Looks for a key: 1 found, at *at; 0 not there, and *at is where it would be put (the first deleted
 * entry on the way, else the unused one at its end); -1 error. */
static int find(struct machine *m, struct set *set, value key, int64_t hash, size_t *at)
{
restart:;
    struct set_entry *table = set->table;
    size_t mask = set->mask, perturb = (size_t)hash, slot = perturb & mask, deleted = SIZE_MAX;
    for (;;) {
        size_t end = slot + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES : slot;
        for (size_t i = slot; i <= end; i++) {
            value own = table[i].key;
            *at = i;
            if (!own) {
                *at = deleted != SIZE_MAX ? deleted : i;
                return 0;
            }
            if (own == SET_DUMMY && deleted == SIZE_MAX)
                deleted = i;
            if (table[i].hash != hash || own == SET_DUMMY)
                continue;
            if (own == key)
                return 1;
            if (is_exactly(own, m->types.str) && is_exactly(key, m->types.str)) {
                if (str_equal(own, key))
                    return 1;
                continue;
            }
            keep(own);
            int same = object_compare_bool(m, COMPARE_EQ, own, key);
            drop(m, own);
            if (same < 0)
                return -1;
            if (table != set->table || mask != set->mask || table[i].key != own) {
                if (!set->table)
                    return 0; /* emptied by __eq__; who adds looks at the table again */
                goto restart;
            }
            if (same > 0)
                return 1;
        }
        perturb >>= 5;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

/* A free slot for a key that is not there, in a table without deleted entries. */
static struct set_entry *clean_slot(struct set_entry *table, size_t mask, int64_t hash)
{
    size_t perturb = (size_t)hash, slot = perturb & mask;
    for (;;) {
        size_t end = slot + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES : slot;
        for (size_t i = slot; i <= end; i++)
            if (!table[i].key)
                return &table[i];
        perturb >>= 5;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

static struct set_entry *table_new(struct machine *m, size_t slots)
{
    struct set_entry *table = NULL;
    if (slots < (SIZE_MAX >> 8) / sizeof(*table))
        table = heap_alloc(&m->heap, slots * sizeof(*table));
    if (table)
        memset(table, 0, slots * sizeof(*table));
    else
        raise_memory_error(m);
    return table;
}

bool set_resize(struct machine *m, struct set *set, size_t wanted)
{
    size_t slots = MIN_SLOTS;
    while (slots <= wanted)
        slots <<= 1;
    if (slots == MIN_SLOTS && set->mask == MIN_SLOTS - 1 && set->table && set->fill == set->used)
        return true;
    struct set_entry *table = table_new(m, slots);
    if (!table)
        return false;
    for (size_t i = 0; set->table && i <= set->mask; i++)
        if (set->table[i].key && set->table[i].key != SET_DUMMY)
            *clean_slot(table, slots - 1, set->table[i].hash) = set->table[i];
    heap_free(&m->heap, set->table, set->table ? (set->mask + 1) * sizeof(*table) : 0);
    set->table = table;
    set->mask = slots - 1;
    set->fill = set->used;
    return true;
}

static size_t grown(struct set *set)
{
    return set->used > LARGE ? set->used * 2 : set->used * 4;
}

/* --- one element */

static bool element_hash(struct machine *m, value key, int64_t *hash)
{
    if (is_exactly(key, m->types.str)) {
        *hash = AS_STR(key)->hash != -1 ? AS_STR(key)->hash : str_hash(key);
        return true;
    }
    return object_hash(m, key, hash);
}

int set_contains_hashed(struct machine *m, struct set *set, value key, int64_t hash)
{
    size_t at;
    return set->table ? find(m, set, key, hash, &at) : 0;
}

/* True when the place of a deleted one served, so that the table is no fuller than before. */
static bool put(struct set *set, size_t at, value key, int64_t hash)
{
    uint64_t order = set->walk ? set->walk_used : set->next_order++;
    if (set->walk)
        set->walk[set->walk_used++] = (struct set_place){key, hash};
    bool reused = set->table[at].key == SET_DUMMY;
    set->table[at] = (struct set_entry){keep(key), hash, order};
    set->fill += !reused;
    set->used++;
    return reused;
}

bool set_add_hashed(struct machine *m, struct set *set, value key, int64_t hash)
{
    size_t at;
    int found;
    do {
        if (!set->table && !(set->table = table_new(m, set->mask + 1)))
            return false;
        found = find(m, set, key, hash, &at);
    } while (!set->table);
    if (found)
        return found > 0;
    if (!walk_prepare(m, set, key))
        return false;
    return put(set, at, key, hash) || set->fill * 5 < set->mask * 3 || set_resize(m, set, grown(set));
}

bool set_add(struct machine *m, value v, value item)
{
    int64_t hash;
    return element_hash(m, item, &hash) && set_add_hashed(m, AS_SET(v), item, hash);
}

/* Takes an entry out; its reference goes to the caller. */
static value take(struct set *set, struct set_entry *entry)
{
    value key = entry->key;
    if (set->walk)
        set->walk[entry->order].key = NULL;
    entry->key = SET_DUMMY;
    entry->hash = -1;
    set->used--;
    return key;
}

int set_discard_hashed(struct machine *m, struct set *set, value key, int64_t hash)
{
    size_t at;
    int found = set->table ? find(m, set, key, hash, &at) : 0;
    if (found > 0)
        drop(m, take(set, &set->table[at]));
    return found;
}

/* The stand-in for an unhashable set that is looked for: a frozenset of the same elements. */
static value frozen_key(struct machine *m, value key)
{
    if (!error_is(m, m->types.TypeError) || !is_instance(m, key, m->types.set))
        return NULL;
    error_clear(m);
    return set_new_from(m, m->types.frozenset, key);
}

typedef int lookup(struct machine *m, struct set *set, value key, int64_t hash);

static int look_up(struct machine *m, value v, value item, lookup *how)
{
    int64_t hash;
    if (element_hash(m, item, &hash))
        return how(m, AS_SET(v), item, hash);
    value frozen = frozen_key(m, item);
    if (!frozen)
        return -1;
    int found = object_hash(m, frozen, &hash) ? how(m, AS_SET(v), frozen, hash) : -1;
    drop(m, frozen);
    return found;
}

int set_contains(struct machine *m, value v, value item)
{
    return look_up(m, v, item, set_contains_hashed);
}

int set_discard(struct machine *m, value v, value item)
{
    return look_up(m, v, item, set_discard_hashed);
}

/* The entry of a key that is there, found without comparing. */
static struct set_entry *entry_of(struct set *set, value key, int64_t hash)
{
    size_t perturb = (size_t)hash, slot = perturb & set->mask;
    for (;;) {
        size_t end = slot + LINEAR_PROBES <= set->mask ? slot + LINEAR_PROBES : slot;
        for (size_t i = slot; i <= end; i++)
            if (set->table[i].key == key)
                return &set->table[i];
        perturb >>= 5;
        slot = (slot * 5 + 1 + perturb) & set->mask;
    }
}

value set_take_any(struct machine *m, struct set *set)
{
    (void)m;
    size_t i = set->walk ? set->finger : set->finger & set->mask;
    if (set->walk) {
        while (!set->walk[i].key)
            i++;
        set->finger = i + 1;
        return take(set, entry_of(set, set->walk[i].key, set->walk[i].hash));
    }
    while (!set->table[i].key || set->table[i].key == SET_DUMMY)
        i = (i + 1) & set->mask;
    set->finger = i + 1;
    return take(set, &set->table[i]);
}

/* --- all elements */

static bool next_by_order(struct set *set, size_t *position, value *item, int64_t *hash)
{
    size_t i = *position;
    while (i < set->walk_used && !set->walk[i].key)
        i++;
    *position = i + 1;
    if (i >= set->walk_used)
        return false;
    *item = set->walk[i].key;
    *hash = set->walk[i].hash;
    return true;
}

bool set_next_hashed(struct set *set, size_t *position, value *item, int64_t *hash)
{
    size_t i = *position;
    if (set->walk)
        return next_by_order(set, position, item, hash);
    if (!set->table)
        return false;
    while (i <= set->mask && (!set->table[i].key || set->table[i].key == SET_DUMMY))
        i++;
    *position = i + 1;
    if (i > set->mask)
        return false;
    *item = set->table[i].key;
    *hash = set->table[i].hash;
    return true;
}

bool set_next(value v, size_t *position, value *item)
{
    int64_t hash;
    return set_next_hashed(AS_SET(v), position, item, &hash);
}

void set_clear_all(struct machine *m, struct set *set)
{
    struct set_entry *table = set->table;
    size_t slots = set->mask + 1;
    heap_free(&m->heap, set->walk, set->walk_capacity * sizeof(*set->walk));
    if (set->walk)
        set->finger = 0;
    set->walk = NULL;
    set->walk_used = set->walk_capacity = 0;
    set->table = NULL;
    set->mask = MIN_SLOTS - 1;
    set->used = set->fill = 0;
    set->hash = -1;
    if (!table)
        return;
    for (size_t i = 0; i < slots; i++)
        if (table[i].key != SET_DUMMY)
            drop(m, table[i].key);
    heap_free(&m->heap, table, slots * sizeof(*table));
}

void set_swap(struct set *a, struct set *b)
{
    struct set other = *a;
    struct object a_head = a->head, b_head = b->head;
    *a = *b;
    *b = other;
    a->head = a_head;
    b->head = b_head;
    a->hash = b->hash = -1;
}

/* The same elements at the same places, into an empty set with a table of the same size. */
static bool copy_table(struct machine *m, struct set *set, struct set *other)
{
    if (!set->table && !(set->table = table_new(m, set->mask + 1)))
        return false;
    for (size_t i = 0; i <= other->mask; i++) {
        set->table[i] = other->table[i];
        keep_or_null(set->table[i].key);
    }
    set->fill = set->used = other->used;
    set->next_order = other->next_order;
    return true;
}

static bool copy_clean(struct machine *m, struct set *set, struct set *other)
{
    size_t position = 0;
    value key;
    int64_t hash;
    if (!set->table && !(set->table = table_new(m, set->mask + 1)))
        return false;
    while (set_next_hashed(other, &position, &key, &hash))
        *clean_slot(set->table, set->mask, hash) =
            (struct set_entry){keep(key), hash, set->next_order++};
    set->fill = set->used = other->used;
    return true;
}

/* One by one: there may be duplicates, or the order of insertion counts. */
static bool add_each(struct machine *m, struct set *set, struct set *other)
{
    size_t position = 0;
    value key;
    int64_t hash;
    while (set_next_hashed(other, &position, &key, &hash)) {
        keep(key);
        bool ok = set_add_hashed(m, set, key, hash);
        drop(m, key);
        if (!ok)
            return false;
    }
    return true;
}

bool set_merge(struct machine *m, struct set *set, struct set *other)
{
    if (set == other || other->used == 0)
        return true;
    if ((set->fill + other->used) * 5 >= set->mask * 3 &&
        !set_resize(m, set, (set->used + other->used) * 2))
        return false;
    if (other->walk || set->walk || set->fill > 0)
        return add_each(m, set, other);
    if (set->mask == other->mask && other->fill == other->used)
        return copy_table(m, set, other);
    return copy_clean(m, set, other);
}
