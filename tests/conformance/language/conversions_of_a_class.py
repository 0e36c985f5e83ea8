"""What int(), round(), bytes() and their like ask of a class."""
import math
import operator


class Measure:
    def __init__(self, value): self.value = value
    def __int__(self): return int(self.value)
    def __float__(self): return float(self.value)
    def __complex__(self): return complex(self.value, 1)
    def __index__(self): return int(self.value)
    def __round__(self, ndigits=None): return ("rounded", ndigits)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __bytes__(self): return b"measure"
    def __divmod__(self, other): return ("divmod", other)
    def __dir__(self): return ["value", "alpha"]
    def __length_hint__(self): return 7
    def __bool__(self): return self.value > 2
    def __format__(self, spec): return f"<{spec}>"
    def __hash__(self): return 42
    def __contains__(self, item): return item == 3
    def __reversed__(self): return iter("backwards")
    def __call__(self, *args, **kwargs): return args, kwargs
    def __sizeof__(self): return 100


m = Measure(2.5)
print(int(m), float(m), complex(m), range(m), [10, 20, 30][m], hex(m), bin(m), "ab" * m, chr(Measure(65)))
print(round(m), round(m, 1), math.trunc(m), math.floor(m), math.ceil(m), bytes(m), divmod(m, 2), dir(m))
print(operator.length_hint(m), bool(m), f"{m:abc}", format(m), hash(m), 3 in m, 4 in m, "".join(reversed(m)), m(1, a=2))


class Wrong:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __index__(self): return 1.5
    def __len__(self): return -1
    def __bool__(self): return 1
    def __hash__(self): return "h"
    def __repr__(self): return 5
    def __str__(self): return None
    def __bytes__(self): return "b"
    def __format__(self, spec): return 1
    def __iter__(self): return 3
    def __dir__(self): return 4
    def __length_hint__(self): return "7"


for function in (int, float, range, len, bool, hash, repr, str, bytes, format, iter, dir, operator.length_hint):
    try:
        print(function(Wrong()))
    except (TypeError, ValueError) as error:
        print(function.__name__, type(error).__name__, error)
