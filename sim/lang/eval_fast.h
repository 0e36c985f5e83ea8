/* The quick ways of frequent instructions, inlined into the dispatch loop. Each leaves the rare
 * cases to the general function. */
#ifndef LOOPGLASS_LANG_EVAL_FAST_H
#define LOOPGLASS_LANG_EVAL_FAST_H

#include "sim/lang/eval.h"
#include "sim/lang/frame_make.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/float.h"
#include "sim/value/iterators.h"
#include "sim/value/sequence.h"

/* --- frames */

static inline struct frame *push_frame(struct machine *m, struct fiber *fiber, struct frame *frame,
                                       enum frame_return returns)
{
    frame->back = fiber->frame;
    frame->returns = (uint8_t)returns;
    fiber->frame = frame;
    m->depth++;
    return frame;
}

static inline bool can_enter_generator(const struct generator *gen)
{
    return gen->frame && !gen->runs_on;
}

/* As eval_function_frame, which does what is not plain: the references of function and arguments
 * are moved into the frame. */
static inline struct frame *fast_function_frame(struct machine *m, struct function *function,
                                                value *args, size_t count)
{
    struct code *code = function->code;
    if (count != code->plain_count || m->depth >= m->depth_limit)
        return eval_function_frame(m, function, args, count);
    struct frame *frame = frame_make(m, code, function->globals, function, (uint32_t)count);
    if (!frame)
        return NULL;
    for (size_t i = 0; i < count; i++)
        frame->slots[i] = args[i];
    if (code->free_count)
        frame_fill_free_slots(frame);
    return frame;
}

/* Has the generator-like frame not gone beyond the instruction that made its object? */
static inline bool at_start(const struct frame *frame)
{
    return INSTRUCTION_OP(frame->next[-1]) == OP_RETURN_GENERATOR;
}

/* A bound method to be called: its function and self take the two places at base. */
static inline bool unpack_method(struct machine *m, value *base)
{
    value method = base[0];
    base[0] = keep(AS_METHOD(method)->function);
    base[1] = keep(AS_METHOD(method)->self);
    drop(m, method);
    return true;
}

/* --- caches */

static inline bool site_holds_global(const struct site *site, const struct frame *frame)
{
    return site->version == frame->globals->version &&
           (site->version2 == 0 || site->version2 == frame->builtins->version);
}

/* Where an instance's attribute lies, if the site remembers for its type; else NULL. */
static inline value *site_instance_place(const struct site *site, value object)
{
    if (!is_object(object) || object->type->version != site->version || site->version2 == 0)
        return NULL;
    struct dict *dict = object_managed(object)->dict;
    uint32_t position = site->version2 - 1;
    if (!dict || position >= dict->used || dict->entries[position].key != site->name)
        return NULL;
    return &dict->entries[position].item;
}

static inline value site_instance_attribute(const struct site *site, value object)
{
    value *place = site_instance_place(site, object);
    return place ? *place : NULL;
}

/* Does an instance hide the method of its type? */
static inline bool instance_hides(struct machine *m, value object, value name)
{
    if (!(object->type->flags & TYPE_HAS_DICT))
        return false;
    struct dict *dict = object_managed(object)->dict;
    return dict && dict->count > 0 && dict_get_name(m, dict, name);
}

/* The function to call with `object` as self, if the site remembers for its type; else NULL. */
static inline value site_method(struct machine *m, const struct site *site, value object)
{
    if (!is_object(object) || object->type->version != site->version || site->version2 != 0 ||
        instance_hides(m, object, site->name))
        return NULL;
    return site->cached;
}

/* --- operators on small ints. NULL: it does not fit, or is not served here. */

static inline value small_floordiv(int64_t a, int64_t b)
{
    if (b == 0 || (a == SMALL_INT_MIN && b == -1))
        return NULL;
    int64_t q = a / b;
    return tag_small_int(q - ((a % b != 0) && ((a < 0) != (b < 0))));
}

