t = (1, 2, 3)
a, b, c = t
x, *rest = [1, 2, 3, 4]
*start, last = "abcd"
first, *middle, end = range(6)
(p, q), [r, *s] = (1, 2), (3, 4, 5)
print(a, b, c, x, rest, start, last, first, middle, end, p, q, r, s)
a, b = b, a
print(a, b, t + (4,), t * 2, t[1:], t.index(2), t.count(1), (1,), (), tuple("ab"), 3 in t)
print((1, 2) < (1, 2, 0), (1, "a") == (1, "a"), hash((1, 2)) == hash((1, 2)), {(0, 1): "k"}[0, 1])
print([*t, *"xy"], (*t, 9), {**{"a": 1}, "b": 2, **{"a": 3}}, {*t, 1})
for i, (k, v) in enumerate({"a": 1, "b": 2}.items(), start=1):
    print(i, k, v)
def total(*args, **kwargs):
    return args, kwargs
print(total(*t, 4, *[5], z=1, **{"y": 2}))
for bad in ["a, b = (1, 2, 3)", "a, b, c = 'ab'", "a, *b, c = [1]", "a, b = 5"]:
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
