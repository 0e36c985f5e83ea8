class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])
    def __eq__(self, other):
        return self.rows == other.rows
    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]
    def __setitem__(self, key, value):
        self.rows[key[0]][key[1]] = value
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def T(self):
        return Matrix(zip(*self.rows))
    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        for _ in range(n):
            result = result @ self
        return result
    def __str__(self):
        return "\n".join(" ".join(f"{x:4}" for x in row) for row in self.rows)
    def __iter__(self):
        return (x for row in self.rows for x in row)
m = Matrix([[1, 1], [1, 0]])
print(m ** 10, m.T == m, (m @ Matrix.identity(2)) == m, m[0, 1], sep="\n")
m[1, 1] = 7
print(m, list(m), max(m), sep="\n")