static inline value small_mod(int64_t a, int64_t b)
{
    if (b == 0 || b == -1)
        return NULL;
    int64_t r = a % b;
    return tag_small_int(r != 0 && ((r < 0) != (b < 0)) ? r + b : r);
}

static inline value small_binary(uint32_t op, value a, value b)
{
    int64_t x = (int64_t)(uintptr_t)a, y = (int64_t)(uintptr_t)b, r;
    switch (op) {
    case BINARY_ADD:
        return __builtin_add_overflow(x, y - 1, &r) ? NULL : (value)(uintptr_t)r;
    case BINARY_SUB:
        return __builtin_sub_overflow(x, y - 1, &r) ? NULL : (value)(uintptr_t)r;
    case BINARY_MUL:
        return __builtin_mul_overflow(x - 1, y >> 1, &r) ? NULL : (value)(uintptr_t)(r + 1);
    case BINARY_FLOORDIV:
        return small_floordiv(x >> 1, y >> 1);
    case BINARY_MOD:
        return small_mod(x >> 1, y >> 1);
    case BINARY_AND:
        return (value)(uintptr_t)(x & y);
    case BINARY_OR:
        return (value)(uintptr_t)(x | y);
    case BINARY_XOR:
        return (value)(uintptr_t)((x ^ y) | 1);
    default:
        return NULL;
    }
}

static inline bool small_compare(uint32_t op, value a, value b)
{
    int64_t x = (int64_t)(uintptr_t)a, y = (int64_t)(uintptr_t)b;
    switch (op) {
    case COMPARE_LT:
        return x < y;
    case COMPARE_LE:
        return x <= y;
    case COMPARE_EQ:
        return x == y;
    case COMPARE_NE:
        return x != y;
    case COMPARE_GT:
        return x > y;
    default:
        return x >= y;
    }
}

/* --- operators on floats, and the rest */

/* Both as doubles, if one is a float and the other a float or small int. */
static inline bool both_floats(struct machine *m, value a, value b, double *x, double *y)
{
    if (is_exactly(a, m->types.float_)) {
        *x = float_value(a);
        if (is_exactly(b, m->types.float_))
            *y = float_value(b);
        else if (is_small_int(b) && small_int(b) < 1LL << 53 && small_int(b) > -(1LL << 53))
            *y = (double)small_int(b);
        else
            return false;
        return true;
    }
    if (!is_exactly(b, m->types.float_) || !is_small_int(a) || small_int(a) >= 1LL << 53 ||
        small_int(a) <= -(1LL << 53))
        return false;
    *x = (double)small_int(a);
    *y = float_value(b);
    return true;
}

/* A float that only the operand stack holds becomes the result itself. */
static inline value float_result(struct machine *m, value a, double number)
{
    if (!is_exactly(a, m->types.float_) || a->refs != 1)
        return float_new(m, number);
    a->serial = 0;
    ((struct float_object *)a)->number = number;
    return keep(a);
}

static inline value fast_float(struct machine *m, uint32_t op, value a, value b)
{
    double x, y;
    if (op > BINARY_TRUEDIV || op == BINARY_MATMUL || !both_floats(m, a, b, &x, &y) ||
        (op == BINARY_TRUEDIV && y == 0))
        return NULL;
    return float_result(m, a, op == BINARY_ADD   ? x + y
                              : op == BINARY_SUB ? x - y
                              : op == BINARY_MUL ? x * y
                                                 : x / y);
}

static inline value fast_binary(struct machine *m, uint32_t op, value a, value b)
{
    value v = fast_float(m, op, a, b);
    return v || m->error ? v : object_binary(m, op, a, b);
}

static inline value fast_inplace(struct machine *m, uint32_t op, value a, value b)
{
    value v = fast_float(m, op, a, b);
    return v || m->error ? v : object_inplace(m, op, a, b);
}

static inline value fast_compare(struct machine *m, uint32_t op, value a, value b)
{
    double x, y;
    if (!both_floats(m, a, b, &x, &y))
        return object_compare(m, op, a, b);
    return tag_bool(op == COMPARE_LT   ? x < y
                    : op == COMPARE_LE ? x <= y
                    : op == COMPARE_EQ ? x == y
                    : op == COMPARE_NE ? x != y
                    : op == COMPARE_GT ? x > y
                                       : x >= y);
}

