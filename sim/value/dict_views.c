/* dict: the views that keys(), values() and items() give. CPython 3.13 Objects/dictobject.c
 * (dictview_*). */
#include "sim/value/dict_parts.h"
#include "sim/value/indexing.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set_parts.h"
#include "sim/value/str.h"

#define SET_OPERATORS (1 << BINARY_AND | 1 << BINARY_OR | 1 << BINARY_SUB | 1 << BINARY_XOR)

struct dict_view {
    struct object head;
    struct dict *dict;
};

#define AS_VIEW(v) ((struct dict_view *)(v))

static value view_new(struct machine *m, struct type *type, value dict)
{
    value v = object_alloc(m, type, sizeof(struct dict_view));
    if (v)
        AS_VIEW(v)->dict = AS_DICT(keep(dict));
    return v;
}

value dict_keys_view(struct machine *m, value self)
{
    return view_new(m, m->types.dict_keys, self);
}

value dict_values_view(struct machine *m, value self)
{
    return view_new(m, m->types.dict_values, self);
}

value dict_items_view(struct machine *m, value self)
{
    return view_new(m, m->types.dict_items, self);
}

/* --- what all three share */

static void view_destroy(struct machine *m, value self)
{
    drop_place(m, AS_VIEW(self)->dict);
}

static int view_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_VIEW(self)->dict ? visit((value)AS_VIEW(self)->dict, closure) : 0;
}

static int64_t view_length(struct machine *m, value self)
{
    (void)m;
    return (int64_t)AS_VIEW(self)->dict->count;
}

static value view_repr(struct machine *m, value self)
{
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "...");
    value list = list_from_iterable(m, self);
    value text = list ? str_format(m, "%T(%R)", self, list) : NULL;
    drop(m, list);
    repr_leave(m, self);
    return text;
}

/* --- the set operations of keys and items */

static bool is_set_view(struct machine *m, value v)
{
    return is_exactly(v, m->types.dict_keys) || is_exactly(v, m->types.dict_items);
}

static int64_t size_of(struct machine *m, value v)
{
    return is_set_view(m, v) ? view_length(m, v) : (int64_t)set_size(v);
}

/* Is every element that `a` gives in b? 1, 0, -1 */
static int all_in(struct machine *m, value a, value b)
{
    value iterator = object_iter(m, a), item;
    int found = iterator ? 1 : -1;
    while (found == 1 && (item = object_next(m, iterator)) != NULL) {
        found = object_contains(m, b, item);
        drop(m, item);
    }
    drop(m, iterator);
    return m->error ? -1 : found;
}

static value view_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_set_view(m, self) || (!is_set_view(m, other) && !is_any_set(m, other)))
        return NOT_IMPLEMENTED;
    int64_t a = size_of(m, self), b = size_of(m, other);
    int answer = 0;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE:
        answer = a == b ? all_in(m, self, other) : 0;
        if (op == COMPARE_NE && answer >= 0)
            answer = !answer;
        break;
    case COMPARE_LT: answer = a < b ? all_in(m, self, other) : 0; break;
    case COMPARE_LE: answer = a <= b ? all_in(m, self, other) : 0; break;
    case COMPARE_GT: answer = a > b ? all_in(m, other, self) : 0; break;
    case COMPARE_GE: answer = a >= b ? all_in(m, other, self) : 0; break;
    }
    return answer < 0 ? NULL : tag_bool(answer);
}

static value intersection(struct machine *m, value self, value other)
{
    if (is_set_view(m, other) && view_length(m, other) > view_length(m, self)) {
        value smaller = self;
        self = other;
        other = smaller;
    }
    value result = set_new(m), iterator = result ? object_iter(m, other) : NULL, item;
    while (iterator && (item = object_next(m, iterator)) != NULL) {
        int found = object_contains(m, self, item);
        bool ok = found == 0 || (found > 0 && set_add(m, result, item));
        drop(m, item);
        if (!ok)
            break;
    }
    drop(m, iterator);
    return m->error ? drop_and_fail(m, result) : result;
}

static value view_binary(struct machine *m, enum binary_op op, value left, value right)
{
    bool ok;
    if (op != BINARY_AND && op != BINARY_OR && op != BINARY_SUB && op != BINARY_XOR)
        return NOT_IMPLEMENTED;
    if (op == BINARY_AND)
        return is_set_view(m, left) ? intersection(m, left, right) : intersection(m, right, left);
    value result = set_from_iterable(m, left);
    if (!result)
        return NULL;
    if (op == BINARY_OR)
        ok = set_update(m, result, right);
    else if (op == BINARY_SUB)
        ok = set_difference_update(m, result, right);
    else
        ok = set_symmetric_difference_update(m, result, right);
    return ok ? result : drop_and_fail(m, result);
}

