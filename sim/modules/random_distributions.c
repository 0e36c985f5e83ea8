/* random.uniform, gauss and the other distributions of real numbers. CPython 3.13 Lib/random.py:
 * the same formulas with the same operations in the same order. */
#include <math.h>

#include "sim/modules/math_parts.h"
#include "sim/modules/random_parts.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"

#define PI     3.141592653589793238462643383279502884197
#define E      2.718281828459045235360287471352662497757
#define TWO_PI (2.0 * PI)

/* Beyond, an int is no longer exactly a float and the arithmetic is left to the values. */
#define EXACT_MOST ((int64_t)1 << 51)

static bool is_plain(struct machine *m, value v, double *number)
{
    if (is_small_int(v) && small_int(v) <= EXACT_MOST && small_int(v) >= -EXACT_MOST) {
        *number = (double)small_int(v);
        return true;
    }
    if (!is_exactly(v, m->types.float_))
        return false;
    *number = float_value(v);
    return true;
}

/* One draw of random(). */
static bool draw(struct machine *m, value self, double *number)
{
    struct source source;
    if (!source_open(m, self, &source))
        return false;
    bool drawn = source_float(&source, number);
    source_close(&source);
    return drawn;
}

/* a + (b - a) * factor as Python computes it */
static value between(struct machine *m, value a, value b, double factor)
{
    double x, y;
    if (is_plain(m, a, &x) && is_plain(m, b, &y))
        return float_new(m, x + (y - x) * factor);
    value width = object_binary(m, BINARY_SUB, b, a), number = float_new(m, factor);
    value part = width && number ? object_binary(m, BINARY_MUL, width, number) : NULL;
    value result = part ? object_binary(m, BINARY_ADD, a, part) : NULL;
    drop(m, width);
    drop(m, number);
    drop(m, part);
    return result;
}

value random_uniform(struct machine *m, value *args)
{
    double number;
    return draw(m, args[0], &number) ? between(m, args[1], args[2], number) : NULL;
}

value random_triangular(struct machine *m, value *args)
{
    double u, low, high, mode, c = 0.5;
    if (!draw(m, args[0], &u) || !object_as_double(m, args[1], &low) ||
        !object_as_double(m, args[2], &high))
        return NULL;
    if (args[3] != NONE) {
        if (!object_as_double(m, args[3], &mode))
            return NULL;
        if (high - low == 0.0)
            return keep(args[1]);
        c = (mode - low) / (high - low);
    }
    if (u > c)
        return between(m, args[2], args[1], sqrt((1.0 - u) * (1.0 - c)));
    return between(m, args[1], args[2], sqrt(u * c));
}

/* The two parameters of a distribution. */
static bool parameters(struct machine *m, value *args, double *a, double *b)
{
    return object_as_double(m, args[1], a) && object_as_double(m, args[2], b);
}

static bool normal(struct source *s, double *z)
{
    double magic = 4 * exp(-0.5) / sqrt(2.0), u1, u2;
    do {
        if (!source_float(s, &u1) || !source_float(s, &u2))
            return false;
        u2 = 1.0 - u2;
        *z = magic * (u1 - 0.5) / u2;
    } while (*z * *z / 4.0 > -log(u2));
    return true;
}

static bool normal_of(struct machine *m, value *args, double *result)
{
    struct source source;
    double mu, sigma, z;
    if (!parameters(m, args, &mu, &sigma) || !source_open(m, args[0], &source))
        return false;
    bool drawn = normal(&source, &z);
    source_close(&source);
    *result = drawn ? mu + z * sigma : 0.0;
    return drawn;
}

value random_normalvariate(struct machine *m, value *args)
{
    double result;
    return normal_of(m, args, &result) ? float_new(m, result) : NULL;
}

value random_lognormvariate(struct machine *m, value *args)
{
    double result;
    if (!normal_of(m, args, &result))
        return NULL;
    double power = exp(result);
    return isinf(power) && isfinite(result) ? math_range_error(m) : float_new(m, power);
}

/* Makes two at a time and keeps the second. */
static bool gauss_pair(struct machine *m, value self, double *first)
{
    struct source source;
    double u1, u2;
    if (!source_open(m, self, &source))
        return false;
    bool drawn = source_float(&source, &u1) && source_float(&source, &u2);
    source_close(&source);
    if (!drawn)
        return false;
    double angle = u1 * TWO_PI, radius = sqrt(-2.0 * log(1.0 - u2));
    *first = cos(angle) * radius;
    value second = float_new(m, sin(angle) * radius);
    if (!second)
        return false;
    replace_place(m, AS_RANDOM(self)->gauss_next, second);
    return true;
}

