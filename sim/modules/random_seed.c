/* Seeding a generator from an int, text or anything else, and its state as a tuple. CPython 3.13
 * Lib/random.py and Modules/_randommodule.c. */
#include <string.h>

#include "sim/modules/random_parts.h"
#include "sim/modules/sha512.h"
#include "sim/value/bytes.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/utf8.h"

#define STATE_VERSION     3
#define OLD_STATE_VERSION 2 /* its words are signed */

/* The absolute value of an int, 32 bits at a time, is the key. */
static bool seed_with_int(struct machine *m, struct twister *t, value number)
{
    value size = object_unary(m, UNARY_ABS, number);
    if (!size)
        return false;
    size_t words = (int_bit_length(size) + 31) / 32;
    if (words == 0)
        words = 1;
    uint32_t *key = heap_alloc(&m->heap, words * sizeof *key);
    bool done = false;
    if (!key) {
        raise_memory_error(m);
    } else if (int_to_bytes(m, size, (unsigned char *)key, words * sizeof *key, true, false)) {
        for (size_t i = 0; i < words; i++) { /* the bytes are little-endian on any machine */
            const unsigned char *b = (const unsigned char *)(key + i);
            key[i] = b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
        }
        twister_seed(t, key, words);
        done = true;
    }
    heap_free(&m->heap, key, words * sizeof *key);
    drop(m, size);
    return done;
}

/* Version 2: the text and its SHA-512 after it, as one large number. */
static value int_of_text(struct machine *m, const unsigned char *data, size_t size)
{
    unsigned char *bytes = heap_alloc(&m->heap, size + SHA512_SIZE);
    if (!bytes)
        return raise_memory_error(m);
    memcpy(bytes, data, size);
    sha512(data, size, bytes + size);
    value number = int_from_bytes(m, bytes, size + SHA512_SIZE, false, false);
    heap_free(&m->heap, bytes, size + SHA512_SIZE);
    return number;
}

/* Version 1, of Python 2's days: a sum over the characters. */
static value int_of_old_text(struct machine *m, value a)
{
    const unsigned char *data;
    size_t size, length = 0;
    uint64_t x = 0;
    if (bytes_view(m, a, &data, &size)) {
        for (size_t i = 0; i < size; i++)
            x = (i ? x : (uint64_t)data[0] << 7) * 1000003 ^ data[i];
        length = size;
    } else {
        const char *at = str_text(a), *end = at + str_size(a);
        while (at < end) {
            uint32_t c = utf8_next(&at);
            x = (length++ ? x : (uint64_t)c << 7) * 1000003 ^ c;
        }
    }
    x ^= length;
    return int_from_uint64(m, x == UINT64_MAX ? (uint64_t)-2 : x);
}

static value int_of_hash(struct machine *m, value a)
{
    int64_t hash;
    return object_hash(m, a, &hash) ? int_from_uint64(m, (uint64_t)hash) : NULL;
}

/* The int that a seed stands for. */
static value int_of_seed(struct machine *m, value a, int64_t version)
{
    const unsigned char *data;
    size_t size;
    bool is_bytearray = is_exactly(a, m->types.bytearray);
    bool is_bytes = has_type_flag(m, a, TYPE_IS_BYTES);
    if (a == NONE)
        return int_from_uint64(m, m->seed);
    if (version == 1 && (is_str(m, a) || is_bytes))
        return int_of_old_text(m, a);
    if (version == 2 && is_str(m, a))
        return int_of_text(m, (const unsigned char *)str_text(a), str_size(a));
    if (version == 2 && (is_bytes || is_bytearray) && bytes_view(m, a, &data, &size))
        return int_of_text(m, data, size);
    if (is_int(m, a))
        return keep(a);
    if (is_float(m, a) || is_str(m, a) || is_bytes || is_bytearray)
        return int_of_hash(m, a);
    return raise_error(m, m->types.TypeError,
                       "The only supported seed types are:\n"
                       "None, int, float, str, bytes, and bytearray.");
}

static bool seed_object(struct machine *m, struct random_object *object, value a, int64_t version)
{
    value number = int_of_seed(m, a, version);
    bool done = number && seed_with_int(m, &object->twister, number);
    drop(m, number);
    if (done)
        replace_place(m, object->gauss_next, NONE);
    return done;
}

bool random_seed_object(struct machine *m, struct random_object *object, value a)
{
    return seed_object(m, object, a, 2);
}

value random_seed(struct machine *m, value *args)
{
    int64_t version;
    if (!is_int(m, args[2]) || !int_fits_int64(args[2], &version))
        version = 0;
    return seed_object(m, AS_RANDOM(args[0]), args[1], version) ? NONE : NULL;
}

value random_getstate(struct machine *m, value *args)
{
    struct random_object *self = AS_RANDOM(args[0]);
    value words = tuple_new(m, TWISTER_WORDS + 1);
    if (!words)
        return NULL;
    for (size_t i = 0; i < TWISTER_WORDS; i++)
        AS_TUPLE(words)->items[i] = tag_small_int(self->twister.words[i]);
    AS_TUPLE(words)->items[TWISTER_WORDS] = tag_small_int(self->twister.next);
    value state = tuple_pack3(m, tag_small_int(STATE_VERSION), words, self->gauss_next);
    drop(m, words);
    return state;
}

static bool read_words(struct machine *m, value words, struct twister *t)
{
    int64_t n;
    if (!has_type_flag(m, words, TYPE_IS_TUPLE)) {
        raise_error(m, m->types.TypeError, "state vector must be a tuple");
        return false;
    }
    if (tuple_size(words) != TWISTER_WORDS + 1) {
        raise_error(m, m->types.ValueError, "state vector is the wrong size");
        return false;
    }
    for (size_t i = 0; i <= TWISTER_WORDS; i++) {
        if (!object_as_int64(m, AS_TUPLE(words)->items[i], &n))
            return false;
        if (i < TWISTER_WORDS)
            t->words[i] = (uint32_t)n;
    }
    if (n < 0 || n > TWISTER_WORDS) {
        raise_error(m, m->types.ValueError, "invalid state");
        return false;
    }
    t->next = (uint32_t)n;
    return true;
}

value random_setstate(struct machine *m, value *args)
{
    struct twister twister;
    value state = tuple_from_iterable(m, args[1]);
    if (!state)
        return NULL;
    value *items = AS_TUPLE(state)->items;
    if (tuple_size(state) != 3)
        raise_error(m, m->types.ValueError, "a state has 3 parts, not %zu", tuple_size(state));
    else if (items[0] != tag_small_int(STATE_VERSION) &&
             items[0] != tag_small_int(OLD_STATE_VERSION))
        raise_error(m, m->types.ValueError,
                    "state with version %S passed to Random.setstate() of version %d", items[0],
                    STATE_VERSION);
    else if (read_words(m, items[1], &twister)) {
        AS_RANDOM(args[0])->twister = twister;
        replace_place(m, AS_RANDOM(args[0])->gauss_next, keep(items[2]));
    }
    drop(m, state);
    return m->error ? NULL : NONE;
}
