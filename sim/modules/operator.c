/* operator: the operators as functions; itemgetter and its like have a file of their own. CPython
 * 3.13 Modules/_operator.c. */
#include "sim/modules/operator_getters.h"
#include "sim/modules/registry.h"
#include "sim/value/dict.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define COMPARE(name, op)                                                                          \
    static value operator_##name(struct machine *m, value *args)                                   \
    {                                                                                              \
        return object_compare(m, op, args[0], args[1]);                                            \
    }
#define BINARY(name, op)                                                                           \
    static value operator_##name(struct machine *m, value *args)                                   \
    {                                                                                              \
        return object_binary(m, op, args[0], args[1]);                                             \
    }
#define INPLACE(name, op)                                                                          \
    static value operator_##name(struct machine *m, value *args)                                   \
    {                                                                                              \
        return object_inplace(m, op, args[0], args[1]);                                            \
    }
#define UNARY(name, op)                                                                            \
    static value operator_##name(struct machine *m, value *args)                                   \
    {                                                                                              \
        return object_unary(m, op, args[0]);                                                       \
    }

/* X(name in C, name in Python, operator, words) */
#define COMPARES(X)                                                                                \
    X(lt, "lt", COMPARE_LT, "Same as a < b.") X(le, "le", COMPARE_LE, "Same as a <= b.")           \
    X(eq, "eq", COMPARE_EQ, "Same as a == b.") X(ne, "ne", COMPARE_NE, "Same as a != b.")          \
    X(ge, "ge", COMPARE_GE, "Same as a >= b.") X(gt, "gt", COMPARE_GT, "Same as a > b.")
#define BINARIES(X)                                                                                \
    X(add, "add", BINARY_ADD, "Same as a + b.") X(sub, "sub", BINARY_SUB, "Same as a - b.")        \
    X(mul, "mul", BINARY_MUL, "Same as a * b.")                                                    \
    X(matmul, "matmul", BINARY_MATMUL, "Same as a @ b.")                                           \
    X(truediv, "truediv", BINARY_TRUEDIV, "Same as a / b.")                                        \
    X(floordiv, "floordiv", BINARY_FLOORDIV, "Same as a // b.")                                    \
    X(mod, "mod", BINARY_MOD, "Same as a % b.") X(pow, "pow", BINARY_POW, "Same as a ** b.")       \
    X(lshift, "lshift", BINARY_LSHIFT, "Same as a << b.")                                          \
    X(rshift, "rshift", BINARY_RSHIFT, "Same as a >> b.")                                          \
    X(and, "and_", BINARY_AND, "Same as a & b.") X(or, "or_", BINARY_OR, "Same as a | b.")         \
    X(xor, "xor", BINARY_XOR, "Same as a ^ b.")
#define INPLACES(X)                                                                                \
    X(iadd, "iadd", BINARY_ADD, "Same as a += b.") X(isub, "isub", BINARY_SUB, "Same as a -= b.")  \
    X(imul, "imul", BINARY_MUL, "Same as a *= b.")                                                 \
    X(imatmul, "imatmul", BINARY_MATMUL, "Same as a @= b.")                                        \
    X(itruediv, "itruediv", BINARY_TRUEDIV, "Same as a /= b.")                                     \
    X(ifloordiv, "ifloordiv", BINARY_FLOORDIV, "Same as a //= b.")                                 \
    X(imod, "imod", BINARY_MOD, "Same as a %= b.") X(ipow, "ipow", BINARY_POW, "Same as a **= b.") \
    X(ilshift, "ilshift", BINARY_LSHIFT, "Same as a <<= b.")                                       \
    X(irshift, "irshift", BINARY_RSHIFT, "Same as a >>= b.")                                       \
    X(iand, "iand", BINARY_AND, "Same as a &= b.") X(ior, "ior", BINARY_OR, "Same as a |= b.")     \
    X(ixor, "ixor", BINARY_XOR, "Same as a ^= b.")
