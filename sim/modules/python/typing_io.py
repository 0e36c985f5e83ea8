"""typing.IO and its kin: what is said of streams."""
from abc import abstractmethod
from typing import AnyStr, Generic


class IO(Generic[AnyStr]):
    """A stream of str or bytes."""

    __slots__ = ()

    @abstractmethod
    def read(self, n=-1): ...

    @abstractmethod
    def write(self, s): ...

    @abstractmethod
    def close(self): ...


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


IO.__module__ = BinaryIO.__module__ = TextIO.__module__ = 'typing'
