/* SipHash-1-3 (Aumasson and Bernstein) with a key of zeros. */
#include "sim/value/siphash.h"

static uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static void round_once(uint64_t v[4])
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

/* Up to eight bytes, the first one lowest, whatever the machine's own order. */
static uint64_t load(const unsigned char *bytes, size_t count)
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

static void take_word(struct siphash_state *state, uint64_t word)
{
    state->v[3] ^= word;
    round_once(state->v);
    state->v[0] ^= word;
}

void siphash_words(struct siphash_state *state, const unsigned char *data, size_t words)
{
    for (; words > 0; words--, data += 8)
        take_word(state, load(data, 8));
}

int64_t siphash_end(struct siphash_state *state, const unsigned char *data, size_t size)
{
    uint64_t *v = state->v;
    if (state->size == 0)
        return 0;
    siphash_words(state, data, size / 8);
    take_word(state, (uint64_t)state->size << 56 | load(data + size / 8 * 8, size % 8));
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
