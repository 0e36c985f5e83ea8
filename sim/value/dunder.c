/* The slots of Python classes: each looks its dunder method up on the type and calls it. */
#include "sim/value/dunder.h"

#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* Calls a descriptor found on the type of self as its method, without making a bound method. */
static value call_found(struct machine *m, value descr, value self, value const *items,
                        size_t count)
{
    value stack[5];
    struct args args = {stack + 1, count, NULL};
    for (size_t i = 0; i < count; i++)
        stack[i + 1] = items[i];
    struct type *kind = type_of(m, descr);
    if (kind->flags & TYPE_IS_GENERIC_METHOD) {
        stack[0] = self;
        args.items = stack;
        args.count = count + 1;
        keep(descr);
        value result = object_call(m, descr, &args);
        drop(m, descr);
        return result;
    }
    value bound = keep(descr);
    if (kind->slots.descr_get) {
        value got = kind->slots.descr_get(m, descr, self, (value)type_of(m, self));
        drop(m, bound);
        if (!got)
            return NULL;
        bound = got;
    }
    value result = object_call(m, bound, &args);
    drop(m, bound);
    return result;
}

value dunder_call(struct machine *m, value self, value name, value const *items, size_t count)
{
    value descr = type_lookup(m, type_of(m, self), name);
    if (!descr)
        return NULL;
    if (is_exactly(descr, m->types.function)) /* the evaluator counts it */
        return call_found(m, descr, self, items, count);
    if (!machine_enter_native(m, ""))
        return NULL;
    value result = call_found(m, descr, self, items, count);
    machine_leave_native(m);
    return result;
}

/* As dunder_call, and AttributeError when there is none (it has been deleted meanwhile). */
static value must_call(struct machine *m, value self, value name, value const *items, size_t count)
{
    value result = dunder_call(m, self, name, items, count);
    if (!result && !m->error)
        raise_with(m, m->types.AttributeError, name);
    return result;
}

/* As dunder_call for operators: None or nothing there means "not supported". */
static value call_operator(struct machine *m, value self, value name, value other)
{
    if (!type_lookup(m, type_of(m, self), name))
        return NOT_IMPLEMENTED;
    return dunder_call(m, self, name, &other, 1);
}

value dunder_make(struct machine *m, struct type *type, const struct args *args)
{
    value callee = object_get_attribute(m, (value)type, m->names.dunder_new);
    if (!callee)
        return NULL;
    value made = object_call_prefixed(m, callee, (value)type, args);
    drop(m, callee);
    return made;
}

static value call_method_with(struct machine *m, value self, value name, const struct args *args)
{
    value descr = type_lookup(m, type_of(m, self), name);
    if (!descr)
        return raise_with(m, m->types.AttributeError, name);
    struct type *kind = type_of(m, descr);
    keep(descr);
    if (kind->flags & TYPE_IS_GENERIC_METHOD) {
        value result = object_call_prefixed(m, descr, self, args);
        drop(m, descr);
        return result;
    }
    if (kind->slots.descr_get) {
        value bound = kind->slots.descr_get(m, descr, self, (value)type_of(m, self));
        drop(m, descr);
        if (!bound)
            return NULL;
        descr = bound;
    }
    value result = object_call(m, descr, args);
    drop(m, descr);
    return result;
}

bool dunder_init(struct machine *m, value self, const struct args *args)
{
    value result = call_method_with(m, self, m->names.dunder_init, args);
    if (!result)
        return false;
    if (result != NONE) {
        raise_error(m, m->types.TypeError, "__init__() should return None, not '%T'", result);
        drop(m, result);
        return false;
    }
    return true;
}

value dunder_call_slot(struct machine *m, value self, const struct args *args)
{
    value descr = type_lookup(m, type_of(m, self), m->names.dunder_call);
    if (descr && is_exactly(descr, m->types.function))
        return call_method_with(m, self, m->names.dunder_call, args);
    /* A class whose __call__ is an instance of itself would go on for ever. */
    if (!machine_enter_native(m, " while calling a Python object"))
        return NULL;
    value result = call_method_with(m, self, m->names.dunder_call, args);
    machine_leave_native(m);
    return result;
}

