/* The shortest decimal that reads back as a float, for floats of everyday size. */
#ifndef LOOPGLASS_VALUE_FLOAT_SHORTEST_H
#define LOOPGLASS_VALUE_FLOAT_SHORTEST_H

#include <stdbool.h>

#define FLOAT_SHORTEST_MOST 40 /* bytes that it writes at most */

/* Writes the digits of `a` without a point, at most FLOAT_SHORTEST_MOST of them, not ended by NUL;
 * *point: how many of them stand before the point. False: `a` is not in [1e-3, 2**53). */
bool float_shortest_digits(double a, char *digits, int *count, int *point);

#endif
