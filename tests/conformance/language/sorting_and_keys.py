people = [("bob", 30), ("ada", 25), ("cyd", 30), ("dan", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted(people, reverse=True), sorted(people, key=lambda p: p[1], reverse=True))
print(sorted("bCaD"), sorted("bCaD", key=str.lower), sorted([True, 0, 3, -1.5]), sorted({"b": 1, "a": 2}))
numbers = [(i * 7919) % 101 for i in range(40)]
print(sorted(numbers) == sorted(numbers[::-1]), sorted(numbers)[:5], max(numbers), numbers.index(max(numbers)))
from operator import itemgetter, attrgetter
print(sorted(people, key=itemgetter(1, 0)), min(people, key=itemgetter(1)), list(map(itemgetter(0), people)))
class Item:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f"I{self.n}"
items = [Item(n) for n in (3, 1, 2)]
items.sort()
print(items, min(items), sorted(items, key=attrgetter("n"), reverse=True))
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
try:
    [3, 1].sort(lambda a: a)
except TypeError as error:
    print(error)
import functools
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]))