#define UNARIES(X)                                                                                 \
    X(neg, "neg", UNARY_NEG, "Same as -a.") X(pos, "pos", UNARY_POS, "Same as +a.")                \
    X(abs, "abs", UNARY_ABS, "Same as abs(a).") X(inv, "inv", UNARY_INVERT, "Same as ~a.")         \
    X(invert, "invert", UNARY_INVERT, "Same as ~a.")

#define X(name, text, op, words) COMPARE(name, op)
COMPARES(X)
#undef X
#define X(name, text, op, words) BINARY(name, op)
BINARIES(X)
#undef X
#define X(name, text, op, words) INPLACE(name, op)
INPLACES(X)
#undef X
#define X(name, text, op, words) UNARY(name, op)
UNARIES(X)
#undef X

static value operator_truth(struct machine *m, value *args)
{
    int truth = object_truth(m, args[0]);
    return truth < 0 ? NULL : tag_bool(truth);
}

static value operator_not(struct machine *m, value *args)
{
    int truth = object_truth(m, args[0]);
    return truth < 0 ? NULL : tag_bool(!truth);
}

static value operator_is(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(args[0] == args[1]);
}

static value operator_is_not(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(args[0] != args[1]);
}

static value operator_index(struct machine *m, value *args)
{
    return object_index(m, args[0]);
}

static bool is_sequence(struct machine *m, value v)
{
    return type_of(m, v)->slots.get_item && !has_type_flag(m, v, TYPE_IS_DICT);
}

static value operator_concat(struct machine *m, value *args)
{
    if (!is_sequence(m, args[0]))
        return raise_error(m, m->types.TypeError, "'%T' object can't be concatenated", args[0]);
    return object_binary(m, BINARY_ADD, args[0], args[1]);
}

static value operator_iconcat(struct machine *m, value *args)
{
    if (!is_sequence(m, args[0]))
        return raise_error(m, m->types.TypeError, "'%T' object can't be concatenated", args[0]);
    return object_inplace(m, BINARY_ADD, args[0], args[1]);
}

static value operator_contains(struct machine *m, value *args)
{
    int found = object_contains(m, args[0], args[1]);
    return found < 0 ? NULL : tag_bool(found);
}

/* Walks until `stop_at` are equal; *walked: how many came by before the last one. -1 on error. */
static int64_t count_equal(struct machine *m, value *args, int64_t stop_at, int64_t *walked)
{
    value iterator = object_iter(m, args[0]), item;
    int64_t found = 0;
    for (*walked = -1; iterator && found < stop_at && (item = object_next(m, iterator)); ++*walked) {
        int same = object_equal(m, item, args[1]);
        drop(m, item);
        if (same < 0 || !machine_charge(m, 1))
            break;
        found += same;
    }
    drop(m, iterator);
    return m->error ? -1 : found;
}

static value operator_count_of(struct machine *m, value *args)
{
    int64_t walked, found = count_equal(m, args, INT64_MAX, &walked);
    return found < 0 ? NULL : int_new(m, found);
}

static value operator_index_of(struct machine *m, value *args)
{
    int64_t walked, found = count_equal(m, args, 1, &walked);
    if (found == 0)
        return raise_error(m, m->types.ValueError, "sequence.index(x): x not in sequence");
    return found < 0 ? NULL : int_new(m, walked);
}

static value operator_getitem(struct machine *m, value *args)
{
    return object_get_item(m, args[0], args[1]);
}

static value operator_setitem(struct machine *m, value *args)
{
    return object_set_item(m, args[0], args[1], args[2]) ? NONE : NULL;
}

static value operator_delitem(struct machine *m, value *args)
{
    return object_set_item(m, args[0], args[1], NULL) ? NONE : NULL;
}

static value operator_length_hint(struct machine *m, value *args)
{
    int64_t absent, hint;
    if (!object_as_int64(m, args[1], &absent))
        return NULL;
    hint = object_length_hint(m, args[0]);
    return hint < 0 ? NULL : int_new(m, hint ? hint : absent);
}