value random_gauss(struct machine *m, value *args)
{
    struct random_object *self = AS_RANDOM(args[0]);
    double mu, sigma, z;
    if (!parameters(m, args, &mu, &sigma))
        return NULL;
    value kept = self->gauss_next;
    self->gauss_next = NONE;
    bool done = kept == NONE ? gauss_pair(m, args[0], &z) : object_as_double(m, kept, &z);
    drop(m, kept);
    return done ? float_new(m, mu + z * sigma) : NULL;
}

static value divided_by_zero(struct machine *m)
{
    return raise_error(m, m->types.ZeroDivisionError, "float division by zero");
}

value random_expovariate(struct machine *m, value *args)
{
    double u, lambda;
    if (!draw(m, args[0], &u) || !object_as_double(m, args[1], &lambda))
        return NULL;
    return lambda == 0.0 ? divided_by_zero(m) : float_new(m, -log(1.0 - u) / lambda);
}

/* x % y as Python has it, for y > 0 */
static double modulo(double x, double y)
{
    double rest = fmod(x, y);
    return rest < 0.0 ? rest + y : rest == 0.0 ? 0.0 : rest;
}

static bool von_mises(struct source *s, double mu, double kappa, double *theta)
{
    double z, u;
    if (kappa <= 1e-6) {
        bool drawn = source_float(s, &u);
        *theta = TWO_PI * u;
        return drawn;
    }
    double part = 0.5 / kappa, r = part + sqrt(1.0 + part * part);
    for (;;) {
        if (!source_float(s, &u))
            return false;
        z = cos(PI * u);
        double d = z / (r + z);
        if (!source_float(s, &u))
            return false;
        if (u < 1.0 - d * d || u <= (1.0 - d) * exp(d))
            break;
    }
    double q = 1.0 / r, f = (q + z) / (1.0 + q * z);
    if (!source_float(s, &u))
        return false;
    *theta = modulo(u > 0.5 ? mu + acos(f) : mu - acos(f), TWO_PI);
    return true;
}

value random_vonmisesvariate(struct machine *m, value *args)
{
    struct source source;
    double mu, kappa, theta;
    if (!parameters(m, args, &mu, &kappa) || !source_open(m, args[0], &source))
        return NULL;
    bool drawn = von_mises(&source, mu, kappa, &theta);
    source_close(&source);
    return drawn ? float_new(m, theta) : NULL;
}

/* Cheng's way, for alpha > 1. */
static bool gamma_above_one(struct source *s, double alpha, double *x)
{
    double log4 = log(4.0), magic = 1.0 + log(4.5);
    double root = sqrt(2.0 * alpha - 1.0), b = alpha - log4, c = alpha + root, u1, u2;
    for (;;) {
        if (!source_float(s, &u1))
            return false;
        if (!(1e-7 < u1 && u1 < 0.9999999))
            continue;
        if (!source_float(s, &u2))
            return false;
        u2 = 1.0 - u2;
        double v = log(u1 / (1.0 - u1)) / root;
        *x = alpha * exp(v);
        double z = u1 * u1 * u2, r = b + c * v - *x;
        if (r + magic - 4.5 * z >= 0.0 || r >= log(z))
            return true;
    }
}

/* Ahrens and Dieter's, for alpha < 1. */
static bool gamma_below_one(struct source *s, double alpha, double *x)
{
    double u;
    for (;;) {
        if (!source_float(s, &u))
            return false;
        double b = (E + alpha) / E, p = b * u;
        *x = p <= 1.0 ? pow(p, 1.0 / alpha) : -log((b - p) / alpha);
        if (!source_float(s, &u))
            return false;
        if (p > 1.0 ? u <= pow(*x, alpha - 1.0) : u <= exp(-*x))
            return true;
    }
}

static bool gamma_draw(struct source *s, double alpha, double beta, double *result)
{
    double x;
    if (alpha <= 0.0 || beta <= 0.0) {
        raise_error(s->m, s->m->types.ValueError,
                    "gammavariate: alpha and beta must be > 0.0");
        return false;
    }
    bool drawn;
    if (alpha > 1.0) {
        drawn = gamma_above_one(s, alpha, &x);
    } else if (alpha == 1.0) {
        drawn = source_float(s, &x);
        x = drawn ? -log(1.0 - x) : 0.0;
    } else {
        drawn = gamma_below_one(s, alpha, &x);
    }
    *result = drawn ? x * beta : 0.0;
    return drawn;
}