static inline int fast_truth(struct machine *m, value v)
{
    if (v == TRUE)
        return 1;
    if (v == FALSE || v == NONE)
        return 0;
    if (is_small_int(v))
        return v != tag_small_int(0);
    return object_truth(m, v);
}

/* --- items of lists and tuples by small ints. NULL or false: the general way. */

static inline value fast_item(struct machine *m, value object, value key)
{
    if (!is_object(object))
        return NULL;
    if (is_small_int(key)) {
        int64_t i = small_int(key);
        if (object->type == m->types.list) {
            int64_t size = (int64_t)list_size(object);
            i += i < 0 ? size : 0;
            return i >= 0 && i < size ? keep(AS_LIST(object)->items[i]) : NULL;
        }
        if (object->type == m->types.tuple) {
            int64_t size = (int64_t)tuple_size(object);
            i += i < 0 ? size : 0;
            return i >= 0 && i < size ? keep(AS_TUPLE(object)->items[i]) : NULL;
        }
    }
    return NULL;
}

/* The item is moved into the list when true. */
static inline bool fast_set_item(struct machine *m, value object, value key, value item)
{
    if (!is_exactly(object, m->types.list) || !is_small_int(key))
        return false;
    int64_t i = small_int(key), size = (int64_t)list_size(object);
    i += i < 0 ? size : 0;
    if (i < 0 || i >= size)
        return false;
    value before = AS_LIST(object)->items[i];
    AS_LIST(object)->items[i] = item;
    drop(m, before);
    return true;
}

/* --- iteration: the next item or NULL (with or without an error) */

/* Of the frequent iterators; NULL: ask fast_next. */
static inline value quick_next(struct machine *m, value iterator)
{
    struct type *type = iterator->type;
    if (type == m->types.range_iterator) {
        struct range_iterator *range = (struct range_iterator *)iterator;
        if (!range->big_next && range->left > 0 && fits_small_int(range->next)) {
            int64_t n = range->next;
            range->left--;
            range->next = (int64_t)((uint64_t)n + (uint64_t)range->step);
            return tag_small_int(n);
        }
    } else if (type == m->types.list_iterator) {
        struct sequence_iterator *list = (struct sequence_iterator *)iterator;
        if (list->sequence && (size_t)list->position < list_size(list->sequence))
            return keep(AS_LIST(list->sequence)->items[list->position++]);
    }
    return NULL;
}

static inline value fast_next(struct machine *m, value iterator)
{
    value v = quick_next(m, iterator);
    if (v)
        return v;
    /* A class can lose its __next__ while a loop is under way. */
    return iterator->type->slots.next ? iterator->type->slots.next(m, iterator)
                                      : object_next(m, iterator);
}

/* `s += t`: the variable that will get the result lets go of `s` now, so that it can grow in
 * place. `following`: the instruction after the operator. */
static inline void release_target(struct machine *m, struct frame *frame, instruction following,
                                  value s)
{
    uint32_t slot = INSTRUCTION_ARG(following);
    (void)m;
    if (INSTRUCTION_OP(following) == OP_STORE_FAST && frame->slots[slot] == s) {
        frame->slots[slot] = NULL;
        s->refs--; /* the operand stack holds another */
    }
}

/* How many operands MAKE_FUNCTION takes. */
static inline size_t make_function_operands(uint32_t flags)
{
    return 1 + (flags & 1) + (flags >> 1 & 1) + (flags >> 2 & 1) + (flags >> 3 & 1);
}

/* --- further helpers of the loop, kept out of line */
value eval_load_super(struct machine *m, value *operands, value name, value *self);
value eval_finish_init(struct machine *m, value instance, value result);
value eval_load_build_class(struct machine *m, struct frame *frame);
bool eval_set_update(struct machine *m, value set, value iterable);
bool eval_dict_update(struct machine *m, value dict, value mapping);

#endif