static value operator_call(struct machine *m, value *args)
{
    size_t count = args[2] ? AS_DICT(args[2])->count : 0, given = tuple_size(args[1]);
    value names = tuple_new(m, count), *items = NULL, result = NULL;
    if (names)
        items = heap_alloc(&m->heap, (given + count) * sizeof(value));
    if (items) {
        size_t position = 0, filled = given;
        value key, item;
        for (size_t i = 0; i < given; i++)
            items[i] = AS_TUPLE(args[1])->items[i];
        while (args[2] && dict_next(AS_DICT(args[2]), &position, &key, &item)) {
            AS_TUPLE(names)->items[filled - given] = keep(key);
            items[filled++] = item;
        }
        struct args call = {items, given, count ? names : NULL};
        result = object_call(m, args[0], &call);
        heap_free(&m->heap, items, (given + count) * sizeof(value));
    } else if (names) {
        raise_memory_error(m);
    }
    drop(m, names);
    return result;
}

static const struct native_spec functions[] = {
#define X(name, text, op, words) {text "(a, b, /)", operator_##name, words},
    COMPARES(X) BINARIES(X) INPLACES(X)
#undef X
#define X(name, text, op, words) {text "(a, /)", operator_##name, words},
    UNARIES(X)
#undef X
    {"truth(a, /)", operator_truth, "Return True if a is true, False otherwise."},
    {"not_(a, /)", operator_not, "Same as not a."},
    {"is_(a, b, /)", operator_is, "Same as a is b."},
    {"is_not(a, b, /)", operator_is_not, "Same as a is not b."},
    {"index(a, /)", operator_index, "Same as a.__index__()"},
    {"concat(a, b, /)", operator_concat, "Same as a + b, for a and b sequences."},
    {"iconcat(a, b, /)", operator_iconcat, "Same as a += b, for a and b sequences."},
    {"contains(a, b, /)", operator_contains, "Same as b in a (note reversed operands)."},
    {"countOf(a, b, /)", operator_count_of,
     "Return the number of items in a which are, or which equal, b."},
    {"indexOf(a, b, /)", operator_index_of, "Return the first index of b in a."},
    {"getitem(a, b, /)", operator_getitem, "Same as a[b]."},
    {"setitem(a, b, c, /)", operator_setitem, "Same as a[b] = c."},
    {"delitem(a, b, /)", operator_delitem, "Same as del a[b]."},
    {"length_hint(obj, default=0, /)", operator_length_hint,
     "Return an estimate of the number of items in obj."},
    {"call(obj, /, *args, **kwargs)", operator_call, "Same as obj(*args, **kwargs)."},
    {NULL, NULL, NULL},
};

/* Every function but a few under its dunder too: operator.__add__ is operator.add. */
static bool fill(struct machine *m, struct dict *names)
{
    for (const struct native_spec *spec = functions; spec->signature; spec++) {
        size_t size = 0;
        while (spec->signature[size] != '(')
            size++;
        value name = str_new(m, spec->signature, size);
        if (size > 0 && spec->signature[size - 1] == '_')
            size--;
        value dunder = name ? str_format(m, "__%.*s__", (int)size, spec->signature) : NULL;
        value function = dunder ? dict_get(m, names, name) : NULL;
        replace_place(m, dunder, dunder ? str_intern_value(m, dunder) : NULL);
        bool ok = function && dunder && dict_set(m, names, dunder, function);
        drop(m, name);
        drop(m, dunder);
        if (!ok)
            return false;
    }
    return true;
}

static const struct module_type types[] = {
    {"itemgetter", &itemgetter_type_spec},
    {"attrgetter", &attrgetter_type_spec},
    {"methodcaller", &methodcaller_type_spec},
    {NULL, NULL},
};

const struct module_spec operator_module = {
    .name = "operator",
    .functions = functions,
    .types = types,
    .fill = fill,
};
