print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(1.5), hash(0.1), hash(float("inf")), hash(-0.0), hash(True))
print(hash("a"), hash("hello world"), hash(""), hash(b"bytes"), hash("é"), hash("日本語"))
print(hash(()), hash((1,)), hash((1, "a", 2.5)), hash(((1, 2), 3)), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(["a", "b"])))
print(hash(None) == hash(None), hash(10 ** 40), hash(-(10 ** 40)), hash(1e300), hash(range(3)) == hash(range(0, 3)), hash(3 + 0j) == hash(3))
for bad in ([], {}, set(), bytearray(), ([],), slice(1) if False else {1: []}):
    try:
        hash(bad)
    except TypeError as error:
        print(error)
