"""Of two bases, one a mapping and one a sequence, the first decides what `match` sees."""
import asyncio
import collections


class MappingFirst(collections.UserDict, collections.abc.Sequence):
    pass


class SequenceFirst(collections.UserList, collections.abc.Mapping):
    keys = items = values = None


class Counted(collections.OrderedDict, collections.abc.Sequence):
    pass


for kind in (MappingFirst, SequenceFirst, Counted):
    match kind():
        case [*items]:
            print(kind.__name__, "sequence")
        case {}:
            print(kind.__name__, "mapping")
print(asyncio.iscoroutine(1))
