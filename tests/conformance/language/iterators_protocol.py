class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(2)), 2 in Countdown(3), [*Countdown(2)])
class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print(list(Old()), 20 in Old(), list(enumerate(Old(), 5)), list(zip(Old(), "ab")))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None), iter(it) is it)
numbers = iter(lambda c=Countdown(4): next(c), 1)
print(list(numbers), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])))
print(list(zip("abc", range(2))), list(zip()), list(zip([1], [2], strict=True)), dict(enumerate("xy")))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
for bad in (lambda: iter(5), lambda: next([]), lambda: [*None], lambda: list(5)):
    try:
        bad()
    except TypeError as error:
        print(error)
first, second = iter("xy")
print(first, second, list(reversed("abc")), sorted(Countdown(5), key=lambda n: n % 3))
print(all([]), any([]), min([3, 1]), max("b", "a"), min([], default="none"), sum([[1], [2]], []))
class Backwards:
    def __reversed__(self):
        return iter("rev")
print(list(reversed(Backwards())), "".join(reversed("live")))
