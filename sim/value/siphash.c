/* SipHash-1-3 (Aumasson and Bernstein) with a key of zeros. */
#include "sim/value/siphash.h"

static inline uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static inline void round_once(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

/* Eight bytes, the first one lowest, whatever the machine's own order; compilers see one load. */
static inline uint64_t load_word(const unsigned char *b)
{
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

/* The last bytes, fewer than eight. */
static inline uint64_t load_rest(const unsigned char *bytes, size_t count)
{
    uint64_t word = 0;
    for (size_t i = count; i-- > 0;)
        word = word << 8 | bytes[i];
    return word;
}

void siphash_begin(struct siphash_state *state, size_t size)
{
    *state = (struct siphash_state){
        {0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573}, size};
}

/* The state is worked on in registers. */
static inline void take_words(uint64_t v[4], const unsigned char *data, size_t words)
{
    for (; words > 0; words--, data += 8) {
        uint64_t word = load_word(data);
        v[3] ^= word;
        round_once(v);
        v[0] ^= word;
    }
}

void siphash_words(struct siphash_state *state, const unsigned char *data, size_t words)
{
    take_words(state->v, data, words);
}

int64_t siphash_end(struct siphash_state *state, const unsigned char *data, size_t size)
{
    uint64_t v[4] = {state->v[0], state->v[1], state->v[2], state->v[3]};
    if (state->size == 0)
        return 0;
    take_words(v, data, size / 8);
    uint64_t last = (uint64_t)state->size << 56 | load_rest(data + size / 8 * 8, size % 8);
    v[3] ^= last;
    round_once(v);
    v[0] ^= last;
    v[2] ^= 0xFF;
    for (int i = 0; i < 3; i++)
        round_once(v);
    int64_t hash = (int64_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
    return hash == -1 ? -2 : hash;
}

int64_t siphash13(const void *data, size_t size)
{
    struct siphash_state state;
    siphash_begin(&state, size);
    return siphash_end(&state, data, size);
}
