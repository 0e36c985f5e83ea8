/* Building and taking apart lists, dicts, strings. */
#include "sim/lang/eval.h"
#include "sim/lang/eval_fast.h"

#include "sim/value/set.h"
#include "sim/value/str.h"

value eval_build_string(struct machine *m, value *pieces, size_t count)
{
    struct str_builder b = {0};
    for (size_t i = 0; i < count; i++)
        if (!str_builder_add_value(m, &b, pieces[i]))
            return NULL;
    return str_builder_finish(m, &b);
}

value eval_build_map(struct machine *m, value *pairs, size_t count)
{
    struct dict *dict = dict_new(m);
    for (size_t i = 0; dict && i < count; i++)
        if (!dict_set(m, dict, pairs[2 * i], pairs[2 * i + 1]))
            return drop_and_fail(m, &dict->head);
    return (value)dict;
}

value eval_build_const_key_map(struct machine *m, value *items, size_t count, value keys)
{
    struct dict *dict = dict_new(m);
    for (size_t i = 0; dict && i < count; i++)
        if (!dict_set(m, dict, AS_TUPLE(keys)->items[i], items[i]))
            return drop_and_fail(m, &dict->head);
    return (value)dict;
}

static bool is_iterable(struct machine *m, value v)
{
    struct type *type = type_of(m, v);
    return type->slots.iter || type->slots.get_item;
}

bool eval_list_extend(struct machine *m, value list, value iterable)
{
    if (list_extend(m, list, iterable))
        return true;
    if (error_is(m, m->types.TypeError) && !is_iterable(m, iterable))
        raise_error(m, m->types.TypeError, "Value after * must be an iterable, not %T", iterable);
    return false;
}

/* Into an empty set another set's table is copied as CPython copies it: that decides its order. */
bool eval_set_update(struct machine *m, value set, value iterable)
{
    return set_update(m, set, iterable);
}

bool eval_dict_update(struct machine *m, value dict, value mapping)
{
    value keys = has_type_flag(m, mapping, TYPE_IS_DICT)
                     ? NONE
                     : object_find_attribute(m, mapping, m->names.keys);
    if (!keys && !m->error)
        raise_error(m, m->types.TypeError, "'%T' object is not a mapping", mapping);
    bool ok = keys && dict_update(m, AS_DICT(dict), mapping);
    drop(m, keys);
    return ok;
}

/* --- unpacking */

static void store_reversed(value *to, value const *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[count - 1 - i] = keep(items[i]);
}

static bool refuse_count(struct machine *m, size_t wanted, int64_t after, size_t got)
{
    if (after >= 0)
        raise_error(m, m->types.ValueError,
                    "not enough values to unpack (expected at least %zu, got %zu)", wanted, got);
    else if (got > wanted)
        raise_error(m, m->types.ValueError, "too many values to unpack (expected %zu)", wanted);
    else
        raise_error(m, m->types.ValueError, "not enough values to unpack (expected %zu, got %zu)",
                    wanted, got);
    return false;
}

/* With a star: before, the rest as a list, after; the first name's value on top. */
static bool unpack_starred(struct machine *m, value const *items, size_t count, size_t before,
                           size_t after, value *to)
{
    if (count < before + after)
        return refuse_count(m, before + after, (int64_t)after, count);
    value rest = list_from(m, items + before, count - before - after);
    if (!rest)
        return false;
    store_reversed(to, items + count - after, after);
    to[after] = rest;
    store_reversed(to + after + 1, items, before);
    return true;
}

/* Asks an iterator for `count` items and one more, which must not be there. */
static bool unpack_iterator(struct machine *m, value iterator, size_t count, value *to)
{
    size_t got = 0;
    value item = NULL;
    while (got < count && (item = object_next(m, iterator)))
        to[count - 1 - got++] = item;
    if (got == count && !m->error && !(item = object_next(m, iterator)) && !m->error)
        return true;
    for (size_t i = 0; i < got; i++)
        drop(m, to[count - 1 - i]);
    if (!m->error)
        refuse_count(m, count, -1, got + (got == count));
    if (got == count)
        drop(m, item);
    return false;
}

