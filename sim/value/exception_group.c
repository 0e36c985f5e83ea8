/* Exception groups: making, splitting, deriving. CPython 3.13 Objects/exceptions.c
 * (BaseExceptionGroup_*). */
#include "sim/value/exception_internal.h"

#include "sim/value/generic_alias.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define MESSAGE(v) (AS_EXCEPTION(v)->extra[EXTRA_GROUP_MESSAGE])
#define MEMBERS(v) (AS_EXCEPTION(v)->extra[EXTRA_GROUP_EXCEPTIONS])

static bool is_group(struct machine *m, value v)
{
    return is_instance(m, v, m->types.BaseExceptionGroup);
}

/* The members as a tuple, checked. *plain: all of them are Exceptions. */
static value check_members(struct machine *m, value sequence, bool *plain)
{
    struct slots *slots = &type_of(m, sequence)->slots;
    if (!slots->get_item || !slots->length || has_type_flag(m, sequence, TYPE_IS_DICT | TYPE_IS_SET))
        return raise_error(m, m->types.TypeError,
                           "second argument (exceptions) must be a sequence");
    value members = tuple_from_iterable(m, sequence);
    if (!members)
        return NULL;
    if (tuple_size(members) == 0)
        raise_error(m, m->types.ValueError,
                    "second argument (exceptions) must be a non-empty sequence");
    *plain = true;
    for (size_t i = 0; !m->error && i < tuple_size(members); i++) {
        value item = AS_TUPLE(members)->items[i];
        if (!has_type_flag(m, item, TYPE_IS_EXCEPTION))
            raise_error(m, m->types.ValueError,
                        "Item %zu of second argument (exceptions) is not an exception", i);
        else if (!is_instance(m, item, m->types.Exception))
            *plain = false;
    }
    return m->error ? drop_and_fail(m, members) : members;
}