value random_gammavariate(struct machine *m, value *args)
{
    struct source source;
    double alpha, beta, result;
    if (!parameters(m, args, &alpha, &beta) || !source_open(m, args[0], &source))
        return NULL;
    bool drawn = gamma_draw(&source, alpha, beta, &result);
    source_close(&source);
    return drawn ? float_new(m, result) : NULL;
}

value random_betavariate(struct machine *m, value *args)
{
    struct source source;
    double alpha, beta, y, z;
    if (!parameters(m, args, &alpha, &beta) || !source_open(m, args[0], &source))
        return NULL;
    bool drawn = gamma_draw(&source, alpha, 1.0, &y);
    if (drawn && y != 0.0) {
        drawn = gamma_draw(&source, beta, 1.0, &z);
        y = drawn ? y / (y + z) : 0.0;
    }
    source_close(&source);
    return drawn ? float_new(m, y) : NULL;
}

value random_paretovariate(struct machine *m, value *args)
{
    double u, alpha;
    if (!draw(m, args[0], &u) || !object_as_double(m, args[1], &alpha))
        return NULL;
    return alpha == 0.0 ? divided_by_zero(m) : float_power(m, 1.0 - u, -1.0 / alpha);
}

value random_weibullvariate(struct machine *m, value *args)
{
    double u, alpha, beta;
    if (!draw(m, args[0], &u) || !parameters(m, args, &alpha, &beta))
        return NULL;
    if (beta == 0.0)
        return divided_by_zero(m);
    value power = float_power(m, -log(1.0 - u), 1.0 / beta);
    if (!power || !is_float(m, power))
        return power;
    double result = alpha * float_value(power);
    drop(m, power);
    return float_new(m, result);
}

/* Few successes are expected: from one to the next in a geometric step. */
static bool binomial_by_steps(struct source *s, double n, double p, int64_t *x)
{
    double c = log2(1.0 - p), y = 0.0, u;
    *x = 0;
    if (c == 0.0)
        return true;
    for (;;) {
        if (!source_float(s, &u))
            return false;
        if (u <= 0.0) {
            math_domain_error(s->m);
            return false;
        }
        y += floor(log2(u) / c) + 1;
        if (y > n)
            return true;
        ++*x;
    }
}

/* Many are expected: Hoermann's BTRS. */
static bool binomial_by_rejection(struct source *s, double n, double p, int64_t *result)
{
    double deviation = sqrt(n * p * (1.0 - p));
    double b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5, vr = 0.92 - 4.2 / b, u, v;
    double alpha = (2.83 + 5.1 / b) * deviation, odds = log(p / (1.0 - p));
    double mode = floor((n + 1) * p);
    double h = math_lgamma(mode + 1) + math_lgamma(n - mode + 1);
    for (;;) {
        if (!source_float(s, &u))
            return false;
        u -= 0.5;
        double us = 0.5 - fabs(u), k = floor((2.0 * a / us + b) * u + c);
        if (k < 0 || k > n)
            continue;
        if (!source_float(s, &v))
            return false;
        *result = (int64_t)k;
        if (us >= 0.07 && v <= vr)
            return true;
        v *= alpha / (a / (us * us) + b);
        if (log(v) <= h - math_lgamma(k + 1) - math_lgamma(n - k + 1) + (k - mode) * odds)
            return true;
    }
}

/* 0 < p < 1 */
static bool binomial(struct source *s, int64_t n, double p, int64_t *result)
{
    double u;
    if (n == 1) {
        bool drawn = source_float(s, &u);
        *result = drawn && u < p;
        return drawn;
    }
    if (p > 0.5) {
        int64_t others;
        double rest = 1.0 - p;
        bool drawn = binomial(s, n, rest, &others);
        *result = drawn ? n - others : 0;
        return drawn;
    }
    if ((double)n * p < 10.0)
        return binomial_by_steps(s, (double)n, p, result);
    return binomial_by_rejection(s, (double)n, p, result);
}

value random_binomialvariate(struct machine *m, value *args)
{
    struct source source;
    int64_t n, result;
    double p;
    if (!object_as_int64(m, args[1], &n))
        return NULL;
    if (n < 0)
        return raise_error(m, m->types.ValueError, "n must be non-negative");
    if (!object_as_double(m, args[2], &p))
        return NULL;
    if (p == 0.0)
        return tag_small_int(0);
    if (p == 1.0)
        return int_new(m, n);
    if (!(p > 0.0 && p < 1.0))
        return raise_error(m, m->types.ValueError, "p must be in the range 0.0 <= p <= 1.0");
    if (!source_open(m, args[0], &source))
        return NULL;
    bool drawn = binomial(&source, n, p, &result);
    source_close(&source);
    return drawn ? int_new(m, result) : NULL;
}