static value method_isdisjoint(struct machine *m, value *args)
{
    value iterator = object_iter(m, args[1]), item;
    int found = 0;
    while (iterator && !found && (item = object_next(m, iterator)) != NULL) {
        found = object_contains(m, args[0], item);
        drop(m, item);
    }
    drop(m, iterator);
    return m->error ? NULL : tag_bool(!found);
}

static value get_mapping(struct machine *m, value self)
{
    return mappingproxy_new(m, (value)AS_VIEW(self)->dict);
}

static const struct getset_spec view_getsets[] = {
    {"mapping", get_mapping, NULL},
    {NULL, NULL, NULL},
};

/* --- keys */

static int keys_contains(struct machine *m, value self, value key)
{
    if (dict_get(m, AS_VIEW(self)->dict, key))
        return 1;
    return m->error ? -1 : 0;
}

static value keys_iter(struct machine *m, value self)
{
    return dict_iter(m, (value)AS_VIEW(self)->dict);
}

static value keys_reversed(struct machine *m, value *args)
{
    return dict_reversed(m, (value)AS_VIEW(args[0])->dict);
}

static const struct native_spec keys_methods[] = {
    {"isdisjoint(self, other, /)", method_isdisjoint,
     "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__(self, /)", keys_reversed, "Return a reverse iterator over the dict keys."},
    {NULL, NULL, NULL},
};

const struct type_spec dict_keys_type_spec = {
    .name = "dict_keys",
    .instance_size = sizeof(struct dict_view),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = view_destroy,
              .traverse = view_traverse,
              .repr = view_repr,
              .compare = view_compare,
              .binary = view_binary,
              .length = view_length,
              .contains = keys_contains,
              .iter = keys_iter},
    .methods = keys_methods,
    .getsets = view_getsets,
    .operators = SET_OPERATORS,
};

/* --- values */

static value values_iter(struct machine *m, value self)
{
    return dict_iter_values(m, (value)AS_VIEW(self)->dict);
}

static value values_reversed(struct machine *m, value *args)
{
    return dict_reversed_values(m, (value)AS_VIEW(args[0])->dict);
}

static const struct native_spec values_methods[] = {
    {"__reversed__(self, /)", values_reversed, "Return a reverse iterator over the dict values."},
    {NULL, NULL, NULL},
};

const struct type_spec dict_values_type_spec = {
    .name = "dict_values",
    .instance_size = sizeof(struct dict_view),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = view_destroy,
              .traverse = view_traverse,
              .repr = view_repr,
              .length = view_length,
              .iter = values_iter},
    .methods = values_methods,
    .getsets = view_getsets,
};

/* --- items */

static int items_contains(struct machine *m, value self, value pair)
{
    if (!has_type_flag(m, pair, TYPE_IS_TUPLE) || tuple_size(pair) != 2)
        return 0;
    value item = dict_get(m, AS_VIEW(self)->dict, AS_TUPLE(pair)->items[0]);
    if (!item)
        return m->error ? -1 : 0;
    keep(item);
    int same = object_equal(m, item, AS_TUPLE(pair)->items[1]);
    drop(m, item);
    return same;
}

static value items_iter(struct machine *m, value self)
{
    return dict_iter_items(m, (value)AS_VIEW(self)->dict);
}

static value items_reversed(struct machine *m, value *args)
{
    return dict_reversed_items(m, (value)AS_VIEW(args[0])->dict);
}

static const struct native_spec items_methods[] = {
    {"isdisjoint(self, other, /)", method_isdisjoint,
     "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__(self, /)", items_reversed, "Return a reverse iterator over the dict items."},
    {NULL, NULL, NULL},
};

const struct type_spec dict_items_type_spec = {
    .name = "dict_items",
    .instance_size = sizeof(struct dict_view),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = view_destroy,
              .traverse = view_traverse,
              .repr = view_repr,
              .compare = view_compare,
              .binary = view_binary,
              .length = view_length,
              .contains = items_contains,
              .iter = items_iter},
    .methods = items_methods,
    .getsets = view_getsets,
    .operators = SET_OPERATORS,
};
