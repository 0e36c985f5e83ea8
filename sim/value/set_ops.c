/* set: union, intersection and the like, inserting in CPython's order. CPython 3.13
 * Objects/setobject.c. */
#include "sim/value/dict_parts.h"
#include "sim/value/object.h"
#include "sim/value/set_parts.h"

/* What to do with each element of an iterable: -1 stops with an error, 1 stops. */
typedef int each_element(struct machine *m, struct set *set, struct set *result, value key,
                         int64_t hash);

static int each_of_set(struct machine *m, struct set *walked, each_element *act, struct set *set,
                       struct set *result)
{
    size_t position = 0;
    value key;
    int64_t hash;
    while (set_next_hashed(walked, &position, &key, &hash)) {
        keep(key);
        int stop = act(m, set, result, key, hash);
        drop(m, key);
        if (stop)
            return stop;
    }
    return machine_charge(m, walked->used) ? 0 : -1;
}

static int each_of_dict(struct machine *m, struct dict *walked, each_element *act,
                        struct set *set, struct set *result)
{
    size_t position = 0;
    value key;
    while (dict_next(walked, &position, &key, NULL)) {
        int64_t hash = walked->entries[position - 1].hash;
        keep(key);
        int stop = act(m, set, result, key, hash);
        drop(m, key);
        if (stop)
            return stop;
    }
    return machine_charge(m, walked->count) ? 0 : -1;
}

static int each_of(struct machine *m, value iterable, each_element *act, struct set *set,
                   struct set *result)
{
    if (is_any_set(m, iterable))
        return each_of_set(m, AS_SET(iterable), act, set, result);
    if (is_exactly(iterable, m->types.dict))
        return each_of_dict(m, AS_DICT(iterable), act, set, result);
    value iterator = object_iter(m, iterable), key;
    int stop = iterator ? 0 : -1;
    while (!stop && (key = object_next(m, iterator)) != NULL) {
        int64_t hash;
        stop = object_hash(m, key, &hash) ? act(m, set, result, key, hash) : -1;
        drop(m, key);
        if (!machine_charge(m, 1))
            stop = -1;
    }
    drop(m, iterator);
    return m->error ? -1 : stop;
}

/* --- what is done with an element */

static int add(struct machine *m, struct set *set, struct set *result, value key, int64_t hash)
{
    (void)result;
    return set_add_hashed(m, set, key, hash) ? 0 : -1;
}

static int discard(struct machine *m, struct set *set, struct set *result, value key, int64_t hash)
{
    (void)result;
    return set_discard_hashed(m, set, key, hash) < 0 ? -1 : 0;
}

static int toggle(struct machine *m, struct set *set, struct set *result, value key, int64_t hash)
{
    (void)result;
    int found = set_discard_hashed(m, set, key, hash);
    if (found)
        return found < 0 ? -1 : 0;
    return set_add_hashed(m, set, key, hash) ? 0 : -1;
}

static int add_if_there(struct machine *m, struct set *set, struct set *result, value key,
                        int64_t hash)
{
    int found = set_contains_hashed(m, set, key, hash);
    if (found <= 0)
        return found;
    return set_add_hashed(m, result, key, hash) ? 0 : -1;
}

static int add_if_absent(struct machine *m, struct set *set, struct set *result, value key,
                         int64_t hash)
{
    int found = set_contains_hashed(m, set, key, hash);
    if (found)
        return found < 0 ? -1 : 0;
    return set_add_hashed(m, result, key, hash) ? 0 : -1;
}

static int stop_if_there(struct machine *m, struct set *set, struct set *result, value key,
                         int64_t hash)
{
    (void)result;
    return set_contains_hashed(m, set, key, hash);
}

static int stop_if_absent(struct machine *m, struct set *set, struct set *result, value key,
                          int64_t hash)
{
    (void)result;
    int found = set_contains_hashed(m, set, key, hash);
    return found < 0 ? -1 : !found;
}

/* --- making */

/* set or frozenset, whichever it is or derives from: what operators give. */
static struct type *plain_type(struct machine *m, value set)
{
    return is_instance(m, set, m->types.frozenset) ? m->types.frozenset : m->types.set;
}

value set_new_from(struct machine *m, struct type *type, value iterable)
{
    value v = set_new_of(m, type);
    if (v && iterable && !set_update(m, v, iterable))
        return drop_and_fail(m, v);
    return v;
}

value set_from_iterable(struct machine *m, value iterable)
{
    return set_new_from(m, m->types.set, iterable);
}

value set_copy(struct machine *m, value set)
{
    return set_new_from(m, plain_type(m, set), set);
}

/* --- the operations */

