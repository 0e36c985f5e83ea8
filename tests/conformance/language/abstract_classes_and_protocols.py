from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f"{self.name} {self.area()}"
class Square(Shape):
    name = "square"
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Half(Shape):
    def area(self): return 0
print(Square(2).describe(), isinstance(Square(1), Shape), Shape.__abstractmethods__ == {"area", "name"})
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
class File:
    def close(self): pass
print(isinstance(File(), Closable), isinstance(5, Closable))
import collections.abc as cabc
print(isinstance([], cabc.Sequence), isinstance({}, cabc.Mapping), isinstance(iter([]), cabc.Iterator), isinstance(len, cabc.Callable), isinstance("", cabc.Hashable), isinstance([], cabc.Hashable), issubclass(dict, cabc.MutableMapping))
class Sized:
    def __len__(self): return 1
print(isinstance(Sized(), cabc.Sized), isinstance(range(3), cabc.Sequence), isinstance({1}, cabc.Set))
@Shape.register
class Foreign: pass
print(issubclass(Foreign, Shape))
