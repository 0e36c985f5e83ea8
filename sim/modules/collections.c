/* collections: the part in C, defaultdict, OrderedDict and counting; deque has a file of its own, the
 * rest is Python. CPython 3.13 Modules/_collectionsmodule.c, Objects/odictobject.c. */
#include "sim/modules/deque.h"
#include "sim/modules/registry.h"
#include "sim/modules/tuplegetter.h"
#include "sim/value/arguments.h"
#include "sim/value/dict_parts.h"
#include "sim/value/generic_alias.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* --- defaultdict */

struct defaultdict {
    struct dict dict;
    value factory; /* NULL: none */
};

#define AS_DEFAULT(v) ((struct defaultdict *)(v))

static bool default_init(struct machine *m, value self, const struct args *args)
{
    value factory = args->count > 0 ? args->items[0] : NONE;
    if (factory != NONE && !object_is_callable(m, factory))
        return raise_error(m, m->types.TypeError, "first argument must be callable or None");
    struct args rest = *args;
    if (rest.count > 0) {
        rest.items++;
        rest.count--;
    }
    replace_place(m, AS_DEFAULT(self)->factory, factory == NONE ? NULL : keep(factory));
    return m->types.dict->slots.init(m, self, &rest);
}

static void default_destroy(struct machine *m, value self)
{
    drop_place(m, AS_DEFAULT(self)->factory);
    dict_clear(m, AS_DICT(self));
}

static int default_traverse(value self, visit_fn *visit, void *closure)
{
    value factory = AS_DEFAULT(self)->factory;
    int stop = factory ? visit(factory, closure) : 0;
    return stop ? stop : dict_traverse(self, visit, closure);
}

static value default_missing(struct machine *m, value self, value key)
{
    if (!AS_DEFAULT(self)->factory)
        return raise_key_error(m, key);
    value factory = keep(AS_DEFAULT(self)->factory);
    value item = object_call0(m, factory);
    drop(m, factory);
    if (item && !object_set_item(m, self, key, item))
        return drop_and_fail(m, item);
    return item;
}

/* As dict's, but the plain type needs no look for __missing__. */
static value default_get_item(struct machine *m, value self, value key)
{
    if (type_of(m, self)->flags & TYPE_PYTHON)
        return dict_get_item(m, self, key);
    value item = dict_get(m, AS_DICT(self), key);
    if (item)
        return keep(item);
    return m->error ? NULL : default_missing(m, self, key);
}

static value method_missing(struct machine *m, value *args)
{
    return default_missing(m, args[0], args[1]);
}

static value default_factory(value self)
{
    return AS_DEFAULT(self)->factory ? AS_DEFAULT(self)->factory : NONE;
}

static value default_repr(struct machine *m, value self)
{
    int entered = repr_enter(m, default_factory(self));
    value factory = entered < 0   ? NULL
                    : entered > 0 ? str_from(m, "...")
                                  : object_repr(m, default_factory(self));
    if (entered == 0)
        repr_leave(m, default_factory(self));
    value items = factory ? m->types.dict->slots.repr(m, self) : NULL;
    value text = items ? str_format(m, "%S(%S, %S)", type_of(m, self)->name, factory, items) : NULL;
    drop(m, factory);
    drop(m, items);
    return text;
}

/* type(self)(factory, items) */
static value default_of(struct machine *m, value self, value items)
{
    return object_call2(m, (value)type_of(m, self), default_factory(self), items);
}

static value method_default_copy(struct machine *m, value *args)
{
    return default_of(m, args[0], args[0]);
}

static bool is_default(value v)
{
    return is_object(v) && v->type->slots.traverse == default_traverse;
}

static value default_binary(struct machine *m, enum binary_op op, value left, value right)
{
    if (op != BINARY_OR || !has_type_flag(m, left, TYPE_IS_DICT) ||
        !has_type_flag(m, right, TYPE_IS_DICT))
        return NOT_IMPLEMENTED;
    value result = default_of(m, is_default(left) ? left : right, left);
    if (result && !dict_update(m, AS_DICT(result), right))
        return drop_and_fail(m, result);
    return result;
}

