/* Text, truth, comparison, hash and identity of any value. */
#include "sim/value/object.h"

#include "sim/value/deep.h"
#include "sim/value/dict.h"
#include "sim/value/dunder.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value expect_str(struct machine *m, value text, const char *dunder)
{
    if (text && !is_str(m, text)) {
        raise_error(m, m->types.TypeError, "%s returned non-string (type %T)", dunder, text);
        return drop_and_fail(m, text);
    }
    return text;
}

/* A Python method counts as a frame already. */
value object_repr(struct machine *m, value v)
{
    if (stack_is_low(m))
        return deep1(m, object_repr, v);
    if (type_of(m, v)->slots.repr == dunder_repr)
        return expect_str(m, dunder_repr(m, v), "__repr__");
    if (!machine_enter_native(m, " while getting the repr of an object"))
        return NULL;
    value text = machine_charge(m, 8) ? type_of(m, v)->slots.repr(m, v) : NULL;
    machine_leave_native(m);
    return expect_str(m, text, "__repr__");
}

value object_str(struct machine *m, value v)
{
    if (is_exactly(v, m->types.str))
        return keep(v);
    if (stack_is_low(m))
        return deep1(m, object_str, v);
    if (type_of(m, v)->slots.str == dunder_str)
        return expect_str(m, dunder_str(m, v), "__str__");
    if (!machine_enter_native(m, " while getting the str of an object"))
        return NULL;
    value text = type_of(m, v)->slots.str(m, v);
    machine_leave_native(m);
    return expect_str(m, text, "__str__");
}

value object_ascii(struct machine *m, value v)
{
    value text = object_repr(m, v);
    value ascii = text ? str_ascii(m, text) : NULL;
    drop(m, text);
    return ascii;
}

value object_format(struct machine *m, value v, value spec)
{
    if (stack_is_low(m))
        return deep2(m, object_format, v, spec);
    return type_of(m, v)->slots.format(m, v, spec ? spec : m->names.empty);
}

int repr_enter(struct machine *m, value v)
{
    if (!m->repr_stack && !(m->repr_stack = list_new(m, 4)))
        return -1;
    struct list *stack = AS_LIST(m->repr_stack);
    for (size_t i = 0; i < stack->size; i++)
        if (stack->items[i] == v)
            return 1;
    return list_append(m, m->repr_stack, v) ? 0 : -1;
}

void repr_leave(struct machine *m, value v)
{
    for (size_t i = list_size(m->repr_stack); i-- > 0;)
        if (AS_LIST(m->repr_stack)->items[i] == v) {
            drop(m, list_pop(m, m->repr_stack, i));
            return;
        }
}

int object_truth(struct machine *m, value v)
{
    if (is_bool(v))
        return v == TRUE;
    if (v == NONE)
        return 0;
    if (is_small_int(v))
        return small_int(v) != 0;
    struct slots *slots = &type_of(m, v)->slots;
    if (slots->truth)
        return slots->truth(m, v);
    if (!slots->length)
        return 1;
    int64_t length = slots->length(m, v);
    return length < 0 ? -1 : length > 0;
}

static const enum compare_op swapped_op[] = {
    [COMPARE_LT] = COMPARE_GT, [COMPARE_LE] = COMPARE_GE, [COMPARE_EQ] = COMPARE_EQ,
    [COMPARE_NE] = COMPARE_NE, [COMPARE_GT] = COMPARE_LT, [COMPARE_GE] = COMPARE_LE};
static const char *const op_symbol[] = {
    [COMPARE_LT] = "<",  [COMPARE_LE] = "<=", [COMPARE_EQ] = "==",
    [COMPARE_NE] = "!=", [COMPARE_GT] = ">",  [COMPARE_GE] = ">="};

static value try_compare(struct machine *m, enum compare_op op, value a, value b)
{
    struct type *left = type_of(m, a), *right = type_of(m, b);
    bool reflected = left != right && type_is_subtype(right, left) && right->slots.compare;
    value result = NOT_IMPLEMENTED;
    if (reflected)
        result = right->slots.compare(m, swapped_op[op], b, a);
    if (result == NOT_IMPLEMENTED && left->slots.compare)
        result = left->slots.compare(m, op, a, b);
    if (result == NOT_IMPLEMENTED && !reflected && right->slots.compare)
        result = right->slots.compare(m, swapped_op[op], b, a);
    return result;
}

