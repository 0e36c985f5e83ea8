/* Digests for hashlib: MD5, SHA-1, SHA-2, SHA-3 and BLAKE2, each of a whole message at once. */
#ifndef LOOPGLASS_MODULES_HASHES_H
#define LOOPGLASS_MODULES_HASHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* RFC 1321; 16 bytes. */
void md5(const unsigned char *data, size_t size, unsigned char *digest);
/* FIPS 180-4; 20 bytes. */
void sha1(const unsigned char *data, size_t size, unsigned char *digest);
/* FIPS 180-4; 32 bytes, or with `is_short` the 28 of SHA-224. */
void sha256(const unsigned char *data, size_t size, bool is_short, unsigned char *digest);
/* FIPS 202: `wanted` bytes of the sponge whose rate is `rate` bytes; `suffix` tells SHA-3 (0x06)
 * from SHAKE (0x1f). */
void keccak(const unsigned char *data, size_t size, size_t rate, unsigned char suffix,
            unsigned char *digest, size_t wanted);

/* RFC 7693. `parameters` is the parameter block (64 bytes, for blake2s the first 32 of them), the
 * key, if there is one, the padded first block of the data. */
void blake2b(const unsigned char *parameters, const unsigned char *data, size_t size,
             unsigned char digest[64]);
void blake2s(const unsigned char *parameters, const unsigned char *data, size_t size,
             unsigned char digest[32]);

#endif