value exception_group_make(struct machine *m, struct type *type, const struct args *args)
{
    struct types *t = &m->types;
    if (args->count != 2)
        return raise_error(m, t->TypeError,
                           "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
                           args->count);
    if (!is_str(m, args->items[0]))
        return raise_error(m, t->TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %T", args->items[0]);
    bool plain = true;
    value members = check_members(m, args->items[1], &plain);
    if (!members)
        return NULL;
    if (type == t->BaseExceptionGroup && plain)
        type = t->ExceptionGroup;
    else if (type == t->ExceptionGroup && !plain)
        raise_error(m, t->TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else if (type_is_subtype(type, t->Exception) && !plain)
        raise_error(m, t->TypeError, "Cannot nest BaseExceptions in '%S'", type->name);
    value group = m->error ? NULL : exception_make(m, type, args);
    if (!group)
        return drop_and_fail(m, members);
    MESSAGE(group) = keep(args->items[0]);
    MEMBERS(group) = members;
    return group;
}

bool exception_group_init(struct machine *m, value self, const struct args *args)
{
    return exception_init(m, self, args);
}

value exception_group_str(struct machine *m, value self)
{
    size_t count = tuple_size(MEMBERS(self));
    return str_format(m, "%S (%zu sub-exception%s)", MESSAGE(self), count, count == 1 ? "" : "s");
}

/* A group like `original` around other members, by its derive(). */
static value derive(struct machine *m, value original, value members)
{
    value name = str_intern(m, "derive", 6);
    value group = name ? object_call_method1(m, original, name, members) : NULL;
    drop(m, name);
    if (!group)
        return NULL;
    if (!is_group(m, group)) {
        raise_error(m, m->types.TypeError, "derive must return an instance of BaseExceptionGroup");
        return drop_and_fail(m, group);
    }
    struct exception *to = AS_EXCEPTION(group), *from = AS_EXCEPTION(original);
    replace_place(m, to->traceback, keep_or_null(from->traceback));
    replace_place(m, to->context, keep_or_null(from->context));
    replace_place(m, to->cause, keep_or_null(from->cause));
    to->suppress_context = from->suppress_context;
    value notes = object_find_attribute(m, original, m->names.dunder_notes);
    if (notes) {
        /* A copy, so that later notes go to one of them only. */
        value copy = has_type_flag(m, notes, TYPE_IS_LIST) ? list_from_iterable(m, notes)
                                                           : keep(notes);
        if (!copy || !object_set_attribute(m, group, m->names.dunder_notes, copy))
            group = drop_and_fail(m, group);
        drop(m, copy);
    }
    drop(m, notes);
    return m->error ? drop_and_fail(m, group) : group;
}

/* By what a group is split: a class, a tuple of classes, or a callable; or (identities) a list of
 * the leaves to keep. */
struct condition {
    value types;    /* or NULL */
    value callable; /* or NULL */
    value leaves;   /* list, or NULL */
};

static int matches(struct machine *m, struct condition *by, value exception)
{
    if (by->leaves) {
        if (is_group(m, exception))
            return 0;
        for (size_t i = 0; i < list_size(by->leaves); i++)
            if (AS_LIST(by->leaves)->items[i] == exception)
                return 1;
        return 0;
    }
    if (by->types)
        return object_is_instance(m, exception, by->types);
    value result = object_call1(m, by->callable, exception);
    int truth = result ? object_truth(m, result) : -1;
    drop(m, result);
    return truth;
}

static bool split(struct machine *m, value exception, struct condition *by, value *match,
                  value *rest);

static bool split_members(struct machine *m, value group, struct condition *by, value matched,
                          value others)
{
    value members = MEMBERS(group);
    for (size_t i = 0; i < tuple_size(members); i++) {
        value match, rest;
        if (!split(m, AS_TUPLE(members)->items[i], by, &match, &rest))
            return false;
        bool done = (match == NONE || list_append(m, matched, match)) &&
                    (rest == NONE || list_append(m, others, rest));
        drop(m, match);
        drop(m, rest);
        if (!done)
            return false;
    }
    return true;
}

static value derive_or_none(struct machine *m, value group, value members)
{
    return list_size(members) ? derive(m, group, members) : NONE;
}

static bool split_group(struct machine *m, value group, struct condition *by, value *match,
                        value *rest)
{
    value matched = list_new(m, 0), others = list_new(m, 0);
    bool done = matched && others && split_members(m, group, by, matched, others);
    *match = done ? derive_or_none(m, group, matched) : NULL;
    *rest = *match ? derive_or_none(m, group, others) : NULL;
    if (*match && !*rest)
        *match = drop_and_fail(m, *match);
    drop(m, matched);
    drop(m, others);
    return *match != NULL;
}

/* *match and *rest: new references, NONE for nothing. */
static bool split(struct machine *m, value exception, struct condition *by, value *match,
                  value *rest)
{
    int hit = matches(m, by, exception);
    if (hit < 0)
        return false;
    if (hit || !is_group(m, exception)) {
        *match = hit ? keep(exception) : NONE;
        *rest = hit ? NONE : keep(exception);
        return true;
    }
    if (!machine_enter_native(m, " in exception_group_split_recursive"))
        return false;
    bool done = split_group(m, exception, by, match, rest);
    machine_leave_native(m);
    return done;
}

static bool is_exception_class(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_TYPE) && (AS_TYPE(v)->flags & TYPE_IS_EXCEPTION);
}

static bool read_condition(struct machine *m, value v, struct condition *by)
{
    *by = (struct condition){0};
    if (is_exception_class(m, v)) {
        by->types = v;
        return true;
    }
    if (has_type_flag(m, v, TYPE_IS_TUPLE)) {
        by->types = v;
        bool good = true;
        for (size_t i = 0; i < tuple_size(v); i++)
            good &= is_exception_class(m, AS_TUPLE(v)->items[i]);
        if (good)
            return true;
    } else if (object_is_callable(m, v) && !has_type_flag(m, v, TYPE_IS_TYPE)) {
        by->callable = v;
        return true;
    }
    raise_error(m, m->types.TypeError,
                "expected an exception type, a tuple of exception types, or a callable (other than "
                "a class)");
    return false;
}

static value method_split(struct machine *m, value *args)
{
    struct condition by;
    value match, rest;
    if (!read_condition(m, args[1], &by) || !split(m, args[0], &by, &match, &rest))
        return NULL;
    value pair = tuple_pack2(m, match, rest);
    drop(m, match);
    drop(m, rest);
    return pair;
}

static value method_subgroup(struct machine *m, value *args)
{
    struct condition by;
    value match, rest;
    if (!read_condition(m, args[1], &by) || !split(m, args[0], &by, &match, &rest))
        return NULL;
    drop(m, rest);
    return match;
}

static value method_derive(struct machine *m, value *args)
{
    return object_call2(m, (value)m->types.BaseExceptionGroup, MESSAGE(args[0]), args[1]);
}

static value class_getitem(struct machine *m, value *args)
{
    return generic_class_getitem(m, args);
}

const struct native_spec exception_group_methods[] = {
    {"derive(self, excs, /)", method_derive, NULL},
    {"split(self, matcher_value, /)", method_split, NULL},
    {"subgroup(self, matcher_value, /)", method_subgroup, NULL},
    {"%__class_getitem__(cls, item, /)", class_getitem, NULL},
    {0}};

static value get_message(struct machine *m, value self)
{
    (void)m;
    return keep(MESSAGE(self));
}

static bool refuse_to_set(struct machine *m, value self, value v)
{
    (void)self, (void)v;
    raise_error(m, m->types.AttributeError, "readonly attribute");
    return false;
}

static value get_exceptions(struct machine *m, value self)
{
    (void)m;
    return keep(MEMBERS(self));
}

const struct getset_spec exception_group_getsets[] = {{"message", get_message, refuse_to_set},
                                                      {"exceptions", get_exceptions, refuse_to_set},
                                                      {0}};

/* CPython 3.13 Python/ceval.c, _PyEval_ExceptionGroupMatch: a naked exception is wrapped. */
bool exception_group_split(struct machine *m, value exception, value type, value *matched,
                           value *rest)
{
    struct condition by = {.types = type};
    if (is_group(m, exception))
        return split(m, exception, &by, matched, rest);
    int hit = object_is_instance(m, exception, type);
    if (hit < 0)
        return false;
    if (!hit) {
        *matched = NONE;
        *rest = keep(exception);
        return true;
    }
    value members = tuple_pack1(m, exception);
    *matched = members ? object_call2(m, (value)m->types.ExceptionGroup, m->names.empty, members)
                       : NULL;
    if (!*matched && members && error_is(m, m->types.TypeError)) {
        error_clear(m);
        *matched = object_call2(m, (value)m->types.BaseExceptionGroup, m->names.empty, members);
    }
    drop(m, members);
    if (!*matched)
        return false;
    if (AS_EXCEPTION(exception)->traceback)
        AS_EXCEPTION(*matched)->traceback = keep(AS_EXCEPTION(exception)->traceback);
    *rest = NONE;
    return true;
}

/* All exceptions in the tree that are no groups go to `leaves`. */
static bool collect_leaves(struct machine *m, value exception, value leaves)
{
    if (!is_group(m, exception))
        return list_append(m, leaves, exception);
    if (!machine_enter_native(m, " in collect_exception_group_leaf_ids"))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < tuple_size(MEMBERS(exception)); i++)
        done = collect_leaves(m, AS_TUPLE(MEMBERS(exception))->items[i], leaves);
    machine_leave_native(m);
    return done;
}

