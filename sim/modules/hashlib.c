/* The module _hashes: digests of whole messages, for hashlib in Python; checksums for zlib. */
#include "sim/modules/hashes.h"
#include "sim/modules/module.h"
#include "sim/modules/sha512.h"
#include "sim/value/bytes.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#include <string.h>

#define LONGEST_DIGEST (1 << 20)

static bool view(struct machine *m, value v, const unsigned char **data, size_t *size)
{
    if (bytes_view(m, v, data, size))
        return true;
    if (!m->error)
        raise_error(m, m->types.TypeError, "object supporting the buffer API required");
    return false;
}

static void sha224_of(const unsigned char *data, size_t size, unsigned char *digest)
{
    sha256(data, size, true, digest);
}

static void sha256_of(const unsigned char *data, size_t size, unsigned char *digest)
{
    sha256(data, size, false, digest);
}

static const struct {
    const char *name;
    size_t size;
    void (*make)(const unsigned char *data, size_t size, unsigned char *digest);
} plain[] = {
    {"md5", 16, md5},          {"sha1", 20, sha1},         {"sha224", 28, sha224_of},
    {"sha256", 32, sha256_of}, {"sha384", 48, sha384},     {"sha512", 64, sha512},
};

/* digest(name, data) */
static value hashes_digest(struct machine *m, value *args)
{
    const unsigned char *data;
    size_t size;
    unsigned char digest[SHA512_SIZE];
    if (!is_str(m, args[0]) || !view(m, args[1], &data, &size))
        return m->error ? NULL : raise_error(m, m->types.TypeError, "a digest is named by a str");
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (strcmp(plain[i].name, str_text(args[0])) == 0) {
            plain[i].make(data, size, digest);
            return bytes_new(m, digest, plain[i].size);
        }
    }
    return raise_error(m, m->types.ValueError, "unsupported hash type %S", args[0]);
}

/* sponge(data, rate, suffix, wanted) */
static value hashes_sponge(struct machine *m, value *args)
{
    const unsigned char *data;
    size_t size;
    int64_t numbers[3];
    for (int i = 0; i < 3; i++)
        if (!object_as_int64(m, args[1 + i], &numbers[i]))
            return NULL;
    if (!view(m, args[0], &data, &size))
        return NULL;
    if (numbers[0] < 8 || numbers[0] > 192 || numbers[2] < 0 || numbers[2] > LONGEST_DIGEST)
        return raise_error(m, m->types.ValueError, "length is not in range");
    value digest = bytes_new(m, NULL, (size_t)numbers[2]);
    if (digest)
        keccak(data, size, (size_t)numbers[0], (unsigned char)numbers[1], AS_BYTES(digest)->data,
               (size_t)numbers[2]);
    return digest;
}

/* blake2(parameters, data): with 64 bytes of parameters blake2b, with 32 blake2s. */
static value hashes_blake2(struct machine *m, value *args)
{
    const unsigned char *parameters, *data;
    size_t count, size;
    unsigned char digest[64];
    if (!view(m, args[0], &parameters, &count) || !view(m, args[1], &data, &size))
        return NULL;
    if (count != 64 && count != 32)
        return raise_error(m, m->types.ValueError, "parameters are 64 or 32 bytes");
    (count == 64 ? blake2b : blake2s)(parameters, data, size, digest);
    return bytes_new(m, digest, count);
}

static value hashes_crc32(struct machine *m, value *args)
{
    const unsigned char *data;
    size_t size;
    int64_t start;
    if (!view(m, args[0], &data, &size) || !object_as_int64(m, args[1], &start))
        return NULL;
    uint32_t crc = ~(uint32_t)start;
    for (size_t i = 0; i < size; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return tag_small_int((int64_t)(uint32_t)~crc);
}

static value hashes_adler32(struct machine *m, value *args)
{
    const unsigned char *data;
    size_t size;
    int64_t start;
    if (!view(m, args[0], &data, &size) || !object_as_int64(m, args[1], &start))
        return NULL;
    uint32_t low = (uint32_t)start & 0xffff, high = (uint32_t)start >> 16;
    for (size_t i = 0; i < size; i++) {
        low = (low + data[i]) % 65521;
        high = (high + low) % 65521;
    }
    return tag_small_int((int64_t)((uint64_t)high << 16 | low));
}

static const struct native_spec functions[] = {
    {"digest(name, data, /)", hashes_digest, NULL},
    {"sponge(data, rate, suffix, wanted, /)", hashes_sponge, NULL},
    {"blake2(parameters, data, /)", hashes_blake2, NULL},
    {"crc32(data, value=0, /)", hashes_crc32, NULL},
    {"adler32(data, value=1, /)", hashes_adler32, NULL},
    {0},
};

const struct module_spec hashes_module = {.name = "_hashes", .functions = functions};
