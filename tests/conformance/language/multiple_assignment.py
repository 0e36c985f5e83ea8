a = b = c = 0
a += 1
x, y = 1, 2
x, y = y, x
(p, q), r = (1, 2), 3
[m, n] = "ab"
first, *rest = range(4)
*init, last = range(4)
head, *middle, tail = "abcd"
print(a, b, c, x, y, p, q, r, m, n, first, rest, init, last, head, middle, tail)
i = 0
values = [10, 20, 30]
i, values[i] = 2, 99
print(i, values)
d = {}
d["a"], d["b"] = 1, 2
class O: pass
O.x, O.y = "xy"
print(d, O.x, O.y)
for (k, v), w in [((1, 2), 3)]:
    print(k, v, w)
