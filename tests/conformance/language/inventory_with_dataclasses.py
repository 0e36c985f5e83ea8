from dataclasses import dataclass, field
from collections import defaultdict
from typing import Iterable
@dataclass(frozen=True)
class Product:
    sku: str
    price: float
@dataclass
class Inventory:
    stock: dict[Product, int] = field(default_factory=lambda: defaultdict(int))
    history: list = field(default_factory=list, repr=False)
    def receive(self, product: Product, quantity: int) -> None:
        if quantity <= 0:
            raise ValueError(f"bad quantity {quantity}")
        self.stock[product] += quantity
        self.history.append(("in", product.sku, quantity))
    def ship(self, product: Product, quantity: int) -> float:
        if self.stock[product] < quantity:
            raise LookupError(f"only {self.stock[product]} of {product.sku}")
        self.stock[product] -= quantity
        self.history.append(("out", product.sku, quantity))
        return quantity * product.price
    @property
    def value(self) -> float:
        return sum(p.price * q for p, q in self.stock.items())
    def low(self, limit: int = 5) -> Iterable[str]:
        yield from sorted(p.sku for p, q in self.stock.items() if q < limit)
pen, ink = Product("pen", 1.25), Product("ink", 7.5)
inventory = Inventory()
inventory.receive(pen, 10)
inventory.receive(ink, 3)
print(inventory.ship(pen, 4), inventory.value, list(inventory.low()), inventory.history)
for action in (lambda: inventory.ship(ink, 5), lambda: inventory.receive(pen, 0), lambda: setattr(pen, "price", 2)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(inventory, pen == Product("pen", 1.25), {pen, Product("pen", 1.25)} == {pen})