void dunder_finalize(struct machine *m, value self)
{
    value result = dunder_call(m, self, m->names.dunder_del, NULL, 0);
    if (!result && m->error && m->hooks.unraisable) {
        value method = type_lookup(m, type_of(m, self), m->names.dunder_del);
        m->hooks.unraisable(m, method ? method : self, NULL);
    }
    drop(m, result);
}

/* What they return is looked at by object_repr and object_str. */
value dunder_repr(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_repr, NULL, 0);
}

value dunder_str(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_str, NULL, 0);
}

value dunder_format(struct machine *m, value self, value spec)
{
    value text = must_call(m, self, m->names.dunder_format, &spec, 1);
    if (text && !is_str(m, text)) {
        raise_error(m, m->types.TypeError, "__format__ must return a str, not %T", text);
        return drop_and_fail(m, text);
    }
    return text;
}

bool dunder_hash(struct machine *m, value self, int64_t *hash)
{
    if (type_lookup(m, type_of(m, self), m->names.dunder_hash) == NONE)
        return object_unhashable(m, self, hash);
    value result = must_call(m, self, m->names.dunder_hash, NULL, 0);
    if (!result)
        return false;
    bool done = is_int(m, result);
    if (!done)
        raise_error(m, m->types.TypeError, "__hash__ method should return an integer");
    /* A number of 64 bits is the hash as it is; a larger one is hashed as an int. */
    else if (!int_fits_int64(result, hash))
        done = int_hash(result, hash);
    if (done && *hash == -1)
        *hash = -2;
    drop(m, result);
    return done;
}

static value compare_name(struct machine *m, enum compare_op op)
{
    switch (op) {
    case COMPARE_LT: return m->names.dunder_lt;
    case COMPARE_LE: return m->names.dunder_le;
    case COMPARE_EQ: return m->names.dunder_eq;
    case COMPARE_NE: return m->names.dunder_ne;
    case COMPARE_GT: return m->names.dunder_gt;
    default: return m->names.dunder_ge;
    }
}

value dunder_compare(struct machine *m, enum compare_op op, value self, value other)
{
    return call_operator(m, self, compare_name(m, op), other);
}

int dunder_truth(struct machine *m, value self)
{
    value result = must_call(m, self, m->names.dunder_bool, NULL, 0);
    if (!result)
        return -1;
    if (is_bool(result))
        return result == TRUE;
    raise_error(m, m->types.TypeError, "__bool__ should return bool, returned %T", result);
    drop(m, result);
    return -1;
}

value dunder_get_attribute(struct machine *m, value self, value name)
{
    value fallback = type_lookup(m, type_of(m, self), m->names.dunder_getattr);
    value getter = type_lookup(m, type_of(m, self), m->names.dunder_getattribute);
    value result;
    if (getter && is_exactly(getter, m->types.slot_wrapper))
        result = AS_SLOT_WRAPPER(getter)->owner->slots.get_attribute(m, self, name);
    else
        result = must_call(m, self, m->names.dunder_getattribute, &name, 1);
    if (result || !fallback || !error_is(m, m->types.AttributeError))
        return result;
    error_clear(m);
    return must_call(m, self, m->names.dunder_getattr, &name, 1);
}

bool dunder_set_attribute(struct machine *m, value self, value name, value v)
{
    value items[2] = {name, v};
    value result = v ? must_call(m, self, m->names.dunder_setattr, items, 2)
                     : must_call(m, self, m->names.dunder_delattr, items, 1);
    drop(m, result);
    return result != NULL;
}

value dunder_descr_get(struct machine *m, value self, value object, value type)
{
    value items[2] = {object ? object : NONE, type ? type : NONE};
    value result = dunder_call(m, self, m->names.dunder_get, items, 2);
    return result || m->error ? result : keep(self);
}

bool dunder_descr_set(struct machine *m, value self, value object, value v)
{
    value items[2] = {object, v};
    value result = v ? must_call(m, self, m->names.dunder_set, items, 2)
                     : must_call(m, self, m->names.dunder_delete, items, 1);
    drop(m, result);
    return result != NULL;
}

static value direct_name(struct machine *m, enum binary_op op)
{
    const struct slot_def *def = slot_defs;
    while (def->wrap != wrap_binary || def->op != (int)op)
        def++;
    return slot_def_name(m, def);
}

static value reflected_name(struct machine *m, enum binary_op op)
{
    const struct slot_def *def = slot_defs;
    while (def->wrap != wrap_reflected || def->op != (int)op)
        def++;
    return slot_def_name(m, def);
}

