def read(lines):
    for line in lines:
        yield line.strip()
def parse(lines):
    for line in lines:
        if not line or line.startswith("#"):
            continue
        key, _, value = line.partition("=")
        yield key.strip(), value.strip()
def typed(pairs):
    for key, value in pairs:
        yield key, int(value) if value.isdigit() else value
text = ["# config", "a = 1", "", "name = ada ", "big=99999999999999999999"]
print(dict(typed(parse(read(text)))))
from itertools import islice, count, chain, takewhile, groupby, accumulate, product, permutations, combinations, zip_longest, cycle, repeat, starmap, tee, dropwhile, pairwise, batched
print(list(islice(count(5, 2), 4)), list(chain("ab", [1])), list(takewhile(lambda n: n < 3, count())), list(chain.from_iterable([[1], [2]])))
print([(k, list(g)) for k, g in groupby("aabbbc")], list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)))
print(list(product("ab", [1, 2])), list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)), list(zip_longest([1], "ab", fillvalue="-")))
print(list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(starmap(pow, [(2, 3), (3, 2)])), list(dropwhile(lambda n: n < 2, [1, 2, 1])), list(pairwise("abc")), list(batched("abcde", 2)))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), list(islice("abcdef", 1, 5, 2)), list(zip(*[iter(range(6))] * 2)))
def primes():
    found = []
    for n in count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n
print(list(islice(primes(), 10)))
