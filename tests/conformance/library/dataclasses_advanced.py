from dataclasses import dataclass, field, fields, asdict, replace, make_dataclass, KW_ONLY, InitVar, is_dataclass, FrozenInstanceError, astuple
from typing import ClassVar
@dataclass
class Item:
    name: str
    price: float = 0.0
    _: KW_ONLY
    tags: list[str] = field(default_factory=list)
    discount: InitVar[float] = 0
    count: ClassVar[int] = 0
    total: float = field(init=False)
    def __post_init__(self, discount):
        self.total = self.price * (1 - discount)
        Item.count += 1
i = Item("pen", 2.0, tags=["x"], discount=0.5)
print(i, i.total, Item.count, [f.name for f in fields(i)], asdict(i), is_dataclass(Item))
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = field(default="z", compare=False)
print(V(1) < V(2), V(1, "q") == V(1), hash(V(1)) == hash(V(1, "other")), replace(V(1), a=5), sorted([V(3), V(1)]))
try:
    V(1).a = 2
except FrozenInstanceError as error:
    print(type(error).__name__, error)
@dataclass(eq=False, repr=False)
class Plain:
    x: int = 1
print(Plain() == Plain(), repr(Plain()).startswith("<"), "Plain object" in repr(Plain()))
D = make_dataclass("D", [("x", int), ("y", int, 5)])
print(D(1), D(1) == D(1, 5), astuple(D(2)))
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Child(Base):
    c: int = 3
    a: int = 10
print(Child(), Child(1, 2, 3), Child.__match_args__)
@dataclass
class Nested:
    child: Base
    many: list
print(asdict(Nested(Base(1), [Base(2)])), Nested(Base(1), []))
try:
    @dataclass
    class Wrong:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
try:
    Base()
except TypeError as error:
    print(error)
try:
    replace(i, total=3)
except (ValueError, TypeError) as error:
    print(error)
