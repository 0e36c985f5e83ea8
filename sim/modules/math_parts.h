/* What the files of the module math share; CPython 3.13 Modules/mathmodule.c throughout. */
#ifndef LOOPGLASS_MODULES_MATH_PARTS_H
#define LOOPGLASS_MODULES_MATH_PARTS_H

#include "sim/value/machine.h"

/* Gamma and log of gamma as CPython computes them (the C library's differ in last places). Errors
 * are a NaN or an infinity for a finite x. random draws on the second too. */
double math_gamma(double x);
double math_lgamma(double x);

/* sqrt(sum of squares), nearly correctly rounded; changes `vector`, whose items are >= 0, of which
 * `max` is the largest. */
double math_vector_norm(double *vector, size_t count, double max, bool found_nan);

/* Always NULL. */
value math_domain_error(struct machine *m);
value math_range_error(struct machine *m);

/* Whole numbers: sim/modules/math_int.c */
native_body math_gcd, math_lcm, math_isqrt, math_factorial, math_comb, math_perm;
/* Sums, products, distances: sim/modules/math_sum.c */
native_body math_fsum, math_prod, math_sumprod, math_dist, math_hypot;

#endif
