/* The module math: functions of one or two floats, logarithms, and the table of them all. CPython
 * 3.13 Modules/mathmodule.c. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "sim/modules/math_parts.h"
#include "sim/modules/module.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

#define PI  3.141592653589793238462643383279502884197
#define E   2.718281828459045235360287471352662497757
#define TAU 6.283185307179586476925286766559005768394

typedef double float_function(double x);

value math_domain_error(struct machine *m)
{
    return raise_error(m, m->types.ValueError, "math domain error");
}

value math_range_error(struct machine *m)
{
    return raise_error(m, m->types.OverflowError, "math range error");
}

/* NaN from a number is a wrong argument; so is an infinity where the function has a pole, else it
 * is an overflow. */
static value apply(struct machine *m, value v, float_function *function, bool can_overflow)
{
    double x;
    if (!object_as_double(m, v, &x))
        return NULL;
    double result = function(x);
    if (isnan(result) && !isnan(x))
        return math_domain_error(m);
    if (isinf(result) && isfinite(x))
        return can_overflow ? math_range_error(m) : math_domain_error(m);
    return float_new(m, result);
}

static double degrees(double x)
{
    return x * (180.0 / PI);
}

static double radians(double x)
{
    return x * (PI / 180.0);
}

/* X(name, function, whether it can overflow, what it returns) */
#define ONE_ARGUMENT(X)                                                                            \
    X(acos, acos, false, "the arc cosine (measured in radians) of x")                              \
    X(acosh, acosh, false, "the inverse hyperbolic cosine of x")                                   \
    X(asin, asin, false, "the arc sine (measured in radians) of x")                                \
    X(asinh, asinh, false, "the inverse hyperbolic sine of x")                                     \
    X(atan, atan, false, "the arc tangent (measured in radians) of x")                             \
    X(atanh, atanh, false, "the inverse hyperbolic tangent of x")                                  \
    X(cbrt, cbrt, false, "the cube root of x")                                                     \
    X(cos, cos, false, "the cosine of x (measured in radians)")                                    \
    X(cosh, cosh, true, "the hyperbolic cosine of x")                                              \
    X(degrees, degrees, true, "angle x converted from radians to degrees")                         \
    X(erf, erf, true, "the error function at x")                                                   \
    X(erfc, erfc, true, "the complementary error function at x")                                   \
    X(exp, exp, true, "e raised to the power of x")                                                \
    X(exp2, exp2, true, "2 raised to the power of x")                                              \
    X(expm1, expm1, true, "exp(x)-1, precise for small x")                                         \
    X(fabs, fabs, false, "the absolute value of the float x")                                      \
    X(log1p, log1p, false, "the natural logarithm of 1+x (base e)")                                \
    X(radians, radians, false, "angle x converted from degrees to radians")                        \
    X(sin, sin, false, "the sine of x (measured in radians)")                                      \
    X(sinh, sinh, true, "the hyperbolic sine of x")                                                \
    X(sqrt, sqrt, false, "the square root of x")                                                   \
    X(tan, tan, false, "the tangent of x (measured in radians)")                                   \
    X(tanh, tanh, false, "the hyperbolic tangent of x")

#define X(name, function, can_overflow, words)                                                     \
    static value name##_body(struct machine *m, value *args)                                       \
    {                                                                                              \
        return apply(m, args[0], function, can_overflow);                                          \
    }
ONE_ARGUMENT(X)
#undef X

static value gamma_body(struct machine *m, value *args)
{
    double x;
    if (!object_as_double(m, args[0], &x))
        return NULL;
    double result = math_gamma(x);
    if ((isnan(result) && !isnan(x)) || x == 0.0)
        return math_domain_error(m);
    return isinf(result) && isfinite(x) ? math_range_error(m) : float_new(m, result);
}

static value lgamma_body(struct machine *m, value *args)
{
    double x;
    if (!object_as_double(m, args[0], &x))
        return NULL;
    double result = math_lgamma(x);
    if (isinf(result) && isfinite(x))
        return x <= 0.0 && x == floor(x) ? math_domain_error(m) : math_range_error(m);
    return float_new(m, result);
}

