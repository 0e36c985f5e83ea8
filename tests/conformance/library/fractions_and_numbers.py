# Fractions: arithmetic, parsing, formatting, their place in the tower of numbers.
import copy
import math
import numbers
import operator
from fractions import Fraction as F

for a in (F(1, 2), F(-7, 3), F(0)):
    for b in (F(22, 7), 2, 0.5, 1 + 2j, 0):
        for op in (operator.add, operator.truediv, operator.floordiv, divmod, operator.pow,
                   operator.lt):
            try:
                print(op.__name__, a, b, repr(op(a, b)), repr(op(b, a)))
            except (TypeError, ZeroDivisionError) as error:
                print(op.__name__, a, b, type(error).__name__, error)
for text in '3/4', ' -1.5e3 ', '1_000/3', '.5', '1.', 'x', '1/0', '1_', '5/-2':
    try:
        print(repr(F(text)))
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
for spec in '.3f', '<10', '^12', '=+12', '08', '.2e', '.3g', '.1%', '_', '#', ',.2f', '012,.3f':
    try:
        print(repr(format(F(-1234567, 3), spec)))
    except ValueError as error:
        print(error)
v = F(22, 7)
print(hash(F(1, 2)) == hash(0.5), round(v), round(v, 1), math.floor(v), math.ceil(v), int(v),
      v.limit_denominator(3), v.as_integer_ratio(), F(0.1), F(3.14159).limit_denominator(100))
for bad in ((1.5, 2), (None,), ([],)):
    try:
        F(*bad)
    except TypeError as error:
        print(error)
print(copy.deepcopy(v), isinstance(v, numbers.Rational), isinstance(1, numbers.Integral),
      isinstance(1.0, numbers.Rational), issubclass(F, numbers.Complex))
