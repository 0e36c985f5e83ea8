/* Operators on any values: who is asked first, what is tried next, what the TypeError says.
 * CPython 3.13 Objects/abstract.c. */
#include "sim/value/complex.h"
#include "sim/value/object.h"

#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/dunder.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/limbs.h"
#include "sim/value/str.h"
#include "sim/value/weakref.h"

static const char *const binary_symbol[] = {
#define X(name, symbol, dunder, rdunder, idunder) symbol,
    BINARY_OPS(X)
#undef X
};

static bool is_sequence(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_LIST | TYPE_IS_TUPLE | TYPE_IS_STR | TYPE_IS_BYTES) ||
           is_instance(m, v, m->types.bytearray);
}

/* CPython's binary_op1: the right operand goes first when its type is derived from the left's. */
static value try_binary(struct machine *m, enum binary_op op, value a, value b)
{
    struct type *left = type_of(m, a), *right = type_of(m, b);
    value (*f)(struct machine *, enum binary_op, value, value) = left->slots.binary;
    value (*g)(struct machine *, enum binary_op, value, value) = right->slots.binary;
    if (left == right || g == f)
        g = NULL;
    /* CPython's sequences repeat by another slot, which comes last. */
    bool repeats = op == BINARY_MUL && g == dunder_binary && is_sequence(m, a);
    if (f && g && (repeats || type_is_subtype(right, left))) {
        value result = g(m, op, a, b);
        if (result != NOT_IMPLEMENTED)
            return result;
        g = NULL;
    }
    if (f) {
        value result = f(m, op, a, b);
        if (result != NOT_IMPLEMENTED)
            return result;
    }
    return g ? g(m, op, a, b) : NOT_IMPLEMENTED;
}

static value raise_unsupported(struct machine *m, enum binary_op op, value a, value b,
                               bool inplace)
{
    struct type *error = m->types.TypeError;
    if (op == BINARY_ADD && is_sequence(m, a)) {
        if (has_type_flag(m, a, TYPE_IS_BYTES) || is_instance(m, a, m->types.bytearray))
            return raise_error(m, error, "can't concat %T to %T", b, a);
        return raise_error(m, error, "can only concatenate %S (not \"%T\") to %S",
                           has_type_flag(m, a, TYPE_IS_STR)    ? m->types.str->name
                           : has_type_flag(m, a, TYPE_IS_LIST) ? m->types.list->name
                                                               : m->types.tuple->name,
                           b,
                           has_type_flag(m, a, TYPE_IS_STR)    ? m->types.str->name
                           : has_type_flag(m, a, TYPE_IS_LIST) ? m->types.list->name
                                                               : m->types.tuple->name);
    }
    if (op == BINARY_MUL && is_sequence(m, a))
        return raise_error(m, error, "can't multiply sequence by non-int of type '%T'", b);
    if (op == BINARY_MUL && is_sequence(m, b))
        return raise_error(m, error, "can't multiply sequence by non-int of type '%T'", a);
    const char *symbol = binary_symbol[op];
    if (inplace && op == BINARY_POW)
        symbol = "**=";
    else if (inplace)
        return raise_error(m, error, "unsupported operand type(s) for %s=: '%T' and '%T'", symbol, a,
                           b);
    /* print >> sys.stderr is what people new to Python 3 write. */
    if (op == BINARY_RSHIFT && is_exactly(a, m->types.builtin) &&
        m->builtins && a == dict_get_text(m, m->builtins, "print"))
        return raise_error(m, error,
                           "unsupported operand type(s) for %s: '%T' and '%T'. Did you mean "
                           "\"print(<message>, file=<output_stream>)\"?",
                           symbol, a, b);
    return raise_error(m, error, "unsupported operand type(s) for %s: '%T' and '%T'", symbol, a, b);
}

value object_binary(struct machine *m, enum binary_op op, value a, value b)
{
    value result = try_binary(m, op, a, b);
    return result == NOT_IMPLEMENTED ? raise_unsupported(m, op, a, b, false) : result;
}

value object_inplace(struct machine *m, enum binary_op op, value a, value b)
{
    struct slots *slots = &type_of(m, a)->slots;
    value result = NOT_IMPLEMENTED;
    if (slots->inplace)
        result = slots->inplace(m, op, a, b);
    if (result == NOT_IMPLEMENTED)
        result = try_binary(m, op, a, b);
    return result == NOT_IMPLEMENTED ? raise_unsupported(m, op, a, b, true) : result;
}

/* Does a Python class define __pow__ for it? */
static bool has_own_power(struct machine *m, value v)
{
    struct type *type = type_of(m, v);
    value method = type->slots.binary == dunder_binary ? type_lookup(m, type, m->names.dunder_pow)
                                                       : NULL;
    return method && !is_exactly(method, m->types.slot_wrapper);
}

