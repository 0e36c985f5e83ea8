/* The order in which a class looks its attributes up (C3), and which base gives its layout and
 * metaclass. CPython 3.13 Objects/typeobject.c (pmerge, best_base). */
#include "sim/value/type_internal.h"

#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* The sequences being merged, and how far each has been consumed. */
struct merge {
    value *sequences; /* tuples: the mros of the bases, then the bases */
    size_t *heads;
    size_t count;
};

static bool in_a_tail(struct merge *merge, value candidate)
{
    for (size_t i = 0; i < merge->count; i++) {
        struct tuple *t = AS_TUPLE(merge->sequences[i]);
        for (size_t k = merge->heads[i] + 1; k < t->size; k++)
            if (t->items[k] == candidate)
                return true;
    }
    return false;
}

static value next_candidate(struct merge *merge, bool *empty)
{
    *empty = true;
    for (size_t i = 0; i < merge->count; i++) {
        struct tuple *t = AS_TUPLE(merge->sequences[i]);
        if (merge->heads[i] >= t->size)
            continue;
        *empty = false;
        value candidate = t->items[merge->heads[i]];
        if (!in_a_tail(merge, candidate))
            return candidate;
    }
    return NULL;
}

static void advance(struct merge *merge, value taken)
{
    for (size_t i = 0; i < merge->count; i++) {
        struct tuple *t = AS_TUPLE(merge->sequences[i]);
        if (merge->heads[i] < t->size && t->items[merge->heads[i]] == taken)
            merge->heads[i]++;
    }
}

static void raise_conflict(struct machine *m, struct merge *merge)
{
    struct str_builder names = {0};
    value seen = list_new(m, 4);
    for (size_t i = 0; seen && i < merge->count; i++) {
        struct tuple *t = AS_TUPLE(merge->sequences[i]);
        if (merge->heads[i] >= t->size)
            continue;
        value type = t->items[merge->heads[i]];
        bool known = false;
        for (size_t k = 0; k < list_size(seen); k++)
            known |= AS_LIST(seen)->items[k] == type;
        if (known)
            continue;
        if (list_size(seen))
            str_builder_add_text(m, &names, ", ");
        str_builder_add_value(m, &names, AS_TYPE(type)->name);
        list_append(m, seen, type);
    }
    drop(m, seen);
    value text = str_builder_finish(m, &names);
    if (text)
        raise_error(m, m->types.TypeError, "Cannot create a consistent method resolution order "
                                           "(MRO) for bases %S", text);
    drop(m, text);
}

static bool merge_all(struct machine *m, struct merge *merge, value result)
{
    for (;;) {
        bool empty;
        value taken = next_candidate(merge, &empty);
        if (!taken && !empty)
            raise_conflict(m, merge);
        if (!taken)
            return empty;
        if (!list_append(m, result, taken))
            return false;
        advance(merge, taken);
    }
}

static bool check_duplicates(struct machine *m, struct tuple *bases)
{
    for (size_t i = 0; i < bases->size; i++)
        for (size_t k = i + 1; k < bases->size; k++)
            if (bases->items[i] == bases->items[k]) {
                raise_error(m, m->types.TypeError, "duplicate base class %S",
                            AS_TYPE(bases->items[i])->name);
                return false;
            }
    return true;
}

value type_compute_mro(struct machine *m, struct type *type)
{
    struct tuple *bases = AS_TUPLE(type->bases);
    if (!check_duplicates(m, bases))
        return NULL;
    size_t count = bases->size + 1;
    struct merge merge = {heap_alloc(&m->heap, count * sizeof(value)),
                          heap_alloc(&m->heap, count * sizeof(size_t)), count};
    value list = list_new(m, 4), result = NULL;
    if (!merge.sequences || !merge.heads) {
        raise_memory_error(m);
    } else if (list && list_append(m, list, (value)type)) {
        for (size_t i = 0; i < count; i++) {
            merge.sequences[i] = i < bases->size ? AS_TYPE(bases->items[i])->mro : type->bases;
            merge.heads[i] = 0;
        }
        if (merge_all(m, &merge, list))
            result = tuple_from(m, AS_LIST(list)->items, list_size(list));
    }
    heap_free(&m->heap, merge.sequences, count * sizeof(value));
    heap_free(&m->heap, merge.heads, count * sizeof(size_t));
    drop(m, list);
    return result;
}

struct type *type_winner(struct machine *m, struct type *metatype, value bases)
{
    struct type *winner = metatype;
    for (size_t i = 0; i < tuple_size(bases); i++) {
        struct type *other = type_of(m, AS_TUPLE(bases)->items[i]);
        if (type_is_subtype(winner, other))
            continue;
        if (!type_is_subtype(other, winner)) {
            raise_error(m, m->types.TypeError,
                        "metaclass conflict: the metaclass of a derived class must be a "
                        "(non-strict) subclass of the metaclasses of all its bases");
            return NULL;
        }
        winner = other;
    }
    return winner;
}

/* The ancestor that last added something to the instance. */
static struct type *solid_base(struct machine *m, struct type *type)
{
    while (type->base) {
        bool same = type->instance_size == type->base->instance_size &&
                    type->slots.memory == type->base->slots.memory;
        bool ours = (type->flags & TYPE_IMMUTABLE) && type->slots.destroy != type->base->slots.destroy;
        if (!same || ours)
            return type;
        type = type->base;
    }
    return m->types.object;
}

bool type_has_layout_of(struct machine *m, struct type *type, struct type *base)
{
    return type_is_subtype(solid_base(m, type), solid_base(m, base));
}

struct type *type_best_base(struct machine *m, value bases)
{
    struct type *winner = NULL, *base = NULL;
    for (size_t i = 0; i < tuple_size(bases); i++) {
        struct type *candidate = AS_TYPE(AS_TUPLE(bases)->items[i]);
        if (!has_type_flag(m, (value)candidate, TYPE_IS_TYPE)) {
            raise_error(m, m->types.TypeError, "bases must be types");
            return NULL;
        }
        if (candidate->flags & TYPE_FINAL) {
            raise_error(m, m->types.TypeError, "type '%S' is not an acceptable base type",
                        candidate->name);
            return NULL;
        }
        struct type *solid = solid_base(m, candidate);
        if (!winner || type_is_subtype(solid, winner)) {
            if (!winner || solid != winner) {
                winner = solid;
                base = candidate;
            }
        } else if (!type_is_subtype(winner, solid)) {
            raise_error(m, m->types.TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return base;
}
