/* The type bool, a subclass of int with two instances. CPython 3.13 Objects/boolobject.c. */
#include "sim/value/arguments.h"
#include "sim/value/error.h"
#include "sim/value/limbs.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

static value bool_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (!args_positional(m, args, "bool", 0, 1))
        return NULL;
    if (args->count == 0)
        return FALSE;
    int truth = object_truth(m, args->items[0]);
    return truth < 0 ? NULL : tag_bool(truth);
}

static value bool_repr(struct machine *m, value self)
{
    return str_from(m, self == TRUE ? "True" : "False");
}

static value bool_binary(struct machine *m, enum binary_op op, value a, value b)
{
    if (is_bool(a) && is_bool(b)) {
        if (op == BINARY_AND)
            return tag_bool(a == TRUE && b == TRUE);
        if (op == BINARY_OR)
            return tag_bool(a == TRUE || b == TRUE);
        if (op == BINARY_XOR)
            return tag_bool(a != b);
    }
    if (!is_int(m, a) || !is_int(m, b))
        return NOT_IMPLEMENTED;
    return int_binary(m, op, a, b);
}

static value bool_unary(struct machine *m, enum unary_op op, value v)
{
    if (op == UNARY_INVERT &&
        !warn_deprecated(m, "Bitwise inversion '~' on bool is deprecated and will be removed in Python "
                            "3.16. This returns the bitwise inversion of the underlying int object "
                            "and is usually not what you expect from negating a bool. Use the 'not' "
                            "operator for boolean negation or ~int(x) if you really want the bitwise "
                            "inversion of the underlying int."))
        return NULL;
    return int_unary(m, op, v);
}

const struct type_spec bool__type_spec = {
    .name = "bool",
    .base = offsetof(struct types, int_),
    .instance_size = sizeof(struct big_int),
    .flags = TYPE_IS_INT | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots =
        {
            .make = bool_make,
            .repr = bool_repr,
            .binary = bool_binary,
            .unary = bool_unary,
        },
    .doc = "bool(object=False, /) -> bool\n\n"
           "Returns True when the argument is true, False otherwise.",
};
