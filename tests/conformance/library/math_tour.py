import math
print(math.pi, math.e, math.sqrt(2), math.cbrt(27), math.exp(1), math.log(10), math.log(8, 2), math.log1p(1e-10), math.sin(1), math.cos(1), math.tan(1))
print(math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5))
print(math.floor(-0.5), math.ceil(-0.5), math.trunc(2.9), math.fabs(-1), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-1.25), math.frexp(10), math.ldexp(0.5, 4), math.copysign(2, -1))
print(math.gcd(48, 36, 60), math.lcm(4, 6, 10), math.comb(10, 3), math.perm(5), math.factorial(25), math.isqrt(10 ** 20), math.prod([2, 3, 4], start=2), math.fsum([1e100, 1, -1e100]), math.hypot(1, 2, 2), math.dist([1, 1], [4, 5]))
print(math.isfinite(1), math.isnan(math.nan), math.isinf(-math.inf), math.isclose(1, 1 + 1e-10), math.nextafter(1, 2), math.ulp(1.0), math.degrees(1), math.radians(180), math.gamma(5), math.lgamma(10), math.erf(0.5), math.erfc(0.5), math.sumprod([1, 2], [3, 4]), math.fma(2, 3, 4), math.exp2(3))
for f, *args in ((math.sqrt, -1), (math.log, 0), (math.log, -1), (math.acos, 2), (math.factorial, -3), (math.exp, 1e4), (math.gcd, 1.5), (math.comb, 3, -1), (math.sqrt, "x"), (math.floor, math.inf), (math.isqrt, -1), (math.fmod, 1, 0)):
    try:
        print(f(*args))
    except (ValueError, OverflowError, TypeError) as error:
        print(f.__name__, type(error).__name__, error)
