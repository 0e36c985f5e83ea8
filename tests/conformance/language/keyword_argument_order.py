def f(a, b=2, *args, c=3, **kwargs):
    print(a, b, args, c, kwargs)
f(1)
f(1, 5, 6, 7, c=8, z=9, y=10)
f(b=1, a=2)
f(*[1, 2, 3], **{"c": 4, "d": 5})
f(1, **{"b": 2})
def g(**kw):
    return list(kw)
print(g(z=1, a=2, m=3), g(**{"z": 1}, b=2))
class C:
    def __init__(self, *, name, size=1):
        self.name, self.size = name, size
print(C(name="n").name, C(size=2, name="m").size)
try:
    C("n")
except TypeError as error:
    print(error)
try:
    C(nmae="x")
except TypeError as error:
    print(error)