value object_power(struct machine *m, value base, value exponent, value modulus)
{
    if (!modulus || modulus == NONE)
        return object_binary(m, BINARY_POW, base, exponent);
    bool all_int = is_int(m, base) && is_int(m, exponent) && is_int(m, modulus);
    if (all_int && !has_own_power(m, base))
        return int_power_modulo(m, base, exponent, modulus);
    if (type_of(m, base)->slots.binary == m->types.weakproxy->slots.binary) {
        value target = weakproxy_target(m, base);
        value result = target ? object_power(m, target, exponent, modulus) : NULL;
        drop(m, target);
        return result;
    }
    value items[] = {exponent, modulus};
    if (type_of(m, base)->slots.binary == dunder_binary) {
        value result = dunder_call(m, base, m->names.dunder_pow, items, 2);
        if ((result && result != NOT_IMPLEMENTED) || m->error)
            return result; /* else the class has other operators, but no __pow__ */
        if (all_int)
            return int_power_modulo(m, base, exponent, modulus);
    }
    if (is_complex(m, base) || is_complex(m, exponent) || is_complex(m, modulus))
        return raise_error(m, m->types.ValueError, "complex modulo");
    if (is_float(m, base) || is_float(m, exponent) || is_float(m, modulus))
        return raise_error(m, m->types.TypeError,
                           "pow() 3rd argument not allowed unless all arguments are integers");
    return raise_error(m, m->types.TypeError,
                       "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", base,
                       exponent, modulus);
}

value object_unary(struct machine *m, enum unary_op op, value v)
{
    static const char *const words[] = {"unary -", "unary +", "unary ~", "abs()"};
    struct slots *slots = &type_of(m, v)->slots;
    value result = slots->unary ? slots->unary(m, op, v) : NOT_IMPLEMENTED;
    if (result == NOT_IMPLEMENTED)
        return raise_error(m, m->types.TypeError, "bad operand type for %s: '%T'", words[op], v);
    return result;
}

value object_index(struct machine *m, value v)
{
    if (is_small_int(v))
        return v;
    if (is_int(m, v))
        return int_exact(m, v);
    struct slots *slots = &type_of(m, v)->slots;
    if (!slots->as_index)
        return raise_error(m, m->types.TypeError,
                           "'%T' object cannot be interpreted as an integer", v);
    value number = slots->as_index(m, v);
    if (!number || is_small_int(number) || is_exactly(number, m->types.int_))
        return number;
    value exact = NULL;
    if (!is_int(m, number))
        raise_error(m, m->types.TypeError, "__index__ returned non-int (type %T)", number);
    else if (warn_of_subclass(m, number, "__index__", "int"))
        exact = int_exact(m, number);
    drop(m, number);
    return exact;
}

bool object_as_index(struct machine *m, value v, int64_t *n)
{
    if (is_small_int(v)) {
        *n = small_int(v);
        return true;
    }
    value number = object_index(m, v);
    if (!number)
        return false;
    if (!int_fits_int64(number, n))
        *n = int_sign(number) < 0 ? INT64_MIN : INT64_MAX;
    drop(m, number);
    return true;
}

bool object_as_int64(struct machine *m, value v, int64_t *n)
{
    if (is_small_int(v)) {
        *n = small_int(v);
        return true;
    }
    value number = object_index(m, v);
    if (!number)
        return false;
    bool fits = int_fits_int64(number, n);
    if (!fits)
        raise_error(m, m->types.OverflowError, "Python int too large to convert to C long");
    drop(m, number);
    return fits;
}

bool object_as_double(struct machine *m, value v, double *d)
{
    if (is_small_int(v)) {
        *d = (double)small_int(v);
        return true;
    }
    if (is_float(m, v)) {
        *d = float_value(v);
        return true;
    }
    struct slots *slots = &type_of(m, v)->slots;
    if (slots->as_float && !is_int(m, v)) {
        value number = slots->as_float(m, v);
        bool is_number = number && is_float(m, number);
        bool done = is_number && float_warn_of_subclass(m, v, number);
        if (is_number)
            *d = float_value(number);
        else if (number)
            raise_error(m, m->types.TypeError, "%T.__float__ returned non-float (type %T)", v,
                        number);
        drop(m, number);
        return done;
    }
    if (!is_int(m, v) && !slots->as_index) {
        raise_error(m, m->types.TypeError, "must be real number, not %T", v);
        return false;
    }
    value number = object_index(m, v);
    bool done = number && int_to_double(m, number, d);
    drop(m, number);
    return done;
}
