/* set and frozenset: slots, methods, iterator. CPython 3.13 Objects/setobject.c. */
#include "sim/value/arguments.h"
#include "sim/value/generic_alias.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set_parts.h"
#include "sim/value/str.h"

static value none_if(bool ok)
{
    return ok ? NONE : NULL;
}

static value bool_if(int truth)
{
    return truth < 0 ? NULL : tag_bool(truth);
}

/* --- life */

static value set_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return set_new_of(m, type);
}

static bool set_init(struct machine *m, value self, const struct args *args)
{
    if (!args_positional(m, args, "set", 0, 1))
        return false;
    set_clear_all(m, AS_SET(self));
    return args->count == 0 || set_update(m, self, args->items[0]);
}

static value frozenset_make(struct machine *m, struct type *type, const struct args *args)
{
    bool plain = type == m->types.frozenset;
    struct args positional = {args->items, args->count, plain ? args->names : NULL};
    if (!args_positional(m, &positional, "frozenset", 0, 1))
        return NULL;
    if (plain && args->count == 1 && is_exactly(args->items[0], type))
        return keep(args->items[0]);
    return set_new_from(m, type, args->count ? args->items[0] : NULL);
}

static void set_destroy(struct machine *m, value self)
{
    set_clear_all(m, AS_SET(self));
}

static int set_traverse(value self, visit_fn *visit, void *closure)
{
    size_t position = 0;
    value item;
    while (set_next(self, &position, &item)) {
        int stop = visit(item, closure);
        if (stop)
            return stop;
    }
    return 0;
}

/* --- basics */

static value set_repr(struct machine *m, value self)
{
    bool plain = is_exactly(self, m->types.set);
    if (set_size(self) == 0)
        return str_format(m, "%T()", self);
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_format(m, "%T(...)", self);
    value list = list_from_iterable(m, self);
    struct str_builder b = {0};
    if (!plain) {
        str_builder_add_value(m, &b, type_of(m, self)->name);
        str_builder_add_text(m, &b, "(");
    }
    str_builder_add_text(m, &b, "{");
    for (size_t i = 0; list && i < list_size(list); i++) {
        if (i > 0)
            str_builder_add_text(m, &b, ", ");
        if (!str_builder_add_repr(m, &b, AS_LIST(list)->items[i]))
            break;
    }
    str_builder_add_text(m, &b, plain ? "}" : "})");
    repr_leave(m, self);
    if (!list) {
        str_builder_abandon(m, &b);
        return NULL;
    }
    drop(m, list);
    return str_builder_finish(m, &b);
}

static uint64_t shuffled(uint64_t hash)
{
    return ((hash ^ UINT64_C(89869747)) ^ (hash << 16)) * UINT64_C(3644798167);
}

static bool frozenset_hash(struct machine *m, value self, int64_t *hash)
{
    struct set *set = AS_SET(self);
    size_t position = 0;
    uint64_t sum = 0;
    value item;
    (void)m;
    if (set->hash == -1) {
        int64_t own;
        while (set_next_hashed(set, &position, &item, &own))
            sum ^= shuffled((uint64_t)own);
        sum ^= ((uint64_t)set->used + 1) * UINT64_C(1927868237);
        sum ^= sum >> 11 ^ sum >> 25;
        sum = sum * 69069 + UINT64_C(907133923);
        set->hash = sum == UINT64_MAX ? 590923713 : (int64_t)sum;
    }
    *hash = set->hash;
    return true;
}

static int sets_equal(struct machine *m, struct set *a, struct set *b)
{
    if (a->used != b->used || (a->hash != -1 && b->hash != -1 && a->hash != b->hash))
        return 0;
    return set_is_subset(m, (value)a, (value)b);
}

static value set_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_any_set(m, self) || !is_any_set(m, other))
        return NOT_IMPLEMENTED;
    size_t a = set_size(self), b = set_size(other);
    int same;
    switch (op) {
    case COMPARE_EQ: return bool_if(sets_equal(m, AS_SET(self), AS_SET(other)));
    case COMPARE_NE:
        same = sets_equal(m, AS_SET(self), AS_SET(other));
        return same < 0 ? NULL : tag_bool(!same);
    case COMPARE_LE: return bool_if(set_is_subset(m, self, other));
    case COMPARE_GE: return bool_if(set_is_superset(m, self, other));
    case COMPARE_LT: return a >= b ? FALSE : bool_if(set_is_subset(m, self, other));
    default: return a <= b ? FALSE : bool_if(set_is_superset(m, self, other));
    }
}

static value set_union(struct machine *m, value set, value other)
{
    value result = set_copy(m, set);
    if (result && set != other && !set_update(m, result, other))
        return drop_and_fail(m, result);
    return result;
}

static value set_binary(struct machine *m, enum binary_op op, value left, value right)
{
    if (!is_any_set(m, left) || !is_any_set(m, right))
        return NOT_IMPLEMENTED;
    switch (op) {
    case BINARY_OR: return set_union(m, left, right);
    case BINARY_AND: return set_intersection(m, left, right);
    case BINARY_SUB: return set_difference(m, left, right);
    case BINARY_XOR: return set_symmetric_difference(m, left, right);
    default: return NOT_IMPLEMENTED;
    }
}

