/* The type int: its constructor, slots and methods. CPython 3.13 Objects/longobject.c. */
#include <string.h>

#include "sim/value/bytes.h"
#include "sim/value/arguments.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/format.h"
#include "sim/value/limbs.h"
#include "sim/value/number_text.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* The int that a conversion method gave, made exact; steals it and may be given NULL. */
static value converted(struct machine *m, value result, const char *method)
{
    if (!result || is_small_int(result) || is_exactly(result, m->types.int_))
        return result;
    value exact = NULL;
    if (!is_int(m, result))
        raise_error(m, m->types.TypeError, "%s returned non-int (type %T)", method, result);
    else if (warn_of_subclass(m, result, method, "int"))
        exact = int_exact(m, result);
    drop(m, result);
    return exact;
}

static value exact_of(struct machine *m, value number)
{
    value exact = int_exact(m, number);
    drop(m, number);
    return exact;
}

static value from_trunc(struct machine *m, value v, bool *found)
{
    value method = object_find_special(m, v, m->names.dunder_trunc);
    *found = method != NULL || m->error != NULL;
    value result = method ? object_call0(m, method) : NULL;
    drop(m, method);
    if (!result || is_int(m, result))
        return result ? exact_of(m, result) : NULL;
    value number = type_of(m, result)->slots.as_index ? object_index(m, result) : NULL;
    if (!number && !m->error)
        raise_error(m, m->types.TypeError, "__trunc__ returned non-Integral (type %T)", result);
    drop(m, result);
    return number;
}

value int_from_value(struct machine *m, value v)
{
    bool found;
    if (is_small_int(v) || is_exactly(v, m->types.int_))
        return keep(v);
    const struct slots *slots = &type_of(m, v)->slots;
    if (slots->as_int)
        return converted(m, slots->as_int(m, v), "__int__");
    if (slots->as_index)
        return converted(m, slots->as_index(m, v), "__index__");
    value result = from_trunc(m, v, &found);
    if (found)
        return result;
    result = int_from_text_value(m, v, 10, &found);
    if (result || found)
        return result;
    return raise_error(m, m->types.TypeError,
                       "int() argument must be a string, a bytes-like object or a real number, "
                       "not '%T'",
                       v);
}

static value with_base(struct machine *m, value text, value base_value)
{
    int64_t base;
    bool is_text;
    value index = object_index(m, base_value);
    if (!index)
        return NULL;
    bool fits = int_fits_int64(index, &base);
    drop(m, index);
    if (!fits || (base != 0 && base < 2) || base > 36)
        return raise_error(m, m->types.ValueError, "int() base must be >= 2 and <= 36, or 0");
    value result = int_from_text_value(m, text, (int)base, &is_text);
    if (is_text)
        return result;
    return raise_error(m, m->types.TypeError, "int() can't convert non-string with explicit base");
}

/* Finds the text or number and the base among the arguments; either may stay NULL. */
static bool take_arguments(struct machine *m, const struct args *args, value *x, value *base)
{
    size_t named = args->names ? tuple_size(args->names) : 0;
    *x = args->count > 0 ? args->items[0] : NULL;
    *base = args->count > 1 ? args->items[1] : NULL;
    if (named && args->count + named > 2)
        raise_error(m, m->types.TypeError, "int() takes at most 2 arguments (%zu given)",
                    args->count + named);
    else if (args->count > 2)
        raise_error(m, m->types.TypeError, "int expected at most 2 arguments, got %zu",
                    args->count);
    else if (named == 1 && str_equals_text(AS_TUPLE(args->names)->items[0], "base"))
        *base = args->items[args->count];
    else if (named)
        args_raise_unexpected_text(m, "int", AS_TUPLE(args->names)->items[0],
                                   (const char *const[]){"base", NULL});
    return !m->error;
}

static value int_make(struct machine *m, struct type *type, const struct args *args)
{
    value x, base;
    if (!take_arguments(m, args, &x, &base))
        return NULL;
    if (base && !x)
        return raise_error(m, m->types.TypeError, "int() missing string argument");
    value number = base ? with_base(m, x, base) : x ? int_from_value(m, x) : tag_small_int(0);
    if (!number || type == m->types.int_)
        return number;
    value made = int_new_of_type(m, type, number);
    drop(m, number);
    return made;
}

static size_t memory_slot(value self)
{
    struct int_view view;
    int_view(self, &view);
    return sizeof(struct big_int) + view.size * sizeof(mp_limb_t);
}

static value int_repr(struct machine *m, value self)
{
    return int_to_text(m, self, 10);
}

static bool hash_slot(struct machine *m, value self, int64_t *hash)
{
    (void)m;
    return int_hash(self, hash);
}

static value compare_slot(struct machine *m, enum compare_op op, value a, value b)
{
    if (!is_int(m, a) || !is_int(m, b))
        return NOT_IMPLEMENTED;
    return compare_result(op, int_compare(a, b));
}

static int truth_slot(struct machine *m, value self)
{
    (void)m;
    return int_sign(self) != 0;
}

static value binary_slot(struct machine *m, enum binary_op op, value a, value b)
{
    if (!is_int(m, a) || !is_int(m, b))
        return NOT_IMPLEMENTED;
    return int_binary(m, op, a, b);
}

static value as_float_slot(struct machine *m, value self)
{
    double d;
    return int_to_double(m, self, &d) ? float_new(m, d) : NULL;
}

static value bit_length(struct machine *m, value *args)
{
    return int_new(m, (int64_t)int_bit_length(args[0]));
}

static value bit_count(struct machine *m, value *args)
{
    return int_new(m, (int64_t)int_bit_count(args[0]));
}

static value exact_method(struct machine *m, value *args)
{
    return int_exact(m, args[0]);
}

