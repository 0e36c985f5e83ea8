"""What a class or metaclass is asked while classes are made and asked about."""
import types


class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases, **keywords):
        print("prepare", name, bases, keywords)
        return {"first": 0}

    def __new__(mcs, name, bases, namespace, **keywords):
        return super().__new__(mcs, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)

    def __instancecheck__(cls, instance): return instance == 5
    def __subclasscheck__(cls, subclass): return subclass is int


class Base(metaclass=Ordered, tag="x"):
    pass


print(Base.first, isinstance(5, Base), isinstance(6, Base), issubclass(int, Base), issubclass(str, Base))


class Plugin:
    names = []

    def __init_subclass__(cls, /, name=None, **keywords):
        super().__init_subclass__(**keywords)
        Plugin.names.append((cls.__name__, name))

    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"


class Field:
    def __set_name__(self, owner, name): self.place = f"{owner.__name__}.{name}"
    def __get__(self, instance, owner=None): return self.place if instance is None else instance.__dict__.get(self.place, "unset")
    def __set__(self, instance, value): instance.__dict__[self.place] = value
    def __delete__(self, instance): del instance.__dict__[self.place]


class Loader(Plugin, name="loader"):
    size = Field()

    def set_up(self):
        self.ready = True


loader = Loader()
print(Plugin.names, Plugin[int, str], Loader.size, loader.size)
loader.size = 4
print(loader.size, vars(loader))
del loader.size
print(loader.size, Plugin.__subclasses__(), Loader.__static_attributes__, Loader.__firstlineno__ > 40)


class Stand:
    def __mro_entries__(self, bases):
        return (Plugin,)


class FromEntry(Stand()):
    pass


print(FromEntry.__bases__, len(FromEntry.__orig_bases__), types.get_original_bases(FromEntry)[0].__class__.__name__)


class Duck:
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "quack")


print(issubclass(type("Mallard", (), {"quack": 1}), Duck))
for text in ("class A(Plugin, colour=1): pass", "class A(int, str): pass", "class A(object, Plugin): pass", "class A(5): pass",
             "class A(metaclass=print): pass", "class A(bool): pass", "Base.mro(); type('B', (), {}, x=1)"):
    try:
        exec(text)
    except TypeError as error:
        print(text, "->", error)
