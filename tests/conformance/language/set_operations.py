a, b = {3, 1, 2}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {1} < a, a >= {1, 2}, a.isdisjoint({9}))
a.add(5)
a.discard(99)
a.remove(1)
print(a, len(a), 5 in a, sorted(a), sum(a), max(a))
print({"apple", "pear", "fig", "kiwi"}, set("hello"), {1.5, 2, "x", None, (1, 2)}, set(), {x % 3 for x in range(9)})
print({100, 17, 33, 1, 64, -1, -2}, frozenset([1, 2]), {frozenset()}, {True, 1, 0, False})
a |= {7}
a -= {2}
a &= {3, 5, 7}
print(a, a.union([1], (2,)), a.intersection([3]), a.difference([3]), a.symmetric_difference([3, 9]), a.copy() == a)
a.update([8], [9])
a.intersection_update({8, 9, 3})
print(a, frozenset({1}) == {1}, {1, 2} == {2, 1}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
try:
    a.remove(42)
except KeyError as error:
    print("KeyError", error)
try:
    {[1]}
except TypeError as error:
    print(error)
print({"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"})
print({f"item-{i}" for i in range(12)})
