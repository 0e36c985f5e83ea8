/* dict: its slots and methods. CPython 3.13 Objects/dictobject.c. */
#include "sim/value/arguments.h"
#include "sim/value/dict_parts.h"
#include "sim/value/generic_alias.h"
#include "sim/value/int.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value none_if(bool ok)
{
    return ok ? NONE : NULL;
}

/* --- update */

static bool put(struct machine *m, struct dict *dict, value key, value item, bool override)
{
    int64_t hash;
    if (!dict_key_hash(m, key, &hash))
        return false;
    if (!override) {
        int64_t i = dict_find(m, dict, key, hash);
        if (i != -1)
            return i >= 0;
    }
    return dict_set_hashed(m, dict, key, item, hash);
}

static bool merge_dict(struct machine *m, struct dict *dict, struct dict *from, bool override)
{
    size_t count = from->count;
    value key, item;
    if (dict == from)
        return true;
    if (dict->count == 0 && !dict_reserve(m, dict, count))
        return false;
    for (size_t position = 0; dict_next(from, &position, &key, &item);) {
        int64_t hash = from->entries[position - 1].hash, at = -1;
        keep(key);
        keep(item);
        if (!override)
            at = dict_find(m, dict, key, hash);
        bool ok = at >= 0 || (at == -1 && dict_set_hashed(m, dict, key, item, hash));
        drop(m, key);
        drop(m, item);
        if (!ok)
            return false;
        if (from->count != count)
            return raise_error(m, m->types.RuntimeError, "dict mutated during update");
    }
    return machine_charge(m, count);
}

static bool merge_keys(struct machine *m, struct dict *dict, value mapping, value keys,
                       bool override)
{
    value iterator = object_iter(m, keys), key;
    if (!iterator)
        return false;
    while ((key = object_next(m, iterator)) != NULL) {
        value item = object_get_item(m, mapping, key);
        bool ok = item && put(m, dict, key, item, override) && machine_charge(m, 1);
        drop(m, key);
        drop(m, item);
        if (!ok)
            break;
    }
    drop(m, iterator);
    return !m->error;
}

/* One element of a sequence of pairs. */
static bool merge_pair(struct machine *m, struct dict *dict, value pair, size_t n, bool override)
{
    value fast = tuple_from_iterable(m, pair);
    if (!fast) {
        if (error_is(m, m->types.TypeError) && !type_of(m, pair)->slots.iter)
            raise_error(m, m->types.TypeError,
                        "cannot convert dictionary update sequence element #%zu to a sequence", n);
        return false;
    }
    bool ok = tuple_size(fast) == 2;
    if (!ok)
        raise_error(m, m->types.ValueError,
                    "dictionary update sequence element #%zu has length %zu; 2 is required", n,
                    tuple_size(fast));
    ok = ok && put(m, dict, AS_TUPLE(fast)->items[0], AS_TUPLE(fast)->items[1], override);
    drop(m, fast);
    return ok;
}

static bool merge_pairs(struct machine *m, struct dict *dict, value pairs, bool override)
{
    value iterator = object_iter(m, pairs), pair;
    if (!iterator)
        return false;
    for (size_t n = 0; (pair = object_next(m, iterator)) != NULL; n++) {
        bool ok = merge_pair(m, dict, pair, n, override) && machine_charge(m, 1);
        drop(m, pair);
        if (!ok)
            break;
    }
    drop(m, iterator);
    return !m->error;
}

bool dict_merge(struct machine *m, struct dict *dict, value mapping, bool override)
{
    if (has_type_flag(m, mapping, TYPE_IS_DICT) && type_of(m, mapping)->slots.iter == dict_iter)
        return merge_dict(m, dict, AS_DICT(mapping), override);
    value keys = object_find_attribute(m, mapping, m->names.keys);
    if (!keys)
        return m->error ? false : merge_pairs(m, dict, mapping, override);
    replace_place(m, keys, object_call0(m, keys));
    bool ok = keys && merge_keys(m, dict, mapping, keys, override);
    drop(m, keys);
    return ok;
}

bool dict_update(struct machine *m, struct dict *dict, value mapping_or_pairs)
{
    return dict_merge(m, dict, mapping_or_pairs, true);
}

/* --- life */

static value dict_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return (value)dict_new_of(m, type);
}

static bool update_with(struct machine *m, value self, const struct args *args, const char *name)
{
    size_t names = args->names ? tuple_size(args->names) : 0;
    if (args->count > 1)
        return raise_error(m, m->types.TypeError, "%s expected at most 1 argument, got %zu", name,
                           args->count);
    if (args->count == 1 && !dict_update(m, AS_DICT(self), args->items[0]))
        return false;
    for (size_t i = 0; i < names; i++)
        if (!dict_set(m, AS_DICT(self), AS_TUPLE(args->names)->items[i], args->items[args->count + i]))
            return false;
    return true;
}

static bool dict_init(struct machine *m, value self, const struct args *args)
{
    return update_with(m, self, args, "dict");
}

static void dict_clear_slot(struct machine *m, value self)
{
    dict_clear(m, AS_DICT(self));
}

