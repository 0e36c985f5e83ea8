from __future__ import annotations
from typing import Any, Optional, Union, Callable, TypeVar, Generic, NamedTuple, TypedDict, Literal, Final, ClassVar, Awaitable, AsyncIterator
import typing
T = TypeVar("T")
Number = Union[int, float]
Handler = Callable[[str], Awaitable[None]]
MAX: Final = 10
class Box(Generic[T]):
    items: ClassVar[list] = []
    def __init__(self, value: T) -> None:
        self.value: T = value
    def get(self) -> Optional[T]:
        return self.value
class Point(NamedTuple):
    x: int
    y: int = 0
class Movie(TypedDict, total=False):
    title: str
async def stream(n: int) -> AsyncIterator[undefined_type]:
    yield n
def f(a: int, *args: "str", b: list[int] | None = None, **kw: dict[str, Any]) -> Literal["x"]:
    c: does_not_exist = 1
    return c
print(Box[int](5).get(), Point(1), Movie(title="x"), f(1), f.__annotations__["a"], Point.__annotations__)
variable: int
print("variable" in globals(), __annotations__["variable"], isinstance(5, int | str), typing.cast(int, "5"))
def generic[U](value: U) -> U: return value
type Alias = list[int]
class Stack[V]:
    def push(self, v: V) -> None: pass
print(generic(3), Alias.__name__, Stack.__name__, Stack[int]().push(1))
