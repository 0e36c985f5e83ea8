/* Steele and White's digit generation ("Dragon4") where 128 bits hold all of its numbers: the
 * denominator is a power of two there, so that a digit is a shift. 100 ns a float, where asking
 * printf and strtod for 15, 16 and 17 digits takes 2 us: a fifth of what a task cost that sleeps for
 * a random time and whose sleep is named in the record. */
#include "sim/value/float_shortest.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide;

#define MANTISSA_BITS 53

static int put_whole(uint64_t whole, char *digits)
{
    char turned[20];
    int count = 0;
    for (; whole; whole /= 10)
        turned[count++] = (char)('0' + whole % 10);
    for (int i = 0; i < count; i++)
        digits[i] = turned[count - 1 - i];
    return count;
}

/* `rest` / 2**shift is what is left to be written. A decimal up to `below` less or `above` more than
 * it, in the same units, reads back as the float; the bounds themselves do when `even`. */
static int put_fraction(wide rest, int shift, wide below, wide above, bool even, char *digits)
{
    const wide one = (wide)1 << shift;
    int count = 0;
    for (;;) {
        rest *= 10;
        below *= 10;
        above *= 10;
        int digit = (int)(rest >> shift);
        rest &= one - 1;
        bool low = rest < below || (even && rest == below);
        bool high = rest + above > one || (even && rest + above == one);
        if (low && high)
            high = 2 * rest > one || (2 * rest == one && digit % 2);
        digits[count++] = (char)('0' + digit + high);
        if (low || high)
            return count;
    }
}

bool float_shortest_digits(double a, char *digits, int *count, int *point)
{
    if (!(a >= 1e-3 && a < 0x1p53))
        return false;
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(a, &exponent), MANTISSA_BITS);
    int places = MANTISSA_BITS - exponent; /* a is mantissa / 2**places */
    uint64_t whole = places < 64 ? mantissa >> places : 0;
    wide rest = mantissa - ((wide)whole << places);
    bool power_of_two = mantissa == (uint64_t)1 << (MANTISSA_BITS - 1);
    *count = *point = put_whole(whole, digits);
    if (rest == 0)
        return true;
    /* In quarters of the last bit, because below a power of two floats lie twice as dense. */
    *count += put_fraction(rest << 2, places + 2, power_of_two ? 1 : 2, 2, mantissa % 2 == 0,
                           digits + *count);
    return true;
}
