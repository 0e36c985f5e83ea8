squares = (n * n for n in range(5))
print(next(squares), list(squares), list(squares), sum(n for n in range(4)), max((len(w) for w in ["a", "bbb"]), default=0))
nested = ((x, y) for x in range(2) for y in range(x, 2))
print(list(nested), tuple(c for c in "abc" if c != "b"), ", ".join(str(n) for n in range(3)))
def gen():
    yield from (n for n in range(3) if n)
print(list(gen()), dict((k, v) for k, v in zip("ab", (1, 2))), any(n > 2 for n in range(10)))
lazy = (print("evaluating", n) or n for n in range(2))
print("made")
for n in lazy:
    print("got", n)
try:
    print(list(1 / n for n in (1, 0)))
except ZeroDivisionError as error:
    print(error)