/* Does right's class define the reflected method differently from left's? */
static bool overloads(struct machine *m, value left, value right, value name)
{
    value theirs = type_lookup(m, type_of(m, right), name);
    return theirs && theirs != type_lookup(m, type_of(m, left), name);
}

/* CPython 3.13 typeobject.c, SLOT1BINFULL. */
value dunder_binary(struct machine *m, enum binary_op op, value left, value right)
{
    struct type *a = type_of(m, left), *b = type_of(m, right);
    bool try_right = a != b && b->slots.binary == dunder_binary;
    if (a->slots.binary == dunder_binary) {
        if (try_right && type_is_subtype(b, a)) {
            value name = reflected_name(m, op);
            if (overloads(m, left, right, name)) {
                value result = call_operator(m, right, name, left);
                if (result != NOT_IMPLEMENTED)
                    return result;
                try_right = false;
            }
        }
        value result = call_operator(m, left, direct_name(m, op), right);
        if (result != NOT_IMPLEMENTED || a == b)
            return result;
    }
    return try_right ? call_operator(m, right, reflected_name(m, op), left) : NOT_IMPLEMENTED;
}

value dunder_inplace(struct machine *m, enum binary_op op, value left, value right)
{
    const struct slot_def *def = slot_defs;
    while (def->dunder && (def->wrap != wrap_inplace || def->op != (int)op))
        def++;
    return def->dunder ? call_operator(m, left, slot_def_name(m, def), right) : NOT_IMPLEMENTED;
}

value dunder_unary(struct machine *m, enum unary_op op, value self)
{
    value names[] = {m->names.dunder_neg, m->names.dunder_pos, m->names.dunder_invert,
                     m->names.dunder_abs};
    if (!type_lookup(m, type_of(m, self), names[op]))
        return NOT_IMPLEMENTED;
    return must_call(m, self, names[op], NULL, 0);
}

value dunder_as_index(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_index, NULL, 0);
}

value dunder_as_int(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_int, NULL, 0);
}

value dunder_as_float(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_float, NULL, 0);
}

int64_t dunder_length(struct machine *m, value self)
{
    value result = must_call(m, self, m->names.dunder_len, NULL, 0);
    if (!result)
        return -1;
    value number = object_index(m, result);
    drop(m, result);
    if (!number)
        return -1;
    int64_t n = -1;
    if (int_sign(number) < 0)
        raise_error(m, m->types.ValueError, "__len__() should return >= 0");
    else if (!int_fits_int64(number, &n))
        raise_error(m, m->types.OverflowError,
                    "cannot fit 'int' into an index-sized integer");
    drop(m, number);
    return m->error ? -1 : n;
}

value dunder_get_item(struct machine *m, value self, value key)
{
    return must_call(m, self, m->names.dunder_getitem, &key, 1);
}

bool dunder_set_item(struct machine *m, value self, value key, value item)
{
    value items[2] = {key, item};
    value result = item ? must_call(m, self, m->names.dunder_setitem, items, 2)
                        : must_call(m, self, m->names.dunder_delitem, items, 1);
    drop(m, result);
    return result != NULL;
}

int dunder_contains(struct machine *m, value self, value item)
{
    if (type_lookup(m, type_of(m, self), m->names.dunder_contains) == NONE) {
        raise_error(m, m->types.TypeError, "'%T' object is not a container", self);
        return -1;
    }
    value result = must_call(m, self, m->names.dunder_contains, &item, 1);
    if (!result)
        return -1;
    int truth = object_truth(m, result);
    drop(m, result);
    return truth;
}

value dunder_iter(struct machine *m, value self)
{
    if (type_lookup(m, type_of(m, self), m->names.dunder_iter) == NONE)
        return raise_error(m, m->types.TypeError, "'%T' object is not iterable", self);
    return must_call(m, self, m->names.dunder_iter, NULL, 0);
}

value dunder_next(struct machine *m, value self)
{
    value result = must_call(m, self, m->names.dunder_next, NULL, 0);
    if (!result)
        error_clear_if(m, m->types.StopIteration);
    return result;
}

value dunder_await(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_await, NULL, 0);
}

value dunder_aiter(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_aiter, NULL, 0);
}

value dunder_anext(struct machine *m, value self)
{
    return must_call(m, self, m->names.dunder_anext, NULL, 0);
}
