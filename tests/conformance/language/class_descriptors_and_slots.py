class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, f"no {self.name}")
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value
    def __delete__(self, obj): print("delete", self.name)
class Person:
    name, age = Typed(str), Typed(int)
p = Person()
p.name = "Ada"
print(p.name, p.age, p.__dict__)
try:
    p.age = "old"
except TypeError as error:
    print(error)
del p.age
class NonData:
    def __get__(self, obj, owner): return "from descriptor"
class Uses: value = NonData()
u = Uses()
print(u.value)
u.value = "own"
print(u.value, Uses.value)
class Slotted:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slotted()
print(s.a, hasattr(s, "b"), hasattr(s, "__dict__"), Slotted.__slots__)
for action in (lambda: s.b, lambda: setattr(s, "c", 1)):
    try:
        action()
    except AttributeError as error:
        print(error)
class Cached:
    calls = 0
    def __get__(self, obj, owner):
        Cached.calls += 1
        obj.expensive = 42
        return 42
class Lazy: expensive = Cached()
lazy = Lazy()
print(lazy.expensive, lazy.expensive, Cached.calls)
from functools import cached_property
class C:
    @cached_property
    def data(self):
        print("computed")
        return [1]
c = C()
print(c.data, c.data, vars(c))