int dict_traverse(value self, visit_fn *visit, void *closure)
{
    struct dict *dict = AS_DICT(self);
    int stop = 0;
    for (size_t i = 0; !stop && i < dict->used; i++) {
        const struct dict_entry *entry = &dict->entries[i];
        if (!entry->key)
            continue;
        if (!dict->only_names)
            stop = visit(entry->key, closure);
        if (!stop && is_object(entry->item))
            stop = visit(entry->item, closure);
    }
    return stop;
}

/* --- basics */

static value dict_repr(struct machine *m, value self)
{
    if (AS_DICT(self)->count == 0)
        return str_from(m, "{}");
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "{...}");
    struct str_builder b = {0};
    const char *between = "{";
    size_t position = 0;
    value key, item;
    bool ok = true;
    while (ok && dict_next(AS_DICT(self), &position, &key, &item)) {
        keep(key);
        keep(item);
        str_builder_add_text(m, &b, between);
        ok = str_builder_add_repr(m, &b, key) && str_builder_add_text(m, &b, ": ") &&
             str_builder_add_repr(m, &b, item);
        drop(m, key);
        drop(m, item);
        between = ", ";
    }
    str_builder_add_text(m, &b, "}");
    repr_leave(m, self);
    return str_builder_finish(m, &b);
}

/* Is every entry of a in b? 1, 0, -1 */
static int dict_is_in(struct machine *m, struct dict *a, struct dict *b)
{
    for (size_t i = 0; i < a->used; i++) {
        value key = a->entries[i].key, item = a->entries[i].item;
        if (!key)
            continue;
        keep(key);
        keep(item);
        value other = keep_or_null(dict_get_hashed(m, b, key, a->entries[i].hash));
        int same = other ? object_equal(m, item, other) : m->error ? -1 : 0;
        drop(m, key);
        drop(m, item);
        drop(m, other);
        if (same <= 0)
            return same;
    }
    return 1;
}

static value dict_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (op != COMPARE_EQ && op != COMPARE_NE)
        return NOT_IMPLEMENTED;
    if (!has_type_flag(m, self, TYPE_IS_DICT) || !has_type_flag(m, other, TYPE_IS_DICT))
        return NOT_IMPLEMENTED;
    int same = AS_DICT(self)->count == AS_DICT(other)->count;
    if (same)
        same = dict_is_in(m, AS_DICT(self), AS_DICT(other));
    return same < 0 ? NULL : tag_bool(same == (op == COMPARE_EQ));
}

static value dict_binary(struct machine *m, enum binary_op op, value left, value right)
{
    if (op != BINARY_OR || !has_type_flag(m, left, TYPE_IS_DICT) ||
        !has_type_flag(m, right, TYPE_IS_DICT))
        return NOT_IMPLEMENTED;
    struct dict *result = dict_copy(m, AS_DICT(left));
    if (result && !dict_update(m, result, right))
        return drop_and_fail(m, (value)result);
    return (value)result;
}

static value dict_inplace(struct machine *m, enum binary_op op, value left, value right)
{
    if (op != BINARY_OR)
        return NOT_IMPLEMENTED;
    return dict_update(m, AS_DICT(left), right) ? keep(left) : NULL;
}

static int64_t dict_length(struct machine *m, value self)
{
    (void)m;
    return (int64_t)AS_DICT(self)->count;
}

static value missing(struct machine *m, value self, value key)
{
    value method = object_find_special(m, self, m->names.dunder_missing);
    if (!method)
        return m->error ? NULL : raise_key_error(m, key);
    value result = object_call1(m, method, key);
    drop(m, method);
    return result;
}

value dict_get_item(struct machine *m, value self, value key)
{
    value item = dict_get(m, AS_DICT(self), key);
    if (item)
        return keep(item);
    if (m->error)
        return NULL;
    return is_exactly(self, m->types.dict) ? raise_key_error(m, key) : missing(m, self, key);
}

static bool dict_set_item(struct machine *m, value self, value key, value item)
{
    if (item)
        return dict_set(m, AS_DICT(self), key, item);
    int found = dict_delete(m, AS_DICT(self), key);
    if (found == 0)
        raise_key_error(m, key);
    return found > 0;
}

static int dict_contains(struct machine *m, value self, value key)
{
    if (dict_get(m, AS_DICT(self), key))
        return 1;
    return m->error ? -1 : 0;
}

/* --- methods */

static value method_get(struct machine *m, value *args)
{
    value item = dict_get(m, AS_DICT(args[0]), args[1]);
    if (item)
        return keep(item);
    return m->error ? NULL : keep(args[2]);
}

static value method_setdefault(struct machine *m, value *args)
{
    struct dict *dict = AS_DICT(args[0]);
    int64_t hash;
    if (!dict_key_hash(m, args[1], &hash))
        return NULL;
    value item = dict_get_hashed(m, dict, args[1], hash);
    if (item || m->error)
        return keep_or_null(item);
    return dict_set_hashed(m, dict, args[1], args[2], hash) ? keep(args[2]) : NULL;
}

