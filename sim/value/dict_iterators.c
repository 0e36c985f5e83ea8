/* dict: its iterators. CPython 3.13 Objects/dictobject.c (dictiter_*). */
#include "sim/value/dict_parts.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

enum walk_kind { WALK_KEYS, WALK_VALUES, WALK_ITEMS };

struct dict_iterator {
    struct object head;
    struct dict *dict;     /* NULL when exhausted */
    size_t expected;       /* entries the dict had; SIZE_MAX once it has changed */
    size_t position, left; /* where in `entries`; how many are still to come */
    enum walk_kind kind;   /* of a reverse iterator, which has one type for all */
};

#define AS_ITERATOR(v) ((struct dict_iterator *)(v))

static value walk_new(struct machine *m, struct type *type, value dict, size_t position)
{
    value v = object_alloc(m, type, sizeof(struct dict_iterator));
    if (!v)
        return NULL;
    AS_ITERATOR(v)->dict = AS_DICT(keep(dict));
    AS_ITERATOR(v)->expected = AS_ITERATOR(v)->left = AS_DICT(dict)->count;
    AS_ITERATOR(v)->position = position;
    return v;
}

static void walk_end(struct machine *m, value self)
{
    drop_place(m, AS_ITERATOR(self)->dict);
}

static int walk_traverse(value self, visit_fn *visit, void *closure)
{
    struct dict_iterator *it = AS_ITERATOR(self);
    return it->dict ? visit((value)it->dict, closure) : 0;
}

static value self_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static bool changed(struct machine *m, value self, const char *what)
{
    raise_error(m, m->types.RuntimeError, "dictionary %s during iteration", what);
    if (AS_ITERATOR(self)->expected != SIZE_MAX)
        walk_end(m, self);
    return false;
}

/* The next entry, borrowed; false at the end, or with an error. */
static bool step(struct machine *m, value self, value *key, value *item)
{
    struct dict_iterator *it = AS_ITERATOR(self);
    if (!it->dict)
        return false;
    if (it->expected != it->dict->count) {
        it->expected = SIZE_MAX; /* stays so: it fails for ever, as in CPython */
        return changed(m, self, "changed size");
    }
    if (!dict_next(it->dict, &it->position, key, item)) {
        walk_end(m, self);
        return false;
    }
    if (it->left == 0)
        return changed(m, self, "keys changed");
    it->left--;
    return true;
}

static value pair_of(struct machine *m, value key, value item)
{
    value pair = tuple_new(m, 2);
    if (!pair)
        return NULL;
    AS_TUPLE(pair)->items[0] = keep(key);
    AS_TUPLE(pair)->items[1] = keep(item);
    return pair;
}

static value key_next(struct machine *m, value self)
{
    value key;
    return step(m, self, &key, NULL) ? keep(key) : NULL;
}

static value value_next(struct machine *m, value self)
{
    value item;
    return step(m, self, NULL, &item) ? keep(item) : NULL;
}

static value item_next(struct machine *m, value self)
{
    value key, item;
    return step(m, self, &key, &item) ? pair_of(m, key, item) : NULL;
}

static value reverse_next(struct machine *m, value self)
{
    struct dict_iterator *it = AS_ITERATOR(self);
    struct dict *dict = it->dict;
    if (!dict)
        return NULL;
    if (it->expected != dict->count) {
        it->expected = SIZE_MAX;
        changed(m, self, "changed size");
        return NULL;
    }
    if (it->position > dict->used)
        it->position = dict->used;
    while (it->position > 0 && !dict->entries[it->position - 1].key)
        it->position--;
    if (it->position == 0 || it->left == 0) {
        bool unexpected = it->position > 0;
        if (unexpected)
            changed(m, self, "keys changed");
        else
            walk_end(m, self);
        return NULL;
    }
    struct dict_entry *entry = &dict->entries[--it->position];
    it->left--;
    if (it->kind == WALK_ITEMS)
        return pair_of(m, entry->key, entry->item);
    return keep(it->kind == WALK_KEYS ? entry->key : entry->item);
}

static value length_hint(struct machine *m, value *args)
{
    (void)m;
    struct dict_iterator *it = AS_ITERATOR(args[0]);
    return tag_small_int(it->dict && it->expected == it->dict->count ? (int64_t)it->left : 0);
}

static const struct native_spec iterator_methods[] = {
    {"__length_hint__(self, /)", length_hint, NULL},
    {NULL, NULL, NULL},
};

#define ITERATOR_SPEC(field, text, next_slot)                                                      \
    const struct type_spec field##_type_spec = {                                                   \
        .name = text,                                                                              \
        .instance_size = sizeof(struct dict_iterator),                                             \
        .flags = TYPE_TRACKED | TYPE_FINAL,                                                        \
        .slots = {.destroy = walk_end,                                                             \
                  .traverse = walk_traverse,                                                       \
                  .clear = walk_end,                                                               \
                  .iter = self_iter,                                                               \
                  .next = next_slot},                                                              \
        .methods = iterator_methods,                                                               \
    }

ITERATOR_SPEC(dict_key_iterator, "dict_keyiterator", key_next);
ITERATOR_SPEC(dict_value_iterator, "dict_valueiterator", value_next);
ITERATOR_SPEC(dict_item_iterator, "dict_itemiterator", item_next);
ITERATOR_SPEC(dict_reverse_iterator, "dict_reversekeyiterator", reverse_next);

value dict_iter(struct machine *m, value self)
{
    return walk_new(m, m->types.dict_key_iterator, self, 0);
}

value dict_iter_values(struct machine *m, value self)
{
    return walk_new(m, m->types.dict_value_iterator, self, 0);
}

value dict_iter_items(struct machine *m, value self)
{
    return walk_new(m, m->types.dict_item_iterator, self, 0);
}

static value reversed_new(struct machine *m, value self, enum walk_kind kind)
{
    value v = walk_new(m, m->types.dict_reverse_iterator, self, AS_DICT(self)->used);
    if (v)
        AS_ITERATOR(v)->kind = kind;
    return v;
}

value dict_reversed(struct machine *m, value self)
{
    return reversed_new(m, self, WALK_KEYS);
}

value dict_reversed_values(struct machine *m, value self)
{
    return reversed_new(m, self, WALK_VALUES);
}

value dict_reversed_items(struct machine *m, value self)
{
    return reversed_new(m, self, WALK_ITEMS);
}