static value set_inplace(struct machine *m, enum binary_op op, value left, value right)
{
    bool ok;
    if (!is_any_set(m, right))
        return NOT_IMPLEMENTED;
    switch (op) {
    case BINARY_OR: ok = set_update(m, left, right); break;
    case BINARY_AND: ok = set_intersection_update(m, left, right); break;
    case BINARY_SUB: ok = set_difference_update(m, left, right); break;
    case BINARY_XOR: ok = set_symmetric_difference_update(m, left, right); break;
    default: return NOT_IMPLEMENTED;
    }
    return ok ? keep(left) : NULL;
}

static int64_t set_length(struct machine *m, value self)
{
    (void)m;
    return (int64_t)set_size(self);
}

/* --- the iterator */

struct set_iterator {
    struct object head;
    value set;       /* NULL when exhausted */
    size_t expected; /* elements the set had; SIZE_MAX once it has changed */
    size_t position, left;
};

#define AS_ITERATOR(v) ((struct set_iterator *)(v))

value set_iter(struct machine *m, value self)
{
    value v = object_alloc(m, m->types.set_iterator, sizeof(struct set_iterator));
    if (!v)
        return NULL;
    AS_ITERATOR(v)->set = keep(self);
    AS_ITERATOR(v)->expected = AS_ITERATOR(v)->left = set_size(self);
    return v;
}

static void iterator_end(struct machine *m, value self)
{
    drop_place(m, AS_ITERATOR(self)->set);
}

static int iterator_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_ITERATOR(self)->set ? visit(AS_ITERATOR(self)->set, closure) : 0;
}

static value iterator_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static value iterator_next(struct machine *m, value self)
{
    struct set_iterator *it = AS_ITERATOR(self);
    value item;
    if (!it->set)
        return NULL;
    if (it->expected != set_size(it->set)) {
        it->expected = SIZE_MAX; /* stays so: it fails for ever, as in CPython */
        return raise_error(m, m->types.RuntimeError, "Set changed size during iteration");
    }
    if (!set_next(it->set, &it->position, &item)) {
        iterator_end(m, self);
        return NULL;
    }
    it->left--;
    return keep(item);
}

static value iterator_length_hint(struct machine *m, value *args)
{
    (void)m;
    struct set_iterator *it = AS_ITERATOR(args[0]);
    return tag_small_int(it->set && it->expected == set_size(it->set) ? (int64_t)it->left : 0);
}

