class P:
    kind = "p"
    def __init__(self):
        self.a = 1
p = P()
print(getattr(p, "a"), getattr(p, "z", "none"), hasattr(p, "kind"), vars(p), p.__dict__ is vars(p), P.__name__, p.__class__.__name__)
setattr(p, "b", 2)
p.__dict__["c"] = 3
print(p.b, p.c, sorted(vars(p).items()), [n for n in dir(p) if not n.startswith("__")])
delattr(p, "a")
try:
    p.a
except AttributeError as error:
    print(error, error.name, error.obj is p)
try:
    getattr(p, "q")
except AttributeError as error:
    print(error)
P.late = lambda self: f"late {self.b}"
print(p.late(), P.__doc__, P.__module__, P.__bases__, type(P).__name__, isinstance(P, object))
p.__class__ = type("Q", (P,), {"extra": 1})
print(p.extra, type(p).__name__)
try:
    object().x = 1
except AttributeError as error:
    print(error)
try:
    (1).x = 1
except AttributeError as error:
    print(error)
