/* The gamma function and its logarithm by Lanczos' approximation with g = 6.0246800407767296 and 13
 * terms, the one CPython uses, so that the last digits agree. */
#include <math.h>

#include "sim/modules/math_parts.h"

#define PI             3.141592653589793238462643383279502884197
#define LOG_PI         1.144729885849400174143427351353058711647
#define LANCZOS_G      6.024680040776729583740234375
#define LANCZOS_TERMS  13
#define FACTORIAL_MOST 23 /* gamma(n) is exact up to here */

/* Numerator and denominator, lowest power first. */
static const double numerator[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
static const double denominator[LANCZOS_TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

static double lanczos_sum(double x)
{
    double above = 0.0, below = 0.0;
    if (x < 5.0) {
        for (int i = LANCZOS_TERMS; --i >= 0;) {
            above = above * x + numerator[i];
            below = below * x + denominator[i];
        }
    } else { /* in powers of 1/x, which cannot overflow */
        for (int i = 0; i < LANCZOS_TERMS; i++) {
            above = above / x + numerator[i];
            below = below / x + denominator[i];
        }
    }
    return above / below;
}

/* sin(pi * x), exact at multiples of a half */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(PI * y); break;
    case 1: r = cos(PI * (y - 0.5)); break;
    case 2: r = sin(PI * (1.0 - y)); break; /* keeps the sign of zero */
    case 3: r = -cos(PI * (y - 1.5)); break;
    default: r = sin(PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double small_factorial(int n)
{
    double product = 1.0;
    for (int i = 2; i <= n; i++)
        product *= i;
    return product;
}

/* What rounding took from |x| + g - 1/2, times what it matters. */
static double shift_error(double size, double y)
{
    if (size > LANCZOS_G - 0.5) {
        double q = y - size;
        return q - (LANCZOS_G - 0.5);
    }
    double q = y - (LANCZOS_G - 0.5);
    return q - size;
}

static double gamma_of_large(double x, double size, double y, double z)
{
    double r;
    if (x < 0.0) { /* reflection */
        r = -PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= z * r;
        if (size < 140.0)
            return r / pow(y, size - 0.5);
        double root = pow(y, size / 2.0 - 0.25);
        return r / root / root;
    }
    r = lanczos_sum(size) / exp(y);
    r += z * r;
    if (size < 140.0)
        return r * pow(y, size - 0.5);
    double root = pow(y, size / 2.0 - 0.25);
    return r * root * root;
}

double math_gamma(double x)
{
    if (!isfinite(x))
        return isnan(x) || x > 0.0 ? x : NAN;
    if (x == 0.0)
        return copysign(HUGE_VAL, x);
    if (x == floor(x)) {
        if (x < 0.0)
            return NAN;
        if (x <= FACTORIAL_MOST)
            return small_factorial((int)x - 1);
    }
    double size = fabs(x);
    if (size < 1e-20)
        return 1.0 / x;
    if (size > 200.0)
        return x < 0.0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    double y = size + (LANCZOS_G - 0.5);
    double z = shift_error(size, y);
    return gamma_of_large(x, size, y, z * LANCZOS_G / y);
}

double math_lgamma(double x)
{
    if (!isfinite(x))
        return isnan(x) ? x : HUGE_VAL;
    if (x == floor(x) && x <= 2.0)
        return x <= 0.0 ? HUGE_VAL : 0.0;
    double size = fabs(x);
    if (size < 1e-20)
        return -log(size);
    double r = log(lanczos_sum(size)) - LANCZOS_G;
    r += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
    if (x < 0.0)
        r = LOG_PI - log(fabs(sin_pi(size))) - log(size) - r;
    return r;
}
