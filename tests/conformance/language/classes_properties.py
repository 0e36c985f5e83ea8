class Celsius:
    absolute_zero = -273.15
    def __init__(self, degrees=0):
        self.degrees = degrees
    @property
    def degrees(self):
        "In degrees."
        return self._degrees
    @degrees.setter
    def degrees(self, value):
        if value < self.absolute_zero:
            raise ValueError(f"too cold: {value}")
        self._degrees = value
    @degrees.deleter
    def degrees(self):
        print("deleted")
        self._degrees = 0
    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32
    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)
    @staticmethod
    def describe(n):
        return "hot" if n > 30 else "cold"
t = Celsius(25)
t.degrees += 10
print(t.degrees, t.fahrenheit, Celsius.from_fahrenheit(212).degrees, Celsius.describe(31), t.describe(5))
del t.degrees
print(t.degrees, Celsius.degrees.__doc__)
for attempt in (lambda: Celsius(-300), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit")):
    try:
        attempt()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
class Slots:
    __slots__ = ("x", "y")
    def __init__(self):
        self.x = 1
s = Slots()
try:
    s.z = 1
except AttributeError as error:
    print(error)
try:
    s.y
except AttributeError as error:
    print(error)
class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, "unset")
    def __set__(self, obj, value):
        print("set", self.name, value)
        setattr(obj, self.name, value)
class Uses:
    field = Descriptor()
u = Uses()
print(u.field)
u.field = 5
print(u.field, vars(u), type(Uses.field).__name__)