static value get_default_factory(struct machine *m, value self)
{
    (void)m;
    return keep(default_factory(self));
}

static bool set_default_factory(struct machine *m, value self, value v)
{
    replace_place(m, AS_DEFAULT(self)->factory, v && v != NONE ? keep(v) : NULL);
    return true;
}

static const struct native_spec default_methods[] = {
    {"__missing__(self, key, /)", method_missing, "Called by __getitem__ for missing keys."},
    {"copy(self, /)", method_default_copy, "D.copy() -> a shallow copy of D."},
    {"__copy__(self, /)", method_default_copy, "D.copy() -> a shallow copy of D."},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

static const struct getset_spec default_getsets[] = {
    {"default_factory", get_default_factory, set_default_factory},
    {NULL, NULL, NULL},
};

static const struct type_spec defaultdict_spec = {
    .name = "defaultdict",
    .module = "collections",
    .base = offsetof(struct types, dict),
    .instance_size = sizeof(struct defaultdict),
    .slots = {.init = default_init,
              .destroy = default_destroy,
              .traverse = default_traverse,
              .clear = default_destroy,
              .repr = default_repr,
              .binary = default_binary,
              .get_item = default_get_item},
    .methods = default_methods,
    .getsets = default_getsets,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default "
           "factory is called without arguments to produce\na new value when a key is not present, "
           "in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll "
           "remaining arguments are treated the same as if they were\npassed to the dict "
           "constructor, including keyword arguments.",
    .operators = 1 << BINARY_OR,
};

/* --- OrderedDict: a dict already is ordered; this one can move and take at both ends */

struct ordered_dict {
    struct dict dict;
    uint32_t first;  /* no entry before this one lives, */
    uint16_t builds; /* as long as the table is that of this build */
};

#define AS_ORDERED(v) ((struct ordered_dict *)(v))

static bool is_ordered(value v);

/* Where the first or last entry that lives stands; there is one. */
static size_t end_entry(value self, bool last)
{
    struct dict *dict = AS_DICT(self);
    struct ordered_dict *ordered = AS_ORDERED(self);
    if (last) {
        size_t i = dict->used - 1;
        while (!dict->entries[i].key)
            i--;
        return i;
    }
    if (ordered->builds != dict->builds) {
        ordered->builds = dict->builds;
        ordered->first = 0;
    }
    while (ordered->first < dict->used && !dict->entries[ordered->first].key)
        ordered->first++;
    return ordered->first;
}

static value method_popitem(struct machine *m, value *args)
{
    int last = object_truth(m, args[1]);
    if (last < 0)
        return NULL;
    if (AS_DICT(args[0])->count == 0)
        return raise_error(m, m->types.KeyError, "dictionary is empty");
    value pair = tuple_new(m, 2);
    if (!pair)
        return NULL;
    size_t i = end_entry(args[0], last);
    dict_take_entry(m, AS_DICT(args[0]), i, &AS_TUPLE(pair)->items[0], &AS_TUPLE(pair)->items[1]);
    if (last)
        AS_DICT(args[0])->used = (uint32_t)i;
    return pair;
}

/* Puts an entry that was taken out in front of all others. */
static bool put_first(struct machine *m, struct dict *dict, value key, value item)
{
    struct dict *rest = dict_copy(m, dict);
    if (!rest)
        return false;
    dict_clear(m, dict);
    bool ok = dict_set(m, dict, key, item) && dict_update(m, dict, (value)rest);
    drop(m, (value)rest);
    return ok;
}

static value method_move_to_end(struct machine *m, value *args)
{
    struct dict *dict = AS_DICT(args[0]);
    int64_t hash;
    int last = object_truth(m, args[2]);
    if (last < 0 || !dict_key_hash(m, args[1], &hash))
        return NULL;
    int64_t i = dict_find(m, dict, args[1], hash);
    if (i < 0)
        return i == -1 ? raise_key_error(m, args[1]) : NULL;
    if ((size_t)i == end_entry(args[0], last))
        return NONE;
    value key, item;
    dict_take_entry(m, dict, (size_t)i, &key, &item);
    bool ok = last ? dict_set_hashed(m, dict, key, item, hash) : put_first(m, dict, key, item);
    drop(m, key);
    drop(m, item);
    return ok ? NONE : NULL;
}

/* A subclass may have its own __setitem__, which CPython's OrderedDict calls. */
static bool set_each(struct machine *m, value self, struct dict *from)
{
    size_t position = 0;
    value key, item;
    while (dict_next(from, &position, &key, &item))
        if (!object_set_item(m, self, key, item))
            return false;
    return true;
}

static bool ordered_fill(struct machine *m, value self, value source)
{
    if (!(type_of(m, self)->flags & TYPE_PYTHON))
        return dict_update(m, AS_DICT(self), source);
    struct dict *plain = dict_new(m);
    bool ok = plain && dict_update(m, plain, source) && set_each(m, self, plain);
    drop(m, (value)plain);
    return ok;
}

static bool ordered_init(struct machine *m, value self, const struct args *args)
{
    size_t names = args->names ? tuple_size(args->names) : 0;
    if (args->count > 1)
        return raise_error(m, m->types.TypeError, "expected at most 1 arguments, got %zu",
                           args->count);
    if (args->count == 1 && !ordered_fill(m, self, args->items[0]))
        return false;
    for (size_t i = 0; i < names; i++)
        if (!object_set_item(m, self, AS_TUPLE(args->names)->items[i],
                             args->items[args->count + i]))
            return false;
    return true;
}

static value method_ordered_update(struct machine *m, value *args)
{
    size_t count = tuple_size(args[1]);
    if (count > 1)
        return raise_error(m, m->types.TypeError,
                           "update() takes at most 1 positional argument (%zu given)", count);
    if (count == 1 && !ordered_fill(m, args[0], AS_TUPLE(args[1])->items[0]))
        return NULL;
    return !args[2] || ordered_fill(m, args[0], args[2]) ? NONE : NULL;
}

static value ordered_repr(struct machine *m, value self)
{
    value name = type_of(m, self)->name;
    if (AS_DICT(self)->count == 0)
        return str_format(m, "%S()", name);
    int entered = repr_enter(m, self);
    if (entered)
        return entered < 0 ? NULL : str_from(m, "...");
    struct dict *plain = dict_copy(m, AS_DICT(self));
    value text = plain ? str_format(m, "%S(%R)", name, (value)plain) : NULL;
    drop(m, (value)plain);
    repr_leave(m, self);
    return text;
}

/* Are the keys of two dicts of equal size the same in the same order? 1, 0, -1 */
static int same_order(struct machine *m, struct dict *a, struct dict *b)
{
    size_t i = 0, k = 0;
    value left, right;
    int same = 1;
    while (same > 0 && dict_next(a, &i, &left, NULL) && dict_next(b, &k, &right, NULL)) {
        keep(left);
        keep(right);
        same = object_equal(m, left, right);
        drop(m, left);
        drop(m, right);
    }
    return same;
}

static value ordered_compare(struct machine *m, enum compare_op op, value self, value other)
{
    value equal = m->types.dict->slots.compare(m, COMPARE_EQ, self, other);
    if (!equal || equal == NOT_IMPLEMENTED || (op != COMPARE_EQ && op != COMPARE_NE)) {
        drop(m, equal);
        return equal ? NOT_IMPLEMENTED : NULL;
    }
    int same = equal == TRUE;
    if (same && is_ordered(self) && is_ordered(other))
        same = same_order(m, AS_DICT(self), AS_DICT(other));
    return same < 0 ? NULL : tag_bool(same == (op == COMPARE_EQ));
}

static bool is_ordered(value v)
{
    for (struct type *type = is_object(v) ? v->type : NULL; type; type = type->base)
        if (type->slots.init == ordered_init && !(type->flags & TYPE_PYTHON))
            return true;
    return false;
}

static value method_ordered_copy(struct machine *m, value *args)
{
    value result = object_call0(m, (value)type_of(m, args[0]));
    if (result && !set_each(m, result, AS_DICT(args[0])))
        return drop_and_fail(m, result);
    return result;
}

static value ordered_binary(struct machine *m, enum binary_op op, value left, value right)
{
    if (op != BINARY_OR || !has_type_flag(m, left, TYPE_IS_DICT) ||
        !has_type_flag(m, right, TYPE_IS_DICT))
        return NOT_IMPLEMENTED;
    value like = is_ordered(left) ? left : right;
    value result = object_call1(m, (value)type_of(m, like), left);
    if (result && !dict_update(m, AS_DICT(result), right))
        return drop_and_fail(m, result);
    return result;
}

static const struct native_spec ordered_methods[] = {
    {"popitem(self, /, last=True)", method_popitem,
     "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order "
     "if last is true or FIFO order if false."},
    {"move_to_end(self, /, key, last=True)", method_move_to_end,
     "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the "
     "element does not exist."},
    {"update(self, /, *args, **kwargs)", method_ordered_update, NULL},
    {"copy(self, /)", method_ordered_copy, "od.copy() -> a shallow copy of od"},
    {"__copy__(self, /)", method_ordered_copy, "od.copy() -> a shallow copy of od"},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

static const struct type_spec ordered_dict_spec = {
    .name = "OrderedDict",
    .module = "collections",
    .base = offsetof(struct types, dict),
    .instance_size = sizeof(struct ordered_dict),
    .flags = TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.init = ordered_init,
              .repr = ordered_repr,
              .compare = ordered_compare,
              .binary = ordered_binary},
    .methods = ordered_methods,
    .doc = "Dictionary that remembers insertion order",
    .operators = 1 << BINARY_OR,
};

/* --- counting, for Counter */

static bool count_one(struct machine *m, struct dict *dict, value key)
{
    int64_t hash;
    if (!dict_key_hash(m, key, &hash))
        return false;
    value old = dict_get_hashed(m, dict, key, hash);
    if (!old)
        return !m->error && dict_set_hashed(m, dict, key, tag_small_int(1), hash);
    keep(old);
    value count = object_binary(m, BINARY_ADD, old, tag_small_int(1));
    bool ok = count && dict_set_hashed(m, dict, key, count, hash);
    drop(m, old);
    drop(m, count);
    return ok;
}

/* _count_elements(mapping, iterable): mapping is a dict whose class keeps dict's own methods, or any
 * dict that somebody calls this with by hand. */
static value count_elements(struct machine *m, value *args)
{
    if (!has_type_flag(m, args[0], TYPE_IS_DICT))
        return raise_error(m, m->types.TypeError, "_count_elements() expected a dict, got '%T'",
                           args[0]);
    value iterator = object_iter(m, args[1]), key;
    if (!iterator)
        return NULL;
    while ((key = object_next(m, iterator)) != NULL) {
        bool ok = count_one(m, AS_DICT(args[0]), key) && machine_charge(m, 1);
        drop(m, key);
        if (!ok)
            break;
    }
    drop(m, iterator);
    return m->error ? NULL : NONE;
}

static const struct native_spec functions[] = {
    {"_count_elements(mapping, iterable, /)", count_elements,
     "Count elements in the iterable, updating the mapping"},
    {NULL, NULL, NULL},
};

static const struct module_type types[] = {
    {"deque", &deque_type_spec},
    {"_deque_iterator", &deque_iterator_type_spec},
    {"_deque_reverse_iterator", &deque_reverse_iterator_type_spec},
    {"defaultdict", &defaultdict_spec},
    {"OrderedDict", &ordered_dict_spec},
    {"_tuplegetter", &tuplegetter_type_spec},
    {NULL, NULL},
};

const struct module_spec collections_module = {
    .name = "collections",
    .functions = functions,
    .types = types,
};
