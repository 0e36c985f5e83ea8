/* The Mersenne Twister MT19937. */
#include "sim/modules/random_parts.h"

#define SHIFT_SIZE 397
#define MATRIX     0x9908b0dfU
#define UPPER_MASK 0x80000000U

static uint32_t twist(uint32_t high, uint32_t low)
{
    uint32_t y = (high & UPPER_MASK) | (low & ~UPPER_MASK);
    return y >> 1 ^ (y & 1 ? MATRIX : 0);
}

static void refill(struct twister *t)
{
    uint32_t *w = t->words;
    for (int i = 0; i < TWISTER_WORDS; i++) {
        uint32_t next = w[(i + 1) % TWISTER_WORDS];
        w[i] = w[(i + SHIFT_SIZE) % TWISTER_WORDS] ^ twist(w[i], next);
    }
    t->next = 0;
}

uint32_t twister_draw(struct twister *t)
{
    if (t->next >= TWISTER_WORDS)
        refill(t);
    uint32_t y = t->words[t->next++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680U;
    y ^= y << 15 & 0xefc60000U;
    return y ^ y >> 18;
}

double twister_float(struct twister *t)
{
    uint32_t high = twister_draw(t) >> 5, low = twister_draw(t) >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

static void seed_with_word(struct twister *t, uint32_t seed)
{
    t->words[0] = seed;
    for (uint32_t i = 1; i < TWISTER_WORDS; i++) {
        uint32_t before = t->words[i - 1];
        t->words[i] = 1812433253U * (before ^ before >> 30) + i;
    }
    t->next = TWISTER_WORDS;
}

/* Moves on to the next word but the first, which stands for the last one. */
static uint32_t advance(struct twister *t, uint32_t i)
{
    if (++i < TWISTER_WORDS)
        return i;
    t->words[0] = t->words[TWISTER_WORDS - 1];
    return 1;
}

void twister_seed(struct twister *t, const uint32_t *key, size_t size)
{
    uint32_t i = 1;
    size_t j = 0;
    seed_with_word(t, 19650218U);
    for (size_t k = size > TWISTER_WORDS ? size : TWISTER_WORDS; k > 0; k--) {
        uint32_t before = t->words[i - 1];
        t->words[i] = (t->words[i] ^ (before ^ before >> 30) * 1664525U) + key[j] + (uint32_t)j;
        i = advance(t, i);
        j = j + 1 == size ? 0 : j + 1;
    }
    for (size_t k = TWISTER_WORDS - 1; k > 0; k--) {
        uint32_t before = t->words[i - 1];
        t->words[i] = (t->words[i] ^ (before ^ before >> 30) * 1566083941U) - i;
        i = advance(t, i);
    }
    t->words[0] = 0x80000000U;
}
