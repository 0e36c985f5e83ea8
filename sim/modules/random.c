/* The module random: where numbers are drawn, whole ones, the class Random and the module's own
 * instance of it, seeded with the scenario's seed. CPython 3.13 Lib/random.py. */
#include <math.h>
#include <stddef.h>

#include "sim/modules/module.h"
#include "sim/modules/random_parts.h"
#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* 2**53: what random() can tell apart */
#define FLOAT_STEPS ((int64_t)1 << 53)

/* --- sources */

/* The bound method of self called `name`; NULL with the error set. */
static value bound(struct machine *m, value self, const char *name)
{
    value key = str_from(m, name);
    value method = key ? object_get_attribute(m, self, key) : NULL;
    drop(m, key);
    return method;
}

/* Which of the two methods a Python subclass has of its own: the nearest class that defines one
 * decides, as Random.__init_subclass__ has it. */
static bool find_own_methods(struct machine *m, value self, struct source *source)
{
    bool bits = false, floats = false;
    value mro = type_of(m, self)->mro;
    for (size_t i = 0; i < tuple_size(mro); i++) {
        struct type *type = AS_TYPE(AS_TUPLE(mro)->items[i]);
        if (!(type->flags & TYPE_PYTHON))
            break;
        bool here = dict_get_text(m, type->dict, "getrandbits") != NULL;
        bool float_here = dict_get_text(m, type->dict, "random") != NULL;
        if (!bits && !floats && float_here && !here)
            source->floats_only = true;
        bits |= here;
        floats |= float_here;
    }
    if (floats && !(source->random = bound(m, self, "random")))
        return false;
    if (bits && !(source->getrandbits = bound(m, self, "getrandbits"))) {
        drop_place(m, source->random);
        return false;
    }
    return true;
}

bool source_open(struct machine *m, value self, struct source *source)
{
    *source = (struct source){.m = m, .own = AS_RANDOM(self)};
    if (type_of(m, self)->flags & TYPE_PYTHON)
        return find_own_methods(m, self, source);
    return true;
}

void source_close(struct source *source)
{
    drop(source->m, source->random);
    drop(source->m, source->getrandbits);
}

bool source_float(struct source *source, double *number)
{
    if (!source->random) {
        *number = twister_float(&source->own->twister);
        return true;
    }
    value drawn = object_call0(source->m, source->random);
    bool done = drawn && object_as_double(source->m, drawn, number);
    drop(source->m, drawn);
    return done;
}

/* 32 bits at a time, the lowest first; only the highest word is cut. */
static value draw_bits(struct machine *m, struct twister *t, size_t bits)
{
    if (bits <= 32)
        return tag_small_int(bits ? twister_draw(t) >> (32 - bits) : 0);
    size_t words = (bits - 1) / 32 + 1, size = words * 4;
    if (size > m->max_int_bytes && !int_refuse_size(m))
        return NULL;
    unsigned char *bytes = heap_alloc(&m->heap, size);
    if (!bytes)
        return raise_memory_error(m);
    for (size_t i = 0; i < words; i++) {
        uint32_t word = twister_draw(t);
        if (i + 1 == words && bits % 32)
            word >>= 32 - bits % 32;
        for (size_t j = 0; j < 4; j++)
            bytes[4 * i + j] = (unsigned char)(word >> (8 * j));
    }
    value number = int_from_bytes(m, bytes, size, true, false);
    heap_free(&m->heap, bytes, size);
    return number;
}

static value source_bits(struct source *source, size_t bits)
{
    if (!source->getrandbits)
        return draw_bits(source->m, &source->own->twister, bits);
    return object_call1(source->m, source->getrandbits, tag_small_int((int64_t)bits));
}

/* By random() alone: numbers that would favour some results are drawn again. */
static bool below_by_floats(struct source *source, int64_t n, int64_t *result)
{
    double number, limit = 1.0;
    if (n < FLOAT_STEPS)
        limit = (double)(FLOAT_STEPS - FLOAT_STEPS % n) / (double)FLOAT_STEPS;
    do
        if (!source_float(source, &number))
            return false;
    while (n < FLOAT_STEPS && number >= limit);
    *result = n < FLOAT_STEPS ? (int64_t)floor(number * (double)FLOAT_STEPS) % n
                              : (int64_t)floor(number * (double)n);
    return true;
}

