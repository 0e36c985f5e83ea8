/* What the files of set share. */
#ifndef LOOPGLASS_VALUE_SET_PARTS_H
#define LOOPGLASS_VALUE_SET_PARTS_H

#include "sim/value/set.h"
#include "sim/value/type.h"

struct set_entry {
    value key;     /* NULL: never used; SET_DUMMY: deleted */
    int64_t hash;  /* -1 when deleted */
    uint64_t order; /* grows with insertion; with `walk`, the place in it */
};

#define SET_DUMMY CONSTANT(0)

struct set_place {
    value key; /* borrowed from the table; NULL where one was taken out */
    int64_t hash;
};

struct set {
    struct object head;
    size_t used;  /* elements */
    size_t fill;  /* elements and deleted entries */
    size_t mask;  /* slots of the table, less one */
    struct set_entry *table; /* NULL until the first element */
    size_t finger;     /* where pop() goes on looking, in `walk` if there is one */
    int64_t hash;      /* of a frozenset; -1: not computed */
    uint64_t next_order;
    /* The elements in the order of insertion, of a set with an element that hashes by identity;
     * else NULL. */
    struct set_place *walk;
    size_t walk_used, walk_capacity;
};

#define AS_SET(v) ((struct set *)(v))

bool is_any_set(struct machine *m, value v);
/* An empty set or frozenset, or one of a subclass. */
value set_new_of(struct machine *m, struct type *type);
/* A set of that type with what the iterable gives; NULL iterable: empty. */
value set_new_from(struct machine *m, struct type *type, value iterable);
/* As set_contains, set_add and set_discard with the hash at hand. */
int set_contains_hashed(struct machine *m, struct set *set, value key, int64_t hash);
bool set_add_hashed(struct machine *m, struct set *set, value key, int64_t hash);
int set_discard_hashed(struct machine *m, struct set *set, value key, int64_t hash);
/* set_next that tells the hash too. */
bool set_next_hashed(struct set *set, size_t *position, value *item, int64_t *hash);
/* Makes the table the smallest that is larger than `wanted`, without deleted entries. */
bool set_resize(struct machine *m, struct set *set, size_t wanted);
void set_clear_all(struct machine *m, struct set *set);
/* Adds the elements of another set, as CPython's set_merge lays them out. */
bool set_merge(struct machine *m, struct set *set, struct set *other);
/* Takes any element out: new reference; the set is not empty. */
value set_take_any(struct machine *m, struct set *set);
/* Swaps what two sets hold. */
void set_swap(struct set *a, struct set *b);

/* The operations, with CPython's order of insertion into the result; `other` is any iterable. */
value set_copy(struct machine *m, value set); /* of the plain type */
value set_intersection(struct machine *m, value set, value other);
value set_difference(struct machine *m, value set, value other);
value set_symmetric_difference(struct machine *m, value set, value other);
bool set_intersection_update(struct machine *m, value set, value other);
bool set_difference_update(struct machine *m, value set, value other);
bool set_symmetric_difference_update(struct machine *m, value set, value other);
int set_is_disjoint(struct machine *m, value set, value other);
int set_is_subset(struct machine *m, value set, value other);
int set_is_superset(struct machine *m, value set, value other);

value set_iter(struct machine *m, value self);
extern const struct native_spec set_methods[], frozenset_methods[];

#endif
