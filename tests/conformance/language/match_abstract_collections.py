"""Sequence and mapping patterns match what collections.abc makes or registers as such."""
import collections
import collections.abc


class Pair(collections.abc.Sequence):
    def __getitem__(self, index):
        return ("left", "right")[index]

    def __len__(self):
        return 2


class Settings(collections.abc.Mapping):
    def __getitem__(self, key):
        return {"depth": 3}[key]

    def __len__(self):
        return 1

    def __iter__(self):
        return iter(["depth"])


class Plain:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        if index > 1:
            raise IndexError(index)
        return index


class Registered(Plain):
    pass


class Below(Registered):
    pass


collections.abc.Sequence.register(Registered)


class Both(Pair, Settings):
    pass


def kind(value):
    match value:
        case [first, second]:
            return "pair", first, second
        case [*rest]:
            return "sequence", rest
        case {"depth": depth}:
            return "depth", depth
        case {**rest}:
            return "mapping", rest
    return "neither"


for value in (Pair(), Settings(), Plain(), Registered(), Below(), Both(), collections.UserDict(depth=1), collections.deque("abc"),
              collections.UserList([1, 2]), collections.ChainMap({"depth": 2}), collections.Counter("a"), range(2), "ab",
              b"ab", bytearray(b"ab"), memoryview(b"ab"), {1, 2}, iter([1, 2])):
    print(type(value).__name__, kind(value))
