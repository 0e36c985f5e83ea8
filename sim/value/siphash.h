/* SipHash-1-3, with which CPython hashes str and bytes, with the key of PYTHONHASHSEED=0, which is
 * all zero. */
#ifndef LOOPGLASS_VALUE_SIPHASH_H
#define LOOPGLASS_VALUE_SIPHASH_H

#include <stddef.h>
#include <stdint.h>

/* hash() of these bytes: 0 for no bytes, never -1. CPython 3.13 Python/pyhash.c. */
int64_t siphash13(const void *data, size_t size);

/* The same piece by piece: `size` is that of all pieces together; every piece but the last is of
 * whole words of eight bytes. */
struct siphash_state {
    uint64_t v[4];
    size_t size;
};
void siphash_begin(struct siphash_state *state, size_t size);
void siphash_words(struct siphash_state *state, const unsigned char *data, size_t words);
int64_t siphash_end(struct siphash_state *state, const unsigned char *data, size_t size);

#endif
