from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass
class User:
    name: str
    age: int = 0
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)
    def older(self):
        return replace(self, age=self.age + 1)
a = User("ada", 36)
b = User(name="ada", age=36, secret="other")
a.tags.append("x")
print(a, b, a == b, User("z") == User("z"), a.older(), asdict(a), astuple(b), [f.name for f in fields(User)])
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
v = Version(1, 2)
print(sorted([Version(2), v, Version(1)]), v < Version(1, 3), hash(v) == hash(Version(1, 2)), {v: "ok"}[Version(1, 2)])
try:
    v.major = 5
except Exception as error:
    print(type(error).__name__, error)
try:
    User()
except TypeError as error:
    print(error)
@dataclass
class Base:
    x: int = 1
    def __post_init__(self):
        self.doubled = self.x * 2
@dataclass
class Child(Base):
    y: int = 2
print(Child(5, 6), Child(5).doubled, Child(y=3))
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
@dataclass(slots=True, kw_only=True)
class Slotted:
    a: int
    b: int = 2
print(Slotted(a=1))
try:
    Slotted(1)
except TypeError as error:
    print(error)
