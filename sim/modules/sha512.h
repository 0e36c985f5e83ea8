/* SHA-512 (FIPS 180-4), for random.seed() of text. */
#ifndef LOOPGLASS_MODULES_SHA512_H
#define LOOPGLASS_MODULES_SHA512_H

#include <stddef.h>
#include <stdint.h>

#define SHA512_SIZE 64

void sha512(const unsigned char *data, size_t size, unsigned char digest[SHA512_SIZE]);

/* SHA-384: the first 48 bytes of the digest are meant. */
void sha384(const unsigned char *data, size_t size, unsigned char digest[SHA512_SIZE]);

#endif