/* The logarithm of a number, also of an int too large for a float. */
static bool logarithm(struct machine *m, value v, float_function *function, double *result)
{
    double x;
    int64_t exponent;
    if (is_int(m, v)) {
        if (int_sign(v) <= 0) {
            math_domain_error(m);
            return false;
        }
        x = int_to_scaled_double(v, &exponent);
        if (int_bit_length(v) <= DBL_MAX_EXP && isfinite(ldexp(x, (int)exponent)))
            *result = function(ldexp(x, (int)exponent));
        else /* as CPython: from a mantissa below one */
            *result = function(ldexp(x, -53)) + function(2.0) * (double)(exponent + 53);
        return true;
    }
    if (!object_as_double(m, v, &x))
        return false;
    *result = function(x);
    if (x <= 0.0 || (isnan(*result) && !isnan(x))) {
        math_domain_error(m);
        return false;
    }
    return true;
}

static value log_body(struct machine *m, value *args)
{
    double above, below;
    if (!logarithm(m, args[0], log, &above))
        return NULL;
    if (!args[1])
        return float_new(m, above);
    if (!logarithm(m, args[1], log, &below))
        return NULL;
    if (below == 0.0)
        return raise_error(m, m->types.ZeroDivisionError, "float division by zero");
    return float_new(m, above / below);
}

static value log2_body(struct machine *m, value *args)
{
    double result;
    return logarithm(m, args[0], log2, &result) ? float_new(m, result) : NULL;
}

static value log10_body(struct machine *m, value *args)
{
    double result;
    return logarithm(m, args[0], log10, &result) ? float_new(m, result) : NULL;
}

static bool two_floats(struct machine *m, value *args, double *x, double *y)
{
    return object_as_double(m, args[0], x) && object_as_double(m, args[1], y);
}

static value atan2_body(struct machine *m, value *args)
{
    double y, x;
    return two_floats(m, args, &y, &x) ? float_new(m, atan2(y, x)) : NULL;
}

static value copysign_body(struct machine *m, value *args)
{
    double x, y;
    return two_floats(m, args, &x, &y) ? float_new(m, copysign(x, y)) : NULL;
}

static value fmod_body(struct machine *m, value *args)
{
    double x, y;
    if (!two_floats(m, args, &x, &y))
        return NULL;
    double result = isinf(y) && isfinite(x) ? x : fmod(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y))
        return math_domain_error(m);
    return float_new(m, result);
}

static value remainder_body(struct machine *m, value *args)
{
    double x, y;
    if (!two_floats(m, args, &x, &y))
        return NULL;
    double result = remainder(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y))
        return math_domain_error(m);
    return float_new(m, result);
}

static value pow_body(struct machine *m, value *args)
{
    double x, y;
    if (!two_floats(m, args, &x, &y))
        return NULL;
    double result = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(result) || (isinf(result) && x == 0.0))
            return math_domain_error(m);
        if (isinf(result))
            return math_range_error(m);
    }
    return float_new(m, result);
}

static value fma_body(struct machine *m, value *args)
{
    double x, y, z;
    if (!two_floats(m, args, &x, &y) || !object_as_double(m, args[2], &z))
        return NULL;
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z))
        return raise_error(m, m->types.ValueError, "invalid operation in fma");
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z))
        return raise_error(m, m->types.OverflowError, "overflow in fma");
    return float_new(m, result);
}

/* A pair of a float and another new reference, which is stolen. */
static value pair_with(struct machine *m, double first, value second)
{
    value a = second ? float_new(m, first) : NULL;
    value pair = a ? tuple_pack2(m, a, second) : NULL;
    drop(m, a);
    drop(m, second);
    return pair;
}

static value frexp_body(struct machine *m, value *args)
{
    double x;
    int exponent = 0;
    if (!object_as_double(m, args[0], &x))
        return NULL;
    if (isfinite(x) && x != 0.0)
        x = frexp(x, &exponent);
    return pair_with(m, x, tag_small_int(exponent));
}

static value modf_body(struct machine *m, value *args)
{
    double x, whole;
    if (!object_as_double(m, args[0], &x))
        return NULL;
    double fraction = modf(x, &whole);
    return pair_with(m, fraction, float_new(m, whole));
}

static value ldexp_body(struct machine *m, value *args)
{
    double x;
    int64_t exponent;
    if (!object_as_double(m, args[0], &x))
        return NULL;
    if (!is_int(m, args[1]))
        return raise_error(m, m->types.TypeError, "Expected an int as second argument to ldexp.");
    if (!int_fits_int64(args[1], &exponent) || exponent > 100000 || exponent < -100000)
        exponent = int_sign(args[1]) * 100000;
    double result = ldexp(x, (int)exponent);
    return isinf(result) && isfinite(x) ? math_range_error(m) : float_new(m, result);
}

