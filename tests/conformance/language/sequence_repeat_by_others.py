"""Sequences times something else: its __rmul__ goes before its __index__; pow() of subclasses."""


class R:
    def __rmul__(self, other):
        return ('rmul', other)

    def __index__(self):
        return 3


class N:
    def __index__(self):
        return 2


class Power(int):
    def __pow__(self, other, modulus=None):
        return ('pow', int(self), other, modulus)

    def __rpow__(self, other, modulus=None):
        return ('rpow', other, modulus)


class Plain(int):
    def __mul__(self, other):
        return 'mul'


for left in ('x', [1], (1,), b'x', bytearray(b'y')):
    print(left * R(), left * N(), left * 2)
print(pow(Power(2), 3, 5), pow(2, Power(3), 5), pow(Power(2), 3), 2 ** Power(3))
print(pow(Plain(2), 3, 5), Plain(2) * 3, 3 * Plain(2))
items = [1]
items *= N()
print(items)
