/* What the files of dict share. */
#ifndef LOOPGLASS_VALUE_DICT_PARTS_H
#define LOOPGLASS_VALUE_DICT_PARTS_H

#include "sim/value/dict.h"
#include "sim/value/type.h"

/* An empty dict of a subclass. */
struct dict *dict_new_of(struct machine *m, struct type *type);
/* Where a key stands in `entries`, -1 when it is not there, -2 on error. May run __eq__. */
int64_t dict_find(struct machine *m, struct dict *dict, value key, int64_t hash);
/* dict_get and dict_set with a hash at hand. */
value dict_get_hashed(struct machine *m, struct dict *dict, value key, int64_t hash);
bool dict_set_hashed(struct machine *m, struct dict *dict, value key, value item, int64_t hash);
/* Takes entry i out: its references go to *key and *item. */
void dict_take_entry(struct machine *m, struct dict *dict, size_t i, value *key, value *item);
/* The hash of a key; str keys at once. */
bool dict_key_hash(struct machine *m, value key, int64_t *hash);
/* Makes room for that many entries at once. */
bool dict_reserve(struct machine *m, struct dict *dict, size_t count);
/* dict.update() without the keyword arguments; override: 1 replace, 0 leave those there. */
bool dict_merge(struct machine *m, struct dict *dict, value mapping, bool override);
int dict_traverse(value self, visit_fn *visit, void *closure);
/* d[key] with __missing__ for subclasses. */
value dict_get_item(struct machine *m, value self, value key);

/* Slots and methods, by file. */
value dict_iter(struct machine *m, value self);
value dict_iter_values(struct machine *m, value self);
value dict_iter_items(struct machine *m, value self);
value dict_reversed(struct machine *m, value self);
value dict_reversed_values(struct machine *m, value self);
value dict_reversed_items(struct machine *m, value self);
value dict_keys_view(struct machine *m, value self);
value dict_values_view(struct machine *m, value self);
value dict_items_view(struct machine *m, value self);
/* types.MappingProxyType: a read-only view of a mapping. */
value mappingproxy_new(struct machine *m, value mapping);
extern const struct native_spec dict_methods[];

#endif
