/* The class statement: __build_class__. CPython 3.13 Python/bltinmodule.c, Lib/types.py. */
#include "sim/lang/eval.h"

#include "sim/value/dict.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* What is under way of one class statement; owned unless said otherwise. */
struct building {
    value body, name;  /* borrowed */
    value given_bases; /* tuple, before __mro_entries__; borrowed */
    value bases;       /* tuple, after it */
    value metaclass;
    struct dict *keywords; /* without metaclass */
    value space;
};

/* Appends what a base that is no type stands for. */
static bool append_base(struct machine *m, value list, value base, value bases)
{
    if (has_type_flag(m, base, TYPE_IS_TYPE))
        return list_append(m, list, base);
    value entries = object_find_attribute(m, base, m->names.dunder_mro_entries);
    if (!entries)
        return !m->error && list_append(m, list, base);
    value replaced = object_call1(m, entries, bases);
    drop(m, entries);
    if (replaced && !has_type_flag(m, replaced, TYPE_IS_TUPLE))
        raise_error(m, m->types.TypeError, "__mro_entries__ must return a tuple");
    bool ok = replaced && !m->error && list_extend(m, list, replaced);
    drop(m, replaced);
    return ok;
}

static bool resolve_bases(struct machine *m, struct building *b)
{
    value list = list_new(m, 0);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < tuple_size(b->given_bases); i++)
        ok = append_base(m, list, AS_TUPLE(b->given_bases)->items[i], b->given_bases);
    b->bases = ok ? tuple_from_iterable(m, list) : NULL;
    drop(m, list);
    return b->bases != NULL;
}

static bool take_keywords(struct machine *m, struct building *b, value keywords)
{
    b->keywords = keywords ? dict_copy(m, AS_DICT(keywords)) : dict_new(m);
    if (!b->keywords)
        return false;
    b->metaclass = dict_pop(m, b->keywords, m->names.metaclass);
    return !m->error;
}

/* The most derived of the given metaclass and those of the bases. */
static bool choose_metaclass(struct machine *m, struct building *b)
{
    if (!b->metaclass)
        b->metaclass = tuple_size(b->bases) == 0
                           ? keep((value)m->types.type)
                           : keep((value)type_of(m, AS_TUPLE(b->bases)->items[0]));
    if (!has_type_flag(m, b->metaclass, TYPE_IS_TYPE))
        return true;
    struct type *winner = AS_TYPE(b->metaclass);
    for (size_t i = 0; i < tuple_size(b->bases); i++) {
        struct type *other = type_of(m, AS_TUPLE(b->bases)->items[i]);
        if (type_is_subtype(winner, other))
            continue;
        if (!type_is_subtype(other, winner))
            return raise_error(m, m->types.TypeError,
                               "metaclass conflict: the metaclass of a derived class must be a "
                               "(non-strict) subclass of the metaclasses of all its bases");
        winner = other;
    }
    replace_place(m, b->metaclass, keep((value)winner));
    return true;
}

/* Calls callee(name, bases[, space], **keywords). */
static value call_with_keywords(struct machine *m, value callee, struct building *b, bool with_space)
{
    value list = list_new(m, 0), names = tuple_new(m, b->keywords->count), key, item;
    size_t position = 0, i = 0;
    bool ok = list && names && list_append(m, list, b->name) && list_append(m, list, b->bases) &&
              (!with_space || list_append(m, list, b->space));
    size_t count = ok ? list_size(list) : 0;
    while (ok && dict_next(b->keywords, &position, &key, &item)) {
        AS_TUPLE(names)->items[i++] = keep(key);
        ok = list_append(m, list, item);
    }
    struct args args = {ok ? AS_LIST(list)->items : NULL, count, i ? names : NULL};
    value result = ok ? object_call(m, callee, &args) : NULL;
    drop(m, names);
    drop(m, list);
    return result;
}

static bool prepare_space(struct machine *m, struct building *b)
{
    if (b->metaclass == (value)m->types.type) {
        b->space = (value)dict_new(m);
        return b->space != NULL;
    }
    value prepare = object_find_attribute(m, b->metaclass, m->names.dunder_prepare);
    if (!prepare) {
        b->space = m->error ? NULL : (value)dict_new(m);
        return b->space != NULL;
    }
    b->space = call_with_keywords(m, prepare, b, false);
    drop(m, prepare);
    if (b->space && !type_of(m, b->space)->slots.get_item)
        return raise_error(m, m->types.TypeError, "%S.__prepare__() must return a mapping, not %T",
                           has_type_flag(m, b->metaclass, TYPE_IS_TYPE)
                               ? AS_TYPE(b->metaclass)->name
                               : b->metaclass,
                           b->space);
    return b->space != NULL;
}

/* Runs the body in the namespace: the __class__ cell, or None. */
static value run_body(struct machine *m, struct building *b)
{
    struct function *f = AS_FUNCTION(b->body);
    struct frame *frame = frame_new(m, f->code, f->globals, b->space, f);
    return frame ? eval_frame(m, frame) : NULL;
}

static bool check_cell(struct machine *m, value cell, value class, value name)
{
    if (!is_exactly(cell, m->types.cell) || !has_type_flag(m, class, TYPE_IS_TYPE))
        return true;
    value set = AS_CELL(cell)->item;
    if (set == class)
        return true;
    if (!set)
        return raise_error(m, m->types.RuntimeError,
                           "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                           "type.__new__?",
                           name, class);
    return raise_error(m, m->types.TypeError, "__class__ set to %R defining %R as %R", set, name,
                       class);
}

static bool same_items(value a, value b)
{
    bool same = tuple_size(a) == tuple_size(b);
    for (size_t i = 0; same && i < tuple_size(a); i++)
        same = AS_TUPLE(a)->items[i] == AS_TUPLE(b)->items[i];
    return same;
}

static value build(struct machine *m, struct building *b)
{
    value cell = run_body(m, b);
    if (!cell)
        return NULL;
    bool ok = same_items(b->bases, b->given_bases) ||
              object_set_item(m, b->space, m->names.dunder_orig_bases, b->given_bases);
    value class = ok ? call_with_keywords(m, b->metaclass, b, true) : NULL;
    if (class && !check_cell(m, cell, class, b->name))
        class = drop_and_fail(m, class);
    drop(m, cell);
    return class;
}

value eval_build_class(struct machine *m, value body, value name, value bases, value keywords)
{
    if (!is_exactly(body, m->types.function))
        return raise_error(m, m->types.TypeError, "__build_class__: func must be a function");
    if (!is_str(m, name))
        return raise_error(m, m->types.TypeError, "__build_class__: name is not a string");
    struct building b = {.body = body, .name = name, .given_bases = bases};
    value class = NULL;
    if (resolve_bases(m, &b) && take_keywords(m, &b, keywords) && choose_metaclass(m, &b) &&
        prepare_space(m, &b))
        class = build(m, &b);
    drop(m, b.bases);
    drop(m, b.metaclass);
    drop(m, (value)b.keywords);
    drop(m, b.space);
    return class;
}
