from enum import Enum, Flag, IntFlag, auto, unique, IntEnum
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius, 2)
    @classmethod
    def biggest(cls): return max(cls, key=lambda p: p.mass)
print(Planet.EARTH, Planet.EARTH.density, Planet.biggest(), Planet.MARS.value, Planet((0.64, 3.39)))
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    A = auto()
    B = auto()
print(list(Auto), Auto.A.value, Auto("b"), Auto.A in Auto, "a" in Auto)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
class F(IntFlag):
    R = 4
    W = 2
    X = 1
    RWX = 7
print(F.R | F.W, F(5), F.RWX, F.R in F.RWX, list(F.RWX), int(F.R | 8), F(0), ~F.R, repr(F.R & F.W))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value)
class Status(str, Enum):
    OK = "ok"
print(Status.OK, Status.OK == "ok", f"{Status.OK}", Status("ok"), repr(Status.OK), Status.OK.upper())
class Meta(IntEnum):
    ONE = 1
    @classmethod
    def _missing_(cls, value): return cls.ONE
print(Meta(99), Meta.ONE + 1, f"{Meta.ONE:03d}", Meta.ONE == 1, {1: "x"}[Meta.ONE])
try:
    class Sub(Planet): pass
except TypeError as error:
    print(error)
try:
    Planet.EARTH = 5
except AttributeError as error:
    print(error)
print(Planet.EARTH.name, [p.name for p in reversed(Planet)], Planet.__members__["MARS"] is Planet.MARS, isinstance(Planet.EARTH, Planet), Planet["EARTH"] is Planet.EARTH, len(Planet), bool(Planet.EARTH))
