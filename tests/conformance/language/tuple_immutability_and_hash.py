t = (1, [2], "three")
for action in ("t[0] = 5", "del t[0]", "t.append(1)", "hash(t)", "t < (1, 2)", "t + [1]", "t[5]"):
    try:
        print(eval(action) if "=" not in action and "del" not in action else exec(action))
    except Exception as error:
        print(type(error).__name__, error)
t[1].append(3)
print(t, t == (1, [2, 3], "three"), len(t), t[1:], t[::-1], (), (1,), 1, (1, 2), ((1,),))
print(hash((1, 2)), hash(()), hash((1, "a")) == hash((1, "a")), (1, 2) < (1, 3) < (2,), () < (0,))
a = 1,
b, = a
print(a, b, tuple(x for x in range(3)), tuple({"k": 1}), (1, 2) * 2, 3 * (0,), 2 in (1, 2), (1, 2, 1).count(1))
from collections import namedtuple
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._replace(y=5), p._asdict(), Point._fields, p == (1, 0), [*p], Point(*[3, 4]))
x, y = p
print(x, y, isinstance(p, tuple), hash(p) == hash((1, 0)))
try:
    p.x = 5
except AttributeError as error:
    print(error)
