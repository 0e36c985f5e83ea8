from typing import Any, Optional, Union, List, Dict, Callable, TypeVar, Generic, NamedTuple, TypedDict, Literal, Protocol, overload, get_type_hints, TYPE_CHECKING, cast, Annotated, Self, NoReturn, Iterator, Awaitable
T = TypeVar("T")
def f(a: int, b: Optional[str] = None) -> Dict[str, List[int]]: ...
print(get_type_hints(f), Optional[int], Union[int, str, None], List[int], Dict[str, Any], Callable[[int], str], Literal["a", 1], Annotated[int, "m"], T)
class Stack(Generic[T]):
    def push(self, x: T) -> Self:
        return self
print(Stack[int], Stack[int]().push(1).__class__.__name__, Stack.__parameters__, Stack[int].__args__)
class P(NamedTuple):
    x: int
    y: str = "d"
print(P(1), P(1)._asdict(), P.__annotations__)
class Movie(TypedDict):
    name: str
    year: int
print(Movie(name="x", year=1), Movie.__annotations__, Movie.__total__)
class Speaks(Protocol):
    def speak(self) -> str: ...
class Dog:
    def speak(self): return "woof"
def talk(s: Speaks) -> str: return s.speak()
print(talk(Dog()), cast(int, "x"), TYPE_CHECKING, Union[int, int], Optional[None], Union[int, Union[str, int]], int | str == str | int)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), List[int] == List[int], list[int] == List[int], Any, NoReturn, Awaitable[int], Iterator[str])
