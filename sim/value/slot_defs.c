/* The table of dunders and slots, and the slots of Python classes drawn from it. */
#include "sim/value/dunder.h"

#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/str.h"

#define DEF(dunder, field, wrap)                                                                   \
    {offsetof(struct names, dunder_##dunder), offsetof(struct slots, field),                       \
     (any_function *)dunder_##field, wrap, 0}
#define OP(dunder, field, wrap, op)                                                                \
    {offsetof(struct names, dunder_##dunder), offsetof(struct slots, field),                       \
     (any_function *)dunder_##field, wrap, op}
#define TWO_WAYS(NAME, name)                                                                       \
    OP(name, binary, wrap_binary, BINARY_##NAME), OP(r##name, binary, wrap_reflected, BINARY_##NAME)
#define INPLACE(NAME, name) OP(i##name, inplace, wrap_inplace, BINARY_##NAME)

/* clang-format off */
const struct slot_def slot_defs[] = {
    DEF(new, make, NULL),
    DEF(init, init, wrap_init),
    DEF(del, finalize, NULL),
    DEF(repr, repr, wrap_repr),
    DEF(str, str, wrap_str),
    DEF(format, format, wrap_format),
    DEF(hash, hash, wrap_hash),
    OP(lt, compare, wrap_compare, COMPARE_LT), OP(le, compare, wrap_compare, COMPARE_LE),
    OP(eq, compare, wrap_compare, COMPARE_EQ), OP(ne, compare, wrap_compare, COMPARE_NE),
    OP(gt, compare, wrap_compare, COMPARE_GT), OP(ge, compare, wrap_compare, COMPARE_GE),
    DEF(bool, truth, wrap_truth),
    {offsetof(struct names, dunder_call), offsetof(struct slots, call),
     (any_function *)dunder_call_slot, wrap_call, 0},
    DEF(getattribute, get_attribute, wrap_get_attribute), DEF(getattr, get_attribute, NULL),
    DEF(setattr, set_attribute, wrap_set_attribute),
    DEF(delattr, set_attribute, wrap_delete_attribute),
    DEF(get, descr_get, wrap_descr_get),
    DEF(set, descr_set, wrap_descr_set), DEF(delete, descr_set, wrap_descr_delete),
    TWO_WAYS(ADD, add), TWO_WAYS(SUB, sub), TWO_WAYS(MUL, mul), TWO_WAYS(MATMUL, matmul),
    TWO_WAYS(TRUEDIV, truediv), TWO_WAYS(FLOORDIV, floordiv), TWO_WAYS(MOD, mod),
    TWO_WAYS(POW, pow), TWO_WAYS(LSHIFT, lshift), TWO_WAYS(RSHIFT, rshift), TWO_WAYS(AND, and),
    TWO_WAYS(OR, or), TWO_WAYS(XOR, xor), TWO_WAYS(DIVMOD, divmod),
    INPLACE(ADD, add), INPLACE(SUB, sub), INPLACE(MUL, mul), INPLACE(MATMUL, matmul),
    INPLACE(TRUEDIV, truediv), INPLACE(FLOORDIV, floordiv), INPLACE(MOD, mod), INPLACE(POW, pow),
    INPLACE(LSHIFT, lshift), INPLACE(RSHIFT, rshift), INPLACE(AND, and), INPLACE(OR, or),
    INPLACE(XOR, xor),
    OP(neg, unary, wrap_unary, UNARY_NEG), OP(pos, unary, wrap_unary, UNARY_POS),
    OP(invert, unary, wrap_unary, UNARY_INVERT), OP(abs, unary, wrap_unary, UNARY_ABS),
    DEF(index, as_index, wrap_as_index),
    DEF(int, as_int, wrap_as_int),
    DEF(float, as_float, wrap_as_float),
    DEF(len, length, wrap_length),
    DEF(getitem, get_item, wrap_get_item),
    DEF(setitem, set_item, wrap_set_item), DEF(delitem, set_item, wrap_delete_item),
    DEF(contains, contains, wrap_contains),
    DEF(iter, iter, wrap_iter),
    DEF(next, next, wrap_next),
    DEF(await, await, wrap_await),
    DEF(aiter, aiter, wrap_aiter),
    DEF(anext, anext, wrap_anext),
    {0}};
/* clang-format on */

#define BIT(NAME) (1u << BINARY_##NAME)
#define UNARY_BIT(NAME) (1u << (16 + UNARY_##NAME))
#define ARITHMETIC                                                                                 \
    (BIT(ADD) | BIT(SUB) | BIT(MUL) | BIT(TRUEDIV) | BIT(FLOORDIV) | BIT(MOD) | BIT(POW) |         \
     BIT(DIVMOD) | UNARY_BIT(NEG) | UNARY_BIT(POS) | UNARY_BIT(ABS))
#define BITWISE (BIT(AND) | BIT(OR) | BIT(XOR))
#define SEQUENCE_TYPE (1u << 31) /* + and * of sequences have no reflected + */

/* What the types of the value room serve; a spec of a room above says it in `operators`. */
static const struct {
    const char *type;
    uint32_t operators;
} known_operators[] = {
    {"int", ARITHMETIC | BITWISE | BIT(LSHIFT) | BIT(RSHIFT) | UNARY_BIT(INVERT)},
    {"bool", BITWISE | UNARY_BIT(INVERT)},
    {"float", ARITHMETIC},
    {"complex", ARITHMETIC & ~(BIT(FLOORDIV) | BIT(MOD) | BIT(DIVMOD))},
    {"str", SEQUENCE_TYPE | BIT(ADD) | BIT(MUL) | BIT(MOD)},
    {"bytes", SEQUENCE_TYPE | BIT(ADD) | BIT(MUL) | BIT(MOD)},
    {"bytearray", SEQUENCE_TYPE | BIT(ADD) | BIT(MUL) | BIT(MOD)},
    {"list", SEQUENCE_TYPE | BIT(ADD) | BIT(MUL)},
    {"tuple", SEQUENCE_TYPE | BIT(ADD) | BIT(MUL)},
    {"dict", BIT(OR)},
    {"mappingproxy", BIT(OR)},
    {"set", BITWISE | BIT(SUB)},
    {"frozenset", BITWISE | BIT(SUB)},
    {"dict_keys", BITWISE | BIT(SUB)},
    {"dict_items", BITWISE | BIT(SUB)},
    {"type", BIT(OR)},
    {"types.GenericAlias", BIT(OR)},
    {"types.UnionType", BIT(OR)},
};

static uint32_t type_operators(struct type *type, uint32_t said)
{
    if (said)
        return type->slots.get_item ? said | SEQUENCE_TYPE : said;
    for (size_t i = 0; i < sizeof known_operators / sizeof *known_operators; i++)
        if (str_equals_text(type->name, known_operators[i].type))
            return known_operators[i].operators;
    return ~SEQUENCE_TYPE;
}

static bool serves(const struct slot_def *def, uint32_t operators)
{
    if (def->slot == offsetof(struct slots, unary))
        return operators >> (16 + def->op) & 1;
    bool sequence = operators & SEQUENCE_TYPE;
    if (def->slot == offsetof(struct slots, binary)) {
        bool reflected_sum = def->wrap == wrap_reflected && def->op == BINARY_ADD;
        return (operators >> def->op & 1) && !(sequence && reflected_sum);
    }
    if (def->slot == offsetof(struct slots, inplace))
        return operators >> def->op & 1;
    return true;
}

static bool add_wrapper(struct machine *m, struct type *type, const struct slot_def *def)
{
    struct slot_wrapper *wrapper = (struct slot_wrapper *)object_alloc(
        m, m->types.slot_wrapper, sizeof(struct slot_wrapper));
    if (!wrapper)
        return false;
    wrapper->def = def;
    wrapper->owner = type;
    bool done = dict_set(m, type->dict, slot_def_name(m, def), (value)wrapper);
    drop(m, (value)wrapper);
    return done;
}

bool slot_wrappers_add(struct machine *m, struct type *type, const struct slots *own,
                       uint32_t operators)
{
    operators = type_operators(type, operators);
    for (const struct slot_def *def = slot_defs; def->dunder; def++) {
        any_function *function = *(any_function *const *)((const char *)own + def->slot);
        if (!function || !def->wrap || !serves(def, operators))
            continue;
        /* Containers have no __bool__ in CPython: a subclass's own __len__ decides. */
        if (def->wrap == wrap_truth && own->length && type != m->types.range)
            continue;
        if (dict_get_name(m, type->dict, slot_def_name(m, def)))
            continue;
        if (!add_wrapper(m, type, def))
            return false;
    }
    return true;
}

/* What one dunder says about its slot: nothing (NULL), a native function, or the dunder function. */
static any_function *slot_for(struct machine *m, struct type *type, const struct slot_def *def)
{
    value descr = type_lookup(m, type, slot_def_name(m, def));
    if (!descr)
        return NULL;
    if (is_exactly(descr, m->types.slot_wrapper)) {
        struct slot_wrapper *wrapper = AS_SLOT_WRAPPER(descr);
        if (wrapper->def->slot == def->slot && wrapper->def->op == def->op &&
            type_is_subtype(type, wrapper->owner))
            return *slot_place(wrapper->owner, def->slot);
    } else if (def->slot == offsetof(struct slots, hash) && descr == NONE) {
        return (any_function *)object_unhashable;
    } else if (def->slot == offsetof(struct slots, make) && new_wrapper_owner(m, descr)) {
        return (any_function *)new_wrapper_owner(m, descr)->slots.make;
    }
    return def->dunder;
}

/* Sets the slot that the defs from `def` on stand for; returns the def after them. */
static const struct slot_def *update_slot(struct machine *m, struct type *type,
                                          const struct slot_def *def)
{
    size_t slot = def->slot;
    any_function *chosen = NULL;
    for (; def->dunder && def->slot == slot; def++) {
        any_function *function = slot_for(m, type, def);
        if (!function)
            continue;
        /* Natives of two owners: only looking up tells which is meant. */
        chosen = !chosen || chosen == function ? function : def->dunder;
    }
    if (!chosen && slot == offsetof(struct slots, finalize))
        chosen = (any_function *)type->base->slots.finalize;
    *slot_place(type, slot) = chosen;
    return def;
}

static bool slot_has_name(struct machine *m, const struct slot_def *def, value name)
{
    for (size_t slot = def->slot; def->dunder && def->slot == slot; def++)
        if (slot_def_name(m, def) == name)
            return true;
    return false;
}

static const struct slot_def *next_slot(const struct slot_def *def)
{
    for (size_t slot = def->slot; def->dunder && def->slot == slot;)
        def++;
    return def;
}

void slots_update(struct machine *m, struct type *type, value name)
{
    for (const struct slot_def *def = slot_defs; def->dunder;) {
        if (!name || slot_has_name(m, def, name))
            def = update_slot(m, type, def);
        else
            def = next_slot(def);
    }
}
