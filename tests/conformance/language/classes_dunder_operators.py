class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Vec({self.x}, {self.y})"
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o):
        return Vec(self.x + o, self.y + o)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self):
        return Vec(-self.x, -self.y)
    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vec) else NotImplemented
    def __hash__(self):
        return hash((self.x, self.y))
    def __lt__(self, o):
        return abs(self) < abs(o)
    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self):
        return bool(self.x or self.y)
    def __iter__(self):
        yield self.x
        yield self.y
    def __getitem__(self, i):
        return (self.x, self.y)[i]
    def __len__(self):
        return 2
    def __contains__(self, v):
        return v in (self.x, self.y)
    def __call__(self, z):
        return (self.x, self.y, z)
    def __iadd__(self, o):
        self.x += o.x
        return self
    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y
    def __format__(self, spec):
        return f"<{self.x:{spec}}|{self.y:{spec}}>"
    def __int__(self):
        return int(self.x)
    def __index__(self):
        return self.y
a, b = Vec(1, 2), Vec(3, 4)
print(a + b, 10 + a, a * 3, 3 * a, -a, a == Vec(1, 2), a != b, a == 5, a < b, abs(b), bool(Vec(0, 0)))
print(list(a), a[1], len(a), 2 in a, a(9), a @ b, f"{a:.1f}", int(b), [5, 6, 7][a], {a: "v"}[Vec(1, 2)], sorted([b, a]))
a += b
x, y = a
print(a, x, y, max(a, b), sum([a, b], 0) if False else hex(a))
for bad in (lambda: a + 1, lambda: a - b, lambda: a > 1, lambda: "s" + a, lambda: a ** 2):
    try:
        bad()
    except TypeError as error:
        print(error)