struct deep_compare {
    enum compare_op op;
    value a, b, result;
};

static void compare_deep(struct machine *m, void *closure)
{
    struct deep_compare *call = closure;
    call->result = object_compare(m, call->op, call->a, call->b);
}

static value compare_on_fresh_stack(struct machine *m, enum compare_op op, value a, value b)
{
    struct deep_compare call = {op, a, b, NULL};
    deep_run(m, compare_deep, &call);
    return call.result;
}

/* CPython 3.13 Objects/object.c, do_richcompare. */
value object_compare(struct machine *m, enum compare_op op, value a, value b)
{
    if (stack_is_low(m))
        return compare_on_fresh_stack(m, op, a, b);
    bool python = type_of(m, a)->slots.compare == dunder_compare;
    if (!python && !machine_enter_native(m, " in comparison"))
        return NULL;
    value result = machine_charge(m, 4) ? try_compare(m, op, a, b) : NULL;
    if (!python)
        machine_leave_native(m);
    if (result != NOT_IMPLEMENTED)
        return result;
    if (op == COMPARE_EQ)
        return tag_bool(a == b);
    if (op == COMPARE_NE)
        return tag_bool(a != b);
    return raise_error(m, m->types.TypeError,
                       "'%s' not supported between instances of '%T' and '%T'", op_symbol[op], a, b);
}

int object_compare_bool(struct machine *m, enum compare_op op, value a, value b)
{
    if (a == b && op == COMPARE_EQ)
        return 1;
    if (a == b && op == COMPARE_NE)
        return 0;
    value result = object_compare(m, op, a, b);
    if (!result)
        return -1;
    int truth = object_truth(m, result);
    drop(m, result);
    return truth;
}

int object_equal(struct machine *m, value a, value b)
{
    if (a == b)
        return 1;
    if (both_small_ints(a, b))
        return 0;
    if (is_exactly(a, m->types.str) && is_exactly(b, m->types.str))
        return str_equal(a, b);
    return object_compare_bool(m, COMPARE_EQ, a, b);
}

struct deep_hash {
    value v;
    int64_t *hash;
    bool ok;
};

static void hash_deep(struct machine *m, void *closure)
{
    struct deep_hash *call = closure;
    call->ok = object_hash(m, call->v, call->hash);
}

static bool hash_on_fresh_stack(struct machine *m, value v, int64_t *hash)
{
    struct deep_hash call = {v, hash, false};
    deep_run(m, hash_deep, &call);
    return call.ok;
}

bool object_hash(struct machine *m, value v, int64_t *hash)
{
    struct slots *slots = &type_of(m, v)->slots;
    if (!slots->hash)
        return object_unhashable(m, v, hash);
    if (stack_is_low(m))
        return hash_on_fresh_stack(m, v, hash);
    if (!machine_enter_native(m, " while hashing an object"))
        return false;
    bool ok = machine_charge(m, 4) && slots->hash(m, v, hash);
    machine_leave_native(m);
    return ok;
}

bool object_unhashable(struct machine *m, value self, int64_t *hash)
{
    (void)hash;
    raise_error(m, m->types.TypeError, "unhashable type: '%T'", self);
    return false;
}

/* Constants and small ints are no objects; theirs are made up, and apart from all serials. */
int64_t object_id(struct machine *m, value v)
{
    if (is_small_int(v))
        return (int64_t)(((uint64_t)small_int(v) << 5 | 16) & INT64_MAX);
    if (!is_object(v))
        return (int64_t)(uintptr_t)v;
    if (!(v->serial & ~SERIAL_FLAGS))
        v->serial |= ++m->next_serial & ~SERIAL_FLAGS;
    /* Addresses in CPython are multiples of 16, and look like addresses. */
    return INT64_C(0x7f0000000000) + (int64_t)(v->serial & ~SERIAL_FLAGS) * 16;
}
