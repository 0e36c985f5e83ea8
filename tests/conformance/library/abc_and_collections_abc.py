from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Sequence, Mapping, MutableMapping, Iterable, Iterator, Callable, Awaitable, Coroutine, AsyncIterator, AsyncIterable, Hashable, Sized, Container, Generator, Set
class Words(Sequence):
    def __init__(self, *w): self.w = w
    def __getitem__(self, i): return self.w[i]
    def __len__(self): return len(self.w)
s = Words("a", "b", "a")
print(list(s), "b" in s, s.index("b"), s.count("a"), list(reversed(s)), isinstance(s, Iterable))
class Box(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
b = Box()
b.update(x=1, y=2)
print(dict(b), b.pop("x"), b.setdefault("z", 3), b.get("q", "no"), list(b.items()), "y" in b, b == {"y": 2, "z": 3}, list(b.keys()))
class Abstract(ABC):
    @abstractmethod
    def one(self): ...
    @abstractmethod
    def two(self): ...
for cls in (Abstract, Words, type("Half", (Abstract,), {"one": 1}), type("NoLen", (Sequence,), {})):
    try:
        cls()
        print("made", cls.__name__)
    except TypeError as error:
        print(error)
async def coro(): pass
async def agen(): yield
c, a = coro(), agen()
print(isinstance(c, Coroutine), isinstance(c, Awaitable), isinstance(a, AsyncIterator), isinstance(iter([]), Iterator), isinstance((x for x in []), Generator), isinstance(1, Hashable), isinstance([], Hashable), isinstance(len, Callable), isinstance(5, Sized))
c.close()
