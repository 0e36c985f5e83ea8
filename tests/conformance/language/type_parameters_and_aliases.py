def first[T](items: list[T]) -> T:
    return items[0]
class Box[T]:
    def __init__(self, item: T): self.item = item
    def map[U](self, f) -> "Box[U]": return Box(f(self.item))
type Pair[A, B] = tuple[A, B]
print(first([1, 2]), Box(3).map(str).item, Pair.__name__, Box[int], first.__type_params__, list[int], dict[str, list[int]], int | None, tuple[int, ...])
print(Box.__type_params__, list[int]([1, 2]), isinstance([1], list), type(list[int]).__name__, list[int].__origin__, list[int].__args__)
from typing import Optional, Union, Any, Callable
print(Optional[int], Union[int, str], Callable[[int], str], Any)