bool source_below(struct source *source, int64_t n, int64_t *result)
{
    size_t bits = (size_t)(64 - __builtin_clzll((unsigned long long)n));
    if (source->floats_only)
        return below_by_floats(source, n, result);
    if (!source->getrandbits && bits <= 32) {
        do
            *result = twister_draw(&source->own->twister) >> (32 - bits);
        while (*result >= n);
        return true;
    }
    do {
        value drawn = source_bits(source, bits);
        bool done = drawn && object_as_int64(source->m, drawn, result);
        drop(source->m, drawn);
        if (!done)
            return false;
    } while (*result >= n);
    return true;
}

value source_below_int(struct source *source, value n)
{
    int64_t small, result;
    if (int_fits_int64(n, &small))
        return source_below(source, small, &result) ? int_new(source->m, result) : NULL;
    for (;;) {
        value drawn = source_bits(source, int_bit_length(n));
        if (!drawn || !is_int(source->m, drawn) || int_compare(drawn, n) < 0)
            return drawn;
        drop(source->m, drawn);
    }
}

/* --- whole numbers */

static value random_body(struct machine *m, value *args)
{
    return float_new(m, twister_float(&AS_RANDOM(args[0])->twister));
}

static value getrandbits_body(struct machine *m, value *args)
{
    int64_t bits;
    if (!object_as_int64(m, args[1], &bits))
        return NULL;
    if (bits < 0)
        return raise_error(m, m->types.ValueError, "number of bits must be non-negative");
    return draw_bits(m, &AS_RANDOM(args[0])->twister, (size_t)bits);
}

static value randbytes_body(struct machine *m, value *args)
{
    struct source source;
    int64_t size;
    if (!object_as_int64(m, args[1], &size))
        return NULL;
    if (size < 0)
        return raise_error(m, m->types.ValueError, "number of bits must be non-negative");
    if ((uint64_t)size > m->max_int_bytes)
        return raise_memory_error(m);
    if (!source_open(m, args[0], &source))
        return NULL;
    value bits = source_bits(&source, (size_t)size * 8);
    source_close(&source);
    value bytes = bits && is_int(m, bits) ? bytes_new(m, NULL, (size_t)size) : NULL;
    if (bytes && !int_to_bytes(m, bits, AS_BYTES(bytes)->data, (size_t)size, true, false))
        replace_place(m, bytes, NULL);
    drop(m, bits);
    return bytes;
}

/* The three ints of a range; those not given stay NULL. Owned. */
struct bounds {
    value start, stop, step;
};

static value empty_range(struct machine *m, value *args, bool with_step)
{
    if (with_step)
        return raise_error(m, m->types.ValueError, "empty range in randrange(%S, %S, %S)", args[1],
                           args[2], args[3]);
    return raise_error(m, m->types.ValueError, "empty range in randrange(%S, %S)", args[1],
                       args[2]);
}

/* (width + step -+ 1) // step: how many numbers the range has */
static value range_count(struct machine *m, value width, value step)
{
    value more = int_binary(m, BINARY_ADD, width, step);
    value one = tag_small_int(int_sign(step) > 0 ? -1 : 1);
    value rounded = more ? int_binary(m, BINARY_ADD, more, one) : NULL;
    value count = rounded ? int_binary(m, BINARY_FLOORDIV, rounded, step) : NULL;
    drop(m, more);
    drop(m, rounded);
    return count;
}

/* start + step * (a number below count) */
static value draw_from(struct machine *m, value self, value start, value step, value count)
{
    struct source source;
    if (!source_open(m, self, &source))
        return NULL;
    value drawn = source_below_int(&source, count);
    source_close(&source);
    value offset = drawn ? object_binary(m, BINARY_MUL, drawn, step) : NULL;
    value result = offset ? object_binary(m, BINARY_ADD, start, offset) : NULL;
    drop(m, drawn);
    drop(m, offset);
    return result;
}

