/* dict: entries in the order of insertion, an index over them when there are more than eight.
 * Serves instances, namespaces and keyword arguments too, so small ones must be small and quick.
 * Deleting leaves a hole (key NULL) until the next rebuild. */
#ifndef LOOPGLASS_VALUE_DICT_H
#define LOOPGLASS_VALUE_DICT_H

#include "sim/value/machine.h"

struct dict_entry {
    value key; /* NULL: deleted */
    value item;
    int64_t hash;
};

struct dict {
    struct object head;
    size_t count;     /* live entries */
    uint32_t used;    /* entries in use, holes too */
    uint32_t capacity;
    uint32_t version; /* changes when keys come or go or the entries move, so that one with the same
                         version has the same keys at the same places; for the caches of the
                         evaluator. Never 0. */
    uint32_t index_mask;
    struct dict_entry *entries;
    int32_t *index;   /* NULL up to eight entries */
    uint32_t usable;  /* entries that may still be added before the table is rebuilt */
    bool only_names;  /* every key is an interned str: identity decides */
    uint16_t builds;  /* how often the entries moved; for who remembers a position */
};

#define AS_DICT(v) ((struct dict *)(v))

struct dict *dict_new(struct machine *m);
/* Borrowed result. NULL without an error: not there. An unhashable key sets TypeError. */
value dict_get(struct machine *m, struct dict *dict, value key);
/* For interned str keys, quickest; never fails. */
value dict_get_name(struct machine *m, struct dict *dict, value name);
value dict_get_text(struct machine *m, struct dict *dict, const char *name);
bool dict_set(struct machine *m, struct dict *dict, value key, value item);
bool dict_set_text(struct machine *m, struct dict *dict, const char *name, value item);
/* Sets a name that is not there yet as entry `position`, if that is the next one and nothing has to be
 * made for it: for who remembers where names of such dicts lie. False: nothing was done. */
bool dict_add_name_at(struct machine *m, struct dict *dict, value name, value item,
                      uint32_t position);
/* 1 deleted, 0 was not there, -1 error. */
int dict_delete(struct machine *m, struct dict *dict, value key);
/* Removes and returns (new reference); NULL without an error if absent. */
value dict_pop(struct machine *m, struct dict *dict, value key);
/* Where a name stands in `entries`, or -1: for caches (check entries[i].key == name later). */
int64_t dict_position(struct machine *m, struct dict *dict, value name);
bool dict_update(struct machine *m, struct dict *dict, value mapping_or_pairs);
struct dict *dict_copy(struct machine *m, struct dict *dict);
void dict_clear(struct machine *m, struct dict *dict);
/* Walks: *position starts at 0; borrowed key and item; false at the end. */
bool dict_next(struct dict *dict, size_t *position, value *key, value *item);

#endif
