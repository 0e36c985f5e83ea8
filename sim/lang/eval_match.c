/* The match statement: mappings and classes. CPython 3.13 Python/ceval.c match_keys, match_class. */
#include "sim/lang/eval.h"

#include "sim/value/dict.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

/* subject.get(key, absent): new reference; NULL without an error: not there. */
static value get_key(struct machine *m, value subject, value key)
{
    if (is_exactly(subject, m->types.dict))
        return keep_or_null(dict_get(m, AS_DICT(subject), key));
    value absent = list_new(m, 0), get = absent ? object_get_attribute(m, subject, m->names.get)
                                                : NULL;
    value v = get ? object_call2(m, get, key, absent) : NULL;
    bool found = v != absent;
    drop(m, get);
    drop(m, absent);
    if (!found)
        v = drop_and_fail(m, v);
    return v;
}

value eval_match_keys(struct machine *m, value subject, value keys)
{
    size_t count = tuple_size(keys);
    value values = tuple_new(m, count), seen = set_new(m);
    for (size_t i = 0; values && seen && i < count; i++) {
        value key = AS_TUPLE(keys)->items[i];
        int twice = set_contains(m, seen, key);
        if (twice == 1)
            raise_error(m, m->types.ValueError, "mapping pattern checks duplicate key (%R)", key);
        value v = twice == 0 && set_add(m, seen, key) ? get_key(m, subject, key) : NULL;
        AS_TUPLE(values)->items[i] = v;
        if (!v) {
            drop(m, values);
            values = m->error ? NULL : NONE;
            break;
        }
    }
    drop(m, seen);
    return m->error ? drop_and_fail(m, values) : values;
}

/* The attribute of a sub-pattern, seen only once; NULL without an error: no match. */
static value get_pattern_attribute(struct machine *m, value subject, value type, value name,
                                   value seen)
{
    int twice = set_contains(m, seen, name);
    if (twice == 1)
        raise_error(m, m->types.TypeError, "%S() got multiple sub-patterns for attribute %R",
                    AS_TYPE(type)->name, name);
    if (twice != 0 || !set_add(m, seen, name))
        return NULL;
    return object_find_attribute(m, subject, name);
}

/* Types whose single positional pattern is the subject itself. */
static bool matches_self(struct machine *m, struct type *type)
{
    struct type *list[] = {m->types.bool_,     m->types.bytearray, m->types.bytes, m->types.dict,
                           m->types.float_,    m->types.frozenset, m->types.int_,  m->types.list,
                           m->types.set,       m->types.str,       m->types.tuple};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i] && type_is_subtype(type, list[i]))
            return true;
    return false;
}

static bool refuse_positional(struct machine *m, value type, size_t allowed, size_t given)
{
    return raise_error(m, m->types.TypeError,
                       "%S() accepts %zu positional sub-pattern%s (%zu given)",
                       AS_TYPE(type)->name, allowed, allowed == 1 ? "" : "s", given);
}

/* Appends the attributes of the positional patterns. False: error, or no match (no error set). */
static bool add_positional(struct machine *m, value subject, value type, size_t count, value seen,
                           value attributes)
{
    value names = object_find_attribute(m, type, m->names.dunder_match_args);
    if (m->error)
        return false;
    bool ok = true, self = !names && matches_self(m, AS_TYPE(type));
    if (names && !is_exactly(names, m->types.tuple))
        ok = raise_error(m, m->types.TypeError, "%S.__match_args__ must be a tuple (got %T)",
                         AS_TYPE(type)->name, names);
    size_t allowed = self ? 1 : names && ok ? tuple_size(names) : 0;
    if (ok && allowed < count)
        ok = refuse_positional(m, type, allowed, count);
    if (ok && self)
        ok = list_append(m, attributes, subject);
    for (size_t i = 0; ok && !self && i < count; i++) {
        value name = AS_TUPLE(names)->items[i];
        if (!is_str(m, name)) {
            ok = raise_error(m, m->types.TypeError,
                             "__match_args__ elements must be strings (got %T)", name);
            break;
        }
        value v = get_pattern_attribute(m, subject, type, name, seen);
        ok = v && list_append_steal(m, attributes, v);
    }
    drop(m, names);
    return ok;
}

value eval_match_class(struct machine *m, value subject, value type, uint32_t positional,
                       value names)
{
    if (!has_type_flag(m, type, TYPE_IS_TYPE))
        return raise_error(m, m->types.TypeError, "called match pattern must be a class");
    int is_one = object_is_instance(m, subject, type);
    if (is_one <= 0)
        return is_one < 0 ? NULL : NONE;
    value attributes = list_new(m, 0), seen = set_new(m), result = NULL;
    bool ok = attributes && seen &&
              (positional == 0 || add_positional(m, subject, type, positional, seen, attributes));
    for (size_t i = 0; ok && i < tuple_size(names); i++) {
        value v = get_pattern_attribute(m, subject, type, AS_TUPLE(names)->items[i], seen);
        ok = v && list_append_steal(m, attributes, v);
    }
    if (ok)
        result = tuple_from_iterable(m, attributes);
    else if (!m->error)
        result = NONE;
    drop(m, attributes);
    drop(m, seen);
    return result;
}

value eval_dict_without_keys(struct machine *m, value subject, value keys)
{
    struct dict *rest = dict_new(m);
    bool ok = rest && dict_update(m, rest, subject);
    for (size_t i = 0; ok && i < tuple_size(keys); i++)
        ok = dict_delete(m, rest, AS_TUPLE(keys)->items[i]) >= 0;
    return ok ? (value)rest : drop_and_fail(m, (value)rest);
}