static value draw_in_range(struct machine *m, value *args, const struct bounds *b)
{
    bool by_one = int_compare(b->step, tag_small_int(1)) == 0;
    if (int_sign(b->step) == 0)
        return raise_error(m, m->types.ValueError, "zero step for randrange()");
    value width = int_binary(m, BINARY_SUB, b->stop, b->start);
    value count = width ? range_count(m, width, b->step) : NULL;
    drop(m, width);
    if (!count)
        return NULL;
    value result = int_sign(count) > 0 ? draw_from(m, args[0], b->start, b->step, count)
                                       : empty_range(m, args, !by_one);
    drop(m, count);
    return result;
}

static value randrange_body(struct machine *m, value *args)
{
    struct bounds b = {.start = object_index(m, args[1])};
    value result = NULL;
    if (!b.start)
        return NULL;
    if (args[2] == NONE) {
        if (args[3] != tag_small_int(1))
            raise_error(m, m->types.TypeError, "Missing a non-None stop argument");
        else if (int_sign(b.start) <= 0)
            raise_error(m, m->types.ValueError, "empty range for randrange()");
        else
            result = draw_from(m, args[0], tag_small_int(0), tag_small_int(1), b.start);
    } else if ((b.stop = object_index(m, args[2])) && (b.step = object_index(m, args[3]))) {
        result = draw_in_range(m, args, &b);
    }
    drop(m, b.start);
    drop(m, b.stop);
    drop(m, b.step);
    return result;
}

/* randrange(a, b + 1), of the subclass where it has its own */
static value randint_body(struct machine *m, value *args)
{
    value stop = object_binary(m, BINARY_ADD, args[2], tag_small_int(1)), result = NULL;
    if (!stop)
        return NULL;
    if (type_of(m, args[0])->flags & TYPE_PYTHON) {
        value method = bound(m, args[0], "randrange");
        result = method ? object_call2(m, method, args[1], stop) : NULL;
        drop(m, method);
    } else {
        value inner[] = {args[0], args[1], stop, tag_small_int(1)};
        result = randrange_body(m, inner);
    }
    drop(m, stop);
    return result;
}

/* --- the class */

static value make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    value self = object_alloc(m, type, type->instance_size);
    if (!self)
        return NULL;
    AS_RANDOM(self)->gauss_next = NONE;
    return random_seed_object(m, AS_RANDOM(self), NONE) ? self : drop_and_fail(m, self);
}

static bool init(struct machine *m, value self, const struct args *args)
{
    size_t named = args->names ? tuple_size(args->names) : 0;
    if (args->count + named > 1) {
        raise_error(m, m->types.TypeError,
                    "Random.__init__() takes from 1 to 2 positional arguments but %zu were given",
                    args->count + named + 1);
        return false;
    }
    if (named && !str_equals_text(AS_TUPLE(args->names)->items[0], "x")) {
        raise_error(m, m->types.TypeError,
                    "Random.__init__() got an unexpected keyword argument '%S'",
                    AS_TUPLE(args->names)->items[0]);
        return false;
    }
    value x = args->count + named ? args->items[0] : NONE;
    if (!(type_of(m, self)->flags & TYPE_PYTHON))
        return random_seed_object(m, AS_RANDOM(self), x);
    value method = bound(m, self, "seed");
    value result = method ? object_call1(m, method, x) : NULL;
    drop(m, method);
    drop(m, result);
    return result != NULL;
}

static int traverse(value self, visit_fn *visit, void *closure)
{
    value kept = AS_RANDOM(self)->gauss_next;
    return kept ? visit(kept, closure) : 0;
}

static void destroy(struct machine *m, value self)
{
    drop_place(m, AS_RANDOM(self)->gauss_next);
}

static value get_gauss_next(struct machine *m, value self)
{
    (void)m;
    return keep(AS_RANDOM(self)->gauss_next);
}

static bool set_gauss_next(struct machine *m, value self, value v)
{
    replace_place(m, AS_RANDOM(self)->gauss_next, v ? keep(v) : NONE);
    return true;
}

