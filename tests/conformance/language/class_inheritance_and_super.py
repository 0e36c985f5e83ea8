class Base:
    def __init__(self, *args, **kwargs):
        print("Base init", args, kwargs)
    def who(self):
        return ["Base"]
class Left(Base):
    def __init__(self, *args, left=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.left = left
    def who(self):
        return ["Left"] + super().who()
class Right(Base):
    def __init__(self, *args, right=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.right = right
    def who(self):
        return ["Right"] + super().who()
class Bottom(Left, Right):
    def who(self):
        return ["Bottom"] + super().who()
b = Bottom(1, left="l", right="r", extra="e") if False else Bottom(1, left="l", right="r")
print(b.who(), b.left, b.right, [c.__name__ for c in Bottom.__mro__], Bottom.mro() == list(Bottom.__mro__))
print(isinstance(b, Right), issubclass(Bottom, (Left, int)), super(Left, b).who(), Bottom.__bases__)
class Shape:
    registry = {}
    def __init_subclass__(cls, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry[kind or cls.__name__] = cls.__name__
    def area(self):
        raise NotImplementedError("area")
class Square(Shape, kind="sq"):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Circle(Shape): pass
print(Shape.registry, Square(3).area())
try:
    Circle().area()
except NotImplementedError as error:
    print(repr(error))
try:
    class Broken(Base, Left): pass
except TypeError as error:
    print(str(error).splitlines()[0])
class Static:
    @classmethod
    def make(cls): return cls.__name__
class Sub(Static): pass
print(Sub.make(), Sub().make(), Static.make.__func__.__name__, type(super(Sub, Sub)).__name__)
