/* isinstance() and issubclass(). CPython 3.13 Objects/abstract.c, object_isinstance and its kin. */
#include "sim/value/object.h"

#include "sim/value/deep.h"
#include "sim/value/dunder.h"
#include "sim/value/generic_alias.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static int truth_and_drop(struct machine *m, value result)
{
    if (!result)
        return -1;
    int truth = object_truth(m, result);
    drop(m, result);
    return truth;
}

/* --- what is no class, but has __bases__ */

/* A tuple; NULL: there is none (with or without an error). New reference. */
static value abstract_bases(struct machine *m, value v)
{
    value bases = object_find_attribute(m, v, m->names.dunder_bases);
    return bases && !has_type_flag(m, bases, TYPE_IS_TUPLE) ? drop_and_fail(m, bases) : bases;
}

static bool require_bases(struct machine *m, value v, const char *message)
{
    value bases = abstract_bases(m, v);
    drop(m, bases);
    if (!bases && !m->error)
        raise_error(m, m->types.TypeError, "%s", message);
    return bases != NULL;
}

/* Is cls among the __bases__ of v, and theirs? */
static int abstract_subclass(struct machine *m, value v, value cls)
{
    int found = v == cls;
    if (found)
        return 1;
    value bases = abstract_bases(m, v);
    if (!bases)
        return m->error ? -1 : 0;
    if (!machine_enter_native(m, " in __issubclass__")) {
        drop(m, bases);
        return -1;
    }
    for (size_t i = 0; !found && i < tuple_size(bases); i++)
        found = abstract_subclass(m, AS_TUPLE(bases)->items[i], cls);
    machine_leave_native(m);
    drop(m, bases);
    return found;
}

static int abstract_instance(struct machine *m, value v, value cls)
{
    if (!require_bases(m, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
        return -1;
    value claimed = object_find_attribute(m, v, m->names.dunder_class);
    int found = claimed ? abstract_subclass(m, claimed, cls) : m->error ? -1 : 0;
    drop(m, claimed);
    return found;
}

/* --- the real questions */

int object_real_is_instance(struct machine *m, value v, value cls)
{
    if (!has_type_flag(m, cls, TYPE_IS_TYPE))
        return abstract_instance(m, v, cls);
    if (is_instance(m, v, AS_TYPE(cls)))
        return 1;
    /* A stand-in may claim another class by __class__. */
    value claimed = object_find_attribute(m, v, m->names.dunder_class);
    if (!claimed)
        return m->error ? -1 : 0;
    bool claims = claimed != (value)type_of(m, v) && has_type_flag(m, claimed, TYPE_IS_TYPE) &&
                  type_is_subtype(AS_TYPE(claimed), AS_TYPE(cls));
    drop(m, claimed);
    return claims;
}

int object_real_is_subclass(struct machine *m, value v, value cls)
{
    if (has_type_flag(m, v, TYPE_IS_TYPE) && has_type_flag(m, cls, TYPE_IS_TYPE))
        return type_is_subtype(AS_TYPE(v), AS_TYPE(cls));
    if (!require_bases(m, v, "issubclass() arg 1 must be a class") ||
        !require_bases(m, cls,
                       "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        return -1;
    return abstract_subclass(m, v, cls);
}

typedef int check_function(struct machine *m, value v, value cls);

struct deep_check {
    value v, classes;
    check_function *check;
    int found;
};

static int any_of(struct machine *m, value v, value classes, check_function *check);

static void check_deep(struct machine *m, void *closure)
{
    struct deep_check *call = closure;
    call->found = any_of(m, call->v, call->classes, call->check);
}

static int any_of(struct machine *m, value v, value classes, check_function *check)
{
    if (stack_is_low(m)) {
        struct deep_check call = {v, classes, check, -1};
        deep_run(m, check_deep, &call);
        return call.found;
    }
    if (!machine_charge(m, 8) || !machine_enter_native(m, " in __instancecheck__"))
        return -1;
    int found = 0;
    for (size_t i = 0; !found && i < tuple_size(classes); i++)
        found = check(m, v, AS_TUPLE(classes)->items[i]);
    machine_leave_native(m);
    return found;
}

static int ask_class(struct machine *m, value v, value cls, value dunder, check_function *real)
{
    if (type_of(m, cls) == m->types.type)
        return real(m, v, cls);
    value result = dunder_call(m, cls, dunder, &v, 1);
    return result || m->error ? truth_and_drop(m, result) : real(m, v, cls);
}

int object_is_instance(struct machine *m, value v, value cls)
{
    if ((value)type_of(m, v) == cls)
        return 1;
    if (has_type_flag(m, cls, TYPE_IS_TUPLE))
        return any_of(m, v, cls, object_is_instance);
    if (is_exactly(cls, m->types.union_type))
        return any_of(m, v, union_args(cls), object_is_instance);
    if (cls == NONE)
        cls = (value)m->types.none; /* within int | None */
    return ask_class(m, v, cls, m->names.dunder_instancecheck, object_real_is_instance);
}

int object_is_subclass(struct machine *m, value v, value cls)
{
    if (has_type_flag(m, cls, TYPE_IS_TUPLE))
        return any_of(m, v, cls, object_is_subclass);
    if (is_exactly(cls, m->types.union_type))
        return any_of(m, v, union_args(cls), object_is_subclass);
    return ask_class(m, v, cls, m->names.dunder_subclasscheck, object_real_is_subclass);
}