/* A float that lies `steps` floats further on, in the order of all floats. */
static double step_towards(double x, double y, uint64_t steps)
{
    uint64_t from, to, sign = (uint64_t)1 << 63;
    memcpy(&from, &x, sizeof from);
    memcpy(&to, &y, sizeof to);
    if ((from ^ to) & sign) { /* through zero */
        uint64_t down = from & ~sign, up = to & ~sign;
        if (steps <= down)
            from -= steps;
        else if (steps - down <= up)
            from = (to & sign) | (steps - down);
        else
            from = to;
    } else if ((from & ~sign) > (to & ~sign)) {
        from -= steps < from - to ? steps : from - to;
    } else {
        from += steps < to - from ? steps : to - from;
    }
    memcpy(&x, &from, sizeof x);
    return x;
}

static value nextafter_body(struct machine *m, value *args)
{
    double x, y;
    int64_t steps;
    if (!two_floats(m, args, &x, &y))
        return NULL;
    if (args[2] == NONE)
        return float_new(m, nextafter(x, y));
    value count = object_index(m, args[2]);
    if (!count)
        return NULL;
    int sign = int_sign(count);
    if (!int_fits_int64(count, &steps))
        steps = INT64_MAX;
    drop(m, count);
    if (sign < 0)
        return raise_error(m, m->types.ValueError, "steps must be a non-negative integer");
    if (steps == 0 || isnan(x))
        return float_new(m, x);
    if (isnan(y) || x == y)
        return float_new(m, y);
    return float_new(m, step_towards(x, y, (uint64_t)steps));
}

static value ulp_body(struct machine *m, value *args)
{
    double x;
    if (!object_as_double(m, args[0], &x))
        return NULL;
    x = fabs(x);
    if (!isfinite(x))
        return float_new(m, x);
    double next = nextafter(x, HUGE_VAL);
    return float_new(m, isinf(next) ? x - nextafter(x, 0.0) : next - x);
}

/* Python's own rounding method if the value has one: 1 and the result, 0, -1. */
static int by_method(struct machine *m, value v, value name, value *result)
{
    value method = is_float(m, v) && is_exactly(v, m->types.float_) ? NULL
                                                                    : object_find_special(m, v, name);
    if (!method)
        return m->error ? -1 : 0;
    *result = object_call0(m, method);
    drop(m, method);
    return *result ? 1 : -1;
}

static value rounded(struct machine *m, value v, value name, float_function *function)
{
    value result = NULL;
    double x;
    if (is_small_int(v))
        return v;
    int found = by_method(m, v, name, &result);
    if (found)
        return result;
    return object_as_double(m, v, &x) ? float_to_int(m, function(x)) : NULL;
}

static value floor_body(struct machine *m, value *args)
{
    return rounded(m, args[0], m->names.dunder_floor, floor);
}

static value ceil_body(struct machine *m, value *args)
{
    return rounded(m, args[0], m->names.dunder_ceil, ceil);
}

static value trunc_body(struct machine *m, value *args)
{
    value result = NULL;
    if (is_exactly(args[0], m->types.float_))
        return float_to_int(m, trunc(float_value(args[0])));
    if (by_method(m, args[0], m->names.dunder_trunc, &result) == 0)
        raise_error(m, m->types.TypeError, "type %T doesn't define __trunc__ method", args[0]);
    return result;
}

static value isnan_body(struct machine *m, value *args)
{
    double x;
    return object_as_double(m, args[0], &x) ? tag_bool(isnan(x)) : NULL;
}

static value isinf_body(struct machine *m, value *args)
{
    double x;
    return object_as_double(m, args[0], &x) ? tag_bool(isinf(x)) : NULL;
}

static value isfinite_body(struct machine *m, value *args)
{
    double x;
    return object_as_double(m, args[0], &x) ? tag_bool(isfinite(x)) : NULL;
}

static value isclose_body(struct machine *m, value *args)
{
    double a, b, relative, absolute;
    if (!two_floats(m, args, &a, &b) || !two_floats(m, args + 2, &relative, &absolute))
        return NULL;
    if (relative < 0.0 || absolute < 0.0)
        return raise_error(m, m->types.ValueError, "tolerances must be non-negative");
    if (a == b)
        return TRUE;
    if (isinf(a) || isinf(b))
        return FALSE;
    double difference = fabs(b - a);
    return tag_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
                    difference <= absolute);
}

