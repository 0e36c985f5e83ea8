data = [("b", 2), ("a", 2), ("c", 1), ("d", 2), ("e", 1)]
data.sort(key=lambda p: p[1])
print(data)
data.sort(key=lambda p: p[1], reverse=True)
print(data)
print(sorted([3, 1, 2, 1], key=lambda n: -n), sorted(["b", "B", "a"], key=str.lower), sorted([[2], [1, 9], []]))
print(sorted([0.5, 1, -1, True, False]), sorted("a1B"), sorted({3: "x", 1: "y"}.items()), sorted([(1, "b"), (1, "a")]))
numbers = [n * 37 % 101 for i in range(3) for n in range(1, 100, 7)]
print(sorted(numbers, key=lambda n: n % 10)[:12], sorted(range(70), key=lambda n: (n % 7, -n))[:11])
class Key:
    compared = 0
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        Key.compared += 1
        return self.n < other.n
result = sorted([5, 2, 8, 1], key=Key)
print(result, Key.compared > 3)
a = [3, 2, 1]
try:
    a.sort(key=lambda n: a.append(n) or n)
except ValueError as error:
    print(error)
try:
    [1, None].sort()
except TypeError as error:
    print(error)