bool eval_unpack(struct machine *m, value sequence, size_t before, int64_t after, value *to)
{
    value *items;
    size_t count;
    bool listed = (is_exactly(sequence, m->types.tuple) || is_exactly(sequence, m->types.list)) &&
                  sequence_items(m, sequence, &items, &count);
    if (after < 0 && listed) {
        if (count != before)
            return refuse_count(m, before, after, count);
        store_reversed(to, items, count);
        return true;
    }
    value iterator = is_iterable(m, sequence) ? object_iter(m, sequence) : NULL;
    if (!iterator) {
        if (!m->error)
            raise_error(m, m->types.TypeError, "cannot unpack non-iterable %T object", sequence);
        return false;
    }
    bool ok;
    if (after < 0) {
        ok = unpack_iterator(m, iterator, before, to);
    } else {
        value list = list_from_iterable(m, iterator);
        ok = list && unpack_starred(m, AS_LIST(list)->items, list_size(list), before,
                                    (size_t)after, to);
        drop(m, list);
    }
    drop(m, iterator);
    return ok;
}

value eval_convert(struct machine *m, value v, uint32_t how)
{
    return how == 1 ? object_str(m, v) : how == 2 ? object_repr(m, v) : object_ascii(m, v);
}

/* --- type parameters: the objects of module typing */

static value typing_call(struct machine *m, const char *name, value *args, size_t count)
{
    value module_name = str_from(m, "typing");
    value module = module_name ? m->lang->import(m, module_name, NULL, NONE, 0) : NULL;
    value key = str_from(m, name);
    value callee = module && key ? object_get_attribute(m, module, key) : NULL;
    value result = callee ? eval_call(m, callee, args, count) : NULL;
    drop(m, callee);
    drop(m, key);
    drop(m, module);
    drop(m, module_name);
    return result;
}

static value display(struct machine *m, value v)
{
    value hook = dict_get_text(m, m->lang->sys, "displayhook");
    if (!hook)
        return raise_error(m, m->types.RuntimeError, "lost sys.displayhook");
    keep(hook);
    value result = eval_call(m, hook, &v, 1);
    drop(m, hook);
    return result;
}

value eval_intrinsic_1(struct machine *m, uint32_t which, value v)
{
    switch (which) {
    case INTRINSIC_PRINT:
        return display(m, v);
    case INTRINSIC_TYPEVAR:
        return typing_call(m, "_scoped_type_var", &v, 1);
    case INTRINSIC_PARAMSPEC:
        return typing_call(m, "_scoped_param_spec", &v, 1);
    case INTRINSIC_TYPEVARTUPLE:
        return typing_call(m, "TypeVarTuple", &v, 1);
    case INTRINSIC_SUBSCRIPT_GENERIC:
        return typing_call(m, "_subscript_generic", &v, 1);
    default:
        return typing_call(m, "_type_alias", AS_TUPLE(v)->items, tuple_size(v));
    }
}

value eval_intrinsic_2(struct machine *m, uint32_t which, value a, value b)
{
    value args[2] = {a, b};
    switch (which) {
    case INTRINSIC_TYPEVAR_WITH_BOUND: return typing_call(m, "_bounded_type_var", args, 2);
    case INTRINSIC_TYPEVAR_WITH_CONSTRAINTS:
        return typing_call(m, "_constrained_type_var", args, 2);
    case INTRINSIC_SET_TYPEPARAM_DEFAULT:
        return typing_call(m, "_default_of_variable", args, 2);
    case INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
        if (is_exactly(a, m->types.function))
            replace_place(m, AS_FUNCTION(a)->type_params, keep(b));
        return keep(a);
    default:
        return keep(a);
    }
}
