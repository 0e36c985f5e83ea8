print(list(map(len, ["a", "bb"])), list(map(pow, [2, 3], [3, 2])), list(filter(str.isdigit, "a1b2")), list(filter(None, [0, 1, None, "x"])))
print(list(zip("abc", [1, 2, 3], (True, False))), list(enumerate("ab", start=10)), dict(enumerate("xy")), [*zip(*[(1, "a"), (2, "b")])])
m = map(lambda x: x + 1, [1, 2])
print(next(m), list(m), list(m), type(m).__name__, type(zip()).__name__, type(filter(None, [])).__name__, list(reversed(range(3))))
print(min(map(abs, [-3, 2])), sum(map(int, "123")), sorted(map(str, [10, 9])), all(map(bool, [1, "x"])), "".join(map(chr, [97, 98])))
try:
    list(map(None, [1]))
except TypeError as error:
    print(error)
try:
    map(len)
except TypeError as error:
    print(error)
