from enum import Enum, IntEnum, Flag, auto, StrEnum, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def pretty(self): return self.name.title()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], Color.CRIMSON is Color.RED, Color.GREEN.pretty())
print(list(Color), len(Color), Color.RED in Color, Color.RED == 1, Color.RED is Color(1), {Color.RED: "r"}, isinstance(Color.RED, Color), Color.__members__.keys())
class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
print(Level.LOW < Level.HIGH, Level.HIGH + 1, f"{Level.LOW}", repr(Level.LOW), Level(2), sorted([Level.HIGH, Level.LOW]))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), (Perm.R | Perm.W).value, ~Perm.R, Perm(0), Perm.R & Perm.W)
class Mode(StrEnum):
    ON = auto()
    OFF = "off!"
print(Mode.ON, Mode.OFF, f"{Mode.ON}", Mode.ON == "on", repr(Mode.OFF), Mode.ON.upper())
for bad in (lambda: Color(9), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 5), lambda: Color.BLUE):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
match Color(1):
    case Color.RED: print("matched red")
print(Color.RED < Color.GREEN if False else "unordered", hash(Color.RED) == hash("RED"))
