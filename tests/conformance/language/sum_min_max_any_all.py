print(sum([]), sum([1.5, 2]), sum([[1], [2]], []), sum(range(5), 100), min(3, 1, 2), max("apple", "fig", key=len), min([], default=None), max([[1, 2], [1, 3]]))
print(any([]), all([]), any([0, "", None]), all([1, "x"]), sum([0.1] * 3), sum([True, True]), max(1, 2.0, True), min("b", "a", "C"))
print(sum([1e100, 1.0, -1e100]), sum([10 ** 20, 1]), max({"a": 1, "b": 0}), max([1, 5, 3], key=lambda n: -n), min(range(10), key=lambda n: (n - 4) ** 2))
for bad in (lambda: sum("ab"), lambda: sum(["a"]), lambda: max(), lambda: min([]), lambda: max(1, "a"), lambda: sum(5), lambda: any(5), lambda: max([1], [2], default=3)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(error)
