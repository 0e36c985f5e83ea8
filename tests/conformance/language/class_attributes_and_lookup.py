class A:
    shared = []
    count = 0
    def __init__(self):
        A.count += 1
        self.own = A.count
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")
    def __setattr__(self, name, value):
        if name == "locked":
            raise AttributeError("locked!")
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("deleting", name)
        object.__delattr__(self, name)
a, b = A(), A()
a.shared.append(1)
a.count = 99
print(b.shared, A.count, a.count, b.count, a.own, b.own, a.dyn_x, getattr(a, "zzz", "fallback"), hasattr(a, "dyn_q"))
for action in (lambda: a.nope, lambda: setattr(a, "locked", 1), lambda: delattr(a, "missing")):
    try:
        action()
    except AttributeError as error:
        print(error)
del a.own
print(a.__dict__, A.__dict__["count"], "shared" in vars(A), type(a).__name__, a.__class__ is A)
class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        namespace["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)
    def __call__(cls, *args):
        print("creating", cls.__name__)
        return super().__call__(*args)
    def __len__(cls): return 42
class M(metaclass=Meta): pass
print(M().made_by, len(M), type(M), isinstance(M, Meta))
class Singleton:
    _one = None
    def __new__(cls):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one
print(Singleton() is Singleton(), object.__new__(A).__class__.__name__)
class WithGet:
    def __getattribute__(self, name):
        return "got " + name
print(WithGet().anything)