static const struct native_spec iterator_methods[] = {
    {"__length_hint__(self, /)", iterator_length_hint, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec set_iterator_type_spec = {
    .name = "set_iterator",
    .instance_size = sizeof(struct set_iterator),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = iterator_end,
              .traverse = iterator_traverse,
              .clear = iterator_end,
              .iter = iterator_iter,
              .next = iterator_next},
    .methods = iterator_methods,
};

/* --- methods that change */

static value method_add(struct machine *m, value *args)
{
    return none_if(set_add(m, args[0], args[1]));
}

static value method_discard(struct machine *m, value *args)
{
    return none_if(set_discard(m, args[0], args[1]) >= 0);
}

static value method_remove(struct machine *m, value *args)
{
    int found = set_discard(m, args[0], args[1]);
    if (found == 0)
        return raise_key_error(m, args[1]);
    return none_if(found > 0);
}

static value method_pop(struct machine *m, value *args)
{
    if (set_size(args[0]) == 0)
        return raise_error(m, m->types.KeyError, "pop from an empty set");
    return set_take_any(m, AS_SET(args[0]));
}

static value method_clear(struct machine *m, value *args)
{
    set_clear_all(m, AS_SET(args[0]));
    return NONE;
}

typedef bool updater(struct machine *m, value set, value other);

static value update_by_all(struct machine *m, value *args, updater *update)
{
    for (size_t i = 0; i < tuple_size(args[1]); i++)
        if (!update(m, args[0], AS_TUPLE(args[1])->items[i]))
            return NULL;
    return NONE;
}

static value method_update(struct machine *m, value *args)
{
    return update_by_all(m, args, set_update);
}

static value method_difference_update(struct machine *m, value *args)
{
    return update_by_all(m, args, set_difference_update);
}

static value method_symmetric_difference_update(struct machine *m, value *args)
{
    return none_if(set_symmetric_difference_update(m, args[0], args[1]));
}

/* --- methods that make another */

static value method_copy(struct machine *m, value *args)
{
    if (is_exactly(args[0], m->types.frozenset))
        return keep(args[0]);
    return set_copy(m, args[0]);
}

static value method_union(struct machine *m, value *args)
{
    value result = set_copy(m, args[0]);
    for (size_t i = 0; result && i < tuple_size(args[1]); i++) {
        value other = AS_TUPLE(args[1])->items[i];
        if (other != args[0] && !set_update(m, result, other))
            return drop_and_fail(m, result);
    }
    return result;
}

static value method_intersection(struct machine *m, value *args)
{
    size_t count = tuple_size(args[1]);
    value result = count ? keep(args[0]) : set_copy(m, args[0]);
    for (size_t i = 0; result && i < count; i++)
        replace_place(m, result, set_intersection(m, result, AS_TUPLE(args[1])->items[i]));
    return result;
}

static value method_intersection_update(struct machine *m, value *args)
{
    value result = method_intersection(m, args);
    if (!result)
        return NULL;
    if (result != args[0])
        set_swap(AS_SET(args[0]), AS_SET(result));
    drop(m, result);
    return NONE;
}

static value method_difference(struct machine *m, value *args)
{
    size_t count = tuple_size(args[1]);
    value result = count ? set_difference(m, args[0], AS_TUPLE(args[1])->items[0])
                         : set_copy(m, args[0]);
    for (size_t i = 1; result && i < count; i++)
        if (!set_difference_update(m, result, AS_TUPLE(args[1])->items[i]))
            return drop_and_fail(m, result);
    return result;
}

static value method_symmetric_difference(struct machine *m, value *args)
{
    return set_symmetric_difference(m, args[0], args[1]);
}

static value method_isdisjoint(struct machine *m, value *args)
{
    return bool_if(set_is_disjoint(m, args[0], args[1]));
}

static value method_issubset(struct machine *m, value *args)
{
    return bool_if(set_is_subset(m, args[0], args[1]));
}

static value method_issuperset(struct machine *m, value *args)
{
    return bool_if(set_is_superset(m, args[0], args[1]));
}

#define SHARED_METHODS                                                                             \
    {"copy(self, /)", method_copy, "Return a shallow copy of a set."},                             \
    {"union(self, /, *others)", method_union,                                                      \
     "Return a new set with elements from the set and all others."},                               \
    {"intersection(self, /, *others)", method_intersection,                                        \
     "Return a new set with elements common to the set and all others."},                          \
    {"difference(self, /, *others)", method_difference,                                            \
     "Return a new set with elements in the set that are not in the others."},                     \
    {"symmetric_difference(self, other, /)", method_symmetric_difference,                          \
     "Return a new set with elements in either the set or other but not both."},                   \
    {"isdisjoint(self, other, /)", method_isdisjoint,                                              \
     "Return True if two sets have a null intersection."},                                         \
    {"issubset(self, other, /)", method_issubset,                                                  \
     "Report whether another set contains this set."},                                             \
    {"issuperset(self, other, /)", method_issuperset,                                              \
     "Report whether this set contains another set."},                                             \
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"}

const struct native_spec set_methods[] = {
    {"add(self, object, /)", method_add, "Add an element to a set."},
    {"discard(self, object, /)", method_discard,
     "Remove an element from a set if it is a member."},
    {"remove(self, object, /)", method_remove,
     "Remove an element from a set; it must be a member."},
    {"pop(self, /)", method_pop, "Remove and return an arbitrary set element."},
    {"clear(self, /)", method_clear, "Remove all elements from this set."},
    {"update(self, /, *others)", method_update, "Update the set, adding elements from all others."},
    {"intersection_update(self, /, *others)", method_intersection_update,
     "Update the set, keeping only elements found in it and all others."},
    {"difference_update(self, /, *others)", method_difference_update,
     "Update the set, removing elements found in others."},
    {"symmetric_difference_update(self, other, /)", method_symmetric_difference_update,
     "Update the set, keeping only elements found in either set, but not in both."},
    SHARED_METHODS,
    {NULL, NULL, NULL},
};

const struct native_spec frozenset_methods[] = {
    SHARED_METHODS,
    {NULL, NULL, NULL},
};

const struct type_spec set_type_spec = {
    .name = "set",
    .instance_size = sizeof(struct set),
    .flags = TYPE_TRACKED | TYPE_IS_SET | TYPE_HAS_WEAKREFS,
    .slots = {.make = set_make,
              .init = set_init,
              .destroy = set_destroy,
              .traverse = set_traverse,
              .clear = set_destroy,
              .repr = set_repr,
              .compare = set_compare,
              .binary = set_binary,
              .inplace = set_inplace,
              .length = set_length,
              .contains = set_contains,
              .iter = set_iter},
    .methods = set_methods,
    .doc = "Build an unordered collection of unique elements.",
};

const struct type_spec frozenset_type_spec = {
    .name = "frozenset",
    .instance_size = sizeof(struct set),
    .flags = TYPE_TRACKED | TYPE_IS_SET | TYPE_HAS_WEAKREFS,
    .slots = {.make = frozenset_make,
              .destroy = set_destroy,
              .traverse = set_traverse,
              .clear = set_destroy,
              .repr = set_repr,
              .hash = frozenset_hash,
              .compare = set_compare,
              .binary = set_binary,
              .length = set_length,
              .contains = set_contains,
              .iter = set_iter},
    .methods = frozenset_methods,
    .doc = "Build an immutable unordered collection of unique elements.",
};
