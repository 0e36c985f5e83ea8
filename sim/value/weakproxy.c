/* weakref.proxy: what stands for an object as long as that lives. Every operation is done with the
 * object itself. CPython 3.13 Objects/weakrefobject.c. */
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/specs.h"
#include "sim/value/str.h"
#include "sim/value/weakref.h"

static bool is_proxy(struct machine *m, value v)
{
    return is_exactly(v, m->types.weakproxy) || is_exactly(v, m->types.weakcallableproxy);
}

value weakproxy_target(struct machine *m, value v)
{
    if (!is_proxy(m, v))
        return keep(v);
    value target = weakref_get(v);
    return target ? target
                  : raise_error(m, m->types.ReferenceError,
                                "weakly-referenced object no longer exists");
}

value weakproxy_new(struct machine *m, value referent, value callback)
{
    bool callable = object_is_callable(m, referent);
    return weakref_of_type(m, callable ? m->types.weakcallableproxy : m->types.weakproxy, referent,
                           callback);
}

/* One operation upon the object, for results that are values. */
#define WITH_TARGET(expression)                                                                    \
    do {                                                                                           \
        value target = weakproxy_target(m, self);                                                  \
        value result = target ? (expression) : NULL;                                               \
        drop(m, target);                                                                           \
        return result;                                                                             \
    } while (0)

/* The same for answers that are no values; `failure`: what is returned when it is dead. */
#define ASK_TARGET(type, failure, expression)                                                      \
    do {                                                                                           \
        value target = weakproxy_target(m, self);                                                  \
        type answer = target ? (expression) : (failure);                                           \
        drop(m, target);                                                                           \
        return answer;                                                                             \
    } while (0)

static value repr(struct machine *m, value self)
{
    unsigned long id = (unsigned long)object_id(m, self);
    value target = weakref_get(self);
    if (!target)
        return str_format(m, "<weakproxy at 0x%lx; dead>", id);
    value text = str_format(m, "<weakproxy at 0x%lx; to '%T' at 0x%lx>", id, target,
                            (unsigned long)object_id(m, target));
    drop(m, target);
    return text;
}

static value str(struct machine *m, value self)
{
    WITH_TARGET(object_str(m, target));
}

static bool hash(struct machine *m, value self, int64_t *result)
{
    (void)result;
    return raise_error(m, m->types.TypeError, "unhashable type: '%T'", self);
}

static value both(struct machine *m, int op, value a, value b,
                  value (*operation)(struct machine *m, int op, value a, value b))
{
    value left = weakproxy_target(m, a), right = left ? weakproxy_target(m, b) : NULL;
    value result = right ? operation(m, op, left, right) : NULL;
    drop(m, left);
    drop(m, right);
    return result;
}

static value do_compare(struct machine *m, int op, value a, value b)
{
    return object_compare(m, (enum compare_op)op, a, b);
}
static value compare(struct machine *m, enum compare_op op, value self, value other)
{
    return both(m, (int)op, self, other, do_compare);
}

static value do_binary(struct machine *m, int op, value a, value b)
{
    return object_binary(m, (enum binary_op)op, a, b);
}
static value binary(struct machine *m, enum binary_op op, value left, value right)
{
    return both(m, (int)op, left, right, do_binary);
}

static value do_inplace(struct machine *m, int op, value a, value b)
{
    return object_inplace(m, (enum binary_op)op, a, b);
}
static value inplace(struct machine *m, enum binary_op op, value left, value right)
{
    return both(m, (int)op, left, right, do_inplace);
}

static value unary(struct machine *m, enum unary_op op, value self)
{
    WITH_TARGET(object_unary(m, op, target));
}
static value as_index(struct machine *m, value self)
{
    WITH_TARGET(object_index(m, target));
}
static value as_int(struct machine *m, value self)
{
    WITH_TARGET(int_from_value(m, target));
}
static value as_float(struct machine *m, value self)
{
    WITH_TARGET(float_from_value(m, target));
}
static int truth(struct machine *m, value self)
{
    ASK_TARGET(int, -1, object_truth(m, target));
}
static value call(struct machine *m, value self, const struct args *args)
{
    WITH_TARGET(object_call(m, target, args));
}
static value get_attribute(struct machine *m, value self, value name)
{
    WITH_TARGET(object_get_attribute(m, target, name));
}
static bool set_attribute(struct machine *m, value self, value name, value v)
{
    ASK_TARGET(bool, false, object_set_attribute(m, target, name, v));
}
static int64_t length(struct machine *m, value self)
{
    ASK_TARGET(int64_t, -1, object_length(m, target));
}
static value get_item(struct machine *m, value self, value key)
{
    WITH_TARGET(object_get_item(m, target, key));
}
static bool set_item(struct machine *m, value self, value key, value item)
{
    ASK_TARGET(bool, false, object_set_item(m, target, key, item));
}
static int contains(struct machine *m, value self, value item)
{
    ASK_TARGET(int, -1, object_contains(m, target, item));
}
static value iter(struct machine *m, value self)
{
    WITH_TARGET(object_iter(m, target));
}

static value next_of(struct machine *m, value target)
{
    if (!object_is_iterator(m, target))
        return raise_error(m, m->types.TypeError,
                           "Weakref proxy referenced a non-iterator '%T' object", target);
    return object_next(m, target);
}
static value next(struct machine *m, value self)
{
    WITH_TARGET(next_of(m, target));
}

static value call_special(struct machine *m, value target, const char *name)
{
    value text = str_from(m, name);
    value result = text ? object_call_method0(m, target, text) : NULL;
    drop(m, text);
    return result;
}
static value to_bytes(struct machine *m, value *args)
{
    value self = args[0];
    WITH_TARGET(call_special(m, target, "__bytes__"));
}
static value reversed(struct machine *m, value *args)
{
    value self = args[0];
    WITH_TARGET(call_special(m, target, "__reversed__"));
}

static const struct native_spec methods[] = {
    {"__bytes__(self, /)", to_bytes, NULL},
    {"__reversed__(self, /)", reversed, NULL},
    {NULL, NULL, NULL},
};

/* clang-format off */
#define PROXY_SLOTS                                                                                \
    .repr = repr, .str = str, .hash = hash, .compare = compare, .truth = truth,                    \
    .get_attribute = get_attribute, .set_attribute = set_attribute, .binary = binary,              \
    .inplace = inplace, .unary = unary, .as_index = as_index, .as_int = as_int,                    \
    .as_float = as_float, .length = length, .get_item = get_item, .set_item = set_item,            \
    .contains = contains, .iter = iter, .next = next, .traverse = weakref_traverse,                \
    .clear = weakref_clear, .destroy = weakref_destroy
/* clang-format on */

const struct type_spec weakproxy_type_spec = {
    .name = "ProxyType",
    .module = "weakref",
    .instance_size = sizeof(struct weakref),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {PROXY_SLOTS},
    .methods = methods,
};

const struct type_spec weakcallableproxy_type_spec = {
    .name = "CallableProxyType",
    .module = "weakref",
    .instance_size = sizeof(struct weakref),
    .flags = TYPE_TRACKED | TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {PROXY_SLOTS, .call = call},
};