static value is_integer(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return TRUE;
}

static value as_integer_ratio(struct machine *m, value *args)
{
    value number = int_exact(m, args[0]);
    value pair = number ? tuple_pack2(m, number, tag_small_int(1)) : NULL;
    drop(m, number);
    return pair;
}

static value new_arguments(struct machine *m, value *args)
{
    value number = int_exact(m, args[0]);
    value tuple = number ? tuple_pack1(m, number) : NULL;
    drop(m, number);
    return tuple;
}

static value round_method(struct machine *m, value *args)
{
    if (!args[1])
        return int_exact(m, args[0]);
    value digits = object_index(m, args[1]);
    if (!digits)
        return NULL;
    value result = int_sign(digits) >= 0 ? int_exact(m, args[0]) : int_round_to(m, args[0], digits);
    drop(m, digits);
    return result;
}

static bool byte_order(struct machine *m, value order, bool *little)
{
    if (!is_str(m, order)) {
        raise_error(m, m->types.TypeError, "byteorder must be str, not %T", order);
        return false;
    }
    *little = str_equals_text(order, "little");
    if (*little || str_equals_text(order, "big"))
        return true;
    raise_error(m, m->types.ValueError, "byteorder must be either 'little' or 'big'");
    return false;
}

static value to_bytes(struct machine *m, value *args)
{
    int64_t length;
    bool little;
    int is_signed = object_truth(m, args[3]);
    if (is_signed < 0 || !int_as_size(m, args[1], &length) || !byte_order(m, args[2], &little))
        return NULL;
    if (length < 0)
        return raise_error(m, m->types.ValueError, "length argument must be non-negative");
    value bytes = bytes_new(m, NULL, (size_t)length);
    if (!bytes || int_to_bytes(m, args[0], AS_BYTES(bytes)->data, (size_t)length, little,
                               is_signed))
        return bytes;
    return drop_and_fail(m, bytes);
}

/* bytes(v) would take ints and objects with __index__ for a size; here they are wrong. */
static bool may_hold_bytes(struct machine *m, value v)
{
    const struct slots *slots = &type_of(m, v)->slots;
    const unsigned char *data;
    size_t size;
    if (is_str(m, v) || is_int(m, v))
        return false;
    return bytes_view(m, v, &data, &size) || slots->iter || slots->get_item ||
           type_lookup(m, type_of(m, v), m->names.dunder_bytes);
}

static value from_bytes(struct machine *m, value *args)
{
    bool little;
    const unsigned char *data;
    size_t size;
    int is_signed = object_truth(m, args[3]);
    if (is_signed < 0 || !byte_order(m, args[2], &little))
        return NULL;
    if (!may_hold_bytes(m, args[1]))
        return raise_error(m, m->types.TypeError, "cannot convert '%T' object to bytes", args[1]);
    value source = keep(args[1]);
    if (!bytes_view(m, source, &data, &size)) {
        drop(m, source);
        source = object_call1(m, (value)m->types.bytes, args[1]);
        if (!source || !bytes_view(m, source, &data, &size))
            return drop_and_fail(m, source);
    }
    value number = int_from_bytes(m, data, size, little, is_signed);
    drop(m, source);
    if (!number || args[0] == (value)m->types.int_)
        return number;
    value made = object_call1(m, args[0], number);
    drop(m, number);
    return made;
}

static value get_zero(struct machine *m, value self)
{
    (void)m;
    (void)self;
    return tag_small_int(0);
}

static value get_one(struct machine *m, value self)
{
    (void)m;
    (void)self;
    return tag_small_int(1);
}

static const struct native_spec int_methods[] = {
    {"bit_length(self, /)", bit_length, "Number of bits necessary to represent self in binary."},
    {"bit_count(self, /)", bit_count, "Number of ones in the binary form of the absolute value."},
    {"to_bytes(self, /, length=1, byteorder='big', *, signed=False)", to_bytes,
     "Return an array of bytes representing an integer."},
    {"%from_bytes(type, /, bytes, byteorder='big', *, signed=False)", from_bytes,
     "Return the integer represented by the given array of bytes."},
    {"as_integer_ratio(self, /)", as_integer_ratio, "The pair (self, 1)."},
    {"conjugate(self, /)", exact_method, "Returns self, the complex conjugate of any int."},
    {"is_integer(self, /)", is_integer, "Returns True."},
    {"__round__(self, ndigits=..., /)", round_method, "Rounds to 10**-ndigits, half to even."},
    {"__trunc__(self, /)", exact_method, "Truncating an int returns itself."},
    {"__floor__(self, /)", exact_method, "Flooring an int returns itself."},
    {"__ceil__(self, /)", exact_method, "Ceiling of an int returns itself."},
    {"__getnewargs__(self, /)", new_arguments, NULL},
    {0},
};

static const struct getset_spec int_getsets[] = {
    {"real", int_exact, NULL},
    {"imag", get_zero, NULL},
    {"numerator", int_exact, NULL},
    {"denominator", get_one, NULL},
    {0},
};

const struct type_spec int__type_spec = {
    .name = "int",
    .instance_size = sizeof(struct big_int),
    .flags = TYPE_IS_INT | TYPE_IMMUTABLE,
    .slots =
        {
            .make = int_make,
            .memory = memory_slot,
            .repr = int_repr,
            .format = format_int,
            .hash = hash_slot,
            .compare = compare_slot,
            .truth = truth_slot,
            .binary = binary_slot,
            .unary = int_unary,
            .as_index = int_exact,
            .as_int = int_exact,
            .as_float = as_float_slot,
        },
    .methods = int_methods,
    .getsets = int_getsets,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
           "Convert a number or string to an integer, or return 0 if no arguments are given.",
};
