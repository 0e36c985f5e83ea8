/* SHA-3 and SHAKE (FIPS 202), and BLAKE2 (RFC 7693). */
#include "sim/modules/hashes.h"

#include <string.h>

static uint64_t rotate64(uint64_t x, unsigned left)
{
    return left ? x << left | x >> (64 - left) : x;
}

static uint64_t read64(const unsigned char *b)
{
    uint64_t word = 0;
    for (int i = 7; i >= 0; i--)
        word = word << 8 | b[i];
    return word;
}

static uint32_t read32(const unsigned char *b)
{
    return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

/* --- Keccak */

/* The round constants come from a shift register: its next bit. */
static bool next_bit(unsigned char *shift)
{
    bool bit = *shift & 1;
    *shift = (unsigned char)(*shift & 0x80 ? *shift << 1 ^ 0x71 : *shift << 1);
    return bit;
}

static void theta(uint64_t a[25])
{
    uint64_t c[5];
    for (int x = 0; x < 5; x++)
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (int i = 0; i < 25; i++)
        a[i] ^= c[(i + 4) % 5] ^ rotate64(c[(i + 1) % 5], 1);
}

static void rho_and_pi(uint64_t a[25])
{
    int x = 1, y = 0;
    uint64_t current = a[1];
    for (unsigned t = 0; t < 24; t++) {
        int next = (2 * x + 3 * y) % 5;
        x = y, y = next;
        uint64_t moved = rotate64(current, (t + 1) * (t + 2) / 2 % 64);
        current = a[x + 5 * y];
        a[x + 5 * y] = moved;
    }
}

static void chi(uint64_t a[25])
{
    for (int y = 0; y < 25; y += 5) {
        uint64_t row[5];
        memcpy(row, a + y, sizeof row);
        for (int x = 0; x < 5; x++)
            a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
}

static void permute(uint64_t a[25])
{
    unsigned char shift = 1;
    for (int round = 0; round < 24; round++) {
        theta(a);
        rho_and_pi(a);
        chi(a);
        for (unsigned j = 0; j < 7; j++)
            if (next_bit(&shift))
                a[0] ^= (uint64_t)1 << ((1U << j) - 1);
    }
}

static void add_byte(uint64_t *state, size_t at, unsigned char byte)
{
    state[at / 8] ^= (uint64_t)byte << at % 8 * 8;
}

void keccak(const unsigned char *data, size_t size, size_t rate, unsigned char suffix,
            unsigned char *digest, size_t wanted)
{
    uint64_t state[25] = {0};
    size_t at = 0;
    for (size_t i = 0; i < size; i++) {
        add_byte(state, at++, data[i]);
        if (at == rate) {
            permute(state);
            at = 0;
        }
    }
    add_byte(state, at, suffix);
    add_byte(state, rate - 1, 0x80);
    for (size_t i = 0; i < wanted; i++) {
        if (i % rate == 0)
            permute(state);
        digest[i] = (unsigned char)(state[i % rate / 8] >> i % rate % 8 * 8);
    }
}

/* --- BLAKE2 */

static const unsigned char orders[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
static const unsigned char quarters[8][4] = {{0, 4, 8, 12},  {1, 5, 9, 13},  {2, 6, 10, 14},
                                             {3, 7, 11, 15}, {0, 5, 10, 15}, {1, 6, 11, 12},
                                             {2, 7, 8, 13},  {3, 4, 9, 14}};
static const uint64_t wide_start[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

static void mix_wide(uint64_t *v, const unsigned char *q, uint64_t x, uint64_t y)
{
    uint64_t *a = v + q[0], *b = v + q[1], *c = v + q[2], *d = v + q[3];
    *a += *b + x;
    *d = rotate64(*d ^ *a, 32);
    *c += *d;
    *b = rotate64(*b ^ *c, 40);
    *a += *b + y;
    *d = rotate64(*d ^ *a, 48);
    *c += *d;
    *b = rotate64(*b ^ *c, 1);
}

static void compress_wide(uint64_t h[8], const unsigned char *block, uint64_t count, bool last)
{
    uint64_t v[16];
    memcpy(v, h, 8 * sizeof *v);
    memcpy(v + 8, wide_start, sizeof wide_start);
    v[12] ^= count;
    if (last)
        v[14] = ~v[14];
    for (int round = 0; round < 12; round++) {
        const unsigned char *order = orders[round % 10];
        for (int i = 0; i < 8; i++)
            mix_wide(v, quarters[i], read64(block + 8 * order[2 * i]),
                     read64(block + 8 * order[2 * i + 1]));
    }
    for (int i = 0; i < 8; i++)
        h[i] ^= v[i] ^ v[i + 8];
}

void blake2b(const unsigned char *parameters, const unsigned char *data, size_t size,
             unsigned char digest[64])
{
    uint64_t h[8];
    unsigned char tail[128] = {0};
    size_t at = 0;
    for (int i = 0; i < 8; i++)
        h[i] = wide_start[i] ^ read64(parameters + 8 * i);
    for (; size - at > sizeof tail; at += sizeof tail)
        compress_wide(h, data + at, at + sizeof tail, false);
    if (size > at)
        memcpy(tail, data + at, size - at);
    compress_wide(h, tail, size, true);
    for (size_t i = 0; i < 64; i++)
        digest[i] = (unsigned char)(h[i / 8] >> i % 8 * 8);
}

static uint32_t turn32(uint32_t x, unsigned right)
{
    return x >> right | x << (32 - right);
}

static void mix_narrow(uint32_t *v, const unsigned char *q, uint32_t x, uint32_t y)
{
    uint32_t *a = v + q[0], *b = v + q[1], *c = v + q[2], *d = v + q[3];
    *a += *b + x;
    *d = turn32(*d ^ *a, 16);
    *c += *d;
    *b = turn32(*b ^ *c, 12);
    *a += *b + y;
    *d = turn32(*d ^ *a, 8);
    *c += *d;
    *b = turn32(*b ^ *c, 7);
}

static void compress_narrow(uint32_t h[8], const unsigned char *block, uint64_t count, bool last)
{
    uint32_t v[16];
    memcpy(v, h, 8 * sizeof *v);
    for (int i = 0; i < 8; i++)
        v[8 + i] = (uint32_t)(wide_start[i] >> 32);
    v[12] ^= (uint32_t)count;
    v[13] ^= (uint32_t)(count >> 32);
    if (last)
        v[14] = ~v[14];
    for (int round = 0; round < 10; round++) {
        const unsigned char *order = orders[round];
        for (int i = 0; i < 8; i++)
            mix_narrow(v, quarters[i], read32(block + 4 * order[2 * i]),
                       read32(block + 4 * order[2 * i + 1]));
    }
    for (int i = 0; i < 8; i++)
        h[i] ^= v[i] ^ v[i + 8];
}

void blake2s(const unsigned char *parameters, const unsigned char *data, size_t size,
             unsigned char digest[32])
{
    uint32_t h[8];
    unsigned char tail[64] = {0};
    size_t at = 0;
    for (int i = 0; i < 8; i++)
        h[i] = (uint32_t)(wide_start[i] >> 32) ^ read32(parameters + 4 * i);
    for (; size - at > sizeof tail; at += sizeof tail)
        compress_narrow(h, data + at, at + sizeof tail, false);
    if (size > at)
        memcpy(tail, data + at, size - at);
    compress_narrow(h, tail, size, true);
    for (size_t i = 0; i < 32; i++)
        digest[i] = (unsigned char)(h[i / 4] >> i % 4 * 8);
}
