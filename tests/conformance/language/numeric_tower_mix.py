from fractions import Fraction
from decimal import Decimal
import math
print(1 + 2.0, 3 * True, 7 // 2.0, 2 ** 0.5 == math.sqrt(2), 10 % 3.0, 1 / 3 + 1 / 3, int(1e15), 1e15 == 10 ** 15, 2 ** 53 + 1 == float(2 ** 53 + 1))
print(2 ** 1000 > 1e300, 10 ** 400 > 1e308, 1 < float("inf"), -(10 ** 400) < float("-inf") if False else "", hash(2.0) == hash(2), 0.1 + 0.2 == 0.3)
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.75"), float(Fraction(1, 4)), Decimal("0.1") + Decimal("0.2"), round(Decimal("2.675"), 2))
print(math.floor(2.7), math.trunc(-2.7), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.log(8, 2), math.log2(8), math.log10(1000), math.exp(0), math.copysign(1, -0.0))
print(math.degrees(math.pi), math.sin(0), math.cos(0), math.atan2(1, 1), math.isnan(math.nan), math.isinf(math.inf), math.lcm(4, 6), math.modf(2.5), math.frexp(8.0), math.dist((0, 0), (3, 4)), math.tau)
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: 10 ** 400 * 1.0, lambda: math.exp(1000), lambda: 2.0 ** 5000, lambda: math.factorial(1.5), lambda: float(10 ** 400)):
    try:
        bad()
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
