print([x * x for x in range(5)], [x for x in range(20) if x % 2 if x % 3], {x: str(x) for x in (1, 2)})
print([(x, y) for x in range(3) for y in range(x)], [[j for j in range(i)] for i in range(4)])
print({len(w) for w in ["a", "bb", "cc"]}, sum(x for x in range(5)), list(c for c in "abc"))
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [cell for row in matrix for cell in row])
x = "outer"
print([x for x in range(3)], x, [y := 5, y ** 2], y)
print([a + b for a, b in [(1, 2), (3, 4)]], [f() for f in [lambda i=i: i for i in range(3)]])
print([f() for f in [lambda: i for i in range(3)]])
class Holder:
    size = 3
    items = [n * 2 for n in range(size)]
print(Holder.items, any(x > 3 for x in [1, 5]), ",".join(str(i) for i in range(4)))
generator = (print("made", i) or i for i in range(3))
print(next(generator), "between", next(generator), list(generator), list(generator))
print({k: [v for v in range(k)] for k in range(3)}, [x if x % 2 else -x for x in range(4)])
