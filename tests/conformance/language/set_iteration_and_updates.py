s = set()
for n in [5, 3, 9, 3, 1]:
    s.add(n)
print(s, 3 in s, len(s), min(s), sorted(s, reverse=True))
print(s.pop() in (1, 3, 5, 9), len(s))
a, b = set("abc"), set("bcd")
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a & b < a, a.issubset("abcdef"), a.issuperset("ab"))
a -= {"a"}
a ^= {"z", "b"}
print(sorted(a), {1, 2}.isdisjoint([3]), frozenset("ab") | {"c"} == {"a", "b", "c"})
for action in (lambda: {1} + {2}, lambda: {1} | [2], lambda: set().pop(), lambda: frozenset().add(1), lambda: {1} < [1], lambda: {{}}, lambda: set(5)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
try:
    for n in s:
        s.add(n + 100)
except RuntimeError as error:
    print(error)
print({frozenset([1]): "x"}[frozenset([1])], {(1, 2), (2, 1)} == {(2, 1), (1, 2)}, len({1, 1.0, True}))
print(set([1, 2]) == frozenset([2, 1]), set() == {}, bool(set()), {*"ab", *[1]} == {"a", "b", 1})