/* The part of `original` whose leaves are in `kept` (a list of exceptions). */
static value project(struct machine *m, value original, value kept)
{
    value leaves = list_new(m, 0), match = NULL, rest;
    bool done = leaves != NULL;
    for (size_t i = 0; done && i < list_size(kept); i++)
        done = collect_leaves(m, AS_LIST(kept)->items[i], leaves);
    struct condition by = {.leaves = leaves};
    if (done && split(m, original, &by, &match, &rest))
        drop(m, rest);
    drop(m, leaves);
    return match;
}

static bool same_metadata(value a, value b)
{
    struct exception *x = AS_EXCEPTION(a), *y = AS_EXCEPTION(b);
    return x->traceback == y->traceback && x->cause == y->cause && x->context == y->context;
}

/* CPython 3.13 Objects/exceptions.c, _PyExc_PrepReraiseStar. */
value exception_prepare_reraise(struct machine *m, value original, value list)
{
    size_t count = list_size(list);
    if (count == 0)
        return NONE;
    if (!is_group(m, original))
        return keep(AS_LIST(list)->items[0]);
    value raised = list_new(m, 0), reraised = list_new(m, 0), result = NULL;
    bool done = raised && reraised;
    for (size_t i = 0; done && i < count; i++) {
        value e = AS_LIST(list)->items[i];
        if (e != NONE)
            done = list_append(m, same_metadata(e, original) ? reraised : raised, e);
    }
    value again = done ? project(m, original, reraised) : NULL;
    if (again && list_size(raised) == 0) {
        result = keep(again);
    } else if (again && (again == NONE || list_append(m, raised, again))) {
        if (list_size(raised) == 1)
            result = keep(AS_LIST(raised)->items[0]);
        else
            result = object_call2(m, (value)m->types.BaseExceptionGroup, m->names.empty, raised);
    }
    drop(m, again);
    drop(m, raised);
    drop(m, reraised);
    return result;
}
