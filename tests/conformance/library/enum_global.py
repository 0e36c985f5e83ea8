# Members put into their module: their repr names the module.
import enum


@enum.global_enum
class Color(enum.Enum):
    RED = 1
    BLUE = 2


@enum.global_enum
class Perm(enum.Flag):
    R = 4
    W = 2


print(RED, repr(BLUE), R | W, repr(R | W), repr(R), repr(Perm(0)), str(Perm(0)))


@enum.global_enum
class Level(enum.IntEnum):
    LOW = 1


print(LOW, repr(LOW), f'{LOW}')
