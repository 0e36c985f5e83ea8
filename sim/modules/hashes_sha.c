/* MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4): blocks of 64 bytes. */
#include "sim/modules/hashes.h"

#include <math.h>
#include <string.h>

#define BLOCK_SIZE 64

typedef void mix_block(uint32_t *state, const unsigned char *block);

static uint32_t rotate_left(uint32_t x, unsigned count)
{
    return x << count | x >> (32 - count);
}

static uint32_t rotate_right(uint32_t x, unsigned count)
{
    return x >> count | x << (32 - count);
}

static uint32_t read_big(const unsigned char *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static uint32_t read_little(const unsigned char *b)
{
    return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

/* The whole message, then its padding with the length in bits. */
static void mix_all(uint32_t *state, const unsigned char *data, size_t size, mix_block *mix,
                    bool is_big)
{
    unsigned char tail[2 * BLOCK_SIZE] = {0};
    size_t rest = size % BLOCK_SIZE, whole = size - rest;
    for (size_t at = 0; at < whole; at += BLOCK_SIZE)
        mix(state, data + at);
    if (rest)
        memcpy(tail, data + whole, rest);
    tail[rest] = 0x80;
    size_t tail_size = rest + 9 <= BLOCK_SIZE ? BLOCK_SIZE : 2 * BLOCK_SIZE;
    uint64_t bits = (uint64_t)size * 8;
    for (size_t i = 0; i < 8; i++)
        tail[is_big ? tail_size - 1 - i : tail_size - 8 + i] = (unsigned char)(bits >> (8 * i));
    for (size_t at = 0; at < tail_size; at += BLOCK_SIZE)
        mix(state, tail + at);
}

static void write_words(const uint32_t *state, size_t size, bool is_big, unsigned char *digest)
{
    for (size_t i = 0; i < size; i++)
        digest[i] = (unsigned char)(state[i / 4] >> (is_big ? 24 - i % 4 * 8 : i % 4 * 8));
}

/* --- MD5 */

/* Step i's constant is the whole part of 2^32 |sin(i + 1)|. */
static uint32_t md5_constant(unsigned i)
{
    return (uint32_t)(uint64_t)(fabs(sin((double)i + 1)) * 4294967296.0);
}

static void md5_mix(uint32_t *state, const unsigned char *block)
{
    static const unsigned char turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    for (unsigned i = 0; i < 64; i++) {
        uint32_t f;
        unsigned word;
        switch (i / 16) {
        case 0: f = (b & c) | (~b & d), word = i; break;
        case 1: f = (d & b) | (~d & c), word = (5 * i + 1) % 16; break;
        case 2: f = b ^ c ^ d, word = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d), word = 7 * i % 16; break;
        }
        f += a + md5_constant(i) + read_little(block + 4 * word);
        a = d, d = c, c = b;
        b += rotate_left(f, turns[i / 16][i % 4]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
}

void md5(const unsigned char *data, size_t size, unsigned char *digest)
{
    uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    mix_all(state, data, size, md5_mix, false);
    write_words(state, 16, false, digest);
}

/* --- SHA-1 */

static void sha1_mix(uint32_t *state, const unsigned char *block)
{
    static const uint32_t constants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (unsigned i = 0; i < 80; i++) {
        w[i] = i < 16 ? read_big(block + 4 * i)
                      : rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        uint32_t f = i < 20   ? (b & c) | (~b & d)
                     : i < 40 ? b ^ c ^ d
                     : i < 60 ? (b & c) | (b & d) | (c & d)
                              : b ^ c ^ d;
        uint32_t next = rotate_left(a, 5) + f + e + constants[i / 20] + w[i];
        e = d, d = c, c = rotate_left(b, 30), b = a, a = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

void sha1(const unsigned char *data, size_t size, unsigned char *digest)
{
    uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    mix_all(state, data, size, sha1_mix, true);
    write_words(state, 20, true, digest);
}

/* --- SHA-256 */

/* The first 32 bits of the fractions of the cube roots of the first 64 primes. */
static const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static void sha256_mix(uint32_t *state, const unsigned char *block)
{
    uint32_t w[64], s[8];
    for (unsigned i = 0; i < 64; i++) {
        if (i < 16) {
            w[i] = read_big(block + 4 * i);
            continue;
        }
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate_right(a, 7) ^ rotate_right(a, 18) ^ a >> 3) + w[i - 7] +
               (rotate_right(b, 17) ^ rotate_right(b, 19) ^ b >> 10);
    }
    memcpy(s, state, sizeof s);
    for (unsigned i = 0; i < 64; i++) {
        uint32_t a = s[0], e = s[4];
        uint32_t first = s[7] + (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) +
                         ((e & s[5]) ^ (~e & s[6])) + sha256_constants[i] + w[i];
        uint32_t second = (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) +
                          ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (unsigned i = 0; i < 8; i++)
        state[i] += s[i];
}

void sha256(const unsigned char *data, size_t size, bool is_short, unsigned char *digest)
{
    static const uint32_t initial[2][8] = {
        {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
         0x5be0cd19},
        {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7,
         0xbefa4fa4}};
    uint32_t state[8];
    memcpy(state, initial[is_short], sizeof state);
    mix_all(state, data, size, sha256_mix, true);
    write_words(state, is_short ? 28 : 32, true, digest);
}
