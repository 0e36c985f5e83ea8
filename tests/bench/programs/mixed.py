"""Objects, dicts, lists and strings, as an ordinary program uses them."""
from dataclasses import dataclass

N = 60_000


@dataclass
class Order:
    number: int
    customer: str
    amount: float
    paid: bool = False

    def total(self, rate):
        return self.amount * (1 + rate)


class Ledger:
    def __init__(self):
        self.orders = []
        self.by_customer = {}
        self._sum = 0.0

    @property
    def sum(self):
        return self._sum

    def add(self, order):
        self.orders.append(order)
        self.by_customer.setdefault(order.customer, []).append(order)
        self._sum += order.total(0.2)


class Shape:
    def __init__(self, side):
        self.side = side

    def area(self):
        raise NotImplementedError


class Square(Shape):
    def area(self):
        return self.side ** 2


class Cube(Square):
    def __init__(self, side):
        super().__init__(side)
        self.faces = 6

    def area(self):
        return self.faces * super().area()


def use_ledger():
    ledger = Ledger()
    for i in range(N):
        ledger.add(Order(i, f"customer-{i % 100:03}", i * 0.5, paid=i % 3 == 0))
    best = sorted(ledger.by_customer.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:3]
    paid = [order.number for order in ledger.orders if order.paid]
    return round(ledger.sum, 2), [name for name, _ in best], len(paid)


def use_shapes():
    shapes = [Square(i) if i % 2 else Cube(i) for i in range(N)]
    return sum(shape.area() for shape in shapes)


def count_words():
    text = "the loop runs a task until the task waits and then the loop runs another task " * (N // 20)
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    lines = []
    for word, count in sorted(counts.items()):
        lines.append(word.upper().ljust(8) + "=" + str(count))
    return ";".join(lines)


def build_text():
    parts = []
    out = ""
    for i in range(N):
        out += "x" if i % 2 else "yz"
        if i % 10 == 0:
            parts.append(f"{i}:{i * 2!r}")
    joined = ",".join(parts)
    return len(out), len(joined), joined.count("0"), joined.replace(":", "-")[:20]


def sieve():
    limit = N * 5
    flags = [True] * limit
    for i in range(2, int(limit ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, limit, i):
                flags[j] = False
    return sum(1 for i, flag in enumerate(flags) if flag and i > 1)


def use_tuples():
    grid = {(x, y): x * y for x in range(200) for y in range(200)}
    neighbours = 0
    for (x, y), _ in grid.items():
        for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            if (x + dx, y + dy) in grid:
                neighbours += 1
    return neighbours


def use_exceptions():
    failures = 0
    for i in range(N):
        try:
            if i % 4 == 0:
                raise ValueError(i)
            int("x" if i % 5 == 0 else "7")
        except ValueError:
            failures += 1
    return failures


for part in (use_ledger, use_shapes, count_words, build_text, sieve, use_tuples, use_exceptions):
    print(part.__name__, part())
