import statistics
from fractions import Fraction
from decimal import Decimal, getcontext, ROUND_HALF_UP
data = [1, 2, 2, 3, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.stdev(data), statistics.pvariance(data), statistics.quantiles(data, n=4), statistics.fmean(data))
print(Fraction(3, 6), Fraction(1, 3) * 3 == 1, Fraction(0.5), Fraction("1/7") + 1, repr(Fraction(2, 4)), float(Fraction(1, 8)), Fraction(7, 3) // 1, round(Fraction(7, 3), 1))
print(Decimal("1.10") + Decimal("2.20"), Decimal(1) / Decimal(7), Decimal("2.5").quantize(Decimal("1"), rounding=ROUND_HALF_UP), repr(Decimal("0.1")), Decimal("1E+3"), Decimal(5) ** 2, Decimal("3.14").as_tuple().digits)
getcontext().prec = 6
print(Decimal(1) / 3, Decimal(2).sqrt())