static bool add_float(struct machine *m, struct dict *names, const char *name, double number)
{
    value v = float_new(m, number);
    bool done = v && dict_set_text(m, names, name, v);
    drop(m, v);
    return done;
}

static bool fill(struct machine *m, struct dict *names)
{
    return add_float(m, names, "pi", PI) && add_float(m, names, "e", E) &&
           add_float(m, names, "tau", TAU) && add_float(m, names, "inf", HUGE_VAL) &&
           add_float(m, names, "nan", NAN);
}

static const struct native_spec functions[] = {
#define X(name, function, can_overflow, words)                                                     \
    {#name "(x, /)", name##_body, "Return " words "."},
    ONE_ARGUMENT(X)
#undef X
    {"atan2(y, x, /)", atan2_body,
     "Return the arc tangent (measured in radians) of y/x.\n\n"
     "Unlike atan(y/x), the signs of both x and y are considered."},
    {"ceil(x, /)", ceil_body,
     "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."},
    {"comb(n, k, /)", math_comb,
     "Number of ways to choose k items from n items without repetition and without order."},
    {"copysign(x, y, /)", copysign_body,
     "Return a float with the magnitude (absolute value) of x but the sign of y."},
    {"dist(p, q, /)", math_dist, "Return the Euclidean distance between two points p and q."},
    {"factorial(n, /)", math_factorial, "Find n!."},
    {"floor(x, /)", floor_body,
     "Return the floor of x as an Integral.\n\nThis is the largest integer <= x."},
    {"fma(x, y, z, /)", fma_body, "Fused multiply-add operation."},
    {"fmod(x, y, /)", fmod_body, "Return fmod(x, y), according to platform C."},
    {"frexp(x, /)", frexp_body, "Return the mantissa and exponent of x, as pair (m, e)."},
    {"fsum(seq, /)", math_fsum, "Return an accurate floating-point sum of values."},
    {"gamma(x, /)", gamma_body, "Gamma function at x."},
    {"gcd(*integers)", math_gcd, "Greatest Common Divisor."},
    {"hypot(*coordinates)", math_hypot, "Multidimensional Euclidean distance from the origin."},
    {"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose_body,
     "Determine whether two floating-point numbers are close in value."},
    {"isfinite(x, /)", isfinite_body, "Return True if x is neither an infinity nor a NaN."},
    {"isinf(x, /)", isinf_body, "Return True if x is a positive or negative infinity."},
    {"isnan(x, /)", isnan_body, "Return True if x is a NaN (not a number), and False otherwise."},
    {"isqrt(n, /)", math_isqrt, "Return the integer part of the square root of the input."},
    {"lcm(*integers)", math_lcm, "Least Common Multiple."},
    {"ldexp(x, i, /)", ldexp_body, "Return x * (2**i)."},
    {"lgamma(x, /)", lgamma_body,
     "Natural logarithm of absolute value of Gamma function at x."},
    {"log(x, base=..., /)", log_body,
     "log(x, [base=math.e])\nReturn the logarithm of x to the given base."},
    {"log10(x, /)", log10_body, "Return the base 10 logarithm of x."},
    {"log2(x, /)", log2_body, "Return the base 2 logarithm of x."},
    {"modf(x, /)", modf_body, "Return the fractional and integer parts of x."},
    {"nextafter(x, y, /, *, steps=None)", nextafter_body,
     "Return the floating-point value the given number of steps after x towards y."},
    {"perm(n, k=None, /)", math_perm,
     "Number of ways to choose k items from n items without repetition and with order."},
    {"pow(x, y, /)", pow_body, "Return x**y (x to the power of y)."},
    {"prod(iterable, /, *, start=1)", math_prod,
     "Calculate the product of all the elements in the input iterable."},
    {"remainder(x, y, /)", remainder_body, "Difference between x and the closest integer multiple of y."},
    {"sumprod(p, q, /)", math_sumprod,
     "Return the sum of products of values from two iterables p and q."},
    {"trunc(x, /)", trunc_body, "Truncates the Real x to the nearest Integral toward 0."},
    {"ulp(x, /)", ulp_body, "Return the value of the least significant bit of the float x."},
    {0},
};

const struct module_spec math_module = {
    .name = "math",
    .functions = functions,
    .fill = fill,
};