bool set_update(struct machine *m, value set, value other)
{
    struct set *s = AS_SET(set);
    if (is_any_set(m, other))
        return set_merge(m, s, AS_SET(other)) && machine_charge(m, set_size(other));
    if (is_exactly(other, m->types.dict)) {
        size_t count = AS_DICT(other)->count;
        if ((s->fill + count) * 5 >= s->mask * 3 && !set_resize(m, s, (s->used + count) * 2))
            return false;
    }
    return each_of(m, other, add, s, NULL) == 0;
}

value set_intersection(struct machine *m, value set, value other)
{
    if (set == other)
        return set_copy(m, set);
    value result = set_new_of(m, plain_type(m, set));
    if (!result)
        return NULL;
    if (is_any_set(m, other) && set_size(other) > set_size(set)) {
        value larger = other;
        other = set;
        set = larger;
    }
    if (each_of(m, other, add_if_there, AS_SET(set), AS_SET(result)) < 0)
        return drop_and_fail(m, result);
    return result;
}

bool set_difference_update(struct machine *m, value set, value other)
{
    struct set *s = AS_SET(set);
    value common = NULL;
    if (set == other) {
        set_clear_all(m, s);
        return true;
    }
    if (is_any_set(m, other) && set_size(other) >> 3 > s->used) {
        common = other = set_intersection(m, set, other);
        if (!common)
            return false;
    }
    int stop = each_of(m, other, discard, s, NULL);
    drop(m, common);
    if (stop < 0)
        return false;
    if (s->fill - s->used <= s->mask / 4)
        return true;
    return set_resize(m, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

static value copy_less(struct machine *m, value set, value other)
{
    value result = set_copy(m, set);
    if (result && !set_difference_update(m, result, other))
        return drop_and_fail(m, result);
    return result;
}

static int add_if_not_in_dict(struct machine *m, struct set *dict, struct set *result, value key,
                              int64_t hash)
{
    int64_t at = dict_find(m, (struct dict *)dict, key, hash);
    if (at == -2)
        return -1;
    return at >= 0 || set_add_hashed(m, result, key, hash) ? 0 : -1;
}

value set_difference(struct machine *m, value set, value other)
{
    bool dict = is_exactly(other, m->types.dict);
    if (!dict && !is_any_set(m, other))
        return copy_less(m, set, other);
    if (set_size(set) >> 2 > (dict ? AS_DICT(other)->count : set_size(other)))
        return copy_less(m, set, other);
    value result = set_new_of(m, plain_type(m, set));
    if (result && each_of_set(m, AS_SET(set), dict ? add_if_not_in_dict : add_if_absent,
                              AS_SET(other), AS_SET(result)) < 0)
        return drop_and_fail(m, result);
    return result;
}

bool set_symmetric_difference_update(struct machine *m, value set, value other)
{
    if (set == other) {
        set_clear_all(m, AS_SET(set));
        return true;
    }
    if (is_any_set(m, other) || is_exactly(other, m->types.dict))
        return each_of(m, other, toggle, AS_SET(set), NULL) == 0;
    value distinct = set_new_from(m, plain_type(m, set), other);
    bool ok = distinct && each_of_set(m, AS_SET(distinct), toggle, AS_SET(set), NULL) == 0;
    drop(m, distinct);
    return ok;
}

value set_symmetric_difference(struct machine *m, value set, value other)
{
    value result = set_new_from(m, plain_type(m, set), other);
    if (result && !set_symmetric_difference_update(m, result, set))
        return drop_and_fail(m, result);
    return result;
}

bool set_intersection_update(struct machine *m, value set, value other)
{
    value result = set_intersection(m, set, other);
    if (!result)
        return false;
    set_swap(AS_SET(set), AS_SET(result));
    drop(m, result);
    return true;
}

/* --- the questions */

int set_is_disjoint(struct machine *m, value set, value other)
{
    if (set == other)
        return set_size(set) == 0;
    if (is_any_set(m, other) && set_size(other) > set_size(set)) {
        value larger = other;
        other = set;
        set = larger;
    }
    int stop = each_of(m, other, stop_if_there, AS_SET(set), NULL);
    return stop < 0 ? -1 : !stop;
}

int set_is_subset(struct machine *m, value set, value other)
{
    if (!is_any_set(m, other)) {
        value common = set_intersection(m, set, other);
        int answer = common ? set_size(common) == set_size(set) : -1;
        drop(m, common);
        return answer;
    }
    if (set_size(set) > set_size(other))
        return 0;
    int stop = each_of_set(m, AS_SET(set), stop_if_absent, AS_SET(other), NULL);
    return stop < 0 ? -1 : !stop;
}

int set_is_superset(struct machine *m, value set, value other)
{
    if (is_any_set(m, other))
        return set_is_subset(m, other, set);
    int stop = each_of(m, other, stop_if_absent, AS_SET(set), NULL);
    return stop < 0 ? -1 : !stop;
}