static value method_pop(struct machine *m, value *args)
{
    value item = dict_pop(m, AS_DICT(args[0]), args[1]);
    if (item || m->error)
        return item;
    return args[2] ? keep(args[2]) : raise_key_error(m, args[1]);
}

static value method_popitem(struct machine *m, value *args)
{
    struct dict *dict = AS_DICT(args[0]);
    if (dict->count == 0)
        return raise_error(m, m->types.KeyError, "popitem(): dictionary is empty");
    value pair = tuple_new(m, 2);
    if (!pair)
        return NULL;
    uint32_t i = dict->used;
    do {
        i--;
    } while (!dict->entries[i].key);
    dict_take_entry(m, dict, i, &AS_TUPLE(pair)->items[0], &AS_TUPLE(pair)->items[1]);
    dict->used = i;
    return pair;
}

static value method_clear(struct machine *m, value *args)
{
    dict_clear(m, AS_DICT(args[0]));
    return NONE;
}

static value method_copy(struct machine *m, value *args)
{
    return (value)dict_copy(m, AS_DICT(args[0]));
}

static value method_update(struct machine *m, value *args)
{
    struct dict *dict = AS_DICT(args[0]);
    size_t count = tuple_size(args[1]);
    if (count > 1)
        return raise_error(m, m->types.TypeError, "update expected at most 1 argument, got %zu",
                           count);
    if (count == 1 && !dict_update(m, dict, AS_TUPLE(args[1])->items[0]))
        return NULL;
    return none_if(!args[2] || dict_update(m, dict, args[2]));
}

/* Fills a fresh dict of our own without asking its class. */
static bool fill_from_keys(struct machine *m, value target, value keys, value item, bool plain)
{
    value iterator = object_iter(m, keys), key;
    if (!iterator)
        return false;
    while ((key = object_next(m, iterator)) != NULL) {
        bool ok = plain ? dict_set(m, AS_DICT(target), key, item)
                        : object_set_item(m, target, key, item);
        drop(m, key);
        if (!ok || !machine_charge(m, 1))
            break;
    }
    drop(m, iterator);
    return !m->error;
}

static value method_fromkeys(struct machine *m, value *args)
{
    value target = object_call0(m, args[0]);
    if (!target)
        return NULL;
    bool plain = is_exactly(target, m->types.dict);
    if (!fill_from_keys(m, target, args[1], args[2], plain))
        return drop_and_fail(m, target);
    return target;
}

static value method_keys(struct machine *m, value *args)
{
    return dict_keys_view(m, args[0]);
}

static value method_values(struct machine *m, value *args)
{
    return dict_values_view(m, args[0]);
}

static value method_items(struct machine *m, value *args)
{
    return dict_items_view(m, args[0]);
}

static value method_reversed(struct machine *m, value *args)
{
    return dict_reversed(m, args[0]);
}

const struct native_spec dict_methods[] = {
    {"get(self, key, default=None, /)", method_get,
     "Return the value for key if key is in the dictionary, else default."},
    {"setdefault(self, key, default=None, /)", method_setdefault,
     "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for "
     "key if key is in the dictionary, else default."},
    {"pop(self, key, default=..., /)", method_pop,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is "
     "not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem(self, /)", method_popitem,
     "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, "
     "first-out) order.\nRaises KeyError if the dict is empty."},
    {"keys(self, /)", method_keys,
     "D.keys() -> a set-like object providing a view on D's keys"},
    {"items(self, /)", method_items,
     "D.items() -> a set-like object providing a view on D's items"},
    {"values(self, /)", method_values, "D.values() -> an object providing a view on D's values"},
    {"update(self, /, *args, **kwargs)", method_update,
     "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has "
     "a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a "
     ".keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: "
     "for k in F:  D[k] = F[k]"},
    {"%fromkeys(cls, iterable, value=None, /)", method_fromkeys,
     "Create a new dictionary with keys from iterable and values set to value."},
    {"clear(self, /)", method_clear, "D.clear() -> None.  Remove all items from D."},
    {"copy(self, /)", method_copy, "D.copy() -> a shallow copy of D"},
    {"__reversed__(self, /)", method_reversed,
     "Return a reverse iterator over the dict keys."},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

const struct type_spec dict_type_spec = {
    .name = "dict",
    .instance_size = sizeof(struct dict),
    .flags = TYPE_TRACKED | TYPE_IS_DICT | TYPE_MATCH_MAPPING,
    .slots = {.make = dict_make,
              .init = dict_init,
              .destroy = dict_clear_slot,
              .traverse = dict_traverse,
              .clear = dict_clear_slot,
              .repr = dict_repr,
              .compare = dict_compare,
              .binary = dict_binary,
              .inplace = dict_inplace,
              .length = dict_length,
              .get_item = dict_get_item,
              .set_item = dict_set_item,
              .contains = dict_contains,
              .iter = dict_iter},
    .methods = dict_methods,
    .doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a "
           "mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized "
           "as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> "
           "new dictionary initialized with the name=value pairs\n    in the keyword argument "
           "list.  For example:  dict(one=1, two=2)",
};
