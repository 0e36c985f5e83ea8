"""Every operator that a class can define: plain, reflected, in place."""


class Told:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __add__(self, other): return f"{self} + {other}"
    def __sub__(self, other): return f"{self} - {other}"
    def __mul__(self, other): return f"{self} * {other}"
    def __matmul__(self, other): return f"{self} @ {other}"
    def __truediv__(self, other): return f"{self} / {other}"
    def __floordiv__(self, other): return f"{self} // {other}"
    def __mod__(self, other): return f"{self} % {other}"
    def __divmod__(self, other): return f"divmod({self}, {other})"
    def __pow__(self, other, modulo=None): return f"{self} ** {other} % {modulo}"
    def __lshift__(self, other): return f"{self} << {other}"
    def __rshift__(self, other): return f"{self} >> {other}"
    def __and__(self, other): return f"{self} & {other}"
    def __or__(self, other): return f"{self} | {other}"
    def __xor__(self, other): return f"{self} ^ {other}"
    def __lt__(self, other): return f"{self} < {other}"
    def __le__(self, other): return f"{self} <= {other}"
    def __gt__(self, other): return f"{self} > {other}"
    def __ge__(self, other): return f"{self} >= {other}"
    def __ne__(self, other): return f"{self} != {other}"
    def __eq__(self, other): return f"{self} == {other}"
    def __neg__(self): return f"-{self}"
    def __pos__(self): return f"+{self}"
    def __invert__(self): return f"~{self}"
    def __abs__(self): return f"abs({self})"


class Reflected:
    def __radd__(self, other): return f"{other} + r"
    def __rsub__(self, other): return f"{other} - r"
    def __rmul__(self, other): return f"{other} * r"
    def __rmatmul__(self, other): return f"{other} @ r"
    def __rtruediv__(self, other): return f"{other} / r"
    def __rfloordiv__(self, other): return f"{other} // r"
    def __rmod__(self, other): return f"{other} % r"
    def __rdivmod__(self, other): return f"divmod({other}, r)"
    def __rpow__(self, other, modulo=None): return f"{other} ** r"
    def __rlshift__(self, other): return f"{other} << r"
    def __rrshift__(self, other): return f"{other} >> r"
    def __rand__(self, other): return f"{other} & r"
    def __ror__(self, other): return f"{other} | r"
    def __rxor__(self, other): return f"{other} ^ r"


class InPlace:
    def __init__(self):
        self.done = []

    def note(self, what):
        self.done.append(what)
        return self

    def __iadd__(self, other): return self.note(f"+= {other}")
    def __isub__(self, other): return self.note(f"-= {other}")
    def __imul__(self, other): return self.note(f"*= {other}")
    def __imatmul__(self, other): return self.note(f"@= {other}")
    def __itruediv__(self, other): return self.note(f"/= {other}")
    def __ifloordiv__(self, other): return self.note(f"//= {other}")
    def __imod__(self, other): return self.note(f"%= {other}")
    def __ipow__(self, other): return self.note(f"**= {other}")
    def __ilshift__(self, other): return self.note(f"<<= {other}")
    def __irshift__(self, other): return self.note(f">>= {other}")
    def __iand__(self, other): return self.note(f"&= {other}")
    def __ior__(self, other): return self.note(f"|= {other}")
    def __ixor__(self, other): return self.note(f"^= {other}")


a, b = Told("a"), Told("b")
print(a + b, a - b, a * b, a @ b, a / b, a // b, a % b, divmod(a, b), a ** b, pow(a, b, 5), sep="; ")
print(a << b, a >> b, a & b, a | b, a ^ b, a < b, a <= b, a > b, a >= b, a != b, a == b, -a, +a, ~a, abs(a), sep="; ")
r = Reflected()
for left in (1, 2.5, "s", [1]):
    print(left + r if not isinstance(left, (str, list)) else "-", left - r, left / r, left // r, left ** r, left << r, left >> r,
          left & r, left | r, left ^ r, left @ r, divmod(left, r), sep="; ")
print(3 * r, 3 % r, [1] * r)
x = InPlace()
x += 1; x -= 2; x *= 3; x @= 4; x /= 5; x //= 6; x %= 7; x **= 8; x <<= 9; x >>= 10; x &= 11; x |= 12; x ^= 13
print(*x.done)
for name in ("1 + object()", "1 @ 2", "-'a'", "[] < 1", "r < r", "x & 1", "r + r"):
    try:
        print(eval(name))
    except TypeError as error:
        print(name, "->", str(error).replace("__main__.", ""))