/* For copy.copy: class, no arguments, the state. */
static value reduce(struct machine *m, value *args)
{
    value state = random_getstate(m, args), none = state ? tuple_new(m, 0) : NULL;
    value result = none ? tuple_pack3(m, (value)type_of(m, args[0]), none, state) : NULL;
    drop(m, state);
    drop(m, none);
    return result;
}

/* The methods that are functions of the module too. */
#define SHARED_METHODS(X)                                                                          \
    X("seed(self, a=None, version=2)", random_seed)                                                \
    X("random(self, /)", random_body)                                                              \
    X("uniform(self, a, b)", random_uniform)                                                       \
    X("triangular(self, low=0.0, high=1.0, mode=None)", random_triangular)                         \
    X("randint(self, a, b)", randint_body)                                                         \
    X("choice(self, seq)", random_choice)                                                          \
    X("randrange(self, start, stop=None, step=1)", randrange_body)                                 \
    X("sample(self, population, k, *, counts=None)", random_sample)                                \
    X("shuffle(self, x)", random_shuffle)                                                          \
    X("choices(self, population, weights=None, *, cum_weights=None, k=1)", random_choices)         \
    X("normalvariate(self, mu=0.0, sigma=1.0)", random_normalvariate)                              \
    X("lognormvariate(self, mu, sigma)", random_lognormvariate)                                    \
    X("expovariate(self, lambd=1.0)", random_expovariate)                                          \
    X("vonmisesvariate(self, mu, kappa)", random_vonmisesvariate)                                  \
    X("gammavariate(self, alpha, beta)", random_gammavariate)                                      \
    X("gauss(self, mu=0.0, sigma=1.0)", random_gauss)                                              \
    X("betavariate(self, alpha, beta)", random_betavariate)                                        \
    X("binomialvariate(self, n=1, p=0.5)", random_binomialvariate)                                 \
    X("paretovariate(self, alpha)", random_paretovariate)                                          \
    X("weibullvariate(self, alpha, beta)", random_weibullvariate)                                  \
    X("getstate(self)", random_getstate)                                                           \
    X("setstate(self, state)", random_setstate)                                                    \
    X("getrandbits(self, k, /)", getrandbits_body)                                                 \
    X("randbytes(self, n)", randbytes_body)

static const struct native_spec methods[] = {
#define X(signature, body) {signature, body, NULL},
    SHARED_METHODS(X)
#undef X
    {"__getstate__(self)", random_getstate, NULL},
    {"__setstate__(self, state)", random_setstate, NULL},
    {"__reduce__(self)", reduce, NULL},
    {0},
};

static const struct getset_spec getsets[] = {
    {"gauss_next", get_gauss_next, set_gauss_next},
    {0},
};

static const struct type_spec random_spec = {
    .name = "Random",
    .module = "random",
    .instance_size = sizeof(struct random_object),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots =
        {
            .make = make,
            .init = init,
            .traverse = traverse,
            .clear = destroy,
            .destroy = destroy,
        },
    .methods = methods,
    .getsets = getsets,
    .doc = "Random number generator base class used by bound module functions.",
};

/* --- the module */

/* "name(self, ...)": adds the method of `instance` to the module under its name. */
static bool share(struct machine *m, struct dict *names, value instance, const char *signature)
{
    char name[32];
    size_t size = 0;
    for (; signature[size] != '('; size++)
        name[size] = signature[size];
    name[size] = '\0';
    value method = bound(m, instance, name);
    bool done = method && dict_set_text(m, names, name, method);
    drop(m, method);
    return done;
}

static bool fill(struct machine *m, struct dict *names)
{
    value type = dict_get_text(m, names, "Random");
    value instance = type ? object_call0(m, type) : NULL;
    bool done = instance && dict_set_text(m, names, "_inst", instance);
#define X(signature, body) done = done && share(m, names, instance, signature);
    SHARED_METHODS(X)
#undef X
    drop(m, instance);
    return done;
}

static const struct module_type types[] = {
    {"Random", &random_spec},
    {0},
};

const struct module_spec random_module = {
    .name = "random",
    .types = types,
    .fill = fill,
};
