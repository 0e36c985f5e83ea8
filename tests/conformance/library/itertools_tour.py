import itertools as it
print(list(it.accumulate([1, 2, 3], initial=10)), list(it.chain([1], "a")), list(it.combinations_with_replacement("ab", 2)), list(it.compress("abcd", [1, 0, 1])), list(it.islice(it.count(10, -2), 3)))
print(list(it.filterfalse(lambda n: n % 2, range(5))), [(k, len(list(g))) for k, g in it.groupby("aabccc")], list(it.product([0, 1], repeat=2)), list(it.repeat("x", 2)), list(it.zip_longest("ab", [1])))
print(list(it.permutations("abc", 2))[:4], list(it.pairwise([1, 2, 3])), list(it.batched(range(5), 2)), list(it.starmap(max, [(1, 2), (4, 3)])), list(it.takewhile(str.isalpha, "ab1c")), list(it.dropwhile(str.isalpha, "ab1c")))
cycle = it.cycle([1, 2])
print([next(cycle) for _ in range(5)], list(it.islice("abcdefg", 1, None, 3)))
a, b, c = it.tee(range(3), 3)
print(list(a), next(b), list(b), list(c), it.count(5), it.repeat(1), type(it.chain()).__name__)
data = [("x", 1), ("y", 2), ("x", 3)]
print({k: [v for _, v in g] for k, g in it.groupby(sorted(data), key=lambda p: p[0])}, sum(it.chain.from_iterable([[1], [2, 3]])), list(it.combinations(range(4), 3)))
try:
    it.islice([], -1)
except ValueError as error:
    print(error)
